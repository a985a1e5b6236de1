"""Those who act or speak."""

from gorno_badakhshan.model.actors import Actor, Affiliation, Name, Role


def test_an_actor_reads_as_id_and_name() -> None:
    """The repr can be read aloud."""
    actor = Actor(id="bbc-news", name="BBC News", kind="outlet", named="named", party="neither")
    assert repr(actor) == "<Actor bbc-news: BBC News>"


def test_a_spelling_reads_with_its_source() -> None:
    """A name is never shown without where it was seen."""
    name = Name(spelling="Хоруғ", language="tg", source="asia-plus-1")
    assert repr(name) == "Name(spelling='Хоруғ', language='tg', source='asia-plus-1')"


def test_posts_and_affiliations_may_be_undated() -> None:
    """None says that no source tells when."""
    assert repr(Role(title="minister")) == "Role(title='minister', organization=None, when=None)"
    assert repr(Affiliation(organization="gknb")) == "Affiliation(organization='gknb', when=None)"
