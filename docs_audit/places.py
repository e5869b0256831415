"""Where papers and the issuing of a unit are looked at."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from burden.matters.models import Item
from burden.matters.registry import Place
from docs_audit.models import Paper


def _paper(item: Item) -> str:
    return reverse("documents:paper-detail", args=[item.source_uuid])


def _issuing(item: Item) -> str:
    return reverse("documents:issued-unit", args=[item.unit.uuid])


PAPER = Place(
    "documents",
    _("Paper"),
    _("a paper outside your scope"),
    _paper,
    Paper.objects.visible_to,
    _("Papers"),
)
ISSUING = Place("documents", _("Papers issued"), _("a paper outside your scope"), _issuing)
