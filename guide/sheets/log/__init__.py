"""The contact log: its content model, its entries, what is said and counted of them, and how they are shown."""
