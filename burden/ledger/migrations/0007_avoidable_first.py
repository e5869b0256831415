from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0006_sums_of_wide_scopes'),
    ]

    operations = [
        # A ledger of years takes minutes.
        migrations.RunSQL('SET LOCAL statement_timeout = 0', migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(condition=models.Q(('avoidable', 0), _negated=True), fields=['receiver_level', 'day'], include=('receiver', 'originator', 'item', 'avoidable'), name='entry_avoidable'),
        ),
        migrations.AddIndex(
            model_name='itemsum',
            index=models.Index(condition=models.Q(('avoidable', 0), _negated=True), fields=['scope', 'month'], include=('unit', 'avoidable'), name='item_sum_avoidable'),
        ),
        migrations.AddIndex(
            model_name='mattersum',
            index=models.Index(condition=models.Q(('avoidable', 0), _negated=True), fields=['scope', 'months', 'month', '-avoidable', 'root'], name='matter_sum_avoidable'),
        ),
    ]
