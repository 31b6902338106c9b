"""Processes: tasks done in parallel by forks of this process."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from threading import Thread
from typing import Any, TypeVar

from vocable.errors import TOO_DEEP, VocableError
from vocable.system.interruption import let_first_process_end, undisturbed

# From linux/prctl.h.
_PR_SET_PDEATHSIG = 1

Result = TypeVar("Result")
Progress = Callable[[int], None]
# What is done, given the way to tell how much of it is.
Task = Callable[[Progress], Result]


def side_by_side(
    tasks: Sequence[Task[Result]], jobs: int, progress: Progress = lambda _: None
) -> list[Result]:
    """Do tasks, at most so many at a time, and give their results in order.

    With `jobs` above 1 so many copies of this process do them, one task after another:
    nothing but the results, pickled, comes back. What tasks tell of their progress is
    told on. The first error of a task is raised here, and the others are stopped.
    Raises VocableError where this system cannot fork, or a process dies.
    """
    if jobs == 1 or len(tasks) == 1:
        return [task(progress) for task in tasks]
    if "fork" not in get_all_start_methods():
        raise VocableError("this system cannot fork a process; use --jobs 1")
    results: dict[int, Result] = {}
    waiting = iter(range(len(tasks)))
    workers: dict[Connection, ForkProcess] = {}
    life = _Life()
    try:
        for _ in range(min(jobs, len(tasks))):
            # Or a child that is not known yet would live on.
            with undisturbed():
                connection, process = _started(tasks, life)
                workers[connection] = process
            connection.send(next(waiting))
        while workers:
            for ready in wait(list(workers)):
                assert isinstance(ready, Connection)
                kind, value = _received(ready, workers[ready])
                if kind == "progress":
                    progress(value)
                elif kind == "error":
                    raise value
                else:
                    number, results[number] = value
                    following = next(waiting, None)
                    # One that died meanwhile is found dead when it is next heard.
                    with suppress(OSError):
                        ready.send(following)
                    if following is None:
                        workers.pop(ready).join()
    finally:
        for process in workers.values():
            process.terminate()
            process.join()
        life.end()
    return [results[number] for number in range(len(tasks))]


def interruptible(task: Callable[[], Result]) -> Result:
    """Do one task that no keyboard could interrupt, so that one can.

    It is done in a copy of this process, which ends with the wait for it; its result
    comes back pickled. Where the system cannot fork it is done here, and the keyboard
    then ends this process at once. Raises VocableError where the copy dies.
    """
    if "fork" not in get_all_start_methods():
        before = signal.signal(signal.SIGINT, signal.SIG_DFL)
        try:
            return task()
        finally:
            signal.signal(signal.SIGINT, before)
    life = _Life()
    with undisturbed():
        connection, process = _started([lambda _: task()], life)
    try:
        connection.send(0)
        kind, value = connection.recv()
    except EOFError:
        process.join()
        raise VocableError(_death_of_a_query(process.exitcode or 0)) from None
    finally:
        process.kill()
        process.join()
        life.end()
    if kind == "error":
        raise value
    result: Result = value[1]
    return result


def _death_of_a_query(code: int) -> str:
    if code >= 0:
        return "the query engine failed; what it said stands above"
    name = signal.Signals(-code).name
    return (
        f"the query engine was ended ({name}): the query asks for more "
        "memory or nesting than there is; ask for less"
    )


class _Life:
    """What a process and its children share: they end when it does, however it ends.

    Linux sends them a signal at once; elsewhere each waits for the end of a pipe that
    only the first process could write to.
    """

    def __init__(self) -> None:
        self._theirs, self._ours = os.pipe()
        self._process = os.getpid()
        self._libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def end(self) -> None:
        """Close the pipe, when all children have ended."""
        os.close(self._theirs)
        os.close(self._ours)

    def share(self) -> None:
        """End this process, a child, when the first one does."""
        os.close(self._ours)
        if self._libc is not None:
            self._libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            # It may have ended before the signal was asked for.
            if os.getppid() != self._process:
                os._exit(1)
        else:
            Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        os.read(self._theirs, 1)
        os._exit(1)


def _started(tasks: Sequence[Task[Any]], life: _Life) -> tuple[Connection, ForkProcess]:
    """Fork a process that does the tasks whose numbers come through the connection."""
    ours, theirs = get_context("fork").Pipe()
    process = get_context("fork").Process(target=_work, args=(tasks, theirs, life))
    process.start()
    # The end of the pipe is seen only when no other process could write to it.
    theirs.close()
    return ours, process


def _work(tasks: Sequence[Task[Any]], connection: Connection, life: _Life) -> None:
    """Do tasks in a forked process; an error that is ours to blame ends it."""
    let_first_process_end()
    life.share()
    try:
        while (number := connection.recv()) is not None:
            result = tasks[number](lambda step: connection.send(("progress", step)))
            connection.send(("result", (number, result)))
    except EOFError:
        # The first process has ended, or wants no more.
        return
    except VocableError as error:
        connection.send(("error", error))
    except RecursionError:
        connection.send(("error", VocableError(TOO_DEEP)))


def _received(connection: Connection, process: ForkProcess) -> tuple[str, Any]:
    try:
        kind, value = connection.recv()
    except EOFError:
        process.join()
        code = process.exitcode or 0
        if code >= 0:
            raise RuntimeError("a process failed; its traceback stands above") from None
        name = signal.Signals(-code).name
        raise VocableError(
            f"a process was ended before its work was done ({name}); "
            "if memory is short, --jobs 1 takes less"
        ) from None
    return kind, value
