from tui.formats.schema_text import draw_schema
from tui.formats.schema_yaml import load_schema

SCHEMA = load_schema(
    b"""
schema: fires
version: "2"
title: Fires
help: |
  One record
  for each fire.
labels: {fire: {key: f, help: The words.}}
confidence: [high]
no_event_reasons: {none: Nothing burned}
article:
  fields: {published: {type: date, required: yes}}
  checks: {old: {rule: published > '2000-01-01', message: Too old.}}
event:
  type: kind
  fields:
    kind:
      type: tree
      required: yes
      evidence: yes
      label: fire
      nothing: []
      options: {open: {title: Open, help: Outside., options: [bush, peat]}}
    dead: {type: integer, min: 0, max: 9, words: {several: 3}, default: "0", evidence: dead > 0}
    where: {type: place, precision: {"1": Exact}, levels: [country], when: stated(kind)}
    source:
      type: group
      many: yes
      nothing: [unknown]
      fields: {name: {type: text, required: stated(kind)}}
  checks: {few: {rule: dead < 5, message: Look again., severity: info}}
""",
    "fires.yaml",
)


def test_the_form_is_drawn() -> None:
    assert "\n".join(draw_schema(SCHEMA)) == (
        "Fires (fires 2)\n"
        "\n"
        "Labels\n"
        "  f  Fire (fire)\n"
        "\n"
        "Article\n"
        "  * Published (published): date\n"
        "\n"
        "Article checks\n"
        "  old (warning): published > '2000-01-01'\n"
        "    Too old.\n"
        "\n"
        "Event (type: kind)\n"
        "  * Kind (kind): tree!, label fire, nothing: never\n"
        "      - Open (open)\n"
        "        - bush\n"
        "        - peat\n"
        "    Dead (dead): integer!?, at least 0, at most 9, words several = 3, begins as 0\n"
        "      evidence when dead > 0\n"
        "    Where (where): place, precision 1 Exact, with country\n"
        "      when stated(kind)\n"
        "    Source (source): group…, nothing: unknown\n"
        "      ? Name (name): text\n"
        "          required when stated(kind)\n"
        "\n"
        "Event checks\n"
        "  few (info): dead < 5\n"
        "    Look again.\n"
        "\n"
        "Confidence\n"
        "  - high\n"
        "\n"
        "Reasons for no event\n"
        "  - Nothing burned (none)\n"
        "\n"
        "* is required, ? in some cases; ! needs evidence, … takes several entries."
    )


def test_help_texts_are_drawn_when_asked_for() -> None:
    lines = list(draw_schema(SCHEMA, help_texts=True))

    assert lines[1:3] == ["  One record", "  for each fire."]
    assert "      The words." in lines
    assert "        Outside." in lines
