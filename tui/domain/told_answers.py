"""What is said where an expression leads, as text: for the cells of a table, and for a sentence that reads back."""

from typing import NamedTuple

from tui.domain.calling import shown
from tui.domain.evaluation import evaluate
from tui.domain.expressions import Kind, parse
from tui.domain.form_places import FormPlace
from tui.domain.lookups import Answers, Read, as_text
from tui.domain.ranges import Interval
from tui.domain.references import ARTICLE_LEVEL, Target, find
from tui.domain.schema import Field
from tui.domain.values import FieldValue, Value


class Told(NamedTuple):
    """What is said at a place, and how it is written.

    Attributes:
        said: The answer.
        texts: The texts of the value, then those of each of its alternatives; none if there is no value.
    """

    said: FieldValue
    texts: tuple[tuple[str, ...], ...]


class ToldAnswers(Answers):
    """Tells how answers are written, with their kinds of nothing and their alternatives."""

    def list_said(self, path: str, place: FormPlace) -> FieldValue:
        """What is said of the list of a repeated field: its entries, or a kind of nothing.

        Args:
            path: Its path below `place`; no group around it is repeated.
            place: The level that it stands in.
        """
        return self._layer.value(self._owner, f"{place.prefix}{path}")

    def field_of(self, source: str, place: FormPlace) -> Field | None:
        """The field that an expression is the name of, its title, text or part; None if it is more than that.

        Args:
            source: The expression.
            place: Where its names are looked for.
        """
        named = self._named(source, place)
        return None if named is None else named[0].field

    def texts(self, source: str, place: FormPlace) -> tuple[str, ...] | None:
        """What an expression gives as text: a name the answers as they are stored, anything else what is exact.

        Args:
            source: The expression.
            place: Where its names are looked for.

        Returns:
            One text, or as many as there are values; None if nothing is known.
        """
        expression = parse(source)
        look = self.lookup(place)
        found = look(f"text({expression.text})") if expression.kind is Kind.NAME else evaluate(expression, look)
        if isinstance(found, tuple) and not isinstance(found, Interval):
            texts = tuple(shown(each) for each in found)
            return tuple(text for text in texts if text is not None) or None
        text = shown(found)
        return None if text is None else (text,)

    def told(self, source: str, place: FormPlace) -> Told | None:
        """What is said where a name leads, and how it is written.

        Args:
            source: The expression: the name, or its title or text.
            place: Where the name is looked for.

        Returns:
            None if the expression is no such name, or its name leads to several values.
        """
        named = self._named(source, place)
        if named is None or named[0].repeated:
            return None
        target, read = named
        owner, prefix = self._start(place, target)
        return self._told(read, target, self._layer.value(owner, f"{prefix}{target.path}"))

    def items(self, source: str, place: FormPlace) -> tuple[Told, ...] | None:
        """What a name gives in each item of the repeated field or group that it leads to, in order.

        Args:
            source: The expression: the name, or its title or text.
            place: Where the name is looked for.

        Returns:
            What is said in each item, and how it is written; the kind of nothing that stands for all of them; None
            if the expression is no such name.
        """
        named = self._named(source, place)
        if named is None or not named[0].repeated:
            return None
        target, read = named
        owner, prefix = self._start(place, target)
        whole = self._layer.value(owner, f"{prefix}{target.repeated[0]}")
        if whole.nothing is not None:
            return (Told(whole, ()),)
        paths = self._paths(owner, prefix, target)
        return tuple(self._told(read, target, self._layer.value(owner, path)) for path in paths)

    def _named(self, source: str, place: FormPlace) -> tuple[Target, Read] | None:
        """Where the name leads that an expression is, alone or as its title or text, and how it is read."""
        expression = parse(source)
        read = Answers.literal_of
        if expression.kind is Kind.CALL and expression.text in {"title", "text"}:
            read = Answers.title_of if expression.text == "title" else read
            expression = expression.parts[0]
        target = find(place.scope, expression.text) if expression.kind is Kind.NAME else None
        return None if target is None or target.level < ARTICLE_LEVEL else (target, read)

    def _told(self, read: Read, target: Target, said: FieldValue) -> Told:
        values = () if said.value is None else (said.value, *said.alternatives)
        return Told(said, tuple(self._texts_of(read, target, value) for value in values))

    def _texts_of(self, read: Read, target: Target, value: Value) -> tuple[str, ...]:
        found = as_text(read(self, target, value))
        if isinstance(found, str):
            return (found,)
        return tuple(text for text in found if isinstance(text, str)) if isinstance(found, tuple) else ()
