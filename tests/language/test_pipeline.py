"""The shipped pipeline: offsets, tokens, sentences, roles and names in texts as claims and reports are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from factcheck.language.casing import plain
from factcheck.language.pipeline import parse, parse_many

# fmt: off
TOKENS = [
    ("re-entry of a non-profit", ["re-entry", "of", "a", "non-profit"]),
    ("Jaish ul-Adl", ["Jaish", "ul", "-", "Adl"]),
    ("US$1.2m, \u00a320m and 30km", ["US$", "1.2", "m", ",", "\u00a3", "20", "m", "and", "30", "km"]),
    ("a 10th-century wall", ["a", "10th", "-", "century", "wall"]),
    ("10-12 people", ["10", "-", "12", "people"]),
    ("10\u201312 people", ["10", "-", "12", "people"]),
    ("#IStandWithAhmed now", ["#IStandWithAhmed", "now"]),
    ("U.S.-led strikes", ["U.S.", "-", "led", "strikes"]),
    ("it\u2019s Iran\u2019s", ["it", "'s", "Iran", "'s"]),
]
ONE_SENTENCE = [
    "Rebels kill 20 in Huanuco raid",
    "11 officers killed in Rask",
    "11 officers killed in Rask, Iran",
    "pakistan recalls ambassador from iran after strikes",
    "PAKISTAN RECALLS AMBASSADOR FROM IRAN AFTER STRIKES",
    "Iran's Foreign Minister Hossein Amir-Abdollahian will visit Islamabad on Monday",
    "The attack, which took place at night, killed at least eleven people and wounded 6 others in the town, officials said",
    "Gen. Omar Haddad met Mr. Khan in Lahore",
    "Death toll from quake rises to 2,310",
]
TWO_SENTENCES = [
    "Nobody blames her. Coun. Ana Ruiz has called on her to resign.",
    "He was freed by the bishop, Msgr. Paul Okem. The talks went on.",
    "11 officers killed in Rask\n\nGunmen stormed the police station at night.",
    "Rebels attacked the village. Twenty people died.",
    "No one was hurt. The army left!",
    "LIMA (Reuters) - Rebels killed three people.",
    "Lima, 2 Oct 88 (AFP) -- [Text] Rebels killed three people.",
    "Quito, 3 Mar 89 (Domestic Service) -- [Report] [Ana Ruiz] [Text] \"We left,\" Ruiz said.",
]
# the word, its relation, its governor's lemma
ROLES = [
    ("Rebels kill 20 in Huanuco raid", "Rebels", "nsubj", "kill"),
    ("Rebels kill 20 in Huanuco raid", "20", "obj", "kill"),
    ("rebels kill 20 in huanuco raid", "rebels", "nsubj", "kill"),
    ("REBELS KILL 20 IN HUANUCO RAID", "rebels", "nsubj", "kill"),
    ("11 officers killed in Rask", "officers", "nsubj:pass", "kill"),
    ("11 officers killed in Rask", "Rask", "obl", "kill"),
    ("At least 11 Iranian police officers were killed in an attack in Rask in December 2023.", "officers", "nsubj:pass", "kill"),
    ("Twelve soldiers and three civilians were wounded near Kandahar.", "soldiers", "nsubj:pass", "wound"),
    ("Three soldiers were killed by gunmen in Lahore.", "gunmen", "obl:agent", "kill"),
    ("The attack killed at least 11 people.", "attack", "nsubj", "kill"),
    ("The attack killed at least 11 people.", "people", "obj", "kill"),
    ("Jaish ul-Adl claimed responsibility for the attack.", "responsibility", "obj", "claim"),
    ("The army said two children died in the strike.", "children", "nsubj", "die"),
    ("The army said two children died in the strike.", "army", "nsubj", "say"),
    ("Pakistan recalls ambassador from Iran after strikes", "Pakistan", "nsubj", "recall"),
    ("Pakistan recalls ambassador from Iran after strikes", "ambassador", "obj", "recall"),
    ("No one was hurt in the blast.", "one", "nsubj:pass", "hurt"),
    ("The minister will visit Tehran on Monday.", "minister", "nsubj", "visit"),
    ("Police arrest three after stabbing in Leeds", "Police", "nsubj", "arrest"),
    ("Israeli strikes on Gaza kill dozens, health ministry says", "strikes", "nsubj", "kill"),
    ("The death toll rose to 45.", "toll", "nsubj", "rise"),
]
NAMES = [
    ("Hossein Amir-Abdollahian visits Islamabad", [("Hossein Amir-Abdollahian", "PERSON"), ("Islamabad", "LOC")]),
    ("11 officers killed in Rask", [("Rask", "LOC")]),
    ("Jaish ul-Adl claimed responsibility for the attack in Rask.", [("Jaish ul-Adl", "ORG"), ("Rask", "LOC")]),
    ("Foreign Minister Jalil Abbas Jilani will visit Tehran.", [("Jalil Abbas Jilani", "PERSON"), ("Tehran", "LOC")]),
    ("Rebels kill 20 in Huanuco raid", [("Huanuco", "LOC")]),
    ("NATO and the European Union met in Geneva.", [("NATO", "ORG"), ("European Union", "ORG"), ("Geneva", "LOC")]),
    ("Samora Okafor was arrested in Lagos by police.", [("Samora Okafor", "PERSON"), ("Lagos", "LOC")]),
]
# fmt: on


@pytest.mark.parametrize(("text", "words"), TOKENS, ids=[row[0] for row in TOKENS])
def test_tokens(text: str, words: list[str]) -> None:
    assert [token.text for token in parse(text)] == words


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_one_line_is_one_sentence(text: str) -> None:
    assert len(list(parse(text).sents)) == 1


@pytest.mark.parametrize("text", TWO_SENTENCES)
def test_stops_and_line_ends_part_sentences(text: str) -> None:
    assert len(list(parse(text).sents)) == 2


@pytest.mark.parametrize(("text", "word", "relation", "governor"), ROLES, ids=[f"{row[1]}-{row[0][:32]}" for row in ROLES])
def test_roles(text: str, word: str, relation: str, governor: str) -> None:
    token = next(token for token in parse(text) if token.text.lower() == word.lower())
    assert (token.dep_, token.head.lemma_) == (relation, governor)


@pytest.mark.parametrize(("text", "names"), NAMES, ids=[row[0][:32] for row in NAMES])
def test_names(text: str, names: list[tuple[str, str]]) -> None:
    assert [(span.text, span.label_) for span in parse(text).ents] == names


LETTERS = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"), st.sampled_from("\u201c\u2019\u2014\u2013 \n\t.#$\u00a3\U0001f6a8ABZabz019-'")
    ),
    max_size=120,
)


@given(LETTERS)
@settings(max_examples=60, deadline=None)
def test_offsets_are_those_of_the_text_as_given(text: str) -> None:
    doc: Doc = parse(text)
    assert len(doc.text) == len(text)
    end = 0
    for token in doc:
        assert plain(text)[end : token.idx] in ("", " ")
        end = token.idx + len(token.text)
        assert plain(text)[token.idx : end].lower() == token.text.lower()
    assert plain(text)[end:] in ("", " ")


def test_words_of_a_quiet_plain_text_are_its_slices() -> None:
    text = 'The  "army" left Rask.\n\n  Twelve died - 3 km away.'
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in parse(text))


def test_many_texts_come_back_in_order() -> None:
    texts = ["One died.", "", "Two died in Lima."]
    assert [doc.text for doc in parse_many(texts)] == texts


def test_rows_of_signs_are_read_only_so_far_and_no_offset_moves() -> None:
    text = "Rebels attacked the camp. " + "1 ] " * 2_000 + "Soldiers left the town."
    doc = parse(text)
    assert [text[token.idx : token.idx + len(token)] for token in doc[:4]] == ["Rebels", "attacked", "the", "camp"]
    assert [text[token.idx : token.idx + len(token)] for token in doc[-5:]] == ["Soldiers", "left", "the", "town", "."]
    assert len(doc) < 3_000
