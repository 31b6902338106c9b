"""Shapes made of shapes: compiled beside pySHACL, with the same results."""

import argparse
import tempfile
from pathlib import Path
from time import process_time

from vocable.checking.shacl.own_shapes import load_own_shapes
from vocable.checking.shacl.pyshacl_engine import Referee
from vocable.checking.validating import shape_findings
from vocable.rdf.loading import load
from vocable.rdf.namespaces import PREFIXES

_LABEL = "[ sh:path skos:prefLabel ; sh:minCount 1 ]"
_OTHER = "[ sh:path skos:altLabel ; sh:minCount 1 ]"
_NOTE = "[ sh:path skos:scopeNote ; sh:minCount 1 ]"
_SHAPES = {
    "sh:node": "sh:property [ sh:path skos:broader ; "
    f"sh:node [ sh:property {_LABEL} ] ]",
    "sh:and": f"sh:and ( {_LABEL} {_OTHER} )",
    "sh:or": f"sh:or ( {_LABEL} {_OTHER} )",
    "sh:not": f"sh:not {_OTHER}",
    "sh:xone": f"sh:xone ( {_OTHER} {_NOTE} )",
    "sh:closed": "sh:closed true ; sh:ignoredProperties ( rdf:type skos:prefLabel "
    "skos:altLabel skos:broader skos:narrower skos:related skos:inScheme )",
    "sh:qualifiedValueShape": "sh:property [ sh:path skos:prefLabel ; "
    'sh:qualifiedValueShape [ sh:languageIn ( "fr" ) ] ; sh:qualifiedMinCount 1 ; '
    "sh:qualifiedMaxCount 1 ]",
}


def main() -> None:
    """Print a row a shape: CPU seconds compiled and in pySHACL, and the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    store = load([parser.parse_args().file]).store
    referee = Referee(store)
    print("| shape | compiled s | pySHACL s | results |\n|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "shapes.ttl"
        for name, constraint in _SHAPES.items():
            head = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())
            shape = f"<http://example.org/s> sh:targetClass skos:Concept ; {constraint}"
            path.write_text(f"{head}{shape} .", encoding="utf-8")
            own = load_own_shapes([path])
            start = process_time()
            ours = [f for one in own.compiled for f in shape_findings(store, one)]
            middle = process_time()
            theirs = list(referee.judge_own(load_own_shapes([path], compiling=False)))
            end = process_time()
            told = [{(f.focus, f.value) for f in found} for found in (ours, theirs)]
            assert not own.roots
            assert told[0] == told[1]
            times = f"{middle - start:.3f} | {end - middle:.2f}"
            print(f"| `{name}` | {times} | {len(ours)} |", flush=True)


if __name__ == "__main__":
    main()
