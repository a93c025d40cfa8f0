"""The cache: written once, checked, repaired, safe to share; clear when it cannot be written."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import platformdirs
import pytest

from autograder.student import data
from autograder.student.data import shipped
from autograder.student.data.cache import cached, folder

GOOD = b"what it should be"
CHECKSUM = sha256(GOOD).hexdigest()


def never():
    pytest.fail("built again although the file is sound")


@pytest.mark.parametrize("name", shipped.CHECKSUMS)
def test_the_files_have_their_checksums_on_this_machine(name):
    assert sha256(shipped.mat_file(name)).hexdigest() == shipped.CHECKSUMS[name]


def test_first_use_writes_later_uses_read(cache):
    assert cached("file", CHECKSUM, lambda: GOOD) == cache / "file"
    assert (cache / "file").read_bytes() == GOOD
    assert cached("file", CHECKSUM, never) == cache / "file"


@pytest.mark.parametrize("damage", [b"", GOOD[:-1], GOOD + b"!", b"What it should be"])
def test_a_damaged_file_is_rebuilt(cache, damage):
    cache.mkdir()
    (cache / "file").write_bytes(damage)
    cached("file", CHECKSUM, lambda: GOOD)
    assert (cache / "file").read_bytes() == GOOD


def test_one_flipped_bit_in_the_digits_is_repaired():
    file = data.path("ex4data1.mat")
    sound = file.read_bytes()
    file.write_bytes(sound[:9_000_000] + bytes([sound[9_000_000] ^ 1]) + sound[9_000_001:])
    assert data.path("ex4data1.mat").read_bytes() == sound


def test_a_machine_that_builds_another_file_keeps_it(cache):
    cached("file", CHECKSUM, lambda: b"rounded otherwise")
    written = (cache / "file").stat().st_mtime_ns, (cache / "file").stat().st_ino
    cached("file", CHECKSUM, lambda: b"rounded otherwise")
    assert ((cache / "file").stat().st_mtime_ns, (cache / "file").stat().st_ino) == written


def test_an_interrupted_write_leaves_nothing(cache, monkeypatch):
    def half(draft, content):
        with draft.open("wb") as file:
            file.write(content[: len(content) // 2])
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(KeyboardInterrupt):
        cached("file", CHECKSUM, lambda: GOOD)
    assert list(cache.iterdir()) == []


def test_processes_that_start_together_all_get_a_sound_file(cache):
    code = "from autograder.student import data; print(data.path('network.mat').read_bytes()[-9:])"
    together = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(4)
    ]
    end = str(shipped.mat_file("network.mat")[-9:]).encode() + os.linesep.encode()
    assert [process.communicate()[0] for process in together] == [end] * 4
    assert [file.name for file in cache.iterdir()] == ["network.mat"]


def test_another_process_that_was_first_is_no_error(cache, monkeypatch):
    def refuse(_draft, file):
        file.write_bytes(GOOD)
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    assert cached("file", CHECKSUM, lambda: GOOD) == cache / "file"
    assert [file.name for file in cache.iterdir()] == ["file"]


def test_a_folder_that_cannot_be_written_is_one_sentence(cache, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(data.DataError) as caught:
        data.path("ex4data1.mat")
    assert str(caught.value) == (
        f"ex4data1.mat cannot be written to the folder {cache} (Permission denied), and 16.0 MB "
        "must fit there: set AUTOGRADER_CACHE to a folder that you can write to."
    )


def test_a_file_in_the_place_of_the_folder_is_one_sentence(cache):
    cache.write_text("not a folder")
    with pytest.raises(data.DataError, match=r"^network\.mat cannot be written to the folder .*:"):
        data.path("network.mat")


def test_digits_and_weights_need_no_cache(cache):
    cache.write_text("not a folder")
    data.digits()
    data.weights()


def test_the_file_is_readable_as_the_user_s_umask_says(cache):
    before = os.umask(0o022)
    try:
        cached("file", CHECKSUM, lambda: GOOD)
    finally:
        os.umask(before)
    assert (cache / "file").stat().st_mode & 0o777 == 0o644


def test_without_a_choice_it_is_the_system_s_cache_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("AUTOGRADER_CACHE")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda name, **_: tmp_path / name)
    assert folder() == tmp_path / "autograder"


def test_an_unknown_name_is_one_sentence():
    with pytest.raises(data.DataError) as caught:
        data.path("ex4weights.mat")
    assert str(caught.value) == (
        "There is no data file \"ex4weights.mat\": ask for 'ex4data1.mat' or 'network.mat'."
    )


def test_jupyter_shows_the_sentence_without_a_traceback():
    assert data.DataError("Do this.")._render_traceback_() == ["DataError: Do this."]


def test_digits_and_weights_load_nothing_heavy():
    code = (
        "import sys; from autograder.student import data; data.digits(); data.weights();"
        "print([name for name in ('scipy', 'matplotlib', 'platformdirs') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
