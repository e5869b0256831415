"""A mail and what is attached to it are one carrier: a mark on one of them refuses all.

An attachment of a marked paper mostly has no mark of its own. An archive is a pile of papers that
stand for themselves: there the marked one alone is refused, the others are read.
"""

from collections.abc import Iterable

from .contract import Outcome, Reading, Refused

_WHOLE = "eml"


def refuse_whole_mails(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """The outcomes, those of each mail that holds a refused file all turned into refusals."""
    found = list(outcomes)
    marked = {
        mail.member: refused.rule
        for refused in found
        if isinstance(refused, Refused)
        for mail in found
        if is_mail(mail) and is_within(refused, mail.member)
    }
    return [_settled(outcome, marked) for outcome in found]


def _settled(outcome: Outcome, marked: dict[str, str]) -> Outcome:
    for mail, rule in marked.items():
        if outcome.member == mail or is_within(outcome, mail):
            place = {"member": outcome.member, "format": outcome.format}
            return Refused(rule, name=outcome.name, **place)
    return outcome


def is_mail(outcome: Outcome) -> bool:
    """Whether this is a mail that can be read."""
    return isinstance(outcome, Reading) and outcome.container and outcome.format == _WHOLE


def is_within(outcome: Outcome, container: str) -> bool:
    """Whether this is inside the container of this path, empty for the file itself."""
    path = outcome.member
    return path.startswith(f"{container}/") if container else bool(path)
