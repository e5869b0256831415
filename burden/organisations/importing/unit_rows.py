"""A row of a list of units: its columns, and its cells turned into values."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from burden.organisations import naming
from burden.organisations.importing import division_codes
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Level, OrganKind

COLUMNS: dict[str, str] = {
    heading: name
    for name, headings in {
        "id": ("id", "code", "编号", "编码", "单位编码", "单位编号", "代码"),
        "name": ("name", "名称", "单位名称", "单位"),
        "level": ("level", "层级", "级别", "行政层级"),
        "parent": ("parent", "上级", "上级编号", "上级单位", "上级编码", "上级单位编码"),
        "staff": ("staff", "编制", "在职人数", "人数", "编制/在职人数", "实有人数"),
        "staff_note": ("staff_note", "人数说明", "人数变动说明"),
        "place_code": ("place_code", "行政区划代码", "区划代码"),
        "system": ("system", "系统", "条线"),
        "organ_kind": ("organ_kind", "机构类别", "机构类型"),
        "valid_from": ("valid_from", "启用日期", "生效日期", "设立日期"),
        "valid_to": ("valid_to", "停用日期", "失效日期", "撤销日期"),
        "short_names": ("short_names", "简称", "规范化简称"),
        "duties": ("duties", "职责", "主要职责"),
    }.items()
    for heading in headings
}
REQUIRED = ("id", "name", "level")

_LEVELS: dict[str, Level] = {
    **dict.fromkeys(("中央", "国家", "国家级", "中央级"), Level.CENTRAL),
    **dict.fromkeys(("省", "省级", "自治区", "直辖市", "省部级"), Level.PROVINCE),
    **dict.fromkeys(("市", "市级", "地市", "地级", "地市级", "设区市", "州"), Level.CITY),
    **dict.fromkeys(("县", "县级", "区县", "区", "县区", "县处级", "旗"), Level.COUNTY),
    **dict.fromkeys(
        ("乡镇", "乡级", "镇", "乡", "街道", "乡镇级", "乡镇街道", "乡镇（街道）"), Level.TOWNSHIP
    ),
    **dict.fromkeys(("村", "村级", "社区", "村居", "村（社区）", "村社区"), Level.VILLAGE),
}
_KINDS: dict[str, OrganKind] = {
    "党委": OrganKind.PARTY_COMMITTEE,
    "政府": OrganKind.GOVERNMENT,
    "党委办": OrganKind.PARTY_OFFICE,
    "党委办公室": OrganKind.PARTY_OFFICE,
    "政府办": OrganKind.GOVERNMENT_OFFICE,
    "政府办公室": OrganKind.GOVERNMENT_OFFICE,
    "部门": OrganKind.DEPARTMENT,
    "议事协调机构": OrganKind.COORDINATING,
    "人大": OrganKind.CONGRESS,
    "政协": OrganKind.CONSULTATIVE,
    "纪委监委": OrganKind.DISCIPLINE,
    "群团": OrganKind.MASS,
    "垂直管理": OrganKind.VERTICAL,
    "事业单位": OrganKind.INSTITUTION,
    "国企": OrganKind.ENTERPRISE,
    "国有企业": OrganKind.ENTERPRISE,
    "协会": OrganKind.ASSOCIATION,
    "村民委员会": OrganKind.SELF_GOVERNING,
    "居民委员会": OrganKind.SELF_GOVERNING,
    "村（居）委会": OrganKind.SELF_GOVERNING,
}
Choice = TypeVar("Choice", bound=TextChoices)
_LONGEST = {"id": 64, "name": 200, "system": 50, "staff_note": 200}
_MOST_STAFF = 1_000_000
_DAY = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")


@dataclass(frozen=True)
class RowError:
    """What is wrong with a row: its number, the column, and a sentence."""

    row: int
    field: str
    sentence: str


@dataclass(frozen=True)
class UnitRow:
    """A row that can be read. `values` holds the columns that the file has, and no others."""

    number: int
    values: Mapping[str, Any]

    @property
    def code(self) -> str:
        return str(self.values["id"])

    @property
    def name(self) -> str:
        return str(self.values["name"])

    @property
    def level(self) -> Level:
        return Level(self.values["level"])

    @property
    def place_code(self) -> str:
        """The division code; a code that serves as id counts where its level agrees."""
        given = str(self.values.get("place_code", ""))
        if given or not division_codes.is_code(self.code):
            return given
        return self.code if division_codes.level_of(self.code) is self.level else ""


def read_unit(row: Row) -> UnitRow | list[RowError]:
    """The row's values, or everything that is wrong with it."""
    values: dict[str, Any] = {}
    errors = [
        RowError(row.number, field, _("The cell is empty."))
        for field in REQUIRED
        if not row.cells.get(field)
    ]
    for field, cell in row.cells.items():
        try:
            values[field] = _READERS.get(field, str)(cell)
            _check_length(field, values[field])
        except ValueError as error:
            errors.append(RowError(row.number, field, str(error)))
    if not errors and _ends_before_start(values):
        errors.append(RowError(row.number, "valid_to", _("The unit ends before it begins.")))
    return errors or UnitRow(row.number, values)


def _ends_before_start(values: Mapping[str, Any]) -> bool:
    first, last = values.get("valid_from"), values.get("valid_to")
    return bool(first and last and last < first)


def _check_length(field: str, value: Any) -> None:
    longest = _LONGEST.get(field)
    if longest is not None and len(value) > longest:
        raise ValueError(_("More than %(longest)d characters.") % {"longest": longest})


def _level(cell: str) -> Level | None:
    return choice(cell, Level, _LEVELS, _("“%(cell)s” is no level. Levels: %(choices)s"))


def _kind(cell: str) -> OrganKind | None:
    sentence = _("“%(cell)s” is no kind of organ. Kinds: %(choices)s")
    return choice(cell, OrganKind, _KINDS, sentence)


def choice(
    cell: str, choices: type[Choice], other_words: Mapping[str, Choice], sentence: str
) -> Choice | None:
    """The member meant by a value, by its label in the reader's language, or by another word.

    Raises:
        ValueError: with the sentence, which names what may be written.
    """
    if not cell:
        return None
    labels = {str(member.label).lower(): member for member in choices}
    known = {**other_words, **labels, **{str(member.value): member for member in choices}}
    if cell.lower() not in known:
        raise ValueError(sentence % {"cell": cell, "choices": ", ".join(labels)})
    return known[cell.lower()]


def _staff(cell: str) -> int | None:
    if not cell:
        return None
    if not re.fullmatch(r"\d{1,7}", cell) or int(cell) > _MOST_STAFF:
        raise ValueError(_("“%(cell)s” is no number of people.") % {"cell": cell})
    return int(cell)


def _day(cell: str) -> date | None:
    if not cell:
        return None
    written = _DAY.fullmatch(cell)
    try:
        if written is None:
            raise ValueError(cell)
        return date(*(int(part) for part in written.groups()))
    except ValueError:
        raise ValueError(
            _("“%(cell)s” is no date. Write it as 2026-03-31.") % {"cell": cell}
        ) from None


def _place_code(cell: str) -> str:
    if cell and not division_codes.is_code(cell):
        raise ValueError(
            _("“%(cell)s” is no division code of 2, 4, 6, 9 or 12 digits.") % {"cell": cell}
        )
    return cell


def _names(cell: str) -> list[str]:
    names = [naming.clean(name) for name in re.split(r"[|;；、,，]", cell)]
    return [name for name in names if name]


_READERS: dict[str, Callable[[str], Any]] = {
    "name": naming.clean,
    "level": _level,
    "organ_kind": _kind,
    "staff": _staff,
    "valid_from": _day,
    "valid_to": _day,
    "place_code": _place_code,
    "short_names": _names,
}
