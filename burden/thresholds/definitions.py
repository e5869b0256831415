"""Every parameter of the product: what it means, its default and bounds, and where it is from."""

from dataclasses import dataclass
from enum import IntEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from burden.thresholds import rulebook
from burden.thresholds.wording import in_language

ASSUMPTION = "assumption"


class Group(TextChoices):
    """Parameters that are read together."""

    COPY = "copy", _("Copied papers")
    RULE = "rule", _("Rules on papers")
    MEETING_RULE = "meeting_rule", _("Rules on meetings")
    ISSUING = "issuing", _("Papers issued, numbered or not")
    ESCALATION = "escalation", _("Demands that grow on their way down")
    MEETING = "meeting", _("Layered meetings")
    HOURS = "hours", _("Hours")
    SCORE = "score", _("Scores")
    FINDING = "finding", _("Findings and replies")


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
    PAPERS = "papers", _("papers")
    PAGES = "pages", _("pages")
    MINUTES = "minutes", _("minutes")
    MEETINGS = "meetings", _("meetings")
    CHARACTERS_A_MINUTE = "characters_a_minute", _("characters a minute")
    SESSION_DAYS = "session_days", _("days, also halves")
    CLOCK = "clock", _("hour of the day")
    WEEKDAY = "weekday", _("1 Monday to 7 Sunday")
    WEEK = "week", _("week of the month")
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
    Unit.WEEKDAY,
    Unit.WEEK,
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
    """One parameter. `source` is the id of a rule or case of the field, or an assumption."""

    key: str
    label: str | Promise
    unit: Unit
    default: float
    minimum: float
    maximum: float
    source: str
    softness: Softness
    group: Group

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


def _assumed(
    key: str,
    label: str | Promise,
    unit: Unit,
    default: float,
    bounds: tuple[float, float],
    group: Group,
) -> Definition:
    return Definition(key, label, unit, default, *bounds, ASSUMPTION, Softness.NONE, group)


# Read as tables: a row a parameter.
# fmt: off
_COPY = (
    Definition(
        "copy.red", _("copied share from which a suspicion counts in full"),
        Unit.RATIO, 0.80, 0.30, 1.0, "K05", Softness.NONE, Group.COPY,
    ),
    _assumed(
        "copy.amber", _("copied share from which a paper is a finding"),
        Unit.RATIO, 0.60, (0.20, 1.0), Group.COPY,
    ),
    _assumed(
        "copy.shortest", _("length of an own body below which a copied share alone proves little"),
        Unit.CHARACTERS, 120, (30, 1000), Group.COPY,
    ),
    _assumed(
        "copy.excerpt", _("length of one copied passage that is a finding by itself"),
        Unit.CHARACTERS, 400, (80, 5000), Group.COPY,
    ),
    _assumed(
        "copy.own_measures", _("share of own measures that outweighs what a paper repeats"),
        Unit.RATIO, 0.60, (0.30, 1.0), Group.COPY,
    ),
)
# Nothing forbids raising a demand as such: these only say from where on a person should look.
_ESCALATION = (
    _assumed(
        "escalation.time_left",
        _("share of the superior's time below which an earlier deadline is a finding"),
        Unit.RATIO, 0.50, (0.05, 1.0), Group.ESCALATION,
    ),
    _assumed(
        "escalation.points", _("points by which a raised share is a finding"),
        Unit.POINTS, 5, (0.5, 50), Group.ESCALATION,
    ),
    _assumed(
        "escalation.growth", _("growth of any other quota from which it is a finding"),
        Unit.RATIO, 0.20, (0.01, 1.0), Group.ESCALATION,
    ),
    _assumed(
        "escalation.frequency", _("how many times as often something asked is a finding"),
        Unit.TIMES, 2, (1.5, 365), Group.ESCALATION,
    ),
    _assumed(
        "escalation.materials", _("materials asked for in addition that are a finding"),
        Unit.MATERIALS, 2, (1, 50), Group.ESCALATION,
    ),
)
_MEETING = (
    _assumed(
        "meeting.link_weight", _("weight of evidence from which two meetings are linked"),
        Unit.WEIGHT, 2.0, (0.5, 10.0), Group.MEETING,
    ),
    _assumed(
        "meeting.novelty", _("own share below which a linked meeting is a finding"),
        Unit.RATIO, 0.30, (0.0, 1.0), Group.MEETING,
    ),
    _assumed(
        "meeting.rebound_rise",
        _("rise of the monthly mean in the six months after a warning that is a finding"),
        Unit.RATIO, 0.10, (0.0, 5.0), Group.MEETING,
    ),
    _assumed(
        "meeting.rebound_least", _("meetings in six months below which a rise tells nothing"),
        Unit.MEETINGS, 6, (1, 500), Group.MEETING,
    ),
)
_HOURS = (
    _assumed(
        "hours.reading_speed", _("reading speed"),
        Unit.CHARACTERS_AN_HOUR, 15_000, (9_000, 24_000), Group.HOURS,
    ),
    _assumed(
        "hours.handling", _("handling of one paper at one unit"),
        Unit.HOURS, 0.25, (0.0, 4.0), Group.HOURS,
    ),
    _assumed(
        "hours.readers", _("readers of a paper at one unit, where no number is given"),
        Unit.PEOPLE, 2, (1, 50), Group.HOURS,
    ),
    _assumed(
        "hours.drafting_speed", _("drafting speed at the issuer"),
        Unit.CHARACTERS_AN_HOUR, 1_000, (100, 10_000), Group.HOURS,
    ),
    _assumed(
        "hours.meeting_length", _("length of a meeting without a recorded end"),
        Unit.HOURS, 2.0, (0.25, 8.0), Group.HOURS,
    ),
    _assumed(
        "hours.travel_onsite",
        _("way to a meeting on site and back, for one person of another place"),
        Unit.HOURS, 0.0, (0.0, 12.0), Group.HOURS,
    ),
    _assumed(
        "hours.preparation", _("preparation of one meeting by one person"),
        Unit.HOURS, 0.0, (0.0, 12.0), Group.HOURS,
    ),
)

# Weights and ceilings of the worked example (burden.md 2.8); nested meetings count as the other
# avoidable attendance does. Weights are renormalised to a sum of 1 where scores are computed.
_COMPONENTS: tuple[tuple[str, str | Promise, float, float], ...] = (
    ("layered", _("layered meetings"), 0.30, 0.05),
    ("copied", _("copied papers"), 0.25, 0.05),
    ("accompany", _("accompanying attendance"), 0.15, 0.05),
    ("nested", _("nested meetings"), 0.15, 0.05),
    ("meeting", _("meetings"), 0.15, 0.20),
    ("document", _("papers"), 0.15, 0.10),
)
_SCORE = (
    *(
        _assumed(
            f"score.weight.{name}", format_lazy(_("weight: {component}"), component=label),
            Unit.WEIGHT, weight, (0.0, 1.0), Group.SCORE,
        )
        for name, label, weight, _ceiling in _COMPONENTS
    ),
    *(
        _assumed(
            f"score.ceiling.{name}", format_lazy(_("ceiling: {component}"), component=label),
            Unit.HOURS_A_PERSON_AND_DAY, ceiling, (0.005, 8.0), Group.SCORE,
        )
        for name, label, _weight, ceiling in _COMPONENTS
    ),
    _assumed(
        "score.measured_floor", _("measured share of the hours below which no score is shown"),
        Unit.RATIO, 0.60, (0.0, 1.0), Group.SCORE,
    ),
    _assumed(
        "score.draws", _("draws for the interval of a score"),
        Unit.DRAWS, 1_000, (200, 5_000), Group.SCORE,
    ),
)
_ISSUING = (
    _assumed(
        "white.chance", _("chance by which so many white heads still may come about"),
        Unit.RATIO, 0.01, (0.0001, 0.2), Group.ISSUING,
    ),
    _assumed(
        "white.rise", _("rise of the share of white heads that is pointed out"),
        Unit.RATIO, 0.15, (0.01, 0.9), Group.ISSUING,
    ),
    Definition(
        "white.share", _("share of white heads that is pointed out without a rise"),
        Unit.RATIO, 0.60, 0.10, 1.0, "K06", Softness.NONE, Group.ISSUING,
    ),
    _assumed(
        "white.least", _("papers below which shares tell nothing"),
        Unit.PAPERS, 12, (3, 500), Group.ISSUING,
    ),
    _assumed(
        "classified.rise", _("rise of the share of classified papers that is pointed out"),
        Unit.RATIO, 0.10, (0.01, 0.9), Group.ISSUING,
    ),
)
_FINDING = (
    _assumed(
        "severity.medium", _("avoidable hours times confidence from which a finding is medium"),
        Unit.HOURS, 8.0, (0.5, 1_000.0), Group.FINDING,
    ),
    _assumed(
        "severity.high", _("avoidable hours times confidence from which a finding is high"),
        Unit.HOURS, 40.0, (1.0, 10_000.0), Group.FINDING,
    ),
    _assumed(
        "reply.working_days", _("time an issuing unit has to reply"),
        Unit.WORKING_DAYS, 10, (3, 60), Group.FINDING,
    ),
)

# fmt: on


def showing_by_softness(rule: rulebook.Rule) -> Showing:
    """What says 一般 or 原则上 is pointed out and never suspected (domain.md 1)."""
    return Showing.FINDING if rule.softness is rulebook.Softness.MUST else Showing.NOTE


def _group(rule: rulebook.Rule) -> Group:
    return Group.MEETING_RULE if rule.is_of_meetings else Group.RULE


def _limit(limit: rulebook.Limit, rule: rulebook.Rule) -> Definition:
    is_assumed = limit.source == ASSUMPTION
    return Definition(
        limit.key,
        in_language(limit.label),
        Unit(limit.unit),
        limit.default,
        limit.minimum,
        limit.maximum,
        limit.source,
        Softness.NONE if is_assumed else Softness(rule.softness),
        _group(rule),
    )


def _showing(rule: rulebook.Rule) -> Definition:
    return Definition(
        rule.key,
        format_lazy(_("how hits of {rule} are told"), rule=rule.id),
        Unit.SHOWING,
        showing_by_softness(rule),
        Showing.NOWHERE,
        Showing.FINDING,
        rule.id,
        Softness(rule.softness),
        _group(rule),
    )


# A rule that nobody has confirmed at its official text has no switch: it is off.
_RULES = (
    *(_limit(limit, rule) for rule in rulebook.RULES.values() for limit in rule.limits),
    *(
        _showing(rule)
        for rule in rulebook.RULES.values()
        if (rule.basis is rulebook.Basis.TEXT or rule.is_of_meetings) and not rule.is_unconfirmed
    ),
)

DEFINITIONS: dict[str, Definition] = {
    one.key: one
    for one in (*_COPY, *_RULES, *_ISSUING, *_ESCALATION, *_MEETING, *_HOURS, *_SCORE, *_FINDING)
}
