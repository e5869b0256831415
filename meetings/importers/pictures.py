"""Pictures in a list of meetings: a mark on one refuses the list, as it refuses a paper."""

from docs_audit.tables.pictures import MOST_PICTURES, look_at_pictures

__all__ = ["MOST_PICTURES", "look_at_pictures"]
