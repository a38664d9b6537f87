"""What was asked for and granted of a motion or of a Ziffer: motion and decision come in, money and posts go out."""

from collections.abc import Callable, Iterable, Sequence

from antrag_gen.decisions.entscheidung import Entscheidung, Ergebnis, Posten, posten_of
from antrag_gen.fields.stellen import Anzahl, Stelle, Stellenvorhaben, with_kinds
from antrag_gen.fields.stellenplan import group_posts
from antrag_gen.fields.zuordnung import belongs, may_belong, ziffern_of
from antrag_gen.papers.bewilligbar import Bewilligbar

# What happens to posts that have a KW mark afterwards.
MARKED = (Stellenvorhaben.SCHAFFUNG, Stellenvorhaben.HEBUNG, Stellenvorhaben.UMSETZUNG)


def asked_for(antrag: Bewilligbar, ziffer: str, entscheidungen: Iterable[Entscheidung]) -> tuple[Posten, ...]:
    """What the motion asks for; of a Ziffer what it says to belong there.

    Of what it says nothing, it is what has a purpose that the decisions on the Ziffer name.
    """
    named = {entry.zweck for entscheidung in entscheidungen for entry in entscheidung.mittel}
    return tuple(
        posten
        for posten in posten_of(antrag.mittel)
        if belongs(posten.ziffer, ziffer) or (may_belong(posten.ziffer, ziffer) and posten.zweck in named)
    )


def unassigned(antrag: Bewilligbar, ziffer: str) -> list[str]:
    """The purposes of the motion of which nobody says whether they belong to a Ziffer."""
    return [
        posten.zweck for posten in posten_of(antrag.mittel) if not posten.teil and may_belong(posten.ziffer, ziffer)
    ]


def granted(entscheidung: Entscheidung, antrag: Bewilligbar) -> tuple[Posten, ...]:
    """What was granted: as stated, or as asked for; nothing where the motion failed."""
    if not entscheidung.ergebnis.bewilligt:
        return ()
    as_asked = entscheidung.ergebnis is Ergebnis.WIE_BEANTRAGT and not entscheidung.mittel
    return asked_for(antrag, entscheidung.ziffer, [entscheidung]) if as_asked else entscheidung.mittel


def granted_posts(entscheidung: Entscheidung, antrag: Bewilligbar) -> tuple[Stelle, ...]:
    """As `granted`, of posts; what happens to them is as in the motion where the decision doesn't say it.

    A KW mark of the decision is that of each that has none itself.
    """
    if not entscheidung.ergebnis.bewilligt:
        return ()
    as_asked = entscheidung.ergebnis is Ergebnis.WIE_BEANTRAGT
    stated = with_kinds(entscheidung.stellen, only_kind(antrag) or Stellenvorhaben.SCHAFFUNG)
    posts = tuple(stated) or (posts_asked_for(antrag, entscheidung.ziffer) if as_asked else ())
    return tuple(
        stelle.model_copy(update={"kw": entscheidung.kw}) if stelle.kw is None and stelle.vorhaben in MARKED else stelle
        for stelle in posts
    )


def posts_asked_for(antrag: Bewilligbar, ziffer: str) -> tuple[Stelle, ...]:
    """The posts of the motion, or those that it says to belong to a Ziffer."""
    pairs = zip(antrag.stellen, ziffern_of(antrag.stellen), strict=True)
    return tuple(stelle for stelle, own in pairs if belongs(own, ziffer))


def posts_are_known(antrag: Bewilligbar, ziffer: str) -> bool:
    """Whether the motion says of each post if it belongs to a Ziffer."""
    return not any(may_belong(own, ziffer) for own in ziffern_of(antrag.stellen))


def only_kind(antrag: Bewilligbar) -> Stellenvorhaben | None:
    """What happens to all posts of a motion; None where it has none, or where that differs."""
    kinds = {stelle.vorhaben for stelle in antrag.stellen}
    return kinds.pop() if len(kinds) == 1 else None


def posts_by_kind(stellen: Sequence[Stelle]) -> dict[Stellenvorhaben, Anzahl]:
    """The number of posts by what happens to them, as exact as they are stated."""
    return {gruppe.vorhaben: gruppe.summe for gruppe in group_posts(stellen).gruppen}


def count_posts(stellen: Sequence[Stelle], titel: Callable[[str], str] = str) -> str:
    """The numbers of posts in words: `2,5` where all are created, else `Schaffung 2,5; Streichung 1,0`."""
    sums = posts_by_kind(stellen)
    if list(sums) == [Stellenvorhaben.SCHAFFUNG]:
        return str(sums[Stellenvorhaben.SCHAFFUNG])
    return "; ".join(f"{titel(kind.text)} {anzahl}" for kind, anzahl in sums.items())
