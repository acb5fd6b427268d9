"""One command examines whatever was trained."""

import pytest

pytest.importorskip("torch")

from training import evaluate  # noqa: E402


@pytest.mark.parametrize(("engine", "own", "others"), [("compact", "--guidance", "--probes"), ("faces", "--probes", "--guidance")])
def test_each_of_those_that_were_trained_has_its_own_questions(engine, own, others, capsys):
    with pytest.raises(SystemExit) as ended:
        evaluate.main(["--engine", engine, "--help"])
    said = capsys.readouterr().out
    assert ended.value.code == 0 and own in said and others not in said


def test_what_nobody_trained_is_refused(capsys):
    with pytest.raises(SystemExit) as ended:
        evaluate.main(["--engine", "atelier"])
    assert ended.value.code == 2 and "choose from" in capsys.readouterr().err
