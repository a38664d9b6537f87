"""Find signs that belong to the number after them: a line may end after a dash, but not after a minus."""

import re

# A dash or hyphen at the beginning of a word, before digits; between words or years it is none.
SIGNED = re.compile(r"(?<![^\s(\[„‚»›/])[–-]\d[\d.,]*")
