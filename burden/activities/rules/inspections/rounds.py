"""Rounds of one matter at several levels: what was inspected is inspected again below (N20-02)."""

import re
from collections.abc import Mapping, Sequence

from burden.organisations.plan_balance import likeness

from .records import RANKING, Inspection

_FRAME = re.compile(
    r"^.{0,40}?关于|(?:的)?(?:通知|方案|通报|函)$|(?:组织|开展|进行|做好|实施)|全(?:国|省|市|县|区|州|旗)"
    r"|(?:综合|专项)?(?:大|再)?(?:督查|督导|检查|考核|考评|评估|验收|巡查|抽查|调研|排查)|(?:工作|情况|活动|专项|年度|迎接)"
)
_PLACE = re.compile(r"^[^，。]{1,8}?(?:省|自治区|市|州|盟|县|区|旗|镇|乡|街道)(?=.{2})")


def repeated_by(
    record: Inspection, above: Sequence[Inspection], limits: Mapping[str, float]
) -> Inspection | None:
    """The superior inspection that this one repeats: of a like matter, not long before or after
    it, by an organ above, at the organiser's own place or below it; the likest of them.
    """
    if record.exemption or record.kind == RANKING:
        return None
    scored = [
        (likeness(matter_of(record), matter_of(one)), one.id, one)
        for one in above
        if _may_be_repeated(record, one, limits)
    ]
    best = max(scored, key=lambda found: found[:2], default=None)
    is_like = best is not None and best[0] >= limits["inspection.round_likeness"]
    return best[2] if best is not None and is_like else None


def matter_of(record: Inspection) -> str:
    """What an inspection is about: its title without place, frame and the word for inspecting."""
    title = record.title.replace(record.organiser_name, "")
    bare = _FRAME.sub("", title.strip("《》 "))
    return _PLACE.sub("", bare) or bare


def _may_be_repeated(record: Inspection, above: Inspection, limits: Mapping[str, float]) -> bool:
    if above.level >= record.level or above.exemption or above.kind == RANKING:
        return False
    if not 0 <= (record.start - above.start).days <= limits["inspection.round_days"]:
        return False
    return any(
        one.unit == target.unit
        or one.path.startswith(target.path)
        or target.path.startswith(one.path)
        for one in record.targets
        for target in above.targets
        if one.path and target.path
    )
