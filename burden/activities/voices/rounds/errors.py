"""Why an evaluation cannot be opened or answered."""


class RoundError(Exception):
    """Base of the errors of evaluations."""


class AlreadyAsked(RoundError):
    """The area has had its evaluation in this quarter."""


class TooFewPeople(RoundError):
    """Fewer people are left to ask than the smallest group whose answers are told."""


class NotAsked(RoundError):
    """The person was not asked, has answered or declined, or it is closed."""
