"""Where the parts of the desk stand in a window."""

from typing import Final

WIDE: Final = 100
"""From this width on, the form stands beside the text."""


def form_size(self) -> tuple[int, int]:
        """Columns and rows of the form."""
        # Not of the widget, which knows its size only when it has been laid out: the first painting shows the form.
        return form_size(*self.size)

    def _form_body(self) -> list[Line]:
        desk = self.desk
        title = form_title(desk.session.schema, desk.session.layer, desk.owner)
        if desk.asking is not None:
            return entry_lines(desk.asking.entry, title, self.form_size(), self._problem)
        events, evidence = self._titles.lines(rested=self._rested), desk.evidence_quotes()
        size = self.form_size()
        guide = self._guide.lines(desk.field, self.size.width, size[0], rested=self._rested)
        return form_lines(
            desk.form, desk.path, title, size, events=events, evidence=evidence, guide=guide, keys=self._own
        )

    def show_guide(self) -> None:
        """Shows the guideline of the active field from now on, where there is room."""
        self._guide.ready = True
        self.draw()

    def _header_line(self, width: int) -> Line:
        session = self.desk.session
        layer = session.layer
        return bars.header(
            project=self._project,
            position=self._position,
            title=session.article.title,
            who=session.annotator,
            status=layer.status if layer.revision else Status.UNTOUCHED,
            flag=layer.flag,
            trouble=session.trouble,
            saved=session.saved,
            width=width,
            only_looks=bool(session.only_looks),
        )

    # ------------------------------------------------------------------ keeping

    def _flush(self) -> None:
        self._guarded(self.desk.session.flush)

    def leave(self) -> None:
        """Writes the place before the desk closes."""
        self._keeping.write()


def form_size(width: int, height: int) -> tuple[int, int]:
    """Columns and rows of the form in a window: beside the text where that is wide, else its lower third."""
    if width >= WIDE:
        return min(72, max(44, width * 36 // 100)), height - 2
    return width, max(4, min(height - 8, (height - 2) * 2 // 5))
