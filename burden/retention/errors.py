"""Why a request to remove is not taken or not decided, in words for whoever asks."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class RemovalRefused(Exception):
    """Nothing was changed; `sentence` says why, `field` which field is meant."""

    sentence: Promise
    field = ""


class ReasonMissing(RemovalRefused):
    field = "reason"
    sentence = _("Give a reason; the second person decides by it, and the log keeps it.")


class TooRecent(RemovalRefused):
    field = "until"
    sentence = _("These records are not past their period yet. Choose an earlier day.")


class NothingThere(RemovalRefused):
    field = "until"
    sentence = _("There is nothing of this kind before that day.")


class AlreadyAsked(RemovalRefused):
    sentence = _("This was asked for already and waits for the second person, or is being done.")


class AlreadyRemoved(RemovalRefused):
    sentence = _("It was removed already.")


class NotYoursAlone(RemovalRefused):
    sentence = _("Units outside your scope brought it as well; someone above both has to ask.")


class SamePerson(RemovalRefused):
    sentence = _("You proposed this yourself. Removing needs a second person.")


class DecidedAlready(RemovalRefused):
    sentence = _("Somebody decided this meanwhile; look at how it stands now.")
