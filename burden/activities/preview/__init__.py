"""What other parameters would make of stored records of registers; reads only.

Records that a limit or a value of hours touches are held against the rules and reckoned anew, by
what judges and books them. Of what touches more than anybody waits for, nothing is told, and
nothing of what is judged by years.
"""

from burden.activities.preview.preview import MOST, Preview
from burden.activities.preview.terms import Recheck

__all__ = ["MOST", "Preview", "Recheck"]
