"""The database counts the meetings held by scope and month as they come, change and go.

Every difference is a row of its own, so meetings that come together never wait for each other.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

_IDS = "unnest(string_to_array(rtrim({path}, '/'), '/')::bigint[])"
_FIGURES = ("records", "counted", "seconds", "endless", "empty", "aimless", "disputed")
_COLUMNS = f"month, level, {', '.join(_FIGURES)}"
_OF = ", ".join(f"{{sign}} * {one}" for one in _FIGURES)
_SUMS = ", ".join(f"sum({one})" for one in _FIGURES)
_CHANGED = "FROM gone JOIN come USING (id) WHERE gone.path NOT IN ('', come.path)"
_OTHER_LEVEL = "SELECT id FROM gone JOIN come USING (id) WHERE gone.level <> come.level"

# Reports of one meeting may differ by a quarter of an hour and still agree (`meetings.reports`).
_TALLIES = f"""
    SELECT meeting.id AS meeting_id, host_id,
           date_trunc('month', starts_at AT TIME ZONE '{settings.TIME_ZONE}')::date AS month,
           host.level, 1 AS records,
           (NOT is_called_off AND legal_basis = '')::integer AS counted,
           CASE WHEN is_called_off OR legal_basis <> '' THEN 0
                ELSE coalesce(extract(epoch FROM ends_at - starts_at) * seats.people, 0)
           END::bigint AS seconds,
           (ends_at IS NULL)::integer AS endless,
           (NOT coalesce(seats.are_any, false))::integer AS empty,
           (agenda = '[]')::integer AS aimless,
           EXISTS (SELECT FROM meetings_meeting AS other
                    WHERE other.merged_into_id = meeting.id
                      AND abs(extract(epoch FROM (other.ends_at - other.starts_at)
                                                 - (meeting.ends_at - meeting.starts_at))) > 900
                  )::integer AS disputed
      FROM meetings_meeting AS meeting JOIN organisations_unit AS host ON host.id = host_id
           CROSS JOIN LATERAL (SELECT sum(people) AS people, bool_or(people > 0) AS are_any
                                 FROM meetings_attendance WHERE meeting_id = meeting.id) AS seats
     WHERE merged_into_id IS NULL
"""  # noqa: S608 - made of constants


def _difference(row, sign):
    """A statement that writes what one tally (OLD or NEW) adds to its scopes or takes from them."""
    return f"""
        INSERT INTO meetings_heldsum (scope_id, {_COLUMNS}, is_folded)
        SELECT {_IDS.format(path="unit.path")}, month, tally.level, {_OF.format(sign=sign)}, false
          FROM (SELECT {row}.*) AS tally JOIN organisations_unit AS unit ON unit.id = tally.host_id;
    """  # noqa: S608 - made of constants


_TOUCHING = "".join(
    f"""
CREATE TRIGGER tallied_{step} AFTER {event} ON {table} REFERENCING {tables}
    FOR EACH STATEMENT EXECUTE FUNCTION meetings_tally_{name}_{step}();
"""
    for table, name in (("meetings_meeting", "records"), ("meetings_attendance", "seats"))
    for step, event, tables in (
        ("came", "INSERT", "NEW TABLE AS come"),
        ("changed", "UPDATE", "OLD TABLE AS gone NEW TABLE AS come"),
        ("went", "DELETE", "OLD TABLE AS gone"),
    )
)
_TOUCHED = {
    "records": "SELECT id FROM {rows} UNION SELECT merged_into_id FROM {rows}",
    "seats": "SELECT meeting_id FROM {rows}",
}
# Of each role the larger number counts, whichever record tells it.
_SEATS = f"""
    SELECT event, unit_id, date_trunc('month', main.starts_at AT TIME ZONE '{settings.TIME_ZONE}')::date AS month,
           sum(most) AS people
      FROM (SELECT coalesce(merged_into_id, record.id) AS event, unit_id, role, max(people) AS most
              FROM meetings_attendance JOIN meetings_meeting AS record ON record.id = meeting_id
             WHERE NOT is_called_off {{of}}
             GROUP BY 1, 2, 3) AS told JOIN meetings_meeting AS main ON main.id = event
     GROUP BY 1, 2, 3
"""  # noqa: S608 - made of constants
_SEAT_SUMS = """
    INSERT INTO meetings_seatsum (scope_id, month, people, is_folded)
    SELECT scope, month, sum(sign * people), {is_folded}
      FROM {rows} AS seat JOIN organisations_unit AS unit ON unit.id = unit_id
           CROSS JOIN LATERAL {ids} AS scope
     GROUP BY 1, 2 HAVING sum(sign * people) <> 0;
"""
_SEAT_FOLLOWS = "".join(
    f"""
CREATE FUNCTION meetings_seats_{step}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {_SEAT_SUMS.format(rows=f"({rows})", ids=_IDS.format(path="unit.path"), is_folded="false")}
    RETURN NULL;
END $$;
CREATE TRIGGER seats_{step} AFTER {event} ON meetings_seat REFERENCING {tables}
    FOR EACH STATEMENT EXECUTE FUNCTION meetings_seats_{step}();
"""
    for step, event, tables, rows in (
        ("came", "INSERT", "NEW TABLE AS come", "SELECT *, 1 AS sign FROM come"),
        (
            "changed",
            "UPDATE",
            "OLD TABLE AS gone NEW TABLE AS come",
            "SELECT *, 1 AS sign FROM come UNION ALL SELECT *, -1 FROM gone",
        ),
        ("went", "DELETE", "OLD TABLE AS gone", "SELECT *, -1 AS sign FROM gone"),
    )
)
_FUNCTIONS = "".join(
    f"""
CREATE FUNCTION meetings_tally_{name}_{step}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM meetings_tally(ARRAY(
        {" UNION ".join(_TOUCHED[name].format(rows=rows) for rows in tables)}));
    RETURN NULL;
END $$;
"""
    for name in ("records", "seats")
    for step, tables in (("came", ["come"]), ("changed", ["come", "gone"]), ("went", ["gone"]))
)
_SET = ", ".join(f"{one} = EXCLUDED.{one}" for one in ("host_id", "month", "level", *_FIGURES))
_ROW = ", ".join(f"{{row}}.{one}" for one in ("host_id", "month", "level", *_FIGURES))

SUMS = f"""
CREATE FUNCTION meetings_tally(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    mains bigint[];
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('meetings.sums'));
    DELETE FROM meetings_tally
     WHERE meeting_id = ANY(wanted) AND NOT EXISTS (
           SELECT FROM meetings_meeting WHERE id = meeting_id AND merged_into_id IS NULL);
    INSERT INTO meetings_tally AS kept (meeting_id, host_id, {_COLUMNS})
    {_TALLIES} AND meeting.id = ANY(wanted) ORDER BY meeting.id
    ON CONFLICT (meeting_id) DO UPDATE SET {_SET}
     WHERE ({_ROW.format(row="kept")}) IS DISTINCT FROM ({_ROW.format(row="EXCLUDED")});
    mains := wanted || ARRAY(SELECT merged_into_id FROM meetings_meeting
                              WHERE id = ANY(wanted) AND merged_into_id IS NOT NULL);
    DELETE FROM meetings_seat AS kept WHERE meeting_id = ANY(mains) AND NOT EXISTS (
        SELECT FROM meetings_meeting AS record
          JOIN meetings_attendance AS told ON told.meeting_id = record.id
         WHERE NOT is_called_off AND told.unit_id = kept.unit_id
           AND (record.merged_into_id = kept.meeting_id
                OR record.id = kept.meeting_id AND merged_into_id IS NULL));
    INSERT INTO meetings_seat AS kept (meeting_id, unit_id, month, people)
    {_SEATS.format(of="AND (record.id = ANY(mains) OR merged_into_id = ANY(mains))")} ORDER BY 1, 2
    ON CONFLICT (meeting_id, unit_id) DO UPDATE
       SET month = EXCLUDED.month, people = EXCLUDED.people
     WHERE (kept.month, kept.people) IS DISTINCT FROM (EXCLUDED.month, EXCLUDED.people);
END $$;
{_SEAT_FOLLOWS}

CREATE FUNCTION meetings_count_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN {_difference("OLD", -1)} END IF;
    IF TG_OP <> 'DELETE' THEN {_difference("NEW", 1)} END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER held_counted AFTER INSERT OR UPDATE OR DELETE ON meetings_tally
    FOR EACH ROW EXECUTE FUNCTION meetings_count_held();
{_FUNCTIONS}{_TOUCHING}
CREATE FUNCTION meetings_held_follow_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT {_CHANGED}) THEN
        PERFORM pg_advisory_xact_lock(hashtext('meetings.sums'));
        INSERT INTO meetings_heldsum (scope_id, {_COLUMNS}, is_folded)
        SELECT scope, month, level, {_OF.format(sign="sign")}, false
          FROM (SELECT id, {_IDS.format(path="gone.path")} AS scope, -1 AS sign {_CHANGED}
                UNION ALL
                SELECT id, {_IDS.format(path="come.path")}, 1 {_CHANGED}) AS moved
          JOIN meetings_tally ON host_id = moved.id;
        INSERT INTO meetings_seatsum (scope_id, month, people, is_folded)
        SELECT scope, month, sum(sign * people), false
          FROM (SELECT id AS unit, {_IDS.format(path="gone.path")} AS scope, -1 AS sign {_CHANGED}
                UNION ALL
                SELECT id, {_IDS.format(path="come.path")}, 1 {_CHANGED}) AS moved
          JOIN meetings_seat ON unit_id = moved.unit
         GROUP BY 1, 2 HAVING sum(sign * people) <> 0;
    END IF;
    IF EXISTS ({_OTHER_LEVEL}) THEN
        PERFORM meetings_tally(ARRAY(
            SELECT meeting_id FROM meetings_tally WHERE host_id IN ({_OTHER_LEVEL})));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER held_follow_tree AFTER UPDATE ON organisations_unit
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION meetings_held_follow_tree();

CREATE FUNCTION meetings_fold_held() RETURNS void LANGUAGE sql AS $$
    WITH loose AS (DELETE FROM meetings_heldsum WHERE NOT is_folded RETURNING *)
    INSERT INTO meetings_heldsum AS kept (scope_id, {_COLUMNS}, is_folded)
    SELECT scope_id, month, level, {_SUMS}, true FROM loose
     GROUP BY 1, 2, 3
     ORDER BY 1, 2, 3
    ON CONFLICT (scope_id, month, level) WHERE is_folded DO UPDATE
       SET {", ".join(f"{one} = kept.{one} + EXCLUDED.{one}" for one in _FIGURES)};
    WITH loose AS (DELETE FROM meetings_seatsum WHERE NOT is_folded RETURNING *)
    INSERT INTO meetings_seatsum AS kept (scope_id, month, people, is_folded)
    SELECT scope_id, month, sum(people), true FROM loose
     GROUP BY 1, 2
     ORDER BY 1, 2
    ON CONFLICT (scope_id, month) WHERE is_folded DO UPDATE
       SET people = kept.people + EXCLUDED.people
$$;

CREATE FUNCTION meetings_count_all_held() RETURNS void LANGUAGE sql AS $$
    DELETE FROM meetings_tally;
    INSERT INTO meetings_tally (meeting_id, host_id, {_COLUMNS}) {_TALLIES};
    DELETE FROM meetings_heldsum;
    INSERT INTO meetings_heldsum (scope_id, {_COLUMNS}, is_folded)
    SELECT scope, month, tally.level, {_SUMS}, true
      FROM meetings_tally AS tally JOIN organisations_unit AS unit ON unit.id = host_id
           CROSS JOIN LATERAL {_IDS.format(path="unit.path")} AS scope
     GROUP BY 1, 2, 3;
    DELETE FROM meetings_seat;
    INSERT INTO meetings_seat (meeting_id, unit_id, month, people) {_SEATS.format(of="")};
    DELETE FROM meetings_seatsum;
    {_SEAT_SUMS.format(rows="(SELECT *, 1 AS sign FROM meetings_seat)",
                       ids=_IDS.format(path="unit.path"), is_folded="true")}
$$;

-- A register of years takes minutes.
SET LOCAL statement_timeout = 0;
SELECT meetings_count_all_held();
"""  # noqa: S608 - made of constants
NO_SUMS = (
    "".join(
        f"DROP TRIGGER tallied_{step} ON {table};\nDROP FUNCTION meetings_tally_{name}_{step}();\n"
        for table, name in (("meetings_meeting", "records"), ("meetings_attendance", "seats"))
        for step in ("came", "changed", "went")
    )
    + """
DROP TRIGGER held_follow_tree ON organisations_unit;
DROP TRIGGER held_counted ON meetings_tally;
DROP TRIGGER seats_came ON meetings_seat;
DROP TRIGGER seats_changed ON meetings_seat;
DROP TRIGGER seats_went ON meetings_seat;
DROP FUNCTION meetings_seats_came, meetings_seats_changed, meetings_seats_went;
DROP FUNCTION meetings_tally, meetings_count_held, meetings_held_follow_tree, meetings_fold_held,
    meetings_count_all_held;
"""
)


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0013_marks_anew'),
        ('organisations', '0002_people_come_with_their_scope'),
    ]

    operations = [
        migrations.CreateModel(
            name='HeldSum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(help_text='first day of the month')),
                ('level', models.CharField(choices=[('central', 'central'), ('province', 'province'), ('city', 'city'), ('county', 'county'), ('township', 'township'), ('village', 'village')], help_text='of the host', max_length=10)),
                ('records', models.IntegerField()),
                ('counted', models.IntegerField()),
                ('seconds', models.BigIntegerField()),
                ('endless', models.IntegerField()),
                ('empty', models.IntegerField()),
                ('aimless', models.IntegerField()),
                ('disputed', models.IntegerField()),
                ('is_folded', models.BooleanField(default=False, help_text='holds what other rows held before')),
                ('scope', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['scope', 'month'], name='held_sum_scope'), models.Index(condition=models.Q(('is_folded', False)), fields=['id'], name='held_sum_loose')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_folded', True)), fields=('scope', 'month', 'level'), name='one_folded_held_sum')],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('month', models.DateField(help_text='first day of the month')),
                ('level', models.CharField(choices=[('central', 'central'), ('province', 'province'), ('city', 'city'), ('county', 'county'), ('township', 'township'), ('village', 'village')], help_text='of the host', max_length=10)),
                ('records', models.IntegerField()),
                ('counted', models.IntegerField()),
                ('seconds', models.BigIntegerField()),
                ('endless', models.IntegerField()),
                ('empty', models.IntegerField()),
                ('aimless', models.IntegerField()),
                ('disputed', models.IntegerField()),
                ('meeting', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='tally', serialize=False, to='meetings.meeting')),
                ('host', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('endless', 1)), fields=['month'], name='tally_endless'), models.Index(condition=models.Q(('empty', 1)), fields=['month'], name='tally_empty'), models.Index(condition=models.Q(('disputed', 1)), fields=['month'], name='tally_disputed')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(help_text='first day of the month')),
                ('people', models.IntegerField()),
                ('meeting', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='meetings.meeting')),
                ('unit', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('meeting', 'unit'), name='one_seat_a_meeting_and_unit')],
            },
        ),
        migrations.CreateModel(
            name='SeatSum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(help_text='first day of the month')),
                ('people', models.BigIntegerField()),
                ('is_folded', models.BooleanField(default=False, help_text='holds what other rows held before')),
                ('scope', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['scope', 'month'], name='seat_sum_scope'), models.Index(condition=models.Q(('is_folded', False)), fields=['id'], name='seat_sum_loose')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_folded', True)), fields=('scope', 'month'), name='one_folded_seat_sum')],
            },
        ),
        migrations.RunSQL(SUMS, NO_SUMS),
    ]
