"""Stage list: the motions of a project are selected and put together, one row each, or by their running numbers."""
