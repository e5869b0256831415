"""Papers that inspections carry out: one that comes late is tied to them, its indicators are read.

Papers are announced to `matters` by who holds them, and their texts come through it as well:
inspections know no paper. What such a paper demands is held against the paper, not once more
against the inspection.
"""

from dataclasses import asdict

from burden.activities.importers import read_indicator_text
from burden.activities.models import Inspection
from burden.jobs import services as jobs
from burden.jobs.models import Lane
from burden.matters import registry
from burden.matters.models import Item, Source


def note(item: Item) -> None:
    """Have inspections judged that name a paper which has just been announced."""
    names = [one for one in (item.number, item.title, f"《{item.title}》") if one]
    named = Inspection.objects.filter(basis__in=names).order_by("pk")
    for uuid in sorted(str(one) for one in named.values_list("uuid", flat=True)):
        jobs.enqueue("inspection.judge", uuid, lane=Lane.BULK)


def read_indicators(inspection: Inspection, paper: Item | None) -> None:
    """Read the indicators out of the paper where neither a sheet nor a text of its own has any.

    The caller saves them.
    """
    if inspection.has_sheet or inspection.text or paper is None or paper.source != Source.PAPER:
        return
    found = read_indicator_text(registry.texts_of(Source.PAPER).text(paper.source_uuid))
    inspection.indicators = [asdict(one) for one in found]
