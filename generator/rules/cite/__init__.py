"""Rules on citations (CITE-): what is cited, whether it can exist as written, and whether one document cites it one way."""
