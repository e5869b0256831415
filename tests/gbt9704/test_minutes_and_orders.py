"""Minutes, orders, announcements and joint papers: their numbers and issuers as printed."""

import pytest

from docs_audit.gbt9704 import read_paper

DATED = "安平县人民政府办公室          2025年3月18日"
BODY = "3月16日，县长李建国主持召开会议，研究防汛工作。现纪要如下："


@pytest.mark.parametrize(
    ("head", "number", "issuer", "title"),
    [
        (
            f"安平县人民政府\n专题会议纪要\n〔2025〕7号\n{DATED}\n关于城区防汛工作的会议纪要",
            "〔2025〕7号",
            "安平县人民政府",
            "关于城区防汛工作的会议纪要",
        ),
        (
            f"安平县人民政府\n专题会议纪要\n〔2025〕第7号\n{DATED}\n关于城区防汛工作的会议纪要",
            "〔2025〕第7号",
            "安平县人民政府",
            "关于城区防汛工作的会议纪要",
        ),
        (
            f"安平县人民政府县长办公会议纪要\n〔2025〕第3次\n{DATED}\n关于研究防汛工作的会议纪要",
            "〔2025〕第3次",
            "安平县人民政府",
            "关于研究防汛工作的会议纪要",
        ),
        (
            f"安平县人民政府常务会议纪要\n（第 15 次）\n{DATED}",
            "第15次",
            "安平县人民政府",
            "安平县人民政府常务会议纪要",
        ),
        (
            f"会 议 纪 要\n（2025）7号\n{DATED}\n防汛会商会议纪要",
            "〔2025〕7号",
            "安平县人民政府办公室",
            "防汛会商会议纪要",
        ),
        (
            f"安平县水利局\n党组会议纪要\n2025年第6期\n{DATED}",
            "2025年第6期",
            "安平县水利局",
            "安平县水利局党组会议纪要",
        ),
        (
            f"安平县防汛工作领导小组会议纪要\n第3期\n{DATED}",
            "第3期",
            "安平县防汛工作领导小组",
            "安平县防汛工作领导小组会议纪要",
        ),
        (
            f"柳河镇党政联席会议纪要\n〔2025〕第14期\n{DATED}",
            "〔2025〕第14期",
            "安平县人民政府办公室",
            "柳河镇党政联席会议纪要",
        ),
        (
            f"安平县自然资源局局务会议纪要\n第4期\n{DATED}",
            "第4期",
            "安平县自然资源局",
            "安平县自然资源局局务会议纪要",
        ),
        (
            f"中共安平县委员会书记碰头会会议纪要\n第5期\n{DATED}",
            "第5期",
            "中共安平县委员会",
            "中共安平县委员会书记碰头会会议纪要",
        ),
        (
            f"柳河街道办事处周例会纪要\n第6期\n{DATED}",
            "第6期",
            "柳河街道办事处",
            "柳河街道办事处周例会纪要",
        ),
        (
            f"安平县教育局\n安全形势研判会商会纪要\n第7期\n{DATED}",
            "第7期",
            "安平县教育局",
            "安平县教育局安全形势研判会商会纪要",
        ),
    ],
)
def test_minutes_keep_their_number_as_printed(
    head: str, number: str, issuer: str, title: str
) -> None:
    paper = read_paper(f"{head}\n{BODY}\n")

    assert (paper.number.value, paper.issuers.value, paper.title.value, paper.kind.value) == (
        number,
        (issuer,),
        title,
        "纪要",
    )
    assert (paper.issued_on.value, paper.class_) == ("2025-03-18", "minutes")


@pytest.mark.parametrize(
    ("head", "number", "title", "kind"),
    [
        ("江东省人民政府令\n第 312 号", "江东省人民政府令第312号", "江东省人民政府令", "令"),
        ("江东省人民政府\n令\n第312号", "江东省人民政府令第312号", "江东省人民政府令", "令"),
        (
            "江东省人民政府通告\n江政通〔2025〕3号\n关于管制交通的通告",
            "江政通〔2025〕3号",
            "关于管制交通的通告",
            "通告",
        ),
        (
            "江东省人民政府\n公 告\n2025年 第3号\n关于公布电话的公告",
            "2025年第3号",
            "关于公布电话的公告",
            "公告",
        ),
    ],
)
def test_orders_and_announcements_bear_their_number_under_the_head(
    head: str, number: str, title: str, kind: str
) -> None:
    paper = read_paper(f"{head}\n《防汛规定》已经通过，现予公布。\n省长　赵立新\n2025年3月10日\n")

    assert (paper.number.value, paper.title.value, paper.kind.value) == (number, title, kind)
    assert paper.issuers.value == ("江东省人民政府",)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"江州信息\n第18期\n{DATED}\n我市多措并举抓好春耕生产", "我市多措并举抓好春耕生产"),
        (f"督 查 通 报\n第18期\n{DATED}\n关于环境整治的督查通报", "关于环境整治的督查通报"),
    ],
)
def test_bulletin_under_a_head_without_organ_has_its_own_title(head: str, title: str) -> None:
    paper = read_paper(f"{head}\n今年以来，全市春耕形势良好。\n")

    assert (paper.number.value, paper.title.value, paper.class_) == ("第18期", title, "bulletin")
    assert paper.issuers.value == ("安平县人民政府办公室",)


@pytest.mark.parametrize(
    "head",
    [
        "等级  特急·明电   江政办明电〔2025〕9号    江机发  号",
        "内 部 明 电\n特急\n江政办明电〔2025〕9号",
        "江州市人民政府办公室明电\n等级：特急　　　江政办明电〔2025〕9号",
        "江州市人民政府办公室\n江政办明电〔2025〕9号      签批：王振华     等级：特急",
    ],
)
def test_telegram_bears_its_number_and_the_hour_of_signing(head: str) -> None:
    paper = read_paper(
        f"{head}\n江州市人民政府办公室关于防御台风的紧急通知\n各县（市、区）人民政府：\n"
        "请立即部署。\n江州市人民政府办公室\n2025年8月9日20时\n"
    )

    assert (paper.number.value, paper.urgency.value) == ("江政办明电〔2025〕9号", "特急")
    assert paper.title.value == "江州市人民政府办公室关于防御台风的紧急通知"
    assert paper.issued_on.value == "2025-08-09"


@pytest.mark.parametrize(
    "head",
    [
        "江州市教育局\n江州市财政局文件",
        "江州市教育局\n江州市财政局\n文件",
        "江州市教育局 文件\n江州市财政局",
        "江州市教育局  江州市财政局文件",
        "江州市教育局\n文件\n江州市财政局",
    ],
)
def test_joint_paper_is_of_all_its_issuers(head: str) -> None:
    paper = read_paper(
        f"{head}\n江教发〔2025〕3号\n关于做好学生资助工作的通知\n各县（市、区）教育局、财政局：\n"
        "    请认真落实。\n江州市教育局      江州市财政局\n2025年4月2日\n"
    )

    assert paper.issuers.value == ("江州市教育局", "江州市财政局")
    assert paper.number.value == "江教发〔2025〕3号"
