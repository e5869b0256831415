"""An indicator tree out of a sheet whose classes and items are merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .indicators import Indicator, IndicatorTree, points_in
from .outcomes import ImportFailed
from .sheets import Grid

_HEADER_WITHIN = 15
_LEVEL = re.compile(
    r"^(?:[一二三四1-4]级指标|指标(?:类别|名称|内容)?|类别|大类|类型|项目|评[价估分]项目|考核(?:项目|内容|指标)|测评(?:项目|内容|指标)"
    r"|评[价估]内容|具体内容|内容|要素|评分标准|评[价估]标准|考核标准|测评标准|达标要求|标准|评分细则|具体要求|观测点|考核要点|评分要点)"
)
_POINTS = re.compile(r"^(?:分值|标准分|满分|权重|分数|基准分|赋分)")
_SCORED = re.compile(
    r"得分|自评|扣分|备注|考核方式|评价方式|资料|责任|序号|编号|数据来源|完成情况|核查"
)
# Several standards in one cell: 1.…；2.…
_SEVERAL = re.compile(r"(?:^|(?<=[\s;；。]))(?:\d{1,2}[.．、)](?!\d)|[(（]\d{1,2}[)）]|[①-⑳])\s*")
_TOTAL = re.compile(r"^(?:合计|总计|总分|小计)")
_MOST = 50_000


def read_indicator_sheets(grids: Sequence[Grid]) -> IndicatorTree:
    """Return the tree of the first sheet whose header names levels of indicators.

    Columns from left to right are levels. A cell left empty beside or under a merged one belongs
    to the class or item above it; a cell that numbers several standards gives as many.

    Raises:
        ImportFailed: `no_indicators` where no sheet has such a header; `too_many_rows`.
    """
    for grid in grids:
        for at, row in enumerate(grid.rows[:_HEADER_WITHIN]):
            levels = [column for column, cell in enumerate(row) if _is_level(cell)]
            if len(levels) > 1:
                points = next((c for c, cell in enumerate(row) if _POINTS.match(_bare(cell))), -1)
                title = next(
                    (cell for above in grid.rows[:at] for cell in above if cell), grid.name
                )
                return IndicatorTree(title, tuple(_tree(grid, at + 1, levels, points)))
    raise ImportFailed("no_indicators")


def _is_level(cell: str) -> bool:
    bare = _bare(cell)
    return bool(_LEVEL.match(bare)) and not _SCORED.search(bare) and not _POINTS.match(bare)


def _bare(cell: str) -> str:
    return re.sub(r"\s|[(（].*?[)）]", "", cell)


def _tree(grid: Grid, first: int, levels: Sequence[int], points: int) -> list[Indicator]:
    if len(grid.rows) - first > _MOST:
        raise ImportFailed("too_many_rows", str(_MOST))
    roots: list[Indicator] = []
    above: list[Indicator | None] = [None] * len(levels)
    for row in range(first, len(grid.rows)):
        cells = [grid.cell(row, column) for column in levels]
        if any(_TOTAL.match(_bare(cell)) for cell in cells):
            continue
        for level, cell in enumerate(cells):
            if not cell or (grid.is_covered(row, levels[level]) and above[level] is not None):
                continue
            parent = next((one for one in reversed(above[:level]) if one is not None), None)
            marked = _number(grid.cell(row, points)) if points >= 0 else None
            is_last = level == len(levels) - 1
            for words in _standards(cell) if is_last else [cell]:
                node = Indicator(words, row + 1, points_in(words) or (marked if is_last else None))
                (parent.below if parent else roots).append(node)
                above[level] = node
            above[level + 1 :] = [None] * (len(levels) - level - 1)
    return roots


def _standards(cell: str) -> Iterator[str]:
    """The standards that a cell numbers, or the cell."""
    found = [part.strip() for part in _SEVERAL.split(cell) if part.strip(" ;；。\n")]
    if len(_SEVERAL.findall(cell)) < 2:
        yield cell
    else:
        yield from found


def _number(cell: str) -> float | None:
    found = re.match(r"\d+(?:\.\d+)?", cell)
    return float(found[0]) if found else None
