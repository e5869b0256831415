"""The overview of a scope and period on one page, to be handed over and quoted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from burden.dashboards import change_wording, pages, wording
from burden.dashboards.selectors import overview as overviews
from burden.dashboards.selectors import spared
from burden.dashboards.selectors.change import Change, change_between
from burden.dashboards.selectors.overview import Overview, Rate
from burden.dashboards.templatetags.figures import count, hours, percent, rate, signed
from burden.ledger import selectors as ledger
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.periods import Period
from burden.organisations.scope import Scope
from burden.reports.contents import Cell, Figure, Section, Table, digest_of, hours_cell
from burden.reports.word import WordFile
from burden.thresholds import selectors as thresholds

_ABSENT = "–"
_WIDTH = 156
_LEVELS = (36, 30, 30, 30, 30)
_CAUSES = (66, 56, 34)
_MATTERS = (86, 34, 18, 18)


@dataclass(frozen=True)
class Brief:
    """What the brief says, before it is a file."""

    sentences: list[str]
    tables: list[Table]

    @property
    def digest(self) -> str:
        """SHA-256 of all that is said: the same figures in the same language give the same."""
        return digest_of([[Section("", self.sentences, self.tables)]])


def overview_report(user: User, scope: Scope, period: Period) -> bytes:
    """The .docx of one page: headline, levels, what changed and why, the heaviest items."""
    brief = brief_of(user, scope, period)
    word = WordFile(_("Load of the grassroots in brief"), is_brief=True)
    word.heading(f"{scope.unit} · {period.label}")
    for sentence in brief.sentences:
        word.paragraph(sentence)
    for table in brief.tables:
        word.heading(table.title)
        word.table(table.written(), widths=table.widths)
    word.footer(_origin(user, brief))
    return word.data()


def brief_of(user: User, scope: Scope, period: Period) -> Brief:
    """What there is to say of a scope and period to this reader."""
    found = overviews.overview(scope, period)
    if not found.totals.hours:
        return Brief([_("No hours in %(label)s") % {"label": period.label}], [])
    change, _hosts = change_between(scope.path, period.previous(), period)
    sentences = [wording.overview_sentence(found.answer)] if found.answer else []
    tables = [
        _headline(user, scope, period, found),
        _levels(found),
        *_causes(change),
        _heaviest(user, found),
    ]
    closing = _("What is suspected here is no verdict before a person has decided.")
    return Brief([*sentences, change_wording.change_sentence(change), closing], tables)


def _headline(user: User, scope: Scope, period: Period, found: Overview) -> Table:
    totals = found.totals
    part = ledger.Slice(scope.path, period)
    kept_out = sum((one.hours for one in spared.spared_by_reason(part)), ledger.ZERO)
    told = [
        (_("Hours received"), hours(totals.hours)),
        (_("of them avoidable"), _with_share(hours(totals.avoidable), totals.avoidable_ratio)),
        (
            _("spared by exemptions"),
            _with_share(hours(kept_out), spared.share_of(kept_out, totals.hours)),
        ),
        (_("from recorded data"), percent(totals.measured_ratio)),
    ]
    if policies.can(user, "findings.view"):
        _shown, number = overviews.new_findings(user, scope, period)
        told.append((_("New findings, not decided yet"), count(number)))
    widths = [_WIDTH / len(told)] * len(told)
    labels, values = zip(*told, strict=True)
    return Table(_("Figures"), widths, [labels, values])


def _with_share(figure: str, share: float) -> str:
    return f"{figure} ({percent(share)})"


def _levels(found: Overview) -> Table:
    """Rates of the levels that have staff, in the period and the one before."""
    head = (
        _("Level"),
        _("Hours"),
        _("per person and day"),
        _("avoidable"),
        _("Period before"),
    )
    received = dict(zip(found.flow.levels, found.flow.received, strict=True))
    before, now = (
        dict(zip(found.trend.levels, row[1], strict=True)) for row in found.trend.rows[-2:]
    )
    rows: list[Sequence[Cell]] = [
        (
            str(level.label),
            hours_cell(received[level].hours if level in received else None),
            _told(now[level], "hours"),
            _told(now[level], "avoidable"),
            _told(before[level], "hours"),
        )
        for level in found.trend.levels
    ]
    return Table(_("Load by level"), _LEVELS, [head, *rows])


def _told(one: Rate | None, name: str) -> Cell:
    return _ABSENT if one is None else Figure(getattr(one, name), rate(getattr(one, name)))


def _causes(change: Change) -> Iterator[Table]:
    """What moved the hours of meetings; nothing where there is nothing to compare."""
    causes = change_wording.causes_of(change)
    if not causes:
        return
    head = (_("Cause"), _("Figure before and now"), _("Change in hours"))
    rows = [(str(one["label"]), str(one["text"]), signed(one["weight"])) for one in causes]
    total = (_("Sum"), "", signed(change.hours))
    yield Table(_("What moved the hours of meetings"), _CAUSES, [head, *rows, total])


def _heaviest(user: User, found: Overview) -> Table:
    head = (_("Paper or meeting"), _("Issuer"), _("Hours"), _("Avoidable"))
    rows: list[Sequence[Cell]] = [
        (
            row.item.title if row.is_open else _("outside your scope"),
            row.item.unit.name,
            hours_cell(row.hours),
            hours_cell(row.avoidable),
        )
        for row in pages.opened(user, found.matters)
    ]
    return Table(_("What took most hours"), _MATTERS, [head, *rows])


def _origin(user: User, brief: Brief) -> Iterator[str]:
    """Who took this out of the product, when, by which parameters, and what its figures hash to."""
    yield _("Exported by %(person)s, %(unit)s, %(time)s; parameters of version %(version)s.") % {
        "person": user,
        "unit": user.scope,
        "time": date_format(timezone.localtime(), "DATETIME_FORMAT"),
        "version": thresholds.in_force().set.version,
    }
    yield _("SHA-256 of the sentences and tables: %(digest)s") % {"digest": brief.digest}
