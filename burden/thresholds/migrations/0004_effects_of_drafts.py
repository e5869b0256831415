"""What a draft would change, worked out in the background."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("thresholds", "0003_rules_are_confirmed"),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftEffect",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("found", models.JSONField(default=dict)),
                ("told", models.JSONField(null=True)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("told_at", models.DateTimeField(null=True)),
                (
                    "beside",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="thresholds.parameterset",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draft",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="effect",
                        to="thresholds.parameterset",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told__isnull", True), ("told_at__isnull", False), _connector="XOR"
                        ),
                        name="told_effect_has_time",
                    )
                ],
            },
        ),
    ]
