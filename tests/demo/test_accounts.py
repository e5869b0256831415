"""The accounts that `make run` prints can sign in, and stay as they were printed."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from burden.demo.generate import World
from burden.demo.management.commands.load_demo import Command, accounts_file
from burden.organisations.models import Role


@pytest.mark.django_db
def test_printed_accounts_sign_in_without_being_asked_for_another_password(
    world: World, demo_folder: Path
) -> None:
    call_command("import_units", demo_folder / "units.csv")

    Command()._make_accounts(world, demo_folder)

    with accounts_file(demo_folder).open(encoding="utf-8-sig", newline="") as file:
        printed = [row for row in csv.DictReader(file) if row["password"]]
    assert {row["role"] for row in printed} >= {role.value for role in Role}
    for row in printed:
        client = Client()
        client.post(
            reverse("organisations:login"),
            {"username": row["username"], "password": row["password"]},
        )
        assert client.get(reverse("organisations:unit-list")).status_code == 200, row["username"]
