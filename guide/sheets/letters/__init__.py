"""Letters: their content model, what goes into them, the draft, and what the person has made of it."""
