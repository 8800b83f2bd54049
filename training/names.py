"""Names put in the place of other names, so that the recognizer learns where names stand instead of learning the names.

All lists were written for this purpose; no person is meant.
"""

from __future__ import annotations

import random
import re

from training.treebank import Sentence, Token

# fmt: off
PEOPLES: dict[str, tuple[str, str]] = {
    "arabic": (
        "Ahmad Khalid Omar Yusuf Bilal Samir Tariq Nadia Layla Huda Mustafa Ibrahim Hamza Walid Faisal Rania Abdullah "
        "Abdulrahman Saif Muqtada Ayman Bashar",
        "al-Masri al-Hakim al-Zubaidi al-Amin al-Otaibi al-Shammari Haddad Khoury Nasser Saleh Mansour Barzani Talabani "
        "al-Baghdadi Qasim al-Jubouri el-Sayed Hariri",
    ),
    "persian": (
        "Hossein Reza Mehdi Ali Javad Mohammad Fatemeh Zahra Parviz Ebrahim Saeed Mahmoud Hassan Mojtaba Abbas",
        "Karimi Rahmani Amir-Mohammadi Tavakoli Jahangiri Hosseini Zarghami Larijani Rezaei Mousavi Vahedi-Azar Ahmadi "
        "Shamkhani Araghchi Salehi Bagheri-Nia",
    ),
    "south asian": (
        "Imran Asif Bilawal Shah Jalil Anwar Mahmood Priya Rajesh Anil Sunita Arjun Nawaz Shehbaz Qamar Mumtaz Deepak "
        "Sanjay Ishaq",
        "Khan Sharif Baloch Jilani Kakar Chaudhry Patel Sharma Reddy Mukherjee ul-Haq ur-Rehman Bhutto Gandhi Rajapaksa "
        "Perera Zehri Mengal Dar",
    ),
    "spanish": (
        "Carlos Juan Diego Luis Maria Jose Rafael Ana Pablo Javier Lucia Hugo Alberto Ollanta Evo",
        "Garcia Fernandez Lopez Humala Quispe Mendoza Ramirez Fujimori Guzman Castillo Vargas Morales Rojas de la Cruz "
        "Huerta Paredes Salazar Ortega",
    ),
    "african": (
        "Kwame Thabo Ngozi Chidi Yoweri Paul Uhuru Abiy Tedros Fatou Mamadou Ousmane Amina Samora Joao Robert Hage",
        "Okafor Mensah Nkosi Kagame Odinga Bekele Tesfaye Diallo Traore Ouattara Sesay dos Santos Machel Mugabe Banda "
        "Mwangi Abubakar Keita Geingob",
    ),
    "slavic": (
        "Sergei Dmitry Olena Ivan Volodymyr Andrei Svetlana Milos Zoran Petra Jaroslav Oleksandr Viktor Nikolai",
        "Kovalenko Ivanov Petrov Shevchuk Novak Dvorak Horvat Jovanovic Kowalski Wisniewska Melnyk Sokolov Lavrentiev "
        "Kravchuk Zaluzhny Kuleba Sidorov",
    ),
    "east asian": (
        "Kim Park Lee Chen Wang Zhang Li Nguyen Tran Yoshiko Hiroshi Takeshi Min-jun Ji-woo Wei Xiaoming Aung Prayut "
        "Thaksin Joko Ferdinand",
        "Jong-ho Sung-min Wei-ling Yamada Suzuki Tanaka Guo-qiang Jianhua Thi Hoa Van Minh Than Htay Kyaw Chan Wong Ka- "
        "fai Widodo Shinawatra Duterte Santos",
    ),
    "western": (
        "John Mary David Sarah Michael Emma Tom Claire Peter Anna Pierre Sophie Lars Ingrid Hans Giulia Marco Sean "
        "Fiona Barack Angela Emmanuel",
        "Miller Carter Brown Wilson Murphy O'Neill McAllister Dupont Lefevre Schmidt Becker Bianchi Rossi Lindqvist "
        "Johansen van Dijk Taylor Bennett Harris Whitfield Starmer",
    ),
    "turkic": (
        "Recep Mehmet Ayse Nursultan Islam Gurbanguly Elchin Aziz Kemal Emine Sadyr Devlet",
        "Yilmaz Demir Kaya Ozturk Karimov Nazarov Aliyev Mammadov Jeenbekov Celik Arslan Bahceli",
    ),
}
PARTICLES = {"de", "la", "dos", "van", "der", "von"}
PLACE_ENDINGS = ("abad", "istan", "pur", "burg", "ville", "ton", "grad", "ovo", "ino", "shahr", "kand", "yah", "iya", "co",
    "nuco", "cho", "tepe", "dan", "gar", "ham", "stadt", "ask", "oro", "ani", "eh", "uk", "ara", "ez", "wa", "ala", "mba",
    "nga", "tal", "ur", "in", "os", "a")
SYLLABLES = ("ra", "ka", "ma", "ta", "sha", "hu", "za", "he", "mi", "do", "ne", "sar", "bal", "kho", "gha", "pan", "jur", "vol",
    "kra", "ber", "lim", "ay", "sis", "tan", "qa", "ne", "al", "or", "ar", "ch", "i", "mo", "su", "de", "ro", "ba", "ko", "lu",
    "pe", "fa", "dju", "nya", "ts", "zu", "ir", "el", "ham", "dor", "wes", "mar", "nor")
KNOWN_PLACES = ("Iran", "Pakistan", "Peru", "Ukraine", "Syria", "Iraq", "Yemen", "Sudan", "Nigeria", "Kenya", "Brazil", "India",
    "China", "Japan", "France", "Germany", "Spain", "Turkey", "Israel", "Gaza",
                "Moscow", "Kyiv", "London", "Paris", "Tehran", "Islamabad", "Damascus", "Baghdad", "Beijing", "Washington",
                "New York", "Tokyo", "Nairobi", "Mexico City", "Lima", "Kabul", "Balochistan", "Texas", "California",
                "South Sudan", "Saudi Arabia", "North Korea", "the Philippines", "Sri Lanka", "Burkina Faso", "Bangladesh",
                "Lebanon", "Cairo", "Delhi", "Mumbai", "Port-au-Prince", "Guinea-Bissau", "the West Bank", "El Salvador")
PLACE_PATTERNS = ("{p}",) * 12 + ("{k}",) * 6 + ("{p} Province", "Mount {p}", "Lake {p}", "{p} River", "San {p}", "{p} Valley",
    "New {p}", "Deir al-{p}", "al-{p}", "Tel {p}", "{p}-{p}", "Port {p}", "{p} City", "North {p}", "Sistan-{p}", "Khan {p}")
ORG_PATTERNS = (
    "Jaish ul-{p}", "Jaish al-{p}", "Ansar al-{p}", "Harakat {p}", "Liwa al-{p}", "Lashkar-e-{p}", "Tehrik-i-{p}",
    "Hizb ut-{p}", "al-{p}", "Al-{p} Front", "Jabhat al-{p}", "Sendero {p}", "{p} Liberation Army", "{p} Liberation Front",
    "Movement for {p}", "{p} People's Party", "{p} Democratic Party", "Revolutionary Armed Forces of {k}",
    "{p} Salvation Front", "United {p} Front", "Ministry of {m}", "Foreign Ministry", "Interior Ministry", "Defence Ministry",
    "{p} Police Department", "University of {p}", "{p} University", "Bank of {k}", "{p} Airlines", "{p} Group", "{p} Corp.",
    "{p} Inc.", "{p} Motors", "{p} News Agency", "{p} Times", "Radio {p}", "{p} FC", "{p} United",
    "{a}", "{a}", "{a}", "{a}", "Amnesty {p}", "{p} Watch", "Supreme Court", "{p} High Court", "Parliament",
    "European {m} Agency", "World {m} Organization", "National {m} Council", "Committee on {m}", "{p} & Sons",
)
SUBJECTS = ("Health", "Defence", "Finance", "Justice", "Trade", "Security", "Energy", "Agriculture", "Education", "Culture",
    "Transport", "Human Rights", "Foreign Affairs", "the Interior")
# fmt: on


def person(rng: random.Random) -> str:
    """A full name, often only a surname, of one people's making."""
    given, families = PEOPLES[rng.choice(sorted(PEOPLES))]
    family = rng.choice(_families(families))
    form = rng.random()
    if form < 0.3:
        return family if family[:1].isupper() else family[:1].upper() + family[1:]
    if form < 0.4:
        return f"{rng.choice(given.split())} {rng.choice(given.split())} {family}"
    if form < 0.45:
        return f"Abu {rng.choice(given.split())} {family}"
    if form < 0.5:
        return f"{rng.choice(given.split())} {invented(rng)}"
    return f"{rng.choice(given.split())} {family}"


def _families(text: str) -> list[str]:
    joined = re.sub(r"\b(" + "|".join(PARTICLES) + r") ", r"\1_", text)
    return [family.replace("_", " ") for family in joined.split()]


def invented(rng: random.Random) -> str:
    """A word that could be the name of a town."""
    stem = "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((1, 1, 2, 2, 2, 3))))
    return (stem + rng.choice(PLACE_ENDINGS)).capitalize()


def place(rng: random.Random) -> str:
    """A known or an invented place."""
    return rng.choice(PLACE_PATTERNS).format(p=invented(rng), k=rng.choice(KNOWN_PLACES).removeprefix("the "))


def organisation(rng: random.Random) -> str:
    """An invented group, office, firm, or acronym."""
    acronym = "".join(rng.choice("ABCDEFGHIKLMNOPRSTUW") for _ in range(rng.choice((2, 3, 3, 3, 4, 4, 5))))
    return rng.choice(ORG_PATTERNS).format(
        p=invented(rng), k=rng.choice(KNOWN_PLACES).removeprefix("the "), m=rng.choice(SUBJECTS), a=acronym
    )


MAKERS = {"PERSON": person, "LOC": place, "ORG": organisation}


def renamed(sentence: Sentence, rng: random.Random, chance: float) -> Sentence:
    """A copy of a treeless sentence in which each name has been replaced with the chance `chance`."""
    copy = sentence.copy()
    for index in reversed(range(len(copy.entities))):
        start, end, label = copy.entities[index]
        if rng.random() >= chance:
            continue
        new = _tokens(MAKERS[label](rng), copy.tokens[end - 1].space)
        copy.tokens[start:end] = new
        shift = len(new) - (end - start)
        copy.entities[index] = (start, start + len(new), label)
        copy.entities[index + 1 :] = [(s + shift, e + shift, kind) for s, e, kind in copy.entities[index + 1 :]]
    for i, token in enumerate(copy.tokens):
        token.head = -1 if i == 0 else 0
    return copy


def _tokens(name: str, space: bool) -> list[Token]:
    words = name.split(" ")
    return [Token(word, word, "X", "", "_", 0, "dep", space if i == len(words) - 1 else True) for i, word in enumerate(words)]
