"""Writes to inspections that were taken in: their list of indicators, plans of a year."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from burden.activities.importers import MarkedList, read_indicator_file
from burden.activities.models import Inspection
from burden.activities.registers.importing import note_refusal
from burden.activities.registers.writing import require_words
from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import policies
from burden.organisations.models import User


def bring_indicators(*, inspection: Inspection, name: str, content: bytes, by: User) -> int:
    """Replace the indicators of an inspection by those of a sheet; how many they are.

    Raises:
        ImportFailed: the sheet cannot be used.
        MarkedList: it carries a secrecy mark; nothing of it is kept.
    """
    policies.require(by, "activities.complete", inspection)
    require_words(inspection)
    try:
        found: Sequence[Any] = read_indicator_file(name, content)
    except MarkedList as marked:
        note_refusal(by=by, unit=by.scope, rule=marked.rule, content=content)
        raise
    with transaction.atomic():
        inspection.indicators = [asdict(one) for one in found]
        inspection.has_sheet = True
        inspection.save(update_fields=["indicators", "has_sheet"])
        audit.record(
            by=by,
            action="inspections.indicators",
            target=inspection,
            unit=by.scope,
            details={"name": name, "count": len(found)},
        )
        jobs.enqueue("inspection.judge", str(inspection.uuid))
    return len(found)
