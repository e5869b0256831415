import uuid

from django.db import migrations, models

# As they are left by `forget_words`: titles of items that were emptied before it took these too.
TITLES = """
UPDATE findings_rectification AS one SET title = '（内容已删除）'
  FROM (SELECT rectification_id, min(finding_id) AS finding_id
          FROM findings_rectification_findings GROUP BY rectification_id) AS called
  JOIN findings_finding AS finding ON finding.id = called.finding_id
  JOIN matters_item AS item ON item.id = finding.item_id
 WHERE called.rectification_id = one.id AND item.removed_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [
        ("findings", "0006_stars"),
        ("matters", "0008_items_whose_words_were_removed"),
    ]

    operations = [
        migrations.AddField(
            model_name="reply",
            name="removed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="proof",
            name="removed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="proof",
            name="uuid",
            field=models.UUIDField(null=True, editable=False),
        ),
        # One default for all rows would not be unique.
        migrations.RunSQL(
            "UPDATE findings_proof SET uuid = gen_random_uuid()",
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name="proof",
            name="uuid",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.RunSQL(TITLES, migrations.RunSQL.noop),
    ]
