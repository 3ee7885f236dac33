"""Other Python processes."""

import os
import subprocess  # noqa: TID251 - tests run programs
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def command(program: str, *args: str | Path) -> list[str]:
    return [sys.executable, "-c", program, *map(str, args)]


def run_python(program: str, *args: str | Path, env: Mapping[str, str] | None = None, exit_code: int = 0) -> str:
    """Runs a program to its end, and gives what it wrote to standard output."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **(env or {})}
    run = subprocess.run(command(program, *args), capture_output=True, text=True, check=False, env=environment)
    assert run.returncode == exit_code, run.stderr
    return run.stdout


def start_python(program: str, *args: str | Path, stdin: int | None = None) -> subprocess.Popen[str]:
    """Starts a program whose standard output is read here."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command(program, *args), stdin=stdin, stdout=subprocess.PIPE, text=True, env=environment
    )
