from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scores", "0001_initial")]

    operations = [
        migrations.AddField(
            "score",
            "seed",
            models.PositiveBigIntegerField(
                default=0, help_text="of the draws that low and high come from"
            ),
            preserve_default=False,
        ),
    ]
