"""Rules on spelling (SPELL-)."""
