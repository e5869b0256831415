"""What the list of papers can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Level
from burden.organisations.yes_or_no import YesOrNo
from docs_audit.models import Paper, StockSentence


class PaperFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Search words, level, white heads, day of issue; order by date or title."""

    q = django_filters.CharFilter(method="search", label=_("Number, title or issuer"))
    level = django_filters.ChoiceFilter(choices=Level, label=_("Level"))
    white = django_filters.BooleanFilter(
        field_name="is_white_head", label=_("White head"), widget=YesOrNo()
    )
    since = django_filters.DateFilter(
        "issued_on", "gte", label=_("Issued from"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = django_filters.DateFilter(
        "issued_on", "lte", label=_("Issued to"), widget=forms.DateInput(attrs={"type": "date"})
    )
    sort = django_filters.OrderingFilter(
        fields=(
            ("issued_on", "issued_on"),
            ("title", "title"),
            ("unit__path", "unit"),
            ("copied", "copied"),
        ),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Paper
        fields = ("q", "level", "white", "since", "until")

    def search(self, papers: QuerySet[Paper], _name: str, value: str) -> QuerySet[Paper]:
        words = value.split()
        for word in words:
            papers = papers.filter(
                Q(title__icontains=word)
                | Q(number__icontains=word)
                | Q(issuer_name__icontains=word)
            )
        return papers


class StockFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Search words; order by issuers, papers or the day a sentence was last set aside."""

    q = django_filters.CharFilter(method="search", label=_("Words of the sentence"))
    sort = django_filters.OrderingFilter(
        fields=(("issuers", "issuers"), ("papers", "papers"), ("last_seen", "last_seen")),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = StockSentence
        fields = ("q",)

    @property
    def qs(self) -> QuerySet[StockSentence]:
        """The sentences in the order asked for, the older ones first among equals."""
        found: QuerySet[StockSentence] = super().qs
        return found.order_by(*found.query.order_by or ("-issuers",), "id")

    def search(
        self, sentences: QuerySet[StockSentence], _name: str, value: str
    ) -> QuerySet[StockSentence]:
        for word in value.split():
            sentences = sentences.filter(text__icontains=word)
        return sentences
