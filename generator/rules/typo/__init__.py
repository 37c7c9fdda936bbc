"""Rules on typing beyond the decree (TYPO-)."""
