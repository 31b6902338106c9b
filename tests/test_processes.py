"""Work done side by side gives what it gives one after the other."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from vocable.errors import InputError, OutputError, VocableError
from vocable.system import processes, processors
from vocable.system.processes import side_by_side

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(),
    reason="this system cannot fork",
)


def raising(error):
    def task(_):
        raise error

    return task


@pytest.mark.parametrize("jobs", [1, 2, 3, 9])
def test_results_come_in_the_order_of_the_tasks(jobs):
    def task(number):
        def work(_):
            time.sleep(0.01 * (3 - number))
            return number

        return work

    assert side_by_side([task(n) for n in range(4)], jobs) == [0, 1, 2, 3]


def test_no_more_processes_run_at_a_time_than_were_asked_for(tmp_path):
    def work(_):
        mine = tmp_path / str(os.getpid())
        mine.touch()
        time.sleep(0.05)
        running = len(list(tmp_path.iterdir()))
        mine.unlink()
        return running

    assert max(side_by_side([work] * 5, 2)) <= 2


def test_each_task_has_a_process_of_its_own_but_where_it_is_alone():
    def where(_):
        return os.getpid()

    assert os.getpid() not in side_by_side([where, where], 2)
    assert set(side_by_side([where, where], 1)) == {os.getpid()}
    assert side_by_side([where], 2) == [os.getpid()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_progress_of_every_task_is_told(jobs):
    told = []

    def work(progress):
        progress(3)
        progress(4)

    side_by_side([work, work], jobs, told.append)
    assert sorted(told) == [3, 3, 4, 4]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    "error",
    [
        VocableError("the reason"),
        OutputError("the place"),
        InputError("a.ttl", "the mistake", 3, 4),
    ],
)
def test_an_error_of_a_task_arrives_whole(jobs, error):
    with pytest.raises(type(error)) as caught:
        side_by_side([lambda _: None, raising(error)], jobs)
    assert caught.value.format_message() == error.format_message()
    assert vars(caught.value) == vars(error)


def test_an_error_stops_the_other_tasks(tmp_path):
    def slow(_):
        time.sleep(30)
        (tmp_path / "done").touch()

    began = time.monotonic()
    with pytest.raises(VocableError, match="stop"):
        side_by_side([slow, raising(VocableError("stop"))], 2)
    assert time.monotonic() - began < 20
    assert not multiprocessing.active_children()


def test_a_failure_of_ours_shows_its_traceback(capfd):
    with pytest.raises(RuntimeError, match="its traceback stands above"):
        side_by_side([lambda _: None, raising(ZeroDivisionError("ours"))], 2)
    assert "ZeroDivisionError: ours" in capfd.readouterr().err


def test_a_process_that_is_killed_is_told_with_a_way_out():
    with pytest.raises(VocableError, match=r"SIGKILL.*--jobs 1"):
        side_by_side(
            [lambda _: None, lambda _: os.kill(os.getpid(), signal.SIGKILL)], 2
        )


def test_a_system_that_cannot_fork_is_told_so(monkeypatch):
    monkeypatch.setattr(processes, "get_all_start_methods", lambda: ["spawn"])
    with pytest.raises(VocableError, match=r"cannot fork.*--jobs 1"):
        side_by_side([lambda _: None] * 2, 2)
    assert side_by_side([lambda _: 1] * 2, 1) == [1, 1]


@pytest.mark.parametrize(("system", "several"), [("linux", True), ("darwin", False)])
def test_only_linux_forks_unasked(monkeypatch, system, several):
    monkeypatch.setattr(processors.sys, "platform", system)
    assert processors.usual_jobs() == (processors.processors() if several else 1)


def test_processors_are_counted_where_a_process_may_not_choose(monkeypatch):
    monkeypatch.delattr(processors.os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(processors.os, "cpu_count", lambda: 5)
    assert processors.processors() == 5


def test_an_interruption_ends_every_process_in_silence(tmp_path):
    program = """
import signal, sys, time
from pathlib import Path
from vocable.system.processes import side_by_side

def task(name):
    def work(_):
        Path(sys.argv[1], name).touch()
        time.sleep(60)
    return work

# Who starts the tests in the background has it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    side_by_side([task("a"), task("b")], 2)
except KeyboardInterrupt:
    print("interrupted")
"""
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as run:
        try:
            while len(list(tmp_path.iterdir())) < 2 and run.poll() is None:
                time.sleep(0.01)
            os.killpg(run.pid, signal.SIGINT)
            assert run.communicate(timeout=20) == (b"interrupted\n", b"")
            with pytest.raises(ProcessLookupError):
                os.killpg(run.pid, 0)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
