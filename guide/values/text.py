"""Typed text made alike before it is read: one width, one script, one dash, nothing invisible, and never too long;
and numbers with their nouns."""

from __future__ import annotations

import re
import unicodedata

from guide.values.refused import Refused

LONGEST = 100
"""Characters: far more than any number, amount, day or time takes."""
_ALIKE = (
    (
        "万亿两个号后周间点时块圆钱币约礼这过钟当里里凌负笔岁张条",
        "萬億兩個號後週間點時塊圓錢幣約禮這過鐘當裡裏淩負筆歲張條",
    ),
    ("零零一二三四五六七八九十百千", "〇○壹貳參肆伍陸柒捌玖拾佰仟"),
    ("二三三六", "贰叁叄陆"),
    ("-------.", "‐‑‒–—―−。"),
)
"""What is written in many ways, sign by sign: characters, figures as on cheques, dashes, a full stop."""
_ONE = str.maketrans({other: one for ones, others in _ALIKE for one, other in zip(ones, others, strict=True)})
_DIGITS = str.maketrans("零一二三四五六七八九两", "01234567892")
_CHINESE = "\u3007\u4e00-\u9fff"
_BLANK_AT_CHINESE = f" (?=[{_CHINESE}])|(?<=[{_CHINESE}]) "


def plain(text: str) -> str:
    """Typed text ready to be read. Raises Refused: empty, too-long."""
    text = text.strip()
    if len(text) > LONGEST:
        raise Refused("too-long")
    text = alike(text).rstrip(" .,;!?、")
    if not text:
        raise Refused("empty")
    return text


def alike(text: str) -> str:
    """Any text in small letters and simplified characters, without a blank beside Chinese or a mark pasted along."""
    text = unicodedata.normalize("NFKC", text).casefold().translate(_ONE)
    text = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return re.sub(_BLANK_AT_CHINESE, "", " ".join(text.split()))


def comparable(text: str) -> str:
    """Any text as it counts when two are compared, however they were typed: 同事一 is 同事1."""
    return alike(text).translate(_DIGITS)


def counted(number: int, noun: str) -> str:
    """`1 rule`, `64 rules`: the number, and the noun in its form, for reports in English."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
