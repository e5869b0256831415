"""All papers of a folder held against the rules, each beside the papers of its own issuers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .checking import check
from .subjects import DEFAULTS, Hit, Subject


def check_all(
    subjects: Sequence[Subject], limits: Mapping[str, float] = DEFAULTS
) -> dict[str, tuple[Hit, ...]]:
    """Hits by the id of the paper; only papers of a common issuer are held beside each other."""
    of_issuer: defaultdict[str, list[Subject]] = defaultdict(list)
    for one in subjects:
        for organ in one.issuers:
            of_issuer[organ.name].append(one)
    return {one.id: check(one, _peers(one, of_issuer), limits) for one in subjects}


def _peers(one: Subject, of_issuer: Mapping[str, Sequence[Subject]]) -> list[Subject]:
    """Each once, though papers that several organs issued jointly stand at each of them."""
    peers = {peer.id: peer for organ in one.issuers for peer in of_issuer[organ.name]}
    return [peer for key, peer in peers.items() if key != one.id]
