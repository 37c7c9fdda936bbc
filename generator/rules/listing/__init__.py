"""Rules on lists, numbering and cross-references (LIST-)."""
