"""From answers to a journey: replay, position, what may come, ageing, privacy, exact regions. Pure."""
