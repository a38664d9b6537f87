"""Documents over many papers: books, lists and the Gesamtbericht."""
