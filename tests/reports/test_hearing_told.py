"""Dossiers and bundles tell what the unit said, and count no proposal as a decision."""

import pytest

from burden.findings import services
from burden.findings.models import Decision, Finding
from burden.organisations.models import Role, User
from burden.reports.models import Report
from tests.factories.administration import make_person
from tests.factories.hearing import hear
from tests.factories.pairs import make_pair
from tests.factories.reports import made, ordered
from tests.reports.reading import words_of_docx

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def inspector() -> User:
    match = make_pair()
    return make_person(Role.INSPECTOR, match.upper.unit, "zhang")


def dossier(by: User) -> str:
    finding = Finding.objects.get(kind="copied_paper")
    return words_of_docx(made(ordered(by, finding.unit, Report.Kind.UNIT, "docx", "en")))


def test_silence_of_the_unit_is_told_as_what_it_is(inspector: User) -> None:
    hear(Finding.objects.get(kind="copied_paper"), inspector)

    assert "No reply to the notice due on" in dossier(inspector)


def test_what_the_unit_replied_stands_beside_the_decision(inspector: User) -> None:
    finding = Finding.objects.get(kind="copied_paper")
    services.give_notice(finding=finding, by=inspector)
    editor = make_person(Role.UNIT_EDITOR, finding.unit, "editor")
    services.reply(finding=finding, text="已按本县实际细化三项措施", by=editor)

    told = dossier(inspector)

    assert "已按本县实际细化三项措施" in told
    assert "No reply to the notice" not in told


def test_proposal_is_no_decision_yet(inspector: User) -> None:
    finding = Finding.objects.get(kind="copied_paper")
    Decision.objects.create(
        finding=finding, verdict="confirmed", step="proposed", note="拟予确认", by=inspector
    )

    assert "拟予确认" not in dossier(inspector)
