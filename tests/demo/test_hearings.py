"""Findings of the demo are taken some steps on, once, by the same services as any others."""

from datetime import date

import pytest

from burden.demo.hearings import hear_some
from burden.findings.models import Finding, Notice, Rectification, Reply
from burden.organisations.models import Role
from tests.factories.administration import make_item, make_person, make_unit
from tests.findings.conftest import suspect

pytestmark = pytest.mark.django_db


def test_some_findings_are_told_replied_to_confirmed_and_rectified_once() -> None:
    city = make_unit("江州市")
    office = make_unit("安平县人民政府办公室", parent=city)
    make_person(Role.INSPECTOR, city, "city_inspector")
    make_person(Role.UNIT_EDITOR, office, "editor")
    for day in (3, 4, 5, 6, 7):
        suspect(make_item(office, day=date(2026, 3, day)), None)
    make_item(office, day=date(2026, 5, 6))

    for _ in range(2):
        hear_some()

    assert Notice.objects.count() == 4
    assert Reply.objects.count() == 1
    assert Finding.objects.filter(state="confirmed").count() == 1
    assert Rectification.objects.get().state == Rectification.State.CLOSED


def test_office_without_findings_is_left_alone() -> None:
    city = make_unit("江州市")
    make_person(Role.INSPECTOR, city, "city_inspector")
    make_person(Role.UNIT_EDITOR, city, "editor")

    hear_some()

    assert not Notice.objects.exists()
