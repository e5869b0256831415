"""The words of the rulebook in the reader's language."""

from django.utils.functional import Promise, lazystr
from django.utils.translation import get_language

from burden.thresholds.rulebook import Wording


class _InLanguage:
    """Words that are chosen when they are shown, not when they are loaded."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def __str__(self) -> str:
        return self._wording.spoken(get_language() or "zh-hans")


def in_language(wording: Wording) -> Promise:
    """The words in the language of the moment they are shown."""
    return lazystr(_InLanguage(wording))
