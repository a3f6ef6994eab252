"""What an editor holds against the texts of a guide: sources, voices, terms, lengths. Read only by `guide check`."""
