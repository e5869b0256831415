"""Other burdens held against the rules of the rulebook, by what their records tell."""

from .hits import Hit, holds

__all__ = ["Hit", "holds"]
