"""Standing: whether two issuers are one, and whether one lies outside the other's place.

Names alone cannot part the 城关镇人民政府 of two counties; where a register places both issuers
(``Paper.lineage``), it goes before what their names tell.
"""

from __future__ import annotations

from docs_audit.textreuse.issuers import is_own_government, share_an_organ
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.places import PlaceTree


def share_an_issuer(one: Paper, other: Paper) -> bool:
    """Say whether two papers have an issuer in common."""
    if one.register_id and one.register_id == other.register_id:
        return True
    return share_an_organ(one.issuers, other.issuers) and not _lie_apart(one, other)


def are_namesakes(one: Paper, other: Paper) -> bool:
    """Say whether the issuers of two papers bear one name and lie in different places."""
    return share_an_organ(one.issuers, other.issuers) and _lie_apart(one, other)


def is_under_government(lower: Paper, upper: Paper) -> bool:
    """Say whether a paper is a department's, and the other its own place's government's."""
    return is_own_government(lower.issuer, upper.issuer) and not _lie_apart(lower, upper)


def is_elsewhere(
    lower: Paper, upper: Paper, places: PlaceTree, *, lower_rank: int, upper_rank: int
) -> bool:
    """Say whether the lower issuer surely does not lie in the place of the upper.

    Lineages tell it where they begin with one place. Registers of two counties that each begin
    with its own say nothing of each other; then ``places`` are asked.
    """
    if lower.lineage and upper.lineage and lower.lineage[0] == upper.lineage[0]:
        return any(one != two for one, two in zip(lower.lineage, upper.lineage, strict=False))
    ranks = {"lower_rank": lower_rank, "upper_rank": upper_rank}
    return places.is_elsewhere(lower.issuer, upper.issuer, **ranks)


def _lie_apart(one: Paper, other: Paper) -> bool:
    """Say whether the places of two issuers are two; lineages may begin at different heights."""
    mine, theirs = one.lineage, other.lineage
    if not mine or not theirs:
        return False
    if not mine[-1].endswith(theirs[-1]) and not theirs[-1].endswith(mine[-1]):
        return True
    return any(two != three for two, three in zip(mine[-2::-1], theirs[-2::-1], strict=False))
