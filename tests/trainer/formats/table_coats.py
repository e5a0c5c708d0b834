"""One heart written as tables of many programs: drawn units, clocks, columns, separators, fills, repeats, holes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import floor, sin, tau
from random import Random
from typing import Final

START: Final = datetime(2026, 5, 11, 22, 57, 3, tzinfo=UTC)
FILLS: Final = ("0", "65535", "4294903395", "4294966296")


@dataclass(frozen=True, slots=True)
class Coat:
    """A table, and the intervals (ms) that were meant by it; `parts` says how it was written."""

    text: str
    rr_ms: tuple[float, ...]
    tolerance_ms: float
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A beat of the heart: when it ended (s), how long it was, and its place; `lost` rows hold a fill."""

    t: float
    rr_ms: float
    lost: bool = False


def draw_heart(random: Random) -> list[float]:
    """Whole milliseconds, with the breath and slow waves in them."""
    count, mean = random.randint(14, 260), random.uniform(560.0, 1250.0)
    depth, noise = random.uniform(4.0, 60.0), random.uniform(2.0, 25.0)
    breath, slow = random.uniform(4.0, 14.0), random.uniform(25.0, 90.0)
    return [
        float(round(mean + depth * sin(tau * i / breath) + depth * 0.7 * sin(tau * i / slow) + random.gauss(0.0, noise)))
        for i in range(count)
    ]  # fmt: skip


def draw_coat(seed: int) -> Coat:
    random = Random(seed)
    kind = random.choice(
        [
            "sequence",
            "table",
            "table",
            "table",
            "bursts",
            "lists",
            "times",
            "seconds",
            "repeated",
            "twice",
        ]
    )
    coat: Callable[[Random], Coat] = {
        "sequence": sequence,
        "table": table,
        "bursts": bursts,
        "lists": lists,
        "times": beat_times,
        "seconds": row_a_second,
        "repeated": repeated,
        "twice": twice,
    }[kind]
    return coat(random)


# --------------------------------------------------------------------------------- cells

UNITS: Final[dict[str, tuple[Callable[[float], str], float]]] = {
    "ms": (lambda rr: f"{rr:.0f}", 0.01),
    "ms.1": (lambda rr: f"{rr:.1f}", 0.01),
    "s": (lambda rr: f"{rr / 1000:.3f}", 0.01),
    "1/1024": (lambda rr: f"{rr * 1.024:.0f}", 0.6),
}


def stamp_writers(random: Random) -> dict[str, Callable[[float], str]]:
    zone = random.choice(["", "Z", "+02:00", "-0500"])
    offset = {"": 0, "Z": 0, "+02:00": 2, "-0500": -5}[zone]
    hours = timedelta(hours=offset)

    def at(t: float) -> datetime:
        return START + hours + timedelta(seconds=round(t, 3))

    return {
        "s": lambda t: f"{t:.3f}",
        "ms": lambda t: f"{1000 * t:.0f}",
        "epoch ms": lambda t: f"{1000 * (START.timestamp() + t):.0f}",
        "epoch s": lambda t: f"{START.timestamp() + t:.3f}",
        "iso": lambda t: at(t).isoformat(timespec="milliseconds")[:23] + zone,
        "iso blank": lambda t: at(t).strftime("%Y-%m-%d %H:%M:%S.%f")[:23] + zone,
        "iso s": lambda t: at(t).strftime("%Y-%m-%dT%H:%M:%S") + zone,
        "dmy": lambda t: at(t).strftime("%d.%m.%Y %H:%M:%S.%f")[:23],
        "am pm": lambda t: at(t).strftime("%m/%d/%Y %I:%M:%S.%f")[:23] + at(t).strftime(" %p"),
        "am pm s": lambda t: at(t).strftime("%m/%d/%Y %I:%M:%S %p"),
        "time": lambda t: at(t).strftime("%H:%M:%S.%f")[:12],
        "time s": lambda t: at(t).strftime("%H:%M:%S"),
    }


RR_NAMES: Final = ("rr", "RR [ms]", "rr_ms", "RR-interval", "ibi", "RR", "rri", "Herzschlag RR")
T_NAMES: Final = ("time", "timestamp", "t", "Zeit", "Time (s)")
COARSE: Final = ("iso s", "am pm s", "time s")


def assemble(
    random: Random,
    columns: Sequence[tuple[str, Sequence[str]]],
    *,
    separator: str | None = None,
    header: bool | None = None,
    decimal_comma: bool = False,
) -> str:
    """The columns as text."""
    separator = separator or random.choice([",", ";", "\t"])
    if decimal_comma and separator == ",":
        separator = ";"
    names = [name for name, _ in columns]
    rows = [list(row) for row in zip(*(cells for _, cells in columns), strict=True)]
    if decimal_comma:
        rows = [
            [cell.replace(".", ",") if is_number(cell) else cell for cell in row] for row in rows
        ]
    end = random.choice(["\n", "\n", "\r\n"])
    head = [separator.join(names)] if header or header is None else []
    if random.random() < 0.15 and head:
        head.append("")
    return end.join([*head, *(separator.join(row) for row in rows)]) + end


def is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).isdigit()


def extras(random: Random, rr_ms: Sequence[float]) -> list[tuple[str, list[str]]]:
    """Columns beside: the heart rate, a flag, a counter, a constant, labels."""
    count = len(rr_ms)
    several: dict[str, tuple[str, list[str]]] = {
        "hr": (
            random.choice(["hr", "HR [bpm]", "heart rate"]),
            [f"{60000 / rr:.0f}" for rr in rr_ms],
        ),
        "flag": (
            random.choice(["ok", "flag", "contact"]),
            [random.choice("1111110") for _ in rr_ms],
        ),
        "counter": (random.choice(["n", "index", "no"]), [str(i) for i in range(count)]),
        "constant": ("battery", ["87"] * count),
        "label": ("label", [random.choice("NNNNV") for _ in rr_ms]),
    }
    chosen = random.sample(sorted(several), random.randint(0, 2))
    return [several[name] for name in chosen]


# --------------------------------------------------------------------------------- coats


def sequence(random: Random) -> Coat:
    """Intervals alone, one on each line, perhaps with fills."""
    rr_ms = draw_heart(random)
    unit = random.choice(list(UNITS))
    write, tolerance = UNITS[unit]
    cells, meant = [], []
    fills = random.random() < 0.3 and unit in ("ms", "s")
    for rr in rr_ms:
        if fills and random.random() < 0.04:
            cells.append(random.choice(FILLS) if unit == "ms" else random.choice(["0", "65.535"]))
        else:
            cells.append(write(rr))
            meant.append(rr)
    if random.random() < 0.3:
        cells = [cell.replace(".", ",") for cell in cells]
    head = "rr 1/1024 s\n" if unit == "1/1024" else random.choice(["", "rr\n", "RR (ms)\n", "# made by hand\n"])  # fmt: skip
    return Coat(head + "".join(f"{c}\n" for c in cells), tuple(meant), tolerance, ("sequence", unit, "fills" if fills else ""))  # fmt: skip


def with_holes(random: Random, rr_ms: Sequence[float]) -> list[Row]:
    """When each beat ended; some are missing."""
    rows, t = [], random.choice([0.0, 0.0, 12.345, 4000.5])
    is_holed = random.random() < 0.4
    skip = 0
    for rr in rr_ms:
        t += rr / 1000.0
        if is_holed and skip == 0 and random.random() < 0.015:
            skip = random.randint(2, 40)
        if skip:
            skip -= 1
            continue
        rows.append(Row(t, rr))
    return (
        rows
        if len(rows) > 12
        else [Row(0.001 * sum(rr_ms[: i + 1]), rr) for i, rr in enumerate(rr_ms)]
    )


def table(random: Random) -> Coat:
    """An exact clock, or one of whole seconds, beside each interval."""
    rows = with_holes(random, draw_heart(random))
    stamps = stamp_writers(random)
    clock, unit = random.choice(sorted(stamps)), random.choice(list(UNITS))
    if clock in COARSE and unit == "1/1024":
        unit = "ms"
    write, tolerance = UNITS[unit]
    begins = clock not in COARSE and random.random() < 0.35
    times = [stamps[clock](row.t - (row.rr_ms / 1000.0 if begins else 0.0)) for row in rows]
    cells = [write(row.rr_ms) for row in rows]
    meant = [row.rr_ms for row in rows]
    fills = unit in ("ms", "ms.1") and random.random() < 0.25
    if fills:
        lost = [1 < i < len(rows) - 1 and random.random() < 0.05 for i in range(len(rows))]
        cells = [
            random.choice(FILLS) if gone else cell for gone, cell in zip(lost, cells, strict=True)
        ]
        meant = [rr for gone, rr in zip(lost, meant, strict=True) if not gone]
    columns: list[tuple[str, Sequence[str]]] = [
        (random.choice(T_NAMES), times),
        (random.choice(RR_NAMES), cells),
        *extras(random, [row.rr_ms for row in rows]),
    ]
    if random.random() < 0.4:
        random.shuffle(columns)
    header = None if random.random() < 0.8 else False
    text = assemble(random, columns, header=header, decimal_comma=random.random() < 0.25)
    names = ("table", clock, unit, "begins" if begins else "ends", "fills" if fills else "", *(n for n, _ in columns))  # fmt: skip
    return Coat(text, tuple(meant), tolerance, names)


def bursts(random: Random) -> Coat:
    """Several beats arrive at once, with the time of arrival."""
    rows = with_holes(random, draw_heart(random))
    every_s = random.choice([1.0, 2.0, 5.0, 10.0])
    stamps = stamp_writers(random)
    clock = random.choice(sorted(stamps))
    arrived = [(floor(row.t / every_s) + 1) * every_s + random.choice([0.0, 0.05]) for row in rows]
    columns: list[tuple[str, Sequence[str]]] = [
        (random.choice(T_NAMES), [stamps[clock](t) for t in arrived]),
        (random.choice(RR_NAMES), [f"{row.rr_ms:.0f}" for row in rows]),
        *extras(random, [row.rr_ms for row in rows]),
    ]
    text = assemble(random, columns)
    return Coat(text, tuple(row.rr_ms for row in rows), 0.01, ("bursts", clock, str(every_s)))


def lists(random: Random) -> Coat:
    """Several intervals in a row: a list in a cell, or columns of their own."""
    rr_ms = draw_heart(random)
    stamps = stamp_writers(random)
    clock, way = random.choice(sorted(stamps)), random.choice(["comma", "blank", "brackets", "quotes", "columns"])  # fmt: skip
    rows: list[tuple[float, list[float]]] = []
    t, pending, due = 0.0, list[float](), 2.0
    for rr in rr_ms:
        t += rr / 1000.0
        while t > due and not pending:
            due += 2.0
        if t > due and pending:
            rows.append((due, pending))
            pending, due = [], due + 2.0
        pending.append(rr)
    rows.append((max(due, t), pending))
    separator = {"comma": ";", "quotes": ","}.get(way, random.choice([";", "\t"]))
    write = UNITS[random.choice(["ms", "s"])][0]
    columns: list[tuple[str, Sequence[str]]] = [
        ("timestamp", [stamps[clock](at) for at, _ in rows])
    ]
    if way == "columns":
        most = max(len(part) for _, part in rows)
        columns += [
            (f"rr{k + 1}", [write(part[k]) if k < len(part) else "" for _, part in rows])
            for k in range(most)
        ]
    else:
        gap = {"blank": " ", "brackets": ", "}.get(way, ",")
        form = {"brackets": "[{}]", "quotes": '"{}"'}.get(way, "{}")
        columns.append(("rr", [form.format(gap.join(map(write, part))) for _, part in rows]))
    return Coat(
        assemble(random, columns, separator=separator), tuple(rr_ms), 0.01, ("lists", way, clock)
    )


def beat_times(random: Random) -> Coat:
    """When each beat was, and nothing else but labels."""
    rr_ms = draw_heart(random)
    t = [random.choice([0.0, 600.0, 1778540223.0])]
    for rr in rr_ms:
        t.append(t[-1] + rr / 1000.0)
    clock = random.choice(["s", "ms", "iso", "time"])
    stamps = stamp_writers(random)
    columns: list[tuple[str, Sequence[str]]] = [
        (random.choice(["time", "beat", "R-peaks", "t"]), [stamps[clock](x) for x in t])
    ]
    if random.random() < 0.4:
        columns.append(("label", ["N"] * len(t)))
    text = assemble(
        random, columns, header=random.random() < 0.5, decimal_comma=random.random() < 0.2
    )
    return Coat(text, tuple(rr_ms), 0.7, ("times", clock))


def row_a_second(random: Random) -> Coat:
    """A row each second with the interval that ended in it, of a heart slower than that."""
    rr_ms = [max(1010.0, rr + 500.0) for rr in draw_heart(random)]
    ends, t = [], 0.4
    for rr in rr_ms:
        t += rr / 1000.0
        ends.append(t)
    seconds = range(1, int(ends[-1]) + 2)
    by_second = {floor(end) + 1: rr for end, rr in zip(ends, rr_ms, strict=True)}
    stamps = stamp_writers(random)
    clock = random.choice(["s", "iso s", "time s", "am pm s", "epoch ms"])
    columns: list[tuple[str, Sequence[str]]] = [
        ("time", [stamps[clock](float(s)) for s in seconds]),
        ("hr", [f"{60000 / by_second.get(s, 1200):.0f}" for s in seconds]),
        ("rr_ms", [f"{by_second[s]:.0f}" if s in by_second else "" for s in seconds]),
    ]
    return Coat(assemble(random, columns), tuple(rr_ms), 0.01, ("seconds", clock))


def repeated(random: Random) -> Coat:
    """A table at 1 to 5 Hz that repeats the last interval until there is a new one."""
    rr_ms = draw_heart(random)
    step = 1.0 / random.choice([1, 2, 4, 5])
    t, ends = 0.0, []
    for rr in rr_ms:
        t += rr / 1000.0
        ends.append(t)
    rows, at, beat = [], ends[0], 0
    at = (floor(ends[0] / step) + 1) * step
    while at <= ends[-1] + step:
        while beat + 1 < len(ends) and ends[beat + 1] <= at:
            beat += 1
        rows.append((at, rr_ms[beat]))
        at = round(at + step, 6)
    columns: list[tuple[str, Sequence[str]]] = [
        ("time", [f"{at:.3f}" for at, _ in rows]),
        ("rr_ms", [f"{rr:.0f}" for _, rr in rows]),
    ]
    return Coat(assemble(random, columns), tuple(rr_ms), 0.01, ("repeated", str(step)))


def twice(random: Random) -> Coat:
    """Every row stands there twice."""
    rows = with_holes(random, draw_heart(random))
    stamps = stamp_writers(random)
    clock = random.choice(sorted(stamps))
    doubled = [row for row in rows for _ in range(2)]
    columns: list[tuple[str, Sequence[str]]] = [
        ("timestamp", [stamps[clock](row.t) for row in doubled]),
        ("rr_ms", [f"{row.rr_ms:.0f}" for row in doubled]),
    ]
    if random.random() < 0.2:
        columns = columns[1:]
        clock = "none"
    return Coat(assemble(random, columns), tuple(row.rr_ms for row in rows), 0.01, ("twice", clock))
