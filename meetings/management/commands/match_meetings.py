"""match_meetings: which meeting repeats which, as JSON lines."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from meetings.importers import ImportFailed
from meetings.layering import link
from meetings.match_files import Problems, all_problems, lines, read_meetings, read_units

ALL_READ, SOME_UNREAD, UNUSABLE = 0, 1, 2


def _processors() -> int:
    return len(os.sched_getaffinity(0))


class Command(BaseCommand):
    """Link the meetings of a file; needs no server and no database."""

    help = (
        "Find layered, same, nested and accompanying meetings. "
        "MEETINGS: id,unit,title,start,end,mode,venue,agenda,attendees,cites,kind,minutes"
    )
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("meetings", type=Path)
        parser.add_argument(
            "--units", type=Path, required=True, help="id,name,level,parent,staff of each unit"
        )
        parser.add_argument("--output", type=Path, required=True, help="JSON lines, one a link")

    def handle(self, *args: Any, **options: Any) -> None:
        problems = Problems()
        path = options["units"]
        try:
            units = read_units(path, problems)
            path = options["meetings"]
            meetings = read_meetings(path, units, problems)
            path = options["output"]
            with path.open("w", encoding="utf-8") as output:
                for line in lines(link(meetings, units.values(), processes=_processors())):
                    output.write(json.dumps(line, ensure_ascii=False) + "\n")
        except (ImportFailed, OSError) as error:
            self.stderr.write(f"{path}: {error}")
            sys.exit(UNUSABLE)
        for problem in all_problems(problems):
            self.stderr.write(problem)
        sys.exit(SOME_UNREAD if problems.rows else ALL_READ)
