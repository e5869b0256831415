"""What was counted of campaigns, as sentences in the reader's language."""

from django.utils.translation import gettext as _

from burden.activities.ruling.wording import Figures, Sentence, day, numbers


def _organiser(figures: Figures) -> str:
    return _("%(organiser)s is not among those who may run such an activity.") % figures


def _no_approval(_figures: Figures) -> str:
    return _("No approval was told.")


def _fee(figures: Figures) -> str:
    return _("Participants pay %(fee)s yuan.") % numbers(figures)


def _name(figures: Figures) -> str:
    return _("Its name says “%(word)s” and no approval was told.") % figures


def _features(figures: Figures) -> str:
    return _("It marks %(count)s indicators and gives %(plaques)s plaques or titles.") % numbers(
        figures
    )


def _standard(_figures: Figures) -> str:
    return _("Standards are to be reached at townships or below.")


def _veto(_figures: Figures) -> str:
    return _("It decides by one item alone.")


def _pledges(_figures: Figures) -> str:
    return _("It asks for pledges of duty.")


def _cycle(figures: Figures) -> str:
    return _("It was held on %(day)s before; the cycle is to be %(years)s years or longer.") % {
        **numbers(figures),
        "day": day(figures["day"]),
    }


def _more(figures: Figures) -> str:
    return _("%(count)s activities, %(before)s in the same months of the year before.") % numbers(
        figures
    )


SENTENCES: dict[str, Sentence] = {
    "organiser": _organiser,
    "no_approval": _no_approval,
    "fee": _fee,
    "name": _name,
    "features": _features,
    "standard": _standard,
    "veto": _veto,
    "pledges": _pledges,
    "cycle": _cycle,
    "more": _more,
}
