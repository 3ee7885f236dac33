"""`copydesk add`."""

from pathlib import Path

import pytest

from tests.support.commands import Runner
from tests.support.projects import make_project
from tui.store.project import Article, Project

SAMPLES = Path(__file__).parents[2] / "sample_articles"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "p.db")


def article(project: Path, name: str) -> Article:
    with Project.open(project) as opened:
        found = opened.find_article(name)
        assert found is not None
        return opened.article(found)


def count(project: Path) -> int:
    with Project.open(project) as opened:
        return opened.article_count() - 1


def test_a_directory_of_articles_is_added(copydesk: Runner, project: Path) -> None:
    assert copydesk("add", project, SAMPLES) == (0, "14 articles added.\n", "")
    found = article(project, "12-agency-bulletin.txt")
    assert found.text.encode() == (SAMPLES / found.name).read_bytes()
    assert (found.newline, found.published, found.meta["source"]) == ("crlf", "2025-01-27", "Littoral News Agency")
    assert copydesk("add", project, SAMPLES) == (0, "0 articles added, 14 there already.\n", "")
    assert copydesk("verify", project).code == 0


def test_standard_input_is_added_under_a_name(copydesk: Runner, project: Path) -> None:
    assert (
        copydesk(
            "add",
            project,
            "-",
            "--name",
            "wire/7",
            stdin=b"Caf\xe9",
        )[0]
        == 1
    )
    result = copydesk("add", project, "-", "--name", "wire/7", "--encoding", "cp1252", stdin=b"Caf\xe9\r\n")
    assert result == (0, "1 article added.\n", "")
    found = article(project, "wire/7")
    assert (found.text, found.encoding, found.title) == ("Café\r\n", "cp1252", "Café")


def test_a_guess_is_told(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    text = "Вчера вечером в центре города произошёл взрыв, сообщили власти."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    result = copydesk("add", project, "a.txt")
    assert (result.code, result.out) == (0, "1 article added.\n")
    assert result.err.startswith("a.txt: read as cp1251, which is a guess")
    assert article(project, "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (None, "a.txt: there is no such file or directory."),
        (b"", "a.txt: the file is empty."),
        (b"\x89PNG\r\n\x1a\n", "a.txt: this is a PNG image (byte 0), not text"),
        (b"\x00\x01\x02\x03" * 50, "a.txt: binary data (NUL at byte 0)"),
        (b"abc \xff\xfe def", "a.txt: byte 4 (0xff) is not UTF-8"),
        (b"x" * 2_000_001, "a.txt: larger than 2 MB: split it, or raise the limit with --max-size."),
    ],
)
def test_a_bad_file_is_one_line_and_the_others_go_in(
    copydesk: Runner, project: Path, tmp_path: Path, data: bytes | None, expected: str
) -> None:
    (tmp_path / "good.txt").write_text("Fine.", encoding="utf-8")
    if data is not None:
        (tmp_path / "a.txt").write_bytes(data)
    result = copydesk("add", project, "a.txt", "good.txt", "--max-size", "2")
    assert (result.code, result.out) == (1, "1 article added, 1 left out.\n")
    assert result.err.startswith(f"copydesk: {expected}")
    assert len(result.err.splitlines()) == 1
    assert count(project) == 1
    assert copydesk("add", project, "a.txt", "--max-size", "2") == (1, "", result.err)


def test_every_bad_file_is_named(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    for name, data in (("a.txt", b""), ("b.txt", b"fine"), ("c\x1b[2J.txt", b"\xff")):
        (tmp_path / name).write_bytes(data)
    result = copydesk("add", project, ".")
    assert (result.code, result.out) == (1, "1 article added, 2 left out.\n")
    assert result.err.splitlines() == [
        "a.txt: the file is empty.",
        "c␛[2J.txt: byte 0 (0xff) is not UTF-8, and no other encoding can be told: say --encoding, such as cp1252.",
        "copydesk: 2 files or rows were left out.",
    ]
    assert count(project) == 1


def test_of_many_bad_files_the_first_are_named(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    (tmp_path / "bad").mkdir()
    for number in range(30):
        (tmp_path / f"bad/{number:02}.txt").touch()
    result = copydesk("add", project, "bad")
    assert (result.code, result.out) == (1, "")
    lines = result.err.splitlines()
    assert lines[0] == "00.txt: the file is empty."
    assert lines[19:] == [
        "19.txt: the file is empty.",
        "… and 10 more",
        "copydesk: 30 files or rows were left out.",
    ]


def test_what_is_passed_over_is_told(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    for name in ("a.txt", ".hidden.txt", *(f"{letter}\x1b.pdf" for letter in "bcdefg")):
        (folder / name).write_text(name, encoding="utf-8")
    result = copydesk("add", project, "all")
    assert (result.code, result.out) == (0, "1 article added.\n")
    assert result.err.splitlines() == [
        "all: 6 files of no known kind passed over: b␛.pdf, c␛.pdf, d␛.pdf, e␛.pdf, f␛.pdf …",
        "all: 1 hidden file passed over.",
    ]
    assert copydesk("add", project, "all/*.txt") == (0, "0 articles added, 1 there already.\n", "")


def test_what_is_known_of_an_article_stays_and_that_is_told(
    copydesk: Runner, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "w.csv").write_text("id;datum;text\n1;05.01.2022;Eins.\n", encoding="utf-8")
    assert copydesk("add", project, "w.csv").out == "1 article added.\n"
    again = copydesk("add", project, "w.csv", "--date-column", "datum", "--dates", "%d.%m.%Y")
    assert (again.code, again.out) == (0, "0 articles added, 1 there already.\n")
    assert again.err.splitlines()[-1].startswith(
        "1 article of those that are there already would have another title"
    )
    assert article(project, "w.csv/1").published == ""
    assert "another title" not in copydesk("add", project, "w.csv").err


def test_the_text_of_another_article_is_left_out(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The same.", encoding="utf-8")
    assert copydesk("add", project, "a.txt", "b.txt") == (
        0,
        "1 article added, 1 with the text of another left out.\n",
        "b.txt: left out, its text is that of a.txt; --copies adds it all the same.\n",
    )
    assert copydesk("add", project, "b.txt", "--copies") == (0, "1 article added.\n", "")
    assert copydesk("add", project, "a.txt", "b.txt") == (0, "0 articles added, 2 there already.\n", "")


def test_checking_writes_nothing(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    assert copydesk("add", project, "a.txt", "--check") == (0, "1 article can be read.\n", "")
    assert count(project) == 0
    (tmp_path / "b.txt").touch()
    assert copydesk("add", project, "a.txt", "b.txt", "--check") == (
        1,
        "1 article can be read, 1 left out.\n",
        "copydesk: b.txt: the file is empty.\n",
    )


@pytest.mark.parametrize("pattern", ["%d/%m", "%Y-%m", "x", "%", "%d.%m.%y %Q"])
def test_a_pattern_of_days_says_the_day(copydesk: Runner, project: Path, pattern: str) -> None:
    result = copydesk("add", project, "a.txt", "--dates", pattern)
    assert (result.code, result.out) == (2, "")
    assert "does not say year, month and day" in result.err


@pytest.mark.parametrize("size", ["nan", "inf", "-1", "0", "1e9", "x"])
def test_a_size_is_a_number_of_megabytes(copydesk: Runner, project: Path, size: str) -> None:
    result = copydesk("add", project, "a.txt", "--max-size", size)
    assert (result.code, result.out) == (2, "")
    assert "--max-size" in result.err


def test_an_encoding_that_nobody_knows_is_one_line(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "a.csv", "a.jsonl"):
        (tmp_path / name).write_text('{"text":\n1}', encoding="utf-8")
        result = copydesk("add", project, name, "--encoding", "utf-9")
        assert (result.code, result.out) == (1, "")
        assert result.err == "copydesk: utf-9 is not a text encoding that Python knows: try utf-8 or cp1252.\n"


def test_an_article_never_changes(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    assert copydesk("add", project, "a.txt").code == 0
    (tmp_path / "a.txt").write_text("Two.", encoding="utf-8")
    result = copydesk("add", project, "a.txt")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith("copydesk: a.txt is in the project already with another text: articles never")
    assert copydesk("add", project, "a.txt", "--name", "a2.txt").code == 0


def test_a_name_is_for_one_article(copydesk: Runner, project: Path) -> None:
    result = copydesk("add", project, SAMPLES, "--name", "x")
    assert result == (1, "", "copydesk: A name was given, but there are 14 files: name one at a time.\n")


def test_a_file_that_may_not_be_read_is_one_line(copydesk: Runner, project: Path, tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    result = copydesk("add", project, "loop.txt")
    assert result == (1, "", "copydesk: loop.txt: Too many levels of symbolic links.\n")


def test_a_language_is_given_to_articles_that_do_not_say_theirs(
    copydesk: Runner, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Cinco muertos.\n", "utf-8")
    (tmp_path / "b.md").write_text("---\nlanguage: fr\n---\nCinq morts.\n", "utf-8")
    assert copydesk("add", project, tmp_path / "a.txt", tmp_path / "b.md", "--language", "Spanish").code == 0
    assert [article(project, name).language for name in ("a.txt", "b.md")] == ["es", "fr"]


def test_what_is_no_language_is_refused(copydesk: Runner, project: Path) -> None:
    done = copydesk("add", project, SAMPLES, "--language", "the usual one")
    assert done.code == 2
    assert "'the usual one' is no code of a language" in done.err
    assert count(project) == 0
