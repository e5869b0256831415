"""Who signs a paper, what stands in its head, and to whom such a paper goes."""

from __future__ import annotations

from dataclasses import dataclass

from burden.demo.register import Register, Unit

# What the places below are called, and the word their departments' short names begin with.
_BELOW = {"province": ("市", "市"), "city": ("县（市、区）", "县")}
_PARTY = ("party_office", "discipline", "organisation", "publicity", "political_legal")


@dataclass(frozen=True, slots=True)
class Issuer:
    """`name` is the formal signature, `mark` the letters of the document number."""

    unit: Unit
    place: Unit
    name: str
    mark: str
    is_party: bool = False

    @property
    def printed_by(self) -> str:
        """The office named in the last line of the paper."""
        if not self.unit.is_place:
            return self.name if self.name.endswith(("办公室", "办公厅")) else f"{self.name}办公室"
        if self.place.level == "township":
            return f"{self.place.name}党政办公室"
        return f"{self.name}办公{'厅' if self.place.level == 'province' else '室'}"


def office(register: Register, place: Unit, system: str) -> Issuer:
    """The general office: it speaks for its Party committee or government."""
    if place.level == "township":
        return local_government(place, system in _PARTY)
    kind = "party_office" if system in _PARTY else "government_office"
    return department(register, place, kind)


def department(register: Register, place: Unit, system: str) -> Issuer:
    """The organ of a line of work; where a place has none, its general office."""
    if place.level == "township":
        return local_government(place, system in _PARTY)
    unit = register.department(place, system)
    if unit is None:
        return office(register, place, system)
    return Issuer(unit, place, unit.name, unit.mark, system in _PARTY)


def local_government(place: Unit, is_party: bool = False) -> Issuer:
    """The government (or the Party committee) itself."""
    if place.name.endswith("街道"):
        name = f"中共{place.name}工作委员会" if is_party else f"{place.name}办事处"
        return Issuer(place, place, name, place.mark + ("工委发" if is_party else "办发"), is_party)
    if is_party:
        return Issuer(place, place, f"中共{place.name}委员会", f"{place.mark}委发", True)
    return Issuer(place, place, f"{place.name}人民政府", f"{place.mark}政发")


def addressed_down(register: Register, issuer: Issuer) -> tuple[str, tuple[str, ...]]:
    """The line of main addressees and the ids of the units that receive the paper."""
    place = issuer.place
    below = register.places_below(place)
    if place.level == "township":
        return f"各村（社区），{place.kind_of_place}直各单位：", _ids(below)
    system = issuer.unit.system
    if system in ("party_office", "government_office") or issuer.unit.is_place:
        return _to_places(register, issuer, below)
    if place.level == "county":
        names = "各乡镇党委、街道党工委：" if issuer.is_party else "各乡镇人民政府、街道办事处："
        return names, _ids(below)
    counterparts = [register.department(one, system) for one in below]
    found = [unit for unit in counterparts if unit is not None]
    places, word = _BELOW[place.level]
    organ = found[0].short.removeprefix(word) if found else "有关单位"
    return f"各{places}{organ}：", _ids(found or below)


def _to_places(
    register: Register, issuer: Issuer, below: list[Unit]
) -> tuple[str, tuple[str, ...]]:
    names = {
        ("province", False): "各市人民政府，省政府有关部门：",
        ("province", True): "各市委，省直有关单位：",
        ("city", False): "各县（市、区）人民政府，市政府有关部门：",
        ("city", True): "各县（市、区）委，市直有关单位：",
        ("county", False): "各乡镇人民政府、街道办事处，县政府各部门：",
        ("county", True): "各乡镇党委、街道党工委，县直各单位：",
    }[(issuer.place.level, issuer.is_party)]
    own = [u for u in register.departments(issuer.place) if u.id != issuer.unit.id]
    return names, _ids([*below, *own[:6]])


def _ids(units: list[Unit]) -> tuple[str, ...]:
    return tuple(unit.id for unit in units)
