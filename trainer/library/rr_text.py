"""The plainest exchange there is: one RR interval in ms on each line, as Kubios and others read it."""

from collections.abc import Iterable, Iterator

from trainer.tachogram import JudgedBeat


def dumps(judged: Iterable[JudgedBeat]) -> Iterator[str]:
    """The intervals as the sensor told them, at most 0.0005 ms from the truth. Times and gaps are lost."""
    for opinion in judged:
        yield in_thousandths(opinion.beat.rr_ms) + "\n"


def in_thousandths(rr_ms: float) -> str:
    """With as many decimals as are needed, three at most.

    >>> in_thousandths(833.984375), in_thousandths(812.0)
    ('833.984', '812')
    """
    return f"{rr_ms:.3f}".rstrip("0").rstrip(".")
