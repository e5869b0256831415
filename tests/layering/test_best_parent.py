from meetings.layering import Context, best_parent, index_words, link, lookup_words, same_records
from tests.layering.county import UNITS, meeting

AGENDA = "部署网格化巡查|落实离田补贴"
UPPER = meeting("m1", "c", "全市秸秆禁烧工作推进会", agenda=AGENDA, seats="k:3")
LOWER = meeting("m2", "k", "全县秸秆禁烧工作会议", 3, agenda=AGENDA)


def test_one_meeting_gets_the_parent_that_the_whole_list_gives() -> None:
    other = meeting("m0", "c", "全市征兵工作会议", 1, agenda="部署体检", seats="k:3")

    edge = best_parent(LOWER, [other, UPPER], Context(UNITS))

    assert edge is not None
    whole = link([other, UPPER, LOWER], UNITS).edges[0]
    assert (edge.upper, edge.novelty) == (whole.upper, whole.novelty) == ("m1", 0.0)


def test_candidates_that_are_not_superior_or_not_earlier_are_passed_over() -> None:
    later = meeting("m3", "c", "全市秸秆禁烧工作推进会", 9, agenda=AGENDA)
    sideways = meeting("m4", "k2", "全县秸秆禁烧工作会议", agenda=AGENDA)

    assert best_parent(LOWER, [later, sideways], Context(UNITS)) is None


def test_parent_is_found_by_words_that_both_keep() -> None:
    context = Context(UNITS)

    assert set(lookup_words(LOWER, context)) & set(index_words(UPPER, context))


def test_standing_meeting_looks_up_only_what_it_conveys() -> None:
    standing = meeting("m5", "k", "周例会", agenda="研究食堂管理|传达全市征兵会议精神")

    assert set(lookup_words(standing, Context(UNITS))) == {"征兵"}


def test_two_records_of_one_meeting_are_told() -> None:
    twin = meeting("m9", "c", "澄阳市秸秆禁烧工作推进会", 1 / 96, agenda=AGENDA, seats="k:3")

    assert same_records(UPPER, twin, Context(UNITS))
    assert not same_records(UPPER, LOWER, Context(UNITS))
