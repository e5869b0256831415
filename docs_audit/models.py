"""Uploads, papers, who received them, and what was found to match."""

import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.organisations.models import Level, Unit, User


class StoredFile(models.Model):
    """Bytes kept once, by content. Exists only after the secrecy guard has passed them."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.sha256[:12]


class Upload(models.Model):
    """Files brought at one time by one person."""

    class Channel(models.TextChoices):
        WEB = "web", _("upload page")
        API = "api", _("REST")
        FOLDER = "folder", _("folder import")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="uploads"
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="uploads",
        help_text=_("the unit the files were brought by"),
    )
    channel = models.CharField(max_length=10, choices=Channel)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.channel} {self.created_at:%Y-%m-%d %H:%M}"


class UploadedFile(models.Model):
    """One file of an upload and how far it has come; the line the uploader sees.

    Until the guard has passed it, its bytes lie only in the quarantine folder under `uuid`.
    `given` holds what the manifest or the form said of the paper (unit, level, issued_on,
    number, title, receivers); it wins over what is read out of the text.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        READ = "read", _("read, being compared")
        DONE = "done", _("done")
        SEEN = "seen", _("seen before")
        REFUSED = "refused", _("refused: secrecy mark")
        FAILED = "failed", _("could not be read")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    upload = models.ForeignKey(Upload, models.CASCADE, related_name="files")
    container = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="members"
    )
    member = models.CharField(
        max_length=64, blank=True, help_text=_("SHA-256 of the path inside the container")
    )
    name = models.CharField(max_length=300, blank=True)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    given = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=30, blank=True)
    warnings = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    paper = models.ForeignKey(
        "Paper", models.SET_NULL, null=True, blank=True, related_name="sightings"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("sha256",), name="uploadedfile_sha256"),)
        constraints = (
            models.UniqueConstraint(
                fields=("container", "member"),
                condition=Q(container__isnull=False),
                name="one_line_a_member",
            ),
        )

    def __str__(self) -> str:
        # Never the name: of a paper that is refused later, nothing may stand in the audit log.
        return str(self.uuid)


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, user: User) -> "PaperQuerySet":
        """Papers whose issuer, uploader or a receiver lies in the user's scope."""
        if user.scope is None:
            return self.none()
        path = user.scope.path
        return self.filter(
            Q(unit__path__startswith=path)
            | Q(
                pk__in=UploadedFile.objects.filter(upload__unit__path__startswith=path).values(
                    "paper"
                )
            )
            | Q(pk__in=Receipt.objects.filter(unit__path__startswith=path).values("paper"))
        )


class Paper(models.Model):
    """One official paper: its text, what was read out of it, and where it stands.

    `read` is what the reader found, `corrections` what a person said instead; the columns hold
    the value in force (a correction, else what was given, else what was read).
    `layout` keeps the spans of head, title, body, tail and quotations in `text` (code points).
    `number_key` is the number in its one spelling (`gbt9704.folded_number`); `foreign_places` are
    names of other places left in the text, as {"name", "span", "sentence"}.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="paper")
    item = models.OneToOneField(Item, models.SET_NULL, null=True, blank=True, related_name="paper")
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name=_("issuer")
    )
    issuer_name = models.CharField(_("issuer as printed"), max_length=300, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level, blank=True)
    number = models.CharField(_("document number"), max_length=100, blank=True)
    number_key = models.CharField(max_length=100, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=500, blank=True)
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    addressees = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    is_white_head = models.BooleanField(_("white head"), default=False)
    format = models.CharField(max_length=10)
    pages = models.PositiveIntegerField(default=0)
    text = models.TextField()
    body_characters = models.PositiveIntegerField(default=0)
    layout = models.JSONField(default=dict)
    foreign_places = models.JSONField(default=list)
    read = models.JSONField(default=dict)
    given = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    engine = models.CharField(max_length=40, help_text=_("version of reader and matcher"))
    created_at = models.DateTimeField(auto_now_add=True)
    matched_at = models.DateTimeField(null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ("-issued_on", "-id")
        indexes = (
            models.Index(fields=("unit", "-issued_on"), name="paper_unit_day"),
            models.Index(fields=("number",), name="paper_number"),
            models.Index(fields=("number_key",), name="paper_number_key"),
        )

    def __str__(self) -> str:
        return self.title or self.number or str(self.uuid)


class Receipt(models.Model):
    """A unit that received a paper, and how many people there read it (0: default of the unit)."""

    class Basis(models.TextChoices):
        ADDRESSED = "addressed", _("named as addressee")
        UPLOADED = "uploaded", _("uploaded by the receiver")
        GIVEN = "given", _("stated in the import")

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="receipts")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="receipts")
    readers = models.PositiveIntegerField(default=0)
    basis = models.CharField(max_length=10, choices=Basis)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("paper", "unit"), name="one_receipt_a_unit"),
        )

    def __str__(self) -> str:
        return f"{self.paper_id} -> {self.unit_id}"


class Citation(models.Model):
    """A paper named in another paper's text; `cited` once it is here."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="citations")
    cited = models.ForeignKey(
        Paper, models.SET_NULL, null=True, blank=True, related_name="cited_by"
    )
    number = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        indexes = (models.Index(fields=("number",), name="citation_number"),)

    def __str__(self) -> str:
        return self.number or self.title


class IndexedPaper(models.Model):
    """A paper in the index of the copy search; the database keeps its `Fingerprint` rows in step.

    `key` is one of `textreuse.posting_keys`: it ascends with the level and the week of issue.
    `hashes` are the paper's sampled fingerprints, ascending.
    """

    paper = models.OneToOneField(Paper, models.CASCADE, primary_key=True, related_name="indexed")
    key = models.IntegerField(unique=True)
    hashes = ArrayField(models.IntegerField())
    engine = models.CharField(max_length=40, help_text=_("version of the fingerprints"))

    def __str__(self) -> str:
        return f"{self.paper_id}: {len(self.hashes)}"


class Fingerprint(models.Model):
    """One fingerprint of one indexed paper: written and deleted by the triggers of IndexedPaper.

    Two integers and their primary key are all there is, so that ten million rows stay small; the
    first keys of a hash are those of the papers most likely to be a source.
    """

    pk = models.CompositePrimaryKey("hash", "key")
    hash = models.IntegerField()
    key = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.hash} {self.key}"


class Match(models.Model):
    """Raw measures of a related pair above a low floor; thresholds are applied by the judge.

    Each of `passages` has its spans `lower` and `upper`, its `kind`, and `parts`: the spans in
    both texts of what they share in it. `segments` cuts the lower text into [start, end, passage
    or -1, why set aside or "", characters, copied characters] (`textreuse.Segment`);
    `own_measures` are the spans of its own sentences and `novelty` their share of its body.
    `reason` is the rule that named the relation.
    """

    lower = models.ForeignKey(Paper, models.CASCADE, related_name="matches_as_lower")
    upper = models.ForeignKey(Paper, models.CASCADE, related_name="matches_as_upper")
    relation = models.CharField(max_length=20)
    reason = models.CharField(max_length=40, default="")
    containment = models.FloatField()
    resemblance = models.FloatField()
    longest = models.PositiveIntegerField()
    passages = models.JSONField(default=list)
    substitutions = models.JSONField(default=list)
    leftover_places = models.JSONField(default=list)
    segments = models.JSONField(default=list)
    own_measures = models.JSONField(default=list)
    novelty = models.FloatField(default=0.0)
    engine = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("lower", "upper"), name="one_match_a_pair"),
            models.CheckConstraint(condition=~Q(lower=F("upper")), name="match_of_two"),
        )

    def __str__(self) -> str:
        return f"{self.lower_id} < {self.upper_id}: {self.containment:.2f}"


class StockSentence(models.Model):
    """A sentence that a match set aside as the common property of many issuers.

    `key` is the hash of its letters, `text` has its digits masked, `hashes` are its fingerprints.
    `issuers` and `papers` count those whose text was found to hold the same letters; 0 until they
    were counted.
    """

    key = models.CharField(max_length=32, unique=True, editable=False)
    text = models.TextField(_("sentence"))
    hashes = ArrayField(models.IntegerField(), default=list)
    issuers = models.PositiveIntegerField(_("issuers"), default=0)
    papers = models.PositiveIntegerField(_("papers"), default=0)
    last_seen = models.DateField(_("last set aside"))
    counted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-issuers", "id")
        indexes = (models.Index(fields=("-issuers", "id"), name="stock_sentence_issuers"),)

    def __str__(self) -> str:
        return self.key
