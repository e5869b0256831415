"""The library of published cases, as data, and which of them are like a finding."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy

from burden.findings.models import Finding
from burden.findings.rules import PREFIX

TOPICS: Mapping[str, Promise] = {
    "copying": pgettext_lazy("topic", "copied papers"),
    "places": pgettext_lazy("topic", "foreign place names"),
    "numbers": pgettext_lazy("topic", "document numbers"),
    "layers": pgettext_lazy("topic", "passed on level by level"),
    "escalation": pgettext_lazy("topic", "demands raised on the way down"),
    "white_heads": pgettext_lazy("topic", "white heads"),
    "meetings": pgettext_lazy("topic", "meetings"),
    "rebound": pgettext_lazy("topic", "rebound"),
    "inspection": pgettext_lazy("topic", "inspections"),
    "assessment": pgettext_lazy("topic", "assessment and ranking"),
    "forms": pgettext_lazy("topic", "forms and deadlines"),
    "groups": pgettext_lazy("topic", "groups and platforms"),
    "apps": pgettext_lazy("topic", "apps and punch-in"),
    "activity": pgettext_lazy("topic", "standards and plaques"),
    "secondment": pgettext_lazy("topic", "secondments"),
}
_FILE = Path(__file__).with_name("cases.toml")
_MOST_ALIKE = 3


@dataclass(frozen=True)
class Case:
    """A published case in both languages; its figures are those of its source.

    `kinds` and `rules` are those of the findings that such a case would raise here; `published`
    is a date as far as it is known (`2025-02-09`, `2025-07`, `2023`).
    """

    id: str
    published: str
    publisher: Mapping[str, str]
    who: Mapping[str, str]
    facts: Mapping[str, str]
    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    rules: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def told(self) -> str:
        """What happened, in the reader's language."""
        return self.facts[_language()]

    @property
    def told_of(self) -> str:
        """Whom it was made known of."""
        return self.who[_language()]

    @property
    def told_by(self) -> str:
        """Who made it known."""
        return self.publisher[_language()]

    @property
    def topic_labels(self) -> list[str]:
        """Its topics in the reader's language."""
        return [str(TOPICS[topic]) for topic in self.topics]


def _language() -> str:
    return "zh" if (get_language() or "").startswith("zh") else "en"


def _case(row: Mapping[str, Any]) -> Case:
    return Case(
        id=row["id"],
        published=row["published"],
        publisher={"zh": row["publisher_zh"], "en": row["publisher_en"]},
        who={"zh": row["who_zh"], "en": row["who_en"]},
        facts={"zh": row["zh"], "en": row["en"]},
        topics=tuple(row["topics"]),
        kinds=tuple(row["kinds"]),
        rules=tuple(row["rules"]),
        sources=tuple(row["sources"]),
    )


CASES: Sequence[Case] = tuple(
    _case(row) for row in tomllib.loads(_FILE.read_text(encoding="utf-8"))["case"]
)


def cases_like(finding: Finding) -> list[Case]:
    """The published cases of the same kind, then those of the same rule; the latest first.

    None is like a finding of which nothing was made known yet; nothing is made to fit.
    """
    rule = _rule_of(finding.kind)
    by_kind = [case for case in CASES if finding.kind in case.kinds]
    by_rule = [case for case in CASES if rule and rule in case.rules and case not in by_kind]
    latest = [
        case
        for group in (by_kind, by_rule)
        for case in sorted(group, key=lambda case: case.published, reverse=True)
    ]
    return latest[:_MOST_ALIKE]


def _rule_of(kind: str) -> str:
    return kind.removeprefix(PREFIX).partition(":")[0] if kind.startswith(PREFIX) else ""
