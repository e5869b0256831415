"""What the pages of findings show: rows and one finding, in the language of the moment."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise, cached_property
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.findings.groups import Group
from burden.findings.models import (
    Decision,
    Finding,
    FindingQuerySet,
    Look,
    Rectification,
    Remark,
)
from burden.findings.registry import FindingKind, kind_of
from burden.findings.selectors import decisions_about, hearing, open_uppers
from burden.findings.selectors.duplicates import duplicates_among, others_on_its_items
from burden.findings.selectors.hearing import Heard, Stage
from burden.findings.selectors.looks import is_seen, looks_of
from burden.findings.selectors.repeated import Before, confirmed_before
from burden.findings.services import Act
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.seen import Seen


@dataclass(frozen=True)
class Row:
    """A finding as a line of the inbox; with a `group` it stands for all findings of that.

    `look` is when the reader last opened it, `is_seen` whether it has stayed as it was then.
    `before` is what was confirmed of its unit and kind in the twelve months up to it.
    """

    finding: Finding
    claim: str
    label: str | Promise
    seen: int
    may_decide: bool
    upper_is_open: bool
    upper_label: str | Promise
    stage: Stage
    look: Look | None = None
    is_seen: bool = False
    before: Before | None = None
    is_own_proposal: bool = False
    problem: str = ""
    group: Group | None = None

    @property
    def address(self) -> str:
        """The page of the finding."""
        return reverse("findings:finding-detail", args=[self.finding.uuid])

    @property
    def is_told(self) -> bool:
        """Whether the unit was told of the finding as it stands."""
        return self.finding.notice_id is not None

    @property
    def source(self) -> str:
        """Whether a superior source is named, `open` or `closed`; empty where there is none."""
        if self.finding.upper_id is None:
            return ""
        return "open" if self.upper_is_open else "closed"

    @cached_property
    def words(self) -> dict[str, Any]:
        """What the line says, by the names of its template.

        `said` of the superior source is its title, or the level of its issuer.
        """
        finding, upper, found = self.finding, self.finding.upper, self.finding.created_at
        said = upper and (upper.title if self.upper_is_open else upper.unit.get_level_display())
        return {
            "uuid": finding.uuid,
            "address": self.address,
            "title": finding.item.title,
            "claim": self.claim,
            "kind": self.label,
            "upper": self.upper_label,
            "said": said or "",
            "unit": finding.unit.name,
            "day": _short(finding.occurred_on),
            "moment": timezone.localtime(found).isoformat(),
            "found": date_format(timezone.localtime(found), "DATETIME_FORMAT"),
            "since": timesince(found),
            "seen": self.seen,
        }


@dataclass(frozen=True)
class Alike:
    """How many more findings of a kind wait in a matter, and the id of the matter."""

    count: int
    matter: UUID


@dataclass(frozen=True)
class FindingPage:
    """A finding with everything it was judged by, as far as that is still there."""

    finding: Finding
    kind: FindingKind
    claim: str
    evidence: Mapping[str, Any]
    signals: Sequence[Mapping[str, Any]]
    signal_sum: float
    set_aside: Sequence[str]
    verdict: str
    decisions: list[Decision]
    seen: int
    may_decide: bool
    may_deliberate: bool
    may_reply: bool
    upper_is_open: bool
    stage: Stage
    proposal: Decision | None
    is_own_proposal: bool
    hearings: list[Heard]
    remarks: list[Remark]
    alike: Alike | None
    rectifications: list[Rectification]
    others: list[Finding]
    duplicate_of: Finding | None
    proposed_duplicate_of: Finding | None
    duplicates: list[Finding]

    @property
    def basis_address(self) -> str:
        """How the addresses of files that came with a reply begin."""
        page = reverse("findings:finding-detail", args=[self.finding.uuid])
        return f"{page}basis/"


def rows_of(
    user: User,
    findings: Iterable[Finding],
    *,
    problem: str = "",
    groups: Mapping[int, Group] | None = None,
) -> list[Row]:
    """The lines of a page of the inbox, in their order; `groups` by the id of their head."""
    listed = list(findings)
    standing_for = groups or {}
    may_decide = policies.can(user, "findings.decide")
    knows = policies.can(user, "findings.deliberate")
    today = timezone.localdate()
    proposers = _proposers(listed) if may_decide else {}
    decided = _decision_counts(listed)
    open_ids = open_uppers(user, listed)
    looks = looks_of(user, listed)
    before = confirmed_before(user, listed)
    of_kind = [(finding, kind_of(finding)) for finding in listed]
    return [
        Row(
            finding=finding,
            claim=kind.claim(finding),
            label=kind.label,
            seen=decided.get(finding.pk, 0),
            may_decide=may_decide and finding.state != Finding.State.WITHDRAWN,
            upper_is_open=finding.upper_id in open_ids,
            upper_label=kind.upper_label,
            stage=shown_stage(finding, today, knows=knows),
            look=looks.get(finding.pk),
            is_seen=is_seen(finding, looks.get(finding.pk)),
            before=before.get(finding.pk),
            is_own_proposal=proposers.get(finding.pk) == user.pk,
            problem=problem,
            group=standing_for.get(finding.pk),
        )
        for finding, kind in of_kind
    ]


def finding_page(user: User, finding: Finding) -> FindingPage:
    """Everything the page of one finding shows."""
    kind, today = kind_of(finding), timezone.localdate()
    signals = kind.signals(finding)
    told = decisions_about(finding)
    decisions = [one for one in told if one.finding_id == finding.pk]
    knows = hearing.may_deliberate(user, finding)
    proposal = _proposal(decisions) if knows and finding.proposed else None
    is_standing = finding.state != Finding.State.WITHDRAWN and not finding.removed_at
    may_decide = is_standing and policies.can(user, "findings.decide", finding)
    return FindingPage(
        finding=finding,
        kind=kind,
        claim=kind.claim(finding),
        evidence=kind.evidence_context(finding, user),
        signals=signals,
        signal_sum=sum(float(signal["weight"]) for signal in signals),
        set_aside=kind.set_aside(finding),
        verdict=kind.verdict(finding),
        decisions=hearing.told_decisions(user, finding, decisions),
        seen=len(decisions),
        may_decide=may_decide,
        may_deliberate=knows,
        may_reply=is_standing
        and finding.notice_id is not None
        and policies.can(user, "findings.reply", finding),
        upper_is_open=finding.upper_id in open_uppers(user, [finding]),
        stage=shown_stage(finding, today, knows=knows),
        proposal=proposal,
        is_own_proposal=proposal is not None and proposal.by_id == user.pk,
        hearings=hearing.hearings_of(finding, today),
        remarks=hearing.remarks_of(user, finding),
        alike=alike_in_matter(user, finding) if finding.is_undecided else None,
        rectifications=[] if finding.is_undecided else _rectifications(user, finding),
        others=others_on_its_items(user, finding) if may_decide else [],
        duplicate_of=_stays(user, finding, decisions),
        proposed_duplicate_of=_other_of(user, proposal),
        duplicates=duplicates_among(user, finding, told),
    )


def _stays(user: User, finding: Finding, decisions: Sequence[Decision]) -> Finding | None:
    """Of which finding the standing decision calls this one a duplicate."""
    if finding.state != Finding.State.DISMISSED:
        return None
    taken = next((one for one in decisions if one.step == Decision.Step.TAKEN), None)
    return _other_of(user, taken)


def _other_of(user: User, decision: Decision | None) -> Finding | None:
    """The finding that stays by a decision, where the reader may see it."""
    other = decision.duplicate_of if decision else None
    return other if other is not None and policies.can(user, "findings.view", other) else None


def named_in_words(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """Findings to choose from: id, and kind with title and claim."""
    return [
        (str(one.uuid), f"{kind_of(one).label} · {one.item.title} · {kind_of(one).claim(one)}")
        for one in findings
    ]


def _proposal(decisions: Sequence[Decision]) -> Decision | None:
    """The proposal that waits, of a history whose latest comes first."""
    return next((one for one in decisions if one.step == Decision.Step.PROPOSED), None)


def _rectifications(user: User, finding: Finding) -> list[Rectification]:
    return _RECTIFICATIONS.rows(user, finding=finding.pk)


_RECTIFICATIONS = Seen(
    lambda reader, finding: (
        Rectification.objects.visible_to(reader).filter(findings=finding).order_by("-pk")
    ),
    finding=-1,
)


def alike_in_matter(user: User, finding: Finding) -> Alike | None:
    """The other undecided findings of the same kind in the matter, as far as the reader may see."""
    root = finding.item.root_id
    if root is None:
        return None
    found = _ALIKE.first(user, kind=finding.kind, root=root, but=finding.pk)
    return None if found is None else Alike(found[1], found[0])


def _alike(reader: User, kind: str, root: int, but: int) -> QuerySet[Finding, tuple[UUID, int]]:
    undecided = (Finding.State.OPEN, Finding.State.UNSURE)
    others = Finding.objects.visible_to(reader).filter(
        kind=kind, item__root=root, state__in=undecided
    )
    return others.exclude(pk=but).values_list("item__root__uuid").annotate(Count("pk"))


_ALIKE = Seen(_alike, kind="-", root=-1, but=-2)


def shown_stage(finding: Finding, today: date, *, knows: bool) -> Stage:
    """What a finding waits for, as the reader may know it: of proposals the unit learns nothing."""
    stage = hearing.stage_of(finding, today)
    if stage is Stage.SECOND and not knows:
        return Stage.DECISION
    return stage


def done_sentence(finding: Finding, act: str) -> str:
    """What was done, once an act has been taken."""
    if act == Act.NOTICE and finding.notice is not None:
        return _("The unit was told; it may reply until %(day)s.") % {
            "day": date_format(finding.notice.due_on, "DATE_FORMAT")
        }
    if act == Act.RETURN:
        return _("The proposal was returned.")
    if finding.proposed:
        return _("Proposed: %(verdict)s. The severity is high: another inspector decides.") % {
            "verdict": Finding.State(finding.proposed).label
        }
    return _("Decided: %(state)s.") % {"state": finding.get_state_display()}


@dataclass(frozen=True)
class Answer:
    """The first sentence of the inbox, empty where nothing is listed, and how many are new."""

    sentence: str
    news: int


def answer_of(findings: FindingQuerySet) -> Answer:
    """How many findings there are, what they weigh, and how many of them are new for the reader.

    An item suspected on several grounds weighs once.

    Args:
        findings: with `is_new`.
    """
    items = (
        findings.order_by()
        .values("item")
        .annotate(n=Count("pk"), most=Max("expected_hours"), new=Count("pk", filter=Q(is_new=True)))
    )
    sums = items.aggregate(
        count=Sum("n", default=0), hours=Sum("most", default=0.0), news=Sum("new", default=0)
    )
    count, hours = sums["count"], sums["hours"]
    if not count:
        return Answer("", 0)
    sentence = ngettext(
        "%(count)s finding is listed; %(hours)s avoidable hours are to be expected of it.",
        "%(count)s findings are listed; %(hours)s avoidable hours are to be expected of them.",
        count,
    )
    told = {"count": count, "hours": number_format(hours, 1, force_grouping=True)}
    return Answer(sentence % told, sums["news"])


def csv_head() -> list[str]:
    return [
        _("Claim"),
        _("Kind"),
        _("State"),
        _("Severity"),
        _("Unit"),
        _("Level"),
        _("Date"),
        _("Number"),
        _("Title"),
        _("Superior source"),
        _("Avoidable hours"),
        _("Confidence"),
        _("Parameter version"),
        _("Id"),
    ]


def csv_rows(user: User, findings: Sequence[Finding]) -> Iterable[list[object]]:
    """One line a finding, as `csv_head` names the columns."""
    open_ids = open_uppers(user, findings)
    for finding in findings:
        kind = kind_of(finding)
        yield [
            kind.claim(finding),
            kind.label,
            finding.get_state_display(),
            finding.get_severity_display(),
            finding.unit.name,
            finding.get_level_display(),
            finding.occurred_on,
            finding.item.number,
            finding.item.title,
            finding.upper.title if finding.upper and finding.upper_id in open_ids else "",
            finding.avoidable_hours,
            round(finding.confidence, 4),
            finding.parameter_set,
            finding.uuid,
        ]


def _short(day: date | None) -> str:
    return date_format(day, "SHORT_DATE_FORMAT") if day else "–"


def _decision_counts(findings: Sequence[Finding]) -> dict[int, int]:
    counts: dict[int, int] = {}
    taken = Decision.objects.filter(finding__in=findings).values_list("finding_id", flat=True)
    for finding_id in taken:
        counts[finding_id] = counts.get(finding_id, 0) + 1
    return counts


def _proposers(findings: Sequence[Finding]) -> dict[int, int]:
    """Who proposed what waits for a second person, by finding."""
    waiting = [one.pk for one in findings if one.proposed]
    if not waiting:
        return {}
    proposed = Decision.objects.filter(finding__in=waiting, step=Decision.Step.PROPOSED)
    return dict(proposed.order_by("at", "id").values_list("finding_id", "by_id"))
