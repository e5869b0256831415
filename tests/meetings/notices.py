"""Notices brought through the page and settled there, as a browser sends them."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from meetings.models import NoticeDraft

CALL = """安平县人民政府办公室
关于召开全县秸秆禁烧工作推进会的通知

各乡镇人民政府：

经县政府研究，决定召开全县秸秆禁烧工作推进会。现将有关事项通知如下：
一、会议时间：2026年3月5日（星期四）上午9:30—11:00
二、会议地点：县政府三楼会议室
三、参会人员：各乡镇主要负责同志1人；县气象站负责同志。
四、会议议程
（一）通报秸秆禁烧进展；
（二）部署网格化巡查。
会议由副县长马涛主持。

安平县人民政府办公室
2026年3月3日
"""
MINUTES = """安平县人民政府专题会议纪要
〔2026〕4号

2026年3月5日上午，副县长马涛在县政府三楼会议室主持召开全县秸秆禁烧工作推进会。现纪要如下：
一、由青河镇人民政府牵头，于2026年3月20日前完成网格划分。
二、白水镇人民政府负责建立巡查台账。

安平县人民政府办公室
2026年3月6日
"""


def bring(client: Client, text: str, *, name: str = "通知.txt") -> HttpResponse:
    """Send a file of this text and follow to the page that answers."""
    return send(client, name, text.encode())


def send(client: Client, name: str, content: bytes) -> HttpResponse:
    """Send a file and follow to the page that answers."""
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("meetings:notice-create"), {"file": file}, follow=True)  # type: ignore[return-value]


def page_of(client: Client, draft: NoticeDraft) -> HttpResponse:
    """The page of one draft."""
    return client.get(reverse("meetings:notice-detail", args=[draft.uuid]))  # type: ignore[return-value]


def shown_in(answer: HttpResponse) -> dict[str, Any]:
    """The form as the page shows it, ready to be sent back."""
    form = answer.context["form"]  # type: ignore[attr-defined]
    return {name: form[name].value() or "" for name in form.fields}


def confirm(client: Client, draft: NoticeDraft, **changes: str) -> HttpResponse:
    """Send the form back as the page shows it, with what the person changed."""
    fields = shown_in(page_of(client, draft)) | changes
    address = reverse("meetings:notice-detail", args=[draft.uuid])
    return client.post(address, fields, follow=True)  # type: ignore[return-value]
