import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0004_voices_and_evaluations'),
        ('organisations', '0002_people_come_with_their_scope'),
    ]

    operations = [
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=30)),
                ('key', models.CharField(max_length=300)),
                ('record', models.UUIDField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='organisations.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'kind', 'key'), name='one_alias_a_key')],
            },
        ),
        migrations.AddField(
            model_name='voice',
            name='is_unsigned',
            field=models.BooleanField(default=False, help_text='sent without signing in: where it comes from is not known'),
        ),
        migrations.AddConstraint(
            model_name='voice',
            constraint=models.CheckConstraint(condition=models.Q(('is_unsigned', False), ('sender__isnull', True), _connector='OR'), name='voice_unsigned_of_nobody'),
        ),
    ]
