"""Who dismisses a finding as a duplicate says of which one, and both tell of each other."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.findings import services
from burden.findings.errors import DuplicateMissing
from burden.findings.models import Decision, Finding
from burden.findings.selectors.duplicates import named_by, others_on_its_items
from burden.matters.models import Item
from burden.organisations.models import User
from tests.factories.administration import make_item
from tests.findings.conftest import KIND, World, suspect

NUMBER = "安政发〔2025〕12号"


@pytest.fixture(autouse=True)
def english(settings: object) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]


@pytest.fixture
def again(world: World) -> Finding:
    """A second suspicion about the same paper, which bears a number."""
    Item.objects.filter(pk=world.item.pk).update(number=NUMBER)
    return suspect(world.item, None)


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def detail(finding: Finding) -> str:
    return reverse("findings:finding-detail", args=[finding.uuid])


def dismiss(person: User, finding: Finding, **told: object) -> object:
    address = reverse("findings:finding-decide", args=[finding.uuid])
    sent = {"verdict": "dismissed", "reason": "duplicate", "seen": 0, **told}
    return signed_in(person).post(address, sent)


def test_page_offers_those_that_stand_about_the_same_items(world: World, again: Finding) -> None:
    of_the_source = suspect(make_item(world.county, parent=world.upper), world.upper)
    elsewhere = suspect(make_item(world.county), None)

    offered = others_on_its_items(world.inspector, world.finding)

    assert set(offered) == {again, of_the_source}
    page = signed_in(world.inspector).get(detail(world.finding)).text
    assert f'<option value="{again.uuid}">' in page
    assert str(elsewhere.uuid) not in page


def test_both_pages_lead_to_each_other(world: World, again: Finding) -> None:
    dismiss(world.inspector, again, duplicate_of=str(world.finding.uuid))

    assert Decision.objects.get().duplicate_of == world.finding
    of_it = signed_in(world.inspector).get(detail(again)).text
    of_other = signed_in(world.inspector).get(detail(world.finding)).text
    assert "Dismissed as a duplicate of:" in of_it
    assert detail(world.finding) in of_it
    assert "Dismissed as duplicates of this one" in of_other
    assert detail(again) in of_other
    entry = Entry.objects.get(action="finding.dismissed")
    assert str(world.finding.uuid) in str(entry.details)


@pytest.mark.parametrize("told", [NUMBER, "address"])
def test_number_of_its_paper_or_its_address_will_do(
    world: World, again: Finding, told: str
) -> None:
    other = suspect(make_item(world.county), None)
    services.decide(finding=again, verdict="dismissed", reason="misread", by=world.inspector)
    name = f"http://testserver{detail(world.finding)}" if told == "address" else told

    dismiss(world.inspector, other, other_number=name)

    assert other.decisions.get().duplicate_of == world.finding


def test_number_that_several_findings_bear_names_none_of_them(world: World, again: Finding) -> None:
    other = suspect(make_item(world.county), None)

    assert named_by(world.inspector, other, NUMBER) is None


def test_without_it_nothing_is_decided_and_the_page_asks_for_it(
    world: World, again: Finding
) -> None:
    answer = dismiss(world.inspector, again, note="见另一条")

    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "Say of which finding it is a duplicate" in answer.text  # type: ignore[attr-defined]
    assert "见另一条" in answer.text  # type: ignore[attr-defined]
    assert not Decision.objects.exists()


def test_it_cannot_be_itself_nor_one_that_does_not_stand_nor_one_out_of_sight(
    world: World, again: Finding
) -> None:
    elsewhere = suspect(make_item(world.other), None)
    services.decide(finding=again, verdict="dismissed", reason="misread", by=world.inspector)
    for other in (world.finding, again, elsewhere):
        other.refresh_from_db()
        with pytest.raises(DuplicateMissing):
            services.decide(
                finding=world.finding,
                verdict="dismissed",
                reason="duplicate",
                duplicate_of=other,
                by=world.inspector,
            )

    assert Finding.objects.get(pk=world.finding.pk).state == Finding.State.OPEN


def test_what_somebody_proposed_as_a_duplicate_is_decided_as_one(
    world: World, again: Finding
) -> None:
    services.set_avoidable(item=world.item, kind=KIND, hours=Decimal(100))
    again.refresh_from_db()
    dismiss(world.inspector, again, duplicate_of=str(world.finding.uuid))

    services.agree(finding=again, by=world.colleague)

    taken = again.decisions.get(step="taken")
    assert (taken.reason, taken.duplicate_of) == ("duplicate", world.finding)


def test_who_may_not_see_the_other_reads_that_it_is_a_duplicate_alone(world: World) -> None:
    stays = suspect(make_item(world.other, title="和乐县方案"), None)
    services.decide(
        finding=world.finding,
        verdict="dismissed",
        reason="duplicate",
        duplicate_of=stays,
        by=world.colleague,
    )

    page = signed_in(world.inspector).get(detail(world.finding)).text

    assert "duplicate of another finding" in page
    assert "和乐县方案" not in page
    assert str(stays.uuid) not in page


def test_several_at_once_are_duplicates_of_one(world: World, again: Finding) -> None:
    third = suspect(make_item(world.county), None)
    client = signed_in(world.inspector)
    chosen = [f"{one.uuid}:0" for one in (again, third)]
    told = {"chosen": chosen, "verdict": "dismissed", "reason": "duplicate"}

    client.post(reverse("findings:together"), {**told, "other_number": detail(world.finding)})

    kept = Decision.objects.values_list("duplicate_of", flat=True)
    assert list(kept) == [world.finding.pk] * 2


def test_program_names_it_by_its_id(world: World, again: Finding) -> None:
    address = f"/api/findings/{again.uuid}/decide/"
    told = {"verdict": "dismissed", "reason": "duplicate"}
    client = signed_in(world.inspector)

    refused = client.post(address, told, "application/json")
    taken = client.post(
        address, told | {"duplicate_of": str(world.finding.uuid)}, "application/json"
    )

    assert (refused.status_code, taken.status_code) == (400, 201)
    assert taken.json()["duplicate_of"] == str(world.finding.uuid)
    assert again.decisions.get().duplicate_of == world.finding
