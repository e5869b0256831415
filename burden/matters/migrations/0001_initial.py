import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "source",
                    models.CharField(
                        choices=[("paper", "paper"), ("meeting", "meeting")], max_length=10
                    ),
                ),
                ("source_uuid", models.UUIDField()),
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
                ("number", models.CharField(blank=True, max_length=100)),
                ("title", models.CharField(max_length=500)),
                ("depth", models.PositiveSmallIntegerField(default=0)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="children",
                        to="matters.item",
                    ),
                ),
                (
                    "root",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="descendants",
                        to="matters.item",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["occurred_on"], name="item_day"),
                    models.Index(fields=["number"], name="item_number"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "source_uuid"), name="one_item_a_source"
                    )
                ],
            },
        ),
    ]
