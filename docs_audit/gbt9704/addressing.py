"""Who a paper is addressed to: the line under the title, and 抄送 at the end."""

import re
from collections.abc import Sequence

from .lines import Line, joined
from .titles import begins_body

_COLON = ("：", ":")
# A scan makes other marks of a colon, or loses it.
_COLON_BLURRED = ("；", ";", "．", ".")
_UNIT = re.compile(
    r"各|政府|委|局|办|厅|部|院|公司|镇|乡|街道|村|社区|单位|机关|学校|中心|支部|党|会|所|站|大队|同志|省|市|县|区|处|组"
    r"|(?:代表|先生|女士)[：:]$"
)
_SENTENCE = re.compile(
    r"[。！？]|如下|现将|为了|根据|按照|通知|要求|以下|包括|下列|即$|是$|一是|经研究"
)
_NOT_ADDRESSED = re.compile(r".*\d{4}|[（(]?[一二三\d]|(?:尊敬的)?(?:各位|同志们)")
_INLINE = re.compile(r"(?:【[^】]{1,20}】)?(?P<units>[^：:。！？\n]{2,60})[：:]")
_SEVERAL = re.compile(r"^[各市县省区镇]|，各|、各|,各")
_ENDS_UNIT = re.compile(r"(?:人民政府|部门|单位|机构|办事处|委员会|公司|学校|企业|局)$")
_WHOLE_UNIT = re.compile(
    r"[^，。；：]{0,24}(?:政府|部门|单位|机构|办事处|委员会|公司|学校|企业|院校|团体|部委|委|局|办|厅|党组|村|社区)"
)
_LEVELS = re.compile(r"[，,、；;]")
# What cannot stand by itself belongs to the piece before: 各乡镇党委、政府.
_DEPENDENT = re.compile(
    r"(?:(?:人民)?政府|人大(?:常委会)?|政协|纪委(?:监委)?|监委|党组|党委|办事处|管委会|党工委|人武部|法院|检察院|工委)"
    r"(?:[（(][^（）()]{1,20}[）)])?"
)
# Nor can a level without its organ: 各省、自治区、直辖市人民政府.
_OPEN_ENDED = re.compile(
    r"各?(?:省|自治区|直辖市|市|州|盟|县|区|旗|地|设区市|地级市)(?:[（(][^（）()]{1,12}[）)])?"
    r"(?:、(?:省|自治区|直辖市|市|州|盟|县|区|旗|地))*"
)
_BRACKETS = {"（": 1, "(": 1, "）": -1, ")": -1}
_MOST_LINES = 6
_LONGEST = 400


def address_lines(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` are the addressees: they end with a colon; 0 when none."""
    return _to_colon(lines, start) or _to_lost_colon(lines, start)


def _to_colon(lines: Sequence[Line], start: int) -> int:
    for count in range(1, _MOST_LINES + 1):
        part = lines[start : start + count]
        if len(part) < count or (count > 1 and begins_body(part[-1].text)):
            return 0
        text = joined(part)
        if _SENTENCE.search(text) or len(text) > _LONGEST or re.match(r"附\s*件", text):
            return 0
        if text.endswith(_COLON):
            return count if _UNIT.search(text) and not _NOT_ADDRESSED.match(text) else 0
    return 0


def _to_lost_colon(lines: Sequence[Line], start: int) -> int:
    for count in (1, 2):
        part = lines[start : start + count]
        if start + count < len(lines) and _is_blurred(joined(part)):
            return count
    return 0


def _is_blurred(text: str) -> bool:
    """Addressees without their colon: units and nothing else, of which the last is complete."""
    if not (text.endswith(_COLON_BLURRED) or _ENDS_UNIT.search(text)):
        return False
    units = split_units(text)
    return all(_WHOLE_UNIT.fullmatch(unit) for unit in units) and _SEVERAL.search(text) is not None


def inline_units(line: Line) -> tuple[tuple[str, ...], int, int]:
    """Units that a message without title begins with: `各村书记：请于今晚……`, and their place."""
    found = _INLINE.match(line.text)
    if found is None or _SENTENCE.search(found["units"]) or not _UNIT.search(found["units"]):
        return (), 0, 0
    start, end = found.span("units")
    return split_units(found["units"]), line.start + start, line.start + end


def split_units(text: str) -> tuple[str, ...]:
    """Units of a list, brackets kept whole: `各县（市、区）人民政府，市直各部门` are two."""
    pieces, piece, depth = [], "", 0
    for char in text.strip(" 　：:。.；;．"):
        depth = max(0, depth + _BRACKETS.get(char, 0))
        if depth == 0 and _LEVELS.match(char):
            pieces.append((piece, char))
            piece = ""
        else:
            piece += char
    pieces.append((piece, ""))
    return tuple(_whole(pieces))


def _whole(pieces: list[tuple[str, str]]) -> list[str]:
    units: list[str] = []
    separator = ""
    for piece, following in pieces:
        name = "".join(piece.split())
        is_dependent = (
            len(name) == 1
            or _DEPENDENT.fullmatch(name)
            or (units and _OPEN_ENDED.fullmatch(units[-1]))
        )
        if units and separator in ("、", ",") and is_dependent:
            units[-1] += separator + name
        elif name:
            units.append(name)
        separator = following
    return units
