import contextlib
import os
import stat
from pathlib import Path

import pytest

from bot.operations.whole_file import FileUnwritableError, whole_file


def test_a_file_takes_its_place_at_the_end(tmp_path: Path) -> None:
    place, led_to = tmp_path / "out.csv", tmp_path / "link.csv"
    place.write_bytes(b"old")
    place.chmod(0o640)
    led_to.symlink_to(place)
    with whole_file(led_to) as opened:
        opened.write(b"new")
        assert place.read_bytes() == b"old"
    assert place.read_bytes() == b"new"
    assert led_to.is_symlink()
    assert stat.S_IMODE(place.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [led_to, place]


def test_what_is_interrupted_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "out.csv"
    place.write_bytes(b"old")
    with contextlib.suppress(KeyboardInterrupt), whole_file(place) as opened:
        opened.write(b"half")
        raise KeyboardInterrupt
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("out.csv", b"old")]


def test_what_is_no_file_is_written_to_and_stays(tmp_path: Path) -> None:
    with whole_file(Path(os.devnull)) as opened:
        opened.write(b"gone")
    assert not stat.S_ISREG(Path(os.devnull).stat().st_mode)


@pytest.mark.parametrize("place", ["nowhere/out.csv", "."])
def test_where_nothing_can_be_written_it_is_told(tmp_path: Path, place: str) -> None:
    with (
        pytest.raises(FileUnwritableError, match=r"cannot be written: (No such file|Is a directory)"),
        whole_file(tmp_path / place),
    ):
        pass
