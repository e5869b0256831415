"""A row of a register of issued papers: a paper by its number, or the count of a month."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from burden.organisations.importing.sheets import Row
from burden.organisations.importing.unit_rows import RowError
from burden.organisations.models import Level
from docs_audit.gbt9704 import folded_number
from docs_audit.gbt9704.secrecy import examine

COLUMNS: dict[str, str] = {
    heading: name
    for name, headings in {
        "unit": ("unit", "单位", "单位编码", "单位编号", "发文单位", "发文机关"),
        "number": ("number", "发文字号", "文号", "字号"),
        "title": ("title", "标题", "文件标题", "题名"),
        "issued_on": ("issued_on", "date", "发文日期", "成文日期", "印发日期"),
        "month": ("month", "月份", "年月"),
        "series": ("series", "代字", "发文代字"),
        "count": ("count", "发文数", "发文数量", "件数"),
        "highest": ("highest", "最大序号", "最高序号", "末号"),
        "classified": ("classified", "涉密件数", "涉密数", "其中涉密"),
        "plan": ("plan", "计划编号", "立项编号", "年度计划编号"),
        "reaches": ("reaches", "range", "发至范围", "印发范围", "发至", "分发范围"),
        "grade": ("grade", "密级"),
    }.items()
    for heading in headings
}
HEADINGS = (
    "单位编码",
    "发文字号",
    "标题",
    "发文日期",
    "计划编号",
    "发至范围",
    "月份",
    "代字",
    "发文数",
    "最大序号",
    "涉密件数",
)
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:月|[-/.]\s*0?1\s*)?日?")
_NO_GRADE = {"", "无", "否", "公开", "非密", "不涉密", "none", "no"}
_LONGEST_TITLE, _LONGEST_NUMBER, _LONGEST_PLAN_NUMBER = 500, 100, 60
# The lowest level that a cell names is as far as the paper goes.
_LEVELS = (
    (Level.VILLAGE, "村|社区|居委"),
    (Level.TOWNSHIP, "乡|镇|街道"),
    (Level.COUNTY, "县|区|旗"),
    (Level.CITY, "市|州|盟|地"),
    (Level.PROVINCE, "省"),
)
_MOST = 100_000


@dataclass(frozen=True)
class PaperRow:
    row: int
    unit: str
    number: str
    number_key: str
    title: str
    issued_on: date | None
    year: int
    plan_number: str
    reaches: str


@dataclass(frozen=True)
class MonthRow:
    row: int
    unit: str
    month: date
    series: str
    count: int
    highest: int | None
    classified: int | None


def read_row(row: Row) -> PaperRow | MonthRow | list[RowError]:
    """The row's values, or everything that is wrong with it.

    A row with a secrecy grade or mark is refused and its cells are told to nobody (BM-07).
    """
    if is_classified(row, ("number", "title", "series")):
        sentence = _("Classified papers are counted by month only; never enter number or title.")
        return [RowError(row.number, "grade", sentence)]
    return _read_month(row) if row.cells.get("month") else _read_paper(row)


def is_classified(row: Row, names: Iterable[str]) -> bool:
    """Whether a row bears a secrecy grade, or a mark in one of the cells named."""
    if row.cells.get("grade", "").strip().lower() not in _NO_GRADE:
        return True
    cells = (row.cells.get(name, "") for name in names)
    return any(examine(name="", margins=(), text=cell)[0] for cell in cells if cell)


def _read_paper(row: Row) -> PaperRow | list[RowError]:
    errors: list[RowError] = []
    number, title = row.cells.get("number", ""), row.cells.get("title", "")
    key = folded_number(number)
    if not number:
        errors.append(RowError(row.number, "number", _("The cell is empty.")))
    elif not key or len(number) > _LONGEST_NUMBER:
        sentence = _("“%(cell)s” is no document number. Write it as 安政发〔2026〕12号.")
        errors.append(RowError(row.number, "number", sentence % {"cell": number[:60]}))
    issued_on = None
    if written := row.cells.get("issued_on", ""):
        issued_on = _date(_DAY, written)
        if issued_on is None:
            sentence = _("“%(cell)s” is no date. Write it as 2026-03-31.")
            errors.append(RowError(row.number, "issued_on", sentence % {"cell": written[:60]}))
    reaches = _level(row.cells.get("reaches", ""))
    if reaches is None:
        sentence = _("“%(cell)s” is no level. Write it as 县级 or 乡镇.")
        told = {"cell": row.cells["reaches"][:60]}
        errors.append(RowError(row.number, "reaches", sentence % told))
    if errors or reaches is None:
        return errors
    return PaperRow(
        row=row.number,
        unit=row.cells.get("unit", ""),
        number=number,
        number_key=key,
        title=title[:_LONGEST_TITLE],
        issued_on=issued_on,
        year=int(re.findall(r"〔(\d{4})〕", key)[0]),
        plan_number=row.cells.get("plan", "")[:_LONGEST_PLAN_NUMBER],
        reaches=reaches,
    )


def _read_month(row: Row) -> MonthRow | list[RowError]:
    errors: list[RowError] = []
    month = _date(_MONTH, row.cells["month"])
    if month is None:
        sentence = _("“%(cell)s” is no month. Write it as 2026-03.")
        errors.append(RowError(row.number, "month", sentence % {"cell": row.cells["month"][:60]}))
    numbers: dict[str, int | None] = {}
    for name in ("count", "highest", "classified"):
        cell = row.cells.get(name, "")
        numbers[name] = int(cell) if re.fullmatch(r"\d{1,6}", cell) else None
        if cell and (numbers[name] is None or int(cell) > _MOST):
            sentence = _("“%(cell)s” is no number of papers.") % {"cell": cell[:60]}
            errors.append(RowError(row.number, name, sentence))
    count, classified = numbers["count"], numbers["classified"]
    if not row.cells.get("count"):
        errors.append(RowError(row.number, "count", _("The cell is empty.")))
    elif count is not None and classified is not None and classified > count:
        sentence = _("There are more classified papers than papers.")
        errors.append(RowError(row.number, "classified", sentence))
    if errors or month is None or count is None:
        return errors
    series = "".join(row.cells.get("series", "").split())[:60]
    return MonthRow(
        row.number,
        row.cells.get("unit", ""),
        month,
        series,
        count,
        numbers["highest"],
        classified,
    )


def _level(cell: str) -> str | None:
    """The lowest level named, empty for an empty cell; None where none is named."""
    if not cell:
        return ""
    words = cell.replace("自治区", "省")
    return next((level.value for level, names in _LEVELS if re.search(names, words)), None)


def _date(shape: re.Pattern[str], cell: str) -> date | None:
    found = shape.fullmatch(cell.strip())
    if found is None:
        return None
    parts = [int(part) for part in found.groups()]
    try:
        return date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return None
