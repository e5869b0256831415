"""Made findings, and the morning of an inspector who decides them."""
