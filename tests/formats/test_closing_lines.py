"""Closing lines stand by themselves, however full the printed line above them is."""

import pytest

from docs_audit.formats.reflow import Line, paragraphs

FULL = "全县各地都已经按照统一安排完成了今年的防汛准备工作。"
WIDTH = 595.0


def printed(text: str, left: float, right: float, top: float) -> Line:
    return Line(text, left, right, top, 16.0, WIDTH)


@pytest.mark.parametrize(
    "closing",
    [
        "附件1",
        "附件：1.防汛任务分工表",
        "抄送：县委办公室，县纪委监委。",
        "安平县人民政府办公室 2025年3月6日印发",
        "2025年3月5日",
        "（此件公开发布）",
        "（联系人：张三，联系电话：0310-1234567）",
    ],
)
def test_closing_line_below_a_full_line_begins_a_line(closing: str) -> None:
    page = [printed(FULL, 79, 527, 700 - 28 * at) for at in range(8)]
    page.append(printed(closing, 79, 400, 700 - 28 * 8))

    assert paragraphs([page]).split("\n")[-1] == closing


def test_sentence_that_names_an_attachment_goes_on_over_the_line() -> None:
    page = [printed(FULL, 79, 527, 700 - 28 * at) for at in range(8)]
    page.append(printed("任务见附表，要求见", 79, 527, 700 - 28 * 8))
    page.append(printed("附件1。", 79, 140, 700 - 28 * 9))

    assert paragraphs([page]).endswith("要求见附件1。")


def test_short_order_keeps_who_signed_it_and_the_day_apart() -> None:
    page = [
        printed("安平县人民政府令", 127, 479, 682),
        printed("第13号", 278, 328, 651),
        printed("《安平县防汛管理办法》已经第44次常务会议审议通", 111, 513, 622),
        printed("过，现予公布。", 79, 200, 594),
        printed("县长　　张三", 383, 495, 525),
        printed("2025年3月5日", 385, 495, 496),
    ]

    assert paragraphs([page]).split("\n")[-2:] == ["县长　　张三", "2025年3月5日"]
