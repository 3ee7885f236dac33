"""Measures the desk: `python -m tests.benchmarks.desk`, or `make bench`.

It makes projects with an article of 4 KB and one of 1 MB through the commands themselves, opens the desk on them at
120x40 and 80x24, and prints how soon the article stands there compared to a minimal Textual application, and what
each key costs. With a program after `--` it measures that instead:

    python -m tests.benchmarks.desk --wait Fishermen --key 'right*40' --key 'w space*20' -- some-program some-file
"""

import argparse
import json
import subprocess  # noqa: TID251 - it runs the commands that it measures
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measure import REST, Program, measure_keys, measure_start
from tests.benchmarks.prose import article
from tests.benchmarks.report import Result, as_json, as_text
from tui import __version__
from tui.domain.layers import Layer
from tui.domain.spans import Origin, Span
from tui.formats.articles import article_id, newline_of, text_sha256
from tui.formats.record_nouns import Provenance, RecordArticle
from tui.formats.record_writing import encode_record
from tui.services.schemas import load_named_schema

SIZES = ("120x40", "80x24")
COPYDESK = Path(sys.executable).with_name("copydesk")
SCHEMA = "conflict-event"
WHO = "ana"

KEYS = (
    ("plus", 1),
    ("tab", 2),
    (REST, 1),
    ("right", 40),
    ("w", 40),
    ("down", 60),
    ("up", 20),
    ("pagedown", 20),
    ("pageup", 10),
    ("shift+right", 20),
    ("escape", 1),
    ("tab", 10),
    ("w space l t", 40),
    ("u", 10),
)
"""Moving and scrolling while the candidates of a field are shown, selecting, the form, labelling, taking back."""

HEADLINE = "Quarterly bulletin"

LEAVE = ("ctrl+q",)

CASES = (("4 KB, 40 spans", 4_096, 40), ("4 KB, 500 spans", 4_096, 500), ("1 MB, 500 spans", 1_000_000, 500))
"""What the table calls it, the article's length, and how much is marked in it, from its beginning on."""


def prepare(folder: Path) -> list[Program]:
    """Makes a project for each of `CASES`.

    Args:
        folder: Where to.
    """
    programs = []
    for number, (name, size, spans) in enumerate(CASES):
        project, text = folder / f"{number}.db", f"{HEADLINE}\n\n{article(size)}"
        file, records = folder / f"article-{number}.txt", folder / f"records-{number}.jsonl"
        file.write_bytes(text.encode())
        records.write_bytes(marked(file.name, text, spans).encode())
        _run("new", project, "--schema", SCHEMA)
        _run("add", project, file)
        _run("load", project, records, "--as", WHO)
        argv = (str(COPYDESK), "annotate", str(project), "--as", WHO, "--article", "1")
        # Not of the headline, which the bar shows before the article stands there.
        word = text.removeprefix(HEADLINE).split()[3]
        programs.append(Program(name, argv, word.encode(), KEYS, LEAVE))
    return programs


def marked(name: str, text: str, count: int) -> str:
    """A record with spans over words of an article, short and long, with gaps and overlaps.

    Args:
        name: The article's.
        text: The article's.
        count: How many spans.
    """
    schema = load_named_schema(SCHEMA)
    words = [start for start in range(1, len(text)) if text[start - 1].isspace() and not text[start].isspace()]
    spans = {}
    for number in range(count):
        at = words[number % (len(words) - 8)]
        quote = text[at : words[number % (len(words) - 8) + 1 + number % 4]].rstrip()
        label = schema.labels[number % len(schema.labels)].id
        spans[f"s{number:04}"] = Span(f"s{number:04}", label, ((at, at + len(quote)),), Origin.LABEL)
    about = RecordArticle(article_id(name, text), name, "", text, text_sha256(text), newline=newline_of(text))
    moment = "2026-03-10T09:00:00.000Z"
    layer = Layer(about.id, WHO, spans=spans)
    return encode_record(about, layer, schema, Provenance("person", moment, moment, 1), __version__)


def _run(*arguments: object) -> None:
    subprocess.run([str(COPYDESK), *map(str, arguments)], check=True, capture_output=True)


def measure(program: Program, size: tuple[int, int], rounds: int) -> Result:
    """Measures one program at one size."""
    start = measure_start(program, size, rounds)
    keys, peak = measure_keys(program, size)
    return Result(program.name, size, start, keys, peak)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tests.benchmarks.desk", description="Measures the desk.")
    parser.add_argument("--rounds", type=int, default=11, help="starts of each program")
    parser.add_argument("--size", action="append", help="COLUMNSxROWS; 120x40 and 80x24 if not said")
    parser.add_argument("--case", default="", help="only cases whose name contains this")
    parser.add_argument("--json", type=Path, help="where to write the figures as JSON")
    parser.add_argument("--wait", default="", help="for another program: what it writes when it has started")
    parser.add_argument(
        "--key", action="append", default=[], help="for another program: KEY*COUNT; several in turn"
    )
    parser.add_argument("--leave", default="q", help="for another program: the key that ends it")
    parser.add_argument("argv", nargs="*", help="another program")
    return parser


def main(arguments: Sequence[str]) -> None:
    """Measures, prints, and writes JSON if asked to."""
    options = _parser().parse_args(arguments)
    sizes = [(int(width), int(height)) for width, height in (size.split("x") for size in options.size or SIZES)]
    results: list[Result] = []
    for size in sizes:
        # New projects for each size: the desk comes back to where it was left.
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            programs = [_other(options)] if options.argv else prepare(Path(folder))
            results += [measure(each, size, options.rounds) for each in programs if options.case in each.name]
    sys.stdout.write(as_text(results) + "\n")
    if options.json:
        options.json.write_text(json.dumps(as_json(results), indent=1) + "\n", "utf-8")


def _other(options: argparse.Namespace) -> Program:
    keys = [(name, int(count or 1)) for name, _, count in (key.rpartition("*") for key in options.key)]
    return Program(Path(options.argv[0]).name, options.argv, options.wait.encode(), keys, (options.leave,))


if __name__ == "__main__":
    main(sys.argv[1:])
