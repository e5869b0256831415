"""What an order is about, as the list of a person's own orders names it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.dashboards.selectors.search import visible_items
from burden.findings.selectors import findings_visible_to
from burden.matters.models import Item
from burden.organisations.models import Unit, User

_LONGEST = 500


def of_unit(_user: User, parameters: Mapping[str, Any], unit: Unit) -> str:
    """The unit and the period."""
    return f"{unit.name} · {parameters['period']}"[:_LONGEST]


def of_rectifications(_user: User, parameters: Mapping[str, Any], unit: Unit) -> str:
    """The unit, the day, and what was looked for."""
    words = (unit.name, parameters["day"], parameters["filters"].get("q", ""))
    return " · ".join(filter(None, words))[:_LONGEST]


def of_item(user: User, parameters: Mapping[str, Any], _unit: Unit) -> str:
    """The title of the paper or meeting that was asked for, where it is open to the person."""
    asked = visible_items(user, Item.objects.filter(uuid=parameters["item"])).first()
    return asked.title[:_LONGEST] if asked else _("outside your scope")


def of_finding(user: User, parameters: Mapping[str, Any], _unit: Unit) -> str:
    """The title of what is suspected, where the finding is open to the person."""
    finding = findings_visible_to(user).filter(uuid=parameters["finding"]).first()
    return finding.item.title[:_LONGEST] if finding else _("outside your scope")


def of_findings(_user: User, parameters: Mapping[str, Any], _unit: Unit) -> str:
    """How many cases there are."""
    count = len(parameters["findings"])
    return ngettext("%(count)s case", "%(count)s cases", count) % {"count": count}
