"""Units without their names: 某县 for a county, 某镇 for a township."""

import re
from collections.abc import Iterator

from django.utils.translation import pgettext

from burden.findings.models import Finding
from burden.matters.models import Item
from burden.organisations.models import Level, Unit

# What stands behind a place in the name of an organ.
_ORGAN = re.compile(r"(人民政府|党委|委员会|办公室|党政办).*$")
_SHORTEST_NAME = 2


class Mask:
    """Takes out who it was, where that is wished; unused, it leaves words as they are.

    A title names its issuer as a rule, so of a masked item only its kind is told.
    """

    def __init__(self, *, is_used: bool) -> None:
        self._is_used = is_used

    def unit(self, unit: Unit) -> str:
        """The unit's name, or what level it is of."""
        return _nameless(unit.level) if self._is_used else unit.name

    def title(self, item: Item) -> str:
        """The title with its number, or what kind of thing it is."""
        if self._is_used:
            return pgettext("masked", "a %(source)s") % {"source": item.get_source_display()}
        return f"《{item.title}》（{item.number}）" if item.number else f"《{item.title}》"

    def text(self, text: str, finding: Finding) -> str:
        """The words with every name of the units concerned and of their superiors taken out."""
        if not self._is_used:
            return text
        for item in filter(None, (finding.item, finding.upper)):
            for named in filter(None, (item.title, item.number)):
                text = text.replace(named, self.title(item))
        for name, level in sorted(_names(finding), key=lambda pair: -len(pair[0])):
            text = text.replace(name, _nameless(level))
        return text


def _names(finding: Finding) -> Iterator[tuple[str, str]]:
    units = [finding.unit, *([finding.upper.unit] if finding.upper else [])]
    ids = {pk for unit in units for pk in (unit.pk, *unit.ancestor_ids)}
    for name, level in Unit.objects.filter(pk__in=ids).values_list("name", "level"):
        for form in {name, _ORGAN.sub("", name)}:
            if len(form) >= _SHORTEST_NAME:
                yield form, level


def _nameless(level: str) -> str:
    told = {
        Level.CENTRAL: pgettext("masked unit", "a central organ"),
        Level.PROVINCE: pgettext("masked unit", "a province"),
        Level.CITY: pgettext("masked unit", "a city"),
        Level.COUNTY: pgettext("masked unit", "a county"),
        Level.TOWNSHIP: pgettext("masked unit", "a township"),
        Level.VILLAGE: pgettext("masked unit", "a village"),
    }
    return told[Level(level)]
