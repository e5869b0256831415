"""What the engine is judged by stays unseen: its misjudged cases are written to no file."""

from pathlib import Path

import pytest

from tests.benchmarks import bench_meetings

OTHER_SEED = "5"


@pytest.mark.parametrize(
    ("seed", "sets"),
    [
        (str(bench_meetings.JUDGING_SEED), "working"),
        (OTHER_SEED, "held_out"),
        (OTHER_SEED, "working held_out"),
    ],
)
def test_misses_of_the_judging_seed_and_of_held_out_wording_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: str, sets: str
) -> None:
    file = tmp_path / "misses.jsonl"
    for name, value in (("SEED", seed), ("SETS", sets), ("MISSES", str(file))):
        monkeypatch.setenv(f"MEETINGS_{name}", value)

    figures = bench_meetings.main()

    assert list(figures) == ["meetings"]
    assert not file.exists()


def test_misses_of_the_working_set_are_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "misses.jsonl"
    monkeypatch.setattr(bench_meetings, "JUDGED", 300)
    for name, value in (("SEED", OTHER_SEED), ("SETS", "working"), ("PARTS", "quality")):
        monkeypatch.setenv(f"MEETINGS_{name}", value)
    monkeypatch.setenv("MEETINGS_MISSES", str(file))

    bench_meetings.main()

    assert file.exists()
