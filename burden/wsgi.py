"""The WSGI application that gunicorn serves."""

import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from burden.stack.first_pages import read_ahead
from burden.stack.garbage import leave_start_up_alone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "burden.settings")

application = get_wsgi_application()

# Pages are loaded before the server's processes part: they share them, and no first reader waits.
import_module(settings.ROOT_URLCONF)
read_ahead()
leave_start_up_alone()
