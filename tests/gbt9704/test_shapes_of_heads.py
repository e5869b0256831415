"""One paper in the many shapes in which offices, printers and scanners leave its elements."""

from typing import Any

import pytest

from docs_audit.gbt9704 import Element, Elements, read_paper

READ = {
    "number": "江政发〔2025〕17号",
    "issuers": ("江州市人民政府",),
    "title": "江州市人民政府关于加强防汛工作的通知",
    "kind": "通知",
    "addressees": ("各县（市、区）人民政府", "市政府各部门"),
    "cc": ("市委各部门",),
    "issued_on": "2025-03-20",
    "printed_on": "2025-03-21",
    "printed_by": "江州市人民政府办公室",
    "note": "此件公开发布",
}
PRINTED = "江州市人民政府办公室　2025年3月21日印发"
PARTS = {
    "head": "江州市人民政府文件",
    "number": "江政发〔2025〕17号",
    "title": "江州市人民政府关于加强防汛工作的通知",
    "to": "各县（市、区）人民政府，市政府各部门：",
    "body": "    请认真贯彻执行。",
    "signed": "江州市人民政府\n2025年3月20日",
    "note": "（此件公开发布）",
    "tail": f"抄送：市委各部门。\n{PRINTED}",
}


def read(text: str) -> dict[str, Any]:
    paper = read_paper(text)
    found = {
        name: value
        for name in paper.__dataclass_fields__
        if isinstance(value := getattr(paper, name), Element | Elements) and value
    }
    for name, element in found.items():
        assert 0 <= element.span[0] < element.span[1] <= len(text), name
    return {name: element.value for name, element in found.items()}


def paper(**parts: str) -> str:
    return "\n".join(part for part in {**PARTS, **parts}.values() if part) + "\n"


def differs(text: str) -> dict[str, Any]:
    """What is read otherwise than from the plain form of the paper; absent ones are None."""
    found = read(text)
    return {
        name: found.get(name) for name in {**READ, **found} if found.get(name) != READ.get(name)
    }


@pytest.mark.parametrize(
    "head",
    [
        "江 州 市 人 民 政 府 文 件",
        "江州市　　人民政府文件",
        "江州市人民政府\n文件",
        "江州市\n人民政府文件",
        "江州市人民政府文\n件",
        "江州市人民政府",
        "★\n江州市人民政府文件\n————————",
    ],
)
def test_red_head_is_read_however_it_is_set(head: str) -> None:
    assert differs(paper(head=head)) == {}


@pytest.mark.parametrize(
    "number",
    [
        "江政发 〔 2025 〕 17 号",
        "江政发〔2025〕\n17号",
        "江政发〔2025〕17\n号",
        "江政\n发〔2025〕17号",
        "江 政 发 〔2025〕17 号",
        "江政发〔20 25〕1 7号",
        "发文字号：江政发〔2025〕17号",
        "江政发（2025〕17号",
        "江政发〔2025) 17号",
        "江政发{2025}17号",
        "江政发『2025』17号",
        "江政发L2025〕17号",
        "江政发〔2025J17号",
        "江政发2025〕17号",
        "江政发〔202517号",
        "江政发[2025]l7号",
        "江政发〔2O25〕17号",
        "江政发〔2025〕17",
    ],
)
def test_number_is_read_from_print_and_blurred_scan(number: str) -> None:
    assert differs(paper(number=number)) == {}


@pytest.mark.parametrize(
    "number",
    ["江政发〔2025〕号", "关于2025年17号", "江政发2025年17", "2025年3月17号", "电话2025171"],
)
def test_line_that_only_resembles_a_number_is_none(number: str) -> None:
    assert "number" not in read(paper(number=number))


@pytest.mark.parametrize(
    ("number", "signers"),
    [
        ("江政发〔2025〕17号          签发人：王强", ("王强",)),
        ("江政发〔2025〕17号签发人:王 强", ("王强",)),
        ("签发人：王强\n江政发〔2025〕17号", ("王强",)),
        ("江政发〔2025〕17号   签发人:欧阳建国、李  明", ("欧阳建国", "李明")),
        (
            "江政发〔2025〕17号   签发人：张建国\n              李 明\n    赵敏",
            ("张建国", "李明", "赵敏"),
        ),
        ("江政发〔2025〕17号   签发人：张建国\n   会签人：赵敏", ("张建国", "赵敏")),
        ("江政发〔2025〕17号   签发人：昝远\n              桂谷", ("昝远", "桂谷")),
        ("江政发〔2025〕17号   签发人：昝远\n   桂谷　苟一鸣", ("昝远", "桂谷", "苟一鸣")),
    ],
)
def test_signers_stand_beside_and_below_the_number(number: str, signers: tuple[str, ...]) -> None:
    assert differs(paper(number=number)) == {"signers": signers}


@pytest.mark.parametrize(
    ("head", "urgency"),
    [
        ("特急\n江州市人民政府文件", "特急"),
        ("000012\n加  急\n江州市人民政府文件", "加急"),
        ("000012     特急\n江州市人民政府文件", "特急"),
        ("紧急程度：特急\n江州市人民政府文件", "特急"),
        ("№000012\n江州市人民政府文件", None),
    ],
)
def test_urgency_stands_above_the_head(head: str, urgency: str | None) -> None:
    assert differs(paper(head=head)) == ({"urgency": urgency} if urgency else {})


@pytest.mark.parametrize(
    "to",
    [
        "各县（市、区）人民政府，\n市政府各部门：",
        "各县（市、区）人民政府，\n- 1 -\n市政府各部门：",
        "各县（市、区）人民政府，市政府各部门",
        "各县（市、区）人民政府，市政府各部门；",
        "各县（市、区）人民政府， 市政府各部门 ：",
    ],
)
def test_addressees_are_read_over_lines_pages_and_without_their_colon(to: str) -> None:
    assert differs(paper(to=to)) == {}


def test_addressees_at_the_end_of_the_paper_are_addressees() -> None:
    tail = "主送：各县（市、区）人民政府，市政府各部门。\n" + PARTS["tail"]

    assert differs(paper(to="", tail=tail)) == {}


@pytest.mark.parametrize(
    "signed",
    [
        "江州市人民政府\n二〇二五年三月二十日",
        "江州市人民政府\n二○二五年三月二十日",
        "江州市人民政府\n二零二五年三月二十日",
        "江州市人民政府\n二0二五年三月二十日",
        "江州市人民政府\n二O二五年三月二十日",
        "江州市人民政府\n二 〇 二 五 年 三 月 二十日",
        "江州市人民政府\n2025 年 3 月 2 0 日",
        "江州市人民政府\n2025年03月20日",
        "江州市人民政府\n2025.3.20",
        "江州市人民政府　2025年3月20日",
        "江州市人民政府2025年3月20日",
        "江州市人民政府\n— 2 —\n2025年3月20日",
        "江州市人民政府\n2\n2025年3月20日",
        "2025年3月20日",
    ],
)
def test_day_of_issue_is_read_in_every_way_of_writing(signed: str) -> None:
    assert differs(paper(signed=signed)) == {}


@pytest.mark.parametrize(
    ("note", "value"),
    [
        ("（此件发至县级）", "此件发至县级"),
        ("(此件主动公开)", "此件主动公开"),
        ("此件发至县级", "此件发至县级"),
        ("（此件发至县级）\n（联系人：周敏，电话：0000-7654321）", "此件发至县级"),
        ("（联系人：周敏；联系电话：0000-\n7654321）", "联系人：周敏；联系电话：0000-7654321"),
        ("（此件公开发布至县（市、区））", "此件公开发布至县（市、区）"),
    ],
)
def test_note_tells_how_far_the_paper_spreads(note: str, value: str) -> None:
    assert differs(paper(note=note)) == {"note": value}


@pytest.mark.parametrize(
    ("tail", "difference"),
    [
        ("抄送：市委各部门。\n江州市人民政府办公室\n2025年3月21日印发", {}),
        ("抄送：市委各部门。\n2025年3月21日印发\n江州市人民政府办公室", {}),
        ("抄 送 : 市委各部门\n江州市人民政府办公室   2025年3月21日 印 发\n（共印120份）", {}),
        ("江州市人民政府办公室\n2025年3月21日印发", {"cc": None}),
        (
            f"抄送：市委各部门，\n  江州军分区。\n抄报：省政府办公厅。\n{PRINTED}",
            {"cc": ("市委各部门", "江州军分区", "省政府办公厅")},
        ),
    ],
)
def test_closing_lines_tell_who_else_received_and_who_printed(
    tail: str, difference: dict[str, Any]
) -> None:
    assert differs(paper(tail=tail)) == difference


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("附件：1.任务清单 2.联系表", ("任务清单", "联系表")),
        ("附件：1.任务清单2.联系表", ("任务清单", "联系表")),
        (
            "附件：1．任务清单\n　　　2．联系表（含填报\n　　　　　说明）",
            ("任务清单", "联系表（含填报说明）"),
        ),
        ("附件 1. 任务清单\n2. 联系表", ("任务清单", "联系表")),
        ("附件:任务清单", ("任务清单",)),
        ("附：1、2025年任务清单\n2、2024年联系表", ("2025年任务清单", "2024年联系表")),
    ],
)
def test_attachments_are_listed(body: str, names: tuple[str, ...]) -> None:
    assert differs(paper(body=f"    请认真贯彻执行。\n{body}")) == {"attachments": names}


@pytest.mark.parametrize(
    "title",
    [
        "江州市人民政府\n关于加强防汛工作的通知",
        "江州市人民政府关于加强防汛\n工作的通知",
        "江州市人民政府\n关于加强\n防汛工作的\n通知",
        "江州市人民政府关于加强防汛工作的通 知",
    ],
)
def test_title_is_joined_over_lines(title: str) -> None:
    assert differs(paper(title=title)) == {}


def test_year_in_what_is_issued_ends_no_title() -> None:
    text = paper(title="江州市人民政府\n关于印发《2025年冬春救助方案》的通知")

    assert differs(text) == {"title": "江州市人民政府关于印发《2025年冬春救助方案》的通知"}


def test_year_broken_over_lines_is_one_year() -> None:
    text = paper(title="江州市人民政府关于做好20\n24年防汛工作的通知")

    assert differs(text) == {"title": "江州市人民政府关于做好2024年防汛工作的通知"}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("江州市人民政府关于表彰2024年度先进单位的决定", "决定"),
        ("江州市人民政府关于同意设立安平县产业园区的批复", "批复"),
        ("江州市人民政府关于推进城市更新的实施意见（试行）", "意见"),
        ("江州市人民政府转发市发展改革委关于推进项目建设的意见的通知", "通知"),
        ("江州市人民政府关于转发《江东省人民政府关于印发〈防汛方案〉的通知》的通知", "通知"),
        ("江州市人民政府批转市水利局关于河道管理意见的通知", "通知"),
    ],
)
def test_kind_is_told_by_the_end_of_the_outer_title(title: str, kind: str) -> None:
    found = differs(paper(title=title))

    assert found.pop("kind", "通知") == kind
    assert found == {"title": title}


def test_page_numbers_and_signs_of_printing_are_no_part_of_any_element() -> None:
    text = paper(
        head="000012\n第 1 页 共 3 页\n江州市人民政府文件",
        body="    请认真\n— 1 —\n贯彻执行。",
        tail="第2页\n" + PARTS["tail"] + "\n3/3",
    )

    assert differs(text) == {}


def test_place_below_the_signer_begins_the_title() -> None:
    title = "江州市\n人民政府关于加强防汛工作的通知"
    number = "江政发〔2025〕17号   签发人：昝远"

    assert differs(paper(number=number, title=title)) == {"signers": ("昝远",)}


def test_number_of_copies_behind_the_receivers_is_no_receiver() -> None:
    assert differs(paper(tail=f"抄送：市委各部门。（共印80份）\n{PRINTED}")) == {}


def test_answer_to_a_deputy_bears_its_class_and_addresses_a_person() -> None:
    text = paper(
        head="",
        number="江政函〔2025〕17号      A类\n同意对外公开",
        title="江州市人民政府关于市人大三次会议\n第56号建议的答复",
        to="李明代表：",
    )

    found = read(text)

    assert found["number"] == "江政函〔2025〕17号"
    assert found["title"] == "江州市人民政府关于市人大三次会议第56号建议的答复"
    assert found["addressees"] == ("李明代表",)


def test_printing_line_behind_the_receivers_is_no_receiver() -> None:
    assert differs(paper(tail=f"抄送：市委各部门。{PRINTED}")) == {}


def test_fields_of_a_form_are_no_title() -> None:
    form = "防汛工作交办单\n承办单位：各乡镇人民政府\n督办事项：清理河道\n请按期办结。\n"

    assert read(form)["title"] == "防汛工作交办单"


def test_title_without_a_genre_goes_on_over_its_line() -> None:
    head = "工作动态\n第7期\n江州市人民政府办公室　2025年3月20日\n"
    text = f"{head}江州市人民政府多措并举守护节水型\n社会建设\n一、各地普遍开展了巡查。\n"

    assert read(text)["title"] == "江州市人民政府多措并举守护节水型社会建设"


def test_bulletin_of_a_place_is_issued_by_its_editor() -> None:
    head = "江州市工作动态\n第7期\n江州市人民政府办公室　2025年3月20日\n"

    assert read(f"{head}防汛准备全面就绪\n各地普遍开展了巡查。\n")["issuers"] == (
        "江州市人民政府办公室",
    )


def test_bulletin_tells_its_editor_and_for_whom_it_is() -> None:
    found = read(
        "简  报\n第 37 期\n安平县营商环境领导小组办公室 编     2025年8月15日\n"
        "★ 柳河镇提升服务质效\n柳河镇走访企业126家。\n"
        "报：县委、县政府领导。\n送：县直有关单位。\n发：各乡镇、街道。\n（共印80份）\n"
    )

    assert found["issuers"] == ("安平县营商环境领导小组办公室",)
    assert found["title"] == "柳河镇提升服务质效"
    assert found["cc"] == ("县委", "县政府领导", "县直有关单位", "各乡镇", "街道")
