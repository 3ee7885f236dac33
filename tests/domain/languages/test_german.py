"""Candidates in German news: all that is offered, with what it is read as. It is Thursday, 2022-01-06."""

from tests.support.newswire_cases import (
    offers,
    tells_what_is_counted,
    tells_what_is_denied,
    tells_where,
    tells_who_acts,
)

test_what_is_offered = offers(
    "de",
    [
        (
            (
                "Mindestens fünfunddreißig Menschen sind am Mittwochabend in Kundus getötet worden, mehr als "
                "hundert wurden verletzt."
            ),
            ["Mindestens fünfunddreißig = >=35", "mehr als hundert = >=100"],
            ["Mittwochabend = 2022-01-05"],
            [],
        ),
        (
            (
                "Rund 1.500 Demonstranten zogen in der Nacht zum Donnerstag durch die Stadt, zwischen 80 und "
                "100 wurden festgenommen."
            ),
            ["Rund 1.500 = ~1500", "zwischen 80 und 100 = 80..100"],
            ["Nacht zum Donnerstag = 2022-01-05/2022-01-06"],
            [],
        ),
        (
            ("Ein Soldat starb, drei weitere wurden am 5. Januar 2022 gegen 21.30 Uhr verletzt; bis zu 40 Tote."),
            ["Ein = 1", "drei = 3", "bis zu 40 = <=40"],
            ["5. Januar 2022 = 2022-01-05"],
            ["21.30 Uhr = 21:30"],
        ),
        (
            (
                "Karl Meier (58) wurde vor zwei Wochen entführt. Dutzende Anwohner, ein halbes Dutzend "
                "Polizisten, zwei Dutzend."
            ),
            ["Dutzende = plural", "ein halbes Dutzend = 6", "zwei Dutzend = 24"],
            ["vor zwei Wochen = 2021-12-20/2021-12-26"],
            [],
        ),
        (
            (
                "Der Angriff war am Montag. Zwei Tage später, am nächsten Tag und am selben Abend gab es zwei"
                " bis drei Explosionen."
            ),
            ["zwei bis drei = 2..3"],
            [
                "Montag = 2022-01-03",
                "Zwei Tage später = 2022-01-05",
                "am nächsten Tag = 2022-01-04",
                "am selben Abend = 2022-01-03",
            ],
            [],
        ),
        (
            (
                "Im vergangenen Monat, in der vergangenen Woche, letzten Freitag und am Wochenende; am 3. und"
                " 4. Januar; seit 2015."
            ),
            [],
            [
                "vergangenen Monat = 2021-12",
                "vergangenen Woche = 2021-12-27/2022-01-02",
                "letzten Freitag = 2021-12-31",
                "Wochenende = 2022-01-01/2022-01-02",
                "3. und 4. Januar = 2022-01-03/2022-01-04",
                "2015 = 2015",
            ],
            [],
        ),
        (
            (
                "Zweihundertvierunddreißigtausend Menschen, 1,5 Millionen Euro, 3 Mio. Flüchtlinge, eine "
                "halbe Million im Mai 2020."
            ),
            [
                "Zweihundertvierunddreißigtausend = 234000",
                "1,5 Millionen = 1500000",
                "3 Mio. = 3000000",
                "eine halbe Million = 500000",
            ],
            ["Mai 2020 = 2020-05"],
            [],
        ),
        (
            (
                "Eine Bombe explodierte am frühen Dienstagmorgen, eine Frau starb. Ein 34-Jähriger, 34 Jahre "
                "alt, der 3. Tag, Artikel 5."
            ),
            ["eine = 1"],
            ["Dienstagmorgen = 2022-01-04"],
            [],
        ),
        (
            (
                "In der Nacht auf Dienstag, den 4. Januar, und am Sonntag, dem 2. Januar 2022, gestern Abend,"
                " vorgestern, heute, am 1. Mai."
            ),
            [],
            [
                "Nacht auf Dienstag, den 4. Januar = 2022-01-03/2022-01-04",
                "Sonntag, dem 2. Januar 2022 = 2022-01-02",
                "gestern Abend = 2022-01-05",
                "vorgestern = 2022-01-04",
                "heute = 2022-01-06",
                "1. Mai = 2021-05-01",
            ],
            [],
        ),
        (
            (
                "Beide Männer, Hunderte, mehrere tausend, Zehntausende; im Jahr 2019; Anfang Mai; etwa 300; "
                "acht oder neun."
            ),
            [
                "Hunderte = plural",
                "mehrere tausend = plural",
                "Zehntausende = plural",
                "etwa 300 = ~300",
                "acht oder neun = 8..9",
            ],
            ["2019 = 2019", "Mai = 2021-05"],
            [],
        ),
        ("Achtung, die Einheit, dreist, das Viertel, Dreizehntel, einsam, einer der Verletzten.", [], [], []),
        (
            "Am Montag, dem 5. Januar, sagte er; am 30. Februar, sagte ein anderer.",
            [],
            ["Montag, dem 5. Januar = ?", "30. Februar = ?"],
            [],
        ),
        (
            "Am Morgen war es ruhig, in der Nacht auch; vor einiger Zeit, vor wenigen Tagen, vor drei Tagen.",
            [],
            ["vor drei Tagen = 2022-01-03"],
            [],
        ),
        (
            "Höchstens 20, über 300, unter hundert, knapp 50, gut 60 oder nicht weniger als 70 Tote.",
            [
                "Höchstens 20 = <=20",
                "über 300 = >=300",
                "unter hundert = <=100",
                "knapp 50 = ~50",
                "gut 60 = ~60",
                "nicht weniger als 70 = >=70",
            ],
            [],
            [],
        ),
        (
            "Um 5 Uhr morgens, um 9 Uhr abends und um 18 Uhr.",
            [],
            [],
            ["5 Uhr morgens = 05:00", "9 Uhr abends = 21:00", "18 Uhr = 18:00"],
        ),
        (
            (
                "Am Samstag, am Sonnabend, am nächsten Freitag, diese Woche, im vergangenen Jahr und im "
                "letzten Monat."
            ),
            [],
            [
                "Samstag = 2022-01-01",
                "Sonnabend = 2022-01-01",
                "nächsten Freitag = 2022-01-07",
                "diese Woche = 2022-01-03/2022-01-09",
                "vergangenen Jahr = 2021",
                "letzten Monat = 2021-12",
            ],
            [],
        ),
        (
            "Am Vortag, dem Dienstag, waren zwölf Menschen gestorben, darunter ein Kind.",
            ["zwölf = 12", "ein = 1"],
            ["Am Vortag = 2022-01-03", "Dienstag = 2022-01-04"],
            [],
        ),
        (
            ("Tausende Anhänger, ein Dutzend Verletzte, ein paar Schüsse, zweieinhalb Stunden, dreimal, ein Auto."),
            ["Tausende = plural", "ein Dutzend = 12", "ein paar = plural"],
            [],
            [],
        ),
        (
            "Die Resolution 2254, der 12. Mann, Gruppe 47, am 11. September 2001, 2.500 Häuser.",
            ["2.500 = 2500"],
            ["11. September 2001 = 2001-09-11"],
            [],
        ),
        (
            "Von Montag bis Mittwoch, vom 3. bis 5. Januar, im Januar und im März 2021.",
            [],
            [
                "Montag = 2022-01-03",
                "Mittwoch, vom 3. bis 5. Januar = 2022-01-03/2022-01-05",
                "Januar = 2022-01",
                "März 2021 = 2021-03",
            ],
            [],
        ),
        ("Zweieinhalb Millionen Menschen, anderthalb Tonnen.", [], [], []),
        (
            (
                "Bei einem Selbstmordanschlag auf eine Moschee sind am Freitag mindestens 33 Menschen ums "
                "Leben gekommen, Dutzende wurden verletzt."
            ),
            ["mindestens 33 = >=33", "Dutzende = plural"],
            ["Freitag = 2021-12-31"],
            [],
        ),
        (
            (
                "Mehr als 10.000 Menschen demonstrierten am vergangenen Samstag in Berlin gegen die "
                "Maßnahmen; die Polizei sprach von 8000 Teilnehmern."
            ),
            ["Mehr als 10.000 = >=10000", "8000 = 8000"],
            ["vergangenen Samstag = 2022-01-01"],
            [],
        ),
        (
            (
                "Die Zahl der Todesopfer stieg am Dienstag auf 17, nachdem drei weitere Leichen geborgen "
                "worden waren."
            ),
            ["17 = 17", "drei = 3"],
            ["Dienstag = 2022-01-04"],
            [],
        ),
        (
            "Bereits in der Nacht vom 1. auf den 2. Januar hatten Unbekannte vier Fahrzeuge in Brand gesetzt.",
            ["vier = 4"],
            ["Nacht vom 1. auf den 2. Januar = 2022-01-01/2022-01-02"],
            [],
        ),
        (
            "Der 45-Jährige war am frühen Sonntagmorgen gegen 3 Uhr von zwei Männern angegriffen worden.",
            ["zwei = 2"],
            ["Sonntagmorgen = 2022-01-02"],
            ["3 Uhr = 03:00"],
        ),
        (
            (
                "Seit Ende Dezember wurden rund zwei Dutzend Aktivisten festgenommen, vor einem Jahr waren es"
                " noch fünf gewesen."
            ),
            ["rund zwei Dutzend = ~24", "fünf = 5"],
            ["Dezember = 2021-12", "vor einem Jahr = 2021"],
            [],
        ),
        (
            (
                "Zwei Tage nach dem Angriff, am 3. Januar, zogen 1200 bis 1500 Bauern mit 300 Traktoren in "
                "die Hauptstadt."
            ),
            ["Zwei = 2", "1200 bis 1500 = 1200..1500", "300 = 300"],
            ["3. Januar = 2022-01-03"],
            [],
        ),
    ],
)


test_who_acts = tells_who_acts(
    "de",
    [
        ("Die Front griff einen Posten an", "Front", "griff", True),
        ("Kämpfer der Front griffen einen Posten an", "Front", "griffen", True),
        ("Der Posten wurde von der Front angegriffen", "Front", "angegriffen", True),
        (
            (
                "Der Posten wurde gestern von mutmaßlichen Mitgliedern angegriffen, die Behörden machten die "
                "Front verantwortlich"
            ),
            "Front",
            "angegriffen",
            True,
        ),
        ("Die Front wurde gestern angegriffen", "Front", "angegriffen", False),
        ("Sie zogen gegen die Front und griffen einen Posten an", "Front", "griffen", False),
        ("Sie griffen einen Posten der Front an", "Front", "griffen", False),
        ("Die Tötung von Front wurde gemeldet", "Front", "Tötung", False),
    ],
)


test_what_is_denied = tells_what_is_denied(
    "de",
    [
        ("Niemand wurde festgenommen", "festgenommen", True),
        ("Sie wurden nicht festgenommen", "festgenommen", True),
        ("Es gab keine Festnahmen", "Festnahmen", True),
        ("Er bestritt, festgenommen", "festgenommen", False),
        ("Zwei Männer wurden festgenommen", "festgenommen", False),
        ("Es regnete nicht. Zwei Männer wurden festgenommen", "festgenommen", False),
    ],
)


test_where_only_places_stand = tells_where(
    "de",
    [
        ("in der Stadt Kerfana", "Kerfana", True),
        ("im Dorf Kerfana", "Kerfana", True),
        ("nahe der Ortschaft Kerfana", "Kerfana", True),
        ("in Kerfana", "Kerfana", False),
        ("der Bürgermeister von Kerfana", "Kerfana", False),
    ],
)


test_what_a_number_counts = tells_what_is_counted(
    "de",
    [
        ("Bei dem Angriff wurden vier Menschen getötet und 17 verletzt.", "vier", True),
        ("Bei dem Angriff wurden vier Menschen getötet und 17 verletzt.", "17", False),
        ("Vier Menschen starben, 17 wurden verletzt.", "Vier", True),
        ("Es gab 12 Tote", "12", True),
        ("Sie feuerten acht Raketen ab", "acht", False),
        ("In 60 Kilometern Entfernung starben Soldaten", "60", False),
    ],
)
