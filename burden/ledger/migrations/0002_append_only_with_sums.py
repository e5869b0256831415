"""Entries are only added to from now on, and the database keeps their sums.

One text makes the three statements that write sums: of entries as they are added, of a month
anew, and of what a moved unit takes from its old superiors to the new ones. Bookings share a lock
with each other and exclude moves and rebuilding, so no hour is counted on an old path.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

_IDS = "unnest(string_to_array(rtrim({path}, '/'), '/')::bigint[])"

# `{received}` and `{generated}` tell of each `entry` the `scope` that its hours go to, and a `sign`.
_ITEM_SUMS = """
    {moved}
    INSERT INTO ledger_itemsum AS kept
           (item_id, scope_id, month, source, root_id, hours, avoidable)
    SELECT part.item_id, part.scope, part.month, item.source, item.root_id,
           part.hours, part.avoidable
      FROM (SELECT entry.item_id, scope, date_trunc('month', entry.day)::date AS month,
                   sum(sign * entry.hours) AS hours, sum(sign * entry.avoidable) AS avoidable
              FROM {received}
             GROUP BY 1, 2, 3) AS part
      JOIN matters_item AS item ON item.id = part.item_id
     ORDER BY 1, 2, 3
    ON CONFLICT (item_id, scope_id, month) DO UPDATE
       SET hours = kept.hours + EXCLUDED.hours, avoidable = kept.avoidable + EXCLUDED.avoidable;
"""
# In the order of the key: two bookings wait for each other, never in a circle.
_SCOPE_SUMS = """
    {moved}
    INSERT INTO ledger_scopesum AS kept
           (scope_id, month, side, component, originator_level, receiver_level,
            hours, avoidable, measured, white)
    SELECT scope, date_trunc('month', day)::date, side, component, originator_level, receiver_level,
           sum(sign * hours), sum(sign * avoidable),
           coalesce(sum(sign * hours) FILTER (WHERE is_measured), 0),
           coalesce(sum(sign * hours) FILTER (WHERE is_white), 0)
      FROM (SELECT 'received' AS side, scope, sign, entry.* FROM {received}
            UNION ALL
            SELECT 'generated' AS side, scope, sign, entry.* FROM {generated}) AS part
     GROUP BY 1, 2, 3, 4, 5, 6
     ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (scope_id, month, side, component, originator_level, receiver_level) DO UPDATE
       SET hours = kept.hours + EXCLUDED.hours,
           avoidable = kept.avoidable + EXCLUDED.avoidable,
           measured = kept.measured + EXCLUDED.measured,
           white = kept.white + EXCLUDED.white;
"""


def _sums(received, generated, moved=""):
    return _ITEM_SUMS.format(received=received, moved=moved) + _SCOPE_SUMS.format(
        received=received, generated=generated, moved=moved
    )


def _in_scopes(entries, unit, where=""):
    """The entries with the scopes that their receiver or originator stands in."""
    ids = _IDS.format(path="unit.path")
    return f"""{entries} AS entry JOIN organisations_unit AS unit ON unit.id = entry.{unit}
                   CROSS JOIN LATERAL (SELECT {ids} AS scope, 1 AS sign) AS above {where}"""


def _of_moved(unit):
    return f"moved JOIN ledger_entry AS entry ON entry.{unit} = moved.unit"


_WITHIN = "WHERE entry.day >= first AND entry.day < first + interval '1 month'"
_CHANGED = "FROM gone JOIN come USING (id) WHERE gone.path NOT IN ('', come.path)"
_MOVED = f"""
    WITH moved AS (
        SELECT unit, scope, sum(sign) AS sign
          FROM (SELECT id AS unit, {_IDS.format(path="gone.path")} AS scope, -1 AS sign {_CHANGED}
                UNION ALL
                SELECT id, {_IDS.format(path="come.path")}, 1 {_CHANGED}) AS step
         GROUP BY unit, scope HAVING sum(sign) <> 0)
"""  # noqa: S608 - made of constants

SUMS = f"""
CREATE FUNCTION ledger_add_to_sums() RETURNS trigger LANGUAGE plpgsql
-- The plan is kept for the session, so it must be that of a few rows, whatever came first.
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('ledger.sums'));
    {_sums(_in_scopes("added", "receiver_id"), _in_scopes("added", "originator_id"))}
    IF EXISTS (SELECT FROM added WHERE hours < 0) THEN
        DELETE FROM ledger_itemsum
         WHERE hours = 0 AND item_id IN (SELECT item_id FROM added);
        DELETE FROM ledger_scopesum
         WHERE hours = 0
           AND month IN (SELECT date_trunc('month', day)::date FROM added)
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
    {_sums(_in_scopes("ledger_entry", "receiver_id", _WITHIN),
           _in_scopes("ledger_entry", "originator_id", _WITHIN))}
    DELETE FROM ledger_itemsum WHERE month = first AND hours = 0;
    DELETE FROM ledger_scopesum WHERE month = first AND hours = 0;
END $$;

CREATE FUNCTION ledger_follow_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT {_CHANGED}) THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('ledger.sums'));
    {_sums(_of_moved("receiver_id"), _of_moved("originator_id"), _MOVED)}
    {_MOVED} DELETE FROM ledger_itemsum WHERE hours = 0 AND scope_id IN (SELECT scope FROM moved);
    {_MOVED} DELETE FROM ledger_scopesum WHERE hours = 0 AND scope_id IN (SELECT scope FROM moved);
    RETURN NULL;
END $$;
CREATE TRIGGER sums_follow_tree AFTER UPDATE ON organisations_unit
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_follow_tree();

CREATE FUNCTION ledger_follow_root() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ledger_itemsum SET root_id = NEW.root_id WHERE item_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER sums_follow_root AFTER UPDATE OF root_id ON matters_item
    FOR EACH ROW WHEN (OLD.root_id IS DISTINCT FROM NEW.root_id)
    EXECUTE FUNCTION ledger_follow_root();

-- Most of a scope's rows are changed in place, again and again; room for that keeps indexes small.
ALTER TABLE ledger_scopesum SET (fillfactor = 70);

-- A ledger of years takes minutes.
SET LOCAL statement_timeout = 0;
SELECT ledger_sum_month(month)
  FROM (SELECT DISTINCT date_trunc('month', day)::date AS month FROM ledger_entry) AS booked;
"""  # noqa: S608 - made of constants
NO_SUMS = """
DROP TRIGGER entries_summed ON ledger_entry;
DROP TRIGGER sums_follow_tree ON organisations_unit;
DROP TRIGGER sums_follow_root ON matters_item;
DROP FUNCTION ledger_add_to_sums();
DROP FUNCTION ledger_follow_tree();
DROP FUNCTION ledger_follow_root();
DROP FUNCTION ledger_sum_month(date);
"""

GUARD = """
CREATE FUNCTION ledger_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER ledger_entry_kept BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_is_only_added_to();
CREATE TRIGGER ledger_entry_not_emptied BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_only_added_to();
"""
NO_GUARD = """
DROP TRIGGER ledger_entry_kept ON ledger_entry;
DROP TRIGGER ledger_entry_not_emptied ON ledger_entry;
DROP FUNCTION ledger_is_only_added_to();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0001_initial'),
        ('matters', '0004_convening'),
        ('organisations', '0001_initial'),
        ('thresholds', '0003_rules_are_confirmed'),
    ]

    operations = [
        migrations.CreateModel(
            name='ItemSum',
            fields=[
                ('pk', models.CompositePrimaryKey('item', 'scope', 'month', blank=True, editable=False, primary_key=True, serialize=False)),
                ('item', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='matters.item')),
                ('root', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='matters.item')),
                ('scope', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
                ('month', models.DateField(help_text='first day of the month')),
                ('source', models.CharField(max_length=10)),
                ('hours', models.DecimalField(decimal_places=6, max_digits=18)),
                ('avoidable', models.DecimalField(decimal_places=6, max_digits=18)),
            ],
        ),
        migrations.CreateModel(
            name='ScopeSum',
            fields=[
                ('pk', models.CompositePrimaryKey('scope', 'month', 'side', 'component', 'originator_level', 'receiver_level', blank=True, editable=False, primary_key=True, serialize=False)),
                ('scope', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
                ('month', models.DateField(help_text='first day of the month')),
                ('side', models.CharField(choices=[('received', 'received'), ('generated', 'generated')], max_length=10)),
                ('component', models.CharField(choices=[('meeting', 'meetings'), ('document', 'papers'), ('layered', 'layered meetings'), ('accompany', 'accompanying attendance'), ('nested', 'nested meetings'), ('copied', 'copied papers')], max_length=10)),
                ('originator_level', models.CharField(choices=[('central', 'central'), ('province', 'province'), ('city', 'city'), ('county', 'county'), ('township', 'township'), ('village', 'village')], max_length=10)),
                ('receiver_level', models.CharField(choices=[('central', 'central'), ('province', 'province'), ('city', 'city'), ('county', 'county'), ('township', 'township'), ('village', 'village')], max_length=10)),
                ('hours', models.DecimalField(decimal_places=6, max_digits=18)),
                ('avoidable', models.DecimalField(decimal_places=6, max_digits=18)),
                ('measured', models.DecimalField(decimal_places=6, max_digits=18)),
                ('white', models.DecimalField(decimal_places=6, max_digits=18)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='entry',
            name='one_entry_a_component',
        ),
        migrations.RemoveConstraint(
            model_name='entry',
            name='avoidable_within_hours',
        ),
        migrations.AddField(
            model_name='entry',
            name='booked_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
        ),
        migrations.AddField(
            model_name='entry',
            name='cause',
            field=models.CharField(choices=[('first', 'booked for the first time'), ('judged', 'judged again'), ('parameters', 'new parameters'), ('moved', 'a unit changed its level'), ('corrected', 'corrected'), ('withdrawn', 'withdrawn')], default='first', max_length=10),
        ),
        migrations.AlterField(
            model_name='entry',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='matters.item'),
        ),
        migrations.AlterField(
            model_name='entry',
            name='originator',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='generated', to='organisations.unit'),
        ),
        migrations.AlterField(
            model_name='entry',
            name='receiver',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='received', to='organisations.unit'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('hours__lt', 0)), fields=['item', 'receiver'], name='entry_taken_back'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('avoidable', 0), ('avoidable', models.F('hours')), _connector='OR'), name='avoidable_whole_or_none'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('hours', 0), _negated=True), name='entry_has_hours'),
        ),
        migrations.AddIndex(
            model_name='itemsum',
            index=models.Index(fields=['scope', 'month', '-hours', 'item'], name='item_sum_heaviest'),
        ),
        migrations.RunSQL(SUMS, NO_SUMS),
        migrations.RunSQL(GUARD, NO_GUARD),
    ]
