"""A small tree for the tests of this folder: one province, one city, two counties."""

from burden.organisations import services
from burden.organisations.importing.plan import Plan
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Role, Unit, User

COUNTY_TREE = """
P|江南省|province||government
PF|江南省发展和改革委员会|province|P|department
C|江州市|city|P|government
CE|江州市教育局|city|C|department
K1|安平县|county|C|government
K1G|安平县人民政府|county|K1|government
K1P|中共安平县委员会|county|K1|party_committee
K1O|安平县人民政府办公室|county|K1|government_office
K1E|安平县教育局|county|K1|department
K1F|安平县发展和改革局|county|K1|department
K1M|安平县总工会|county|K1|mass
K2|临河县|county|C|government
K2E|临河县教育局|county|K2|department
T1|青河镇|township|K1|government
T2|柳林乡|township|K1|government
T3|城关街道|township|K1|government
T4|青河镇|township|K2|government
V1|张家村|village|T1|self_governing
V2|李家村|village|T1|self_governing
V3|新城社区|village|T3|self_governing
"""


def rows(*cells: dict[str, str]) -> list[Row]:
    """Rows as a file gives them; the heading is row 1."""
    return [Row(number, one) for number, one in enumerate(cells, start=2)]


def import_rows(*cells: dict[str, str]) -> Plan:
    return services.import_units(rows=rows(*cells), name="list.csv", by=None)


def plant() -> dict[str, Unit]:
    """The tree above, by code."""
    lines = [line.split("|") for line in COUNTY_TREE.strip().splitlines()]
    names = ("id", "name", "level", "parent", "organ_kind")
    plan = import_rows(*(dict(zip(names, line, strict=True)) for line in lines))
    assert not plan.errors, plan.errors
    return {unit.code: unit for unit in Unit.objects.all()}


def person(username: str, role: Role | str, scope: Unit | None) -> User:
    """An account without a password: hashing one takes longer than most tests."""
    return User.objects.create_user(username, role=role, scope=scope)
