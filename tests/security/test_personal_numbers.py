"""Identity and mobile numbers are masked wherever a text is shown, and nowhere else."""

import csv
import io
import json

import docx
import pytest
from django.test import Client
from django.urls import reverse

from burden.organisations.models import Level, Role, User
from burden.stack.masking import masked
from docs_audit.models import Match, Paper
from docs_audit.storage import stored_path
from meetings.models import MeetingImport
from tests.factories.administration import make_person, make_unit
from tests.factories.compared_papers import lower_text, upper_text
from tests.factories.papers import bring, work

pytestmark = pytest.mark.django_db(transaction=True)

MOBILE, OTHER_MOBILE, IDENTITY = "13812345678", "13987654321", "110101199003071234"
SHOWN, OTHER_SHOWN, IDENTITY_SHOWN = "138••••5678", "139••••4321", "110•••••••••••1234"
NUMBERS = (MOBILE, OTHER_MOBILE, IDENTITY)
PLACE = "发现险情立即上报并先行处置"


def with_contact(text: str, mobile: str) -> str:
    assert PLACE in text
    contact = f"发现险情立即报告张某（身份证号{IDENTITY}，电话{mobile}）并先行处置"
    return text.replace(PLACE, contact)


@pytest.fixture
def pair() -> Match:
    """A township has copied its county's paper, and put its own telephone into it."""
    county = make_unit("安平县", staff=40)
    township = make_unit("青河镇", level=Level.TOWNSHIP, parent=county, staff=20)
    bring(with_contact(upper_text(), MOBILE), name="upper.txt", unit=county)
    bring(with_contact(lower_text(), OTHER_MOBILE), name="lower.txt", unit=township)
    work()
    return Match.objects.select_related("lower", "upper__unit").get()


@pytest.fixture
def reader(pair: Match) -> Client:
    client = Client(headers={"accept-language": "en"})
    person = make_person(Role.INSPECTOR, pair.upper.unit)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def shown_at(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert not [one for one in NUMBERS if one in shown]
    return shown


def test_page_of_a_paper_shows_its_text_masked(pair: Match, reader: Client) -> None:
    page = shown_at(reader, reverse("documents:paper-detail", args=[pair.upper.uuid]))

    assert f"身份证号{IDENTITY_SHOWN}，电话{SHOWN}" in page


def test_comparison_masks_both_texts_and_still_finds_their_difference(
    pair: Match, reader: Client
) -> None:
    uuids = [pair.lower.uuid, pair.upper.uuid]

    page = shown_at(reader, reverse("documents:match-compare", args=uuids))

    assert f'data-other="{SHOWN}">{OTHER_SHOWN}<' in page


def test_word_file_of_a_comparison_is_masked(pair: Match, reader: Client) -> None:
    uuids = [pair.lower.uuid, pair.upper.uuid]

    answer = reader.get(reverse("reports:comparison-word", args=uuids))

    document = docx.Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join(cells)
    assert IDENTITY_SHOWN in words
    assert OTHER_SHOWN in words
    assert not [one for one in NUMBERS if one in words]


def test_programs_and_lists_are_told_masked_numbers(pair: Match, reader: Client) -> None:
    Paper.objects.filter(pk=pair.lower.pk).update(title=f"关于值班电话{MOBILE}的通知")

    told = shown_at(reader, f"/api/documents/{pair.lower.uuid}/")
    exported = shown_at(reader, f"{reverse('documents:paper-list')}?export=csv")

    assert json.loads(told)["title"] == f"关于值班电话{SHOWN}的通知"
    rows = list(csv.reader(io.StringIO(exported)))
    assert any(f"关于值班电话{SHOWN}的通知" in row for row in rows)


def test_stored_text_the_match_and_the_original_stay_as_they_were(
    pair: Match, reader: Client
) -> None:
    answer = reader.get(reverse("documents:paper-original", args=[pair.upper.uuid]))

    assert IDENTITY in pair.upper.text
    assert MOBILE in b"".join(answer).decode()
    assert MOBILE in stored_path(pair.upper.file.sha256).read_text()
    assert all(end <= len(pair.lower.text) for one in pair.passages for end in one["lower"])


def test_forms_hold_what_is_stored_so_that_saving_changes_nothing(pair: Match) -> None:
    Paper.objects.filter(pk=pair.lower.pk).update(title=f"关于值班电话{MOBILE}的通知")
    cadre: User = make_person(Role.CADRE, pair.lower.unit)
    client = Client()
    client.force_login(cadre, "django.contrib.auth.backends.ModelBackend")

    page = client.get(reverse("documents:paper-detail", args=[pair.lower.uuid])).content.decode()

    assert f'value="关于值班电话{MOBILE}的通知"' in page
    assert f"<h1>关于值班电话{MOBILE}" not in page


def test_refused_rows_are_whole_for_who_brought_them_and_masked_for_others(pair: Match) -> None:
    township = pair.lower.unit
    cadre, inspector = make_person(Role.CADRE, township), make_person(Role.INSPECTOR, township)
    cells = ["防汛会商", f"联系电话{MOBILE}"]
    wrong = {"row": 2, "code": "bad_time", "field": "start", "value": MOBILE, "cells": cells}
    source = MeetingImport.objects.create(
        name="会议.csv", unit=township, by=cadre, header=["名称", "备注"], errors=[wrong]
    )
    address = f"{reverse('meetings:import-detail', args=[source.uuid])}?export=csv"
    told = {}
    for person in (cadre, inspector):
        client = Client()
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        told[person.role] = client.get(address).content.decode()

    assert f"联系电话{MOBILE}" in told[Role.CADRE]
    assert f"联系电话{SHOWN}" in told[Role.INSPECTOR]
    assert MOBILE not in told[Role.INSPECTOR]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("13812345678", "138••••5678"),
        ("+86 138-1234-5678", "+86 138-••••-5678"),
        ("１３８１２３４５６７８", "１３８••••５６７８"),
        ("11010119900307123X", "110•••••••••••123X"),
        ("110101 19900307 1234", "110••• •••••••• 1234"),
        ("电话:13812345678、13987654321", "电话:138••••5678、139••••4321"),
        # No person's numbers.
        ("12345678901", "12345678901"),
        ("0571-87654321", "0571-87654321"),
        ("13812345678元", "13812345678元"),
        ("13812345678.50", "13812345678.50"),
        ("330182199913401234", "330182199913401234"),
        ("6222021381234567890", "6222021381234567890"),
        ("91330108MA2XXXXX1X", "91330108MA2XXXXX1X"),
        ("f13812345678a", "f13812345678a"),
    ],
)
def test_mask_hides_the_middle_and_is_as_long_as_the_number(written: str, shown: str) -> None:
    assert masked(written) == shown
    assert len(shown) == len(written)
