"""Papers marked as internal or as a work secret are kept from most readers."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

LESSER_MARKS = ["inner_material", "work_secret"]


def restrict_marked(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:  # noqa: ARG001
    """Take over what the uploads of earlier papers were warned of."""
    files = apps.get_model("docs_audit", "UploadedFile").objects
    marked = files.filter(warnings__overlap=LESSER_MARKS, paper__isnull=False)
    papers = apps.get_model("docs_audit", "Paper").objects
    papers.filter(pk__in=marked.values("paper")).update(is_restricted=True)


class Migration(migrations.Migration):
    dependencies = [("docs_audit", "0011_white")]

    operations = [
        migrations.AddField(
            model_name="paper",
            name="is_restricted",
            field=models.BooleanField(
                default=False, verbose_name="marked as internal or as a work secret"
            ),
        ),
        migrations.RunPython(restrict_marked, migrations.RunPython.noop),
    ]
