"""`copydesk add`."""

import math
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.options import PROJECT, with_example
from tui.cli.output import meter, plural, say, tell
from tui.domain.errors import FormatError
from tui.formats.article_kinds import Kind

if TYPE_CHECKING:
    from tui.services.importing import Imported

KINDS = click.Choice([each.value for each in Kind])


@click.command(
    short_help="Put articles into a project.",
    help=with_example(
        "Put articles into a project: files, directories with all below them, quoted patterns, or - for standard "
        "input. A .txt, .md or .html file is an article; of a .jsonl, .csv or .tsv file each row is one.\n\n"
        "A text is stored exactly as it is. YAML or TOML in front of Markdown, columns and keys beside a text, "
        "the head of a web page and an index.json in a directory say what is known of an article: title, date, "
        "language, and more. What cannot be read is left out, with a line that says why, and the command fails; "
        "the rest goes in. Articles that are there already are not added twice.",
        "copydesk add syria.db articles/ extra/late.txt",
        "copydesk add syria.db wire.csv --text-column Body --dates %d/%m/%Y --check",
        "curl -s https://example.org/a.html | copydesk add syria.db - --name a.html",
    ),
)
@click.argument("project", type=PROJECT)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--format", "kind", type=KINDS, help="What the files are, whatever their names say.")
@click.option("--encoding", default="", metavar="NAME", help="How the files are encoded, such as cp1252.")
@click.option("--name", default="", metavar="TEXT", help="What the article is called, if there is only one file.")
@click.option(
    "--text-column", "text", metavar="NAME", help="The column or key that holds the text, such as fields.body."
)
@click.option("--title-column", "title", metavar="NAME", help='The one that holds the title; "" for none.')
@click.option(
    "--date-column", "published", metavar="NAME", help='The one that holds the day of publication; "" for none.'
)
@click.option("--language-column", "language", metavar="NAME", help='The one that holds the language; "" for none.')
@click.option("--id-column", "id", metavar="NAME", help='The one that holds an id; "" for none.')
@click.option("--dates", default="", metavar="PATTERN", help="How days are written, such as %d/%m/%Y.")
@click.option(
    "--language",
    "spoken",
    default="",
    metavar="CODE",
    callback=lambda _ctx, _param, code: _code(code),
    help="Language of the articles that do not say theirs, such as es.",
)
@click.option("--copies", is_flag=True, help="Add an article though another one has the same text.")
@click.option("--show-cut", is_flag=True, help="List what of web pages is left out.")
@click.option("--check", "check_only", is_flag=True, help="Only read; write nothing.")
@click.option(
    "--max-size",
    type=click.FloatRange(0.001, 1_000),
    default=20.0,
    show_default=True,
    metavar="MB",
    callback=lambda _ctx, _param, size: _number(size),
    help="Largest file or row that is taken.",
)
def add(
    project: Path,
    files: tuple[str, ...],
    *,
    kind: str | None,
    encoding: str,
    name: str,
    dates: str,
    spoken: str,
    copies: bool,
    show_cut: bool,
    check_only: bool,
    max_size: float,
    **columns: str | None,
) -> None:
    """Adds articles."""
    from tui.formats.articles import MEGABYTE
    from tui.services.importing import Wanted, add_files
    from tui.store.project import Project

    wanted = Wanted(
        files,
        name,
        kind=Kind(kind) if kind else None,
        encoding=encoding,
        largest=int(max_size * MEGABYTE),
        columns={place: column for place, column in columns.items() if column is not None},
        dates=_checked(dates),
        language=spoken,
        copies=copies,
        check_only=check_only,
        show_cut=show_cut,
    )
    with Project.open(project, write=not check_only) as opened, meter("articles read") as counter:

        def tell_line(line: str) -> None:
            counter.clear()
            tell(line)

        done = add_files(opened, wanted, sys.stdin.buffer, tell=tell_line, progress=counter.count)
    if done.added or done.skipped or done.copies or not done.left_out:
        say(_summary(done, check_only=check_only))
    if done.left_out:
        raise FormatError(done.first if done.left_out == 1 else f"{done.left_out:,} files or rows were left out.")


def _summary(done: "Imported", *, check_only: bool) -> str:
    if check_only:
        said = [f"{plural(done.added, 'article')} can be read"]
    else:
        said = [f"{plural(done.added, 'article')} added"]
    if done.skipped:
        said.append(f"{done.skipped:,} there already")
    if done.copies:
        said.append(f"{done.copies:,} with the text of another left out")
    if done.left_out:
        said.append(f"{done.left_out:,} left out")
    return f"{', '.join(said)}."


def _number(size: float) -> float:
    """Lets every number pass; what is none is within every range."""
    if math.isnan(size):
        raise click.BadParameter("nan is no number.", param_hint="'--max-size'")
    return size


def _code(language: str) -> str:
    """Lets codes of languages pass, and the names that have one."""
    from tui.formats.article_metadata import language_code

    code = language_code(language)
    if code and not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", code):
        raise click.BadParameter(f"{language!r} is no code of a language, such as es or pt-BR.")
    return code


def _checked(dates: str) -> str:
    """Lets only patterns pass that say the year, the month and the day."""
    from datetime import datetime

    day = datetime(2011, 10, 23)  # noqa: DTZ001 - a day of no zone
    try:
        whole = not dates or datetime.strptime(day.strftime(dates), dates) == day  # noqa: DTZ007
    except (ValueError, re.error):
        whole = False
    if not whole:
        raise click.BadParameter(
            f"{dates!r} does not say year, month and day: write a pattern such as %d/%m/%Y or '%B %d, %Y'.",
            param_hint="'--dates'",
        )
    return dates
