"""From a file that was found to the articles in it, one after the other."""

from collections.abc import Iterator
from contextlib import closing, nullcontext
from typing import BinaryIO, NamedTuple

from tui.domain.errors import FormatError
from tui.formats.article_files import STDIN, ArticleFile, open_bytes
from tui.formats.article_kinds import Kind
from tui.formats.article_rows import BadRow, Columns, HowRows, RowFile
from tui.formats.articles import MEGABYTE, ReadArticle, describe, read_article


class LeftOut(NamedTuple):
    """Something that is no article.

    Attributes:
        message: Where and why, in one line.
    """

    message: str


class Told(NamedTuple):
    """Something that whoever adds the file should know.

    Attributes:
        message: One line.
    """

    message: str


class Cut(NamedTuple):
    """What of a page is no part of its article.

    Attributes:
        name: The article's name.
        passages: In the page's order.
    """

    name: str
    passages: tuple[str, ...]


def read_articles(file: ArticleFile, stdin: BinaryIO, how: HowRows) -> Iterator[ReadArticle | LeftOut | Told | Cut]:
    """Reads the articles of a file; files of rows with no more in memory than one of them.

    Args:
        file: The file.
        stdin: What `-` reads.
        how: How it is read.

    Yields:
        Articles, what had to be left out, and what is to be told.
    """
    try:
        opened = open_bytes(file, stdin)
        with nullcontext(opened) if file.path == STDIN else closing(opened):
            yield from _of_kind(file, opened, how)
    except FormatError as error:
        yield LeftOut(error.message)
    except OSError as error:
        yield LeftOut(f"{file.name}: {error.strerror or error}.")


def _of_kind(file: ArticleFile, opened: BinaryIO, how: HowRows) -> Iterator[ReadArticle | LeftOut | Told | Cut]:
    if file.kind in {Kind.JSONL, Kind.CSV, Kind.TSV}:
        for found in _rows(file, opened, how):
            if isinstance(found, BadRow):
                yield LeftOut(f"{found.where}: {found.reason}.")
            elif isinstance(found, Columns):
                yield Told(f"{file.name}: {found.described()}.")
            else:
                yield found
        return
    data = opened.read(how.largest + 1)
    if len(data) > how.largest:
        limit = how.largest / MEGABYTE
        raise FormatError(f"{file.name}: larger than {limit:g} MB: split it, or raise the limit with --max-size.")
    if file.kind is Kind.HTML:
        from tui.formats.article_html import read_html  # noqa: PLC0415 - most articles are no pages

        page = read_html(data, file.name, how.encoding, how.dates)
        yield describe(page.article, file.known, how.dates)
        if page.cut:
            yield Cut(file.name, page.cut)
    elif file.kind is Kind.MARKDOWN:
        from tui.formats.article_front_matter import read_markdown  # noqa: PLC0415 - few files have any

        yield describe(read_markdown(data, file.name, how.encoding, how.dates), file.known, how.dates)
    else:
        yield describe(read_article(data, file.name, how.encoding), file.known, how.dates)


def _rows(file: ArticleFile, opened: BinaryIO, how: HowRows) -> Iterator[ReadArticle | BadRow | Columns]:
    of = RowFile(opened, file.name, how, file.known)
    if file.kind is Kind.JSONL:
        from tui.formats.article_jsonl import read_jsonl  # noqa: PLC0415 - few files hold rows

        return read_jsonl(of)
    from tui.formats.article_csv import read_csv  # noqa: PLC0415 - few files hold rows

    return read_csv(of, "\t" if file.kind is Kind.TSV else "")
