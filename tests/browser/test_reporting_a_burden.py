"""From a demand that burdens to its answer: cadre, inspector, unit reported, cadre again."""

import pytest

from burden.activities.models import Voice
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor
from tests.browser.world import UPPER_NUMBER, World

LANGUAGES = pytest.mark.parametrize("language", ["zh-CN", "en"])
ANSWER = "该台账并入月报，不再每日报送。"


def press(visitor: Visitor, selector: str) -> None:
    visitor.follow(visitor.page.locator(selector).first)


@LANGUAGES
def test_report_under_no_name_is_warned_of_passed_on_and_answered(
    visit: Visit, world: World, language: str
) -> None:
    cadre = visit(language=language)
    cadre.sign_in("cadre")
    press(cadre, '.rail a[href^="/report/"]')
    cadre.page.fill("#id_text", f"我叫小渡，按{UPPER_NUMBER}一天报三遍台账。")
    cadre.page.fill("#id_who", "县人民政府")
    press(cadre, "main form .button-primary")
    assert cadre.page.inner_text("mark").startswith("我叫")
    assert not Voice.objects.exists()

    cadre.page.fill("#id_text", f"按{UPPER_NUMBER}一天报三遍台账。")
    press(cadre, "main form .button-primary")
    code = cadre.page.inner_text(".receipt")
    voice = Voice.objects.get()
    assert (voice.sender, voice.item, voice.unit) == (
        None,
        world.match.upper.item,
        world.county,
    )

    inspector = visit(language=language)
    inspector.sign_in("inspector")
    press(inspector, '.rail a[href^="/voices/"]')
    press(inspector, "[data-key-open]")
    press(inspector, 'form[action$="/pass-on/"] button')

    editor = visit(language=language)
    editor.sign_in("unit_editor")
    editor.open(f"/voices/{voice.pk}/")
    editor.page.fill("#answer_text", ANSWER)
    press(editor, 'form[action$="/answer/"] button')
    voice.refresh_from_db()
    assert voice.state == Voice.State.ANSWERED

    stranger = visit(language=language)
    stranger.open("/receipt/")
    stranger.page.fill("#id_code", code.lower())
    press(stranger, "main form .button-primary")
    assert ANSWER in stranger.page.inner_text("main")
