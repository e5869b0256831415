"""Have the demo's grassroots speak, by the ways that people take; each once in an installation."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from burden.activities.models import Invitation, Round, Voice
from burden.activities.voices import services as voices
from burden.activities.voices.receipts import new_code
from burden.activities.voices.rounds import services as rounds
from burden.demo.generate import World
from burden.demo.grassroots import Cadre, cadres_of, draw_replies, list_reports
from burden.organisations.models import Role, Unit, User

_PASSED_ON, _ANSWERED = 6, 2
_ANSWER = "已商有关部门通过数据共享取数，本表已报过的字段不再要求填报。"


@transaction.atomic
def speak(world: World) -> None:
    """Reports, some of them passed on and answered, and an evaluation that has closed."""
    cadres = [_account(one) for one in cadres_of(world.register, world.seed)]
    inspector = User.objects.get(username="inspector")
    if not Voice.objects.exists():
        _report(world, cadres, inspector)
    if not Round.objects.exists():
        _evaluate(world, inspector)


def _account(cadre: Cadre) -> User:
    """An account that nobody signs in to: it has no password."""
    found = User.objects.filter(username=cadre.username).first()
    if found is not None:
        return found
    scope = Unit.objects.get(code=cadre.unit.id)
    return User.objects.create_user(
        cadre.username, full_name=cadre.name, role=Role.CADRE, scope=scope
    )


def _report(world: World, cadres: list[User], inspector: User) -> None:
    for number, one in enumerate(list_reports(world.register)):
        report = voices.Report(one.text, one.who.id, Decimal(one.hours))
        voice = voices.send(
            report=report,
            by=cadres[number % len(cadres)],
            is_named=False,
            code=new_code(),
            warned=report.digest,
        )
        if number < _PASSED_ON:
            voices.pass_on(voice=voice, by=inspector)
        if number < _ANSWERED:
            voices.answer(voice=voice, by=inspector, text=_ANSWER)


def _evaluate(world: World, inspector: User) -> None:
    county = Unit.objects.get(code=world.register.county.id)
    found = rounds.open_round(unit=county, by=inspector, seed=world.seed)
    asked = Invitation.objects.filter(round=found).order_by("person__username")
    for invitation, reply in zip(asked, draw_replies(world.seed), strict=False):
        assert invitation.person is not None
        rounds.answer(
            round=found,
            by=invitation.person,
            papers=reply.papers,
            meetings=reply.meetings,
            checks=reply.checks,
            trend=reply.trend,
        )
    # Nobody waits for the last day of a demo.
    yesterday = timezone.localdate() - timedelta(days=1)
    Round.objects.filter(pk=found.pk).update(opened_on=yesterday, closes_on=yesterday)
