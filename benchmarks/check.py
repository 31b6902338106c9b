"""What a check costs: beside pySHACL on the same file, and as vocabularies grow."""

import argparse
import os
import platform
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import BlankNode, RdfFormat, Store, serialize

from vocable.checking.shacl.shipped_rules import shapes_graph
from vocable.rdf.namespaces import SH, VOCABLE

HERE = Path(__file__).parent
CLIENT = HERE.parent / "data" / "client"
UNESCO = HERE.parents[1] / "shared" / "vocabularies" / "unesco.ttl"
VOCABLE_PROGRAM = Path(sysconfig.get_path("scripts"), "vocable")
PYSHACL = """
import sys, pyshacl
data, shapes = sys.argv[1:]
pyshacl.validate(data, data_graph_format="turtle", shacl_graph=shapes,
                 shacl_graph_format="turtle", inplace=True)
"""


def main() -> None:
    """Print the figures as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=UNESCO)
    parser.add_argument("--runs", type=int, default=3, help="the best of so many")
    parser.add_argument(
        "--sizes", type=int, nargs="*", default=[10**4, 3 * 10**4, 10**5]
    )
    options = parser.parse_args()
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}; CPU seconds, best of {options.runs}\n"
    )
    with tempfile.TemporaryDirectory(prefix="vocable-") as name:
        if options.file.is_file():
            beside_pyshacl(options.file, Path(name), options.runs)
        beside_reference(options.runs)
        growth(options.sizes, Path(name), options.runs)


def beside_pyshacl(file: Path, scratch: Path, runs: int) -> None:
    """Check one file with all rules here, and with the core constraints there."""
    core = scratch / "core.ttl"
    shapes = core_shapes()
    core.write_bytes(
        serialize((quad.triple for quad in shapes), format=RdfFormat.TURTLE) or b""
    )
    ours = best([VOCABLE_PROGRAM, "check", file], runs)
    theirs = best([sys.executable, "-c", PYSHACL, file, core], 1)
    print(f"## {file.name}, the profile skos\n")
    print("| program | rules | CPU s |")
    print("|---|---|--:|")
    print(f"| Vocable | all | {ours:.2f} |")
    print(f"| pySHACL | SHACL Core alone | {theirs:.2f} |")
    print(f"\nRatio {ours / theirs:.3f}: Vocable takes 1/{theirs / ours:.1f}.\n")


def beside_reference(runs: int) -> None:
    """Check the shipped vocabulary with all our shapes, compiled and in pySHACL."""
    ours = best([VOCABLE_PROGRAM, "check", CLIENT], runs)
    theirs = best([VOCABLE_PROGRAM, "check", CLIENT, "--engine", "pyshacl"], 1)
    print("## data/client, the profile vocable, all rules\n")
    print("| engine | CPU s |")
    print("|---|--:|")
    print(f"| compiled | {ours:.2f} |")
    print(f"| pySHACL (`--engine pyshacl`) | {theirs:.2f} |")
    print(f"\nRatio {ours / theirs:.3f}: Vocable takes 1/{theirs / ours:.0f}.\n")


def core_shapes() -> Store:
    """Take from the profile skos the shapes that use no SPARQL."""
    every, core = shapes_graph(), Store()
    in_profile = {
        quad.subject
        for quad in every.quads_for_pattern(None, VOCABLE.skosSeverity, None, None)
    }
    queried = {
        quad.subject for quad in every.quads_for_pattern(None, SH.sparql, None, None)
    }
    todo = sorted(in_profile - queried, key=str)
    seen = set(todo)
    while todo:
        for quad in every.quads_for_pattern(todo.pop(), None, None, None):
            core.add(quad)
            if isinstance(quad.object, BlankNode) and quad.object not in seen:
                seen.add(quad.object)
                todo.append(quad.object)
    return core


def growth(sizes: Sequence[int], scratch: Path, runs: int) -> None:
    """Check generated vocabularies of several sizes."""
    print("## Growth, generated vocabularies\n")
    print("| concepts | CPU s | µs a concept |")
    print("|--:|--:|--:|")
    for size in sizes:
        file = scratch / f"{size}.ttl"
        generate = [sys.executable, HERE / "generate.py", str(size), "-o", file]
        subprocess.run(generate, check=True)
        cost = best([VOCABLE_PROGRAM, "check", file], runs)
        print(f"| {size:,} | {cost:.2f} | {cost / size * 1e6:.0f} |", flush=True)


def best(command: Sequence[str | Path], runs: int) -> float:
    """Run a command several times and give the fewest CPU seconds, user and system."""
    return min(cpu_seconds(command) for _ in range(runs))


def cpu_seconds(command: Sequence[str | Path]) -> float:
    """Run a command; findings are no failure, anything else is."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        output = said.read()
    if process.returncode not in {0, 1} or b"Traceback" in output:
        sys.exit(f"{command[0]} failed:\n{output.decode()}")
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
