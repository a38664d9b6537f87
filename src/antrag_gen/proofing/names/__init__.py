"""Names of people, Fraktionen and bodies that are nearly, or otherwise, in the city's lists."""
