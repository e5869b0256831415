"""Reissued: an issuer repeats its own earlier paper, however its name is written."""

from __future__ import annotations

from datetime import date

import pytest

from docs_audit.textreuse.issuers import is_one_organ, share_an_organ
from tests.textreuse.office import FLOOD, OWN, STRAW, framed, made, only_pair, unstated

EARLY, LATE = date(2024, 4, 2), date(2025, 4, 2)
SAME = (
    ("江东省安平市人民政府办公室", "江东省安平市人民政府办公室"),
    ("江东省安平市人民政府办公室", "安平市人民政府办公室"),
    ("安平市人民政府办公室", "安平市政府办公室"),
    ("安平市人民政府办公室", "安平市政府办"),
    ("江东省安平市政府办", "安平市人民政府办公室"),
    ("中共清河县委办公室", "清河县委办公室"),
    ("中共清河县委办公室", "县委办公室"),
    ("中国共产党清河县委员会", "中共清河县委"),
    ("中共江东省安平市清河县委办公室", "清河县委办"),
    ("清河县发展和改革委员会", "清河县发展和改革委"),
    ("清河县发展和改革委员会", "清河县发改委"),
    ("清河县农业农村局", "江东省安平市清河县农业农村局"),
    ("清河县农业农村局", "县农业农村局"),
    ("清河县住房和城乡建设局", "清河县住建局"),
    ("清河县 教育局", "清河县教育局"),
    ("安平市清河县柳林镇人民政府", "柳林镇政府"),
    ("柳林镇人民政府", "清河县柳林镇人民政府"),
    ("中共柳林镇委员会", "柳林镇党委"),
    ("清河县防汛抗旱指挥部", "清河县防汛抗旱指挥部办公室"),
    ("清河县安全生产委员会办公室", "清河县安委会办公室"),
    ("国务院办公厅", "中华人民共和国国务院办公厅"),
    ("江东省人民政府", "江东省政府"),
    ("河西街道办事处", "清河县河西街道办事处"),
    ("安平市公安局", "安平市公安局"),
    ("清河县人民政府", "清河县人民政府办公室"),
    ("清河县防汛抗旱指挥部办公室", "清河县防指办"),
    ("国家发展改革委", "国家发展和改革委员会"),
    ("安平市公安局交通警察支队", "安平市公安局交警支队"),
    ("国家税务总局安平市税务局", "安平市税务局"),
    ("安平市文化广电和旅游局", "安平市文广旅局"),
    ("中华人民共和国", "中华人民共和国"),
    ("Clean River County Government", "clean river county government"),
)
DIFFERENT = (
    ("安平市清河县教育局", "安平市平川县教育局"),
    ("清河县教育局", "清河县水利局"),
    ("安平市教育局", "清河县教育局"),
    ("江东省安平市人民政府", "江东省柳河市人民政府"),
    ("江东省安平市人民政府", "岭西省安平市人民政府"),
    ("中共清河县委办公室", "清河县人民政府办公室"),
    ("清河县财政局", "清河县审计局"),
    ("清河县水利局", "清河县水务稽查局"),
    ("清河县公安局", "清河县公安局交通警察大队"),
    ("柳林镇人民政府", "河西镇人民政府"),
    ("清河县人大常委会办公室", "清河县政协办公室"),
    ("清河县民政局", "清河县民族宗教事务局"),
    ("清河县柳林镇人民政府", "平川县柳林镇人民政府"),
    ("县教育局", "市教育局"),
    ("清河县人民法院", "清河县人民检察院"),
    ("", ""),
    ("Jiangdong Provincial Government", "Anping Township Government"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_are_one_organs_when_only_the_writing_differs(one: str, other: str) -> None:
    assert is_one_organ(one, other)
    assert is_one_organ(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_are_two_organs_when_place_or_department_differs(one: str, other: str) -> None:
    assert not is_one_organ(one, other)
    assert not is_one_organ(other, one)


def test_names_in_english_share_no_organ_because_they_share_a_word() -> None:
    one, other = "Jiangdong Provincial Government", "Anping Township Government"

    assert not share_an_organ([one], [other])
    assert share_an_organ(["中共清河县委办公室 清河县人民政府办公室"], ["清河县人民政府"])


@pytest.mark.parametrize(("one", "other"), SAME)
def test_relation_is_reissued_when_the_issuer_repeats_its_earlier_paper(
    one: str, other: str
) -> None:
    level = "county"
    early = made("2024", FLOOD.replace("2025", "2024"), one, level, EARLY)
    late = made("2025", FLOOD + OWN[:200], other, level, LATE)

    pair = only_pair(late, early)

    assert pair.relation.name == "reissued"
    assert (pair.found.lower.paper.id, pair.found.upper.paper.id) == ("2025", "2024")


TITLES = (
    ("安平市2024年防汛抗旱工作要点", "安平市2025年防汛抗旱工作要点", ""),
    (
        "关于印发《安平市防汛抗旱预案》的通知",
        "关于重新印发《安平市防汛抗旱预案》的通知",
        "现将修订后的《安平市防汛抗旱预案》重新印发给你们。",
    ),
    (
        "关于印发《安平市防汛抗旱预案（试行）》的通知",
        "关于印发《安平市防汛抗旱预案（修订）》的通知",
        "经市政府同意，现印发给你们，原《安平市防汛抗旱预案（试行）》同时废止。",
    ),
    (
        "关于做好防汛抗旱工作的通知",
        "关于做好防汛抗旱工作的补充通知",
        "根据形势变化，现补充通知如下。",
    ),
    ("关于做好防汛抗旱工作的通知", "关于进一步做好防汛抗旱工作的通知", ""),
    ("关于做好防汛抗旱工作的通知", "关于延长《关于做好防汛抗旱工作的通知》有效期的通知", ""),
    (
        "关于印发《安平市防汛抗旱预案》的通知",
        "关于印发《安平市防汛抗旱预案》的通知",
        "现将《安平市防汛抗旱预案》印发给你们。",
    ),
    (
        "关于做好防汛抗旱工作的通知",
        "关于再次转发《关于做好防汛抗旱工作的通知》的通知",
        "现将我办去年印发的《关于做好防汛抗旱工作的通知》再次转发给你们。",
    ),
    ("关于做好防汛抗旱工作的通知（征求意见稿）", "关于做好防汛抗旱工作的通知", ""),
    (
        "关于开展防汛检查的通知",
        "关于做好防汛抗旱工作的通知",
        "近年来，我市按照《关于开展防汛检查的通知》要求扎实开展工作。",
    ),
    (
        "安平市人民政府办公室关于调整防汛抗旱指挥部的通知",
        "安平市人民政府办公室关于再次调整防汛抗旱指挥部的通知",
        "",
    ),
)


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "read"])
@pytest.mark.parametrize(("before", "after", "lead"), TITLES)
def test_relation_is_reissued_when_a_paper_is_revised_or_issued_each_year(
    before: str, after: str, lead: str, is_stated: bool
) -> None:
    unit = "安平市人民政府办公室"
    old, new = STRAW, f"{lead}\n{STRAW[:-60]}{OWN[:90]}"
    if is_stated:
        early = made("a", old, unit, "city", EARLY, title=before)
        late = made("b", new, unit, "city", LATE, title=after)
    else:
        early = unstated(
            "a", framed(old, title=before, issuer=unit, number="安政办发〔2024〕9号", day=EARLY)
        )
        late = unstated(
            "b", framed(new, title=after, issuer=unit, number="安政办发〔2025〕7号", day=LATE)
        )

    assert only_pair(early, late).relation.name == "reissued"


def test_relation_is_reissued_when_only_the_series_of_the_number_tells_the_issuer() -> None:
    early = made("a", FLOOD, "", "city", EARLY, number="安政办发〔2024〕9号")
    late = made("b", FLOOD, "安平市人民政府办公室", "city", LATE, number="安政办发〔2025〕7号")

    assert only_pair(early, late).relation.name == "reissued"


@pytest.mark.parametrize(("one", "other"), DIFFERENT[:12])
def test_relation_is_a_copy_when_another_organ_repeats_the_paper(one: str, other: str) -> None:
    early = made("a", FLOOD, one, "county", EARLY, title="关于做好防汛工作的通知")
    late = made("b", FLOOD + OWN[:200], other, "county", LATE, title="关于做好防汛工作的通知")

    assert only_pair(early, late).relation.name in ("copied", "copied_sideways")
