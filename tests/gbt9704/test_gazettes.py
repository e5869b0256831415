"""A paper out of a gazette is read as the paper; the gazette's cover is no part of it."""

import pytest

from docs_audit.gbt9704 import Part, read_paper
from tests.gbt9704 import papers

MASTHEADS = (
    "安平县人民政府公报 2025年第3号\n",
    "安平县人民政府公报\n2025年第3期（总第118期）\n2025年3月20日出版\n",
    "安平县人民政府\n公　报\n\n2025年 第3号\n（总号：118）\n",
    "江东政报\n2025\n3\n（总第118期）\n主管主办：江东省人民政府办公厅\n国内统一刊号：CN00-0000/D\n",
    "安平县人民政府公报\nGAZETTE OF ANPING COUNTY\n第3号\n1998年创刊\n编辑：县政府公报编辑室\n",
)
CONTENTS = (
    "目　录\n【县政府文件】\n"
    "安平县人民政府关于印发安平县2025年森林草原防灭火工作实施方案\n的通知……………………（4）\n"
    "【人事任免】\n安平县人民政府关于王明等任职的通知 ……………… 12\n"
)


@pytest.mark.parametrize("contents", ["", CONTENTS])
@pytest.mark.parametrize("masthead", MASTHEADS)
def test_paper_below_the_cover_of_a_gazette_is_read_as_without_it(
    masthead: str, contents: str
) -> None:
    bare, cover = read_paper(papers.RED_HEAD), masthead + contents
    text = cover + papers.RED_HEAD

    paper = read_paper(text)

    for name in ("number", "issuers", "title", "addressees", "issued_on"):
        found, expected = getattr(paper, name), getattr(bare, name)
        assert found.value == expected.value
        assert text[slice(*found.span)] == papers.RED_HEAD[slice(*expected.span)]
    assert paper.class_ is bare.class_
    head = paper.segments[0]
    assert head.part is Part.HEAD
    assert head.span[0] == 0
    assert head.span[1] > len(cover)


def test_communique_with_contents_keeps_its_title() -> None:
    title = "安平县2024年水资源公报"
    text = f"{title}\n目　录\n一、概述……3\n二、水量……5\n一、概述\n全县降水偏少。\n"

    assert read_paper(text).title.value == title


@pytest.mark.parametrize(
    "title",
    [
        "中国共产党安平县第十届委员会第三次全体会议公报",
        "安平县2025年国民经济和社会发展统计公报",
    ],
)
def test_paper_that_is_a_communique_itself_keeps_its_title(title: str) -> None:
    text = f"{title}\n2025年3月5日\n\n　　2025年第3号台风过境，全县上下奋力抢险。\n"

    assert read_paper(text).title.value == title


def test_bulletin_of_a_meeting_keeps_its_number() -> None:
    title = "关于一季度水资源管理情况的通报"
    text = f"安平县水利局公报\n第3期\n\n{title}\n\n各乡镇人民政府：\n　　现予通报。\n"

    paper = read_paper(text)

    assert paper.number.value == "第3期"
    assert paper.title.value == title
