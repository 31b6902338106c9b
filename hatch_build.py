"""Bundles what the reader's browser runs, when the package is built or installed.

The sources and their lock file stand in `site_templates/programs`; each of its `.js`
files becomes one in `site_templates/static/programs`. Without npm the installation goes
on, and the pages that need a program say what is missing.
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import tempfile
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


class ProgramsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before the files of a distribution are gathered."""

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
                "the programs of search and SPARQL are not there, for want of a "
                f"working npm: {said.strip()}"
            )


def bundle(sources: Path, bundles: Path) -> None:
    """Install the locked libraries aside and bundle the programs with them.

    Raises OSError or CalledProcessError where npm or esbuild does not do it.
    """
    files = sorted(
        path for path in sources.rglob("*") if path.is_file() and _is_source(path)
    )
    made_of = "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n"
        for path, name in (
            (Path(__file__), Path(__file__).name),
            *((path, path.relative_to(sources).as_posix()) for path in files),
        )
    )
    stamp = bundles / STAMP
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == made_of:
        return
    with tempfile.TemporaryDirectory(prefix="vocable-programs-") as name:
        place = Path(name, "programs")
        shutil.copytree(
            sources, place, ignore=shutil.ignore_patterns("node_modules", ".*.swp")
        )
        # What a package would run of its own at its installation is not run.
        _run(place, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        entries = sorted(path.name for path in place.glob("*.js"))
        _run(place, *ESBUILD, "--outdir=bundles", *entries)
        made = place / "bundles"
        # Few hosts pack WebAssembly on the way; the reader's browser unpacks it.
        for path in made.glob("*.wasm"):
            packed = gzip.compress(path.read_bytes(), mtime=0)
            path.with_name(f"{path.name}.gz").write_bytes(packed)
            path.unlink()
        (made / LICENCES).write_text(_licences(place), encoding="utf-8")
        (made / STAMP).write_text(made_of, encoding="utf-8")
        shutil.rmtree(bundles, ignore_errors=True)
        shutil.copytree(made, bundles)


def _licences(place: Path) -> str:
    """Gather the licences of the bundled libraries, which ask to go with each copy."""
    lock = json.loads((place / "package-lock.json").read_text(encoding="utf-8"))
    parts = []
    for path, package in sorted(lock["packages"].items()):
        if not path or package.get("dev"):
            continue
        name = path.rpartition("node_modules/")[2]
        texts = [
            file.read_text(encoding="utf-8").strip()
            for file in sorted((place / path).iterdir())
            if file.name.upper().startswith(("LICEN", "COPYING", "NOTICE"))
        ]
        head = f"{name} {package['version']}: {package.get('license', 'no licence')}"
        parts.append("\n\n".join((head, *texts)))
    return f"\n\n{'-' * 72}\n\n".join(parts) + "\n"


def _is_source(path: Path) -> bool:
    return "node_modules" not in path.parts and not path.name.endswith((".swp", "~"))


def _run(place: Path, *command: str) -> None:
    program = shutil.which(command[0], path=None) or str(place / command[0])
    subprocess.run(
        [program, *command[1:]], cwd=place, check=True, capture_output=True, text=True
    )
