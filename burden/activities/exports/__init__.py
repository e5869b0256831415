"""Exports of work groups, read in a child of their own: instructions whole, the rest as counts.

Pure. What a member wrote who asks nothing of anybody leaves the child as a number.
"""

from .contract import Batch, Instruction
from .naming import is_of_group
from .reader import read_export

__all__ = ["Batch", "Instruction", "is_of_group", "read_export"]
