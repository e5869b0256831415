"""Forms of units, of lists of units, and of accounts."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from burden.organisations import policies
from burden.organisations.arrivals import ReadAtOnceField
from burden.organisations.importing.sheets import SheetRefused, read_rows
from burden.organisations.importing.unit_rows import COLUMNS
from burden.organisations.models import Role, Unit, User
from burden.organisations.selectors import find_unit
from burden.organisations.services.units import EDITABLE


class ShortNamesField(forms.CharField):
    """Names separated by commas, as a list."""

    def prepare_value(self, value: Any) -> Any:
        return "，".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        written = super().clean(value).replace("，", ",").replace("、", ",")
        return [name.strip() for name in written.split(",") if name.strip()]


class UnitForm(forms.ModelForm):  # type: ignore[type-arg]
    """Basic data of a unit; its place in the tree changes by import."""

    short_names = ShortNamesField(
        required=False, label=_("Short names"), help_text=_("Separated by commas.")
    )

    class Meta:
        model = Unit
        fields = EDITABLE
        widgets = {
            "duties": forms.Textarea(attrs={"rows": 4}),
            "valid_from": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "valid_to": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("valid_from"), cleaned.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", _("The unit ends before it begins."))
        return cleaned


class StaffForm(forms.Form):
    number = forms.IntegerField(min_value=0, max_value=1_000_000, label=_("Staff"))
    valid_from = forms.DateField(
        label=_("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = forms.CharField(
        required=False,
        max_length=200,
        label=_("Reason"),
        help_text=_("Needed when the number changes by more than 10 %."),
    )


class UnitListForm(forms.Form):
    """A list of units as a file; reading it is part of checking it."""

    file = ReadAtOnceField(
        label=_("List of units"),
        help_text=_("CSV (UTF-8 or GB18030) or XLSX, 20 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.cleaned_data["rows"] = read_rows(file.name, file.read(), COLUMNS)
        except SheetRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return file


class UnitNameField(forms.CharField):
    """A unit by name or code; a list of 40,000 would be no choice."""

    near: Unit | None = None

    def prepare_value(self, value: Any) -> Any:
        return value.name if isinstance(value, Unit) else value

    def clean(self, value: Any) -> Unit:
        written = super().clean(value)
        unit = find_unit(written, near=self.near)
        if unit is None or self.near is None or not self.near.contains(unit):
            sentence = gettext("There is no single unit “%(unit)s” in your scope. Try its code.")
            raise forms.ValidationError(sentence % {"unit": written})
        return unit


class SettingsForm(forms.Form):
    """What a person chooses for the own account."""

    language = forms.ChoiceField(
        required=False,
        label=_("Language"),
        help_text=_("Holds after each sign-in, and for e-mails."),
    )
    single_keys = forms.BooleanField(
        required=False,
        label=_("Single keys act on pages: j, k, y, n, h, /, ?, [ and ]"),
        help_text=_("Switch them off where speech input or another aid presses keys."),
    )
    has_digest = forms.BooleanField(
        required=False, label=_("Send me a digest by e-mail, once on a working day at most")
    )
    email = forms.EmailField(
        required=False,
        max_length=254,
        label=_("E-mail address"),
        help_text=_(
            "The digest tells how many notices of which kind wait here: no name, no title, no"
            " number of a paper. Without notices none is sent."
        ),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def __init__(self, data: Any, *, person: User) -> None:
        kept = {name: getattr(person, name) for name in self.base_fields}
        super().__init__(data, initial=kept, label_suffix="")
        languages = self.fields["language"]
        assert isinstance(languages, forms.ChoiceField)
        languages.choices = [("", _("as the browser asks for")), *settings.LANGUAGES]
        if not policies.can(person, "news.read"):
            del self.fields["has_digest"], self.fields["email"]
        elif not settings.HAS_MAIL:
            self.fields["has_digest"].disabled = self.fields["email"].disabled = True
            self.fields["has_digest"].help_text = _(
                "E-mail is not set up here; the administrator of the machine can do that."
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("has_digest") and not cleaned.get("email") and "email" not in self.errors:
            self.add_error("email", _("An address is needed for the digest."))
        return cleaned


class PersonForm(forms.Form):
    """Name, role, scope and activity of an account that is there."""

    full_name = forms.CharField(max_length=100, label=_("Full name"))
    role = forms.ChoiceField(choices=Role, label=_("Role"))
    scope = UnitNameField(
        label=_("Scope"), help_text=_("Name or code of the highest unit this person may look at.")
    )
    is_active = forms.BooleanField(required=False, initial=True, label=_("May sign in"))

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scope = self.fields["scope"]
        assert isinstance(scope, UnitNameField)
        scope.near = by.scope


class NewPersonForm(PersonForm):
    """An account to be made."""

    username = forms.CharField(
        max_length=150,
        label=_("User name"),
        validators=User._meta.get_field("username").validators,
    )
    password = forms.CharField(
        required=False,
        strip=False,
        label=_("First password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "Without one the person cannot sign in until you set one. The first sign-in changes it."
        ),
    )
    field_order = ("username", "full_name", "role", "scope", "password")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["is_active"]

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(gettext("This user name is taken."))
        return username


class SetupForm(forms.Form):
    """The code by which an authenticator app is set up; it is told in two halves."""

    setup_code = forms.CharField(
        label=_("Set-up code"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CodeForm(forms.Form):
    """The code of an authenticator app; apps show it in two halves."""

    code = forms.CharField(
        label=_("Code of the app"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())


class PasswordForm(forms.Form):
    password = forms.CharField(
        strip=False,
        label=_("New password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validators_help_text_html,
    )
