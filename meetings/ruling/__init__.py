"""Stored meetings held against the rules: their hits, notes and findings."""
