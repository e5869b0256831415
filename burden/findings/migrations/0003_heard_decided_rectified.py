"""Units reply before a verdict, two decide what weighs heavily, and what is confirmed is rectified.

What was decided before stands: no figures of then are known that it could have outgrown.
"""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('findings', '0002_order_of_the_inbox'),
        ('organisations', '0002_people_come_with_their_scope'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='decision',
            name='seconds',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='findings.decision'),
        ),
        migrations.AddField(
            model_name='decision',
            name='step',
            field=models.CharField(choices=[('taken', 'decided'), ('proposed', 'proposed'), ('returned', 'returned')], default='taken', max_length=10),
        ),
        migrations.AddField(
            model_name='finding',
            name='assigned_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assigned_findings', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='finding',
            name='known_count',
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='finding',
            name='known_hours',
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=14, null=True),
        ),
        migrations.AddField(
            model_name='finding',
            name='known_layers',
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='finding',
            name='proposed',
            field=models.CharField(blank=True, choices=[('open', 'suspected'), ('unsure', 'unsure'), ('confirmed', 'confirmed'), ('dismissed', 'dismissed'), ('withdrawn', 'no longer above the threshold')], db_default='', default='', max_length=10),
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('replied_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices_given', to=settings.AUTH_USER_MODEL)),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='findings.finding')),
            ],
            options={
                'ordering': ('-at', '-id'),
            },
        ),
        migrations.AddField(
            model_name='finding',
            name='notice',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='findings.notice'),
        ),
        migrations.CreateModel(
            name='Rectification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(max_length=40)),
                ('source', models.CharField(max_length=10)),
                ('title', models.CharField(max_length=500)),
                ('owner', models.CharField(max_length=100)),
                ('measure', models.TextField()),
                ('deadline', models.DateField()),
                ('figure', models.CharField(max_length=20)),
                ('start_value', models.FloatField()),
                ('target', models.FloatField()),
                ('state', models.CharField(choices=[('open', 'under way'), ('reported', 'reported as done, to be measured'), ('on_paper', 'rectified only on paper'), ('closed', 'closed, watched for six months'), ('rebounded', 'rebounded'), ('kept', 'lasting')], default='open', max_length=10)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rectifications', to=settings.AUTH_USER_MODEL)),
                ('findings', models.ManyToManyField(related_name='rectifications', to='findings.finding')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rectifications', to='organisations.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Proof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('basis', models.UUIDField(blank=True, null=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to=settings.AUTH_USER_MODEL)),
                ('rectification', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proofs', to='findings.rectification')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Measurement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('start', 'before it began'), ('check', 'checked'), ('watch', 'watched')], max_length=10)),
                ('first', models.DateField()),
                ('end', models.DateField()),
                ('value', models.FloatField()),
                ('records', models.PositiveIntegerField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measurements', to=settings.AUTH_USER_MODEL)),
                ('rectification', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measurements', to='findings.rectification')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, max_length=60)),
                ('quote', models.TextField(blank=True)),
                ('text', models.TextField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to=settings.AUTH_USER_MODEL)),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='findings.finding')),
            ],
            options={
                'ordering': ('at', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('text', models.TextField()),
                ('basis', models.UUIDField(blank=True, null=True)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to=settings.AUTH_USER_MODEL)),
                ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='findings.notice')),
            ],
            options={
                'verbose_name_plural': 'replies',
                'ordering': ('at', 'id'),
            },
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('replied_at__isnull', True)), fields=['due_on'], name='notice_unanswered'),
        ),
        migrations.AddIndex(
            model_name='rectification',
            index=models.Index(fields=['unit', 'state', 'deadline'], name='rectification_due'),
        ),
        migrations.AddConstraint(
            model_name='rectification',
            constraint=models.CheckConstraint(condition=models.Q(('target__lt', models.F('start_value'))), name='rectification_must_fall'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(condition=models.Q(('notice__isnull', False), models.Q(('proposed', ''), _negated=True), ('assigned_to__isnull', False), _connector='OR'), fields=['unit'], name='finding_attended'),
        ),
    ]
