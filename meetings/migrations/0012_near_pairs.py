import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

# A list that waits for its columns already has as long as any other, and its page says until when.
_LET_LAPSE = """
INSERT INTO jobs_job (kind, key, state, lane, run_after, requests, claimed_requests,
                      claims, attempts, interruptions, worker, error)
SELECT 'meeting.lapse', uuid::text, 'ready', 3, created_at + interval '30 days', 1, 0, 0, 0, 0, '', ''
  FROM meetings_meetingimport WHERE state = 'columns'
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('jobs', '0002_idle_lane'),
        ('meetings', '0011_words_anew'),
    ]

    operations = [
        migrations.CreateModel(
            name='NearPair',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('share', models.FloatField()),
                ('units', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
            ],
            options={
                'indexes': [models.Index(fields=['day'], name='near_pair_of_day')],
                'constraints': [models.UniqueConstraint(fields=('first', 'second'), name='one_near_pair'), models.CheckConstraint(condition=models.Q(('first__lt', models.F('second'))), name='near_pair_in_order')],
            },
        ),
        migrations.RunSQL(_LET_LAPSE, migrations.RunSQL.noop),
    ]
