"""Made-up years of meetings whose chains are known, and what the engine finds in them."""
