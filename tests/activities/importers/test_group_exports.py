import io
from datetime import datetime

import pytest

from burden.activities.importers import (
    GroupMessage,
    ImportFailed,
    Limits,
    RowError,
    read_group_export,
)

KEY = b"a key of sixteen and more"
PENGUIN = """消息记录（此消息记录为文本格式，不支持重新导入）
================================================================
消息对象:石桥镇工作群
================================================================

2026-03-05 9:12:33 【群主】张三(12345678)
请各村今天下午五点前报数
收到请回复

2026-03-05 9:13:01 李四<li@example.org>
@张三 收到，@所有人 也看一下

2026-03-05 21:14:00 王五(22222222)
😂😂
"""
DASHED = "2026/3/5 下午9:12 - 张三: 请各村报数\n第二行\n2026/3/5 21:13 - 李四: 好\n"
BRACKETED = "[2026-03-05 21:12:00] 张三: 请各村报数\n第二行\n[2026-03-05 21:13:00] 李四: 好\n"
NAME_FIRST = "张三 2026-03-05 21:12\n请各村报数\n第二行\n\n李四 2026-03-05 21:13\n好\n"
TABLE = (
    "时间,发送人,角色,内容,群名\n"
    '2026-03-05 21:12,张三,管理员,"请各村报数\n第二行",工作群\n'
    "2026-03-05 21:13,李四,成员,好,工作群\n"
)


def read(data: bytes, limits: Limits | None = None) -> list[GroupMessage | RowError]:
    return list(read_group_export(io.BytesIO(data), key=KEY, limits=limits))


def messages(text: str, encoding: str = "utf-8") -> list[GroupMessage]:
    return [one for one in read(text.encode(encoding)) if isinstance(one, GroupMessage)]


def failure(data: bytes) -> str:
    with pytest.raises(ImportFailed) as failed:
        read(data)
    return failed.value.code


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_usual_encoding_gives_the_same_messages(encoding: str) -> None:
    found = messages(PENGUIN, encoding)

    assert [one.text for one in found] == [
        "请各村今天下午五点前报数\n收到请回复",
        "@…收到，@所有人 也看一下",
        "😂😂",
    ]
    assert [one.role for one in found] == ["owner", "", ""]
    assert {one.group for one in found} == {"石桥镇工作群"}
    assert found[0].sent_at == datetime.fromisoformat("2026-03-05T09:12:33")


@pytest.mark.parametrize("text", [DASHED, BRACKETED, NAME_FIRST, TABLE])
def test_every_layout_gives_the_same_messages(text: str) -> None:
    found = messages(text)

    assert [(f"{one.sent_at:%H:%M}", one.text) for one in found] == [
        ("21:12", "请各村报数\n第二行"),
        ("21:13", "好"),
    ]


def test_members_are_hashes_that_only_the_key_repeats() -> None:
    first, *_ = messages(DASHED)
    again, *_ = messages(TABLE)
    (other, *_) = (
        one
        for one in read_group_export(io.BytesIO(DASHED.encode()), key=b"another key of mine")
        if isinstance(one, GroupMessage)
    )

    assert first.sender == again.sender != other.sender
    assert "张三" not in repr([first, again, other])


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        list(read_group_export(io.BytesIO(DASHED.encode()), key=b"short"))


def test_bad_rows_are_told_and_the_others_read() -> None:
    table = (
        "时间,发送人,内容\n"
        ",李四,没有时间\n"
        "2026-02-30 09:00,李四,没有这一天\n"
        '2026-03-05 09:13,"没有闭合的引号,坏\n'
        "2026-03-05 09:14,赵六,好\n"
    )

    found = read(table.encode())

    assert [(one.row, one.code) for one in found if isinstance(one, RowError)] == [
        (2, "missing_time"),
        (3, "bad_time"),
        (4, "broken_row"),
    ]
    assert [one.text for one in found if isinstance(one, GroupMessage)] == ["好"]


def test_a_message_beyond_all_measure_is_told_and_the_next_one_read() -> None:
    text = "2026-03-05 09:12:00 张三\n" + "长\n" * 5_000 + "2026-03-05 09:13:00 李四\n好\n"

    first, second = read(text.encode())

    assert isinstance(first, RowError)
    assert (first.row, first.code) == (1, "text_too_long")
    assert isinstance(second, GroupMessage)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n\r\n", "empty_file"),
        (b"\x00\x01\x02\xff" * 50, "not_text"),
        ("没有时间的文本\n你好\n".encode(), "unknown_layout"),
        (PENGUIN.encode() + b"\xff\xfe\xff", "wrong_encoding"),
        (PENGUIN.encode().decode("gb18030", "replace").encode(), "wrong_encoding"),
        (
            "2026-03-05 09:12:00 張三\n請各村今天把臺賬報送到鎮政府\n".encode("big5"),
            "wrong_encoding",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, code: str) -> None:
    assert failure(data) == code


def test_traditional_letters_are_no_wrong_encoding() -> None:
    text = "2026-03-05 09:12:00 張三\n請各村今天把臺賬報送到鎮政府辦公室\n"

    assert len(messages(text)) == len(messages(text, "gb18030")) == 1


def test_who_joined_and_who_left_is_no_message_of_anybody() -> None:
    (found,) = messages("2026-03-05 09:12:00 系统\n张三邀请李四加入了群聊\n")

    assert (found.role, found.sender, found.text) == ("system", "", "")


def test_more_messages_than_allowed_are_an_error() -> None:
    with pytest.raises(ImportFailed, match="too_many_messages"):
        read(DASHED.encode(), Limits(messages=1))


def test_the_file_stays_open_for_whoever_brought_it() -> None:
    data = io.BytesIO(DASHED.encode())

    list(read_group_export(data, key=KEY))

    assert not data.closed


def test_messages_are_read_one_after_the_other() -> None:
    """A hundred thousand of them are read as they are asked for, not before."""
    data = io.BytesIO(("2026-03-05 09:12:00 张三\n报数\n" * 100_000).encode())
    found = read_group_export(data, key=KEY)

    next(found)

    assert data.tell() < 2 * 2**20
