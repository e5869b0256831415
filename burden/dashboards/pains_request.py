"""Which pain points an address asks for; the page and the interface read the same."""

from django.http import Http404, HttpRequest

from burden.activities.voices.selectors import spoken_of
from burden.dashboards.levels import level_asked
from burden.dashboards.selectors.pains import By, Pains, pains_of
from burden.ledger.selectors import Slice
from burden.organisations.periods import Period
from burden.organisations.requests import signed_in
from burden.organisations.scope import Scope
from burden.thresholds import selectors as thresholds

# What reports are counted by; those on a matter whenever they came.
_OF_VOICES = {By.MATTER: "item__root", By.KIND: "item__source", By.ISSUER: "unit"}


def pains_asked(request: HttpRequest, scope: Scope, period: Period) -> Pains:
    """The pain points of `by` and `level`.

    Raises:
        Http404: one of them is not there.
    """
    asked = request.GET.get("by", "") or By.MATTER
    if asked not in By.values:
        raise Http404
    by = By(asked)
    spoken = spoken_of(
        signed_in(request),
        scope,
        _OF_VOICES[by],
        smallest=thresholds.in_force().whole("voices.smallest_group"),
        period=None if by is By.MATTER else period,
    )
    return pains_of(Slice(scope.path, period), by, level_asked(request), spoken)
