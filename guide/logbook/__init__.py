"""The contact log as a person sees it: entries with what is said of them, the table, the totals, a drawn view."""
