"""What the inbox is narrowed and folded by stands in the finding itself.

The database keeps `unit_path` as the unit's own: it is written with the finding, and again when the
unit moves. Who files a finding holds the unit meanwhile, so that neither passes the other by.
"""

from django.conf import settings
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
PLACE = """
UPDATE findings_finding AS one SET unit_path = unit.path
  FROM organisations_unit AS unit WHERE unit.id = one.unit_id;
-- What is still to be checked of these rows would keep the indexes from being made.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

CREATE FUNCTION findings_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT path INTO STRICT NEW.unit_path
      FROM organisations_unit WHERE id = NEW.unit_id FOR SHARE;
    RETURN NEW;
END $$;
CREATE TRIGGER findings_place BEFORE INSERT OR UPDATE OF unit_id, unit_path ON findings_finding
    FOR EACH ROW EXECUTE FUNCTION findings_place();

CREATE FUNCTION findings_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE findings_finding SET unit_path = NEW.path WHERE unit_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER findings_move AFTER UPDATE OF path ON organisations_unit
    FOR EACH ROW WHEN (OLD.path IS DISTINCT FROM NEW.path) EXECUTE FUNCTION findings_move();
"""
NO_PLACE = """
UPDATE findings_finding AS one SET unit_path = unit.path
  FROM organisations_unit AS unit WHERE unit.id = one.unit_id;
-- What is still to be checked of these rows would keep the indexes from being made.
SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

DROP TRIGGER findings_move ON organisations_unit;
DROP FUNCTION findings_move();
DROP TRIGGER findings_place ON findings_finding;
DROP FUNCTION findings_place();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0007_answers_are_emptied"),
        ("matters", "0008_items_whose_words_were_removed"),
        ("organisations", "0005_second_factor_is_set_up_by_a_code"),
        ("thresholds", "0004_effects_of_drafts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
        migrations.AddField(
            model_name="finding",
            name="unit_path",
            field=models.TextField(blank=True, db_default="", default="", editable=False),
        ),
        migrations.RunSQL(PLACE, NO_PLACE),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                fields=["group_key", "unit_path"],
                include=("id", "state", "item", "occurred_on", "expected_hours"),
                name="finding_group",
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["unit_path", "state"], name="finding_place"),
        ),
    ]
