from django.db import migrations

# Of meetings that could be one the topic told marks that only the program counts; what was told so
# is judged again with its year.
_JUDGE_AGAIN = """
INSERT INTO jobs_job (kind, key, state, lane, run_after, requests, claimed_requests,
                      claims, attempts, interruptions, worker, error)
SELECT DISTINCT 'convening.judge', unit.uuid || ':' || extract(year FROM item.occurred_on)::int,
       'ready', 2, now(), 1, 0, 0, 0, 0, '', ''
  FROM meetings_meetinghit hit
  JOIN matters_item item ON item.id = hit.item_id
  JOIN organisations_unit unit ON unit.id = item.unit_id
 WHERE hit.form = 'mergeable'
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('meetings', "0017_approval"),
    ]

    operations = [
        migrations.RunSQL(_JUDGE_AGAIN, migrations.RunSQL.noop),
    ]
