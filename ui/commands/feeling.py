"""`outbreath feeling`: name the feeling, not the partner. Nothing is ever sent."""

import argparse
from collections.abc import Iterable, Mapping
from typing import Final

from trainer.errors import TrainerError
from trainer.exercises.feeling_words import FEELINGS, NEEDS
from trainer.exercises.name_the_feeling import (
    PARTS,
    Feeling,
    Hint,
    feeling_fields,
    feeling_of,
    hints_for,
)
from trainer.library.annotation_table import Sheet
from trainer.library.store import Library
from ui.commands.output import print_json
from ui.commands.session_live import can_ask
from ui.commands.terminal import WrongWordsError, plain
from ui.commands.worksheets import (
    STDOUT,
    answer,
    delete_sheet,
    fields_of,
    list_sheets,
    refuse_together,
    write_out,
)
from ui.services.practice import FEELING, found_sheet, new_sheet
from ui.services.profiles import folder_of

VOCABULARY: Final = {"feelings": FEELINGS, "needs": NEEDS}
QUESTIONS: Final = {
    "situation": "When ... (what happened, as a camera would see it): ",
    "emotion": "I notice I feel ... (one word is enough; ? shows some): ",
    "need": "and what I'm actually needing is ... (? shows some): ",
}
SHOWN: Final = {"emotion": FEELINGS, "need": NEEDS}
MISSING: Final = (
    "The sentence needs --situation, --emotion and --need, or a terminal to ask for them."
)


def feeling(asked: argparse.Namespace) -> int:
    refuse_together(asked, *PARTS)
    if asked.id and any(getattr(asked, name) for name in PARTS):
        raise WrongWordsError(
            "A sentence that is kept stays as it is: leave the id out for another."
        )
    if asked.words:
        return _words(asked)
    if asked.list:
        return list_sheets(asked, FEELING, "situation, feeling, need", _sheet_fields)
    if asked.delete:
        return delete_sheet(asked, FEELING)
    sheet, named = _kept(asked) if asked.id else _new(asked)
    hints = hints_for(named)
    if asked.output:
        write_out(asked, named.script + "\n", str(sheet["id"]))
    if asked.json and asked.output != STDOUT:
        print_json({**sheet, **_more_fields(named)})
    elif not asked.output:
        _print(named, hints, str(sheet["id"]))
    return 0


def _words(asked: argparse.Namespace) -> int:
    families: Mapping[str, Iterable[str]] = VOCABULARY[asked.words]
    if asked.json:
        print_json({family: list(words) for family, words in families.items()})
    else:
        _print_words(families)
    return 0


def _kept(asked: argparse.Namespace) -> tuple[dict[str, object], Feeling]:
    with Library.open(folder_of(asked), write=False) as library:
        sheet = found_sheet(library, FEELING, asked.id)
    return fields_of(sheet), feeling_of(sheet.body)


def _new(asked: argparse.Namespace) -> tuple[dict[str, object], Feeling]:
    parts = {name: getattr(asked, name) for name in PARTS}
    if None in parts.values():
        if asked.json or not can_ask():
            raise TrainerError(MISSING)
        parts = {
            name: given if given is not None else _asked(name) for name, given in parts.items()
        }
    named = Feeling(**parts)
    sheet = new_sheet(FEELING, feeling_fields(named))
    with Library.open(folder_of(asked), write=True) as library:
        library.notebook.keep(sheet)
    return fields_of(sheet), named


def _asked(name: str) -> str:
    while (given := answer(QUESTIONS[name])) == "?" and name in SHOWN:
        _print_words(SHOWN[name])
    return given


def _print_words(families: Mapping[str, Iterable[str]]) -> None:
    for family, words in families.items():
        print(f"{family}: {', '.join(words)}")


def _print(named: Feeling, hints: Iterable[Hint], sheet_id: str) -> None:
    print(plain(named.script))
    print()
    for hint in hints:
        print(plain(f"A suggestion, because of “{hint.word}”: {hint.suggestion}"))
    print(f"Kept as {sheet_id}.")


def _sheet_fields(sheet: Sheet) -> dict[str, object]:
    return {**fields_of(sheet), **_more_fields(feeling_of(sheet.body))}


def _more_fields(named: Feeling) -> dict[str, object]:
    return {"script": named.script, "suggestions": [_fields(hint) for hint in hints_for(named)]}


def _fields(hint: Hint) -> dict[str, object]:
    return {"part": hint.part, "word": hint.word, "suggestion": hint.suggestion}
