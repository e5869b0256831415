"""A comparison leaves the product as a Word file that stands for itself, and the log knows."""

import io
import zipfile
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from burden.audit.models import Entry
from burden.organisations.models import Role, Unit
from docs_audit.models import Match, Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.pairs import make_pair
from tests.factories.papers import make_match, make_paper

pytestmark = pytest.mark.django_db(transaction=True)


def exported(match: Match, scope: Unit | None) -> Any:
    client = Client(headers={"Accept-Language": "en"})
    person = make_person(Role.INSPECTOR, scope)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    uuids = [match.lower.uuid, match.upper.uuid]
    answer = client.get(reverse("reports:comparison-word", args=uuids))
    assert answer.status_code == 200
    return answer


def words_of(answer: Any) -> str:
    """Every word of the file: paragraphs, cells, foot."""
    document = docx.Document(io.BytesIO(answer.content))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    foot = document.sections[0].footer.paragraphs
    return "\n".join(one.text for one in (*document.paragraphs, *cells, *foot))


def test_it_tells_the_verdict_the_files_and_the_thresholds() -> None:
    match = make_pair()

    words = words_of(exported(match, match.upper.unit))

    assert "Suspected copy of a superior paper" in words
    assert "81% of the text also stands in the superior paper" in words
    assert "Suspected: 81% of the text that counts is shared; the threshold is 60%" in words
    assert "(parameters, version 1)" in words
    assert "The relation: the other paper's issuer stands above this one's." in words
    assert "Cited from laws and rules" in words
    assert "Thresholds in force, version 1" in words
    assert "copied share from which a paper is a finding" in words
    for paper in (match.lower, match.upper):
        assert paper.title in words
        assert words.count(paper.file.sha256) == 2


def test_what_is_below_the_thresholds_is_not_called_suspected() -> None:
    match = make_pair()
    Match.objects.update(containment=0.2, passages=[], segments=[])

    words = words_of(exported(match, match.upper.unit))

    assert "Shares text with a superior paper" in words
    assert "Suspected copy" not in words


def test_it_shows_passages_swaps_and_deadlines_side_by_side() -> None:
    match = make_pair()

    document = docx.Document(io.BytesIO(exported(match, match.upper.unit).content))

    tables = {table.cell(0, 0).text: table for table in document.tables}
    passages = [row.cells for row in tables["No."].rows[1:]]
    taken, swapped, reworded = passages[:3]
    assert taken[1].text == taken[2].text
    assert "全镇范围内的河道" in swapped[1].text
    assert "全县范围内的河道" in swapped[2].text
    assert [one[3].text for one in (taken, swapped, reworded)] == [
        "word for word",
        "only names or numbers changed",
        "reworded",
    ]
    runs = (run for cells in passages for run in cells[1].paragraphs[0].runs)
    assert {"全镇", "2025年6月10日"} <= {run.text for run in runs if run.underline}
    swaps = [[cell.text for cell in row.cells] for row in tables["Kind"].rows]
    assert ["level word", "全县", "全镇", "3"] in swaps
    deadline = [cell.text for cell in tables["Demand"].rows[1].cells]
    assert deadline[1:] == ["June 30, 2025", "June 10, 2025", "tightened"]


def test_who_took_it_out_and_when_stands_at_its_foot_and_in_the_log() -> None:
    match = make_pair()

    answer = exported(match, match.upper.unit)

    entry = Entry.objects.get(action="comparison.exported")
    assert f"Exported by {entry.actor_name}, 安平县" in words_of(answer)
    assert entry.target_id == str(match.lower_id)
    assert sha256(answer.content).hexdigest() in str(entry.details)
    assert str(match.upper.uuid) in str(entry.details)


def test_nothing_of_a_closed_paper_but_the_passages_is_in_the_file() -> None:
    match = make_pair()
    closed = match.upper
    closed.receipts.all().delete()
    closed.sightings.all().delete()
    closed.unit = make_unit("远山县")
    closed.save()

    answer = exported(match, match.lower.unit)

    words = words_of(answer)
    assert "全县范围内的河道" in words
    assert "outside your scope" in words
    parts = zipfile.ZipFile(io.BytesIO(answer.content))
    whole = words + "".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    for secret in (closed.title, closed.number, closed.file.sha256, "地质灾害点"):
        assert secret not in whole


def restricted_pair() -> Match:
    """A pair whose upper paper is marked as internal; the county below it holds no right to it."""
    match = make_pair()
    Paper.objects.filter(pk=match.upper_id).update(is_restricted=True)
    match.upper.receipts.all().delete()
    match.upper.sightings.all().delete()
    return match


def asked_by(role: Role, scope: Unit | None, match: Match) -> tuple[int, str]:
    """The status of the export, and the page of the comparison."""
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(make_person(role, scope), "django.contrib.auth.backends.ModelBackend")
    uuids = [match.lower.uuid, match.upper.uuid]
    answer = client.get(reverse("reports:comparison-word", args=uuids))
    return answer.status_code, client.get(reverse("documents:match-compare", args=uuids)).text


@pytest.mark.parametrize("role", [Role.CADRE, Role.UNIT_EDITOR, Role.INSPECTOR])
def test_comparison_with_an_internal_paper_leaves_with_nobody_who_may_not_open_it(
    role: Role,
) -> None:
    match = restricted_pair()

    status, page = asked_by(role, match.lower.unit, match)

    assert status == 403
    assert "Export (.docx)" not in page
    assert not Entry.objects.filter(action="comparison.exported").exists()


def test_internal_paper_is_kept_from_readers_of_its_own_county_as_well() -> None:
    match = restricted_pair()

    assert asked_by(Role.CADRE, match.upper.unit, match)[0] == 403


def test_inspector_who_may_open_an_internal_paper_takes_its_comparison_out() -> None:
    match = restricted_pair()

    status, page = asked_by(Role.INSPECTOR, match.upper.unit, match)

    assert status == 200
    assert "Export (.docx)" in page


def test_who_brought_the_papers_is_not_in_the_file() -> None:
    match = make_pair()

    properties = docx.Document(
        io.BytesIO(exported(match, match.upper.unit).content)
    ).core_properties

    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created == properties.modified
    assert abs(properties.created - datetime.now(UTC)) < timedelta(minutes=1)


def test_characters_that_no_word_file_can_hold_are_left_out() -> None:
    unit = make_unit()
    match = make_match(make_paper(unit), make_paper(unit))
    match.lower.text = "全市\x01排查\x0c整治\ufffe到位完成"
    match.lower.save()

    assert "全市 排查 整治 到" in words_of(exported(match, unit))
