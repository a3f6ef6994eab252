"""Telephone, ID and card numbers in what people type, and what is left of one that is cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.values.telephone import Numbers, numbers_in

MOBILE = "13812345678"
ID = "110101199003071234"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"他用 {MOBILE} 打来", [MOBILE]),
        (f"tel.{MOBILE}", [MOBILE]),
        (f"5 {MOBILE}", [MOBILE]),
        (f"{MOBILE} 13987654321", [MOBILE, "13987654321"]),
        ("+86 138 1234 5678", ["+86 138 1234 5678"]),
        ("0086-138-1234-5678", ["0086-138-1234-5678"]),
        ("138-1234-5678", ["138-1234-5678"]),
        ("138.1234.5678", ["138.1234.5678"]),
        ("１３８１２３４５６７８", ["１３８１２３４５６７８"]),
        ("＋８６　１３８　１２３４　５６７８", ["＋８６　１３８　１２３４　５６７８"]),
        ("座机 021-61234567 转 801", ["021-61234567"]),
        ("(021) 6123-4567", ["(021) 6123-4567"]),
        ("0755 2345 6789", ["0755 2345 6789"]),
        ("010-61234567", ["010-61234567"]),
        ("+852 9123 4567", ["+852 9123 4567"]),
        (f"身份证 {ID}。", [ID]),
        ("11010119900307123X", ["11010119900307123X"]),
        ("6222 0212 3456 7890 123", ["6222 0212 3456 7890 123"]),
        ("12378、110、95188、400-810-1234", []),
        ("2026-06-04 21:30", []),
        ("2026-06-04 2026-06-05", []),
        ("从 05-29 10:12 到 06-01 15:40", []),
        ("末四码 5678，欠 2,520 元，一共 61234567 分", []),
        ("23812345678", []),
    ],
)
def test_what_looks_like_a_whole_number(text: str, found: list[str]) -> None:
    assert numbers_in(text) == found
    cut = Numbers([text]).cut(text)
    assert numbers_in(cut) == []
    assert (cut == text) == (not found)


@pytest.mark.parametrize(
    "ways",
    [
        (
            MOBILE,
            "138 1234 5678",
            "138.1234.5678",
            "+86 138-1234-5678",
            "8613812345678",
            "１３８１２３４５６７８",
            "打 138 1234 5678 来",
        ),
        ("02161234567", "021-6123-4567", "(021) 61234567", "+86 21 6123 4567", "0086 21 61234567"),
    ],
)
def test_two_ways_of_writing_one_number_are_one(ways: tuple[str, ...]) -> None:
    numbers = Numbers(ways, loose=True)
    assert len({numbers.key(way) for way in ways}) == 1
    assert len({numbers.key(numbers.cut(way)) for way in ways}) == 1


def test_two_numbers_that_end_alike_stay_two_when_they_are_cut() -> None:
    texts = ["02112345678", "13899995678", "021-1234-5678"]
    numbers = Numbers(texts, loose=True)
    cut = [numbers.cut(text) for text in texts]
    assert cut == ["…5678", "…5678 (2)", "…5678"]
    again = Numbers(cut, loose=True)
    assert [again.cut(text) for text in cut] == cut
    assert [again.key(text) for text in cut] == [numbers.key(text) for text in texts]


DIGITS = st.sampled_from([MOBILE, "13912345678", "02161234567", "075561234567", "95188", "5678", "6123456"])
WRITTEN = st.tuples(DIGITS, st.sampled_from(["", " ", "-", "."]), st.sampled_from(["", "+86", "打 "])).map(
    lambda each: (each[2] if each[0].startswith("1") or each[2] == "打 " else "") + each[1].join(each[0])
)


@given(st.lists(WRITTEN, max_size=8))
def test_cutting_changes_no_count(texts: list[str]) -> None:
    numbers = Numbers(texts, loose=True)
    cut = [numbers.cut(text) for text in texts]
    after = Numbers(cut, loose=True)
    assert [after.key(text) for text in cut] == [numbers.key(text) for text in texts]
    assert [after.cut(text) for text in cut] == cut
