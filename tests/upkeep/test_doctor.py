"""doctor: what is wrong with an installation, and what to do about it."""

from datetime import timedelta
from io import StringIO
from ipaddress import ip_network
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from burden.audit import services as audit
from burden.audit.models import Verification
from burden.organisations.models import Role, SecondFactor, User
from burden.stack.folders import DataFolder
from docs_audit.models import StoredFile
from tests.factories import scanner

pytestmark = pytest.mark.django_db(transaction=True)


def told() -> str:
    output = StringIO()
    with pytest.raises(CommandError):  # nothing works on jobs while tests run
        call_command("doctor", stdout=output)
    return output.getvalue()


def test_what_is_not_running_is_told_with_what_to_do() -> None:
    said = told()

    assert "error: the broker does not answer (upkeep.E004)" in said
    assert "error: no worker gave a sign of life (upkeep.E005)\n    Start the worker" in said


def test_missing_backup_is_a_warning_until_one_is_made() -> None:
    assert "no backup was made in the last seven days" in told()

    audit.record(by=None, action="backup.made")

    assert "no backup" not in told()


def test_original_that_is_gone_is_named() -> None:
    lost = StoredFile.objects.create(sha256="ab" * 32, size=1)

    assert f"1 originals are missing, first {lost.sha256}" in told()


def test_unused_accounts_are_counted() -> None:
    User.objects.create_user("left", date_joined=timezone.now() - timedelta(days=100))

    assert "warning: 1 accounts were not used for 90 days" in told()


def test_second_factors_that_are_not_set_up_are_counted_by_their_codes(settings: Settings) -> None:
    people = [
        User.objects.create_user(name, role=Role.AUDIT_ADMIN) for name in ("no", "new", "old", "in")
    ]
    for person in people[1:]:
        SecondFactor.objects.create(user=person, secret="sealed", setup_digest="ab")
    codes = SecondFactor.objects.filter
    codes(user=people[2]).update(made_at=timezone.now() - timedelta(days=8))
    codes(user=people[3]).update(confirmed_at=timezone.now(), setup_digest="")
    assert "second factor" not in told()

    settings.SECOND_FACTOR_ROLES = [Role.AUDIT_ADMIN]

    waiting = "3 accounts have to set up their second factor: 1 set-up codes hold, 1 are over, 1"
    assert f"warning: {waiting} were never handed out (upkeep.W025)" in told()


def test_served_installation_is_asked_for_the_networks_of_administrators(
    settings: Settings,
) -> None:
    asked = "administrators may work from any network (upkeep.W018)"
    assert asked not in told()

    settings.EMBEDDED = False
    assert asked in told()

    settings.ADMIN_ADDRESSES = [ip_network("10.1.0.0/16")]
    assert asked not in told()


def test_demo_accounts_of_a_served_installation_are_an_error(
    settings: Settings, tmp_path: Path
) -> None:
    settings.EMBEDDED = False
    settings.DATA = DataFolder(tmp_path)
    settings.DATA.demo.mkdir(parents=True)
    (settings.DATA.demo / "accounts.csv").write_text("username,password\n")

    assert "error: this installation has demo accounts" in told()


def test_log_that_was_changed_is_an_error() -> None:
    Verification.objects.create(
        at=timezone.now(), chains={}, faults=[{"chain": "", "number": 7, "code": "changed"}]
    )

    assert "error: the log was changed: chain -, entry 7" in told()


def test_scanner_is_tried_on_the_test_file(settings: Settings, tmp_path: Path) -> None:
    assert "scanner" not in told()

    scanner.install(settings, tmp_path)
    assert "scanner" not in told()

    settings.FILE_SCANNER = ["true"]
    assert "does not find the test file (EICAR) (upkeep.E020)" in told()

    scanner.silence(settings)
    assert "the scanner of FILE_SCANNER gives no answer: ended with 2 (upkeep.E019)" in told()
