"""The sheets of a guide as content: their fields, what they say, the rules that entries are held against."""
