"""Stage write, for Excel: document tree in, bytes of a workbook out."""
