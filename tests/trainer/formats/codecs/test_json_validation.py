"""JSON that every program can read, whatever file names and texts are in it."""

import json

from hypothesis import given
from hypothesis import strategies as st

from trainer.formats.codecs.json_validation import to_json_line, to_json_text

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=30)


@given(ANY_TEXT, ANY_TEXT)
def test_a_strict_reader_takes_every_text(key: str, text: str) -> None:
    for written in (to_json_text({key: [text]}, indent=2), to_json_line({key: [text]})):
        for read in json.loads(written).items():
            str(read).encode("utf-8")


@given(st.text(max_size=30))
def test_a_text_of_whole_characters_comes_back_as_it_was(text: str) -> None:
    assert json.loads(to_json_text(text)) == text
    assert json.loads(to_json_line({"text": text})) == {"text": text}


def test_what_only_looks_like_half_a_character_stays() -> None:
    for text in (r"\udcff", "\\\\udcff", "\\\U0001f600", "\U0001f600\\udc00", "\U00010000\uffff"):
        assert json.loads(to_json_text(text)) == text


def test_bytes_of_a_file_name_are_shown_beside_whole_characters() -> None:
    assert json.loads(to_json_text("\U0001f600\udce9\udcff.csv")) == "\U0001f600\\xe9\\xff.csv"
    assert json.loads(to_json_text("\ud83d")) == r"\ud83d"
    assert json.loads(to_json_text("\udc00")) == r"\udc00"


def test_what_is_stored_has_a_question_mark_there_as_every_event_has() -> None:
    stored = json.loads(to_json_line({"source": "replay:f\udcfcr.rr \U0001f600"}))
    assert stored == {"source": "replay:f?r.rr \U0001f600"}
