"""How units hold meetings over months and years: trend, clusters, what follows a warning."""
