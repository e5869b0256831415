"""Lists of units and of people: from a file to a plan of what would change."""
