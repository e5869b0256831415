"""Passwords get an age and a history, accounts a second factor; tokens are kept as hashes."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# Where rest_framework.authtoken was in use its tokens go on, and their plain keys go.
HASH_TOKENS = """
DO $$
BEGIN
    IF to_regclass('authtoken_token') IS NOT NULL THEN
        INSERT INTO organisations_apitoken (user_id, digest, made_at)
        SELECT user_id, encode(sha256(convert_to(key, 'UTF8')), 'hex'), created
          FROM authtoken_token;
        DROP TABLE authtoken_token;
    END IF;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_settings_of_the_account")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="password_chosen_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now,
                editable=False,
                help_text=(
                    "empty: somebody else knows the password, so its owner must choose another"
                ),
                null=True,
            ),
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="api_token",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FormerPassword",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hash", models.CharField(max_length=128)),
                ("replaced_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former_passwords",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"ordering": ("-replaced_at", "-pk")},
        ),
        migrations.CreateModel(
            name="SecondFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("secret", models.TextField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("last_step", models.PositiveBigIntegerField(default=0)),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="second_factor",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.RunSQL(HASH_TOKENS, migrations.RunSQL.noop),
    ]
