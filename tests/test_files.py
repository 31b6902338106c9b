"""A file is written whole, or not at all."""

import pytest

from vocable.errors import OutputError
from vocable.system.atomic_files import write_atomically


def test_a_file_is_replaced_in_one_step(tmp_path):
    path = tmp_path / "out.ttl"
    write_atomically(path, b"one")
    path.chmod(0o640)
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (".", "is a folder; name a file to write to"),
        ("none/out.ttl", "there is no folder"),
        ("x" * 300, "cannot be written: File name too long"),
    ],
)
def test_a_file_that_cannot_be_written_is_named(tmp_path, name, words):
    with pytest.raises(OutputError, match=words):
        write_atomically(tmp_path / name, b"")
