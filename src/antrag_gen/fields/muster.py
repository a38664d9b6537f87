"""How a city writes the numbers of its papers: a readable pattern, read and printed both ways."""

import re
from dataclasses import dataclass

from antrag_gen.errors import HERE, AntragError
from antrag_gen.patterns import compile_late

FIELD = compile_late(r"\{jahr\}|\{nummer(?::(?P<stellen>[1-9]))?\}")
# Motions of one budget run into five digits; minutes write 4.123/2023.
NUMBER = r"(?P<nummer>\d{1,2}\.\d{3}|\d{1,6})"


@dataclass(frozen=True, slots=True)
class Muster:
    """A pattern such as `{nummer}/{jahr}`; with `{nummer:4}` the number has four digits at least."""

    text: str

    def regex(self, year: str = r"\d{4}") -> str:
        """A regular expression with the groups `nummer` and `jahr`; a blank may be missing or a line end."""
        return "".join(
            f"(?P<jahr>{year})" if part == "{jahr}" else NUMBER if part.startswith("{") else _literally(part)
            for part in self.parts
        )

    @property
    def sign(self) -> str:
        """What stands in each number, and is found sooner than one; empty where only blanks do."""
        words = (word for part in self.parts if not part.startswith("{") for word in part.split())
        return max(words, key=len, default="")

    def print(self, nummer: str | int, jahr: str | int) -> str:
        """The number as the city writes it; digits written as text are only ever filled up."""
        return FIELD.sub(
            lambda match: str(jahr) if match[0] == "{jahr}" else str(nummer).zfill(int(match["stellen"] or 1)),
            self.text,
        )

    def example(self, digits: str = "4123") -> str:
        """A number of 2023 with no more digits than the pattern asks for."""
        match = FIELD.search(self.text.replace("{jahr}", ""))
        return self.print(digits[: int(match["stellen"])] if match and match["stellen"] else digits, 2023)

    @property
    def parts(self) -> list[str]:
        """The fields and what stands around them, in order."""
        return [part for part in re.split(r"(\{[^{}]*\})", self.text) if part]

    @property
    def speaks_for_itself(self) -> bool:
        """Whether a number is known as such without a word before it: `VO/2022/0368`, unlike `424/2023`."""
        return any(re.search(r"[^\W\d]{2}", part) for part in self.parts if not part.startswith("{"))


def parse_muster(text: str) -> Muster:
    """Raises AntragError unless `{nummer}` and `{jahr}` stand there once each, with something between them."""
    fields = [match[0][:4] for match in FIELD.finditer(text)]
    if sorted(fields) != ["{jah", "{num"] or set("{}") & set(FIELD.sub("", text)) or re.search(r"\}(\{|\d)|\d\{", text):
        raise AntragError.of(
            HERE,
            f"„{text}“ ist kein Muster für Nummern.",
            "„{nummer}“ und „{jahr}“ stehen je einmal da, mit einem Zeichen dazwischen, das keine Ziffer ist; "
            "Beispiele: „{nummer}/{jahr}“, „VO/{jahr}/{nummer:4}“.",
            "nummer-muster",
        )
    return Muster(text)


def _literally(text: str) -> str:
    return re.sub(r"(?:\\?\s)+", r"\\s*", re.escape(text))
