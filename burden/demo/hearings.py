"""A few findings of the demo on their way: told, replied to, silent, confirmed, rectified."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from burden.findings import services
from burden.findings.errors import RectificationRefused
from burden.findings.models import Finding, Notice
from burden.organisations.models import User

# The records of the demo reach from winter to summer of its year.
_SET_ON, _DEADLINE, _MEASURED_ON = date(2026, 4, 1), date(2026, 5, 29), date(2026, 6, 30)
_REPLY = (
    "已组织核对。文中第三、四条系结合本地实际制定，其余条款确与上级文件重复，"
    "今后直接执行上级文件，不再层层转发。"
)
_MEASURE = "能直接执行上级文件的不再另行发文；确需细化的，只写本级措施。"
_DONE = "已清理在办文稿两件，均改为直接执行上级文件。"
_SHARE_LEFT = 0.5


def hear_some() -> None:
    """Take the office's findings some steps on; does nothing when that was done before."""
    if Notice.objects.exists():
        return
    inspector = User.objects.get(username="city_inspector")
    editor = User.objects.get(username="editor")
    assert editor.scope is not None
    against = Finding.objects.within(editor.scope.path).filter(state=Finding.State.OPEN)
    told = list(against.heaviest_first()[:4])
    for finding in told:
        services.give_notice(finding=finding, by=inspector)
    for finding in told[:1]:
        services.reply(finding=finding, by=editor, text=_REPLY)
    light = [one for one in told[1:] if one.severity != Finding.Severity.HIGH]
    for finding in light[:1]:
        _let_the_day_pass(finding)
        services.decide(finding=finding, verdict=Finding.State.CONFIRMED, by=inspector)
        _rectify(finding, inspector, editor)


def _let_the_day_pass(finding: Finding) -> None:
    """As if it had been told long ago, and the unit had said nothing."""
    yesterday = timezone.localdate() - timedelta(days=1)
    Notice.objects.filter(finding=finding).update(due_on=yesterday)


def _rectify(finding: Finding, inspector: User, editor: User) -> None:
    """Set in spring and measured in summer; what came of it the records tell."""
    figure = "share"
    _stretch, start, _records = services.measured_before(finding, figure, _SET_ON)
    task = services.Task(
        owner="办公室主任",
        measure=_MEASURE,
        deadline=_DEADLINE,
        figure=figure,
        target=start * _SHARE_LEFT,
    )
    try:
        found = services.set_rectification(
            findings=[finding], by=inspector, task=task, today=_SET_ON
        )
        services.report_done(rectification=found, by=editor, text=_DONE)
        services.check(rectification=found, by=inspector, today=_MEASURED_ON)
    except RectificationRefused:
        # The office issued nothing of the kind in these months, which other seeds may bring.
        return
