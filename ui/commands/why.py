"""`outbreath why`: the pages on why it works."""

import argparse

from ui.commands.shared.arguments import add_json_argument
from ui.commands.shared.output import print_json
from ui.i18n.help_pages import PAGES, load_page, page_title
from ui.i18n.texts.practice_strings import CRISIS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE", nargs="?", choices=PAGES)
    add_json_argument(parser)


def run(args: argparse.Namespace) -> int:
    if args.json:
        print_json({name: load_page(name) for name in ([args.page] if args.page else PAGES)})
    elif args.page:
        text = load_page(args.page)
        print(text, end="" if CRISIS in text else f"\n{CRISIS}\n")
    else:
        for name in PAGES:
            print(f"{name:<12} {page_title(name)}")
        print(f"\nShow one with `outbreath why PAGE`. {CRISIS}")
    return 0
