import uuid

import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=64, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                (
                    "short_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
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
                        verbose_name="level",
                    ),
                ),
                (
                    "path",
                    models.TextField(
                        editable=False,
                        help_text="ids from the root to this unit, each followed by a slash",
                    ),
                ),
                (
                    "place_code",
                    models.CharField(blank=True, max_length=12, verbose_name="division code"),
                ),
                (
                    "system",
                    models.CharField(blank=True, max_length=50, verbose_name="line of work"),
                ),
                (
                    "organ_kind",
                    models.CharField(
                        choices=[
                            ("party_committee", "Party committee"),
                            ("government", "people's government"),
                            ("party_office", "Party committee office"),
                            ("government_office", "government office"),
                            ("department", "department"),
                            ("coordinating", "coordinating body"),
                            ("congress", "people's congress"),
                            ("consultative", "consultative conference"),
                            ("discipline", "discipline inspection and supervision"),
                            ("mass", "mass organisation"),
                            ("vertical", "vertically managed organ"),
                            ("institution", "public institution"),
                            ("enterprise", "state enterprise"),
                            ("association", "association"),
                            ("self_governing", "village or residents' committee"),
                        ],
                        default="department",
                        max_length=20,
                        verbose_name="kind of organ",
                    ),
                ),
                ("duties", models.TextField(blank=True, verbose_name="duties")),
                (
                    "is_external",
                    models.BooleanField(
                        default=False,
                        help_text="named by a paper, not in the imported tree: no staff, no users",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "ordering": ("path",),
            },
        ),
        migrations.CreateModel(
            name="StaffCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("number", models.PositiveIntegerField(verbose_name="staff")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="staff_counts",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={
                "ordering": ("unit", "valid_from"),
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "full_name",
                    models.CharField(blank=True, max_length=100, verbose_name="full name"),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("inspector", "discipline inspector"),
                            ("leader", "leader (reads only)"),
                            ("cadre", "grassroots cadre"),
                            ("unit_editor", "unit editor"),
                            ("system_admin", "system administrator"),
                            ("security_admin", "security administrator"),
                            ("audit_admin", "audit administrator"),
                        ],
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
                (
                    "scope",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="users",
                        to="organisations.unit",
                        verbose_name="scope",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="UnitImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=300)),
                ("rows", models.JSONField(default=list)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unit_imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-created_at",),
            },
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(
                fields=["path"],
                name="unit_path_prefix",
                opclasses=("text_pattern_ops",),
            ),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["name"], name="unit_name"),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["short_names"], name="unit_short_names"
            ),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["parent", "place_code"], name="unit_children"),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True),
                    ("valid_from__isnull", True),
                    ("valid_to__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="unit_valid_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="staffcount",
            constraint=models.UniqueConstraint(
                fields=("unit", "valid_from"), name="one_staff_count_a_day"
            ),
        ),
    ]
