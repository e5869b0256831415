import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0008_asked_without_a_name"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="activityhit",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["items"], name="activity_hit_items", opclasses=("jsonb_path_ops",)
            ),
        ),
    ]
