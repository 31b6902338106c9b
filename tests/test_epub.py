"""The book as an EPUB: every file is well formed, listed, and reached."""

# ruff: noqa: E501 - a line of Turtle is read more easily whole

import posixpath
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
HTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = """
:s a skos:ConceptScheme ; dcterms:title "A & <b>"@en ; dcterms:modified "]]>" ; dcterms:license <javascript:1> .
:a a skos:Concept ; skos:inScheme :s ; skos:prefLabel "a&<"@en ; skos:altLabel "é"@en ;
    skos:definition "</p><script>alert(1)</script>"@en ; skos:related :b .
:b a skos:Concept ; skos:prefLabel "b"@en ; skos:note [ rdf:value "n"@en ; dcterms:source "<&>" ] .
"""


@pytest.fixture
def epub(sample_site):
    return ZipFile(sample_site.folder / "print.epub")


def documents(epub):
    return {
        name: ET.fromstring(epub.read(name))
        for name in epub.namelist()
        if name != "mimetype" and not name.endswith(".css")
    }


def test_the_media_type_comes_first_and_plain(epub):
    first = epub.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert epub.read("mimetype") == b"application/epub+zip"
    assert epub.testzip() is None


def test_the_container_leads_to_the_package(epub):
    container = documents(epub)["META-INF/container.xml"]
    (root,) = (one for one in container.iter() if one.tag.endswith("rootfile"))
    assert root.get("full-path") in epub.namelist()


def test_the_package_lists_every_file_once_and_orders_every_chapter(epub):
    package = documents(epub)["book.opf"]
    items = {one.get("id"): one.get("href") for one in package.iter(f"{OPF}item")}
    assert sorted(items.values()) == sorted(
        set(epub.namelist()) - {"mimetype", "META-INF/container.xml", "book.opf"}
    )
    read = [items[one.get("idref")] for one in package.iter(f"{OPF}itemref")]
    assert len(read) == len(set(read))
    assert set(read) == {name for name in items.values() if name.endswith(".xhtml")}
    assert read[:2] == ["cover.xhtml", "contents.xhtml"]


def test_the_package_says_what_it_is_and_when_the_data_changed(epub):
    package = documents(epub)["book.opf"]
    assert package.find(f".//{DC}title").text == "Le thé"
    assert package.find(f".//{DC}language").text == "fr"
    assert package.find(f".//{DC}identifier").text == "https://example.org/tea/print.fr"
    modified = package.find(f".//{OPF}meta[@property='dcterms:modified']")
    assert modified.text == "2026-01-02T00:00:00Z"


def test_every_link_of_the_book_leads_to_a_place_in_it(epub):
    files = documents(epub)
    ids = {name: {one.get("id") for one in root.iter()} for name, root in files.items()}
    links = [
        (name, link.get("href"))
        for name, root in files.items()
        for link in root.iter(f"{HTML}a")
    ]
    assert len(links) > 10
    for name, target in links:
        file, _, anchor = target.partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(name), file))
        assert file in files, (name, target)
        assert not anchor or anchor in ids[file], (name, target)


def test_whatever_a_text_holds_the_book_is_well_formed(site_of):
    site = site_of(HOSTILE)
    with ZipFile(site.folder / "print.epub") as epub:
        files = documents(epub)
    assert files["book.opf"].find(f".//{DC}title").text == "A & <b>"
    modified = files["book.opf"].find(f".//{OPF}meta[@property='dcterms:modified']")
    assert modified.text == "2000-01-01T00:00:00Z"
    texts = "".join("".join(root.itertext()) for root in files.values())
    assert "<script>alert(1)</script>" in texts
    assert "n (Source: <&>)" in texts or "n (Source : <&>)" in texts
    for root in files.values():
        assert not list(root.iter(f"{HTML}script"))
        for link in root.iter(f"{HTML}a"):
            assert not link.get("href").startswith("javascript:")


def test_the_same_book_gives_the_same_bytes(sample_site, build_folder, sample):
    again = build_folder(sample).folder / "print.epub"
    data = (sample_site.folder / "print.epub").read_bytes()
    assert again.read_bytes() == data
    with ZipFile(BytesIO(data)) as epub:
        assert {one.date_time for one in epub.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_language_has_a_book_of_its_own(sample_site):
    with ZipFile(sample_site.folder / "en" / "print.epub") as epub:
        package = documents(epub)["book.opf"]
    assert package.find(f".//{DC}language").text == "en"
    (link,) = sample_site.page("en/print.html").all("a", href="print.epub")
    assert link.text == "EPUB"
