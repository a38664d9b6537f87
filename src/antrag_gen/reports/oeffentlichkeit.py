"""Whether a report may be public: the report and what its motion and decisions say come in, a problem goes out."""

from collections.abc import Iterator

from antrag_gen.errors import Level, Problem
from antrag_gen.reports.foerderung import Foerderung


def check_public(oeffentlich: bool, foerderung: Foerderung) -> Iterator[Problem]:  # noqa: FBT001 – the value of a key
    """A public report is on what is public."""
    if oeffentlich and foerderung.oeffentlich is False:
        yield Problem(
            ("oeffentlich",),
            f"Der Bericht ist öffentlich, Antrag oder Beschluss zu {foerderung.antrag.nummer} sind es nicht.",
            "„oeffentlich: nein“ schreiben, oder beim Beschluss „oeffentlich: ja“, wenn er es inzwischen ist.",
            "bericht-oeffentlich",
            Level.WARNUNG,
        )
