"""What stands under a heading that announces a report demands nothing."""

from docs_audit.gbt9704 import read_paper

_FRAME = "安平县民政局关于救助工作的通报\n各乡镇：\n{}\n安平县民政局\n2025年3月4日\n"


def values(body: str) -> list[str]:
    return [one.value for one in read_paper(_FRAME.format(body)).requirements]


def test_shares_under_a_report_are_none_until_the_next_heading() -> None:
    body = (
        "一、工作开展情况\n（一）加强领导。各乡镇召开会议30场以上，完成率达到95%以上。\n"
        "二、下一步工作\n各乡镇完成率达到98%以上。"
    )

    assert values(body) == ["98%"]


def test_numbered_sentence_that_asks_for_a_report_is_no_heading() -> None:
    assert values("一、每月报送进展情况。\n二、请于3月20日前报送总结。") == [
        "monthly",
        "进展情况",
        "2025-03-20",
        "总结",
    ]


def test_obliging_word_under_a_report_demands_all_the_same() -> None:
    body = "二、存在问题\n个别乡镇进度滞后，要于3月31日前完成整改。"

    assert values(body) == ["2025-03-31"]
