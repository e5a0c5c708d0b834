"""The words of the command line: what is taken, what is refused, and how."""

import pytest

from ui.commands.cli import main
from ui.commands.shared.arguments import USAGE_STATUS


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["session", "--minutes", "nan"],
        ["session", "--minutes", "0"],
        ["session", "--minutes", "-3"],
        ["session", "--minutes", "1_0"],
        ["session", "--pattern", "0-0-0-0"],
        ["session", "--pattern", "a-b-c-d"],
        ["session", "--pattern", "4-0-90-0"],
        ["session", "--urge-before", "11"],
        ["session", "--urge-after", "-1"],
        ["session", "--urge-after", "3.5"],
        ["session", "--decision", "maybe"],
        ["session", "--decision", "passed,,passed"],
        ["session", "--decision", "passed,wait_again"],
        ["session", "--decision", "wait_again,reach_out,passed"],
        ["session", "--speed", "fast"],
        ["session", "--exhale", "shorter"],
        ["export", "last"],
        ["export", "last", "--format", "docx"],
        ["analyze", "x.csv", "--from", "inf"],
        ["--speed", "max"],
        *(["audit", "--known", "x", "--timer", minutes] for minutes in ("nan", "0", "-1", "soon")),
        *(["--library", "", *words] for words in ([], ["sessions"], ["session"])),
        ["sessions", "--library", ""],
        ["sessions", "--passphrase-file", ""],
        ["open", ""],
        ["analyze", ""],
        ["analyze", "--files-from", ""],
        ["import", ""],
        ["export", "last", "--format", "csv", "-o", ""],
        ["trends", "--csv", ""],
        ["trends", "--xlsx="],
        ["trends", "--pdf", ""],
        ["audit", "--known", "x", "-o", ""],
        ["feeling", "-o", ""],
        ["cohort", "", "-o", "dataset"],
        ["cohort", "rr", "-o", ""],
        ["cohort", "rr", "-o", "dataset", "--compare", ""],
        ["check", "--report", ""],
        ["passphrase", "change", "--new-passphrase-file", ""],
    ],
)
def test_wrong_words_are_refused_in_one_sentence(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    captured = capsys.readouterr()
    assert stopped.value.code == USAGE_STATUS
    assert captured.out == ""
    assert len(captured.err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["session", "--source", "moon"], "Unknown source 'moon'"),
        (["session", "--source", "moon", "--speed", "max"], "Unknown source 'moon'"),
        (["session", "--source", "ble:"], "Unknown source 'ble:'"),
        (["session", "--source", "serial:/dev/ttyUSB0,protocol=morse"], "Unknown protocol 'morse'"),
        (["session", "--source", "ble:AA:BB,colour=red"], "accelerometer"),
        (["session", "--source", "replay:/nowhere.csv"], "nowhere.csv"),
        (["session", "--source", "simulated:colour=red"], "colour"),
        (["session", "--pattern", "own", "--speed", "max"], "--exercise resonance"),
        (["session", "--minutes", "99999"], "can last"),
        (["session", "--source", "ble:AA:BB", "--speed", "max"], "another speed"),
        (["show", "last"], "no sessions in this library"),
        (["show", "xyz"], "is not in this library"),
        (["export", "last", "--format", "rr"], "no sessions in this library"),
        (["export", "last", "--format", "pdf"], "no sessions in this library"),
        (["export", "last", "--format", "edf"], "no sessions in this library"),
        (["export", "last", "--format", "all"], "no sessions in this library"),
        (["analyze", "/nowhere.csv"], "nowhere.csv"),
        (["import", "/nowhere.csv"], "nowhere.csv"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    captured = capsys.readouterr()
    assert says in captured.err
    assert len(captured.err.strip().splitlines()) == 1
    assert "Traceback" not in captured.err
