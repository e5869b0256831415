"""Numbers that a word processor writes by itself: 第一章, 一、, （二）, 3. of list paragraphs.

They stand in no run of text, yet a reader sees them and papers are cited by them.
"""

from dataclasses import dataclass, field

from .packages import local

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_COUNTING = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    )
)
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LEVELS = 9
_ALPHABET = 26
_CLOSED = ("、", "）", ")", ".", "．", "】")


@dataclass
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """Reads numbering.xml and styles.xml as streams, then counts paragraphs one by one."""

    def __init__(self) -> None:
        self._lists: dict[str, _List] = {}
        self._of_number: dict[str, str] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._parents: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}
        self._list = self._number = self._style = ""
        self._level = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        values = {local(key): value for key, value in attributes.items()}
        value = values.get("val", "")
        if tag == "abstractNum":
            self._list = values.get("abstractNumId", "")
            self._lists[self._list] = _List()
        elif tag == "lvl":
            self._level = number_of(values.get("ilvl", ""))
        elif tag in ("start", "numFmt", "lvlText") and self._list in self._lists:
            self._describe(tag, value)
        elif tag == "num":
            self._number = values.get("numId", "")
        elif tag == "abstractNumId" and self._number:
            self._of_number[self._number] = value
        elif tag == "style":
            self._style = values.get("styleId", "")
        elif self._style and tag in ("basedOn", "numId", "ilvl"):
            self._describe_style(tag, value)

    def end(self, name: str) -> None:
        tag = local(name)
        if tag == "abstractNum":
            self._list = ""
        elif tag == "style":
            self._style = ""

    def data(self, text: str) -> None:
        pass

    def label(self, number: str, level: int, style: str) -> str:
        """The number of the next paragraph of this list or style; empty for bullets and none."""
        if not number:
            number, level = self._inherited(style, level)
        which = self._of_number.get(number, "")
        described = self._lists.get(which)
        if described is None or level not in described.levels:
            return ""
        # Lists of one description go on counting through all their numbers.
        counts = self._counts.setdefault(which, [0] * _LEVELS)
        own = described.levels[level]
        counts[level] = max(counts[level] + 1, own.start)
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        return self._shown(described, own, counts)

    def _describe(self, tag: str, value: str) -> None:
        if self._level >= _LEVELS:
            return
        level = self._lists[self._list].levels.setdefault(self._level, _Level())
        if tag == "start":
            level.start = number_of(value)
        elif tag == "numFmt":
            level.form = value
        else:
            level.text = value

    def _describe_style(self, tag: str, value: str) -> None:
        if tag == "basedOn":
            self._parents[self._style] = value
            return
        number, level = self._of_style.get(self._style, ("", 0))
        is_number = tag == "numId"
        self._of_style[self._style] = (
            value if is_number else number,
            level if is_number else number_of(value),
        )

    def _inherited(self, style: str, level: int) -> tuple[str, int]:
        seen: set[str] = set()
        while style and style not in seen:
            if style in self._of_style:
                return self._of_style[style]
            seen.add(style)
            style = self._parents.get(style, "")
        return "", level

    def _shown(self, described: _List, own: _Level, counts: list[int]) -> str:
        if own.form in ("bullet", "none"):
            return ""
        text = own.text
        for place, count in enumerate(counts):
            form = described.levels.get(place, own).form
            text = text.replace(f"%{place + 1}", spelled(max(count, 1), form))
        return text if not text or text.endswith(_CLOSED) else text + " "


def spelled(count: int, form: str) -> str:
    """A count in one of Word's number formats; unknown ones come as decimal."""
    if form in _COUNTING:
        return _chinese(count)
    if form in ("ideographDigital", "taiwaneseDigital", "chineseLegalSimplified"):
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    if form.startswith("decimalEnclosedCircle") and count <= len(_CIRCLED):
        return _CIRCLED[count - 1]
    if form in ("lowerLetter", "upperLetter") and count <= _ALPHABET:
        return chr(ord("a" if form == "lowerLetter" else "A") + count - 1)
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.lower() if form == "lowerRoman" else roman
    return str(count)


def number_of(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() else 0


def _chinese(count: int) -> str:
    """一, 十, 十一, 二十三, 一百零五."""
    spoken, gap = "", False
    digits = str(count)[-len(_UNITS) :]
    for place, digit in enumerate(digits):
        unit = _UNITS[len(digits) - place - 1]
        if digit == "0":
            gap = True
            continue
        spoken += ("零" if gap and spoken else "") + _DIGITS[int(digit)] + unit
        gap = False
    return spoken.removeprefix("一") if spoken.startswith("一十") else spoken


def _roman(count: int) -> str:
    spelled_out = ""
    for value, letters in _ROMAN:
        while count >= value and len(spelled_out) < 20:
            spelled_out += letters
            count -= value
    return spelled_out
