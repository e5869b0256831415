"""The same data asked again: what the fields of forms mean, and which of them ask for it twice.

Pure: forms come in as titles and headings, and nothing is stored.
"""

from .forms import Field, Form
from .headings import fields_of_list, fields_of_rows
from .layers import PassedOn, passed_on
from .meanings import Meaning, meaning_of, subject_of
from .merging import MergedField, MergedForm, merged_form
from .periods import Period, period_in
from .reasons import Reason, reasons_of
from .repeated import (
    Asking,
    Burden,
    FieldPair,
    Repetition,
    Window,
    askings_of,
    burdens,
    repeated_among,
    repetitions,
)

__all__ = [
    "Asking",
    "Burden",
    "Field",
    "FieldPair",
    "Form",
    "Meaning",
    "MergedField",
    "MergedForm",
    "PassedOn",
    "Period",
    "Reason",
    "Repetition",
    "Window",
    "askings_of",
    "burdens",
    "fields_of_list",
    "fields_of_rows",
    "meaning_of",
    "merged_form",
    "passed_on",
    "period_in",
    "reasons_of",
    "repeated_among",
    "repetitions",
    "subject_of",
]
