"""Twelve months of scores of a province, and the intervals of the latest apart."""

import time
from datetime import date

from burden.scores import services


def main() -> dict[str, float]:
    begun = time.perf_counter()
    count = sum(services.refresh(date(2025, month, 1)) for month in range(1, 13))
    took = time.perf_counter() - begun
    return {"scores": count, "seconds for twelve months": round(took, 1)}
