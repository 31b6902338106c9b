"""`vocable.toml` is understood, or refused with the line that is wrong."""

import pytest

from vocable.config.discovery import configure
from vocable.errors import ConfigurationError, VocableError


def configured(folder, text, files=("v.ttl",)):
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    (folder / "vocable.toml").write_text(text, encoding="utf-8")
    return configure(folder)


def test_what_is_not_said_has_a_default(tmp_path):
    found = configured(tmp_path, "", ["b.ttl", "sub/a.nt", "c.txt"])
    assert found.sources == (tmp_path / "b.ttl", tmp_path / "sub/a.nt")
    assert found.path == tmp_path
    assert found.profile == "skos"
    assert found.order == "notation"
    assert found.interface == ()
    assert (found.title, found.languages, found.severity) == ({}, (), {})
    assert (found.iri_space, found.site_url) == (None, None)


def test_everything_that_can_be_said_is_understood(tmp_path):
    found = configured(
        tmp_path,
        """
        title.fr = "Clients"
        title.en = "Customers"
        languages = ["fr", "pt-BR"]
        interface = ["en"]
        profile = "vocable"
        order = "label"
        iri_space = "https://w3id.org/x/"
        site_url = "http://localhost:8000/x"
        sources = ["*.ttl", "extra/y.json"]
        [severity]
        orphan = "ignore"
        """,
        ["v.ttl", "extra/y.json", "extra/z.ttl"],
    )
    assert found.title == {"fr": "Clients", "en": "Customers"}
    assert found.languages == ("fr", "pt-BR")
    assert found.interface == ("en",)
    assert found.profile == "vocable"
    assert found.order == "label"
    assert found.iri_space == "https://w3id.org/x/"
    assert found.site_url == "http://localhost:8000/x/"
    assert found.sources == (tmp_path / "extra/y.json", tmp_path / "v.ttl")
    assert found.severity == {"orphan": "ignore"}


def test_one_title_serves_all_languages(tmp_path):
    assert configured(tmp_path, 'title = "Clients"').title == {"": "Clients"}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("\ntitle", ":2:", "not TOML: Expected '='"),
        ("title = [\n", ":1:", "not TOML: Invalid value"),
        ("title = 'a' 'b'", ":1:13:", "not TOML"),
        ("titel = 'a'", ":1:", "unknown key titel; did you mean title? Known keys: ti"),
        ("# c\n\nzzz = 1", ":3:", "unknown key zzz; remove it. Known keys: title,"),
        ("title = 3", ":1:", "title must be a text, or one for each language"),
        ("[title]\nfr = 3", ":1:", "title must be a text"),
        ("title.fr='x'\n\nlanguages=3", ":3:", "languages must be a list of texts"),
        ("languages = []", ":1:", "languages is empty; name at least one"),
        ("\ninterface = ['fr_FR']", ":2:", '"fr_FR" is not a language tag'),
        ("profile = 'x'", ":1:", "profile must be one of skos, vocable, not 'x'"),
        ("\norder = 'x'", ":2:", "order must be one of notation, label, not 'x'"),
        (
            "notation_order = 'x'",
            ":1:",
            "must be one of natural, decimal, lexical",
        ),
        ("site_url = 'ftp://x'", ":1:", "site_url must be an address that starts"),
        ("iri_space = 4", ":1:", "iri_space must be an address that starts"),
        ("templates = 'none'", ":1:", "templates: 'none' is no folder in"),
        ("\ntemplates = 'v.ttl'", ":2:", 'your templates, for example "my-templates"'),
        ("templates = ''", ":1:", "templates: '' is no folder in"),
        ("templates = 3", ":1:", "templates: 3 is no folder in"),
        ("theme = 3", ":1:", 'theme must be a table: [theme] then accent = "#00695c"'),
        ("[theme]\n\naccent = 'x'", ":3:", "theme: accent: 'x' is not a CSS colour"),
        ("# c\ntheme.acent = 'x'", ":2:", "unknown key acent; did you mean accent?"),
        ("theme = { zz = 'x' }", ":1:", "theme: unknown key zz; remove it."),
        ("[theme]\n'logo' = 'x'", ":2:", "theme: logo: 'x' is no picture in"),
        ("sources = ['no/*.ttl']", ":1:", 'no RDF file matches "no/*.ttl"'),
        ("sources = ['/etc/*']", ":1:", 'sources: "/etc/*" must be a relative path'),
        ("sources = ['']", ":1:", "must be a relative path"),
        ("severity = 3", ":1:", "severity must be a table of rules"),
        (
            "languages = [\n 'fr',\n]\n[severity]\nx = 'bad'",
            ":4:",
            "severity must be one of violation, warning, info, ignore, not 'bad'",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path, text, place, words):
    with pytest.raises(ConfigurationError) as caught:
        configured(tmp_path, text)
    assert caught.value.message.startswith(f"{tmp_path / 'vocable.toml'}{place}")
    assert words in caught.value.message


def test_templates_and_theme_are_found_beside_the_configuration(tmp_path):
    files = ["v.ttl", "mine/concept.html", "mine/static/data.ttl", "logo.png"]
    text = "templates = 'mine'\n[theme]\naccent = 'teal'\nlogo = 'logo.png'"
    found = configured(tmp_path, text, files)
    assert found.templates == tmp_path / "mine"
    assert found.theme.colours["accent"][0] == "#008080"
    assert found.theme.logo == tmp_path / "logo.png"
    # What lies among the templates is no data.
    assert found.sources == (tmp_path / "v.ttl",)


def test_a_file_that_is_not_utf_8_is_named(tmp_path):
    (tmp_path / "vocable.toml").write_bytes("title = 'é'".encode("latin-1"))
    with pytest.raises(ConfigurationError, match="save the file as UTF-8"):
        configure(tmp_path)


def test_an_rdf_file_needs_no_configuration(tmp_path):
    path = tmp_path / "v.ttl"
    path.touch()
    assert configure(path).sources == (path,)


def test_a_folder_of_rdf_files_needs_no_configuration(tmp_path):
    (tmp_path / "v.ttl").touch()
    assert configure(tmp_path).sources == (tmp_path / "v.ttl",)


def test_the_configuration_file_itself_can_be_named(tmp_path):
    configured(tmp_path, "title = 'x'")
    assert configure(tmp_path / "vocable.toml").title == {"": "x"}


def test_a_folder_without_rdf_is_refused(tmp_path):
    with pytest.raises(VocableError, match="no RDF file in this folder"):
        configure(tmp_path)


def test_a_path_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(VocableError, match="no such file or folder"):
        configure(tmp_path / "none")


def test_without_a_path_the_folder_here_is_taken(tmp_path, monkeypatch):
    configured(tmp_path, "title = 'here'")
    monkeypatch.chdir(tmp_path)
    assert configure(None).title == {"": "here"}


def test_without_a_path_the_only_vocabulary_in_data_is_taken(tmp_path, monkeypatch):
    folder = tmp_path / "data" / "one"
    folder.mkdir(parents=True)
    configured(folder, "title = 'one'")
    monkeypatch.chdir(tmp_path)
    assert configure(None).title == {"": "one"}
    other = tmp_path / "data" / "two"
    other.mkdir()
    configured(other, "")
    with pytest.raises(VocableError, match="several vocabularies here: name one of"):
        configure(None)


def test_without_a_path_or_vocabulary_the_next_step_is_said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(VocableError, match=r"name the vocabulary to work on"):
        configure(None)


@pytest.mark.parametrize(
    "line", ['picture_font = "{}"', 'templates = "{}"', 'shapes = ["{}"]']
)
def test_a_path_that_cannot_be_looked_up_is_told_with_its_line(tmp_path, line):
    toml = tmp_path / "vocable.toml"
    toml.write_text(line.format("x" * 300), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"vocable.toml:1: \w+: cannot be "):
        configure(tmp_path)
