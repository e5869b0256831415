"""A county whose papers of long ago are past their period: a city's paper and its copy."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import Settings

from burden.findings import services as findings
from burden.findings.models import Finding
from burden.organisations.models import Level, Role, Unit, User
from docs_audit.models import Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.factories.hearing import confirm
from tests.factories.papers import bring, work
from tests.rows import Once

OLD_SUPERIOR, OLD_COPY = SUPERIOR.replace("2026", "2014"), COPY.replace("2026", "2014")


@dataclass(frozen=True)
class World:
    """A province with the city and the county below it, and the people of the removal."""

    province: Unit
    city: Unit
    county: Unit
    inspector: User
    system: User
    security: User

    @property
    def superior(self) -> Paper:
        return Paper.objects.select_related("file", "item").get(number="临政发〔2014〕8号")

    @property
    def copy(self) -> Paper:
        return Paper.objects.select_related("file", "item").get(number="安政发〔2014〕15号")

    @property
    def copied(self) -> Finding:
        return Finding.objects.get(kind="copied_paper")

    def settle(self, verdict: str) -> None:
        """Decide every finding there is."""
        for finding in Finding.objects.filter(state=Finding.State.OPEN):
            if verdict == "confirmed":
                confirm(finding, self.inspector)
            else:
                findings.decide(
                    finding=finding, verdict=verdict, reason="misread", by=self.inspector
                )
        work()


@pytest.fixture(autouse=True)
def data_folders(settings: Settings, tmp_path: Path) -> Path:
    """Files of a test lie in its own folder."""
    settings.FILES_ROOT = tmp_path / "files"
    settings.QUARANTINE_ROOT = tmp_path / "quarantine"
    return tmp_path


@pytest.fixture
def world(transactional_db: None, once: Once) -> World:
    return once(make_world)


def make_world() -> World:
    province = make_unit("江东省人民政府", level=Level.PROVINCE, staff=100)
    city = make_unit("临江市人民政府", level=Level.CITY, parent=province, staff=60)
    county = make_unit("安平县人民政府", level=Level.COUNTY, parent=city, staff=30)
    for name, text in (("上级文件.txt", OLD_SUPERIOR), ("本级文件.txt", OLD_COPY)):
        bring(text, name=name, unit=county)
        work()
    return World(
        province,
        city,
        county,
        make_person(Role.INSPECTOR, province, "监察员"),
        make_person(Role.SYSTEM_ADMIN, province, "系统管理员"),
        make_person(Role.SECURITY_ADMIN, province, "安全管理员"),
    )
