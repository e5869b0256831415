from functools import partial

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from burden.findings.services import without_names
from meetings.rules import approving_body

_UNNAMED = "—"


def forget(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Take out who approved and who spoke where words went before these names went with them."""
    Outcome = apps.get_model("retention", "Outcome")
    emptied = Outcome.objects.filter(removal__kind="meeting", why="removed").values("record")
    Meeting = apps.get_model("meetings", "Meeting")
    for meeting in Meeting.objects.select_related("host").filter(uuid__in=emptied).iterator():
        approver = partial(_approver, host=meeting.host.name)
        if meeting.approved_by:
            meeting.approved_by = approver(meeting.approved_by)
            meeting.save(update_fields=["approved_by"])
        left = {"speaker": _nobody, "speakers": _nobody, "by": approver}
        for hit in apps.get_model("meetings", "MeetingHit").objects.filter(item=meeting.item_id):
            hit.figures = without_names(hit.figures, left)
            hit.save(update_fields=["figures"])
        for finding in apps.get_model("findings", "Finding").objects.filter(item=meeting.item_id):
            finding.measures = without_names(finding.measures, left)
            finding.evidence = without_names(finding.evidence, left)
            # "index_findings" writes what the search reads again of what is left.
            finding.words = ""
            finding.save(update_fields=["measures", "evidence", "words"])


def _nobody(_named: str) -> str:
    return _UNNAMED


def _approver(named: str, host: str) -> str:
    return approving_body(named, host) or _UNNAMED


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0019_committees_are_no_topic"),
        ("findings", "0006_stars"),
        ("retention", "0001_requests_and_outcomes"),
    ]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
