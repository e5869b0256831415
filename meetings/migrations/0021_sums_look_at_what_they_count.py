"""A meeting whose words or links alone change is not counted anew: no sum tells of them."""

from django.db import migrations

_COUNTED = (
    "host_id", "starts_at", "ends_at", "agenda", "merged_into_id", "is_called_off", "legal_basis",
)
_OF = ", ".join(f"{{row}}.{one}" for one in _COUNTED)
_CHANGED = """
CREATE OR REPLACE FUNCTION meetings_tally_records_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched bigint[] := ARRAY({touched});
BEGIN
    IF touched <> '{{}}' THEN
        PERFORM meetings_tally(touched);
    END IF;
    RETURN NULL;
END $$;
"""
_ALL = """
    SELECT id FROM come UNION SELECT merged_into_id FROM come
    UNION SELECT id FROM gone UNION SELECT merged_into_id FROM gone"""
_THOSE_COUNTED_OTHERWISE = f"""
    SELECT unnest(ARRAY[id, come.merged_into_id, gone.merged_into_id])
      FROM come JOIN gone USING (id)
     WHERE ({_OF.format(row="come")}) IS DISTINCT FROM ({_OF.format(row="gone")})"""  # noqa: S608 - made of constants


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0020_names_of_emptied_meetings'),
    ]

    operations = [
        migrations.RunSQL(
            _CHANGED.format(touched=_THOSE_COUNTED_OTHERWISE), _CHANGED.format(touched=_ALL)
        ),
    ]
