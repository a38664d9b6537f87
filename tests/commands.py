"""The command line as a user calls it: words in, what it says and its exit code out."""

from click.testing import CliRunner, Result

from antrag_gen.cli.main import antrag


def run(*arguments: str) -> Result:
    """`antrag ARGUMENTS` in the current folder; what no user should see is raised."""
    return CliRunner().invoke(antrag, arguments, catch_exceptions=False)
