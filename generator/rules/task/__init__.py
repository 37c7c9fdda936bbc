"""Rules on the tasks that a plan gives (TASK-)."""
