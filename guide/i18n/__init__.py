"""The program's own words, in every language, and what depends on a language."""
