"""The package in Python: what `import outbreath` gives, one module a subject.

It imports no Qt. `resources/package/__init__.py` exposes these names, each module when it is first asked for.
"""

from trainer.errors import describe_errors
from ui.i18n.rendering import to_english

describe_errors(to_english)
