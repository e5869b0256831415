"""The level that an address names."""

from django.http import Http404, HttpRequest

from burden.organisations.models import Level


def level_asked(request: HttpRequest, name: str = "level") -> Level | None:
    """The level of `?level=`; None where none is asked for.

    Raises:
        Http404: there is no such level.
    """
    asked = request.GET.get(name, "")
    if not asked:
        return None
    if asked not in Level.values:
        raise Http404
    return Level(asked)
