"""Numbers and dates of a sentence in one spelling, so that each pattern need know only one."""

import re

_ONES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
HAN = "零〇一二两三四五六七八九十百千"
_WIDE = {ord("０") + n: str(n) for n in range(10)} | {
    ord("％"): "%",
    ord("﹪"): "%",
    ord("．"): ".",
}
_BLANK = re.compile(r"(?<=[^A-Za-z])\s+|\s+(?=[^A-Za-z\s])")
_COMMA = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_WEEKDAY = re.compile(
    r"(?<=[日号])[（(](?:周|星期|礼拜)[一二三四五六日天][）)]|(?<=[日号])[（(]含(?:当[日天]|本日)?[）)]"
)
# 明日（3月5日）上午: the day itself is what counts.
_DATED = re.compile(
    r"(?:今[天日]|明[天日]|后天|次日|当[天日]|[本下这]个?(?:周|星期)[一二三四五六日天])"
    r"[（(]([一二三四五六七八九十\d]{1,3}月[一二三四五六七八九十\d]{1,3}[日号])[）)]"
)
_YEAR = re.compile(r"[二2][〇○零Ｏ0][〇○零一二三四五六七八九]{2}(?=年)")
_MONTH = re.compile(
    r"(?<![一二三四五六七八九十])([一二三四五六七八九]|十[一二]?)月"
    r"(?=份|底|末|[上中下]旬|之?前|以前|内|\d|[一二三四五六七八九十]{1,3}[日号])"
)
_DAY = re.compile(r"(?<=月)([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])")
_DAYS = re.compile(
    rf"(?<![{HAN}第])([{HAN}]{{1,3}})(?=个?工作日|(?:日|天|个月|周|个星期|小时)(?:之?内|以内))"
)
_HOUR = re.compile(r"(?<=[午上晚早])([一二两三四五六七八九]|十[一二]?)(?=[时点])")
_PERCENT = re.compile(rf"百分之([{HAN}]{{1,4}})")
_TENTHS = re.compile(
    r"(?<![一二三四五六七八九])([一二三四五六七八九])成(?=以[上内下]|[，。；、]|$)"
)


def number_of(text: str) -> int:
    """`12`, `两`, `二十五`, `一百二十`; 0 where nothing can be read."""
    if text.isdecimal():
        return int(text)
    total = digit = 0
    for char in text:
        if char in _TENS:
            total, digit = total + (digit or 1) * _TENS[char], 0
        else:
            digit = _ONES.get(char, 0)
    return total + digit


def folded(sentence: str) -> str:
    """Narrow digits, no blanks, months, days, shares and terms in figures, no weekday in brackets.

    `于 ３ 月 ３１ 日（周一）前` and `于三月三十一日前` both read `于3月31日前`.
    """
    text = _BLANK.sub("", sentence.strip().translate(_WIDE))
    text = _DATED.sub(r"\1", _WEEKDAY.sub("", _COMMA.sub("", text)))
    text = _YEAR.sub(lambda year: "".join(_digit(char) for char in year[0]), text)
    for pattern in (_MONTH, _DAY, _DAYS, _HOUR):
        text = pattern.sub(_in_figures, text)
    text = _PERCENT.sub(lambda share: f"{number_of(share[1])}%", text)
    return _TENTHS.sub(lambda share: f"{number_of(share[1])}0%", text)


def _digit(char: str) -> str:
    return char if char.isdecimal() and char.isascii() else str(_ONES.get(char, 0))


def _in_figures(found: re.Match[str]) -> str:
    return found[0].replace(found[1], str(number_of(found[1])), 1)
