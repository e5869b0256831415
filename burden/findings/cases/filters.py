"""What the library of cases can be narrowed by."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.findings.cases.library import CASES, TOPICS, Case


class CaseFilter(forms.Form):
    """Words in either language, a topic, a rule; unknown values filter nothing."""

    q = forms.CharField(required=False, label=_("Words"))
    topic = forms.ChoiceField(
        required=False, label=_("Topic"), choices=[("", _("all")), *TOPICS.items()]
    )
    rule = forms.ChoiceField(
        required=False,
        label=_("Rule"),
        choices=[
            ("", _("all")),
            *((rule, rule) for rule in sorted({one for case in CASES for one in case.rules})),
        ],
    )

    def __init__(self, asked: Mapping[str, Any]) -> None:
        super().__init__(asked, label_suffix="")
        self.is_valid()

    def cases(self) -> list[Case]:
        """Those that pass, the latest first."""
        asked: dict[str, Any] = self.cleaned_data
        words = str(asked.get("q", "")).lower().split()
        passing = (
            case
            for case in CASES
            if all(word in _words_of(case) for word in words)
            and asked.get("topic") in ("", None, *case.topics)
            and asked.get("rule") in ("", None, *case.rules)
        )
        return sorted(passing, key=lambda case: (case.published, case.id), reverse=True)


def _words_of(case: Case) -> str:
    told = (case.publisher, case.who, case.facts)
    return " ".join((case.id, *(text for one in told for text in one.values()))).lower()
