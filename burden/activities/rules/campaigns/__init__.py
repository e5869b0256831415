"""Demonstrations, standards, festivals and pledges held against the rules: one, and a year."""

from .checking import check
from .records import Campaign
from .years import check_year

__all__ = ["Campaign", "check", "check_year"]
