"""The pages of the window by name, and the router that opens them."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial


class PageName(StrEnum):
    """Every page that can be opened from another one."""

    HOME = "home"
    PAUSE = "pause"
    CLOSING = "closing"
    LOOK_BACK = "look back"
    REVIEW = "review"
    HISTORY = "history"
    IMPORT = "import"
    TRIGGERS = "triggers"
    WORKSHEET = "worksheet"
    COMPARE = "compare"
    REPLAY = "replay"
    LOCK = "lock"
    BREATH = "breath"
    RESONANCE = "resonance"
    SENSOR = "sensor"
    STRAP_MEMORY = "strap memory"
    SETTINGS = "settings"
    WITHIN_REACH = "within reach"
    ABOUT = "about"
    FIRST_RUN = "first run"
    PRACTICE = "practice"
    AUDIT = "audit"
    FEELING = "feeling"
    PREDICTIONS = "predictions"
    TRENDS = "trends"
    LADDER = "ladder"
    REPORT = "report"
    HELP = "help"


class Router:
    """Opens pages by name, so that a page need not know which navigator creates another one.

    Examples
    --------
    >>> router = Router()
    >>> router.add(PageName.REVIEW, lambda session_id: print("review of", session_id))
    >>> router.show(PageName.REVIEW, session_id="s1")
    review of s1
    """

    def __init__(self) -> None:
        self._openers: dict[PageName, Callable[..., None]] = {}

    @property
    def pages(self) -> tuple[PageName, ...]:
        """The pages that can be opened."""
        return tuple(self._openers)

    def add(self, page: PageName, open_page: Callable[..., None]) -> None:
        """Register what opens a page; its parameters are the arguments of `show`."""
        self._openers[page] = open_page

    def show(self, page: PageName, **arguments: object) -> None:
        """Open a page.

        Raises
        ------
        KeyError
            Nothing is registered for the page.
        """
        self._openers[page](**arguments)

    def opener(self, page: PageName, **arguments: object) -> Callable[[], None]:
        """A function that opens a page, to be connected to a signal without arguments."""
        return partial(self.show, page, **arguments)
