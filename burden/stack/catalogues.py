"""Message catalogues with Babel, since GNU gettext is not on every machine that runs this.

Message ids are English; a catalogue is complete when every one of them has a translation.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

_KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|(?<!\{)\{\w*\}(?!\})")
_HEADER = "# Translations of the product; `make messages` keeps the list of ids."
# The same sources give the same bytes on every day.
_WRITTEN = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Catalogue:
    """The catalogue of one language, and the sources that its message ids come from."""

    language: str
    folder: Path
    sources: tuple[Path, ...]

    @property
    def _po(self) -> Path:
        return self.folder / "django.po"

    @property
    def _mo(self) -> Path:
        return self.folder / "django.mo"

    def update(self) -> None:
        """Bring the catalogue up to date with the sources; keep every translation still asked for.

        Nothing is guessed: a changed id is a new id without a translation.
        """
        catalogue = self._read()
        catalogue.update(self._template(), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._po.write_bytes(_po_bytes(catalogue))
        self._mo.write_bytes(_mo_bytes(self._read()))

    def faults(self) -> Iterator[str]:
        """One sentence for each reason why the catalogue cannot be shipped as it is."""
        asked = {_identity(message) for message in self._template() if message.id}
        catalogue = self._read()
        known = {_identity(message): message for message in catalogue if message.id}
        for identity in sorted(asked - known.keys()):
            yield f"not in the catalogue: {identity[1]}"
        for identity in sorted(known.keys() - asked):
            yield f"no longer used: {identity[1]}"
        for identity, message in sorted(known.items()):
            yield from (f"{fault}: {identity[1]}" for fault in _message_faults(message))
        if not self._mo.exists() or self._mo.read_bytes() != _mo_bytes(catalogue):
            yield f"{self._mo.name} was not made from {self._po.name}"

    def _read(self) -> Catalog:
        if not self._po.exists():
            return Catalog(locale=self.language, header_comment=_HEADER, fuzzy=False)
        with self._po.open("rb") as file:
            return read_po(file, locale=self.language)

    def _template(self) -> Catalog:
        template = Catalog()
        for path in sorted(self.sources):
            for _, ids, comments, context in _messages(path):
                template.add(ids, auto_comments=comments, context=context)
        return template


def _messages(path: Path) -> Iterator[tuple[int, Any, list[str], str | None]]:
    """Line, id (or the pair of a plural), comments for translators and context of each message."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Django turns a template into calls between blanked-out text; what is left of its
        # indentation means nothing to Python.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    source = io.BytesIO(text.encode())
    options = {"encoding": "utf-8"}
    yield from extract("python", source, _KEYWORDS, ["Translators:"], options)


def _identity(message: Message) -> tuple[str, str]:
    single = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", single)


def _message_faults(message: Message) -> Iterator[str]:
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not strings or not all(strings):
        yield "not translated"
        return
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    # A singular may say "one" in place of the number; the last id names every placeholder.
    wanted = set(_PLACEHOLDER.findall(ids[-1]))
    if any(set(_PLACEHOLDER.findall(string)) != wanted for string in strings):
        yield "other placeholders in the translation"


def _po_bytes(catalogue: Catalog) -> bytes:
    catalogue.creation_date = catalogue.revision_date = _WRITTEN
    target = io.BytesIO()
    write_po(target, catalogue, no_location=True, sort_output=True, width=100)
    return target.getvalue()


def _mo_bytes(catalogue: Catalog) -> bytes:
    catalogue.creation_date = catalogue.revision_date = _WRITTEN
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()
