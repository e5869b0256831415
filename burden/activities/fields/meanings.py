"""What a field asks for, whatever it is called: of whom, what, measured how, for which period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from . import tokens, words
from .forms import Field, Form
from .periods import Period, period_in
from .units import told_by

_FURNITURE = frozenset(words.FURNITURE.split())
_ROSTER = re.compile(
    r"花名册|名册|名单|登记表|采集表|台账|核查表|摸底表|摸排表|信息表|明细表|一览表"
)
# What a title says beside whom the list names.
_FRAME = re.compile(
    r"^(?:关于)?(?:报送|填报|上报|开展)?|(?:全[省市县区镇乡村]|各[市县区镇乡村]|[本我][省市县区镇乡村])|年度?"
    r"|(?:信息)?(?:花名册|名册|名单|登记表|采集表|台账|核查表|摸底表|摸排表|统计表|调查表|信息表|明细表|一览表|报表|汇总表|表)"
    r"|摸底|核查|排查|[()]"
)
# A list with these columns is one of persons even if its title does not say so.
_TELLING = frozenset({"姓名", "身份证号"})
# What hardly changes: it was told already, whenever it is asked again.
_MOVING = frozenset({"年收入", "就业", "健康状况", "帮扶措施"})


@dataclass(frozen=True)
class Meaning:
    """What a field asks for.

    `owner` is whom or what the row is about, `role` the person beside it; `words` are in one
    spelling and without order. `spelt` keeps how each was written here, `is_owner_told` whether
    the heading itself names the owner, `is_standing` that it is asked of what does not change.
    """

    owner: str
    role: str
    words: frozenset[str]
    dimension: str
    unit: str
    period: Period | None
    is_standing: bool
    is_owner_told: bool
    spelt: tuple[tuple[str, str], ...]

    @property
    def key(self) -> tuple[str, str, frozenset[str]]:
        """What fields that may ask for the same have in common."""
        return self.owner, self.role, self.words


@dataclass(frozen=True)
class Subject:
    """Whom a form is about, whether it has a row for each of them, and its period."""

    owner: str
    is_roster: bool
    period: Period | None


def subject_of(form: Form) -> Subject:
    """Return what the title and the headings of a form say of all its fields."""
    year = form.asked_on.year
    period, title = period_in(tokens.folded(form.title), year)
    if form.period:
        period = period_in(tokens.folded(form.period), year)[0] or period
    reading = tokens.Reading()
    tokens.read(_FRAME.sub("", title), reading)
    owner = " ".join(sorted(reading.of(tokens.GROUP) or reading.of(tokens.UNKNOWN, tokens.THING)))
    names = {word for field in form.fields for word in _reading(field.path).found}
    is_roster = bool(names & _TELLING) or _ROSTER.search(form.title) is not None
    return Subject(owner, is_roster, period)


def meaning_of(field: Field, form: Form, subject: Subject) -> Meaning | None:
    """Return what a field of a form asks for; None for one that whoever fills it in needs."""
    if tokens.folded(field.path[-1]) in _FURNITURE and len(field.path) == 1:
        return None
    year = form.asked_on.year
    own_period, path = None, field.path
    if any("年" in one or "月" in one or "季" in one for one in path):
        dated = [period_in(tokens.folded(one), year) for one in path]
        own_period = next((period for period, _ in reversed(dated) if period), None)
        path = tuple(text for _, text in dated) if own_period else path
    reading = _reading(path)
    meant = _meant(reading, subject)
    if meant is None:
        return None
    owner, role, told, is_owner_told = meant
    dimension = reading.dimension
    if dimension in ("", tokens.COUNT):
        dimension = told_by(told) or dimension
    return Meaning(
        owner,
        role,
        told,
        dimension,
        reading.unit,
        own_period or subject.period,
        bool(told & reading.of(tokens.ATTRIBUTE)) and not dimension and not told & _MOVING,
        is_owner_told,
        tuple(sorted(reading.spelt.items())),
    )


def _meant(
    reading: tokens.Reading, subject: Subject
) -> tuple[str, str, frozenset[str], bool] | None:
    """Owner, role, words, and whether the heading tells the owner."""
    groups, attributes = reading.of(tokens.GROUP), reading.of(tokens.ATTRIBUTE)
    roles, officers = reading.of(tokens.ROLE), reading.of(tokens.OFFICER)
    others = reading.of(tokens.THING, tokens.UNKNOWN)
    if officers:
        return "", " ".join(sorted(officers | roles)), (attributes | others) or _NAME, True
    role = " ".join(sorted(roles))
    if role and not (attributes | others):
        attributes = _NAME
    told = attributes | others
    if attributes or (told and subject.is_roster and not groups):
        return " ".join(sorted(groups)) or subject.owner, role, told, bool(groups)
    told |= groups
    if subject.is_roster:
        return (subject.owner, role, told, False) if told or reading.dimension else None
    # 人数 alone is of whom the title names; a number with a name of its own is of the place.
    is_bare = not told
    if is_bare and not (reading.dimension and subject.owner):
        return None
    return subject.owner if is_bare else "", role, told, not is_bare


_NAME = frozenset({"姓名"})


@lru_cache(maxsize=65_536)
def _reading(path: tuple[str, ...]) -> tokens.Reading:
    reading = tokens.Reading()
    for heading in path:
        tokens.read(tokens.folded(heading), reading)
    return reading
