"""Addresses of other burdens."""

from collections.abc import Mapping
from typing import Any

from burden.activities.models import Instruction
from burden.organisations.models import Role
from tests.factories.campaigns import run
from tests.factories.demands import ask
from tests.factories.groups import bring, chat, gather
from tests.factories.inspections import plan, tell
from tests.factories.secondments import borrow
from tests.security.cells import READERS, REPORTERS, Row, Where, World


def _key(_world: World, where: Where) -> Mapping[str, Any]:
    """Registers are everybody's; there is no such register elsewhere."""
    return {"key": "inspections" if where is Where.OWN else "nowhere"}


def _inspection(world: World, where: Where) -> Mapping[str, Any]:
    """One that a unit organised and nobody else knows of."""
    unit = world.unit(where)
    return {"key": "inspections", "uuid": tell(unit, unit).uuid}


def _uuid(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": _inspection(world, where)["uuid"]}


def _campaign(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.unit(where)
    return {"uuid": run(unit, unit).uuid}


def _secondment(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.unit(where)
    return {"uuid": borrow(unit, unit).uuid}


def _demand(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.unit(where)
    return {"uuid": ask(unit, unit).uuid}


def _group(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.unit(where)
    return {"uuid": gather(unit, unit).uuid}


def _of_group(world: World, where: Where) -> Mapping[str, Any]:
    return {"group": _group(world, where)["uuid"]}


def _export(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.unit(where)
    group = gather(unit, unit)
    export = bring(group, chat(("2026-03-05 09:00", "请各村报送低保台账")))
    return {"group": group.uuid, "uuid": export.uuid}


def _export_alone(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": _export(world, where)["uuid"]}


def _instruction(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": Instruction.objects.get(group__uuid=_export(world, where)["group"]).uuid}


def _year(world: World, where: Where) -> Mapping[str, Any]:
    return {"subject": "inspection", "uuid": world.unit(where).uuid}


def _unit(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": world.unit(where).uuid}


def _plan(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": plan(world.unit(where), "督导检查").uuid}


PLANNERS = frozenset({Role.INSPECTOR, Role.UNIT_EDITOR})
_REASON = {"reason": "重复登记"}
ROWS = (
    Row("activities:start", {"GET": READERS}),
    Row("activities:record-list", {"GET": READERS}, _key),
    Row("activities:record-create", {"GET": REPORTERS, "POST": REPORTERS}, _key),
    Row("activities:record-template", {"GET": REPORTERS}, _key),
    Row("activities:record-detail", {"GET": READERS}, _inspection),
    Row("activities:record-correct", {"GET": REPORTERS, "POST": REPORTERS}, _inspection),
    Row(
        "activities:record-withdraw",
        {"POST": REPORTERS},
        _inspection,
        data=_REASON,
    ),
    Row("activities:record-take-up", {"POST": REPORTERS}, _inspection),
    Row("activities:year-unit", {"GET": READERS}, _year),
    Row("activities:inspection-indicators", {"POST": REPORTERS}, _uuid),
    Row("activities:inspection-organisers", {"GET": READERS}),
    Row("activities:inspection-receivers", {"GET": READERS}),
    Row("activities:inspection-plan-import", {"GET": PLANNERS, "POST": PLANNERS}),
    Row("activities:inspection-plan-template", {"GET": PLANNERS}),
    Row("activities:demand-receivers", {"GET": READERS}),
    Row("activities:demand-receiver", {"GET": READERS}, _unit),
    Row("activities:demand-merged", {"GET": READERS}),
    Row("activities:demand-form", {"POST": REPORTERS}, _demand),
    Row("activities:demand-fields", {"GET": READERS}, _demand),
    Row("activities:instruction-list", {"GET": READERS}, _of_group),
    Row("activities:instruction-detail", {"GET": READERS}, _instruction),
    Row("activities:messages-create", {"GET": REPORTERS, "POST": REPORTERS}, _of_group),
    Row("activities:messages-detail", {"GET": REPORTERS}, _export),
    Row("api:group-list", {"GET": READERS, "POST": REPORTERS}),
    Row("api:group-detail", {"GET": READERS, "PATCH": REPORTERS}, _group),
    Row("api:group-withdraw", {"POST": REPORTERS}, _group, data=_REASON),
    Row("api:group-take-up", {"POST": REPORTERS}, _group),
    Row("api:group-rules", {"GET": READERS}, _group),
    Row("api:group-activity", {"GET": READERS}, _group),
    Row("api:group-messages", {"POST": REPORTERS}, _group),
    Row("api:instruction-list", {"GET": READERS}),
    Row("api:instruction-detail", {"GET": READERS}, _instruction),
    Row("api:message-export-list", {"GET": REPORTERS}),
    Row("api:message-export-detail", {"GET": REPORTERS}, _export_alone),
    Row("api:demand-list", {"GET": READERS, "POST": REPORTERS}),
    Row("api:demand-detail", {"GET": READERS, "PATCH": REPORTERS}, _demand),
    Row("api:demand-withdraw", {"POST": REPORTERS}, _demand, data=_REASON),
    Row("api:demand-take-up", {"POST": REPORTERS}, _demand),
    Row("api:demand-rules", {"GET": READERS}, _demand),
    Row("api:demand-fields", {"GET": READERS}, _demand),
    Row("api:demand-repetitions", {"GET": READERS}, _demand),
    Row("api:demand-form", {"POST": REPORTERS}, _demand),
    Row("api:demand-receivers", {"GET": READERS}),
    Row("api:unit-demands", {"GET": READERS}, _unit),
    Row("api:merged-form", {"GET": READERS}),
    Row("api:inspection-list", {"GET": READERS, "POST": REPORTERS}),
    Row("api:inspection-detail", {"GET": READERS, "PATCH": REPORTERS}, _uuid),
    Row("api:inspection-withdraw", {"POST": REPORTERS}, _uuid, data=_REASON),
    Row("api:inspection-take-up", {"POST": REPORTERS}, _uuid),
    Row("api:inspection-rules", {"GET": READERS}, _uuid),
    Row("api:campaign-list", {"GET": READERS, "POST": REPORTERS}),
    Row("api:campaign-detail", {"GET": READERS, "PATCH": REPORTERS}, _campaign),
    Row("api:campaign-withdraw", {"POST": REPORTERS}, _campaign, data=_REASON),
    Row("api:campaign-take-up", {"POST": REPORTERS}, _campaign),
    Row("api:campaign-rules", {"GET": READERS}, _campaign),
    Row("api:secondment-list", {"GET": READERS, "POST": REPORTERS}),
    Row("api:secondment-detail", {"GET": READERS, "PATCH": REPORTERS}, _secondment),
    Row("api:secondment-withdraw", {"POST": REPORTERS}, _secondment, data=_REASON),
    Row("api:secondment-take-up", {"POST": REPORTERS}, _secondment),
    Row("api:secondment-rules", {"GET": READERS}, _secondment),
    Row("api:inspection-plan-list", {"GET": READERS}),
    Row("api:inspection-plan-detail", {"GET": READERS}, _plan),
    Row("api:activity-rule-list", {"GET": READERS}),
    Row("api:registers", {"GET": READERS}),
    Row("api:inspection-organisers", {"GET": READERS}),
    Row("api:inspection-receivers", {"GET": READERS}),
    Row("api:unit-inspections", {"GET": READERS}, _unit),
    Row("api:register-import", {"POST": REPORTERS}),
)
