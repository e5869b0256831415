import hashlib
from pathlib import Path

from django.core.management import call_command

from burden.demo.generate import World, build_world
from burden.demo.layout import plain_text


def _digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_command_gives_the_same_bytes_for_the_same_seed(
    world: World, demo_folder: Path, tmp_path: Path
) -> None:
    call_command("generate_demo", tmp_path, seed=world.seed)

    assert _digests(tmp_path) == _digests(demo_folder)


def test_another_seed_gives_other_papers(world: World) -> None:
    other = build_world(world.seed + 1)

    texts = {plain_text(paper) for paper in world.papers}
    same = [paper for paper in other.papers if plain_text(paper) in texts]
    assert len(same) < len(other.papers) / 10


def test_every_slot_is_filled_whatever_the_seed() -> None:
    for seed in (1, 2, 3):
        made = build_world(seed)

        assert not [paper.id for paper in made.papers if "{" in plain_text(paper)]
        assert not [one.id for one in made.meetings if "{" in one.title + str(one.subjects)]


def test_the_year_ends_with_october_2026(world: World) -> None:
    days = [paper.issued_on for paper in world.papers]
    days += [meeting.start.date() for meeting in world.meetings]

    assert max(days).isoformat()[:7] == "2026-10"
    assert min(days).isoformat() >= "2025-10-01"
