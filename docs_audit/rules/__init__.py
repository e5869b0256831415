"""Papers held against the rules of the rulebook, by their text alone."""
