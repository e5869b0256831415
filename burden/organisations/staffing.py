"""When a change of the number of staff needs a reason."""

# An inflated number of staff lowers every rate a score is made of (burden.md 2.9).
JUMP = 0.10


def is_jump(before: int | None, after: int) -> bool:
    """Whether the number changes by more than a tenth; a first number is no change."""
    return before is not None and abs(after - before) > JUMP * before
