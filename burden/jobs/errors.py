class JobError(Exception):
    """Base of what goes wrong around a job, not in it."""


class UnknownKind(JobError):
    """No handler is registered for the kind, as when old code meets a new row."""


class LeaseLost(JobError):
    """Another worker has the job by now, so nothing of this run may be written."""
