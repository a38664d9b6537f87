"""`antrag doktor`: what this machine lacks."""

import click

from antrag_gen.library.folder import COMMON, default_templates
from antrag_gen.work.doctor import examine


@click.command(options_metavar="[OPTIONEN]", short_help="Sagen, was auf diesem Rechner fehlt.")
@click.pass_context
def doktor(ctx: click.Context) -> None:
    """Sagen, ob auf diesem Rechner alles da ist: Pango, Schriften, Versionen, und was sonst zu installieren ist.

    Endet mit 1, wenn etwas fehlt.
    """
    findings = list(examine((default_templates() / COMMON / "base.css").read_bytes()))
    for finding in findings:
        click.echo(f"{'ok   ' if finding.fine else 'FEHLT'} {finding.what}")
        if finding.hint:
            click.echo(f"      {finding.hint}")
    if not all(finding.fine for finding in findings):
        ctx.exit(1)
