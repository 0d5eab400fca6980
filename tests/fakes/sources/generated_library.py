"""A generated music library of any size with realistic names."""

import random
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from raveberry_server.adapters.sources.local.database import opened_for_scan
from raveberry_server.jobs.library.library_writer import LibraryWriter
from raveberry_server.jobs.library.song_rows import FileToRead, reading_of
from raveberry_server.jobs.library.tag_parser import Tags

_WORDS = """
love night time baby heart day world life dance dream girl fire way good home rain light blue
little want never back down sky feel eyes heaven moon sun summer river road wild lonely crazy
sweet christmas angel black white red golden silver broken holy dirty rolling dancing running
waiting falling calling burning shining crying flying hold take give make break turn shake kiss
tell bring leave stay walk ride drive swim climb remember forget believe wonder forever tonight
yesterday tomorrow morning midnight sunday monday friday winter spring autumn december paradise
hotel california london paris berlin tokyo texas memphis nashville street avenue city town house
garden ocean island mountain valley desert thunder lightning storm wind shadow mirror window door
stairway bridge train station radio telephone television machine computer robot satellite rocket
soldier king queen prince princess captain doctor sister brother mother father daughter cowboy
teacher preacher stranger lover fighter dreamer sailor gypsy devil monster ghost spirit soul body
hands fingers blood bones shoes jacket diamond ring money gold crown candle flower rose daisy
butterfly eagle raven sparrow tiger lion wolf horse monkey elephant dragon serpent spider cherry
strawberry honey sugar coffee whiskey wine water stone glass paper steel velvet leather electric
magic perfect beautiful ordinary wonderful dangerous innocent guilty careless restless faithless
hungry thirsty naked silent secret hidden frozen purple orange yellow green brown pretty ugly
young old new last first only another every nothing something everything anywhere somewhere
hurricane avalanche kaleidoscope masquerade serenade symphony lullaby melody harmony rhythm
boulevard carousel champagne chandelier conversation destination generation imagination revolution
resurrection satisfaction temptation celebration invitation reflection connection
"""
_SMALL = "the of in on my your a to and with for me you is"
_NAMES = """
anna bella carla diana elena frank george harry ivan julia karen leo maria nina oscar paul quentin
robert sarah thomas ursula victor wanda xavier yvonne zoe james john michael william david richard
"""
_FOREIGN = """
björk motörhead sigur rós beyoncé françoise hélène édith señorita corazón canción noël müller
größe straße mädchen übermorgen über grüße søren røyksopp łódź święta zażółć dvořák smetana
čeština žižkov şehrazat türkiye ağlama împărat țara ćevapčići đorđe åse ångström öppna räven
"""
_OTHER_SCRIPTS = """
кино группа крови звезда по имени солнце спокойная ночь белые розы миллион алых роз катюша калинка
подмосковные вечера город золотой лирика ленинград экспонат ветер перемен αγάπη θάλασσα ουρανός
καρδιά μου νύχτα φεγγάρι τραγούδι 사랑 노래 바람 하늘 구름 봄날 강남스타일 아리랑
千本桜 夜に駆ける 紅蓮華 上を向いて歩こう 月亮代表我的心 甜蜜蜜
朋友 海阔天空 حبيبي قلبي ليلة نور العين ירושלים של זהב אהבה לילה
"""
_SYLLABLES = """
ba be bo da de do fa ka ki lo lu ma me mi na no pa ra ri ro sa se ta ti vo xa za
"""
WORDS = _WORDS.split()
SMALL = _SMALL.split()
NAMES = _NAMES.split()
FOREIGN = _FOREIGN.split()
OTHER_SCRIPTS = _OTHER_SCRIPTS.split()
SYLLABLES = _SYLLABLES.split()


@dataclass(frozen=True, slots=True)
class Made:
    """One song of the generated library."""

    number: int
    title: str
    artist: str
    album: str

    @property
    def path(self) -> Path:
        return Path(f"/music/{self.number // 1_000}/{self.number}.mp3")


def catalogue(size: int, seed: int = 1) -> Sequence[Made]:
    """Return songs by artists with several albums each; title and artist are unique together."""
    dice = random.Random(seed)
    return tuple(_songs(dice, size))


def _songs(dice: random.Random, size: int) -> Iterator[Made]:
    number = 0
    known: set[tuple[str, str]] = set()
    while number < size:
        voice = dice.random()
        artist = _artist(dice, voice)
        for _ in range(dice.randint(1, 5)):
            album = _title(dice, voice)
            for _ in range(dice.randint(1, 12)):
                title = _title(dice, voice)
                if (title, artist) in known:
                    continue
                known.add((title, artist))
                yield Made(number, title, artist, album)
                number += 1
                if number == size:
                    return


def _artist(dice: random.Random, voice: float) -> str:
    if voice < 0.06:
        return " ".join(dice.choices(OTHER_SCRIPTS, k=dice.randint(1, 2)))
    if voice < 0.14:
        return " ".join([dice.choice(FOREIGN), _invented(dice)]).title()
    kind = dice.random()
    if kind < 0.4:
        return f"{dice.choice(NAMES)} {_invented(dice)}".title()
    if kind < 0.7:
        return (
            f"The {_word(dice)}s".title() if kind < 0.5 else f"{_word(dice)} {_word(dice)}s".title()
        )
    return f"{_invented(dice)} {_word(dice)}".title()


def _title(dice: random.Random, voice: float) -> str:
    if voice < 0.06:
        return " ".join(dice.choices(OTHER_SCRIPTS, k=dice.randint(2, 4)))
    words = [_word(dice) for _ in range(dice.choices((1, 2, 3, 4), (1, 5, 5, 2))[0])]
    if voice < 0.14:
        words[0] = dice.choice(FOREIGN)
    if dice.random() < 0.5:
        words.insert(dice.randrange(len(words)), dice.choice(SMALL))
    if dice.random() < 0.15:
        words.append(_invented(dice))
    return " ".join(words).title()


_OFTEN = list(accumulate(1 / (rank + 10) for rank in range(len(WORDS))))


def _word(dice: random.Random) -> str:
    return dice.choices(WORDS, cum_weights=_OFTEN)[0]


def _invented(dice: random.Random) -> str:
    return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) + dice.choice(["", "n", "s", "x"])


UNTAGGED = Tags(
    title="?", artist="", album="", album_artist="", track=None, disc=None, year=None, genre="",
    duration_s=200.0, gain_db=None, has_cover=False,
)  # fmt: skip


def write_library(file: Path, songs: Sequence[Made]) -> None:
    """Write the songs to a library database as a scan would."""
    with closing(opened_for_scan(file)) as connection:
        writer = LibraryWriter(connection=connection, at=datetime(2026, 11, 24, tzinfo=UTC))
        writer.begin()
        root = writer.keep_root(Path("/music"))
        folders: dict[Path, int] = {}
        for song in songs:
            parent = song.path.parent
            if parent not in folders:
                folders[parent] = writer.keep_folder(
                    parent, root=root, parent=None, name=parent.name, cover=None, look=1
                )
            tags = UNTAGGED._replace(title=song.title, artist=song.artist, album=song.album)
            path = str(song.path)
            wanted = FileToRead(folders[parent], path, song.path.name, before=())
            writer.keep([wanted], [reading_of(path, (1, 1), tags)])
        writer.count_parts()
        writer.index_misspellings()
        for create in writer.missing_indexes():
            create()
        writer.end()
        writer.tidy_index()
