"""Finds schemas: those that come with copydesk by name, all others by file."""

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.domain.errors import SchemaError
from tui.domain.schema import Schema
from tui.domain.visible import visible
from tui.services.data_files import data_folder
from tui.store.records import StoredSchema

if TYPE_CHECKING:
    from tui.formats.schema_tables import SchemaFiles

_SUFFIXES = (".yaml", ".yml")
_TOO_LONG = 16 * 1024 * 1024
"""No more than this is read of a file, in bytes; what is a schema is far smaller."""


def shipped_schemas() -> tuple[str, ...]:
    """The names of the schemas that come with copydesk, in order."""
    return tuple(sorted(path.stem for path in data_folder("schemas").glob("*.yaml")))


def read_schema(name: str) -> tuple[bytes, str]:
    """Reads the source of a schema.

    Args:
        name: The name of a schema that comes with copydesk, or the path of a file: anything with a slash or with
            the suffix `.yaml` or `.yml`.

    Returns:
        The bytes, and the name for messages.

    Raises:
        SchemaError: There is no such schema, or its file cannot be read.
    """
    if not _is_path(name):
        return (_shipped(name).read_bytes(), f"{name}.yaml")
    path = Path(name)
    try:
        if not path.is_file():
            what = (
                "is a directory" if path.is_dir() else "is not there" if not path.exists() else "is no plain file"
            )
            raise SchemaError(f"{visible(name)} {what}: give the path of a YAML file.")
        with path.open("rb") as file:
            return (file.read(_TOO_LONG), name)
    except OSError as error:
        raise SchemaError(f"{visible(name)} cannot be read: {error.strerror}.") from None


def schemas_in(name: str) -> tuple[str, ...]:
    """The schemas in a directory, in order; of anything else its name.

    Args:
        name: As for `read_schema`, or the path of a directory.

    Raises:
        SchemaError: There is no schema in the directory, or it cannot be read.
    """
    path = Path(name)
    if name in shipped_schemas() or not path.is_dir():
        return (name,)
    try:
        found = tuple(sorted(str(each) for each in path.iterdir() if each.suffix in _SUFFIXES))
    except OSError as error:
        raise SchemaError(f"{visible(name)} cannot be read: {error.strerror}.") from None
    if not found:
        raise SchemaError(f"{visible(name)} holds no schemas: give a directory with .yaml files, or the files.")
    return found


def load_named_schema(name: str) -> Schema:
    """Finds and reads a schema.

    Args:
        name: As for `read_schema`.

    Raises:
        SchemaError: There is no such schema, its file cannot be read, or it has errors (then `SchemaErrors`).
    """
    from tui.formats.schema_yaml import load_schema  # noqa: PLC0415 - YAML is not needed where a project is open

    return load_schema(*read_schema(name), files=files_beside(name))


def files_beside(name: str) -> "SchemaFiles":
    """The files that a schema can name: those of its folder.

    Args:
        name: As for `read_schema`, or `-` for one that does not come from a folder.
    """
    from tui.formats.schema_tables import NoFiles  # noqa: PLC0415 - see above
    from tui.services.schema_files import BesideSchema  # noqa: PLC0415 - see above

    if name == "-":
        return NoFiles()
    return BesideSchema(Path(name).parent if _is_path(name) else data_folder("schemas"))


class SchemaVersion(NamedTuple):
    """A version of a schema with all that a project keeps of it.

    Attributes:
        schema: The schema.
        stored: Its source, and the same as JSON.
        files: The files that it names, by name.
    """

    schema: Schema
    stored: StoredSchema
    files: dict[str, bytes]


def read_version(name: str) -> SchemaVersion:
    """Finds and reads a schema for a project.

    Args:
        name: As for `read_schema`.

    Raises:
        SchemaError: There is no such schema, or it has errors (then `SchemaErrors`).
    """
    from tui.formats.schema_json import schema_to_json  # noqa: PLC0415 - see above
    from tui.formats.schema_yaml import load_schema  # noqa: PLC0415 - see above
    from tui.services.schema_files import RememberedFiles  # noqa: PLC0415 - see above

    source, shown = read_schema(name)
    files = RememberedFiles(files_beside(name))
    schema = load_schema(source, shown, files=files)
    stored = StoredSchema(schema.name, schema.sha256, source, schema_to_json(schema), schema.type_field)
    return SchemaVersion(schema, stored, files.contents)


def _is_path(name: str) -> bool:
    return "/" in name or name.endswith(_SUFFIXES)


def _shipped(name: str) -> Path:
    known = shipped_schemas()
    if name in known:
        return data_folder("schemas") / f"{name}.yaml"
    close = get_close_matches(name, known, n=1)
    hint = (
        f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}; or give the path of a .yaml file."
    )
    raise SchemaError(f"No schema is called {visible(name)}: {hint}")
