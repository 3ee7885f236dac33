"""What screens tell the application."""

from textual.message import Message


class AppAction(Message):
    """An action that belongs to the application: the list, the help, leaving.

    Attributes:
        action: Its id.
    """

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action


class ArticleChosen(Message):
    """An article shall be opened.

    Attributes:
        article: Its id.
    """

    def __init__(self, article: str) -> None:
        super().__init__()
        self.article = article
