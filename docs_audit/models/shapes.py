"""What white heads call themselves."""

from collections.abc import Mapping

from django.db.models import Case, CharField, F, Value, When

# Shapes of titles; the first that fits counts.
WHITE_FORMS: Mapping[str, str] = {
    "supervision": r"督[办查促]|催[办报]|[交转]办|派工|工单|任务[单书]",
    "prompt": r"提示|提醒|警示",
    "slip": r"便[笺函]|函告|联系[单函]|函$",
    "telephone": r"电话|口头|传真|微信|明传",
    "briefing": r"简报|通报|动态|情况$",
    "list": r"清单|分工|安排|要求|备忘",
    "notice": r"通知",
}
UNTITLED = "message"


def form_of_paper() -> Case:
    """The form of a white head by its title; of any other paper its kind."""
    return Case(
        When(is_white_head=False, then=F("kind")),
        *(When(title__regex=shape, then=Value(code)) for code, shape in WHITE_FORMS.items()),
        default=Value(UNTITLED),
        output_field=CharField(max_length=20),
    )
