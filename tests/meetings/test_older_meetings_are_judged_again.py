"""Older meetings, of which nothing was stored, are judged again by the workers after an upgrade."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from meetings.models import Accompanying, Tied
from tests.factories.papers import work
from tests.meetings.gatherings import hold, line, make_offices

pytestmark = pytest.mark.django_db(transaction=True)


def test_upgrade_stores_what_older_meetings_tie(monkeypatch: pytest.MonkeyPatch) -> None:
    offices = make_offices()
    agenda = "部署体检@青河镇人民政府"
    seats = "青河镇人民政府:2;安平县水利局:3"
    hold(
        offices.county,
        line("a", "全县征兵工作会", agenda=agenda, seats=seats),
        line("b", "全县防火工作会", start="2026-03-09 09:00", end="", agenda=agenda, seats=seats),
    )
    Tied.objects.all().delete()
    Accompanying.objects.all().delete()

    upgrade = import_module("meetings.migrations.0004_tied")
    monkeypatch.setattr(upgrade, "BATCH", 1)
    with connection.schema_editor() as editor:
        upgrade.ask_to_judge_again(apps, editor)
    work()

    assert Tied.objects.count() == 2
    assert Accompanying.objects.count() == 2
