import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("matters", "0001_initial"),
        ("organisations", "0001_initial"),
        ("thresholds", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "component",
                    models.CharField(
                        choices=[
                            ("meeting", "meetings"),
                            ("document", "papers"),
                            ("layered", "layered meetings"),
                            ("accompany", "accompanying attendance"),
                            ("nested", "nested meetings"),
                            ("copied", "copied papers"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "originator_level",
                    models.CharField(
                        choices=[
                            ("central", "central"),
                            ("province", "province"),
                            ("city", "city"),
                            ("county", "county"),
                            ("township", "township"),
                            ("village", "village"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "receiver_level",
                    models.CharField(
                        choices=[
                            ("central", "central"),
                            ("province", "province"),
                            ("city", "city"),
                            ("county", "county"),
                            ("township", "township"),
                            ("village", "village"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField()),
                ("hours", models.DecimalField(decimal_places=6, max_digits=14)),
                ("avoidable", models.DecimalField(decimal_places=6, max_digits=14)),
                (
                    "is_measured",
                    models.BooleanField(help_text="from recorded data, not from a default"),
                ),
                (
                    "is_white",
                    models.BooleanField(default=False, help_text="caused by a white-head paper"),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="matters.item",
                    ),
                ),
                (
                    "originator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="generated",
                        to="organisations.unit",
                    ),
                ),
                (
                    "parameter_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="thresholds.parameterset"
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="received",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["day", "receiver"], name="entry_day_receiver"),
                    models.Index(fields=["receiver", "day"], name="entry_receiver_day"),
                    models.Index(fields=["originator", "day"], name="entry_originator_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("item", "receiver", "component"), name="one_entry_a_component"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hours__gte", 0),
                            ("avoidable__gte", 0),
                            ("avoidable__lte", models.F("hours")),
                        ),
                        name="avoidable_within_hours",
                    ),
                ],
            },
        ),
    ]
