"""A row of a plan of papers: subject, month and number of its entry."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from burden.organisations.importing.sheets import Row
from burden.organisations.importing.unit_rows import RowError
from docs_audit.issuing.rows import is_classified

COLUMNS: dict[str, str] = {
    heading: name
    for name, headings in {
        "unit": ("unit", "单位", "单位编码", "单位编号", "发文单位", "发文机关"),
        "year": ("year", "年度", "年份"),
        "plan": ("plan", "number", "计划编号", "立项编号", "编号", "序号", "计划序号"),
        "title": ("title", "subject", "文件名称", "拟发文件", "标题", "事项", "发文事项", "题目"),
        "month": ("month", "月份", "拟发月份", "计划月份", "发文时间", "计划发文时间", "时间"),
        "grade": ("grade", "密级"),
    }.items()
    for heading in headings
}
HEADINGS = ("单位编码", "年度", "计划编号", "文件名称", "拟发月份")
_YEAR = re.compile(r"(20\d\d)年?(?:度)?")
_MONTH = re.compile(r"(?:20\d\d\s*[-/.年]\s*)?(\d{1,2})\s*月?(?:份|底|上旬|中旬|下旬)?")
_QUARTERS = {name: 3 * at for at, name in enumerate("一二三四", 1)} | {
    str(at): 3 * at for at in range(1, 5)
}
_QUARTER = re.compile(r"(?:20\d\d年)?第?([一二三四1-4])季度")
_HALVES = {"上半年": 6, "下半年": 12, "年底": 12, "年内": 0, "全年": 0, "适时": 0, "不定期": 0}
_LONGEST_TITLE, _LONGEST_NUMBER = 500, 60


@dataclass(frozen=True)
class EntryRow:
    """One entry; `year` None where the row names none, `month` 0 where it is left open."""

    row: int
    unit: str
    year: int | None
    number: str
    title: str
    month: int


def read_row(row: Row) -> EntryRow | list[RowError]:
    """The entry of a row, or everything that is wrong with it.

    An entry with a secrecy grade or mark is refused and its cells are told to nobody (BM-07).
    """
    if is_classified(row, ("plan", "title")):
        sentence = _("Classified papers never enter a plan that is brought here.")
        return [RowError(row.number, "grade", sentence)]
    errors: list[RowError] = []
    title, written = row.cells.get("title", ""), row.cells.get("month", "")
    if not title:
        errors.append(RowError(row.number, "title", _("The cell is empty.")))
    year = _year(row.cells.get("year", ""))
    if row.cells.get("year") and year is None:
        sentence = _("“%(cell)s” is no year. Write it as 2026.")
        errors.append(RowError(row.number, "year", sentence % {"cell": row.cells["year"][:60]}))
    month = month_of(written)
    if month is None:
        sentence = _("“%(cell)s” is no month. Write it as 3月 or 2026-03.")
        errors.append(RowError(row.number, "month", sentence % {"cell": written[:60]}))
    if errors or month is None:
        return errors
    number = row.cells.get("plan", "")[:_LONGEST_NUMBER]
    return EntryRow(
        row.number, row.cells.get("unit", ""), year, number, title[:_LONGEST_TITLE], month
    )


def month_of(cell: str) -> int | None:
    """The month of `3月`, `2026-03`, `第一季度`, `上半年`; 0 for none, None for what is no time.

    Of a longer stretch its last month is meant: by then the paper is due.
    """
    words = "".join(cell.split())
    if not words:
        return 0
    if words in _HALVES:
        return _HALVES[words]
    if quarter := _QUARTER.fullmatch(words):
        return _QUARTERS[quarter[1]]
    found = _MONTH.fullmatch(words)
    month = int(found[1]) if found else 0
    return month if 1 <= month <= 12 else None


def _year(cell: str) -> int | None:
    found = _YEAR.fullmatch("".join(cell.split()))
    return int(found[1]) if found else None
