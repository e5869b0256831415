"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from burden.stack.garbage import leave_start_up_alone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "burden.settings")

application = get_wsgi_application()

leave_start_up_alone()
