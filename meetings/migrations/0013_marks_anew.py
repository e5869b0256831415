from django.db import migrations

# Long marks of what recurs are written otherwise and links weighed otherwise, so meetings taken in
# before are taken in anew: linked, judged, and looked at for others that look like one meeting.
_TAKE_IN_AGAIN = """
INSERT INTO jobs_job (kind, key, state, lane, run_after, requests, claimed_requests,
                      claims, attempts, interruptions, worker, error)
SELECT 'meeting.meet', uuid::text, 'ready', 2, now(), 1, 0, 0, 0, 0, '', ''
  FROM meetings_meeting WHERE words <> '{}'
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', '0012_near_pairs'),
    ]

    operations = [
        migrations.RunSQL(_TAKE_IN_AGAIN, migrations.RunSQL.noop),
    ]
