"""What is understood without click is what click would understand."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.support.commands import run_program
from tests.support.projects import busy_project
from tui.cli.annotate import annotate
from tui.cli.desk import Call, plain_call
from tui.cli.options import whoever
from tui.cli.review import review

WORDS = (
    *("p.db", "q.db", "nowhere.db", "secret.db", "ana", "1ana", "a/b", "17", "16", "true", "red", "", "-", "-x"),
    *("--as", "--as=ana", "--article", "--article=17", "--art", "--colour", "--colour=16", "--no-mouse"),
    *("--screen", "--no-mous", "--", "--help", "-h"),
)


@pytest.fixture
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COPYDESK_AS", "ben")
    for name in ("p.db", "q.db", "-x", "ana"):
        Path(name).touch()


def understood_by_click(arguments: list[str]) -> Call:
    with annotate.make_context("annotate", list(arguments)) as context:
        said = context.params
    return Call(
        said["project"], whoever(said["who"]), said["article"], said["colour"], not said["no_mouse"], said["screen"]
    )


@pytest.mark.usefixtures("_folder")
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=7))
@example(["p.db", "--as", "ana", "--article", "17", "--colour", "16", "--no-mouse"])
@example(["--article", "ana", "--as", "ana", "q.db"])
def test_click_understands_the_same(arguments: list[str]) -> None:
    call = plain_call(["annotate", *arguments])
    if call is not None:
        assert call == understood_by_click(arguments)


REVIEWING = ("--list", "--auto", "--order", "--figures")


@pytest.mark.usefixtures("_folder")
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from((*WORDS, *REVIEWING)), max_size=7))
@example(["p.db", "--as", "ana", "--article", "17", "--colour", "16", "--no-mouse"])
def test_click_understands_the_same_of_a_review(arguments: list[str]) -> None:
    call = plain_call(["review", *arguments])
    if call is not None:
        with review.make_context("review", list(arguments)) as context:
            said = context.params
        who, mouse = whoever(said["who"]), not said["no_mouse"]
        assert call == Call(said["project"], who, said["article"], said["colour"], mouse, review=True)
        assert not any(said[option] for option in ("listing", "auto", "decisions", "auditing", "telling"))


@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["p.db"], Call(Path("p.db"), "ben")),
        (["--as", "ana", "p.db"], Call(Path("p.db"), "ana")),
        (["p.db", "--article", "17", "--colour", "16"], Call(Path("p.db"), "ben", "17", "16")),
        (["--no-mouse", "p.db"], Call(Path("p.db"), "ben", mouse=False)),
        (["p.db", "--screen"], Call(Path("p.db"), "ben", screening=True)),
    ],
)
def test_plain_calls_are_understood(arguments: list[str], expected: Call) -> None:
    assert plain_call(["annotate", *arguments]) == expected


@pytest.mark.usefixtures("_folder")
@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["status", "p.db"],
        ["annotate"],
        ["annotate", "nowhere.db"],
        ["annotate", "p.db", "q.db"],
        ["annotate", "p.db", "--as"],
        ["annotate", "p.db", "--as", "1ana"],
        ["annotate", "p.db", "--as", "ana", "--as", "ben"],
        ["annotate", "p.db", "--as=ana"],
        ["annotate", "p.db", "--article", "-x"],
        ["annotate", "p.db", "--colour", "red"],
        ["annotate", "p.db", "--help"],
    ],
    ids=" ".join,
)
def test_everything_else_is_left_to_click(arguments: list[str]) -> None:
    assert plain_call(arguments) is None


@pytest.mark.usefixtures("_folder")
def test_a_login_that_is_no_name_is_left_to_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_AS", "2b")
    assert plain_call(["annotate", "p.db"]) is None


def test_a_plain_call_is_refused_without_a_terminal_and_without_click(tmp_path: Path) -> None:
    project = busy_project(tmp_path / "p.db")
    script = (
        "import sys\nfrom tui.cli.main import run\n"
        f"code = run(['annotate', {os.fspath(project)!r}, '--as', 'ana'])\n"
        "sys.exit(2 if 'click' in sys.modules else code)"
    )
    done = run_program("-c", script)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
