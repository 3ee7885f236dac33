"""Candidates in French news: all that is offered, with what it is read as. It is Thursday, 2022-01-06."""

from tests.support.newswire_cases import (
    offers,
    tells_what_is_counted,
    tells_what_is_denied,
    tells_where,
    tells_who_acts,
)

test_what_is_offered = offers(
    "fr",
    [
        (
            (
                "Au moins vingt et une personnes ont été tuées et une centaine d'autres blessées mercredi "
                "soir à Bamako."
            ),
            ["Au moins vingt et une = >=21", "une centaine = ~100"],
            ["mercredi soir = 2022-01-05"],
            [],
        ),
        (
            (
                "Près d'une dizaine d'assaillants ont attaqué le poste dans la nuit de mardi à mercredi, a-t-"
                "on appris jeudi."
            ),
            ["Près d'une dizaine = ~10"],
            ["nuit de mardi à mercredi = 2022-01-04/2022-01-05", "jeudi = 2022-01-06"],
            [],
        ),
        (
            (
                "Quelque 1 500 manifestants, selon la police, plusieurs milliers selon les organisateurs, ont"
                " défilé samedi dernier."
            ),
            ["Quelque 1 500 = ~1500", "plusieurs milliers = plural"],
            ["samedi dernier = 2022-01-01"],
            [],
        ),
        (
            (
                "Un soldat a été tué et quatre-vingt-dix-sept autres blessés le 1er janvier, entre 80 et 100 "
                "selon l'armée."
            ),
            ["Un = 1", "quatre-vingt-dix-sept = 97", "entre 80 et 100 = 80..100"],
            ["1er janvier = 2022-01-01"],
            [],
        ),
        (
            ("Moussa Traoré, 58 ans, avait été enlevé il y a deux semaines par des hommes armés, vers 20 heures."),
            [],
            ["il y a deux semaines = 2021-12-20/2021-12-26"],
            ["20 heures = 20:00"],
        ),
        (
            (
                "L'attaque a eu lieu lundi. Le lendemain, deux à trois explosions ont retenti; deux jours "
                "plus tard, le calme est revenu."
            ),
            ["deux à trois = 2..3"],
            ["lundi = 2022-01-03", "Le lendemain = 2022-01-04", "deux jours plus tard = 2022-01-05"],
            [],
        ),
        (
            (
                "Plus d'un million de personnes, soit 1,5 million, ont fui depuis 2015; en mai 2020, deux "
                "cent mille."
            ),
            ["Plus d'un million = >=1000000", "1,5 million = 1500000", "deux cent mille = 200000"],
            ["2015 = 2015", "mai 2020 = 2020-05"],
            [],
        ),
        (
            (
                "La semaine dernière, du 3 au 5 janvier 2022, des centaines de personnes; hier soir, avant-"
                "hier, aujourd'hui."
            ),
            ["centaines = plural"],
            [
                "semaine dernière = 2021-12-27/2022-01-02",
                "3 au 5 janvier 2022 = 2022-01-03/2022-01-05",
                "hier soir = 2022-01-05",
                "avant-hier = 2022-01-04",
                "aujourd'hui = 2022-01-06",
            ],
            [],
        ),
        (
            "La loi 2015-300 et l'article 24; un homme âgé de 34 ans; à 21h30; 60 % des voix; en 2019.",
            ["un = 1", "60 = 60"],
            ["2019 = 2019"],
            ["21h30 = 21:30"],
        ),
        (
            (
                "Le mardi 4 janvier 2022, une demi-douzaine de civils, mille deux cents soldats, soixante et "
                "onze otages."
            ),
            ["une demi-douzaine = ~6", "mille deux cents = 1200", "soixante et onze = 71"],
            ["mardi 4 janvier 2022 = 2022-01-04"],
            [],
        ),
        (
            (
                "Dans la matinée de lundi, une mine a explosé au passage d'un convoi. Ce mercredi, personne "
                "n'a revendiqué l'attaque."
            ),
            [],
            ["matinée de lundi = 2022-01-03", "mercredi = 2022-01-05"],
            [],
        ),
        (
            (
                "Il est mort mardi 4, dans l'après-midi; le week-end dernier, jusqu'à 40 victimes, 12 ou "
                "plus, environ trois cents."
            ),
            ["jusqu'à 40 = <=40", "12 ou plus = >=12", "environ trois cents = ~300"],
            ["mardi 4 = 2022-01-04", "week-end dernier = 2022-01-01/2022-01-02"],
            [],
        ),
        (
            (
                "Un camion, une maison et une grenade; un civil; au moins un mort; moins de dix blessés; pas "
                "moins de 60."
            ),
            ["un = 1", "au moins un = >=1", "moins de dix = <=10", "pas moins de 60 = >=60"],
            [],
            [],
        ),
        ("Il y a quelques jours, il y a longtemps, la nuit était calme.", ["quelques = plural"], [], []),
        (
            "Vendredi dernier, le mois dernier, l'année dernière, cette semaine et vendredi prochain.",
            [],
            [
                "Vendredi dernier = 2021-12-31",
                "mois dernier = 2021-12",
                "année dernière = 2021",
                "cette semaine = 2022-01-03/2022-01-09",
                "vendredi prochain = 2022-01-07",
            ],
            [],
        ),
        (
            "Le 6 janvier à 5 heures du matin, puis à 17 h 45; quarante-cinq minutes plus tard.",
            ["quarante-cinq = 45"],
            ["6 janvier = 2022-01-06"],
            ["5 heures du matin = 05:00", "17 h 45 = 17:45"],
        ),
        (
            (
                "Des dizaines de milliers de déplacés, une quarantaine de maisons, trois millions d'euros, "
                "deux mille cinq cents francs."
            ),
            [
                "dizaines de milliers = plural",
                "une quarantaine = ~40",
                "trois millions = 3000000",
                "deux mille cinq cents = 2500",
            ],
            [],
            [],
        ),
        (
            "Lundi 5 janvier, selon lui; le 30 février, selon un autre.",
            [],
            ["Lundi 5 janvier = ?", "30 février = ?"],
            [],
        ),
        (
            "La veille, mardi, deux policiers avaient été tués.",
            ["deux = 2"],
            ["La veille = 2022-01-03", "mardi = 2022-01-04"],
            [],
        ),
        (
            "Le chapitre 12, le groupe 5, un adolescent de 15 ans; 1.200 arrestations; 12,5 tonnes.",
            ["1.200 = 1200", "12,5 = 12.5"],
            [],
            [],
        ),
        (
            "Un million et demi de personnes, deux millions et demi d'euros, une heure et demie.",
            ["Un million et demi = 1500000", "deux millions et demi = 2500000"],
            [],
            [],
        ),
        (
            (
                "Deux gendarmes ont été tués et trois autres grièvement blessés mardi dans l'explosion d'un "
                "engin artisanal près de Djibo."
            ),
            ["Deux = 2", "trois = 3"],
            ["mardi = 2022-01-04"],
            [],
        ),
        (
            (
                "L'attaque, survenue dans la nuit du 2 au 3 janvier, a fait 14 morts et une trentaine de "
                "blessés, selon un nouveau bilan."
            ),
            ["14 = 14", "une trentaine = ~30"],
            ["nuit du 2 au 3 janvier = 2022-01-02/2022-01-03"],
            [],
        ),
        (
            (
                "Des centaines de jeunes ont barré la route nationale 1 dimanche matin; une quinzaine d'entre"
                " eux ont été interpellés."
            ),
            ["centaines = plural", "une quinzaine = ~15"],
            ["dimanche matin = 2022-01-02"],
            [],
        ),
        (
            (
                "Le 28 décembre dernier, vers 4 heures du matin, des hommes à moto ont enlevé cinq "
                "villageois, dont deux femmes."
            ),
            ["cinq = 5", "deux = 2"],
            ["28 décembre = 2021-12-28"],
            ["4 heures du matin = 04:00"],
        ),
        (
            (
                "Plus de 10 000 personnes ont fui les combats depuis début décembre, dont 60 % d'enfants, "
                "selon l'ONU."
            ),
            ["Plus de 10 000 = >=10000", "60 = 60"],
            ["décembre = 2021-12"],
            [],
        ),
        (
            "Il y a un an jour pour jour, un attentat similaire avait coûté la vie à onze personnes.",
            ["onze = 11"],
            ["Il y a un an = 2021"],
            [],
        ),
        (
            (
                "La manifestation de vendredi prochain a été interdite; celle de la semaine dernière avait "
                "réuni 3.000 à 4.000 personnes."
            ),
            ["3.000 à 4.000 = 3000..4000"],
            ["vendredi prochain = 2022-01-07", "semaine dernière = 2021-12-27/2022-01-02"],
            [],
        ),
        (
            (
                "Trois jours après le coup d'État, mille cinq cents soldats ont été déployés, ce jeudi, dans "
                "la capitale."
            ),
            ["Trois = 3", "mille cinq cents = 1500"],
            ["jeudi = 2022-01-06"],
            [],
        ),
    ],
)


test_who_acts = tells_who_acts(
    "fr",
    [
        ("Le Front a attaqué un poste", "Front", "attaqué", True),
        ("Des combattants du Front ont attaqué un poste", "Front", "attaqué", True),
        ("Le poste a été attaqué par le Front", "Front", "attaqué", True),
        ("L'attaque est attribuée au Front", "Front", "attaque", True),
        ("Le Front a été attaqué hier", "Front", "attaqué", False),
        ("Ils ont marché contre le Front et attaqué un poste", "Front", "attaqué", False),
        ("Ils ont attaqué un poste du Front", "Front", "attaqué", False),
    ],
)


test_what_is_denied = tells_what_is_denied(
    "fr",
    [
        ("Personne n'a été arrêté", "arrêté", True),
        ("Ils n'ont pas été arrêtés", "arrêtés", True),
        ("Aucun civil arrêté", "arrêté", True),
        ("L'armée a démenti avoir attaqué", "attaqué", True),
        ("Deux hommes ont été arrêtés", "arrêtés", False),
        ("Il ne pleuvait pas. Deux hommes ont été arrêtés", "arrêtés", False),
    ],
)


test_where_only_places_stand = tells_where(
    "fr",
    [
        ("tués à Kerfana", "Kerfana", True),
        ("près de Kerfana", "Kerfana", True),
        ("dans la ville de Kerfana", "Kerfana", True),
        ("le maire de Kerfana", "Kerfana", False),
        ("dans Kerfana", "Kerfana", False),
    ],
)


test_what_a_number_counts = tells_what_is_counted(
    "fr",
    [
        ("L'attaque a tué quatre personnes et blessé 17 autres.", "quatre", True),
        ("L'attaque a tué quatre personnes et blessé 17 autres.", "17", False),
        ("Quatre personnes ont été tuées et 17 blessées.", "Quatre", True),
        ("Le bilan est de 12 morts", "12", True),
        ("Ils ont tiré huit roquettes", "huit", False),
        ("à 60 kilomètres des soldats sont morts", "60", False),
    ],
)
