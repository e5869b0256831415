import pytest

from meetings.importers import ImportFailed, Limits, RowError, read_csv, read_file

HEADER = "会议名称,主办单位,开始时间,结束时间,地点,议程,参会人员\n"
GOOD = "全县征兵会议,云岫县,2026年3月5日 9:00,2026年3月5日 11:00,县会堂,部署体检|部署政审,t:2\n"
MANY_ITEMS = "|".join("题" * 1_001)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_is_read_in_the_encodings_of_office_software(encoding: str) -> None:
    imported = read_csv((HEADER + GOOD).encode(encoding))

    draft = imported.drafts[0]
    assert (draft.title, draft.unit, draft.venue) == ("全县征兵会议", "云岫县", "县会堂")
    assert [item.text for item in draft.agenda] == ["部署体检", "部署政审"]
    assert ("主办单位", "unit") in imported.columns


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        ("会,云岫县,2026-03-05 9:00,2026-03-05 8:00,,,", "ends_before_start", "end"),
        ("会,云岫县,2026-03-05,2026-03-04,,,", "ends_before_start", "end"),
        ("会,云岫县,不知道,,,,", "bad_date", "start"),
        ("会,云岫县,,,,,", "missing_start", "start"),
        (",云岫县,2026-03-05 9:00,,,,", "missing_title", "title"),
        ("会,,2026-03-05 9:00,,,,", "missing_unit", "unit"),
        ("会,云岫县,2026-03-05 9:00,,,,t:-2", "bad_people", "attendees"),
        ("会,云岫县,2026-03-05 9:00,,,,t:许多", "bad_people", "attendees"),
        ("会,云岫县,2026-03-05 9:00,2026-04-05 9:00,,,", "too_long", "end"),
        ("会,云岫县,2026-03-05 9:00,,,,t:2,多余", "too_many_cells", ""),
        (
            f"会,k,2026-03-05 9:00,,,{MANY_ITEMS},",
            "too_many_items",
            "agenda",
        ),
    ],
)
def test_bad_row_is_named_and_the_others_go_on(row: str, code: str, field: str) -> None:
    imported = read_csv((HEADER + row + "\n" + GOOD).encode())

    assert [(e.row, e.code, e.field) for e in imported.errors] == [(2, code, field)]
    assert [draft.title for draft in imported.drafts] == ["全县征兵会议"]


def test_quotation_mark_that_is_never_closed_costs_its_own_row_only() -> None:
    imported = read_csv(
        (HEADER + '"坏行,云岫县,x\n' + GOOD + GOOD.replace("征兵", "防汛")).encode()
    )

    assert imported.errors == (RowError(2, "broken_row"),)
    assert len(imported.drafts) == 2


def test_cell_with_line_breaks_is_one_row() -> None:
    agenda, seats = "一、部署体检\n二、部署政审@t,t2", "教育局3人(局长)、水利局2人"
    row = f'会,云岫县,2026-03-05 9:00,,,"{agenda}","{seats}"\n'

    draft = read_csv((HEADER + row).encode()).drafts[0]

    assert [(item.text, item.units) for item in draft.agenda] == [
        ("部署体检", ()),
        ("部署政审", ("t", "t2")),
    ]
    assert [(seat.unit, seat.people, seat.role) for seat in draft.attendees] == [
        ("教育局", 3, "局长"),
        ("水利局", 2, ""),
    ]


def test_meeting_that_ends_at_midnight_ends_the_next_day() -> None:
    row = "会,云岫县,2026-03-05 19:00,2026-03-05 0:00,,,\n"

    draft = read_csv((HEADER + row).encode()).drafts[0]

    assert draft.end is not None
    assert (draft.end - draft.start).total_seconds() == 5 * 3600


def test_same_rows_have_the_same_keys_at_the_next_import() -> None:
    content = (HEADER + GOOD).encode()

    assert read_csv(content).drafts[0].key == read_csv(content).drafts[0].key


def test_second_row_with_the_same_id_is_an_error() -> None:
    rows = "id,title,unit,start\nm1,甲会,k,2026-03-05\nm1,乙会,k,2026-03-06\n"

    imported = read_csv(rows.encode())

    assert [draft.title for draft in imported.drafts] == ["甲会"]
    assert [(e.row, e.code) for e in imported.errors] == [(3, "duplicate_id")]


def test_mapping_by_hand_goes_before_known_headers() -> None:
    rows = "事由,部门,何时\n征兵会,k,2026-03-05\n"
    mapping = {"事由": "title", "部门": "unit", "何时": "start"}

    assert read_csv(rows.encode(), mapping=mapping).drafts[0].title == "征兵会"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"\n \n", "empty_file"),
        ("姓名,电话\n张三,1\n".encode(), "missing_columns"),
        ("会议名称,主办单位\n会,k\n".encode(), "missing_columns"),
        (b"\x89PNG\x00\x00", "not_text"),
    ],
)
def test_file_that_is_no_table_of_meetings_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ImportFailed) as caught:
        read_file("meetings.csv", content)

    assert caught.value.code == code


def test_limits_stop_a_file_that_is_too_large() -> None:
    with pytest.raises(ImportFailed, match="too_many_rows"):
        read_csv((HEADER + GOOD * 3).encode(), limits=Limits(rows=2))
    with pytest.raises(ImportFailed, match="too_large"):
        read_csv((HEADER + GOOD).encode(), limits=Limits(file_bytes=10))
