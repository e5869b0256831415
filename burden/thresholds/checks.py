"""Whether a set of values can be worked with; every refusal is a sentence."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from burden.thresholds.definitions import DEFINITIONS, Definition, Group

# A pair of which the first may not be above the second.
_ORDERED = (
    ("copy.amber", "copy.red"),
    # What proves something by itself is no shorter than a body that proves little.
    ("copy.shortest", "copy.excerpt"),
    ("length.special", "length.general"),
    ("severity.medium", "severity.high"),
    ("meeting.days", "meeting.discussion_days"),
    ("meeting.free_from", "meeting.free_to"),
    ("meeting.day_start", "meeting.day_end"),
    ("hours.day_opens", "hours.day_closes"),
)
# The same for bounds that 0 switches off.
_ORDERED_WHERE_SET = (
    ("meeting.deputy_minutes", "meeting.principal_minutes"),
    ("meeting.business_minutes", "meeting.principal_minutes"),
    ("meeting.principal_minutes", "meeting.minutes"),
    ("meeting.principal_minutes", "meeting.video_minutes"),
    ("meeting.chair_minutes", "meeting.minutes"),
    ("meeting.chair_minutes", "meeting.video_minutes"),
    ("meeting.video_minutes", "meeting.minutes"),
    ("meeting.class_four_people", "meeting.people"),
    ("meeting.department_people", "meeting.people"),
)
# Bounds of which 0 switches off both or neither.
_BOTH = (("meeting.free_from", "meeting.free_to"),)


def problems_of(values: Mapping[str, float]) -> dict[str, str]:
    """A sentence for each key whose value cannot stand; empty when all can."""
    problems = {
        key: sentence
        for key, value in values.items()
        if (sentence := _problem(DEFINITIONS[key], value))
    }
    for key, other, sentence in _contradictions(values):
        if not {key, other} & problems.keys():
            problems[key] = sentence % {"other": DEFINITIONS[other].label}
    weights = [key for key in DEFINITIONS if key.startswith("score.weight.")]
    if not any(values[key] for key in weights):
        problems[weights[0]] = _("At least one weight must be above 0.")
    return problems


def _contradictions(values: Mapping[str, float]) -> Iterator[tuple[str, str, str]]:
    """The key that is told, the other one, and the sentence."""
    for lower, upper in _BOTH:
        if bool(values[lower]) != bool(values[upper]):
            yield lower, upper, _("Set this value and “%(other)s” both, or neither.")
    for lower, upper in _ORDERED:
        if values[lower] > values[upper]:
            yield lower, upper, _("This value may not be above “%(other)s”.")
    for lower, upper in _ORDERED_WHERE_SET:
        if values[upper] and values[lower] > values[upper]:
            yield lower, upper, _("This value may not be above “%(other)s”.")


def _problem(definition: Definition, value: float) -> str:
    # Written so that a value that is not a number (NaN) is refused as well.
    if not definition.minimum <= value <= definition.maximum:
        return _("The value must lie between %(minimum)s and %(maximum)s.") % {
            "minimum": definition.written(definition.minimum),
            "maximum": definition.written(definition.maximum),
        }
    if definition.is_whole and value != int(value):
        return _("The value must be a whole number.")
    return ""


def groups() -> dict[Group, list[Definition]]:
    """The definitions by group, in the order they are written down."""
    return {group: [one for one in DEFINITIONS.values() if one.group is group] for group in Group}
