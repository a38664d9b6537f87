"""How problems are told: lines on stderr, which are never wrapped."""

from collections.abc import Iterable

import click

from antrag_gen.errors import Problem


def tell(problems: Iterable[Problem]) -> None:
    """Write problems to stderr, one after the other."""
    for problem in problems:
        click.echo(str(problem), err=True)
