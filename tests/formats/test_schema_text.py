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


class Files:
    def read(self, name: str) -> bytes:
        return {"actors.csv": b"id,name,kind\n1,IS,2\n", "types.csv": b"code,parent\nattack,\nbomb,attack\n"}[name]


EVERYTHING = load_schema(
    b"""
schema: all
version: "1"
labels: {fire: {key: f, was: blaze}}
tables: {actors: {file: actors.csv, search: [name], unlisted: "Group ({kind})"}}
alternatives: yes
confidence: {low: {title: Low, note: yes}}
event:
  type: type
  summary: [type, side.who]
  fields:
    type: {type: tree, options: types.csv, agreement: tree}
    who: {type: actor, table: actors, many: {min: 2, max: 4}, evidence: none}
    kind: {type: integer, derive: count(who), readonly: yes}
    again: {type: integer, derive: kind, not_applicable_when: kind > 3, nothing: {unknown: "-99"}, aggregate: min}
    side: {type: group, fields: {who: {type: reference, table: actors, review_only: yes, was: [a, b]}}}
    near: {type: link, relations: {part_of: Is part of}}
    effect:
      type: choice
      examples: [one, two]
      codebook: "4.1"
      options: {a: {title: A, retired: yes, note: yes, was: b, when: kind > 1, triggers: [x, y], codebook: "4.2"}}
  include_when: kind > 0
  same_when: [type, [kind, again]]
  align: {type: 2, kind: 1}
  sentence: "{type} by {count(who)}"
export:
  nothing: {unknown: "-9"}
  columns:
    id: "{record.row}"
    who: {value: who, number: 3}
    all: {value: who, join: " & ", nothing: {not_stated: ""}}
""",
    "all.yaml",
    Files(),
)


def test_all_that_the_language_has_is_drawn() -> None:
    assert "\n".join(draw_schema(EVERYTHING, help_texts=True)) == (
        "All (all 1)\n"
        "\n"
        "Labels\n"
        "  f  Fire (fire), was blaze\n"
        "\n"
        "Tables\n"
        "  actors: actors.csv, with id / name / kind\n"
        "      found by name; shown as name, told apart by id\n"
        "      unlisted: Group ({kind})\n"
        "\n"
        "Event (type: type)\n"
        "    Type (type): tree, agreement tree\n"
        "      - attack\n"
        "        - bomb\n"
        "    Who (who): actor…, at least 2 entries, at most 4 entries, no evidence, out of actors\n"
        "    Kind (kind): integer, read-only\n"
        "      always count(who)\n"
        '    Again (again): integer, nothing: unknown as "-99", aggregate min\n'
        "      not applicable when kind > 3\n"
        "      begins as kind\n"
        "    Side (side): group\n"
        "        Who (who): reference, out of actors, in the adjudicated result only, was a / b\n"
        "    Near (near): link\n"
        "      relation:\n"
        "      - Is part of (part_of)\n"
        "    Effect (effect): choice\n"
        "      such as: one / two\n"
        "      codebook: 4.1\n"
        "      - A (a), retired, needs a note, was b, when kind > 1\n"
        "        codebook: 4.2\n"
        "        triggers: x / y\n"
        "\n"
        "Events as a whole\n"
        "  named by type, side.who\n"
        "  in the table when kind > 0\n"
        "  probably one when equal: type; kind, again in any order\n"
        "  matched by type (2), kind (1)\n"
        "  read back: {type} by {count(who)}\n"
        "  answers may have alternatives\n"
        "\n"
        "Confidence\n"
        "  - Low (low), needs a note\n"
        "\n"
        "Exported table (a row for each event)\n"
        "  id: {record.row}\n"
        "  who1 … who3: who\n"
        '  all: who, joined by " & ", nothing: not_stated as ""\n'
        '  nothing: unknown as "-9"\n'
        "\n"
        "* is required, ? in some cases; ! needs evidence, … takes several entries."
    )
