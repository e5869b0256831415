"""Elements of papers of many shapes, each with its place in the text."""

from typing import Any

import pytest

from docs_audit.gbt9704 import Element, Elements, read_paper
from tests.gbt9704 import papers


def read(text: str) -> dict[str, Any]:
    paper = read_paper(text)
    values = {
        name: value.value
        for name in paper.__dataclass_fields__
        if isinstance(value := getattr(paper, name), Element | Elements)
    }
    return {name: value for name, value in values.items() if value}


def test_red_head_gives_every_element() -> None:
    assert read(papers.RED_HEAD) == {
        "number": "安政发〔2025〕12号",
        "issuers": ("安平县人民政府",),
        "title": "安平县人民政府关于印发安平县2025年森林草原防灭火工作实施方案的通知",
        "kind": "通知",
        "addressees": ("各乡镇人民政府", "街道办事处", "县政府各部门", "各直属单位"),
        "cc": ("县委各部门", "县人大常委会办公室", "县政协办公室"),
        "issued_on": "2025-03-05",
        "printed_on": "2025-03-06",
        "printed_by": "安平县人民政府办公室",
        "urgency": "特急",
        "attachments": ("安平县2025年森林草原防灭火工作实施方案", "任务分解表"),
        "note": "此件发至村级",
    }


def test_joint_paper_with_broken_number_and_nested_title() -> None:
    found = read(papers.JOINT)

    assert found["number"] == "江教发〔2024〕33号"
    assert found["issuers"] == ("江州市教育局", "江州市财政局", "江州市人力资源和社会保障局")
    assert found["title"].endswith(
        "关于转发《江东省教育厅关于印发〈江东省义务教育优质均衡发展实施意见〉的通知》的通知"
    )
    assert found["addressees"] == ("各县（市、区）教育局", "财政局", "市直各学校")


def test_letter_format_gives_its_elements() -> None:
    assert read(papers.LETTER) == {
        "number": "安政办函〔2025〕9号",
        "issuers": ("安平县人民政府办公室",),
        "title": "安平县人民政府办公室关于征集2025年度民生实事项目的函",
        "kind": "函",
        "addressees": ("县直有关单位",),
        "issued_on": "2025-04-08",
        "attachments": ("民生实事项目建议表",),
        "note": "联系人：周敏  电话：0000-7654321",
    }


def test_upward_paper_names_its_signers_and_both_days() -> None:
    found = read(papers.UPWARD)

    assert found["signers"] == ("刘伟", "陈志强")
    assert (found["issued_on"], found["printed_on"]) == ("2025-04-03", "2025-04-03")
    assert found["printed_by"] == "江州市应急管理局办公室"


@pytest.mark.parametrize(
    ("text", "number", "title", "kind", "issued_on"),
    [
        (papers.MINUTES, "第12期", "安平县人民政府常务会议纪要", "纪要", "2025-05-08"),
        (papers.ORDER, "江州市人民政府令第45号", "江州市人民政府令", "令", "2025-05-20"),
        (papers.BULLETIN, "第7期", "全县精简会议文件情况通报", "通报", "2025-05-06"),
        (papers.SPEECH, "", "在全县春季森林防火工作会议上的讲话", "", "2025-03-02"),
        (papers.DRAFT, "", "安平县物业管理办法（征求意见稿）", "", ""),
        (papers.LAW, "", "东河市文明行为促进条例", "", "2018-07-26"),
        (papers.MESSAGE, "", "", "", ""),
        (
            papers.WEB_PAGE,
            "江政办发〔2025〕18号",
            "江州市人民政府办公室关于加快推进城市更新工作的实施意见",
            "意见",
            "2025-06-03",
        ),
    ],
)
def test_papers_of_other_shapes(
    text: str, number: str, title: str, kind: str, issued_on: str
) -> None:
    paper = read_paper(text)

    assert paper.number.value == number
    assert paper.title.value == title
    assert paper.kind.value == kind
    assert paper.issued_on.value == issued_on


def test_telegram_gives_urgency_number_and_dotted_date() -> None:
    found = read(papers.TELEGRAM)

    assert (found["urgency"], found["number"]) == ("特提", "安政办明电〔2025〕3号")
    assert found["title"] == "安平县人民政府办公室关于做好强降雨防范应对工作的紧急通知"
    assert found["issued_on"] == "2025-07-03"


def test_law_is_of_the_congress_that_passed_it() -> None:
    assert read(papers.LAW)["issuers"] == ("东河市人民代表大会常务委员会",)


@pytest.mark.parametrize(
    "printed",
    [
        "安政发〔2025〕7号",
        "安政发[2025]7号",
        "安政发【2025】7号",
        "安政发（2025）第7号",
        "安政发﹝2025﹞ 7 号",
    ],
)
def test_number_is_read_in_every_bracket_shape(printed: str) -> None:
    text = f"安平县人民政府文件\n{printed}\n安平县人民政府关于防汛工作的通知\n各乡镇：\n请落实。\n"

    assert read_paper(text).number.value == "安政发〔2025〕7号"


def test_spans_point_at_what_was_read() -> None:
    text = papers.RED_HEAD
    paper = read_paper(text)

    assert text[slice(*paper.number.span)] == "安政发〔2025〕12号"
    assert text[slice(*paper.issued_on.span)] == "2025年3月5日"
    assert text[slice(*paper.printed_by.span)] == "安平县人民政府办公室"
    assert text[slice(*paper.addressees.span)].endswith("各直属单位：")


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_line_ends_do_not_matter(ends: str) -> None:
    text = papers.RED_HEAD.replace("\n", ends)

    assert read(text) == read(papers.RED_HEAD)


@pytest.mark.parametrize(
    "text", ["", " \n\t", "。", "附件", "：", "（", "2025年13月40日", "第号", "\0"]
)
def test_scraps_give_a_paper_without_failing(text: str) -> None:
    assert read_paper(text).number.value == ""
