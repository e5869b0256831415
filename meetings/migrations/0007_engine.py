from django.db import migrations, models

# Meetings taken in before are counted and found by more than their words now.
_TAKE_IN_AGAIN = """
INSERT INTO jobs_job (kind, key, state, lane, run_after, requests, claimed_requests,
                      claims, attempts, interruptions, worker, error)
SELECT 'meeting.meet', uuid::text, 'ready', 2, now(), 1, 0, 0, 0, 0, '', ''
  FROM meetings_meeting WHERE words <> '{}'
ON CONFLICT DO NOTHING;
INSERT INTO meetings_word (word, meetings)
SELECT '*', count(*) FROM meetings_meeting WHERE words <> '{}'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('jobs', '0002_idle_lane'),
        ('meetings', '0006_rules'),
    ]

    operations = [
        migrations.AddField(
            model_name='key',
            name='is_found',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='key',
            name='finds',
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name='key',
            index=models.Index(fields=['word', 'starts_at'], name='key_of_day'),
        ),
        migrations.AddField(
            model_name='link',
            name='also',
            field=models.JSONField(default=list),
        ),
        migrations.RunSQL(_TAKE_IN_AGAIN, migrations.RunSQL.noop),
    ]
