"""A row of a register of issued papers: a paper by its number, or the count of a month."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from burden.organisations.importing.sheets import Row
from burden.organisations.importing.unit_rows import RowError
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
        "grade": ("grade", "密级"),
    }.items()
    for heading in headings
}
HEADINGS = (
    "单位编码",
    "发文字号",
    "标题",
    "发文日期",
    "月份",
    "代字",
    "发文数",
    "最大序号",
    "涉密件数",
)
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:月|[-/.]\s*0?1\s*)?日?")
_NO_GRADE = {"", "无", "否", "公开", "非密", "不涉密", "none", "no"}
_LONGEST_TITLE, _LONGEST_NUMBER = 500, 100
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
    if _is_classified(row):
        sentence = _("Classified papers are counted by month only; never enter number or title.")
        return [RowError(row.number, "grade", sentence)]
    return _read_month(row) if row.cells.get("month") else _read_paper(row)


def _is_classified(row: Row) -> bool:
    if row.cells.get("grade", "").strip().lower() not in _NO_GRADE:
        return True
    cells = (row.cells.get(name, "") for name in ("number", "title", "series"))
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
    if errors:
        return errors
    year = int(re.findall(r"〔(\d{4})〕", key)[0])
    return PaperRow(
        row.number, row.cells.get("unit", ""), number, key, title[:_LONGEST_TITLE], issued_on, year
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


def _date(shape: re.Pattern[str], cell: str) -> date | None:
    found = shape.fullmatch(cell.strip())
    if found is None:
        return None
    parts = [int(part) for part in found.groups()]
    try:
        return date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return None
