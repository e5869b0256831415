"""A fictional county with a year of papers and meetings, to try the product on."""
