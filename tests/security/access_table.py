"""The access table of the whole product: every address has exactly one row.

The rows of an app stand in `rows_<app>.py` beside this file; a new app adds its rows here.
"""

from tests.security.cells import Row
from tests.security.rows_activities import ROWS as ACTIVITIES
from tests.security.rows_api import ROWS as API
from tests.security.rows_dashboards import ROWS as DASHBOARDS
from tests.security.rows_documents import ROWS as DOCUMENTS
from tests.security.rows_findings import ROWS as FINDINGS
from tests.security.rows_ground import ROWS as GROUND
from tests.security.rows_meetings import ROWS as MEETINGS
from tests.security.rows_news import ROWS as NEWS
from tests.security.rows_reports import ROWS as REPORTS
from tests.security.rows_retention import ROWS as RETENTION
from tests.security.rows_voices import ROWS as VOICES

TABLE: tuple[Row, ...] = (
    *ACTIVITIES,
    *API,
    *DASHBOARDS,
    *DOCUMENTS,
    *FINDINGS,
    *GROUND,
    *MEETINGS,
    *NEWS,
    *REPORTS,
    *RETENTION,
    *VOICES,
)
