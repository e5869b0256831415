"""A tried draft is told what it would be found to be and cost once it is issued and brought in."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from burden.ledger.hours import exact
from burden.ledger.models import Entry
from burden.organisations.models import Level, Role, Unit
from docs_audit.drafts.checking import Check
from docs_audit.models import Match, Paper
from tests.docs_audit.drafts import ADDRESS, OWN, PARTLY, County, make_county, signed_in
from tests.factories.administration import make_person, make_unit
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.factories.papers import bring, paper_text, work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place() -> County:
    county = make_county()
    bring(SUPERIOR, name="superior.txt", unit=county.city)
    work()
    return county


def tried(place: County, text: str = COPY, **fields: Any) -> Any:
    """The context of the answer's page."""
    answer = signed_in(place.cadre).post(ADDRESS, {"text": text, **fields})
    assert answer.status_code == 200
    return answer.context


def booked(check: Check) -> dict[tuple[int, str], tuple[Decimal, Decimal]]:
    return {
        (row.receiver_id, row.component): (exact(row.hours), exact(row.avoidable))
        for row in check.cost.rows
    }


@pytest.mark.parametrize("text", [COPY, PARTLY, OWN], ids=["copy", "partly", "own"])
def test_figures_are_those_of_the_paper_brought_in_afterwards(place: County, text: str) -> None:
    check = tried(place, text)["check"]

    bring(text, name="issued.txt", unit=place.county)
    work()

    paper = Paper.objects.exclude(number="临政发〔2026〕8号").get()
    stored = {
        match.upper_id: (match.relation, match.containment, match.novelty, match.passages)
        for match in Match.objects.filter(lower=paper)
    }
    assert stored == {
        match.upper_id: (match.relation, match.containment, match.novelty, match.passages)
        for match in check.sources
    }
    assert bool(check.suspected) == (text != OWN)
    assert booked(check) == {
        (entry.receiver_id, entry.component): (entry.hours, entry.avoidable)
        for entry in Entry.objects.filter(item=paper.item)
    }
    entries = Entry.objects.filter(item=paper.item)
    assert check.cost.total.hours == sum(entry.hours for entry in entries)
    assert check.cost.total.avoidable == sum(entry.avoidable for entry in entries)


def test_file_and_pasted_text_are_told_the_same(place: County) -> None:
    pasted = tried(place)["check"]
    file = SimpleUploadedFile("draft.txt", COPY.encode())

    answer = signed_in(place.cadre).post(ADDRESS, {"file": file})

    assert booked(answer.context["check"]) == booked(pasted)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh-hans", r"本稿.*%.*疑似照搬照抄.*自有措施.*4个单位"),
        ("en", r"% .*of this draft also stands in .*suspected copy.* at 4 units"),
    ],
)
def test_answer_is_a_sentence(place: County, language: str, sentence: str) -> None:
    client = signed_in(place.cadre)

    with translation.override(language):
        page = client.post(ADDRESS, {"text": COPY}, headers={"accept-language": language})

    shown = re.sub(r"<[^>]+>|\s+", " ", page.content.decode())
    assert re.search(sentence, shown)
    assert "临江市人民政府关于做好2026年防汛工作的通知" in shown


def test_sentences_that_are_own_are_listed(place: County) -> None:
    context = tried(place, PARTLY)

    listed = "".join(context["own_measures"])
    assert "无人机巡堤设备" in listed
    assert "以工代赈" in listed
    assert "编织袋" not in listed


def test_copy_below_the_threshold_is_not_called_suspected(place: County) -> None:
    page = signed_in(place.cadre).post(ADDRESS, {"text": OWN}).content.decode()

    assert "未达疑似标准" in page
    assert "疑似照" not in page


def test_receivers_are_the_units_below_where_the_draft_addresses_nobody(place: County) -> None:
    text = COPY.replace("各乡镇人民政府：\n", "")

    check = tried(place, text)["check"]

    assert check.receivers.basis == "below"
    assert {unit.pk for unit in check.receivers.units} == {unit.pk for unit in place.townships}


def test_receivers_are_those_asked_for(place: County) -> None:
    check = tried(place, receivers="青河镇人民政府、白石镇人民政府")["check"]

    assert [unit.name for unit in check.receivers.units] == ["青河镇人民政府", "白石镇人民政府"]
    assert [(level, amount.units) for level, amount in check.cost.levels] == [(Level.TOWNSHIP, 2)]


def test_draft_is_issued_by_whom_it_names_within_the_scope(place: County) -> None:
    text = COPY.replace("安平县人民政府", "青河镇人民政府").replace("各乡镇人民政府", "各村")

    assert tried(place, text)["check"].issuer == place.townships[0]


def test_head_left_over_from_the_superior_makes_nobody_outside_the_scope_the_issuer(
    place: County,
) -> None:
    assert tried(place, SUPERIOR)["check"].issuer == place.county


def test_unit_chosen_wins_over_the_one_that_is_named(place: County) -> None:
    township = place.townships[1]

    assert tried(place, unit=str(township.uuid))["check"].issuer == township


def test_unit_outside_the_scope_cannot_be_chosen(place: County) -> None:
    context = tried(place, unit=str(place.city.uuid))

    assert "check" not in context
    assert context["form"].errors["unit"]


def test_draft_without_a_date_is_compared_and_costed_as_of_today(place: County) -> None:
    text = COPY.replace("2026年4月9日", "")

    check = tried(place, text)["check"]

    assert check.suspected
    assert check.cost.received.hours > 0


def test_demands_and_length_are_told(place: County) -> None:
    measures = (
        "各乡镇于2026年5月20日前将{place}防汛落实情况报告报送县应急管理局。" + "排查河道。" * 900,
    )
    text = paper_text(
        issuer="安平县人民政府",
        number="安政发〔2026〕17号",
        title="安平县人民政府关于开展防汛检查的通知",
        addressee="各乡镇人民政府",
        place="全县",
        day="2026年4月9日",
        measures=measures,
    )

    context = tried(place, text)

    found = {(row.requirement.kind, row.requirement.value) for row in context["demands"]}
    assert ("deadline", "2026-05-20") in found
    assert context["asks_material"]
    characters = context["paper"].body_characters
    general, special = context["lengths"]
    assert (general.limit, general.is_over) == (5000, False)
    assert str(5000 - characters) in general.says
    assert (special.limit, special.is_over) == (4000, True)
    assert str(characters - 4000) in special.says


def test_receivers_that_have_the_superior_paper_are_counted(place: County) -> None:
    text = SUPERIOR.replace("各县（市、区）人民政府：", "各县人民政府，青河镇人民政府：")
    other = text.replace("临政发〔2026〕8号", "临政发〔2026〕9号").replace("4月2日", "4月3日")
    bring(other, name="other.txt", unit=place.city)
    work()
    upper = Paper.objects.get(number="临政发〔2026〕9号")
    Match.objects.all().delete()
    Paper.objects.exclude(pk=upper.pk).delete()

    assert tried(place)["informed"] == 1


def test_forwarding_is_not_suspected(place: County) -> None:
    text = (
        "安平县人民政府文件\n\n安政发〔2026〕18号\n\n安平县人民政府关于转发《临江市人民政府关于做好"
        "2026年防汛工作的通知》的通知\n\n各乡镇人民政府：\n　　现将《临江市人民政府关于做好2026年"
        "防汛工作的通知》（临政发〔2026〕8号）转发给你们，请认真贯彻执行。\n\n"
        "　　　　　　　　安平县人民政府\n　　　　　　　　2026年4月9日\n\n" + SUPERIOR
    )

    context = tried(place, text)

    assert context["headline"].match.relation == "forwarded"
    assert not context["check"].suspected
    assert context["check"].cost.total.avoidable == 0


def test_township_may_try_what_its_county_copied(place: County) -> None:
    village = make_unit("东村村民委员会", level=Level.VILLAGE, parent=place.townships[0])
    cadre = make_person(Role.UNIT_EDITOR, place.townships[0])
    text = COPY.replace("安平县人民政府", "青河镇人民政府").replace(
        "各乡镇人民政府", "各村民委员会"
    )

    context = signed_in(cadre).post(ADDRESS, {"text": text.replace("全县", "全镇")}).context

    assert list(context["check"].receivers.units) == [Unit.objects.get(pk=village.pk)]
    assert context["check"].suspected


def test_asking_to_keep_sends_the_draft_the_way_of_every_upload(place: County) -> None:
    context = tried(place, keep="on")
    work()

    upload = context["kept"]
    assert upload.by == place.cadre
    assert upload.files.get().paper.number == "安政发〔2026〕15号"
