"""What a command, a page or a script does: an opened project in, files, findings and events out."""
