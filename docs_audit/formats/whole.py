"""A file with all its scanned pages, in one go: for whoever can wait for them."""

from dataclasses import replace
from pathlib import Path
from typing import TypeGuard

from .carriers import refuse_whole_mails
from .contract import Code, DocumentError, Limits, Outcome, Reading, Refused
from .leaves import RecognisedPage
from .members import load_member
from .reader import Reader
from .recogniser import Recogniser


def read_whole(
    path: Path,
    *,
    reader: Reader,
    recogniser: Recogniser,
    name: str = "",
    limits: Limits | None = None,
) -> list[Outcome]:
    """The outcomes of a file as `Reader.read_file` gives them, its scans recognised.

    Where recognition is not installed, what is nothing but scans fails with `tool_missing`.
    """
    limits = limits or Limits()
    outcomes = reader.read_file(path, name=name, limits=limits)
    return refuse_whole_mails(
        _recognised(outcome, path, reader, recogniser, limits) if has_scans(outcome) else outcome
        for outcome in outcomes
    )


def has_scans(outcome: Outcome) -> TypeGuard[Reading | DocumentError]:
    """Whether there is more text to be had by recognition."""
    return not isinstance(outcome, Refused) and bool(outcome.scans)


def _without_recognition(outcome: Outcome) -> Outcome:
    """What is left of an outcome whose scans cannot be recognised on this machine.

    Of a paper whose first page nobody can read it is not known whether it carries a secrecy mark.
    """
    if has_scans(outcome) and (isinstance(outcome, DocumentError) or _hides_its_head(outcome)):
        return DocumentError(
            Code.TOOL_MISSING, name=outcome.name, member=outcome.member, format=outcome.format
        )
    return outcome


def _hides_its_head(reading: Reading) -> bool:
    return 1 in reading.scans and "pages_without_text" in reading.warnings


def _recognised(
    outcome: Reading | DocumentError,
    path: Path,
    reader: Reader,
    recogniser: Recogniser,
    limits: Limits,
) -> Outcome:
    if not recogniser.is_there:
        return _without_recognition(outcome)
    data = path.read_bytes()
    try:
        if outcome.member:
            data = load_member(data, outcome.member, limits)
        pages = _pages(outcome, data, recogniser)
    except (DocumentError, Refused) as failure:
        return _placed(failure, outcome)
    found, *_ = reader.read_data(data, outcome.member or outcome.name, limits=limits, pages=pages)
    if isinstance(found, Reading):
        return replace(found, name=outcome.name, member=outcome.member)
    return _placed(found, outcome)


def _placed(failure: DocumentError | Refused, outcome: Reading | DocumentError) -> Outcome:
    failure.name, failure.member = outcome.name, outcome.member
    failure.format = outcome.format
    return failure


def _pages(
    outcome: Reading | DocumentError, data: bytes, recogniser: Recogniser
) -> list[RecognisedPage]:
    name = outcome.member or outcome.name
    return [recogniser.page_of_data(data, number, name=name) for number in outcome.scans]
