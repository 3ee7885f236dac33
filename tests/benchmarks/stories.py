"""Short reports in several languages, with the answers that a coder would give.

They are made up for the measurement. Each stands in the words that newspapers of the language use, and names people
and places that the tables of the shipped schema know, as well as some that they do not know.
"""

from typing import NamedTuple

PUBLISHED = "2022-01-06"
"""A Thursday."""


class Told(NamedTuple):
    """One event of a report.

    Attributes:
        trigger: The words that say what happened; the first time that they stand there.
        kind: The code of its type.
        answers: The canonical answers, by the path of the field; what is not here is not told.
    """

    trigger: str
    kind: str
    answers: dict[str, str]


class Story(NamedTuple):
    """A report.

    Attributes:
        language: ISO 639-1 code.
        text: The text.
        events: Its events.
    """

    language: str
    text: str
    events: tuple[Told, ...]


STORIES = (
    Story(
        "es",
        "PUERTO LIRIO, 6 ene (Agencia) - Al menos cinco soldados murieron y doce resultaron heridos cuando "
        "combatientes del BRF atacaron un puesto militar cerca de San Evaristo el miércoles por la "
        "noche, informó el "
        "Ejército.\n\n"
        "El martes 4 de enero, unas 1.500 personas marcharon en Puerto Lirio contra el alza del transporte. Nadie "
        "fue detenido, dijo la policía.\n\n"
        "Dos días antes, una bomba explotó en un mercado de Villa Escondida y mató a tres civiles; otros veinte "
        "quedaron heridos. El atentado fue atribuido a la Llanero Column.\n",
        (
            Told(
                "atacaron",
                "armed_clash",
                {
                    "date": "2022-01-05",
                    "place": "San Evaristo",
                    "actor_1": "Black River Front",
                    "fatalities/best": "5",
                },
            ),
            Told(
                "marcharon",
                "peaceful_protest",
                {"date": "2022-01-04", "place": "Puerto Lirio", "crowd_size": "~1500"},
            ),
            Told(
                "explotó",
                "remote_explosive",
                {
                    "date": "2022-01-02",
                    "place": "Villa Escondida",
                    "actor_1": "Llanero Column",
                    "fatalities/best": "3",
                },
            ),
        ),
    ),
    Story(
        "fr",
        "KERFANA, 6 janvier (Agence) - Quatre soldats ont été tués et une dizaine d'autres blessés dans la nuit de "
        "mardi à mercredi, lorsque des combattants du FNB ont attaqué une base près de Dorbeyt, selon l'armée.\n\n"
        "Samedi dernier, plusieurs milliers de personnes, 5 000 selon les organisateurs, ont manifesté à Abu "
        "Shalal. Personne n'a été arrêté.\n\n"
        "Lundi, l'explosion d'une mine au passage d'un convoi a tué deux civils dans le village de Tirmana. "
        "L'attaque est attribuée au FNB.\n",
        (
            Told(
                "attaqué",
                "armed_clash",
                {
                    "date": "2022-01-04/2022-01-05",
                    "place": "Dorbeyt",
                    "actor_1": "Front for the Nuwar Basin",
                    "fatalities/best": "4",
                },
            ),
            Told(
                "manifesté", "peaceful_protest", {"date": "2022-01-01", "place": "Abu Shalal", "crowd_size": "5000"}
            ),
            Told(
                "explosion",
                "remote_explosive",
                {
                    "date": "2022-01-03",
                    "place": "Tirmana",
                    "actor_1": "Front for the Nuwar Basin",
                    "fatalities/best": "2",
                },
            ),
        ),
    ),
    Story(
        "pt",
        "KERFANA, 6 jan (Agência) - Sete soldados morreram e cerca de vinte ficaram feridos na "
        "noite de terça-feira "
        "(4), quando combatentes da FNB atacaram uma base perto de Dorbeyt, informou o governo.\n\n"
        "No sábado, mais de 2.000 pessoas protestaram em Abu Shalal contra o preço do pão. Ninguém foi detido.\n\n"
        "Na segunda-feira, 3 de janeiro, homens armados sequestraram quatro professores na aldeia "
        "de Tirmana. No dia "
        "seguinte, uma bomba explodiu no mercado de Kerfana e matou uma dezena de pessoas.\n",
        (
            Told(
                "atacaram",
                "armed_clash",
                {
                    "date": "2022-01-04",
                    "place": "Dorbeyt",
                    "actor_1": "Front for the Nuwar Basin",
                    "fatalities/best": "7",
                },
            ),
            Told(
                "protestaram",
                "peaceful_protest",
                {"date": "2022-01-01", "place": "Abu Shalal", "crowd_size": ">=2000"},
            ),
            Told("sequestraram", "abduction", {"date": "2022-01-03", "place": "Tirmana"}),
            Told(
                "explodiu", "remote_explosive", {"date": "2022-01-04", "place": "Kerfana", "fatalities/best": "10"}
            ),
        ),
    ),
    Story(
        "de",
        "KERFANA, 6. Januar (Agentur) - Mindestens fünf Soldaten sind am Mittwochabend bei einem "
        "Angriff der FNB auf "
        "einen Posten nahe Dorbeyt getötet worden, zwölf wurden verletzt, teilte die Armee mit.\n\n"
        "Am Dienstag zogen rund 1.500 Menschen durch Abu Shalal, um gegen die Preise zu "
        "demonstrieren. Niemand wurde "
        "festgenommen.\n\n"
        "In der Nacht zum Montag explodierte im Dorf Tirmana eine Bombe und riss drei Zivilisten in den Tod. Die "
        "Behörden machten die FNB verantwortlich.\n",
        (
            Told(
                "Angriff",
                "armed_clash",
                {
                    "date": "2022-01-05",
                    "place": "Dorbeyt",
                    "actor_1": "Front for the Nuwar Basin",
                    "fatalities/best": "5",
                },
            ),
            Told("zogen", "peaceful_protest", {"date": "2022-01-04", "place": "Abu Shalal", "crowd_size": "~1500"}),
            Told(
                "explodierte",
                "remote_explosive",
                {
                    "date": "2022-01-02/2022-01-03",
                    "place": "Tirmana",
                    "actor_1": "Front for the Nuwar Basin",
                    "fatalities/best": "3",
                },
            ),
        ),
    ),
    Story(
        "ru",
        "КЕРФАНА, 6 января (Агентство) - Не менее пяти военных погибли и двенадцать были ранены в "
        "среду вечером при "
        "нападении боевиков FNB на блокпост близ Дорбейта, сообщило командование.\n\n"
        "Во вторник около 1 500 человек вышли на марш в Абу-Шалале, протестуя против цен. Никто не "
        "был задержан.\n\n"
        "В ночь на понедельник на рынке взорвалась бомба, убиты трое мирных жителей. "
        "Ответственность власти возложили "
        "на FNB.\n",
        (
            Told(
                "нападении",
                "armed_clash",
                {
                    "date": "2022-01-05",
                    "place": "Дорбейта",
                    "actor_1": "Front for the Nuwar Basin",
                    "fatalities/best": "5",
                },
            ),
            Told("марш", "peaceful_protest", {"date": "2022-01-04", "place": "Абу-Шалале", "crowd_size": "~1500"}),
            Told(
                "взорвалась",
                "remote_explosive",
                {"date": "2022-01-02/2022-01-03", "fatalities/best": "3", "actor_1": "Front for the Nuwar Basin"},
            ),
        ),
    ),
    Story(
        "uk",
        "КЕРФАНА, 6 січня (Агенція) - Щонайменше п'ятеро військових загинули, ще дванадцять "
        "поранені у середу ввечері "
        "під час нападу бойовиків FNB на блокпост поблизу Дорбейта, повідомило командування.\n\n"
        "У вівторок близько 1 500 людей вийшли на марш в Абу-Шалалі. Нікого не затримали.\n\n"
        "У ніч на понеділок на ринку вибухнула бомба, загинули троє цивільних.\n",
        (
            Told(
                "нападу",
                "armed_clash",
                {
                    "date": "2022-01-05",
                    "place": "Дорбейта",
                    "actor_1": "Front for the Nuwar Basin",
                    "fatalities/best": "5",
                },
            ),
            Told("марш", "peaceful_protest", {"date": "2022-01-04", "place": "Абу-Шалалі", "crowd_size": "~1500"}),
            Told("вибухнула", "remote_explosive", {"date": "2022-01-02/2022-01-03", "fatalities/best": "3"}),
        ),
    ),
    Story(
        "ar",
        "قتل ما لا يقل عن خمسة جنود وأصيب اثنا عشر آخرون مساء أمس الأربعاء في هجوم شنه مسلحون من FNB على موقع قرب "
        "بلدة دوربيت، بحسب الجيش.\n\n"
        "وشارك نحو ١٥٠٠ شخص يوم الثلاثاء في مسيرة احتجاجا على الأسعار. ولم يعتقل أحد.\n\n"
        "وفي ٢ كانون الثاني/يناير انفجرت قنبلة في سوق كرفانة وقتل ثلاثة مدنيين.\n",
        (
            Told(
                "هجوم",
                "armed_clash",
                {"date": "2022-01-05", "actor_1": "Front for the Nuwar Basin", "fatalities/best": "5"},
            ),
            Told("مسيرة", "peaceful_protest", {"date": "2022-01-04", "crowd_size": "~1500"}),
            Told("انفجرت", "remote_explosive", {"date": "2022-01-02", "fatalities/best": "3"}),
        ),
    ),
)
