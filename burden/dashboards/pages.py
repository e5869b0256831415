"""What the pages show: contexts of templates, made of selectors and wording."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from burden.dashboards import chart_wording, heat, icicle, matter_tree, score_picture, wording
from burden.dashboards.selectors import matter as matters
from burden.dashboards.selectors import matter_spread
from burden.dashboards.selectors import overview as overviews
from burden.dashboards.selectors import unit as units
from burden.dashboards.selectors.doors import Costed, ItemRow, item_rows, open_among
from burden.dashboards.selectors.spared import share_of, spared_of
from burden.dashboards.selectors.staff_changes import staff_changes
from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.ledger.selectors import Hours
from burden.matters import registry
from burden.matters.models import Source
from burden.organisations import policies
from burden.organisations import selectors as organisations
from burden.organisations.models import Unit, User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope
from burden.stack.written import Written
from burden.thresholds import selectors as thresholds
from docs_audit import ladders, refusals
from docs_audit.models import Paper
from meetings import layers
from meetings.layers import Avoided
from meetings.models import Meeting


@dataclass(frozen=True)
class FindingRow:
    """A finding with what it says."""

    finding: Finding
    claim: str
    label: str


def finding_rows(findings: list[Finding]) -> list[FindingRow]:
    """The findings as their kinds speak of them, in the language of the moment."""
    return [FindingRow(one, kind_of(one).claim(one), str(kind_of(one).label)) for one in findings]


def overview_context(user: User, scope: Scope, period: Period) -> dict[str, Any]:
    """The first page: sentence, matrix, trend, new findings, heaviest matters."""
    found = overviews.overview(scope, period)
    findings, count = overviews.new_findings(user, scope, period)
    heat_rows = heat.rows_of(found.flow)
    staff = staff_changes(scope.path, found.trend.rows[0][0].first, period.last)
    return {
        "overview": found,
        "heaviest": opened(user, found.matters),
        "staff": staff,
        "trend_rows": [(one, rates, staff.within(one)) for one, rates in found.trend.rows],
        "answer": wording.overview_sentence(found.answer) if found.answer else "",
        "heat_rows": heat_rows,
        "flow_sentence": chart_wording.flow_sentence(heat_rows),
        "trend_sentence": chart_wording.trend_sentence(found.trend),
        "findings": finding_rows(findings),
        "finding_count": count,
        "may_read_findings": policies.can(user, "findings.view"),
        "may_read_matters": policies.can(user, "matters.view"),
        "may_read_quality": policies.can(user, "quality.view"),
        "refusals": _refusals(user),
    }


def opened(user: User, rows: Sequence[Costed]) -> list[ItemRow]:
    """Items with their hours; what the reader may not open tells no title."""
    return item_rows(rows, open_among(user, [row.item for row in rows]))


def _refusals(user: User) -> int:
    """Files refused for a secrecy mark lately; told to the security administrator alone."""
    return refusals.recent_count(user) if policies.can(user, "refusals.view") else 0


def first_steps_context(user: User, scope: Scope) -> dict[str, Any]:
    """What is still missing before there is anything to show."""
    return {
        "has_units": Unit.objects.within(scope.unit).exclude(pk=scope.unit.pk).exists(),
        "has_records": Paper.objects.visible_to(user).exists()
        or Meeting.objects.visible_to(user).exists(),
        "may_import_units": policies.can(user, "units.import"),
        "may_upload": policies.can(user, "papers.upload"),
        "may_report": policies.can(user, "meetings.report"),
        "refusals": _refusals(user),
    }


def matter_context(user: User, matter: matters.Matter) -> dict[str, Any]:
    """One matter: how it spread, where its hours landed, what it asked, and its tree."""
    path = user.scope.path if user.scope else "-"
    levels = {
        level: Hours(cost.hours, cost.avoidable) for level, cost in matter.cost.by_level.items()
    }
    issuers = matter_spread.issuers_of(matter.root, path)
    landings = matter_spread.landings_of(matter.root, path)
    avoided, avoided_count = layers_avoided(user, matter)
    spread = matter_spread.spread_of(matter.open_items, levels)
    picture = matter_tree.lanes_of(matter.tree)
    sources = [
        (source, place)
        for source, place in registry.counted()
        if any(one.counts[source] for one in spread)
    ]
    return {
        "matter": matter,
        "sources": sources,
        "spread": [
            (one, [(source, place, one.counts[source]) for source, place in sources])
            for one in spread
        ],
        "depth": max((one.depth for one in spread), default=0),
        "landings": landings,
        "bottom": landings[-1] if landings else None,
        "issuers": issuers,
        "icicle": icicle.pieces_of(issuers) if len(issuers) > 1 else [],
        "issuers_sentence": chart_wording.issuers_sentence(issuers),
        "picture": picture,
        "drawn": matter_tree.drawn(picture, matter.tree) if picture else [],
        "tree": matter_tree.line_of(matter.tree),
        "lanes_sentence": chart_wording.lanes_sentence(matter),
        "avoided": avoided,
        "avoided_count": avoided_count,
        "steps": ladders.steps_of(user, matter.root),
        "may_order": policies.can(user, "reports.view"),
    }


def layers_avoided(user: User, matter: matters.Matter) -> tuple[Avoided | None, int]:
    """The credit of the matter's first meeting by video, where it spared anyone a meeting."""
    items = [one.pk for one in matter.open_items if one.source == Source.MEETING]
    first = _BY_VIDEO.first(items=items) if items else None
    if first is None:
        return None, 0
    avoided = layers.layers_avoided(user, first, thresholds.in_force())
    count = avoided.count
    return (avoided, count) if count else (None, 0)


_BY_VIDEO = Written(
    lambda items: (
        Meeting.objects.filter(item__pk__among=items)
        .exclude(mode=Meeting.Mode.ONSITE)
        .select_related("host__parent")
        .prefetch_related("merged")
        .order_by("starts_at", "pk")[:1]
    ),
    items=[-1],
)


def unit_context(user: User, unit: Unit, period: Period) -> dict[str, Any]:
    """The page of one unit: its score, the parts, and what is behind each."""
    month = period.single_months()[-1]
    scored = units.unit_score(user, unit, month.first)
    received, generated = units.own_totals(unit, period)
    costs = units.costs_of(unit, period)
    spared = spared_of(costs)
    components = units.heaviest_by_component(costs)
    open_ids = open_among(user, [row.item for one in components for row in one.items])
    return {
        "unit": unit,
        "line": units.visible_line(user, unit),
        "month": month,
        "scored": scored,
        "answer": wording.unit_sentence(scored.score, scored.standing) if scored else "",
        "unscored": "" if scored else _why_unscored(unit, month),
        "picture": score_picture.of(scored) if scored and scored.score.score is not None else None,
        "received": received,
        "generated": generated,
        "spared": spared,
        "spared_share": share_of(spared, received.hours),
        "components": [(one.component, item_rows(one.items, open_ids)) for one in components],
        "findings": finding_rows(units.findings_of(user, unit)),
        "may_order": policies.can(user, "reports.view"),
        "may_read_matters": policies.can(user, "matters.view"),
        "may_read_quality": policies.can(user, "quality.view"),
        "may_read_findings": policies.can(user, "findings.view"),
    }


def _why_unscored(unit: Unit, month: Period) -> str:
    staff = organisations.staff_on([unit.pk], month.last).get(unit.pk, 0)
    return wording.unscored_sentence(unit, month, staff)
