"""Demands for forms and figures held against the rules: one, and an asker's year of them."""

from .checking import check, is_repeated
from .records import Demand
from .years import check_year

__all__ = ["Demand", "check", "check_year", "is_repeated"]
