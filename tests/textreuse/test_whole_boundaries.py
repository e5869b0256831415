"""What is marked or set aside begins and ends with whole numbered sentences and citations."""

from __future__ import annotations

from datetime import date

from docs_audit.textreuse.quotations import citations
from tests.textreuse.office import FLOOD, OWN, STRAW, made, only_pair

SECTION = FLOOD.splitlines()[3].removeprefix("三、")


def test_a_copied_sentence_is_marked_with_its_number_though_that_is_another() -> None:
    text = f"{OWN}六、{SECTION}\n{STRAW}"

    pair = only_pair(
        made("u", FLOOD, "江东省人民政府", "province", date(2025, 4, 1)),
        made("l", text, "江东省安平市人民政府", "city", date(2025, 4, 9)),
    )

    (passage,) = pair.found.passages
    assert text[passage.lower[0] :].startswith("六、强化监测预警")
    assert FLOOD[passage.upper[0] :].startswith("三、强化监测预警")
    assert text[passage.parts[0].lower[0] :].startswith("六、强化监测预警")


def test_a_citation_is_one_with_its_number() -> None:
    text = (
        "根据《关于做好排查的通知》（澄环发〔2026〕31号）和江水办发〔2025〕7号文件要求，各村照办。"
    )

    assert [text[start:end] for start, end in citations(text)] == [
        "《关于做好排查的通知》（澄环发〔2026〕31号）",
        "江水办发〔2025〕7号",
    ]
