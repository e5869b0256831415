"""What thresholds are held against lies in columns, so that other thresholds are a query."""

import django.contrib.postgres.fields
from django.db import migrations, models

# Their judge fills the columns of meetings that were judged before.
JUDGE_AGAIN = """
INSERT INTO jobs_job (kind, key, state, lane, run_after, requests, claimed_requests,
                      claims, attempts, interruptions, worker, error)
SELECT 'meeting.judge', meeting.uuid::text, 'ready', 2, now(), 1, 0, 0, 0, 0, '', ''
  FROM meetings_meeting AS meeting
 WHERE EXISTS (SELECT FROM meetings_link AS link WHERE link.lower_id = meeting.id)
    OR EXISTS (SELECT FROM meetings_tied AS tied WHERE tied.meeting_id = meeting.id)
ON CONFLICT DO NOTHING
"""
SIGNALS = django.contrib.postgres.fields.ArrayField(models.CharField(max_length=20), default=list)


class Migration(migrations.Migration):
    dependencies = [("jobs", "0002_idle_lane"), ("meetings", "0007_engine")]

    operations = [
        migrations.AddField("link", "own_share", models.FloatField(default=1.0)),
        migrations.AddField("link", "signals", SIGNALS),
        migrations.AddField("tied", "accompanying_people", models.PositiveIntegerField(default=0)),
        migrations.AddField("tied", "accompanying_hours", models.FloatField(default=0.0)),
        migrations.AddField("tied", "nested_people", models.PositiveIntegerField(default=0)),
        migrations.AddField("tied", "nested_hours", models.FloatField(default=0.0)),
        migrations.AddField("tied", "idle", models.JSONField(default=dict)),
        migrations.RunSQL(JUDGE_AGAIN, migrations.RunSQL.noop),
    ]
