"""What a parameter is told by: its group, unit, softness, bounds and source."""

from dataclasses import dataclass
from enum import IntEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ASSUMPTION = "assumption"


class Group(TextChoices):
    """Parameters that are read together."""

    COPY = "copy", _("Copied papers")
    RULE = "rule", _("Rules on papers")
    MEETING_RULE = "meeting_rule", _("Rules on meetings")
    ACTIVITY_RULE = "activity_rule", _("Rules on inspections, forms and other burdens")
    ISSUING = "issuing", _("Papers issued, numbered or not")
    ESCALATION = "escalation", _("Demands that grow on their way down")
    MEETING = "meeting", _("Layered meetings")
    ACTIVITY = "activity", _("Inspections, forms and other burdens")
    VOICE = "voice", _("Reports of the grassroots and evaluation")
    HOURS = "hours", _("Hours")
    SCORE = "score", _("Scores")
    FINDING = "finding", _("Findings and replies")
    REPORT = "report", _("Reports")
    RETENTION = "retention", _("How long records are kept")
    OWN = "own", _("What this product costs its users")


class Unit(TextChoices):
    """What a value counts."""

    RATIO = "ratio", _("share, 0 to 1")
    CHARACTERS = "characters", _("characters")
    CHARACTERS_AN_HOUR = "characters_an_hour", _("characters an hour")
    HOURS = "hours", _("hours")
    HOURS_A_PERSON_AND_DAY = "hours_a_person_and_day", _("hours a person and working day")
    PEOPLE = "people", _("people")
    WEIGHT = "weight", _("weight")
    DRAWS = "draws", _("draws")
    POINTS = "points", _("percentage points")
    TIMES = "times", _("times as often")
    MATERIALS = "materials", _("materials")
    WORKING_DAYS = "working_days", _("working days")
    DAYS = "days", _("days")
    PAPERS = "papers", pgettext_lazy("how much", "papers")
    PAGES = "pages", _("pages")
    FACTOR = "factor", _("factor")
    MINUTES = "minutes", pgettext_lazy("how much", "minutes")
    MEETINGS = "meetings", pgettext_lazy("how much", "meetings")
    INSPECTIONS = "inspections", _("inspections")
    INDICATORS = "indicators", _("indicators")
    FIELDS = "fields", _("fields")
    LINES = "lines", _("lines of a form")
    FORMS = "forms", _("forms")
    LEVELS = "levels", _("levels")
    MESSAGES = "messages", _("messages")
    APPS = "apps", _("applications")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")
    YES_OR_NO = "yes_or_no", _("0 no, 1 yes")
    CHARACTERS_A_MINUTE = "characters_a_minute", _("characters a minute")
    SESSION_DAYS = "session_days", _("days, also halves")
    CLOCK = "clock", _("hour of the day")
    WEEKDAY = "weekday", _("1 Monday to 7 Sunday")
    WEEK = "week", _("week of the month")
    WEEKS = "weeks", _("weeks")
    LEVEL = "level", _("1 province, 2 city, 3 county, 4 township")
    FINDINGS = "findings", pgettext_lazy("how much", "findings")
    PASSAGES = "passages", pgettext_lazy("how much", "passages")
    SHOWING = "showing", _("0 not shown, 1 note, 2 finding")


_WHOLE = {
    Unit.CHARACTERS,
    Unit.PEOPLE,
    Unit.DRAWS,
    Unit.WORKING_DAYS,
    Unit.MATERIALS,
    Unit.DAYS,
    Unit.PAPERS,
    Unit.PAGES,
    Unit.SHOWING,
    Unit.MINUTES,
    Unit.MEETINGS,
    Unit.INSPECTIONS,
    Unit.INDICATORS,
    Unit.FIELDS,
    Unit.LINES,
    Unit.FORMS,
    Unit.LEVELS,
    Unit.MESSAGES,
    Unit.APPS,
    Unit.MONTHS,
    Unit.YEARS,
    Unit.YES_OR_NO,
    Unit.WEEKDAY,
    Unit.WEEK,
    Unit.WEEKS,
    Unit.LEVEL,
    Unit.FINDINGS,
    Unit.PASSAGES,
}


class Showing(IntEnum):
    """Where the hits of a rule are told."""

    NOWHERE = 0
    NOTE = 1
    FINDING = 2


class Softness(TextChoices):
    """How hard the rule behind a value is; an assumption is bound by none."""

    MUST = "must", _("binding")
    GENERAL = "general", _("in general")
    PRINCIPLE = "principle", _("in principle")
    NONE = "none", _("no rule")


@dataclass(frozen=True)
class Definition:
    """One parameter. `source` is the id of a rule or case of the field, or an assumption.

    `older` is what holds in a version that is older than the parameter; None: the default.
    """

    key: str
    label: str | Promise
    unit: Unit
    default: float
    minimum: float
    maximum: float
    source: str
    softness: Softness
    group: Group
    older: float | None = None

    @property
    def is_whole(self) -> bool:
        """Whether only whole numbers make sense."""
        return self.unit in _WHOLE

    def written(self, value: float) -> str:
        """A value as it is shown and typed: 0.8, 15000."""
        return f"{round(value)}" if value == round(value) else f"{value:.6g}"

    @property
    def written_default(self) -> str:
        return self.written(self.default)

    @property
    def written_bounds(self) -> str:
        return f"{self.written(self.minimum)} – {self.written(self.maximum)}"

    @property
    def is_assumed(self) -> bool:
        return self.source == ASSUMPTION


def assumed(
    key: str,
    label: str | Promise,
    unit: Unit,
    default: float,
    bounds: tuple[float, float],
    group: Group,
    *,
    older: float | None = None,
) -> Definition:
    return Definition(key, label, unit, default, *bounds, ASSUMPTION, Softness.NONE, group, older)
