"""Job "paper.recognise": one scanned page a run, so that others have their turn between pages.

Until the whole text has passed the guard, what was recognised lies beside the scan in quarantine
and nowhere else; a killed worker's successor goes on from there. The last run reads the file anew
with these pages, and the guard looks at all of it, inside the reader's child process.
"""

import json
from uuid import UUID

from django.db import transaction

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from docs_audit import asked, intake, storage
from docs_audit.asked import Place
from docs_audit.formats import (
    DocumentError,
    RecognisedPage,
    Refused,
    read_file,
    recognise_page,
)
from docs_audit.models import UploadedFile
from docs_audit.reading import is_known, let_go, settle, take_up


def recognise(key: str, lease: Lease) -> None:
    """Recognise the next page of an uploaded scan, or after the last make it a paper."""
    uuid = UUID(key)
    file = intake.waiting_file(uuid)
    if file.state != UploadedFile.State.WAITING or is_known(file, lease):
        let_go(file)
        return
    pages = _kept(uuid)
    left = [place for place in asked.places_of(file) if place not in pages]
    if left and not _recognise_page(file, left[0], pages, lease):
        let_go(file)
    elif len(left) <= 1:
        outcomes = read_file(storage.quarantine_path(uuid), name=file.name, pages=[*pages.values()])
        if take_up(file, outcomes, lease):
            let_go(file)


def _recognise_page(
    file: UploadedFile, place: Place, pages: dict[Place, RecognisedPage], lease: Lease
) -> bool:
    """Add a page to those that are known; false when that was the end of the file."""
    path = storage.quarantine_path(file.uuid)
    member, number = place
    try:
        pages[place] = recognise_page(path, number, name=file.name, member=member)
    except (DocumentError, Refused) as failure:
        settle(file, failure, lease)
        return False
    # Nothing is written after a takeover: the file may be gone from the quarantine by then.
    with transaction.atomic():
        lease.confirm()
        _keep(file.uuid, pages)
        file.recognised = len(pages)
        file.save(update_fields=["recognised"])
        if len(pages) < len(file.scans):
            jobs.enqueue("paper.recognise", str(file.uuid), lane=Lane.BULK)
    return True


def _keep(uuid: UUID, pages: dict[Place, RecognisedPage]) -> None:
    records = [page.as_record() for page in pages.values()]
    storage.keep_pages(uuid, json.dumps(records, ensure_ascii=False).encode("utf-8", "replace"))


def _kept(uuid: UUID) -> dict[Place, RecognisedPage]:
    """The pages that earlier runs recognised, by file and number."""
    records = json.loads(storage.kept_pages(uuid) or b"[]")
    pages = map(RecognisedPage.from_record, records)
    return {(page.member, page.number): page for page in pages}
