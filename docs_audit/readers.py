"""How many people of each receiver read a paper: as counted, else as stated, else as usual."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from burden.organisations import policies
from burden.organisations import selectors as organisations
from burden.organisations.models import Unit, User
from burden.organisations.seen import Seen
from burden.thresholds.parameters import Parameters
from docs_audit.models import Paper, Receipt, Upload


class ReadersRefused(Exception):
    """Why a number of readers is not kept; `sentence` is for the user."""

    sentence = _("This number of readers cannot be kept.")


class MoreReadersThanStaff(ReadersRefused):
    sentence = _("More readers than people work in the unit.")


@dataclass(frozen=True)
class Readers:
    """How many read the paper at one unit, and whether somebody said so."""

    receipt: Receipt
    count: int
    is_known: bool


def receipts_told(user: User, paper: Paper) -> list[Receipt]:
    """Who received it; who brought it here is told only to whom uploads may be known.

    An issuing unit must not learn which subordinate handed its paper in.
    """
    return _TOLD.rows(user, paper=paper.pk)


def _told(reader: User, paper: int) -> QuerySet[Receipt]:
    bringers = Upload.objects.open_to(reader).filter(files__paper=paper).values("unit")
    told = ~Q(basis=Receipt.Basis.UPLOADED) | Q(unit__in=bringers)
    return Receipt.objects.filter(told, paper=paper).select_related("unit").order_by("unit__path")


_TOLD = Seen(_told, paper=-1)


def countable(user: User, paper: Paper, told: Iterable[Receipt]) -> list[Receipt]:
    """The receivers whose readers the user may count: of those told of, those in the own scope.

    The issuer has no readers; it drafts.
    """
    if user.scope is None or not policies.can(user, "papers.count_readers"):
        return []
    scope = user.scope
    return [one for one in told if one.unit_id != paper.unit_id and scope.contains(one.unit)]


def countable_at(user: User, paper: Paper, unit: str) -> Receipt | None:
    """The receipt of one unit, by its uuid; None where the user may not count there."""
    receipts = countable(user, paper, receipts_told(user, paper))
    return next((one for one in receipts if str(one.unit.uuid) == str(unit)), None)


def readers_of(receipts: list[Receipt], day: date, parameters: Parameters) -> list[Readers]:
    """The readers at each receiver; where nobody said, the usual number, at most all staff."""
    not_told = [receipt.unit_id for receipt in receipts if receipt.known_readers is None]
    staff = organisations.staff_on(not_told, day) if not_told else {}
    usual = parameters.whole("hours.readers")
    found = []
    for receipt in receipts:
        assumed = min(usual, staff.get(receipt.unit_id, usual))
        known = receipt.known_readers
        found.append(Readers(receipt, assumed if known is None else known, known is not None))
    return found


def check(unit: Unit, readers: int, day: date) -> None:
    """Whether so many can have read it there.

    Raises:
        MoreReadersThanStaff: not so many work there on the day; an unknown number says nothing.
    """
    staff = organisations.staff_on([unit.pk], day).get(unit.pk)
    if staff is not None and readers > staff:
        raise MoreReadersThanStaff
