"""Static files under names that their content gives them, compressed once."""

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """Works out the address of each file once a process: a page names forty and more.

    The product's own scripts ask for one another by these names too, so that none is fetched or run
    twice; those of libraries are left as they are.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        (
            "js/*.js",
            (
                (r"""(?P<matched>from ["'](?P<url>[^"']+)["'])""", 'from "%(url)s"'),
                (r"""(?P<matched>import\(["'](?P<url>[^"']+)["']\))""", 'import("%(url)s")'),
            ),
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._addresses: dict[tuple[str | None, bool, bool], str] = {}

    def url(self, name: str | None, force: bool = False) -> str:
        key = name, force, settings.DEBUG
        if key not in self._addresses:
            self._addresses[key] = super().url(name, force)
        return self._addresses[key]

    def save_manifest(self) -> None:
        """Files were collected anew: some have other names now."""
        super().save_manifest()
        self._addresses.clear()
