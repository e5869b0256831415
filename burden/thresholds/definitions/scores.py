"""Parameters of scores: weights, ceilings, and how much must be measured."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions.terms import Group, Unit, assumed

# Read as tables: a row a parameter.
# fmt: off
# Weights and ceilings of the worked example (burden.md 2.8); nested meetings count as the other
# avoidable attendance does, what is asked for or told again much as copies do. Weights are
# renormalised to a sum of 1 where scores are computed. In a version that is older than a component
# it weighs nothing: the scores of that version stay what they were until a weight is published.
_COMPONENTS: tuple[tuple[str, str | Promise, float, float], ...] = (
    ("layered", _("layered meetings"), 0.30, 0.05),
    ("copied", _("copied papers"), 0.25, 0.05),
    ("accompany", _("accompanying attendance"), 0.15, 0.05),
    ("nested", _("nested meetings"), 0.15, 0.05),
    ("meeting", _("meetings"), 0.15, 0.20),
    ("document", _("papers"), 0.15, 0.10),
    ("inspection", _("inspections"), 0.15, 0.20),
    ("form", _("forms and figures"), 0.15, 0.20),
    ("form_dup", _("data asked for again"), 0.25, 0.05),
    ("instruction", _("instructions in groups and apps"), 0.10, 0.10),
    ("instr_dup", _("instructions given again"), 0.20, 0.05),
    ("activity", _("demonstrations and festivals"), 0.10, 0.20),
    ("secondment", _("secondments"), 0.10, 0.50),
)
SCORE = (
    *(
        assumed(
            f"score.weight.{name}", format_lazy(_("weight: {component}"), component=label),
            Unit.WEIGHT, weight, (0.0, 1.0), Group.SCORE, older=0.0,
        )
        for name, label, weight, _ceiling in _COMPONENTS
    ),
    *(
        assumed(
            f"score.ceiling.{name}", format_lazy(_("ceiling: {component}"), component=label),
            Unit.HOURS_A_PERSON_AND_DAY, ceiling, (0.005, 8.0), Group.SCORE,
        )
        for name, label, _weight, ceiling in _COMPONENTS
    ),
    assumed(
        "score.measured_floor", _("measured share of the hours below which no score is shown"),
        Unit.RATIO, 0.60, (0.0, 1.0), Group.SCORE,
    ),
    assumed(
        "score.draws", _("draws for the interval of a score"),
        Unit.DRAWS, 1_000, (200, 5_000), Group.SCORE,
    ),
)
# fmt: on
