"""Papers marked as internal or as a work secret: for inspectors and for those who brought them."""

import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Level, Role, Unit
from docs_audit.models import Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

BODY = "安平县人民政府关于做好防汛工作的通知\n\n各乡镇人民政府：\n　　请做好防汛工作。\n"
MARKS = ["内部资料 注意保存", "工作秘密★6个月", "【内部】"]


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY)


@pytest.fixture
def town(county: Unit) -> Unit:
    return make_unit("青河镇人民政府", level=Level.TOWNSHIP, parent=county)


def brought(mark: str, unit: Unit) -> Paper:
    bring(f"{mark}\n{BODY}", unit=unit)
    work()
    return Paper.objects.get()


def status(role: Role, unit: Unit, paper: Paper) -> int:
    client = Client()
    client.force_login(make_person(role, unit))
    return client.get(reverse("documents:paper-detail", args=[paper.uuid])).status_code


@pytest.mark.parametrize("mark", MARKS)
def test_only_inspectors_and_the_unit_that_brought_it_open_it(
    county: Unit, town: Unit, mark: str
) -> None:
    paper = brought(mark, town)

    assert status(Role.CADRE, town, paper) == 200
    assert status(Role.INSPECTOR, county, paper) == 200
    assert status(Role.LEADER, county, paper) == 200
    assert status(Role.CADRE, county, paper) == 404
    assert status(Role.UNIT_EDITOR, county, paper) == 404


def test_paper_without_such_a_mark_is_open_to_its_county(county: Unit, town: Unit) -> None:
    assert status(Role.CADRE, county, brought("", town)) == 200


def test_exported_list_leaves_it_out(county: Unit) -> None:
    brought(MARKS[0], county)
    Paper.objects.update(unit=county)
    client = Client()
    client.force_login(make_person(Role.INSPECTOR, county))
    address = reverse("documents:paper-list")

    assert "防汛" in client.get(address).content.decode()
    assert "防汛" not in client.get(address, {"export": "csv"}).content.decode()


def test_inspector_opens_a_paper_that_nobody_of_the_scope_brought(county: Unit) -> None:
    paper = brought("", make_unit("江州市人民政府"))
    Paper.objects.update(unit=county)

    assert status(Role.INSPECTOR, county, paper) == 200
