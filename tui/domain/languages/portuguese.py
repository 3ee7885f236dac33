"""Portuguese."""

from tui.domain.languages.dating import date_pattern
from tui.domain.languages.shapes import (
    NUMBER,
    ClueWords,
    DateWords,
    Language,
    NumberWords,
    QuantityWords,
    StoryWords,
    joined,
)

_BELOW_TWENTY = (
    "zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "treze",
    "catorze", "quinze", "dezesseis", "dezessete", "dezoito", "dezenove",
)  # fmt: skip
_ELSEWHERE = {
    "uma": 1, "duas": 2, "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19,
}  # fmt: skip
_TENS = {
    word: 10 * at
    for at, word in enumerate(
        ("vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"), 2
    )
}
_ONES = {word: value for value, word in enumerate(_BELOW_TWENTY[:10]) if value} | {"uma": 1, "duas": 2}
_HUNDREDS = (
    "duzentos", "trezentos", "quatrocentos", "quinhentos", "seiscentos", "setecentos", "oitocentos", "novecentos",
)  # fmt: skip
_PERSON = (
    r"mort[oa]|ferid[oa]|pessoa|vítima|homem|mulher|jovem|criança|menin[oa]|adolescente|civil|soldado|militar"
    r"|policial|polícia|agente|guarda|jornalista|manifestante|detid[oa]|pres[oa]\b|desaparecid[oa]|refém|morador"
    r"|trabalhador|estudante|indígena"
)

NUMBERS = NumberWords(
    small={word: value for value, word in enumerate(_BELOW_TWENTY)}
    | _ELSEWHERE
    | _TENS
    | joined(_TENS, " e ", _ONES),
    hundreds={"cem": 100, "cento": 100}
    | {form: 100 * at for at, word in enumerate(_HUNDREDS, 2) for form in (word, f"{word[:-2]}as")},
    multipliers={"dúzia": 12, "dúzias": 12},
    scales={
        "mil": 10**3,
        "milhão": 10**6,
        "milhões": 10**6,
        "bilhão": 10**9,
        "bilhões": 10**9,
        "mil milhões": 10**9,
    }
    | {"trilhão": 10**12, "trilhões": 10**12},
    inner=frozenset({"e"}),
    joiners=frozenset({"e"}),
    articles="uma?",
    halves="mei[oa]",
    and_half=r"e\s+mei[oa]",
    one=frozenset({"um", "uma"}),
    counted=rf"(?:nov[oa]\s+|outr[oa]\s+|únic[oa]\s+|só\s+)?(?:{_PERSON})",
)

QUANTITIES = QuantityWords(
    at_least=(
        "pelo menos", "ao menos", "no mínimo", "mais de", "mais do que", "não menos de", "um mínimo de",
        "mínimo de",
    ),
    at_most=("no máximo", "até", "menos de", "não mais de", "não mais que", "um máximo de", "máximo de"),
    about=(
        "cerca de", "aproximadamente", "por volta de", "em torno de", "quase", "uns", "umas", "perto de",
        "à volta de", "ao redor de",
    ),
    at_least_after=(" ou mais", " pelo menos", " no mínimo"),
    at_most_after=(" ou menos", " no máximo"),
    about_after=(" aproximadamente", " mais ou menos"),
    plural=(
        "vários", "várias", "diversos", "diversas", "muitos", "muitas", "numerosos", "numerosas", "inúmeros",
        "inúmeras", "dezenas", "dúzias", "centenas", "milhares", "milhões", "dezenas de milhares",
        "centenas de milhares", "um punhado de", "um grupo de", "uma série de",
        *(f"{many} {scale}" for many in ("várias", "algumas") for scale in ("dezenas", "centenas")),
        *(f"{many} {scale}" for many in ("vários", "alguns") for scale in ("milhares",)),
    ),
    couple=("um par", "um par de"),
    collectives={
        "uma dezena": 10, "uma quinzena": 15, "uma vintena": 20, "uma trintena": 30, "meia centena": 50,
        "uma centena": 100, "um milhar": 1000,
    },
    to=("a", "ou"),
    between=(("entre", "e"),),
    start="de",
    none=("nenhum", "nenhuma", "ninguém", "sem", "zero"),
    other=(
        r",\s+(?:de\s+)?\d{1,3}\s+anos\b(?=\s*[,.;)])|\bde\s+\d{1,3}\s+anos\b(?:\s+de\s+idade\b|(?=\s*[,.;)]))"
        r"|\b(?:artigo|art\.|lei|decreto|resolução|número|n\.?º|km|capítulo|grupo|canal|rodovia|BR)[\s-]+\d[\d.]*"
    ),
)  # fmt: skip

_PART = r"(?:manhã|tarde|noite|madrugada)"
_WHEN = rf"(?:{_PART}|meio-dia|meia-noite|início\s+da\s+{_PART}|fim\s+da\s+{_PART}|final\s+da\s+{_PART})"
_DAY_BEFORE = r"(?:(?<=na\s)|(?<=nesta\s)|(?<=desta\s)|(?<=última\s)|(?<=de\s)|\A)"
_DAY_BEHIND = r"(?=\s*[,.;(]|\s+(?:passada|para|à|em|por|pela|quando)\b|\Z)"
"""Around weekdays without "-feira", which are ordinal numbers elsewhere."""

DATES = DateWords(
    months=(
        r"janeiro|jan\.?", r"fevereiro|fev\.?", r"março|mar\.", r"abril|abr\.?", r"maio|mai\.", r"junho|jun\.?",
        r"julho|jul\.?", r"agosto|ago\.?", r"setembro|set\.", r"outubro|out\.", r"novembro|nov\.?",
        r"dezembro|dez\.",
    ),
    weekdays=(
        *(
            rf"{word}-feira|{_DAY_BEFORE}{word}{_DAY_BEHIND}"
            for word in ("segunda", "terça", "quarta", "quinta", "sexta")
        ),
        r"s[áa]bado",
        "domingo",
    ),
    day=r"º|°|\.º",
    first=r"primeiro",
    of_month=r"\s+(?:de\s+)?",
    of_year=r"\s+(?:de\s+|do\s+ano\s+(?:de\s+)?)",
    to_day=r"(?:\s*[-–]\s*|\s+(?:ao?|e)\s+)",
    before_day=rf"{_WHEN}\s+(?:d[aeo]|dest[ae]|dess[ae])\s+",
    after_day=rf",?\s+(?:à|de|pela|na|da)\s+{_PART}|\s+ao\s+(?:meio-dia|amanhecer|anoitecer)|\s+à\s+meia-noite",
    last=(r"passad[oa]|últim[oa]", r"passad[oa]|últim[oa]"),
    next=(r"próxim[oa]", r"próxim[oa]|que\s+vem"),
    days=(
        (r"anteontem", -2),
        (r"ontem", -1),
        (r"hoje|(?:n?esta)\s+(?:manhã|tarde|noite|madrugada)", 0),
        (r"amanhã", 1),
    ),
    near=(
        (r"semana\s+passada|(?:última|passada)\s+semana", "week", -1),
        (r"mês\s+passado|(?:último|passado)\s+mês", "month", -1),
        (r"ano\s+passado|(?:último|passado)\s+ano", "year", -1),
        (r"n?esta\s+semana", "week", 0),
        (r"n?este\s+mês", "month", 0),
        (r"n?este\s+ano", "year", 0),
        (r"próxima\s+semana|semana\s+que\s+vem", "week", 1),
        (r"próximo\s+mês|mês\s+que\s+vem", "month", 1),
        (r"próximo\s+ano|ano\s+que\s+vem", "year", 1),
    ),
    units=((r"dias?", "day"), (r"semanas?", "week"), (r"m[eê]s(?:es)?", "month"), (r"anos?", "year")),
    ago=((r"há\s+", ""), (r"faz\s+", ""), ("", r"\s+atrás")),
    weekend=r"(?:(?:este|último|passado)\s+)?fim\s+de\s+semana(?:\s+passado)?(?!\s+(?:que|próximo|seguinte"
        r"|anterior))",
    nights=(
        r"noite\s+d[eo]\s+(?:dia\s+)?\d{1,2}\s+para\s+(?:o\s+)?(?:dia\s+)?{day}",
        r"noite\s+d[aeo]\s+{day}\s+para\s+(?:[ao]\s+)?{day}",
        r"(?:noite|madrugada)\s+d[aeo]\s+{day}\s+para\s+(?:[ao]\s+)?{day}",
    ),
    month_behind=("em", "desde", "de", "até"),
    year_behind=("em", "desde", "até", "de"),
    before=r"(?:antes\s+d[aeo]|até\s+(?:[ao])?)\s+",
    after=r"(?:desde\s+[ao]?|a\s+partir\s+d[aeo]|depois\s+d[aeo]|após\s+[ao]?)\s+",
    about=r"(?:por\s+volta\s+d[aeo]|cerca\s+d[aeo])\s+",
    lead=r"[ao]s?|n[ao]s?|d[aeo]s?|em|ao|à|durante|nest[ae]|ness[ae]|est[ae]|dia|mês\s+de|ano\s+de",
    undecided=r"(?:(?:há|faz)\s+.*|.*\s+atrás|(?:[ao]|à|de|da|pela)?\s*(?:manhã|tarde|noite|madrugada|dia))",
)  # fmt: skip

STORY = StoryWords(
    pattern=(
        rf"(?i:\b(?:n?o\s+|n?esse\s+|n?aquele\s+)?mesmo\s+dia\b|\b(?:n?a\s+|n?essa\s+"
        rf"|n?aquela\s+)?mesma\s+{_PART}\b"
        rf"|\bn?aquele\s+dia\b|\bn?aquela\s+{_PART}\b"
        rf"|\b(?:no\s+|o\s+)?dia\s+(?:seguinte|anterior)\b(?!\s+ao?\b)|\bn?a\s+{_PART}\s+(?:seguinte"
        rf"|anterior)\b(?!\s+ao?\b)"
        rf"|\bn?a\s+véspera\b(?!\s+d[aeo]\b)"
        rf"|\b{NUMBER}\s+(?:dias?|semanas?)\s+(?:depois|mais\s+tarde|antes)\b(?!\s+(?:d[aeo]s?|que)\b))"
    ),
    counted=r"(?P<number>.+) (?:dias?|(?P<week>semanas?)) (?:(?P<later>depois|mais tarde)|antes)",
    following=r"seguinte",
    preceding=r"anterior|véspera",
)

_ARTICLE = r"(?:[ao]s?\s+)?"

CLUES = ClueWords(
    measure=(
        r"\s?(?:km|quil[óôo]metro|metros?\b|m\b|hectare|tonelada|quilos?\b|quilograma|litro|por\s?cento|%|graus?\b"
        r"|euros?\b|d[óo]lar|reais\b|meticais\b|kwanzas\b|libras?\b|minuto|horas?\b|dias?\b|semanas?\b"
        r"|m[êe]s(?:es)?\b"
        r"|anos?\b|pontos\b|votos\b)"
    ),
    where=r"(?:em|n[ao]s?|de|d[ao]s?|para|até|desde|perto\s+d[aeo]|por)\s+(?:[ao]\s+)?(?:\w+\s+d[aeo]\s+)?",
    only_where=(
        r"(?:em|perto\s+d[aeo]|arredores\s+d[aeo]|próximo\s+a|"
        r"n[ao]\s+(?:cidade|vila|aldeia|porto|distrito|província|região|município|estado|bairro|localidade|favela)"
        r"\s+(?:portuária\s+)?d[aeo])\s+"
    ),
    by=(
        r"(?:(?:\w*(?:[ai]d|mort|feit|pres)[oa]s?\s+(?:\w+\s+)?(?:por|pel[ao]s?))|(?:ataque|atentado|emboscada"
        r"|ofensiva)s?\s+d[aeo]s?|por\s+parte\s+d[aeo]s?"
        r"|às\s+mãos\s+d[aeo]s?"
        r"|atribuíd[oa]s?\s+(?:a|ao|aos|à|às)|(?:acus(?:ou|aram|a|am)|culp(?:ou|aram|a|am)|responsabiliz(?:ou"
        r"|aram))"
        rf"(?:\s+\w+){{0,2}})\s+{_ARTICLE}(?:supost[oa]s?\s+|presumíve(?:l|is)\s+)?"
    ),
    passive=r"(?:\bfo(?:i|ram)\b|\b(?:tinha|tinham|havia|haviam|teria|teriam)\s+sido\b|\bé\b|\bsão\b|\bser\b)",
    of_another=r"(?:para|por|pel[ao]s?|contra|ao|aos|à|às|com|perto\s+d[aeo]|em|n[ao]s?|sobre|desde)\s+" + _ARTICLE,
    denial=r"não|ninguém|nenhuma?|nunca|jamais|sem|neg(?:a|am|ou|aram)|desmenti(?:u|ram)",
    parts=r"[.;:!?]\s|,\s+(?:e|mas|enquanto)\s",
    joins=frozenset({"e"}),
    says_nothing=frozenset(
        """
        alguma algumas alguns aquele cada como deles desde disse durante eles entre essa esse esta este evento
        eventos
        fonte fontes forma isso mais menos mesmo muito nenhum nota notas número onde outra outras outro outros para
        pela pelo pessoa pessoas pode porque qual quando quantas quantos quem sobre texto toda todas todo todos
        valor vários vezes
        """.split(),  # noqa: SIM905
    ),
    senses={
        "killed": "mort morr mata mato obit assa viti fale",
        "hurt": "feri mach",
        "arrested": "deti pres pris capt dete",
        "gathered": "mani prot marc part pass",
        "abducted": "sequ rapt refe",
        "missing": "desa",
        "civilians": "civi civis",
        "displaced": "desl fugi fugá evac",
    },
)

LANGUAGE = Language(
    code="pt",
    numbers=NUMBERS,
    quantities=QUANTITIES,
    date_pattern=date_pattern(DATES),
    dates=DATES,
    story=STORY,
    times=(
        r"(?:(?:[:h](?P<minute>\d{2}))(?!\d)|(?<=às\s\d)\s?h(?:oras)?\b"
        r"|(?<=às\s\d\d)\s?h(?:oras)?\b|(?=\s+da\s+(?:manhã|madrugada|tarde|noite)\b))"
        r"(?:\s?h(?:oras)?\b)?(?:\s+da\s+(?:manhã|madrugada|(?P<half>tarde|noite)))?"
    ),
    clues=CLUES,
    endings=(
        ("ar", ("ar", "a", "am", "ou", "aram", "ava", "avam", "ado", "ada", "ados", "adas", "ando")),
        ("er", ("er", "e", "em", "eu", "eram", "ia", "iam", "ido", "ida", "idos", "idas", "endo")),
        ("ir", ("ir", "e", "em", "iu", "iram", "ia", "iam", "ido", "ida", "idos", "idas", "indo")),
        ("cao", ("cao", "coes")),
        ("coes", ("cao", "coes")),
        ("m", ("m", "ns")),
        ("s", ("", "s")),
        ("r", ("r", "res")),
        ("", ("", "s")),
    ),
    function_words=frozenset(
        """
        a ainda além algumas alguns ali ao aos após apenas aquela aquele aqui as assim até cada cerca cinco com como
        contra da das de dela dele depois desde dez do dois dos duas durante e ela elas ele eles em enquanto entre
        era essa esse esta este eu foi foram há hoje isso já lá mais mas mesmo muitas muitos na nas nem nenhum
        nenhuma ninguém no nos não o onde ontem os ou outra outras outro outros para pela pelas pelo pelos por
        porque primeiro qual quando quase quatro que quem se segundo seis sem ser seu seus sob sobre são só sua
        suas também tem três todas todos um uma umas uns várias vários
        """.split(),  # noqa: SIM905
    ),
)
