"""A pin is a value that is honored or raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.errors import PinError, VersionError
from gorno_badakhshan.store.pins import resolve, version_key

FIRST, SECOND = "a1" * 32, "b2" * 32
RELEASED = {"1.0.0": FIRST, "1.0.1": "c3" * 32, "1.2.0": SECOND, "1.10.0": "d4" * 32, "2.0.0": "e5" * 32}
HONORED = [
    (None, "2.0.0"),
    ("1.0.0", "1.0.0"),
    ("1.2.0", "1.2.0"),
    ("1.*", "1.10.0"),
    ("1.0.*", "1.0.1"),
    ("1.2.*", "1.2.0"),
    ("2.*", "2.0.0"),
    (f"1.0.0@sha256:{FIRST}", "1.0.0"),
    (f"1.2.0@sha256:{SECOND}", "1.2.0"),
]
MALFORMED: list[tuple[object, str]] = [
    ("", "no version at all"),
    ("*", "no major version"),
    ("1", "a prefix is not a version"),
    ("1.0", "a prefix is not a version"),
    ("1.0.0.0", "four numbers"),
    ("1.*.0", "a star stands last"),
    ("1.0.0.*", "a star takes the place of a number"),
    ("v1.0.0", "no letter before it"),
    ("1.0.0-rc1", "releases have no suffix"),
    ("1.0.0+local", "releases have no suffix"),
    (">=1.0.0", "no ranges"),
    ("latest", "the newest is asked for with None"),
    (" 1.0.0", "no space"),
    ("1.0.0\n", "no line end"),
    ("١.٠.٠", "ASCII digits only"),
    ("-1.0.0", "no negative numbers"),
    ("1.0.0@", "an empty digest"),
    ("1.0.0@sha256:", "an empty digest"),
    (f"1.0.0@md5:{FIRST}", "another hash"),
    (f"1.0.0@{FIRST}", "the hash is not named"),
    (f"1.0.0@sha256:{FIRST[:-1]}", "a short digest"),
    (f"1.0.0@sha256:{FIRST}0", "a long digest"),
    (f"1.0.0@sha256:{FIRST.upper()}", "an upper-case digest"),
    (f"1.0.0@sha256:{'g' * 64}", "not hexadecimal"),
    (f"1.*@sha256:{FIRST}", "a digest belongs to one version"),
    (f"1.0.*@sha256:{FIRST}", "a digest belongs to one version"),
    (f"@sha256:{FIRST}", "a digest without its version"),
    (1, "a number"),
    (1.0, "a number loses its zeros"),
    (b"1.0.0", "bytes"),
    (("1", "0", "0"), "a tuple"),
]
ABSENT = ["0.9.0", "1.0.2", "1.1.0", "1.1.*", "3.*", "3.0.0", f"3.0.0@sha256:{FIRST}", "10.0.0"]

versions = st.tuples(*[st.integers(0, 12)] * 3).map(lambda numbers: ".".join(map(str, numbers)))
installs = st.dictionaries(versions, st.sampled_from((FIRST, SECOND)), max_size=6)


@st.composite
def pins(draw: st.DrawFn) -> str:
    """Versions, whole or cut short by a star, and full pins."""
    version = draw(versions)
    major, minor, _ = version.split(".")
    digest = draw(st.sampled_from((FIRST, SECOND)))
    return draw(st.sampled_from((version, f"{major}.*", f"{major}.{minor}.*", f"{version}@sha256:{digest}")))


@pytest.mark.parametrize(("pin", "version"), HONORED)
def test_a_pin_is_honored(pin: str | None, version: str) -> None:
    """None is the newest, a star the newest that fits, and numbers count as numbers."""
    assert resolve(pin, RELEASED) == version


@pytest.mark.parametrize("pin", [pytest.param(pin, id=reason) for pin, reason in MALFORMED])
def test_a_malformed_pin_is_refused(pin: str) -> None:
    """What is not understood raises and says how a version is written; it is never guessed at."""
    with pytest.raises(PinError, match=r"write 1\.0\.0, 1\.0\.\*, 1\.\* or 1\.0\.0@sha256:<64 hex digits>"):
        resolve(pin, RELEASED)


@pytest.mark.parametrize("pin", ABSENT)
def test_a_version_that_is_not_installed_is_refused(pin: str) -> None:
    """There is no fallback, and the error lists what the install holds, oldest first."""
    with pytest.raises(VersionError) as caught:
        resolve(pin, RELEASED)
    assert (caught.value.asked, caught.value.available) == (pin, tuple(RELEASED))


def test_another_digest_is_refused() -> None:
    """The error tells the digest that was pinned from the one that is here."""
    with pytest.raises(PinError, match="the data is not what was pinned") as caught:
        resolve(f"1.0.0@sha256:{SECOND}", RELEASED)
    assert (caught.value.expected, caught.value.got) == (SECOND, FIRST)


@pytest.mark.parametrize("pin", [None, "1.0.0", "1.*"])
def test_an_install_without_releases_has_no_newest(pin: str | None) -> None:
    """Nothing is made up where nothing is shipped."""
    with pytest.raises(VersionError, match="it holds none"):
        resolve(pin, {})


@given(pins(), installs)
def test_the_release_matches_the_pin(pin: str, released: dict[str, str]) -> None:
    """Law: resolve gives a released version that matches number by number and digest, or raises."""
    try:
        version = resolve(pin, released)
    except (PinError, VersionError):
        return
    prefix, _, digest = pin.partition("@sha256:")
    assert version in released
    assert version.split(".")[: prefix.count(".")] == prefix.split(".")[: prefix.count(".")]
    assert prefix.endswith("*") or version == prefix
    assert digest in {"", released[version]}


@given(pins(), installs)
def test_a_star_means_the_newest_that_fits(pin: str, released: dict[str, str]) -> None:
    """Law: no released version that fits is newer than the one resolved."""
    matching = [version for version in released if f"{version}.".startswith(pin.removesuffix("*"))]
    if pin.endswith("*") and matching:
        assert resolve(pin, released) == max(matching, key=version_key)


@given(versions, installs)
def test_an_installed_version_is_never_refused(version: str, released: dict[str, str]) -> None:
    """Law: a version and its full pin are honored wherever they are installed."""
    installed = released | {version: FIRST}
    assert resolve(version, installed) == resolve(f"{version}@sha256:{FIRST}", installed) == version
