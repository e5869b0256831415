"""All rules that one campaign is held against (CJ-01 to CJ-03, GD-29, GD-32, LOC-09)."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from burden.activities.rules.hits import Hit, settled
from burden.organisations.plan_balance import likeness

from .records import (
    AWARDING,
    COUNTY,
    GATHERING,
    PLEDGE,
    PROVINCE,
    STANDARD,
    TOWNSHIP,
    Campaign,
)

_BIG_NAME = re.compile(r"国家|中国|中华|全国|世界|国际|亚洲")
# 水质达标, 排放达标: what instruments measure is no campaign.
_TECHNICAL = re.compile(r"(?:水质|空气|排放|污水|噪声|产品质量|出厂|计量|能耗)[^，。]{0,6}达标")
_SAME_TITLE = 0.7
_DAYS_A_YEAR = 365.25
# A festival is held again a little earlier or later in its year.
_EARLIER = 31


def check(
    record: Campaign,
    earlier: Sequence[Campaign],
    limits: Mapping[str, float],
    confirmed: Collection[str] = (),
) -> tuple[Hit, ...]:
    """What speaks against a campaign by the rules in force on its first day.

    Args:
        earlier: campaigns of the same organiser before it.
    """
    found = [
        *_organiser(record),
        *_fee_and_name(record),
        *_features(record),
        *_standard(record),
        *_pledges(record),
        *_cycle(record, earlier, limits),
    ]
    return settled(found, record.start, confirmed, record.exemption)


def _organiser(record: Campaign) -> Iterator[Hit]:
    """CJ-01: organs of centre and province, below only Party committee and government; approved."""
    if record.kind not in AWARDING:
        return
    if record.level <= PROVINCE:
        is_entitled = record.is_party_or_government
    else:
        is_entitled = record.level <= COUNTY and record.is_authority
    if not is_entitled:
        yield Hit("CJ-01", "organiser", {"organiser": record.organiser})
    elif not record.approval:
        yield Hit("CJ-01", "no_approval")


def _fee_and_name(record: Campaign) -> Iterator[Hit]:
    if record.kind in AWARDING and record.fee:
        yield Hit("CJ-02", "fee", {"fee": record.fee})
    name = _BIG_NAME.search(record.title)
    if record.kind in AWARDING and name is not None and not record.approval:
        yield Hit("CJ-02", "name", {"word": name[0]})


def _features(record: Campaign) -> Iterator[Hit]:
    """CJ-03: what marks standards and hangs out plaques is a creation, whatever it is called."""
    if record.kind in AWARDING or record.kind == PLEDGE:
        return
    if record.plaques and record.indicators:
        yield Hit("CJ-03", "features", {"plaques": record.plaques, "count": record.indicators})


def _standard(record: Campaign) -> Iterator[Hit]:
    """GD-32: no standard-reaching at the grassroots."""
    is_below = record.lowest is not None and record.lowest >= TOWNSHIP
    if record.kind == STANDARD and is_below and _TECHNICAL.search(record.title) is None:
        yield Hit("GD-32", "standard")


def _pledges(record: Campaign) -> Iterator[Hit]:
    if record.has_veto and not record.approval:
        yield Hit("GD-29", "veto")
    if (record.kind == PLEDGE or record.has_pledges) and not record.approval:
        yield Hit("GD-29", "pledges")


def _cycle(
    record: Campaign, earlier: Sequence[Campaign], limits: Mapping[str, float]
) -> Iterator[Hit]:
    """LOC-09: festivals, exhibitions and forums not more often than every so many years."""
    years = limits["campaign.cycle_years"]
    if not years or record.kind not in GATHERING:
        return
    for one in sorted(earlier, key=lambda found: found.start, reverse=True):
        days = (record.start - one.start).days
        is_same = one.kind in GATHERING and likeness(one.title, record.title) >= _SAME_TITLE
        if is_same and 0 < days < years * _DAYS_A_YEAR - _EARLIER:
            figures = {"day": one.start.isoformat(), "years": years}
            yield Hit("LOC-09", "cycle", figures, items=(one.id,))
            return
