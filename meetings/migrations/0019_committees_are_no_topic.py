from django.db import migrations

# Words of a committee's own name, and of an item for whatever else comes up, were counted as
# topics; meetings that were found by them have their words counted anew.
_MEET_AGAIN = """
INSERT INTO jobs_job (kind, key, state, lane, run_after, requests, claimed_requests,
                      claims, attempts, interruptions, worker, error)
SELECT 'meeting.meet', uuid, 'ready', 2, now(), 1, 0, 0, 0, 0, '', ''
  FROM meetings_meeting
 WHERE words && ARRAY['中共', '中国', '委员', '员会', '其他', '其它']::varchar[]
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', "0018_topics_without_marks"),
    ]

    operations = [
        migrations.RunSQL(_MEET_AGAIN, migrations.RunSQL.noop),
    ]
