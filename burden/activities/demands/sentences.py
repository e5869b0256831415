"""What was counted of demands, as sentences in the reader's language."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from burden.activities.ruling.wording import Figures, Sentence, numbers, percent


def _short(figures: Figures) -> str:
    return _(
        "%(hours)s hours from sending to the deadline, %(working)s of them office hours; up to"
        " %(bound)s hours are pointed out."
    ) % numbers(figures)


def _short_at_most(figures: Figures) -> str:
    return _(
        "At most %(hours)s hours from sending to the deadline, %(working)s of them office hours"
        " (an hour of the day is not known); up to %(bound)s hours are pointed out."
    ) % numbers(figures)


def _short_by_upload(figures: Figures) -> str:
    return _(
        "%(hours)s hours from when it was brought here to the deadline, %(working)s of them office"
        " hours; it may have been sent earlier. Up to %(bound)s hours are pointed out."
    ) % numbers(figures)


def _past(figures: Figures) -> str:
    return _("The deadline lay %(hours)s hours before the demand was sent.") % numbers(figures)


def _often(figures: Figures) -> str:
    return _(
        "The %(count)s. demand to one receiver within seven days; from the %(bound)s. on this is"
        " pointed out."
    ) % numbers(figures)


def _again(figures: Figures) -> str:
    return _(
        "%(count)s of %(fields)s fields had been asked of the same units by %(forms)s earlier"
        " forms."
    ) % numbers(figures)


def _pictures(figures: Figures) -> str:
    return _("Asks for pictures or tracks: %(names)s (%(count)s fields).") % numbers(figures)


def _cut(figures: Figures) -> str:
    return _(
        "%(count)s forms and materials asked for, %(before)s in the same months of the year before;"
        " they were to fall by %(bound)s."
    ) % {**numbers(figures), "bound": percent(figures["bound"])}


def _outside_list(figures: Figures) -> str:
    return ngettext(
        "The list of duties of %(count)s township speaks of nothing in its title: %(units)s.",
        "The lists of duties of %(count)s townships speak of nothing in its title: %(units)s.",
        int(figures["count"]),
    ) % numbers(figures)


SENTENCES: dict[str, Sentence] = {
    "short": _short,
    "short_at_most": _short_at_most,
    "short_by_upload": _short_by_upload,
    "past": _past,
    "often": _often,
    "again": _again,
    "pictures": _pictures,
    "cut": _cut,
    "outside_list": _outside_list,
}
