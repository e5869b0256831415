"""What was counted of groups, as sentences in the reader's language."""

from django.utils.translation import gettext as _

from burden.activities.models import WorkGroup
from burden.activities.ruling.wording import Figures, Sentence, day, numbers, percent


def _features(figures: Figures) -> str:
    names = [str(WorkGroup.Feature(one).label) for one in figures["names"]]
    return _("It demands: %(names)s.") % {"names": _(", ").join(names)}


def _builder(_figures: Figures) -> str:
    return _("Its owner is a body below the county.")


def _unfiled(figures: Figures) -> str:
    return _("No filing number was told; it was to be filed by %(day)s.") % {
        "day": day(figures["day"])
    }


def _idle(figures: Figures) -> str:
    told = _(
        "Nobody has used it for %(days)s days; from %(bound)s days on this is pointed out."
    ) % numbers(figures)
    if "cost" in figures:
        told = f"{told} " + _("It cost %(cost)s yuan.") % numbers(figures)
    return told


def _task_over(figures: Figures) -> str:
    return _(
        "Its task ended %(days)s days ago and it was not closed; from %(bound)s days on this is"
        " pointed out."
    ) % numbers(figures)


def _overlap(figures: Figures) -> str:
    return _(
        "%(count)s older groups of the same line share members with it, the nearest %(common)s of"
        " them, that is %(share)s of the smaller group; from %(bound)s on this is pointed out."
    ) % {
        **numbers(figures),
        "share": percent(figures["share"]),
        "bound": percent(figures["bound"]),
    }


def _same_line(figures: Figures) -> str:
    return _("One unit has to use %(count)s applications of this line of work.") % numbers(figures)


def _asked(words: str, figures: Figures) -> str:
    told = words % numbers(figures)
    quote = figures["quote"]
    return f"{told} " + _("The first: “%(quote)s”") % {"quote": quote} if quote else told


def _chain(figures: Figures) -> str:
    return _asked(_("%(count)s of %(of)s instructions ask to join a chain."), figures)


def _reply(figures: Figures) -> str:
    return _asked(_("%(count)s of %(of)s instructions ask for a reply at once."), figures)


def _proof(figures: Figures) -> str:
    return _asked(_("%(count)s of %(of)s instructions ask for pictures as proof."), figures)


def _punch(figures: Figures) -> str:
    return _asked(_("%(count)s of %(of)s instructions ask to punch in."), figures)


def _busy(figures: Figures) -> str:
    return _(
        "On %(days)s days it gave %(bound)s instructions and more, most on %(day)s: %(most)s."
    ) % {**numbers(figures), "day": day(figures["day"])}


def _told_again(figures: Figures) -> str:
    return _(
        "%(count)s of %(of)s instructions had come to the same units in another group before."
    ) % numbers(figures)


def _hurried(figures: Figures) -> str:
    return _(
        "%(count)s of %(of)s instructions left %(bound)s hours and fewer, the shortest %(hours)s."
    ) % numbers(figures)


def _apps(figures: Figures) -> str:
    return _(
        "It keeps %(count)s applications that face those below; %(bound)s is the bound."
    ) % numbers(figures)


SENTENCES: dict[str, Sentence] = {
    "features": _features,
    "builder": _builder,
    "unfiled": _unfiled,
    "idle": _idle,
    "task_over": _task_over,
    "overlap": _overlap,
    "same_line": _same_line,
    "chain": _chain,
    "reply": _reply,
    "proof": _proof,
    "punch": _punch,
    "busy": _busy,
    "told_again": _told_again,
    "hurried": _hurried,
    "apps": _apps,
}
