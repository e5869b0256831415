import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("thresholds", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Score",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(help_text="first day of the month")),
                ("score", models.FloatField(blank=True, null=True)),
                ("low", models.FloatField(blank=True, null=True)),
                ("high", models.FloatField(blank=True, null=True)),
                ("hours", models.DecimalField(decimal_places=6, max_digits=14)),
                ("avoidable", models.DecimalField(decimal_places=6, max_digits=14)),
                ("hours_per_person_day", models.FloatField()),
                ("staff", models.PositiveIntegerField()),
                ("working_days", models.PositiveSmallIntegerField()),
                ("measured_ratio", models.FloatField()),
                ("parts", models.JSONField(default=list)),
                ("computed_at", models.DateTimeField(auto_now=True)),
                (
                    "parameter_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="thresholds.parameterset"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["month", "-score"], name="score_month")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "month", "parameter_set"),
                        name="one_score_a_month_and_version",
                    )
                ],
            },
        ),
    ]
