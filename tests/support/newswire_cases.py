"""Tests of sentences of news in a language, made from what is expected of each.

Each function gives a test for a module to name: `test_who_acts = tells_who_acts("es", [...])`.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import pytest

from tests.support.newswire import acts, counts_dead, days, denied, numbers, times, where

Test: TypeAlias = Callable[..., None]


def offers(language: str, cases: Sequence[tuple[str, list[str], list[str], list[str]]]) -> Test:
    """Of each text the quantities, dates and times of day that are offered, with what they are read as."""

    @pytest.mark.parametrize(("text", "quantities", "dates", "clock"), cases)
    def test(text: str, quantities: list[str], dates: list[str], clock: list[str]) -> None:
        assert numbers(text, language) == quantities
        assert days(text, language) == dates
        assert times(text, language) == clock

    return test


def tells_who_acts(language: str, cases: Sequence[tuple[str, str, str, bool]]) -> Test:
    """Of each text a name, what was done, and whether it is told to be who did it."""

    @pytest.mark.parametrize(("text", "name", "done", "does"), cases)
    def test(text: str, name: str, done: str, does: bool) -> None:  # noqa: FBT001 - a case
        assert acts(text, name, done, language) is does

    return test


def tells_what_is_denied(language: str, cases: Sequence[tuple[str, str, bool]]) -> Test:
    """Of each text what was done, and whether it is told not to have been."""

    @pytest.mark.parametrize(("text", "done", "is_denied"), cases)
    def test(text: str, done: str, is_denied: bool) -> None:  # noqa: FBT001 - a case
        assert denied(text, done, language) is is_denied

    return test


def tells_where(language: str, cases: Sequence[tuple[str, str, bool]]) -> Test:
    """Of each text a name, and whether it stands where only places stand."""

    @pytest.mark.parametrize(("text", "name", "is_where"), cases)
    def test(text: str, name: str, is_where: bool) -> None:  # noqa: FBT001 - a case
        assert where(text, name, language) is is_where

    return test


def tells_what_is_counted(language: str, cases: Sequence[tuple[str, str, bool]]) -> Test:
    """Of each text a number, and whether it counts the dead."""

    @pytest.mark.parametrize(("text", "number", "counts"), cases)
    def test(text: str, number: str, counts: bool) -> None:  # noqa: FBT001 - a case
        assert counts_dead(text, number, language) is counts

    return test
