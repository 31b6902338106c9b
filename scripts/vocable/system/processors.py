"""Number of processors, and of processes that a command uses at a time."""

import os
import sys


def processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def usual_jobs() -> int:
    """Say how many processes a command uses at a time, where nobody says it.

    Only Linux is trusted to fork well: the libraries of other systems may have threads.
    """
    return processors() if sys.platform == "linux" else 1
