"""Fields of forms as HTML, letter for letter as the templates of Django write them.

The filters of a list hold a hundred choices, and the form beside a paper holds forty: templates
that include one another for each choice and its attributes took half as long as the page.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import conditional_escape

Widget = Mapping[str, Any]
# Choices kept as they are written.
_OPTIONS = 2_048


class FieldRenderer(DjangoTemplates):
    """Writes inputs and selects by itself and leaves everything else to the templates."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        write = _WRITERS.get(template_name)
        if write is None:
            return super().render(template_name, context, request)
        return write(context["widget"])


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{conditional_escape(widget["value"])}"'
    name = conditional_escape(widget["name"])
    return f'<input type="{widget["type"]}" name="{name}"{value}{_attributes(widget)}>'


def _select(widget: Widget) -> str:
    parts = []
    for group, options, _index in widget["optgroups"]:
        written = "".join(f"\n  {_option(one)}\n" for one in options)
        if group:
            written = f'\n  <optgroup label="{conditional_escape(group)}">{written}\n  </optgroup>'
        parts.append(written)
    name = conditional_escape(widget["name"])
    return f'<select name="{name}"{_attributes(widget)}>{"".join(parts)}\n</select>'


def _option(option: Widget) -> str:
    label = localize(option["label"])
    # What is to be shown in the reader's language is a text from here on.
    told = str(label) if isinstance(label, Promise) else label
    return _written(option["value"], told, _attributes(option))


@lru_cache(maxsize=_OPTIONS, typed=True)
def _written(value: Any, label: Any, attributes: str) -> str:
    """The same choices stand on every page of a list; what is safe is told by its type."""
    value, label = conditional_escape(value), conditional_escape(label)
    return f'<option value="{value}"{attributes}>{label}</option>'


def _attributes(widget: Widget) -> str:
    """Those that are False are left out, those that are True have no value."""
    return "".join(
        f" {conditional_escape(name)}"
        + ("" if value is True else f'="{conditional_escape(value)}"')
        for name, value in widget["attrs"].items()
        if value is not False
    )


_WRITERS: dict[str, Callable[[Widget], str]] = {
    "django/forms/widgets/select.html": _select,
    **{
        f"django/forms/widgets/{kind}.html": _input
        for kind in ("checkbox", "date", "email", "hidden", "input", "number", "password", "text")
    },
}
