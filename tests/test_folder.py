"""A site appears whole or not at all, and never over files of others."""

import json
import os
import stat
from pathlib import Path

import pytest

from vocable.errors import OutputError
from vocable.processes import side_by_side
from vocable.publishing.folder import MANIFEST, SiteFolder, refuse_foreign


def write_site(out, **files):
    with SiteFolder(out) as folder:
        for name, content in files.items():
            folder.write(f"{name}.html", content)


def everything(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_site_is_written_with_the_list_of_its_files(tmp_path):
    with SiteFolder(tmp_path / "site") as folder:
        folder.write("a/b.html", "é")
        folder.write("c.ttl", b"\xff")
    site = tmp_path / "site"
    assert (site / "a" / "b.html").read_bytes() == "é".encode()
    assert (site / "c.ttl").read_bytes() == b"\xff"
    manifest = json.loads((site / MANIFEST).read_text())
    assert manifest == {"files": [MANIFEST, "a/b.html", "c.ttl"]}
    assert folder.written["a/b.html"] == 2


def test_a_site_appears_only_when_all_is_written(tmp_path):
    with SiteFolder(tmp_path / "site") as folder:
        folder.write("a/b.html", "é")
        assert not (tmp_path / "site").exists()
    assert (tmp_path / "site" / "a" / "b.html").read_text(encoding="utf-8") == "é"


def test_folders_on_the_way_are_made(tmp_path):
    write_site(tmp_path / "x" / "y" / "site", index="new")
    assert (tmp_path / "x" / "y" / "site" / "index.html").is_file()


def test_a_new_site_takes_the_place_of_the_old_one_whole(tmp_path):
    write_site(tmp_path / "site", index="old", gone="old")
    write_site(tmp_path / "site", index="new")
    assert set(everything(tmp_path / "site")) == {"index.html", MANIFEST}
    assert everything(tmp_path / "site")["index.html"] == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "site" / "empty").mkdir(parents=True)
    write_site(tmp_path / "site", index="new")
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.parametrize("before", [{}, {"index": "old"}])
@pytest.mark.parametrize("name", ["mine.txt", ".hidden", "deep/er/mine.txt"])
def test_a_foreign_file_stops_the_build_and_is_never_touched(tmp_path, before, name):
    site = tmp_path / "site"
    if before:
        write_site(site, **before)
    foreign = site / name
    foreign.parent.mkdir(parents=True, exist_ok=True)
    foreign.write_text("mine")
    there = everything(site)
    with pytest.raises(
        OutputError, match=f"did not write .{name}.*nothing was changed"
    ):
        write_site(site, index="new")
    assert everything(site) == there
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_foreign_link_to_a_folder_is_never_touched(tmp_path):
    write_site(tmp_path / "site", index="old")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site" / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="did not write"):
        write_site(tmp_path / "site", index="new")
    assert (tmp_path / "site" / "link").is_symlink()


def test_a_foreign_file_that_comes_during_the_build_is_kept(tmp_path):
    site = tmp_path / "site"
    with (  # noqa: PT012 - the block is what is interrupted
        pytest.raises(OutputError, match="did not write"),
        SiteFolder(site) as folder,
    ):
        folder.write("index.html", "new")
        site.mkdir()
        (site / "mine.txt").write_text("mine")
    assert everything(site) == {"mine.txt": "mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"files": 3}', "\x00", "null"])
def test_a_broken_list_makes_every_file_foreign(tmp_path, manifest):
    (tmp_path / MANIFEST).write_text(manifest)
    with pytest.raises(OutputError, match="did not write"):
        refuse_foreign(tmp_path)


@pytest.mark.parametrize("stop", [RuntimeError, KeyboardInterrupt, OutputError])
@pytest.mark.parametrize("before", [{}, {"index": "old"}])
def test_an_interrupted_build_leaves_the_old_site_and_nothing_else(
    tmp_path, stop, before
):
    site = tmp_path / "site"
    if before:
        write_site(site, **before)
    with pytest.raises(stop), SiteFolder(site) as folder:  # noqa: PT012 - as above
        folder.write("index.html", "new")
        raise stop("now")
    assert site.exists() is bool(before)
    assert [path.name for path in tmp_path.iterdir()] == (["site"] if before else [])
    if before:
        assert everything(site)["index.html"] == "old"


def test_a_failure_at_the_last_moment_leaves_the_old_site(tmp_path, monkeypatch):
    site = tmp_path / "site"
    write_site(site, index="old")
    rename = type(site).rename
    failed = []

    def fail_once(path, target):
        if target == site and not failed:
            failed.append(path)
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(type(site), "rename", fail_once)
    with pytest.raises(OutputError, match="Permission denied"):
        write_site(site, index="new")
    assert failed
    assert everything(site)["index.html"] == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_two_resources_never_share_a_file(tmp_path):
    with (  # noqa: PT012 - as above
        pytest.raises(OutputError, match=r"a\.html: two resources want this file"),
        SiteFolder(tmp_path / "site") as folder,
    ):
        folder.write("a.html", "1")
        folder.write("a.html", "2")
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_the_folder_should_be_is_refused(tmp_path):
    (tmp_path / "site").write_text("mine")
    with pytest.raises(OutputError, match="is a file; name a folder"):
        write_site(tmp_path / "site", index="new")
    assert (tmp_path / "site").read_text() == "mine"


@pytest.mark.parametrize("place", ["/proc/site", "/dev/null/site"])
def test_a_place_that_cannot_be_written_is_named_with_the_reason(place):
    with pytest.raises(OutputError, match=f"{place}: cannot be written: .*; name"):
        write_site(Path(place), index="new")


def test_a_file_among_the_parents_is_named(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError, match="cannot be written"):
        write_site(tmp_path / "file" / "site", index="new")


def test_a_link_to_a_folder_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    write_site(tmp_path / "site", index="old")
    write_site(tmp_path / "site", index="new")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real" / "index.html").read_text() == "new"
    assert {path.name for path in tmp_path.iterdir()} == {"real", "site"}


def test_the_site_is_as_readable_as_any_new_folder(tmp_path):
    mask = os.umask(0o022)
    try:
        write_site(tmp_path / "site", index="new")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o755
    file = tmp_path / "site" / "index.html"
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_one_file_wanted_by_two_processes_is_told(tmp_path):
    with (
        pytest.raises(OutputError, match=r"site/a.html: two resources want this file"),
        SiteFolder(tmp_path / "site") as folder,
    ):
        side_by_side([lambda _: folder.write("a.html", "a")] * 2, 2)
    assert not list(tmp_path.iterdir())
