"""Parts and segments of stored matches get the class of their passage.

It is all that was known of them; a paper that is matched anew gets classes of its own for each.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BATCH = 500


def fill(apps: StateApps, _schema: BaseDatabaseSchemaEditor) -> None:
    Match = apps.get_model("docs_audit", "Match")
    batch = []
    for match in Match.objects.only("pk", "passages", "segments").iterator(chunk_size=BATCH):
        kinds = [passage["kind"] for passage in match.passages]
        for passage in match.passages:
            parts = passage.get("parts", [])
            passage["parts"] = [[*part[:2], passage["kind"]] for part in parts]
        match.segments = [
            [*segment[:6], kinds[segment[2]] if segment[2] >= 0 else ""]
            for segment in match.segments
        ]
        batch.append(match)
        if len(batch) == BATCH:
            Match.objects.bulk_update(batch, ["passages", "segments"])
            batch = []
    Match.objects.bulk_update(batch, ["passages", "segments"])


class Migration(migrations.Migration):
    dependencies = [("docs_audit", "0005_papers_get_number_keys")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
