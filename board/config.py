"""The settings, read once from the environment (the table of docs/protocol.md, Running)."""

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

AsyncMode = Literal["eventlet", "threading"]
ROOT = Path(__file__).resolve().parent.parent
SHORTEST_SECRET = 16
MOST_RETENTION_DAYS = 3650


class SettingError(Exception):
    """A setting that cannot be used; the text is the one sentence that the operator reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Every setting, checked."""

    host: str = "127.0.0.1"
    port: int = 5000
    database_url: str = field(repr=False)
    database_connections: int = 8
    redis_url: str | None = field(default=None, repr=False)
    public_url: str | None = None
    async_mode: AsyncMode = "eventlet"
    rate_limits: bool = True
    straight_frames: bool = True
    joined_scripts: bool = True
    trusted_proxies: int = 0
    retention_days: int = 30
    retention_most_days: int = 365
    start_code: str | None = field(default=None, repr=False)
    security_contact: str | None = None
    secret_key: str = field(repr=False)
    old_secret_keys: tuple[str, ...] = field(default=(), repr=False)
    instance: Path


def read_config(environ: Mapping[str, str] | None = None, instance: Path | None = None) -> Config:
    """Read and check all settings; raises SettingError."""
    env = {k: v.strip() for k, v in (os.environ if environ is None else environ).items() if v.strip()}
    folder = instance or ROOT / "instance"
    return Config(
        host=env.get("BOARD_HOST", "127.0.0.1"),
        port=_number(env, "BOARD_PORT", 5000, 0, 65535),
        database_url=_database_url(env, folder),
        database_connections=_number(env, "BOARD_DATABASE_CONNECTIONS", 8, 1, 100),
        redis_url=_redis_url(env),
        public_url=_public_url(env),
        async_mode=cast("AsyncMode", _choice(env, "BOARD_ASYNC_MODE", ("eventlet", "threading"))),
        rate_limits=_choice(env, "BOARD_RATE_LIMITS", ("on", "off")) == "on",
        straight_frames=_choice(env, "BOARD_STRAIGHT_FRAMES", ("on", "off")) == "on",
        joined_scripts=_choice(env, "BOARD_JOINED_SCRIPTS", ("on", "off")) == "on",
        trusted_proxies=_number(env, "BOARD_TRUSTED_PROXIES", 0, 0, 16),
        **_retention(env),
        start_code=env.get("BOARD_START_CODE"),
        security_contact=_contact(env),
        secret_key=_secret_key(env, folder),
        old_secret_keys=_old_keys(env),
        instance=folder,
    )


def _number(env: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = env.get(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise SettingError(f"{name} must be a whole number from {least} to {most}, not {text!r}.")
    return int(text)


def _retention(env: Mapping[str, str]) -> dict[str, int]:
    """For how many days notes and people are kept, and how many a facilitator may ask for."""
    days = _number(env, "BOARD_RETENTION_DAYS", 30, 1, MOST_RETENTION_DAYS)
    most = _number(env, "BOARD_RETENTION_MOST_DAYS", max(days, 365), days, MOST_RETENTION_DAYS)
    return {"retention_days": days, "retention_most_days": most}


def _choice(env: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    text = env.get(name, choices[0]).lower()
    if text not in choices:
        raise SettingError(f"{name} must be {' or '.join(choices)}, not {text!r}.")
    return text


def _public_url(env: Mapping[str, str]) -> str | None:
    text = env.get("BOARD_PUBLIC_URL")
    if text is None:
        return None
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.path not in ("", "/") or parts.query or parts.fragment or parts.username:
        raise SettingError(
            f"BOARD_PUBLIC_URL must be an origin such as https://board.example.org, not {text!r}."
        )
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _contact(env: Mapping[str, str]) -> str | None:
    """Whom to tell of a weakness: what security.txt says."""
    text = env.get("BOARD_SECURITY_CONTACT")
    if text is not None and not re.fullmatch(r"(mailto:[^\s@]+@[^\s@]+|https://\S+)", text):
        raise SettingError(f"BOARD_SECURITY_CONTACT must begin with mailto: or https://, not be {text!r}.")
    return text


def _redis_url(env: Mapping[str, str]) -> str | None:
    url = env.get("BOARD_REDIS_URL")
    if url is not None and not url.startswith(("redis://", "rediss://", "unix://")):
        # the value may hold a password
        raise SettingError("BOARD_REDIS_URL must begin with redis://, rediss:// or unix://.")
    return url


def _database_url(env: Mapping[str, str], folder: Path) -> str:
    url = env.get("BOARD_DATABASE_URL")
    if url is None:
        _make_folder(folder)
        url = f"sqlite:///{folder / 'board.sqlite'}"
    file = url.removeprefix("sqlite:///")
    if file not in ("", url) or re.fullmatch(r"postgresql://[^/\s]*/[^/?\s]+(\?\S*)?", url):
        return url
    raise SettingError(
        "BOARD_DATABASE_URL must name an SQLite file, such as sqlite:////var/lib/wishwall/board.sqlite, "
        "or a PostgreSQL database, such as postgresql://wishwall@127.0.0.1/wishwall."
    )


def _secret_key(env: Mapping[str, str], folder: Path) -> str:
    """The key from the environment, or the one kept beside the database, made on the first start."""
    key = env.get("BOARD_SECRET_KEY")
    if key is None:
        key = _kept_key(folder)
    if len(key) < SHORTEST_SECRET:
        raise SettingError(f"BOARD_SECRET_KEY must have at least {SHORTEST_SECRET} characters.")
    return key


def _old_keys(env: Mapping[str, str]) -> tuple[str, ...]:
    """The keys before the present one, the newest first."""
    keys = tuple(key for part in env.get("BOARD_SECRET_KEYS_OLD", "").split(",") if (key := part.strip()))
    if any(len(key) < SHORTEST_SECRET for key in keys):
        raise SettingError(f"Each of BOARD_SECRET_KEYS_OLD must have at least {SHORTEST_SECRET} characters.")
    return keys


def _kept_key(folder: Path) -> str:
    _make_folder(folder)
    path = folder / "secret_key"
    try:
        if not path.exists():
            _write_new(path, secrets.token_urlsafe(32))
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(
            f"The secret key in {path} cannot be read or written: {_reason(error)}."
        ) from error


def _write_new(path: Path, text: str) -> None:
    """Write a file for our eyes alone, whole or not at all: two servers may start at once."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise SettingError(f"The instance folder {folder} cannot be made: {_reason(error)}.") from error


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
