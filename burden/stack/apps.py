from django.apps import AppConfig


class StackConfig(AppConfig):
    name = "burden.stack"
    label = "stack"
