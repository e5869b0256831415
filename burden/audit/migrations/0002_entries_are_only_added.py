from django.db import migrations

FORBID = """
CREATE FUNCTION audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entry_kept BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_entry_not_emptied BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_seal_kept BEFORE UPDATE OR DELETE ON audit_seal
    FOR EACH ROW EXECUTE FUNCTION audit_is_only_added_to();
CREATE TRIGGER audit_seal_not_emptied BEFORE TRUNCATE ON audit_seal
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_only_added_to();
"""

ALLOW = """
DROP TRIGGER audit_entry_kept ON audit_entry;
DROP TRIGGER audit_entry_not_emptied ON audit_entry;
DROP TRIGGER audit_seal_kept ON audit_seal;
DROP TRIGGER audit_seal_not_emptied ON audit_seal;
DROP FUNCTION audit_is_only_added_to();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_entries_and_seals")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
