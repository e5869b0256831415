"""Papers read before elements had their place in the text are described again by the workers."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from burden.organisations.models import Level
from docs_audit.models import Citation, Paper
from tests.factories.administration import make_unit
from tests.factories.papers import bring, paper_text, work

pytestmark = pytest.mark.django_db(transaction=True)


def test_upgrade_gives_older_papers_places_keys_and_relations(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    county = make_unit("安平县人民政府", level=Level.COUNTY, staff=30)
    for number in (15, 16, 17):
        text = paper_text(
            issuer="安平县人民政府",
            number=f"安政发〔2026〕{number}号",
            title=f"安平县人民政府关于第{number}项防汛工作的通知",
            addressee="各乡镇人民政府",
            place="全县",
            day="2026年4月9日",
            measures=[f"为贯彻落实《关于水库度汛的通知》，第{number}组值守。"],
        )
        bring(text, name=f"{number}.txt", unit=county)
    work()
    Paper.objects.update(spans={}, title_keys=[], engine="1")
    Citation.objects.update(title_keys=[], relation="cites")

    upgrade = import_module("docs_audit.migrations.0007_meta")
    monkeypatch.setattr(upgrade, "BATCH", 2)
    with connection.schema_editor() as editor:
        upgrade.ask_to_describe_again(apps, editor)
    work()

    for paper in Paper.objects.all():
        assert paper.text[slice(*paper.spans["number"])] == paper.number
        assert paper.title_keys
        assert paper.engine != "1"
    assert set(Citation.objects.values_list("relation", flat=True)) == {"implements"}
    assert all(Citation.objects.values_list("title_keys", flat=True))
