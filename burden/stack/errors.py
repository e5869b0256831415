class StackError(Exception):
    """The stack cannot start as it stands; the text says why and what to do."""


class EngineUnusable(StackError):
    """A server of the wheels does not run here."""

    def __init__(self, engine: str, reason: str) -> None:
        super().__init__(
            f"The embedded {engine} cannot run here: {reason}\n"
            "Use served engines instead: set DATABASE_URL (PostgreSQL 15 or newer) and "
            "CELERY_BROKER_URL (Redis or Valkey)."
        )
