"""Lines of uploads that led to no paper: names of files go once their period is over.

The names of papers go with their papers (`emptying`), those of files that came with a reply or a
proof with it (`basis`).
"""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Unit
from burden.retention.registry import Held, Kind
from burden.retention.words import digest
from docs_audit.models import Upload, UploadedFile


def records(unit: Unit) -> QuerySet[Any]:
    """Uploads of a scope with names of files that are no paper."""
    named = UploadedFile.objects.filter(upload=OuterRef("pk"), paper__isnull=True).exclude(name="")
    return (
        Upload.objects.filter(Exists(named), unit__path__startswith=unit.path)
        .exclude(channel=Upload.Channel.BASIS)
        .annotate(since=TruncDate("created_at"))
    )


def hold(uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these uploads."""
    locked = Upload.objects.select_for_update(of=("self",)).select_related("unit")
    upload = locked.filter(uuid=uuid).first()
    if upload is None or (mine := records(unit).filter(pk=upload.pk).first()) is None:
        return None
    files = upload.files.order_by("pk")
    return Held(
        record=upload,
        unit=upload.unit,
        day=mine.since,
        number="",
        sha256=digest({"files": list(files.values_list("name", "given"))}),
        items=(),
        is_underway=any(file.is_underway for file in files),
        empty=partial(empty, upload),
    )


def empty(upload: Upload, _at: datetime) -> None:
    """Take the names of a locked upload away."""
    upload.files.filter(paper__isnull=True).update(name="", given={})


KIND = Kind(
    code="upload",
    label=_("Names of files that became no paper"),
    parameter="retention.uploads",
    goes=_("Names of files that were refused, damaged or unpacked go; time, size, hash stay."),
    records=records,
    hold=hold,
)
