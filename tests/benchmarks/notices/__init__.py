"""Notices and minutes made from a seed, worded apart from the patterns that read them."""
