from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import DeskAtWork
from tests.support.forms import small_desk
from tui.domain.errors import DeskError

TEXT = (
    "US rockets hit the base. The base burned; baseless, said us.\n"
    "Picture: the base\n"
    "The US left the Base at\nnight. US officials: the base is gone."
)


@pytest.fixture
def work(tmp_path: Path) -> Iterator[DeskAtWork]:
    with small_desk(tmp_path, TEXT) as made:
        yield made


def marked(work: DeskAtWork) -> list[tuple[int, str]]:
    return sorted((span.start, TEXT[span.start : span.end]) for span in work.session.layer.spans.values())


def test_places_are_shown_one_after_the_other_and_labelled_at_the_end(work: DeskAtWork) -> None:
    work.select("base")
    work.do("label:what", "label-all")
    asking = work.desk.asking
    assert asking is not None
    assert asking.entry.prompt == "What here? 1 of 4"
    assert asking.entry.hint == "…S rockets hit the base. The [base] burned; baseless, said us. …"
    assert work.desk.selection == (29, 33)
    work.type("y", "n", "y")
    assert len(marked(work)) == 1
    work.type("n")
    assert [at for at, _ in marked(work)] == [TEXT.index("base"), 29, TEXT.index("Base")]
    assert work.desk.message == "2 places labelled What; u takes it back."
    assert (work.desk.taken_ranges(), work.desk.cursor) == ((), TEXT.index("base"))
    work.do("undo")
    assert len(marked(work)) == 1


def test_a_selection_asks_for_its_label_and_counts_itself(work: DeskAtWork) -> None:
    work.select("US")
    work.do("label-all")
    work.type("x", "a")
    assert [text for _, text in marked(work)] == ["US", "US", "US"]
    assert {span.label for span in work.session.layer.spans.values()} == {"who"}


def test_enough_labels_those_so_far_and_leaving_none(work: DeskAtWork) -> None:
    work.select("base")
    work.do("label-all")
    work.type("w", "y", "y", "e")
    assert len(marked(work)) == 2
    work.desk.move_to(TEXT.index("base"))
    work.do("label-all")
    work.type("y", "escape")
    assert len(marked(work)) == 2
    assert work.desk.asking is None


def test_none_is_no_step(work: DeskAtWork) -> None:
    work.select("base")
    work.do("label-all")
    work.type("w", "e")
    assert work.session.layer.revision == 0
    assert work.desk.message == "0 places labelled What."


def test_what_is_set_aside_is_passed_over(work: DeskAtWork) -> None:
    work.desk.move_to(TEXT.index("Picture"))
    work.do("mark-passage")
    work.type("c")
    work.select("base")
    work.do("label-all")
    work.type("w", "a")
    assert [at for at, _ in marked(work)] == [19, 29, TEXT.index("Base"), TEXT.rindex("base")]


def test_nowhere_else(work: DeskAtWork) -> None:
    work.select("burned")
    work.do("label:what")
    work.desk.move_to(TEXT.index("burned"))
    with pytest.raises(DeskError, match="“burned” stands nowhere else"):
        work.do("label-all")
    work.desk.move_to(0)
    with pytest.raises(DeskError, match="Select the words first"):
        work.do("label-all")
    work.select("US")
    work.do("add-stretch")
    work.select("base")
    with pytest.raises(DeskError, match="several stretches"):
        work.do("label-all")
