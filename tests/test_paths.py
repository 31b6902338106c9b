"""Folders of the user are walked whole, or it is said which part cannot be."""

import json
import os
import pwd
import sys
from pathlib import Path

import pytest

from vocable.errors import InputError
from vocable.paths import MANIFEST, files_below, is_written, require_inside


def names(folder, **options):
    return [str(path.relative_to(folder)) for path in files_below(folder, **options)]


def fill(folder, *files):
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def test_files_are_given_folder_by_folder_without_hidden_ones(tmp_path):
    fill(tmp_path, "b/c.txt", "a/d.txt", "e.txt", ".hidden", ".git/x", "a/.f/y")
    assert names(tmp_path) == ["e.txt", "a/d.txt", "b/c.txt"]


def test_what_is_not_wanted_is_not_looked_at(tmp_path):
    fill(tmp_path, "a.ttl", "b.txt", "in/c.ttl", "out/d.ttl")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "out" / "away").symlink_to("/etc")
    assert names(
        tmp_path,
        wanted=lambda path: path.suffix == ".ttl",
        entered=lambda path: path.name != "out",
    ) == ["a.ttl", "in/c.ttl"]


def test_links_within_the_folder_are_followed_once_around(tmp_path):
    fill(tmp_path, "a/b.txt")
    (tmp_path / "again").symlink_to("a")
    (tmp_path / "a" / "around").symlink_to("..")
    assert names(tmp_path) == ["a/b.txt", "again/b.txt"]


@pytest.mark.parametrize("target", ["../secret.txt", "../other"])
def test_a_link_out_of_the_folder_is_refused_by_name(tmp_path, target):
    fill(tmp_path, "mine/a.txt", "secret.txt", "other/b.txt")
    (tmp_path / "mine" / "link").symlink_to(target)
    with pytest.raises(InputError, match="link: is a link that leads out of the fold"):
        names(tmp_path / "mine")


def test_a_path_through_a_linked_folder_is_refused_too(tmp_path):
    fill(tmp_path, "mine/a.txt", "other/b.txt")
    (tmp_path / "mine" / "link").symlink_to("../other")
    with pytest.raises(InputError, match="leads out of the folder"):
        require_inside(tmp_path / "mine" / "link" / "b.txt", tmp_path / "mine")


def test_the_folder_itself_may_be_a_link(tmp_path):
    fill(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to("real")
    assert names(tmp_path / "link") == ["a.txt"]


@pytest.mark.parametrize(
    ("target", "words"),
    [("nowhere", "a link that leads nowhere"), ("link", "cannot be read: Too many")],
)
def test_a_link_that_leads_nowhere_is_refused_by_name(tmp_path, target, words):
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(InputError, match=f"link: {words}|link: is {words}"):
        names(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such modes")
@pytest.mark.parametrize("mode", [0o000, 0o444])
def test_a_folder_that_cannot_be_read_is_an_error(tmp_path, mode):
    fill(tmp_path, "a.txt", "locked/b.txt")
    (tmp_path / "locked").chmod(mode)
    assert told_as_nobody(tmp_path) == (
        f"locked{'/b.txt' if mode else ''}: cannot be read: Permission "
        "denied; make it readable, or take it out of the folder"
    )


def told_as_nobody(folder):
    """Walk a folder in a process that may not read everything, as root may."""
    (end, start), process = os.pipe(), os.fork()
    if not process:
        try:
            # The folders around it are for their owner alone.
            os.chdir(folder)
            if os.getuid() == 0:
                folder.chmod(0o755)
                os.setuid(pwd.getpwnam("nobody").pw_uid)
            names(Path())
        except InputError as error:
            os.write(start, error.message.encode())
        finally:
            os._exit(0)
    os.waitpid(process, 0)
    os.close(start)
    with os.fdopen(end) as told:
        return told.read()


def test_a_folder_that_vocable_wrote_is_known_by_its_manifest(tmp_path):
    fill(tmp_path, "site/index.html", "site/terms/a.ttl", "site/mine/b.ttl")
    files = {"files": ["index.html", "terms/a.ttl"]}
    (tmp_path / "site" / MANIFEST).write_text(json.dumps(files))
    assert is_written(tmp_path / "site")
    assert is_written(tmp_path / "site" / "terms")
    assert not is_written(tmp_path / "site" / "mine")
    assert not is_written(tmp_path)


@pytest.mark.parametrize("manifest", ["", "[1]", '{"files": 3}', "[" * 100_000])
def test_a_manifest_that_cannot_be_read_says_nothing_of_inner_folders(
    tmp_path, manifest
):
    fill(tmp_path, "site/in/a.ttl")
    (tmp_path / "site" / MANIFEST).write_text(manifest)
    assert is_written(tmp_path / "site")
    assert not is_written(tmp_path / "site" / "in")
