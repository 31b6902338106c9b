"""Every error is one sentence with its place, and ends the program with 1."""

from pathlib import Path

import click
import pytest

from vocable.errors import (
    ConfigurationError,
    InputError,
    LoadingError,
    OutputError,
    QueryError,
    VocableError,
)


@pytest.mark.parametrize("kind", [ConfigurationError, LoadingError])
@pytest.mark.parametrize(
    ("place", "message"),
    [
        ((), "a.ttl: it is wrong"),
        ((12,), "a.ttl:12: it is wrong"),
        ((12, 3), "a.ttl:12:3: it is wrong"),
    ],
)
def test_a_fault_of_the_input_begins_with_its_place(kind, place, message):
    error = kind(Path("a.ttl"), "it is wrong", *place)
    assert error.message == message
    assert isinstance(error, InputError)
    assert (error.path, error.line) == (Path("a.ttl"), place[0] if place else None)


@pytest.mark.parametrize("kind", [InputError, OutputError, QueryError])
def test_every_error_is_one_click_shows_without_a_traceback(kind):
    assert issubclass(kind, VocableError)
    assert issubclass(kind, click.ClickException)
    assert kind.exit_code == 1
