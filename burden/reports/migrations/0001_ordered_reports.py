import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0002_people_come_with_their_scope'),
        ('thresholds', '0003_rules_are_confirmed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('period', 'period brief'), ('unit', 'unit dossier'), ('matter', 'matter dossier'), ('notice', 'notice of typical cases'), ('bundle', 'evidence bundle')], max_length=10, verbose_name='kind')),
                ('form', models.CharField(choices=[('docx', 'Word (.docx)'), ('xlsx', 'sheets (.xlsx)'), ('pdf', 'PDF'), ('zip', 'ZIP')], max_length=5, verbose_name='form')),
                ('language', models.CharField(choices=[('zh-hans', 'Chinese'), ('en', 'English')], max_length=10, verbose_name='language')),
                ('parameters', models.JSONField(default=dict)),
                ('title', models.CharField(blank=True, max_length=500)),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('running', 'being made'), ('done', 'ready'), ('empty', 'nothing to report'), ('cancelled', 'cancelled'), ('failed', 'could not be made'), ('expired', 'expired')], default='waiting', max_length=10)),
                ('done', models.PositiveIntegerField(default=0)),
                ('total', models.PositiveIntegerField(default=0)),
                ('cancel_wished', models.BooleanField(default=False)),
                ('sentence', models.CharField(blank=True, max_length=500)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('size', models.PositiveBigIntegerField(default=0)),
                ('ordered_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
                ('expires_at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to=settings.AUTH_USER_MODEL)),
                ('parameter_set', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='thresholds.parameterset')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='organisations.unit')),
            ],
            options={
                'ordering': ('-ordered_at', '-pk'),
                'indexes': [models.Index(fields=['by', '-ordered_at'], name='report_by'), models.Index(condition=models.Q(('state', 'expired'), _negated=True), fields=['expires_at'], name='report_expiry')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), models.Q(('sha256', ''), _negated=True), _connector='OR'), name='made_report_has_hash')],
            },
        ),
    ]
