"""Along the relays to the first speaker."""

from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.analysis.relays import first_claims, relay_chain
from gorno_badakhshan.testing import claim


@st.composite
def relaying_claims(draw: st.DrawFn) -> dict[str, object]:
    """Up to eight claims, each relaying any of them, itself or an unknown one; cycles included."""
    targets = draw(st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=8))
    ids = [f"page/c{place}" for place in range(10)]
    return {
        ids[place]: claim(id=ids[place], source="page", relays=None if target is None else ids[target])
        for place, target in enumerate(targets)
    }


@given(relaying_claims())
def test_the_first_claim_is_the_end_of_the_chain(claims):
    """Law: what is remembered of other chains changes no end, not even in a cycle."""
    first = first_claims(claims.values(), claims.get)
    assert first == {id: [*relay_chain(each, claims.get)][-1] for id, each in claims.items()}


def test_a_long_chain_ends():
    """Ten thousand relays one after another lead to the first."""
    claims = {
        f"page/c{n}": claim(id=f"page/c{n}", source="page", relays=f"page/c{n - 1}" if n else None)
        for n in range(10_000)
    }
    first = first_claims(reversed(claims.values()), claims.get)
    assert {each.id for each in first.values()} == {"page/c0"}
