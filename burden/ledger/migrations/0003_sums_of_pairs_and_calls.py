"""Sums of pairs of units and of calls to meetings, kept like the others; sums by item tell whose.

What a pair of units or a meeting counts for cannot be added up from what a booking adds: an item
counts once however often it is booked. So the hours of the item before and after are compared.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

_before = import_module("burden.ledger.migrations.0002_append_only_with_sums")
_in_scopes, _of_moved = _before._in_scopes, _before._of_moved
_IDS, _CHANGED, _MOVED, _WITHIN = _before._IDS, _before._CHANGED, _before._MOVED, _before._WITHIN
_SCOPE_SUMS = _before._SCOPE_SUMS

# As before, with the item's unit.
_ITEM_SUMS = (
    _before._ITEM_SUMS
    .replace("source, root_id, hours", "source, unit_id, root_id, hours")
    .replace("item.source, item.root_id", "item.source, item.unit_id, item.root_id")
)

_LEVELS = "originator_level, receiver_level"
_PARTY = f"item_id, originator_id, receiver_id, {_LEVELS}"
_MONTH = "date_trunc('month', day)::date"

# `part` tells of each item and pair of units the hours `before` and `after`, and what `came`.
_ADDED_PARTS = f"""
    part AS MATERIALIZED (
        SELECT {_PARTY}, month, item.source, sum(hours) - sum(came) AS before, sum(hours) AS after,
               sum(came) AS came, sum(avoidable) AS avoidable
          FROM (SELECT {_PARTY}, {_MONTH} AS month, hours, 0 AS came, 0 AS avoidable
                  FROM ledger_entry WHERE item_id IN (SELECT item_id FROM added)
                UNION ALL
                SELECT {_PARTY}, {_MONTH}, 0, hours, avoidable FROM added) AS row
          JOIN matters_item AS item ON item.id = row.item_id
         GROUP BY {_PARTY}, month, item.source)
"""  # noqa: S608 - made of constants
_MONTH_PARTS = f"""
    part AS MATERIALIZED (
        SELECT {_PARTY}, first AS month, item.source, 0 AS before, sum(hours) AS after,
               sum(hours) AS came, sum(avoidable) AS avoidable
          FROM ledger_entry AS entry JOIN matters_item AS item ON item.id = entry.item_id
         {_WITHIN}
         GROUP BY {_PARTY}, item.source HAVING sum(hours) <> 0)
"""  # noqa: S608 - made of constants
_PAIR_SUMS = f"""
    INSERT INTO ledger_pairsum AS kept
           (receiver_id, month, originator_id, source, {_LEVELS}, items, hours, avoidable)
    SELECT receiver_id, month, originator_id, source, {_LEVELS},
           sum((after <> 0)::int - (before <> 0)::int), sum(came), sum(avoidable)
      FROM part WHERE came <> 0 OR avoidable <> 0
     GROUP BY 1, 2, 3, 4, 5, 6
     ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (receiver_id, month, originator_id, source, {_LEVELS}) DO UPDATE
       SET items = kept.items + EXCLUDED.items, hours = kept.hours + EXCLUDED.hours,
           avoidable = kept.avoidable + EXCLUDED.avoidable
"""  # noqa: S608 - made of constants
# `placed` tells of each part of a meeting the `scope`, whether it stood and stands there, and what
# the scope gains by it.
_CALL_SUMS = f"""
    INSERT INTO ledger_callsum AS kept (scope_id, month, {_LEVELS}, meetings, calls, hours)
    SELECT scope, month, {_LEVELS}, sum((after > 0)::int - (before > 0)::int), sum(after - before),
           sum(came)
      FROM (SELECT item_id, scope, month, {_LEVELS}, sum(before::int) AS before,
                   sum(after::int) AS after, sum(came) AS came
              FROM {{placed}}
             GROUP BY 1, 2, 3, 4, 5) AS call
     GROUP BY 1, 2, 3, 4
    HAVING sum(came) <> 0 OR sum(after - before) <> 0
     ORDER BY 1, 2, 3, 4
    ON CONFLICT (scope_id, month, {_LEVELS}) DO UPDATE
       SET meetings = kept.meetings + EXCLUDED.meetings, calls = kept.calls + EXCLUDED.calls,
           hours = kept.hours + EXCLUDED.hours;
"""  # noqa: S608 - made of constants
_PLACED = f"""
    (SELECT part.item_id, scope, month, {_LEVELS}, before <> 0 AS before, after <> 0 AS after, came
       FROM part JOIN organisations_unit AS unit ON unit.id = part.receiver_id
            CROSS JOIN LATERAL {_IDS.format(path="unit.path")} AS scope
      WHERE source = 'meeting' AND originator_id <> receiver_id) AS placed
"""  # noqa: S608 - made of constants
# Of meetings at which a moved unit sat, all that came: another unit below the same superior keeps
# the meeting there.
_MOVED_PARTS = f"""
    WITH part AS MATERIALIZED (
        SELECT {_PARTY}, {_MONTH} AS month, sum(hours) AS hours
          FROM ledger_entry JOIN matters_item AS item ON item.id = item_id
         WHERE source = 'meeting' AND originator_id <> receiver_id
           AND item_id IN (SELECT item_id FROM ledger_entry
                            WHERE receiver_id IN (SELECT id {_CHANGED}))
         GROUP BY {_PARTY}, 6 HAVING sum(hours) <> 0)
"""  # noqa: S608 - made of constants
_MOVED_PLACED = f"""
    (SELECT part.item_id, scope, month, {_LEVELS}, before, after,
            hours * (after::int - before::int) AS came
       FROM part JOIN organisations_unit AS unit ON unit.id = part.receiver_id
            LEFT JOIN gone ON gone.id = unit.id
            CROSS JOIN LATERAL (
                SELECT {_IDS.format(path="unit.path")} AS scope, false AS before, true AS after
                UNION ALL
                SELECT {_IDS.format(path="coalesce(nullif(gone.path, ''), unit.path)")}, true, false
            ) AS step) AS placed
"""  # noqa: S608 - made of constants
_ADDED = {
    "received": _in_scopes("added", "receiver_id"),
    "generated": _in_scopes("added", "originator_id"),
    "moved": "",
}
_SUMS_OF_MONTH = "".join(
    statement.format(
        received=_in_scopes("ledger_entry", "receiver_id", _WITHIN),
        generated=_in_scopes("ledger_entry", "originator_id", _WITHIN),
        moved="",
    )
    for statement in (_ITEM_SUMS, _SCOPE_SUMS)
)
_SUMS_OF_MOVED = "".join(
    statement.format(
        received=_of_moved("receiver_id"), generated=_of_moved("originator_id"), moved=_MOVED
    )
    for statement in (_ITEM_SUMS, _SCOPE_SUMS)
)

SUMS = f"""
CREATE FUNCTION ledger_add_to_sums() RETURNS trigger LANGUAGE plpgsql
-- The plan is kept for the session, so it must be that of a few rows, whatever came first.
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('ledger.sums'));
    {_ITEM_SUMS.format(**_ADDED)}
    WITH {_ADDED_PARTS}, pairs AS ({_PAIR_SUMS}) {_CALL_SUMS.format(placed=_PLACED)}
    {_SCOPE_SUMS.format(**_ADDED)}
    IF EXISTS (SELECT FROM added WHERE hours < 0) THEN
        DELETE FROM ledger_itemsum
         WHERE hours = 0 AND item_id IN (SELECT item_id FROM added);
        DELETE FROM ledger_pairsum
         WHERE hours = 0 AND receiver_id IN (SELECT receiver_id FROM added)
           AND month IN (SELECT {_MONTH} FROM added);
        DELETE FROM ledger_callsum
         WHERE calls = 0 AND month IN (SELECT {_MONTH} FROM added)
           AND scope_id IN (SELECT scope FROM {_in_scopes("added", "receiver_id")});
        DELETE FROM ledger_scopesum
         WHERE hours = 0 AND month IN (SELECT {_MONTH} FROM added)
           AND scope_id IN (SELECT scope FROM {_in_scopes("added", "receiver_id")}
                            UNION SELECT scope FROM {_in_scopes("added", "originator_id")});
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER entries_summed AFTER INSERT ON ledger_entry
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_add_to_sums();

CREATE FUNCTION ledger_sum_month(first date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('ledger.sums'));
    DELETE FROM ledger_itemsum WHERE month = first;
    DELETE FROM ledger_scopesum WHERE month = first;
    DELETE FROM ledger_pairsum WHERE month = first;
    DELETE FROM ledger_callsum WHERE month = first;
    {_SUMS_OF_MONTH}
    WITH {_MONTH_PARTS}, pairs AS ({_PAIR_SUMS}) {_CALL_SUMS.format(placed=_PLACED)}
    DELETE FROM ledger_itemsum WHERE month = first AND hours = 0;
    DELETE FROM ledger_scopesum WHERE month = first AND hours = 0;
END $$;

CREATE FUNCTION ledger_follow_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT {_CHANGED}) THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('ledger.sums'));
    {_SUMS_OF_MOVED}
    {_MOVED_PARTS} {_CALL_SUMS.format(placed=_MOVED_PLACED)}
    {_MOVED} DELETE FROM ledger_itemsum WHERE hours = 0 AND scope_id IN (SELECT scope FROM moved);
    {_MOVED} DELETE FROM ledger_scopesum WHERE hours = 0 AND scope_id IN (SELECT scope FROM moved);
    {_MOVED} DELETE FROM ledger_callsum WHERE calls = 0 AND scope_id IN (SELECT scope FROM moved);
    RETURN NULL;
END $$;
CREATE TRIGGER sums_follow_tree AFTER UPDATE ON organisations_unit
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_follow_tree();

CREATE FUNCTION ledger_follow_root() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ledger_itemsum SET root_id = NEW.root_id, unit_id = NEW.unit_id WHERE item_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER sums_follow_root AFTER UPDATE OF root_id, unit_id ON matters_item
    FOR EACH ROW WHEN ((OLD.root_id, OLD.unit_id) IS DISTINCT FROM (NEW.root_id, NEW.unit_id))
    EXECUTE FUNCTION ledger_follow_root();

ALTER TABLE ledger_callsum SET (fillfactor = 70);

-- A ledger of years takes minutes.
SET LOCAL statement_timeout = 0;
SELECT ledger_sum_month(month)
  FROM (SELECT DISTINCT {_MONTH} AS month FROM ledger_entry) AS booked;
"""  # noqa: S608 - made of constants
NO_SUMS = _before.NO_SUMS


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0002_append_only_with_sums'),
        ('matters', '0004_convening'),
        ('organisations', '0002_people_come_with_their_scope'),
        ('thresholds', '0003_rules_are_confirmed'),
    ]

    operations = [
        migrations.RunSQL(_before.NO_SUMS, _before.SUMS),
        # They are taken from the entries again below.
        migrations.RunSQL('TRUNCATE ledger_itemsum, ledger_scopesum', migrations.RunSQL.noop),
        migrations.CreateModel(
            name='CallSum',
            fields=[
                ('pk', models.CompositePrimaryKey('scope', 'month', 'originator_level', 'receiver_level', blank=True, editable=False, primary_key=True, serialize=False)),
                ('scope', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
                ('month', models.DateField(help_text='first day of the month')),
                ('originator_level', models.CharField(choices=[('central', 'central'), ('province', 'province'), ('city', 'city'), ('county', 'county'), ('township', 'township'), ('village', 'village')], max_length=10)),
                ('receiver_level', models.CharField(choices=[('central', 'central'), ('province', 'province'), ('city', 'city'), ('county', 'county'), ('township', 'township'), ('village', 'village')], max_length=10)),
                ('meetings', models.IntegerField()),
                ('calls', models.IntegerField()),
                ('hours', models.DecimalField(decimal_places=6, max_digits=18)),
            ],
        ),
        migrations.CreateModel(
            name='PairSum',
            fields=[
                ('pk', models.CompositePrimaryKey('receiver', 'month', 'originator', 'source', 'originator_level', 'receiver_level', blank=True, editable=False, primary_key=True, serialize=False)),
                ('receiver', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
                ('originator', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
                ('month', models.DateField(help_text='first day of the month')),
                ('source', models.CharField(max_length=10)),
                ('originator_level', models.CharField(choices=[('central', 'central'), ('province', 'province'), ('city', 'city'), ('county', 'county'), ('township', 'township'), ('village', 'village')], max_length=10)),
                ('receiver_level', models.CharField(choices=[('central', 'central'), ('province', 'province'), ('city', 'city'), ('county', 'county'), ('township', 'township'), ('village', 'village')], max_length=10)),
                ('items', models.IntegerField()),
                ('hours', models.DecimalField(decimal_places=6, max_digits=18)),
                ('avoidable', models.DecimalField(decimal_places=6, max_digits=18)),
            ],
        ),
        migrations.AddField(
            model_name='itemsum',
            name='unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, default=0, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit'),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('component__in', ('accompany', 'nested'))), fields=['day', 'receiver'], name='entry_in_vain'),
        ),
        migrations.AddIndex(
            model_name='itemsum',
            index=models.Index(condition=models.Q(('source', 'meeting')), fields=['scope', 'month'], include=('unit', 'hours'), name='item_sum_hosts'),
        ),
        migrations.AddIndex(
            model_name='pairsum',
            index=models.Index(fields=['originator_level', 'receiver_level', 'month'], name='pair_sum_levels'),
        ),
        migrations.RunSQL(SUMS, NO_SUMS),
    ]
