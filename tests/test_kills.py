"""A build that is ended at any moment leaves the site whole, and no process.

More of the same, with figures: `benchmarks/kills.py`.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from vocable.system.interruption import ending_cleanly

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not hasattr(signal, "SIGKILL"), reason="this system knows no signals"
    ),
]
MOMENTS = random.Random(9)  # noqa: S311 - moments, no secrets
# Who starts the tests in the background has SIGINT ignored.
PROGRAM = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from vocable.cli import cli
cli()
"""


@pytest.fixture
def building(sample, tmp_path):
    """Begin a build in a session of its own; whatever it started is ended at last."""
    runs = []

    def begin():
        site = tmp_path / "place" / "site"
        words = [sys.executable, "-c", PROGRAM, "build", str(sample), "-o", str(site)]
        run = subprocess.Popen(
            [*words, "--force", "--jobs", "2"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        runs.append(run)
        return run, site

    yield begin
    for run in runs:
        run.communicate()


def session_ended(run, seconds=20):
    """Wait until no process of the build's session lives."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


def whole(site):
    listed = set(json.loads((site / ".vocable.json").read_text())["files"])
    there = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    return listed == there


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        *(("SIGKILL", "at work"), ("SIGKILL", "drawn"), ("SIGTERM", "drawn")),
        *(("SIGHUP", "at work"), ("SIGINT", "at work")),
    ],
)
def test_a_build_that_is_ended_leaves_the_site_whole(building, name, moment):
    run, site = building()
    run.communicate()
    run, site = building()
    if moment == "drawn":
        time.sleep(MOMENTS.uniform(0, 1.5))
    while len(list(site.parent.iterdir())) < 2 and run.poll() is None:
        time.sleep(0.001)
    run.send_signal(signal.Signals[name])
    _, told = run.communicate()
    assert "Traceback" not in told
    assert session_ended(run)
    assert whole(site)
    if name != "SIGKILL":
        assert [path.name for path in site.parent.iterdir()] == ["site"]
    run, site = building()
    run.communicate()
    assert run.returncode == 0
    assert whole(site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_signal_that_is_ignored_stays_ignored():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ending_cleanly():
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_who_is_asked_to_end_ends_with_the_status_that_says_so():
    with pytest.raises(SystemExit) as ended, ending_cleanly():  # noqa: PT012 - it waits
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)
    assert ended.value.code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
