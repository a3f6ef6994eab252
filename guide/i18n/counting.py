"""Numbers with their nouns, for reports in English."""


def counted(number: int, noun: str) -> str:
    """`1 rule`, `64 rules`: the number, and the noun in its form."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
