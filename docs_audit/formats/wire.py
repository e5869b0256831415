"""What the reader and its child process say to each other.

One request is one packet with three descriptors: the file, a file in memory for the outcomes,
and a socket on which the end of the reading is told. Outcomes are JSON, one a line.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from .contract import DocumentError, Failure, Limits, Outcome, Reading, Refused

PACKET = 65_536


@dataclass(frozen=True)
class Request:
    name: str
    limits: Limits
    done: tuple[bool, ...] = ()

    def encode(self) -> bytes:
        done = "".join("1" if container else "0" for container in self.done)
        return json.dumps([self.name, asdict(self.limits), done]).encode()

    @classmethod
    def decode(cls, packet: bytes) -> "Request":
        name, limits, done = json.loads(packet)
        return cls(name, Limits(**limits), tuple(flag == "1" for flag in done))


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


Step = Outcome | Begun | Paused


def encode_step(step: Step) -> bytes:
    if isinstance(step, Reading):
        record: dict[str, object] = {"reading": {**asdict(step), "layout": sorted(step.layout)}}
    elif isinstance(step, Refused):
        record = {"refused": step.rule, "at": _place(step)}
    elif isinstance(step, DocumentError):
        record = {"failed": step.code, "at": _place(step)}
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
            return Reading(**fields)
        case {"refused": str(rule), "at": dict(place)}:
            return Refused(rule, **place)
        case {"failed": str(code), "at": dict(place)}:
            return DocumentError(code, **place)
        case {"begun": str(member), "format": str(kind)}:
            return Begun(member, kind)
    return Paused()
