from datetime import date

from burden.activities.messages import WorkGroup, idle, overlaps, people_reached


def group(key: str, first: int, last: int, line: str = "卫健") -> WorkGroup:
    return WorkGroup(key, line, frozenset(f"m{n}" for n in range(first, last)))


def test_groups_of_one_line_with_the_same_members_are_found() -> None:
    """As many groups, and as large a one, as the health bureau of a published case had."""
    groups = [group("g0", 0, 358), *(group(f"g{n}", n * 15, n * 15 + 40) for n in range(1, 18))]

    found = overlaps(groups, least_ratio=0.8)

    assert {(one.first, one.second) for one in found} == {("g0", f"g{n}") for n in range(1, 18)}
    assert all(one.ratio == one.common / 40 and one.common == 40 for one in found)
    assert people_reached(groups) == (358, 358 + 17 * 40)


def test_groups_of_other_lines_do_not_overlap() -> None:
    assert overlaps([group("a", 0, 9), group("b", 0, 9, "教育")], least_ratio=0.1) == []


def test_a_few_common_members_are_no_overlap() -> None:
    assert overlaps([group("a", 0, 2), group("b", 0, 90)], least_ratio=0.5) == []


def test_groups_idle_for_the_days_given_are_told() -> None:
    members = frozenset({"m1"})
    groups = [
        WorkGroup("used", "", members, date(2026, 5, 30)),
        WorkGroup("silent", "", members, date(2026, 3, 1)),
        WorkGroup("task over", "", members, date(2026, 5, 30), date(2026, 2, 1)),
        WorkGroup("unknown", "", members),
    ]

    found = idle(groups, on=date(2026, 6, 1), after_days=60)

    assert [one.key for one in found] == ["silent", "task over"]
