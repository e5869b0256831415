"""Where the web server keeps the bytes of a large file while they still arrive."""

import tempfile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


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
