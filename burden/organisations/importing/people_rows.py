"""A row of a list of people: its columns, and its cells turned into values."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from burden.organisations.importing.sheets import Row
from burden.organisations.importing.unit_rows import RowError, choice
from burden.organisations.models import Role

COLUMNS: dict[str, str] = {
    heading: name
    for name, headings in {
        "username": ("username", "login", "用户名", "账号", "登录名"),
        "full_name": ("full_name", "name", "姓名"),
        "role": ("role", "角色"),
        "unit": ("unit", "unit_code", "unit code", "scope", "单位", "单位编码", "单位编号"),
        "password": ("password", "密码", "初始密码"),
    }.items()
    for heading in headings
}
_REQUIRED = ("username", "role", "unit")
_USERNAME = re.compile(r"[\w.@+-]{1,150}")
_ROLES: dict[str, Role] = {
    "纪检监察": Role.INSPECTOR,
    "纪检监察干部": Role.INSPECTOR,
    "领导": Role.LEADER,
    "基层干部": Role.CADRE,
    "单位编辑": Role.UNIT_EDITOR,
    "单位管理员": Role.UNIT_EDITOR,
    "系统管理员": Role.SYSTEM_ADMIN,
    "安全管理员": Role.SECURITY_ADMIN,
    "审计管理员": Role.AUDIT_ADMIN,
}


@dataclass(frozen=True)
class PersonRow:
    number: int
    username: str
    full_name: str
    role: Role
    unit: str
    password: str | None


def read_person(row: Row) -> PersonRow | list[RowError]:
    """The row's values, or everything that is wrong with it."""
    cells = row.cells
    errors = [
        RowError(row.number, field, _("The cell is empty."))
        for field in _REQUIRED
        if not cells.get(field)
    ]
    role = None
    try:
        sentence = _("“%(cell)s” is no role. Roles: %(choices)s")
        role = choice(cells.get("role", ""), Role, _ROLES, sentence)
    except ValueError as error:
        errors.append(RowError(row.number, "role", str(error)))
    if cells.get("username") and not _USERNAME.fullmatch(cells["username"]):
        sentence = _("A user name has letters, digits and @ . + - _ only, 150 at most.")
        errors.append(RowError(row.number, "username", sentence))
    if errors or role is None:
        return errors
    return PersonRow(
        number=row.number,
        username=cells["username"],
        full_name=cells.get("full_name", "")[:100],
        role=role,
        unit=cells["unit"],
        password=cells.get("password") or None,
    )
