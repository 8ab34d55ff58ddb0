"""Families that were kept are those that would be found; where anything is another, they are found anew."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from site_builder.curate import kept_families, parallels
from site_builder.model import Family, ParallelSettings
from site_builder.unchanged import code
from tests.kept import Kept
from tests.spoken import days

SAID = "ships of every flag may lie in the old harbour"
WORDS = ("ship", "harbour", "old", "flag.", "lie", "“Now”", "港口", "e\u0301t\u00e9", "—", "U.S.")
FIVE = ParallelSettings(words=5)


@given(some.lists(some.lists(some.sampled_from(WORDS), max_size=30).map(" ".join), min_size=1, max_size=5))
def test_what_was_kept_is_what_would_be_found(said: list[str]) -> None:
    texts, cache = days(*said, *said[:2]), Kept()
    found = parallels.families(texts, FIVE)
    assert kept_families.families(texts, FIVE, cache) == found
    assert kept_families.families(texts, FIVE, cache) == found
    assert cache.puts == 1


@pytest.mark.parametrize(
    "said",
    [
        (f"{SAID}!", SAID),
        (SAID, f"{SAID} now"),
        (SAID, SAID, "and more"),
        (SAID,),
    ],
)
def test_another_text_is_looked_at_anew(said: tuple[str, ...]) -> None:
    cache = Kept()
    kept_families.families(days(SAID, SAID), FIVE, cache)
    texts = days(*said)
    assert kept_families.families(texts, FIVE, cache) == parallels.families(texts, FIVE)
    assert cache.puts == 2


def test_where_a_text_ends_and_the_next_begins_is_not_confused() -> None:
    cache = Kept()
    one, other = days(f"{SAID} {SAID}", "harbour"), days(SAID, f"{SAID} harbour")
    assert kept_families.families(one, FIVE, cache) == parallels.families(one, FIVE)
    assert kept_families.families(other, FIVE, cache) == parallels.families(other, FIVE)


@pytest.mark.parametrize("setting", [{"words": 6}, {"common": 1}, {"stop": ("the old harbour",)}])
def test_other_settings_are_looked_at_anew(setting: dict[str, object]) -> None:
    cache, texts = Kept(), days(SAID, SAID)
    kept_families.families(texts, FIVE, cache)
    other = replace(FIVE, **setting)  # type: ignore[arg-type]
    assert kept_families.families(texts, other, cache) == parallels.families(texts, other)
    assert cache.puts == 2


def test_other_code_looks_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, texts = Kept(), days(SAID, SAID)
    kept_families.families(texts, FIVE, cache)
    monkeypatch.setattr(code, "running", lambda: "other")
    kept_families.families(texts, FIVE, cache)
    assert cache.puts == 2


def _first(families: list[list[object]], at: int, value: object) -> list[list[object]]:
    return [[*families[0][:at], value, *families[0][at + 1 :]], *families[1:]]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: b"{",
        lambda kept: b"\xff",
        lambda kept: b"[1]",
        lambda kept: b"[[]]",
        lambda kept: json.dumps(_first(json.loads(kept), 2, [[99, 0, 1]])).encode(),
        lambda kept: json.dumps(_first(json.loads(kept), 2, [["0", 0, 1]])).encode(),
        lambda kept: json.dumps(_first(json.loads(kept), 3, [[0, 7]])).encode(),
    ],
)
def test_what_no_build_kept_is_as_good_as_none(spoil: Callable[[bytes], bytes]) -> None:
    cache, texts = Kept(), days(SAID, SAID)
    found: tuple[Family, ...] = kept_families.families(texts, FIVE, cache)
    assert found
    cache.held = {key: spoil(kept) for key, kept in cache.held.items()}
    assert kept_families.families(texts, FIVE, cache) == found
