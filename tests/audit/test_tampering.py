"""Someone who owns the database can lift its guards; the chain and its seals still tell."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from burden.audit import chain, selectors, services
from burden.audit.models import Entry, Head, Seal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def guards_lifted(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE audit_seal DISABLE TRIGGER USER")


@pytest.fixture(autouse=True)
def log(guards_lifted: None) -> list[Entry]:
    entries = [services.record(by=None, action="probe.act", details={"n": n}) for n in range(8)]
    services.seal()
    return entries


def faults() -> list[tuple[int, str]]:
    return [(fault.number, fault.code) for fault in selectors.faults()]


def rewrite_from(number: int) -> None:
    """Recompute every link after a change, as someone with the code at hand would."""
    previous = chain.FIRST
    for entry in Entry.objects.order_by("number"):
        if entry.number >= number:
            entry.previous = previous
            entry.digest = chain.digest(entry)
            entry.save()
        previous = entry.digest
    Head.objects.update(digest=previous)


def test_untouched_log_has_no_fault() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    "field", ["actor_name", "action", "target_label", "unit_path", "details", "address"]
)
def test_changed_entry_is_named(field: str) -> None:
    Entry.objects.filter(number=4).update(**{field: "other"})

    assert faults() == [(4, "changed")]


def test_changed_time_is_named(log: list[Entry]) -> None:
    Entry.objects.filter(number=4).update(at=log[0].at)

    assert faults() == [(4, "changed")]


def test_removed_entry_is_named() -> None:
    Entry.objects.filter(number=4).delete()

    assert faults() == [(4, "missing")]


def test_removed_end_is_named() -> None:
    Entry.objects.filter(number__gte=6).delete()
    Head.objects.update(number=5, digest=Entry.objects.get(number=5).digest)

    assert faults() == [(6, "cut")]


def test_whole_chain_removed_with_its_head_is_named_by_its_seal() -> None:
    Entry.objects.all().delete()
    Head.objects.all().delete()

    assert faults() == [(1, "cut")]


def test_recomputed_chain_is_named_by_its_seal() -> None:
    Entry.objects.filter(number=4).update(action="probe.other")
    rewrite_from(4)

    assert faults() == [(8, "seal_differs")]


def test_recomputed_chain_is_named_when_its_seal_was_recomputed_without_the_key() -> None:
    Entry.objects.filter(number=4).update(action="probe.other")
    rewrite_from(4)
    Seal.objects.update(digest=Head.objects.get().digest)

    assert faults() == [(8, "seal_forged")]


def swap(one: int, other: int) -> None:
    first, second = Entry.objects.get(number=one), Entry.objects.get(number=other)
    Entry.objects.filter(pk=first.pk).update(number=99)
    Entry.objects.filter(pk=second.pk).update(number=one)
    Entry.objects.filter(pk=first.pk).update(number=other)


def insert(number: int, text: str) -> None:
    copied = Entry.objects.get(number=number)
    copied.pk, copied.number, copied.action = None, 9, text
    copied.save()


def tampers() -> Iterator[Callable[[int, str], object]]:
    yield lambda number, text: Entry.objects.filter(number=number).update(action=text)
    yield lambda number, text: Entry.objects.filter(number=number).update(details=text)
    yield lambda number, _: Entry.objects.filter(number=number).delete()
    yield lambda number, _: swap(number, number % 8 + 1)
    yield insert


@effort(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    tamper=st.sampled_from(list(tampers())),
    number=st.integers(1, 8),
    text=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20),
)
def test_any_one_tamper_is_found(
    tamper: Callable[[int, str], object], number: int, text: str
) -> None:
    with transaction.atomic():
        tamper(number, text)
        found = faults()
        transaction.set_rollback(True)

    assert found


def test_command_names_the_first_bad_entry(capsys: pytest.CaptureFixture[str]) -> None:
    Entry.objects.filter(number=4).update(action="probe.other")

    with pytest.raises(CommandError):
        call_command("verify_audit")

    assert "entry 4: the entry was changed" in capsys.readouterr().err


def test_what_a_check_found_is_kept_with_its_time() -> None:
    first = services.verify()
    Entry.objects.filter(number=4).update(action="probe.other")

    second = services.verify()

    assert (first.chains, first.faults) == ({"": 8}, [])
    assert second.faults == [{"chain": "", "number": 4, "code": "changed"}]
    assert selectors.last_verification() == second


def test_every_action_of_the_log_is_known_once() -> None:
    services.record(by=None, action="probe.other")

    assert selectors.known_actions() == ["probe.act", "probe.other"]


def test_seal_is_made_once_for_one_end() -> None:
    assert services.seal() == []

    services.record(by=None, action="probe.act")

    assert [seal.number for seal in services.seal()] == [9]
