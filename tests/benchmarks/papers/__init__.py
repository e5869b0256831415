"""Made-up official papers, what is true of them, and how a reading is scored against it."""
