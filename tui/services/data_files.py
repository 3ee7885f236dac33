"""Finds the files that come with copydesk, in the wheel as well as in a checkout."""

from pathlib import Path

import tui
from tui.domain.errors import FormatError


def data_folder(name: str) -> Path:
    """A folder of files that come with copydesk.

    Args:
        name: `schemas` or `sample_articles`.

    Returns:
        The folder: inside the package if it was installed, beside it in a checkout.

    Raises:
        FormatError: It is in neither place, so the installation is broken.
    """
    package = Path(tui.__file__).parent
    for folder in (package / "_data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise FormatError(f"The folder {name} of copydesk is missing: install copydesk again.")
