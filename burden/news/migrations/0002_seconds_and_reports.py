from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0001_notices_told_and_digests'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('new', 'new findings'), ('assigned', 'findings given to you'), ('asked', 'replies asked for'), ('reply_due', 'replies due soon'), ('silent', 'no reply by the day'), ('replied', 'replies of units'), ('rectify', 'rectifications asked for'), ('rectify_due', 'rectifications due soon'), ('rebounded', 'rectifications that rebounded'), ('second', 'findings that wait for a second person'), ('made', 'reports that are ready'), ('not_made', 'reports that could not be made')], max_length=12),
        ),
    ]
