"""The columns of a register of demands for forms, figures and materials."""

from burden.activities.importers import Column, Columns, Kind

_CHANNELS = {
    "paper": ("发文", "official paper", "公文", "文件", "书面", "纸质"),
    "platform": ("报表系统", "reporting platform", "平台", "系统", "业务系统", "网上填报"),
    "app": ("手机应用", "mobile application", "App", "APP", "小程序", "政务应用"),
    "group": ("工作群", "work group", "微信群", "群", "群通知", "微信", "钉钉"),
    "mail": ("电子邮件", "e-mail", "邮件", "邮箱", "OA邮件"),
    "phone": ("电话口头", "telephone or by word", "电话", "口头", "会议布置"),
    "other": ("其他", "another way"),
}
_CYCLES = {
    "once": ("一次性", "once", "临时", "单次"),
    "daily": ("每日", "every working day", "日报", "每天", "每个工作日"),
    "weekly": ("每周", "every week", "周报"),
    "monthly": ("每月", "every month", "月报"),
    "quarterly": ("每季", "every quarter", "季报", "每季度"),
    "yearly": ("每年", "every year", "年报", "年度"),
}
_EXEMPTIONS = {
    "emergency": ("应急处置", "emergency response", "应急", "突发事件"),
    "disaster": ("自然灾害", "natural disaster", "灾害", "灾情"),
    "safety": ("安全事故", "accident", "安全生产"),
    "statutory": ("有法定依据", "required by law", "法定", "统计法定"),
}

DEMANDS = Columns(
    (
        Column(
            "unit",
            "要求单位",
            "asked by",
            Kind.UNIT,
            is_required=True,
            also=("发起单位", "布置单位", "下达单位", "主管部门", "需求单位", "来文单位"),
            example="安平县民政局",
            meaning=("谁要的表，填名称或编码", "who asks, by name or code"),
        ),
        Column(
            "title",
            "报表名称",
            "title",
            is_required=True,
            also=("表名", "报表", "名称", "事项", "材料名称", "标题"),
            longest=300,
            example="残疾人基本信息采集表",
        ),
        Column(
            "targets",
            "填报单位",
            "receivers",
            Kind.UNITS,
            is_required=True,
            also=("报送单位", "上报单位", "接收单位", "填表单位"),
            longest=100,
            example="青河镇人民政府；白水镇人民政府",
            meaning=("多个单位用分号隔开", "several units with semicolons between"),
        ),
        Column(
            "sent",
            "下达时间",
            "sent at",
            Kind.MOMENT,
            also=("发出时间", "布置时间", "发文时间", "通知时间", "下达日期", "日期"),
            example="2026-03-03 15:00",
            meaning=(
                "尽量写到时分；不填按录入时间计",
                "with hour and minute where known; left empty it is the time of this entry",
            ),
        ),
        Column(
            "due",
            "报送截止时间",
            "deadline",
            Kind.MOMENT,
            also=("截止时间", "截止日期", "报送时限", "完成时限", "时限"),
            example="2026-03-04 16:00",
            meaning=("只写日期的，按当日结束计", "a day alone is taken to its end"),
        ),
        Column(
            "fields",
            "填报字段",
            "fields asked",
            Kind.LONG_TEXT,
            also=("表头", "字段", "指标", "填报内容", "数据项"),
            longest=60_000,
            example="姓名、身份证号、联系电话、残疾类别",
            meaning=(
                "用顿号或分行隔开；也可在保存后上传空表",
                "parted by commas or lines; the empty form can also be brought afterwards",
            ),
        ),
        Column(
            "channel",
            "渠道",
            "channel",
            Kind.CHOICE,
            is_required=True,
            also=("下达方式", "报送方式", "报送渠道", "方式"),
            choices=_CHANNELS,
            example="发文",
        ),
        Column(
            "cycle",
            "报送频次",
            "how often",
            Kind.CHOICE,
            also=("频次", "周期", "报送周期", "频率"),
            choices=_CYCLES,
            example="一次性",
        ),
        Column(
            "sunset",
            "终止日期",
            "ends on",
            Kind.DAY,
            also=("有效期至", "停报日期", "报送终止日期"),
            meaning=("定期报表报到哪一天为止", "the day with which a recurring demand ends"),
        ),
        Column(
            "period",
            "数据所属期",
            "period covered",
            also=("所属期", "统计期", "数据期间", "报告期"),
            longest=100,
            example="2026年2月",
        ),
        Column(
            "number", "编号", "number", also=("报表编号", "表号", "备案号", "文号"), longest=100
        ),
        Column(
            "basis",
            "依据文件",
            "paper that it carries out",
            also=("依据", "依据文号", "上级要求"),
            longest=300,
            meaning=(
                "文号、会议或上级报表名称，据此归入同一事项",
                "number or title of a paper, meeting or demand; ties it to its matter",
            ),
        ),
        Column("exemption", "豁免情形", "exemption", Kind.CHOICE, choices=_EXEMPTIONS),
        Column(
            "rows",
            "每单位填报行数",
            "lines of each unit",
            Kind.COUNT,
            also=("行数", "条数", "填报条数"),
            meaning=("清单类报表每个单位大约填多少行", "of a list: about how many each fills in"),
        ),
        Column(
            "hours",
            "每单位用时",
            "hours of each unit",
            Kind.AMOUNT,
            also=("填报用时", "用时", "耗时", "工时"),
            most=10_000,
            meaning=(
                "小时，有记录的才填；不填按参数估算",
                "hours, where recorded; else parameters estimate them",
            ),
        ),
    )
)
QUICK = ("unit", "title", "targets", "sent", "due", "fields", "channel")
