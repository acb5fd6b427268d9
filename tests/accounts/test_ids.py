import re
import time

from accounts.models.base import new_id


def test_ids_say_what_they_are_and_sort_by_time():
    ids = []
    for _ in range(5):
        ids.append(new_id("psn"))
        time.sleep(0.002)
    assert ids == sorted(ids)
    assert all(re.fullmatch("psn_[0-7][0-9A-HJKMNP-TV-Z]{25}", each) for each in ids)


def test_ten_thousand_ids_are_ten_thousand():
    assert len({new_id("job") for _ in range(10_000)}) == 10_000
