"""The log and the counts of requests, and the addresses that they must know nothing of."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django_prometheus.middleware import PrometheusAfterMiddleware
from django_structlog.middlewares import RequestMiddleware

View = TypeVar("View", bound=Callable[..., Any])


def unlogged(view: View) -> View:
    """Keep the requests of a view, or of all actions of a class of views, out of log and counts.

    What someone sends there under no name must not be found again by the time of a request.
    """
    view.is_unlogged = True  # type: ignore[attr-defined]
    return view


class RequestLogMiddleware(RequestMiddleware):
    """One line a request, save those of unlogged views."""

    def __call__(self, request: HttpRequest) -> HttpResponse | Awaitable[HttpResponse]:
        if _is_unlogged(request):
            return self.get_response(request)
        return super().__call__(request)

    def process_got_request_exception(
        self, sender: type[Any], request: HttpRequest, **kwargs: Any
    ) -> None:
        if not _is_unlogged(request):
            super().process_got_request_exception(sender, request, **kwargs)


class RequestCountMiddleware(PrometheusAfterMiddleware):  # type: ignore[misc]  # ships no types
    """Counts by view, without unlogged ones: by the minute a count steps, one is found as well."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_unlogged(request):
            uncounted: HttpResponse = self.get_response(request)
            return uncounted
        answer: HttpResponse = super().__call__(request)
        return answer

    def process_view(self, request: HttpRequest, *view: Any, **told: Any) -> None:
        if not _is_unlogged(request):
            super().process_view(request, *view, **told)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if not _is_unlogged(request):
            super().process_exception(request, exception)


def _is_unlogged(request: HttpRequest) -> bool:
    """Several parts of one request ask; its address is looked up once."""
    known: bool | None = getattr(request, "_is_unlogged", None)
    if known is None:
        known = _is_address_unlogged(request.path_info)
        request._is_unlogged = known  # type: ignore[attr-defined]
    return known


def _is_address_unlogged(path: str) -> bool:
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return any(getattr(one, "is_unlogged", False) for one in (view, getattr(view, "cls", None)))
