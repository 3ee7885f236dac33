from tui.domain.schema import Field, FieldType
from tui.ui.form.guide import WIDE, Guide

PLACE = Field("place", FieldType.TEXT, "Place", help="Where it happened.", examples=("in Homs",))
DATE = Field("date", FieldType.TEXT, "Date", help="When it happened.", examples=("on Monday",))


def told(guide: Guide, field: Field | None, *, rested: bool = False, window: int = WIDE) -> str:
    return " ".join(text for line in guide.lines(field, window, 44, rested=rested) for text, _ in line)


def test_nothing_is_told_before_it_is_ready_or_where_there_is_no_room() -> None:
    guide = Guide()
    assert told(guide, PLACE) == ""
    guide.ready = True
    assert told(guide, PLACE, window=WIDE - 1) == ""
    assert "Where it happened." in told(guide, PLACE)
    assert told(guide, None) == ""


def test_another_field_waits_until_the_annotator_rests() -> None:
    guide = Guide()
    guide.ready = True
    assert "Where it happened." in told(guide, PLACE)
    assert not guide.waits(PLACE)
    assert "Where it happened." in told(guide, DATE)
    assert guide.waits(DATE)
    assert "When it happened." in told(guide, DATE, rested=True)
    assert not guide.waits(DATE)


def test_another_width_waits_for_nothing() -> None:
    guide = Guide()
    guide.ready = True
    assert told(guide, PLACE)
    assert len(guide.lines(DATE, WIDE, 60, rested=False)[0]) >= 1
    assert "When" in "".join(text for line in guide.lines(DATE, WIDE, 60, rested=False) for text, _ in line)


def test_where_there_is_no_guideline_none_waits() -> None:
    guide = Guide()
    guide.ready = True
    assert told(guide, PLACE, window=WIDE - 1) == ""
    assert not guide.waits(DATE)
