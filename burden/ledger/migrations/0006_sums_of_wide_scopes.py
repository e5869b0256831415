"""Sums by matter and by host, of months, quarters and years, for the scopes that are wide.

What stands deep in the tree is read from its sums by item, which are few; a booking would write
far more rows for these scopes than for those above them. As before, the sums follow whatever
writes those by item, row by row of the same statement.
"""

import re
from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

_before = import_module("burden.ledger.migrations.0004_sums_of_years")

_IS_WIDE = "length({path}) - length(replace({path}, '/', '')) BETWEEN 1 AND 3"
_SPANS = """
    CROSS JOIN LATERAL (VALUES (row.month, 1), (date_trunc('quarter', row.month)::date, 3),
                               (date_trunc('year', row.month)::date, 12)) AS span (month, months)
"""
# `{rows}` tell of sums by item with the sign by which they count, `{wanted}` of which scopes.
_ROWS = f"""
      FROM {{rows}} AS row
           JOIN organisations_unit AS scope ON scope.id = scope_id
                AND {_IS_WIDE.format(path="scope.path")} {{wanted}}
           {_SPANS}
"""
_CHANGES = """
    HAVING sum(sign * hours) <> 0 OR sum(sign * avoidable) <> 0
        OR sum(sign * (hours <> 0)::integer) <> 0
     ORDER BY 1, 2, 3, 4
"""
_SUMS = f"""
    INSERT INTO ledger_mattersum AS kept (scope_id, months, month, root_id, items, hours, avoidable)
    SELECT scope_id, span.months, span.month, root_id, sum(sign * (hours <> 0)::integer),
           sum(sign * hours), sum(sign * avoidable)
     {_ROWS}
     WHERE root_id IS NOT NULL
     GROUP BY 1, 2, 3, 4 {_CHANGES}
    ON CONFLICT (scope_id, months, month, root_id) DO UPDATE
       SET items = kept.items + EXCLUDED.items, hours = kept.hours + EXCLUDED.hours,
           avoidable = kept.avoidable + EXCLUDED.avoidable;
    IF EXISTS (SELECT FROM {{rows}} AS row WHERE source = 'meeting') THEN
        INSERT INTO ledger_hostsum AS kept
               (scope_id, months, month, unit_id, meetings, hours, avoidable)
        SELECT scope_id, span.months, span.month, unit_id, sum(sign * (hours <> 0)::integer),
               sum(sign * hours), sum(sign * avoidable)
         {_ROWS}
         WHERE source = 'meeting'
         GROUP BY 1, 2, 3, 4 {_CHANGES}
        ON CONFLICT (scope_id, months, month, unit_id) DO UPDATE
           SET meetings = kept.meetings + EXCLUDED.meetings, hours = kept.hours + EXCLUDED.hours,
               avoidable = kept.avoidable + EXCLUDED.avoidable;
    END IF;
"""  # noqa: S608 - made of constants
_EMPTIED = f"""
    DELETE FROM ledger_mattersum WHERE items = 0 AND (scope_id, months, month, root_id)
        IN (SELECT scope_id, span.months, span.month, root_id FROM gone AS row {_SPANS});
    DELETE FROM ledger_hostsum WHERE meetings = 0 AND (scope_id, months, month, unit_id)
        IN (SELECT scope_id, span.months, span.month, unit_id FROM gone AS row {_SPANS}
             WHERE source = 'meeting');
"""  # noqa: S608 - made of constants
_MOVED = f"""
    FROM gone JOIN come USING (id)
   WHERE gone.path <> '' AND ({_IS_WIDE.format(path="gone.path")})
         <> ({_IS_WIDE.format(path="come.path")})
"""


def _triggers():
    """Triggers that take over what any statement changes in the sums by item."""
    return "".join(
        f"""
CREATE FUNCTION ledger_wide_{step}() RETURNS trigger LANGUAGE plpgsql
-- The plan is kept for the session, so it must be that of a few rows, whatever came first.
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    IF EXISTS (SELECT FROM {rows[1:-1].split()[-1]}) THEN
        {_SUMS.format(rows=rows, wanted="")}
        {then}
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER wide_{step} AFTER {event} ON ledger_itemsum REFERENCING {tables}
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_wide_{step}();
"""
        for step, event, tables, rows, then in (
            ("came", "INSERT", "NEW TABLE AS came", _before._CAME, ""),
            ("changed", "UPDATE", "OLD TABLE AS gone NEW TABLE AS come", _BOTH, _EMPTIED),
            ("went", "DELETE", "OLD TABLE AS gone", _before._GONE, _EMPTIED),
        )
    )


_BOTH = "(SELECT come.*, 1 AS sign FROM come UNION ALL SELECT gone.*, -1 AS sign FROM gone)"
_KEPT = "(SELECT *, 1 AS sign FROM ledger_itemsum)"

# Most bookings are of papers, and these have no guests.
_GUESTS = re.sub(
    r"IF EXISTS \(SELECT FROM (\w+)\)",
    r"IF EXISTS (SELECT FROM \1 WHERE source = 'meeting')",
    _before._following("guests", "ledger_pairsum", _before._GUESTS, _before._NO_GUESTS),
)

SUMS = f"""
{_triggers()}{_GUESTS}
CREATE FUNCTION ledger_sum_wide(wanted bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM ledger_mattersum WHERE scope_id = ANY(wanted);
    DELETE FROM ledger_hostsum WHERE scope_id = ANY(wanted);
    {_SUMS.format(rows=_KEPT, wanted="AND scope_id = ANY(wanted)")}
END $$;

-- Comes after `sums_follow_tree` has moved the sums by item.
CREATE FUNCTION ledger_wide_follow_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT {_MOVED}) THEN
        PERFORM pg_advisory_xact_lock(hashtext('ledger.sums'));
        PERFORM ledger_sum_wide(ARRAY(SELECT id {_MOVED}));
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER wide_follow_tree AFTER UPDATE ON organisations_unit
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_wide_follow_tree();

CREATE FUNCTION ledger_sum_years() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('ledger.sums'));
    TRUNCATE ledger_mattersum, ledger_hostsum, ledger_guestsum, ledger_idlesum;
    {_SUMS.format(rows=_KEPT, wanted="")}
    {_before._GUESTS.format(rows="(SELECT *, 1 AS sign FROM ledger_pairsum)")}
    PERFORM ledger_sum_idle(
        ARRAY(SELECT DISTINCT item_id FROM ledger_entry WHERE {_before._IN_VAIN}));
END $$;

-- A ledger of years takes minutes.
SET LOCAL statement_timeout = 0;
SELECT ledger_sum_wide(
    ARRAY(SELECT id FROM organisations_unit WHERE {_IS_WIDE.format(path="path")}));
"""  # noqa: S608 - made of constants
NO_SUMS = """
DROP TRIGGER wide_follow_tree ON organisations_unit;
DROP TRIGGER wide_came ON ledger_itemsum;
DROP TRIGGER wide_changed ON ledger_itemsum;
DROP TRIGGER wide_went ON ledger_itemsum;
DROP TRIGGER guests_came ON ledger_pairsum;
DROP TRIGGER guests_changed ON ledger_pairsum;
DROP TRIGGER guests_went ON ledger_pairsum;
DROP FUNCTION ledger_guests_came, ledger_guests_changed, ledger_guests_went;
DROP FUNCTION ledger_wide_came, ledger_wide_changed, ledger_wide_went, ledger_wide_follow_tree,
    ledger_sum_wide, ledger_sum_years;
"""


def _unit(**told):
    return models.ForeignKey(
        db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING,
        related_name='+', **told,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0005_other_burdens'),
        ('matters', '0006_other_burdens'),
        ('organisations', '0002_people_come_with_their_scope'),
    ]

    operations = [
        migrations.RunSQL(_before.NO_SUMS, _before.SUMS),
        migrations.DeleteModel(name='MatterSum'),
        migrations.CreateModel(
            name='MatterSum',
            fields=[
                ('pk', models.CompositePrimaryKey('scope', 'months', 'month', 'root', blank=True, editable=False, primary_key=True, serialize=False)),
                ('months', models.SmallIntegerField()),
                ('month', models.DateField(help_text='first day of the period')),
                ('items', models.IntegerField()),
                ('hours', models.DecimalField(decimal_places=6, max_digits=18)),
                ('avoidable', models.DecimalField(decimal_places=6, max_digits=18)),
                ('root', _unit(to='matters.item')),
                ('scope', _unit(to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['scope', 'months', 'month', '-hours', 'root'], name='matter_sum_heaviest')],
            },
        ),
        migrations.CreateModel(
            name='HostSum',
            fields=[
                ('pk', models.CompositePrimaryKey('scope', 'months', 'month', 'unit', blank=True, editable=False, primary_key=True, serialize=False)),
                ('months', models.SmallIntegerField()),
                ('month', models.DateField(help_text='first day of the period')),
                ('meetings', models.IntegerField()),
                ('hours', models.DecimalField(decimal_places=6, max_digits=18)),
                ('avoidable', models.DecimalField(decimal_places=6, max_digits=18)),
                ('scope', _unit(to='organisations.unit')),
                ('unit', _unit(to='organisations.unit')),
            ],
        ),
        migrations.RunSQL(SUMS, NO_SUMS),
    ]
