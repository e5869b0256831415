"""Ways of naming whose words are repeated: by any verb, a colon, a pointing word, or a heading."""

from __future__ import annotations

from datetime import date

import pytest

from docs_audit.textreuse.quotations import attributed, cited_titles
from tests.textreuse.office import FLOOD, OWN, STRAW, framed, made, only_pair, unstated

PROVINCE, CITY = "江东省人民政府办公厅", "江东省安平市人民政府办公室"
NUMBER = "江政办发〔2025〕12号"
SUBJECT = "切实做好2025年防汛抗旱工作"
TITLE = f"江东省人民政府办公厅关于{SUBJECT}的通知"
DAY, LATER = date(2025, 4, 1), date(2025, 4, 8)
UPPER = made("u", FLOOD, PROVINCE, "province", DAY, number=NUMBER, title=TITLE)
SECTION = FLOOD.splitlines()[3].removeprefix("三、")
OTHER = FLOOD.splitlines()[2].removeprefix("二、")

WITHIN = (
    f"省政府办公厅{NUMBER}文件写道：“{{0}}”各村要逐句对照。",
    f"《{TITLE}》载明：“{{0}}”",
    "省里的部署是：“{0}”",
    "省领导批示：“{0}”",
    "省水利厅答复：“{0}”",
    f"{NUMBER}文件再次重申：“{{0}}”",
    "来文阐明：“{0}”我局没有意见。",
    f"《{TITLE}》第三部分表述为“{{0}}”",
    f"《{TITLE}》原文如下：\n{{0}}\n我局已逐项对照。",
    f"{NUMBER}文件要点如下：\n{{0}}\n{{1}}\n为此，我镇安排如下。",
    f"现将{NUMBER}文件有关段落摘录如下，供查阅：\n    {{0}}\n    {{1}}\n据此，本单位作了自查。",
    f"《{TITLE}》：“{{0}}”",
    "该文件第三部分：“{0}”",
    "上级文件对此早有安排：“{0}”",
    "上述通知：“{0}”",
    "文件讲得很清楚：“{0}”",
    "来函称：“{0}”经核，情况属实。",
    f"{NUMBER}：“{{0}}”",
    "针对监测预警，省里要求“{0}”；针对隐患排查，要求“{1}”。",
    f"《{TITLE}》既讲“{{0}}”，又讲“{{1}}”，我们要一并领会。",
    f"摘录：\n{{0}}\n（{NUMBER}）",
    "省政府办公厅通知对基层最关心的事作了回应，即“{0}”",
    f"读{NUMBER}文件，有一处要划重点——“{{0}}”",
    f"《{TITLE}》要求如下：\n（一）{{0}}\n（二）{{1}}\n对照以上要求，我镇查出三处不足。",
    f"《{TITLE}》有关部分如下：\n　　{{1}}\n　　{{0}}\n我局意见：按上述要求执行。",
    f"{{0}}\n（摘自《{TITLE}》）",
    f"以下文字引自《{TITLE}》。\n{{0}}\n以上为引文。",
    f"《{TITLE}》第三条、第四条分别写明：“{{0}}”“{{1}}”",
    "上级明文规定：“{0}”，本单位不再重复。",
    "全省防汛电视电话会议部署：“{0}”",
    "省防指负责人作出安排：“{0}”",
    f"问：{NUMBER}文件第三部分怎么讲的？\n答：文件原话是“{{0}}”",
    f"为方便干部查阅，附录《{TITLE}》第二、三部分：\n{{1}}\n{{0}}\n各村据此自查。",
    f"省政府办公厅{NUMBER}文件中“{{0}}”的规定，我单位已经落实。",
    f"关于监测预警，{NUMBER}文件是这样规定的：{{0}}",
    "该通知对此的表述是：“{0}”",
    f"“{{0}}”，{NUMBER}文件如是说。",
    "《通知》（以下引号内为原文）：“{0}”",
    f"《{TITLE}》作了如下表述：“{{0}}”",
    "省政府办公厅在文件中专门叮嘱：“{0}”",
    "上级来文交代：“{0}”请各科室知悉。",
    f"{NUMBER}文第三项：“{{0}}”",
    "省防指批复：“{0}”",
    "贵厅文件阐述：“{0}”我局赞成。",
    f"{NUMBER}号文原文照录如下：\n{{0}}\n{{1}}\n我局对照后，提出三点改进。",
    f"《{TITLE}》相关条文如下：\n    {{0}}\n\n    {{1}}\n\n对照上述条文，我镇还有差距。",
    "省政府办公厅通知内容摘要：\n{0}\n{1}\n据此，我校安排如下。",
    "前述文件载：“{0}”",
    "文件原句：“{0}”",
    "该通知：“{0}”",
    f"《{TITLE}》一方面提出“{{0}}”，另一方面提出“{{1}}”。",
    "省里既定下“{0}”的规矩，也给出“{1}”的办法，都写在《通知》里。",
    f"{{0}}\n（见{NUMBER}文件第三部分）",
    f"{{0}}\n出处：《{TITLE}》",
    f"{NUMBER}文件规定得很细：“{{0}}”",
    "省长在会上讲：“{0}”",
    "省水利厅复函中说明：“{0}”",
    f"抄录《{TITLE}》一段：\n{{0}}\n我们的体会有三点。",
    f"学习材料（《{TITLE}》第三部分）：\n“{{0}}”",
    f"引{NUMBER}文件：“{{0}}”",
    f"“{{0}}”——这段话出现在《{TITLE}》里。",
    f"《{TITLE}》（{NUMBER}）的要求是：{{0}}",
    "上级通知说得明白，“{0}”，照办即可。",
    f"按{NUMBER}文件“{{0}}”之规定，我单位已建立台账。",
    "条例第三条：{0}",
    f"《{TITLE}》对预警工作提出四条要求，现原样抄在下面：\n1.{{0}}\n2.{{1}}\n以上要求，我局已传达到人。",
    f"文件依据：{NUMBER}，其中写明“{{0}}”",
    "国家防总通报：“{0}”",
    "省政府办公厅通知强调指出：{0}\n我市在此基础上另有安排。",
    f"{NUMBER}文件（节录）\n{{0}}\n{{1}}\n我镇的做法是另一套。",
    "江政办发12号文有言：“{0}”",
    "市局白纸黑字写着：“{0}”请各村对照。",
    "上级主管部门答复我们：“{0}”",
    f"“{{0}}”，“{{1}}”，这两条要求出自《{TITLE}》，我县照此执行。",
    f"{NUMBER}文件第三条——{{0}}",
    "以下为省政府办公厅通知中的内容：\n{0}\n{1}\n以上内容请各村张贴上墙。",
    f"【文件摘录】{NUMBER}\n{{0}}\n{{1}}\n【我县做法】",
    f"省政府办公厅在《{TITLE}》里提的要求，原文引用如下。\n“{{0}}”",
    f"为便于对照，现将{NUMBER}文件要点如下：\n{{0}}\n为此，我市拟定措施。",
    "对此，上级指出：\n    {0}\n",
    "该通知第三条称：{0}",
)
APPENDED = (
    f"附：《{TITLE}》摘录\n{{0}}\n{{1}}",
    f"附件\n{NUMBER}文件节选\n{{1}}\n{{0}}",
    f"附录：《{TITLE}》有关内容\n{{0}}",
)
TEXTS = [
    *(OWN + frame.format(SECTION, OTHER) + "\n" + STRAW for frame in WITHIN),
    *(OWN + STRAW + frame.format(SECTION, OTHER) + "\n" for frame in APPENDED),
]


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "read"])
@pytest.mark.parametrize("text", TEXTS, ids=[*WITHIN, *APPENDED])
def test_relation_is_quoted_when_it_is_told_whose_words_they_are(
    text: str, is_stated: bool
) -> None:
    upper, lower = UPPER, made("l", text, CITY, "city", LATER)
    if not is_stated:
        upper = unstated("u", framed(FLOOD, title=TITLE, issuer=PROVINCE, number=NUMBER, day=DAY))
        lower = unstated("l", framed(text, title="关于近期工作的报告", issuer=CITY, day=LATER))

    pair = only_pair(upper, lower)

    assert pair.relation.name == "quoted"
    assert pair.found.containment < 0.1


BOTH = SECTION + OTHER
ALTERED = (
    BOTH.replace("短临预报要提前3小时送到乡镇和村组。", "……"),
    BOTH.replace("预警后", "预警（编者注：指山洪、台风等预警）后"),
    BOTH.replace("加密", "增加").replace("送到", "发送到"),
    BOTH.replace("要加密", "[应当]加密"),
    BOTH[:150] + "……",
)


@pytest.mark.parametrize("words", ALTERED)
@pytest.mark.parametrize(
    "frame",
    [f"《{TITLE}》要求：“{{}}”", f"{NUMBER}文件原文如下：\n{{}}\n我局已对照。", "上级指出：“{}”"],
)
def test_relation_is_quoted_when_the_quoted_words_are_shortened_or_altered(
    words: str, frame: str
) -> None:
    text = f"{OWN}{frame.format(words)}\n{STRAW}"

    assert only_pair(UPPER, made("l", text, CITY, "city", LATER)).relation.name == "quoted"


@pytest.mark.parametrize(("level", "relation"), [("county", "quoted"), ("city", "copied")])
def test_an_organ_is_another_voice_only_when_it_stands_above_the_paper(
    level: str, relation: str
) -> None:
    text = f"{OWN}市水利局要求：{SECTION}\n{STRAW}"

    assert only_pair(UPPER, made("l", text, "", level, LATER)).relation.name == relation


@pytest.mark.parametrize(
    "text",
    [
        "第八条　专项规划的内容包括：\n（一）用水总量和用水效率控制目标；\n（二）水源保护措施。\n",
        "餐饮服务单位应当遵守下列规定：\n（一）安装油烟净化设施并保持正常使用；\n（二）定期清洗。\n",
        "第二章　一般规定\n第八条　任何个人、组织不得利用网络数据从事非法活动。\n",
        "许可证应当载明：“单位名称、地址、法定代表人、许可范围和有效期限等事项。”\n",
        "（三）市水利局应当制定方案，写入合同条文，并依法报备。\n第九条　禁止围湖造地。\n",
        "责任区的责任要求：\n（一）市容有序，无乱摆摊、乱搭建；\n（二）环境卫生整洁。\n",
    ],
)
def test_nothing_is_attributed_when_a_statute_lists_its_own(text: str) -> None:
    assert attributed(text) == cited_titles(text)
