"""A line of a plan and the title of the paper made of it speak of one subject."""

import pytest

from docs_audit.gbt9704.title_likeness import subject_of, title_likeness

SAME = [
    ("森林防火", "安平县人民政府关于切实做好2026年森林防火工作的通知"),
    ("关于做好秸秆禁烧工作的通知（9月）", "安平县人民政府办公室关于印发秸秆禁烧工作方案的通知"),
    ("农村危房改造实施方案", "安平县住房和城乡建设局关于印发《安平县农村危房改造实施方案》的通知"),
    ("2026年安全生产工作要点", "关于印发2026年全县安全生产工作要点的通知"),
]
OTHER = [
    ("关于做好森林防火工作的通知", "关于做好防汛工作的通知"),
    ("2026年安全生产工作要点", "关于印发2026年政务公开工作要点的通知"),
    ("工作方案", "安平县人民政府关于印发工作方案的通知"),
    ("农村危房改造实施方案", "关于进一步加强农村公路养护工作的通知"),
]


@pytest.mark.parametrize(("entry", "title"), SAME)
def test_paper_is_found_in_its_entry(entry: str, title: str) -> None:
    assert title_likeness(subject_of(entry), subject_of(title)) >= 0.6


@pytest.mark.parametrize(("entry", "title"), OTHER)
def test_paper_on_another_subject_is_not(entry: str, title: str) -> None:
    assert title_likeness(subject_of(entry), subject_of(title)) < 0.6
