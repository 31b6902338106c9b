"""The policy stands in every page, is widened on request, and tells what it blocks."""

import hashlib
from base64 import b64encode

import pytest

from vocable.config.content_security_policy import (
    Security,
    SecurityMistake,
    read_security,
)
from vocable.config.discovery import configure
from vocable.errors import ConfigurationError
from vocable.html.templates.overriding import notices

TERM = """
    :s a skos:ConceptScheme ; dcterms:title "Tea"@en .
    :a a skos:Concept ; skos:prefLabel "tea"@en ; skos:inScheme :s ;
        skos:topConceptOf :s ; skos:narrower :b .
    :b a skos:Concept ; skos:prefLabel "green tea"@en ; skos:inScheme :s .
"""
POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'"
)


@pytest.fixture
def vocabulary(tmp_path, file_of):
    def make(files, more=""):
        folder = tmp_path / "tea"
        folder.mkdir()
        file_of(TERM).rename(folder / "tea.ttl")
        toml = f'interface = ["en"]\ntemplates = "mine"\n{more}\n'
        (folder / "vocable.toml").write_text(toml, encoding="utf-8")
        for name, content in files.items():
            path = folder / "mine" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return folder

    return make


@pytest.fixture
def told(vocabulary):
    """What is told of the user's files, without the folder they lie in."""

    def tell(files, more=""):
        folder = vocabulary(files, more)
        return [
            line.removeprefix(f"{folder / 'mine'}/")
            for line in notices(configure(folder), ("en",))
            if "a browser will block" in line
        ]

    return tell


def policy_of(page):
    return page.one("meta", **{"http-equiv": "Content-Security-Policy"})["content"]


def test_every_page_has_the_policy_before_all_that_it_governs(sample_site):
    assert sample_site.pages
    for name in sample_site.pages:
        page = sample_site.page(name)
        first, second, *_ = page.one("head").walk()
        assert first.attributes == {"charset": "utf-8"}
        assert second["http-equiv"] == "Content-Security-Policy"
        more = "; script-src 'self' 'wasm-unsafe-eval'"
        assert second["content"].removesuffix(more) == POLICY
        assert second["content"].endswith(more) <= name.endswith("sparql.html")


def test_no_page_has_inline_script_or_style(sample_site):
    for name in sample_site.pages:
        for element in sample_site.page(name).walk():
            assert element.tag != "style"
            assert "style" not in element.attributes, name
            assert not [key for key in element.attributes if key.startswith("on")]
            if element.tag == "script" and not element.get("src"):
                assert element["type"] in {"application/ld+json", "application/json"}


def test_what_templates_need_is_added_to_the_policy(vocabulary, build_folder):
    more = '[security]\nscript-src = ["https://stats.example.org"]\nimg-src = ["blob:"]'
    site = build_folder(vocabulary({"a.txt": ""}, more))
    policy = policy_of(site.page("index.html"))
    assert "script-src 'self' https://stats.example.org" in policy.split("; ")
    assert "img-src 'self' data: blob:" in policy.split("; ")
    assert policy.count("img-src") == 1


@pytest.mark.parametrize(
    "source",
    [
        *("https://a.example.org", "*.example.org", "https:", "data:"),
        *("http://localhost:8000/x/", "https://example.org:*", "wss://a.example"),
        *("'unsafe-inline'", "'sha256-abc+/=='"),
    ],
)
def test_sources_are_those_of_the_specification(source):
    assert read_security({"script-src": [source]}) == Security(
        {"script-src": (source,)}
    )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ({"script_src": ["https:"]}, "unknown key script_src; did you mean script-src"),
        ({"default-src": ["https:"]}, "unknown key default-src"),
        ({"img-src": "https:"}, "img-src must be a list"),
        ({"img-src": []}, "img-src must be a list"),
        ({"img-src": [3]}, "3 is no source"),
        *(
            ({"img-src": [one]}, "is no source")
            for one in (
                *("", "a b", "https://a.example; script-src *", "*", "'none'", "a,b"),
                *('"><script>', "https://a.example/\n", "javascript:", "unsafe-inline"),
            )
        ),
    ],
)
def test_what_is_no_source_is_refused(table, message):
    with pytest.raises(SecurityMistake, match=message):
        read_security(table)


def test_a_mistake_is_told_with_its_line(vocabulary):
    folder = vocabulary({"a.txt": ""}, '[security]\nimg-src = ["data:"]\nscript = 3')
    with pytest.raises(ConfigurationError, match=r"vocable\.toml:5: security: unknown"):
        configure(folder)


@pytest.mark.parametrize(
    ("name", "content", "line", "what"),
    [
        ("_base.html", "\n<script>a()</script>", 2, "the script in the page"),
        ("_base.html", "<style>p{}</style>", 1, "the style in the page"),
        ("concept.html", '{% if it %}\n<p style="x:y">{% endif %}', 2, "the attr"),
        ("concept.html", "<p\nonclick='{{ it }}'>", 1, "the handler onclick"),
        ("concept.html", '<a href="javascript:x()">', 1, "the script in href"),
        ("_head.html", '<script src="https://a.example/x.js">', 1, "https://a.example"),
        ("_head.html", '<script src="//a.example/x.js">', 1, "https://a.example"),
        ("_head.html", '<link rel="stylesheet" href="https://a.example">', 1, "https:"),
        ("concept.html", '<img alt="" src="https://a.example/">', 1, "https://a.ex"),
        ("concept.html", '<img srcset="a.png, http://b.example/b 2x">', 1, "http://b"),
        ("concept.html", '<iframe src="https://a.example/">', 1, "https://a.example"),
        ("concept.html", '<form action="https://a.example/">', 1, "https://a.example"),
        ("static/a.css", "/*\n*/@import 'https://a.example/';", 2, "https://a.example"),
        ("static/a.css", "a{b:url(https://a.example/b)}", 1, "https://a.example"),
        ("static/a.js", "\nfetch('https://a.example/b')", 2, "https://a.example"),
        ("static/a.js", "import x from 'y';\nimport('https://a.example')", 2, "https"),
    ],
)
def test_what_would_be_blocked_is_told_with_its_place(told, name, content, line, what):
    (only,) = told({name: content})
    assert only.startswith(f"{name}:{line}: a browser will block {what}")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("concept.html", '<script type="application/ld+json">{"a": 1}</script>'),
        ("concept.html", '<script src="{{ page.base }}static/a.js"></script>'),
        (
            "concept.html",
            '<img src="{{ it.logo }}" alt=""><a href="https://a.example">',
        ),
        ("concept.html", '{# <p style="x"> #}<link rel="license" href="https://a.ex">'),
        ("static/a.css", "a { b: url(data:image/png;base64,AA) } /* url(https://a) */"),
        ("static/page.html", "<script>a()</script>"),
    ],
)
def test_what_is_allowed_is_not_told(told, name, content):
    assert told({name: content}) == []


@pytest.mark.parametrize(
    ("content", "more"),
    [
        ('<script src="https://a.example/x.js">', 'script-src = ["https://a.example"]'),
        ('<script src="https://a.b.example/x">', 'script-src = ["*.b.example"]'),
        ('<img src="https://a.example/x">', 'img-src = ["https:"]'),
        ('<p style="a:b">', "style-src = [\"'unsafe-inline'\"]"),
    ],
)
def test_what_is_added_is_told_no_longer(told, content, more):
    assert told({"concept.html": content}, f"[security]\n{more}") == []


def test_an_inline_script_is_allowed_by_the_hash_that_is_told(told):
    script = "document.title = 'é';"
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    (only,) = told({"concept.html": f"<script>{script}</script>"})
    assert f"\"'sha256-{digest}'\"" in only
    table = read_security({"script-src": [f"'sha256-{digest}'"]})
    assert digest in table.policy()
