"""Whatever stands under a key of vocable.toml is taken, or refused with its line."""

import string

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vocable.config.configuration import Configuration
from vocable.config.discovery import configure
from vocable.errors import ConfigurationError, VocableError

TOP = (
    *("title", "languages", "interface", "profile", "order", "notation_order"),
    *("base", "iri_space", "site_url", "sources", "severity", "shapes"),
    *("templates", "theme", "security", "picture_font"),
)
INNER = {
    "theme": ("accent", "accent_dark", "font", "fonts", "logo", "css", "wordmark"),
    "security": ("script-src", "style-src", "img-src", "connect-src", "x"),
    "severity": ("label-missing", "untagged-label", "x y", ""),
    "title": ("fr", "en_US", ""),
}
ODD = (
    *("", ".", "..", "/", "~", "**", "**a", "[", "*" * 50, "a\0b", "\x1b[2J", "\u202e"),
    *("a.ttl", "a.ttl/b", "x" * 300, "http://e.org/", "http://", "mailto:a", "#fff"),
    *("en", "en_US", "natural", "skos", "a\nb", "'", '"""', "\\", "../../..", "nul"),
)
TEXTS = st.one_of(
    st.sampled_from(ODD),
    # TOML has no lone surrogates.
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
)
PLAIN = st.one_of(
    TEXTS,
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
KEYS = st.one_of(
    st.sampled_from([key for keys in INNER.values() for key in keys]),
    st.text(string.ascii_letters, min_size=1, max_size=4),
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)
    ),
    max_leaves=4,
)


@st.composite
def tables(draw):
    """Draw a file with a wrong value, or a right one, under some of the keys."""
    table = {}
    for key in draw(st.sets(st.sampled_from(TOP), min_size=1, max_size=2)):
        inner = INNER.get(key, ())
        if inner and draw(st.booleans()):
            names = st.sampled_from(inner)
            table[key] = draw(st.dictionaries(names, VALUES, min_size=1, max_size=2))
        else:
            table[key] = draw(VALUES)
    return table


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("typed")
    (folder / "a.ttl").write_text("<urn:x:a> <urn:x:b> <urn:x:c> .")
    return folder


@given(tables())
@settings(
    derandomize=True,
    max_examples=600,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_value_under_any_key_is_taken_or_refused_with_its_line(folder, table):
    try:
        text = tomlkit.dumps(table)
    except (ValueError, TypeError):
        return
    (folder / "vocable.toml").write_text(text, encoding="utf-8")
    try:
        found = configure(folder)
    except VocableError as error:
        found = error
    if isinstance(found, ConfigurationError):
        assert found.line is not None, str(found)
        assert str(found).startswith(f"{folder / 'vocable.toml'}:{found.line}")
    else:
        # What the files themselves do not allow has no line in this one.
        assert isinstance(found, Configuration | VocableError)
        assert "\x1b" not in str(getattr(found, "message", ""))
