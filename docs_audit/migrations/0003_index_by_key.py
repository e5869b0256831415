"""Fingerprints become two integers, kept in step with the papers by the database itself.

Papers that are here already are indexed anew by `index_papers`, which every start runs.
"""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

TRIGGERS = """
CREATE FUNCTION docs_audit_write_fingerprints() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO docs_audit_fingerprint (hash, key) SELECT unnest(NEW.hashes), NEW.key;
    RETURN NULL;
END $$;
CREATE FUNCTION docs_audit_delete_fingerprints() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM docs_audit_fingerprint WHERE key = OLD.key AND hash = ANY(OLD.hashes);
    RETURN NULL;
END $$;
CREATE FUNCTION docs_audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an indexed paper is replaced, never changed';
END $$;
CREATE TRIGGER fingerprints_written AFTER INSERT ON docs_audit_indexedpaper
    FOR EACH ROW EXECUTE FUNCTION docs_audit_write_fingerprints();
CREATE TRIGGER fingerprints_deleted AFTER DELETE ON docs_audit_indexedpaper
    FOR EACH ROW EXECUTE FUNCTION docs_audit_delete_fingerprints();
CREATE TRIGGER indexed_paper_not_changed BEFORE UPDATE ON docs_audit_indexedpaper
    FOR EACH ROW EXECUTE FUNCTION docs_audit_refuse_change();
"""
NO_TRIGGERS = """
DROP TRIGGER fingerprints_written ON docs_audit_indexedpaper;
DROP TRIGGER fingerprints_deleted ON docs_audit_indexedpaper;
DROP TRIGGER indexed_paper_not_changed ON docs_audit_indexedpaper;
DROP FUNCTION docs_audit_write_fingerprints();
DROP FUNCTION docs_audit_delete_fingerprints();
DROP FUNCTION docs_audit_refuse_change();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('docs_audit', '0002_match_segments'),
    ]

    operations = [
        migrations.DeleteModel(name='Fingerprint'),
        migrations.RemoveField(model_name='paper', name='fingerprint_count'),
        migrations.CreateModel(
            name='IndexedPaper',
            fields=[
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='indexed', serialize=False, to='docs_audit.paper')),
                ('key', models.IntegerField(unique=True)),
                ('hashes', django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=None)),
                ('engine', models.CharField(help_text='version of the fingerprints', max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name='Fingerprint',
            fields=[
                ('pk', models.CompositePrimaryKey('hash', 'key', blank=True, editable=False, primary_key=True, serialize=False)),
                ('hash', models.IntegerField()),
                ('key', models.IntegerField()),
            ],
        ),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
