"""Annual plans of meetings, and what was held against them."""
