"""Stage „read“, for pictures: bytes of a file in, bytes that every writer prints alike out."""
