from django.db import migrations, models

# Meetings of the classes that need an approval are judged again, and so are comprehensive ones of
# villages, which are no departments.
_JUDGE_AGAIN = """
INSERT INTO jobs_job (kind, key, state, lane, run_after, requests, claimed_requests,
                      claims, attempts, interruptions, worker, error)
SELECT 'meeting.rule', meeting.uuid::text, 'ready', 2, now(), 1, 0, 0, 0, 0, '', ''
  FROM meetings_meeting meeting
  JOIN organisations_unit host ON host.id = meeting.host_id
 WHERE meeting.merged_into_id IS NULL
   AND (meeting.category ~ '[一二12]'
        OR (host.organ_kind = 'self_governing' AND meeting.is_comprehensive))
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0001_initial'),
        ('jobs', '0002_idle_lane'),
        ('meetings', '0016_taken_back_by_a_calendar'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='approved_by',
            field=models.CharField(blank=True, max_length=100, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='approved_on',
            field=models.DateField(blank=True, null=True, verbose_name='approved on'),
        ),
        migrations.RunSQL(_JUDGE_AGAIN, migrations.RunSQL.noop),
    ]
