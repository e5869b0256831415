"""Notices and minutes of meetings: how many fields are read as they were written.

Texts are made from a seed; wordings are held out and misses told as for official papers
(`NOTICES_SEED`, `NOTICES_MISSES=1`). A list counts as right when all of it is.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from typing import Any

from meetings.importers.notices import NoticeDraft, read_notices
from tests.benchmarks.notices.making import Made, minutes, notice
from tests.benchmarks.papers.dice import JUDGING_SEED, thrown

NOTICES, MINUTES = 300, 100


def main() -> dict[str, Any]:
    """Return the share of fields read right, by field, and milliseconds a text."""
    seed = int(os.environ.get("NOTICES_SEED", JUDGING_SEED))
    told = os.environ.get("NOTICES_MISSES") == "1" and seed != JUDGING_SEED
    made = [notice(thrown(seed, "notice", n)) for n in range(NOTICES)]
    made += [minutes(thrown(seed, "minutes", n)) for n in range(MINUTES)]
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    begun = time.perf_counter()
    for one in made:
        drafts = read_notices(one.text)
        for field, value in one.truth.items():
            read = _told(drafts[0], field) if len(drafts) == 1 else None
            total[field] += 1
            right[field] += read == value
            if told and read != value:
                _tell(one, field, value, read)
    seconds = time.perf_counter() - begun
    return {
        "texts": len(made),
        "fields right": round(sum(right.values()) / sum(total.values()), 4),
        "by field": {field: round(right[field] / total[field], 4) for field in sorted(total)},
        "milliseconds a text": round(1000 * seconds / len(made), 2),
    }


def _told(draft: NoticeDraft, field: str) -> Any:
    if field == "seats":
        return [(one.unit, one.rank, one.people) for one in draft.seats]
    if field == "decisions":
        return [(one.unit, one.deadline) for one in draft.decisions]
    value = getattr(draft, field)
    return [one.value for one in value] if isinstance(value, tuple) else value.value


def _tell(made: Made, field: str, value: Any, read: Any) -> None:
    miss = {"field": field, "true": value, "read": read, "text": made.text}
    sys.stderr.write(json.dumps(miss, ensure_ascii=False, default=str) + "\n")
