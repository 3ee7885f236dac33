"""Paragraphs that are no part of the story: captions, boilerplate, and what stands in the article a second time.

Where the schema has a span label of that name, they are spans with it. Elsewhere the layer remembers them by
itself, in attributes `aside/<start>-<end>` that hold the kind. Candidates pass them over.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable

from tui.domain.editing_draft import Draft, NewId
from tui.domain.edits import Edit
from tui.domain.errors import EditError
from tui.domain.layers import Layer
from tui.domain.schema import Schema
from tui.domain.spans import Origin, Range, Span, join_ranges
from tui.domain.text import ArticleText

KINDS = ("caption", "boilerplate", "duplicate")
"""The kinds, as ids of span labels and as texts of attributes."""

STORY = "story"
"""Marks a paragraph that is part of the story although it repeats another one."""

MARK = "aside/"
"""What the names of the attributes begin with; half-open ranges of code points follow."""

LEAST = 8
"""A shorter paragraph may well repeat another one: three asterisks, a dash, a name."""

TELLING = 24
"""A paragraph of so many code points says enough to be a part of another one not by chance."""

SHORT = 60
"""A sentence of fewer code points may be told of two incidents: nobody claimed it, two soldiers were killed."""

OFTEN = 2
"""A paragraph that so many other articles have is none of this story."""

LONG = 200_000
"""In a longer text, in code points, parts of paragraphs are not looked for."""

_STOPS = (".", "。", "۔", "।")

_LABELS = {kind: (kind, f"{kind}s") for kind in KINDS}


def label_of(schema: Schema, kind: str) -> str:
    """Id of the schema's span label for a kind; empty if it has none."""
    return next((label.id for label in schema.labels if label.id in _LABELS[kind]), "")


def kinds_at(layer: Layer, passage: Range) -> list[str]:
    """The kinds that a passage is marked as."""
    return [kind for kind in KINDS if any(passage in ranges for ranges, each in _marked(layer) if each == kind)]


def set_aside(layer: Layer) -> tuple[Range, ...]:
    """Where nothing is to be looked for: half-open ranges of code points, sorted, apart."""
    return join_ranges(each for ranges, _ in _marked(layer) for each in ranges)


def brought_back(layer: Layer) -> frozenset[Range]:
    """The passages that are part of the story although they repeat others."""
    return frozenset(each for ranges, kind in _placed(layer) if kind == STORY for each in ranges)


def mark_passages(layer: Layer, schema: Schema, kind: str, passages: Iterable[Range], new_id: NewId) -> Edit:
    """Marks passages as being of a kind, and of no other one.

    Args:
        layer: The layer.
        schema: Its labels are used where it has them.
        kind: One of `KINDS`, or `STORY`; empty to take the marks away.
        passages: Half-open ranges of code points.
        new_id: Makes ids.

    Returns:
        The edit, one undo step.

    Raises:
        EditError: There is no such kind.
    """
    if kind and kind not in (*KINDS, STORY):
        raise EditError(f"A passage is {', '.join(KINDS[:-1])} or {KINDS[-1]}.")
    label = label_of(schema, kind) if kind in KINDS else ""
    every = {name for names in _LABELS.values() for name in names}
    draft = Draft(layer)
    for start, end in passages:
        for span in layer.spans.values():
            if span.ranges == ((start, end),) and span.label in every - {label} and not draft.uses(span.id):
                draft.put_span(span.id, None)
        if label and draft.find_span(label, ((start, end),)) is None:
            span_id = new_id("s")
            draft.put_span(span_id, Span(span_id, label, ((start, end),), Origin.LABEL))
        draft.put_attribute(f"{MARK}{start}-{end}", "" if label else kind)
    return draft.edit("mark-passage", f"mark as {kind}" if kind else "take the mark of a paragraph away")


def repeats(text: ArticleText, *, whole_runs: bool = False) -> list[Range]:
    """Paragraphs that say what another one says already, but for case and white space.

    The first of several that are the same is none; a longer one that holds such a paragraph counts as well, since
    captions often stand once in a piece and once in lines. Articles that are very long are looked through for equal
    paragraphs only.

    Args:
        text: The article.
        whole_runs: Whether a line too short to tell counts too, such as a year, if it stands between two repeats.
    """
    paragraphs = sayings(text)
    first: dict[str, Range] = {}
    for place, said in paragraphs:
        first.setdefault(said, place)
    every = "\n".join(first) if len(text.text) <= LONG else ""
    found = [
        place
        for place, said in paragraphs
        if first[said] != place or (len(said) >= TELLING and every.find(said, every.find(said) + 1) >= 0)
    ]
    return _with_gaps(text, found) if whole_runs else found


def _with_gaps(text: ArticleText, found: list[Range]) -> list[Range]:
    """The passages and each line between two of them that is too short to tell."""
    numbers = {text.paragraph_at(start) for start, _ in found}
    between = {number + 1 for number in numbers if number + 2 in numbers} - numbers
    lines = (text.paragraphs[number] for number in between)
    return sorted([*found, *(line for line in lines if 0 < len(_said(text, line)) < LEAST)])


def is_short_sentence(text: ArticleText, passage: Range) -> bool:
    """Whether a paragraph is a short sentence, which may well be told again of something else."""
    said = _said(text, passage)
    return len(said) < SHORT and said.endswith(_STOPS)


def repeats_of_others(text: ArticleText, others: Collection[Collection[str]]) -> list[Range]:
    """Paragraphs that several other articles have too, such as a call to subscribe.

    Where most of the article is found elsewhere, it is the story that was published again: then none counts.

    Args:
        text: The article.
        others: What the paragraphs of each other article say; see `sayings`.
    """
    mine = [(place, said) for place, said in sayings(text) if len(said) >= TELLING]
    said_here = {said for _, said in mine}
    counts = Counter(said for other in others for said in said_here.intersection(other))
    found = [place for place, said in mine if counts[said] >= OFTEN]
    return found if 2 * len(found) <= len(mine) else []


def like(text: ArticleText, passage: Range) -> list[Range]:
    """The paragraphs that say the same as one, or a part of it, or it and more; itself included."""
    mine = _said(text, passage)
    return [
        place
        for place, said in (*sayings(text), *(() if len(mine) >= LEAST else ((passage, mine),)))
        if said == mine or (min(len(said), len(mine)) >= TELLING and (said in mine or mine in said))
    ]


def sayings(text: ArticleText) -> list[tuple[Range, str]]:
    """The paragraphs that are long enough to repeat one another, with what they say, but for case and space."""
    long_enough = (each for each in text.paragraphs if each[1] - each[0] >= LEAST)
    found = ((each, _said(text, each)) for each in long_enough)
    return [(place, said) for place, said in found if len(said) >= LEAST]


def _said(text: ArticleText, passage: Range) -> str:
    return " ".join(text.text[slice(*passage)].split()).casefold()


def _marked(layer: Layer) -> Iterable[tuple[tuple[Range, ...], str]]:
    kinds = {name: kind for kind, names in _LABELS.items() for name in names}
    for span in layer.spans.values():
        if span.label in kinds:
            yield span.ranges, kinds[span.label]
    yield from (each for each in _placed(layer) if each[1] != STORY)


def _placed(layer: Layer) -> Iterable[tuple[tuple[Range, ...], str]]:
    """What the attributes say of passages."""
    for name, kind in layer.attributes.items():
        place = re.fullmatch(r"aside/([0-9]{1,12})-([0-9]{1,12})", name) if name.startswith(MARK) else None
        if place is not None:
            yield ((int(place[1]), int(place[2])),), kind
