"""Forms and figures that are asked for: what was asked again, passed down, or wanted at once."""
