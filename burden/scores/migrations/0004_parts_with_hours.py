import django.db.models.deletion
from django.db import migrations, models

# A part without hours is the same for every unit, and most units have none in most components.
_DROP_EMPTY = """
SET LOCAL statement_timeout = 0;
UPDATE scores_score
   SET parts = COALESCE((SELECT jsonb_agg(part ORDER BY place)
                           FROM jsonb_array_elements(parts) WITH ORDINALITY AS told (part, place)
                          WHERE (part ->> 'hours')::numeric <> 0), '[]')
 WHERE parts <> '[]'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('scores', '0003_least_measured_first'),
    ]

    operations = [
        migrations.AlterField(
            model_name='score',
            name='unit',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='organisations.unit'),
        ),
        migrations.RunSQL(_DROP_EMPTY, migrations.RunSQL.noop),
    ]
