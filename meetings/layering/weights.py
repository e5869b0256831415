"""Weights of the signals of a layered meeting."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Additive weights; assumptions of the field's reference, to be re-estimated from decisions.

    Slopes multiply a containment of 0..1; offsets are what a containment of nothing costs.
    Days and minutes are plain numbers of these units.
    """

    # Without an agenda on one side less can speak for an edge, so less is asked.
    threshold: float = 4.0
    threshold_without_agenda: float = 3.8
    # What the upper meeting dealt with is not known.
    threshold_upper_unknown: float = 4.3
    # Of a meeting without a topic several items stand in the upper one.
    threshold_without_topic: float = 2.8
    threshold_conveyed: float = 2.6
    # A topic that comes up often is repeated by chance: per doubling of rivals in the window.
    threshold_per_doubling: float = 1.3
    window_days: float = 45.0
    topic_slope: float = 6.0
    topic_offset: float = -3.2
    topic_said_otherwise: float = -0.8
    agenda_slope: float = 12.0
    agenda_offset: float = -6.0
    conveyed_without_agenda: float = -2.5
    # Items on one of the matters of a meeting that ties several.
    part: float = 1.0
    identical_item: float = 1.0
    reworded_item: float = -0.8
    nothing_in_its_words: float = -0.7
    # Of what is conveyed not one task is taken up, per task.
    task_not_in_it: float = -3.0
    identical_items_at_most: int = 3
    conveys: float = 2.5
    # Of whose meeting nothing but place and topic is said: any on the topic fits.
    conveys_by_topic: float = 1.5
    conveys_unspecified: float = 1.0
    conveys_other: float = -6.0
    named: float = 1.0
    named_per_character: float = 0.1
    called_otherwise: float = -9.0
    called_loosely: float = -2.0
    by_place: float = -8.0
    other_organ: float = -2.5
    no_organ: float = -0.3
    names_a_topic: float = -2.0
    dated: float = 2.0
    dated_other: float = -3.0
    attended: float = 1.2
    department_attended: float = 0.3
    not_attended: float = -1.0
    left_out: float = -2.0
    # A department's meeting reaches the places below only where they were called to it.
    not_called: float = -4.0
    among_its_own: float = -16.0
    guests_unknown: float = -4.0
    prompt: float = 1.0
    per_doubling_of_delay: float = -1.6
    at_once: float = -11.0
    next_level: float = 0.8
    own_place: float = 0.6
    own_line: float = 0.5
    department_over_place: float = -0.7
    two_levels: float = -0.3
    more_levels: float = -1.0
    cites: float = 3.0
    cites_others: float = -1.0
    emergency: float = -7.0
    series: float = -3.0
    other_act: float = -4.0
    per_day: float = -0.02
