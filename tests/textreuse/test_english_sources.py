"""English papers: a source is named for what is repeated, or it is only the ground of a copy."""

from __future__ import annotations

from datetime import date

import pytest

from tests.textreuse.office import made, only_pair

TITLE = "Circular of the Jiangdong Provincial Government on Flood Control in 2025"
CIRCULAR = (
    "With the flood season at hand, sudden downpours are likely across the province and small"
    " rivers may rise within hours. To protect lives and property, the following is notified.\n"
    "1. Duties come first. Every reservoir, every dike and every slope known to slide shall "
    "have one named officer who answers for it, and the names shall be posted in the nearest "
    "village before the first of May.\n"
    "2. Hidden dangers shall be found before the rain finds them. Water bureaus shall walk "
    "the length of each embankment on foot, open every sluice once, and clear culverts under "
    "roads; whatever cannot be mended by the end of May shall be fenced and watched day and "
    "night.\n"
    "3. Warnings must reach the last household. Forecasts shall be sent to townships three "
    "hours ahead, read out over loudspeakers in the local tongue, and carried by hand to "
    "those who live alone; after a red warning nobody may remain below the marked line for "
    "longer than thirty minutes.\n"
    "4. Stores and crews. Each county keeps two hundred people, forty boats and enough "
    "sandbags for three days, locked with two keys, counted every month and never lent for "
    "other uses.\n"
    "5. Reporting. The duty desk is manned by two persons at all hours and reports a breach "
    "within one hour; late or false reports shall be answered for.\n"
)
OWN = (
    "The township has drawn up the following arrangements of its own for the coming months.\n"
    "The old grain depot will be rewired before September by a contractor chosen in open "
    "tender, and the shops next door will be given temporary power free of charge while the "
    "work lasts. A charging shed for electric bicycles opens behind the market, run by the "
    "village cooperative at four fifths of the usual price. Elderly residents living alone "
    "receive smoke alarms paid from last year's savings, tested each quarter by the cadre who"
    " visits them. Night patrols are rerouted past the fruit market and the freight yard, and"
    " patrols no longer have to photograph themselves at each corner.\n"
)
STRAW = (
    "Straw may be baled free of charge at four collection points. The subsidy is paid "
    "straight to the farmer's account for every acre cleared, and no office may withhold any "
    "of it. Small heaps that carry blight may be burnt on still days with the consent of the "
    "township, provided that somebody stands by with water until the ashes are cold. Villages"
    " write the rule into their own covenants and praise those who clear their fields first.\n"
)
SECTION = CIRCULAR.splitlines()[3].removeprefix("3. ")
OTHER = CIRCULAR.splitlines()[2].removeprefix("2. ")
UPPER = made(
    "u", CIRCULAR, "Jiangdong Provincial Government", "province", date(2025, 4, 1), title=TITLE
)


def relation(frame: str) -> str:
    text = f"{OWN}{frame.format(SECTION, OTHER, T=TITLE)}\n{STRAW}"
    lower = made("l", text, "Anping Township Government", "township", date(2025, 4, 8))
    return only_pair(UPPER, lower).relation.name


@pytest.mark.parametrize(
    "frame",
    [
        "According to the {T}, “{0}”",
        "The Circular provides that “{0}”",
        "We quote the Circular: “{0}”",
        "Paragraph 3 of the Circular reads: {0}",
        "The Provincial Government has directed that “{0}”",
        "“{0}”, says the Circular of the Provincial General Office.",
        "In the Circular we read: “{0}”",
        "The Governor told the meeting of 2 April: “{0}”",
        "The Circular states that {0}",
        "Extract from the Provincial Circular (section 3):\n\n{0}",
        "The wording of the Circular is: “{0}”",
        "To quote section 3 of the Circular: “{0}”",
        "Section 3 of the Circular: “{0}”",
        "{0} (quoted from the Circular, section 3)",
        "Article 12 of the Flood Control Act: “{0}”",
        "The Circular requires, first, that “{1}”; second, that “{0}”",
        "As the Ministry wrote in its Notice of 1 April, “{0}”",
        "In the words of the Circular, “{0}”",
        "“{0}” The quotation is from section 3 of the Circular.",
        "Question: what does the Circular say? Answer: “{0}”",
        "As set out in Article 3 of the Provincial Flood Circular: “{0}”",
    ],
)
def test_relation_is_quoted_when_an_english_paper_names_whose_words_they_are(frame: str) -> None:
    assert relation(frame) == "quoted"


@pytest.mark.parametrize(
    "frame",
    [
        'Chapter 23 of the Code is amended by adding:\n"{0}"',
        "In accordance with the {T}, all villages shall do as follows. {0}",
        "Pursuant to the Circular, the following measures are adopted: {1} {0}",
        "The township requires the following: {0}",
        "To implement the Circular, {0}",
        "This Notice provides as follows: {0}",
        "The township's plan states: “{0}”",
    ],
)
def test_relation_is_copied_when_an_english_paper_orders_it_itself(frame: str) -> None:
    assert relation(frame) == "copied"
