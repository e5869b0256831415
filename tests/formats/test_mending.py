"""What recognition always gets wrong is set right; what may be meant stays."""

import pytest

from docs_audit.formats.ocr_mending import mend


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("安政发[2025]12号", "安政发〔2025〕12号"),
        ("安政发(2025）12号", "安政发〔2025〕12号"),
        ("江委办【2025】第3号", "江委办〔2025〕第3号"),
        ("二O二五年三月五日", "二〇二五年三月五日"),
        ("二0二O年三月五日", "二〇二〇年三月五日"),
        ("二二五年三月五日", "二〇二五年三月五日"),
        ("2O25年3月5日", "2025年3月5日"),
        ("2025年l2月3l日", "2025年12月31日"),
        ("(此件发至村级)", "（此件发至村级）"),
        ("(2019）海民初字", "（2019）海民初字"),
        ("抄送:县委办公室,县政协办公室。", "抄送：县委办公室，县政协办公室。"),
        ("机密女1年", "机密★1年"),
        ("秘密*长期", "秘密★长期"),
        ("000012 绝密大20年", "000012 绝密★20年"),
    ],
)
def test_slips_of_recognition_are_mended(seen: str, meant: str) -> None:
    assert mend(seen) == meant


@pytest.mark.parametrize(
    "text",
    [
        "安政发〔2025〕12号",
        "二十二五年规划",
        "要严守国家秘密，机密文件专柜存放。",
        "会议定于9:30开始，比分3:2。",
        "Internet (2025) report, p. 3",
        "GB/T 9704-2012",
        "O型血",
        "电话：0571-88886666。",
        "机密文件5年内清退完毕",
    ],
)
def test_what_may_be_meant_stays_as_it_is(text: str) -> None:
    assert mend(text) == text
