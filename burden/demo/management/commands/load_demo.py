"""Fill the database with the demo county, through the same commands as any other import."""

from __future__ import annotations

import contextlib
import secrets
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from burden.activities.groups.exports import receive
from burden.activities.inspections.planning import take_plan
from burden.activities.models import WorkGroup
from burden.activities.registers.contract import register_or_404
from burden.activities.registers.importing import take_file
from burden.demo.accounts import demo_accounts
from burden.demo.burdens import PLAN, REGISTERS
from burden.demo.chats import chat_file, list_chats
from burden.demo.generate import World, build_world, write_world
from burden.demo.hearings import hear_some
from burden.demo.management.commands.generate_demo import DEFAULT_SEED
from burden.demo.plans import PLANNED_YEAR
from burden.demo.speaking import speak
from burden.demo.tables import Account, burdens_file, write_users
from burden.news.services import tell
from burden.organisations.models import Unit, User
from meetings.convening.warning import warn

_PASSWORD_BYTES = 9
_WARNED_ON = date(2026, 5, 6)
_TO_COUNTY = "市纪委监委约谈：上级视频会议已开到县，县里又层层开会"
_TO_TOWNSHIP = "县纪委监委提醒：会议偏多，村干部反映陪会"


class Command(BaseCommand):
    help = "Generate the demo county and import it; safe to run again after it was interrupted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when there are other units"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        folder = settings.DATA.root / "demo"
        if options["if_empty"] and not _may_load(folder):
            return
        world = build_world(options["seed"])
        summary = write_world(world, folder)
        call_command("import_units", folder / "units.csv", stdout=self.stdout)
        self._make_accounts(world, folder)
        call_command("import_documents", folder / "documents.csv", stdout=self.stdout)
        call_command("import_meetings", folder / "meetings.csv", stdout=self.stdout)
        plans = folder / "meeting_plans.csv"
        call_command("import_meeting_plan", plans, year=PLANNED_YEAR, stdout=self.stdout)
        _take_burdens(world, folder)
        _take_chats(folder)
        speak(world)
        _warn(world)
        call_command("run_jobs", until_empty=True, stdout=self.stdout)
        hear_some()
        call_command("run_jobs", until_empty=True, stdout=self.stdout)
        # What the clock tells only a while later stands there for whoever looks at the demo now.
        tell(until=timezone.now())
        _finished(folder).touch()
        self.stdout.write(
            _(
                "%(documents)d documents, %(meetings)d meetings and %(burdens)d other burdens"
                " loaded; accounts: %(file)s"
            )
            % {
                "documents": summary.documents,
                "meetings": summary.meetings,
                "burdens": summary.burdens,
                "file": accounts_file(folder),
            }
        )

    def _make_accounts(self, world: World, folder: Path) -> None:
        """Passwords are drawn once for this installation; only its owner can read the list."""
        file = accounts_file(folder)
        if not file.exists():
            file.touch(mode=0o600)
            accounts = demo_accounts(world.register, str(world.seed))
            write_users(file, [_with_password(account) for account in accounts])
        # The passwords go on being printed, so nobody is asked to change them.
        call_command("import_users", file, keep_passwords=True, stdout=self.stdout)


def _take_burdens(world: World, folder: Path) -> None:
    """Registers of other burdens, and the county's plan of inspections, as a person brings them."""
    for key in REGISTERS:
        file = burdens_file(folder, key)
        take_file(
            register_or_404(key), name=file.name, content=file.read_bytes(), unit=None, by=None
        )
    plan = burdens_file(folder, PLAN)
    take_plan(
        name=plan.name,
        content=plan.read_bytes(),
        unit=Unit.objects.get(code=world.register.county.id),
        year=PLANNED_YEAR,
        by=User.objects.get(username="city_inspector"),
    )


def _take_chats(folder: Path) -> None:
    """Messages of groups, as an office brings them."""
    for number, chat in enumerate(list_chats()):
        group, file = WorkGroup.objects.get(title=chat.group), chat_file(folder, number)
        if not group.exports.exists():
            receive(
                group=group, name=file.name, chunks=[file.read_bytes()], unit=group.unit, by=None
            )


def _warn(world: World) -> None:
    """The county and a township were told in spring; what followed is watched."""
    inspector = User.objects.get(username="city_inspector")
    told = {world.register.county.id: _TO_COUNTY, world.register.townships[-1].id: _TO_TOWNSHIP}
    for code, reason in told.items():
        unit = Unit.objects.get(code=code)
        warn(unit=unit, given_on=_WARNED_ON, reason=reason, by=inspector)


def accounts_file(folder: Path) -> Path:
    """Where the demo accounts and their passwords are kept."""
    return folder / "accounts.csv"


def _with_password(account: Account) -> Account:
    return replace(account, password=_drawn_password())


def _drawn_password() -> str:
    """A random text that keeps the rules for passwords, as most do."""
    while True:
        drawn = secrets.token_urlsafe(max(_PASSWORD_BYTES, settings.PASSWORD_LENGTH))
        with contextlib.suppress(ValidationError):
            validate_password(drawn)
            return drawn


def _finished(folder: Path) -> Path:
    return folder / "loaded"


def _may_load(folder: Path) -> bool:
    """An empty database, or a demo that was interrupted before its end."""
    return not _finished(folder).exists() and (
        accounts_file(folder).exists() or not Unit.objects.exists()
    )
