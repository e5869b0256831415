"""People borrowed from other units."""
