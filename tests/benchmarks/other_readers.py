"""What other programs read in the exports of a session: `python other_readers.py FOLDER`.

Run by `interoperability.py` in an interpreter that has them; this file imports nothing of Outbreath. It prints a
JSON list of [reader, file, result], where a result is "equal", or what differs.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from shutil import which
from typing import Any, Final

import numpy as np

FOLDER: Final = Path(sys.argv[1])
EXPECTED: Final[dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text())
EQUAL: Final = "equal"
DIALECTS: Final = {"standard": (",", "."), "excel": (",", "."), "excel-de": (";", ","), "excel-ch": (";", ".")}  # fmt: skip
LOCALES: Final = {"en": "en-US", "de": "de-DE"}
PROFILE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>{locale}</value></prop></item></oor:items>"""
TIMEOUT_S: Final = 180
SPREADSHEET: Final = 5.5e-15  # LibreOffice keeps 15 digits, of the 16 that a workbook holds
HEART: Final = "MISC Heart rate"
UNKNOWN: Final = "BAD_ACQ_SKIP heart rate not known"

Numbers = Sequence[float | None]
Result = tuple[str, str, str]
Check = Callable[[], str]
Column = Callable[[str], list[Any]]


def compare(
    read: Sequence[Any], expected: Numbers, decimals: int | None = None, relative: float = 0.0
) -> str:
    """Equal to the last digit, or to so many decimals where the format has no more."""
    absolute = 0.0 if decimals is None else 0.5001 * 10**-decimals
    if len(read) != len(expected):
        return f"{len(read)} of {len(expected)}"
    for value, known in zip(read, expected, strict=True):
        is_empty = value is None or (isinstance(value, float) and np.isnan(value))
        if known is None or is_empty:
            if not (known is None and is_empty):
                return f"{value!r} for {known!r}"
        elif isinstance(value, str):
            return f"the text {value} for {known}"
        elif abs(float(value) - known) > max(absolute, relative * abs(known)):
            return f"{value} for {known}"
    return EQUAL


def all_of(*results: str) -> str:
    return next((result for result in results if result != EQUAL), EQUAL)


def beats_and_minutes(beats: Column, minutes: Column, *, relative: float = 0.0) -> str:
    """Compare the columns of two tables, each given by what returns the cells of a column by its name."""
    return all_of(
        compare(list(minutes("rmssd_ms")), EXPECTED["minute_rmssd_ms"], relative=relative),
        *(
            compare(list(beats(name)), EXPECTED[name], relative=relative)
            for name in ("t_s", "rr_ms", "corrected_ms")
        ),
    )


def cohort_numbers(column: Column, relative: float = 0.0) -> str:
    """Compare all columns of numbers of a cohort. In a workbook some headings tell their unit."""
    for name, known in EXPECTED["cohort"].items():
        result = compare(column(name), known, relative=relative)
        if result != EQUAL:
            return f"{name}: {result}"
    return EQUAL


def cohort_tables() -> Iterator[tuple[str, Path, str, str]]:
    """Each dialect of CSV with its file, separator and decimal sign."""
    for dialect, (separator, decimal) in DIALECTS.items():
        yield dialect, FOLDER / f"cohort-{dialect}" / "part-00000.csv", separator, decimal


COHORT_PARQUET: Final = FOLDER / "cohort-parquet" / "part-00000.parquet"
COHORT_WORKBOOK: Final = FOLDER / "cohort.xlsx"


def tables(dialect: str) -> tuple[Path, Path, str, str]:
    separator, decimal = DIALECTS[dialect]
    return FOLDER / dialect / "beats.csv", FOLDER / dialect / "minutes.csv", separator, decimal


# ---------------------------------------------------------------------------- readers


def pandas_checks() -> Iterator[tuple[str, Check]]:
    pd: Any = import_module("pandas")

    def of_csv(dialect: str) -> str:
        beats, minutes, sep, decimal = tables(dialect)
        frames = [pd.read_csv(path, sep=sep, decimal=decimal) for path in (beats, minutes)]
        return beats_and_minutes(*(partial(_pandas_column, frame) for frame in frames))

    def of_workbook() -> str:
        book = pd.read_excel(FOLDER / "session.xlsx", sheet_name=None)
        dates = str(book["Beats"]["time [local time]"].dtype)
        pages = (book["Beats"], book["Minutes"])
        cells = beats_and_minutes(*(partial(_pandas_column, page) for page in pages))
        return cells if dates.startswith("datetime") else f"dates are {dates}"

    def of_bids() -> str:
        (path,) = (FOLDER / "study").rglob("*_physio.tsv.gz")
        sidecar = json.loads(Path(str(path).replace(".tsv.gz", ".json")).read_text())
        signals = pd.read_csv(path, sep="\t", names=sidecar["Columns"], na_values="n/a")
        heart = signals["heart_rate"]
        events = pd.read_csv(
            str(path).replace("_physio.tsv.gz", "_events.tsv"), sep="\t", na_values="n/a"
        )
        beats = events[events["trial_type"] == "beat"]
        a, b = (round(t * sidecar["SamplingFrequency"]) for t in EXPECTED["gap"])
        return all_of(
            compare(beats["onset"].tolist(), EXPECTED["t_s"]),
            compare(beats["rr_ms"].tolist(), EXPECTED["rr_ms"]),
            EQUAL if heart[a + 10 : b - 10].isna().all() else "a rate in the gap",
        )

    def of_text(name: str) -> str:
        read = pd.read_csv(FOLDER / f"{name}.txt", comment="#", header=None)[0].tolist()
        return compare(read, EXPECTED[name], 3)

    for dialect in DIALECTS:
        yield f"csv {dialect}", partial(of_csv, dialect)
    yield "xlsx", of_workbook
    yield from _pandas_cohort_checks(pd)
    yield "bids", of_bids
    for name in ("rr", "nn"):
        yield name, partial(of_text, name)
    yield "jsonl", lambda: compare(_jsonl_beats(pd.read_json), EXPECTED["all_rr_ms"])


def _pandas_cohort_checks(pd: Any) -> Iterator[tuple[str, Check]]:
    def of_cohort_csv(path: Path, sep: str, decimal: str) -> str:
        frame = pd.read_csv(path, sep=sep, decimal=decimal, float_precision="round_trip")
        return cohort_numbers(partial(_pandas_column, frame))

    def of_cohort_workbook() -> str:
        frame = pd.read_excel(COHORT_WORKBOOK).rename(columns=_without_unit)
        dates = str(frame["modified"].dtype)
        cells = cohort_numbers(partial(_pandas_column, frame), SPREADSHEET)
        return cells if dates.startswith("datetime") else f"dates are {dates}"

    for dialect, path, sep, decimal in cohort_tables():
        yield f"cohort csv {dialect}", partial(of_cohort_csv, path, sep, decimal)
    yield "cohort xlsx", of_cohort_workbook
    yield (
        "cohort parquet",
        lambda: cohort_numbers(partial(_pandas_column, pd.read_parquet(COHORT_PARQUET))),
    )


def _without_unit(heading: str) -> str:
    return heading.partition(" [")[0]


def _pandas_column(frame: Any, name: str) -> list[Any]:
    column: list[Any] = frame[name].tolist()
    return column


def _polars_column(frame: Any, name: str) -> list[Any]:
    column: list[Any] = frame[name].to_list()
    return column


def _jsonl_beats(read_json: Callable[..., Any]) -> list[Any]:
    frame = read_json(FOLDER / "session.jsonl", lines=True)
    beats: list[Any] = frame[frame["kind"] == "beat"]["rr_ms"].tolist()
    return beats


def polars_checks() -> Iterator[tuple[str, Check]]:
    pl: Any = import_module("polars")

    def of_csv(dialect: str) -> str:
        beats, minutes, sep, decimal = tables(dialect)
        frames = [
            pl.read_csv(path, separator=sep, decimal_comma=decimal == ",", infer_schema_length=None)
            for path in (beats, minutes)
        ]
        return beats_and_minutes(*(partial(_polars_column, frame) for frame in frames))

    def of_jsonl() -> str:
        schema = {"kind": pl.String, "t": pl.Float64, "rr_ms": pl.Float64}
        frame = pl.read_ndjson(FOLDER / "session.jsonl", schema=schema)
        read = frame.filter(pl.col("kind") == "beat")["rr_ms"].to_list()
        return compare(read, EXPECTED["all_rr_ms"])

    def of_text(name: str) -> str:
        read = pl.read_csv(FOLDER / f"{name}.txt", has_header=False, comment_prefix="#")
        return compare(read.to_series().to_list(), EXPECTED[name], 3)

    def of_cohort_csv(path: Path, sep: str, decimal: str) -> str:
        frame = pl.read_csv(
            path, separator=sep, decimal_comma=decimal == ",", infer_schema_length=None
        )
        return cohort_numbers(partial(_polars_column, frame))

    for dialect in DIALECTS:
        yield f"csv {dialect}", partial(of_csv, dialect)
    for dialect, path, sep, decimal in cohort_tables():
        yield f"cohort csv {dialect}", partial(of_cohort_csv, path, sep, decimal)
    yield (
        "cohort parquet",
        lambda: cohort_numbers(partial(_polars_column, pl.read_parquet(COHORT_PARQUET))),
    )
    for name in ("rr", "nn"):
        yield name, partial(of_text, name)
    yield "jsonl", of_jsonl


def duckdb_checks() -> Iterator[tuple[str, Check]]:
    duckdb: Any = import_module("duckdb")

    def column(query: str) -> list[Any]:
        return [row[0] for row in duckdb.sql(query).fetchall()]

    def of_csv(dialect: str) -> str:
        beats, minutes, sep, decimal = tables(dialect)
        options = f"delim='{sep}', decimal_separator='{decimal}', header=true"

        def cells(path: Path, name: str) -> list[Any]:
            return column(f"SELECT {name} FROM read_csv('{path}', {options})")

        return beats_and_minutes(partial(cells, beats), partial(cells, minutes))

    def of_jsonl() -> str:
        query = (
            f"SELECT rr_ms FROM read_json('{FOLDER}/session.jsonl', format='newline_delimited', "
            "columns={kind: 'VARCHAR', t: 'DOUBLE', rr_ms: 'DOUBLE'}) WHERE kind = 'beat' ORDER BY t"
        )
        return compare(column(query), EXPECTED["all_rr_ms"])

    def of_text(name: str) -> str:
        source = f"read_csv('{FOLDER}/{name}.txt', header=false, comment='#', names=['ms'])"
        return compare(column(f"SELECT ms FROM {source}"), EXPECTED[name], 3)

    for dialect in DIALECTS:
        yield f"csv {dialect}", partial(of_csv, dialect)
    yield from _duckdb_cohort_checks(column)
    for name in ("rr", "nn"):
        yield name, partial(of_text, name)
    yield "jsonl", of_jsonl


def _duckdb_cohort_checks(column: Column) -> Iterator[tuple[str, Check]]:
    def of_cohort(source: str) -> str:
        return cohort_numbers(lambda name: column(f'SELECT "{name}" FROM {source}'))

    for dialect, path, sep, decimal in cohort_tables():
        options = f"delim='{sep}', decimal_separator='{decimal}', header=true"
        yield f"cohort csv {dialect}", partial(of_cohort, f"read_csv('{path}', {options})")
    yield "cohort parquet", partial(of_cohort, f"'{COHORT_PARQUET}'")


def pyedflib_checks() -> Iterator[tuple[str, Check]]:
    pyedflib: Any = import_module("pyedflib")

    def of_edf() -> str:
        with pyedflib.EdfReader(str(FOLDER / "session.edf")) as reader:
            onsets, lasts, texts = reader.readAnnotations()
            heart, rate = reader.readSignal(0), reader.getSampleFrequency(0)
            labels = reader.getSignalLabels()
        return _compare_edf(labels, heart, rate, zip(onsets, lasts, texts, strict=True))

    yield "edf", of_edf


def edfio_checks() -> Iterator[tuple[str, Check]]:
    edfio: Any = import_module("edfio")

    def of_edf() -> str:
        edf = edfio.read_edf(FOLDER / "session.edf")
        heart = edf.get_signal(HEART)
        marks = ((a.onset, a.duration or 0.0, a.text) for a in edf.annotations)
        return _compare_edf(list(edf.labels), heart.data, heart.sampling_frequency, marks)

    yield "edf", of_edf


def _compare_edf(labels: list[str], heart: Any, rate_hz: float, marks: Any) -> str:
    marks = [(float(t), float(lasts), str(text)) for t, lasts, text in marks]
    beats = [(t, float(text.split()[1])) for t, _, text in marks if text.startswith("RR ")]
    known = np.ones(heart.size, dtype=bool)
    for t, lasts, text in marks:
        if text == UNKNOWN:
            known[round(t * rate_hz) : round((t + lasts) * rate_hz)] = False
    a, b = (round(t * rate_hz) for t in EXPECTED["gap"])
    return all_of(
        EQUAL if labels[:1] == [HEART] else f"labels {labels}",
        compare([t for t, _ in beats], EXPECTED["t_s"], 6),
        compare([rr for _, rr in beats], EXPECTED["rr_ms"], 3),
        EQUAL if not known[a + 10 : b - 10].any() else "no annotation over the gap",
        EQUAL if 30.0 < heart.min() < heart.max() < 200.0 else f"{heart.min()} beats/min",
    )


def mne_checks() -> Iterator[tuple[str, Check]]:
    mne: Any = import_module("mne")

    def of_edf() -> str:
        raw = mne.io.read_raw_edf(FOLDER / "session.edf", infer_types=True, verbose="error")
        heart = raw.get_data(picks="Heart rate")[0]
        known = raw.get_data(picks="Heart rate", reject_by_annotation="NaN", verbose="error")[0]
        marks = [(a["onset"], a["description"]) for a in raw.annotations]
        beats = [(t, float(text.split()[1])) for t, text in marks if text.startswith("RR ")]
        a, b = (round(t * raw.info["sfreq"]) for t in EXPECTED["gap"])
        types = set(raw.get_channel_types())
        return all_of(
            EQUAL if types == {"misc"} else f"types {types}",
            compare([t for t, _ in beats], EXPECTED["t_s"], 6),
            compare([rr for _, rr in beats], EXPECTED["rr_ms"], 3),
            EQUAL if np.isnan(known[a + 10 : b - 10]).all() else "a rate in the gap",
            EQUAL if 30.0 < heart.min() < heart.max() < 200.0 else f"{heart.min()} beats/min",
        )

    yield "edf", of_edf


def bids_validator_checks() -> Iterator[tuple[str, Check]]:
    validator = which("bids-validator-deno", path=str(Path(sys.executable).parent))
    if validator is None:
        raise ImportError

    def of_dataset() -> str:
        command = [validator, "--json", str(FOLDER / "study")]
        done = subprocess.run(command, check=False, capture_output=True, timeout=TIMEOUT_S)
        issues = json.loads(done.stdout)["issues"]["issues"]
        errors = [issue["code"] for issue in issues if issue["severity"] == "error"]
        return f"errors {errors}" if errors else "valid"

    yield "bids", of_dataset


def numpy_checks() -> Iterator[tuple[str, Check]]:
    def of_text(name: str) -> str:
        return compare(np.loadtxt(FOLDER / f"{name}.txt").tolist(), EXPECTED[name], 3)

    for name in ("rr", "nn"):
        yield name, partial(of_text, name)


def neurokit_checks() -> Iterator[tuple[str, Check]]:
    nk: Any = import_module("neurokit2")

    def of_text(name: str) -> str:
        ms = np.loadtxt(FOLDER / f"{name}.txt")
        peaks = {"RRI": ms, "RRI_Time": np.cumsum(ms) / 1000.0}
        return _compare_rmssd(float(nk.hrv_time(peaks)["HRV_RMSSD"].iloc[0]), name)

    for name in ("rr", "nn"):
        yield name, partial(of_text, name)


def hrv_analysis_checks() -> Iterator[tuple[str, Check]]:
    hrvanalysis: Any = import_module("hrvanalysis")

    def of_text(name: str) -> str:
        ms = np.loadtxt(FOLDER / f"{name}.txt").tolist()
        return _compare_rmssd(hrvanalysis.get_time_domain_features(ms)["rmssd"], name)

    for name in ("rr", "nn"):
        yield name, partial(of_text, name)


def _compare_rmssd(rmssd_ms: float, name: str) -> str:
    """With the same figure of the same intervals; the RMSSD of the review stands behind it."""
    known = float(np.sqrt(np.mean(np.diff(EXPECTED[name]) ** 2)))
    if abs(rmssd_ms - known) > 0.002 * known:
        return f"RMSSD {rmssd_ms:.2f} for {known:.2f}"
    return f"{EQUAL}, RMSSD {rmssd_ms:.1f} (review {EXPECTED['rmssd_ms']:.1f})"


def openpyxl_checks() -> Iterator[tuple[str, Check]]:
    yield "xlsx", lambda: _compare_workbook(FOLDER / "session.xlsx")
    yield "cohort xlsx", lambda: _compare_cohort_workbook(COHORT_WORKBOOK)


def _columns(page: Any) -> Callable[[str], list[Any]]:
    rows = list(page.iter_rows(values_only=True))
    return lambda name: [row[rows[0].index(name)] for row in rows[1:]]


def _compare_cohort_workbook(path: Path) -> str:
    openpyxl: Any = import_module("openpyxl")

    page = openpyxl.load_workbook(path)["Recordings"]
    for cell in page[1]:
        cell.value = _without_unit(cell.value)
    columns = _columns(page)
    is_date = all(hasattr(when, "year") for when in columns("modified"))
    return cohort_numbers(columns, SPREADSHEET) if is_date else "dates are texts"


def _compare_workbook(path: Path) -> str:
    openpyxl: Any = import_module("openpyxl")

    book = openpyxl.load_workbook(path)
    when = _columns(book["Beats"])("time [local time]")[0]
    cells = beats_and_minutes(
        _columns(book["Beats"]), _columns(book["Minutes"]), relative=SPREADSHEET
    )
    return cells if hasattr(when, "year") else f"no date: {when}"


def libreoffice_checks(language: str) -> Iterator[tuple[str, Check]]:
    """As a person opens it: the separator is the one of the file, the language is that of the computer."""
    office = which("soffice")
    if office is None:
        raise ImportError
    out = FOLDER / f"libreoffice-{language}"
    profile = out / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        PROFILE.format(locale=LOCALES[language])
    )

    def converted(path: Path, *options: str) -> Path:
        command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", *options]
        command += ["--convert-to", "xlsx", "--outdir", str(out / path.parent.name), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=TIMEOUT_S)
        return out / path.parent.name / f"{path.stem}.xlsx"

    def of_csv(dialect: str) -> str:
        openpyxl: Any = import_module("openpyxl")

        beats, minutes, sep, _ = tables(dialect)
        paths = (converted(path, _csv_filter(sep)) for path in (beats, minutes))
        pages = [_columns(openpyxl.load_workbook(path).active) for path in paths]
        return beats_and_minutes(pages[0], pages[1], relative=SPREADSHEET)

    def of_cohort_csv(path: Path, sep: str) -> str:
        openpyxl: Any = import_module("openpyxl")

        book = openpyxl.load_workbook(converted(path, _csv_filter(sep)))
        return cohort_numbers(_columns(book.active), SPREADSHEET)

    for dialect in DIALECTS:
        yield f"csv {dialect}", partial(of_csv, dialect)
    yield "xlsx", lambda: _compare_workbook(converted(FOLDER / "session.xlsx"))
    for dialect, path, sep, _ in cohort_tables():
        yield f"cohort csv {dialect}", partial(of_cohort_csv, path, sep)
    yield "cohort xlsx", lambda: _compare_cohort_workbook(converted(COHORT_WORKBOOK))


def _csv_filter(separator: str) -> str:
    return f"--infilter=CSV:{ord(separator)},34,76,1,,0,false,true"


READERS: Final[dict[str, Callable[[], Iterator[tuple[str, Check]]]]] = {
    "pandas": pandas_checks,
    "polars": polars_checks,
    "DuckDB": duckdb_checks,
    "NumPy": numpy_checks,
    "NeuroKit2": neurokit_checks,
    "hrv-analysis": hrv_analysis_checks,
    "pyedflib": pyedflib_checks,
    "edfio": edfio_checks,
    "MNE": mne_checks,
    "openpyxl": openpyxl_checks,
    "bids-validator": bids_validator_checks,
    "LibreOffice, English": lambda: libreoffice_checks("en"),
    "LibreOffice, German": lambda: libreoffice_checks("de"),
}


def results() -> Iterator[Result]:
    for reader, checks in READERS.items():
        try:
            for name, check in checks():
                yield reader, name, _outcome(check)
        except ImportError:
            yield reader, "", "not installed"
        except Exception as exc:  # noqa: BLE001 -- a reader that cannot be loaded is told too
            yield reader, "", f"{type(exc).__name__}: {exc}".splitlines()[0][:100]


def _outcome(check: Check) -> str:
    try:
        return check()
    except Exception as exc:  # noqa: BLE001 -- whatever a reader makes of a file is its result
        return f"{type(exc).__name__}: {exc}".splitlines()[0][:100]


if __name__ == "__main__":
    print(json.dumps(list(results())))
