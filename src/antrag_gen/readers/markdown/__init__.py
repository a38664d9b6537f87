"""The Markdown below a head: sections of tree nodes that keep the lines of the file."""
