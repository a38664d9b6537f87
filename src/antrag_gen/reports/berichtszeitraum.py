"""What time a progress report is on, as its head says it."""

from enum import StrEnum

from antrag_gen.fields.kennungen import HALBJAHR


class Berichtszeitraum(StrEnum):
    JAHR = "jahr"
    HALBJAHR = HALBJAHR
