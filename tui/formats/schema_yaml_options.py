"""Reads lists and trees of answers from a schema's YAML."""

import difflib
from collections.abc import Iterator

from tui.domain.expressions import MAX_LENGTH
from tui.domain.schema import Option
from tui.formats.schema_yaml_reading import MAX_EXAMPLE, MAX_TITLE, Reader, expected, found
from tui.formats.schema_yaml_tables import CSV, FileReader
from tui.formats.yaml_text import Mapping, Node, Scalar, Sequence, quoted

OPTION_KEYS = {
    "title": "what is shown",
    "help": "when to choose it",
    "options": "the answers below it, in a tree",
    "when": "an expression that says when it is offered",
    "retired": "yes if it is no longer offered",
    "note": "yes if who chooses it has to write a note",
    "was": "the codes that it had in earlier versions",
    "triggers": "words of an article that suggest it",
    "examples": "examples of when it is right",
    "codebook": "where the codebook speaks of it",
}


class Lists:
    """The lists that fields share: those of the schema by name, others in files beside it.

    Args:
        files: Reads the files.
    """

    def __init__(self, files: FileReader) -> None:
        self.files = files
        self.named: dict[str, tuple[Option, ...]] = {}


def read_options(
    reader: Reader, node: Node, what: str, *, lists: Lists | None = None, nested: bool = False
) -> tuple[Option, ...]:
    """Reads a list of answers.

    Args:
        reader: Collects faults.
        node: A list of codes, a mapping of codes, or the name of a shared list.
        what: What it belongs to, for messages.
        lists: The shared lists; None where no name can stand.
        nested: Whether it may be a tree.

    Returns:
        The options; each code once.
    """
    if isinstance(node, Scalar) and lists is not None and node.text:
        return _elsewhere(reader, node, what, lists, nested=nested)
    options = tuple(_level(reader, node, what, {}, nested=nested))
    if not options and isinstance(node, Mapping | Sequence) and not _inside(node):
        reader.fault(node, f"an empty list for {what}; expected at least one code")
    return options


def read_scale(reader: Reader, node: Node, what: str, lists: Lists) -> tuple[Option, ...]:
    """Reads a list of which all is always offered: a scale, or names.

    Args:
        reader: Collects faults.
        node: A list of codes, a mapping of codes, or the name of a shared list.
        what: What it belongs to, for messages.
        lists: The shared lists.
    """
    options = read_options(reader, node, what, lists=lists)
    for option in options:
        if option.when:
            place = reader.conditions[id(option)]
            reader.fault(
                place, f"{place.origin}'when' of {quoted(option.code)} in {what}; expected no condition here"
            )
    return options


def _elsewhere(reader: Reader, node: Scalar, what: str, lists: Lists, *, nested: bool) -> tuple[Option, ...]:
    """The answers in a file, or in a shared list."""
    if node.text.endswith(CSV):
        options = lists.files.options(node)
    elif node.text in lists.named:
        options = lists.named[node.text]
    else:
        known = lists.named
        hint = expected(node.text, known) if known else "expected a list of codes, or 'code: title' for each"
        reader.fault(node, f"unknown list {quoted(node.text)} for {what}; {hint}")
        return ()
    if not nested and any(option.options for option in options):
        reader.fault(
            node, f"the list {quoted(node.text)} has answers below answers; expected 'type: tree' for {what}"
        )
    return options


def _inside(node: Mapping | Sequence) -> int:
    return len(node.items) if isinstance(node, Sequence) else len(node.entries)


def _level(reader: Reader, node: Node, what: str, seen: dict[str, int], *, nested: bool) -> Iterator[Option]:
    if isinstance(node, Sequence):
        for item in reader.items(node, what):
            if _is_code(reader, item, what, seen):
                yield Option(item.text, item.text)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            if _is_code(reader, key, what, seen):
                yield _option(reader, key, value, seen, nested=nested)
    else:
        reader.fault(node, f"{found(node)} for {what}; expected a list of codes, or 'code: title' for each")


def _option(reader: Reader, key: Scalar, value: Node, seen: dict[str, int], *, nested: bool) -> Option:
    what = f"the answer {quoted(key.text)}"
    if isinstance(value, Scalar):
        return Option(key.text, reader.text(value, what) if value.text else key.text)
    if isinstance(value, Sequence):
        return Option(key.text, key.text, options=_children(reader, value, key.text, seen, nested=nested))
    if _holds_answers(value):
        if nested:
            reader.fault(value, f"answers right below {quoted(key.text)}; expected them under 'options:'")
        return Option(key.text, key.text, options=_children(reader, value, key.text, seen, nested=nested))
    keys = reader.keys(value, what, OPTION_KEYS)
    below = keys.get("options")
    when = keys.get("when")
    option = Option(
        key.text,
        reader.text(keys.get("title"), f"the title of {what}") or key.text,
        reader.help(keys.get("help")),
        _children(reader, below, key.text, seen, nested=nested) if below is not None else (),
        when=reader.text(when, f"the condition of {what}", limit=MAX_LENGTH, lines=True),
        retired=reader.truth(keys.get("retired"), "retired", otherwise=False),
        note=reader.truth(keys.get("note"), "note", otherwise=False),
        was=reader.texts(keys.get("was"), f"the former codes of {what}"),
        triggers=reader.texts(keys.get("triggers"), f"the triggers of {what}"),
        examples=reader.texts(keys.get("examples"), f"the examples of {what}", limit=MAX_EXAMPLE),
        codebook=reader.text(keys.get("codebook"), f"the codebook of {what}"),
    )
    if isinstance(when, Scalar):
        reader.conditions[id(option)] = when
    return option


def _holds_answers(value: Mapping) -> bool:
    """Whether somebody wrote answers where what an answer has should stand: no key is one, or nearly one."""
    names = [key.text for key, _ in value.entries]
    return bool(names) and not any(difflib.get_close_matches(name[:MAX_TITLE], OPTION_KEYS, n=1) for name in names)


def _children(reader: Reader, node: Node, code: str, seen: dict[str, int], *, nested: bool) -> tuple[Option, ...]:
    if not nested:
        reader.fault(node, f"answers below {quoted(code)}; expected 'type: tree' for answers below answers")
    return tuple(_level(reader, node, f"the answers below {quoted(code)}", seen, nested=nested))


def _is_code(reader: Reader, scalar: Scalar, what: str, seen: dict[str, int]) -> bool:
    """Whether a text can be a code of its list; notes it if not."""
    code = scalar.text
    if not code:
        reader.fault(scalar, f"an empty code in {what}; expected a text, in quotes if it is 'null' or '~'")
        return False
    if code != code.strip() or "\n" in code or "\t" in code or len(code) > MAX_TITLE:
        reader.fault(
            scalar, f"the code {quoted(code)} in {what}; expected one line of at most {MAX_TITLE} characters"
        )
        return False
    if code in seen:
        reader.fault(scalar, f"code {quoted(code)} twice in {what}, first in line {seen[code]}; expected it once")
        return False
    seen[code] = scalar.line
    return True


def read_lists(reader: Reader, node: Node | None, files: FileReader) -> Lists:
    """Reads the shared lists, each of which may be a tree.

    Args:
        reader: Collects faults.
        node: A mapping of ids; None for none.
        files: Reads the files that lists are in.
    """
    lists = Lists(files)
    for key, value in reader.entries(node, "lists") if node is not None else ():
        if reader.is_id(key, "a list"):
            what = f"the list {key.text}"
            in_file = isinstance(value, Scalar) and value.text.endswith(CSV)
            lists.named[key.text] = read_options(
                reader, value, what, lists=Lists(files) if in_file else None, nested=True
            )
    return lists
