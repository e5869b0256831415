"""What the rules say of a meeting or of a unit's year, as pages tell it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from burden.findings.rules import is_shown, showing_of
from burden.organisations.models import User
from burden.thresholds.definitions import Showing
from burden.thresholds.parameters import Parameters
from burden.thresholds.wording import ShownRule
from meetings.models import Meeting, MeetingHit
from meetings.ruling import wording
from meetings.ruling.filing import MEETING_RULES
from meetings.ruling.sentences import sentence_of

_SHOWN = 40


@dataclass(frozen=True)
class HitRow:
    """One sentence, the meetings behind it that the reader may open, and how many there are."""

    sentence: str
    spared: Promise | str
    meetings: list[Meeting]
    count: int

    @property
    def closed(self) -> int:
        """Meetings that are not listed."""
        return self.count - len(self.meetings)


@dataclass(frozen=True)
class RuleRow:
    """A rule that has something to say, in which way it is told, and its sentences."""

    shown: ShownRule
    is_finding: bool
    hits: list[HitRow]


def rules_of(user: User, hits: Iterable[MeetingHit], parameters: Parameters) -> list[RuleRow]:
    """The rules in the order of the rulebook; those switched off are left out."""
    told = list(hits)
    opened = open_meetings(user, [uuid for one in told for uuid in one.meetings])
    rows = []
    for rule in MEETING_RULES:
        mine = [one for one in told if one.rule == rule.id]
        showing = showing_of(rule.id, parameters)
        if mine and showing is not Showing.NOWHERE and is_shown(rule.id):
            is_finding = showing is Showing.FINDING and not all(one.spared for one in mine)
            sentences = [_row(one, opened) for one in mine]
            rows.append(RuleRow(ShownRule(rule), is_finding, sentences))
    return rows


def open_meetings(user: User, uuids: Iterable[str]) -> dict[str, Meeting]:
    """Meetings by uuid, as far as the reader may open them."""
    wanted = [UUID(uuid) for uuid in uuids]
    if not wanted:
        return {}
    found = Meeting.objects.visible_to(user).filter(uuid__in=wanted).select_related("host")
    return {str(one.uuid): one for one in found}


def _row(hit: MeetingHit, opened: dict[str, Meeting]) -> HitRow:
    return HitRow(
        sentence=sentence_of(hit.form, hit.figures),
        spared=wording.SPARED.get(hit.spared, ""),
        meetings=[opened[uuid] for uuid in hit.meetings if uuid in opened][:_SHOWN],
        count=len(hit.meetings),
    )
