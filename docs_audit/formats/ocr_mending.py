"""What recognition gets wrong in the same way each time, set right where no doubt is left.

Half-width punctuation between Chinese characters, the zero of Chinese years, look-alikes of
digits inside numbers, the brackets of document numbers, the star of a secrecy mark.
"""

import re
from collections.abc import Callable

_HAN = r"\u3400-\u9fff〇"
_WIDE = str.maketrans(",:;?!()", "，：；？！（）")
_AFTER_HAN = re.compile(rf"(?<=[{_HAN}”》）〕])[,:;?!]|[,:;?!](?=[{_HAN}“《（])")
# A pair is wide when either bracket is, or when it holds or touches a Chinese character.
_MIXED = re.compile(r"\(([^()（）]*)）|（([^()（）]*)\)")
_PAIR = re.compile(
    rf"\(([^()]*[{_HAN}][^()]*)\)|(?<=[{_HAN}])\(([^()]{{1,20}})\)|\(([^()]{{1,20}})\)(?=[{_HAN}])"
)
_OPENED = re.compile(rf"\((?=[{_HAN}])|(?<=[{_HAN}])\((?=[^)]*$)")
_CLOSED = re.compile(rf"(?<=[{_HAN}])\)")
_NUMERAL = "一二三四五六七八九"
# 二〇二五年 with its zero as a letter, a ring or an oval,
_ZERO = re.compile(rf"(?<=[{_NUMERAL}〇])[OoＯ○◯0Q零](?=[{_NUMERAL}〇OoＯ○◯0Q]{{0,2}}年)")
# or without it: no year has three figures.
_LOST_ZERO = re.compile(rf"二([一二三][{_NUMERAL}])年(?=[{_NUMERAL}十]{{1,2}}月)")
_DIGIT = re.compile(
    r"(?<=\d)[OoＯ○](?=\d)|(?<=[12])[OoＯ○](?=[年月日号])|(?<=\d)[OoＯ○](?=[年月日号%])"
)
_ONE = re.compile(r"(?<=\d)[lI|](?=[\d年月日号])|(?<=[年月〕])[lI|](?=\d{0,3}[月日号])")
_NUMBER = re.compile(
    rf"(?<=[{_HAN}A-Za-z])\s?[\[［【(（〔{{]\s?((?:19|20)\d\d)\s?[\]］】)）〕}}]\s?(第?\d{{1,5}})\s?号"
)
_GRADE = re.compile(
    r"^(\s*(?:\d{1,8}\s*)?(?:绝|機|机|秘|絕)\s?密)\s?[^\s\w年长]\s?(\d{1,2}\s?年|\d{1,2}\s?个?月|长\s?期)"
)
_BLURRED_GRADE = re.compile(
    r"^(\s*(?:\d{1,8}\s*)?(?:绝|機|机|秘|絕)\s?密)\s?\w\s?(\d{1,2}\s?年|长\s?期)\s*$"
)
_FULL_WIDTH = re.compile(r"[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…★〇]")


def _widened(found: re.Match[str]) -> str:
    return "（" + found[0][1:-1] + "）"


_MENDS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_AFTER_HAN, lambda found: found[0].translate(_WIDE)),
    (_NUMBER, r"〔\1〕\2号"),
    (_MIXED, _widened),
    (_PAIR, _widened),
    (_OPENED, "（"),
    (_CLOSED, "）"),
    (_ZERO, "〇"),
    (_LOST_ZERO, r"二〇\1年"),
    (_DIGIT, "0"),
    (_ONE, "1"),
    (_GRADE, r"\1★\2"),
    (_BLURRED_GRADE, r"\1★\2"),
)


def mend(text: str) -> str:
    """One printed line as it was meant."""
    for pattern, meant in _MENDS:
        text = pattern.sub(meant, text)
    return text


def units(text: str) -> float:
    """The length of a line in full-width letters."""
    wide = len(_FULL_WIDTH.findall(text))
    return wide + (len(text) - wide) / 2
