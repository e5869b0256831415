from django.apps import AppConfig


class DocsAuditConfig(AppConfig):
    name = "docs_audit"
    label = "docs_audit"
    default_auto_field = "django.db.models.BigAutoField"
