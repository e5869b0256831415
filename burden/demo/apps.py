from django.apps import AppConfig


class DemoConfig(AppConfig):
    """No models: writes files that the product's own import commands read."""

    name = "burden.demo"
