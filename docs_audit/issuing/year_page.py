"""What the page of one unit's year shows to this reader."""

from typing import Any

from django.utils import timezone

from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.retention.year_lists import removed_words
from burden.thresholds import selectors as thresholds
from docs_audit import selectors
from docs_audit.issuing import comparing, plans, reach
from docs_audit.issuing.issued import issued_by
from docs_audit.issuing.letting_go import PLANS, REGISTERS
from docs_audit.issuing.sections import Shown, sections_of


def context_of(user: User, unit: Unit, year: int) -> dict[str, Any]:
    """The figures of the year and all its lists."""
    years = comparing.years_of([unit])
    explanations = list(comparing.explained(unit, year))
    balance = comparing.balance_of(unit, year, years, is_explained=bool(explanations))
    papers = issued_by(unit, (year - 1, year))
    found = comparing.compare(papers[year], year, balance.now.highest)
    entries = plans.entries_of(unit, year)
    plan = plans.balance_of(entries, papers[year], thresholds.in_force()) if entries else None
    below = reach.reach_of(unit, year, papers[year], papers[year - 1], today=timezone.localdate())
    # The unit lies in the reader's scope, so only a mark can close a paper of it.
    marked = {one.id for one in papers[year] if one.is_restricted}
    shown = Shown(frozenset(marked - selectors.visible_ids(user, marked) if marked else ()))
    return {
        "unit": unit,
        "year": year,
        "years": sorted({year, *(told for _unit, told in years)}),
        "balance": balance,
        "peers": comparing.peers_share(unit, year),
        "received": found.received,
        "plan": plan,
        "planned": len(entries),
        "removed_words": removed_words(unit, year, PLANS, REGISTERS),
        "reach": below,
        "sections": sections_of(papers[year], found, plan, below, shown),
        "explanations": explanations,
        "may_explain": policies.can(user, "register.explain", unit),
        "may_import": policies.can(user, "register.import", unit),
    }
