"""Puts articles into a project."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple

from tui.domain.errors import FormatError
from tui.domain.visible import visible
from tui.formats.article_files import STDIN, ArticleFile, Found, find_articles
from tui.formats.article_kinds import Kind, kind_of_named
from tui.formats.article_reading import Cut, LeftOut, Told, read_articles
from tui.formats.article_rows import HowRows
from tui.formats.articles import LARGEST, ReadArticle
from tui.store.project import NewArticle, Project

BATCH = 1_000
BATCH_CHARACTERS = 8_000_000
"""So much is written at once: small enough that nobody waits for long, and that memory does not grow."""

SHOWN = 20
"""So many of the things of one kind are told one by one."""

_NAMES = 5
_PASSAGE = 160


class Wanted(NamedTuple):
    """What is to be added, and how.

    Attributes:
        paths: Files, directories, patterns, or `-`.
        name: What the article is called, if there is only one; of rows what all names begin with. Empty for the
            file's name. Of standard input it also says the kind.
        kind: What the files are; None to tell it by their names.
        encoding: How they are encoded; empty to find out for each.
        largest: Bytes that an article may have at most.
        columns: Which columns of rows are what, see `HowRows`.
        language: Code of the language of articles that do not say theirs; empty if that is not known.
        dates: How days of publication are written, as `strptime` has it; empty to find out.
        copies: Whether an article is added though another one has the same text.
        check_only: Whether to write nothing.
        show_cut: Whether to tell what of web pages is no part of their articles.
    """

    paths: tuple[str, ...]
    name: str = ""
    kind: Kind | None = None
    encoding: str = ""
    largest: int = LARGEST
    columns: Mapping[str, str] = {}
    language: str = ""
    dates: str = ""
    copies: bool = False
    check_only: bool = False
    show_cut: bool = False


class Imported(NamedTuple):
    """What became of the articles.

    Attributes:
        added: How many are new; if nothing was to be written, how many can be read.
        skipped: How many were in the project already.
        copies: How many were left out because their text was.
        left_out: How many files and rows could not be added.
        first: Why the first of them could not.
    """

    added: int
    skipped: int = 0
    copies: int = 0
    left_out: int = 0
    first: str = ""


def add_files(
    project: Project,
    wanted: Wanted,
    stdin: BinaryIO,
    *,
    tell: Callable[[str], None] = lambda _: None,
    progress: Callable[[int], None] = lambda _: None,
) -> Imported:
    """Reads files and adds their articles; what cannot be read is left out and told.

    Articles are written a thousand at a time, so that people can work meanwhile. If it is interrupted, those that
    were written are there, and whoever adds the same files again goes on behind them.

    Args:
        project: The open project.
        wanted: What is to be added.
        stdin: What `-` reads.
        tell: Is told, line by line, what was left out and what else should be known.
        progress: Told how many articles were read so far.

    Raises:
        DeskError: A name was given for several files, or the project cannot be written.
    """
    return _Adding(project, wanted, tell).add(stdin, progress)


class _Lines:
    """Tells the first of many things, and how many more there were.

    Args:
        tell: Is told.
    """

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self.count = 0
        self.first = ""
        self._held = ""

    def add(self, message: str) -> None:
        """Tells one; the first waits for the second, since a lone one is told by whoever called."""
        self.count += 1
        if self.count == 1:
            self.first = self._held = message
            return
        if self._held:
            self._tell(self._held)
            self._held = ""
        if self.count <= SHOWN:
            self._tell(message)

    def end(self) -> None:
        """Says how many were not told."""
        if self.count > SHOWN:
            self._tell(f"… and {self.count - SHOWN:,} more")


class _Adding:
    """One run."""

    def __init__(self, project: Project, wanted: Wanted, tell: Callable[[str], None]) -> None:
        self._wanted = wanted
        self._tell = tell
        self._intake = None if wanted.check_only else project.intake(copies=wanted.copies)
        self._own = {f"{project.path.name}{end}" for end in ("", "-wal", "-shm")}
        self._bad = _Lines(tell)
        self._waiting: list[ReadArticle] = []
        self._characters = 0
        self._done = Imported(0)
        self._pages = self._passages = 0
        self._guesses = self._copies = self._otherwise = 0
        self._guessed = ""

    def add(self, stdin: BinaryIO, progress: Callable[[int], None]) -> Imported:
        """Reads and writes."""
        how = HowRows(self._wanted.columns, self._wanted.encoding, self._wanted.largest, self._wanted.dates)
        read = 0
        for file in self._files():
            for found in read_articles(file, stdin, how):
                if isinstance(found, ReadArticle):
                    read += 1
                    self._take(found, file.name)
                    progress(read)
                elif isinstance(found, LeftOut):
                    self._bad.add(found.message)
                elif isinstance(found, Told):
                    self._tell(found.message)
                else:
                    self._cut(found)
        self._write()
        self._end()
        return self._done._replace(left_out=self._bad.count, first=self._bad.first)

    def _files(self) -> Iterator[ArticleFile]:
        """The files, all found before the first is read."""
        found: list[ArticleFile] = []
        for path in self._wanted.paths:
            try:
                there = find_articles(path, self._wanted.kind)
            except FormatError as error:
                self._bad.add(error.message)
                continue
            self._passed_over(path, there)
            found += there.files
        if not self._wanted.name:
            return iter(found)
        if len(found) + self._bad.count != 1:
            raise FormatError(f"A name was given, but there are {len(found)} files: name one at a time.")
        return iter([_renamed(file, self._wanted) for file in found])

    def _passed_over(self, path: str, there: Found) -> None:
        # The project may lie among the articles.
        unknown = [each for each in there.unknown if each not in self._own]
        if unknown:
            names = ", ".join(visible(each) for each in unknown[:_NAMES])
            more = " …" if len(unknown) > _NAMES else ""
            count = _plural(len(unknown), "file")
            self._tell(f"{visible(path)}: {count} of no known kind passed over: {names}{more}")
        if there.hidden:
            self._tell(f"{visible(path)}: {_plural(there.hidden, 'hidden file')} passed over.")

    def _new(self, article: ReadArticle) -> NewArticle:
        made = as_new_article(article)
        return made if made.language else made._replace(language=self._wanted.language)

    def _take(self, article: ReadArticle, file: str) -> None:
        self._waiting.append(article)
        self._characters += len(article.text)
        if article.guessed and file != self._guessed:
            self._tell_guess(article, file)
        if len(self._waiting) >= BATCH or self._characters >= BATCH_CHARACTERS:
            self._write()

    def _tell_guess(self, article: ReadArticle, file: str) -> None:
        self._guessed = file
        self._guesses += 1
        if self._guesses <= SHOWN:
            hint = "if it reads wrong, use --encoding in a new project"
            self._tell(f"{file}: read as {article.encoding}, which is a guess; {hint}.")

    def _cut(self, cut: Cut) -> None:
        self._pages += 1
        self._passages += len(cut.passages)
        if self._wanted.show_cut:
            for passage in cut.passages:
                short = passage if len(passage) <= _PASSAGE else f"{passage[: _PASSAGE - 1]}…"
                self._tell(f"{cut.name}: left out: {short}")

    def _write(self) -> None:
        waiting, self._waiting, self._characters = self._waiting, [], 0
        if self._intake is None:
            self._done = self._done._replace(added=self._done.added + len(waiting))
        elif waiting:
            taken = self._intake.add([self._new(article) for article in waiting])
            self._tell_copies(taken.copies)
            for name, reason in taken.refused:
                self._bad.add(f"{name} {reason}.")
            self._otherwise += taken.otherwise
            self._done = Imported(
                self._done.added + taken.added,
                self._done.skipped + taken.known,
                self._done.copies + len(taken.copies),
            )

    def _tell_copies(self, copies: Sequence[tuple[str, str]]) -> None:
        for name, twin in copies:
            self._copies += 1
            if self._copies <= SHOWN:
                self._tell(f"{name}: left out, its text is that of {twin}; --copies adds it all the same.")

    def _end(self) -> None:
        self._bad.end()
        for count, what in ((self._guesses, "guesses"), (self._copies, "copies")):
            if count > SHOWN:
                self._tell(f"… and {count - SHOWN:,} more {what}")
        if self._otherwise:
            self._tell(
                f"{_plural(self._otherwise, 'article')} of those that are there already would have another title, "
                "date or language now: what was said first stays; to change it, make a new project."
            )
        if self._passages and not self._wanted.show_cut:
            passages = _plural(self._passages, "passage")
            pages = _plural(self._pages, "web page")
            self._tell(f"{passages} of {pages} left out as no part of the article; --show-cut lists them.")


def _renamed(file: ArticleFile, wanted: Wanted) -> ArticleFile:
    kind = file.kind
    if file.path == STDIN and wanted.kind is None:
        kind = kind_of_named(wanted.name)
    return ArticleFile(file.path, wanted.name, kind, file.known)


def _plural(count: int, one: str) -> str:
    return f"{count:,} {one}{'s' * (count != 1)}"


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
