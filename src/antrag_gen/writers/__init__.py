"""Stage write: the document tree and a layout become the bytes of a file; one folder for each format."""
