"""`copydesk schema`: checks, shows and lists schemas."""

import sys

import click

from tui.cli.output import plural, say, say_table, tell
from tui.cli.schema_errors import told_in_full
from tui.cli.schema_upgrade import upgrade
from tui.domain.errors import SchemaError

FAILED = 1


@click.group()
def schema() -> None:
    """Check, show, list and upgrade schemas: the forms that a project asks of an article."""


schema.add_command(upgrade)


@schema.command()
@click.argument("schemas", metavar="SCHEMA…", nargs=-1, required=True)
@click.pass_context
def check(context: click.Context, schemas: tuple[str, ...]) -> None:
    r"""Check schemas and say everything that is wrong with them, with line and column.

    SCHEMA is a file, the name of a schema that comes with copydesk, or - for standard input.

    \b
    copydesk schema check my-schema.yaml
    """
    results = [_check(name) for name in schemas]
    if not all(results):
        context.exit(FAILED)


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
    parts = (
        plural(len(found.labels), "label"),
        plural(len(found.article_fields), "article field"),
        plural(len(found.event_fields), "event field"),
        plural(len(found.checks) + len(found.article_checks), "check"),
    )
    say(f"{name}: {found.id} {found.version} is fine: {', '.join(parts)}.")
    return True


@schema.command()
@click.argument("name", metavar="SCHEMA")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="The form, or all of it as data."
)
@click.option("--help-texts", is_flag=True, help="With the help of each label, field and answer.")
def show(name: str, form: str, *, help_texts: bool) -> None:
    r"""Show a schema as the form that it makes.

    SCHEMA is a file, the name of a schema that comes with copydesk, or - for standard input.

    \b
    copydesk schema show conflict-event
    copydesk schema show my-schema.yaml --format json
    """
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


@schema.command(name="list")
def list_() -> None:
    r"""List the schemas that come with copydesk.

    \b
    copydesk schema list
    """
    from tui.services.schemas import load_named_schema, shipped_schemas

    found = [load_named_schema(name) for name in shipped_schemas()]
    say_table([(each.id, each.version, each.title) for each in found])


def _source(name: str) -> tuple[bytes, str]:
    from tui.formats.yaml_text import MAX_BYTES
    from tui.services.schemas import read_schema

    if name == "-":
        return (sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
    return read_schema(name)
