"""The four questions of an evaluation, and the area that one is opened for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.activities.models import Answer
from burden.activities.voices.forms import PlainForm
from burden.organisations.models import Unit, User
from burden.organisations.selectors import visible_units

_SCALE = (
    (1, _("1 none")),
    (2, _("2 little")),
    (3, _("3 some")),
    (4, _("4 much")),
    (5, _("5 very much")),
)


def _question(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=_SCALE, coerce=int, widget=forms.RadioSelect)


class AnswerForm(PlainForm):
    """Three questions on a scale of five, and one."""

    papers = _question(_("How far did papers burden your work this quarter?"))
    meetings = _question(_("How far did meetings burden your work this quarter?"))
    checks = _question(_("How far did inspections and forms burden your work this quarter?"))
    trend = forms.ChoiceField(
        label=_("Against the quarter before, the burden was"),
        choices=Answer.Trend,
        widget=forms.RadioSelect,
    )


class RoundForm(PlainForm):
    """The area."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Area"), to_field_name="uuid")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = visible_units(user)
        field.initial = user.scope.uuid if user.scope else None
