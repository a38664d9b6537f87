"""What the foot of pages says of who lays a paper before the council."""

from antrag_gen.fields.einstellungen import Referat
from antrag_gen.papers.vorlage import Beschlussvorlage


def foot(*referate: Referat) -> str:
    return Beschlussvorlage.model_construct(referate=list(referate)).fuss


def test_several_referate_are_named_shortly_if_all_have_a_short_name() -> None:
    social, schools = Referat(name="Referat Soziales", kurz="SI"), Referat(name="Referat Jugend und Bildung", kurz="JB")
    assert foot(social) == "Referat Soziales"
    assert foot(social, schools) == "SI und JB"
    assert foot(social, Referat(name="Technisches Referat")) == "Referat Soziales und Technisches Referat"
