"""Other papers by number and title; laws, the own number and own attachments are none."""

import pytest

from docs_audit.gbt9704 import read_paper
from tests.gbt9704 import papers

_FRAME = "安平县民政局关于救助工作的通知\n各乡镇：\n{}\n安平县民政局\n2025年1月9日\n"


def cited(sentence: str) -> list[tuple[str, str]]:
    return [(one.number, one.title) for one in read_paper(_FRAME.format(sentence)).citations]


@pytest.mark.parametrize(
    ("sentence", "citations"),
    [
        (
            "根据《江州市民政局关于救助工作的意见》（江民发〔2024〕8号）精神，请落实。",
            [("江民发〔2024〕8号", "江州市民政局关于救助工作的意见")],
        ),
        (
            "按照江民发【2025】11号、江民函（2024）8号文件要求办理。",
            [("江民发〔2025〕11号", ""), ("江民函〔2024〕8号", "")],
        ),
        (
            "根据省民政厅关于救助工作的通知（江民〔2025〕2号）要求办理。",
            [("江民〔2025〕2号", "省民政厅关于救助工作的通知")],
        ),
        ("落实《江州市社会救助三年行动方案》要求。", [("", "江州市社会救助三年行动方案")]),
        ("依据《社会救助暂行办法》《中华人民共和国慈善法》《江东省志愿服务条例》办理。", []),
        ("本院（2024）京01民初12号判决已经生效。", []),
        (
            "落实《关于救助工作的意见》（江民发〔2024〕8号）。再按江民发〔2024〕8号办理。",
            [("江民发〔2024〕8号", "关于救助工作的意见")],
        ),
    ],
)
def test_papers_are_cited(sentence: str, citations: list[tuple[str, str]]) -> None:
    assert cited(sentence) == citations


def test_own_number_and_own_attachment_are_not_cited() -> None:
    (citation,) = read_paper(papers.RED_HEAD).citations

    assert citation.number == "江政发〔2025〕3号"
    assert papers.RED_HEAD[slice(*citation.span)] == (
        "《江州市人民政府关于切实加强森林草原防灭火工作的通知》（江政发〔2025〕3号）"
    )


def test_forwarded_paper_is_cited_once_with_its_number() -> None:
    (citation,) = read_paper(papers.JOINT).citations

    assert citation.number == "江教基〔2024〕8号"
    assert citation.title.startswith("江东省教育厅关于印发〈")
