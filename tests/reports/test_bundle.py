"""The evidence of one finding leaves as files that anyone can check, and no changed byte passes."""

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from burden.audit import services as audit
from burden.audit.models import Entry
from burden.findings.models import Decision, Finding
from burden.organisations.models import Role, User
from burden.reports.models import Report
from burden.reports.sealing import faults_of, sealed
from docs_audit import storage
from docs_audit.models import Match, Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.pairs import make_pair
from tests.factories.reports import made, ordered

pytestmark = pytest.mark.django_db(transaction=True)

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def match() -> Match:
    return make_pair()


@pytest.fixture
def inspector(match: Match) -> User:
    return make_person(Role.INSPECTOR, match.upper.unit, "zhang")


@pytest.fixture
def finding(match: Match, inspector: User) -> Finding:
    """Looked at, and decided as unsure."""
    finding = Finding.objects.get(kind="copied_paper")
    audit.record(by=inspector, action="finding.viewed", target=finding, unit=finding.unit)
    Decision.objects.create(finding=finding, verdict="unsure", note="再核实", by=inspector)
    audit.record(by=inspector, action="finding.unsure", target=finding, unit=finding.unit)
    return finding


def bundle(finding: Finding, by: User) -> bytes:
    return made(
        ordered(by, finding.unit, Report.Kind.BUNDLE, "zip", "en", finding=str(finding.uuid))
    )


def members(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def told(data: bytes, name: str) -> Any:
    return json.loads(members(data)[name])


def test_bundle_holds_originals_texts_comparison_decisions_log_and_hashes(
    finding: Finding, match: Match, inspector: User
) -> None:
    data = bundle(finding, inspector)

    files = members(data)
    assert set(files) == {
        "README.txt",
        "SHA256SUMS",
        "audit.json",
        "comparison.docx",
        "finding.docx",
        "finding.json",
        "manifest.json",
        "originals/item.txt",
        "originals/superior.txt",
        "parameters.json",
        "texts/item.txt",
        "texts/superior.txt",
    }
    assert files["originals/item.txt"] == storage.stored_path(match.lower.file.sha256).read_bytes()
    assert files["texts/superior.txt"].decode() == match.upper.text
    assert told(data, "finding.json")["decisions"][0]["note"] == "再核实"
    assert told(data, "manifest.json")["judged_by_parameters"] == 1
    assert faults_of(data) == []


def test_same_data_gives_the_same_bundle(finding: Finding, inspector: User) -> None:
    assert bundle(finding, inspector) == bundle(finding, inspector)


def test_log_tells_acts_in_full_and_of_looks_only_their_place(
    finding: Finding, inspector: User
) -> None:
    viewed, decided = told(bundle(finding, inspector), "audit.json")["entries"]

    assert viewed["action"] == "finding.viewed"
    assert "actor_name" not in viewed
    assert decided["actor_name"] == "zhang"
    held = Entry.objects.get(action="finding.unsure")
    assert (decided["digest"], decided["previous"]) == (held.digest, viewed["digest"])


def test_bundle_verifies_with_one_command_and_without_a_database(
    finding: Finding, inspector: User, tmp_path: Path
) -> None:
    data = bundle(finding, inspector)
    file = tmp_path / "bundle.zip"
    file.write_bytes(data)

    good = verified(file, tmp_path)
    file.write_bytes(data.replace("再核实".encode(), "不属实".encode()))
    changed = verified(file, tmp_path)

    assert good.returncode == 0, good.stderr
    assert "unchanged" in good.stdout
    assert changed.returncode == 1
    assert "finding.json" in changed.stderr


def verified(file: Path, home: Path) -> "subprocess.CompletedProcess[str]":
    """The command as a stranger to the product runs it: nothing is served here."""
    environment = {**os.environ, "BURDEN_DATA": str(home / "data"), "DATABASE_URL": ""}
    return subprocess.run(
        [sys.executable, "manage.py", "verify_bundle", str(file)],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_list_of_hashes_is_one_that_sha256sum_reads(
    finding: Finding, inspector: User, tmp_path: Path
) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle(finding, inspector))) as archive:
        archive.extractall(tmp_path)

    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout


def test_no_changed_byte_of_a_bundle_passes() -> None:
    data = sealed({"a.txt": b"one", "b/c.txt": "二".encode()}, {"finding": "x"})

    passed = [
        at
        for at in range(len(data))
        if not faults_of(data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :])
    ]

    assert faults_of(data) == []
    assert passed == []
    assert faults_of(data + b"\0")
    assert faults_of(b"\0" + data)
    assert faults_of(data[:-1])


@pytest.mark.parametrize("name", ["finding.json", "originals/item.txt", "audit.json"])
def test_changed_file_is_named_even_with_a_new_list_of_hashes_around_it(
    name: str, finding: Finding, inspector: User
) -> None:
    data = bundle(finding, inspector)
    files = dict(members(data))
    files[name] += b" "

    named = {fault.name for fault in faults_of(rezipped(files))}

    assert name in named


def test_entry_of_the_log_that_was_rewritten_does_not_give_its_digest(
    finding: Finding, inspector: User
) -> None:
    files = dict(members(bundle(finding, inspector)))
    changed = files["audit.json"].replace(b"finding.unsure", b"finding.confirmed")
    kept = {
        name: data
        for name, data in {**files, "audit.json": changed}.items()
        if name not in ("manifest.json", "SHA256SUMS")
    }

    codes = {fault.code for fault in faults_of(sealed(kept, {}))}

    assert codes == {"entry"}


def test_missing_and_added_files_are_named(finding: Finding, inspector: User) -> None:
    files = dict(members(bundle(finding, inspector)))
    del files["texts/item.txt"]
    files["more.txt"] = b""

    found = {(fault.name, fault.code) for fault in faults_of(rezipped(files))}

    assert ("texts/item.txt", "missing") in found
    assert ("more.txt", "unlisted") in found


def test_bundle_that_was_packed_anew_is_not_the_one_that_was_made() -> None:
    files = members(sealed({"a.txt": b"one"}, {}))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)

    assert {fault.name for fault in faults_of(buffer.getvalue())} >= set(files)


def test_bundle_without_its_manifest_is_named() -> None:
    files = dict(members(sealed({"a.txt": b"one"}, {})))
    sums = [line for line in files["SHA256SUMS"].splitlines() if b"manifest" not in line]
    del files["manifest.json"]

    found = faults_of(rezipped({**files, "SHA256SUMS": b"\n".join(sums) + b"\n"}))

    assert ("manifest.json", "missing") in {(fault.name, fault.code) for fault in found}


def test_what_is_no_archive_is_unreadable() -> None:
    assert [fault.code for fault in faults_of(b"PK nothing")] == ["unreadable"]
    assert [fault.code for fault in faults_of(b"")] == ["unreadable"]


def rezipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_papers_that_the_reader_may_not_open_are_not_in_the_bundle(
    finding: Finding, match: Match
) -> None:
    Paper.objects.filter(pk=match.upper_id).update(unit=make_unit("远山县"))
    match.upper.receipts.all().delete()
    match.upper.sightings.all().delete()
    reader = make_person(Role.INSPECTOR, match.lower.unit)

    files = members(bundle(finding, reader))

    assert "originals/item.txt" in files
    assert "originals/superior.txt" not in files
    assert "texts/superior.txt" not in files
    assert match.upper.file.sha256.encode() not in b"".join(files.values())
    assert "地质灾害点" not in files["finding.json"].decode()


def test_original_that_is_no_longer_what_was_taken_in_makes_no_bundle(
    finding: Finding, match: Match, inspector: User
) -> None:
    storage.stored_path(match.lower.file.sha256).write_bytes(b"another")
    report = ordered(
        inspector, finding.unit, Report.Kind.BUNDLE, "zip", "en", finding=str(finding.uuid)
    )

    with pytest.raises(Exception, match="no such file"):
        made(report)

    report.refresh_from_db()
    assert report.state == Report.State.FAILED
    assert "no longer the file that was taken in" in report.sentence


def test_who_brought_the_papers_is_nowhere_in_the_bundle(finding: Finding, inspector: User) -> None:
    files = dict(members(bundle(finding, inspector)))
    # Names of parameters, the same for everyone.
    del files["parameters.json"]

    for name, data in files.items():
        for secret in (b"upload", b"sighting", b"lower.txt", b"upper.txt"):
            assert secret not in data, name
