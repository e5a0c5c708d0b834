"""The annotations of one pause, as the annotation dialog shows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnnotationFields:
    """The annotations of one pause. `over`: the pause is over, so that outcome and ratings can be given."""

    trigger: str = ""
    body: tuple[str, ...] = ()
    prediction: str = ""
    sure_percent: int | None = None
    outcome: str = ""
    note: str = ""
    urge_before: int | None = None
    urge_after: int | None = None
    decision: str = ""
    over: bool = False
