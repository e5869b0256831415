"""Matches that were stored before parts had a class of their own get that of their passage."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from docs_audit.models import Match
from docs_audit.shares import measure_of
from tests.factories.administration import make_unit
from tests.factories.papers import make_match, make_paper


def stored_before() -> list[dict[str, Any]]:
    one = {"lower": [0, 9], "upper": [0, 9], "kind": "reworded"}
    return [one | {"parts": [[[0, 4], [0, 4]], [[6, 9], [6, 9]]]}, one | {"kind": "verbatim"}]


@pytest.mark.django_db
def test_upgrade_gives_parts_and_segments_the_class_of_their_passage(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    upgrade = import_module("docs_audit.migrations.0006_engine_classes_of_parts")
    monkeypatch.setattr(upgrade, "BATCH", 2)
    unit = make_unit()
    for _ in range(3):
        make_match(make_paper(unit), make_paper(unit))
    segments = [[0, 9, 0, "", 8, 7], [9, 20, -1, "law", 5, 5]]
    Match.objects.update(passages=stored_before(), segments=segments)

    with connection.schema_editor() as editor:
        upgrade.fill(apps, editor)

    for match in Match.objects.all():
        reworded, verbatim = match.passages
        assert reworded["parts"] == [[[0, 4], [0, 4], "reworded"], [[6, 9], [6, 9], "reworded"]]
        assert verbatim["parts"] == []
        measure = measure_of(match.segments)
        assert measure is not None
        assert measure.copied == {("", "reworded"): 7, ("law", ""): 5}
