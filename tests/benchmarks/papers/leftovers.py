"""Places that a copier forgot to change, and places that a paper has reason to name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.papers import digital, places, running
from tests.benchmarks.papers.comparing import Line
from tests.benchmarks.papers.dice import Dice, thrown
from tests.benchmarks.papers.made import MadePaper
from tests.benchmarks.papers.rule_papers import closed, government, neutral, paper
from tests.benchmarks.papers.scoring import Misses, Tally

_OF_EACH = 20
_FORGOTTEN = (
    "要确保{p}各项任务按期完成。",
    "{p}各级各部门要切实增强责任感。",
    "努力推动{p}高质量发展。",
    "全面提升{p}应急处置能力。",
    "把{p}基层治理工作提高到新水平。",
)
_NAMED = (
    "近日，{p}发生一起安全事故，教训深刻。",
    "要学习借鉴{p}的经验做法。",
    "{p}来函商请支持，我们已经复函。",
    "与{p}建立跨区域协作机制。",
    "据{p}通报，该企业已列入失信名单。",
)


def figures(seed: int, folder: Path, misses: Misses) -> dict[str, Any]:
    """Return precision and recall of left-over places over papers that name one foreign place."""
    made = [_made(thrown(seed, "left", at), f"l{at:02}", at) for at in range(2 * _OF_EACH)]
    files = [
        digital.file_of(one, digital.FORMATS[at % len(digital.FORMATS)], seed)
        for at, (one, _, _) in enumerate(made)
    ]
    lines, _ = running.read(files, folder)
    tally = Tally()
    for one, name, forgotten in made:
        listed = _names(lines.get(one.id, {}))
        tally.listed += len(listed)
        tally.planted += forgotten
        tally.right += forgotten and name in listed
        if listed != ([name] if forgotten else []):
            misses.append(
                {"part": "left-over places", "paper": one.id, "place": name, "listed": listed}
                | {"forgotten": forgotten, "body": one.printed.body}
            )
    return {"papers": len(made), **tally.figures()}


def _made(dice: Dice, identity: str, at: int) -> tuple[MadePaper, str, bool]:
    """Return a paper, the foreign place in it, and whether it was forgotten there."""
    organ = government(dice, "county")
    foreign = organ.place
    while foreign.name == organ.place.name:
        foreign = places.place(dice, "county")
    forgotten = at < _OF_EACH
    sentence = dice.choice(dice.worded(_FORGOTTEN if forgotten else _NAMED)).format(p=foreign.name)
    names = places.all_below(dice, organ.place)
    sheet = paper(dice, organ, names, [*neutral(dice, 3), sentence, *neutral(dice, 1)])
    return closed(sheet, "", met=False).made(identity), foreign.name, forgotten


def _names(line: Line) -> Sequence[str]:
    found: Sequence[Mapping[str, Any]] = line.get("leftover_places") or ()
    return [str(one["name"]) for one in found]
