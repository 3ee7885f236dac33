"""The native record: one line of JSON for each layer, from which the layer can be made again."""

from tui.formats.record_nouns import LOADED, DecodedRecord, Provenance, RecordArticle
from tui.formats.record_reading import decode_record
from tui.formats.record_writing import RecordEncoder, encode_record

__all__ = [
    "LOADED",
    "DecodedRecord",
    "Provenance",
    "RecordArticle",
    "RecordEncoder",
    "decode_record",
    "encode_record",
]
