"""The one way records of other burdens come in, and are listed, shown and exported."""
