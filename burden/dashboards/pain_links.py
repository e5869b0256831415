"""Where the numbers of a pain point lead: what they are made of, in the same scope and period."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from burden.dashboards.selectors.pains import By, Pains, Target
from burden.organisations.models import Unit

Query = dict[str, str]


@dataclass(frozen=True)
class Linked:
    """A target with the addresses of its hours and units, of its findings and of its reports."""

    target: Target
    borne: str
    suspected: str
    confirmed: str
    voices: str


def linked(pains: Pains, unit: Unit, targets: Iterable[Target]) -> list[Linked]:
    """The targets of a part of the ledger, which is that of a unit."""
    return [_linked(pains, unit, one) for one in targets]


def _linked(pains: Pains, unit: Unit, one: Target) -> Linked:
    period = pains.part.period
    part: Query = {"unit": str(unit.uuid), "period": period.key}
    level = "" if pains.level is None else pains.level.value
    if one.root is not None:
        page = reverse("dashboards:matter-units", args=[one.root.uuid])
        borne = _address(page, part, level=level)
        named: Query = {"matter": str(one.root.uuid)}
        voices: Query = dict(named)
    else:
        key = _key(one)
        borne = _address(reverse("dashboards:flow"), part, to_level=level, **key)
        named = {"of": key["issuer"]} if pains.by is By.ISSUER else key
        voices = {"about": key["issuer"]} if pains.by is By.ISSUER else dict(key)
        voices |= {"since": period.first.isoformat(), "until": period.last.isoformat()}
    findings = reverse("findings:finding-list")
    return Linked(
        one,
        borne,
        _address(findings, part, state="undecided", **named),
        _address(findings, part, state="confirmed", **named),
        _address(reverse("voices:voice-list"), {"unit": str(unit.uuid)}, **voices),
    )


def _key(one: Target) -> Query:
    if one.issuer is not None:
        return {"issuer": str(one.issuer.uuid)}
    assert one.source is not None
    return {"source": one.source.value}


def _address(page: str, part: Query, **more: str) -> str:
    return f"{page}?{urlencode({name: one for name, one in {**more, **part}.items() if one})}"
