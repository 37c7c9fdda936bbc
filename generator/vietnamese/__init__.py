"""The Vietnamese language, knowing no documents: letters, tone marks, dates, numbers, sorting, capitals, spelling."""
