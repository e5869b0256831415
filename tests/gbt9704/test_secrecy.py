"""Marks are refused wherever they stand; papers that talk of secrecy are not (BM-01, BM-08)."""

import pytest

from docs_audit.gbt9704.secrecy import examine

MARKED = [
    "机密★1年\n安平县人民政府文件",
    "000123\n秘密★长期\n特急\n中共安平县委文件",
    "机 密 ★ 1 年\n安平县",
    "秘密\n中共安平县委文件",
    "绝密★\n关于有关工作的通知",
    "机密★会议开始前\n关于有关工作的通知",
    "秘密★2027年3月1日\n关于有关工作的通知",
    "绝密*10年\n关于有关工作的通知",
    "秘密＊１０年\n关于有关工作的通知",
    "机密☆长期  特提\n安平县",
    "机密1年\n安平县人民政府",
    "【机密】关于召开会议的通知\n各乡镇：",
    "关于有关工作的通知\n各乡镇：\n（秘密）",
    "密级：机密\n关于有关工作的通知",
    "机密★1年    特急\n中共安平县委文件",
    "中共安平县委办公室文件  秘密★3年\n关于",
    "机\n密\n★\n1\n年\n安平县人民政府文件",
    "机\u200b密★1年\n安平县",
    "⺠政工作\n機密★1年\n安平县",
    "正文一段。\n" * 200 + "附件1\n机密★5年\n名单",
]
MENTIONING = [
    "安平县保密工作方案\n各单位要严守国家秘密，做好机密文件管理。",
    "密级标志如“机密★1年”应当标注在首页左上角。",
    "机密★1年是密级标志的一种写法，应当顶格编排。",
    "国家秘密的密级分为：\n绝密\n机密\n秘密\n三级。",
    "关于开展保守商业秘密检查的通知\n各单位：",
    "涉及国家秘密、商业秘密和个人隐私的，依法不予公开。",
    "机密级涉密人员管理办法\n第一条 为了加强管理，制定本办法。",
    "密级：\n紧急程度：\n标题：",
    "* 秘密 * 绝密 * 这些词都只是列表里的词",
]


@pytest.mark.parametrize("text", MARKED)
def test_marked_text_is_refused(text: str) -> None:
    assert examine(name="a.docx", margins=(), text=text) == ("BM-01", ())


@pytest.mark.parametrize("text", MENTIONING)
def test_text_that_mentions_secrecy_passes(text: str) -> None:
    assert examine(name="a.docx", margins=(), text=text) == ("", ())


@pytest.mark.parametrize(
    "name",
    [
        "机密★1年方案.docx",
        "【机密】方案.docx",
        "方案（秘密）.pdf",
        "秘密.docx",
        "方案_绝密.doc",
        "秘密/名单.xlsx",
    ],
)
def test_marked_name_is_refused(name: str) -> None:
    assert examine(name=name, margins=(), text="")[0] == "BM-01"


@pytest.mark.parametrize(
    "name",
    ["保守国家秘密宣传方案.docx", "机密文件管理办法.docx", "商业秘密保护.pdf", "揭秘密室.doc"],
)
def test_name_that_mentions_secrecy_passes(name: str) -> None:
    assert examine(name=name, margins=(), text="") == ("", ())


@pytest.mark.parametrize("margin", ["机密", "秘密★10年", "安平县\n机密★1年", "密级：秘密"])
def test_mark_in_header_or_properties_is_refused(margin: str) -> None:
    assert examine(name="a.docx", margins=("标题", margin), text="正文")[0] == "BM-01"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("内部资料 注意保存\n关于", "inner_material"),
        ("【内部】\n关于", "inner_material"),
        ("内部文件，注意保密\n关于", "inner_material"),
        ("工作秘密\n关于", "work_secret"),
        ("工作秘密★6个月\n关于", "work_secret"),
    ],
)
def test_lesser_mark_passes_with_a_warning(text: str, warning: str) -> None:
    assert examine(name="a.docx", margins=(), text=text) == ("", (warning,))


def test_refusal_tells_nothing_of_the_content() -> None:
    rule, warnings = examine(name="机密★1年.docx", margins=("机密",), text="机密★1年\n行动代号")

    assert (rule, warnings) == ("BM-01", ())
