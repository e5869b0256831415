"""Counterparts: an answer repeats the letter or request that it answers, which is no copy."""

from __future__ import annotations

from datetime import date

import pytest

from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, framed, made, only_pair, unstated

SUBJECT = "商请支持秸秆综合利用工作"
ASKING, ANSWERING = "安平市农业农村局", "安平市财政局"
NUMBER = "安农函〔2025〕31号"
DAY, LATER = date(2025, 5, 6), date(2025, 5, 20)
REPLIES = (
    (
        f"安平市财政局关于{SUBJECT}的复函",
        f"贵局《关于{SUBJECT}的函》（{NUMBER}）收悉。经研究，现函复如下。",
    ),
    ("关于秸秆综合利用工作的复函", f"你局《关于{SUBJECT}的函》收悉。来函提出："),
    ("关于秸秆综合利用工作的复函", f"贵单位{NUMBER}来函收悉，现将有关意见函复如下。"),
    (f"关于对《关于{SUBJECT}的函》的回复", "经认真研究，现就来函事项回复如下："),
    (
        "关于反馈意见的函",
        f"《关于{SUBJECT}的函》（{NUMBER}）已收悉，我局无不同意见。来函内容如下：",
    ),
    (f"关于{SUBJECT}有关意见的函", f"来函收悉。贵局在{NUMBER}中提出的事项，我局意见如下。"),
    (f"安平市财政局对《关于{SUBJECT}的函》的反馈意见", "我局认真研究，同意所附内容。"),
    (
        "安平市财政局关于征求意见的复函",
        f"贵局送来的《关于{SUBJECT}的函》收悉，所拟内容如下，我局均无意见。",
    ),
    (
        "关于回复秸秆综合利用有关事项的函",
        f"收到贵局《关于{SUBJECT}的函》（{NUMBER}）后，我局组织有关科室研究，现答复如下。",
    ),
    ("复函", f"你局关于{SUBJECT}的函悉。现复函如下："),
    (f"关于《关于{SUBJECT}的函》的复函", ""),
    ("Reply", f"Your letter {NUMBER} has been received. We reply as follows."),
)


@pytest.mark.parametrize("is_stated", [True, False], ids=["stated", "read"])
@pytest.mark.parametrize(("title", "lead"), REPLIES)
def test_relation_is_quoted_when_a_reply_repeats_the_letter_it_answers(
    title: str, lead: str, is_stated: bool
) -> None:
    reply = f"{lead}\n{STRAW}{OWN[:200]}"
    asked = f"关于{SUBJECT}的函"
    if is_stated:
        letter = made("a", STRAW, ASKING, "city", DAY, number=NUMBER, title=asked)
        answer = made("b", reply, ANSWERING, "city", LATER, title=title)
    else:
        letter = unstated(
            "a",
            framed(
                STRAW,
                title=f"{ASKING}{asked}",
                issuer=ASKING,
                number=NUMBER,
                day=DAY,
                to="市财政局",
            ),
        )
        answer = unstated(
            "b",
            framed(
                reply,
                title=title,
                issuer=ANSWERING,
                number="安财函〔2025〕8号",
                day=LATER,
                to="市农业农村局",
            ),
        )

    pair = only_pair(letter, answer)

    assert pair.relation.name == "quoted"
    assert pair.relation.reason == "reply_to_its_letter"


# Title, words before and behind the letter, which is repeated without being named.
REPEATED = (
    (
        "安平市财政局关于秸秆综合利用工作有关意见的函",
        "贵局来函称：“",
        "”经研究，我局意见如下：原则同意。",
    ),
    (
        "关于秸秆综合利用有关事项的函",
        "你局《关于商请支持秸秆综合利用工作的函》收悉。来函提出：",
        "\n我局意见：同意。",
    ),
    ("关于商请支持秸秆综合利用工作的复函", "贵局商请函收到。函中写道：\n", "\n我局表示支持。"),
    ("复函", "来函内容如下：\n", "\n以上内容我局无异议。"),
    (
        "关于秸秆综合利用资金安排的函",
        "安农函〔2025〕31号函悉。原函称：",
        "\n对此，我局研究后答复：按程序办理。",
    ),
    (
        "关于征求意见的反馈函",
        "贵局关于商请支持秸秆综合利用工作的来文收到，全文抄录如下：\n",
        "\n我局没有修改意见。",
    ),
    ("安平市财政局回函", "贵局安农函〔2025〕31号收悉，所述各节照录于后：\n", "\n以上均可支持。"),
    (
        "安平市财政局关于支持秸秆综合利用工作的意见",
        "贵局5月6日来函（安农函〔2025〕31号）提出：",
        "\n对此我局表示同意。",
    ),
    ("关于秸秆综合利用工作的答复", "你局函询事项已阅。来函所述：\n", "\n经核，答复同意。"),
    (
        "关于回复市农业农村局商请事项的函",
        "市农业农村局：来函收悉，函中所列事项为：\n",
        "\n我局照办。",
    ),
    (
        "关于秸秆综合利用工作意见的回函",
        "你局商请支持秸秆综合利用工作一函敬悉，为便于核对，抄录原函如下：\n",
        "\n我局无意见。",
    ),
    ("关于秸秆综合利用事宜的函", "贵单位来函述及：“", "”我单位研究认为可行。"),
)


@pytest.mark.parametrize(("title", "lead", "behind"), REPEATED)
def test_relation_is_quoted_when_a_reply_repeats_the_whole_letter_as_that_received(
    title: str, lead: str, behind: str
) -> None:
    letter = made("a", STRAW, ASKING, "city", DAY, number=NUMBER, title=f"关于{SUBJECT}的函")
    answer = made("b", f"{lead}{STRAW.strip()}{behind}\n", ANSWERING, "city", LATER, title=title)

    assert only_pair(letter, answer).relation.name == "quoted"


@pytest.mark.parametrize(
    "lead",
    [
        "你县《关于解决秸秆综合利用经费的请示》（清政〔2025〕14号）收悉。经研究，现批复如下：",
        "你县《关于解决秸秆综合利用经费的请示》收悉。原则同意你县所报内容，即：",
        "清政〔2025〕14号请示收悉，现批复如下。",
    ],
)
def test_relation_is_quoted_when_a_superior_approves_a_request_and_repeats_it(lead: str) -> None:
    request = made(
        "a",
        STRAW,
        "安平市清河县人民政府",
        "county",
        DAY,
        number="清政〔2025〕14号",
        title="关于解决秸秆综合利用经费的请示",
    )
    approval = made(
        "b",
        f"{lead}\n{STRAW}",
        "安平市人民政府",
        "city",
        LATER,
        title="安平市人民政府关于清河县秸秆综合利用经费的批复",
    )

    pair = only_pair(request, approval)

    assert (pair.relation.name, pair.relation.reason) == ("quoted", "reply_to_its_letter")


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("关于做好秸秆工作的通知", "上级文件收悉后，我局高度重视。"),
        ("关于支持秸秆综合利用工作的函", f"根据《关于{SUBJECT}的函》精神，现函告如下。"),
        ("安平市财政局关于秸秆综合利用的函", "现就有关事项函告如下。"),
        ("关于秸秆工作的复函", "贵局《关于安排办公用房的函》收悉，现函复如下。"),
    ],
)
def test_relation_is_a_copy_when_a_letter_answers_nothing_of_its_source(
    title: str, lead: str
) -> None:
    letter = made("a", STRAW, ASKING, "city", DAY, number=NUMBER, title=f"关于{SUBJECT}的函")
    other = made("b", f"{lead}\n{STRAW}", ANSWERING, "city", LATER, title=title)

    assert only_pair(letter, other).relation.name == "copied_sideways"


@pytest.mark.parametrize(
    ("above", "above_level", "below", "below_level"),
    [
        ("江东省柳河市人民政府", "city", "江东省安平市人民政府", "city"),
        ("江东省柳河市人民政府", "city", "江东省安平市清河县人民政府", "county"),
        ("马鞍山市博望区人民政府", "county", "抚顺市东洲区人民政府", "county"),
        ("湖南省人民政府", "province", "广西壮族自治区平乐县人民政府", "county"),
        ("湖南省人民政府", "province", "平乐县人民政府", "county"),
        ("安平市平川县教育局", "county", "安平市清河县教育局", "county"),
        ("平川县教育局", "", "清河县教育局", ""),
        ("清河县水利局", "county", "清河县应急管理局", "county"),
        ("柳河市教育局", "", "安平市教育局", ""),
        ("中共清河县委员会", "county", "清河县人民政府", "county"),
    ],
)
def test_relation_is_sideways_when_the_source_is_no_superior(
    above: str, above_level: str, below: str, below_level: str
) -> None:
    upper = made("u", FIRE, above, above_level, date(2025, 3, 1))
    lower = made("l", FIRE, below, below_level, date(2025, 3, 9))

    pair = only_pair(lower, upper)

    assert pair.relation.name == "copied_sideways"
    assert pair.found.lower.paper.id == "l"


@pytest.mark.parametrize(
    ("above", "above_level", "below", "below_level"),
    [
        ("江东省人民政府", "province", "江东省安平市人民政府", "city"),
        ("安平市教育局", "city", "安平市清河县教育局", "county"),
        ("江东省教育厅", "", "清河县教育局", ""),
        ("清河县人民政府", "county", "清河县教育局", "county"),
        ("中共清河县委办公室", "county", "清河县教育局", "county"),
        ("清河县人民政府办公室", "county", "清河县柳林镇人民政府", "township"),
        ("国务院办公厅", "central", "江东省人民政府办公厅", "province"),
        ("教育部", "central", "江东省教育厅", "province"),
        ("县委办公室", "county", "柳林镇党委", "township"),
    ],
)
def test_relation_is_copied_when_the_source_stands_above(
    above: str, above_level: str, below: str, below_level: str
) -> None:
    upper = made("u", FLOOD, above, above_level, date(2025, 3, 1))
    lower = made("l", FLOOD, below, below_level, date(2025, 3, 9))

    assert only_pair(lower, upper).relation.name == "copied"
