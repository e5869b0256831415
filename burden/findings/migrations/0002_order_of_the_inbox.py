import django.db.models.expressions
from django.db import migrations, models


class FirstOfMonth(models.Func):
    """The first day of the month of a day; the column went with migration 0008."""

    output_field = models.DateField()
    template = "(%(expressions)s - (extract(day from %(expressions)s)::integer - 1))"


class Migration(migrations.Migration):

    dependencies = [
        ('findings', '0001_initial'),
        ('matters', '0004_convening'),
        ('organisations', '0002_people_come_with_their_scope'),
        ('thresholds', '0003_rules_are_confirmed'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='finding',
            name='finding_inbox',
        ),
        migrations.AddField(
            model_name='finding',
            name='expected_hours',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.F('avoidable_hours'), '*', models.F('confidence')), output_field=models.FloatField()),
        ),
        migrations.AddField(
            model_name='finding',
            name='month',
            field=models.GeneratedField(db_persist=True, expression=FirstOfMonth('occurred_on'), output_field=models.DateField()),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(condition=models.Q(('state__in', ('open', 'unsure'))), fields=['-expected_hours', '-id'], name='finding_inbox'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['unit', 'kind', 'month'], include=('id', 'state', 'item', 'occurred_on', 'expected_hours'), name='finding_group'),
        ),
    ]
