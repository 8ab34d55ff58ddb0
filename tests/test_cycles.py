"""Python looks for cycles seldom while work is done, and as before when it has ended."""

import gc

import pytest

from site_builder import cycles


def test_all_is_as_before_when_the_work_has_ended_or_failed() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), cycles.seldom():
        assert gc.get_threshold() == cycles.SELDOM
        assert gc.get_freeze_count()
        raise KeyError
    assert gc.get_threshold() == before
    assert not gc.get_freeze_count()
