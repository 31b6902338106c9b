"""Work done side by side, each task in a process of its own, forked from this one."""

from collections.abc import Callable, Sequence
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from signal import SIG_DFL, SIG_IGN, SIGINT, Signals, signal
from typing import Any, TypeVar

from vocable.errors import TOO_DEEP, VocableError

Result = TypeVar("Result")
Progress = Callable[[int], None]
# What is done, given the way to tell how much of it is.
Task = Callable[[Progress], Result]


def side_by_side(
    tasks: Sequence[Task[Result]], jobs: int, progress: Progress = lambda _: None
) -> list[Result]:
    """Do tasks, at most so many at a time, and give their results in order.

    With `jobs` above 1 each is done in a copy of this process: nothing but its result,
    pickled, comes back. What tasks tell of their progress is told on. The first error
    of a task is raised here, and the others are stopped. Raises VocableError where
    this system cannot fork, or a process dies.
    """
    if jobs == 1 or len(tasks) == 1:
        return [task(progress) for task in tasks]
    if "fork" not in get_all_start_methods():
        raise VocableError("this system cannot fork a process; use --jobs 1")
    results: dict[int, Result] = {}
    waiting = list(enumerate(tasks))[::-1]
    running: dict[Connection, tuple[int, ForkProcess]] = {}
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                number, task = waiting.pop()
                connection, process = _started(task)
                running[connection] = number, process
            for ready in wait(list(running)):
                assert isinstance(ready, Connection)
                number, process = running[ready]
                kind, value = _received(ready, process)
                if kind == "progress":
                    progress(value)
                elif kind == "error":
                    raise value
                else:
                    results[number] = value
                    process.join()
                    del running[ready]
    finally:
        for _, process in running.values():
            process.terminate()
            process.join()
    return [results[number] for number in range(len(tasks))]


def interruptible(task: Callable[[], Result]) -> Result:
    """Do one task that no keyboard could interrupt, so that one can.

    It is done in a copy of this process, which ends with the wait for it; its result
    comes back pickled. Where the system cannot fork it is done here, and the keyboard
    then ends this process at once. Raises VocableError where the copy dies.
    """
    if "fork" not in get_all_start_methods():
        before = signal(SIGINT, SIG_DFL)
        try:
            return task()
        finally:
            signal(SIGINT, before)
    connection, process = _started(lambda _: task())
    try:
        kind, value = connection.recv()
    except EOFError:
        process.join()
        raise VocableError(_death_of_a_query(process.exitcode or 0)) from None
    finally:
        process.kill()
        process.join()
    if kind == "error":
        raise value
    result: Result = value
    return result


def _death_of_a_query(code: int) -> str:
    if code >= 0:
        return "the query engine failed; what it said stands above"
    return (
        f"the query engine was ended ({Signals(-code).name}): the query asks for more "
        "memory or nesting than there is; ask for less"
    )


def _started(task: Task[Any]) -> tuple[Connection, ForkProcess]:
    """Fork a process that does a task; it tells of it through the connection."""
    ours, theirs = get_context("fork").Pipe(duplex=False)
    process = get_context("fork").Process(target=_done, args=(task, theirs))
    process.start()
    # The end of the pipe is seen only when no other process could write to it.
    theirs.close()
    return ours, process


def _done(task: Task[Any], connection: Connection) -> None:
    """Do a task in a forked process; an error that is ours to blame ends it."""
    # Who interrupts means the first process, and that one ends the others.
    signal(SIGINT, SIG_IGN)
    try:
        result = task(lambda step: connection.send(("progress", step)))
        connection.send(("result", result))
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
        raise VocableError(
            f"a process was ended before its work was done ({Signals(-code).name}); "
            "if memory is short, --jobs 1 takes less"
        ) from None
    return kind, value
