"""What in a report tells who sent it, so that the sender can be warned before it is sent."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What was found."""

    OWN_NAME = "own_name", _("your name")
    COLLEAGUE = "colleague", _("the name of a colleague")
    OWN_UNIT = "own_unit", _("the name of your unit")
    PHONE = "phone", _("a telephone number")
    IDENTITY = "identity", _("an identity number")
    ADDRESS = "address", _("an address on the net")
    PERSON = "person", _("the name of a person")
    INTRODUCTION = "introduction", _("words with which one names oneself")


@dataclass(frozen=True)
class Mark:
    """A passage from `start` to before `end`."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True)
class Piece:
    """A stretch of the text, with what is told by it; `kind` is None for what tells nothing."""

    text: str
    kind: Kind | None


_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜"
    "戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_OFFICES = (
    "书记|主任|局长|镇长|乡长|县长|市长|科长|股长|站长|所长|处长|主席|部长|校长|同志|老师|师傅"
)
_HALF_WIDTH = str.maketrans("０１２３４５６７８９Ｘｘ－＠．", "0123456789Xx-@.")
_PATTERNS = (
    (Kind.IDENTITY, re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15})(?!\d)")),
    (Kind.PHONE, re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)")),
    (Kind.PHONE, re.compile(r"(?<!\d)0\d{2,3}[- ]?[2-9]\d{6,7}(?!\d)")),
    (Kind.PHONE, re.compile(r"(?:电话|手机|联系方式)[号码]*[:：是为 ]*[2-9]\d{6,7}(?!\d)")),
    (Kind.ADDRESS, re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    (Kind.ADDRESS, re.compile(r"(?:微信|QQ|qq)号?[:：是为 ]*[A-Za-z0-9_-]{5,20}")),
    (
        Kind.PERSON,
        re.compile(rf"[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}?(?:副)?(?:{_OFFICES})(?!会|办|室)"),
    ),
    (
        Kind.INTRODUCTION,
        re.compile(r"我叫|我的名字|我姓|本人|姓名\s*[:：]|(?:报告|反映)人\s*[:：]"),
    ),
    (Kind.INTRODUCTION, re.compile(r"\b(?:my name is|I am called)\b", re.IGNORECASE)),
)


def marks_in(text: str, known: Iterable[tuple[str, Kind]]) -> list[Mark]:
    """Passages that tell who wrote it, in order; one that lies within another is left out.

    Args:
        known: names to look for, of the sender, of colleagues and of the unit. Those of one
            character are not looked for.
    """
    plain = text.translate(_HALF_WIDTH)
    found = [
        Mark(*match.span(), kind)
        for kind, pattern in _PATTERNS
        for match in pattern.finditer(plain)
    ]
    for name, kind in known:
        if len(name) > 1:
            named = re.finditer(re.escape(name), plain, re.IGNORECASE)
            found += [Mark(*match.span(), kind) for match in named]
    marks: list[Mark] = []
    for mark in sorted(found, key=lambda one: (one.start, -one.end)):
        if not marks or mark.start >= marks[-1].end:
            marks.append(mark)
    return marks


def pieces_of(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """The text cut at its marks."""
    pieces, place = [], 0
    for mark in marks:
        pieces += [
            Piece(text[place : mark.start], None),
            Piece(text[mark.start : mark.end], mark.kind),
        ]
        place = mark.end
    pieces.append(Piece(text[place:], None))
    return [one for one in pieces if one.text]
