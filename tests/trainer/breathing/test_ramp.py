from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from trainer.breathing.exhale_controller import ExhaleController, create_exhale_controller
from trainer.breathing.ramp import FixedAfterFault, with_exhale
from trainer.pacing import BreathPattern, Pacer
from trainer.plan import ExhaleMode, SessionPlan
from ui.i18n.rendering import to_english

SIX_A_MINUTE = BreathPattern.parse("4-0-6-0")


def breaths_of(
    exhale: ExhaleController, count: int, keys: dict[int, str] | None = None
) -> list[BreathPattern]:
    """The patterns of so many breaths; `keys` says which key is struck during which breath."""
    pacer = Pacer(exhale.first_pattern(), began=0.0)
    led = [pacer.pattern]
    for breath in range(1, count):
        edge = pacer.began + pacer.pattern.period_s
        match (keys or {}).get(breath - 1):
            case "too long":
                exhale.shorten(edge - 1.0)
            case "longer":
                exhale.lengthen(edge - 1.0)
        pacer = Pacer(exhale.next_pattern(edge, pacer), began=edge, breaths_before=breath)
        led.append(pacer.pattern)
    return led


def ramp(pattern: BreathPattern = SIX_A_MINUTE) -> ExhaleController:
    return create_exhale_controller(SessionPlan(pattern=pattern, exhale=ExhaleMode.RAMP))


def test_half_a_second_more_every_third_breath_until_the_chosen_one() -> None:
    exhales = [p.exhale_s for p in breaths_of(ramp(), 16)]
    assert exhales == [4.0] * 3 + [4.5] * 3 + [5.0] * 3 + [5.5] * 3 + [6.0] * 4
    assert sum(4.0 + e for e in exhales[:12]) <= 150.0


@given(st.integers(0, 25))
def test_too_long_at_any_moment_takes_half_a_second_back_and_nothing_lengthens_after(
    breath: int,
) -> None:
    led = breaths_of(ramp(), 40, {breath: "too long"})
    undisturbed = breaths_of(ramp(), 40)
    assert led[: breath + 1] == undisturbed[: breath + 1]
    after = {p.exhale_s for p in led[breath + 1 :]}
    assert after == {max(3.5, led[breath].exhale_s - 0.5)}


def test_longer_is_half_a_second_more_from_the_next_breath() -> None:
    led = breaths_of(ramp(), 3, {0: "longer"})
    assert [p.exhale_s for p in led] == [4.0, 4.5, 4.5]


keys = st.dictionaries(st.integers(0, 60), st.sampled_from(["too long", "longer"]), max_size=60)
wholes = st.integers(2, 6).map(float)


@given(keys, wholes, wholes)
def test_whatever_keys_are_struck_the_rate_stays_between_four_and_eight(
    struck: dict[int, str], inhale_s: float, more_s: float
) -> None:
    target = BreathPattern(
        inhale_s, 0.0, min(15.0 - inhale_s, max(inhale_s, 7.5 - inhale_s) + more_s), 0.0
    )
    for pattern in breaths_of(ramp(target), 62, struck):
        assert 4.0 <= round(pattern.breaths_per_min, 6) <= 8.0
        assert pattern.inhale_s == inhale_s


def test_no_breath_of_tenths_of_a_second_is_led_past_fifteen_seconds_by_a_last_digit() -> None:
    tenths = [t / 10.0 for t in range(60)]
    shortened = 0
    for inhale_s, full_s, empty_s in product(tenths[10:], tenths[:20:3], (0.3, 0.9)):
        longest = with_exhale(BreathPattern(inhale_s, full_s, 5.0, empty_s), 99.0)
        exact_s = round(15.0 - inhale_s - full_s - empty_s, 4)
        is_over = inhale_s + full_s + exact_s + empty_s > 15.0
        assert longest.period_s <= 15.0
        assert longest.exhale_s == exact_s - 0.0001 * is_over
        shortened += is_over
    assert shortened > 10


def test_a_hold_takes_its_time_from_the_longest_exhale() -> None:
    assert with_exhale(BreathPattern(4.0, 2.0, 6.0, 1.0), 99.0).exhale_s == 8.0


def test_an_exhale_is_told_to_the_ten_thousandth_of_a_second() -> None:
    asked = BreathPattern(4.0, 0.0, 6.0, 0.0)
    assert with_exhale(asked, 7.12346).exhale_s == 7.1235


def test_a_breath_quicker_than_eight_a_minute_that_was_asked_for_is_not_changed() -> None:
    quick = BreathPattern.parse("3-0-3-0")
    assert set(breaths_of(ramp(quick), 20)) == {quick}


def test_a_chosen_breath_stays() -> None:
    exhale = ramp()
    exhale.set_pattern(BreathPattern.parse("5-0-7-0"), 1.0)
    assert {str(p) for p in breaths_of(exhale, 20)[1:]} == {"5-0-7-0"}


def test_the_breath_is_told_in_a_sentence() -> None:
    undisturbed, by_hand = ramp(), ramp()
    breaths_of(undisturbed, 20)
    breaths_of(by_hand, 20, {4: "too long"})
    fixed = create_exhale_controller(SessionPlan(exhale=ExhaleMode.FIXED))
    assert (
        to_english(undisturbed.explanation())
        == "The exhale grew from 4 s to 6 s, little by little."
    )
    assert (
        to_english(by_hand.explanation())
        == "The exhale began with 4 s; then you asked for 4-0-4-0."
    )
    assert to_english(fixed.explanation()) == "The breath stayed as it was: 4-0-6-0."


def test_after_a_fault_the_breath_stays_and_says_that_it_was_one() -> None:
    controller = FixedAfterFault(BreathPattern.parse("4-0-6-0"))
    assert to_english(controller.explanation()) == (
        "How the breath should go on could not be calculated: 4-0-6-0 at the end."
    )
    assert controller.next_pattern(10.0, Pacer(controller.first_pattern(), 0.0)).exhale_s == 6.0
