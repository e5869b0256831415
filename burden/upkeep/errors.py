class UpkeepError(Exception):
    """A backup cannot be made or brought back as things are; the text says why and what to do."""
