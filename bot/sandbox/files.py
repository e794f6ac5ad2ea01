"""Files in the way that replaced files.upload: ask for an address, send the bytes there, complete."""

import secrets
from dataclasses import dataclass

from bot.sandbox.refusal import RefusalError
from bot.sandbox.workspace import BOT_USER_ID, Json

LARGEST_FILE = 20_000_000


@dataclass(slots=True)
class StoredFile:
    """A file; content is None until its bytes have arrived."""

    id: str
    name: str
    length: int
    created: int
    title: str = ""
    content: bytes | None = None
    shared: bool = False

    def as_slack(self, base: str) -> Json:
        """Return Slack's file object."""
        address = f"{base}/files/{self.id}/{self.name}"
        return {
            "id": self.id,
            "created": self.created,
            "timestamp": self.created,
            "name": self.name,
            "title": self.title or self.name,
            "filetype": self.name.rpartition(".")[2],
            "user": BOT_USER_ID,
            "size": self.length,
            "mode": "hosted",
            "is_external": False,
            "url_private": address,
            "url_private_download": address,
            "permalink": address,
        }


class Files:
    """Hold the files of the workspace, in memory."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def expect(self, name: str, length: int, created: int) -> StoredFile:
        """Note a file whose bytes are to come."""
        if length < 1 or length > LARGEST_FILE:
            raise RefusalError("file_upload_size_restricted" if length > LARGEST_FILE else "invalid_arguments")
        stored = StoredFile(f"F{secrets.token_hex(5).upper()}", name.replace("/", "_"), length, created)
        self._files[stored.id] = stored
        return stored

    def get(self, file_id: str) -> StoredFile:
        """Return a file; raises file_not_found."""
        if file_id not in self._files:
            raise RefusalError("file_not_found")
        return self._files[file_id]
