"""Reads for pages that join several apps. Each stays within what the reader may see."""
