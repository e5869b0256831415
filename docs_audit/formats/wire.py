"""What the reader and its child process say to each other.

One request is one packet with four descriptors: the file, the pages of it that were recognised,
a file in memory for the outcomes, and a socket on which the end of the reading is told. Pages and
outcomes are JSON, one a line.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from .contract import DocumentError, Failure, Limits, Outcome, Reading, Refused
from .leaves import RecognisedPage

PACKET = 65_536


@dataclass(frozen=True)
class Request:
    """What is asked of a file; `page`, from 1, where one page is to be recognised."""

    name: str
    limits: Limits
    done: tuple[bool, ...] = ()
    page: int = 0

    def encode(self) -> bytes:
        done = "".join("1" if container else "0" for container in self.done)
        return json.dumps([self.name, asdict(self.limits), done, self.page]).encode()

    @classmethod
    def decode(cls, packet: bytes) -> "Request":
        name, limits, done, page = json.loads(packet)
        return cls(name, Limits(**limits), tuple(flag == "1" for flag in done), page)


@dataclass(frozen=True)
class Ending:
    """How the child that read the file ended."""

    exit_code: int
    timed_out: bool
    peak_bytes: int

    def encode(self) -> bytes:
        return json.dumps(asdict(self)).encode()

    @classmethod
    def decode(cls, packet: bytes) -> "Ending":
        return cls(**json.loads(packet))


@dataclass(frozen=True)
class Begun:
    """A member was begun: if the child dies now, this is what killed it.

    `format` is empty until the bytes have told it.
    """

    member: str
    format: str = ""


@dataclass(frozen=True)
class Paused:
    """The child stopped between two members, so that the next gets a full share of time."""


Step = Outcome | RecognisedPage | Begun | Paused


def encode_step(step: Step) -> bytes:
    if isinstance(step, Reading):
        record: dict[str, object] = {"reading": {**asdict(step), "layout": sorted(step.layout)}}
    elif isinstance(step, Refused):
        record = {"refused": step.rule, "at": _place(step)}
    elif isinstance(step, DocumentError):
        record = {"failed": step.code, "scans": step.scans, "at": _place(step)}
    elif isinstance(step, RecognisedPage):
        record = {"page": step.as_record()}
    elif isinstance(step, Begun):
        record = {"begun": step.member, "format": step.format}
    else:
        record = {}
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _place(failure: Failure) -> dict[str, str]:
    return {"name": failure.name, "member": failure.member, "format": failure.format}


def decode_steps(lines: Iterable[bytes]) -> Iterator[Step]:
    """The complete lines only: a killed child leaves half of one."""
    for line in lines:
        if line.endswith(b"\n"):
            yield _decode_step(json.loads(line))


def _decode_step(record: dict[str, object]) -> Step:
    match record:
        case {"reading": dict(fields)}:
            fields["warnings"] = tuple(fields["warnings"])
            fields["layout"] = frozenset(fields["layout"])
            fields["scans"], fields["ocr"] = tuple(fields["scans"]), tuple(fields["ocr"])
            return Reading(**fields)
        case {"refused": str(rule), "at": dict(place)}:
            return Refused(rule, **place)
        case {"failed": str(code), "scans": list(pages), "at": dict(place)}:
            return DocumentError(code, scans=tuple(pages), **place)
        case {"page": dict(fields)}:
            return RecognisedPage.from_record(fields)
        case {"begun": str(member), "format": str(kind)}:
            return Begun(member, kind)
    return Paused()
