import django.db.models.deletion
from django.db import migrations, models

# Hours alone: rate, ratio and points follow from them by the version, as they did when stored.
_HOURS = """
SET LOCAL statement_timeout = 0;
UPDATE scores_score
   SET parts = COALESCE((SELECT jsonb_object_agg(part ->> 'component', part ->> 'hours')
                           FROM jsonb_array_elements(parts) AS part
                          WHERE (part ->> 'hours')::numeric <> 0), '{}')
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
        migrations.AlterField(
            model_name='score',
            name='parts',
            field=models.JSONField(default=dict),
        ),
        migrations.RunSQL(_HOURS),
    ]
