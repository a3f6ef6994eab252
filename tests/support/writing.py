"""Every way in which the tests write a number, an amount, a day or a time of day, as a person might."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from random import Random

_FULL_WIDTH = str.maketrans("0123456789/-.:,", "０１２３４５６７８９／－．：，")
_TRADITIONAL = str.maketrans("万亿两点号里晚间钟块", "萬億兩點號裡晚間鐘塊")
_CHEQUE = str.maketrans("一二三四五六七八九十百千万", "壹贰叁肆伍陆柒捌玖拾佰仟万")
_INVISIBLE = ("\u200e", "\u200b", "\ufeff", "\u2060", "\u00a0", " ", "\u3000", "")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def in_chinese(number: int) -> str:
    """A whole number below a hundred million as it is read aloud: 10050 is 一万零五十."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return in_chinese(high) + "万" + (gap + in_chinese(low) if low else "")
    text = ""
    for place, digit in zip(("", "十", "百", "千")[len(str(number)) - 1 :: -1], str(number), strict=True):
        if digit != "0":
            text += "零一二三四五六七八九"[int(digit)] + place
        elif text and not text.endswith("零"):
            text += "零"
    return text.rstrip("零") or "零"


def mixed(text: str, random: Random) -> str:
    """Some of the digits of a Chinese number in Arabic figures."""
    return "".join(
        str("零一二三四五六七八九".index(sign)) if sign in "一二三四五六七八九" and random.random() < 0.5 else sign
        for sign in text
    )


def numbers(number: int, random: Random) -> Iterator[str]:
    """A whole number below a hundred million."""
    yield from (f"{number}", f"{number:,}", f" {number} ", f"00{number}", f"+{number}", f"约{number}", f"{number}左右")
    spoken = in_chinese(number)
    yield from (spoken, mixed(spoken, random), spoken.translate(_CHEQUE), spoken.translate(_TRADITIONAL))
    if number >= 10_000 and number % 100 == 0:
        yield from (f"{number / 10_000:g}万", f"{number / 10_000:g}w", f"{number / 10_000:g} 萬")
    if number >= 1_000 and number % 10 == 0:
        yield from (f"{number / 1000:.2f}k", f"{number / 1000:.2f}千")
    for place, name in ((100, "百"), (1_000, "千"), (10_000, "万")):
        digit, rest = divmod(number, place)
        if 0 < digit < 10 and rest and rest % (place // 10) == 0:  # as one says it, without the last place
            tenth = rest // (place // 10)
            yield from (f"{digit}{name}{tenth}", f"{in_chinese(digit)}{name}{in_chinese(tenth)}")
            yield f"{digit}{name}{in_chinese(tenth)}"


def amounts(fen: int, random: Random) -> Iterator[str]:
    """An amount of money."""
    yuan, rest = divmod(fen, 100)
    jiao, single = divmod(rest, 10)
    yield from (f"{yuan}.{rest:02}", f"{yuan:,}.{rest:02} 元", f"¥{yuan}.{rest:02}", f"RMB {yuan}.{rest:02}")
    yield from (f"{yuan}块{rest:02}", f"{yuan}元{jiao}角{single}分", f"{in_chinese(yuan)}块{rest:02}")
    if not rest:
        for number in numbers(yuan, random):
            yield from (number, f"{number}元".replace("左右元", "元左右"))
        yield from (f"{yuan}元整", f"{in_chinese(yuan).translate(_CHEQUE)}元整", f"{yuan}块钱", f"about {yuan} yuan")
    elif not single:
        yield from (f"{yuan}块{jiao}", f"{yuan}块{jiao}毛", f"{yuan}.{jiao}", f"{in_chinese(yuan)}块{in_chinese(jiao)}")
    elif not jiao:
        yield from (f"{yuan}块零{single}分", f"{yuan}块零{single}")
    if not yuan and not single and jiao:
        yield from (f"{jiao}毛", f"{jiao}角", f"{in_chinese(jiao)}毛钱")
    if not yuan and not jiao and single:
        yield f"{single}分"


def days(day: date) -> Iterator[str]:
    """A day with its year."""
    year, month, of_month = day.year, day.month, day.day
    for sign in "-/.–—−":
        yield f"{year}{sign}{month}{sign}{of_month}"
        yield f"{year}{sign}{month:02}{sign}{of_month:02}"
    in_years = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))
    for last in "日号號":
        yield f"{year}年{month}月{of_month}{last}"
        yield f"{year} 年 {month} 月 {of_month} {last}"
        yield f"{in_years}年{in_chinese(month)}月{in_chinese(of_month)}{last}"
    yield from (f"{day:%Y%m%d}", f"{year}年{month}月{of_month}", f"{year} {month} {of_month}")
    th = "th" if of_month in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(of_month % 10, "th")
    for name in (_MONTHS[month - 1], _MONTHS[month - 1][:3], _MONTHS[month - 1].upper()):
        yield from (f"{name} {of_month}, {year}", f"{name} {of_month}{th}, {year}", f"{of_month} {name} {year}")
        yield from (f"the {of_month}{th} of {name} {year}", f"{of_month}-{name}-{year}")


def times(at: time) -> Iterator[str]:
    """A time of day."""
    hour, minute = at.hour, at.minute
    yield from (f"{hour}:{minute:02}", f"{at:%H:%M}", f"{at:%H%M}", f"{at:%H:%M:%S}", f"{hour}.{minute:02}")
    twelve, half = hour % 12 or 12, "am" if hour < 12 else "pm"
    yield from (f"{twelve}:{minute:02} {half}", f"{twelve}:{minute:02}{half.upper()}", f"{half} {twelve}:{minute:02}")
    parts = {
        **dict.fromkeys(range(5), ("凌晨", "夜里", "半夜")),
        **dict.fromkeys(range(5, 9), ("早上", "清晨")),
        **dict.fromkeys(range(9, 12), ("上午", "早上")),
        **dict.fromkeys((12, 13), ("中午", "下午")),
        **dict.fromkeys(range(14, 18), ("下午",)),
        **dict.fromkeys(range(18, 20), ("傍晚", "晚上", "下午")),
        **dict.fromkeys(range(20, 24), ("晚上", "晚间", "夜里", "晚")),
    }[hour]
    for part in (*parts, *(["晚上"] if hour < 4 else [])):
        for spoken in (str(twelve), in_chinese(twelve).replace("一十", "十").replace("二", "两", twelve == 2)):
            for clock in ("点", "點", "时"):
                yield f"{part}{spoken}{clock}{minute:02}分"
                yield f"{part} {spoken} {clock} {minute} 分"
                if minute in (0, 15, 30, 45):
                    yield f"{part}{spoken}{clock}{ {0: '', 15: '一刻', 30: '半', 45: '三刻'}[minute] }"
        yield f"{part}{twelve}:{minute:02}"
    if hour > 12:
        yield from (f"{hour}点{minute:02}", f"{hour}點{minute}分", f"{in_chinese(hour)}点{in_chinese(minute)}分")


def dressed(text: str, random: Random) -> str:
    """The same with full-width figures or traditional characters, and marks pasted along."""
    text = random.choice([text, text.translate(_FULL_WIDTH), text.translate(_TRADITIONAL)])
    at = random.randint(0, len(text))
    mark = random.choice((*_INVISIBLE[:4], "")) if 0 < at < len(text) else ""
    return random.choice(_INVISIBLE) + text[:at] + mark + text[at:] + random.choice(_INVISIBLE)
