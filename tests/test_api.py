"""The public interface: `import vocable` gives a vocabulary to work with."""

import gc
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

import vocable
from vocable.checking.findings import NotConformingError
from vocable.cli import cli
from vocable.errors import VocableError

PAIR = """:s a skos:ConceptScheme ; dcterms:title "Sails"@en .
:a a skos:Concept ; skos:prefLabel "sail"@en ; skos:topConceptOf :s .
:b a skos:Concept ; skos:prefLabel "jib"@en ; skos:broader :a ; skos:inScheme :s ."""


@pytest.fixture
def sails(file_of):
    return file_of(PAIR)


def printed(*arguments):
    result = CliRunner().invoke(cli, [*map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


def test_importing_the_package_imports_nothing_of_it_but_its_version():
    names = "[n for n in sys.modules if n.startswith('vocable.')]"
    code = f"import sys, vocable; print({names})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "['vocable.version']"


def test_what_the_package_does_not_offer_is_no_attribute():
    with pytest.raises(AttributeError, match="no attribute 'lode'"):
        _ = vocable.lode


def test_a_vocabulary_is_queried_with_what_follows_from_it(sails):
    found = vocable.load(sails).query(
        "SELECT ?x { <https://example.org/a> skos:narrower ?x }"
    )
    assert [row[0].value for row in found.value] == ["https://example.org/b"]


def test_a_question_of_the_vocabulary_is_asked_by_name():
    folder = Path(__file__).parents[1] / "data" / "client"
    result = vocable.load(folder).query(name="forms-of-client")
    assert list(result.value)


def test_a_query_needs_a_text_or_a_name(sails):
    with pytest.raises(VocableError, match="its text, or the name of one"):
        vocable.load(sails).query()


@pytest.mark.parametrize("format_", ["turtle", "json-ld", "rdf-xml", "n-triples"])
@pytest.mark.parametrize("options", [[], ["--asserted"], ["--skos-only"]])
def test_an_export_has_the_bytes_of_the_command(sails, format_, options):
    given = {option.strip("-").replace("-", "_"): True for option in options}
    data = vocable.load(sails).export(format_, **given)
    assert data == printed("export", sails, "-f", format_, *options)


def test_what_the_files_say_is_exported_after_anything_was_inferred(sails):
    said = vocable.load(sails).export("n-triples", asserted=True)
    given = set(parse(sails.read_bytes(), RdfFormat.TURTLE))
    assert set(parse(said, RdfFormat.N_TRIPLES)) == given


def test_an_unknown_format_is_refused_with_the_known(sails):
    with pytest.raises(VocableError, match="'word' is not one of turtle"):
        vocable.load(sails).export("word")


def test_a_check_gives_the_report_of_the_command(sails):
    report = vocable.load(sails).check()
    assert not report.fails("violation")
    assert report.rules_checked


def test_a_build_writes_the_site_and_says_what(sails, tmp_path):
    heard = []
    steps = []
    vocabulary = vocable.load(sails, interface=["en"], tell=heard.append)
    built = vocabulary.build(
        tmp_path / "site", progress=lambda step, total: steps.append((step, total))
    )
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert built.files == len(files)
    assert built.report.profile == "skos"
    assert {total for _, total in steps} == {2}


def test_what_does_not_conform_is_not_built_and_the_report_says_why(file_of, tmp_path):
    bad = file_of(PAIR.replace('"jib"@en', '"jib"@en , "fore"@en'))
    with pytest.raises(NotConformingError, match="because of 2 findings") as stopped:
        vocable.load(bad).build(tmp_path / "site")
    assert [one.severity for one in stopped.value.report.failing("violation")]
    assert not (tmp_path / "site").exists()


def test_a_vocabulary_that_does_not_conform_can_be_forced(file_of, tmp_path):
    bad = file_of(PAIR.replace('"jib"@en', '"jib"@en , "fore"@en'))
    built = vocable.load(bad).build(tmp_path / "site", force=True)
    assert built.report.fails("violation")
    assert "index.html" in {path.name for path in (tmp_path / "site").iterdir()}


def test_an_address_that_is_none_is_refused(sails):
    with pytest.raises(VocableError):
        vocable.load(sails, site_url="not an address")


def test_a_language_that_is_none_is_refused(sails):
    with pytest.raises(VocableError, match="--interface"):
        vocable.load(sails, interface=["no tag"])


def test_no_cache_keeps_a_vocabulary_that_is_given_up(sails, tmp_path):
    vocabulary = vocable.load(sails, interface=["en", "fr"])
    vocabulary.build(tmp_path / "site", jobs=1)
    vocabulary.query("ASK {}")
    facts = weakref.ref(vocabulary.facts)
    graph = weakref.ref(vocabulary.graph)
    del vocabulary
    gc.collect()
    assert facts() is None
    assert graph() is None
