"""Candidates in Portuguese news: all that is offered, with what it is read as. It is Thursday, 2022-01-06."""

from tests.support.newswire_cases import (
    offers,
    tells_what_is_counted,
    tells_what_is_denied,
    tells_where,
    tells_who_acts,
)

test_what_is_offered = offers(
    "pt",
    [
        (
            (
                "Pelo menos vinte e três pessoas morreram e dezenas ficaram feridas na noite de quarta-feira "
                "(5) no Rio de Janeiro."
            ),
            ["Pelo menos vinte e três = >=23", "dezenas = plural"],
            ["noite de quarta-feira (5) = 2022-01-05"],
            [],
        ),
        (
            ("Cerca de 1.500 manifestantes, segundo a polícia, marcharam no sábado; entre 80 e 100 foram detidos."),
            ["Cerca de 1.500 = ~1500", "entre 80 e 100 = 80..100"],
            ["sábado = 2022-01-01"],
            [],
        ),
        (
            "Um policial morreu e três civis ficaram feridos no dia 1º de janeiro de 2022, às 21h30.",
            ["Um = 1", "três = 3"],
            ["1º de janeiro de 2022 = 2022-01-01"],
            ["21h30 = 21:30"],
        ),
        (
            (
                "João Silva, de 58 anos, foi sequestrado há duas semanas; mais de uma centena de vizinhos "
                "protestaram ontem à noite."
            ),
            ["mais de uma centena = >=100"],
            ["há duas semanas = 2021-12-20/2021-12-26", "ontem à noite = 2022-01-05"],
            [],
        ),
        (
            (
                "Mil e duzentas pessoas, duzentas e quarenta e uma delas crianças, e 1,5 milhão de "
                "deslocados, meio milhão em maio de 2020."
            ),
            [
                "Mil e duzentas = 1200",
                "duzentas e quarenta e uma = 241",
                "1,5 milhão = 1500000",
                "meio milhão = 500000",
            ],
            ["maio de 2020 = 2020-05"],
            [],
        ),
        (
            (
                "O ataque foi na segunda-feira. Dois dias depois, no dia seguinte e na mesma noite houve duas"
                " ou três explosões."
            ),
            ["duas ou três = 2..3"],
            [
                "segunda-feira = 2022-01-03",
                "Dois dias depois = 2022-01-05",
                "no dia seguinte = 2022-01-04",
                "na mesma noite = 2022-01-03",
            ],
            [],
        ),
        (
            (
                "Na madrugada desta segunda-feira, 3 de janeiro, uma dezena de homens armados atacou o posto,"
                " às 5 horas da manhã."
            ),
            ["uma dezena = ~10"],
            ["madrugada desta segunda-feira, 3 de janeiro = 2022-01-03"],
            ["5 horas da manhã = 05:00"],
        ),
        (
            (
                "No fim de semana passado, no mês passado, na última sexta-feira e nesta terça. Até 40 "
                "mortos, uma dúzia, meia dúzia."
            ),
            ["Até 40 = <=40", "uma dúzia = 12", "meia dúzia = 6"],
            [
                "fim de semana passado = 2022-01-01/2022-01-02",
                "mês passado = 2021-12",
                "última sexta-feira = 2021-12-31",
                "terça = 2022-01-04",
            ],
            [],
        ),
        (
            "A lei 11.340, o artigo 5, 60% dos votos, em 2019 e desde 1996, 3 mil soldados.",
            ["60 = 60", "3 mil = 3000"],
            ["2019 = 2019", "1996 = 1996"],
            [],
        ),
        (
            (
                "Na noite de terça para quarta-feira, cento e vinte e cinco mil reais; de 3 a 5 de janeiro; "
                "hoje e amanhã."
            ),
            ["cento e vinte e cinco mil = 125000"],
            [
                "noite de terça para quarta-feira = 2022-01-04/2022-01-05",
                "3 a 5 de janeiro = 2022-01-03/2022-01-05",
                "hoje = 2022-01-06",
                "amanhã = 2022-01-07",
            ],
            [],
        ),
        (
            (
                "Um grupo de homens e uma série de ataques; um jovem de 18 anos; nenhum ferido; milhares de "
                "pessoas; vários mortos."
            ),
            ["Um grupo de = plural", "uma série de = plural", "um = 1", "milhares = plural", "vários = plural"],
            [],
            [],
        ),
        (
            "Uma bomba, um carro e uma casa; pelo menos um morto; uma criança ferida.",
            ["pelo menos um = >=1", "uma = 1"],
            [],
            [],
        ),
        ("Na segunda metade do jogo, na quarta vez, a sexta vítima.", [], [], []),
        (
            "Na quinta-feira (6), em Maputo; na quarta (5), em Pemba; na quinta-feira (5), em Tete.",
            [],
            ["quinta-feira (6) = 2022-01-06", "quarta (5) = 2022-01-05", "quinta-feira (5) = ?"],
            [],
        ),
        (
            "Há dias, há muito tempo, semanas atrás, dois anos atrás e faz três dias.",
            [],
            ["dois anos atrás = 2020", "faz três dias = 2022-01-03"],
            [],
        ),
        (
            "Semana passada, na semana passada, este ano e no ano passado.",
            [],
            [
                "Semana passada = 2021-12-27/2022-01-02",
                "semana passada = 2021-12-27/2022-01-02",
                "este ano = 2022",
                "ano passado = 2021",
            ],
            [],
        ),
        (
            "Morreram 12 ou mais, no máximo 20, quase trinta, por volta de 50 e menos de cem.",
            [
                "12 ou mais = >=12",
                "no máximo 20 = <=20",
                "quase trinta = ~30",
                "por volta de 50 = ~50",
                "menos de cem = <=100",
            ],
            [],
            [],
        ),
        (
            "Dezenas de milhares, vários milhares, algumas centenas, um par de soldados e cem casas.",
            [
                "Dezenas de milhares = plural",
                "vários milhares = plural",
                "algumas centenas = plural",
                "um par de = ~2",
                "cem = 100",
            ],
            [],
            [],
        ),
        (
            "O 30 de fevereiro, disse ele; na sexta-feira, 5 de janeiro de 2022, disse outro.",
            [],
            ["30 de fevereiro = ?", "sexta-feira, 5 de janeiro de 2022 = ?"],
            [],
        ),
        (
            "Às 14h, às 9 da noite e às 8 horas; 24 horas depois.",
            ["24 = 24"],
            [],
            ["14h = 14:00", "9 da noite = 21:00", "8 horas = 08:00"],
        ),
        (
            "Um milhão e meio de pessoas, dois milhões e meio de reais, às três e meia.",
            ["Um milhão e meio = 1500000", "dois milhões e meio = 2500000"],
            [],
            [],
        ),
        (
            (
                "Dois homens armados invadiram um bar na noite de domingo e mataram quatro pessoas, entre "
                "elas uma criança de 6 anos."
            ),
            ["Dois = 2", "quatro = 4", "uma = 1"],
            ["noite de domingo = 2022-01-02"],
            [],
        ),
        (
            (
                "O número de mortos subiu para 27 nesta quinta-feira; outras 15 pessoas continuam "
                "desaparecidas, segundo os bombeiros."
            ),
            ["27 = 27", "15 = 15"],
            ["quinta-feira = 2022-01-06"],
            [],
        ),
        (
            "Em 29 de dezembro, cerca de mil indígenas bloquearam a BR-163 por mais de 12 horas.",
            ["cerca de mil = ~1000", "mais de 12 = >=12"],
            ["29 de dezembro = 2021-12-29"],
            [],
        ),
        (
            "A greve, que começou há três semanas, reuniu entre 3 e 5 mil trabalhadores na última segunda.",
            ["entre 3 e 5 mil = 3000..5000"],
            ["há três semanas = 2021-12-13/2021-12-19", "última segunda = 2022-01-03"],
            [],
        ),
        (
            (
                "Por volta das 23h30 de terça-feira, um ataque com granada deixou ao menos um morto e meia "
                "dúzia de feridos."
            ),
            ["ao menos um = >=1", "meia dúzia = 6"],
            ["terça-feira = 2022-01-04"],
            ["23h30 = 23:30"],
        ),
        (
            (
                "Dois dias após o ataque, a polícia prendeu três suspeitos; na sexta-feira passada, outros "
                "dois foram soltos."
            ),
            ["Dois = 2", "três = 3", "dois = 2"],
            ["sexta-feira passada = 2021-12-31"],
            [],
        ),
        (
            (
                "No final de novembro de 2021, milhares de deslocados chegaram a Pemba, a 250 quilômetros de "
                "distância."
            ),
            ["milhares = plural", "250 = 250"],
            ["novembro de 2021 = 2021-11"],
            [],
        ),
    ],
)


test_who_acts = tells_who_acts(
    "pt",
    [
        ("A Frente atacou um posto", "Frente", "atacou", True),
        ("Combatentes da Frente atacaram um posto", "Frente", "atacaram", True),
        ("O posto foi atacado pela Frente", "Frente", "atacado", True),
        ("O ataque é atribuído à Frente", "Frente", "ataque", True),
        ("A Frente foi atacada ontem", "Frente", "atacada", False),
        ("Marcharam contra a Frente e atacaram um posto", "Frente", "atacaram", False),
        ("Atacaram um posto da Frente", "Frente", "Atacaram", False),
    ],
)


test_what_is_denied = tells_what_is_denied(
    "pt",
    [
        ("Ninguém foi detido", "detido", True),
        ("Não houve detidos", "detidos", True),
        ("O governo negou ter atacado", "atacado", True),
        ("Nenhum civil morreu", "morreu", True),
        ("Dois homens foram detidos", "detidos", False),
        ("Não chovia. Dois homens foram detidos", "detidos", False),
    ],
)


test_where_only_places_stand = tells_where(
    "pt",
    [
        ("morreram em Kerfana", "Kerfana", True),
        ("perto de Kerfana", "Kerfana", True),
        ("na cidade de Kerfana", "Kerfana", True),
        ("o prefeito de Kerfana", "Kerfana", False),
        ("falou com Kerfana", "Kerfana", False),
    ],
)


test_what_a_number_counts = tells_what_is_counted(
    "pt",
    [
        ("O ataque matou quatro pessoas e feriu 17.", "quatro", True),
        ("O ataque matou quatro pessoas e feriu 17.", "17", False),
        ("Quatro pessoas morreram e 17 ficaram feridas.", "Quatro", True),
        ("Houve 12 mortos", "12", True),
        ("Dispararam oito foguetes", "oito", False),
        ("a 60 quilômetros morreram soldados", "60", False),
    ],
)
