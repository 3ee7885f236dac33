"""Runs commands, in this process or in another."""

import io
import os
import subprocess  # noqa: TID251 - tests run programs
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from tui.cli.main import run


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Runner: TypeAlias = Callable[..., Result]


def make_runner(monkeypatch: pytest.MonkeyPatch) -> Runner:
    """A function that runs a command line; `stdin` is what it reads."""

    def runner(*arguments: object, stdin: bytes = b"") -> Result:
        out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        code = run([str(each) for each in arguments])
        monkeypatch.undo()
        return Result(code, *(stream.detach().getvalue().decode() for stream in _flushed(out, err)))  # type: ignore[attr-defined]

    return runner


def run_program(
    *arguments: object, stdout: int = subprocess.PIPE, env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    """Runs Python with some arguments, such as `-m tui.cli.main`, in the checkout."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        stdout=stdout,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        check=False,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **(env or {})},
    )


def _flushed(*streams: io.TextIOWrapper) -> tuple[io.TextIOWrapper, ...]:
    for stream in streams:
        stream.flush()
    return streams
