"""A form that was sent after the sign-in had ended: kept until its writer has signed in again.

It is never carried out by itself: the page it belongs to shows it filled in, and its writer sends
it again. It lies in the session, under no name but that of its writer's id, and nobody else who
signs in at the same desk is shown it. Files are not kept.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

_KEPT = "kept_form"
WRITER = "written_by"
_MOST_CHARACTERS = 100_000

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
            back, may_keep = marked
            page = back(request, **view_kwargs)
            if not (may_keep(request) and _keep(request, page)):
                messages.warning(request, _lost_sentence())
            answer = redirect_to_login(page)
        elif "HX-Request" in request.headers:
            answer = redirect_to_login(_page_in_hand(request))
        if "HX-Request" not in request.headers:
            return answer
        # A fragment would put the page of signing in where the row was.
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
