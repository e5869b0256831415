"""Pages of units, accounts and signing in."""
