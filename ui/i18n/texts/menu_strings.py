"""The texts of the menu and of the acts that work in the whole window."""

from typing import Final

from ui.i18n.marking import mark

KEY_MENU: Final = mark("menu")
GO: Final = mark("Go to")
PAGE: Final = mark("Actions")
VIEW: Final = mark("View")
HELP: Final = mark("Help")
KEY_HOME: Final = mark("home")
KEY_BEGIN_PAUSE: Final = mark("begin a pause")
KEY_FIND: Final = mark("search past pauses")
KEY_IMPORT: Final = mark("import recordings")
KEY_HELP: Final = mark("help")
KEY_FULL_SCREEN: Final = mark("full screen")
KEY_HIDE: Final = mark("hide everything")
KEY_SHOW: Final = mark("show everything")
KEY_CLOSE: Final = mark("close window")
KEY_CLOSE_DIALOG: Final = mark("close")
KEY_IDEAS: Final = mark("ideas")
KEY_EARLIER_WORDS: Final = mark("words you used before")
KEY_QUIT: Final = mark("quit")
