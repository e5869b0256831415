"""How the time of a piece of work grows with the length of what it is given."""

import time
from collections.abc import Callable
from itertools import cycle, islice

# Within one run a machine's moods weigh; what grows with the square takes four times as long.
MOST = 3.0
_UNIT = 12_000


def repeated(piece: str, length: int) -> str:
    """The piece again and again, in so many characters."""
    return "".join(islice(cycle(piece), length))


def growth(read: Callable[[str], object], piece: str, unit: int = _UNIT) -> float:
    """How many times longer twice as much of it takes, at its best of three."""
    short, long = repeated(piece, unit), repeated(piece, 2 * unit)
    read(short)
    return min(_seconds(read, long) / _seconds(read, short) for _ in range(3))


def _seconds(read: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    read(text)
    return time.process_time() - begun
