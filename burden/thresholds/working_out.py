"""The effect of a draft over everything stored, by a job: what nobody can wait for on a page.

Job "thresholds.effect" asks what a preview asks, without its bounds. It pauses after a while where
what was found so far can be kept, lets other jobs go first, and takes up again.
"""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Self, TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Job, Lane, State
from burden.organisations import policies
from burden.organisations.models import User
from burden.thresholds import selectors
from burden.thresholds.errors import StaleDraft
from burden.thresholds.models import DraftEffect, ParameterSet
from burden.thresholds.services import locked_draft
from burden.thresholds.whatif import Effect, Pace, effect_of, keeping

JOB = "thresholds.effect"
_GIVEN_UP = (State.FAILED, State.QUARANTINED)
# A child of the workers may do one job for ten minutes.
_SHIFT_SECONDS = 240
_EVERYTHING = 1_000_000_000

T = TypeVar("T")


class Dropped(Exception):
    """Nobody wants the effect any more."""


class Paused(Exception):
    """The work goes on in another job."""


@transaction.atomic
def ask(*, draft: ParameterSet, by: User) -> None:
    """Have the effect of a draft worked out; what is under way already goes on.

    Raises:
        PermissionDenied: the role neither makes nor publishes drafts.
        StaleDraft, NoLongerDraft: the draft cannot be published any more.
    """
    _require(by)
    held = locked_draft(draft)
    if selectors.is_stale(held):
        raise StaleDraft
    present = asked_of(held)
    if present is not None and present.told_at is None and not is_given_up(present):
        return
    DraftEffect.objects.filter(draft=held).delete()
    DraftEffect.objects.create(draft=held, beside=selectors.in_force().set, by=by)
    audit.record(by=by, action="thresholds.effect_asked", target=held)
    jobs.enqueue(JOB, str(held.uuid))


@transaction.atomic
def drop(*, draft: ParameterSet, by: User) -> None:
    """Call the work off, or forget what it told; a job under way sees it within a second or two.

    Raises:
        PermissionDenied: the role neither makes nor publishes drafts.
        NoLongerDraft: it was published or thrown away meanwhile.
    """
    _require(by)
    held = locked_draft(draft)
    dropped, _of_each = DraftEffect.objects.filter(draft=held).delete()
    if dropped:
        audit.record(by=by, action="thresholds.effect_dropped", target=held)


def asked_of(draft: ParameterSet) -> DraftEffect | None:
    """What was asked for of a draft beside the version in force."""
    asked = DraftEffect.objects.filter(draft=draft, beside=selectors.in_force().set)
    return asked.select_related("draft").defer("found", "told").first()


def told_of(values: Mapping[str, float]) -> Effect:
    """The effect of values as it was worked out over everything, else as it can be told at once.

    Raises:
        ValuesRefused, NothingChanged: there is nothing to be looked at.
    """
    present = selectors.in_force()
    whole = dict(present) | {key: float(value) for key, value in values.items()}
    known = DraftEffect.objects.filter(
        beside=present.set, told_at__isnull=False, draft__values=whole
    ).select_related("draft")
    kept = known.first()
    if kept is None or kept.told is None:
        return effect_of(values)
    return keeping.read(kept.told, selectors.changes(present.set, kept.draft))


def is_given_up(effect: DraftEffect) -> bool:
    """Whether its job failed so often that nobody works on it any more."""
    given_up = Job.objects.filter(kind=JOB, key=str(effect.draft.uuid), state__in=_GIVEN_UP)
    return effect.told_at is None and given_up.exists()


def work_out(key: str, lease: Lease) -> None:
    """Work on the effect of a draft until it is told, dropped or left to the next job."""
    rows = DraftEffect.objects.filter(
        draft__uuid=key, told_at__isnull=True, beside=selectors.in_force().set
    )
    asked = rows.select_related("draft").first()
    if asked is None:
        return
    mine = DraftEffect.objects.filter(pk=asked.pk)
    try:
        with Shift(mine, asked.found) as shift:
            effect = _whole(asked.draft, shift)
    except Dropped:
        return
    except Paused:
        with transaction.atomic():
            lease.confirm()
            if mine.update(found=shift.found):
                jobs.enqueue(JOB, key, lane=Lane.BULK)
        return
    with transaction.atomic():
        lease.confirm()
        mine.update(told=keeping.written(effect), found={}, told_at=timezone.now())


def _whole(draft: ParameterSet, pace: Pace) -> Effect:
    with transaction.atomic(), connection.cursor() as cursor:
        # Between two statements there may be a minute of thinking; nobody's row is locked.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        return effect_of(draft.values, pace)


def _require(by: User) -> None:
    if not policies.can(by, "thresholds.draft"):
        policies.require(by, "thresholds.publish")


class Shift(Pace):
    """One job's work: everything is looked into, as long as somebody wants it.

    The transaction that reads cannot write, so a thread with a connection of its own tells how far
    it is and sees whether it was dropped.
    """

    def __init__(self, rows: QuerySet[DraftEffect], found: dict[str, Any]) -> None:
        self.found = found
        self._rows = rows
        self._done = self._total = sum(map(len, found.values()))
        self._until: float | None = None
        self._ended, self._dropped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._tell, name="effect", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()

    def most(self, bound: int) -> int:
        return max(bound, _EVERYTHING)

    def each(
        self, rows: Iterable[T], count: int, *, kept: dict[str, Any] | None = None
    ) -> Iterator[T]:
        """The rows one by one.

        Raises:
            Dropped: nobody wants to know any more.
            Paused: the time is over, and what was found is in `kept`.
        """
        self._total += count
        if kept is not None and self._until is None:
            # What cannot be taken up again comes before it, each time.
            self._until = time.monotonic() + _SHIFT_SECONDS
        for row in rows:
            if self._dropped.is_set():
                raise Dropped
            yield row
            self._done += 1
            if kept is not None and self._until is not None and time.monotonic() > self._until:
                raise Paused

    def kept(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.found.setdefault(name, {})
        return found

    def _tell(self) -> None:
        try:
            while not self._ended.wait(1.0):
                if not self._rows.update(done=self._done, total=self._total):
                    self._dropped.set()
                    return
        finally:
            connection.close()
