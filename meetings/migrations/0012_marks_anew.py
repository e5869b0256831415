from django.db import migrations

# Long marks of what recurs are written otherwise, so meetings taken in before are taken in anew.
_TAKE_IN_AGAIN = """
INSERT INTO jobs_job (kind, key, state, lane, run_after, requests, claimed_requests,
                      claims, attempts, interruptions, worker, error)
SELECT 'meeting.meet', uuid::text, 'ready', 2, now(), 1, 0, 0, 0, 0, '', ''
  FROM meetings_meeting WHERE words <> '{}'
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0011_words_anew'),
    ]

    operations = [
        migrations.RunSQL(_TAKE_IN_AGAIN, migrations.RunSQL.noop),
    ]
