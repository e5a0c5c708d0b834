"""Words that tell what came of something: who listens to the window hears them as they come."""

from ui.announcing import announce
from ui.widgets.words import Words


class Said(Words):
    def say(self, text: str) -> None:
        is_news, ground = text != self.text(), self.parentWidget()
        self.say_quietly(text)
        if is_news and ground is not None and ground.isVisible():
            announce(self, text)

    def say_quietly(self, text: str) -> None:
        """What follows each other too quickly to be heard."""
        super().say(text)
