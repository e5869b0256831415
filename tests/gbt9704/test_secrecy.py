"""Marks are refused wherever they stand; papers that talk of secrecy are not (BM-01, BM-08)."""

import sys
import time
import unicodedata

import pytest

from docs_audit.gbt9704.secrecy import examine, tells_of_secret
from tests.gbt9704.secrecy_samples import (
    MARKED,
    MARKED_NAMES,
    MENTIONING,
    MENTIONING_NAMES,
)


@pytest.mark.parametrize("text", MARKED)
def test_marked_text_is_refused(text: str) -> None:
    assert examine(name="a.docx", margins=(), text=text) == ("BM-01", ())


@pytest.mark.parametrize("text", MENTIONING)
def test_text_that_mentions_secrecy_passes(text: str) -> None:
    assert examine(name="a.docx", margins=(), text=text) == ("", ())


@pytest.mark.parametrize("name", MARKED_NAMES)
def test_marked_name_is_refused(name: str) -> None:
    assert examine(name=name, margins=(), text="")[0] == "BM-01"


@pytest.mark.parametrize("name", MENTIONING_NAMES)
def test_name_that_mentions_secrecy_passes(name: str) -> None:
    assert examine(name=name, margins=(), text="")[0] == ""


@pytest.mark.parametrize(
    "margin",
    [
        "机密",
        "秘密★10年",
        "安平县\n机密★1年",
        "密级：秘密",
        "机\n密\n★\n1\n年",
        "防汛;机密;会议",
        "转发: 机密★1年 防汛",
        "Fw: [机密]会议",
        "安平县会议（机密）",
    ],
)
def test_mark_in_header_or_properties_is_refused(margin: str) -> None:
    assert examine(name="a.docx", margins=("标题", margin), text="正文")[0] == "BM-01"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("内部资料 注意保存\n关于", "inner_material"),
        ("【内部】\n关于", "inner_material"),
        ("内部文件，注意保密\n关于", "inner_material"),
        ("工作秘密\n关于", "work_secret"),
        ("工作秘密★6个月\n关于", "work_secret"),
        ("工 作 秘 密 ★ 1 年\n关于", "work_secret"),
        ("【工作秘密】关于", "work_secret"),
        ("（内部资料）关于防汛的通知", "inner_material"),
        ("内部资料 请妥善保管 严禁外传\n关于", "inner_material"),
    ],
)
def test_lesser_mark_passes_with_a_warning(text: str, warning: str) -> None:
    assert examine(name="a.docx", margins=(), text=text) == ("", (warning,))


def test_refusal_tells_nothing_of_the_content() -> None:
    rule, warnings = examine(name="机密★1年.docx", margins=("机密",), text="机密★1年\n行动代号")

    assert (rule, warnings) == ("BM-01", ())


@pytest.mark.parametrize("line", ["(" * 79 + "机密", " ★" * 39 + "机密", "= " * 38 + "机密x"])
def test_no_line_holds_the_guard_up(line: str) -> None:
    began = time.monotonic()

    examine(name="a.docx", margins=(line,), text=f"{line}\n" * 50)

    assert time.monotonic() - began < 1


@pytest.mark.parametrize(
    "row",
    [
        {"unit": "安平县委办公室", "month": "2026年3月", "grade": "机密", "count": "4"},
        {"unit": "安平县委办公室", "month": "2026-03", "grade": "秘密级", "count": "2份"},
        {"number": "安政发〔2026〕3号", "title": "关于做好防汛工作的通知", "grade": ""},
        {"number": "安政发〔2026〕4号", "title": "关于加强保密工作的通知", "grade": "普通"},
    ],
)
def test_register_may_count_classified_papers(row: dict[str, str]) -> None:
    assert not tells_of_secret(row)


@pytest.mark.parametrize(
    "row",
    [
        {"number": "安委发〔2026〕3号", "title": "", "grade": "机密"},
        {"number": "", "title": "关于有关工作的通知", "grade": "秘密★3年"},
        {"number": "安委发〔2026〕3号", "title": "关于有关工作的通知（机密）", "grade": ""},
    ],
)
def test_register_may_not_name_a_classified_paper(row: dict[str, str]) -> None:
    assert tells_of_secret(row)


@pytest.mark.parametrize("letter", ["密", "内"])
def test_no_other_character_folds_into_the_letters_that_every_mark_has(letter: str) -> None:
    others = (chr(code) for code in range(sys.maxunicode + 1) if chr(code) != letter)

    assert not [one for one in others if letter in unicodedata.normalize("NFKC", one)]
