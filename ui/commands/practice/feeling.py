"""`outbreath feeling`: name the feeling, not the partner. Nothing is ever sent."""

import argparse
from collections.abc import Iterable, Mapping
from typing import Final

from trainer.exercises.feeling_words import FEELINGS, NEEDS, PART_VOCABULARIES
from trainer.exercises.name_the_feeling import (
    PARTS,
    Feeling,
    FeelingHint,
    feeling_from_fields,
    feeling_to_fields,
    find_feeling_hints,
)
from trainer.library.store import Library
from trainer.library.tables.annotations import Worksheet
from ui.commands.practice.worksheets import (
    STDOUT,
    add_worksheet_arguments,
    delete_worksheet,
    list_worksheets,
    read_answer,
    refuse_together,
    worksheet_to_json,
    write_out,
)
from ui.commands.session_live import is_interactive
from ui.commands.shared.arguments import parse_text
from ui.commands.shared.output import print_json
from ui.commands.shared.terminal import CommandError, UsageError, escape_control
from ui.i18n.rendering import to_english
from ui.services.practice import FEELING, create_worksheet, find_worksheet
from ui.services.profiles import folder_from_arguments

VOCABULARY: Final = {"feelings": FEELINGS, "needs": NEEDS}
QUESTIONS: Final = {
    "situation": "When … (what happened, the way a camera would show it): ",
    "emotion": "I notice I feel … (one word is enough; ? for ideas): ",
    "need": "and what I'm actually needing is … (? for ideas): ",
}
MISSING_PARTS: Final = (
    "The sentence needs --situation, --emotion and --need, or a terminal to ask for them."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_worksheet_arguments(parser)
    parser.add_argument("--situation", metavar="TEXT", type=parse_text, help="when …")
    parser.add_argument("--emotion", metavar="TEXT", type=parse_text, help="I notice I feel …")
    parser.add_argument(
        "--need", metavar="TEXT", type=parse_text, help="what I'm actually needing is …"
    )
    parser.add_argument("--words", choices=list(VOCABULARY), help="words to choose from")


def run(args: argparse.Namespace) -> int:
    refuse_together(args, *PARTS)
    if args.id and any(getattr(args, name) for name in PARTS):
        raise UsageError("A saved sentence can't be changed: leave out the id to write another.")
    if args.words:
        return _print_vocabulary(args)
    if args.list:
        return list_worksheets(args, FEELING, "situation, feeling, need", _worksheet_to_fields)
    if args.delete:
        return delete_worksheet(args, FEELING)
    fields, named = _stored_worksheet(args) if args.id else _create_worksheet(args)
    hints = find_feeling_hints(named)
    if args.output:
        write_out(args, to_english(named.sentence) + "\n", str(fields["id"]))
    if args.json and args.output != STDOUT:
        print_json({**fields, **_more_fields(named)})
    elif not args.output:
        _print(named, hints, str(fields["id"]))
    return 0


def _print_vocabulary(args: argparse.Namespace) -> int:
    families: Mapping[str, Iterable[str]] = VOCABULARY[args.words]
    if args.json:
        print_json({family: list(words) for family, words in families.items()})
    else:
        _print_words(families)
    return 0


def _stored_worksheet(args: argparse.Namespace) -> tuple[dict[str, object], Feeling]:
    with Library.open(folder_from_arguments(args), write=False) as library:
        worksheet = find_worksheet(library, FEELING, args.id)
    return worksheet_to_json(worksheet), feeling_from_fields(worksheet.body)


def _create_worksheet(args: argparse.Namespace) -> tuple[dict[str, object], Feeling]:
    parts = {name: getattr(args, name) for name in PARTS}
    if None in parts.values():
        if args.json or not is_interactive():
            raise CommandError(MISSING_PARTS)
        parts = {name: given if given is not None else _ask(name) for name, given in parts.items()}
    named = Feeling(**parts)
    worksheet = create_worksheet(FEELING, feeling_to_fields(named))
    with Library.open(folder_from_arguments(args), write=True) as library:
        library.notebook.save_worksheet(worksheet)
    return worksheet_to_json(worksheet), named


def _ask(name: str) -> str:
    while (given := read_answer(QUESTIONS[name])) == "?" and name in PART_VOCABULARIES:
        _print_words(PART_VOCABULARIES[name])
    return given


def _print_words(families: Mapping[str, Iterable[str]]) -> None:
    for family, words in families.items():
        print(f"{family}: {', '.join(words)}")


def _print(named: Feeling, hints: Iterable[FeelingHint], worksheet_id: str) -> None:
    print(escape_control(to_english(named.sentence)))
    print()
    for hint in hints:
        print(escape_control(f"“{hint.word}” · {to_english(hint.suggestion)}"))
    print(f"Saved as {worksheet_id}.")


def _worksheet_to_fields(worksheet: Worksheet) -> dict[str, object]:
    return {**worksheet_to_json(worksheet), **_more_fields(feeling_from_fields(worksheet.body))}


def _more_fields(named: Feeling) -> dict[str, object]:
    return {
        "script": to_english(named.sentence),
        "suggestions": [_fields(hint) for hint in find_feeling_hints(named)],
    }


def _fields(hint: FeelingHint) -> dict[str, object]:
    return {"part": hint.part, "word": hint.word, "suggestion": to_english(hint.suggestion)}
