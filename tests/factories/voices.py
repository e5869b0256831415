"""Reports of made-up cadres, and evaluations of made-up areas."""

from datetime import timedelta
from decimal import Decimal

from burden.activities.models import Answer, Invitation, Round, Voice
from burden.activities.voices import services
from burden.activities.voices.receipts import new_code
from burden.activities.voices.rounds import services as rounds
from burden.organisations.models import Role, Unit, User
from tests.factories.administration import make_person

TEXT = "每周要把同样的台账报三遍，还要配现场照片。"


def report(
    by: User,
    *,
    text: str = TEXT,
    who: str = "",
    hours: str = "6",
    is_named: bool = False,
    code: str = "",
) -> Voice:
    """A report that is sent whatever it tells of its sender."""
    told = services.Report(text, who or "某单位", Decimal(hours) if hours else None)
    code = code or new_code()
    return services.send(report=told, by=by, is_named=is_named, code=code, warned=told.digest)


def voice_about(unit: Unit, *, place: Unit, is_passed_on: bool = False) -> Voice:
    """One that a cadre of the place has sent about a unit."""
    voice = report(make_person(Role.CADRE, place), who=unit.code)
    if is_passed_on:
        top = (
            Unit.objects.get(pk=voice.place.ancestor_ids[0]) if voice.place.parent else voice.place
        )
        voice = services.pass_on(voice=voice, by=make_person(Role.INSPECTOR, top))
    return voice


def cadres(unit: Unit, count: int) -> list[User]:
    return [make_person(Role.CADRE, unit) for _ in range(count)]


def evaluate(unit: Unit, *, seed: int = 7) -> Round:
    """A round that an inspector of the unit opens."""
    return rounds.open_round(unit=unit, by=make_person(Role.INSPECTOR, unit), seed=seed)


def answered(invitation: Invitation, score: int = 3) -> None:
    assert invitation.person is not None
    rounds.answer(
        round=invitation.round,
        by=invitation.person,
        papers=score,
        meetings=score,
        checks=score,
        trend=Answer.Trend.SAME,
    )


def closed(found: Round) -> Round:
    """The round as it is on the day after it closed."""
    found.closes_on = found.opened_on - timedelta(days=1)
    found.save(update_fields=["closes_on"])
    return found
