"""Papers that were read before numbers were folded get the one spelling of theirs."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from docs_audit.models import Paper
from tests.factories.administration import make_unit
from tests.factories.papers import make_paper


@pytest.mark.django_db
def test_upgrade_fills_the_key_of_every_number(monkeypatch: pytest.MonkeyPatch) -> None:
    upgrade = import_module("docs_audit.migrations.0005_papers_get_number_keys")
    monkeypatch.setattr(upgrade, "BATCH", 2)
    unit = make_unit()
    numbers = ["安政发[2017]49号", "安政发〔2017〕50号", "", "第12期", "安政发（2018） 1号"]
    for number in numbers:
        paper = make_paper(unit)
        Paper.objects.filter(pk=paper.pk).update(number=number)

    with connection.schema_editor() as editor:
        upgrade.fill(apps, editor)

    keys = dict(Paper.objects.values_list("number", "number_key"))
    assert keys == {
        "安政发[2017]49号": "安政发〔2017〕49号",
        "安政发〔2017〕50号": "安政发〔2017〕50号",
        "": "",
        "第12期": "",
        "安政发（2018） 1号": "安政发〔2018〕1号",
    }
