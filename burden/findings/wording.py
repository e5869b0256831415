"""Figures of rectifications in words."""

from django.utils.formats import number_format

from burden.findings.figures import figure_of


def figure_written(code: str, value: float) -> str:
    """A figure with what it is counted in: 3.2 a month, 40% of its records."""
    figure = figure_of(code)
    number = f"{round(value * 100)}%" if figure.is_share else number_format(value, 1)
    return str(figure.pattern) % {"value": number}
