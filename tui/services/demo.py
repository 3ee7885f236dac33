"""The demo project: the sample articles with the work of two coders, ready to be worked on."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.domain.errors import FormatError, StoreError
from tui.formats.schema_json import schema_from_json
from tui.services.data_files import data_folder
from tui.services.demo_coders import read_coders, with_more
from tui.services.demo_work import GatheringProject, do_work
from tui.services.ids import Clock
from tui.services.importing import Wanted, add_files
from tui.services.projects import make_project
from tui.store.new_files import require_directory

SCHEMA = "conflict-event"
"""The schema by which the coders coded."""

CODERS = "coders.json"
"""What they said, beside the articles."""

REVIEWED = "coders-review.json"
"""What they and a third one said besides, so that there is something to review."""


def make_demo(path: Path, clock: Clock, *, review: bool = False) -> tuple[str, ...]:
    """Makes a project of the sample articles and the coders' work; it gets its name when it is complete.

    But for the time at which it is made, two such projects hold the same.

    Args:
        path: Where; nothing may be there yet.
        clock: Tells the time.
        review: Whether the coders are done with what they differ in, and a third one has coded as well.

    Returns:
        The names of the coders.

    Raises:
        StoreError: It cannot be made there.
        FormatError: A sample article is damaged.
    """
    samples = data_folder("sample_articles")
    try:
        require_directory(path.absolute(), str(path))
        with TemporaryDirectory(dir=path.absolute().parent, prefix=".copydesk-") as folder:
            unfinished = Path(folder, path.name)
            with make_project(unfinished, SCHEMA, name=path.stem, clock=clock) as project:
                done = add_files(project, Wanted((str(samples),)), io.BytesIO())
                if done.left_out:
                    raise FormatError(done.first)
            with GatheringProject.open(unfinished) as project:
                schema = schema_from_json(project.current_schema().compiled)
                work = read_coders(samples / CODERS)
                if review:
                    work = with_more(work, read_coders(samples / REVIEWED))
                coders = do_work(project, schema, work)
            path.hardlink_to(unfinished)
    except FileExistsError:
        raise StoreError(f"{path} came to be there meanwhile: start again to open it.") from None
    except OSError as error:
        raise StoreError(f"{path} cannot be made: {error.strerror or error}.") from None
    return coders
