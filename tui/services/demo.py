"""The demo project: the sample articles, ready to be worked on."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.domain.errors import StoreError
from tui.services.data_files import data_folder
from tui.services.ids import Clock
from tui.services.importing import add_files
from tui.services.projects import make_project


def make_demo(path: Path, schema_name: str, clock: Clock) -> None:
    """Makes a project of the sample articles; it gets its name when it is complete.

    Args:
        path: Where; nothing may be there yet.
        schema_name: The schema that it uses.
        clock: Tells the time.

    Raises:
        StoreError: It cannot be made there.
    """
    try:
        with TemporaryDirectory(dir=path.absolute().parent, prefix=".copydesk-") as folder:
            unfinished = Path(folder, path.name)
            with make_project(unfinished, schema_name, name=path.stem, clock=clock) as project:
                add_files(project, (str(data_folder("sample_articles")),), io.BytesIO())
            path.hardlink_to(unfinished)
    except FileExistsError:
        raise StoreError(f"{path} came to be there meanwhile: start again to open it.") from None
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror or error}.") from None
