"""A notice of typical cases (通报) in official form: a draft that a person edits and issues.

It is made of confirmed findings alone; what they rest on is attached, so that whoever signs can
check it. It asks for no report back and no supporting paper: a notice on burdens must not be one
(GD-06).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.dashboards.templatetags.figures import hours
from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.findings.selectors import findings_visible_to, open_uppers
from burden.matters.models import Source
from burden.organisations import policies
from burden.organisations.models import User
from burden.reports.contents import (
    Cell,
    Contents,
    NothingToTell,
    Part,
    Section,
    Table,
    hours_cell,
)
from burden.reports.kinds import evidence, parameters
from burden.reports.kinds.making import digest_sentence, made_of, origin_of
from burden.reports.kinds.masking import Mask
from burden.reports.models import Report
from burden.reports.official import OfficialPaper
from burden.reports.official_pdf import OfficialPages
from burden.reports.progress import Progress

_CASES = (10, 30, 30, 24, 60, 70, 60, 22)
_NUMERALS = "〇一二三四五六七八九"


def confirmed(user: User, uuids: Sequence[str]) -> list[Finding]:
    """The chosen findings that are confirmed and in scope, earliest first."""
    held = findings_visible_to(user).filter(uuid__in=uuids, state=Finding.State.CONFIRMED)
    return list(held.order_by("occurred_on", "pk"))


def make(report: Report, progress: Progress) -> bytes:
    """The draft in official form with its evidence attached; as sheets its cases with theirs.

    Raises:
        NothingToTell: none of the chosen findings is confirmed any more.
    """
    if report.form == Report.Form.XLSX:
        return made_of(report, progress, contents_of=contents)
    user, told = report.by, report.parameters
    findings = _chosen(report)
    day = date.fromisoformat(told["day"])
    issuer, written_day = told["issuer"], _written(day)
    mask = _mask(report)
    open_ids = open_uppers(user, findings)
    attached = _attached(report, findings)
    progress.begin(len(findings) + len(attached) + 1)
    paper: OfficialPaper | OfficialPages = OfficialPaper(told["title"], day)
    if report.form == Report.Form.PDF:
        paper = OfficialPages(told["title"], progress.look)
    paper.head(issuer)
    paper.number(told.get("number") or f"〔{day.year}〕　号")
    paper.title(told["title"], _("(draft for review)"))
    paper.addressees(told["addressees"])
    paper.paragraph(_opening(len(findings)))
    paper.heading("一、" + _("Typical cases"))
    for number, finding in enumerate(progress.each(findings), 1):
        paper.heading(f"（{numeral(number)}）{_headed(finding, mask)}", level=2)
        for sentence in _facts(finding, mask, is_upper_open=finding.upper_id in open_ids):
            paper.paragraph(sentence)
    paper.heading("二、" + _("What follows from it"))
    paper.paragraph(
        _(
            "Units are to hold their own papers, meetings and demands against these cases and mend"
            " what is alike. No report on how this notice was carried out is asked for, and no"
            " supporting paper is to be issued."
        )
    )
    title = _("Evidence appendix")
    paper.attachment(title)
    paper.signature(issuer, written_day)
    groups = [part() for part in progress.each(attached)]
    paper.attached(title, [*chain.from_iterable(groups), Section("", [digest_sentence(groups)])])
    paper.record(told.get("copied_to", ""), issuer, written_day)
    progress.step()
    return paper.data()


def contents(report: Report) -> Contents:
    """The cases as a table, with the evidence appendix.

    Raises:
        NothingToTell: none of the chosen findings is confirmed any more.
    """
    findings = _chosen(report)
    return Contents(
        title=report.parameters["title"],
        subtitle=" · ".join(
            filter(None, (report.parameters["issuer"], report.parameters["number"]))
        ),
        day=date.fromisoformat(report.parameters["day"]),
        origin=list(origin_of(report)),
        parts=[
            lambda: [_cases(report, findings)],
            *_attached(report, findings),
        ],
    )


def _chosen(report: Report) -> list[Finding]:
    policies.require(report.by, "findings.view")
    findings = confirmed(report.by, report.parameters["findings"])
    if not findings:
        raise NothingToTell(_("None of the chosen findings is confirmed any more."))
    return findings


def _mask(report: Report) -> Mask:
    return Mask(is_used=bool(report.parameters.get("is_anonymous")))


def _cases(report: Report, findings: Sequence[Finding]) -> Section:
    mask, open_ids = _mask(report), open_uppers(report.by, findings)
    head = (
        _("No."),
        _("Unit"),
        _("Kind"),
        _("Date"),
        _("Paper or meeting"),
        _("Claim"),
        _("It rests on"),
        _("Avoidable hours"),
    )
    rows: list[Sequence[Cell]] = [
        (
            str(number),
            mask.unit(one.unit),
            _confirmed_kind(one),
            _written(one.occurred_on) if one.occurred_on else "–",
            mask.title(one.item),
            mask.text(str(kind_of(one).claim(one)), one),
            mask.title(one.upper) if one.upper and one.upper_id in open_ids else "–",
            hours_cell(one.avoidable_hours),
        )
        for number, one in enumerate(findings, 1)
    ]
    return Section(
        _("Typical cases"), [_opening(len(findings))], [Table("", _CASES, [head, *rows])]
    )


def _attached(report: Report, findings: Sequence[Finding]) -> list[Part]:
    """On what the cases rest, and by which parameters.

    Of a masked notice no evidence: passages name places, and a hash leads to its paper.
    """
    told = [lambda: [parameters.section(report, findings)]]
    if report.parameters.get("is_anonymous"):
        words = _("This notice names nobody: passages and hashes of originals are left out.")
        return [lambda: [Section(_("Evidence of the findings"), [words])], *told]
    title = _("Evidence of the findings")
    return [*evidence.appendix(report, findings, title=title, is_sent_out=True), *told]


def _opening(count: int) -> str:
    words = ngettext(
        "To set right formalism that burdens the grassroots, %(count)s typical case that was found"
        " and confirmed is made known:",
        "To set right formalism that burdens the grassroots, %(count)s typical cases that were"
        " found and confirmed are made known:",
        count,
    )
    return words % {"count": count}


def _headed(finding: Finding, mask: Mask) -> str:
    return _("%(unit)s: %(kind)s") % {
        "unit": mask.unit(finding.unit),
        "kind": _confirmed_kind(finding),
    }


def _confirmed_kind(finding: Finding) -> str:
    """What a person has confirmed is suspected no more."""
    return str(kind_of(finding).label).removeprefix("疑似")


def _facts(finding: Finding, mask: Mask, *, is_upper_open: bool) -> Iterator[str]:
    """When what was issued or held, what was found, and what it cost.

    Of a superior source that is closed to whoever ordered nothing is told.
    """
    item = finding.item
    told = {
        "day": _written(finding.occurred_on) if finding.occurred_on else _("On a day not known"),
        "unit": mask.unit(finding.unit),
        "item": mask.title(item),
        "claim": mask.text(str(kind_of(finding).claim(finding)), finding),
    }
    match item.source:
        case Source.PAPER:
            yield _("%(day)s, %(unit)s issued %(item)s: %(claim)s") % told
        case Source.MEETING:
            yield _("%(day)s, %(unit)s held %(item)s: %(claim)s") % told
        case _other:
            yield _("%(day)s, %(unit)s, %(item)s: %(claim)s") % told
    if finding.upper is not None and is_upper_open:
        yield _("It rests on %(item)s of %(unit)s.") % {
            "item": mask.title(finding.upper),
            "unit": mask.unit(finding.upper.unit),
        }
    if finding.avoidable_hours:
        yield _("By estimate it took %(hours)s hours of the grassroots that could be avoided.") % {
            "hours": hours(finding.avoidable_hours)
        }


def _written(day: date) -> str:
    """A date as official papers write it, digits without leading zeros."""
    return str(date_format(day, "DATE_FORMAT"))


def numeral(number: int) -> str:
    """A number below a hundred in Chinese numerals: 十, 十一, 二十一."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    head = "" if tens == 1 else _NUMERALS[tens]
    return f"{head}十{_NUMERALS[ones] if ones else ''}"
