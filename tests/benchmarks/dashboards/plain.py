"""A page of Django as a new project has it: what a page takes before the house adds anything.

Sign-in by session, the middleware of a new project, one row by its key and a template of one line.
"""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from burden.organisations.models import Unit

ADDRESS = "/plain/"
SETTINGS = {
    "ROOT_URLCONF": __name__,
    "SESSION_ENGINE": "django.contrib.sessions.backends.db",
    "MIDDLEWARE": [
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
}
_PAGE = engines["django"].from_string(
    "<p>{{ user }}</p>{% for unit in units %}<p>{{ unit.name }}</p>{% endfor %}"
)


def plain(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and the first unit."""
    context = {"user": request.user, "units": Unit.objects.filter(pk=1)}
    return HttpResponse(_PAGE.render(context, request))


urlpatterns = [path(ADDRESS.strip("/") + "/", plain)]
