"""A campaign as the rules look at it."""

from dataclasses import dataclass
from datetime import date

DEMONSTRATION, STANDARD, EVALUATION = "demonstration", "standard", "evaluation"
FESTIVAL, EXHIBITION, FORUM, PLEDGE = "festival", "exhibition", "forum", "pledge"
# What awards a name, by whatever name it goes.
AWARDING = frozenset({DEMONSTRATION, STANDARD, EVALUATION})
GATHERING = frozenset({FESTIVAL, EXHIBITION, FORUM})
PROVINCE, COUNTY, TOWNSHIP = 1, 3, 4


@dataclass(frozen=True, slots=True)
class Campaign:
    """One campaign; what is None or empty was not told.

    Attributes:
        is_party_or_government: the organiser is a Party or government organ or a mass organisation.
        is_authority: it is a Party committee or a government, or their office.
        lowest: the lowest level that takes part, counted from 0 (central) to 5 (village).
        indicators: how many standards it marks.
        has_veto: it decides by one item alone (一票否决).
    """

    id: str
    organiser: str
    level: int
    title: str
    kind: str
    start: date
    is_party_or_government: bool = True
    is_authority: bool = False
    approval: str = ""
    exemption: str = ""
    fee: float | None = None
    plaques: int | None = None
    lowest: int | None = None
    indicators: int = 0
    has_pledges: bool = False
    has_veto: bool = False
