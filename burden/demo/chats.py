"""Messages of the groups of the demo, as chat programs export them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from burden.demo.register import read_toml


@dataclass(frozen=True, slots=True)
class Chat:
    """The export of one group, by its title."""

    group: str
    encoding: str
    text: str


def list_chats() -> list[Chat]:
    """All exports in the order of the data file."""
    return [Chat(**row) for row in read_toml("chats.toml")["chat"]]


def write_chats(folder: Path, chats: Iterable[Chat]) -> None:
    for number, one in enumerate(chats):
        chat_file(folder, number).write_bytes(one.text.encode(one.encoding))


def chat_file(folder: Path, number: int) -> Path:
    """Where an export stands, by its place in the data file."""
    return folder / f"messages_{number + 1}.txt"
