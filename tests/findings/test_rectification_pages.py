"""Pages of rectifications: set, listed, reported, measured, taken along."""

import csv
import hashlib
import re
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from burden.audit.models import Entry
from burden.audit.selectors import details
from burden.findings.models import Finding, Rectification
from burden.organisations.models import Role, User
from docs_audit.models import UploadedFile
from tests.factories.administration import make_item, make_person
from tests.factories.hearing import confirm
from tests.factories.papers import work
from tests.findings.conftest import World, suspect

LIST = reverse("findings:rectification-list")
PROOF = "安平县人民政府办公室\n\n　　已将两件配套文件并入一件，其余不再印发。\n"


@pytest.fixture(autouse=True)
def english(settings: object) -> None:
    settings.LANGUAGE_CODE = "en"  # type: ignore[attr-defined]


@pytest.fixture
def confirmed(world: World) -> list[Finding]:
    """Two confirmed findings of one matter, of the last months."""
    day = timezone.localdate() - timedelta(days=40)
    items = [
        make_item(world.county, parent=world.upper, day=day, title=f"方案{n}") for n in range(2)
    ]
    found = [suspect(item, world.upper) for item in items]
    for finding in found:
        confirm(finding, by=world.inspector)
    return found


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def set_one(world: World, findings: list[Finding], **other: object) -> Rectification:
    told = {
        "owner": "县政府办公室",
        "measure": "同类事项不再转发",
        "deadline": (timezone.localdate() + timedelta(days=60)).isoformat(),
        "figure": "share",
        "target": "20",
        "findings": [str(one.uuid) for one in findings],
        **other,
    }
    address = reverse("findings:rectification-create", args=[findings[0].uuid])
    answer = signed_in(world.inspector).post(address, told)
    assert answer.status_code == 302, answer.text
    return Rectification.objects.latest("pk")


def state_of(found: Rectification) -> str:
    found.refresh_from_db()
    return found.state


def test_confirmed_findings_of_a_matter_are_rectified_together(
    world: World, confirmed: list[Finding]
) -> None:
    page = signed_in(world.inspector).get(
        reverse("findings:rectification-create", args=[confirmed[0].uuid])
    )
    assert "100% of its records" in page.text

    found = set_one(world, confirmed)

    assert set(found.findings.all()) == set(confirmed)
    assert (found.start_value, found.target) == (1.0, 0.2)
    assert Entry.objects.filter(action="rectification.set").count() == 1


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"target": "100"}, "must fall below what was measured: 100% of its records"),
        ({"deadline": "2020-01-01"}, "has to lie in the future"),
        ({"findings": []}, "This field is required."),
    ],
)
def test_what_makes_no_sense_comes_back_with_a_sentence(
    world: World, confirmed: list[Finding], told: dict[str, object], sentence: str
) -> None:
    body = {
        "owner": "办公室",
        "measure": "写好的措施",
        "deadline": "2199-01-01",
        "figure": "share",
        "target": "20",
        "findings": [str(confirmed[0].uuid)],
        **told,
    }

    answer = signed_in(world.inspector).post(
        reverse("findings:rectification-create", args=[confirmed[0].uuid]), body
    )

    assert answer.status_code == 400
    assert sentence in answer.text
    assert "写好的措施" in answer.text
    assert not Rectification.objects.exists()


def test_open_finding_has_nothing_to_rectify(world: World) -> None:
    address = reverse("findings:rectification-create", args=[world.finding.uuid])

    assert signed_in(world.inspector).get(address).status_code == 404


def test_unit_reports_and_the_figure_decides(world: World, confirmed: list[Finding]) -> None:
    found = set_one(world, confirmed)
    Rectification.objects.update(opened_on=timezone.localdate() - timedelta(days=35))
    editor = signed_in(make_person(Role.UNIT_EDITOR, world.county))
    address = reverse("findings:rectification-detail", args=[found.uuid])

    editor.post(reverse("findings:rectification-report", args=[found.uuid]), {"text": "已清理两件"})
    assert state_of(found) == "reported"
    suspect(make_item(world.county, day=timezone.localdate() - timedelta(days=3)), None)
    signed_in(world.inspector).post(reverse("findings:rectification-check", args=[found.uuid]))

    assert state_of(found) == "on_paper"
    page = editor.get(address).text
    assert "the figure measured did not fall to 20% of its records" in page
    assert "已清理两件" in page
    assert "above the target" in page


@pytest.fixture
def reported(
    world: World, confirmed: list[Finding], settings: Settings, tmp_path: Path
) -> Rectification:
    """Reported as done with a file that is passed and one that carries a mark."""
    settings.FILES_ROOT, settings.QUARANTINE_ROOT = tmp_path / "files", tmp_path / "quarantine"
    found = set_one(world, confirmed)
    files = [
        SimpleUploadedFile("整改报告（终稿）.txt", PROOF.encode()),
        SimpleUploadedFile("方案.txt", f"机密★1年\n\n{PROOF}".encode()),
    ]
    signed_in(make_person(Role.UNIT_EDITOR, world.county)).post(
        reverse("findings:rectification-report", args=[found.uuid]),
        {"text": "已清理两件", "basis": files},
    )
    return found


def proof_addresses(person: User, found: Rectification) -> list[str]:
    page = signed_in(person).get(reverse("findings:rectification-detail", args=[found.uuid])).text
    return re.findall(rf'href="(/rectifications/{found.uuid}/basis/[^"]+)"', page)


def test_proof_is_taken_along_by_those_who_may_see_it_once_it_was_looked_at(
    world: World, reported: Rectification
) -> None:
    assert proof_addresses(world.inspector, reported) == []
    work()
    (address,) = proof_addresses(world.inspector, reported)

    answer = signed_in(world.leader).get(address)

    assert b"".join(answer.streaming_content).decode() == PROOF  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    name = answer["Content-Disposition"].partition("filename*=utf-8''")[2]
    assert unquote(name) == "整改报告（终稿）.txt"
    entry = Entry.objects.get(action="rectification.downloaded")
    assert entry.actor_name == world.leader.username
    sha256 = hashlib.sha256(PROOF.encode()).hexdigest()
    assert details(entry) == {"sha256": sha256}
    assert signed_in(world.stranger).get(address).status_code == 404


def test_marked_proof_is_refused_and_nobody_takes_it_along(
    world: World, reported: Rectification
) -> None:
    work()
    refused = UploadedFile.objects.get(state=UploadedFile.State.REFUSED)

    address = reverse("findings:rectification-basis", args=[reported.uuid, refused.uuid])

    assert signed_in(world.inspector).get(address).status_code == 404
    page = reverse("findings:rectification-detail", args=[reported.uuid])
    seen = signed_in(world.inspector).get(page).text
    assert "carries a secrecy mark and was refused" in seen
    assert "已清理两件" in seen


def test_file_of_another_rectification_is_not_found(
    world: World, confirmed: list[Finding], reported: Rectification
) -> None:
    work()
    (address,) = proof_addresses(world.inspector, reported)
    other = set_one(world, confirmed)

    answer = signed_in(world.inspector).get(address.replace(str(reported.uuid), str(other.uuid)))

    assert answer.status_code == 404


def test_programs_take_proofs_along(world: World, reported: Rectification) -> None:
    work()
    client = signed_in(world.inspector)

    (proof,) = client.get(f"/api/rectifications/{reported.uuid}/proofs/").json()

    assert proof["text"] == "已清理两件"
    kept, refused = proof["files"]
    assert (kept["name"], kept["is_kept"]) == ("整改报告（终稿）.txt", True)
    assert (refused["name"], refused["is_kept"]) == ("", False)
    answers = [
        client.get(f"/api/rectifications/{reported.uuid}/basis/{one['uuid']}/")
        for one in proof["files"]
    ]
    assert b"".join(answers[0].streaming_content).decode() == PROOF  # type: ignore[attr-defined]
    assert answers[1].status_code == 404


def test_too_early_a_measurement_says_so(world: World, confirmed: list[Finding]) -> None:
    found = set_one(world, confirmed)
    Rectification.objects.update(state="reported")

    answer = signed_in(world.inspector).post(
        reverse("findings:rectification-check", args=[found.uuid])
    )

    assert answer.status_code == 400
    assert "needs four weeks of records" in answer.text


def test_list_is_filtered_and_leaves_as_csv(world: World, confirmed: list[Finding]) -> None:
    late = set_one(world, confirmed[:1])
    Rectification.objects.update(deadline=date(2026, 1, 5))
    set_one(world, confirmed[1:], owner="司法局")
    client = signed_in(world.inspector)

    assert len(client.get(LIST).context["rows"]) == 2
    assert [one.one for one in client.get(LIST, {"state": "overdue"}).context["rows"]] == [late]
    assert len(client.get(LIST, {"q": "司法局"}).context["rows"]) == 1
    assert client.get(LIST, {"state": "kept"}).context["rows"] == []
    answer = client.get(LIST, {"export": "csv"})
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["Overdue"], row["Measured before"]) for row in rows] == [
        ("yes", "100% of its records"),
        ("", "100% of its records"),
    ]
    assert Entry.objects.filter(action="rectifications.exported").count() == 1


def test_strangers_find_nothing(world: World, confirmed: list[Finding]) -> None:
    found = set_one(world, confirmed)
    stranger = signed_in(world.stranger)

    assert stranger.get(LIST, {"state": "all"}).context["rows"] == []
    address = reverse("findings:rectification-detail", args=[found.uuid])
    assert stranger.get(address).status_code == 404


def test_list_takes_as_many_queries_for_many(
    world: World, confirmed: list[Finding], django_assert_max_num_queries: object
) -> None:
    for _ in range(4):
        set_one(world, confirmed)
    client = signed_in(world.inspector)
    client.get(LIST)

    with django_assert_max_num_queries(15):  # type: ignore[operator]
        client.get(LIST)
