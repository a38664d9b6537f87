"""The command line: what a user types becomes a call of one room below, and its result words on the terminal."""
