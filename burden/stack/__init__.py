"""What the product stands on: the data folder, the embedded engines and their supervisor."""
