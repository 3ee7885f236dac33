"""`copydesk schema`: checks, shows and lists schemas."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tui.cli.options import with_example
from tui.cli.output import plural, say, say_table, tell
from tui.cli.schema_errors import told_in_full
from tui.cli.schema_upgrade import upgrade
from tui.domain.errors import SchemaError

if TYPE_CHECKING:
    from tui.domain.schema import Schema

FAILED = 1


@click.group()
def schema() -> None:
    """Check, show, list and upgrade schemas: the forms that a project asks of an article."""


schema.add_command(upgrade)


@schema.command(
    short_help="Check schemas.",
    help=with_example(
        "Check schemas and say everything that is wrong with them: file, line and column, what was found and what "
        "was expected. The files that a schema names are checked with it. Exits with 1 if there are errors.\n\n"
        "SCHEMA is a file, a directory with schemas in it, the name of a schema that comes with copydesk, or - for "
        "standard input.",
        "copydesk schema check my-schema.yaml",
        "copydesk schema check schemas/",
        "sed 's/Fire/Blaze/' fires.yaml | copydesk schema check -",
    ),
)
@click.argument("schemas", metavar="SCHEMA…", nargs=-1, required=True)
@click.pass_context
def check(context: click.Context, schemas: tuple[str, ...]) -> None:
    """Checks schemas."""
    if schemas.count("-") > 1:
        raise click.UsageError("- stands for standard input, which can be read once.")
    results = [fine for given in schemas for fine in _check_all(given)]
    if not all(results):
        if len(results) > 1:
            tell(f"copydesk: {results.count(False)} of {len(results)} cannot be used.")
        context.exit(FAILED)


def _check_all(given: str) -> Iterator[bool]:
    """Checks a schema, or those in a directory; whether each is fine."""
    from tui.services.schemas import schemas_in

    try:
        names = schemas_in(given)
    except SchemaError as error:
        tell(f"copydesk: {error.message}")
        yield False
        return
    for name in names:
        yield _check(name)


def _check(name: str) -> bool:
    """Checks one schema; whether it is fine."""
    from tui.formats.schema_yaml import SchemaErrors, load_schema
    from tui.services.schemas import files_beside

    try:
        found = load_schema(*_source(name), files=files_beside(name))
    except SchemaErrors as errors:
        for line in errors.lines():
            tell(line)
        tell(f"copydesk: {name} has {plural(len(errors.problems), 'error')}.")
        return False
    except SchemaError as error:
        tell(f"copydesk: {error.message}")
        return False
    say(f"{name}: {found.id} {found.version} is fine: {', '.join(_parts(found))}.")
    return True


def _parts(found: "Schema") -> Iterator[str]:
    """What a schema holds, in numbers."""
    counts = (
        ("label", len(found.labels)),
        ("table", len(found.tables)),
        ("article field", len(found.article_fields)),
        ("event field", len(found.event_fields)),
        ("check", len(found.checks) + len(found.article_checks)),
        ("column", len(found.export.columns) if found.export else 0),
    )
    return (plural(count, noun) for noun, count in counts if count)


@schema.command(
    short_help="Show a schema as the form that it makes.",
    help=with_example(
        "Show a schema as the form that it makes, with its tables, checks and exported table.\n\n"
        "SCHEMA is a file, the name of a schema that comes with copydesk, or - for standard input.",
        "copydesk schema show conflict-event",
        "copydesk schema show conflict-event --help-texts",
        "copydesk schema show my-schema.yaml --format json",
    ),
)
@click.argument("name", metavar="SCHEMA")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="The form, or all of it as data."
)
@click.option("--help-texts", is_flag=True, help="With the help of each label, field and answer.")
def show(name: str, form: str, *, help_texts: bool) -> None:
    """Shows a schema."""
    from tui.formats.schema_yaml import load_schema
    from tui.services.schemas import files_beside

    with told_in_full():
        found = load_schema(*_source(name), files=files_beside(name))
    if form == "json":
        from tui.formats.schema_json import schema_to_json

        for line in schema_to_json(found, indent=2).splitlines():
            say(line)
        return
    from tui.formats.schema_text import draw_schema

    for line in draw_schema(found, help_texts=help_texts):
        say(line)


@schema.command(
    name="list",
    short_help="List the schemas that come with copydesk.",
    help=with_example("List the schemas that come with copydesk.", "copydesk schema list"),
)
def list_() -> None:
    """Lists the schemas."""
    from tui.services.schemas import load_named_schema, shipped_schemas

    found = [load_named_schema(name) for name in shipped_schemas()]
    say_table([(each.id, each.version, each.title) for each in found])


def _source(name: str) -> tuple[bytes, str]:
    from tui.formats.yaml_text import MAX_BYTES
    from tui.services.schemas import read_schema

    if name == "-":
        return (sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
    return read_schema(name)
