"""How long every page takes on the demo county; `DASHBOARDS_PAGES` is a pattern of their names."""

from typing import Any

from tests.benchmarks.dashboards import demo


def main() -> dict[str, Any]:
    """The figures of the pages, each beside its limit."""
    return demo.main()
