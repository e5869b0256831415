"""The WSGI application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "burden.settings")

application = get_wsgi_application()

# What start-up made stays for good: looking through it again and again for garbage took a large
# page as long as making it.
gc.collect()
gc.freeze()
