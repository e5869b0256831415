"""Papers: what was read out of a file, who received it, what it names."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.organisations.models import Level, Unit, User
from docs_audit.models.files import INSPECTING, StoredFile, Upload, UploadedFile
from docs_audit.models.shapes import form_of_paper


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, user: User) -> "PaperQuerySet":
        """Papers whose issuer, uploader or a receiver lies in the user's scope.

        Of these, papers marked as internal or as a work secret are for inspectors and for those
        who brought them (BM-06).
        """
        return self.none() if user.scope is None else self.filter(self.seen_by(user))

    def seen_by(self, user: User) -> Q:
        """Whether a paper is visible to a user, as a condition.

        It is asked of each paper by itself: a page of a few need not read who received all.
        """
        path = user.scope.path if user.scope else "-"
        sightings = UploadedFile.objects.filter(
            paper=OuterRef("pk"), upload__unit__path__startswith=path
        )
        received = Receipt.objects.filter(paper=OuterRef("pk"), unit__path__startswith=path)
        is_here = Q(unit__path__startswith=path) | Q(Exists(sightings)) | Q(Exists(received))
        return is_here & self._is_unmarked(user)

    def issued_within(self, unit: Unit, user: User) -> "PaperQuerySet":
        """Of the papers visible to the user those that a unit of his scope or any below issued."""
        if user.scope is None or not user.scope.contains(unit):
            return self.none()
        return self.filter(self._is_unmarked(user), unit__path__startswith=unit.path)

    def _is_unmarked(self, user: User) -> Q:
        if user.role in INSPECTING:
            return Q()
        uploads = Upload.objects.open_to(user)
        brought = UploadedFile.objects.filter(paper=OuterRef("pk"), upload__in=uploads)
        return Q(is_restricted=False) | Q(Exists(brought))


class Paper(models.Model):
    """One official paper: its text, what was read out of it, and where it stands.

    `read` is what the reader found, `corrections` what a person said instead; the columns hold
    the value in force (a correction, else what was given, else what was read). `spans` tell of
    every name in `read` where it was read: [start, end] in `text`.
    `layout` keeps the spans of head, title, body, tail and quotations in `text` (code points).
    `number_key` is the number in its one spelling (`gbt9704.folded_number`), `title_keys` are the
    forms by which the title may be cited (`gbt9704.title_keys`); `foreign_places` are names of
    other places left in the text, as {"name", "span", "sentence"}.
    A paper that was emptied (`removed_at`, see `emptying`) has no words left; its row stays.
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
    title_keys = ArrayField(
        models.CharField(max_length=500), default=list, blank=True, editable=False
    )
    kind = models.CharField(_("kind"), max_length=20, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    addressees = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    is_restricted = models.BooleanField(_("marked as internal or as a work secret"), default=False)
    is_white_head = models.BooleanField(_("white head"), default=False)
    form = models.GeneratedField(
        expression=form_of_paper(), output_field=models.CharField(max_length=20), db_persist=True
    )
    # Kept by triggers: what is missing or unsure of many papers is counted without reading more.
    lacks_readers = models.BooleanField(default=False, editable=False)
    is_scanned = models.BooleanField(default=False, editable=False)
    is_own = models.BooleanField(default=False, editable=False)
    format = models.CharField(max_length=10)
    pages = models.PositiveIntegerField(default=0)
    text = models.TextField()
    body_characters = models.PositiveIntegerField(default=0)
    layout = models.JSONField(default=dict)
    foreign_places = models.JSONField(default=list)
    read = models.JSONField(default=dict)
    spans = models.JSONField(default=dict)
    given = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    engine = models.CharField(max_length=40, help_text=_("version of reader and matcher"))
    created_at = models.DateTimeField(auto_now_add=True)
    matched_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ("-issued_on", "-id")
        indexes = (
            models.Index(fields=("unit", "-issued_on"), name="paper_unit_day"),
            models.Index(fields=("-issued_on", "-id"), name="paper_latest"),
            models.Index(
                fields=("created_at",),
                condition=Q(unit__isnull=True) | Q(issued_on__isnull=True),
                name="paper_unplaced",
            ),
            models.Index(
                fields=("-issued_on", "-id"), condition=Q(lacks_readers=True), name="paper_unread"
            ),
            models.Index(
                fields=("-issued_on", "-id"), condition=Q(is_white_head=True), name="paper_white"
            ),
            models.Index(fields=("number",), name="paper_number"),
            models.Index(fields=("number_key",), name="paper_number_key"),
            GinIndex(fields=("title_keys",), name="paper_title_keys"),
        )

    def __str__(self) -> str:
        return self.title or self.number or str(self.uuid)


class Receipt(models.Model):
    """A unit that received a paper, and how many people there read it (0: default of the unit).

    `counted` is what a person said of it afterwards; it wins, also when the paper is read again.
    """

    class Basis(models.TextChoices):
        ADDRESSED = "addressed", _("named as addressee")
        UPLOADED = "uploaded", _("uploaded by the receiver")
        GIVEN = "given", _("stated in the import")

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="receipts")
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="receipts")
    readers = models.PositiveIntegerField(default=0)
    counted = models.PositiveIntegerField(_("readers"), null=True, blank=True)
    basis = models.CharField(max_length=10, choices=Basis)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("paper", "unit"), name="one_receipt_a_unit"),
        )

    def __str__(self) -> str:
        return f"{self.paper_id} -> {self.unit_id}"

    @property
    def known_readers(self) -> int | None:
        """As counted by a person, else as stated in the import."""
        return self.readers or None if self.counted is None else self.counted


class Citation(models.Model):
    """A paper named in another paper's text; `cited` once it is here.

    `found_by` tells by what it was then known. `number_key` and `title_keys` are as in `Paper`.
    """

    class Relation(models.TextChoices):
        CITES = "cites", _("cites it")
        IMPLEMENTS = "implements", _("carries it out")
        ANSWERS = "answers", _("answers it")
        FORWARDS = "forwards", _("passes it on")

    class FoundBy(models.TextChoices):
        NUMBER = "number", _("by its number")
        TITLE = "title", _("by its title")

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="citations")
    cited = models.ForeignKey(
        Paper, models.SET_NULL, null=True, blank=True, related_name="cited_by"
    )
    number = models.CharField(max_length=100, blank=True)
    number_key = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500, blank=True)
    title_keys = ArrayField(models.CharField(max_length=500), default=list, blank=True)
    relation = models.CharField(max_length=20, choices=Relation, default=Relation.CITES)
    found_by = models.CharField(max_length=10, choices=FoundBy, blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        indexes = (
            models.Index(fields=("number_key",), name="citation_number_key"),
            GinIndex(fields=("title_keys",), name="citation_title_keys"),
        )

    def __str__(self) -> str:
        return self.number or self.title
