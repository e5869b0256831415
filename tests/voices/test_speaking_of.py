"""A report is tied to what it names; a person may say otherwise; a matter counts its reports."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from burden.activities.models import Voice
from burden.activities.voices import linking, services
from burden.activities.voices.errors import UnknownItem
from burden.matters.models import Item, Source
from burden.organisations.models import Role, User
from tests.factories.administration import make_person
from tests.factories.inspections import tell
from tests.factories.papers import bring, paper_text, work
from tests.factories.voices import report
from tests.voices.conftest import County

pytestmark = pytest.mark.django_db(transaction=True)

NUMBER = "安农发〔2026〕7号"


@pytest.fixture
def paper(county: County) -> Item:
    """A paper of the bureau to the township."""
    text = paper_text(
        issuer="安平县农业农村局",
        number=NUMBER,
        title="安平县农业农村局关于报送高标准农田台账的通知",
        addressee="青河镇人民政府",
        place="全县",
        day="2026年3月5日",
    )
    bring(text, unit=county.bureau)
    work()
    return Item.objects.get(source=Source.PAPER, number=NUMBER)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    "text",
    [
        f"按{NUMBER}每天报一次",
        "《安平县农业农村局关于报送高标准农田台账的通知》要求每天报一次",
        "根据安农发[2026]7号，每天报一次",
    ],
)
def test_report_is_tied_to_the_paper_that_it_names(county: County, paper: Item, text: str) -> None:
    voice = report(make_person(Role.CADRE, county.large), text=text, who="农业农村局")

    assert (voice.item, voice.link) == (paper, Voice.Link.NAMED)


def test_report_is_tied_to_an_inspection_by_its_title(county: County) -> None:
    inspection = tell(county.bureau, county.large, title="春耕备耕督导检查")

    voice = report(make_person(Role.CADRE, county.large), text="《春耕备耕督导检查》要补台账")

    assert voice.item == inspection.item


def test_recent_items_that_share_words_are_suggested_with_the_words(
    county: County, paper: Item
) -> None:
    paper.occurred_on = timezone.localdate() - timedelta(days=20)
    paper.save()
    voice = report(
        make_person(Role.CADRE, county.large), text="农田台账一天报三遍", who="农业农村局"
    )

    assert voice.item is None
    (found,) = linking.suggestions(county.inspector, voice)
    assert (found.item, found.words) == (paper, ("农田台账",))
    shown = signed_in(county.inspector).get(reverse("voices:voice-detail", args=[voice.pk]))
    assert "农田台账" in shown.content.decode()


def test_stock_words_suggest_nothing() -> None:
    assert (
        linking.shared_words("关于做好有关工作情况的通知", "做好有关工作情况的通知每天都来") == ()
    )


def test_person_sets_and_takes_away_the_link(county: County, paper: Item) -> None:
    voice = report(make_person(Role.CADRE, county.large), text="一天报三遍", who="农业农村局")
    client = signed_in(county.inspector)
    address = reverse("voices:voice-link", args=[voice.pk])

    client.post(address, {"name": NUMBER})
    voice.refresh_from_db()
    assert (voice.item, voice.link) == (paper, Voice.Link.PERSON)

    client.post(address)
    voice.refresh_from_db()
    assert (voice.item, voice.link) == (None, "")

    with pytest.raises(UnknownItem):
        services.set_link(voice=voice, by=county.inspector, name="安农发〔2026〕99号")


def test_matter_tells_reports_to_who_may_read_them_and_their_number_to_others(
    county: County, paper: Item
) -> None:
    text = f"按{NUMBER}每天报一次，一次三张表"
    voice = report(make_person(Role.CADRE, county.large), text=text, who="农业农村局")
    address = reverse("dashboards:matter-detail", args=[paper.uuid])
    editor = make_person(Role.UNIT_EDITOR, county.bureau)
    cadre = make_person(Role.CADRE, county.bureau)

    def told(person: User) -> tuple[int, int]:
        shown = signed_in(person).get(address)
        assert shown.status_code == 200
        assert "一次三张表" not in shown.content.decode()
        return shown.context["matter"].voices.own, shown.context["matter"].voices.others

    assert [told(one) for one in (county.inspector, editor, cadre)] == [(1, 0), (0, 0), (0, 0)]
    services.pass_on(voice=voice, by=county.inspector)
    assert [told(one) for one in (county.inspector, editor, cadre)] == [(1, 0), (1, 0), (0, 1)]

    listed = signed_in(county.inspector).get(
        reverse("voices:voice-list"), {"matter": str(paper.uuid)}
    )
    assert [one for one, _late in listed.context["rows"]] == [voice]
