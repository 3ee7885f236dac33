"""`copydesk add`."""

import sys
from pathlib import Path

import click

from tui.cli.options import PROJECT, with_example
from tui.cli.output import meter, plural, say, tell


@click.command(
    short_help="Put articles into a project.",
    help=with_example(
        "Put articles into a project: plain-text files, directories with all .txt and .md files below them, quoted "
        "patterns, or - for standard input.\n\n"
        "A text is stored exactly as it is; its encoding, byte-order mark and line ends are recorded. An index.json"
        " in a directory lists its articles and what is known of each: file, title, published, language, and more. "
        "All articles are added, or none.",
        "copydesk add syria.db articles/ extra/late.txt",
        "curl -s https://example.org/a.txt | copydesk add syria.db - --name a.txt",
    ),
)
@click.argument("project", type=PROJECT)
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--encoding", default="", metavar="NAME", help="How the files are encoded, such as cp1252.")
@click.option("--name", default="", metavar="TEXT", help="What the article is called, if there is only one.")
@click.option(
    "--max-size", default=20.0, show_default=True, metavar="MB", help="Largest file that is taken for an article."
)
def add(project: Path, files: tuple[str, ...], encoding: str, name: str, max_size: float) -> None:
    """Adds articles."""
    from tui.formats.articles import MEGABYTE
    from tui.services.importing import UnreadableFilesError, add_files
    from tui.store.project import Project

    with Project.open(project) as opened, meter("files read") as counter:
        try:
            done = add_files(
                opened,
                files,
                sys.stdin.buffer,
                name=name,
                encoding=encoding,
                largest=int(max_size * MEGABYTE),
                progress=counter.count,
            )
        except UnreadableFilesError as error:
            counter.clear()
            for problem in error.problems:
                tell(problem)
            raise
    for article, guess in done.guessed:
        tell(f"{article}: read as {guess}, which is a guess; if it reads wrong, use --encoding in a new project.")
    known = f", {done.skipped:,} there already" if done.skipped else ""
    say(f"{plural(done.added, 'article')} added{known}.")
