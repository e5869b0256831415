"""The corpora, cases and scores that judge the copy engine; written apart from its rules."""
