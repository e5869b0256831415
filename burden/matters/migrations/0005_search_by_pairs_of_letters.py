"""Words in numbers and titles are found by their pairs of letters: Chinese has no gaps to go by."""

import django.contrib.postgres.indexes
from django.db import migrations

import burden.matters.models

BIGRAMS = """
CREATE FUNCTION matters_bigrams(number text, title text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT substr(told, place, 2)), '{}')
      FROM unnest(ARRAY[upper(number), upper(title)]) AS told,
           generate_series(1, length(told) - 1) AS place
$$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0004_convening'),
        ('organisations', '0002_people_come_with_their_scope'),
    ]

    operations = [
        migrations.RunSQL(BIGRAMS, 'DROP FUNCTION matters_bigrams(text, text)'),
        migrations.AddIndex(
            model_name='item',
            index=django.contrib.postgres.indexes.GinIndex(burden.matters.models.Bigrams('number', 'title'), name='item_words'),
        ),
    ]
