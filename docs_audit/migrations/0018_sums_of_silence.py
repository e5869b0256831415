"""The database knows which papers their issuer brought itself, and counts them by issuer.

As with the papers of a scope, every difference is a row of its own until it is folded.
"""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

_before = import_module("docs_audit.migrations.0017_sums_of_issued_papers")

# The issuer's place or one of its offices: one above or below the other, at one level.
_IS_OWN = """
    EXISTS (SELECT FROM docs_audit_uploadedfile AS file
              JOIN docs_audit_upload AS upload ON upload.id = file.upload_id
              JOIN organisations_unit AS bringer ON bringer.id = upload.unit_id
              JOIN organisations_unit AS issuer ON issuer.id = {paper}.unit_id
             WHERE file.paper_id = {paper}.id AND bringer.level = issuer.level
               AND (starts_with(bringer.path, issuer.path)
                    OR starts_with(issuer.path, bringer.path)))
"""
_FLAGS = """
    NEW.lacks_readers := {readers};
    NEW.is_scanned := {scanned};
""".format(
    readers=_before._LACKS_READERS.format(paper="NEW"),
    scanned=_before._IS_SCANNED.format(paper="NEW"),
)
_FLAG_PAPER = """
CREATE OR REPLACE FUNCTION docs_audit_flag_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {flags}
    RETURN NEW;
END $$;
"""
_SPANS = """
    CROSS JOIN LATERAL (VALUES (date_trunc('month', issued_on)::date, 1),
                               (date_trunc('quarter', issued_on)::date, 3),
                               (date_trunc('year', issued_on)::date, 12)) AS span (month, months)
"""
_MOVED = """
    SELECT id FROM gone JOIN come USING (id)
     WHERE gone.path <> '' AND (gone.path, gone.level) <> (come.path, come.level)
"""


def _difference(row, sign):
    """A statement that writes what one paper (OLD or NEW) adds to its issuer or takes from it."""
    return f"""
        INSERT INTO docs_audit_issuersum (unit_id, months, month, papers, brought, is_folded)
        SELECT unit_id, span.months, span.month, {sign}, {sign} * is_own::integer, false
          FROM (SELECT {row}.*) AS paper {_SPANS}
         WHERE issued_on IS NOT NULL AND unit_id IS NOT NULL;
    """  # noqa: S608 - made of constants


SUMS = f"""
{_FLAG_PAPER.format(flags=_FLAGS + f"NEW.is_own := {_IS_OWN.format(paper='NEW')};")}
{_before._TOUCHED.format(name="own", table="docs_audit_uploadedfile", flag="is_own",
                         is_so=_IS_OWN.format(paper="paper"))}

CREATE FUNCTION docs_audit_own_follow_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS ({_MOVED}) THEN
        UPDATE docs_audit_paper AS paper SET is_own = NOT is_own
         WHERE (unit_id IN ({_MOVED}) OR id IN (
                SELECT paper_id FROM docs_audit_uploadedfile
                  JOIN docs_audit_upload AS upload ON upload.id = upload_id
                 WHERE upload.unit_id IN ({_MOVED})))
           AND is_own <> {_IS_OWN.format(paper="paper")};
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER own_follow_tree AFTER UPDATE ON organisations_unit
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION docs_audit_own_follow_tree();

CREATE FUNCTION docs_audit_count_brought() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN {_difference("OLD", -1)} END IF;
    IF TG_OP <> 'DELETE' THEN {_difference("NEW", 1)} END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER brought_counted AFTER INSERT OR DELETE ON docs_audit_paper
    FOR EACH ROW EXECUTE FUNCTION docs_audit_count_brought();
CREATE TRIGGER brought_counted_anew AFTER UPDATE ON docs_audit_paper FOR EACH ROW
    WHEN ((OLD.unit_id, OLD.issued_on, OLD.is_own)
          IS DISTINCT FROM (NEW.unit_id, NEW.issued_on, NEW.is_own))
    EXECUTE FUNCTION docs_audit_count_brought();

CREATE FUNCTION docs_audit_fold_brought() RETURNS void LANGUAGE sql AS $$
    WITH loose AS (DELETE FROM docs_audit_issuersum WHERE NOT is_folded RETURNING *)
    INSERT INTO docs_audit_issuersum AS kept (unit_id, months, month, papers, brought, is_folded)
    SELECT unit_id, months, month, sum(papers), sum(brought), true FROM loose
     GROUP BY 1, 2, 3
     ORDER BY 1, 2, 3
    ON CONFLICT (unit_id, months, month) WHERE is_folded DO UPDATE
       SET papers = kept.papers + EXCLUDED.papers, brought = kept.brought + EXCLUDED.brought
$$;

CREATE FUNCTION docs_audit_count_all_brought() RETURNS void LANGUAGE sql AS $$
    DELETE FROM docs_audit_issuersum;
    INSERT INTO docs_audit_issuersum (unit_id, months, month, papers, brought, is_folded)
    SELECT unit_id, span.months, span.month, count(*), count(*) FILTER (WHERE is_own), true
      FROM docs_audit_paper {_SPANS}
     WHERE issued_on IS NOT NULL AND unit_id IS NOT NULL
     GROUP BY 1, 2, 3
$$;

-- A register of years takes minutes.
SET LOCAL statement_timeout = 0;
UPDATE docs_audit_paper AS paper SET is_own = true WHERE {_IS_OWN.format(paper="paper")};
SELECT docs_audit_count_all_brought();
"""  # noqa: S608 - made of constants
NO_SUMS = f"""
DROP TRIGGER own_follow_tree ON organisations_unit;
DROP TRIGGER paper_own_came ON docs_audit_uploadedfile;
DROP TRIGGER paper_own_changed ON docs_audit_uploadedfile;
DROP TRIGGER paper_own_went ON docs_audit_uploadedfile;
DROP TRIGGER brought_counted_anew ON docs_audit_paper;
DROP TRIGGER brought_counted ON docs_audit_paper;
DROP FUNCTION docs_audit_own_follow_tree, docs_audit_paper_own, docs_audit_count_brought,
    docs_audit_fold_brought, docs_audit_count_all_brought;
{_FLAG_PAPER.format(flags=_FLAGS)}
"""


class Migration(migrations.Migration):

    dependencies = [
        ('docs_audit', '0017_sums_of_issued_papers'),
        ('organisations', '0002_people_come_with_their_scope'),
    ]

    operations = [
        migrations.AddField(
            model_name='paper',
            name='is_own',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.CreateModel(
            name='IssuerSum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('months', models.SmallIntegerField()),
                ('month', models.DateField(help_text='first day of the period')),
                ('papers', models.IntegerField()),
                ('brought', models.IntegerField()),
                ('is_folded', models.BooleanField(default=False, help_text='holds what other rows held before')),
                ('unit', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='issuer_sums', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['months', 'month'], include=('unit', 'papers', 'brought'), name='issuer_sum_period'), models.Index(condition=models.Q(('is_folded', False)), fields=['id'], name='issuer_sum_loose')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_folded', True)), fields=('unit', 'months', 'month'), name='one_folded_issuer_sum')],
            },
        ),
        migrations.RunSQL(SUMS, NO_SUMS),
    ]
