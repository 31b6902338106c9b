"""The table of formats has one answer to every name."""

from pathlib import Path

import pytest

from vocable.rdf import formats


@pytest.mark.parametrize("format_", formats.READABLE, ids=lambda f: f.name)
def test_the_table_agrees_with_oxigraph(format_):
    assert format_.rdf_format.media_type == format_.media_type
    assert format_.rdf_format.file_extension == format_.extension


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.ttl", formats.TURTLE),
        ("a.TTL.GZ", formats.TURTLE),
        ("a.b.jsonld", formats.JSON_LD),
        ("a.owl", formats.RDF_XML),
        ("a.gz", None),
        ("a", None),
        ("ttl", None),
        (".ttl", None),
    ],
)
def test_the_extension_announces_the_format(name, expected):
    assert formats.format_of(Path("folder.nt") / name) is expected


@pytest.mark.parametrize("format_", formats.WRITABLE, ids=lambda f: f.name)
def test_a_format_is_found_by_name_extension_and_media_type(format_):
    for name in (format_.name, format_.media_type, *format_.extensions):
        assert formats.format_named(name) is format_


def test_a_format_that_cannot_be_written_is_not_found():
    assert formats.format_named("n-quads") is None
    assert formats.format_named("") is None
