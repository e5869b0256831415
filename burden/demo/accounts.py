"""One account for each role, and a stranger from the sister county."""

from __future__ import annotations

from burden.demo.people import draw_people
from burden.demo.register import Register, Unit
from burden.demo.tables import Account


def demo_accounts(register: Register, salt: str) -> list[Account]:
    """Who may sign in to the demo; passwords are given when the accounts are loaded."""
    names = draw_people(f"{salt}:accounts", 10)
    return [
        Account(username, name, role, scope.id)
        for name, (username, role, scope) in zip(names, _seats(register), strict=False)
    ]


def _seats(register: Register) -> list[tuple[str, str, Unit]]:
    county, city = register.county, register.city
    township = next(one for one in register.townships if one.name == "沙棠镇")
    office = register.department(county, "government_office") or county
    stranger = register.places_below(register.sisters[0])[1]
    return [
        ("inspector", "inspector", county),
        ("city_inspector", "inspector", city),
        ("leader", "leader", county),
        ("cadre", "cadre", township),
        ("editor", "unit_editor", office),
        ("system_admin", "system_admin", register.province),
        ("security_admin", "security_admin", register.province),
        ("audit_admin", "audit_admin", register.province),
        ("stranger", "cadre", stranger),
    ]
