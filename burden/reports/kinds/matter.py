"""The dossier of one matter: its tree, what it cost on each level, what it demanded, findings."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from burden.dashboards import chart_wording
from burden.dashboards.selectors import matter as matters
from burden.dashboards.selectors import matter_spread
from burden.dashboards.templatetags.figures import days
from burden.findings.selectors import findings_visible_to
from burden.ledger.selectors import Hours
from burden.matters.selectors import matter as items_of
from burden.organisations import policies
from burden.organisations.models import User
from burden.reports.contents import (
    Cell,
    Contents,
    Figure,
    NothingToTell,
    Section,
    Table,
    count_cell,
    hours_cell,
)
from burden.reports.kinds import evidence, parameters
from burden.reports.kinds.making import origin_of
from burden.reports.models import Report
from docs_audit import ladders

_ABSENT = "–"
_TREE = (80, 32, 22, 22)
_LEVELS = (30, 18, 18, 24, 24, 21, 21)
_LANDED = (52, 34, 35, 35)
_LADDER = (20, 34, 24, 26, 52)
_ADDED = (20, 22, 34, 80)


def contents(report: Report) -> Contents:
    """All that the reader may know of the matter.

    Raises:
        Http404: it is gone, or none of it is open to the reader.
        NothingToTell: nothing of it has a date or an hour yet.
    """
    user = report.by
    policies.require(user, "matters.view")
    found = matters.matter_for(user, UUID(report.parameters["item"]))
    known = [one.occurred_on for one in found.open_items if one.occurred_on is not None]
    if not known:
        raise NothingToTell(_("Nothing of this matter has a date yet."))
    findings = findings_visible_to(user).filter(item__in=items_of(found.root))
    listed = evidence.found_in(report, findings)
    return Contents(
        title=_("Dossier of a matter"),
        subtitle=_title(found),
        day=max(known),
        origin=list(origin_of(report)),
        parts=[
            lambda: [_cost(user, found)],
            lambda: [_tree(found)],
            lambda: _demands(user, found),
            lambda: [
                Section(
                    _("Findings"),
                    [evidence.states_sentence(report, findings)],
                    evidence.list_of(listed),
                )
            ],
            *evidence.appendix(report, listed),
            lambda: [parameters.section(report, listed)],
        ],
    )


def _title(found: matters.Matter) -> str:
    return found.root.title if found.is_root_open else _("outside your scope")


def _cost(user: User, found: matters.Matter) -> Section:
    """What the matter became and cost, level by level."""
    path = user.scope.path if user.scope else "-"
    levels = {
        level: Hours(cost.hours, cost.avoidable) for level, cost in found.cost.by_level.items()
    }
    issuers = matter_spread.issuers_of(found.root, path)
    head = (
        _("Level"),
        _("Items"),
        _("Units"),
        _("Days after its source"),
        _("Items to one above"),
        _("Hours"),
        _("Avoidable"),
    )
    rows: list[Sequence[Cell]] = [
        (
            str(one.level.label),
            count_cell(sum(one.counts.values())),
            count_cell(one.units),
            _ABSENT if one.delay is None else Figure(one.delay, days(one.delay)),
            _ABSENT if one.branching is None else Figure(one.branching, f"{one.branching:.1f}"),
            hours_cell(one.hours.hours),
            hours_cell(one.hours.avoidable),
        )
        for one in matter_spread.spread_of(found.open_items, levels)
    ]
    tables = [Table(_("What each level made of it"), _LEVELS, [head, *rows])]
    landings = matter_spread.landings_of(found.root, path)
    if landings:
        tables.append(_landed(landings))
    sentences = filter(None, [chart_wording.issuers_sentence(issuers)])
    return Section(_("Amplification"), list(sentences), tables)


def _landed(landings: Sequence[matter_spread.Landing]) -> Table:
    head = (_("Level"), _("Units"), _("Hours"), _("Avoidable"))
    rows: list[Sequence[Cell]] = [
        (
            str(one.level.label),
            count_cell(one.units),
            hours_cell(one.hours),
            hours_cell(one.avoidable),
        )
        for one in landings
    ]
    return Table(_("Where its hours landed"), _LANDED, [head, *rows])


def _tree(found: matters.Matter) -> Section:
    head = (_("Paper or meeting"), _("Issuer"), _("Date"), _("Hours"))
    rows: list[Sequence[Cell]] = [*_nodes(found.tree, 0)]
    return Section(_("Tree"), (), [Table("", _TREE, [head, *rows])])


def _nodes(node: matters.Node, depth: int) -> Iterator[Sequence[Cell]]:
    """An item and its heaviest branches; how many others there are is said."""
    item, indent = node.item, "　" * depth
    day = date_format(item.occurred_on, "SHORT_DATE_FORMAT") if item.occurred_on else _ABSENT
    if node.is_open:
        yield indent + item.title, item.unit.name, day, hours_cell(node.hours.hours)
    else:
        level = str(item.unit.get_level_display())
        yield indent + _("outside your scope"), level, _ABSENT, _ABSENT
    for below in node.nodes:
        yield from _nodes(below, depth + 1)
    if node.folded:
        words = _("%(count)s more branches") % {"count": node.folded}
        yield "　" * (depth + 1) + words, "", "", hours_cell(node.folded_hours)


def _demands(user: User, found: matters.Matter) -> list[Section]:
    """What was demanded at the top and what became of it further down."""
    steps = ladders.steps_of(user, found.root)
    title = _("Demands on their way down")
    if not steps:
        return [Section(title, [_("No demand could be followed down the levels.")])]
    told = _("Demands that grew: %(grew)s; added on the way: %(added)s; unchanged: %(same)s.") % {
        "grew": len(steps.ladders),
        "added": len(steps.additions),
        "same": steps.unchanged,
    }
    tables = [_ladder(one) for one in steps.ladders]
    if steps.additions:
        head = (_("Level"), _("Kind"), _("Value"), _("Sentence"))
        rows = [
            (
                str(one.level_label),
                str(one.what),
                one.written,
                evidence.cut(one.sentence),
            )
            for one in steps.additions
        ]
        tables.append(Table(_("Added on the way"), _ADDED, [head, *rows]))
    return [Section(title, [told], tables)]


def _ladder(one: ladders.Ladder) -> Table:
    head = (_("Level"), _("Issuer"), _("Value"), _("Change"), _("Sentence"))
    rows = [
        (
            str(rung.level_label),
            rung.issuer or _ABSENT,
            rung.written,
            str(rung.change_label) or _ABSENT,
            evidence.cut(rung.sentence) or _ABSENT,
        )
        for rung in one.rungs
    ]
    return Table(f"{one.label}: {one.what}", _LADDER, [head, *rows])
