"""One verdict for one row and for all rows at once: previews never say what the judge would not."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.findings.models import Finding
from burden.ledger.models import Component
from burden.scores.computing import scale_of
from burden.scores.index import parts_of
from burden.scores.whatif import points
from burden.thresholds.checks import problems_of
from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.models import ParameterSet
from burden.thresholds.parameters import Parameters
from docs_audit import verdicts as copying
from docs_audit import whatif as papers
from docs_audit.models import Match, Paper
from meetings import judging
from meetings import whatif as meetings
from meetings.models import Link
from tests.thresholds.judged import make_judged

_KEYS = [
    key
    for key in DEFINITIONS
    if key.startswith("copy.") or key in ("meeting.link_weight", "meeting.novelty")
]


def _between(key: str) -> st.SearchStrategy[float]:
    one = DEFINITIONS[key]
    if one.is_whole:
        return st.integers(int(one.minimum), int(one.maximum)).map(float)
    return st.floats(one.minimum, one.maximum)


def _parameters(values: Mapping[str, float]) -> Parameters:
    return Parameters(ParameterSet(values=dict(values)))


VALUES = st.fixed_dictionaries({key: _between(key) for key in _KEYS}).map(_parameters)
SHARES = st.floats(0, 1)
MATCHES = st.builds(
    lambda relation, share, novelty, longest, body, left: Match(
        lower=Paper(body_characters=body),
        upper=Paper(),
        relation=relation,
        containment=share,
        novelty=novelty,
        passages=[{"lower": [0, longest], "upper": [0, longest], "kind": "verbatim"}],
        leftover_places=[{"name": "江东"}] if left else [],
    ),
    st.sampled_from(["copied", "copied_sideways", "quoted", "forwarded", "reissued"]),
    SHARES,
    SHARES,
    st.integers(0, 3000),
    st.integers(0, 5000),
    st.booleans(),
)


def _said_before(match: Match, parameters: Parameters) -> str:
    """The rule in plain words, one sentence after the other, as GD-05b and K10 are read."""
    if match.relation not in copying.COPIES:
        return "relation"
    is_short = match.lower.body_characters < parameters["copy.shortest"]
    is_long = copying.longest_copied(match) >= parameters["copy.excerpt"]
    least = parameters["copy.red" if is_short else "copy.amber"]
    if not is_long and match.containment < least:
        return "below"
    is_outweighed = match.novelty >= parameters["copy.own_measures"]
    is_spared = is_outweighed and match.relation == "copied" and not match.leftover_places
    if is_long and not is_spared:
        return "passage"
    return "own_measures" if is_outweighed else "share"


@given(match=MATCHES, parameters=VALUES)
def test_verdict_on_a_match_is_the_rule_read_sentence_by_sentence(
    match: Match, parameters: Parameters
) -> None:
    assert copying.reach(match, parameters).ground == _said_before(match, parameters)


@given(
    hours=st.lists(st.decimals(0, 500, places=4), min_size=len(Component), max_size=len(Component))
)
def test_points_of_all_units_are_those_of_one(hours: list[object]) -> None:
    scale = scale_of(_parameters({key: one.default for key, one in DEFINITIONS.items()}))
    one = parts_of(
        dict(zip(scale.components, hours, strict=True)),  # type: ignore[arg-type]
        staff=20,
        working_days=21,
        scale=scale,
    )

    rows = np.array([[float(hour) for hour in hours]])  # type: ignore[arg-type]
    assert points(rows, np.array([420.0]), scale)[0] == pytest.approx([part.points for part in one])


@pytest.mark.django_db(transaction=True)
def test_every_stored_match_and_link_is_judged_alike_one_by_one_and_all_at_once() -> None:
    make_judged()
    matches = list(Match.objects.select_related("lower", "upper"))
    links = list(Link.objects.select_related("lower"))
    assert matches
    assert links
    assert {one.longest_copied for one in matches} != {0}
    assert all(one.longest_copied == copying.longest_copied(one) for one in matches)
    random = np.random.default_rng(5)
    for _round in range(40):
        values = {
            key: float(random.uniform(DEFINITIONS[key].minimum, DEFINITIONS[key].maximum))
            for key in _KEYS
        }
        parameters = _parameters(values)
        said = papers.copies(parameters)
        pairs = zip(said.items.tolist(), said.uppers.tolist(), strict=True)
        told = dict(zip(pairs, said.holds.tolist(), strict=True))
        one_by_one = {
            (match.lower.item_id, match.upper.item_id): (
                copying.reach(match, parameters).is_suspected
            )
            for match in matches
        }
        assert told == one_by_one
        layered = meetings.layered(parameters)
        held = dict(zip(layered.items.tolist(), layered.holds.tolist(), strict=True))
        for link in links:
            one = judging.is_suspected(link, link.own_share, parameters)
            assert held[link.lower.item_id] == one


@pytest.mark.django_db(transaction=True)
def test_by_the_values_in_force_all_at_once_says_what_was_filed() -> None:
    make_judged()
    parameters = _parameters({})

    idle = meetings.idle(parameters)
    for said in (papers.copies(parameters), meetings.layered(parameters), *idle):
        filed = Finding.objects.filter(kind=said.kind).exclude(state=Finding.State.WITHDRAWN)
        pairs = zip(said.items.tolist(), said.uppers.tolist(), said.holds.tolist(), strict=True)
        expected = {(item, upper or None) for item, upper, holds in pairs if holds}
        assert expected == set(filed.values_list("item", "upper"))
        assert expected


def test_defaults_contradict_nothing() -> None:
    assert not problems_of({key: one.default for key, one in DEFINITIONS.items()})
