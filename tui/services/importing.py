"""Puts articles into a project."""

from collections.abc import Callable, Sequence
from typing import BinaryIO, NamedTuple

from tui.domain.errors import DeskError, FormatError
from tui.formats.article_files import ArticleFile, find_articles, open_article
from tui.formats.articles import LARGEST, ReadArticle
from tui.store.project import NewArticle, Project


class UnreadableFilesError(FormatError):
    """Some files cannot be articles; none was added.

    Args:
        problems: One line for each file.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} files cannot be read: nothing was added.")


class Imported(NamedTuple):
    """What became of the files.

    Attributes:
        added: How many articles are new.
        skipped: How many were in the project already.
        guessed: Name and encoding of the files whose encoding is a guess.
    """

    added: int
    skipped: int
    guessed: tuple[tuple[str, str], ...]


def add_files(
    project: Project,
    paths: tuple[str, ...],
    stdin: BinaryIO,
    *,
    name: str = "",
    encoding: str = "",
    largest: int = LARGEST,
    progress: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Reads files and adds them as articles, all of them or none.

    Args:
        project: The open project.
        paths: Files, directories, patterns, or `-`.
        stdin: What `-` reads.
        name: What the article is called, if there is only one; empty for the file's name.
        encoding: How they are encoded; empty to find out for each.
        largest: Bytes that a file may have at most.
        progress: Told how many were read so far.

    Raises:
        UnreadableFilesError: More than one file cannot be read.
        DeskError: One file cannot be read, or the project cannot be written.
    """
    files = find_articles(paths)
    if name:
        if len(files) != 1:
            raise FormatError(f"A name was given, but there are {len(files)} files: name one at a time.")
        files = [ArticleFile(files[0].path, name, files[0].known)]
    articles = _read(files, stdin, encoding, largest, progress)
    added = project.add_articles(as_new_article(article) for article in articles)
    guessed = tuple((article.name, article.encoding) for article in articles if article.guessed)
    return Imported(added.added, added.skipped, guessed)


def _read(
    files: Sequence[ArticleFile], stdin: BinaryIO, encoding: str, largest: int, progress: Callable[[int], None]
) -> list[ReadArticle]:
    """Everything is read before anything is written: nobody waits for a slow disk, and nothing is half done."""
    articles: list[ReadArticle] = []
    problems: list[DeskError] = []
    for number, file in enumerate(files, start=1):
        try:
            articles.append(open_article(file, stdin, encoding=encoding, largest=largest))
        except DeskError as error:
            problems.append(error)
        except OSError as error:
            problems.append(FormatError(f"{file.name}: {error.strerror or error}."))
        progress(number)
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise UnreadableFilesError([error.message for error in problems])
    return articles


def as_new_article(article: ReadArticle) -> NewArticle:
    """An article as a project takes it."""
    return NewArticle(
        id=article.id,
        name=article.name,
        title=article.title,
        text=article.text,
        sha256=article.sha256,
        source_sha256=article.source_sha256,
        encoding=article.encoding,
        bom=article.bom,
        newline=article.newline,
        language=article.language,
        published=article.published,
        meta=dict(article.meta),
    )
