"""All papers of a folder held against the rules, each beside the papers of its own issuers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from .checking import check
from .subjects import DEFAULTS, Hit, Subject

_NONE: Mapping[str, str] = MappingProxyType({})


def check_all(
    subjects: Sequence[Subject],
    parents: Mapping[str, str] = _NONE,
    limits: Mapping[str, float] = DEFAULTS,
) -> dict[str, tuple[Hit, ...]]:
    """Hits by the id of the paper; `parents` names the nearest superior paper of each, by ids.

    Only papers of a common issuer are held beside each other.
    """
    known = {one.id: one for one in subjects}
    of_issuer: defaultdict[str, list[Subject]] = defaultdict(list)
    for one in subjects:
        for organ in one.issuers:
            of_issuer[organ.name].append(one)
    found = {}
    for one in subjects:
        placed = replace(one, parent=known.get(parents.get(one.id, "")) or one.parent)
        found[one.id] = check(placed, _peers(one, of_issuer), limits)
    return found


def _peers(one: Subject, of_issuer: Mapping[str, Sequence[Subject]]) -> list[Subject]:
    """Each once, though papers that several organs issued jointly stand at each of them."""
    peers = {peer.id: peer for organ in one.issuers for peer in of_issuer[organ.name]}
    return [peer for key, peer in peers.items() if key != one.id]
