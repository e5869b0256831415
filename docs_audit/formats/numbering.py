"""Numbers that a word processor writes by itself: 第一章, 一、, （二）, 3. of list paragraphs.

They stand in no run of text, yet a reader sees them and papers are cited by them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

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
    """Counts the paragraphs of lists one by one, as numbering.xml and styles.xml describe them.

    `parts` reads these parts. They are read when the first list or style is met, because most
    papers write their numbers themselves.
    """

    def __init__(self, parts: Callable[[], Iterable[etree._Element]] = tuple) -> None:
        self._parts = parts
        self._is_read = False
        self._lists: dict[str, _List] = {}
        self._of_number: dict[str, str] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._parents: dict[str, str] = {}
        self._counts: dict[str, list[int]] = {}

    def label(self, number: str, level: int, style: str) -> str:
        """The number of the next paragraph of this list or style; empty for bullets and none."""
        if not self._is_read:
            self._is_read = True
            for root in self._parts():
                self._read(root)
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

    def _read(self, root: etree._Element) -> None:
        for described in root.iter("{*}abstractNum"):
            self._lists[_value(described, "abstractNumId")] = _list_of(described)
        for number in root.iter("{*}num"):
            which = number.find("{*}abstractNumId")
            if which is not None:
                self._of_number[_value(number, "numId")] = _value(which)
        for style in root.iter("{*}style"):
            self._read_style(style)

    def _read_style(self, style: etree._Element) -> None:
        name = _value(style, "styleId")
        parent = style.find("{*}basedOn")
        if parent is not None:
            self._parents[name] = _value(parent)
        properties = style.find("{*}pPr/{*}numPr")
        if properties is not None:
            number, level = properties.find("{*}numId"), properties.find("{*}ilvl")
            self._of_style[name] = (
                "" if number is None else _value(number),
                0 if level is None else number_of(_value(level)),
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


def _list_of(described: etree._Element) -> _List:
    levels = {}
    for element in described.iterchildren("{*}lvl"):
        level = _Level()
        for part in element:
            tag = etree.QName(part).localname
            if tag == "start":
                level.start = number_of(_value(part))
            elif tag == "numFmt":
                level.form = _value(part)
            elif tag == "lvlText":
                level.text = _value(part)
        levels[number_of(_value(element, "ilvl"))] = level
    return _List({place: level for place, level in levels.items() if place < _LEVELS})


def _value(element: etree._Element, name: str = "val") -> str:
    """An attribute by its name, whichever namespace the writer chose."""
    found = (value for key, value in element.items() if etree.QName(key).localname == name)
    return str(next(found, ""))


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
