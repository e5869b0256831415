"""What sort of paper it is; white heads, and the lawful papers most like them."""

import pytest

from docs_audit.gbt9704 import read_paper
from tests.gbt9704 import papers

LEAFLET = """致全县居民朋友的一封信
居民朋友们：
请不要在林区用火，严禁携带火种上山。
安平县防火办
2025年3月1日
"""
LAWFUL = """安平县民政局关于表扬优秀社工的通报
各乡镇：
现对张三等同志予以表扬。
安平县民政局
2025年3月4日
"""


@pytest.mark.parametrize(
    ("text", "class_"),
    [
        (papers.RED_HEAD, "red_head"),
        (papers.JOINT, "red_head"),
        (papers.LETTER, "letter"),
        (papers.MINUTES, "minutes"),
        (papers.ORDER, "order"),
        (papers.BULLETIN, "bulletin"),
        (papers.SPEECH, "speech"),
        (papers.DRAFT, "draft_for_comment"),
        (papers.TIP, "white_head"),
        (papers.MESSAGE, "white_head"),
        (papers.LAW, "other"),
        (LEAFLET, "leaflet"),
        (LAWFUL, "notice_without_number"),
    ],
)
def test_paper_is_of_its_class(text: str, class_: str) -> None:
    assert read_paper(text).class_ == class_


def test_white_head_lists_its_signals() -> None:
    white = read_paper(papers.TIP).white_head

    assert white.verdict
    assert {"no_number", "addressed_downwards", "deadline", "report_back"} <= set(white.signals)
