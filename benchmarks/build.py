"""What a build costs, beside Ontospy on the same file on the same machine."""

import argparse
import json
import os
import platform
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
DEFAULT = CHECKOUT.parent / "shared" / "vocabularies" / "unesco.ttl"
VOCABLE = Path(sysconfig.get_path("scripts"), "vocable")
ONTOSPY = "ontospy==2.7"
OURS, THEIRS = "Vocable", "Ontospy 2.7"
MEMORY = Path("/dev/shm")  # noqa: S108 - only to keep the disk out of the figures
# Between two looks at the memory of all processes.
_PAUSE = 0.1
# Each stage in one process that does nothing else, without the start of Python.
STAGES = """
import json, sys, time
from pathlib import Path
from vocable.checking.validating import validate
from vocable.config.configuration import configure
from vocable.vocabulary.entailment import entail
from vocable.rdf.loading import load
from vocable.vocabulary.survey import survey

configuration = configure(Path(sys.argv[1]))
moments = [time.process_time()]
graph = load(configuration.sources)
moments.append(time.process_time())
triples = len(graph.store)
entail(graph)
moments.append(time.process_time())
validate(graph, configuration.profile, configuration.severity)
moments.append(time.process_time())
stages = [after - before for before, after in zip(moments, moments[1:])]
concepts = len(survey(configuration, graph).concepts)
print(json.dumps([triples, len(graph.store), concepts, stages]))
"""


# Gives the command that writes into a folder.
Command = Callable[[Path], Sequence[str | Path]]


@dataclass(frozen=True)
class Cost:
    """What a program took and left: seconds, CPU seconds, peak memory, files, bytes."""

    seconds: float
    cpu: float
    memory: int
    files: int
    bytes: int


def main() -> None:
    """Print the figures of each vocabulary as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[DEFAULT])
    parser.add_argument("--runs", type=int, default=3, help="the best of so many")
    parser.add_argument(
        "--alone", action="store_true", help="measure Vocable without Ontospy"
    )
    options = parser.parse_args()
    place = MEMORY if MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place, prefix="vocable-") as name:
        scratch = Path(name)
        print(f"{machine()}; best of {options.runs}; written to {scratch.parent}\n")
        ontospy = None if options.alone else install(ONTOSPY, scratch) / "ontospy"
        for file in options.files:
            compare(file.resolve(), ontospy, scratch, options.runs)


def machine() -> str:
    """Name what the figures were taken on."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = (
        line.partition(": ")[2] for line in lines if line.startswith("model name")
    )
    model = next(models, platform.machine())
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def install(requirement: str, scratch: Path) -> Path:
    """Install a program in an environment of its own; give the folder it stands in."""
    environment = scratch / "environment"
    venv.create(environment, with_pip=True)
    programs = environment / "bin"
    command = [programs / "pip", "install", "-qq", requirement]
    subprocess.run(command, check=True, stdout=sys.stderr)
    return programs


def compare(file: Path, ontospy: Path | None, scratch: Path, runs: int) -> None:
    """Measure both programs on one vocabulary and print what they cost."""
    parsed, entailed, concepts, stages = best_stages(file, runs)
    parse, entail, check = stages
    print(f"## {file.name}\n")
    print(
        f"{parsed:,} triples, {entailed:,} with what follows; {concepts:,} concepts\n"
    )
    print(f"CPU seconds: parse {parse:.2f}, entail {entail:.2f}, check {check:.2f}\n")
    print("| program | seconds | CPU s | concepts/CPU s | peak MB | files | MB |")
    print("|---|--:|--:|--:|--:|--:|--:|", flush=True)

    def build(out: Path, *options: str) -> Sequence[str | Path]:
        return [VOCABLE, "build", file, "-o", out / "site", "--force", *options]

    commands: dict[str, Command] = {
        OURS: build,
        "Vocable --jobs 1": lambda out: build(out, "--jobs", "1"),
    }
    if ontospy and file.is_file():
        commands[THEIRS] = lambda out: [
            *(ontospy, "gendocs", "--type", "html-complex", "--nobrowser"),
            *("--title", "benchmark", "-o", out, file),
        ]
    costs = best(commands, scratch, runs)
    for name, cost in costs.items():
        print_row(name, cost, concepts)
    if THEIRS in costs:
        ours, theirs = costs[OURS], costs[THEIRS]
        print(
            f"\nVocable does {theirs.cpu / ours.cpu:.1f} times as many concepts "
            f"in a CPU second, in {ours.memory / theirs.memory:.2f} of the memory."
        )
    print(flush=True)


def print_row(name: str, cost: Cost, concepts: int) -> None:
    """Print one row of the table."""
    print(
        f"| {name} | {cost.seconds:.1f} | {cost.cpu:.2f} | {concepts / cost.cpu:,.0f} "
        f"| {cost.memory / 1e6:,.0f} | {cost.files:,} | {cost.bytes / 1e6:.1f} |",
        flush=True,
    )


def best_stages(file: Path, runs: int) -> tuple[int, int, int, list[float]]:
    """Give triples before and after entailment, concepts, and the best stages."""
    results = [
        json.loads(subprocess.check_output([sys.executable, "-c", STAGES, file]))
        for _ in range(runs)
    ]
    stages = [min(times) for times in zip(*(one[3] for one in results), strict=True)]
    return (*results[0][:3], stages)


def best(commands: Mapping[str, Command], scratch: Path, runs: int) -> dict[str, Cost]:
    """Run commands several times, each into an empty folder; give the cheapest runs.

    They take turns, so that a machine that slows down does so for all.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            with tempfile.TemporaryDirectory(dir=scratch) as folder:
                costs[name].append(cost_of(command(Path(folder)), Path(folder)))
    return {
        name: min(several, key=lambda cost: cost.cpu) for name, several in costs.items()
    }


def cost_of(command: Sequence[str | Path], out: Path) -> Cost:
    """Run a command with all its children and measure it; leave on failure."""
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        together = 0
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            together = max(together, shared_out(process.pid))
            time.sleep(_PAUSE)
        seconds = time.monotonic() - began
        _, status, used = ended
        process.returncode = os.waitstatus_to_exitcode(status)
        files = [file for file in out.rglob("*") if file.is_file()]
        if process.returncode or not files:
            said.seek(0)
            sys.exit(f"{command[0]} failed:\n{said.read().decode()}")
    return Cost(
        seconds,
        used.ru_utime + used.ru_stime,
        max(used.ru_maxrss * 1024, together),
        len(files),
        sum(file.stat().st_size for file in files),
    )


def shared_out(session: int) -> int:
    """Add up the memory of all processes of a session, what they share once (Linux)."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, StopIteration):
            if os.getsid(int(folder.name)) == session:
                rolled = (folder / "smaps_rollup").read_text().splitlines()
                pss = next(line for line in rolled if line.startswith("Pss:"))
                total += int(pss.split()[1]) * 1024
    return total


if __name__ == "__main__":
    main()
