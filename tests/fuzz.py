"""`make fuzz MINUTES=n`: kills commands at their steps, then tries random papers and damaged files until time is over.

Each search draws from the strategy of a test and asks what that test asks. What fails is made smaller for a minute at
most and written into `output/fuzz/`, as a file that becomes a case in `tests/cases/` by being moved there. Of kills
there are as many in any number of minutes.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from fremde.dateien import CSV, EXCEL, word
from fremde.dateien import pdf as pdf_file
from fremde.mutations import (
    check_built,
    check_list,
    check_template,
    mutated,
    mutated_package,
    mutated_text,
    real_content,
    real_paper,
    template,
)
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import HypothesisException
from kill_steps import kill_all
from library.test_any_input import ANY, TEXTS, check_file, check_head
from long_papers import long_papers
from paper_text import BODY, HEAD, paper
from test_seiten import check_pages
from tree_source import source_of
from trees import books, documents, wild_documents
from work.yearly.test_random_reports import check_next, reports
from writers.docx import test_docx_words as docx
from writers.pdf import test_pdf_words as pdf

FOUND = Path("output/fuzz")
CASES = Path("tests/cases")
KILLS, KILL = 200, "kill"
AT_A_TIME, SHRINKING = 20, 60
"""Seconds: a search has before it is the turn of the next, and for making what failed smaller."""


@dataclass(frozen=True)
class Search:
    """`write` makes the case of what is drawn, a file that lies in `folder`."""

    name: str
    drawn: st.SearchStrategy[Any]
    check: Callable[[Any], None]
    write: Callable[[Any], str | bytes]
    folder: str
    suffix: str = "md"


@dataclass(frozen=True)
class Find:
    search: Search
    text: str | bytes
    error: Exception

    @property
    def said(self) -> str:
        return " ".join(f"{type(self.error).__name__}: {self.error}".split())[:300]


class OverError(KeyboardInterrupt):
    """The time is over: what Hypothesis lets through."""


CONTENT = [
    TEXTS.map(lambda text: paper(f"{HEAD}\n{text}")),
    TEXTS.map(lambda text: paper(body=BODY + text)),
    TEXTS.map(lambda text: paper(HEAD.replace("50.000 Euro", text))),
    TEXTS.map(paper),
]
TREE = partial(source_of, title="Found by `make fuzz`.")
SEARCHES = [
    Search("paper-pdf", documents(16), pdf.check_words, TREE, "trees", "py"),
    Search("paper-docx", documents(16), docx.check_words, TREE, "trees", "py"),
    Search("nodes-docx", wild_documents(), docx.check_lines, TREE, "nodes", "py"),
    Search("book-pdf", books(), pdf.check_words, TREE, "trees", "py"),
    Search("book-docx", books(), docx.check_words, TREE, "trees", "py"),
    Search("pages", long_papers(), check_pages, TREE, "pages", "py"),
    Search("report", reports(), check_next, str, "reports"),
    Search("content", st.one_of(CONTENT), check_file, str, "inputs"),
    Search("head", ANY | TEXTS, check_head, str, "inputs"),
    Search("mutated", st.sampled_from(real_content()).flatmap(mutated_text), check_file, str, "inputs"),
    Search("template", mutated_text(template()), check_template, str, "files", "j2"),
    Search("pdf", mutated(real_paper("pdf")), check_built, bytes, "files", "pdf"),
    Search("pdf-small", mutated(pdf_file()), check_built, bytes, "files", "pdf"),
    Search("docx", mutated_package(real_paper("docx")), check_built, bytes, "files", "docx"),
    Search("docx-small", mutated_package(word()), check_built, bytes, "files", "docx"),
    Search("xlsx", mutated_package(EXCEL), check_list, bytes, "files", "xlsx"),
    Search("csv", mutated(CSV), check_list, bytes, "files", "csv"),
]


def search_for(search: Search, number: int, seconds: float) -> Find | None:
    """The smallest that failed, or nothing within these seconds."""
    until = time.monotonic() + seconds
    found: Find | None = None

    @seed(number)
    @settings(
        max_examples=10**6,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(search.drawn)
    def attempt(drawn: Any) -> None:
        nonlocal until, found
        if time.monotonic() > until:
            raise OverError
        try:
            search.check(drawn)
        except HypothesisException:
            raise
        except Exception as error:
            text = search.write(drawn)
            if found is None:
                until = time.monotonic() + SHRINKING
            if found is None or len(text) <= len(found.text):
                found = Find(search, text, error)
            raise

    try:
        attempt()
    except OverError:
        pass
    except Exception:
        if found is None:
            raise
    return found


def search_all(minutes: float, chance: random.Random, searches: Sequence[Search]) -> Iterator[Find]:
    end = time.monotonic() + 60 * minutes
    while searches:
        for search in searches:
            left = end - time.monotonic()
            if left <= 0:
                return
            if find := search_for(search, chance.getrandbits(64), min(AT_A_TIME, left)):
                yield find


def keep(find: Find, number: int) -> Path:
    path = FOUND / f"{find.search.name}-{number}.{find.search.suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(find.text if isinstance(find.text, bytes) else find.text.encode())
    return path


def kill(seed: int) -> int:
    """How many of the kills left something wrong, each told with the way to try it again."""
    tried, said = kill_all(KILLS, seed)
    print(f"{tried} kills at steps of a command: {len(said)} found")
    for each in said:
        print(f"\n{KILL}: {each}\n  Try it again: python tests/kill_steps.py {each.partition(':')[0]}")
    return len(said)


def main() -> int:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    arguments.add_argument("--minutes", type=float, default=5)
    arguments.add_argument("--seed", type=int, default=random.SystemRandom().getrandbits(32))
    arguments.add_argument("--only", choices=[KILL, *(search.name for search in SEARCHES)], action="append")
    given_here = arguments.parse_args()
    searches = [search for search in SEARCHES if not given_here.only or search.name in given_here.only]
    print(f"Seed {given_here.seed}, {given_here.minutes:g} minutes")
    count = kill(given_here.seed) if not given_here.only or KILL in given_here.only else 0
    for find in search_all(given_here.minutes, random.Random(given_here.seed), searches):
        count += 1
        path = keep(find, count)
        print(f"\n{find.search.name}: {find.said}\n  Keep it as a case: mv {path} {CASES / find.search.folder}/")
    print("\nNothing found" if not count else f"\n{count} found")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
