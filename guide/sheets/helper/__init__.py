"""The summary for a helper, as content."""
