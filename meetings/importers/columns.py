"""Which column of a table is which field, by the headers that offices and exports use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

FIELDS = (
    "id",
    "unit",
    "title",
    "start",
    "end",
    "date",
    "mode",
    "venue",
    "agenda",
    "attendees",
    "people",
    "cites",
    "kind",
    "minutes",
)
_HEADERS = {
    "id": "id 编号 序号 会议编号 会议id 流水号 no number",
    "unit": (
        "unit host organiser organizer 主办单位 召开单位 召集单位 承办单位 组织单位 单位 "
        "主办部门 举办单位 会议主办单位 牵头单位"
    ),
    "title": "title subject name meeting 会议名称 名称 标题 会议标题 会议主题 主题 会议名 会议",
    "start": (
        "start begin from starttime startdate 开始时间 会议时间 召开时间 时间 起始时间 开始 "
        "会议开始时间 开会时间"
    ),
    "end": "end until to endtime enddate 结束时间 截止时间 终止时间 结束 会议结束时间 散会时间",
    "date": "date 日期 会议日期 召开日期 开会日期",
    "mode": "mode form 会议形式 形式 召开形式 会议方式 召开方式 方式",
    "venue": "venue location place room 地点 会议地点 会场 召开地点 会议室 主会场",
    "agenda": "agenda items topics 议程 会议议程 议题 会议议题 会议内容 主要内容 内容 议程内容",
    "attendees": (
        "attendees participants 参会人员 参会单位 参加人员 参加单位 出席人员 与会人员 "
        "参会范围 参加范围 出席单位 与会单位"
    ),
    "people": "people headcount 参会人数 人数 参加人数 与会人数 出席人数",
    "cites": "cites documents 文号 依据文件 依据文号 引用文号 文件依据 文件 通知文号 会议依据",
    "kind": "kind type category 会议类型 类型 会议类别 类别 会议性质 性质",
    "minutes": "minutes 纪要 会议纪要 会议记录 记录",
}
_FIELD_OF = {header: field for field, headers in _HEADERS.items() for header in headers.split()}
_NOISE = re.compile(r"[\s*_\-:：.]|[(].*?[)]|必填|选填")


def match_columns(
    header: Sequence[str], mapping: Mapping[str, str] | None = None
) -> dict[int, str]:
    """Return the field of each column that has one; the first column of a field wins.

    `mapping` gives fields of headers by hand and goes before the known names.
    """
    found: dict[int, str] = {}
    for i, name in enumerate(header):
        field = (mapping or {}).get(name) or _FIELD_OF.get(_plain(name))
        if field is not None and field in FIELDS and field not in found.values():
            found[i] = field
    return found


def is_header(row: Sequence[str], mapping: Mapping[str, str] | None = None) -> bool:
    """Tell whether a row names the columns: a title, and one field more."""
    fields = set(match_columns(row, mapping).values())
    return "title" in fields and len(fields) > 1


def _plain(name: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", name)).lower()
