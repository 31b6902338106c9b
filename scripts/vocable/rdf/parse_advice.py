"""What to write instead of what a parser could not read, from what it says."""

import re

_NO_RDF = "if this is not RDF at all, point vocable at the RDF file"
# By what the parser says; the first that fits is given.
_ADVICE = tuple(
    (re.compile(said, re.IGNORECASE), advice)
    for said, advice in (
        (
            "has not been declared",
            "declare it at the top of the file with @prefix, or correct its spelling",
        ),
        (
            "Unknown prefix|namespace prefix",
            "declare it in the first element with xmlns:, or correct its spelling",
        ),
        (
            "LoadDocumentCallback",
            (
                "the context is on another site, and nothing is fetched; write the "
                "context itself into the file"
            ),
        ),
        (
            "cyclic",
            (
                "a term or prefix of the @context is defined by itself, perhaps by way "
                "of others; write the whole IRI in one of them"
            ),
        ),
        (
            "<!ENTITY",
            (
                "entities that stand in other files, or that declare others (%), are "
                'not read; write <!ENTITY name "text">, or the text itself where it is '
                "used"
            ),
        ),
        (
            "unrecognized entity",
            (
                "declare it with <!ENTITY> above, without naming itself, or write the "
                "character itself; nothing is fetched from another file"
            ),
        ),
        (
            "after '&'|escaping character",
            "write & as &amp;, and < as &lt;",
        ),
        (
            "language tag|language code|subtag|base direction",
            (
                "write the tag as BCP 47 has it: letters and digits of at most eight, "
                "with hyphens between them, such as en or en-US"
            ),
        ),
        ("UTF-8", "save the file as UTF-8"),
        (
            "end of file",
            (
                "a closing quotation mark, bracket or final full stop is missing "
                "before here"
            ),
        ),
        (
            "expected `</|ill-formed",
            "close every element that is opened, the innermost first",
        ),
        ("namespaces are required|text event", f"expected RDF/XML; {_NO_RDF}"),
        (
            "rdf:ID|rdf:nodeID|rdf:bagID",
            (
                "begin it with a letter or _, and go on with letters, digits, -, _ and "
                "full stops alone, or write rdf:about with the whole IRI"
            ),
        ),
        (
            "Invalid IRI",
            (
                "write the character percent-encoded, or take it out of the IRI; "
                f"{_NO_RDF}"
            ),
        ),
        (
            "No scheme found",
            f"write the whole IRI with http:// or https://; {_NO_RDF}",
        ),
        (
            "valid RDF object",
            "expected an IRI in <>, a prefixed name or a text in quotation marks",
        ),
        ("escape character", r"write \\ for a backslash in a text"),
        ("Line jumps", 'write \\n in the text, or put it between three marks, """'),
        ("Trailing comma", "take out the last comma before the closing bracket"),
        (
            "@context value",
            (
                "write the terms of the vocabulary as an object: "
                '{"@context": {"name": "IRI"}}'
            ),
        ),
        (
            "value must be|must be a",
            "write a value of that kind, as JSON-LD 1.1 has it",
        ),
    )
)


def advice(reason: str, line: str = "", column: int | None = None) -> str:
    """Say what to write, from the reason of a parser and the line that it stopped in.

    The column counts from 1.
    """
    before = line[: column or 0]
    # A tag ends where a letter is none of its own; what follows is a riddle then.
    if re.search(r"[\"']@[A-Za-z][\w-]*$", before):
        reason = "language tag"
    for said, what in _ADVICE:
        if said.search(reason):
            return what
    return "look at the punctuation here and at the end of the line before"
