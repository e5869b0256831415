"""Whatever is killed, nothing stays in quarantine for ever, and nothing acknowledged is lost."""

import os
import time
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings

from burden.jobs.models import Job, State
from burden.organisations.models import Unit
from docs_audit import quarantine, storage
from docs_audit.models import UploadedFile
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "安平县人民政府关于做好防汛工作的通知\n\n各乡镇人民政府：\n　　请做好防汛工作。\n"
HOUR = 3600
WEEK = 7 * 24 * HOUR


@pytest.fixture
def county(data_folders: Path) -> Unit:
    return make_unit("安平县人民政府")


def in_quarantine(*, aged: float = 0) -> list[Path]:
    """What lies there; with `aged`, made to have lain there for so many seconds."""
    found = [*settings.QUARANTINE_ROOT.iterdir()]
    for path in found if aged else ():
        os.utime(path, (time.time() - aged,) * 2)
    return found


@pytest.mark.parametrize("suffix", ["", ".part", ".stated"])
def test_bytes_that_were_never_acknowledged_are_removed(county: Unit, suffix: str) -> None:
    settings.QUARANTINE_ROOT.mkdir()
    storage.quarantine_path(uuid4()).with_suffix(suffix).write_text("half a file")

    assert quarantine.sweep() == 0
    in_quarantine(aged=HOUR)
    assert quarantine.sweep() == 1

    assert in_quarantine() == []


def test_bytes_of_a_file_that_came_to_its_end_are_removed(county: Unit) -> None:
    file = bring(TEXT, unit=county)
    UploadedFile.objects.update(state=UploadedFile.State.REFUSED)
    in_quarantine(aged=HOUR)

    quarantine.sweep()

    assert in_quarantine() == []
    assert UploadedFile.objects.get().uuid == file.uuid


def test_file_that_waits_for_its_turn_is_left_alone(county: Unit) -> None:
    bring(TEXT, unit=county)
    in_quarantine(aged=HOUR)

    assert quarantine.sweep() == 0
    work()

    assert UploadedFile.objects.get().state == UploadedFile.State.DONE


def test_file_whose_job_is_lost_is_read_after_all(county: Unit) -> None:
    bring(TEXT, unit=county)
    Job.objects.all().delete()
    in_quarantine(aged=HOUR)

    quarantine.sweep()
    work()

    assert UploadedFile.objects.get().state == UploadedFile.State.DONE
    assert in_quarantine() == []


def test_file_whose_job_was_given_up_is_kept_for_a_week_and_then_removed(county: Unit) -> None:
    bring(TEXT, unit=county)
    Job.objects.update(state=State.QUARANTINED)
    in_quarantine(aged=HOUR)
    quarantine.sweep()
    assert len(in_quarantine()) == 2

    in_quarantine(aged=WEEK + HOUR)
    quarantine.sweep()

    assert in_quarantine() == []
    assert UploadedFile.objects.get().state == UploadedFile.State.FAILED
