"""An opened project: its folder in; settings, lists, papers, decisions and templates out, each read once."""
