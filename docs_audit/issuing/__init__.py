"""How many papers a unit issues, numbered or not: its register, and red heads turned white."""
