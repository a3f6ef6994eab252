"""The proof of a guide: walked over every answer at once, with a counter-example for whatever does not hold."""
