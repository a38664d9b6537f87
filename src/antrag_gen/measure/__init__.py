"""What words need of a page, before it is laid out: columns of tables, and where words may be divided."""
