"""How many statements a page of a list may take, whatever the number of its rows."""

READING = 15
# Its entry in the log: the end of the chain held, the entry, the end moved on; a savepoint around
# them, which is a transaction outside of tests.
ENTRY = 5
LISTED = READING + ENTRY
