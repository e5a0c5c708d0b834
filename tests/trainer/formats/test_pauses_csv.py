"""The table of all pauses, for people and spreadsheets."""

import csv

from trainer.events import Decision
from trainer.formats.exports.csv_export import COLUMNS, format_pauses_csv
from trainer.practice.annotations import Annotations, Outcome
from trainer.practice.pauses import Pause

PAUSE = Pause(
    "20261121T205017Z-3f9a",
    "2026-11-21T20:50:17+00:00",
    0.0,
    299.98765,
    urge_before=8,
    urge_after=0,
    decision=Decision.PASSED,
    mean_hr_bpm=71.26,
    rsa_ms=48.349,
    guide="disc",
    ended="completed",
    annotations=Annotations(
        "=silence", ("chest", "hands"), "they leave", 70, Outcome.NOTHING, "they came"
    ),
    note="it rained",
)


def row_of(pause: Pause, *left_out: str) -> dict[str, str]:
    (row,) = csv.DictReader(format_pauses_csv([pause], left_out))
    return row


def test_each_figure_is_told_as_finely_as_it_is_known() -> None:
    row = row_of(PAUSE)
    assert (row["waited_s"], row["mean_hr_bpm"], row["rsa_ms"]) == ("299.988", "71.3", "48.3")
    assert (row["urge_before"], row["urge_after"], row["sure_percent"]) == ("8", "0", "70")
    assert (row["decision"], row["ended"], row["guide"]) == ("passed", "completed", "disc")
    assert (row["trigger"], row["body"]) == ("'=silence", "chest, hands")
    assert (row["prediction"], row["outcome"]) == ("they leave", "nothing")
    assert (row["outcome_note"], row["note"]) == ("they came", "it rained")


def test_what_is_left_out_leaves_its_columns_empty_and_the_others_as_they_were() -> None:
    whole = row_of(PAUSE)
    for part, empty in (
        ("words", {"trigger", "body", "prediction", "outcome_note", "note"}),
        ("dates", {"id", "started"}),
        ("heart", {"mean_hr_bpm", "rsa_ms"}),
    ):
        less = row_of(PAUSE, part)
        assert tuple(less) == COLUMNS
        assert {name for name, cell in less.items() if cell != whole[name]} == empty
        assert all(less[name] == "" for name in empty)


def test_what_nobody_told_is_an_empty_cell() -> None:
    row = row_of(Pause("a", None, None, 60.0))
    assert {name for name, cell in row.items() if cell} == {"id", "waited_s"}
