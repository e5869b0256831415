"""Campaigns of made-up units, as the register takes them in."""

from burden.activities.campaigns.register import REGISTER
from burden.activities.models import Campaign
from burden.activities.registers import importing
from burden.organisations.models import Role, Unit
from tests.factories.administration import make_person

TEXTS = {"title": "健康乡镇创建活动", "kind": "创建示范", "start": "2026-04-01"}


def run(unit: Unit, *targets: Unit, **texts: str) -> Campaign:
    """A campaign that its organiser tells of."""
    names = "；".join(one.name for one in targets)
    told = {**TEXTS, "unit": unit.code, "targets": names, **texts}
    person = make_person(Role.INSPECTOR, unit)
    kept = importing.take_one(REGISTER, texts=told, unit=unit, by=person)
    assert isinstance(kept.record, Campaign)
    return kept.record
