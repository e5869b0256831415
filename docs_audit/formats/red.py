"""Red print: the colour that the head and the line below it have (GB/T 9704-2012, 7.2.4, 7.2.7)."""

import re
from collections.abc import Sequence

RED_HEAD = "red_head"
RED_LINE = "red_line"
SEAL = "seal"

# Body and title are 16 and 22 points; words stressed in red have the size of the body.
BODY_POINTS = 16.0
# The shortest name of an organ with 文件; red words such as 急件 are shorter.
HEAD_CHARACTERS = 4

_LEAST_RED = 150 / 255
_ABOVE_GREEN = 70 / 255
_ABOVE_BLUE = 60 / 255
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})\b")
_SHORT_HEX = re.compile(r"#([0-9A-Fa-f]{3})\b")


def is_red(components: Sequence[float]) -> bool:
    """Whether a colour of 3 (RGB) or 4 (CMYK) components from 0 to 1 is red; grey never is."""
    if len(components) == 4:
        cyan, magenta, yellow, black = components
        components = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    if len(components) != 3:
        return False
    red, green, blue = components
    return red > _LEAST_RED and red - green > _ABOVE_GREEN and red - blue > _ABOVE_BLUE


def is_red_name(colour: str) -> bool:
    """The same of a colour as Office writes it: `C00000`, `#f00`, `red`, `#fe2e2e [3204]`."""
    if short := _SHORT_HEX.match(colour):
        digits = "".join(2 * digit for digit in short[1])
    elif full := _HEX.match(colour):
        digits = full[1]
    else:
        return colour.split(" ", maxsplit=1)[0].lower() == "red"
    return is_red([int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)])
