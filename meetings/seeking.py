"""The meetings that stored ones may repeat, and the best of them, for several in one go."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from django.db import connection

from meetings import counting, engine, layering, stored
from meetings.comparing import Compared
from meetings.layering import blocking, reruns
from meetings.layering.profiles import Profile
from meetings.stored import Stored

MOST_CANDIDATES = 20

# Of each meeting asked for the main records of earlier meetings of superior places, those that
# share the most bits and were held last, a tenth of a bit a day. Rows are compared as wholes, and
# sorted so, since only the index `key_lookup` answers that. Of one meeting the report counts that
# shares most.
_CANDIDATES = """
SELECT lower, main, worth
  FROM (SELECT lower, main, worth,
               row_number() OVER (PARTITION BY lower ORDER BY worth DESC, main) AS rank
          FROM (SELECT lower, COALESCE(meeting.merged_into_id, meeting.id) AS main,
                       (max(bits) + max(extract(epoch FROM found.starts_at - until)) / 864000
                       )::float8 AS worth
                  FROM (
                SELECT lower, until, meeting_id, sum(bits) AS bits, max(starts_at) AS starts_at
                  FROM unnest(%(lowers)s::bigint[], %(since)s::timestamptz[],
                              %(until)s::timestamptz[]) AS asked(lower, since, until)
                  JOIN unnest(%(seated)s::bigint[], %(places)s::bigint[]) AS above(lower, place)
                       USING (lower)
                  JOIN unnest(%(worded)s::bigint[], %(words)s::text[], %(bits)s::float8[])
                       AS wanted(lower, word, bits) USING (lower)
                 CROSS JOIN LATERAL (
                       SELECT meeting_id, starts_at FROM meetings_key
                        WHERE (place_id, word, starts_at) >= (above.place, wanted.word, since)
                          AND (place_id, word, starts_at) <= (above.place, wanted.word, until)
                          AND is_found
                        ORDER BY place_id DESC, word DESC, starts_at DESC
                        LIMIT %(postings)s) AS posted
                 GROUP BY lower, until, meeting_id) AS found
                  JOIN meetings_meeting meeting ON meeting.id = found.meeting_id
                 GROUP BY lower, main) AS weighed) AS ranked
 WHERE rank <= %(limit)s AND main <> lower
"""

# Earlier meetings of the hosts, one of which theirs may make up for.
_EARLIER = """
SELECT lower, earlier.id, title, kind, minutes
  FROM unnest(%(lowers)s::bigint[], %(hosts)s::bigint[], %(since)s::timestamptz[],
              %(until)s::timestamptz[]) AS asked(lower, host, since, until)
  JOIN meetings_meeting earlier ON earlier.host_id = host
   AND starts_at >= since AND starts_at < until AND merged_into_id IS NULL
"""


def best_parents(meetings: Iterable[Stored], compared: Compared) -> dict[int, layering.Edge]:
    """The edges of these meetings to the best of their parents, by their keys; of those that
    repeat none, or do not count, nothing.
    """
    asked = {one.pk: one for one in meetings if one.counts}
    context = compared.take(asked.values())
    events = {pk: engine.event_of(one, context) for pk, one in asked.items()}
    found = _candidates(asked, events, context)
    read = stored.read({main for mains in found.values() for main in mains})
    context = compared.take(read)
    uppers = {one.pk: engine.event_of(one, context) for one in read}
    above = {
        pk: [upper for main, upper in uppers.items() if main in mains]
        for pk, mains in found.items()
    }
    edges = {
        pk: edge
        for pk, some in above.items()
        if (edge := layering.best_parent(events[pk], some, context)) is not None
    }
    own = _earlier_of_hosts([asked[pk] for pk, edge in edges.items() if not edge.spared])
    context = compared.take(one for some in own.values() for one in some)
    for pk, some in own.items():
        earlier = [one.record for one in some]
        edge = layering.best_parent(events[pk], above[pk], context, own=earlier)
        assert edge is not None, "what it makes up for decides on whether it is spared"
        edges[pk] = edge
    return edges


def _candidates(
    asked: Mapping[int, Stored], events: Mapping[int, layering.Meeting], context: layering.Context
) -> dict[int, set[int]]:
    """Main records of earlier meetings of superior places that share the rarest words."""
    window = timedelta(days=context.weights.window_days)
    lowers: list[tuple[int, datetime, datetime]] = []
    places: list[tuple[int, int]] = []
    words: list[tuple[int, str, float]] = []
    for pk, one in asked.items():
        profile = context.read(events[pk])
        if not profile.can_repeat:
            continue
        own = 0 if profile.position.is_department else 1
        until = one.starts_at if one.record.timed else one.starts_at + timedelta(days=1)
        lowers.append((pk, one.starts_at - window, until))
        places += [(pk, int(place.id)) for place in profile.position.chain[own:]]
        shared = dict.fromkeys(
            word[: counting.LONGEST_WORD] for word in layering.lookup_words(events[pk], context)
        )
        words += [(pk, word, context.vocabulary.weight(word)) for word in shared]
    if not words:
        return {}
    worths: dict[int, dict[int, float]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(
            _CANDIDATES,
            {
                **_columns(("lowers", "since", "until"), lowers),
                **_columns(("seated", "places"), places),
                **_columns(("worded", "words", "bits"), words),
                "postings": counting.POSTINGS_A_WORD,
                "limit": MOST_CANDIDATES,
            },
        )
        for lower, main, worth in cursor.fetchall():
            worths[lower][main] = worth
    return {pk: _promising(context.read(events[pk]), some) for pk, some in worths.items()}


def _promising(child: Profile, worths: Mapping[int, float]) -> set[int]:
    """Those that may be scored; only these are read."""
    least = blocking.least_worth(child, worths.values())
    return {main for main, worth in worths.items() if worth >= least}


def _earlier_of_hosts(meetings: Collection[Stored]) -> dict[int, list[Stored]]:
    """Meetings of the hosts not long before, one of which theirs may make up for."""
    if not meetings:
        return {}
    makes_up = {one.pk for one in meetings if reruns.MAKES_UP.search(one.record.title)}
    rows = [(one.pk, one.host, one.starts_at - reruns.WITHIN, one.starts_at) for one in meetings]
    with connection.cursor() as cursor:
        cursor.execute(_EARLIER, _columns(("lowers", "hosts", "since", "until"), rows))
        told = [
            (lower, pk)
            for lower, pk, *some in cursor.fetchall()
            if lower in makes_up or _failed(some)
        ]
    read = {one.pk: one for one in stored.read({pk for _, pk in told})}
    own: dict[int, list[Stored]] = defaultdict(list)
    for lower, pk in told:
        own[lower].append(read[pk])
    return own


def _failed(told: Iterable[str]) -> bool:
    return any(reruns.FAILED.search(text) for text in told)


def _columns(names: Iterable[str], rows: Collection[tuple[object, ...]]) -> dict[str, list[object]]:
    """Rows as the columns of an unnest, by these names."""
    return {name: [row[i] for row in rows] for i, name in enumerate(names)}
