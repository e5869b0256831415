"""Kinds of findings are known once each, and only those the sources registered."""

import pytest

from burden.findings.errors import UnknownKind
from burden.findings.models import Finding
from burden.findings.registry import FindingKind, kind_of, kinds, register


def test_a_code_cannot_be_registered_twice() -> None:
    known = kinds()[0]

    with pytest.raises(ValueError, match=known.code):
        register(FindingKind(known.code, "another", lambda finding: "", "components/empty.html"))

    assert kinds()[0] is known


def test_a_kind_that_no_source_registered_is_refused() -> None:
    with pytest.raises(UnknownKind, match="rumour"):
        kind_of(Finding(kind="rumour"))
