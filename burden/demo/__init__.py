"""A fictional county with a year of papers, meetings and other burdens, to try the product on."""
