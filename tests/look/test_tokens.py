"""The colours of the tokens carry text and shapes with enough contrast, in both schemes."""

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
GROUNDS = ("paper", "panel")
TEXT_ON_GROUND = ("ink", "muted", "action", "action-hover", "attention", "attention-deep", "good")
TEXT_ON_TINT = (
    ("ink", "action-tint"),
    ("action", "action-tint"),
    ("muted", "action-tint"),
    ("ink", "attention-tint"),
    ("attention", "attention-tint"),
    ("attention-deep", "attention-tint"),
    ("ink", "good-tint"),
    ("good", "good-tint"),
    ("on-action", "action"),
    ("on-action", "action-hover"),
    ("panel", "ink"),
    ("official", "panel"),
    *((ink, f"passage-{kind}") for ink in ("ink",) for kind in ("verbatim", "substituted")),
    ("ink", "passage-reworded"),
)
LOAD_STEPS = (
    *(("on-load-low", f"load-{step}") for step in (1, 2, 3)),
    *(("on-load-high", f"load-{step}") for step in (4, 5)),
)
SHAPES = (("edge", "paper"), ("edge", "panel"), ("action", "panel"), ("attention", "panel"))


def schemes() -> dict[str, dict[str, str]]:
    light, dark = SHEET.read_text().split("@media (prefers-color-scheme: dark)")
    values = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return {
        "light": values,
        "dark": values | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark)),
    }


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = (*((text, ground) for text in TEXT_ON_GROUND for ground in GROUNDS), *TEXT_ON_TINT)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [*PAIRS, *LOAD_STEPS])
def test_text_reads_on_its_ground(scheme: str, text: str, ground: str) -> None:
    colours = schemes()[scheme]

    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shape_stands_out_from_its_ground(scheme: str, shape: str, ground: str) -> None:
    colours = schemes()[scheme]

    assert contrast(colours[shape], colours[ground]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_load_scale_gets_steadily_stronger(scheme: str) -> None:
    colours = schemes()[scheme]

    strength = [contrast(colours[f"load-{step}"], colours["panel"]) for step in range(1, 6)]

    assert strength == sorted(strength)
