"""A choice of words as people type them: with capital letters and umlauts; for a wrong one the nearest is offered."""

import click

from antrag_gen.german.spelling import nearest, plain


class PlainChoice(click.Choice[str]):
    """Words in ASCII and small letters, however they are typed."""

    def normalize_choice(self, choice: object, ctx: click.Context | None) -> str:  # noqa: ARG002 – click's
        return plain(str(choice))

    def get_invalid_choice_message(self, value: str, ctx: click.Context | None) -> str:
        if meant := nearest(value, list(map(str, self.choices))):
            return f"Die Art „{value}“ gibt es nicht. Ist „{meant}“ gemeint?"
        return super().get_invalid_choice_message(value, ctx)
