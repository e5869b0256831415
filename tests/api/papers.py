"""Two papers of one matter as files of an upload: a city's, and its county's copy."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.flood_papers import COPY, SUPERIOR


def as_file(text: str, name: str = "paper.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def both() -> list[SimpleUploadedFile]:
    return [as_file(SUPERIOR, "8.txt"), as_file(COPY, "15.txt")]
