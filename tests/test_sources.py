"""Of a folder its RDF files are read, and never what Vocable wrote."""

import bz2
import gzip
import json
import lzma
import os

import pytest

from vocable.config.discovery import configure
from vocable.errors import ConfigurationError, InputError, VocableError
from vocable.paths import MANIFEST
from vocable.rdf.source_files import rdf_files


def fill(folder, *files):
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def site(folder, *files):
    fill(folder, *files)
    (folder / MANIFEST).write_text(json.dumps({"files": [*files, MANIFEST]}))


def names(folder, *arguments):
    files = rdf_files(folder, *arguments).files
    return [path.relative_to(folder).as_posix() for path in files]


def test_a_folder_gives_its_rdf_files_in_order_without_hidden_ones(tmp_path):
    fill(tmp_path, "b.ttl", "a.nt.gz", "c.json", "d.xml", "e.xml.gz", ".e.ttl", "f.txt")
    fill(tmp_path, "sub/g.jsonld", ".hidden/g.jsonld", "x.ttl/g.jsonld")
    assert names(tmp_path) == ["a.nt.gz", "b.ttl", "sub/g.jsonld", "x.ttl/g.jsonld"]


def test_a_folder_below_a_hidden_one_is_read(tmp_path):
    fill(tmp_path, ".cache/data/a.ttl")
    assert names(tmp_path) == []
    assert names(tmp_path / ".cache" / "data") == ["a.ttl"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.ttl", ["a.ttl"]),
        ("**/*.ttl", ["a.ttl", "in/b.ttl", "in/deep/c.ttl"]),
        ("in/*", ["in/b.ttl"]),
        ("in/**", ["in/b.ttl", "in/deep/c.ttl"]),
        ("**/deep/*.ttl", ["in/deep/c.ttl"]),
        ("*/[ab].ttl", ["in/b.ttl"]),
        ("none/*.ttl", []),
    ],
)
def test_patterns_choose_among_them(tmp_path, pattern, found):
    fill(tmp_path, "a.ttl", "in/b.ttl", "in/deep/c.ttl")
    assert names(tmp_path, [pattern]) == found


def test_what_vocable_wrote_is_left_out_and_named(tmp_path):
    fill(tmp_path, "a.ttl", "public/page.txt")
    site(tmp_path / "public" / "site", "a.ttl", "data/a.ttl")
    (tmp_path / "terms").symlink_to("public/site/data")
    found = rdf_files(tmp_path)
    assert found.files == (tmp_path / "a.ttl",)
    assert found.left_out == (tmp_path / "terms", tmp_path / "public" / "site")


@pytest.mark.parametrize("spelling", ["out", "./in/../out", "link", "out/"])
def test_what_is_about_to_be_written_is_left_out_however_spelt(tmp_path, spelling):
    fill(tmp_path, "a.ttl", "in/b.ttl", "out/c.ttl", "out/d/e.ttl")
    (tmp_path / "link").symlink_to("out")
    files = rdf_files(tmp_path, passed_over=[tmp_path / spelling]).files
    assert files == (tmp_path / "a.ttl", tmp_path / "in" / "b.ttl")


def test_a_file_about_to_be_written_is_left_out(tmp_path):
    fill(tmp_path, "a.ttl", "all.ttl")
    found = rdf_files(tmp_path, passed_over=[tmp_path / "all.ttl"])
    assert found == ((tmp_path / "a.ttl",), (tmp_path / "all.ttl",))


@pytest.mark.parametrize("inside", ["", "data"])
def test_a_folder_that_vocable_wrote_is_refused(tmp_path, inside):
    site(tmp_path / "site", "data/a.ttl")
    with pytest.raises(VocableError, match="Vocable wrote this folder"):
        configure(tmp_path / "site" / inside)


def test_a_source_that_vocable_wrote_is_refused_with_the_line_that_names_it(tmp_path):
    site(tmp_path / "site", "data/a.ttl")
    (tmp_path / "vocable.toml").write_text('sources = ["site/data/a.ttl"]')
    with pytest.raises(ConfigurationError, match=r"toml:1: .* Vocable wrote"):
        configure(tmp_path)


def test_a_file_of_a_site_can_be_named(tmp_path):
    site(tmp_path / "site", "data/a.ttl")
    path = tmp_path / "site" / "data" / "a.ttl"
    assert configure(path).sources == (path,)


def test_a_file_that_two_names_lead_to_is_read_once(tmp_path):
    fill(tmp_path, "version-3.ttl")
    (tmp_path / "current.ttl").symlink_to("version-3.ttl")
    assert names(tmp_path) == ["current.ttl"]


@pytest.mark.parametrize("key", ["sources", "shapes"])
@pytest.mark.parametrize("named", ["link.ttl", "in/b.ttl"])
def test_a_link_out_of_the_vocabulary_is_refused(tmp_path, key, named):
    fill(tmp_path, "secret/b.ttl", "mine/a.ttl")
    (tmp_path / "mine" / "link.ttl").symlink_to("../secret/b.ttl")
    (tmp_path / "mine" / "in").symlink_to("../secret")
    (tmp_path / "mine" / "vocable.toml").write_text(f'{key} = ["{named}"]')
    with pytest.raises(InputError, match="is a link that leads out of the folder"):
        configure(tmp_path / "mine")
    with pytest.raises(InputError, match="is a link that leads out of the folder"):
        rdf_files(tmp_path / "mine")


def test_a_query_or_a_logo_that_is_linked_from_elsewhere_is_refused(tmp_path, invoke):
    fill(tmp_path, "secret.rq", "logo.svg", "mine/queries/a.txt", "mine/a.ttl")
    (tmp_path / "mine" / "logo.svg").symlink_to("../logo.svg")
    toml = tmp_path / "mine" / "vocable.toml"
    toml.write_text('[theme]\nlogo = "logo.svg"')
    assert "logo.svg: is a link that leads out" in invoke("check", toml.parent).stderr
    toml.write_text("")
    (tmp_path / "mine" / "queries" / "a.rq").symlink_to("../../secret.rq")
    listed = invoke("query", "--list", toml.parent)
    assert "a.rq: is a link that leads out" in listed.stderr


def test_links_that_are_no_sources_do_no_harm(tmp_path):
    fill(tmp_path, "secret", "mine/a.ttl")
    (tmp_path / "mine" / "README.md").symlink_to("../secret")
    (tmp_path / "mine" / "gone.txt").symlink_to("nowhere")
    assert names(tmp_path / "mine") == ["a.ttl"]


@pytest.mark.parametrize("name", ["gone.ttl", "data"])
def test_a_link_to_nothing_is_refused_where_it_may_have_led_to_sources(tmp_path, name):
    fill(tmp_path, "a.ttl")
    (tmp_path / name).symlink_to("nowhere")
    with pytest.raises(InputError, match="leads nowhere"):
        rdf_files(tmp_path)
    assert names(tmp_path, ["a.*"]) == ["a.ttl"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path, invoke):
    os.mkfifo(tmp_path / "b.ttl")
    assert "b.ttl: is no file but a pipe" in invoke("check", tmp_path).stderr
    assert "b.ttl: is no file but a pipe" in invoke("check", tmp_path / "b.ttl").stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("name", ["queries/q.rq", "mine/static/x.css", "mine/_x.html"])
def test_no_pipe_that_a_vocabulary_names_is_waited_for(tmp_path, invoke, file_of, name):
    folder = tmp_path / "tea"
    folder.mkdir()
    file_of(':a a skos:Concept ; skos:prefLabel "a"@en .').rename(folder / "tea.ttl")
    (folder / "vocable.toml").write_text('templates = "mine"\ninterface = ["en"]\n')
    (folder / "mine").mkdir()
    pipe = folder / name
    pipe.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(pipe)
    result = invoke("build", folder, "-o", tmp_path / "site")
    assert result.exit_code == 1
    assert f"{name}: is no file but a pipe" in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "content",
    [
        gzip.compress(gzip.compress(b"<a:a> <b:b> <c:c> .")),
        bz2.compress(b"<a:a> <b:b> <c:c> ."),
        lzma.compress(b"<a:a> <b:b> <c:c> ."),
        b"PK\3\4 and so on",
    ],
    # gzip holds the time, and two workers must call a test by one name.
    ids=["gzip twice", "bzip2", "xz", "zip"],
)
def test_what_is_packed_otherwise_is_told_so(tmp_path, invoke, content):
    path = tmp_path / "a.ttl"
    path.write_bytes(content)
    assert "a.ttl: is packed, and not once with gzip" in invoke("check", path).stderr
