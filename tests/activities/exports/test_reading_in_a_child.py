"""What leaves the child that reads an export: instructions, counts, and no name."""

import tempfile
from dataclasses import asdict
from datetime import datetime

import pytest

from burden.activities.exports import Batch, read_export
from burden.activities.importers import ImportFailed, MarkedList

KEY = b"a key of sixteen and more"
CHAT = """消息对象:石桥镇工作群

2026-03-05 21:12:33 【群主】张三(12345678)
请各村今天22:30前报送低保核查台账，收到请回复

2026-03-05 21:13:01 李四(22222222)
收到

2026-03-05 21:14:00 王五(33333333)
😂😂

2026-13-05 21:15:00 赵六(44444444)
这一天没有
"""


def read(content: bytes, *, name: str = "messages.txt", title: str = "石桥镇工作群") -> list[Batch]:
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.flush()
        return list(read_export(file.fileno(), name=name, title=title, key=KEY))


def test_instructions_come_whole_and_the_rest_as_counts() -> None:
    (batch,) = read(CHAT.encode("gb18030"))

    assert (batch.read, batch.faces, batch.wrong, batch.share) == (3, 1, 1, 1.0)
    assert batch.hours == {"2026-03-05T21": 3}
    assert len(batch.members) == 3
    (told,) = batch.instructions
    assert told.sent_at == datetime.fromisoformat("2026-03-05T21:12:33")
    assert set(told.kinds) == {"instruction", "reply"}
    assert told.role == "owner"
    assert told.hours_left == pytest.approx(1.29, abs=0.01)


def test_no_name_leaves_the_child() -> None:
    told = repr([asdict(one) for one in read(CHAT.encode())])

    assert not any(name in told for name in ("张三", "李四", "王五", "赵六", "12345678"))


def test_lines_that_cannot_be_read_are_named_by_number_alone() -> None:
    (batch,) = read(CHAT.encode())

    assert batch.errors == ((12, "bad_time"),)


def test_messages_of_another_group_are_left_out() -> None:
    table = "时间,发送人,内容,群名\n2026-03-05 09:00,张三,请各村报数,别的群\n" * 1
    (batch,) = read(table.encode())

    assert (batch.read, batch.others, batch.groups) == (0, 1, ("别的群",))
    assert batch.instructions == ()


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (f"{CHAT}\n2026-03-06 09:00:00 张三(12345678)\n机密★1年\n", "messages.txt"),
        (CHAT, "机密-工作群.txt"),
    ],
)
def test_mark_in_a_line_or_in_the_name_refuses_the_whole(content: str, name: str) -> None:
    with pytest.raises(MarkedList):
        read(content.encode(), name=name)


def test_message_that_only_talks_of_secrets_is_taken() -> None:
    talk = CHAT + "\n2026-03-06 09:00:00 张三(12345678)\n请各村学习保密工作要求，严守国家秘密\n"

    assert read(talk.encode())[0].read == 4


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (CHAT.encode("big5", "replace").replace(b"?", b"\xff"), "wrong_encoding"),
        (CHAT.encode().decode("gb18030", "replace").encode(), "wrong_encoding"),
        (b"\x00\x01\x02" * 40, "not_text"),
        ("没有任何一行像消息\n" * 20, "unknown_layout"),
        ("  \n", "empty_file"),
    ],
)
def test_file_that_cannot_be_used_says_why(content: bytes | str, code: str) -> None:
    data = content.encode() if isinstance(content, str) else content
    with pytest.raises(ImportFailed) as failed:
        read(data)

    assert failed.value.code == code


def test_faces_alone_are_counted_and_ask_nothing() -> None:
    faces = "".join(f"2026-03-05 21:{minute:02}:00 王五\n😂[强]\n\n" for minute in range(30))
    (batch,) = read(faces.encode(), title="工作群")

    assert (batch.read, batch.faces, batch.instructions) == (30, 30, ())


def test_many_messages_are_told_batch_by_batch() -> None:
    one = "2026-03-05 {:02}:{:02}:{:02} 成员{}\n收到\n\n"
    long = "".join(
        one.format(at // 3600 % 24, at // 60 % 60, at % 60, at % 50) for at in range(12_000)
    )
    batches = read(long.encode(), title="工作群")

    assert [batch.read for batch in batches] == [5_000, 10_000, 12_000]
    assert sum(sum(batch.hours.values()) for batch in batches) == 12_000
    assert sum(len(batch.members) for batch in batches) == 50
