"""Files tell which of their pages are scans and how many of these have been recognised."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("docs_audit", "0009_asks")]

    operations = [
        migrations.AddField(
            model_name="uploadedfile",
            name="scans",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.PositiveIntegerField(), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="uploadedfile",
            name="recognised",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
