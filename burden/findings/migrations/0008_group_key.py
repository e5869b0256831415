"""What similar findings have in common stands in each of them, so that the inbox sorts by it alone."""

from django.db import migrations, models

import burden.findings.models

GROUP_KEY = """
CREATE FUNCTION findings_group_key(upper bigint, unit bigint, day date, kind text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN upper IS NOT NULL THEN upper::text || ' ' || kind
        WHEN day IS NOT NULL THEN
            unit::text || ' ' || (extract(year from day) * 12 + extract(month from day))::text
            || ' ' || kind
    END
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0007_answers_are_emptied"),
        ("matters", "0008_items_whose_words_were_removed"),
        ("organisations", "0005_second_factor_is_set_up_by_a_code"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="finding", name="finding_group"),
        migrations.RemoveField(model_name="finding", name="month"),
        migrations.RunSQL(
            GROUP_KEY, "DROP FUNCTION findings_group_key(bigint, bigint, date, text)"
        ),
        migrations.AddField(
            model_name="finding",
            name="group_key",
            field=models.GeneratedField(
                db_persist=True,
                expression=burden.findings.models.GroupKey("upper", "unit", "occurred_on", "kind"),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                fields=["unit", "group_key"],
                include=("id", "state", "item", "occurred_on", "expected_hours"),
                name="finding_group",
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["group_key"], name="finding_alike"),
        ),
    ]
