"""The people and units that the access table is tried with."""

from burden.organisations import services
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Role, Unit, User
from tests.security.cells import World

_UNITS = (
    ("city", "江州市", "city", ""),
    ("county", "安平县", "county", "city"),
    ("township", "青河镇", "township", "county"),
    ("stranger", "临河县", "county", "city"),
)


def make_world() -> World:
    """Everybody sits in 安平县; 青河镇 is below it, 江州市 above, 临河县 beside."""
    names = ("id", "name", "level", "parent")
    services.import_units(
        rows=[Row(n, dict(zip(names, line, strict=True))) for n, line in enumerate(_UNITS, 2)],
        name="units.csv",
        by=None,
    )
    units = {unit.code: unit for unit in Unit.objects.all()}
    people = {role: _person(role, units["county"]) for role in Role}
    return World(**units, people=people, without_scope=_person(Role.SYSTEM_ADMIN, None))


def _person(role: Role, scope: Unit | None) -> User:
    name = role.value if scope else "without-scope"
    return User.objects.create_user(name, role=role, scope=scope)
