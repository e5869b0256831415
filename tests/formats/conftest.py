"""One warm reader for all tests of the formats."""

from collections.abc import Iterator

import pytest

from docs_audit.formats import Outcome, Reader, Reading


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    with Reader() as warm:
        yield warm


class Ask:
    """Short questions to the reader about bytes."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def outcomes(self, data: bytes, name: str) -> list[Outcome]:
        return self._reader.read_data(data, name)

    def reading(self, data: bytes, name: str) -> Reading:
        (outcome,) = self._reader.read_data(data, name)
        assert isinstance(outcome, Reading), outcome
        return outcome

    def code(self, data: bytes, name: str) -> str:
        (outcome,) = self._reader.read_data(data, name)
        assert not isinstance(outcome, Reading), outcome.format
        return outcome.code


@pytest.fixture
def ask(reader: Reader) -> Ask:
    return Ask(reader)
