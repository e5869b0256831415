"""Mails made by hand."""

from email.message import EmailMessage


def mail(text: str, *, subject: str = "关于报送台账的通知", **attachments: bytes) -> bytes:
    """A mail with attachments by name, the last `_` of a name for its dot."""
    message = EmailMessage()
    message["From"] = "a@example.org"
    message["To"] = "b@example.org"
    message["Subject"] = subject
    message.set_content(text)
    for name, data in attachments.items():
        stem, _, ending = name.rpartition("_")
        message.add_attachment(
            data,
            maintype="application",
            subtype="octet-stream",
            filename=f"{stem}.{ending}",
        )
    return message.as_bytes()
