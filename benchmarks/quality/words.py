"""Texts to tokens, for the peers: the same for all of them but the sentence encoder, which has its own.

Snowball stems, and a small stop list of our own; Chinese, which has no spaces, as characters and pairs of characters.
"""

import re
from collections.abc import Callable
from functools import cache

import snowballstemmer

STOPS = {
    "en": "a about after all also an and any are as at be been but by can could did do does for from had has have he "
    "her his how i if in into is it its just may me more my no not of on or our she should so than that the their them "
    "then there these they this those to was we were what when where which who will with would you your",
    "ru": "а без бы был была были было в во все для до его ее если есть еще же за и из или им их к как ко когда кто ли "
    "мы на не него нет но о об он она они от по при с со так то только ты у уже чем что это я",
    "zh": "",
}
STEMMERS = {"en": "english", "ru": "russian"}

Tokens = Callable[[str], list[str]]


def tokens(language: str, stops: bool) -> Tokens:
    """A function from a text to its tokens. `stops`: whether stop words are kept."""
    if language == "zh":
        return characters
    left_out = frozenset() if stops else frozenset(STOPS[language].split())
    stem = cache(snowballstemmer.stemmer(STEMMERS[language]).stemWord)

    def words(text: str) -> list[str]:
        return [stem(word) for word in re.findall(r"\w+", text.lower()) if word not in left_out]

    return words


def characters(text: str) -> list[str]:
    """Characters, and pairs of neighbours: the usual stand-in for words."""
    runs = re.findall(r"\w+", text.lower())
    return [run[i : i + size] for run in runs for size in (1, 2) for i in range(len(run) - size + 1)]


def word_lists(language: str, kind: str) -> dict[str, Tokens]:
    """The ways to make tokens that are tried, by name. Clusters are made without stop words only."""
    if language == "zh":
        return {"characters and pairs": characters}
    without = {"stems without stop words": tokens(language, stops=False)}
    return without if kind == "clusters" else {"all stems": tokens(language, stops=True)} | without
