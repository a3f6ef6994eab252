"""A guide as data: its models, how it is read and checked, and the questions one can ask of it."""
