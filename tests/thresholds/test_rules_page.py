"""The page of the rules: what everyone sees, what only administrators see, and confirming."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.organisations.models import Role, Unit
from burden.thresholds import selectors
from burden.thresholds.models import ParameterSet, RuleConfirmation
from tests.organisations.tree import person

pytestmark = pytest.mark.django_db

RULES = reverse("thresholds:rule-list")
CONFIRM = reverse("thresholds:rule-confirm", args=["BX-02"])


@pytest.fixture
def seat() -> Unit:
    unit = Unit.objects.create(code="k", name="安平县", level="county", path="")
    unit.path = f"{unit.pk}/"
    unit.save()
    return unit


def client_of(role: Role, seat: Unit, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(
        person(f"{role.value}-{language}", role, seat), "django.contrib.auth.backends.ModelBackend"
    )
    return client


def page_of(role: Role, seat: Unit, address: str = RULES, language: str = "en") -> str:
    return client_of(role, seat, language).get(address).content.decode()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("GD-05", "length of a paper", "in general", "5000", "number not confirmed")),
        ("zh-hans", ("GD-05", "一般不超过", "全面部署综合性工作的", "5000")),
    ],
)
def test_rule_is_told_with_words_source_marks_and_values(
    seat: Unit, language: str, told: tuple[str, ...]
) -> None:
    page = page_of(Role.CADRE, seat, language=language)

    assert all(words in page for words in told)


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?confidence=V", "GD-04", "GD-18"),
        ("?softness=principle", "N19-02", "GD-04"),
        ("?q=TL-03", "TL-03", "GD-04"),
        ("?confidence=unknown", "GD-18", "BX-02"),
    ],
)
def test_rules_are_filtered(seat: Unit, query: str, there: str, gone: str) -> None:
    page = page_of(Role.CADRE, seat, RULES + query)

    assert f'id="{there}"' in page
    assert f'id="{gone}"' not in page


@pytest.mark.parametrize(
    ("role", "sees", "may_confirm"),
    [
        (Role.INSPECTOR, False, False),
        (Role.CADRE, False, False),
        (Role.AUDIT_ADMIN, False, False),
        (Role.SYSTEM_ADMIN, True, False),
        (Role.SECURITY_ADMIN, True, True),
    ],
)
def test_unconfirmed_rule_is_seen_by_administrators_alone(
    seat: Unit, role: Role, sees: bool, may_confirm: bool
) -> None:
    page = page_of(role, seat)

    assert ('id="BX-02"' in page) == sees
    assert (CONFIRM in page) == may_confirm


def test_confirmed_rule_is_seen_by_everyone_and_the_act_is_logged(seat: Unit) -> None:
    reader = client_of(Role.CADRE, seat)
    assert 'id="BX-02"' not in reader.get(RULES).content.decode()
    client_of(Role.SECURITY_ADMIN, seat).post(CONFIRM, {"reference": "公报2017年第30号第5条"})

    page = reader.get(RULES).content.decode()
    assert 'id="BX-02"' in page
    assert "公报2017年第30号第5条" in page
    entry = Entry.objects.get(action="thresholds.rule_confirmed")
    assert "公报2017年第30号第5条" in str(entry.details)


def test_confirming_needs_the_official_text(seat: Unit) -> None:
    client_of(Role.SECURITY_ADMIN, seat).post(CONFIRM, {"reference": "  "})

    assert not RuleConfirmation.objects.exists()


def test_who_confirmed_first_stays_named(seat: Unit) -> None:
    client = client_of(Role.SECURITY_ADMIN, seat)
    client.post(CONFIRM, {"reference": "first"})
    client.post(CONFIRM, {"reference": "second"})

    assert RuleConfirmation.objects.get().reference == "first"


def test_numbers_of_a_place_are_loaded_into_a_draft_that_another_person_publishes(
    seat: Unit,
) -> None:
    system = client_of(Role.SYSTEM_ADMIN, seat)
    address = reverse("thresholds:draft-create")
    listed = system.get(reverse("thresholds:threshold-list")).content.decode()
    form = system.get(f"{address}?preset=LOC-01").context["drafting"].form

    system.post(address, {**form.initial, "note": "as in Shandong"})

    assert f"{address}?preset=LOC-01" in listed
    draft = ParameterSet.objects.get(state="draft")
    changed = {one.definition.key: one.after for one in selectors.changes(draft.based_on, draft)}  # type: ignore[arg-type]
    assert changed == {
        "length.general": 3000,
        "length.special": 3000,
        "rule.grassroots_cut": 0.33,
        "meeting.cut": 0.33,
        "demand.cut": 0.5,
    }
    assert selectors.in_force()["length.general"] == 5000


def test_numbers_of_other_places_cannot_be_loaded_by_readers(seat: Unit) -> None:
    page = page_of(Role.CADRE, seat, reverse("thresholds:threshold-list"))

    assert "Shandong" in page
    assert "preset=LOC-01" not in page
