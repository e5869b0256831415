"""What a booking need not do is left out: most are of papers, first ones, and empty no sum.

Sums that a booking took back to nothing were looked for in whole months. Now they are by scope and
month, as their keys begin; those of matters and hosts are told by the statement that wrote them,
and only looked for where there are any. Calls are added up where a meeting came. An item that has
no sums yet gets them as plain rows: its booking holds the item, and who adds entries at the same
time without that is refused by the key.
"""

import re
from importlib import import_module

from django.db import migrations

_before = import_module("burden.ledger.migrations.0010_bookings_wait_less")
_wide = import_module("burden.ledger.migrations.0006_sums_of_wide_scopes")

_IN_SCOPES, _MONTH = _before._IN_SCOPES, _before._MONTH
_ITEM_SUMS, _PAIR_SUMS = _before._ITEM_SUMS, _before._pairs._PAIR_SUMS
_NEW_ITEM_SUMS = _ITEM_SUMS.partition("ON CONFLICT")[0]
_RECEIVED, _GENERATED = (
    f"SELECT scope, {_MONTH} FROM {_IN_SCOPES('added', unit)}"  # noqa: S608 - made of constants
    for unit in ("receiver_id", "originator_id")
)
_OLD = _before._anew(_before.NEW_SUMS)

_SUMS = f"""
CREATE OR REPLACE FUNCTION ledger_add_to_sums() RETURNS trigger LANGUAGE plpgsql
-- The plan is kept for the session, so it must be that of a few rows, whatever came first.
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    {_before._LOCK}
    IF EXISTS (SELECT FROM ledger_itemsum WHERE item_id IN (SELECT item_id FROM added)) THEN
        {_ITEM_SUMS}
    ELSE
        {_NEW_ITEM_SUMS};
    END IF;
    IF EXISTS (SELECT FROM matters_item
                WHERE source = 'meeting' AND id IN (SELECT item_id FROM added)) THEN
        WITH {_before._PARTS}, pairs AS ({_PAIR_SUMS}) {_before._CALL_SUMS}
    ELSE
        WITH {_before._PARTS} {_PAIR_SUMS};
    END IF;
    {_before._SCOPE_SUMS}
    IF EXISTS (SELECT FROM added WHERE hours < 0) THEN
        DELETE FROM ledger_itemsum
         WHERE hours = 0 AND item_id IN (SELECT item_id FROM added);
        DELETE FROM ledger_pairsum
         WHERE hours = 0 AND (receiver_id, month) IN (SELECT receiver_id, {_MONTH} FROM added);
        DELETE FROM ledger_callsum
         WHERE calls = 0 AND (scope_id, month) IN ({_RECEIVED});
        DELETE FROM ledger_scopesum
         WHERE hours = 0 AND (scope_id, month) IN ({_RECEIVED} UNION {_GENERATED});
    END IF;
    RETURN NULL;
END $$;
"""  # noqa: S608 - made of constants

_matters, _, _rest = _wide._SUMS.partition(";")
_hosts = _rest.partition("THEN")[2].partition(";")[0]
_no_matters, _no_hosts, _ = _wide._EMPTIED.split(";")


def _written(statement, count, emptied):
    return f"""
        WITH written AS ({statement.format(rows=_wide._BOTH, wanted="")} RETURNING kept.{count})
        SELECT bool_or({count} = 0) INTO is_any_empty FROM written;
        IF is_any_empty THEN
            {emptied};
        END IF;
"""  # noqa: S608 - made of constants


_WIDE_CHANGED = f"""
CREATE OR REPLACE FUNCTION ledger_wide_changed() RETURNS trigger LANGUAGE plpgsql
-- The plan is kept for the session, so it must be that of a few rows, whatever came first.
SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE
    is_any_empty boolean;
BEGIN
    IF EXISTS (SELECT FROM gone) THEN
        {_written(_matters, "items", _no_matters)}
    END IF;
    IF EXISTS (SELECT FROM gone WHERE source = 'meeting') THEN
        {_written(_hosts, "meetings", _no_hosts)}
    END IF;
    RETURN NULL;
END $$;
"""  # noqa: S608 - made of constants
_OLD_WIDE_CHANGED = re.search(
    r"CREATE FUNCTION ledger_wide_changed.*?END \$\$;", _wide.SUMS, re.DOTALL
).group()


class Migration(migrations.Migration):

    dependencies = [('ledger', '0010_bookings_wait_less')]

    operations = [
        migrations.RunSQL(_SUMS, _OLD),
        migrations.RunSQL(_WIDE_CHANGED, _before._anew(_OLD_WIDE_CHANGED)),
    ]
