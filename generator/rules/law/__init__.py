"""Rules on the acts that a document rests on (LAW-)."""
