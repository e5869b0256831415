"""Which part of the flow of hours an address asks for; the page and the interface read the same."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from burden.dashboards.levels import level_asked
from burden.dashboards.selectors.flow import Flow
from burden.ledger.selectors import Slice
from burden.matters.models import Source
from burden.organisations.models import Level, Unit, User
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.organisations.selectors import unit_for


@dataclass(frozen=True)
class AskedFlow:
    """A cell of the matrix, or a pair of units in it."""

    cell: Flow
    from_level: Level | None
    to_level: Level | None
    issuer: Unit | None
    receiver: Unit | None
    source: Source | None

    @property
    def is_pair(self) -> bool:
        return self.issuer is not None and self.receiver is not None


def flow_asked(request: HttpRequest, scope: Scope, period: Period) -> AskedFlow:
    """The flow of `from_level`, `to_level`, `issuer`, `receiver` and `source`.

    Raises:
        Http404: one of them is not there, or not for this reader.
    """
    user = signed_in(request)
    levels = level_asked(request, "from_level"), level_asked(request, "to_level")
    issuer, receiver = _any_unit(request), _own_unit(request, user)
    source = _source(request)
    cell = Flow.between_levels(Slice(scope.path, period), *levels).narrowed(
        issuer=issuer, receiver=receiver, source=source
    )
    _hide_strangers(user, issuer, cell)
    return AskedFlow(cell, *levels, issuer, receiver, source)


def _hide_strangers(user: User, issuer: Unit | None, cell: Flow) -> None:
    """A unit elsewhere that sent nothing here looks like one that does not exist."""
    if issuer is None or (user.scope is not None and user.scope.contains(issuer)):
        return
    if cell.is_empty():
        raise Http404


def _source(request: HttpRequest) -> Source | None:
    asked = request.GET.get("source", "")
    if not asked:
        return None
    if asked not in Source.values:
        raise Http404
    return Source(asked)


def _own_unit(request: HttpRequest, user: User) -> Unit | None:
    asked = request.GET.get("receiver", "")
    return unit_for(user, asked) if asked else None


def _any_unit(request: HttpRequest) -> Unit | None:
    """An issuer, who may stand above the reader's scope."""
    asked = request.GET.get("issuer", "")
    if not asked:
        return None
    try:
        return Unit.objects.get(uuid=UUID(asked))
    except (ValueError, Unit.DoesNotExist) as error:
        raise Http404 from error
