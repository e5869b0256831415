"""Whether a paper states that its Party committee or government agreed to it (TL-05, GD-04)."""

import re

from .subjects import Subject

_AUTHORITY = (
    r"(?:人民政府|政府|国务院|党中央|中央|中共[^，。；]{2,16}委员会|党委|[省市县区州旗盟镇乡]委|[省市县区州旗]领导|"
    r"自治区|[省市县区](?:委、|政府、)?政府)"
)
_CONSENT = re.compile(
    rf"(?<!未)(?<!须)(?<!需)(?<!应)(?:已?经|报经|经报|报请)[^，。；\n]{{0,20}}?{_AUTHORITY}[^，。；\n]{{0,16}}?"
    r"(?:同意|批准|审定|审议通过|授权)(?!后|之后|方可|前)"
)
_CHARGED = re.compile(
    rf"(?:受|根据|按照)[^，。；\n]{{0,12}}{_AUTHORITY}[^，。；\n]{{0,10}}(?:委托|授权)"
)
# Consent to a measure (经县政府批准后实施) is none to the paper: that stands in its opening.
_OPENING = 600


def has_consent(subject: Subject) -> bool:
    """Whether the opening of the body says so; the consent of a coordinating body is none."""
    opening = "".join(
        subject.text[start : min(end, start + _OPENING)] for start, end in _first(subject)
    )
    return bool(_CONSENT.search(opening) or _CHARGED.search(opening))


def _first(subject: Subject) -> tuple[tuple[int, int], ...]:
    return subject.paper.body[:1]
