"""The comparison of two papers as a document to hand over: verdict, evidence, origin."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from burden.findings import selectors as findings
from burden.organisations.models import User
from burden.reports.word import Cell, WordFile, Words
from burden.thresholds import selectors as thresholds
from burden.thresholds.definitions import DEFINITIONS, Group
from docs_audit import wording
from docs_audit.compare_page import KIND_LABELS, View, view_of
from docs_audit.compared import LOWER, UPPER
from docs_audit.judging import measures_of
from docs_audit.models import Paper
from docs_audit.selectors import Comparison, Side

_ABSENT = "–"
_NAME_AND_TWO = (28, 64, 64)
_NAME_AND_ONE = (112, 44)
_FOUR = (22, 56, 56, 22)


def comparison_report(user: User, found: Comparison, *, day: date | None = None) -> bytes:
    """The .docx of a comparison, cut to what this reader may see of either paper.

    With a `day` it tells no other time: the same comparison gives the same bytes.
    """
    view = view_of(found)
    word = WordFile(_("Comparison of two papers"), day=day)
    _write_verdict(word, user, view)
    _write_papers(word, view)
    _write_share(word, view)
    _write_thresholds(word)
    _write_passages(word, view)
    _write_changes(word, view)
    _write_deadlines(word, view)
    word.footer(_origin(user, found, day))
    return word.data()


def _write_verdict(word: WordFile, user: User, view: View) -> None:
    match = view.match
    word.heading(str(view.relation).capitalize())
    for sentence in (wording.claim_of(measures_of(match)), *view.judgement):
        word.paragraph(sentence)
    held = findings.findings_visible_to(user).filter(item=match.lower.item, upper=match.upper.item)
    for finding in held.select_related("parameter_set"):
        word.paragraph(
            _("Finding: %(state)s, judged by version %(version)s of the thresholds.")
            % {"state": finding.get_state_display(), "version": finding.parameter_set.version}
        )
    word.paragraph(_("What is suspected here is no verdict before a person has decided."))


def _write_papers(word: WordFile, view: View) -> None:
    sides = view.found.lower, view.found.upper
    rows: list[tuple[str, Callable[[Paper], object]]] = [
        (_("Issuer"), lambda paper: paper.unit.name if paper.unit else paper.issuer_name),
        (_("Date of issue"), lambda paper: _day(paper.issued_on)),
        (_("Title"), lambda paper: paper.title),
        (_("Document number"), lambda paper: paper.number),
        (_("SHA-256 of the file"), lambda paper: paper.file.sha256),
    ]
    word.heading(_("The two papers"))
    word.table(
        [
            ("", _("This paper"), _("Superior paper")),
            (_("Level"), *(side.paper.get_level_display() or _ABSENT for side in sides)),
            *((label, *(_told(side, read) for side in sides)) for label, read in rows),
        ],
        widths=_NAME_AND_TWO,
    )


def _told(side: Side, read: Callable[[Paper], object]) -> str:
    """What only a reader of the paper may learn of it; anyone else learns its level alone."""
    return str(read(side.paper) or _ABSENT) if side.is_open else _("outside your scope")


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _write_share(word: WordFile, view: View) -> None:
    if view.measure is None:
        return
    word.heading(_("How the share adds up"))
    word.table(
        [
            (_("Words of this paper"), _("Characters")),
            (_("copied"), str(view.copied)),
            (_("own"), str(view.own)),
            *(
                (
                    _("set aside: %(kind)s; with them the share is %(share)s")
                    % {"kind": aside.label, "share": wording.percent(aside.share)},
                    str(aside.characters),
                )
                for aside in view.asides
                if aside.characters
            ),
        ],
        widths=_NAME_AND_ONE,
    )


def _write_thresholds(word: WordFile) -> None:
    parameters = thresholds.in_force()
    word.heading(
        _("Thresholds in force, version %(version)s") % {"version": parameters.set.version}
    )
    word.table(
        [
            (_("Threshold"), _("Value")),
            *(
                (str(one.label), one.written(parameters[key]))
                for key, one in DEFINITIONS.items()
                if one.group == Group.COPY
            ),
        ],
        widths=_NAME_AND_ONE,
    )


def _write_passages(word: WordFile, view: View) -> None:
    compared = view.compared
    word.heading(_("Passages"))
    word.table(
        _with_head(
            (_("No."), _("This paper"), _("Superior paper"), _("Class")),
            (
                (
                    str(one.number),
                    *(
                        [Words(*words) for words in compared.words_of(one, side)]
                        for side in (LOWER, UPPER)
                    ),
                    str(KIND_LABELS[one.kind]),
                )
                for one in compared.passages
            ),
        ),
        widths=(12, 62, 62, 20),
    )


def _write_changes(word: WordFile, view: View) -> None:
    if view.swaps:
        word.heading(_("What was changed"))
        word.table(
            _with_head(
                (_("Kind"), _("Superior paper"), _("This paper"), _("Places")),
                (
                    (str(swap.label), swap.upper, swap.lower, str(len(swap.places) or _ABSENT))
                    for swap in view.swaps
                ),
            ),
            widths=_FOUR,
        )
    if view.leftovers:
        word.heading(_("Foreign place names left in"))
        for place in view.leftovers:
            word.paragraph(f"{place['name']}: {place['sentence']}")


def _write_deadlines(word: WordFile, view: View) -> None:
    if not view.dates.deadlines:
        return
    word.heading(_("Deadlines"))
    word.table(
        _with_head(
            (_("Demand"), _("Superior paper"), _("This paper"), _("Change")),
            (
                (row.pair.what, row.upper or _ABSENT, row.lower or _ABSENT, str(row.change))
                for row in view.dates.deadlines
            ),
        ),
        widths=(64, 36, 36, 20),
    )


def _with_head(head: Sequence[Cell], rows: Iterator[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield head
    yield from rows


def _origin(user: User, found: Comparison, day: date | None) -> Iterator[str]:
    """Who took this out of the product, when, and which files and engine it rests on."""
    told = {
        "person": user,
        "unit": user.scope,
        "time": date_format(day, "DATE_FORMAT")
        if day
        else date_format(timezone.localtime(), "DATETIME_FORMAT"),
        "engine": found.match.engine,
    }
    if day:
        yield _("Made for %(person)s, %(unit)s; data of %(time)s; engine %(engine)s.") % told
    else:
        yield (
            _("Exported by %(person)s, %(unit)s, %(time)s; compared by engine %(engine)s.") % told
        )
    for side in (found.lower, found.upper):
        if side.is_open:
            yield f"SHA-256 {side.paper.file.sha256}"
