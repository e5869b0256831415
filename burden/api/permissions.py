"""Who may call the interface for programs at all."""

from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from burden.organisations import policies


class MayView(BasePermission):
    """The view's `reads` names the action of the policy table that every call needs."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        return policies.can(request.user, view.reads)  # type: ignore[attr-defined]
