"""What an order is about, as the list of a person's own orders names it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import ngettext

from burden.findings.models import Finding
from burden.matters.models import Item
from burden.organisations.models import Unit

_LONGEST = 500


def of_unit(parameters: Mapping[str, Any], unit: Unit) -> str:
    """The unit and the period."""
    return f"{unit.name} · {parameters['period']}"[:_LONGEST]


def of_item(parameters: Mapping[str, Any], _unit: Unit) -> str:
    """The title of the paper or meeting at the top."""
    return Item.objects.get(uuid=parameters["item"]).title[:_LONGEST]


def of_finding(parameters: Mapping[str, Any], _unit: Unit) -> str:
    """The title of what is suspected."""
    finding = Finding.objects.select_related("item").get(uuid=parameters["finding"])
    return finding.item.title[:_LONGEST]


def of_findings(parameters: Mapping[str, Any], _unit: Unit) -> str:
    """How many cases there are."""
    count = len(parameters["findings"])
    return ngettext("%(count)s case", "%(count)s cases", count) % {"count": count}
