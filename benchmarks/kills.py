"""Kill builds at random moments and look at what is left: `kills.py [KILLS] [SOURCE]`.

Each of the builds replaces a site, in a process group of its own, and is sent SIGKILL,
SIGTERM, SIGHUP or SIGINT at a moment drawn from the time that a build takes. Then the
site must be whole, no process of the build may live, and after the next build nothing
else may stand beside the site. Also reads the site's home page all the while: there is
no instant without it.
"""

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = 9
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
# What a process may need to see that its parent is gone.
PATIENCE = 2.0


def command(source: Path, site: Path) -> list[str]:
    """Give the words that build a site."""
    program = [sys.executable, "-m", "vocable", "build", str(source), "-o", str(site)]
    return [*program, "--force", "--jobs", "2"]


def require_whole(site: Path) -> None:
    """End the measurement where a file of the site's own list is missing or more."""
    listed = set(json.loads((site / ".vocable.json").read_text())["files"])
    there = {
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
    }
    if listed != there:
        sys.exit(f"the site is not whole: {sorted(listed ^ there)[:5]}")


def living(folder: Path) -> list[str]:
    """Name the processes whose command line holds the folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes()
        except OSError:
            continue
        if str(folder).encode() in words:
            found.append(entry.parent.name)
    return found


class Watcher(threading.Thread):
    """Asks for the home page again and again, and counts when it was not there."""

    def __init__(self, page: Path) -> None:
        super().__init__(daemon=True)
        self.page = page
        self.looks = self.missing = 0
        self.done = False

    def run(self) -> None:
        """Look until told to stop."""
        while not self.done:
            self.looks += 1
            self.missing += not self.page.is_file()
            time.sleep(0.0005)


def main() -> None:
    """Build once, then kill, look, and build again; print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", type=int, nargs="?", default=20)
    parser.add_argument(
        "source", type=Path, nargs="?", default=ROOT / "data" / "client"
    )
    arguments = parser.parse_args()
    draw = random.Random(SEED)  # noqa: S311 - moments, no secrets
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name, "place")
        site = place / "site"
        build = command(arguments.source, site)
        began = time.monotonic()
        subprocess.run(build, check=True, capture_output=True)
        whole = time.monotonic() - began
        watcher = Watcher(site / "index.html")
        watcher.start()
        for _ in range(arguments.kills):
            number = draw.choice(SIGNALS)
            with subprocess.Popen(
                build,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            ) as run:
                time.sleep(draw.uniform(0.1, 1.05) * whole)
                run.send_signal(number)
                run.wait()
            require_whole(site)
            until = time.monotonic() + PATIENCE
            while (alive := living(place)) and time.monotonic() < until:
                time.sleep(0.02)
            if alive:
                sys.exit(f"{number.name}: processes live on: {alive}")
            left = len(list(place.iterdir())) - 1
            if left and number != signal.SIGKILL:
                sys.exit(f"{number.name} left something behind")
            seen[f"{number.name}, {'left a folder' if left else 'left nothing'}"] += 1
            if left:
                subprocess.run(build, check=True, capture_output=True)
                if [path.name for path in place.iterdir()] != ["site"]:
                    sys.exit("the next build left something behind")
                require_whole(site)
        watcher.done = True
        watcher.join()
        if watcher.missing:
            sys.exit(f"the home page was missing {watcher.missing} times")
    for what, times in sorted(seen.items()):
        print(f"{what}: {times}")
    print(f"one build {whole:.1f} s; the home page was there {watcher.looks} times")


if __name__ == "__main__":
    main()
