import signal

import pytest

from burden.jobs.services import _ENQUEUE
from tests.stack.product import RunningProduct

pytestmark = pytest.mark.slow


def test_product_loses_nothing_when_its_supervisor_is_killed_and_ends_in_order_when_told() -> None:
    with RunningProduct() as product:
        product.start()
        with product.database() as connection, connection.cursor() as cursor:
            cursor.execute(
                _ENQUEUE, {"kind": "unheard-of", "keys": ["a"], "lane": 1, "run_after": None}
            )

        product.end(signal.SIGKILL)
        product.start()

        with product.database() as connection, connection.cursor() as cursor:
            cursor.execute("SELECT key FROM jobs_job")
            assert cursor.fetchall() == [("a",)]

        code, said = product.end(signal.SIGINT)

        assert code == 0
        assert said.splitlines()[0] == f"Ready: http://127.0.0.1:{product.port}/"
        log = (product.data / "logs" / "postgres.log").read_text()
        assert "database system is shut down" in log
