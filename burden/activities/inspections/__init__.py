"""Inspections: what came in, what the rules say of it, what it cost those below."""
