"""Texts made to cost: reading twice as much takes about twice as long, whatever is repeated."""

import pytest

from docs_audit.gbt9704 import read_paper
from tests.samples.growth import MOST, growth, repeated

HEAD = (
    "安平县人民政府文件\n\n安政发〔2025〕12号\n\n安平县人民政府关于做好防汛工作的通知\n\n"
    "各乡镇人民政府：\n"
)
TAIL = "\n\n安平县人民政府\n2025年3月5日\n"
HOSTILE: dict[str, str] = {
    "directive words": "必须报送台账督查通报",
    "directive words in clauses": "必须报送，务必签到，限期整改，严禁拖延，",
    "deadlines without an end": "于3月5日前报送，",
    "deadlines in sentences": "请于3月5日前报送防汛工作总结。",
    "one line without a stop": "各乡镇人民政府要认真贯彻落实防汛工作要求切实抓好隐患排查",
    "clauses": "各村要抓好落实，",
    "short sentences": "报。",
    "sentences on one line": "要加强值班值守。",
    "held in hand": "将材料把总结",
    "quotas": "完成率不低于80%，新建5个，",
    "frequencies": "每周，每月，按季度，",
    "citations": "按照《关于做好防汛工作的通知》（江政发〔2025〕3号）要求，",
    "titles that do not close": "《关于",
    "colons": "时间：地点：",
    "subjects": "关于的请示",
    "blanks": "防　　　　　　　　　　　　　　　　　　　　　　　　汛",
    "lines": "一、防汛\n",
    "dates": "2025年3月5日\n",
    "attachments": "附件1\n清单\n",
    "numbers": "江政发〔2025〕3号",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_paper_twice_as_long_takes_about_twice_as_long(piece: str) -> None:
    def read(text: str) -> object:
        return read_paper(f"{HEAD}　　{text}{TAIL}")

    assert growth(read, piece) < MOST


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_paper_without_head_takes_no_more(piece: str) -> None:
    assert growth(read_paper, piece) < MOST


def test_what_is_repeated_without_end_is_not_kept_without_end() -> None:
    paper = read_paper(f"{HEAD}　　{repeated('请于3月5日前报送防汛工作总结。', 200_000)}{TAIL}")

    assert 1_000 < len(paper.requirements) <= 2_000
    assert 1_000 < len(paper.directives) <= 5_000
