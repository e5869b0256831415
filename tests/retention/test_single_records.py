"""A record that was brought in by mistake: asked for from its own page, decided by a second."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from burden.organisations.models import Role
from burden.retention import errors, services
from burden.retention.models import Outcome, Removal
from burden.retention.registry import kind_of
from tests.factories.administration import make_person
from tests.factories.papers import bring, paper_text, work
from tests.retention.conftest import World

PAPERS = kind_of("paper")


def bring_by(world: World, role: Role) -> tuple[object, object]:
    """Somebody of the county brings a paper of this year, and which it is."""
    person = make_person(role, world.county)
    bring(
        paper_text(
            issuer="安平县人民政府",
            number="安政发〔2026〕40号",
            title="安平县人民政府关于人员名单的通知",
            addressee="各乡镇人民政府",
            place="全县",
            day="2026年4月9日",
            measures=["请各乡镇核对名单并于收到后归档保存，不得外传。"],
        ),
        unit=world.county,
        by=person,
    )
    work()
    return person, type(world.copy).objects.get(number="安政发〔2026〕40号")


def test_whoever_brought_it_asks_and_the_second_person_has_it_removed(world: World) -> None:
    cadre, paper = bring_by(world, Role.CADRE)
    client = Client(headers={"accept-language": "en"})
    client.force_login(cadre, "django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    address = f"/removals/ask/paper/{paper.uuid}/"  # type: ignore[attr-defined]
    assert address in client.get(f"/documents/{paper.uuid}/").text  # type: ignore[attr-defined]

    asked = client.post(address, {"reason": "误传"}, follow=True)

    assert "waits for a second person" in asked.text
    services.approve(removal=Removal.objects.get(), by=world.security)
    work()
    assert Outcome.objects.get().why == Outcome.Why.REMOVED
    paper.refresh_from_db()  # type: ignore[attr-defined]
    assert paper.text == ""  # type: ignore[attr-defined]
    assert "Carried out" in client.get(address).text or "carried out" in client.get(address).text


def test_others_than_inspectors_may_not_ask_for_what_they_did_not_bring(world: World) -> None:
    with pytest.raises(PermissionDenied):
        services.ask(
            kind=PAPERS,
            record=world.copy.uuid,
            reason="删",
            by=make_person(Role.UNIT_EDITOR, world.county),
        )


def test_asking_twice_is_told(world: World) -> None:
    asked = {"kind": PAPERS, "record": world.copy.uuid, "reason": "误传", "by": world.inspector}
    services.ask(**asked)  # type: ignore[arg-type]

    with pytest.raises(errors.AlreadyAsked):
        services.ask(**asked)  # type: ignore[arg-type]


def test_evidence_stays_here_too_and_whoever_asked_learns_why(world: World) -> None:
    removal = services.ask(kind=PAPERS, record=world.copy.uuid, reason="误传", by=world.inspector)
    services.approve(removal=removal, by=world.security)
    work()

    client = Client(headers={"accept-language": "en"})
    client.force_login(world.inspector, "django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/removals/ask/paper/{world.copy.uuid}/").text

    assert "evidence of an open finding" in page
    assert world.copy.text
