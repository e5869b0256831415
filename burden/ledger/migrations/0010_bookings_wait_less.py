"""Two bookings at once hold each other up less, and each costs the database less.

Every booking of a province changes the sums of the province, which stay locked until it commits.
So these come last: references are checked before the sums are written and not at the commit, and
scopes are gone through from the highest key down, since superiors are known before what is below
them. What an item or a unit tells is looked up once and not for each row.

Nothing asks by the index of hours in vain since these have sums. That of the versions only told
that a draft has no rows: ranges of rows do, of which each knows its lowest and highest version.
"""

from importlib import import_module

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

_pairs = import_module("burden.ledger.migrations.0003_sums_of_pairs_and_calls")
_IDS, _IN_SCOPES = _pairs._IDS, _pairs._in_scopes
_LEVELS, _MONTH, _PLACED = _pairs._LEVELS, _pairs._MONTH, _pairs._PLACED
_UNITS = f"item_id, originator_id, receiver_id, {_LEVELS}"

# Of each item in `added` what its sums tell: mostly one.
_TOLD = """
    told AS MATERIALIZED (
        SELECT id, source, unit_id, root_id FROM matters_item
         WHERE id IN (SELECT item_id FROM added))
"""
_ITEM_SUMS = f"""
    WITH {_TOLD}
    INSERT INTO ledger_itemsum AS kept
           (item_id, scope_id, month, source, unit_id, root_id, hours, avoidable)
    SELECT item_id, scope, month, source, told.unit_id, root_id, hours, avoidable
      FROM (SELECT item_id, scope, {_MONTH} AS month, sum(hours) AS hours,
                   sum(avoidable) AS avoidable
              FROM {_IN_SCOPES("added", "receiver_id")}
             GROUP BY 1, 2, 3) AS part
      JOIN told ON told.id = item_id
     ORDER BY 1, 2, 3
    ON CONFLICT (item_id, scope_id, month) DO UPDATE
       SET hours = kept.hours + EXCLUDED.hours, avoidable = kept.avoidable + EXCLUDED.avoidable;
"""  # noqa: S608 - made of constants
# `part` as before: of each item and pair of units the hours before and after, and what came.
_PARTS = f"""
    {_TOLD},
    part AS MATERIALIZED (
        SELECT row.*, source
          FROM (SELECT {_UNITS}, month, sum(hours) - sum(came) AS before, sum(hours) AS after,
                       sum(came) AS came, sum(avoidable) AS avoidable
                  FROM (SELECT {_UNITS}, {_MONTH} AS month, hours, 0 AS came, 0 AS avoidable
                          FROM ledger_entry WHERE item_id IN (SELECT item_id FROM added)
                        UNION ALL
                        SELECT {_UNITS}, {_MONTH}, 0, hours, avoidable FROM added) AS entry
                 GROUP BY {_UNITS}, month) AS row
          JOIN told ON told.id = item_id)
"""  # noqa: S608 - made of constants
_SCOPE_SUMS = f"""
    INSERT INTO ledger_scopesum AS kept
           (scope_id, month, side, component, {_LEVELS}, hours, avoidable, measured, white)
    SELECT scope, month, side, component, {_LEVELS},
           sum(hours), sum(avoidable), sum(measured), sum(white)
      FROM (SELECT 'received' AS side, receiver_id AS unit_id, {_MONTH} AS month, component,
                   {_LEVELS}, hours, avoidable,
                   CASE WHEN is_measured THEN hours ELSE 0 END AS measured,
                   CASE WHEN is_white THEN hours ELSE 0 END AS white
              FROM added
            UNION ALL
            SELECT 'generated', originator_id, {_MONTH}, component, {_LEVELS},
                   sum(hours), sum(avoidable),
                   sum(CASE WHEN is_measured THEN hours ELSE 0 END),
                   sum(CASE WHEN is_white THEN hours ELSE 0 END)
              FROM added GROUP BY 2, 3, 4, 5, 6) AS part
      JOIN organisations_unit AS unit ON unit.id = part.unit_id
           CROSS JOIN LATERAL {_IDS.format(path="unit.path")} AS scope
     GROUP BY 1, 2, 3, 4, 5, 6
     ORDER BY 1 DESC, 2, 3, 4, 5, 6
    ON CONFLICT (scope_id, month, side, component, {_LEVELS}) DO UPDATE
       SET hours = kept.hours + EXCLUDED.hours, avoidable = kept.avoidable + EXCLUDED.avoidable,
           measured = kept.measured + EXCLUDED.measured, white = kept.white + EXCLUDED.white;
"""  # noqa: S608 - made of constants
_CALL_SUMS = _pairs._CALL_SUMS.format(placed=_PLACED).replace(
    "ORDER BY 1, 2, 3, 4", "ORDER BY 1 DESC, 2, 3, 4"
)
_OLD = _pairs.SUMS.partition("CREATE TRIGGER entries_summed")[0]
_LOCK = "PERFORM pg_advisory_xact_lock_shared(hashtext('ledger.sums'));"
_HEAD = _OLD.partition(_LOCK)[0]
_EMPTIED = _OLD.partition("IF EXISTS (SELECT FROM added")[2]

NEW_SUMS = f"""
{_HEAD}{_LOCK}
    {_ITEM_SUMS}
    WITH {_PARTS}, pairs AS ({_pairs._PAIR_SUMS}) {_CALL_SUMS}
    {_SCOPE_SUMS}
    IF EXISTS (SELECT FROM added{_EMPTIED}
"""


def _anew(function):
    return function.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


_REFERENCES = """
DO $$
DECLARE
    held name;
BEGIN
    FOR held IN SELECT conname FROM pg_constraint
                 WHERE conrelid = 'ledger_entry'::regclass AND contype = 'f'
    LOOP
        EXECUTE format('ALTER TABLE ledger_entry ALTER CONSTRAINT %I {}', held);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0009_avoidable_by_level'),
        ('thresholds', '0003_rules_are_confirmed'),
    ]

    operations = [
        # A ledger of years takes its time.
        migrations.RunSQL('SET LOCAL statement_timeout = 0', migrations.RunSQL.noop),
        migrations.RunSQL(_anew(NEW_SUMS), _anew(_OLD)),
        migrations.RunSQL(
            _REFERENCES.format('NOT DEFERRABLE'), _REFERENCES.format('DEFERRABLE INITIALLY DEFERRED')
        ),
        migrations.AlterField(
            model_name='entry',
            name='parameter_set',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='thresholds.parameterset'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=['parameter_set'], name='entry_parameter_set'),
        ),
        migrations.RemoveIndex(model_name='entry', name='entry_in_vain'),
    ]
