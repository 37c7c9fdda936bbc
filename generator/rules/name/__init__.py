"""Rules on names of bodies and places by date (NAME-)."""
