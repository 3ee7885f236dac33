"""Candidates in Spanish news: all that is offered, with what it is read as. It is Thursday, 2022-01-06."""

from tests.support.newswire_cases import (
    offers,
    tells_what_is_counted,
    tells_what_is_denied,
    tells_where,
    tells_who_acts,
)

test_what_is_offered = offers(
    "es",
    [
        (
            (
                "Al menos treinta y cinco personas murieron y una docena resultaron heridas el miércoles por "
                "la noche en Bogotá."
            ),
            ["Al menos treinta y cinco = >=35", "una docena = 12"],
            ["miércoles por la noche = 2022-01-05"],
            [],
        ),
        (
            (
                "Unos 1.500 manifestantes, según la policía, marcharon la noche del martes al miércoles; "
                "entre 80 y 100 fueron detenidos."
            ),
            ["Unos 1.500 = ~1500", "entre 80 y 100 = 80..100"],
            ["noche del martes al miércoles = 2022-01-04/2022-01-05"],
            [],
        ),
        (
            (
                "El ataque dejó un muerto y tres heridos, informó el Ejército el 5 de enero de 2022 a las "
                "9:30 de la noche."
            ),
            ["un = 1", "tres = 3"],
            ["5 de enero de 2022 = 2022-01-05"],
            ["9:30 de la noche = 21:30"],
        ),
        (
            (
                "Juan Pérez, de 58 años, fue secuestrado hace dos semanas; más de un centenar de vecinos lo "
                "buscan desde anoche."
            ),
            ["más de un centenar = >=100"],
            ["hace dos semanas = 2021-12-20/2021-12-26", "anoche = 2022-01-05"],
            [],
        ),
        (
            (
                "Hasta 2022 hubo 1,5 millones de desplazados y medio millón de refugiados, decenas de miles "
                "de ellos niños."
            ),
            ["1,5 millones = 1500000", "medio millón = 500000", "decenas de miles = plural"],
            ["2022 = 2022"],
            [],
        ),
        (
            (
                "El lunes hubo un ataque. Dos días después, al día siguiente y esa misma noche se oyeron dos "
                "o tres explosiones."
            ),
            ["dos o tres = 2..3"],
            [
                "lunes = 2022-01-03",
                "Dos días después = 2022-01-05",
                "al día siguiente = 2022-01-04",
                "esa misma noche = 2022-01-03",
            ],
            [],
        ),
        (
            "Los incidentes de mayo de 2020 se repitieron en mayo y en 2021.",
            [],
            ["mayo de 2020 = 2020-05", "mayo = 2021-05", "2021 = 2021"],
            [],
        ),
        (
            (
                "En la Plaza de Mayo, un policía disparó contra uno de los agresores; varios cientos huyeron "
                "y una veintena se quedó."
            ),
            ["un = 1", "varios cientos = plural", "una veintena = ~20"],
            [],
            [],
        ),
        (
            "El fin de semana pasado, el pasado lunes 3 de enero y el lunes próximo.",
            [],
            [
                "fin de semana pasado = 2022-01-01/2022-01-02",
                "pasado lunes 3 de enero = 2022-01-03",
                "lunes próximo = 2022-01-10",
            ],
            [],
        ),
        (
            (
                "Del 3 al 5 de enero murieron doscientas cuarenta y tres personas, cinco mil millones de "
                "pesos se perdieron."
            ),
            ["doscientas cuarenta y tres = 243", "cinco mil millones = 5000000000"],
            ["3 al 5 de enero = 2022-01-03/2022-01-05"],
            [],
        ),
        (
            "El artículo 24 de la ley 1.448 rige a las 21 horas; hubo 24 horas de paro.",
            ["24 = 24"],
            [],
            ["21 horas = 21:00"],
        ),
        (
            (
                "En la madrugada de este jueves llegaron cuatro mil doscientos soldados y hace tres días un "
                "joven de 18 años."
            ),
            ["cuatro mil doscientos = 4200", "un = 1"],
            ["madrugada de este jueves = 2022-01-06", "hace tres días = 2022-01-03"],
            [],
        ),
        (
            "Ayer por la mañana, anteayer, hoy y esta tarde; la semana pasada, el mes pasado y el año pasado.",
            [],
            [
                "Ayer por la mañana = 2022-01-05",
                "anteayer = 2022-01-04",
                "hoy = 2022-01-06",
                "esta tarde = 2022-01-06",
                "semana pasada = 2021-12-27/2022-01-02",
                "mes pasado = 2021-12",
                "año pasado = 2021",
            ],
            [],
        ),
        (
            "El martes 4, según testigos, hasta 40 milicianos atacaron el puesto; otros 3 500 huyeron.",
            ["hasta 40 = <=40", "3 500 = 3500"],
            ["martes 4 = 2022-01-04"],
            [],
        ),
        (
            "Fue el jueves 5 de enero, dijo; fue el 31 de febrero, dijo otro.",
            [],
            ["jueves 5 de enero = ?", "31 de febrero = ?"],
            [],
        ),
        (
            (
                "Una mujer y un niño, una granada y un vehículo; al menos un civil; un par de soldados; media"
                " docena de casas."
            ),
            ["Una = 1", "un = 1", "al menos un = >=1", "un par de = ~2", "media docena = 6"],
            [],
            [],
        ),
        (
            "La mañana estaba tranquila; la tarde, también; hace poco hubo varios disparos.",
            ["varios = plural"],
            [],
            [],
        ),
        (
            ("Murieron 12 o más, como máximo 20, casi treinta, alrededor de 50, no menos de 60 y menos de cien."),
            [
                "12 o más = >=12",
                "como máximo 20 = <=20",
                "casi treinta = ~30",
                "alrededor de 50 = ~50",
                "no menos de 60 = >=60",
                "menos de cien = <=100",
            ],
            [],
            [],
        ),
        (
            "El 1º de enero y el primero de mayo; el 15 de marzo de 2019, por la tarde; 27/12/2021.",
            [],
            [
                "1º de enero = 2022-01-01",
                "primero de mayo = 2021-05-01",
                "15 de marzo de 2019, por la tarde = 2019-03-15",
                "27/12/2021 = 2021-12-27",
            ],
            [],
        ),
        (
            "A las 5 de la mañana, a las 14.30 horas y a las 21 horas sonaron las sirenas.",
            [],
            [],
            ["5 de la mañana = 05:00", "14.30 horas = 14:30", "21 horas = 21:00"],
        ),
        (
            (
                "Veintiún muertos, 2,5 millones de dólares, 1,200 heridos, mil casas y cientos de miles de "
                "desplazados."
            ),
            ["Veintiún = 21", "2,5 millones = 2500000", "1,200 = 1200", "mil = 1000", "cientos de miles = plural"],
            [],
            [],
        ),
        ("Hace varios días, semanas atrás y dos años atrás.", ["varios = plural"], ["dos años atrás = 2020"], []),
        (
            "Un millón y medio de personas, dos millones y medio de euros; a las tres y media.",
            ["Un millón y medio = 1500000", "dos millones y medio = 2500000"],
            [],
            [],
        ),
        (
            (
                "Un coche bomba explotó este martes frente a una comisaría de Cali y dejó dos policías "
                "muertos y más de una decena de heridos."
            ),
            ["dos = 2", "más de una decena = >=10"],
            ["martes = 2022-01-04"],
            [],
        ),
        (
            (
                "Las autoridades elevaron a 17 la cifra de fallecidos tras el tiroteo registrado en la tarde "
                "del domingo."
            ),
            ["17 = 17"],
            ["tarde del domingo = 2022-01-02"],
            [],
        ),
        (
            (
                "Según el último balance, entre 200 y 300 familias fueron desplazadas desde el pasado 28 de "
                "diciembre."
            ),
            ["entre 200 y 300 = 200..300"],
            ["28 de diciembre = 2021-12-28"],
            [],
        ),
        (
            (
                "El líder social, de 45 años, fue asesinado a tiros la madrugada del sábado por dos hombres "
                "en motocicleta."
            ),
            ["dos = 2"],
            ["madrugada del sábado = 2022-01-01"],
            [],
        ),
        (
            "La protesta, convocada para el próximo viernes, reunió el año pasado a unas cien mil personas.",
            ["unas cien mil = ~100000"],
            ["próximo viernes = 2022-01-07", "año pasado = 2021"],
            [],
        ),
        (
            "Ninguno de los nueve detenidos tenía antecedentes; ocho de ellos son menores.",
            ["nueve = 9", "ocho = 8"],
            [],
            [],
        ),
        (
            (
                "A finales de noviembre de 2021, el Gobierno y la guerrilla acordaron un cese al fuego de "
                "seis meses."
            ),
            ["seis = 6"],
            ["noviembre de 2021 = 2021-11"],
            [],
        ),
        (
            (
                "Tres días después de la masacre, el 3 de enero, fueron hallados los cuerpos de cuatro "
                "jóvenes de entre 16 y 22 años."
            ),
            ["Tres = 3", "cuatro = 4"],
            ["3 de enero = 2022-01-03"],
            [],
        ),
        (
            (
                "El enfrentamiento duró más de cinco horas y ocurrió a unos 30 kilómetros de la capital, "
                "sobre las 22:45 hora local."
            ),
            ["más de cinco = >=5", "unos 30 = ~30"],
            [],
            ["22:45 = 22:45"],
        ),
    ],
)


test_who_acts = tells_who_acts(
    "es",
    [
        ("El Frente atacó un puesto", "Frente", "atacó", True),
        ("Combatientes del Frente atacaron un puesto", "Frente", "atacaron", True),
        ("El puesto fue atacado por el Frente", "Frente", "atacado", True),
        ("El puesto fue atacado por presuntos miembros; culparon al Frente", "Frente", "atacado", True),
        ("Murieron a manos del Frente dos civiles", "Frente", "Murieron", True),
        ("El Frente fue atacado ayer", "Frente", "atacado", False),
        ("Marcharon contra el Frente y atacaron un puesto", "Frente", "atacaron", False),
        ("Atacaron un puesto del Frente", "Frente", "Atacaron", False),
        ("Pasaron por el Frente y atacaron la plaza", "Frente", "atacaron", False),
    ],
)


test_what_is_denied = tells_what_is_denied(
    "es",
    [
        ("Nadie fue detenido", "detenido", True),
        ("No hubo detenidos", "detenidos", True),
        ("El Ejército negó haber atacado", "atacado", True),
        ("Ningún civil murió", "murió", True),
        ("Murieron sin ser detenidos", "detenidos", True),
        ("No llovía. Dos hombres fueron detenidos", "detenidos", False),
        ("Dos hombres fueron detenidos", "detenidos", False),
    ],
)


test_where_only_places_stand = tells_where(
    "es",
    [
        ("murieron en Kerfana", "Kerfana", True),
        ("cerca de Kerfana", "Kerfana", True),
        ("en la ciudad de Kerfana", "Kerfana", True),
        ("el alcalde de Kerfana", "Kerfana", False),
        ("habló con Kerfana", "Kerfana", False),
    ],
)


test_what_a_number_counts = tells_what_is_counted(
    "es",
    [
        ("El ataque mató a cuatro personas e hirió a 17.", "cuatro", True),
        ("El ataque mató a cuatro personas e hirió a 17.", "17", False),
        ("Cuatro personas murieron y 17 resultaron heridas.", "Cuatro", True),
        ("Cuatro personas murieron y 17 resultaron heridas.", "17", False),
        ("Hubo 12 fallecidos", "12", True),
        ("Dispararon ocho cohetes", "ocho", False),
        ("a 60 kilómetros murieron soldados", "60", False),
    ],
)
