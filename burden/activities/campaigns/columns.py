"""The columns of a register of campaigns."""

from burden.activities.importers import Column, Columns, Kind

_KINDS = {
    "demonstration": ("创建示范", "creation or demonstration", "创建", "示范", "示范创建"),
    "standard": ("达标活动", "reaching standards", "达标", "达标验收", "星级评定"),
    "evaluation": ("评比表彰", "evaluation, award, typical cases", "评选", "典型案例", "命名授牌"),
    "festival": ("节庆", "festival", "节会", "庆典"),
    "exhibition": ("展会", "exhibition", "博览会", "展览"),
    "forum": ("论坛", "forum", "峰会", "研讨会"),
    "pledge": ("责任状", "pledges of duty", "责任书", "承诺书", "签订责任状"),
}
_EXEMPTIONS = {
    "statutory": ("有法定依据", "required by law", "法定"),
    "emergency": ("应急处置", "emergency response", "应急"),
}

CAMPAIGNS = Columns(
    (
        Column(
            "unit",
            "主办单位",
            "organiser",
            Kind.UNIT,
            is_required=True,
            also=("组织单位", "举办单位", "发起单位"),
            example="江州市卫生健康委员会",
        ),
        Column(
            "title",
            "活动名称",
            "title",
            is_required=True,
            also=("名称", "项目名称", "活动"),
            longest=300,
            example="健康乡镇创建活动",
        ),
        Column(
            "kind",
            "活动类型",
            "kind",
            Kind.CHOICE,
            is_required=True,
            also=("类型", "类别"),
            choices=_KINDS,
            example="创建示范",
        ),
        Column(
            "start",
            "开始日期",
            "first day",
            Kind.DAY,
            is_required=True,
            also=("日期", "时间", "开始时间", "举办时间"),
            example="2026-04-01",
        ),
        Column(
            "targets",
            "参加单位",
            "participating units",
            Kind.UNITS,
            is_required=True,
            also=("活动对象", "创建对象", "参与单位", "对象"),
            longest=100,
            example="青河镇人民政府；白水镇人民政府",
        ),
        Column("end", "结束日期", "last day", Kind.DAY, also=("结束时间",), example="2026-04-02"),
        Column(
            "approval", "批准文号", "approval", also=("批准依据", "审批文号", "批准"), longest=200
        ),
        Column("number", "编号", "number", also=("项目编号", "备案号"), longest=100),
        Column(
            "people",
            "每单位参加人数",
            "people of each unit",
            Kind.COUNT,
            also=("参加人数", "人数"),
            most=100_000,
            example="3",
        ),
        Column(
            "plaques",
            "授牌命名数",
            "plaques and titles",
            Kind.COUNT,
            also=("授牌数", "命名数", "案例数"),
            most=100_000,
        ),
        Column(
            "fee",
            "收费（元）",
            "fee (yuan)",
            Kind.AMOUNT,
            also=("收费", "收费金额", "参会费"),
            most=10**10,
            meaning=("向参加单位收取的费用", "what participants pay"),
        ),
        Column(
            "cost", "经费（元）", "cost (yuan)", Kind.AMOUNT, also=("经费", "预算"), most=10**12
        ),
        Column(
            "indicators",
            "指标数",
            "indicators",
            Kind.COUNT,
            also=("考核指标数", "评分标准数", "标准数"),
            most=10_000,
        ),
        Column(
            "has_pledges",
            "要求签订责任状",
            "asks for pledges",
            Kind.FLAG,
            also=("签订责任状", "签订承诺书"),
        ),
        Column("has_veto", "一票否决", "decides by one item alone", Kind.FLAG),
        Column("exemption", "豁免情形", "exemption", Kind.CHOICE, choices=_EXEMPTIONS),
        Column(
            "basis",
            "依据文件",
            "paper that it carries out",
            also=("依据", "依据文号"),
            longest=300,
            meaning=("文号或标题，据此归入同一事项", "number or title; ties it to its matter"),
        ),
    )
)
QUICK = ("unit", "title", "kind", "start", "targets", "approval")
