"""Notices and minutes on their way to meetings: drafts that a person settles."""
