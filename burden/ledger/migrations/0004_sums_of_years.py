"""Sums of years, of who came to meetings of others, and of hours that were not needed.

Those of years and of guests are added up from the sums by item and by pair: whatever writes these,
the others follow, row by row of the same statement.
"""

import django.db.models.deletion
from django.db import migrations, models

# `{rows}` tell of sums by item (or by pair) with the sign by which they count.
_MATTERS = """
    INSERT INTO ledger_mattersum AS kept (scope_id, year, root_id, items, hours, avoidable)
    SELECT scope_id, extract(year from month)::smallint, root_id, sum(sign * (hours <> 0)::integer),
           sum(sign * hours), sum(sign * avoidable)
      FROM {rows} AS row WHERE root_id IS NOT NULL
     GROUP BY 1, 2, 3
    HAVING sum(sign * hours) <> 0 OR sum(sign * avoidable) <> 0
        OR sum(sign * (hours <> 0)::integer) <> 0
     ORDER BY 1, 2, 3
    ON CONFLICT (scope_id, year, root_id) DO UPDATE
       SET items = kept.items + EXCLUDED.items, hours = kept.hours + EXCLUDED.hours,
           avoidable = kept.avoidable + EXCLUDED.avoidable;
"""
_GUESTS = """
    INSERT INTO ledger_guestsum AS kept (receiver_id, month, months, meetings, hours)
    SELECT receiver_id, span.month, span.months, sum(sign * items), sum(sign * hours)
      FROM {rows} AS row
           CROSS JOIN LATERAL (VALUES (row.month, 1),
                                       (date_trunc('quarter', row.month)::date, 3),
                                       (date_trunc('year', row.month)::date, 12))
                           AS span (month, months)
     WHERE source = 'meeting' AND originator_id <> receiver_id
     GROUP BY 1, 2, 3
    HAVING sum(sign * items) <> 0 OR sum(sign * hours) <> 0
     ORDER BY 1, 2, 3
    ON CONFLICT (receiver_id, month, months) DO UPDATE
       SET meetings = kept.meetings + EXCLUDED.meetings, hours = kept.hours + EXCLUDED.hours;
"""
_NO_MATTERS = """
    DELETE FROM ledger_mattersum
     WHERE items = 0 AND (scope_id, year, root_id)
           IN (SELECT scope_id, extract(year from month)::smallint, root_id FROM gone);
"""
_NO_GUESTS = """
    DELETE FROM ledger_guestsum
     WHERE meetings = 0 AND hours = 0 AND receiver_id IN (SELECT receiver_id FROM gone);
"""
_CAME = "(SELECT came.*, 1 AS sign FROM came)"
_GONE = "(SELECT gone.*, -1 AS sign FROM gone)"
_BOTH = f"({_CAME[1:-1]} UNION ALL {_GONE[1:-1]})"


def _following(name, table, sums, emptied):
    """Triggers that take over what any statement changes in a table of sums."""
    return "".join(
        f"""
CREATE FUNCTION ledger_{name}_{step}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM {rows[1:-1].split()[-1]}) THEN
        {sums.format(rows=rows)}
        {then}
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER {name}_{step} AFTER {event} ON {table} REFERENCING {tables}
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_{name}_{step}();
"""
        for step, event, tables, rows, then in (
            ("came", "INSERT", "NEW TABLE AS came", _CAME, ""),
            ("changed", "UPDATE", "OLD TABLE AS gone NEW TABLE AS came", _BOTH, emptied),
            ("went", "DELETE", "OLD TABLE AS gone", _GONE, emptied),
        )
    )


_IN_VAIN = "component IN ('accompany', 'nested')"
_CHANGED = "FROM gone JOIN come USING (id) WHERE gone.path NOT IN ('', come.path)"
# Few meetings have such hours: those of a meeting are added up again, whatever changed of them.
IDLE = f"""
CREATE FUNCTION ledger_sum_idle(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM ledger_idlesum WHERE item_id = ANY(wanted);
    INSERT INTO ledger_idlesum (item_id, scope_id, month, accompany, nested, units)
    SELECT item_id, scope, month, sum(accompany), sum(nested), count(*)
      FROM (SELECT item_id, receiver_id, date_trunc('month', day)::date AS month,
                   coalesce(sum(hours) FILTER (WHERE component = 'accompany'), 0) AS accompany,
                   coalesce(sum(hours) FILTER (WHERE component = 'nested'), 0) AS nested
              FROM ledger_entry WHERE item_id = ANY(wanted) AND {_IN_VAIN}
             GROUP BY 1, 2, 3 HAVING sum(hours) <> 0) AS part
      JOIN organisations_unit AS unit ON unit.id = part.receiver_id
           CROSS JOIN LATERAL unnest(string_to_array(rtrim(unit.path, '/'), '/')::bigint[])
                           AS scope
     GROUP BY 1, 2, 3;
END $$;

CREATE FUNCTION ledger_idle_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM added WHERE {_IN_VAIN}) THEN
        PERFORM ledger_sum_idle(ARRAY(SELECT DISTINCT item_id FROM added WHERE {_IN_VAIN}));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER idle_summed AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_idle_added();

CREATE FUNCTION ledger_idle_follow_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT {_CHANGED}) THEN
        PERFORM pg_advisory_xact_lock(hashtext('ledger.sums'));
        PERFORM ledger_sum_idle(ARRAY(
            SELECT DISTINCT item_id FROM ledger_entry
             WHERE receiver_id IN (SELECT id {_CHANGED}) AND {_IN_VAIN}));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER idle_follow_tree AFTER UPDATE ON organisations_unit
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_idle_follow_tree();
"""  # noqa: S608 - made of constants
NO_IDLE = """
DROP TRIGGER idle_summed ON ledger_entry;
DROP TRIGGER idle_follow_tree ON organisations_unit;
DROP FUNCTION ledger_idle_added();
DROP FUNCTION ledger_idle_follow_tree();
DROP FUNCTION ledger_sum_idle(bigint[]);
"""

_TABLES = "ledger_mattersum, ledger_guestsum"
SUMS = f"""
{_following("years", "ledger_itemsum", _MATTERS, _NO_MATTERS)}
{_following("guests", "ledger_pairsum", _GUESTS, _NO_GUESTS)}
CREATE FUNCTION ledger_sum_years() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('ledger.sums'));
    TRUNCATE {_TABLES};
    {_MATTERS.format(rows="(SELECT *, 1 AS sign FROM ledger_itemsum)")}
    {_GUESTS.format(rows="(SELECT *, 1 AS sign FROM ledger_pairsum)")}
    TRUNCATE ledger_idlesum;
    PERFORM ledger_sum_idle(ARRAY(SELECT DISTINCT item_id FROM ledger_entry WHERE {_IN_VAIN}));
END $$;

-- A ledger of years takes minutes.
SET LOCAL statement_timeout = 0;
SELECT ledger_sum_years();
"""  # noqa: S608 - made of constants
NO_SUMS = "".join(
    f"""
DROP TRIGGER {name}_{step} ON {table};
DROP FUNCTION ledger_{name}_{step}();
"""
    for name, table in (("years", "ledger_itemsum"), ("guests", "ledger_pairsum"))
    for step in ("came", "changed", "went")
) + "DROP FUNCTION ledger_sum_years();"


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0003_sums_of_pairs_and_calls'),
        ('matters', '0005_search_by_pairs_of_letters'),
        ('organisations', '0002_people_come_with_their_scope'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='itemsum', name='item_sum_hosts'),
        migrations.AddIndex(
            model_name='itemsum',
            index=models.Index(condition=models.Q(('source', 'meeting')), fields=['scope', 'month'], include=('unit', 'hours', 'avoidable'), name='item_sum_hosts'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('cause', 'parameters')), fields=['day', 'receiver'], name='entry_by_parameters'),
        ),
        migrations.CreateModel(
            name='GuestSum',
            fields=[
                ('pk', models.CompositePrimaryKey('receiver', 'month', 'months', blank=True, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(help_text='first day of the month or year')),
                ('months', models.SmallIntegerField()),
                ('meetings', models.IntegerField()),
                ('hours', models.DecimalField(decimal_places=6, max_digits=18)),
                ('receiver', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['month', 'months', '-meetings', '-hours', 'receiver'], name='guest_sum_busiest')],
            },
        ),
        migrations.CreateModel(
            name='MatterSum',
            fields=[
                ('pk', models.CompositePrimaryKey('scope', 'year', 'root', blank=True, editable=False, primary_key=True, serialize=False)),
                ('year', models.SmallIntegerField()),
                ('items', models.IntegerField()),
                ('hours', models.DecimalField(decimal_places=6, max_digits=18)),
                ('avoidable', models.DecimalField(decimal_places=6, max_digits=18)),
                ('root', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='matters.item')),
                ('scope', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['scope', 'year', '-hours', 'root'], name='matter_sum_heaviest')],
            },
        ),
        migrations.CreateModel(
            name='IdleSum',
            fields=[
                ('pk', models.CompositePrimaryKey('item', 'scope', 'month', blank=True, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField(help_text='first day of the month')),
                ('accompany', models.DecimalField(decimal_places=6, max_digits=18)),
                ('nested', models.DecimalField(decimal_places=6, max_digits=18)),
                ('units', models.IntegerField()),
                ('item', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='idle_sums', to='matters.item')),
                ('scope', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['scope', 'month'], name='idle_sum_scope')],
            },
        ),
        migrations.RunSQL(IDLE, NO_IDLE),
        migrations.RunSQL(SUMS, NO_SUMS),
    ]
