"""The shape of a language: the words and patterns that candidates are found and judged by.

Patterns are those of `re`, for text in any case unless they say otherwise, without groups of their own unless one
is named here. Those that are looked for in whole articles must take time in proportion to the text: no two parts
that can match the same words stand side by side.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

NOTHING = r"(?!)"
"""A pattern that never matches."""

NUMBER = "<number>"
"""Stands in patterns for that of a number in the language."""


_COMMA_DIGITS = (
    r"[1-9]\d{0,2}(?:[.\u00a0\u202f\u2009 ’']\d{3})+(?!\d)(?:,\d{1,2}(?!\d))?"
    r"|[1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d{1,2}(?!\d))?|\d+(?:[.,]\d{1,2}(?!\d))?"
)
"""Pattern of a number where decimals stand behind a comma; three digits behind one are thousands all the same."""


class NumberWords(NamedTuple):
    """How numbers are written.

    Words stand casefolded, with single spaces for hyphens.

    Attributes:
        small: Numbers below a hundred, each as a whole ("twenty two"), with their values.
        scales: Words for a thousand and more.
        digits: Pattern of a number in digits.
        decimal: What stands in front of decimals; the other one of comma and point separates thousands.
        hundreds: Whole hundreds that are a word of their own ("doscientos"), with their values.
        multipliers: Words that multiply the number in front of them within its thousands, such as "hundred".
        short: Signs for these right behind digits, such as "k".
        inner: What stands inside of numbers below a hundred: "treinta y uno".
        joiners: What may stand behind hundreds and thousands: "hundred and six".
        prefix: A joiner that is written together with the next word.
        glued: Whether the words of one number are written together.
        articles: Pattern of what stands for one in front of a multiplier or scale only: "a dozen". Each of its
            alternatives begins with a letter, as those of the next.
        halves: Pattern of what halves one: "half a dozen".
        and_half: Pattern of what adds a half behind a scale: "un millón y medio".
        one: Words for one that mostly are articles, and others of two meanings: alone, they count as numbers only
            in front of `counted`.
        counted: Pattern of what people count one of.
    """

    small: Mapping[str, int]
    scales: Mapping[str, int]
    digits: str = _COMMA_DIGITS
    decimal: str = ","
    hundreds: Mapping[str, int] = {}
    multipliers: Mapping[str, int] = {}
    short: Mapping[str, int] = {}
    inner: frozenset[str] = frozenset()
    joiners: frozenset[str] = frozenset()
    prefix: str = ""
    glued: bool = False
    articles: str = ""
    halves: str = ""
    and_half: str = ""
    one: frozenset[str] = frozenset()
    counted: str = NOTHING


def by_form(table: Mapping[int, str]) -> dict[str, int]:
    """The values of words, from a table of values, each with its forms one behind the other."""
    return {form: value for value, forms in table.items() for form in forms.split()}


def joined(first: Mapping[str, int], between: str, second: Mapping[str, int]) -> dict[str, int]:
    """The sums of all numbers of two tables, as their words stand with something between them: "treinta y uno"."""
    return {
        f"{word}{between}{other}": value + more for word, value in first.items() for other, more in second.items()
    }


class QuantityWords(NamedTuple):
    """How exact a number is.

    Phrases stand casefolded, with single spaces and straight apostrophes; those behind a number begin with what
    separates them from it.

    Attributes:
        at_least: In front of a number.
        at_most: In front of a number.
        about: In front of a number.
        at_least_after: Behind a number.
        at_most_after: Behind a number.
        about_after: Behind a number.
        plural: Words for more than one, and no number known.
        rare: Those of them that are so common that they are read, but not looked for.
        couple: Words for about two.
        collectives: Words for about so many: "une dizaine", with its number.
        grown: Pattern of what a number has reached, up to it: the word in front of it is no hedge then.
        pairs: Words that say exactly how many of what: the dual.
        to: Words between the ends of a range.
        between: Pairs of words around the ends of a range.
        start: Pattern of what may stand in front of a range.
        none: Words that begin what says that there is none.
        other: Pattern of what holds a number and counts nothing, such as an age or the number of a law.
    """

    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    about: tuple[str, ...]
    at_least_after: tuple[str, ...]
    at_most_after: tuple[str, ...]
    about_after: tuple[str, ...]
    plural: tuple[str, ...]
    to: tuple[str, ...]
    between: tuple[tuple[str, str], ...]
    start: str
    none: tuple[str, ...]
    rare: frozenset[str] = frozenset()
    couple: tuple[str, ...] = ()
    collectives: Mapping[str, int] = {}
    pairs: Mapping[str, int] = {}
    grown: str = NOTHING
    other: str = NOTHING


Unit: TypeAlias = Literal["day", "week", "month", "year"]
"""What time is counted in."""


class DateWords(NamedTuple):
    """The words of dates: what `tui.domain.languages.dating` puts together and `tui.formats.written_dates` reads.

    Attributes:
        months: Twelve patterns, January first, short forms too.
        weekdays: Seven patterns, Monday first.
        day: Pattern of what may stand behind the number of a day ("er"), or nothing.
        first: Pattern of a word for the first day of a month.
        of_month: Pattern between day and month, spaces included.
        of_year: Pattern between month and year, spaces included.
        year: Pattern of what may stand behind a year, spaces included.
        to_day: Pattern between two days of one month, spaces included.
        before_day: Pattern of what may stand in front of a day and says when in it: "noche del".
        after_day: Pattern of the same behind it: " por la noche".
        last: Patterns in front of and behind a weekday that is past.
        next: Patterns in front of and behind a weekday that is to come.
        days: Patterns of words that count days from the publication, with the number of days.
        near: Patterns of words for a week, month or year near the publication, with the unit and how many on.
        units: Patterns of units of time, with the unit.
        ago: Patterns of which one stands in front of a number and unit, the other one behind: two days ago.
        weekend: Pattern of the weekend that was last.
        nights: Patterns of a night from one day to the next, with `{day}` for a weekday or date; of two days, the
            second one counts.
        month_behind: What a month without day and year stands behind, to be looked for as it is written.
        year_behind: What a year alone stands behind.
        before: Pattern in front of a date that says on or before it.
        after: Pattern in front of a date that says on or after it.
        about: Pattern in front of a date that says about then.
        lead: Pattern of what is left out in front of a date: prepositions and articles.
        undecided: Pattern of what says when, but tells no date: several days ago.
    """

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    of_month: str
    of_year: str
    to_day: str
    after_day: str
    last: tuple[str, str]
    next: tuple[str, str]
    days: tuple[tuple[str, int], ...]
    near: tuple[tuple[str, Unit, int], ...]
    units: tuple[tuple[str, Unit], ...]
    ago: tuple[tuple[str, str], ...]
    weekend: str
    nights: tuple[str, ...]
    month_behind: tuple[str, ...]
    year_behind: tuple[str, ...]
    before: str
    after: str
    about: str
    lead: str
    undecided: str = NOTHING
    day: str = ""
    first: str = NOTHING
    year: str = ""
    before_day: str = NOTHING


class StoryWords(NamedTuple):
    """Words that count days from another date in the story.

    Attributes:
        pattern: Finds them in running text; in any case only where it says so.
        counted: Pattern of those that count days or weeks, casefolded: the groups `number`, `week` (if it is weeks)
            and `later` (if it is not earlier).
        ones: Words for one that are no number elsewhere.
        following: Pattern of those that mean the day after.
        preceding: Pattern of those that mean the day before; what is neither means the same day.
    """

    pattern: str
    counted: str
    following: str
    preceding: str
    ones: frozenset[str] = frozenset()


Sense: TypeAlias = Literal[
    "killed", "hurt", "arrested", "gathered", "abducted", "missing", "civilians", "displaced"
]
"""What schemas ask to be counted."""


class ClueWords(NamedTuple):
    """What the words around a candidate say of it.

    Attributes:
        measure: Pattern behind a number that measures something and counts nothing: " km".
        where: Pattern in front of a place.
        only_where: Pattern in front of what can only be a place.
        by: Pattern in front of whoever acts: "attacked by".
        passive: Pattern between a name and what was done to it: "was".
        of_another: Pattern in front of a name that something else is aimed at, or happens at.
        denial: Pattern of words that deny what stands behind them, close by.
        parts: Pattern of what ends a clause.
        joins: Words that join things of which one is counted: "a guard and two soldiers".
        says_nothing: Words of help texts that tell nothing of what is counted.
        alike: How many first letters words have in common that are forms of one word, roughly.
        reach: So many words behind a number tell what it counts: more where verbs stand last.
        senses: Beginnings of words, one behind the other, by what they mean.
    """

    measure: str
    where: str
    only_where: str
    by: str
    of_another: str
    denial: str
    parts: str
    joins: frozenset[str]
    says_nothing: frozenset[str]
    alike: int = 4
    passive: str = NOTHING
    reach: int = 7
    senses: Mapping[Sense, str] = {}


class Language(NamedTuple):
    """All that is known of a language.

    Attributes:
        code: ISO 639-1.
        numbers: How numbers are written.
        quantities: How exact they are.
        date_pattern: Finds dates in running text; in any case only where it says so.
        dates: The words of dates; None where they are read in another way.
        story: Words that count from another date in the story.
        times: Pattern of what stands behind the hour in times of day besides `21:30`, with the groups `minute` and
            `half` (if it is the second one of the day), or nothing.
        clues: What the words around a candidate say of it.
        endings: How words without accents are inflected: the ending of the form that is given, and those of the
            others, or whole words with a star for what stands before the ending. The first that fits counts.
        proclitics: Letters that are words of their own and stand in front of numbers without a space.
        function_words: Words that begin sentences with a capital and no name.
        name_behind: Where all nouns have a capital: pattern in front of a single one that is a name all the same.
    """

    code: str
    numbers: NumberWords
    quantities: QuantityWords
    date_pattern: str
    dates: DateWords | None
    story: StoryWords
    clues: ClueWords
    times: str = ""
    endings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    proclitics: str = ""
    function_words: frozenset[str] = frozenset()
    name_behind: str = ""
