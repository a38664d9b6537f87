"""Papers that were built: the source that lies in a PDF or Word file, and the words that it shows."""
