"""What is known before an article is read."""

from pathlib import Path

from tests.support.commands import run_program
from tests.support.desks import DeskAtWork, at_work, new_article
from tests.support.fixed import NumberedIds
from tui.domain.candidates_dates import date_pattern
from tui.domain.known_names import KnownNames
from tui.domain.schema import Field
from tui.services import knowledge
from tui.services.knowledge import Knowledge

FIRST = "Rockets fell on Alpha Point. A man from Kerfana said so. The Reed Group did it."
SECOND = "Rockets fell on Alpha Point again, and the reed group fled to Kerfana."


def field(work: DeskAtWork, path: str) -> Field:
    found = work.session.schema.field("e", path)
    assert found is not None
    return found


def take(work: DeskAtWork, path: str, words: str) -> None:
    work.desk.go_to_field(path)
    work.select(words)
    work.do("take")
    if work.desk.asking is not None:
        work.type("enter")


def known(found: tuple[KnownNames, ...], text: str) -> list[str]:
    return [text[slice(*each)] for names in found for each in names.ranges(text, 0, len(text))]


def test_answers_of_this_article_and_of_earlier_ones_and_the_table(tmp_path: Path) -> None:
    articles = (new_article("a.txt", FIRST), new_article("b.txt", SECOND))
    with at_work(tmp_path / "p.db", *articles) as work:
        work.do("new-event")
        take(work, "place", "Alpha Point")
        take(work, "actor_1", "Reed Group")
        take(work, "target", "A man")
        here = Knowledge(work.session).known(field(work, "place"))
        assert known(here.names, FIRST) == ["Alpha Point", "Kerfana"]
        work.open(articles[1].id)
        knows = Knowledge(work.session)
        # Of earlier articles and of the table; as a name the reed group has capitals.
        assert sorted(known(knows.known(field(work, "place")).names, SECOND)) == ["Alpha Point", "Kerfana"]
        assert known(knows.known(field(work, "actor_2")).names, "The Reed Group and A man") == [
            "Reed Group",
            "A man",
        ]
        assert knows.known(field(work, "date")).names == ()
        assert known(knows.known(field(work, "place")).names, FIRST) == ["Kerfana", "Alpha Point"]


def test_single_small_words_of_earlier_articles_are_no_names(tmp_path: Path) -> None:
    articles = (new_article("a.txt", FIRST), new_article("b.txt", SECOND))
    with at_work(tmp_path / "p.db", *articles) as work:
        work.do("new-event")
        take(work, "target", "man")
        assert known(Knowledge(work.session).known(field(work, "target")).names, FIRST) == ["man"]
        work.open(articles[1].id)
        assert known(Knowledge(work.session).known(field(work, "target")).names, "man") == []


def test_only_own_answers_of_articles_before_count(tmp_path: Path) -> None:
    articles = (new_article("a.txt", FIRST), new_article("b.txt", SECOND))
    with at_work(tmp_path / "p.db", *articles) as work:
        work.open(articles[1].id)
        work.do("new-event")
        take(work, "place", "Alpha Point")
        work.open(articles[0].id)
        assert known(Knowledge(work.session).known(field(work, "place")).names, FIRST) == ["Kerfana"]
        other = DeskAtWork(work.session.project, ids=NumberedIds())
        other.session.annotator = "bea"
        other.open(articles[1].id)
        assert known(Knowledge(other.session).known(field(work, "place")).names, SECOND) == ["Kerfana"]


def test_what_finds_names_of_tables_is_read_one_by_one(tmp_path: Path) -> None:
    with at_work(tmp_path / "p.db", new_article("a.txt", FIRST)) as work:
        knows = Knowledge(work.session)
        pieces = 0
        while knows.prepare():
            pieces += 1
        # Two tables; then the patterns for each kind of field.
        assert pieces == 2 + len(knowledge.kinds_of_fields(work.session.schema))
        assert not knows.prepare()


def test_patterns_are_made_for_the_language_of_each_article(tmp_path: Path) -> None:
    date_pattern.cache_clear()
    articles = [new_article(f"{code}.txt", code)._replace(language=code) for code in ("es", "fr")]
    with at_work(tmp_path / "p.db", *articles) as work:
        knows = Knowledge(work.session)
        for article in articles:
            work.session.open(article.id)
            while knows.prepare():
                pass
            made = date_pattern.cache_info().misses
            date_pattern(article.language)
            assert date_pattern.cache_info().misses == made


def test_what_dates_of_other_languages_take_is_loaded_before_a_key_needs_it(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from tests.support.desks import at_work, new_article
for language in ("en", "ar"):
    article = new_article("a.txt", "x")._replace(language=language)
    with at_work(Path({str(tmp_path)!r}) / language, article) as work:
        while work.desk.prepare():
            pass
    print("dateparser" in sys.modules)
"""
    assert run_program("-c", script).stdout.decode().split() == ["False", "True"]


def test_the_same_names_again_are_the_same_objects(tmp_path: Path) -> None:
    with at_work(tmp_path / "p.db", new_article("a.txt", FIRST)) as work:
        work.do("new-event")
        knows, place = Knowledge(work.session), field(work, "place")
        before = knows.known(place)
        take(work, "target", "A man")
        assert knows.known(place).names == before.names
        take(work, "place", "Alpha Point")
        assert knows.known(place).names != before.names


def test_what_is_marked_as_no_part_of_the_story_is_skipped(tmp_path: Path) -> None:
    with at_work(tmp_path / "p.db", new_article("a.txt", FIRST), schema="document") as work:
        place = Field("place", work.session.schema.article_fields[0].type, "Place")
        assert Knowledge(work.session).known(place).skipped == ()
        work.select("A man")
        work.do("label:boilerplate")
        assert Knowledge(work.session).known(place).skipped == ((FIRST.index("A man"), FIRST.index("A man") + 5),)
