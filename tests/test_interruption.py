"""Work that must be finished is finished before the program ends."""

import signal
import threading

import pytest

from vocable.system.interruption import undisturbed

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "pthread_kill"), reason="signals of this system know no threads"
)


@pytest.fixture
def heard():
    """What the handler of SIGHUP was called with, and when."""
    found = []
    before = signal.signal(signal.SIGHUP, lambda number, _: found.append(number))
    yield found
    signal.signal(signal.SIGHUP, before)


def test_a_signal_to_this_thread_waits_for_the_end_of_the_work(heard):
    with undisturbed():
        signal.pthread_kill(threading.get_ident(), signal.SIGHUP)
        assert heard == []
    assert heard == [signal.SIGHUP]


def test_a_signal_that_another_thread_takes_waits_as_well(heard):
    """Each thread has a mask of its own, and one of Oxigraph's may take the signal."""
    at_work = threading.Event()

    def take():
        at_work.wait()
        signal.pthread_kill(threading.get_ident(), signal.SIGHUP)

    thread = threading.Thread(target=take)
    thread.start()
    with undisturbed():
        at_work.set()
        thread.join()
        assert heard == []
    assert heard == [signal.SIGHUP]


def test_what_is_ignored_stays_so():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with undisturbed():
            signal.pthread_kill(threading.get_ident(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_work_inside_work_waits_for_the_outer_end(heard):
    with undisturbed():
        with undisturbed():
            signal.pthread_kill(threading.get_ident(), signal.SIGHUP)
        assert heard == []
    assert heard == [signal.SIGHUP]


def test_the_error_of_a_signal_is_raised_when_the_work_is_done():
    def end(number, _):
        raise SystemExit(number)

    before = signal.signal(signal.SIGHUP, end)
    done = []

    def work():
        with undisturbed():
            signal.pthread_kill(threading.get_ident(), signal.SIGHUP)
            done.append("all of it")

    try:
        with pytest.raises(SystemExit):
            work()
    finally:
        signal.signal(signal.SIGHUP, before)
    assert done
