"""`outbreath why`: the pages on why it works."""

import argparse

from ui.commands.output import print_json
from ui.i18n.help_pages import PAGES, load_page, page_title

CRISIS = "In a crisis, contact a local crisis line or the emergency services."


def why(asked: argparse.Namespace) -> int:
    if asked.json:
        print_json({name: load_page(name) for name in ([asked.page] if asked.page else PAGES)})
    elif asked.page:
        print(load_page(asked.page), end="" if CRISIS in load_page(asked.page) else f"\n{CRISIS}\n")
    else:
        for name in PAGES:
            print(f"{name:<12} {page_title(name)}")
        print(f"\n`outbreath why PAGE` shows one. {CRISIS}")
    return 0
