import random

import pytest

from burden.activities.fields import Form, burdens, fields_of_rows, repetitions
from tests.benchmarks.activities.made_forms import MadeForm, forms


def form_of(made: MadeForm) -> Form:
    title, fields = fields_of_rows(made.rows)
    return Form(str(made.number), title, made.asked_on, made.receivers, fields)


@pytest.mark.parametrize("seed", [3, 4])
def test_forms_in_any_order_give_the_same_repetitions(seed: int) -> None:
    asked = [form_of(one) for one in forms(seed, 40)]
    shuffled = random.Random(seed).sample(asked, len(asked))

    assert repetitions(shuffled) == repetitions(asked)
    assert burdens(repetitions(shuffled)) == burdens(repetitions(asked))
