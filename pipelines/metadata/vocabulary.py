"""Words of many languages by which bylines, tags and page furniture are known; the words are in ``vocabulary.json``."""

from __future__ import annotations

import json
from importlib.resources import files

_WORDS: dict[str, list[str]] = json.loads(files(__package__).joinpath("vocabulary.json").read_text("utf-8"))

# Words that stand between two persons; the short ones part only names of two words ("Ortega y Gasset" is one name).
JOINERS = tuple(_WORDS["joiners"])
SHORT_JOINERS = tuple(_WORDS["short_joiners"])

# Words before a name ("by"), behind it ("reporter"), and between it and a place ("in").
NAME_PREFIXES = tuple(_WORDS["name_prefixes"])
NAME_SUFFIXES = tuple(_WORDS["name_suffixes"])
NAME_ENDS = frozenset(_WORDS["name_ends"])

# Small words that may stand in a person's name, and words that stand in none: for what somebody does, and of organisations.
PARTICLES = frozenset(_WORDS["particles"])
JOBS = frozenset(_WORDS["jobs"])
NO_PERSONS = JOBS | frozenset(_WORDS["organisations"])

# Words that begin a byline: small ones ("by"), verbs before those ("posted by"), and labels before a colon ("author:").
BYLINE_STARTS = tuple(_WORDS["byline_starts"])
BYLINE_VERBS = tuple(_WORDS["byline_verbs"])
BYLINE_LABELS = tuple(_WORDS["byline_labels"])

# Words that stand between a name and a date.
DATE_LEADS = frozenset(_WORDS["date_leads"])

# Parts of a class that mark a byline (the first also within a word), a date, tags or topics, a list of tags, the way back to the section.
BYLINE_CLASSES = tuple(_WORDS["byline_classes"])
BYLINE_PARTS = frozenset(_WORDS["byline_parts"])
DATE_CLASSES = frozenset(_WORDS["date_classes"])
TAG_CLASSES = frozenset(_WORDS["tag_classes"])
TAG_LIST_CLASSES = frozenset(_WORDS["tag_list_classes"])
BREADCRUMB_CLASSES = frozenset(_WORDS["breadcrumb_classes"])

# Parts of a class of the line above a headline, which some templates put into its heading.
KICKER_CLASSES = frozenset(_WORDS["kicker_classes"])

# Parts of a class of boxes that speak of others or to the reader; "strange" are those no template gives to the article's
# own parts.
FOREIGN_CLASSES = frozenset(_WORDS["foreign_classes"])
STRANGE_CLASSES = frozenset(_WORDS["strange_classes"])
FOOT_CLASSES = frozenset(_WORDS["foot_classes"])

# Words in an address that lead to a tag's page, words before a list of tags, and labels of every article and so of none.
TAG_PATHS = tuple(_WORDS["tag_paths"])
TAG_LABELS = frozenset(_WORDS["tag_labels"])
NO_TAGS = frozenset(_WORDS["no_tags"])

# What papers call themselves and what they bring, in keywords that are the same on every page.
PRESS_WORDS = frozenset(_WORDS["press_words"])
SECTION_WORDS = frozenset(_WORDS["section_words"])

# The front page's name in a breadcrumb.
HOMES = frozenset(_WORDS["homes"])
