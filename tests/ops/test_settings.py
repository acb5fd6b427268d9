"""It starts with nothing set, and nonsense stops it with a sentence."""

import pytest

from tests.ops.process import manage

NONSENSE = [
    ({"PORT": "eighty"}, "PORT is 'eighty', but must be a whole number from 1 to 65535. For example PORT=8000."),
    ({"PORT": "70000"}, "PORT is '70000', but must be a whole number from 1 to 65535."),
    ({"DEBUG": "maybe"}, "DEBUG is 'maybe', which is neither yes nor no. Write DEBUG=1 or DEBUG=0."),
    ({"DATABASE_URL": "mysql://root:hunter2@db/x"}, "DATABASE_URL cannot be read as an address that starts with postgres://"),
    ({"DATABASE_URL": "postgres://u:hunter2@db:port/x"}, "DATABASE_URL cannot be read as an address"),
    ({"REDIS_URL": "localhost:6379"}, "REDIS_URL cannot be read as an address that starts with redis://"),
    ({"S3_BUCKET": "pictures"}, "S3_BUCKET is set, so S3_ACCESS_KEY and S3_SECRET_KEY must be set too."),
    ({"S3_SECRET_KEY": "hunter2"}, "S3_SECRET_KEY is set but S3_BUCKET is not."),
    ({"SECRET_KEY": "hunter2"}, "SECRET_KEY is shorter than 32 characters."),
    ({"PUBLIC_URL": "troupe.example.com"}, "PUBLIC_URL cannot be read as an address that starts with http://"),
    ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL is 'LOUD', but must be one of DEBUG, INFO, WARNING, ERROR."),
    ({"RATE_CARD": "atelier"}, "RATE_CARD holds 'atelier', which is no price (0 to 99999, six decimals). For example RATE_CARD="),
    ({"RATE_CARD": "atelier=-1"}, "RATE_CARD holds 'atelier=-1', which is no price"),
    ({"CURRENCY": "euros"}, "CURRENCY is 'EUROS', which is no currency code of three letters."),
    ({"PUBLIC_URL": "https://troupe.example.com", "DEBUG": "1"}, "DEBUG=1 shows the insides of the program to strangers."),
]


def test_it_starts_with_nothing_set(tmp_path):
    checked = manage("check", data_dir=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "System check identified no issues (0 silenced).\n"), checked.stderr


@pytest.mark.parametrize(("settings", "sentence"), NONSENSE)
def test_nonsense_stops_the_start_with_a_sentence(tmp_path, settings, sentence):
    checked = manage("check", data_dir=tmp_path, **settings)
    assert checked.returncode == 2
    assert checked.stderr.startswith("Troupe cannot start: ") and sentence in checked.stderr
    assert "Traceback" not in checked.stderr and "hunter2" not in checked.stderr


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    checked = manage("check", data_dir=tmp_path / "file" / "data")
    assert checked.returncode == 2
    assert f"DATA_DIR is '{tmp_path}/file/data', and that folder cannot be made" in checked.stderr


def test_the_secret_key_is_made_once(tmp_path):
    keys = []
    for _ in range(2):
        manage("check", data_dir=tmp_path)
        keys.append((tmp_path / "keys" / "secret_key").read_text())
    assert keys[0] == keys[1] and len(keys[0]) > 60
    assert list((tmp_path / "keys").iterdir()) == [tmp_path / "keys" / "secret_key"]


def test_behind_https_cookies_belong_to_this_host_alone(tmp_path):
    shown = manage(
        "shell",
        "--no-imports",
        "-c",
        "from django.conf import settings as s\n"
        "print(s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_NAME, s.SECURE_HSTS_SECONDS)",
        data_dir=tmp_path,
        PUBLIC_URL="https://troupe.example.com",
    )
    assert shown.stdout.split() == ["__Host-session", "True", "__Host-csrf", "31536000"], shown.stderr
