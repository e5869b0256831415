"""What a person corrected wins over what was read, also when the paper is read again."""

import pytest

from burden.audit.models import Entry
from burden.organisations.models import Level, Role, Unit
from docs_audit import description, services
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


def test_corrected_title_survives_reading_again(county: Unit) -> None:
    paper = brought(
        county, issuer="安平县人民政府", number="安政发〔2026〕15号", day="2026年4月9日"
    )
    cadre = make_person(Role.CADRE, county)

    services.correct_paper(paper=paper, changes={"title": "关于防汛的通知"}, by=cadre)
    paper.refresh_from_db()
    description.apply_description(paper)

    assert Paper.objects.get().title == "关于防汛的通知"
    assert paper.item is not None
    assert paper.item.title == "关于防汛的通知"
    assert Entry.objects.filter(action="paper.corrected").count() == 1


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
