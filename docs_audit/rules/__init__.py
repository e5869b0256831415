"""Papers held against the rules of the rulebook, by their text alone."""

from .checking import check
from .folder import check_all
from .lines import lines_of
from .subjects import DEFAULTS, Hit, Subject, subject_of

__all__ = ["DEFAULTS", "Hit", "Subject", "check", "check_all", "lines_of", "subject_of"]
