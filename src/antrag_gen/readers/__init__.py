"""Stage read: bytes of content files and templates become places, texts and tree nodes."""
