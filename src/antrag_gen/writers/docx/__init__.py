"""Stage „write“, for Word: document tree and `base.docx` in, bytes of a DOCX out."""
