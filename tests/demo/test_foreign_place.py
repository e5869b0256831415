"""One paper of the demo speaks of a far place as if it were its own, and is found to."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import Settings

from burden.demo.generate import World
from burden.demo.layout import plain_text
from burden.findings.models import Finding
from burden.organisations.models import Unit
from tests.factories.papers import bring, work


def test_names_stand_in_a_paper_without_a_source_and_lie_elsewhere(
    world: World, expected: dict[str, Any]
) -> None:
    (entry,) = expected["documents"]["foreign_places"]
    paper = next(one for one in world.papers if one.id == entry["id"])
    line = {world.register.province.name, world.register.city.name, world.register.county.name}

    assert paper.source is None
    assert all(plain_text(paper).count(name) > 1 for name in entry["names"])
    assert not line & set(entry["names"])


@pytest.mark.django_db(transaction=True)
def test_product_files_the_finding_that_the_truth_lists(
    world: World, demo_folder: Path, expected: dict[str, Any], settings: Settings, tmp_path: Path
) -> None:
    settings.FILES_ROOT, settings.QUARANTINE_ROOT = tmp_path / "files", tmp_path / "quarantine"
    (entry,) = expected["documents"]["foreign_places"]
    paper = next(one for one in world.papers if one.id == entry["id"])
    call_command("import_units", demo_folder / "units.csv")

    bring(plain_text(paper), unit=Unit.objects.get(code=paper.issuer.unit.id))
    work()

    finding = Finding.objects.get(kind="foreign_place")
    assert finding.measures["names"] == entry["names"]
