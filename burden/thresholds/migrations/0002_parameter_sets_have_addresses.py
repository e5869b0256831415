import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("thresholds", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="parameterset",
            name="uuid",
            field=models.UUIDField(null=True, editable=False),
        ),
        # One default for all rows would not be unique.
        migrations.RunSQL(
            "UPDATE thresholds_parameterset SET uuid = gen_random_uuid()",
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name="parameterset",
            name="uuid",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
    ]
