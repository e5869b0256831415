"""Papers that look like copies and are none: forms, shared paragraphs, quotations, lists."""

from __future__ import annotations

import random
import re
import tomllib

from tests.benchmarks.copies.cast import Unit, person, unit
from tests.benchmarks.copies.editing import SAMPLES
from tests.benchmarks.copies.lists import independent_list
from tests.benchmarks.copies.planting import Planter, sentences

_ISSUERS = 12
_QUOTING = 24
_LISTS = 12
_OWN = 300
_CHOICE = re.compile(r"\[([^\[\]]+)\]")
_PENALTY = re.compile(r"罚款|刑事责任|处分|处罚|附\s*则|第.+章")
_SLOT = re.compile(r"\{(\w+)\}")
_VILLAGE = ("溪", "坪", "湾", "岗", "桥头", "坝", "洼", "塘")
_STEM = "东西南北上下前后大小红白青柳松竹石马牛龙"
_SAMPLE = tomllib.loads((SAMPLES / "templates.toml").read_text(encoding="utf-8"))


def add_negatives(planter: Planter) -> None:
    """Add the papers of every kind but the same-subject statutes, which are a corpus of theirs."""
    for template in _SAMPLE["template"]:
        for number, issuer in enumerate(_issuers(planter.dice)):
            text = _filled(template, planter, issuer)
            planter.innocent("template", f"template{template['name']}{number}", text, issuer)
    for at, paragraph in enumerate(_SAMPLE["paragraph"]):
        for number, issuer in enumerate(_issuers(planter.dice)):
            text = planter.text() + paragraph["text"] + "\n"
            planter.innocent("boilerplate", f"boilerplate{at}_{number}", text, issuer)
    for number in range(_LISTS):
        issuer = unit(planter.dice, "county")
        text = independent_list(planter.dice, issuer.place)
        planter.innocent("independent list", f"list{number}", text, issuer)
    for number in range(_QUOTING):
        _add_quoting(planter, f"quoting{number}")


def _issuers(dice: random.Random) -> list[Unit]:
    """Return issuers of one form: two cities, some counties of theirs and counties elsewhere."""
    cities = [unit(dice, "city") for _ in range(2)]
    below = [unit(dice, "county", dice.choice(cities)) for _ in range(4)]
    found = {one.name: one for one in [*cities, *below]}
    while len(found) < _ISSUERS:
        other = unit(dice, "county")
        found[other.name] = other
    return list(found.values())


def _add_quoting(planter: Planter, identity: str) -> None:
    """Add a paper, and a lower one of its own that quotes a passage of it with attribution."""
    dice = planter.dice
    above = unit(dice, "province")
    upper = planter.innocent("background", f"{identity}u", planter.text(), above)
    quoted = _passage(upper.text, dice)
    attribution = dice.choice(
        (
            "{}在有关文件中指出：“{}”",
            "{}明确要求：“{}”",
            "{}文件强调：“{}”",
            "根据{}的规定：“{}”",
        )
    ).format(above.name, quoted)
    added = [piece.text for piece in sentences(planter.text())]
    at = dice.randrange(len(added))
    text = "".join([*added[:at], f"\n{attribution}\n", *added[at:]])
    lower = unit(dice, "city", above)
    planter.innocent("attributed quotation", identity, text, lower)


def _passage(text: str, dice: random.Random) -> str:
    """Return a run of sentences of 120 to 300 characters without its outer spaces."""
    pieces = sentences(text)
    start = dice.randrange(len(pieces) // 2)
    taken = ""
    for piece in pieces[start:]:
        if len(taken) >= 120:
            break
        taken += piece.text
    return re.sub(r"\s+", "", taken)[:300].strip("“”")


def _filled(template: dict[str, object], planter: Planter, issuer: Unit) -> str:
    """Fill a form: two of its own sentences, and 300 characters that nobody else has."""
    patterns, dice = template["own"], planter.dice
    assert isinstance(patterns, list)
    chosen = "\n".join(dice.sample(patterns, 2))
    chosen = _CHOICE.sub(lambda match: dice.choice(match[1].split("|")), chosen)
    before, after = str(template["text"]).split("{own}")
    before = _CHOICE.sub(lambda match: dice.choice(match[1].split("|")), before)
    free = _free_text(planter.text())
    parts = (before, chosen + "\n", after)
    filled = [_SLOT.sub(lambda match: _value(match[1], dice, issuer), one) for one in parts]
    return filled[0] + filled[1] + free + filled[2]


def _free_text(text: str) -> str:
    """Return sentences of a text without those on penalties, which no such form would have."""
    taken = ""
    for piece in sentences(text):
        if len(taken) < _OWN and not _PENALTY.search(piece.text):
            taken += piece.text
    return taken.strip()


def _value(slot: str, dice: random.Random, issuer: Unit) -> str:
    if slot == "person":
        return person(dice)
    if slot == "village":
        return dice.choice(_STEM) + dice.choice(_STEM) + dice.choice(_VILLAGE) + "村"
    if slot == "n":
        return str(dice.randint(2, 96))
    if slot == "day":
        return f"{dice.randint(1, 12)}月{dice.randint(1, 28)}日"
    return issuer.place if slot == "place" else issuer.name
