"""Parameters of papers: what is copied, how demands grow, what is issued without a number."""

from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions.terms import Definition, Group, Softness, Unit, assumed

# Read as tables: a row a parameter.
# fmt: off
COPY = (
    Definition(
        "copy.red", _("copied share from which a suspicion counts in full"),
        Unit.RATIO, 0.80, 0.30, 1.0, "K05", Softness.NONE, Group.COPY,
    ),
    assumed(
        "copy.amber", _("copied share from which a paper is a finding"),
        Unit.RATIO, 0.60, (0.20, 1.0), Group.COPY,
    ),
    assumed(
        "copy.shortest", _("length of an own body below which a copied share alone proves little"),
        Unit.CHARACTERS, 120, (30, 1000), Group.COPY,
    ),
    assumed(
        "copy.excerpt", _("length of one copied passage that is a finding by itself"),
        Unit.CHARACTERS, 400, (80, 5000), Group.COPY,
    ),
    assumed(
        "copy.own_measures", _("share of own measures that outweighs what a paper repeats"),
        Unit.RATIO, 0.60, (0.30, 1.0), Group.COPY,
    ),
)
# Nothing forbids raising a demand as such: these only say from where on a person should look.
ESCALATION = (
    assumed(
        "escalation.time_left",
        _("share of the superior's time below which an earlier deadline is a finding"),
        Unit.RATIO, 0.50, (0.05, 1.0), Group.ESCALATION,
    ),
    assumed(
        "escalation.points", _("points by which a raised share is a finding"),
        Unit.POINTS, 5, (0.5, 50), Group.ESCALATION,
    ),
    assumed(
        "escalation.growth", _("growth of any other quota from which it is a finding"),
        Unit.RATIO, 0.20, (0.01, 1.0), Group.ESCALATION,
    ),
    assumed(
        "escalation.frequency", _("how many times as often something asked is a finding"),
        Unit.TIMES, 2, (1.5, 365), Group.ESCALATION,
    ),
    assumed(
        "escalation.materials", _("materials asked for in addition that are a finding"),
        Unit.MATERIALS, 2, (1, 50), Group.ESCALATION,
    ),
)
ISSUING = (
    assumed(
        "white.chance", _("chance by which so many white heads still may come about"),
        Unit.RATIO, 0.01, (0.0001, 0.2), Group.ISSUING,
    ),
    assumed(
        "white.rise", _("rise of the share of white heads that is pointed out"),
        Unit.RATIO, 0.15, (0.01, 0.9), Group.ISSUING,
    ),
    Definition(
        "white.share", _("share of white heads that is pointed out without a rise"),
        Unit.RATIO, 0.60, 0.10, 1.0, "K06", Softness.NONE, Group.ISSUING,
    ),
    assumed(
        "white.least", _("papers below which shares tell nothing"),
        Unit.PAPERS, 12, (3, 500), Group.ISSUING,
    ),
    assumed(
        "classified.rise", _("rise of the share of classified papers that is pointed out"),
        Unit.RATIO, 0.10, (0.01, 0.9), Group.ISSUING,
    ),
    assumed(
        "plan.likeness", _("likeness of titles from which a paper stands in the plan"),
        Unit.RATIO, 0.60, (0.2, 1.0), Group.ISSUING,
    ),
)
# fmt: on
