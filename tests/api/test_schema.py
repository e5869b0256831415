"""The interface describes itself without gaps, on pages that load nothing from elsewhere."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from burden.matters import registry
from burden.organisations.models import Role, Unit
from tests.api.conftest import program


def test_schema_is_written_without_warnings_and_is_valid(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "schema.yaml"

    call_command("spectacular", "--fail-on-warn", "--validate", file=str(target))

    assert "/api/documents/" in target.read_text()
    assert "Warning" not in capsys.readouterr().err


def test_schema_names_every_address_of_the_interface(city: Unit) -> None:
    answer = program(Role.LEADER, city).get("/api/schema/?format=json")

    paths = answer.json()["paths"]
    expected = {
        "accounts",
        "documents",
        "uploads",
        "matters",
        "activity-rules",
        "audit-entries",
        "campaigns",
        "cases",
        "demands",
        "groups",
        "instructions",
        "message-exports",
        "inspections",
        "inspection-plans",
        "register-imports",
        "secondments",
        "meetings",
        "meeting-imports",
        "meeting-plans",
        "meeting-rules",
        "news",
        "removals",
        "removals-ask",
        "removals-due",
        "reports",
        "voices",
        "evaluations",
        "findings",
        "rectifications",
        "scores",
        "units",
        "figures",
        "items",
        "parameters",
        "parameter-versions",
        "parameter-drafts",
        "what-if",
        "flow",
    }
    assert {path.split("/")[2] for path in paths} == expected
    assert "multipart/form-data" in paths["/api/documents/"]["post"]["requestBody"]["content"]


def test_schema_says_what_a_level_of_a_matter_counts(city: Unit) -> None:
    answer = program(Role.LEADER, city).get("/api/schema/?format=json")

    told = answer.json()["paths"]["/api/matters/{uuid}/"]["get"]["description"]
    assert "`counts`" in told
    sources = {source.value for source, _place in registry.counted()}
    assert {name for name in sources if f"`{name}`" in told} == sources


def test_pages_load_nothing_from_elsewhere_and_no_inline_script(city: Unit) -> None:
    client: Client = program(Role.LEADER, city)

    page = client.get("/api/pages/").content.decode()

    loaded = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert loaded
    assert all(address.startswith(("/", "data:")) for address in loaded)
    assert not re.search(r"<script>|<script(?![^>]*\bsrc=)[^>]*>", page)
    assert not re.search(r"https?://", client.get("/api/pages/?script=").content.decode())
