"""Files of meetings on their way in: read in a child, columns told apart, rows taken by a job.

The bytes are kept in the import's row from the moment the secrecy guard has passed them until the
last row is taken, so what was acknowledged is never lost; a short list is taken at once.
"""

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.organisations import policies
from burden.organisations.models import Unit, User
from meetings import intake, lapsing, refusals
from meetings.importers import ImportFailed, Preview
from meetings.importers.asking import Answer
from meetings.importers.reader import MarkedList, look_at_pictures, read_list
from meetings.models import ColumnChoice, MeetingImport

TAKEN_AT_ONCE = 100
_FEWEST = 3
_ROWS_A_TRANSACTION = 50
_SECONDS_A_RUN = 60.0


def receive(
    *, name: str, content: bytes, by: User, unit: Unit | None, choose: bool = False
) -> MeetingImport:
    """Take a file in; with columns that nobody knows, or with `choose`, it waits for a person.

    Raises:
        ImportFailed: the file as a whole cannot be used; nothing is kept.
        MarkedList: it carries a secrecy mark; nothing is kept but time, user, hash and rule.
    """
    policies.require(by, "meetings.report", unit)
    sha256 = hashlib.sha256(content).hexdigest()
    answer = _read(name, content, None, by, unit, sha256, is_new=True)
    mapping = None if choose else _remembered(unit, answer.preview)
    if mapping is not None:
        answer = _read(name, content, mapping, by, unit, sha256)
    source = MeetingImport(name=name[-300:], by=by, unit=unit, content=content, mapping=mapping)
    if answer.preview is not None and (choose or _may_be_named(answer)):
        _wait(source, answer.preview)
        return source
    if answer.failure is not None:
        raise answer.failure
    _begin(source, answer)
    return source


def choose_columns(*, source: MeetingImport, mapping: Mapping[str, str], by: User) -> None:
    """Take a file in with the fields a person gave its columns, and remember them for the unit.

    Raises:
        ImportFailed: they do not suffice, as `missing_columns` or a reason of the file.
    """
    policies.require(by, "meetings.report", source.unit)
    content = bytes(source.content or b"")
    sha256 = hashlib.sha256(content).hexdigest()
    answer = _read(source.name, content, mapping, by, source.unit, sha256)
    if answer.failure is not None:
        raise answer.failure
    if source.unit is not None and answer.preview is not None:
        ColumnChoice.objects.update_or_create(
            unit=source.unit,
            header=_digest(answer.preview.header),
            defaults={"mapping": dict(mapping)},
        )
    source.mapping = dict(mapping)
    _begin(source, answer)


def preview_of(source: MeetingImport) -> Preview | None:
    """The columns of a file that waits for a person to tell them apart."""
    try:
        return read_list(source.name, bytes(source.content or b"")).preview
    except MarkedList:
        return None


def take(key: str, lease: Lease) -> None:
    """Job "meeting.import": take the rows of a file, some in a transaction, for a minute a run."""
    source = MeetingImport.objects.select_related("unit", "by").get(uuid=UUID(key))
    if source.state != MeetingImport.State.WAITING:
        return
    answer = read_list(source.name, bytes(source.content or b""), mapping=source.mapping)
    if answer.failure is not None:
        with transaction.atomic():
            lease.confirm()
            _fail(source, answer.failure)
        return
    until = time.monotonic() + _SECONDS_A_RUN
    drafts = answer.imported.drafts
    while source.rows_done < len(drafts):
        with transaction.atomic():
            lease.confirm()
            some = drafts[source.rows_done : source.rows_done + _ROWS_A_TRANSACTION]
            intake.take_rows(source, some, lane=Lane.BULK)
            if time.monotonic() > until:
                jobs.enqueue("meeting.import", key, lane=Lane.DEFAULT)
                return
    with transaction.atomic():
        lease.confirm()
        intake.finish(source, drafts, answer.imported.called_off)


@transaction.atomic
def _wait(source: MeetingImport, preview: Preview) -> None:
    """Keep the list until a person tells its columns apart, but not for ever."""
    source.state, source.header = MeetingImport.State.COLUMNS, list(preview.header)
    source.save()
    lapsing.foresee(source)


@transaction.atomic
def _begin(source: MeetingImport, answer: Answer) -> None:
    """Keep what is to be done; a short list is done with it."""
    read = answer.imported
    source.header, source.columns = list(read.header), [list(one) for one in read.columns]
    source.errors = [asdict(one) for one in read.errors]
    source.notices = [asdict(one) for one in read.notices]
    source.rows = len(read.drafts)
    source.state = MeetingImport.State.WAITING
    source.save()
    if source.rows <= TAKEN_AT_ONCE:
        intake.take_rows(source, read.drafts, lane=Lane.DEFAULT)
        intake.finish(source, read.drafts, read.called_off)
    else:
        jobs.enqueue("meeting.import", str(source.uuid))


def _may_be_named(answer: Answer) -> bool:
    """Whether a table of unknown columns may be a list of meetings: title, time, and one more."""
    is_unknown = answer.failure is not None and answer.failure.code == "missing_columns"
    preview = answer.preview
    is_list = preview is not None and (bool(preview.guessed) or len(preview.header) >= _FEWEST)
    return is_unknown and is_list


def _fail(source: MeetingImport, failure: ImportFailed) -> None:
    source.state, source.content = MeetingImport.State.FAILED, None
    source.errors = [{"row": 0, "code": failure.code, "field": "", "value": failure.detail}]
    source.save()


def _read(
    name: str,
    content: bytes,
    mapping: Mapping[str, str] | None,
    by: User | None,
    unit: Unit | None,
    sha256: str,
    *,
    is_new: bool = False,
) -> Answer:
    """What the list says; of one that `is_new` its pictures are looked at as well."""
    try:
        answer = read_list(name, content, mapping=mapping)
        if is_new:
            look_at_pictures(name, content, answer.pictures)
    except MarkedList as marked:
        refusals.note(by=by, unit=unit, rule=marked.rule, sha256=sha256)
        raise
    return answer


def _remembered(unit: Unit | None, preview: Preview | None) -> dict[str, str] | None:
    """The fields a person of the unit gave the same columns before."""
    if unit is None or preview is None:
        return None
    choice = ColumnChoice.objects.filter(unit=unit, header=_digest(preview.header)).first()
    return dict(choice.mapping) if choice else None


def _digest(header: Sequence[str]) -> str:
    return hashlib.sha256(json.dumps(list(header), ensure_ascii=False).encode()).hexdigest()
