"""What the rules say of a record or of a unit's year, as pages tell it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from burden.activities.models import ActivityHit
from burden.activities.ruling import wording
from burden.findings.rules import is_shown, showing_of
from burden.matters import registry
from burden.matters.models import Item
from burden.organisations.models import User
from burden.thresholds.definitions import Showing
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES
from burden.thresholds.wording import ShownRule

_SHOWN = 40


@dataclass(frozen=True)
class SentenceRow:
    """One sentence, the items behind it that the reader may open, and how many there are."""

    sentence: str
    spared: Promise | str
    items: list[Item]
    count: int

    @property
    def closed(self) -> int:
        """Items that are not listed."""
        return self.count - len(self.items)


@dataclass(frozen=True)
class RuleRow:
    """A rule that has something to say, in which way it is told, and its sentences."""

    shown: ShownRule
    is_finding: bool
    hits: list[SentenceRow]


def rules_told(
    user: User,
    hits: Iterable[ActivityHit],
    parameters: Parameters,
    opened: Mapping[str, Item] | None = None,
) -> list[RuleRow]:
    """The rules in the order of the rulebook; those switched off are left out.

    Args:
        opened: items behind the hits that the user may open, where they were looked up already.
    """
    told = list(hits)
    if opened is None:
        opened = open_items(user, [uuid for one in told for uuid in one.items])
    rows = []
    for rule in RULES.values():
        mine = [one for one in told if one.rule == rule.id]
        if not mine or not is_shown(rule.id):
            continue
        showing = showing_of(rule.id, parameters)
        if showing is not Showing.NOWHERE:
            is_finding = showing is Showing.FINDING and not all(one.spared for one in mine)
            rows.append(RuleRow(ShownRule(rule), is_finding, [_row(one, opened) for one in mine]))
    return rows


def open_items(user: User, uuids: Iterable[str]) -> dict[str, Item]:
    """Items by the id in their source, as far as the reader may see them, with all that their
    addresses are made of.
    """
    wanted = [UUID(uuid) for uuid in uuids]
    found = Item.objects.filter(registry.is_open_to(user), source_uuid__in=wanted)
    return {str(one.source_uuid): one for one in found.select_related("unit", "instruction__group")}


def _row(hit: ActivityHit, opened: Mapping[str, Item]) -> SentenceRow:
    return SentenceRow(
        sentence=wording.sentence_of(hit.subject, hit.form, hit.figures),
        spared=wording.SPARED.get(hit.spared, ""),
        items=[opened[uuid] for uuid in hit.items if uuid in opened][:_SHOWN],
        count=len(hit.items),
    )
