import pytest

from meetings.layering.hierarchy import Hierarchy
from meetings.layering.statements import read
from tests.layering.county import UNITS

NAMES = Hierarchy(UNITS).position("t").names


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("传达学习全省秸秆禁烧工作会议精神", "省"),
        ("贯彻落实市防汛视频会议要求部署会", "市"),
        ("学习县委常委会会议精神", "县"),
        ("全市防汛会议精神宣讲会", "市"),
        ("轉達全縣徵兵會議精神", "县"),
        ("学习上级有关会议精神", "上"),
        ("学习贯彻党的二十大精神", "国"),
    ],
)
def test_statement_names_the_level_it_conveys(text: str, scope: str) -> None:
    statement = read(text, NAMES)

    assert [set(phrase.scopes) for phrase in statement.phrases] == [{scope}]


@pytest.mark.parametrize(
    "text",
    [
        "部署精神文明建设工作",
        "县长讲话",
        "听取市场监管工作汇报",
        "落实秸秆禁烧责任",
        "精神障碍患者管理",
    ],
)
def test_statement_conveys_nothing_when_words_only_look_like_it(text: str) -> None:
    assert read(text, NAMES).phrases == ()


def test_statement_keeps_topic_without_places_and_office_language() -> None:
    statement = read("云岫县关于进一步加强全县秸秆禁烧工作的动员部署会", NAMES)

    assert statement.core == "秸秆禁烧"


def test_name_of_a_committee_and_other_items_are_no_topic() -> None:
    assert read("中共云岫县委员会（扩大）会议", NAMES).core == ""
    assert read("其他事项", NAMES).core == ""
    assert read("县安全生产委员会全体会议", NAMES).core == "安全生产"


def test_statement_reads_two_meetings_when_two_are_conveyed() -> None:
    statement = read("传达全省防汛会议精神、全市征兵会议精神", NAMES)

    assert [(p.words, set(p.scopes)) for p in statement.phrases] == [
        (("防汛",), {"省"}),
        (("征兵",), {"市"}),
    ]
