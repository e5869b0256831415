"""Where the web server keeps the bytes of a file while they still arrive."""

import tempfile
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest


class QuarantineUploadHandler(FileUploadHandler):
    """Writes into the quarantine folder: marked papers never reach a shared temporary folder.

    The file has no name on the disk, so nothing of it is left when the process dies.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        settings.QUARANTINE_ROOT.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Closed by whoever handles the request, as every uploaded file is.
        self._file = tempfile.TemporaryFile(dir=settings.QUARANTINE_ROOT)  # noqa: SIM115

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        self._file.seek(0)
        return UploadedFile(
            file=self._file,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
        )

    def upload_interrupted(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()


class MemoryUploadHandler(FileUploadHandler):
    """Keeps what arrives in memory and nowhere else: all files of a request up to `limit` bytes.

    A file that goes beyond is left out while the fields of the form still arrive; `is_too_large`
    tells that there was one.
    """

    def __init__(self, request: HttpRequest, *, limit: int) -> None:
        super().__init__(request)
        self._room = limit
        self.is_too_large = False

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        # Django closes a `file` that is left out, and so its memory is free again.
        self.file = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 - Django's
        self._room -= len(raw_data)
        if self._room < 0:
            self.is_too_large = True
            raise SkipFile
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.file.seek(0)
        return InMemoryUploadedFile(
            file=self.file,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
        )
