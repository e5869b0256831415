"""A form that was sent after the sign-in had ended: kept until its writer has signed in again.

So is one whose writer has signed in again in another tab before sending it. It is never carried
out by itself: the page it belongs to shows it filled in, and its writer sends it again. It lies in
the session, under no name but that of its writer's id, and nobody else who signs in at the same
desk is shown it. Files are not kept.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _
from django.views import csrf
from django_htmx.middleware import HtmxDetails

_KEPT = "kept_form"
WRITER = "written_by"
# A reply may have 20,000 characters (findings/forms.py), and one of four bytes takes twelve here,
# as in %F0%A0%80%80; beside it stand short fields. Sessions are kept compressed, as text.
_MOST_CHARACTERS = 250_000
# What Django says when all is well but the token, as after a sign-in, which changes it.
_OUTDATED = "CSRF token from POST incorrect."

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def keeps_form(
    back: Callable[..., str], *, may_keep: Callable[[HttpRequest], bool] = lambda _request: True
) -> Callable[[View], View]:
    """Mark a view whose form is kept.

    Args:
        back: the page that shows it again, of the request and the arguments of the address.
        may_keep: whether what was sent may be stored at all before anyone has looked at it.
    """

    def mark(view: View) -> View:
        view.keeps_form = (back, may_keep)  # type: ignore[attr-defined]
        return view

    return mark


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Sends strangers to sign in; what they sent to a marked view is kept."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is None:
            return None
        marked = getattr(view_func, "keeps_form", None)
        if marked is not None and request.method == "POST":
            answer = redirect_to_login(_kept_for(request, marked, view_kwargs))
        elif "HX-Request" in request.headers:
            answer = redirect_to_login(_page_in_hand(request))
        return _as_whole_page(request, answer)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Refuse as Django does; of a form whose writer has signed in anew meanwhile, keep it.

    The form proves its writer by the id in it, which no page elsewhere can know. A strange origin
    or a missing cookie stays refused: sent again, the form would fail again.
    """
    match = request.resolver_match
    marked = getattr(match.func, "keeps_form", None) if match else None
    if not match or not marked or reason != _OUTDATED or not _is_by_its_writer(request):
        return csrf.csrf_failure(request, reason=reason)
    return _as_whole_page(request, HttpResponseRedirect(_kept_for(request, marked, match.kwargs)))


def _is_by_its_writer(request: HttpRequest) -> bool:
    user = request.user
    return user.is_authenticated and request.POST.get(WRITER) == str(user.uuid)


def _kept_for(
    request: HttpRequest, marked: tuple[Callable[..., str], Callable[..., bool]], named: Any
) -> str:
    """The page that shows the form again, or tells that it could not be kept."""
    back, may_keep = marked
    page = back(request, **named)
    if not (may_keep(request) and _keep(request, page)):
        messages.warning(request, _lost_sentence())
    return page


def _as_whole_page(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """A fragment would put the page that is led to where the row was."""
    if "HX-Request" not in request.headers:
        return answer
    return HttpResponse(headers={"HX-Redirect": answer["Location"]})


def _page_in_hand(request: HttpRequest) -> str:
    """The page that a script asks for in place, else the one that it wants a part for."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    if htmx.boosted and request.method == "GET":
        return request.get_full_path()
    return htmx.current_url_abs_path or "/"


def take(request: HttpRequest, writer: object) -> QueryDict | None:
    """What this person had sent to this page, once; None where there is nothing."""
    kept = request.session.get(_KEPT)
    if kept is None or kept["page"] != request.path:
        return None
    del request.session[_KEPT]
    return QueryDict(kept["sent"]) if kept["writer"] == str(writer) else None


def _keep(request: HttpRequest, page: str) -> bool:
    """Whether it could be kept: its writer is known, and it is not too long."""
    sent = request.POST.copy()
    writer = sent.get(WRITER, "")
    for name in (WRITER, "csrfmiddlewaretoken"):
        sent.pop(name, None)
    written = sent.urlencode()
    can_be_kept = bool(writer) and len(written) <= _MOST_CHARACTERS
    if can_be_kept:
        request.session[_KEPT] = {
            "page": page.partition("?")[0],
            "writer": writer,
            "sent": written,
        }
    return can_be_kept


def _lost_sentence() -> str:
    return _(
        "Your sign-in had ended before this was sent. What you wrote could not be kept, as it is "
        "with what carries a secrecy mark or is very long; nothing was done. Write it again."
    )
