"""The house style of a guide's texts: sources, voices, terms, lengths, languages. Read only by `guide check`."""
