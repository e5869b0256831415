import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("matters", "0001_initial"),
        ("organisations", "0001_initial"),
        ("thresholds", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=40)),
                (
                    "level",
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
                ("occurred_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "suspected"),
                            ("unsure", "unsure"),
                            ("confirmed", "confirmed"),
                            ("dismissed", "dismissed"),
                            ("withdrawn", "no longer above the threshold"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        choices=[("low", "low"), ("medium", "medium"), ("high", "high")],
                        default="low",
                        max_length=10,
                    ),
                ),
                ("measures", models.JSONField(default=dict)),
                ("evidence", models.JSONField(default=list)),
                (
                    "confidence",
                    models.FloatField(help_text="probability that the suspicion is right, 0 to 1"),
                ),
                (
                    "avoidable_hours",
                    models.DecimalField(decimal_places=6, default=0, max_digits=14),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="matters.item",
                    ),
                ),
                (
                    "parameter_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="thresholds.parameterset"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="organisations.unit",
                    ),
                ),
                (
                    "upper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings_as_upper",
                        to="matters.item",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("open", "suspected"),
                            ("unsure", "unsure"),
                            ("confirmed", "confirmed"),
                            ("dismissed", "dismissed"),
                            ("withdrawn", "no longer above the threshold"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("statutory", "required by law"),
                            ("emergency", "emergency response"),
                            ("own_measures", "has measures of its own"),
                            ("misread", "misread by the program"),
                            ("rectified", "already rectified"),
                            ("duplicate", "duplicate of another finding"),
                            ("other", "other reason"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="findings.finding",
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-id"),
            },
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["state", "-avoidable_hours"], name="finding_inbox"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["unit", "state"], name="finding_unit"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(fields=["occurred_on"], name="finding_day"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(
                fields=("kind", "item", "upper"),
                name="one_finding_a_kind_and_pair",
                nulls_distinct=False,
            ),
        ),
    ]
