"""The access table of the whole product: every address has exactly one row.

The rows of an app stand in `rows_<app>.py` beside this file; a new app adds its rows here.
"""

from tests.security.cells import Row
from tests.security.rows_dashboards import ROWS as DASHBOARDS
from tests.security.rows_findings import ROWS as FINDINGS
from tests.security.rows_ground import ROWS as GROUND

TABLE: tuple[Row, ...] = (*DASHBOARDS, *FINDINGS, *GROUND)
