"""What was counted of secondments, as sentences in the reader's language."""

from django.utils.translation import gettext as _

from burden.activities.ruling.wording import Figures, Sentence, day, numbers


def _from_below(figures: Figures) -> str:
    return _("Borrowed from %(lender)s, a unit of the county level or below.") % figures


def _no_approval(_figures: Figures) -> str:
    return _("No approval was told.")


def _over_term(figures: Figures) -> str:
    return _("It has lasted %(months)s months; the bound is %(bound)s.") % numbers(figures)


def _task_force(_figures: Figures) -> str:
    return _("Borrowed as a task force.")


def _learning(_figures: Figures) -> str:
    return _("Borrowed as learning on the job.")


def _again(figures: Figures) -> str:
    return _("The same person was back on %(day)s and borrowed again %(days)s days later.") % {
        **numbers(figures),
        "day": day(figures["day"]),
    }


SENTENCES: dict[str, Sentence] = {
    "from_below": _from_below,
    "no_approval": _no_approval,
    "over_term": _over_term,
    "task_force": _task_force,
    "learning": _learning,
    "again": _again,
}
