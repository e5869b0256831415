"""Bytes that somebody else needs stay; a removed original is missing to nobody."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from burden.jobs.models import Job
from burden.upkeep import backups
from docs_audit import storage
from docs_audit.models import Upload, UploadedFile
from tests.factories.removals import carried_out
from tests.retention.conftest import World


def test_doctor_and_backup_miss_no_removed_original(world: World) -> None:
    world.settle("dismissed")
    carried_out(world.province)
    said = StringIO()

    with pytest.raises(CommandError):  # nothing works on jobs while tests run
        call_command("doctor", stdout=said)

    assert "originals are missing" not in said.getvalue()
    assert "belong to no paper" not in said.getvalue()
    assert list(backups.originals()) == []


def test_bytes_that_came_with_a_reply_as_well_stay(world: World) -> None:
    world.settle("dismissed")
    sha256 = world.copy.file.sha256
    reply = Upload.objects.create(unit=world.county, channel=Upload.Channel.BASIS)
    UploadedFile.objects.create(
        upload=reply, size=1, sha256=sha256, state=UploadedFile.State.DONE, name="依据.txt"
    )

    carried_out(world.province)

    assert storage.stored_path(sha256).exists()
    assert world.copy.file.removed_at is None
    assert world.copy.text == ""


def test_bytes_go_only_once_the_paper_has(world: World) -> None:
    """The job that unlinks comes after the commit and may come twice."""
    world.settle("dismissed")
    carried_out(world.province)

    assert Job.objects.filter(kind="file.unlink", state="done").count() == 2
