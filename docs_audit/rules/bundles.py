"""What may be more papers than it seems, or no paper where there should be one (GD-03): candidates.

Several objects under one number, unrelated matters in one title, and directive papers without
head and number.
"""

import re
from collections.abc import Iterator

from .orders import weightiest
from .subjects import Hit, Subject

_OBJECT = re.compile(r"[《〈](?P<name>[^《》〈〉]{4,60})[》〉]")
_HANDING_OUT = re.compile(r"印发(?!.*的通知》)")
_COUNTED = re.compile(
    r"等\s*(?:[2-9]|\d{2}|[两二三四五六七八九十]{1,3})\s*(?:个|项|份|部)?(?:制度|文件|方案|办法|规定|预案|意见)"
)
_MATTERS = re.compile(
    r"关于(?:进一步)?(?:做好|抓好|加强|开展)?(?P<matters>[^，。《》]{6,60}?)等?(?:相关|有关|重点|几项)?(?:工作|事项|问题)的通知$"
)
_SHARED = 2
_FEWEST_MATTERS = 3
_SHORTEST_MATTER = 3
_WORN = frozenset(
    {"工作", "方案", "办法", "管理", "实施", "制度", "通知", "意见", "加强", "做好", "规定"}
)


def find(subject: Subject) -> Iterator[Hit]:
    if not subject.directs:
        return
    title, span = subject.title, subject.paper.title.span
    objects = [one["name"] for one in _OBJECT.finditer(title)] if _HANDING_OUT.search(title) else []
    matters = _matters(title)
    if _COUNTED.search(title) or (len(objects) > 1 and _are_unrelated(objects)):
        figures: dict[str, float | str] = {"form": "objects", "count": len(objects)}
        yield subject.hit("GD-03", title, span, figures=figures)
    elif len(matters) >= _FEWEST_MATTERS and _are_unrelated(matters):
        figures = {"form": "matters", "count": len(matters)}
        yield subject.hit("GD-03", title, span, figures=figures)
    order = weightiest(subject) if subject.paper.is_white_head else None
    if order is not None:
        yield subject.hit("GD-03", order.text, order.span, figures={"form": "white_head"})


def _matters(title: str) -> list[str]:
    found = _MATTERS.search(title)
    pieces = re.split(r"[、和及]", found["matters"]) if found else []
    return [piece for piece in pieces if len(piece) >= _SHORTEST_MATTER]


def _are_unrelated(names: list[str]) -> bool:
    """Whether no two of the names share a word; ordinary words of papers do not relate them."""
    words = [{name[at : at + _SHARED] for at in range(len(name) - 1)} - _WORN for name in names]
    return all(not (one & other) for at, one in enumerate(words) for other in words[at + 1 :])
