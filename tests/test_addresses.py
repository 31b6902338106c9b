"""Every IRI gets a path of its own that any file system and any browser can take."""

import itertools
import re
import unicodedata
from urllib.parse import unquote, urldefrag

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vocable.vocabulary.addresses import (
    RESERVED,
    Address,
    Addresses,
    digest,
    find_space,
    href,
    is_web,
    unique_paths,
    up,
)

SPACE = "https://example.org/v/"
WINDOWS = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"
}
OWN_FILES = {"llms.txt", "sitemap.xml", "print.epub", "static/site.css", "data/v.rdf"}
EXTENSIONS = (".html", ".ttl", ".jsonld")
# What RFC 3987 leaves in an IRI, and the shapes that were seen to make trouble.
TROUBLE = st.sampled_from(
    [
        *("a", "A", "b", "é", "e\u0301", "É", "ß", "SS", "ẞ", "ϊ\u0301", "ΐ", "ſ"),
        *("..", ".", "...", "", "/", "#", "?", "%", "%20", "%2F", "'", "~", "-", "_"),
        *("index", "INDEX", "en", "EN", "data", "Data", "con", "CON.txt", "Com1"),
        *("llms.txt", "Sitemap.xml", "print.epub", "static", "site.css", "/", "/a"),
        *("a.html", "a.HTML", "a.ttl", "terms", "other", "404", "ٱ", "词", "𝒜", "ﬁ"),
        *("x" * 130, "é" * 90, "y/" * 60),
    ]
)
SAFE = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=' <>"{}|\\^`'),
    max_size=12,
)
TAILS = st.lists(TROUBLE | SAFE, max_size=4).map("".join)
IRIS = st.builds(
    str.__add__,
    st.sampled_from(
        [SPACE, SPACE, SPACE, "https://example.org/", "urn:", "http://é.x/#"]
    ),
    TAILS,
)


def folded(name):
    """Fold a name as a file system does that ignores case and normal forms."""
    decomposed = unicodedata.normalize("NFD", name).casefold()
    return unicodedata.normalize("NFD", decomposed)


def files_of(paths):
    return [f"{path}{extension}" for path in paths for extension in EXTENSIONS]


def paths_of(iris, reserved=("en",)):
    addresses = Addresses(iris, SPACE, reserved)
    return {iri: addresses.path(iri) for iri in iris}


@example({SPACE + "\u03aa\u0301", SPACE + "\u03b9\u0308\u0301"})
@example({SPACE + "Ström", SPACE + "stro\u0308m", SPACE + "STRÖM"})
@given(st.sets(IRIS, max_size=12))
def test_no_two_resources_share_a_file_even_where_case_is_ignored(iris):
    names = [folded(path) for path in paths_of(iris).values()]
    assert len(names) == len(set(names))


def folders_of(paths):
    return {
        "/".join(path.split("/")[:end])
        for path in paths
        for end in range(1, path.count("/") + 1)
    }


@example({"http://EX.org/a", "http://ex.org/b", "http://Ex.org/c"})
@example({SPACE + "A/x/a", SPACE + "a/X/b", SPACE + "a/x/c"})
@example({SPACE + "\u00e9/a", SPACE + "e\u0301/b", SPACE + "\u00c9/b"})
@given(st.sets(IRIS, max_size=12))
def test_no_two_folders_are_one_where_case_is_ignored(iris):
    folders = folders_of(paths_of(iris).values())
    assert len(folders) == len(set(map(folded, folders)))


def test_what_stands_in_one_folder_stays_together():
    iris = [f"http://{host}/{name}" for host in ("EX.org", "ex.org") for name in "ab"]
    paths = paths_of(iris)
    assert [paths[iri] for iri in iris[:2]] == ["other/EX.org/a", "other/EX.org/b"]
    assert len(folders_of(paths.values())) == 3


@example({SPACE + "a", SPACE + "a.HTML/b"})
@example({SPACE + "a", SPACE + "a.ttl/b"})
@example({SPACE + "LLMS.txt/b", SPACE + "static/site.css/b", SPACE + "/data/v.rdf/c"})
@given(st.sets(IRIS, max_size=12))
def test_no_file_has_the_name_of_a_folder(iris):
    paths = [folded(path) for path in paths_of(iris).values()]
    assert not folders_of(paths) & {*files_of(paths), *OWN_FILES}


@example(SPACE + "con.txt")
@example(SPACE + "COM1/lpt9.a.b")
@example(SPACE + "COM¹.a/lpt³")
@example(SPACE + "a./b")
@given(IRIS)
def test_every_path_is_a_safe_file_name(iri):
    (path,) = paths_of({iri}).values()
    assert path
    for part in path.split("/"):
        assert part not in {"", ".", ".."}
        assert len(f"{part}.jsonld".encode()) <= 255
        assert part.partition(".")[0].lower() not in WINDOWS
        assert not set(part) & set('<>:"\\|?*%#& ')
        assert part.isprintable()
        assert not part.endswith(".")
    assert len(path.encode()) < 1000


@example({SPACE + "EN/a", SPACE + "a", SPACE + "en/a"})
@example({SPACE + "Index", SPACE + "STATIC/a", SPACE + "Terms/b"})
@given(st.sets(IRIS, max_size=8))
def test_no_resource_takes_a_page_of_the_site_or_of_another_language(iris):
    paths = [folded(path) for path in paths_of(iris).values()]
    every = [*RESERVED, *paths, *(f"en/{path}" for path in paths)]
    assert len(every) == len(set(every))
    for path in paths:
        assert path.split("/")[0] not in {*RESERVED, "en"} or "~" in path


@given(st.sets(IRIS, min_size=1, max_size=8), IRIS)
def test_an_address_stays_when_other_resources_come(iris, other):
    before = paths_of(iris)
    (path,) = paths_of({other}).values()
    folders = folders_of([path]) - folders_of(before.values())
    collides = {folded(path)} & set(map(folded, before.values()))
    if not collides and not set(map(folded, folders)) & set(
        map(folded, folders_of(before.values()))
    ):
        after = paths_of(iris | {other})
        assert {iri: after[iri] for iri in before} == before


@given(st.sets(IRIS, max_size=8))
def test_the_order_of_the_resources_does_not_matter(iris):
    assert paths_of(sorted(iris)) == paths_of(sorted(iris, reverse=True))


@given(IRIS, SAFE)
def test_a_link_decodes_to_the_file_and_the_place_it_names(iri, anchor):
    (path,) = paths_of({iri}).values()
    target, fragment = urldefrag(href(path, anchor=anchor))
    assert target.isascii()
    assert fragment.isascii()
    assert unquote(target) == f"{path}.html"
    assert unquote(fragment) == anchor
    assert ":" not in target.split("/", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("tail", "path"),
    [
        ("concept/client", "concept/client"),
        ("Q1", "Q1"),
        ("été", "été"),
        ("чай", "чай"),
        ("v1.2", "v1.2"),
        ("a#b", "a/b"),
    ],
)
def test_what_follows_the_space_is_the_path(tail, path):
    assert paths_of({SPACE + tail}) == {SPACE + tail: path}


@pytest.mark.parametrize(
    "tail",
    ["", "a/", "a//b", "../a", "a%20b", "l'eau", "e\u0301", "index", "en/a", "nul"],
)
def test_what_cannot_be_its_own_path_carries_a_digest(tail):
    (path,) = paths_of({SPACE + tail}).values()
    name, tilde, digest = path.rpartition("~")
    assert tilde
    assert name
    assert len(digest) == 8


def test_what_lies_outside_the_space_stands_under_other():
    iri = "https://elsewhere.org/a/b"
    assert paths_of({iri}) == {iri: "other/elsewhere.org/a/b"}


def test_the_name_other_inside_the_space_is_not_taken_for_outside():
    inside, outside = SPACE + "other/x.org/a", "https://x.org/a"
    paths = paths_of({inside, outside})
    assert paths[outside] == "other/x.org/a"
    assert paths[inside].startswith("other/x.org/a~")


def test_of_two_that_differ_in_case_the_first_keeps_its_path():
    paths = paths_of({SPACE + "Client", SPACE + "client"})
    assert paths[SPACE + "Client"] == "Client"
    assert paths[SPACE + "client"].startswith("client~")


def test_a_hash_namespace_gives_paths_without_the_hash():
    space = "https://example.org/thesaurus#"
    assert Addresses([space + "Q1"], space).path(space + "Q1") == "Q1"


def test_a_very_long_iri_is_cut_and_stays_distinct():
    iris = {SPACE + "x" * 5000 + end for end in "ab"}
    paths = paths_of(iris)
    assert len(set(paths.values())) == 2
    assert all(len(path) < 200 for path in paths.values())


def test_a_part_of_a_page_is_found_where_it_stands():
    addresses = Addresses([SPACE + "entry"], SPACE)
    addresses.add_anchor(SPACE + "sense", SPACE + "entry", "sense-1")
    addresses.add_anchor(SPACE + "lost", SPACE + "nowhere", "x")
    assert addresses.find(SPACE + "sense") == Address("entry", "sense-1")
    assert addresses.find(SPACE + "lost") is None


def test_no_two_parts_of_a_page_stand_at_one_place():
    addresses = Addresses([SPACE + "a", SPACE + "b"], SPACE)
    for iri, page in (("x/1", "a"), ("y/1", "a"), ("z/1", "b"), ("x/1", "b")):
        addresses.add_anchor(SPACE + iri, SPACE + page, "label-1")
    assert addresses.find(SPACE + "x/1") == Address("a", "label-1")
    second = f"label-1~{digest(SPACE + 'y/1')}"
    assert addresses.find(SPACE + "y/1") == Address("a", second)
    assert addresses.find(SPACE + "z/1") == Address("b", "label-1")


def test_several_parts_of_a_page_may_stand_on_one_line():
    addresses = Addresses([SPACE + "a"], SPACE)
    for iri in "xy":
        addresses.add_line(SPACE + iri, SPACE + "a", "L4")
        assert addresses.find(SPACE + iri) == Address("a", "L4")


def test_a_resource_with_a_page_keeps_it_when_it_is_also_a_part():
    addresses = Addresses([SPACE + "a", SPACE + "b"], SPACE)
    addresses.add_anchor(SPACE + "b", SPACE + "a", "x")
    assert addresses.find(SPACE + "b") == Address("b")


def test_only_what_has_a_page_has_a_path():
    with pytest.raises(KeyError):
        Addresses([], SPACE).path(SPACE + "a")


@pytest.mark.parametrize(
    ("path", "way"), [("index", ""), ("a/b", "../"), ("a/b/c", "../../")]
)
def test_the_way_up_is_one_step_for_each_folder(path, way):
    assert up(path) == way


@pytest.mark.parametrize(
    ("iris", "space"),
    [
        ([], ""),
        (
            ["https://e.org/a/1", "https://e.org/a/2", "https://e.org/b"],
            "https://e.org/a/",
        ),
        (["https://e.org/t#1", "https://e.org/t#2"], "https://e.org/t#"),
        (["https://e.org/b/1", "https://e.org/a/1"], "https://e.org/a/"),
        (["urn:x:1", "urn:x:2", "urn:y"], "urn:x:"),
        (["mailto:ada@e.org"], "mailto:"),
    ],
)
def test_the_space_is_where_most_concepts_stand(iris, space):
    assert find_space(iris) == space


@pytest.mark.parametrize(
    ("iri", "followed"),
    [
        ("https://example.org/", True),
        ("http://example.org/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("JAVASCRIPT:alert(1)", False),
        ("vbscript:x", False),
        ("urn:isbn:1", False),
        ("mailto:a@example.org", False),
        ("httpx://example.org/", False),
    ],
)
def test_only_web_addresses_are_followed(iri, followed):
    assert is_web(iri) is followed


def test_pages_of_no_resource_get_readable_paths():
    names = {"a b": ("tea", "thé vert"), "b a": ("Tea", "thé vert"), "c": ("", "..")}
    paths = unique_paths("compare", names)
    assert paths["a b"] == "compare/tea--thé-vert"
    assert re.fullmatch(r"compare/Tea--thé-vert~[0-9a-f]{8}", paths["b a"])
    assert paths["c"] == "compare/----"


@given(st.dictionaries(st.text(), st.lists(st.text(max_size=300)), max_size=8))
def test_no_two_pages_share_a_path_and_none_leaves_its_folder(names):
    paths = unique_paths("x", names)
    assert len({path.casefold() for path in paths.values()}) == len(names)
    for path in paths.values():
        assert re.fullmatch(r"x/[^/\\:*?\"<>|#%]+", path)
        assert len(path.encode()) < 250


def test_resources_that_share_even_a_digest_have_paths_of_their_own():
    digests = {}
    for number in itertools.count():
        iri = f"{SPACE}{'x' * 200}{number}"
        twin = digests.setdefault(digest(iri), iri)
        if twin != iri:
            break
    others = [f"{SPACE}{'x' * 200}-{letter}" for letter in "abc"]
    paths = paths_of([iri, twin, *others])
    assert len(set(paths.values())) == 5
    assert all(len(f"{path}.jsonld") < 256 for path in paths.values())
