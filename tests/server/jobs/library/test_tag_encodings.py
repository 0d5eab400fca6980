"""Tags in another encoding than stated are repaired, and no correct one is damaged."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from raveberry_server.jobs.library.tag_encodings import repaired
from raveberry_server.jobs.library.tag_parser import Tags, patience, tags_of

from tests.fakes.effort import examples
from tests.fakes.player.sound_files import bare_mp3
from tests.fakes.sources.generated_library import catalogue

WRONG = [
    ("cp1251", "Кино", "Группа крови"),
    ("cp1251", "Алла Пугачёва", "Миллион алых роз"),
    ("cp1251", "Король и Шут", "Лесник (live 1999)"),
    ("cp1251", "Би-2", "Полковнику никто не пишет"),
    ("cp1251", "Океан Ельзи", "Обійми"),
    ("cp1251", "АЛИСА", "КРАСНОЕ НА ЧЕРНОМ"),  # noqa: RUF001 - Cyrillic
    ("cp1251", "Сплин", "Выхода нет \u2013 Single"),
    ("koi8-r", "Борис Гребенщиков", "Город золотой"),
    ("cp1253", "Μίκης Θεοδωράκης", "Ζορμπάς"),
    ("cp932", "YOASOBI", "夜に駆ける"),
    ("cp932", "宇多田ヒカル", "First Love"),
    ("cp932", "LiSA", "紅蓮華"),
    ("euc_jp", "SMAP", "世界に一つだけの花"),
    ("gb18030", "群星", "北京欢迎你"),
    ("big5", "鄧麗君", "月亮代表我的心"),
    ("cp949", "방탄소년단", "봄날"),
    ("utf-8", "Кино", "Группа крови"),
    ("utf-8", "Beyoncé", "Déjà Vu"),
    ("utf-8", "Dvořák", "Rusalka"),
    ("utf-8", "YOASOBI", "夜に駆ける"),
    ("utf-8", "방탄소년단", "봄날"),
    ("utf-8", "محمد عبده", "الأماكن"),
    ("cp1252", "Bob", "Don\u2019t \u201cStop\u201d \u2013 Naïve"),
]
"""True encoding, artist and title of files whose tags state Latin-1."""

CORRECT = (
    """
Björk|Sigur Rós|Ágætis byrjun|Þórir|Ísbjörg|Æðisleg|Ólöf Arnalds|Við og við|Emilíana
Söngvar|Motörhead|Mötley Crüe|Größe|Über|Öl|Äpfel|Süß|Fußball|Die Ärzte
Herbert Grönemeyer|ÜBER ALLES|Édith Piaf|Non, je ne regrette rien|À la folie|Été|ÉTÉ
Noël|Hélène|Ça ira|Où|Œuvre|«\u00a0À toi\u00a0»|Île|âme|Señorita|Mañana|¿Qué?
¡Ándale!|Corazón|Niño|Ñu|Él|Ó|Áéíóú|Canción del mariachi|ÑANDÚ|El Güero
Caetano Veloso|Coração|Ação|Não|São João|À beira|Água|É|ÁGUA|Açaí|Avó|Irmãos|Pão
Røyksopp|Håkan Hellström|Åse|Æøå|Åäö|Ö|Øå|På|Smørrebrød|ÆRLIG|Mårten|Öppna|Göteborg
På Øen|Å|Céline|Perché|È|Più|Città|Lucio Dalla|Così|Là|Nº 5|1ª|m²|½ Mensch|© 2020
Café®|25°|§ 218|£5|¥€$|NESCAFÉ®|Dvořák|Žižkov|Čeština|Řeka|Łódź|Święta
Zażółć gęślą jaźń|Őrült|Ţara|Şehrazat|Ağlama|İstanbul|Ćevapčići|Кино|Группа крови
Ёлка|Ζορμπάς|夜に駆ける|北京|방탄소년단|فيروز|שלום|ไทย|Trần Tiến|Đà Nẵng|Ēriks|Šķūnis|Įkvėpk|ÄÖÜ
ÄÖÜß|ÅÄÖ|ÀÈÌÒÙ|½¼¾|¢£¥|Ã|Â|ÃO|PÅ®|CAFÉ»|«É»|BRÛLÉ»|Õ|Õhtu|Müüa|Jäääär|Töööö|Õun|Hüüa
Öö|ööülikool|Don\u2019t|\u201cStop\u201d|Ænima|naïve|façade|Blue Öyster Cult
Queensrÿche|Maxïmo Park|Ÿ|₤|☆
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
"""Correct titles and artists of many languages."""


def made(folder: Path, sound: bytes, encoding: str, *texts: str, version: int = 4) -> Path:
    """Write an MP3 whose tag states Latin-1, with texts in another encoding."""
    raw = [b"\0" + text.encode(encoding) for text in texts]
    names = (b"TP1", b"TT2") if version == 2 else (b"TPE1", b"TIT2")
    frames = b"".join(
        name + (len(text).to_bytes(3) if version == 2 else len(text).to_bytes(4) + b"\0\0") + text
        for name, text in zip(names, raw, strict=True)
    )
    file = folder / "a.mp3"
    file.write_bytes(b"ID3" + bytes([version, 0, 0]) + len(frames).to_bytes(4) + frames + sound)
    return file


def read(file: Path) -> Tags:
    with patience():
        return tags_of(str(file))


@pytest.mark.parametrize("version", [2, 3, 4])
@pytest.mark.parametrize(("encoding", "artist", "title"), WRONG)
def test_texts_in_another_encoding_are_repaired(
    sounds: Path, tmp_path: Path, version: int, encoding: str, artist: str, title: str
) -> None:
    tags = read(made(tmp_path, bare_mp3(sounds), encoding, artist, title, version=version))
    assert (tags.artist, tags.title) == (artist, title)
    assert tags.encoding


def test_texts_of_id3v1_that_end_within_a_letter_are_repaired(sounds: Path, tmp_path: Path) -> None:
    title = "Белые розы и калинка".encode()[:29]
    texts = title.ljust(30, b"\0") + "Ласковый май".encode()
    file = tmp_path / "a.mp3"
    file.write_bytes(bare_mp3(sounds) + b"TAG" + texts.ljust(124, b"\0") + b"\xff")
    tags = read(file)
    assert (tags.title, tags.artist) == ("Белые розы и кал", "Ласковый май")


@pytest.mark.parametrize("text", [*CORRECT, "Кино Ã©", "Æøå Åäö Áéíóú", "Â § 218 ½¼¾ Così PÅ®"])
def test_a_correct_text_stays(text: str) -> None:
    assert repaired({"title": text}) == ({}, "")


@settings(max_examples=examples(300), deadline=None)
@given(
    texts=st.lists(
        st.lists(st.sampled_from(CORRECT), min_size=1, max_size=4), min_size=1, max_size=4
    )
)
def test_correct_texts_stay_together_too(texts: list[list[str]]) -> None:
    assert repaired({str(at): " ".join(words) for at, words in enumerate(texts)}) == ({}, "")


_LETTERS = st.sampled_from("abcdefghijklmnoprstuvyz")
_FOREIGN = st.sampled_from("àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿßÀÉÖÅØÆÜÑÇ")


@settings(max_examples=examples(300), deadline=None)
@given(
    words=st.lists(
        st.tuples(
            st.lists(_LETTERS, min_size=1, max_size=7), st.lists(_FOREIGN, max_size=3)
        ).flatmap(lambda both: st.permutations(both[0] + both[1]).map("".join)),
        min_size=1,
    )
)
def test_words_that_mix_letters_stay(words: list[str]) -> None:
    assert repaired({"title": " ".join(words)}) == ({}, "")


def test_the_names_of_a_library_stay() -> None:
    for song in random.Random(1).sample(catalogue(5_000), 1_000):
        assert repaired({"title": song.title, "artist": song.artist}) == ({}, "")


@given(st.dictionaries(st.sampled_from(["title", "artist"]), st.text()))
def test_no_text_breaks_it(texts: dict[str, str]) -> None:
    better, _ = repaired(texts)
    assert better.keys() <= texts.keys()
