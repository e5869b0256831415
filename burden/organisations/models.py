"""Units of administration, how many people work in them, and who may look at which of them."""

import uuid
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as AuthManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.stack.written import Written


class Level(models.TextChoices):
    """Administrative level, highest first; the order of the members is the order of rank."""

    CENTRAL = "central", _("central")
    PROVINCE = "province", _("province")
    CITY = "city", _("city")
    COUNTY = "county", _("county")
    TOWNSHIP = "township", _("township")
    VILLAGE = "village", _("village")

    @property
    def rank(self) -> int:
        """0 for central, 5 for village."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}


class OrganKind(models.TextChoices):
    """What an organ is; decides to whom it may lawfully write (domain rules GD-04, TL-05)."""

    PARTY_COMMITTEE = "party_committee", _("Party committee")
    GOVERNMENT = "government", _("people's government")
    PARTY_OFFICE = "party_office", _("Party committee office")
    GOVERNMENT_OFFICE = "government_office", _("government office")
    DEPARTMENT = "department", _("department")
    COORDINATING = "coordinating", _("coordinating body")
    CONGRESS = "congress", _("people's congress")
    CONSULTATIVE = "consultative", _("consultative conference")
    DISCIPLINE = "discipline", _("discipline inspection and supervision")
    MASS = "mass", _("mass organisation")
    VERTICAL = "vertical", _("vertically managed organ")
    INSTITUTION = "institution", _("public institution")
    ENTERPRISE = "enterprise", _("state enterprise")
    ASSOCIATION = "association", _("association")
    SELF_GOVERNING = "self_governing", _("village or residents' committee")


class UnitQuerySet(models.QuerySet["Unit"]):
    def within(self, unit: "Unit | None") -> "UnitQuerySet":
        """The unit and all below it; nothing when there is no unit (no scope, no access)."""
        if unit is None:
            return self.none()
        return self.filter(path__startswith=unit.path)

    def above(self, unit: "Unit") -> "UnitQuerySet":
        """All superior units of the tree, the unit itself left out."""
        return self.filter(pk__in=unit.ancestor_ids)

    def existing_on(self, day: date) -> "UnitQuerySet":
        """Units that had begun and not ended on the day; no date means always."""
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day),
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day),
        )


class Unit(models.Model):
    """One organ: place x system x organ kind. A department's parent is its place."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_names = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.TextField(
        editable=False, help_text=_("ids from the root to this unit, each followed by a slash")
    )
    place_code = models.CharField(_("division code"), max_length=12, blank=True)
    system = models.CharField(_("line of work"), max_length=50, blank=True)
    organ_kind = models.CharField(
        _("kind of organ"), max_length=20, choices=OrganKind, default=OrganKind.DEPARTMENT
    )
    duties = models.TextField(_("duties"), blank=True)
    is_external = models.BooleanField(
        default=False, help_text=_("named by a paper, not in the imported tree: no staff, no users")
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects: ClassVar[UnitQuerySet] = UnitQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("path",)
        indexes = (
            models.Index(
                fields=("path",), opclasses=("text_pattern_ops",), name="unit_path_prefix"
            ),
            models.Index(fields=("name",), name="unit_name"),
            GinIndex(fields=("short_names",), name="unit_short_names"),
            models.Index(fields=("parent", "place_code"), name="unit_children"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="unit_valid_range",
            ),
        )

    def __str__(self) -> str:
        return self.name

    # Lists ask these of each row; Django's own look through all labels, in the reader's language.
    def get_level_display(self) -> str:  # type: ignore[no-redef]
        return str(Level(self.level).label)

    def get_organ_kind_display(self) -> str:  # type: ignore[no-redef]
        return str(OrganKind(self.organ_kind).label)

    @property
    def ancestor_ids(self) -> list[int]:
        """Ids of the superior units, highest first."""
        return [int(part) for part in self.path.split("/")[:-2]]

    @property
    def rank(self) -> int:
        return Level(self.level).rank

    def contains(self, other: "Unit") -> bool:
        """Whether the other unit is this one or below it."""
        return other.path.startswith(self.path)


class StaffCount(models.Model):
    """Number of staff from a day on; the history explains jumps of a score."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="staff_counts")
    valid_from = models.DateField(_("valid from"))
    number = models.PositiveIntegerField(_("staff"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        ordering = ("unit", "valid_from")
        constraints = (
            models.UniqueConstraint(fields=("unit", "valid_from"), name="one_staff_count_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.valid_from}: {self.number}"


class Role(models.TextChoices):
    """What a person does here. One role a person: the three administrators exclude each other."""

    INSPECTOR = "inspector", _("discipline inspector")
    LEADER = "leader", _("leader (reads only)")
    CADRE = "cadre", _("grassroots cadre")
    UNIT_EDITOR = "unit_editor", _("unit editor")
    SYSTEM_ADMIN = "system_admin", _("system administrator")
    SECURITY_ADMIN = "security_admin", _("security administrator")
    AUDIT_ADMIN = "audit_admin", _("audit administrator")


class UserManager(AuthManager["User"]):
    """Accounts with their scopes, which every page asks for next."""

    def get_queryset(self) -> models.QuerySet["User"]:
        return super().get_queryset().select_related("scope")

    def get(self, *args: Any, **asked: Any) -> "User":
        """As of every manager; who is signed in is asked for by each page, and by its key alone."""
        if args or asked.keys() != {"pk"} or self is not User._default_manager:
            return super().get(*args, **asked)
        person = _ACCOUNT.first(key=User._meta.pk.get_prep_value(asked["pk"]))
        if person is None:
            raise User.DoesNotExist
        return person


class User(AbstractUser):
    """A person with one role and one scope; without a scope nothing is visible.

    `language` is empty where the browser's is taken. `email` is only what the person typed for the
    digest; without `has_digest` nothing is ever sent there. `single_keys`: letters and signs act
    without Ctrl or Alt (WCAG 2.1.4).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    full_name = models.CharField(_("full name"), max_length=100, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role, blank=True)
    scope = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="users", verbose_name=_("scope")
    )
    language = models.CharField(max_length=10, choices=settings.LANGUAGES, blank=True)
    has_digest = models.BooleanField(default=False)
    single_keys = models.BooleanField(default=True)

    password_chosen_at = models.DateTimeField(
        null=True,
        default=timezone.now,
        editable=False,
        help_text=_("empty: somebody else knows the password, so its owner must choose another"),
    )
    # The hash that `set_password` replaced, until the account is saved.
    replaced_password = ""

    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.full_name or self.username

    def set_password(self, raw_password: str | None) -> None:
        self.replaced_password = self.password
        super().set_password(raw_password)
        self.password_chosen_at = timezone.now()


_ACCOUNT = Written(lambda key: User._default_manager.filter(pk=key), key=-1)


class FormerPassword(models.Model):
    """A password that an account had, as it was hashed then, so that it is not used again."""

    user = models.ForeignKey(User, models.CASCADE, related_name="former_passwords")
    hash = models.CharField(max_length=128)
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-replaced_at", "-pk")

    def __str__(self) -> str:
        return f"{self.user} {self.replaced_at.isoformat()}"


class SecondFactor(models.Model):
    """The secret of an authenticator app, sealed by SECRET_KEY, and the last step that was used.

    It is shown to whoever gives the set-up code, kept as a keyed hash in `setup_digest`; it counts
    from its first right code on, when it is `confirmed_at` and that hash is gone.
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="second_factor")
    secret = models.TextField()
    setup_digest = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.user)


class ApiToken(models.Model):
    """What a program shows in the place of a password; only its SHA-256 is kept."""

    user = models.OneToOneField(User, models.CASCADE, related_name="api_token")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.user} {self.digest[:8]}"


class UnitImport(models.Model):
    """A list of units as it was uploaded, kept between its preview and its confirmation.

    `rows` are the cells by column name, as text; what they would change is worked out anew each
    time, so a tree that changed in between never gets a stale plan.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=300)
    rows = models.JSONField(default=list)
    by = models.ForeignKey("User", models.PROTECT, related_name="unit_imports")
    created_at = models.DateTimeField(auto_now_add=True)
    applied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.name
