"""A guide as data: its models, how its files are read and checked, its conditions."""
