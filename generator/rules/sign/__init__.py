"""Rules on who signs, and how (SIGN-)."""
