"""Demonstrations, standards, festivals, exhibitions, forums and pledges."""
