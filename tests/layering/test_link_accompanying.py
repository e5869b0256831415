from dataclasses import replace

from meetings.layering import Meeting, Role, link
from tests.layering.county import UNITS, meeting


def _idle(one: Meeting) -> list[tuple[str, int, float]]:
    return [(seat.unit, seat.people, seat.hours) for seat in link([one], UNITS).accompanying]


def test_unit_without_an_item_accompanies() -> None:
    one = meeting(
        "m1", "k", "全县征兵会议", agenda="部署体检@t|部署政审@t,ke", seats="t:2;ke:1;kw:3"
    )

    assert _idle(one) == [("kw", 3, 6.0)]


def test_nobody_accompanies_when_an_item_concerns_everyone() -> None:
    one = meeting("m1", "k", "全县征兵会议", agenda="部署体检@t|部署政审", seats="t:2;kw:3")

    assert _idle(one) == []


def test_host_never_accompanies_itself() -> None:
    one = meeting("m1", "k", "全县征兵会议", agenda="部署体检@t", seats="k:7;t:2")

    assert _idle(one) == []


def test_principal_called_by_a_deputy_accompanies() -> None:
    one = meeting(
        "m1", "k", "全县征兵会议", agenda="部署体检", seats="k:1:副县长主持;t:1:镇长;t2:1:副镇长"
    )

    assert _idle(one) == [("t", 1, 2.0)]


def test_principal_called_by_a_principal_does_not_accompany() -> None:
    one = meeting("m1", "k", "全县征兵会议", agenda="部署体检", seats="k:1:县长主持;t:1:镇长")

    assert _idle(one) == []


def test_convener_on_record_decides_whatever_seats_say() -> None:
    seats = "k:1:县长;t:1:镇长"
    one = meeting("m1", "k", "全县征兵会议", agenda="部署体检", seats=seats)

    assert _idle(replace(one, convener=Role.DEPUTY)) == [("t", 1, 2.0)]
    assert _idle(replace(one, convener=Role.PRINCIPAL)) == []


def test_principal_of_a_unit_not_below_the_host_is_no_lower_principal() -> None:
    one = meeting("m1", "kw", "防汛物资协调会", agenda="商定物资", seats="kw:1:副局长;ke:1:局长")

    assert _idle(one) == []


def test_principal_of_the_place_makes_its_offices_meeting_no_deputys_meeting() -> None:
    seats = "kw:2:副局长;k:1:县长;t:1:镇长"
    one = meeting("m1", "kw", "全县征兵会议", agenda="部署体检", seats=seats)

    assert _idle(one) == []
