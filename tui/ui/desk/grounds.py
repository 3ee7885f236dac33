"""Which candidate something speaks for so clearly that it may be proposed.

Only what stands with the words that made the event, or close to them, and what is mostly right: `make bench` tells
how often. A weak guess costs more than it saves, as people take what they are shown. Where the words near the event
point to several answers, none is proposed.
"""

from collections.abc import Callable, Iterable

from tui.domain.candidates import NUMBERS
from tui.domain.candidates_clues import (
    about,
    ends_dateline,
    is_denied,
    is_where,
    tells_what_is_counted,
    tells_who_acts,
)
from tui.domain.passages import LONG, is_short_sentence, like
from tui.domain.schema import FieldType
from tui.domain.spans import Range
from tui.domain.values import Value
from tui.ui.desk.candidate_finder import CandidateFinder
from tui.ui.desk.desk import Desk
from tui.ui.desk.nearest import rank, sentence_of, taken_by_others, trigger_of
from tui.ui.desk.questions import read_words

_BEFORE = 2_000
"""So many code points in front of an event are looked through: a story goes on from a date for long."""

_BEHIND = 1_000
"""So many behind its beginning."""

_AGREED = (FieldType.CHOICE, FieldType.TREE, FieldType.SCALE, FieldType.BOOLEAN, FieldType.TIME)
"""Types of fields of which any candidate will do if all of the sentence say the same."""

_KNOWN = (FieldType.REFERENCE, FieldType.COUNTRY)
"""Likewise of names that are known."""

_CLAUSE = 40
"""A comma in between counts as so many code points."""

_SAYS_SO = 1
"""The strength of a trigger."""

_IS_KNOWN = 2
"""The strength of a name that is known."""


def well_founded(desk: Desk, finder: CandidateFinder) -> Range | None:
    """The candidate for the active field of an event that may be proposed.

    Args:
        desk: The desk.
        finder: Finds candidates for its active field.

    Returns:
        A half-open range of code points whose words mean an answer; None if nothing speaks for any.
    """
    return _Search(desk, finder).best()


def same_answer(desk: Desk, finder: CandidateFinder, value: Value) -> Range | None:
    """The candidate in the sentence of the words that made the event that means a certain answer.

    Args:
        desk: The desk.
        finder: Finds candidates for its active field.
        value: The answer.

    Returns:
        The nearest one to those words, as a half-open range of code points; None if there is none.
    """
    return _Search(desk, finder).meaning(value)


def unread(desk: Desk, finder: CandidateFinder) -> Range | None:
    """The candidate near the words that made the event that means no answer as yet.

    Args:
        desk: The desk.
        finder: Finds candidates for its active field, a date.

    Returns:
        A half-open range of code points; None if there is none.
    """
    return _Search(desk, finder).unread()


class _Search:
    """Looks around the words that made an event."""

    def __init__(self, desk: Desk, finder: CandidateFinder) -> None:
        self._desk = desk
        self._finder = finder
        self._field = finder.field
        self._values: dict[Range, Value | None] = {}
        self._trigger = trigger_of(desk)
        self._at = self._trigger[0] if self._trigger else desk.cursor
        self._sentence = self._near(sentence_of(desk, self._at))
        self._paragraph = self._near(desk.text.paragraphs[desk.text.paragraph_at(self._at)])
        taken = taken_by_others(desk)
        self._here = [each for each in finder.within(*self._sentence) if each not in taken]

    def best(self) -> Range | None:
        """What speaks for a candidate differs from one type of field to the other."""
        ways: dict[FieldType, Callable[[], Range | None]] = {
            **dict.fromkeys(NUMBERS, self._number),
            **dict.fromkeys(_KNOWN, lambda: self._agreed(self._ranked(self._here, _IS_KNOWN))),
            **dict.fromkeys(_AGREED, lambda: self._agreed(self._of_trigger() or self._free_of_others())),
            FieldType.DATE: self._date,
            FieldType.PLACE: self._place,
            FieldType.ACTOR: self._actor,
        }
        if self._desk.path == self._desk.session.schema.type_field:
            text, language = self._desk.text.text, self._desk.text.language
            said = [each for each in self._ranked(self._here, _SAYS_SO) if not is_denied(text, each, language)]
            return self._agreed(said)
        way = ways.get(self._field.type)
        return way() if way else None

    def meaning(self, value: Value) -> Range | None:
        """The nearest one of the sentence that means a certain answer."""
        same = (each for each in self._free_of_others() if (said := self._read(each)) and said.is_like(value))
        return self._nearest(same)

    def unread(self) -> Range | None:
        """The nearest one of the sentence that means no answer, else the last one before it."""
        here = [each for each in self._here if self._read(each) is None]
        before = self._finder.within(max(0, self._sentence[0] - _BEFORE), self._sentence[0])
        last = next((each for each in reversed(before) if self._read(each) is None), None)
        return min(here, key=self._far, default=last)

    def _near(self, stretch: Range) -> Range:
        """What of a sentence or paragraph is near: both may be very long where a text has no marks and no lines."""
        return max(stretch[0], self._at - _BEFORE), min(stretch[1], self._at + _BEHIND)

    def _of_trigger(self) -> list[Range]:
        """Those that belong to the words that made the event: "rockets" of "rockets were fired"."""
        layer = self._desk.session.layer
        made = layer.value(self._desk.owner, self._desk.session.schema.type_field).evidence
        return [each for each in self._here if any(layer.spans[span].overlaps(*each) for span in made)]

    def _free_of_others(self) -> list[Range]:
        """Those of the sentence that did not make another event: rockets are no weapon of the airstrikes."""
        desk, layer = self._desk, self._desk.session.layer
        path = desk.session.schema.type_field
        own = set(layer.value(desk.owner, path).evidence)
        made = {span for event in layer.events for span in layer.value(event, path).evidence} - own
        return [each for each in self._here if not any(layer.spans[span].overlaps(*each) for span in made)]

    def _date(self) -> Range | None:
        """The most exact one of the sentence, or the last one in front of it if that is a day."""
        text = self._desk.text.text
        stated = (each for each in self._ranked(self._here, 0) if not ends_dateline(text, each))
        here = [each for each in stated if self._read(each) is not None]
        if here:
            return min(here, key=self._inexact)
        before = self._finder.within(max(0, self._sentence[0] - _BEFORE), self._sentence[0])
        last = next((each for each in reversed(before) if not self._in_caption(each)), None)
        return last if last is not None and self._is_day(last) else None

    def _in_caption(self, found: Range) -> bool:
        """Whether it stands in a paragraph that the article repeats, as captions are: also in the first of them."""
        text = self._desk.text
        paragraph = text.paragraphs[text.paragraph_at(found[0])]
        if len(text.text) > LONG or is_short_sentence(text, paragraph):
            return False
        return len(like(text, paragraph)) > 1

    def _inexact(self, found: Range) -> tuple[bool, bool, int]:
        """A day before a month or a week, one in figures before one that counts from another; then the nearest."""
        counted = not any(character.isdecimal() for character in self._desk.text.text[slice(*found)])
        return not self._is_day(found), counted, self._far(found)

    def _is_day(self, found: Range) -> bool:
        value = self._read(found)
        return value is not None and len(value.literal) == len("2022-01-05")

    def _place(self) -> Range | None:
        """The nearest known one of the sentence or of its paragraph; else one behind a word such as "in"."""
        before = self._finder.within(self._paragraph[0], self._sentence[0])
        behind = self._finder.within(self._sentence[1], self._paragraph[1])
        known = (self._nearest(self._ranked(each, _IS_KNOWN)) for each in (self._here, before, behind))
        text, language = self._desk.text.text, self._desk.text.language
        new = (each for each in self._ranked(self._here, 0) if is_where(text, each, language))
        return next(filter(None, known), None) or self._nearest(new)

    def _actor(self) -> Range | None:
        """A known one of which the words around it say that it acts: the first such question asks for that."""
        fields = self._desk.session.schema.event_fields
        if self._field is not next((each for each in fields if each.type is FieldType.ACTOR), None):
            return None
        text, language = self._desk.text.text, self._desk.text.language
        for near in (self._here, self._finder.within(*self._paragraph)):
            known = self._ranked(near, _IS_KNOWN)
            found = self._nearest(each for each in known if tells_who_acts(text, each, self._trigger, language))
            if found:
                return found
        return None

    def _number(self) -> Range | None:
        """One that begins what answers another question of its label, or that counts what is asked for."""
        behind = (self._sentence[0], self._paragraph[1])
        for around, found in ((self._sentence, self._here), (behind, self._finder.within(*behind))):
            free = self._ranked(found, 0)
            beside = self._nearest(each for each in free if self._counts_answer(each))
            told = self._nearest(each for each in free if self._counts(each, around, found))
            if beside or told:
                return beside or told
        return None

    def _counts(self, number: Range, around: Range, found: Iterable[Range]) -> bool:
        schema, field = self._desk.session.schema, self._field
        group = schema.field(self._desk.owner, self._desk.path.partition("/")[0])
        label = schema.label(field.label)
        asked = about(field) if group is None or group is field else f"{about(field)} {about(group)}"
        others = [each for each in found if each != number]
        return tells_what_is_counted(
            self._desk.text.text,
            number,
            around,
            others,
            asked=asked,
            beside=label.help if label else "",
            language=self._desk.text.language,
        )

    def _counts_answer(self, number: Range) -> bool:
        """Whether a number begins what answers a question with the same label: six of "six mortar rounds"."""
        desk, field = self._desk, self._field
        layer, text = desk.session.layer, desk.text.text
        for path, said in layer.values_of(desk.owner):
            asked = desk.session.schema.field(desk.owner, path)
            if not field.label or asked is None or asked.label != field.label or asked.type in NUMBERS:
                continue
            starts = (layer.spans[each].start for each in said.evidence)
            if any(number[0] <= each and len(text[number[1] : each].split()) <= 1 for each in starts):
                return True
        return False

    def _ranked(self, found: Iterable[Range], least: int) -> list[Range]:
        return [each for each in found if rank(self._desk, self._finder, each) >= least]

    def _agreed(self, found: list[Range]) -> Range | None:
        """The nearest one, if all of them mean the same answer."""
        values = [self._read(each) for each in found]
        agree = None not in values and len({value.literal for value in values if value}) == 1
        return self._nearest(found) if agree else None

    def _nearest(self, found: Iterable[Range]) -> Range | None:
        meant = (each for each in found if self._read(each) is not None)
        return min(meant, key=self._far, default=None)

    def _far(self, found: Range) -> int:
        """How far it is from the trigger: what stands in another part of the sentence is farther."""
        start, end = self._trigger or (self._at, self._at)
        low, high = sorted((found, (start, end)))
        between = self._desk.text.text[low[1] : high[0]]
        return len(between) + _CLAUSE * sum(between.count(each) for each in ",;:")

    def _read(self, found: Range) -> Value | None:
        if found not in self._values:
            self._values[found] = read_words(self._desk, self._field, found)
        return self._values[found]
