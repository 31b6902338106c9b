"""Signals that end the program: held back while work must be finished."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

# What asks a program to end; SIGKILL asks nothing.
_ASKING = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
]


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the program as an error does: what is open is closed.

    What is ignored, as `nohup` has it, stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {
        number: signal.signal(number, _end)
        for number in _ASKING
        if signal.getsignal(number) is signal.SIG_DFL
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, frame: FrameType | None) -> None:
    del frame
    # The status that a shell gives to a program that a signal ended.
    raise SystemExit(128 + number)


def let_first_process_end() -> None:
    """Leave it to the first process to be interrupted, in a child that it may end."""
    for number in _ASKING:
        ended = number == signal.SIGTERM
        signal.signal(number, signal.SIG_DFL if ended else signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        # It was started undisturbed.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ASKING)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let whoever asks the program to end wait until a piece of work is done.

    A mask alone would hold back this thread, while another takes the signal and Python
    still calls its handler here; so the handlers wait as well.
    """
    masking = hasattr(signal, "pthread_sigmask")
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ASKING) if masking else set()
    held: list[int] = []
    handlers = _hold(held)
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if masking:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for number in held:
            signal.raise_signal(number)


def _hold(held: list[int]) -> dict[int, Any]:
    """Note which signals come instead of handling them; give the handlers there were.

    Handlers belong to the main thread alone; what is ignored stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        return {}
    known = {number: signal.getsignal(number) for number in _ASKING}
    # One that was not set from Python could not be put back.
    changed = {
        number: handler
        for number, handler in known.items()
        if handler is not None and handler is not signal.SIG_IGN
    }
    for number in changed:
        signal.signal(number, lambda number, _: held.append(number))
    return changed
