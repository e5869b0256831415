"""Who writes to whom: GD-04, TL-02 to TL-05, TL-08, and what TL-06 permits.

A department writes lawfully to its counterpart below, an office for its Party committee or
government, anybody with consent that the paper states. Wrong flags here destroy trust, so what
the names do not tell is not held against a paper.
"""

import re
from collections.abc import Iterator

from docs_audit.gbt9704 import Class, place_of, places_of

from .consent import has_consent
from .orders import weightiest
from .organs import AUTHORITIES, LAWFUL_DOWNWARD, OWN_LINES, Organ, OrganKind, is_division, rank
from .subjects import Hit, Subject

_INVITING_TITLE = re.compile(r"会议的?通知|培训班?的通知|征求|商请|邀请")
# The headquarters that the law on floods lets order others once a response has been started.
_RESPONSE = re.compile(r"应急响应|紧急|预警")
_HEADQUARTERS = re.compile(r"指挥部")
_NEXT = 1
_REQUEST_IN_REPORT = re.compile(
    r"(?:恳请|请求|申请|请)(?:[^，。；]{0,16}?)(?:予以|给予|帮助|协调|尽快)?(?:批准|批复|审批|核准|拨付|解决|支持[^，。；]{0,8}(?:资金|经费)"
    r"|追加|增拨|增加[^，。；]{0,8}(?:资金|经费|编制))|[妥当]否，?请(?:予)?(?:批示|批复|指示)|请(?:予)?(?:批复|批示)"
)
_ONE_REQUEST = re.compile(r"[一二三四五六七八九十]{1,2}、(?:关于|请求|申请|恳请|请)")
_TOLD_BACK = re.compile(
    r"督促|要求|组织|引导|指导|协助|帮助群众|为[^，。；]{1,10}(?:解决|申请)|群众(?:反映|申请|请求)"
)


def find(subject: Subject) -> Iterator[Hit]:
    yield from _directing_lower_authorities(subject)
    yield from _skipping(subject)
    yield from _upward(subject)
    yield from _division(subject)


def _directing_lower_authorities(subject: Subject) -> Iterator[Hit]:
    if not subject.directs or _may_direct(subject):
        return
    lower = [one for one in subject.addressees if one.kinds & AUTHORITIES and subject.is_below(one)]
    if not lower or _INVITING_TITLE.search(subject.title) or has_consent(subject):
        return
    statement = weightiest(subject)
    if statement is not None:
        figures = {"addressee": lower[0].name}
        for rule in ("GD-04", "TL-05"):
            if rule == "GD-04" or not subject.issuer_kinds & {OrganKind.COORDINATING}:
                yield subject.hit(rule, statement.text, statement.span, figures=figures)


def _may_direct(subject: Subject) -> bool:
    kinds = subject.issuer_kinds
    if not kinds or kinds & (LAWFUL_DOWNWARD | OWN_LINES):
        return True
    is_headquarters = all(_HEADQUARTERS.search(one.name) for one in subject.issuers)
    return is_headquarters and _RESPONSE.search(subject.title) is not None


def _skipping(subject: Subject) -> Iterator[Hit]:
    own = rank(subject.level)
    if own < 0 or subject.paper.class_ in (Class.SPEECH, Class.LEAFLET, Class.DRAFT_FOR_COMMENT):
        return
    told = (*subject.addressees, *subject.cc)
    reached = {rank(level) for one in told for level in one.levels}
    places = {place_of(one.name) for one in told}
    for one in subject.addressees:
        ranks = sorted(rank(level) for level in one.levels)
        if not ranks:
            continue
        nearest = ranks[0] if ranks[0] > own else ranks[-1]
        skipped = set(range(min(own, nearest) + 1, max(own, nearest)))
        if abs(nearest - own) <= _NEXT or skipped <= reached:
            continue
        # A county-level city is called 市 as the city above it is: its town tells which it is.
        if not any(above.name in places for above in places_of(one.name)[:-1]):
            sentence, span = _address_line(subject, one)
            yield subject.hit("TL-02", sentence, span, figures={"addressee": one.name})
            return


def _upward(subject: Subject) -> Iterator[Hit]:
    if subject.kind not in ("请示", "报告") or subject.paper.class_ is Class.SPEECH:
        return
    superiors = [one for one in subject.addressees if not subject.is_below(one)]
    if len(superiors) > 1:
        figures: dict[str, float | str] = {"addressees": len(superiors)}
        yield subject.hit("TL-03", *_address_line(subject, superiors[0]), figures=figures)
    below = next((one for one in subject.cc if subject.is_below(one)), None)
    if below is not None:
        span = subject.paper.cc.span
        figures = {"copied_to": below.name}
        yield subject.hit("TL-03", subject.text[slice(*span)], span, figures=figures)
    if subject.kind == "报告":
        yield from _request_in_report(subject)
    else:
        yield from _many_requests(subject)


def _request_in_report(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        if not _TOLD_BACK.search(statement.text) and statement.demands(_REQUEST_IN_REPORT):
            yield subject.hit("TL-04", statement.text, statement.span)
            return


def _many_requests(subject: Subject) -> Iterator[Hit]:
    found = [one for one in subject.statements if _ONE_REQUEST.match(one.text)]
    if len(found) > 1:
        figures: dict[str, float | str] = {"requests": len(found)}
        yield subject.hit("TL-04", found[1].text, found[1].span, figures=figures)


def _division(subject: Subject) -> Iterator[Hit]:
    """A division other than the office issues a paper with a number of its own."""
    if not subject.paper.number or not subject.issuers:
        return
    if all(is_division(one.name) for one in subject.issuers):
        span = subject.paper.issuers.span
        figures = {"issuer": subject.issuers[0].name}
        yield subject.hit("TL-08", subject.text[slice(*span)], span, figures=figures)


def _address_line(subject: Subject, one: Organ) -> tuple[str, tuple[int, int]]:
    """The line of addressees; where the paper was told its addressees, the title stands for it."""
    span = subject.paper.addressees.span
    if span[1] > span[0]:
        return subject.text[slice(*span)], span
    return subject.title or one.name, subject.paper.title.span
