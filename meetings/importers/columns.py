"""Which column of a table is which field, by the headers that offices and exports use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docs_audit.tables import headers
from docs_audit.tables.headers import Header, Headers, Numbered

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
    "branches",
    "category",
    "convener",
    "speeches",
    "has_discussion",
    "is_comprehensive",
    "legal_basis",
    "plan_number",
    "filed_on",
    "approved_by",
    "approved_on",
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
        "会议开始时间 开会时间 起 起时"
    ),
    "end": (
        "end until to endtime enddate 结束时间 截止时间 终止时间 结束 会议结束时间 散会时间 止 止时"
    ),
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
    "branches": "branches branchvenues 分会场 分会场单位 视频分会场",
    "category": "class meetingclass 类次 会议类次 会议分类 会议等级 会议级别 几类会议",
    "convener": "convener calledby 召集人职级 召集人 召集领导 主持人职级 由谁召集",
    "speeches": "speeches speakers 讲话 讲话人 发言 发言人 讲话情况 发言情况",
    "has_discussion": "hasdiscussion discussion groupdiscussion 分组讨论 是否分组讨论",
    "is_comprehensive": (
        "iscomprehensive comprehensive 综合性 综合性会议 是否综合性会议 全系统综合性会议"
    ),
    "legal_basis": "legalbasis 法定依据 法律依据 法定会议依据",
    "plan_number": "plannumber plan 计划编号 会议计划编号 年度计划编号 计划序号",
    "filed_on": "filedon filed 报备日期 报备时间 备案日期 备案时间 会议报备日期 会议备案日期",
    "approved_by": (
        "approvedby approval approver 审批机关 审批单位 批准机关 批准单位 审批人 批准人 批准文号 "
        "审批文号 审批编号"
    ),
    "approved_on": "approvedon 批准日期 批准时间 审批日期 审批时间",
}
_KNOWN = Headers.of({field: names.split() for field, names in _HEADERS.items()})


def match_columns(
    header: Sequence[str], mapping: Mapping[str, str] | None = None
) -> dict[int, str]:
    """Return the field of each column that has one, see `Headers.match`."""
    return _KNOWN.match(header, mapping)


def find_header(rows: Numbered, mapping: Mapping[str, str] | None) -> Header | None:
    """Return the header within the first rows, see `docs_audit.tables.headers`."""
    return headers.find_header(rows, _KNOWN, lambda row: is_header(row, mapping), mapping)


def is_header(row: Sequence[str], mapping: Mapping[str, str] | None = None) -> bool:
    """Tell whether a row names the columns: a title and one field more, or those mapped by hand."""
    if mapping is not None:
        return set(mapping) <= set(row)
    fields = set(match_columns(row).values())
    return "title" in fields and len(fields) > 1
