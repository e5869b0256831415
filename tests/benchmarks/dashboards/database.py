"""A province's database by seed: a million papers, 200,000 meetings, ten million ledger rows.

Records, not files: what the pages read, in the numbers they must stand. Items come in matters (a
root and what descended from it, down the tree), hours land at the issuer and at units below it.
The rows are written by the database itself from a table of items, and its indexes and sums are
made afterwards; what booking costs is measured apart (`booking`).
"""

import io
import json
import os
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from django.db import connection

from burden.organisations.models import Level, Unit
from burden.thresholds import selectors as thresholds

SCALE = float(os.environ.get("DASHBOARDS_SCALE", "1"))
SEED = int(os.environ.get("DASHBOARDS_SEED", "20261127"))
ITEMS = round(1_200_000 * SCALE)
FIRST, DAYS = date(2025, 1, 1), 365
MEETINGS = 1 / 6
FINDINGS = round(100_000 * SCALE)
# Shares of the matters that begin at each level, the highest first.
_BEGIN = (0.01, 0.07, 0.42, 0.45, 0.05)
# Of a hundred matters one goes to every unit below.
_TO_ALL = 0.01
_TABLES = (
    "docs_audit_storedfile",
    "docs_audit_paper",
    "docs_audit_receipt",
    "docs_audit_match",
    "meetings_meeting",
    "meetings_attendance",
    "meetings_link",
    "meetings_tied",
    "meetings_segment",
    "meetings_accompanying",
    "meetings_nestedhours",
    "ledger_entry",
    "findings_finding",
)

_COPIED_MEASURES = {
    "relation": "copied",
    "reason": "",
    "containment": 0.75,
    "longest": 400,
    "passages": 3,
    "set_aside": {},
    "substitutions": {"level": 4},
    "leftover_places": 0,
    "characters": 1500,
}
_LAYERED_MEASURES = {
    "weight": 4.2,
    "days": 3.0,
    "reached": "video",
    "is_same_day": False,
    "margin": 1.0,
    "signals": ["topic", "agenda"],
    "own": [],
}

Ints = npt.NDArray[np.int64]


@dataclass
class Items:
    """Columns of the items, one array each; `parent` and `root` are positions, -1 for none."""

    level: Ints
    unit: Ints
    parent: Ints
    root: Ints
    depth: Ints
    day: Ints
    is_meeting: npt.NDArray[np.bool_]


def fill(levels: list[list[Unit]], items: int = ITEMS, findings: int = FINDINGS) -> dict[str, int]:
    """Write everything; return how many rows there are of what."""
    _copy(_made(levels, items), levels)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SET maintenance_work_mem = '512MB'")
        dropped = _drop_indexes(cursor)
        for statement in _FILL:
            cursor.execute(
                statement,
                {
                    "version": thresholds.in_force().set.pk,
                    "first": FIRST,
                    "findings": findings,
                    "copied": json.dumps(_COPIED_MEASURES),
                    "layered": json.dumps(_LAYERED_MEASURES),
                    "starts": [row[0].pk for row in levels],
                    "each": [len(row) // len(above) for above, row in _pairs(levels)],
                },
            )
        for definition in dropped:
            cursor.execute(definition)
        for month in range(1, 13):
            cursor.execute("SELECT ledger_sum_month(%s)", [FIRST.replace(month=month)])
        cursor.execute("SELECT ledger_sum_years(), ledger_sum_avoidable()")
        cursor.execute("SELECT docs_audit_count_all_issued()")
        cursor.execute("SELECT docs_audit_count_all_brought()")
        cursor.execute("SELECT meetings_count_all_held()")
        cursor.execute("SET session_replication_role = DEFAULT")
        for table in ("matters_item", *_TABLES):
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT max(id) FROM {table}))",
                [table],
            )
        cursor.execute("DROP TABLE bench_item")
        cursor.execute("ANALYZE")
        return {name: _count(cursor, table) for name, table in _COUNTED.items()}


def _pairs(levels: list[list[Unit]]) -> list[tuple[list[Unit], list[Unit]]]:
    return list(zip(levels, [*levels[1:], levels[-1]], strict=True))


def _made(levels: list[list[Unit]], number_of_items: int) -> Items:
    """Matters from the roots down: each root reaches some units below it, and these some more."""
    random = np.random.default_rng(SEED)
    sizes = [len(row) for row in levels]
    roots = number_of_items // 3
    level = random.choice(len(levels), roots, p=_BEGIN)
    unit = (random.random(roots) * np.array(sizes)[level]).astype(np.int64)
    nothing = np.full(roots, -1)
    made = Items(
        level=level,
        unit=unit,
        parent=nothing,
        root=np.arange(roots),
        depth=np.zeros(roots, np.int64),
        day=random.integers(0, DAYS - 30, roots),
        is_meeting=random.random(roots) < MEETINGS,
    )
    above = made
    first = 0
    while len(made.level) < number_of_items and len(above.level):
        below = _below(above, first, sizes, random)
        first = len(made.level)
        made = _joined(made, below)
        above = below
    return _cut(made, number_of_items)


def _below(above: Items, first: int, sizes: list[int], random: np.random.Generator) -> Items:
    """One level further down; `first` is the position of the first item above."""
    each = np.array([*(low // high for high, low in pairwise(sizes)), 0])
    room = each[above.level]
    number = np.minimum(random.geometric(0.35, len(room)) - (above.depth > 0), room)
    to_all = (random.random(len(room)) < _TO_ALL) & (above.depth == 0)
    number = np.where(to_all, room, number)
    place = np.repeat(np.arange(len(room)), number)
    nth = np.arange(len(place)) - np.repeat(np.cumsum(number) - number, number)
    start = random.integers(0, 1 << 30, len(room))[place]
    child = (start + nth) % np.maximum(room[place], 1)
    return Items(
        level=above.level[place] + 1,
        unit=above.unit[place] * room[place] + child,
        parent=first + place,
        root=above.root[place],
        depth=above.depth[place] + 1,
        day=np.minimum(above.day[place] + random.geometric(0.3, len(place)), DAYS - 1),
        is_meeting=above.is_meeting[place] ^ (random.random(len(place)) < 0.1),
    )


def _joined(one: Items, other: Items) -> Items:
    return Items(
        **{
            name: np.concatenate([column, getattr(other, name)])
            for name, column in vars(one).items()
        }
    )


def _cut(items: Items, length: int) -> Items:
    return Items(**{name: column[:length] for name, column in vars(items).items()})


def _copy(items: Items, levels: list[list[Unit]]) -> None:
    """The items as a table of the database, then as the product's items."""
    starts = [row[0].pk for row in levels]
    lines = io.StringIO()
    columns = zip(*(column.tolist() for column in vars(items).values()), strict=True)
    for pk, (level, unit, parent, root, depth, day, is_meeting) in enumerate(columns, start=1):
        above = parent + 1 if parent >= 0 else "\\N"
        lines.write(
            f"{pk}\t{level}\t{unit}\t{starts[level] + unit}\t{above}\t{root + 1}\t{depth}\t{day}"
            f"\t{'t' if is_meeting else 'f'}\n"
        )
    lines.seek(0)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_item (id bigint, level int, place bigint, unit_id bigint,"
            " parent_id bigint, root_id bigint, depth int, day int, is_meeting boolean)"
        )
        cursor.copy_expert("COPY bench_item FROM STDIN", lines)


def _drop_indexes(cursor: object) -> list[str]:
    """Drop what only slows the filling down; return what makes it again."""
    cursor.execute(  # type: ignore[attr-defined]
        "SELECT indexname, indexdef FROM pg_indexes LEFT JOIN pg_constraint ON conname = indexname"
        " WHERE tablename = ANY(%s) AND conname IS NULL",
        [list(_TABLES)],
    )
    found = cursor.fetchall()  # type: ignore[attr-defined]
    for name, _definition in found:
        cursor.execute(f"DROP INDEX {name}")  # type: ignore[attr-defined]
    return [definition for _name, definition in found]


def _count(cursor: object, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {table}")  # type: ignore[attr-defined]
    return int(cursor.fetchone()[0])  # type: ignore[attr-defined]


_COUNTED = {
    "papers": "docs_audit_paper",
    "meetings": "meetings_meeting",
    "ledger rows": "ledger_entry",
    "sums by scope": "ledger_scopesum",
    "sums by item": "ledger_itemsum",
    "findings": "findings_finding",
}
_NAMES = "(ARRAY[{}])".format(", ".join(f"'{level.value}'" for level in list(Level)[1:]))
# The units of the level below that an item reaches: `each` lie below its own, some of them hear.
_REACHED = """
    FROM bench_item AS item
    CROSS JOIN LATERAL generate_series(
        0, CASE WHEN item.level = 4 THEN 0
                ELSE least((%(each)s::int[])[item.level + 1], 3 + item.id %% 9) END) AS nth
"""
_RECEIVER = """
    CASE WHEN nth = 0 THEN item.unit_id
         ELSE (%(starts)s::bigint[])[item.level + 2]
              + item.place * (%(each)s::int[])[item.level + 1]
              + (item.id * 7 + nth) %% (%(each)s::int[])[item.level + 1] END
"""
_RECEIVER_LEVEL = f"{_NAMES}[item.level + CASE WHEN nth = 0 THEN 1 ELSE 2 END]"
_HOURS = "CASE WHEN item.is_meeting THEN 2 + item.id %% 7 ELSE 0.4 + item.id %% 5 * 0.3 END"
_COPIED = "(0.25 * (item.depth > 0)::int * (1 + item.id %% 3))"
# In one meeting of five or so somebody sat in vain: whose turn it is tells the place in the row.
_IN_VAIN = "CASE WHEN item.is_meeting AND nth > 0 THEN (item.id + nth) %% 60 ELSE 9 END"
_FILL = (
    f"""
    INSERT INTO matters_item (id, uuid, source, source_uuid, unit_id, level, occurred_on, number,
                              title, parent_id, root_id, depth)
    SELECT id, md5('item' || id)::uuid, CASE WHEN is_meeting THEN 'meeting' ELSE 'paper' END,
           md5('source' || id)::uuid, unit_id, {_NAMES}[level + 1], %(first)s::date + day,
           CASE WHEN is_meeting OR id %% 4 = 0 THEN '' ELSE '岚政发〔2025〕' || id || '号' END,
           '关于第' || root_id || '项工作的' || CASE WHEN is_meeting THEN '会议' ELSE '通知' END,
           parent_id, root_id, depth
      FROM bench_item
    """,
    """
    INSERT INTO docs_audit_storedfile (id, sha256, size, created_at)
    SELECT id, md5('file' || id) || md5('sha' || id), 1000, now() FROM bench_item
     WHERE NOT is_meeting
    """,
    """
    INSERT INTO docs_audit_paper (id, uuid, issuer_name, level, number, title, kind, issued_on,
        addressees, is_white_head, format, pages, text, body_characters, layout, read, given,
        corrections, engine, created_at, matched_at, item_id, unit_id, file_id, foreign_places,
        number_key, spans, title_keys, is_restricted, lacks_readers, is_scanned, is_own)
    SELECT item.id, item.source_uuid, '', item.level, item.number, item.title, '通知',
           item.occurred_on, '{}', item.number = '', 'docx', 3, 'text', 1500, '{}', '{}', '{}',
           '{}', 'bench', now(), now(), item.id, item.unit_id, item.id, '[]', item.number, '{}',
           '{}', false, item.id %% 4 = 0 AND item.level <> 'village', false, item.id %% 3 > 0
      FROM matters_item AS item WHERE item.source = 'paper'
    """,
    f"""
    INSERT INTO docs_audit_receipt (id, readers, basis, paper_id, unit_id)
    SELECT row_number() OVER (), item.id %% 4, 'addressed', item.id, {_RECEIVER} {_REACHED}
     WHERE NOT item.is_meeting AND nth BETWEEN 1 AND 3
    """,
    """
    INSERT INTO docs_audit_match (id, relation, containment, resemblance, longest, passages,
        substitutions, leftover_places, engine, created_at, lower_id, upper_id, novelty,
        own_measures, reason, segments, longest_copied)
    SELECT lower.id, 'copied', 0.25 * (1 + lower.id %% 4), 0.5, 400, '[]', '[]', '[]', 'bench',
           now(), lower.id, upper.id, 0.1, '[]', '', '[]', 400
      FROM bench_item AS lower JOIN bench_item AS upper ON upper.id = lower.parent_id
     WHERE NOT lower.is_meeting AND NOT upper.is_meeting
     ORDER BY lower.id LIMIT %(findings)s
    """,
    """
    INSERT INTO meetings_meeting (id, uuid, title, starts_at, has_time, ends_at, mode, venue, kind,
        agenda, cites, minutes, words, created_at, linked_at, host_id, item_id, merged_into_id,
        branches, category, convener, has_discussion, is_comprehensive, legal_basis, plan_number,
        speeches, is_called_off, approved_by)
    SELECT item.id, item.source_uuid, item.title, item.occurred_on + time '09:00', true,
           item.occurred_on + time '11:00',
           CASE WHEN item.id %% 3 = 0 THEN 'video' ELSE 'onsite' END, '', '', '[]', '[]', '',
           ARRAY['项' || root_id, '类' || root_id %% 997, '事' || item.id %% 89],
           now(), now(), item.unit_id, item.id, NULL, '[]', '', '', NULL, NULL, '', '', '[]', false,
           ''
      FROM matters_item AS item WHERE item.source = 'meeting'
    """,
    f"""
    INSERT INTO meetings_attendance (id, people, role, unit_id, meeting_id)
    SELECT row_number() OVER (), 1 + item.id %% 3, '', {_RECEIVER}, item.id {_REACHED}
     WHERE item.is_meeting
    """,
    """
    INSERT INTO meetings_link (id, weight, novelty, evidence, items, own, spared, is_reached,
        is_same_day, margin, created_at, lower_id, runner_up_id, upper_id, also, own_share, signals)
    SELECT lower.id, 4.2, 0.1, '[]', '[]', '[]', '', true, false, 1, now(), lower.id, NULL,
           upper.id, '[]', 0.1, '{agenda,topic}'
      FROM bench_item AS lower JOIN bench_item AS upper ON upper.id = lower.parent_id
     WHERE lower.is_meeting AND upper.is_meeting
    """,
    # Some records of one day that look like one meeting, for a person to decide on.
    """
    INSERT INTO meetings_nearpair (first_id, second_id, day, share, units)
    SELECT id, next, %(first)s::date + day, 0.5 + id %% 50 / 100.0, ARRAY[unit_id]
      FROM (SELECT id, day, unit_id,
                   lead(id) OVER (PARTITION BY day, root_id %% 997 ORDER BY id) AS next
              FROM bench_item WHERE is_meeting) AS held
     WHERE next IS NOT NULL AND id %% 3 = 0
    """,
    """
    INSERT INTO meetings_tied (id, meeting_id, length, is_assumed, organisers, spared,
        accompanying_people, accompanying_hours, nested_people, nested_hours, idle)
    SELECT id, id, 2, false, 1, CASE WHEN id %% 12 = 0 THEN 'statutory' ELSE '' END, 0, 0, 0, 0,
           '{}'
      FROM bench_item WHERE is_meeting
    """,
    """
    INSERT INTO meetings_segment (id, meeting_id, position, title, hours, units)
    SELECT 2 * id + position, id, position, '议题', 1, ARRAY[unit_id]
      FROM bench_item, generate_series(0, 1) AS position WHERE is_meeting
    """,
    f"""
    INSERT INTO meetings_accompanying (id, meeting_id, unit_id, people, hours, reason)
    SELECT row_number() OVER (), item.id, {_RECEIVER}, 1, 2, 'no_item' {_REACHED}
     WHERE {_IN_VAIN} = 0
    """,
    f"""
    INSERT INTO meetings_nestedhours (id, segment_id, unit_id, people, hours)
    SELECT row_number() OVER (), 2 * item.id, {_RECEIVER}, 1, 1 {_REACHED} WHERE {_IN_VAIN} = 1
    """,
    # The own part of what an item takes at a unit, then the copied or layered one.
    f"""
    INSERT INTO ledger_entry (id, component, originator_level, receiver_level, day, hours,
        avoidable, is_measured, is_white, item_id, originator_id, parameter_set_id, receiver_id,
        cause)
    SELECT row_number() OVER (),
           CASE {_IN_VAIN} WHEN 0 THEN 'accompany' WHEN 1 THEN 'nested'
                ELSE CASE WHEN item.is_meeting THEN 'meeting' ELSE 'document' END END,
           {_NAMES}[item.level + 1], {_RECEIVER_LEVEL}, %(first)s::date + item.day,
           ({_HOURS}) * (1 - {_COPIED}),
           CASE WHEN {_IN_VAIN} IN (0, 1) THEN ({_HOURS}) * (1 - {_COPIED}) ELSE 0 END,
           item.id %% 5 > 0, item.id %% 4 = 0 AND NOT item.is_meeting, item.id, item.unit_id,
           %(version)s, {_RECEIVER}, 'first' {_REACHED}
     WHERE {_COPIED} < 1
    """,
    f"""
    INSERT INTO ledger_entry (id, component, originator_level, receiver_level, day, hours,
        avoidable, is_measured, is_white, item_id, originator_id, parameter_set_id, receiver_id,
        cause)
    SELECT (SELECT max(id) FROM ledger_entry) + row_number() OVER (),
           CASE WHEN item.is_meeting THEN 'layered' ELSE 'copied' END, {_NAMES}[item.level + 1],
           {_RECEIVER_LEVEL}, %(first)s::date + item.day, ({_HOURS}) * {_COPIED},
           ({_HOURS}) * {_COPIED}, item.id %% 5 > 0, item.id %% 4 = 0 AND NOT item.is_meeting,
           item.id, item.unit_id, %(version)s, {_RECEIVER}, 'first' {_REACHED}
     WHERE item.depth > 0
    """,
    """
    INSERT INTO findings_finding (id, uuid, kind, level, occurred_on, state, severity, measures,
        evidence, confidence, avoidable_hours, created_at, updated_at, item_id, parameter_set_id,
        unit_id, upper_id)
    SELECT item.id, md5('finding' || item.id)::uuid,
           CASE WHEN item.source = 'meeting' THEN 'layered_meeting' ELSE 'copied_paper' END,
           item.level, item.occurred_on,
           (ARRAY['open', 'open', 'open', 'unsure', 'confirmed', 'dismissed'])[1 + item.id %% 6],
           (ARRAY['low', 'medium', 'high'])[1 + item.id %% 3],
           jsonb_build_object('lower', item.source_uuid, 'upper', upper.source_uuid, 'novelty', 0.1)
           || CASE WHEN item.source = 'meeting' THEN %(layered)s::jsonb ELSE %(copied)s::jsonb END,
           '[]',
           0.5 + item.id %% 50 / 100.0, item.id %% 90, now(), now(), item.id, %(version)s,
           item.unit_id, upper.id
      FROM matters_item AS item
      JOIN matters_item AS upper ON upper.id = item.parent_id AND upper.source = item.source
     ORDER BY item.id LIMIT %(findings)s
    """,
)
