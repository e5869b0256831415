"""The issuing unit is told of a finding, answers with a basis, and only then is it confirmed."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from burden.findings.models import Finding, Notice, Reply
from docs_audit.models import UploadedFile
from tests.browser.conftest import Visit
from tests.browser.world import World
from tests.factories.papers import work

TEXT = "本镇另有措施两条，见会议纪要。"
BASIS = "青河镇人民政府办公会议纪要\n\n　　会议决定重建下湾渡口便桥。\n"


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_unit_is_told_answers_and_is_confirmed_after(
    visit: Visit, world: World, language: str, tmp_path: Path
) -> None:
    basis = tmp_path / "纪要.txt"
    basis.write_text(BASIS)
    finding = world.finding

    inspector = visit(language=language)
    inspector.sign_in("inspector")
    page = inspector.open(f"/findings/?kind={finding.kind}")
    page.keyboard.press("j")
    page.keyboard.press("y")
    expect(page.locator('[data-key-row] [data-key="y"]')).to_have_count(0)
    assert Notice.objects.get().finding == finding

    editor = visit(language=language)
    page = editor.sign_in("unit_editor")
    editor.follow(page.locator("[data-dues] a").first)
    editor.follow(page.locator("[data-key-open]").first)
    expect(page.locator(".decision-bar")).to_have_count(0)
    page.locator("#id_text").fill(TEXT)
    page.locator("#id_basis").set_input_files(str(basis))
    editor.follow(page.locator('form[enctype="multipart/form-data"] button'))
    expect(page.get_by_text(TEXT)).to_be_visible()
    work()
    page.reload()
    expect(page.get_by_role("link", name="纪要.txt")).to_be_visible()

    page = inspector.open(f"/findings/{finding.uuid}/")
    expect(page.get_by_text(TEXT)).to_be_visible()
    page.keyboard.press("y")
    expect(page.locator(".badge-confirmed").first).to_be_visible()

    page = editor.open(f"/findings/{finding.uuid}/")
    expect(page.locator(".badge-confirmed").first).to_be_visible()
    assert Finding.objects.get(pk=finding.pk).state == Finding.State.CONFIRMED
    assert Reply.objects.get().text == TEXT
    assert UploadedFile.objects.get(upload__channel="basis").state == UploadedFile.State.DONE
