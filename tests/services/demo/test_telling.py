"""The words of a demo: the same sentences in both languages, with the same gaps."""

import re
import tomllib

from counter_app.resources import resource


def _sentences(lang: str) -> dict[str, str]:
    told = tomllib.loads(resource(f"i18n/demo.{lang}.toml").read_text("utf-8"))
    flat = {key: value for key, value in told.items() if isinstance(value, str)}
    for section, words in told.items():
        if isinstance(words, dict):
            flat.update({f"{section}.{key}": value for key, value in words.items()})
    return flat


def test_both_languages_tell_the_same() -> None:
    vietnamese, english = _sentences("vi"), _sentences("en")
    assert vietnamese.keys() == english.keys()
    for code, words in vietnamese.items():
        assert set(re.findall(r"{.*?}", words)) == set(re.findall(r"{.*?}", english[code])), code
