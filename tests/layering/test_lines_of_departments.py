import pytest

from meetings.layering.lines import line_of, same_line

PLACES = ("云岫县", "云岫", "澄阳市", "澄阳")


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("澄阳市教育局", "云岫县教育体育局"),
        ("澄阳市发展和改革委员会", "云岫县发改局"),
        ("澄阳市卫生健康委员会", "县卫健局"),
        ("澄阳市住房和城乡建设局", "云岫县住建局"),
        ("中共澄阳市委员会组织部", "云岫县委组织部"),
        ("澄阳市水利局", "云岫县水务局"),
        ("澄阳市应急管理局", "云岫县应急局"),
        ("中共澄阳市纪律检查委员会", "云岫县纪委"),
    ],
)
def test_line_is_the_same_when_names_differ_in_form(upper: str, lower: str) -> None:
    assert same_line(line_of(upper, PLACES), line_of(lower, PLACES))


@pytest.mark.parametrize(
    ("one", "other"),
    [("澄阳市教育局", "云岫县公安局"), ("澄阳市财政局", "云岫县民政局"), ("市水利局", "县林业局")],
)
def test_line_differs_when_work_differs(one: str, other: str) -> None:
    assert not same_line(line_of(one, PLACES), line_of(other, PLACES))
