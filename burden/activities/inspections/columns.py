"""The columns of a register of inspections and of a plan of them."""

from burden.activities.importers import Column, Columns, Kind

_KINDS = {
    "special": ("专项督查检查", "special inspection", "专项", "督查", "检查", "督导"),
    "comprehensive": ("综合性督查检查", "comprehensive inspection", "综合", "综合性", "综合督查"),
    "assessment": ("考核", "assessment", "考评", "目标考核", "绩效考核"),
    "acceptance": ("评估验收", "evaluation or acceptance", "验收", "评估", "评比", "达标验收"),
    "research": ("调研指导", "research or guidance", "调研", "指导", "座谈", "走访", "监测"),
    "ranking": ("排名通报", "ranking notice", "通报", "排名"),
}
_EXEMPTIONS = {
    "emergency": ("应急处置", "emergency response", "应急"),
    "safety": ("应急性安全检查", "emergency inspection of safety", "安全检查"),
    "disaster": ("自然灾害", "natural disaster", "灾害"),
    "statutory": ("有法定依据", "required by law", "法定"),
}
_VISITORS = {
    "standing": ("政治局常委", "member of the Standing Committee", "常委"),
    "politburo": ("其他政治局委员", "other member of the Politburo", "政治局委员"),
}

INSPECTIONS = Columns(
    (
        Column(
            "unit",
            "组织单位",
            "organiser",
            Kind.UNIT,
            is_required=True,
            also=("主办单位", "实施单位", "牵头单位", "督查单位", "检查单位", "考核单位"),
            example="江州市教育局",
            meaning=("谁组织的，填名称或编码", "who runs it, by name or code"),
        ),
        Column(
            "title",
            "名称",
            "title",
            is_required=True,
            also=("督查检查考核名称", "事项名称", "事项", "督查事项", "检查事项", "考核事项"),
            longest=300,
            example="2026年义务教育督导检查",
        ),
        Column(
            "kind",
            "类型",
            "kind",
            Kind.CHOICE,
            is_required=True,
            also=("类别", "事项类型", "督查类型"),
            choices=_KINDS,
            example="专项督查检查",
        ),
        Column(
            "start",
            "开始日期",
            "first day",
            Kind.DAY,
            is_required=True,
            also=("日期", "时间", "开始时间", "检查日期", "督查日期", "通报日期"),
            example="2026-03-10",
        ),
        Column(
            "targets",
            "受检单位",
            "inspected units",
            Kind.UNITS,
            is_required=True,
            also=("督查对象", "检查对象", "考核对象", "被检单位", "对象", "被查单位"),
            longest=100,
            example="安平县教育局；青河镇人民政府",
            meaning=("多个单位用分号隔开", "several units with semicolons between"),
        ),
        Column(
            "end",
            "结束日期",
            "last day",
            Kind.DAY,
            also=("结束时间", "截止日期"),
            example="2026-03-12",
        ),
        Column(
            "people",
            "检查组人数",
            "inspectors",
            Kind.COUNT,
            also=("人数", "督查组人数", "组员人数", "检查人数", "调研人数"),
            most=10_000,
            example="3",
        ),
        Column(
            "escorts",
            "陪同人员",
            "escorts",
            Kind.PEOPLE,
            also=("陪同", "陪同人数", "各级陪同人员"),
            most=10_000,
            longest=100,
            example="安平县教育局:2；镇:3",
            meaning=("单位或层级加人数：县:2；镇:3", "unit or level and number: 县:2; 镇:3"),
        ),
        Column(
            "number",
            "督查编码",
            "code",
            also=("编码", "督查码", "事项编码", "编号", "备案号"),
            longest=100,
            example="DC2026-031",
        ),
        Column(
            "plan_number",
            "计划编号",
            "number in the plan",
            also=("年度计划编号", "计划序号"),
            longest=50,
            example="7",
        ),
        Column(
            "approval",
            "批准文号",
            "approval",
            also=("批准依据", "审批", "批准文件"),
            longest=200,
        ),
        Column(
            "exemption",
            "豁免情形",
            "exemption",
            Kind.CHOICE,
            also=("豁免", "豁免类型"),
            choices=_EXEMPTIONS,
        ),
        Column(
            "basis",
            "依据文件",
            "paper that it carries out",
            also=("依据", "依据文号", "文件依据"),
            longest=300,
            example="江教发〔2026〕8号",
            meaning=(
                "文号或标题，用来归入同一事项",
                "number or title; ties it to its matter",
            ),
        ),
        Column(
            "visitor",
            "调研领导",
            "visitor",
            Kind.CHOICE,
            choices=_VISITORS,
            meaning=("仅中央领导同志调研时填写", "only for visits of central leaders"),
        ),
        Column(
            "materials",
            "要求提供的材料",
            "materials asked for",
            Kind.LINES,
            also=("所需材料", "材料清单", "材料", "台账资料"),
            example="自查报告；工作台账",
        ),
        Column(
            "text",
            "通知或方案正文",
            "notice or scheme",
            Kind.LONG_TEXT,
            also=("正文", "通知正文", "评分细则"),
            longest=20_000,
            meaning=(
                "评分细则可一并贴入，指标由此读出",
                "a scoring scheme may stand in it: its indicators are read from there",
            ),
        ),
    )
)
QUICK = ("unit", "title", "kind", "start", "targets", "escorts")

PLAN = Columns(
    (
        Column("unit", "单位", "unit", Kind.UNIT, also=("单位编码", "组织单位", "主办单位")),
        Column(
            "number", "编号", "number", also=("计划编号", "序号", "no"), longest=50, example="7"
        ),
        Column(
            "title",
            "事项名称",
            "title",
            is_required=True,
            also=("名称", "事项", "督查检查考核名称"),
            longest=300,
            example="义务教育督导检查",
        ),
        Column(
            "month",
            "月份",
            "month",
            Kind.MONTH,
            also=("时间", "计划时间", "实施时间"),
            example="3月",
        ),
        Column("times", "次数", "times", Kind.COUNT, most=366, example="1"),
        Column("kind", "类型", "kind", Kind.CHOICE, also=("类别",), choices=_KINDS),
        Column(
            "targets",
            "对象",
            "those to be inspected",
            also=("受检单位", "督查对象", "范围"),
            longest=300,
            example="各县（市、区）教育局",
        ),
    )
)
