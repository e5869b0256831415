"""Whether a finding has outgrown what a person acted on, by a notice or a decision.

It has when its avoidable hours grew by half, or where it has none what it counts, or when
something below has taken it up as well: a layer more.
"""

from collections.abc import Mapping

from burden.findings.models import Decision, Finding
from burden.findings.registry import registered_kind_of

GROWN = 1.5
UNKNOWN: Mapping[str, None] = {"known_hours": None, "known_count": None, "known_layers": None}
# Levels of administration are fewer; a circle of descent would have no end.
_DEEPEST = 8


def remember(finding: Finding) -> None:
    """Note on the finding, unsaved, the figures that a person acts on now."""
    finding.known_hours = finding.avoidable_hours
    finding.known_count = registered_kind_of(finding).size(finding)
    finding.known_layers = layers_below(finding)


def forget(finding: Finding) -> None:
    """Take back, unsaved, what people acted on: notice, proposal and the figures of then."""
    finding.notice, finding.proposed = None, ""
    for name, value in UNKNOWN.items():
        setattr(finding, name, value)


def note_first_hours(finding: Finding) -> None:
    """Hours that are first booked after a person acted are what was acted on; unsaved.

    Not where they make a decided finding high: one person alone may not have decided that.
    """
    if finding.known_hours == 0 and (finding.is_undecided or not _is_high(finding)):
        finding.known_hours = finding.avoidable_hours


def may_have_grown(finding: Finding) -> bool:
    """Whether a look at the finding is called for; asks nothing of the database."""
    return finding.known_hours is not None and (_weighs_more(finding) or _is_high(finding))


def has_grown(finding: Finding) -> bool:
    """Whether it weighs by half more or has gained a layer since a person acted on it."""
    if finding.known_hours is None:
        return False
    return _weighs_more(finding) or layers_below(finding) > (finding.known_layers or 0)


def lacks_second(finding: Finding) -> bool:
    """Whether its severity is high while one person alone decided it; not of former rules."""
    if not _is_high(finding) or finding.known_hours is None:
        return False
    taken = finding.decisions.filter(step=Decision.Step.TAKEN).first()
    return taken is not None and taken.seconds_id is None


def items_above(finding: Finding) -> list[int]:
    """Ids of the items that the one of a finding descends from, and of its superior source."""
    items = type(finding.item).objects
    above = [one for one in (finding.upper_id, finding.item.parent_id) if one is not None]
    layer = above
    for _layer in range(_DEEPEST):
        parents = items.filter(pk__in=layer, parent_id__isnull=False)
        layer = list(parents.exclude(parent_id__in=above).values_list("parent_id", flat=True))
        if not layer:
            break
        above += layer
    return above


def layers_below(finding: Finding) -> int:
    """How many layers descend from the item of a finding, one below the other."""
    items = type(finding.item).objects
    layer, layers = [finding.item_id], 0
    while layers < _DEEPEST:
        layer = list(items.filter(parent_id__in=layer).values_list("pk", flat=True))
        if not layer:
            break
        layers += 1
    return layers


def _weighs_more(finding: Finding) -> bool:
    if finding.known_hours:
        return finding.avoidable_hours >= finding.known_hours * 3 / 2
    if finding.known_hours == 0 and finding.avoidable_hours:
        return _is_high(finding)
    return bool(
        finding.known_count
        and registered_kind_of(finding).size(finding) >= finding.known_count * GROWN
    )


def _is_high(finding: Finding) -> bool:
    return finding.severity == Finding.Severity.HIGH
