# ruff: noqa: E501 - a table: one broken schema a line
"""Schemas that are refused: each with the place and the words. Older ones are in `test_schema_yaml*.py`."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tui.domain.functions import FUNCTIONS
from tui.formats.schema_yaml import SchemaErrors, load_schema
from tui.formats.yaml_text import MAX_BYTES, MAX_NODES
from tui.services.schema_files import BesideSchema

HEAD = 'schema: x\nversion: "1"\n'
EVENT = "event:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b]}\n"
ACTORS = "id,name,kind\n1,IS,2\n2,UN,8\n"


def field(line: str) -> str:
    """A schema with one more field, in line 7."""
    return f"{HEAD}{EVENT}    {line}\n"


def event(below: str, fields: tuple[str, ...] = ()) -> str:
    """A schema with more below the fields of the event, or below the event."""
    return HEAD + EVENT + "".join(f"    {each}\n" for each in fields) + below


def top(line: str) -> str:
    """A schema with something before the event, in line 3."""
    return HEAD + line + EVENT


Files = Mapping[str, str | bytes]

# fmt: off
BROKEN: list[tuple[str, str, Files, list[str]]] = [
    # what YAML could mean and does not
    ("bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", {}, ["1:1: no 'schema' in a schema; expected the name of the schema", "1:1: no 'version' in a schema; expected its version, such as \"1.0\"", "1:1: unknown key 'a' in a schema; expected one of schema, version, title, help, labels, lists, tables, article, … (14 in all)", "1:4: the anchor '&a'; expected no anchors: write the value in each place", "2:1: unknown key 'b' in a schema; expected one of schema, version, title, help, labels, lists, tables, article, … (14 in all)", "2:4: the anchor '&b'; expected no anchors: write the value in each place", "2:8: the alias '*a'; expected the value itself", "2:12: the alias '*a'; expected the value itself", "3:1: unknown key 'c' in a schema; expected one of schema, version, title, help, labels, lists, tables, article, … (14 in all)", "3:5: the alias '*b'; expected the value itself", "3:9: the alias '*b'; expected the value itself"]),
    ("options twice", field("f: {type: choice, options: {NO: Norway, SE: Sweden, NO: No}}"), {}, ["7:57: key 'NO' twice, first in line 7; expected it once"]),
    ("field twice", field("f: text\n    f: date"), {}, ["8:5: key 'f' twice, first in line 7; expected it once"]),
    ("deep", HEAD+"lists: {a: " + "{b: "*40 + "c" + "}"*40 + "}\n", {}, ["3:133: more than 32 levels inside each other; expected fewer"]),
    ("brackets in brackets", field("f: {type: text, when: type in ['a', 'b']}"), {}, ["7:35: a bracket that is still open here; expected ',' or its closing bracket, or quotes around text that holds a bracket"]),
    ("two in brackets", field("f: {type: choice, options: [a, b c: d}"), {}, ["7:42: a bracket that is still open here; expected ',' or its closing bracket, or quotes around text that holds a bracket"]),
    ("yes as code key", field("f: {type: choice, options: {true: A}, default: yes}"), {}, ["7:52: 'yes' for the default of field f; expected one of true"]),
    ("null code", field("f: {type: choice, options: {~: A}}"), {}, ["7:33: an empty code in the options of field f; expected a text, in quotes if it is 'null' or '~'"]),
    # keys
    ("table key", top("tables: {actors: {file: actors.csv, serach: [name]}}\n"), {"actors.csv":ACTORS}, ["3:37: unknown key 'serach' in the table actors; did you mean 'search'?"]),
    ("table without file", top("tables: {actors: {key: id}}\n"), {}, ["3:18: no 'file' in the table actors; expected the name of a CSV file beside the schema"]),
    ("tables as list", top("tables: [actors.csv]\n"), {}, ["3:9: a list for tables; expected one 'id: …' for each"]),
    ("table id", top("tables: {Actors: actors.csv}\n"), {"actors.csv":ACTORS}, ["3:10: 'Actors' as the id of a table; expected a-z, 0-9 and _, a letter first, at most 40"]),
    ("table empty", top("tables: {actors: }\n"), {}, ["3:18: nothing for the file of the table actors; expected a name such as actors.csv"]),
    ("event key", event("  same: [type]\n"), {}, ["7:3: unknown key 'same' in event; did you mean 'same_when'?"]),
    ("export key", event("export: {colums: {a: type}}\n"), {}, ["7:9: no 'columns' in export; expected the columns, each with what stands in it", "7:10: unknown key 'colums' in export; did you mean 'columns'?"]),
    ("column key", event("export: {columns: {a: {value: type, joined: x}}}\n"), {}, ["7:37: unknown key 'joined' in the column 'a'; did you mean 'join'?"]),
    ("column without value", event("export: {columns: {a: {join: x}}}\n"), {}, ["7:23: no 'value' in the column 'a'; expected an expression, or a text with expressions in braces"]),
    ("many key", field("f: {type: text, many: {least: 2}}"), {}, ["7:28: unknown key 'least' in many of field f; expected one of min, max"]),
    ("answer key", field("f: {type: choice, options: {a: {titel: A}}}"), {}, ["7:37: unknown key 'titel' in the answer 'a'; did you mean 'title'?"]),
    ("label key", HEAD+"labels: {a: {hotkey: b}}\n", {}, ["3:14: unknown key 'hotkey' in the label a; did you mean 'key'?"]),
    # what is worked out
    ("derive self", field("f: {type: integer, derive: f + 1}"), {}, ["7:32: 'f' in its own 'derive'; expected other fields"]),
    ("derive circle", field("f: {type: integer, derive: g + 1}\n    g: {type: integer, derive: f - 1}"), {}, ["7:32: a circle: f -> g -> f; expected no answer to depend on itself"]),
    ("derive circle in group", field("g: {type: group, fields: {low: {type: integer, derive: g.high}, high: {type: integer, derive: g.low}}}"), {}, ["7:60: a circle: g.low -> g.high -> g.low; expected no answer to depend on itself"]),
    ("circle through not applicable", field("f: {type: integer, not_applicable_when: g > 1}\n    g: {type: integer, derive: f}"), {}, ["7:45: a circle: f -> g -> f; expected no answer to depend on itself"]),
    ("circle through when", field("f: {type: integer, when: g > 1}\n    g: {type: integer, when: f > 1}"), {}, ["7:30: field f can never be asked: g is never asked before it", "8:30: field g can never be asked: f is never asked before it"]),
    ("derive text into number", field("f: {type: integer, derive: \"'five'\"}"), {}, ["7:33: 'five' is a text; expected a number for f, of type integer, such as number(…)"]),
    ("derive number into text", field("n: integer\n    f: {type: text, derive: n}"), {}, ["8:29: 'n' is a number; expected a text or code for f, of type text, such as text(…)"]),
    ("derive unknown code", field("f: {type: choice, options: [x, y], derive: \"'z' if type == 'a' else 'x'\"}"), {}, ["7:49: 'z' is no answer of f; expected one of x, y"]),
    ("derive several", field("s: {type: text, many: yes}\n    f: {type: text, derive: s}"), {}, ["8:29: 's' holds several values; expected one for f, such as first(…) or join(…)"]),
    ("derive group", field("g: {type: group, fields: {a: text}}\n    f: {type: text, derive: g}"), {}, ["8:29: 'g' is a group; expected a field in it, such as g.a"]),
    ("derive many", field("f: {type: text, many: yes, derive: type}"), {}, ["7:40: 'derive' in field f, which takes several entries; expected none"]),
    ("derive link", field("f: {type: link, derive: type}"), {}, ["7:29: 'derive' in field f of type link; expected no 'derive' here"]),
    ("derive reference", top("tables: {actors: actors.csv}\n")+"    f: {type: reference, table: actors, derive: \"'1'\"}\n", {"actors.csv":ACTORS}, ["8:49: 'derive' in field f of type reference; expected no 'derive' here"]),
    ("derive yes", field("f: {type: boolean, derive: yes}"), {}, ["7:32: unknown name 'yes'; did you mean 'true'?"]),
    ("derive list", field("f: {type: text, derive: [type]}"), {}, ["7:29: a list for 'derive'; expected an expression"]),
    ("derive and default", field("f: {type: text, derive: type, default: x}"), {}, ["7:44: 'default' beside 'derive' in field f; expected one of them"]),
    ("readonly alone", field("f: {type: text, readonly: yes}"), {}, ["7:31: 'readonly' without 'derive' in field f; expected both"]),
    ("two sorts", field("n: integer\n    f: {type: text, derive: \"n if type == 'a' else 'x'\"}"), {}, ["8:30: 'n' is a number; expected a text or code for f, of type text, such as text(…)"]),
    ("if without else", field("f: {type: text, derive: \"'x' if type == 'a'\"}"), {}, ["7:48: the end; expected 'else' and the other value after the condition"]),
    ("condition no truth", field("f: {type: text, derive: \"'x' if type else 'y'\"}"), {}, ["7:37: 'type' is a code; expected a comparison"]),
    ("text plus number", field("n: integer\n    f: {type: text, derive: \"'no ' + n\"}"), {}, ["8:38: 'n' is a number and 'no ' is a text; expected text(…) or number(…)"]),
    ("date into text", field("d: date\n    f: {type: text, derive: d}"), {}, ["8:29: 'd' is a date; expected a text or code for f, of type text, such as text(…)"]),
    ("days of text", field("f: {type: integer, derive: \"days(type, '2022-01-01')\"}"), {}, ["7:38: 'type' is a code; expected a date"]),
    ("min of sorts", field('d: date\n    n: integer\n    f: {type: integer, derive: "min(d, n)"}'), {}, ["9:33: min(…) is a date; expected a number for f, of type integer", "9:40: 'n' is a number and 'd' is a date; expected a date"]),
    ("too few arguments", field("f: {type: integer, derive: days(type)}"), {}, ["7:32: 1 value in days(…); expected 2"]),
    ("unknown function", field("f: {type: integer, derive: mean(type)}"), {}, [f"7:32: unknown function 'mean'; expected one of {', '.join(FUNCTIONS)}"]),
    ("derive out of event in article", HEAD+"article:\n  fields:\n    n: {type: integer, derive: count(events)}\n", {}, ["5:38: unknown name 'events'; expected one of n"]),
    ("derive from item", field("r: {type: group, many: yes, fields: {low: integer}}\n    f: {type: integer, derive: r.low}"), {}, ["8:32: 'r.low' holds several values; expected one for f, such as first(…) or join(…)"]),
    ("record in derive", field("f: {type: text, derive: record.event}"), {}, ["7:29: unknown name 'record.event'; expected it in the columns of the export alone"]),
    # files
    ("missing table file", top("tables: {actors: actor.csv}\n"), {}, ["3:18: 'actor.csv' is not there; expected a file in FOLDER"]),
    ("absolute", top("tables: {actors: /etc/passwd.csv}\n"), {}, ["3:18: '/etc/passwd.csv' leaves the schema's folder; expected a file inside it"]),
    ("dots", top("tables: {actors: ../actors.csv}\n"), {}, ["3:18: '../actors.csv' leaves the schema's folder; expected a file inside it"]),
    ("symlink", top("tables: {actors: out.csv}\n"), {}, ["3:18: 'out.csv' leads out of the schema's folder; expected a file inside it"]),
    ("folder", top("tables: {actors: folder.csv}\n"), {}, ["3:18: 'folder.csv' cannot be read (Is a directory); expected a file"]),
    ("pipe", top("tables: {actors: pipe.csv}\n"), {}, ["3:18: 'pipe.csv' is no plain file; expected a file beside the schema"]),
    ("list missing", field("f: {type: choice, options: weapons.csv}"), {}, ["7:32: 'weapons.csv' is not there; expected a file in FOLDER"]),
    ("list dots", field("f: {type: choice, options: ../weapons.csv}"), {}, ["7:32: '../weapons.csv' leaves the schema's folder; expected a file inside it"]),
    ("list without csv", field("f: {type: choice, options: weapons.txt}"), {"weapons.txt":"code\na\n"}, ["7:32: unknown list 'weapons.txt' for the options of field f; expected a list of codes, or 'code: title' for each"]),
    # rows
    ("columns twice", top("tables: {actors: actors.csv}\n"), {"actors.csv":"id,name,id\n1,IS,2\n"}, ["3:18: actors.csv:1: column 'id' twice; expected each name once"]),
    ("column name", top("tables: {actors: actors.csv}\n"), {"actors.csv":"id,Full Name\n1,IS\n"}, ["3:18: actors.csv:1: column 'Full Name'; expected a-z, 0-9 and _, such as full_name"]),
    ("no column name", top("tables: {actors: actors.csv}\n"), {"actors.csv":"id,\n1,IS\n"}, ["3:18: actors.csv:1: no name for column 2; expected one in the first line"]),
    ("cells", top("tables: {actors: actors.csv}\n"), {"actors.csv":"id,name\n1,IS\n2\n3,a,b\n"}, ["3:18: actors.csv:3: 1 cell; expected 2, as in the first line", "3:18: actors.csv:4: 3 cells; expected 2, as in the first line"]),
    ("key twice", top("tables: {actors: actors.csv}\n"), {"actors.csv":"id,name\n1,IS\n010,x\n1,UN\n"}, ["3:18: actors.csv:4: id '1' twice, first in line 2; expected it once"]),
    ("key empty and long", top("tables: {actors: actors.csv}\n"), {"actors.csv":"i\u200bd" + "n" * 3000 + ",name\n,IS\n"}, ["3:18: actors.csv:1: column 'i␣d" + "n" * 56 + "…'; expected a-z, 0-9 and _, a letter first, at most 40", "3:18: actors.csv:2: an empty i␣d" + "n" * 56 + "…; expected a text that no other row has"]),
    ("key empty", top("tables: {actors: actors.csv}\n"), {"actors.csv":"id,name\n,IS\n"}, ["3:18: actors.csv:2: an empty id; expected a text that no other row has"]),
    ("latin", top("tables: {actors: actors.csv}\n"), {"actors.csv":"id,name\n1,Kré\n".encode("latin-1")}, ["3:18: actors.csv:2: a byte that is not UTF-8, 0xe9; expected the file in UTF-8"]),
    ("utf16", top("tables: {actors: actors.csv}\n"), {"actors.csv":"id,name\n1,Kré\n".encode("utf-16")}, ["3:18: actors.csv:1: text in UTF-16; expected UTF-8: save the file as CSV in UTF-8"]),
    ("semicolons", top("tables: {actors: actors.csv}\n"), {"actors.csv":"id;name\n1;IS\n"}, ["3:18: actors.csv:1: columns parted by ';'; expected commas: save the file as CSV with commas"]),
    ("quote", top("tables: {actors: actors.csv}\n"), {"actors.csv":'id,name\n1,"IS\n2,UN\n'}, ["3:18: actors.csv:2: a quoted cell without an end; expected a closing quote"]),
    ("after quote", top("tables: {actors: actors.csv}\n"), {"actors.csv":'id,name\n1,"IS"x\n'}, ["3:18: actors.csv:2: text behind a closing quote; expected a comma, or each quote inside a cell twice"]),
    ("control", top("tables: {actors: actors.csv}\n"), {"actors.csv":"id,name\n1,I\x1bS\n"}, ["3:18: actors.csv:2: the character U+001B; expected text without control characters"]),
    ("empty file", top("tables: {actors: actors.csv}\n"), {"actors.csv":""}, ["3:18: actors.csv:1: an empty file; expected a line with the names of the columns"]),
    ("list no code", field("f: {type: choice, options: w.csv}"), {"w.csv":"id,title\n1,A\n"}, ["7:32: w.csv:1: no column 'code'; expected what is stored in each row", "7:32: w.csv:1: unknown column 'id' in a list; expected one of code, title, help, parent, when, retired, note, was, triggers, examples, codebook"]),
    ("list unknown column", field("f: {type: choice, options: w.csv}"), {"w.csv":"code,titel\n1,A\n"}, ["7:32: w.csv:1: unknown column 'titel' in a list; did you mean 'title'?"]),
    ("list code twice", field("f: {type: choice, options: w.csv}"), {"w.csv":"code\nNO\nSE\nNO\n"}, ["7:32: w.csv:4: code 'NO' twice, first in line 2; expected it once"]),
    ("list parent", field("f: {type: tree, options: w.csv}"), {"w.csv":"code,parent\ngun,\nrifle,gnu\n"}, ["7:30: w.csv:3: unknown parent 'gnu' of 'rifle'; did you mean 'gun'?"]),
    ("list circle", field("f: {type: tree, options: w.csv}"), {"w.csv":"code,parent\na,b\nb,a\nc,\n"}, ["7:30: w.csv:2: parents in a circle, 'a' › 'b' › 'a'; expected a way to the top"]),
    ("list retired", field("f: {type: choice, options: w.csv}"), {"w.csv":"code,retired\na,maybe\n"}, ["7:32: w.csv:2: 'maybe' for 'retired'; expected yes or no"]),
    ("list no rows", field("f: {type: choice, options: w.csv}"), {"w.csv":"code,title\n"}, ["7:32: w.csv:1: a list without rows; expected at least one code"]),
    ("list tree in choice", field("f: {type: choice, options: w.csv}"), {"w.csv":"code,parent\na,\nb,a\n"}, ["7:32: the list 'w.csv' has answers below answers; expected 'type: tree' for the options of field f"]),
    ("list when", field("f: {type: choice, options: w.csv}"), {"w.csv":"code,when\nx,\ny,typ == 'a'\n"}, ["7:32: w.csv:3: unknown name 'typ'; did you mean 'type'?"]),
    # tables
    ("table title", top("tables: {actors: {file: actors.csv, title: nam}}\n"), {"actors.csv":ACTORS}, ["3:44: 'nam' for the title of the table actors; did you mean 'name'?"]),
    ("table key col", top("tables: {actors: {file: actors.csv, key: key}}\n"), {"actors.csv":ACTORS}, ["3:42: 'key' for the key of the table actors; expected one of id, name, kind"]),
    ("table search", top("tables: {actors: {file: actors.csv, search: [name, alias]}}\n"), {"actors.csv":ACTORS}, ["3:52: 'alias' for the search of the table actors; expected one of id, name, kind"]),
    ("unlisted column", top("tables: {actors: {file: actors.csv, unlisted: ['Group ({country})']}}\n"), {"actors.csv":ACTORS}, ["3:57: unknown column 'country'; expected one of id, name, kind"]),
    ("columns unseen", top("tables: {actors: {file: actors.csv, key: key}}\n"), {"actors.csv":"i\u200bd," + "n" * 100 + "\n1,x\n"}, ["3:25: actors.csv:1: column 'i␣d'; expected a-z, 0-9 and _, such as i_d", "3:25: actors.csv:1: column '" + "n" * 59 + "…'; expected a-z, 0-9 and _, a letter first, at most 40", "3:42: 'key' for the key of the table actors; expected one of i␣d, " + "n" * 59 + "…"]),
    ("column meant unseen", top("tables: {actors: {file: actors.csv, key: kinds}}\n"), {"actors.csv":"kind\u2060s,id\n1,x\n"}, ["3:25: actors.csv:1: column 'kind␣s'; expected a-z, 0-9 and _, such as kind_s", "3:42: 'kinds' for the key of the table actors; did you mean 'kind␣s'?"]),
    ("parent unseen", field("f: {type: tree, options: w.csv}"), {"w.csv":"code,parent\ngu\u200bn,\nrifle,gun\n"}, ["7:30: w.csv:3: unknown parent 'gun' of 'rifle'; did you mean 'gu␣n'?"]),
    ("unlisted brace", top("tables: {actors: {file: actors.csv, unlisted: ['Group {kind']}}\n"), {"actors.csv":ACTORS}, ["3:55: '{' without '}'; expected '}' after an expression, or '{{' for a brace"]),
    ("unknown table", top("tables: {actors: actors.csv}\n")+"    f: {type: actor, table: actor}\n", {"actors.csv":ACTORS}, ["8:29: 'actor' for the table of field f; did you mean 'actors'?"]),
    ("table without tables", field("f: {type: actor, table: actors}"), {}, ["7:29: 'actors' for the table of field f; expected a table under 'tables' at the top"]),
    ("table with number", top("tables: {actors: actors.csv}\n")+"    f: {type: integer, table: actors}\n", {"actors.csv":ACTORS}, ["8:31: 'table' in field f of type integer; expected it with actor or place or reference or tags or text"]),
    ("reference without", field("f: reference"), {}, ["7:8: no 'table' in field f; expected the table whose rows it offers"]),
    ("column precision", top("tables: {actors: actors.csv}\n")+"    f: {type: place, table: actors}\n", {"actors.csv":"id,name,precision\n1,A,2\n"}, ["8:29: column 'precision' in the table of field f; expected another name: every place has this part"]),
    ("column written ref", top("tables: {actors: actors.csv}\n")+"    f: {type: reference, table: actors}\n", {"actors.csv":"id,name,written\n1,A,2\n"}, ["8:33: column 'written' in the table of field f; expected another name: every reference has this part"]),
    ("unknown column in expr", top("tables: {actors: actors.csv}\n")+"    f: {type: reference, table: actors}\n    g: {type: text, derive: f.country}\n", {"actors.csv":ACTORS}, ["9:29: unknown name 'f.country'; expected one of type, f, f.name, f.id, f.kind, f.written, g"]),
    ("column as number", top("tables: {actors: actors.csv}\n")+"    f: {type: reference, table: actors}\n    g: {type: integer, derive: f.kind}\n", {"actors.csv":ACTORS}, ["9:32: 'f.kind' is a text; expected a number for g, of type integer, such as number(…)"]),
    ("default not in table", top("tables: {actors: actors.csv}\n")+"    f: {type: reference, table: actors, default: 1}\n", {"actors.csv":ACTORS}, ["8:50: 'default' in field f of type reference; expected no 'default' here"]),
    # templates
    ("sentence open", event('  sentence: "On {type"\n'), {}, ["7:17: '{' without '}'; expected '}' after an expression, or '{{' for a brace"]),
    ("sentence close", event('  sentence: "On type}"\n'), {}, ["7:21: '}' without '{'; expected '}}' for a brace"]),
    ("sentence empty", event('  sentence: "On {}"\n'), {}, ["7:17: '{}'; expected an expression in the braces, or '{{}}' for braces"]),
    ("sentence name", event('  sentence: "On {typ}."\n'), {}, ["7:18: unknown name 'typ'; did you mean 'type'?"]),
    ("sentence group", event('  sentence: "On {g}."\n', ("g: {type: group, fields: {a: text}}",)), {}, ["8:18: 'g' is a group; expected a field in it, such as g.a"]),
    ("sentence record", event('  sentence: "{record.row}"\n'), {}, ["7:15: unknown name 'record.row'; expected it in the columns of the export alone"]),
    ("sentence syntax", event('  sentence: "On {type type}."\n'), {}, ["7:23: 'type'; expected 'and', 'or', an operator, or the end"]),
    ("sentence list", event("  sentence: [a]\n"), {}, ["7:13: a list for sentence; expected a text"]),
    ("sentence unquoted", event("  sentence: {type} happened\n"), {}, ["7:20: text behind a bracket; expected quotes around a text that begins with '{' or '['"]),
    # the exported table
    ("no columns", event("export: {rows: event}\n"), {}, ["7:9: no 'columns' in export; expected the columns, each with what stands in it"]),
    ("empty columns", event("export: {columns: {}}\n"), {}, ["7:19: no columns in export; expected at least one 'heading: value'"]),
    ("rows", event("export: {rows: events, columns: {a: type}}\n"), {}, ["7:16: 'events' for the rows of export; expected one of event, article"]),
    ("rows plain", event("export: {rows: g, columns: {a: type}}\n", ("g: {type: group, fields: {a: text}}",)), {}, ["8:16: 'g' for the rows of export; expected one of event, article"]),
    ("rows field", event("export: {rows: g, columns: {a: type}}\n", ("g: {type: text, many: yes}",)), {}, ["8:16: 'g' for the rows of export; expected one of event, article"]),
    ("column name twice", event("export: {columns: {a: type, a: type}}\n"), {}, ["7:29: key 'a' twice, first in line 7; expected it once"]),
    ("column unknown", event("export: {columns: {a: typ}}\n"), {}, ["7:23: unknown name 'typ'; did you mean 'type'?"]),
    ("column constant", event("export: {columns: {region: Africa}}\n"), {}, ["7:28: unknown name 'Africa'; expected a text in single quotes, or one of type, record.row, record.event, record.number, record.item, record.article, record.name, record.annotator, … (12 in all)"]),
    ("column template", event('export: {columns: {id: "{record.rwo}"}}\n'), {}, ["7:26: unknown name 'record.rwo'; did you mean 'record.row'?"]),
    ("column number 0", event("export: {columns: {a: {value: type, number: 0}}}\n"), {}, ["7:45: '0' for the number of the column 'a'; expected a number from 1 to 99"]),
    ("column number text", event("export: {columns: {a: {value: type, number: three}}}\n"), {}, ["7:45: 'three' for the number of the column 'a'; expected a number from 1 to 99"]),
    ("column join", event("export: {columns: {a: {value: type, join: [x]}}}\n"), {}, ["7:43: a list for the join of the column 'a'; expected a short text such as '; '"]),
    ("numbered clash", event("export: {columns: {a1: type, a: {value: w, number: 2}}}\n", ("w: {type: choices, options: [x]}",)), {}, ["8:30: heading 'a1' of the column 'a', taken by 'a1'; expected each heading once"]),
    ("each without a group", event("export: {columns: {a: {value: type, each: tpye}}}\n"), {}, ["7:43: 'tpye' for each of the column 'a'; expected none"]),
    ("each of a plain field", event("export: {columns: {a: {value: w, each: w}}}\n", ("w: {type: text, many: yes}", "g: {type: group, many: yes, fields: {x: text}}")), {}, ["9:40: 'w' for each of the column 'a'; expected one of g"]),
    ("number and join", event("export: {columns: {a: {value: w, number: 2, join: ';'}}}\n", ("w: {type: choices, options: [x]}",)), {}, ["8:51: 'join' beside 'number' in the column 'a'; expected one of them"]),
    ("nothing kind", event("export: {nothing: {unkown: x}, columns: {a: type}}\n"), {}, ["7:20: unknown key 'unkown' in the kinds of nothing of export; did you mean 'unknown'?"]),
    ("nothing code", event("export: {nothing: {unknown: [x]}, columns: {a: type}}\n"), {}, ["7:29: a list as the code of unknown; expected one line, such as -99"]),
    ("export of labels", HEAD+"labels: [a]\nexport: {columns: {a: type}}\n", {}, ["4:23: unknown name 'type'; expected a text in single quotes, or one of record.row, record.event, record.number, record.item, record.article, record.name, record.annotator, record.schema, … (11 in all)"]),
    ("column group", event("export: {columns: {a: g}}\n", ("g: {type: group, many: yes, fields: {a: text}}",)), {}, ["8:23: 'g' is a group; expected count(g)"]),
    ("column event in article rows", HEAD+"article: {fields: {n: text}}\nevent:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b]}\nexport: {rows: article, columns: {a: type}}\n", {}, ["8:38: unknown name 'type'; expected a text in single quotes, or one of n, record.row, record.event, record.number, record.item, record.article, record.name, record.annotator, … (12 in all)"]),
    ("heading", event('export: {columns: {"a\\nb": type}}\n'), {}, ["7:20: several lines for the heading of a column; expected one line"]),
    # conditions that never hold
    ("never", field("f: {type: text, when: type == 'a' and type == 'b'}"), {}, ["7:27: this can never hold: type is both 'a' and 'b'"]),
    ("never number", field("n: integer\n    f: {type: text, when: n > 5 and n < 3}"), {}, ["8:27: this can never hold: n > 5 and n < 3 exclude each other"]),
    ("never false", field("f: {type: text, required: \"type == 'a' and not type == 'a'\"}"), {}, ["7:32: this can never hold: type == 'a' and type != 'a' exclude each other"]),
    ("never in group", field("g: {type: group, when: type == 'a', fields: {h: {type: text, when: type == 'b'}}}"), {}, ["7:72: field h can never be asked: type is both 'a' and 'b'"]),
    ("never through", field("f: {type: integer, when: type == 'a'}\n    g: {type: text, when: f > 0 and type == 'b'}"), {}, ["8:27: field g can never be asked: type is both 'b' and 'a'"]),
    ("check never", event("  checks: {c: {rule: \"type == 'a' and type == 'b'\", message: M}}\n"), {}, ["7:23: this can never hold: type is both 'a' and 'b'"]),
    ("column if never", event("export: {columns: {a: \"'x' if type == 'a' and type == 'b' else 'y'\"}}\n"), {}, ["7:31: this can never hold: type is both 'a' and 'b'"]),
    ("list never", field("f: {type: choice, options: w.csv}"), {"w.csv":"code,when\nx,\ny,type == 'a' and type == 'b'\n"}, ["7:32: w.csv:3: this can never hold: type is both 'a' and 'b'"]),
    ("article never", HEAD+"article:\n  fields:\n    a: boolean\n    b: {type: text, when: a and not a}\n", {}, ["6:27: this can never hold: a and not a exclude each other"]),
    ("counted", field("s: {type: text, many: yes}\n    f: {type: text, when: count(s) < 0}"), {}, ["8:27: this can never hold: no count is below 0 and count(s) < 0 exclude each other"]),
    ("option never", field("f: {type: choice, options: {x: {when: type == 'a' and type == 'b'}, y: Y}}"), {}, ["7:43: this can never hold: type is both 'a' and 'b'"]),
    # what ties events
    ("same unknown", event("  same_when: [typ]\n"), {}, ["7:15: unknown field 'typ'; did you mean 'type'?"]),
    ("same text", event("  same_when: type\n"), {}, ["7:14: 'type' for same_when; expected a list such as [date, place]"]),
    ("same part", event("  same_when: [d.earliest]\n", ("d: date",)), {}, ["8:15: unknown field 'd.earliest'; expected one of type, d"]),
    ("align weight", event("  align: {type: much}\n"), {}, ["7:17: 'much' as the weight of type; expected a number such as 2"]),
    ("align zero", event("  align: {type: 0}\n"), {}, ["7:17: '0' as the weight of type; expected a number such as 2"]),
    ("align unknown", event("  align: [date]\n"), {}, ["7:11: unknown field 'date'; expected one of type"]),
    ("include", event("  include_when: type\n"), {}, ["7:17: 'type' is a code; expected a comparison"]),
    ("include yes", event("  include_when: yes\n"), {}, ["7:17: unknown name 'yes'; did you mean 'true'?"]),
    ("summary in many", event("  summary: [g.a]\n", ("g: {type: group, many: yes, fields: {a: text}}",)), {}, ["8:13: 'g.a' in the repeated group g; expected a field outside of it"]),
    # how many
    ("many order", field("f: {type: text, many: {min: 3, max: 2}}"), {}, ["7:41: '2' for the most entries of field f; expected at least 3"]),
    ("many zero", field("f: {type: text, many: {min: 0}}"), {}, ["7:33: '0' for the fewest entries of field f; expected a number from 1 to 999"]),
    ("many number", field("f: {type: text, many: 3}"), {}, ["7:27: '3' for 'many'; expected yes or no, or {min: …, max: …}"]),
    # how answers are compared
    ("agreement", field("f: {type: text, agreement: ratio}"), {}, ["7:32: 'ratio' for the agreement of field f of type text; expected one of nominal, name, none"]),
    ("agreement word", field("f: {type: date, agreement: day}"), {}, ["7:32: 'day' for the agreement of field f; did you mean 'days'?"]),
    ("aggregate", field("f: {type: text, aggregate: sum}"), {}, ["7:32: 'sum' for the aggregate of field f of type text; expected one of most_common, first, last, all, none"]),
    ("aggregate group", field("f: {type: group, aggregate: sum, fields: {a: text}}"), {}, ["7:33: 'aggregate' in field f of type group; expected no 'aggregate' here"]),
    # answers
    ("option when", field("f: {type: choice, options: {x: {when: typ == 'a'}}}"), {}, ["7:43: unknown name 'typ'; did you mean 'type'?"]),
    ("option when truth", field("f: {type: choice, options: {x: {when: type}}}"), {}, ["7:43: 'type' is a code; expected a comparison"]),
    ("option retired", field("f: {type: choice, options: {x: {retired: perhaps}}}"), {}, ["7:46: 'perhaps' for 'retired'; expected yes or no"]),
    ("option triggers", field("f: {type: choice, options: {x: {triggers: {a: b}}}}"), {}, ["7:47: keys with values for the triggers of the answer 'x'; expected a list such as [one, two]"]),
    ("default retired", field("f: {type: choice, options: {x: {retired: yes}, y: Y}, default: x}"), {}, ["7:68: 'x' for the default of field f, which is retired; expected an answer that is offered"]),
    # and the rest
    ("relations text", field("f: {type: text, relations: [a]}"), {}, ["7:32: 'relations' in field f of type text; expected it with link or place"]),
    ("relations empty", field("f: {type: link, relations: []}"), {}, ["7:32: an empty list for the relations of field f; expected at least one code"]),
    ("review", field("f: {type: text, review_only: gold}"), {}, ["7:34: 'gold' for 'review_only'; expected yes or no"]),
    ("nothing mapping", field("f: {type: text, nothing: {unkown: x}}"), {}, ["7:31: unknown key 'unkown' in the kinds of nothing of field f; did you mean 'unknown'?"]),
    ("evidence word", field("f: {type: text, evidence: never}"), {}, ["7:31: unknown name 'never'; expected one of type, f"]),
    ("evidence none label", HEAD+"labels: [l]\nevent:\n  type: type\n  fields:\n    type: {type: choice, options: [a, b], evidence: none, label: l}\n", {}, ["7:66: 'label' beside 'evidence: none' in field type; expected one of them"]),
    ("not applicable yes", field("f: {type: text, not_applicable_when: yes}"), {}, ["7:42: 'yes' for 'not_applicable_when'; expected an expression, or no 'not_applicable_when' at all"]),
    ("field meta", field("meta: text"), {}, ["7:5: 'meta' as the id of a field; expected another: expressions use this word"]),
    ("field if", field("if: text"), {}, ["7:5: 'if' as the id of a field; expected another: expressions use this word"]),
    ("alternatives", top("alternatives: some\n"), {}, ["3:15: 'some' for 'alternatives'; expected yes or no"]),
    ("confidence tree", top("confidence: {high: [very]}\n"), {}, ["3:20: answers below 'high'; expected 'type: tree' for answers below answers"]),
    ("type field many", HEAD+"event:\n  type: t\n  fields:\n    t: {type: choice, options: [a], many: yes}\n", {}, ["4:9: field t for the event's type; expected one of type tree or choice"]),
]
# fmt: on


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a schema, with a file outside of it that a link leads to, and things that are no files."""
    inside = tmp_path / "schema"
    inside.mkdir()
    (tmp_path / "actors.csv").write_text(ACTORS)
    (inside / "out.csv").symlink_to("../actors.csv")
    (inside / "folder.csv").mkdir()
    os.mkfifo(inside / "pipe.csv")
    return inside


def errors_of(text: str, folder: Path) -> list[str]:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(text.encode(), "x.yaml", BesideSchema(folder))
    return [line.removeprefix("x.yaml:").replace(str(folder), "FOLDER") for line in caught.value.lines()]


@pytest.mark.parametrize(
    ("text", "files", "errors"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN]
)
def test_a_broken_schema_is_told_where_and_why(text: str, files: Files, errors: list[str], folder: Path) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    assert errors_of(text, folder) == errors


def test_no_two_cases_are_the_same() -> None:
    assert len({each[0] for each in BROKEN}) == len({(each[1], str(each[2])) for each in BROKEN}) == len(BROKEN)
    assert len(BROKEN) >= 150


def test_a_file_with_more_values_than_anybody_writes_is_refused(folder: Path) -> None:
    codes = ", ".join(f"c{number}" for number in range(MAX_NODES))

    assert errors_of(f"{HEAD}lists:\n  l: [{codes}]\n", folder)[0].endswith(
        ": more than 50,000 values; expected fewer"
    )


def test_a_file_that_is_larger_than_anybody_writes_is_refused(folder: Path) -> None:
    assert errors_of(f"{HEAD}help: {'x' * MAX_BYTES}\n", folder) == [
        "1:1: 1,048,606 bytes; expected at most 1,048,576"
    ]


def test_a_schema_without_a_folder_has_no_files() -> None:
    with pytest.raises(SchemaErrors) as caught:
        load_schema(top("tables: {actors: actors.csv}\n").encode(), "<stdin>")

    assert caught.value.lines() == (
        "<stdin>:3:18: 'actors.csv', a file beside a schema that has no folder; expected the schema in a file",
    )


def test_all_faults_of_a_schema_and_of_its_files_are_told_at_once(folder: Path) -> None:
    (folder / "actors.csv").write_text("id,name\n1,A\n1,B\n")
    text = top("tables: {actors: actors.csv, places: places.csv}\n") + "    f: {type: integer, derive: typ}\n"

    assert errors_of(text + "export: {columns: {a: tpye}}\n", folder) == [
        "3:18: actors.csv:3: id '1' twice, first in line 2; expected it once",
        "3:38: 'places.csv' is not there; expected a file in FOLDER",
        "8:32: unknown name 'typ'; did you mean 'type'?",
        "9:23: unknown name 'tpye'; did you mean 'type'?",
    ]


def test_texts_that_yaml_takes_for_something_else_stay_texts(folder: Path) -> None:
    (folder / "codes.csv").write_text("code,title\nNO,Norway\n010,Ten\n1e3,A thousand\n")
    (folder / "actors.csv").write_text("id,name\n010,NO\nnull,~\n")
    text = (
        "tables: {actors: actors.csv}\n"
        f"{EVENT}"
        "    listed: {type: choice, options: [NO, 010, 1:30, 2022-01-05, 0x10, .inf, on, 1_000], default: 010}\n"
        "    filed: {type: choice, options: codes.csv, default: NO}\n"
        "    worded: {type: integer, words: {010: 10, off: 0}}\n"
        "    rule: {type: text, when: \"listed == '010' and filed in ['NO', '1e3']\"}\n"
        "export:\n"
        "  nothing: {unknown: -9, not_applicable: NO}\n"
        "  columns: {010: \"'010'\", NO: listed}\n"
    )
    schema = load_schema((HEAD + text).encode(), "x.yaml", BesideSchema(folder))
    fields = {each.id: each for each in schema.event_fields}

    assert [option.code for option in fields["listed"].options] == [
        "NO", "010", "1:30", "2022-01-05", "0x10", ".inf", "on", "1_000",
    ]  # fmt: skip
    assert fields["listed"].default == "010"
    assert [(option.code, option.title) for option in fields["filed"].options][:2] == [
        ("NO", "Norway"),
        ("010", "Ten"),
    ]
    assert fields["worded"].words == (("010", "10"), ("off", "0"))
    assert schema.export is not None
    assert schema.export.codes == (("not_applicable", "NO"), ("unknown", "-9"))
    assert [column.name for column in schema.export.columns] == ["010", "NO"]
