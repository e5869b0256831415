"""Two papers of one matter as files of an upload: a city's, and its county's copy."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.papers import paper_text

SUPERIOR = paper_text(
    issuer="临江市人民政府",
    number="临政发〔2026〕8号",
    title="临江市人民政府关于做好2026年防汛工作的通知",
    addressee="各县（市、区）人民政府",
    place="全市",
    day="2026年4月2日",
)
COPY = paper_text(
    issuer="安平县人民政府",
    number="安政发〔2026〕15号",
    title="安平县人民政府关于做好2026年防汛工作的通知",
    addressee="各乡镇人民政府",
    place="全县",
    day="2026年4月9日",
)


def as_file(text: str, name: str = "paper.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def both() -> list[SimpleUploadedFile]:
    return [as_file(SUPERIOR, "8.txt"), as_file(COPY, "15.txt")]
