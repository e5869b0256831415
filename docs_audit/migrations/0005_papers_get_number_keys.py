"""Papers that were read before get the one spelling of their number."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from docs_audit.gbt9704 import folded_number

BATCH = 1_000


def fill(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    Paper = apps.get_model("docs_audit", "Paper")
    papers = Paper.objects.exclude(number="").only("pk", "number")
    batch = []
    for paper in papers.iterator(chunk_size=BATCH):
        paper.number_key = folded_number(paper.number)
        batch.append(paper)
        if len(batch) == BATCH:
            Paper.objects.bulk_update(batch, ["number_key"])
            batch = []
    Paper.objects.bulk_update(batch, ["number_key"])


class Migration(migrations.Migration):
    dependencies = [("docs_audit", "0004_stock_and_number_keys")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
