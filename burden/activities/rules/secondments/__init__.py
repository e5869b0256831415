"""Secondments held against the rules, by what their records tell."""

from .checking import Secondment, check

__all__ = ["Secondment", "check"]
