"""The record of a run: what became of each paper comes in, the bytes of `protokoll.json` go out."""

import json
from collections.abc import Sequence

from antrag_gen.cli.reports import describe
from antrag_gen.errors import Problem
from antrag_gen.library.project import shown
from antrag_gen.work.batch.run import Outcome, State

NAME = "protokoll.json"


def count(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """The papers by what became of them."""
    return {state.value: sum(outcome.state is state for outcome in outcomes) for state in State}


def write_protocol(outcomes: Sequence[Outcome], further: Sequence[Problem], seconds: float) -> bytes:
    """JSON with the keys anzahl, sekunden, papiere and meldungen; `further` is about no paper of this run."""
    papers = [
        {
            "datei": outcome.file.name,
            "zustand": outcome.state.value,
            "sekunden": round(outcome.seconds, 3),
            "ausgaben": [shown(path) for path in outcome.written],
            "meldungen": [describe(problem) for problem in outcome.problems],
        }
        for outcome in sorted(outcomes, key=lambda outcome: outcome.file.name)
    ]
    record = {
        "anzahl": count(outcomes),
        "sekunden": round(seconds, 1),
        "papiere": papers,
        "meldungen": [describe(problem) for problem in further],
    }
    return json.dumps(record, ensure_ascii=False, indent=1).encode()
