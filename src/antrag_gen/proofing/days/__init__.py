"""Days and years in the words, by the calendar and the paper's own date."""
