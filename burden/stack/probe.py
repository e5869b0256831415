"""Asks the health page; ends with 0 when all is well. Run as a file: it needs nothing installed.

python burden/stack/probe.py http://127.0.0.1:8000/health/           the page is served
python burden/stack/probe.py http://web:8000/health/ --working       and workers and clock work
"""

import json
import os
import sys
from urllib.error import URLError
from urllib.request import Request, urlopen


def main(address: str, *, working: bool) -> int:
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0]
    try:
        with urlopen(Request(address, headers={"Host": host}), timeout=5) as answer:
            state = json.load(answer)["state"]
    except (URLError, OSError, ValueError) as error:
        sys.exit(str(error))
    return 0 if state == "ok" or not working else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], working="--working" in sys.argv[2:]))
