"""Older meetings, of which nothing was stored, are judged again by the workers after an upgrade."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from meetings.models import Accompanying, MeetingHit, Tied
from tests.factories.administration import make_unit
from tests.factories.papers import work
from tests.meetings import held
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


def test_upgrade_tells_topics_without_the_marks_of_the_program() -> None:
    host = make_unit("安平县人民政府")
    towns = [make_unit(name, parent=host) for name in ("青河镇人民政府", "城关镇人民政府")]
    for day in ("2026-03-02", "2026-03-04"):
        told: dict[str, Any] = {"called": towns, "words": ["护林", "&7|常务会议|其他"]}
        held.hold(host, "全县护林工作会议", f"{day} 09:00", **told)
    work()
    hit = MeetingHit.objects.get(form="mergeable")
    assert hit.figures["words"] == "护林"
    MeetingHit.objects.update(figures={**hit.figures, "words": "&7|常务会议|其他、护林"})

    upgrade = import_module("meetings.migrations.0018_topics_without_marks")
    with connection.cursor() as cursor:
        cursor.execute(upgrade.Migration.operations[0].sql)
    work()

    assert MeetingHit.objects.get(form="mergeable").figures["words"] == "护林"
