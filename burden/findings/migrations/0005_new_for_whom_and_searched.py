"""What is new for whom, words found by their pairs of letters, and of what something is a duplicate.

The words of findings that are here already are written by `index_findings` after this.
"""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import burden.findings.models

PAIRS = """
CREATE FUNCTION findings_pairs(words text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT substr(upper(words), place, 2)), '{}')
      FROM generate_series(1, length(words) - 1) AS place
$$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('findings', '0004_age_of_findings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(PAIRS, 'DROP FUNCTION findings_pairs(text)'),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('state', models.CharField(choices=[('open', 'suspected'), ('unsure', 'unsure'), ('confirmed', 'confirmed'), ('dismissed', 'dismissed'), ('withdrawn', 'no longer above the threshold')], max_length=10)),
                ('hours', models.DecimalField(decimal_places=6, max_digits=14)),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='findings.finding')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddConstraint(
            model_name='look',
            constraint=models.UniqueConstraint(fields=('person', 'finding'), name='one_look_a_person'),
        ),
        migrations.AddField(
            model_name='decision',
            name='duplicate_of',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='duplicates', to='findings.finding'),
        ),
        migrations.AddField(
            model_name='finding',
            name='news_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), default=django.utils.timezone.now),
        ),
        migrations.AddField(
            model_name='finding',
            name='words',
            field=models.TextField(blank=True, db_default='', default=''),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=django.contrib.postgres.indexes.GinIndex(burden.findings.models.Pairs('words'), name='finding_words'),
        ),
        migrations.RemoveIndex(
            model_name='finding',
            name='finding_group',
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['unit', 'kind', 'month'], include=('id', 'state', 'item', 'upper', 'occurred_on', 'expected_hours'), name='finding_group'),
        ),
    ]
