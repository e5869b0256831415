"""Makes the token by which a program acts as an account: manage.py make_token USERNAME"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from burden.organisations import services
from burden.organisations.models import User


class Command(BaseCommand):
    help = (
        "Make a new token for the account and print it; it is kept as a hash, so nobody can read "
        "it again. The account's old token ends with it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--end", action="store_true", help="end the token and make no other")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"no account called {username}")
        if not options["end"]:
            self.stdout.write(services.make_token(person=person))
        elif not services.end_token(person=person):
            raise CommandError(f"{username} has no token")
