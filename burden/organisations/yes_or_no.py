"""The choice of a filter by yes or no."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class YesOrNo(forms.Select):
    """All, yes or no."""

    def __init__(self) -> None:
        choices = ("", settings.FILTERS_EMPTY_CHOICE_LABEL), ("true", _("yes")), ("false", _("no"))
        super().__init__(choices=choices)
