"""Resets the second factor of an account: manage.py reset_second_factor USERNAME

Prints the code by which the next sign-in sets up another app.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from burden.organisations import services
from burden.organisations.models import User


class Command(BaseCommand):
    help = "Forget the app of an account, and print the code by which it sets up another."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        person = User.objects.filter(username=username).first()
        if person is None:
            raise CommandError(f"no account called {username}")
        self.stdout.write(services.reset_second_factor(person=person, by=None))
