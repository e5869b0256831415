"""What addresses of meetings ask for."""

from django.http import Http404, HttpRequest

from burden.organisations.periods import Period


def year_of(request: HttpRequest, latest: int) -> int:
    """The year of `?year=`, or of a period in it, else the latest.

    Raises:
        Http404: the address names no year.
    """
    asked = request.GET.get("year", "")
    if not asked:
        return latest
    try:
        return Period.parse(asked).first.year
    except ValueError as error:
        raise Http404(str(error)) from error
