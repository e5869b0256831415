"""What thresholds are held against lies in columns, so that other thresholds are a query."""

from collections import Counter

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BATCH = 500
# What papers made of demands is measured again by their judge.
JUDGE_AGAIN = """
INSERT INTO jobs_job (kind, key, state, lane, run_after, requests, claimed_requests,
                      claims, attempts, interruptions, worker, error)
SELECT DISTINCT 'paper.judge', paper.uuid::text, 'ready', 2, now(), 1, 0, 0, 0, 0, '', ''
  FROM docs_audit_escalation AS escalation
  JOIN docs_audit_requirement AS requirement ON requirement.id = escalation.requirement_id
  JOIN docs_audit_paper AS paper ON paper.id = requirement.paper_id
ON CONFLICT DO NOTHING
"""


def count_longest(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    """From the segments, or from the passages of a match of before segments were kept."""
    Match = apps.get_model("docs_audit", "Match")
    batch = []
    for match in Match.objects.only("pk", "passages", "segments").iterator(chunk_size=BATCH):
        lengths = Counter()
        for _start, _end, passage, aside, _characters, copied, _kind in match.segments:
            if passage >= 0 and not aside:
                lengths[passage] += copied
        if not match.segments:
            for number, passage in enumerate(match.passages):
                if passage["kind"] != "quoted":
                    lengths[number] = passage["lower"][1] - passage["lower"][0]
        match.longest_copied = max(lengths.values(), default=0)
        batch.append(match)
        if len(batch) == BATCH:
            Match.objects.bulk_update(batch, ["longest_copied"])
            batch = []
    Match.objects.bulk_update(batch, ["longest_copied"])


class Migration(migrations.Migration):
    dependencies = [("docs_audit", "0014_counted_readers"), ("jobs", "0002_idle_lane")]

    operations = [
        migrations.AddField("match", "longest_copied", models.PositiveIntegerField(default=0)),
        migrations.AddField("escalation", "figure", models.FloatField(default=0.0)),
        migrations.RunPython(count_longest, migrations.RunPython.noop),
        migrations.RunSQL(JUDGE_AGAIN, migrations.RunSQL.noop),
    ]
