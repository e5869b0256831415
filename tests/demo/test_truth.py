from typing import Any

from burden.demo.generate import World
from burden.demo.layout import plain_text
from burden.demo.papers import Origin


def test_pairs_name_papers_of_the_folder(world: World, expected: dict[str, Any]) -> None:
    ids = {paper.id for paper in world.papers}

    for pair in expected["documents"]["pairs"]:
        assert {pair["lower"], pair["upper"]} <= ids


def test_every_relation_and_strength_occurs(expected: dict[str, Any]) -> None:
    pairs = expected["documents"]["pairs"]

    assert {pair["relation"] for pair in pairs} == {
        "copied",
        "copied_sideways",
        "forwarded",
        "reissued",
    }
    assert {how for pair in pairs for how in pair["how"]} == {
        "swapped",
        "tightened",
        "dropped",
        "reworded",
        "padded",
        "partial",
        "left_over",
        "year",
    }
    assert expected["documents"]["quoted"]
    assert expected["documents"]["same_document"]
    assert len(expected["documents"]["same_number"]) == 1


def test_the_share_of_a_copy_is_what_stands_in_the_source(expected: dict[str, Any]) -> None:
    for pair in expected["documents"]["pairs"]:
        if "share" in pair:
            assert 0.3 < pair["share"] <= 1
            assert (pair["share"] < 0.75) == ("partial" in pair["how"])


def test_burden_reduction_itself_is_copied_through_four_levels(
    world: World, expected: dict[str, Any]
) -> None:
    by_id = {paper.id: paper for paper in world.papers}
    chains = [
        [by_id[one] for one in chain]
        for chain in expected["documents"]["chains"]
        if "基层减负" in by_id[chain[0]].title
    ]

    four = [
        chain
        for chain in chains
        if [paper.issuer.place.level for paper in chain]
        == ["province", "city", "county", "township"]
        and all(paper.origin is Origin.COPIED for paper in chain[1:])
    ]
    assert len(four) == len(world.register.townships)
    assert all(f"{chain[-1].issued_on:%Y-%m}" == "2026-10" for chain in four)


def test_left_over_places_stand_in_the_copy_and_lie_elsewhere(
    world: World, expected: dict[str, Any]
) -> None:
    by_id = {paper.id: paper for paper in world.papers}

    for entry in expected["documents"]["leftover_places"]:
        paper = by_id[entry["id"]]
        own = {
            unit.name for unit in world.register.units if unit.parent == world.register.county.id
        }
        assert entry["names"]
        assert all(name in plain_text(paper) for name in entry["names"])
        assert not own & set(entry["names"])


def test_honest_papers_have_no_source(world: World, expected: dict[str, Any]) -> None:
    by_id = {paper.id: paper for paper in world.papers}

    honest = [by_id[one] for one in expected["documents"]["honest"]]
    assert len(honest) > 30
    assert all(paper.source is None for paper in honest)
