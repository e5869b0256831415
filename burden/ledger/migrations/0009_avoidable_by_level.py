"""Avoidable hours of wide scopes by the level that bears them: of each matter, of each issuer.

Sums by item tell no level, so these come from the entries themselves, only from those that could
have been avoided. The two partial indexes that found them before are read by nothing any more.
"""

import django.db.models.deletion
from django.db import migrations, models

_WIDE = "unnest((string_to_array(rtrim({path}, '/'), '/')::bigint[])[1:3])"
_CHANGED = "FROM gone JOIN come USING (id) WHERE gone.path NOT IN ('', come.path)"
# With `{rows}` come an `entry`, an `item` with its root, a `scope` and the sign by which it counts.
_SCOPES = f"""
    JOIN organisations_unit AS unit ON unit.id = entry.receiver_id
         CROSS JOIN LATERAL (SELECT {_WIDE.format(path="unit.path")} AS scope) AS above
"""
_ITEM = "JOIN matters_item AS item ON item.id = entry.item_id"
_ONCE = "CROSS JOIN (VALUES (1)) AS step (sign)"
_OF_ADDED = f"added AS entry {_SCOPES} {_ITEM} {_ONCE}"
_OF_ALL = f"ledger_entry AS entry {_SCOPES} {_ITEM} {_ONCE}"
_OF_MOVED = f"moved JOIN ledger_entry AS entry ON entry.receiver_id = moved.unit {_ITEM}"
_OF_ROOT = f"""
    ledger_entry AS entry {_SCOPES}
    JOIN (VALUES (NEW.id, OLD.root_id, -1), (NEW.id, NEW.root_id, 1)) AS item (id, root_id, sign)
         ON item.id = entry.item_id
"""
_MOVED = f"""
    moved AS (
        SELECT unit, scope, sum(sign) AS sign
          FROM (SELECT id AS unit, {_WIDE.format(path="gone.path")} AS scope, -1 AS sign {_CHANGED}
                UNION ALL
                SELECT id, {_WIDE.format(path="come.path")}, 1 {_CHANGED}) AS step
         GROUP BY unit, scope HAVING sum(sign) <> 0),
"""  # noqa: S608 - made of constants
_SPANS = """
    CROSS JOIN LATERAL (VALUES (part.month, 1), (date_trunc('quarter', part.month)::date, 3),
                               (date_trunc('year', part.month)::date, 12)) AS span (month, months)
"""

_TABLES = {"ledger_issuersum": "originator_id", "ledger_matterlevelsum": "root_id"}
_INSERT = f"""
    INSERT INTO {{table}} AS kept (scope_id, months, month, receiver_level, {{column}}, avoidable)
    SELECT scope, span.months, span.month, receiver_level, {{column}}, sum(avoidable)
      FROM part {_SPANS} WHERE {{column}} IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5 HAVING sum(avoidable) <> 0
     ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (scope_id, months, month, receiver_level, {{column}}) DO UPDATE
       SET avoidable = kept.avoidable + EXCLUDED.avoidable
"""  # noqa: S608 - made of constants
_DELETE = f"""
    DELETE FROM {{table}}
     WHERE avoidable = 0 AND (scope_id, months, month, receiver_level, {{column}})
           IN (SELECT scope, span.months, span.month, receiver_level, {{column}} FROM part {_SPANS})
"""  # noqa: S608 - made of constants


def _written(statement, rows, more=""):
    """One statement for both tables, each in the order of its keys."""
    issuers, matters = (
        statement.format(table=table, column=column) for table, column in _TABLES.items()
    )
    return f"""
    WITH {more} part AS MATERIALIZED (
        SELECT scope, date_trunc('month', entry.day)::date AS month, entry.receiver_level,
               item.root_id, entry.originator_id, sum(sign * entry.avoidable) AS avoidable
          FROM {rows}
         WHERE entry.avoidable <> 0
         GROUP BY 1, 2, 3, 4, 5),
    issuers AS ({issuers}) {matters};
"""  # noqa: S608 - made of constants


SUMS = f"""
CREATE FUNCTION ledger_avoidable_added() RETURNS trigger LANGUAGE plpgsql
-- The plan is kept for the session, so it must be that of a few rows, whatever came first.
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    IF EXISTS (SELECT FROM added WHERE avoidable <> 0) THEN
        {_written(_INSERT, _OF_ADDED)}
    END IF;
    IF EXISTS (SELECT FROM added WHERE avoidable < 0) THEN
        {_written(_DELETE, _OF_ADDED)}
    END IF;
    RETURN NULL;
END $$;
-- Comes after `entries_summed`, under whose lock it stays.
CREATE TRIGGER entries_summed_by_level AFTER INSERT ON ledger_entry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_avoidable_added();

CREATE FUNCTION ledger_avoidable_follow_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT {_CHANGED}) THEN
        PERFORM pg_advisory_xact_lock(hashtext('ledger.sums'));
        {_written(_INSERT, _OF_MOVED, _MOVED)}
        {_written(_DELETE, _OF_MOVED, _MOVED)}
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER sums_follow_tree_by_level AFTER UPDATE ON organisations_unit
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_avoidable_follow_tree();

CREATE FUNCTION ledger_avoidable_follow_root() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('ledger.sums'));
    {_written(_INSERT, _OF_ROOT)}
    {_written(_DELETE, _OF_ROOT)}
    RETURN NULL;
END $$;
CREATE TRIGGER sums_follow_root_by_level AFTER UPDATE OF root_id ON matters_item
    FOR EACH ROW WHEN (OLD.root_id IS DISTINCT FROM NEW.root_id)
    EXECUTE FUNCTION ledger_avoidable_follow_root();

CREATE FUNCTION ledger_sum_avoidable() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('ledger.sums'));
    TRUNCATE {", ".join(_TABLES)};
    {_written(_INSERT, _OF_ALL)}
END $$;

-- Issuers of a scope have few rows, changed in place again and again.
ALTER TABLE ledger_issuersum SET (fillfactor = 70);

SELECT ledger_sum_avoidable();
"""  # noqa: S608 - made of constants
NO_SUMS = """
DROP TRIGGER entries_summed_by_level ON ledger_entry;
DROP TRIGGER sums_follow_tree_by_level ON organisations_unit;
DROP TRIGGER sums_follow_root_by_level ON matters_item;
DROP FUNCTION ledger_avoidable_added, ledger_avoidable_follow_tree, ledger_avoidable_follow_root,
    ledger_sum_avoidable;
"""


def _reference(to):
    return models.ForeignKey(
        db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING,
        related_name='+', to=to,
    )


_LEVELS = [('central', 'central'), ('province', 'province'), ('city', 'city'), ('county', 'county'), ('township', 'township'), ('village', 'village')]


def _sum_of(name, key, to, **options):
    return migrations.CreateModel(
        name=name,
        fields=[
            ('pk', models.CompositePrimaryKey('scope', 'months', 'month', 'receiver_level', key, blank=True, editable=False, primary_key=True, serialize=False)),
            ('scope', _reference('organisations.unit')),
            ('months', models.SmallIntegerField()),
            ('month', models.DateField(help_text='first day of the period')),
            ('receiver_level', models.CharField(choices=_LEVELS, max_length=10)),
            (key, _reference(to)),
            ('avoidable', models.DecimalField(decimal_places=6, max_digits=18)),
        ],
        options=options,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0008_instructions_given_again'),
        ('matters', '0006_other_burdens'),
        ('organisations', '0002_people_come_with_their_scope'),
    ]

    operations = [
        # A ledger of years takes minutes.
        migrations.RunSQL('SET LOCAL statement_timeout = 0', migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='pairsum',
            index=models.Index(fields=['originator', 'month'], name='pair_sum_originator'),
        ),
        _sum_of('IssuerSum', 'originator', 'organisations.unit'),
        _sum_of(
            'MatterLevelSum', 'root', 'matters.item',
            indexes=[models.Index(fields=['scope', 'months', 'month', 'receiver_level', '-avoidable', 'root'], name='matter_level_sum_heaviest')],
        ),
        migrations.RunSQL(SUMS, NO_SUMS),
        # Last, since nobody can read these tables from then until the end.
        migrations.RemoveIndex(model_name='entry', name='entry_avoidable'),
        migrations.RemoveIndex(model_name='itemsum', name='item_sum_avoidable'),
    ]
