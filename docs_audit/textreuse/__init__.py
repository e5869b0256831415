"""Text reuse: what a paper was copied from, with the passages. Pure; knows no framework."""
