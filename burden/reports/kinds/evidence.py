"""The evidence appendix: finding by finding what is claimed, by which signals, on which texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from burden.dashboards.templatetags.figures import hours, percent, signed
from burden.findings.models import Decision, Finding, FindingQuerySet, Notice
from burden.findings.registry import kind_of
from burden.findings.selectors import findings_visible_to, open_uppers
from burden.organisations.models import User
from burden.reports.contents import Cell, Part, Section, Table, hours_cell
from burden.reports.kinds import parameters, passages
from burden.reports.models import Report
from docs_audit.models import Paper

# Parameters: how many findings are told, and how many passages of each.
MOST, PASSAGES = "report.findings", "report.passages"
# Findings whose evidence is read at one time.
_AT_ONCE = 25
_ABSENT = "–"
_LIST = (10, 56, 34, 20, 18, 18)
_SIGNALS = (44, 92, 20)
_PASSAGES = (10, 62, 62, 22)
_STEPS = (40, 38, 38, 40)
_HASHES = (70, 86)
_REPLIES = (34, 122)
_DECISIONS = (34, 26, 34, 62)
_WORDS_AT_MOST = 300
# Of a finding; a quarter's white heads may be two hundred.
_SENTENCES = 40


def found_in(report: Report, findings: FindingQuerySet) -> list[Finding]:
    """The findings that a report tells of, the heaviest first; none that were withdrawn."""
    told = findings.exclude(state=Finding.State.WITHDRAWN).heaviest_first()
    return list(told.select_related("parameter_set")[: parameters.values(report).whole(MOST)])


def states_sentence(report: Report, findings: FindingQuerySet) -> str:
    """How many there are in each state, and how many of them are told, in words."""
    counts: dict[str, int] = {}
    for state in findings.order_by().values_list("state", flat=True):
        counts[state] = counts.get(state, 0) + 1
    told = [
        _("%(state)s: %(count)s") % {"state": state.label, "count": counts[state]}
        for state in Finding.State
        if state in counts and state != Finding.State.WITHDRAWN
    ]
    if not told:
        return _("No finding in this period.")
    number = sum(counts[one] for one in counts if one != Finding.State.WITHDRAWN)
    words = _("Findings: %(count)s (%(states)s).") % {"count": number, "states": ", ".join(told)}
    most = parameters.values(report).whole(MOST)
    if number > most:
        cut = _("The %(most)s heaviest are told one by one.") % {"most": most}
        return f"{words} {cut}"
    return words


def list_of(findings: Sequence[Finding]) -> list[Table]:
    """The findings as a list, numbered as in the appendix; none for none."""
    if not findings:
        return []
    head = (
        _("No."),
        _("Claim"),
        _("Unit"),
        _("Date"),
        _("State"),
        _("Avoidable hours"),
    )
    rows: list[Sequence[Cell]] = [
        (
            str(number),
            kind_of(one).claim(one),
            one.unit.name,
            _day(one.occurred_on),
            str(one.get_state_display()),
            hours_cell(one.avoidable_hours),
        )
        for number, one in enumerate(findings, 1)
    ]
    return [Table("", _LIST, [head, *rows])]


def appendix(
    report: Report, findings: Sequence[Finding], *, title: str = "", is_sent_out: bool = False
) -> list[Part]:
    """The parts of the appendix; one without findings has none.

    Args:
        title: what it is headed with, where it is a part of another appendix.
        is_sent_out: whether others read it: what the unit replied and who decided is left out.
    """
    numbers = {one.pk: number for number, one in enumerate(findings, 1)}
    ids = list(numbers)
    of_some = partial(_part, report, title or _("Evidence appendix"), is_sent_out)
    return [
        partial(of_some, {pk: numbers[pk] for pk in ids[start : start + _AT_ONCE]})
        for start in range(0, len(ids), _AT_ONCE)
    ]


def _part(
    report: Report, title: str, is_sent_out: bool, numbers: Mapping[int, int]
) -> list[Section]:
    """The evidence of some findings; the first of them begins the appendix."""
    user = report.by
    taken = Decision.objects.filter(step=Decision.Step.TAKEN)
    decided = Prefetch("decisions", taken.select_related("by"))
    held = findings_visible_to(user).select_related("parameter_set", "item__unit")
    found = held.prefetch_related(decided, "notices__replies").in_bulk(list(numbers))
    listed = [found[pk] for pk in numbers if pk in found]
    context = _Context.of(report, listed, is_sent_out=is_sent_out)
    sections = [_section(user, numbers[one.pk], one, context) for one in listed]
    if 1 in numbers.values():
        opening = _(
            "Each finding with its claim, what it was judged by, the passages that the reader may"
            " see, the hashes of the originals and what people decided."
        )
        if is_sent_out:
            opening = _(
                "Each finding with its claim, what it was judged by, the passages that may be"
                " quoted and the hashes of the originals."
            )
        sections.insert(0, Section(title, [opening]))
    return sections


@dataclass(frozen=True)
class _Context:
    """What the evidence of several findings needs, read at once."""

    open_uppers: set[int]
    hashes: Mapping[int, str]
    passages: Mapping[int, passages.Quoted]
    is_sent_out: bool

    @classmethod
    def of(cls, report: Report, findings: Sequence[Finding], *, is_sent_out: bool) -> "_Context":
        user = report.by
        items = {one.item_id for one in findings} | {one.upper_id for one in findings}
        papers = Paper.objects.visible_to(user).filter(item__in=items - {None})
        return cls(
            open_uppers(user, findings),
            dict(papers.values_list("item", "file__sha256")),
            passages.quoted_of(user, findings, parameters.values(report).whole(PASSAGES)),
            is_sent_out,
        )


def _section(user: User, number: int, finding: Finding, context: _Context) -> Section:
    kind = kind_of(finding)
    sentences = [
        _state_sentence(finding),
        _item_sentence(finding),
        *_upper_sentence(finding, context),
        *_verdicts(finding),
        *_evidence_sentences(finding, user),
    ]
    quoted = context.passages.get(finding.pk)
    if quoted is not None:
        sentences.append(quoted.sentence)
    tables = [
        *_signals(finding),
        *_steps(finding, user),
        *(_passages(quoted) if quoted is not None else ()),
        *_hashes(finding, context),
    ]
    if not context.is_sent_out:
        tables += [*_replies(finding), *_decisions(finding)]
    return Section(f"{number}. {kind.claim(finding)}", sentences, tables, level=2)


def _state_sentence(finding: Finding) -> str:
    told = {
        "kind": kind_of(finding).label,
        "state": finding.get_state_display(),
        "unit": finding.unit.name,
        "day": _day(finding.occurred_on),
        "confidence": percent(finding.confidence),
        "hours": hours(finding.avoidable_hours),
        "version": finding.parameter_set.version,
    }
    return (
        _(
            "%(kind)s · %(state)s · %(unit)s · %(day)s · confidence %(confidence)s · avoidable"
            " hours %(hours)s · parameters of version %(version)s"
        )
        % told
    )


def _item_sentence(finding: Finding) -> str:
    return _("Item: %(item)s") % {"item": _named(finding.item)}


def _upper_sentence(finding: Finding, context: _Context) -> Iterator[str]:
    if finding.upper is None:
        return
    label = kind_of(finding).upper_label
    if finding.upper_id in context.open_uppers:
        yield _("%(label)s: %(title)s") % {"label": label, "title": _named(finding.upper)}
    else:
        level = finding.upper.unit.get_level_display()
        outside = _("outside your scope; only what both share is shown")
        yield f"{label}: {level} ({outside})"


def _named(item: Any) -> str:
    return f"{item.title} {item.number}".strip()


def _verdicts(finding: Finding) -> Iterator[str]:
    kind = kind_of(finding)
    verdict = kind.verdict(finding)
    if verdict:
        yield str(verdict)
    for sentence in kind.set_aside(finding):
        yield _("Set aside: %(what)s") % {"what": sentence}


def _evidence_sentences(finding: Finding, user: User) -> Iterator[str]:
    """What its kind says of it, else the sentences of its own text that were found."""
    kind = kind_of(finding)
    told = kind.sentences(finding, user)
    # The claim of a rule that has one sentence ends in it.
    claim = kind.claim(finding)
    yield from (cut(one) for one in told[:_SENTENCES] if not claim.endswith(one))
    further = len(told) - _SENTENCES
    if further > 0:
        yield _("%(count)s more: see the page of the finding.") % {"count": further}
    if told or kind.signals(finding):
        return
    for signal in finding.evidence:
        if text := str(signal.get("text", "")):
            yield _("Quoted: %(text)s") % {"text": cut(text)}


def _signals(finding: Finding) -> Iterator[Table]:
    signals = kind_of(finding).signals(finding)
    if not signals:
        return
    head = (_("Signal"), _("Seen"), _("Weight"))
    rows = [(str(one["label"]), str(one["text"]), signed(one["weight"])) for one in signals]
    total = (_("Sum"), "", signed(sum(float(one["weight"]) for one in signals)))
    yield Table(_("Signals"), _SIGNALS, [head, *rows, total])


def _steps(finding: Finding, user: User) -> Iterator[Table]:
    """Demands that grew on their way down, where that is what is suspected."""
    steps = kind_of(finding).evidence_context(finding, user).get("steps", ())
    if not steps:
        return
    head = (_("Demand"), _("Superior paper"), _("This paper"), _("Sentence"))
    rows = [(str(one.label), one.other or _ABSENT, one.value, cut(one.sentence)) for one in steps]
    yield Table(_("Demands that grew"), _STEPS, [head, *rows])


def _passages(quoted: passages.Quoted) -> Iterator[Table]:
    if not quoted.rows:
        return
    head = (_("No."), _("This paper"), _("Superior paper"), _("Class"))
    rows = [
        (str(one.number), cut(one.lower), cut(one.upper), str(one.label)) for one in quoted.rows
    ]
    yield Table(_("Passages"), _PASSAGES, [head, *rows])


def _hashes(finding: Finding, context: _Context) -> Iterator[Table]:
    held = [one for one in (finding.item, finding.upper) if one and one.pk in context.hashes]
    if not held:
        return
    head = (_("Original"), "SHA-256")
    rows = [(_named(one), context.hashes[one.pk]) for one in held]
    yield Table(_("Hashes of the originals"), _HASHES, [head, *rows])


def _replies(finding: Finding) -> Iterator[Table]:
    """What the unit said to each notice; silence is told as what it is."""
    rows: list[Sequence[Cell]] = []
    for notice in finding.notices.all():
        said = [(_moment(one.at), cut(one.text)) for one in notice.replies.all()]
        rows += said or [(_ABSENT, _("No reply to the notice due on %(day)s.") % _due(notice))]
    if rows:
        yield Table(_("Replies of the unit"), _REPLIES, [(_("Time"), _("Reply")), *rows])


def _due(notice: Notice) -> dict[str, str]:
    return {"day": date_format(notice.due_on, "SHORT_DATE_FORMAT")}


def _decisions(finding: Finding) -> Iterator[Table]:
    """What people decided, the latest first."""
    taken = finding.decisions.all()
    if not taken:
        return
    head = (_("Time"), _("Decision"), _("Decided by"), _("Reason"))
    rows = [
        (
            _moment(one.at),
            str(one.get_verdict_display()),
            str(one.by),
            cut("; ".join(filter(None, (str(one.get_reason_display()), one.note)))) or _ABSENT,
        )
        for one in taken
    ]
    yield Table(_("Decisions"), _DECISIONS, [head, *rows])


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")


def _day(day: Any) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else _ABSENT


def cut(text: str) -> str:
    """The words in one line, the end of many left out."""
    words = " ".join(text.split())
    return f"{words[:_WORDS_AT_MOST]}…" if len(words) > _WORDS_AT_MOST else words
