"""What the mouse does on the annotate screen; it is never needed."""

from tui.ui.desk.desk import Desk
from tui.ui.form.painting import row_at
from tui.ui.lines_view import LinesView
from tui.ui.screens.desk_screen import DeskScreen
from tui.ui.textview.article_view import ArticleView


class PointingScreen(DeskScreen):
    """A screen with a text and a form that can be clicked.

    Attributes:
        desk: What is worked at.
        form: Where the form is drawn.
    """

    desk: Desk
    form: LinesView

    def draw(self) -> None:
        """Draws what changed."""
        raise NotImplementedError

    def form_size(self) -> tuple[int, int]:
        """Columns and rows of the form."""
        raise NotImplementedError

    def on_article_view_text_clicked(self, event: ArticleView.TextClicked) -> None:
        """A click sets the cursor; two select the word, three the sentence; with Shift it extends."""
        desk = self.desk
        if desk.asking is not None:
            return
        if event.clicks > 1:
            chosen = desk.text.word_at(event.offset) if event.clicks == 2 else desk.text.sentence_at(event.offset)
            if chosen is not None:
                desk.select_range(chosen)
        elif event.shift:
            desk.anchor = desk.cursor if desk.anchor is None else desk.anchor
            desk.exact = False
            desk.cursor = event.offset
        else:
            desk.unselect()
            desk.move_to(event.offset)
        self.draw()

    def on_article_view_text_dragged(self, event: ArticleView.TextDragged) -> None:
        """Dragging selects, by whole words unless told not to."""
        if self.desk.asking is None:
            self.desk.candidate = None
            self.desk.exact = False
            self.desk.anchor, self.desk.cursor = event.anchor, event.offset
            self.draw()

    def on_article_view_text_drag_ended(self, _event: ArticleView.TextDragEnded) -> None:
        """What was dragged stays selected."""
        chosen = self.desk.selection
        if chosen is not None and self.desk.asking is None:
            self.desk.select_range(chosen)
            self.draw()

    def on_lines_view_clicked(self, event: LinesView.Clicked) -> None:
        """A click on a row of the form makes its field the active one."""
        if event.view is self.form and self.desk.asking is None:
            index = row_at(self.desk.form, self.desk.path, (event.x, event.y), self.form_size())
            if index is not None:
                self.desk.go_to_field(self.desk.form[index].path)
                self.draw()
