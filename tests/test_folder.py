"""A site appears whole or not at all, and never over files of others."""

import json
import os
import signal
import stat
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from vocable.errors import OutputError, VocableError
from vocable.site import folder, folder_exchange, work_folder
from vocable.site.folder import MANIFEST, SiteFolder, prepare, refuse_foreign
from vocable.site.folder_exchange import is_mounted
from vocable.system.processes import side_by_side


def write_site(out, **files):
    with SiteFolder(out) as site:
        for name, content in files.items():
            site.write(f"{name}.html", content)


def everything(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_site_is_written_with_the_list_of_its_files(tmp_path):
    with SiteFolder(tmp_path / "site") as written:
        written.write("a/b.html", "é")
        written.write("c.ttl", b"\xff")
    site = tmp_path / "site"
    assert (site / "a" / "b.html").read_bytes() == "é".encode()
    assert (site / "c.ttl").read_bytes() == b"\xff"
    manifest = json.loads((site / MANIFEST).read_text())
    assert manifest == {"files": [MANIFEST, "a/b.html", "c.ttl"]}
    assert written.written["a/b.html"] == 2


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


def fails(*_):
    raise PermissionError(13, "Permission denied")


@pytest.fixture(params=[True, False], ids=["exchanging", "renaming"])
def exchanging(request, monkeypatch):
    """Both ways that folders change places, whatever this system can do."""
    if not request.param:
        monkeypatch.setattr(folder_exchange, "exchange", lambda *_: False)
    return request.param


def test_a_failure_at_the_last_moment_leaves_the_old_site(
    tmp_path, monkeypatch, exchanging
):
    site = tmp_path / "site"
    write_site(site, index="old")
    if exchanging:
        monkeypatch.setattr(folder_exchange, "exchange", fails)
    rename = type(site).rename
    failed = []

    def fail_once(path, target):
        if target == site and not failed:
            failed.append(path)
            fails()
        return rename(path, target)

    monkeypatch.setattr(type(site), "rename", fail_once)
    with pytest.raises(OutputError, match="Permission denied"):
        write_site(site, index="new")
    assert everything(site)["index.html"] == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("exchanging")
def test_builds_into_one_folder_end_with_the_site_of_one_of_them(tmp_path):
    site = tmp_path / "site"

    def work(number):
        return lambda _: write_site(site, index=str(number), **{f"p{number}": "x"})

    for _ in range(10):
        side_by_side([work(number) for number in range(5)], 5)
        number = everything(site)["index.html"]
        assert set(everything(site)) == {"index.html", f"p{number}.html", MANIFEST}
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


def dying(site, monkeypatch, moment, **files):
    """Build in a process of its own that is killed when a function is called."""

    def work(_):
        for target, name in moment:
            monkeypatch.setattr(
                target, name, lambda *_: os.kill(os.getpid(), signal.SIGKILL)
            )
        write_site(site, **files)

    with pytest.raises(VocableError, match="SIGKILL"):
        side_by_side([work, lambda _: None], 2)


MOMENTS = {
    "before it is locked": [(work_folder, "_locked")],
    "before the site is published": [(folder, "put")],
    "when the site is published": [(work_folder, "_remove")],
    "when the folders change places": [(folder_exchange, "exchange")],
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_what_a_build_that_was_killed_left_is_swept_by_the_next(
    tmp_path, monkeypatch, moment
):
    site = tmp_path / "site"
    write_site(site, index="old")
    dying(site, monkeypatch, MOMENTS[moment], index="new")
    new = moment == "when the site is published"
    assert everything(site)["index.html"] == ("new" if new else "old")
    assert len(list(tmp_path.iterdir())) == 2
    write_site(site, index="newer")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert everything(site)["index.html"] == "newer"


def test_a_build_that_died_between_the_renames_is_repaired(tmp_path, monkeypatch):
    site = tmp_path / "site"
    write_site(site, index="old")

    original = type(site).rename

    def rename(path, target):
        if target == site:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(folder_exchange, "exchange", lambda *_: False)
        patched.setattr(type(site), "rename", rename)
        dying(site, monkeypatch, [], index="new")
    assert not site.exists()
    prepare(site)
    assert everything(site)["index.html"] == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_runs_is_not_swept_nor_is_what_others_named_alike(tmp_path):
    others = tmp_path / ".site-backup01"
    others.mkdir()
    (others / "mine.txt").write_text("mine")
    (tmp_path / ".site-b-abcdefgh").mkdir()
    with SiteFolder(tmp_path / "site") as running:
        running.write("index.html", "running")
        write_site(tmp_path / "site", index="other")
        running.write("more.html", "running")
    assert everything(tmp_path / "site")["index.html"] == "running"
    assert {path.name for path in tmp_path.iterdir()} == {
        "site",
        ".site-backup01",
        ".site-b-abcdefgh",
    }


@pytest.fixture
def mounted(tmp_path):
    """A folder that is a mount point, where this process may mount."""
    site = tmp_path / "outer" / "a site"
    site.mkdir(parents=True)
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "tmpfs", site], capture_output=True, check=False
    )
    if mount.returncode:
        pytest.skip(f"nothing can be mounted here: {mount.stderr.decode().strip()}")
    yield site
    subprocess.run(["umount", "--lazy", site], check=True)


@pytest.fixture(params=["simulated", "real"])
def unmovable(request, tmp_path, monkeypatch):
    if request.param == "real":
        return request.getfixturevalue("mounted")
    site = tmp_path / "outer" / "a site"
    site.mkdir(parents=True)
    monkeypatch.setattr(
        work_folder, "is_mounted", lambda place: place == site.resolve()
    )
    return site


def test_a_folder_that_cannot_be_moved_is_filled(unmovable, exchanging, monkeypatch):
    if not exchanging:
        monkeypatch.setattr(folder, "exchange", lambda *_: False)
    write_site(unmovable, index="old", gone="old", **{"a/b": "old", "gone/a": "old"})
    write_site(unmovable, index="new", **{"a/b": "new", "c/d": "new"})
    there = everything(unmovable)
    manifest = json.loads(there.pop(MANIFEST))
    assert there == {"index.html": "new", "a/b.html": "new", "c/d.html": "new"}
    assert manifest == {"files": sorted((*there, MANIFEST))}
    assert {path.name for path in unmovable.iterdir()} == {
        *("index.html", "a", "c", MANIFEST)
    }
    assert [path.name for path in unmovable.parent.iterdir()] == [unmovable.name]


def test_a_foreign_file_in_a_folder_that_cannot_be_moved_stops_the_build(unmovable):
    (unmovable / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="did not write"):
        write_site(unmovable, index="new")
    assert everything(unmovable) == {"mine.txt": "mine"}


@pytest.mark.parametrize("step", range(1, 9))
def test_a_fill_that_was_killed_is_finished_by_the_next(unmovable, monkeypatch, step):
    files = {"index": "old", "gone": "old", "a/b": "old"}
    write_site(unmovable, **files)
    calls = []

    def counted(original):
        def call(path, target):
            calls.append(path)
            if len(calls) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return original(path, target)

        return call

    def work(_):
        for name in ("rename", "replace"):
            original = getattr(type(unmovable), name)
            monkeypatch.setattr(type(unmovable), name, counted(original))
        write_site(unmovable, index="new", **{"a/b": "new", "c/d": "new"})

    with suppress(VocableError):
        side_by_side([work, lambda _: None], 2)
    assert (unmovable / "index.html").is_file()
    write_site(unmovable, index="newer")
    assert set(everything(unmovable)) == {"index.html", MANIFEST}
    assert everything(unmovable)["index.html"] == "newer"


def test_mount_points_are_known_also_of_the_same_file_system(tmp_path, mounted):
    assert is_mounted(mounted)
    assert not is_mounted(mounted.parent)
    bound = tmp_path / "bound"
    bound.mkdir()
    subprocess.run(["mount", "--bind", mounted.parent, bound], check=True)
    try:
        assert is_mounted(bound)
        write_site(bound / "inside", index="new")
    finally:
        subprocess.run(["umount", bound], check=True)


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
