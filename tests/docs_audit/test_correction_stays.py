"""What a person corrected wins over what was read, also when the paper is read again."""

import json

import pytest

from burden.audit.models import Entry
from burden.jobs import services as jobs
from burden.ledger.models import Entry as LedgerRow
from burden.ledger.selectors import Slice, generated_by_unit, received_by_unit, totals
from burden.organisations.models import Level, Role, Unit
from burden.organisations.periods import Period
from docs_audit import services
from docs_audit.forms import CorrectionForm
from docs_audit.models import Match, Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, paper_text, work

pytestmark = pytest.mark.django_db(transaction=True)


def brought(unit: Unit, *, issuer: str, number: str, day: str) -> Paper:
    text = paper_text(
        issuer=issuer,
        number=number,
        title=f"{issuer}关于做好防汛工作的通知",
        addressee="各乡镇人民政府",
        place="全县",
        day=day,
    )
    file = bring(text, name=f"{number}.txt", unit=unit)
    work()
    file.refresh_from_db()
    assert file.paper is not None
    return file.paper


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, staff=30)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "关于防汛的通知"),
        ("number", "安政发〔2026〕51号"),
        ("kind", "通报"),
        ("issuer_name", "安平县水利局"),
        ("issued_on", "2026-04-19"),
        ("addressees", ["青河镇人民政府"]),
        ("level", "city"),
        ("cc", ["县委办公室"]),
        ("class", "white_head"),
    ],
)
def test_what_was_corrected_survives_reading_again(
    county: Unit, name: str, value: str | list[str]
) -> None:
    paper = brought(
        county, issuer="安平县人民政府", number="安政发〔2026〕15号", day="2026年4月9日"
    )
    read = paper.read

    services.correct_paper(paper=paper, changes={name: value}, by=make_person(Role.CADRE, county))
    jobs.enqueue("paper.describe", str(paper.uuid))
    work()

    paper.refresh_from_db()
    form = CorrectionForm(instance=paper)
    shown = form[name].value() if name in form.fields else None
    assert (str(shown) if name == "issued_on" else shown) == (
        "、".join(value) if isinstance(value, list) else value
    )
    assert paper.read == read, "what the text says stays beside it"
    (entry,) = Entry.objects.filter(action="paper.corrected")
    details = json.loads(entry.details)
    assert details["after"] == {name: value}
    assert details["before"] != details["after"]


def test_item_and_flag_of_a_paper_follow_its_correction(county: Unit) -> None:
    paper = brought(
        county, issuer="安平县人民政府", number="安政发〔2026〕15号", day="2026年4月9日"
    )
    cadre = make_person(Role.CADRE, county)

    services.correct_paper(
        paper=paper, changes={"title": "关于防汛的通知", "class": "white_head"}, by=cadre
    )
    work()

    paper.refresh_from_db()
    assert paper.item is not None
    assert (paper.item.title, paper.is_white_head) == ("关于防汛的通知", True)
    everything = totals(LedgerRow.objects.all())
    assert everything.white == everything.hours > 0


def test_corrected_addressees_and_issuer_are_booked_anew(county: Unit) -> None:
    towns = [
        make_unit(name, level=Level.TOWNSHIP, parent=county, staff=10)
        for name in ("青河镇人民政府", "柳林乡人民政府")
    ]
    office = make_unit("安平县水利局", level=Level.COUNTY, parent=county, staff=9)
    paper = brought(
        county, issuer="安平县人民政府", number="安政发〔2026〕15号", day="2026年4月9日"
    )
    assert set(LedgerRow.objects.values_list("receiver", flat=True)) >= {town.pk for town in towns}

    services.correct_paper(
        paper=paper,
        changes={"addressees": ["青河镇人民政府"], "issuer_name": "安平县水利局"},
        by=make_person(Role.CADRE, county),
    )
    work()

    april = Slice("", Period.parse("2026-04"))
    assert set(generated_by_unit(april)) == {office.pk}
    assert set(received_by_unit(april)) == {office.pk, towns[0].pk}


def test_corrected_level_makes_the_issuer_one_of_that_level(county: Unit) -> None:
    paper = brought(
        county, issuer="安平县人民政府", number="安政发〔2026〕15号", day="2026年4月9日"
    )

    services.correct_paper(
        paper=paper,
        changes={"level": "city", "issuer_name": "安平市人民政府"},
        by=make_person(Role.CADRE, county),
    )
    work()

    paper.refresh_from_db()
    assert paper.unit is not None
    assert (paper.level, paper.unit.level, paper.unit.is_external) == ("city", "city", True)


def test_corrected_date_turns_the_direction_of_a_match(county: Unit) -> None:
    sister = make_unit("白水县人民政府", level=Level.COUNTY, staff=30)
    first = brought(
        county, issuer="安平县人民政府", number="安政发〔2026〕15号", day="2026年4月2日"
    )
    second = brought(
        sister, issuer="白水县人民政府", number="白政发〔2026〕9号", day="2026年4月9日"
    )
    assert Match.objects.get().lower == second

    services.correct_paper(
        paper=second, changes={"issued_on": "2026-03-01"}, by=make_person(Role.CADRE, sister)
    )
    work()

    assert Match.objects.get().lower == first
