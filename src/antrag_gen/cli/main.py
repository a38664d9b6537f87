"""The command `antrag`: its subcommands, and how errors leave the program."""

import errno
import gettext
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

import click

from antrag_gen import __version__
from antrag_gen.cli.output import tell
from antrag_gen.cli.streams import open_closed_streams, told_when_full
from antrag_gen.collector import kept, own_process
from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.german.spelling import nearest, plain
from antrag_gen.patterns import compile_late

# click asks gettext for its words; ours are German, whatever the language of the machine.
os.environ["LANGUAGE"] = "de"
gettext.bindtextdomain("messages", str(Path(__file__).parent / "locale"))


# Each is a module of this room. Only the one that was asked for is imported: some need libraries that others don't, and
# all of them take long. So what the help says of each stands here.
COMMANDS = {
    "erzeugen": "PDF und Word-Dateien erzeugen.",
    "pruefen": "Inhaltsdateien prüfen, ohne etwas zu erzeugen.",
    "liste": "Anträge auflisten, mit Summen und laufenden Nummern.",
    "jahreslauf": "Die Fortschrittsberichte eines Jahres erzeugen.",
    "neu": "Ein neues Papier oder ein neues Projekt anlegen.",
    "einlesen": "Ausgefüllte Formulare der Ämter in Berichte eintragen.",
    "ist-einlesen": "Ist-Zahlen der Kämmerei in Berichte eintragen.",
    "auslesen": "Die Inhaltsdatei aus einem PDF oder einer Word-Datei holen.",
    "woerter": "Wörter, die kein Wörterbuch kennt, nennen und aufnehmen.",
    "schema": "Schemas für Editoren: was wo stehen darf.",
    "doktor": "Sagen, was auf diesem Rechner fehlt.",
}
HELP = ("hilfe", "help")
# click's own marks around what was typed, and its way to write a range.
QUOTED = compile_late(r"(?<!\w)'([^'\n]*)'(?!\w)")
RANGE = compile_late(r"(?<=erlaubt ist )x>=(\d+)")


class Group(click.Group):
    """Commands whose AntragErrors end with their problems on stderr and exit 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 – click's
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 – click's
        """The commands, each with what it does."""
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command whose name is written in two words (`ist einlesen`), and help by its name."""
        if plain(args[0]) in HELP:
            if not args[1:]:
                self._show_help(ctx)
            return self.resolve_command(ctx, [*args[1:], "--hilfe"])
        two = plain(" ".join(args[:2])).replace("_", "-")
        return super().resolve_command(ctx, [two, *args[2:]] if two in COMMANDS and len(args) > 1 else args)

    def _show_help(self, ctx: click.Context) -> NoReturn:
        click.echo(ctx.get_help())
        ctx.exit()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, also by a name with umlauts or capital letters; for others the nearest one is offered."""
        name = plain(cmd_name)
        if name.replace("_", "-") not in COMMANDS:
            begun = [command for command in COMMANDS if plain(command).startswith(name)]
            if meant := begun[0] if len(begun) == 1 else nearest(cmd_name, list(COMMANDS)):
                raise click.UsageError(f"Den Befehl „{cmd_name}“ gibt es nicht. Ist „{meant}“ gemeint?", ctx)
            return None
        with kept():
            command = getattr(import_module(f"antrag_gen.cli.{name}"), name)
        if not isinstance(command, click.Command):
            raise TypeError(f"no command: {command!r}")
        return command

    def make_context(self, *args: Any, **extra: Any) -> click.Context:  # noqa: ANN401 – click's
        with _german():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> object:
        try:
            with _german():
                return super().invoke(ctx)
        except AntragError as error:
            tell(error.problems)
            ctx.exit(1)
        except OSError as error:
            if error.errno != errno.ENAMETOOLONG:
                raise
            tell([_too_long(str(error.filename))])
            ctx.exit(1)


def _too_long(path: str) -> Problem:
    hint = "Ein Name darf höchstens 255 Byte lang sein, der ganze Pfad 4.096; ein Umlaut zählt zwei."
    return Problem(Place(path), "Dieser Pfad ist zu lang.", hint, "pfad-zu-lang")


@contextmanager
def _german() -> Iterator[None]:
    """What click says of wrong usage, in our quotation marks."""
    try:
        yield
    except click.UsageError as error:
        words = RANGE.sub(r"eine Zahl ab \1", QUOTED.sub(r"„\1“", error.format_message()))
        raise click.UsageError(words, error.ctx) from error


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
    try:
        Path.cwd()
    except OSError as error:
        what = "Den Ordner, in dem der Befehl läuft, gibt es nicht mehr. In einen anderen Ordner wechseln."
        raise click.UsageError(what, ctx) from error
    ctx.obj = projekt


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line; who is asked to end, by whomever, ends as after Ctrl+C."""
    own_process()
    open_closed_streams()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _interrupt)
    with told_when_full():
        antrag()
