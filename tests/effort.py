"""How much the tests try: everything in CI, less of the same at home."""

import os

import pytest

IN_CI = bool(os.environ.get("CI"))
# Whole vocabularies found in the wild, in ../shared: the smallest is tried at home too.
VOCABULARIES = ("nwbib-spatial", "uat", "unesco", "voc4cat")
SMALLEST = "voc4cat"


def examples(number):
    """Give how many examples Hypothesis tries, of so many in CI."""
    return number if IN_CI else max(5, number // 10)


def real(name, *values):
    """Make a parameter of a real vocabulary; a large one makes the test slow."""
    marks = () if name == SMALLEST else pytest.mark.slow
    return pytest.param(name, *values, marks=marks)


REAL = [real(name) for name in VOCABULARIES]
