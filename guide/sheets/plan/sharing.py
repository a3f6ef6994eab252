"""Sharing money among debts in proportion to their balances, to the yuan, by largest remainder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

Fen: TypeAlias = int
"""An amount of money in hundredths of a yuan."""
YUAN: Fen = 100


def whole_yuan(amount: Fen) -> Fen:
    """An amount without its fen, rounded down."""
    return amount // YUAN * YUAN


def share(available: Fen, balances: Sequence[Fen]) -> list[Fen]:
    """What each debt gets of `available`: whole yuan, or its whole balance where its share would be more.

    What a capped debt leaves is shared again among the others. The offers sum to all balances, or to what is available
    but for less than one yuan, which only fen in a capped balance can leave.
    """
    offers = [0] * len(balances)
    places = [i for i, balance in enumerate(balances) if balance > 0]
    while places:
        shares = _in_proportion(max(available, 0) // YUAN, [balances[i] for i in places])
        capped = [i for i, amount in zip(places, shares, strict=True) if amount > balances[i]]
        for i, amount in zip(places, shares, strict=True):
            offers[i] = min(amount, balances[i])
        if not capped:
            break
        available -= sum(balances[i] for i in capped)
        places = [i for i in places if i not in capped]
    return offers


def _in_proportion(yuan: int, weights: Sequence[int]) -> list[Fen]:
    """Whole yuan in proportion, as fen: rounded down, then one more to each of the largest fractions."""
    total = sum(weights)
    shares = [yuan * weight // total for weight in weights]
    by_fraction = sorted(range(len(weights)), key=lambda i: -(yuan * weights[i] % total))
    for i in by_fraction[: yuan - sum(shares)]:
        shares[i] += 1
    return [amount * YUAN for amount in shares]
