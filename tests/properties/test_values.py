"""Values survive the way to what people see and type, and back."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.questions import FIELDS
from tui.domain import answers, dates, quantities
from tui.domain.answers_error import AnswerError
from tui.domain.answers_notation import parts_text, read_parts
from tui.domain.answers_options import choosable
from tui.domain.candidates import candidates
from tui.domain.dates import DatePoint, PartialDate
from tui.domain.number_words import read_number
from tui.domain.quantities import Quantity, QuantityKind
from tui.domain.schema import FieldType
from tui.domain.typed_dates import read_date
from tui.domain.values import Value, make_value

CONTEXT = answers.AnswerContext(reference=dates.parse("2022-01-06"))

days = st.dates()
names = st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
lines = names.filter(lambda text: ";" not in text)


@st.composite
def points(draw: st.DrawFn, *, year: bool) -> DatePoint:
    day = draw(days)
    depth = draw(st.integers(1 if year else 2, 3))
    parts = (day.year if year else 0, day.month if depth > 1 else 0, day.day if depth > 2 else 0)
    return dates.point(*parts, about=draw(st.booleans()))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    year = draw(st.booleans())
    one, other = draw(points(year=year)), draw(points(year=year))
    kind = draw(st.sampled_from(["single", "before", "after", "range"]))
    if kind == "range":
        try:
            return dates.between(one, other)
        except AnswerError:
            return dates.between(other, one)
    return {"single": dates.single, "before": dates.before, "after": dates.after}[kind](one)


numbers = st.integers(0, 10**9) | st.decimals(0, 10**6, places=3).filter(lambda number: number % 1 != 0)


@st.composite
def quantity_values(draw: st.DrawFn) -> Quantity:
    kind = draw(st.sampled_from(QuantityKind))
    low, high = sorted(draw(st.tuples(numbers, numbers)))
    if kind is QuantityKind.PLURAL:
        return quantities.PLURAL
    if kind is QuantityKind.AT_LEAST:
        return Quantity(kind, low, None)
    if kind is QuantityKind.AT_MOST:
        return Quantity(kind, None, high)
    if kind is QuantityKind.EXACT or low == high:
        return Quantity(QuantityKind.EXACT, low, low)
    return Quantity(kind, low, high)


def parts_of(**named: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({}, optional=dict(named))


def codes(type_: FieldType) -> st.SearchStrategy[str]:
    return st.sampled_from([option.code for option in choosable(FIELDS[type_])])


def several(type_: FieldType) -> st.SearchStrategy[str]:
    order = [option.code for option in choosable(FIELDS[type_])]
    return st.sets(codes(type_), min_size=1).map(lambda found: "\n".join(code for code in order if code in found))


def distinct(tags: list[str]) -> str:
    return "\n".join({tag.casefold(): tag for tag in tags}.values())


precisions = st.sampled_from(["1", "2", "3"])
literals: dict[FieldType, tuple[st.SearchStrategy[str], st.SearchStrategy[dict[str, str]]]] = {
    FieldType.TEXT: (names, parts_of()),
    FieldType.LONGTEXT: (st.text(min_size=1).map(str.strip).filter(bool), parts_of()),
    FieldType.MENTION: (names, parts_of()),
    FieldType.BOOLEAN: (st.sampled_from(["true", "false"]), parts_of()),
    FieldType.CHOICE: (codes(FieldType.CHOICE), parts_of()),
    FieldType.SCALE: (codes(FieldType.SCALE), parts_of()),
    FieldType.TREE: (codes(FieldType.TREE), parts_of()),
    FieldType.CHOICES: (several(FieldType.CHOICES), parts_of()),
    FieldType.TAGS: (st.lists(lines, min_size=1).map(distinct), parts_of()),
    FieldType.INTEGER: (st.integers(0, 10_000).map(str), parts_of(words=names)),
    FieldType.DECIMAL: (st.decimals(0, 10, places=2).map(str), parts_of()),
    FieldType.QUANTITY: (quantity_values().map(lambda found: found.literal), parts_of(words=names)),
    FieldType.DATE: (
        partial_dates().map(lambda found: found.literal),
        parts_of(precision=precisions, written=names),
    ),
    FieldType.TIME: (st.times().map(lambda time: time.strftime("%H:%M")), parts_of()),
    FieldType.PLACE: (
        names,
        parts_of(id=names, precision=precisions, admin1=names, country=names, written=names),
    ),
    FieldType.ACTOR: (names, parts_of(id=names, written=names)),
    FieldType.COUNTRY: (st.sampled_from(["SY", "NO"]), parts_of(written=names)),
    FieldType.LINK: (st.from_regex(r"e[a-z0-9]{1,10}", fullmatch=True), parts_of(relation=names)),
}


@st.composite
def values(draw: st.DrawFn) -> tuple[FieldType, Value]:
    type_ = draw(st.sampled_from(sorted(literals)))
    literal, parts = literals[type_]
    return type_, make_value(type_.value, draw(literal), draw(parts))


@settings(max_examples=300)
@given(partial_dates())
def test_dates_are_read_as_they_are_written(found: PartialDate) -> None:
    assert dates.parse(found.literal) == found
    assert dates.parse(found.literal).literal == found.literal
    assert read_date(found.literal) == found
    assert found.show()


@given(partial_dates(), partial_dates())
def test_comparing_dates_has_two_sides(one: PartialDate, other: PartialDate) -> None:
    forth, back = dates.compare(one, other), dates.compare(other, one)
    assert forth is back is None or (forth is not None and back == -forth)


@given(days, st.integers(1, 12), st.integers(0, 28))
def test_the_latest_day_is_never_after_its_bound(bound: date, month: int, day: int) -> None:
    if bound.year > 1:
        first = dates.latest_of(month, day, bound).first()
        assert first is not None
        assert first <= bound
        assert (bound - first).days <= 366


@given(quantity_values())
def test_quantities_are_read_as_they_are_written(quantity: Quantity) -> None:
    assert quantities.parse(quantity.literal) == quantity
    assert quantities.read_quantity(quantity.literal) == quantity
    assert quantities.read_quantity(quantity.show()) == quantity


@given(st.integers(-(10**12), 10**12) | st.decimals(-(10**9), 10**9, places=2))
def test_numbers_are_read_as_python_writes_them(number: int | Decimal) -> None:
    assert read_number(str(number)) == number
    assert read_number(f"{number:,}") == number


@given(names, parts_of(id=names, precision=names, admin1=names))
def test_any_name_and_parts_can_be_typed(name: str, parts: dict[str, str]) -> None:
    assert read_parts(parts_text(name, parts), ("id", "precision", "admin1")) == (name, parts)


@settings(max_examples=300)
@given(values())
def test_an_answer_that_is_edited_without_a_change_stays(answer: tuple[FieldType, Value]) -> None:
    type_, value = answer
    field = FIELDS[type_]
    text = answers.literal_text(field, value)
    assert answers.edit_answer(field, value, text, CONTEXT) == value
    kept = {name: part for name, part in value.parts if name not in ("written", "words")}
    assert answers.read_answer(field, text, CONTEXT) == make_value(value.type, value.literal, kept)


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(FieldType)),
    st.sampled_from([*sorted(FieldType), "items", "no such type"]),
    st.text(max_size=30) | st.sampled_from(["2022-13", ">=", "1..", "..", "/"]),
    st.dictionaries(
        st.sampled_from(["written", "words", "id", "precision", "admin1", "relation"]), st.text(max_size=9)
    ),
)
def test_every_value_can_be_shown(type_: FieldType, kind: str, literal: str, parts: dict[str, str]) -> None:
    value = make_value(str(kind), literal, parts)
    assert "\n" not in answers.show_answer(FIELDS[type_], value)
    assert isinstance(answers.literal_text(FIELDS[type_], value), str)


@settings(max_examples=300)
@given(st.sampled_from(sorted(FieldType)), st.text(max_size=40) | st.from_regex(r"[0-9a-z ~<>/.=@\"-]{0,30}"))
def test_whatever_is_typed_is_read_or_refused_in_one_line(type_: FieldType, typed: str) -> None:
    field = FIELDS[type_]
    try:
        value = answers.read_answer(field, typed, CONTEXT)
    except AnswerError as error:
        refusal = error.message
    else:
        refusal = "."
        assert answers.edit_answer(field, value, answers.literal_text(field, value), CONTEXT) == value
    assert "\n" not in refusal
    assert refusal.endswith((".", "?"))


@settings(max_examples=200)
@given(
    st.sampled_from(sorted(FieldType)),
    st.lists(
        st.sampled_from(
            ["Al-", "Wednesday", "5", "five", " ", "\n", ", ", "Jan. ", "é", "e\u0301", "a", "Deir", "١", "。"]
        )
        | st.characters(),
        max_size=20,
    ).map("".join),
)
def test_candidates_are_stretches_of_the_text_and_can_be_taken(type_: FieldType, text: str) -> None:
    found = candidates(FIELDS[type_], text, 0, len(text))
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    for start, end in found:
        answers.read_selection(FIELDS[type_], text[start:end], CONTEXT)
