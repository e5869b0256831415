"""Addresses of reports of the grassroots and of evaluations."""

from collections.abc import Mapping
from typing import Any

from burden.activities.models import Round
from burden.organisations.models import Role
from tests.factories.voices import cadres, evaluate, voice_about
from tests.security.cells import EVERYONE, INSPECTOR, Row, Where, World

SENDERS = frozenset({Role.CADRE, Role.UNIT_EDITOR})
ANSWERING = frozenset({Role.INSPECTOR, Role.UNIT_EDITOR})
CADRE = frozenset({Role.CADRE})
EVALUATING = frozenset({Role.INSPECTOR, Role.LEADER})


def _passed_on(world: World, where: Where) -> Mapping[str, Any]:
    """One of a place, about a unit of the same place, which has been told of it."""
    unit = world.unit(where)
    return {"uuid": _in_sight(unit, unit, is_passed_on=True)}


def _received(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.unit(where)
    return {"uuid": _in_sight(unit, unit, is_passed_on=False)}


def _in_sight(unit: Any, place: Any, *, is_passed_on: bool) -> Any:
    """Its place is the unit itself, however few sit there."""
    voice = voice_about(unit, place=place, is_passed_on=is_passed_on)
    voice.place = place
    voice.save(update_fields=["place"])
    return voice.pk


def _round(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.unit(where)
    # Several rows ask for it in one quarter, in which an area is asked once.
    found = Round.objects.filter(unit=unit).first()
    if found is None:
        cadres(unit, 12)
        found = evaluate(unit)
    return {"uuid": found.uuid}


def _asked(world: World, where: Where) -> Mapping[str, Any]:
    """A round that asks the cadre of the table only where it is of the own county."""
    unit = world.county if where is Where.OWN else world.stranger
    cadres(unit, 12)
    found: Round = evaluate(unit)
    return {"uuid": found.uuid}


ROWS = (
    Row("voices:voice-list", {"GET": ANSWERING}),
    Row("voices:voice-create", {"GET": SENDERS, "POST": SENDERS}),
    Row("voices:voice-unsigned", {"GET": EVERYONE, "POST": EVERYONE}, is_public=True),
    Row("voices:voice-receipt", {"GET": EVERYONE, "POST": EVERYONE}, is_public=True),
    Row("voices:voice-detail", {"GET": ANSWERING}, _passed_on),
    Row("voices:voice-pass-on", {"POST": INSPECTOR}, _received),
    Row("voices:voice-answer", {"POST": ANSWERING}, _passed_on, data={"text": "已核减。"}),
    Row("voices:voice-close", {"POST": INSPECTOR}, _received, data={"text": "非本级权限。"}),
    Row("voices:voice-link", {"POST": INSPECTOR}, _received),
    Row("voices:round-list", {"GET": EVALUATING, "POST": INSPECTOR}),
    Row("voices:round-detail", {"GET": EVALUATING}, _round),
    Row("voices:round-answer", {"GET": CADRE, "POST": CADRE}, _asked),
    Row("api:voice-list", {"GET": ANSWERING, "POST": SENDERS}),
    Row("api:voice-detail", {"GET": ANSWERING}, _passed_on),
    Row("api:voice-answer", {"POST": ANSWERING}, _passed_on, data={"text": "已核减。"}),
    Row("api:voice-pass-on", {"POST": INSPECTOR}, _received),
    Row("api:evaluation-list", {"GET": EVALUATING}),
    Row("api:evaluation-detail", {"GET": EVALUATING}, _round),
)
