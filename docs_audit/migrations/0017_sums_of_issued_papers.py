"""The database counts issued papers by scope and month as they come, change and go.

Every difference is a row of its own, so papers that come together never wait for each other.
"""

import django.db.models.deletion
from django.db import migrations, models

_IDS = "unnest(string_to_array(rtrim({path}, '/'), '/')::bigint[])"
_MONTH = "(issued_on - (extract(day from issued_on)::integer - 1))"
_KEY = "month, form, is_white_head, is_restricted, is_counted"
_SUMS = "papers, unread, scanned"
_COUNTED = f"""
    {_MONTH} AS month, form, is_white_head, is_restricted, number_key <> '' OR is_white_head
"""
_CHANGED = "FROM gone JOIN come USING (id) WHERE gone.path NOT IN ('', come.path)"


def _difference(row, sign):
    """A statement that writes what one paper (OLD or NEW) adds to its scopes or takes from them."""
    return f"""
        INSERT INTO docs_audit_issuedsum (scope_id, {_KEY}, {_SUMS}, is_folded)
        SELECT {_IDS.format(path="unit.path")}, {_COUNTED}, {sign}, {sign} * lacks_readers::integer,
               {sign} * is_scanned::integer, false
          FROM (SELECT {row}.*) AS paper JOIN organisations_unit AS unit ON unit.id = paper.unit_id
         WHERE issued_on IS NOT NULL;
    """  # noqa: S608 - made of constants


_TOUCHED = """
CREATE FUNCTION docs_audit_paper_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE docs_audit_paper AS paper SET {flag} = NOT {flag}
     WHERE id IN (SELECT paper_id FROM touched) AND {flag} <> {is_so};
    RETURN NULL;
END $$;
CREATE TRIGGER paper_{name}_came AFTER INSERT ON {table} REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION docs_audit_paper_{name}();
CREATE TRIGGER paper_{name}_changed AFTER UPDATE ON {table} REFERENCING NEW TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION docs_audit_paper_{name}();
CREATE TRIGGER paper_{name}_went AFTER DELETE ON {table} REFERENCING OLD TABLE AS touched
    FOR EACH STATEMENT EXECUTE FUNCTION docs_audit_paper_{name}();
"""
_LACKS_READERS = """
    EXISTS (SELECT FROM docs_audit_receipt AS receipt
             WHERE receipt.paper_id = {paper}.id AND receipt.readers = 0
               AND receipt.unit_id IS DISTINCT FROM {paper}.unit_id)
"""
_IS_SCANNED = """
    EXISTS (SELECT FROM docs_audit_uploadedfile AS file
             WHERE file.paper_id = {paper}.id AND file.recognised > 0)
"""

SUMS = f"""
-- A paper saved by somebody who read it earlier must not bring an old answer back.
CREATE FUNCTION docs_audit_flag_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.lacks_readers := {_LACKS_READERS.format(paper="NEW")};
    NEW.is_scanned := {_IS_SCANNED.format(paper="NEW")};
    RETURN NEW;
END $$;
CREATE TRIGGER paper_flagged BEFORE INSERT OR UPDATE ON docs_audit_paper
    FOR EACH ROW EXECUTE FUNCTION docs_audit_flag_paper();
{_TOUCHED.format(name="readers", table="docs_audit_receipt", flag="lacks_readers",
                 is_so=_LACKS_READERS.format(paper="paper"))}
{_TOUCHED.format(name="scans", table="docs_audit_uploadedfile", flag="is_scanned",
                 is_so=_IS_SCANNED.format(paper="paper"))}

CREATE FUNCTION docs_audit_count_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtext('documents.sums'));
    IF TG_OP <> 'INSERT' THEN {_difference("OLD", -1)} END IF;
    IF TG_OP <> 'DELETE' THEN {_difference("NEW", 1)} END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER issued_counted AFTER INSERT OR DELETE ON docs_audit_paper
    FOR EACH ROW EXECUTE FUNCTION docs_audit_count_issued();
CREATE TRIGGER issued_counted_anew AFTER UPDATE ON docs_audit_paper FOR EACH ROW
    WHEN ((OLD.unit_id, OLD.issued_on, OLD.form, OLD.is_white_head, OLD.is_restricted,
           OLD.number_key, OLD.lacks_readers, OLD.is_scanned)
          IS DISTINCT FROM
          (NEW.unit_id, NEW.issued_on, NEW.form, NEW.is_white_head, NEW.is_restricted,
           NEW.number_key, NEW.lacks_readers, NEW.is_scanned))
    EXECUTE FUNCTION docs_audit_count_issued();

CREATE FUNCTION docs_audit_issued_follow_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT {_CHANGED}) THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('documents.sums'));
    INSERT INTO docs_audit_issuedsum (scope_id, {_KEY}, {_SUMS}, is_folded)
    SELECT scope, {_COUNTED}, sum(sign), sum(sign * lacks_readers::integer),
           sum(sign * is_scanned::integer), false
      FROM (SELECT id, {_IDS.format(path="gone.path")} AS scope, -1 AS sign {_CHANGED}
            UNION ALL
            SELECT id, {_IDS.format(path="come.path")}, 1 {_CHANGED}) AS moved
      JOIN docs_audit_paper AS paper ON paper.unit_id = moved.id AND issued_on IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(sign) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER issued_follow_tree AFTER UPDATE ON organisations_unit
    REFERENCING OLD TABLE AS gone NEW TABLE AS come
    FOR EACH STATEMENT EXECUTE FUNCTION docs_audit_issued_follow_tree();

CREATE FUNCTION docs_audit_fold_issued() RETURNS void LANGUAGE sql AS $$
    WITH loose AS (DELETE FROM docs_audit_issuedsum WHERE NOT is_folded RETURNING *)
    INSERT INTO docs_audit_issuedsum AS kept (scope_id, {_KEY}, {_SUMS}, is_folded)
    SELECT scope_id, {_KEY}, sum(papers), sum(unread), sum(scanned), true FROM loose
     GROUP BY 1, 2, 3, 4, 5, 6
     ORDER BY 1, 2, 3, 4, 5, 6
    ON CONFLICT (scope_id, {_KEY}) WHERE is_folded DO UPDATE
       SET papers = kept.papers + EXCLUDED.papers, unread = kept.unread + EXCLUDED.unread,
           scanned = kept.scanned + EXCLUDED.scanned
$$;

CREATE FUNCTION docs_audit_count_all_issued() RETURNS void LANGUAGE sql AS $$
    DELETE FROM docs_audit_issuedsum;
    INSERT INTO docs_audit_issuedsum (scope_id, {_KEY}, {_SUMS}, is_folded)
    SELECT scope, {_COUNTED}, count(*), count(*) FILTER (WHERE lacks_readers),
           count(*) FILTER (WHERE is_scanned), true
      FROM docs_audit_paper JOIN organisations_unit AS unit ON unit.id = unit_id
           CROSS JOIN LATERAL {_IDS.format(path="unit.path")} AS scope
     WHERE issued_on IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5, 6
$$;

-- A register of years takes minutes.
SET LOCAL statement_timeout = 0;
UPDATE docs_audit_paper AS paper
   SET lacks_readers = {_LACKS_READERS.format(paper="paper")},
       is_scanned = {_IS_SCANNED.format(paper="paper")}
 WHERE {_LACKS_READERS.format(paper="paper")} OR {_IS_SCANNED.format(paper="paper")};
DELETE FROM docs_audit_issuedsum;
SELECT docs_audit_count_all_issued();
"""  # noqa: S608 - made of constants
NO_SUMS = """
DROP TRIGGER issued_follow_tree ON organisations_unit;
DROP TRIGGER paper_readers_came ON docs_audit_receipt;
DROP TRIGGER paper_readers_changed ON docs_audit_receipt;
DROP TRIGGER paper_readers_went ON docs_audit_receipt;
DROP TRIGGER paper_scans_came ON docs_audit_uploadedfile;
DROP TRIGGER paper_scans_changed ON docs_audit_uploadedfile;
DROP TRIGGER paper_scans_went ON docs_audit_uploadedfile;
DROP TRIGGER issued_counted_anew ON docs_audit_paper;
DROP TRIGGER issued_counted ON docs_audit_paper;
DROP TRIGGER paper_flagged ON docs_audit_paper;
DROP FUNCTION docs_audit_flag_paper, docs_audit_paper_readers, docs_audit_paper_scans,
    docs_audit_count_issued, docs_audit_issued_follow_tree, docs_audit_fold_issued,
    docs_audit_count_all_issued;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('docs_audit', '0016_lists_by_day'),
        ('organisations', '0002_people_come_with_their_scope'),
    ]

    operations = [
        migrations.AddField(
            model_name='paper',
            name='form',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(is_white_head=False, then=models.F('kind')), models.When(then=models.Value('supervision'), title__regex='督[办查促]|催[办报]|[交转]办|派工|工单|任务[单书]'), models.When(then=models.Value('prompt'), title__regex='提示|提醒|警示'), models.When(then=models.Value('slip'), title__regex='便[笺函]|函告|联系[单函]|函$'), models.When(then=models.Value('telephone'), title__regex='电话|口头|传真|微信|明传'), models.When(then=models.Value('briefing'), title__regex='简报|通报|动态|情况$'), models.When(then=models.Value('list'), title__regex='清单|分工|安排|要求|备忘'), models.When(then=models.Value('notice'), title__regex='通知'), default=models.Value('message'), output_field=models.CharField(max_length=20)), output_field=models.CharField(max_length=20)),
        ),
        migrations.AddField(
            model_name='paper',
            name='is_scanned',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='paper',
            name='lacks_readers',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(condition=models.Q(('unit__isnull', True), ('issued_on__isnull', True), _connector='OR'), fields=['created_at'], name='paper_unplaced'),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(condition=models.Q(('lacks_readers', True)), fields=['-issued_on', '-id'], name='paper_unread'),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(condition=models.Q(('is_white_head', True)), fields=['-issued_on', '-id'], name='paper_white'),
        ),
        migrations.CreateModel(
            name='IssuedSum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(help_text='first day of the month')),
                ('form', models.CharField(max_length=20)),
                ('is_white_head', models.BooleanField()),
                ('is_restricted', models.BooleanField()),
                ('is_counted', models.BooleanField()),
                ('papers', models.IntegerField()),
                ('unread', models.IntegerField()),
                ('scanned', models.IntegerField()),
                ('is_folded', models.BooleanField(default=False, help_text='holds what other rows held before')),
                ('scope', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisations.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['scope', 'month'], name='issued_sum_scope'), models.Index(condition=models.Q(('is_folded', False)), fields=['id'], name='issued_sum_loose')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_folded', True)), fields=('scope', 'month', 'form', 'is_white_head', 'is_restricted', 'is_counted'), name='one_folded_issued_sum')],
            },
        ),
        migrations.RunSQL(SUMS, NO_SUMS),
    ]
