"""What is kept from build to build: the same bytes or nothing, and no more than is of use."""

import os
from pathlib import Path

import pytest

from site_builder.stage import EnvironmentFault, kept


def test_what_is_put_is_got_by_a_later_build(tmp_path: Path) -> None:
    with kept(tmp_path / "new") as first:
        assert first.get("aa") == b""
        first.put("aa", b"one")
        first.put("aa", b"two")
    with kept(tmp_path / "new") as second:
        assert second.get("aa") == b"two"


@pytest.mark.parametrize("torn", [b"", b"short", lambda whole: whole[:-1], lambda whole: whole[:-1] + b"?"])
def test_what_is_torn_or_changed_is_as_good_as_none(tmp_path: Path, torn: object) -> None:
    with kept(tmp_path) as keep:
        keep.put("aa", b"one")
        path = tmp_path / "aa"
        path.write_bytes(torn(path.read_bytes()) if callable(torn) else bytes(torn))  # type: ignore[call-overload]
        assert keep.get("aa") == b""
        keep.put("aa", b"one")
        assert keep.get("aa") == b"one"


def test_what_stands_under_another_key_is_as_good_as_none(tmp_path: Path) -> None:
    with kept(tmp_path) as keep:
        keep.put("aa", b"one")
        (tmp_path / "aa").rename(tmp_path / "bb")
        assert keep.get("bb") == b""


def test_the_newest_of_what_nobody_asked_for_stay_as_many_as_were_asked_for(tmp_path: Path) -> None:
    for age, name in enumerate(("new", "older", "oldest", ".draft")):
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    with kept(tmp_path) as keep:
        for key in ("aa", "bb"):
            keep.get(key)
            keep.put(key, b"x")
    assert {path.name for path in tmp_path.iterdir()} == {"aa", "bb", "new", "older"}


def test_a_build_that_fails_takes_nothing_away(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"")
    with pytest.raises(ZeroDivisionError), kept(tmp_path):
        raise ZeroDivisionError
    assert (tmp_path / "old").exists()


def test_a_folder_that_cannot_be_made_is_the_machine_s_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentFault), kept(tmp_path / "file" / "pictures") as keep:
        keep.put("aa", b"one")
