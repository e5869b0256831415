"""Demands for forms of made-up units, as the register takes them in."""

from burden.activities.demands.register import REGISTER
from burden.activities.models import Demand
from burden.activities.registers import importing
from burden.organisations.models import Role, Unit, User
from tests.factories.administration import make_person

TEXTS = {
    "title": "残疾人基本信息采集表",
    "channel": "发文",
    "sent": "2026-03-03 09:00",
    "due": "2026-03-20 18:00",
    "fields": "姓名、身份证号、联系电话、家庭住址",
}


def ask(unit: Unit, *targets: Unit, by: User | None = None, **texts: str) -> Demand:
    """A demand for a form, told by who asks or by the scope of another."""
    person = by or make_person(Role.INSPECTOR, unit)
    assert person.scope is not None
    names = "；".join(one.name for one in targets)
    told = {**TEXTS, "unit": unit.code, "targets": names, **texts}
    kept = importing.take_one(REGISTER, texts=told, unit=person.scope, by=person)
    assert isinstance(kept.record, Demand)
    return kept.record
