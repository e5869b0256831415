"""What other parameters would make of stored records of registers; reads only.

Records that a limit or a value of hours touches are held against the rules and reckoned anew, by
what judges and books them; so are units' years of them. Of what touches more than anybody waits
for, nothing is told.
"""

from burden.activities.preview.preview import MOST, Preview
from burden.activities.preview.terms import Recheck, UnitYear

__all__ = ["MOST", "Preview", "Recheck", "UnitYear"]
