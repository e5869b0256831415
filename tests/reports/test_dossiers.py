"""Briefs and dossiers tell figures, findings and evidence, alike in each form, within the scope."""

import re
from typing import Any

import pytest

from burden.findings.models import Decision, Finding
from burden.matters.models import Item
from burden.organisations.models import Role, User
from burden.reports.models import Report
from docs_audit.models import Match, Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.pairs import make_pair
from tests.factories.reports import made, ordered
from tests.reports.reading import READERS, words_of_docx, words_of_xlsx

pytestmark = pytest.mark.django_db(transaction=True)

KINDS = (Report.Kind.PERIOD, Report.Kind.UNIT, Report.Kind.MATTER)


@pytest.fixture
def match() -> Match:
    """安平县 and 青河镇 below it; the township has copied the county's flood paper."""
    match = make_pair()
    finding = Finding.objects.get(kind="copied_paper")
    colleague = make_person(Role.INSPECTOR, match.upper.unit, "liu")
    Decision.objects.create(finding=finding, verdict="unsure", note="再核实", by=colleague)
    return match


@pytest.fixture
def inspector(match: Match) -> User:
    return make_person(Role.INSPECTOR, match.upper.unit, "zhang")


def about(kind: str, match: Match) -> dict[str, Any]:
    if kind == Report.Kind.MATTER:
        return {"item": str(item_of(match.lower).uuid)}
    return {"period": f"{item_of(match.lower).occurred_on:%Y-%m}"}


def item_of(paper: Paper) -> Item:
    assert paper.item is not None
    return paper.item


def report_of(kind: str, match: Match, by: User, form: str = "docx", language: str = "en") -> bytes:
    unit = match.lower.unit if kind == Report.Kind.UNIT else by.scope
    return made(ordered(by, unit, kind, form, language, **about(kind, match)))


@pytest.mark.parametrize("kind", KINDS)
def test_same_data_gives_the_same_bytes(kind: str, match: Match, inspector: User) -> None:
    for form in READERS:
        for language in ("zh-hans", "en"):
            first, second = (
                report_of(kind, match, inspector, form, language) for _again in range(2)
            )
            assert first == second, (form, language)


@pytest.mark.parametrize("kind", KINDS)
def test_each_form_tells_the_same_evidence_and_the_same_hash(
    kind: str, match: Match, inspector: User
) -> None:
    """Claim, passages, hashes of the originals, decisions, parameters."""
    hashes = set()
    for form, read in READERS.items():
        words = squeezed(read(report_of(kind, match, inspector, form)))
        for told in (
            "Evidence appendix",
            "81% of the text also stands in the superior paper",
            "only names or numbers changed",
            "全镇范围内的河道",
            "全县范围内的河道",
            "Version 1 was in force.",
            "liu",
            "再核实",
            match.lower.file.sha256,
            match.upper.file.sha256,
        ):
            assert squeezed(told) in words, (form, told)
        hashes.add(re.findall(r"tables:([0-9a-f]{64})", words)[-1])

    assert len(hashes) == 1


def squeezed(words: str) -> str:
    """The words without where lines end, which each form decides for itself."""
    return re.sub(r"\s+", "", words)


def test_unit_dossier_tells_hours_and_where_they_come_from(match: Match, inspector: User) -> None:
    words = words_of_docx(report_of(Report.Kind.UNIT, match, inspector))

    assert "Dossier of a unit" in words
    assert "青河镇" in words
    assert "received" in words
    assert "What took most hours" in words
    assert re.search(r"Findings: \d+ \(.*unsure: |suspected: \d", words)


def test_matter_dossier_tells_tree_levels_and_demands_that_grew(
    match: Match, inspector: User
) -> None:
    words = words_of_docx(report_of(Report.Kind.MATTER, match, inspector))

    assert match.upper.title in words
    assert f"　{match.lower.title}" in words
    assert "What each level made of it" in words
    assert "tightened" in words
    assert "June 30, 2025" in words
    assert "June 10, 2025" in words


def test_sheet_holds_numbers_as_numbers(match: Match, inspector: User) -> None:
    words = words_of_xlsx(report_of(Report.Kind.UNIT, match, inspector, "xlsx"))

    assert re.search(r"received\t\d+\.\d+\t\d+\.\d+", words)


def test_report_is_in_the_language_that_was_ordered(match: Match, inspector: User) -> None:
    words = words_of_docx(report_of(Report.Kind.PERIOD, match, inspector, "docx", "zh-hans"))

    assert "Evidence" not in words
    assert "SHA-256" in words


@pytest.mark.parametrize("kind", [Report.Kind.UNIT, Report.Kind.MATTER])
def test_nothing_of_a_closed_paper_but_the_shared_passages_is_told(kind: str, match: Match) -> None:
    closed = match.upper
    closed.receipts.all().delete()
    closed.sightings.all().delete()
    Paper.objects.filter(pk=closed.pk).update(unit=make_unit("远山县"))
    Item.objects.filter(paper=closed).update(unit=make_unit("远山县委"))
    reader = make_person(Role.INSPECTOR, match.lower.unit)

    words = words_of_docx(report_of(kind, match, reader))

    assert "全县范围内的河道" in words
    assert match.lower.file.sha256 in words
    for secret in (closed.title, closed.file.sha256, "地质灾害点", "远山县"):
        assert secret not in words, secret


def test_order_of_a_matter_does_not_name_a_closed_top(match: Match) -> None:
    match.upper.receipts.all().delete()
    match.upper.sightings.all().delete()
    Paper.objects.filter(pk=match.upper_id).update(unit=make_unit("远山县"))
    top = item_of(match.upper)
    Item.objects.filter(pk=top.pk).update(unit=make_unit("远山县委"))
    reader = make_person(Role.INSPECTOR, match.lower.unit)

    report = ordered(reader, reader.scope, Report.Kind.MATTER, item=str(top.uuid))

    assert match.upper.title not in report.title


def test_passages_of_a_closed_internal_paper_are_not_quoted(match: Match) -> None:
    Paper.objects.filter(pk=match.upper_id).update(is_restricted=True, unit=make_unit("远山县"))
    match.upper.receipts.all().delete()
    match.upper.sightings.all().delete()
    reader = make_person(Role.INSPECTOR, match.lower.unit)

    words = words_of_docx(report_of(Report.Kind.UNIT, match, reader))

    assert "no passage is quoted" in words
    assert "全县范围内的河道" not in words


def test_withdrawn_findings_are_not_told(match: Match, inspector: User) -> None:
    Finding.objects.update(state=Finding.State.WITHDRAWN)

    words = words_of_docx(report_of(Report.Kind.UNIT, match, inspector))

    assert "No finding in this period." in words
    assert "Evidence appendix" not in words
