"""The command `antrag`: its subcommands, and how errors leave the program."""

import gettext
import os
import sys
from pathlib import Path

import click

from antrag_gen import __version__
from antrag_gen.cli.auslesen import auslesen
from antrag_gen.cli.doktor import doktor
from antrag_gen.cli.erzeugen import erzeugen
from antrag_gen.cli.ist_einlesen import ist_einlesen
from antrag_gen.cli.jahreslauf import jahreslauf
from antrag_gen.cli.liste import liste
from antrag_gen.cli.neu import neu
from antrag_gen.cli.output import tell
from antrag_gen.cli.pruefen import pruefen
from antrag_gen.errors import AntragError

# click asks gettext for its words; ours are German, whatever the language of the machine.
os.environ["LANGUAGE"] = "de"
gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))


class Group(click.Group):
    """Commands whose AntragErrors end with their problems on stderr and exit 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AntragError as error:
            tell(error.problems)
            ctx.exit(1)


@click.group(
    cls=Group,
    options_metavar="[OPTIONEN]",
    subcommand_metavar="BEFEHL …",
    context_settings={"help_option_names": ["--hilfe", "--help", "-h"]},
)
@click.version_option(__version__, "--version", prog_name="antrag")
@click.option(
    "--projekt",
    type=click.Path(path_type=Path),
    metavar="ORDNER",
    help="Der Projektordner; sonst der nächste darüber mit content/projekt.yaml.",
)
@click.pass_context
def antrag(ctx: click.Context, projekt: Path | None) -> None:
    """Ratspapiere aus Markdown und YAML: als barrierefreies PDF und als Word-Datei."""
    ctx.obj = projekt


for command in (erzeugen, pruefen, liste, jahreslauf, neu, ist_einlesen, auslesen, doktor):
    antrag.add_command(command)


def main() -> None:
    """Run the command line; consoles that lack a character get a substitute instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    antrag()
