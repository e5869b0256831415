"""What the list of notices can be narrowed by."""

import django_filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from burden.news.models import Kind, Notice, NoticeQuerySet

UNREAD, READ = "unread", "read"


class NoticeFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Kind, and whether it was read."""

    kind = django_filters.ChoiceFilter(choices=Kind, label=_("Kind"))
    state = django_filters.ChoiceFilter(
        method="in_state",
        choices=((UNREAD, _("unread")), (READ, pgettext_lazy("notice", "read"))),
        label=_("State"),
    )

    class Meta:
        model = Notice
        fields = ("kind", "state")

    def in_state(self, notices: NoticeQuerySet, _name: str, value: str) -> NoticeQuerySet:
        return notices.filter(read_at__isnull=value == UNREAD)
