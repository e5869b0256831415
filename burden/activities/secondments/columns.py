"""The columns of a register of secondments."""

from burden.activities.importers import Column, Columns, Kind

_KINDS = {
    "secondment": ("借调", "secondment", "借用", "抽调"),
    "task_force": ("工作专班", "task force", "专班", "专班抽调"),
    "learning": ("跟班学习", "learning on the job", "跟班", "跟岗"),
}
_EXEMPTIONS = {
    "statutory": ("有法定依据", "required by law", "法定"),
    "emergency": ("应急处置", "emergency response", "应急"),
}

SECONDMENTS = Columns(
    (
        Column(
            "unit",
            "借入单位",
            "borrower",
            Kind.UNIT,
            is_required=True,
            also=("借调单位", "用人单位", "借用单位"),
            example="江州市卫生健康委员会",
        ),
        Column(
            "lender",
            "派出单位",
            "lender",
            Kind.UNIT,
            is_required=True,
            also=("原单位", "借出单位", "所在单位", "被借调单位"),
            example="安平县卫生健康局",
        ),
        Column(
            "kind",
            "方式",
            "kind",
            Kind.CHOICE,
            is_required=True,
            also=("借调方式", "类型"),
            choices=_KINDS,
            example="借调",
        ),
        Column(
            "start",
            "开始日期",
            "first day",
            Kind.DAY,
            is_required=True,
            also=("借调日期", "起始日期", "日期"),
            example="2026-03-01",
        ),
        Column(
            "person",
            "人员代号",
            "person",
            also=("姓名", "人员", "工号"),
            longest=50,
            meaning=(
                "只用于识别同一人再次借调，系统不保存原文",
                "only tells whether the same person comes again; it is not kept as written",
            ),
        ),
        Column("people", "人数", "people", Kind.COUNT, also=("借调人数",), most=1_000, example="1"),
        Column(
            "end",
            "到期日期",
            "end of the term",
            Kind.DAY,
            also=("借调期限", "截止日期", "期满日期"),
            example="2026-08-31",
        ),
        Column("returned", "返回日期", "returned on", Kind.DAY, also=("清退日期", "实际返回日期")),
        Column("approval", "批准文号", "approval", also=("审批文号", "批准依据"), longest=200),
        Column("number", "编号", "number", also=("审批编号", "备案号"), longest=100),
        Column("exemption", "豁免情形", "exemption", Kind.CHOICE, choices=_EXEMPTIONS),
        Column(
            "basis",
            "依据文件",
            "paper that it carries out",
            also=("依据",),
            longest=300,
            meaning=("文号或标题，据此归入同一事项", "number or title; ties it to its matter"),
        ),
    )
)
QUICK = ("unit", "lender", "kind", "start", "end", "approval")
