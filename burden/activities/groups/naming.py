"""The part of addresses that is this subject's."""

KEY = "groups"
