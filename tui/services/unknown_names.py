"""What is said of a name that nobody has in a project."""

from tui.domain.layers import GOLD


def nobody_called(name: str) -> str:
    """One sentence that says so, and what to do.

    Args:
        name: Nobody's; gold is nobody's name until something is decided.
    """
    if name == GOLD:
        return "There is no gold in this project yet: it is made with copydesk review."
    return f"Nobody is called {name} in this project: copydesk status shows who is."
