"""The list of rectifications (整改台账): who does what until when, and whether the figure fell.

It is of the day it was ordered on: overdue is what was overdue then, and each figure is measured
up to that day by the product. What is measured for a list is kept by nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Count, Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.findings import basis, rectification_pages, services
from burden.findings.figures import figure_of
from burden.findings.models import (
    Finding,
    FindingQuerySet,
    Measurement,
    Rectification,
    RectificationQuerySet,
)
from burden.findings.rectification_forms import RectificationFilter
from burden.findings.selectors import findings_visible_to
from burden.findings.selectors.rectifications import rectifications_visible_to
from burden.findings.wording import figure_written
from burden.organisations import policies
from burden.reports.contents import (
    Cell,
    Contents,
    Figure,
    NothingToTell,
    Section,
    Table,
    count_cell,
)
from burden.reports.kinds import evidence, parameters
from burden.reports.kinds.evidence import MOST, cut
from burden.reports.kinds.making import origin_of
from burden.reports.models import Report

# Rectifications that are read at one time.
_AT_ONCE = 25
_ABSENT = "–"
_SUMS = (78, 39, 39)
_LIST = (8, 22, 30, 18, 20, 15, 14, 13, 16)
_MEASURED = (46, 44, 22, 44)
_PROOFS = (34, 122)
_FILES = (70, 86)


def contents(report: Report) -> Contents:
    """What the units of the scope have to rectify, narrowed by the filters of the page.

    Raises:
        NothingToTell: no rectification of the scope passes the filters.
    """
    user, told = report.by, report.parameters
    policies.require(user, "rectifications.view")
    day = date.fromisoformat(told["day"])
    within = rectifications_visible_to(user).filter(unit__path__startswith=report.unit.path)
    asked = RectificationFilter(told["filters"], within, day=day)
    found = asked.qs
    listed = list(found[: parameters.values(report).whole(MOST)])
    if not listed:
        words = _("%(unit)s has nothing to rectify that the list asks for: %(filters)s.")
        raise NothingToTell(words % {"unit": report.unit.name, "filters": asked.told})
    answered = evidence.found_in(report, _findings_of(report, listed))
    now: dict[int, float | None] = {}
    shown = date_format(day, "DATE_FORMAT")
    return Contents(
        title=_("List of rectifications"),
        subtitle=f"{report.unit} · {asked.told} · {shown}",
        day=day,
        origin=list(origin_of(report)),
        parts=[
            *(partial(_measure, some, now, day) for some in _some_of(listed)),
            lambda: [_sums(found, len(listed), day)],
            lambda: [_list(listed, now, day)],
            *_one_by_one(report, listed, day),
            *evidence.appendix(report, answered, title=_("Evidence of the findings")),
            lambda: [parameters.section(report, answered)],
        ],
    )


def _some_of(listed: Sequence[Rectification]) -> Iterator[Sequence[Rectification]]:
    """As many as are read between two looks at whether the list is still wanted."""
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]


def _measure(
    some: Sequence[Rectification], now: dict[int, float | None], day: date
) -> list[Section]:
    """A part that tells nothing by itself: it measures what the list and its sums tell."""
    now.update({one.pk: _now(one, day) for one in some})
    return []


def _now(one: Rectification, day: date) -> float | None:
    """The figure as it stands on the day; None where nothing tells of it yet."""
    measured = services.measured_since(one, day)
    if measured is not None:
        return measured[1]
    checked = one.measurements.exclude(purpose=Measurement.Purpose.START).last()
    return checked.value if checked else None


def _findings_of(report: Report, listed: Sequence[Rectification]) -> FindingQuerySet:
    answered = Finding.objects.filter(rectifications__in=listed)
    return findings_visible_to(report.by).filter(pk__in=answered.values("pk"))


def _sums(found: RectificationQuerySet, listed: int, day: date) -> Section:
    """How many there are in each state, and how many of these are overdue."""
    rows_by_state = found.order_by().values_list("state").annotate(number=Count("pk"))
    counts: dict[str, int] = dict(rows_by_state)
    overdue = found.filter(state=Rectification.State.OPEN, deadline__lt=day).count()
    rows: list[Sequence[Cell]] = [
        (
            str(state.label),
            count_cell(counts[state]),
            count_cell(overdue) if state == Rectification.State.OPEN else _ABSENT,
        )
        for state in Rectification.State
        if state in counts
    ]
    number = sum(counts.values())
    sentences = [rectification_pages.answer_of(found, day)]
    if number > listed:
        words = ngettext(
            "The first %(count)s is told one by one.",
            "The first %(count)s are told one by one.",
            listed,
        )
        sentences.append(words % {"count": listed})
    head = (_("State"), _("How many"), _("Overdue"))
    return Section(_("In sum"), sentences, [Table("", _SUMS, [head, *rows])])


def _list(listed: Sequence[Rectification], now: Mapping[int, float | None], day: date) -> Section:
    head = (
        _("No."),
        _("Unit"),
        _("Rectification"),
        _("Responsible"),
        _("Deadline"),
        _("Before"),
        _("Target"),
        _("Now"),
        _("State"),
    )
    rows: list[Sequence[Cell]] = [
        (
            str(number),
            one.unit.name,
            one.title,
            one.owner,
            _day(one.deadline),
            _figure(one, one.start_value),
            _figure(one, one.target),
            _figure(one, now[one.pk]),
            _state(one, day),
        )
        for number, one in enumerate(listed, 1)
    ]
    measured = _(
        "Each figure is measured by the product from the records of the unit: before, over the six"
        " months until it was set; now, since it was set or, once closed, since then."
    )
    return Section(_("List"), [measured], [Table("", _LIST, [head, *rows])])


def _state(one: Rectification, day: date) -> str:
    state = str(one.get_state_display())
    return _("%(state)s; overdue") % {"state": state} if one.is_overdue(day) else state


def _one_by_one(
    report: Report, listed: Sequence[Rectification], day: date
) -> Iterator[partial[list[Section]]]:
    numbers = {one.pk: number for number, one in enumerate(listed, 1)}
    for some in _some_of(listed):
        yield partial(_part, report, {one.pk: numbers[one.pk] for one in some}, day)


def _part(report: Report, numbers: Mapping[int, int], day: date) -> list[Section]:
    """What was set, measured and reported of some; the first of them begins the appendix."""
    user = report.by
    visible = Prefetch("findings", findings_visible_to(user).order_by("pk"))
    held = rectifications_visible_to(user).prefetch_related(visible, "measurements", "proofs")
    found = held.in_bulk(list(numbers))
    shown = [found[pk] for pk in numbers if pk in found]
    brought = [proof.basis for one in shown for proof in one.proofs.all() if proof.basis]
    files = basis.keeper().files_of(brought) if brought else {}
    sections = [_section(numbers[one.pk], one, files, day) for one in shown]
    if 1 in numbers.values():
        opening = _(
            "Each with what was set, the findings it answers, every measurement, what the unit"
            " reported, and the hashes of the files it brought."
        )
        sections.insert(0, Section(_("Evidence appendix"), [opening]))
    return sections


def _section(
    number: int, one: Rectification, files: Mapping[Any, Sequence[basis.BasisFile]], day: date
) -> Section:
    told = {
        "owner": one.owner,
        "deadline": _day(one.deadline),
        "opened": _day(one.opened_on),
        "closed": _day(one.closed_on),
    }
    sentences = [
        rectification_pages.sentence_of(one, day),
        _(
            "Responsible: %(owner)s · set on %(opened)s · deadline %(deadline)s · closed on"
            " %(closed)s"
        )
        % told,
        _("What is to be done: %(what)s") % {"what": cut(one.measure)},
    ]
    for finding in one.findings.all():
        claim = rectification_pages.claim_of(finding)
        sentences.append(_("Finding: %(claim)s") % {"claim": f"{claim} · {finding.item.title}"})
    tables = [_measured(one), *_proofs(one), *_files(one, files)]
    return Section(f"{number}. {one.unit.name} · {one.title}", sentences, tables, level=2)


def _measured(one: Rectification) -> Table:
    head = (_("Measured"), _("Days"), _("Records"), _("Figure"))
    rows: list[Sequence[Cell]] = []
    for measurement in one.measurements.all():
        shown = rectification_pages.measured_of(one, measurement)
        rows.append(
            (
                f"{measurement.get_purpose_display()} · {_moment_day(measurement)}",
                f"{_day(measurement.first)} – {_day(shown.last)}",
                count_cell(measurement.records),
                _figure(one, measurement.value),
            )
        )
    rows.append((_("Target"), "", "", _figure(one, one.target)))
    return Table(str(figure_of(one.figure).label), _MEASURED, [head, *rows])


def _moment_day(measurement: Measurement) -> str:
    return _day(timezone.localdate(measurement.at))


def _proofs(one: Rectification) -> Iterator[Table]:
    """What the unit says was done; it moves no figure."""
    rows = [
        (date_format(timezone.localtime(proof.at), "SHORT_DATETIME_FORMAT"), cut(proof.text))
        for proof in one.proofs.all()
    ]
    if rows:
        yield Table(_("Reported by the unit"), _PROOFS, [(_("Time"), _("Text")), *rows])


def _files(one: Rectification, files: Mapping[Any, Sequence[basis.BasisFile]]) -> Iterator[Table]:
    rows = [
        (file.name or str(file.sentence), file.sha256)
        for proof in one.proofs.all()
        for file in files.get(proof.basis, ())
        if file.is_kept or file.is_removed
    ]
    if rows:
        yield Table(_("Hashes of what was brought"), _FILES, [(_("File"), "SHA-256"), *rows])


def _figure(one: Rectification, value: float | None) -> Figure:
    """A share is kept as a ratio and written in percent."""
    return Figure(value, _ABSENT if value is None else figure_written(one.figure, value))


def _day(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else _ABSENT
