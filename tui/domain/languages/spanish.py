"""Spanish."""

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

_BELOW_THIRTY = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
    "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno",
    "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho",
    "veintinueve",
)  # fmt: skip
_TENS = {
    word: 10 * at
    for at, word in enumerate(("treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"), 3)
}
_ONES = {word: value for value, word in enumerate(_BELOW_THIRTY[:10]) if value} | {"un": 1, "una": 1}
_HUNDREDS = (
    "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos",
    "novecientos",
)  # fmt: skip
_PERSON = (
    r"muert[oa]|fallecid[oa]|herid[oa]|lesionad[oa]|persona|víctima|hombre|mujer|joven|menor|niñ[oa]|adolescente"
    r"|civil|soldado|militar|polic[ií]a|agente|guardia|periodista|manifestante|detenid[oa]|desaparecid[oa]"
    r"|secuestrad[oa]|rehén|trabajador|campesino|estudiante"
)

NUMBERS = NumberWords(
    small={word: value for value, word in enumerate(_BELOW_THIRTY)}
    | {"un": 1, "una": 1, "veintiún": 21, "veintiuna": 21, "dieciseis": 16, "veintidos": 22, "veintitres": 23}
    | {"veintiseis": 26}
    | _TENS
    | joined(_TENS, " y ", _ONES),
    hundreds={"cien": 100, "ciento": 100}
    | {form: 100 * at for at, word in enumerate(_HUNDREDS, 2) for form in (word, f"{word[:-2]}as")},
    multipliers={"docena": 12, "docenas": 12},
    scales={"mil": 10**3, "millón": 10**6, "millones": 10**6, "mil millones": 10**9, "billón": 10**12}
    | {"billones": 10**12},
    inner=frozenset({"y"}),
    articles="una?",
    halves="medi[oa]",
    and_half=r"y\s+medi[oa]",
    one=frozenset({"un", "una", "uno"}),
    counted=rf"(?:sol[oa]\s+|nuev[oa]\s+|sup?uest[oa]\s+|presunt[oa]\s+)?(?:{_PERSON})",
)

QUANTITIES = QuantityWords(
    at_least=(
        "al menos", "por lo menos", "como mínimo", "cuando menos", "no menos de", "más de", "mas de", "más que",
        "un mínimo de", "mínimo",
    ),
    at_most=(
        "como máximo", "como mucho", "a lo sumo", "hasta", "hasta un máximo de", "menos de", "no más de",
        "un máximo de", "máximo",
    ),
    about=(
        "unos", "unas", "cerca de", "alrededor de", "aproximadamente", "en torno a", "casi", "cuando menos unos",
        "en torno a los", "en torno a las", "próximo a", "se estima que", "un estimado de", "poco más de",
    ),
    at_least_after=(" o más", " como mínimo", " por lo menos", " al menos"),
    at_most_after=(" o menos", " como máximo", " como mucho"),
    about_after=(" aproximadamente", " más o menos"),
    plural=(
        "varios", "varias", "muchos", "muchas", "numerosos", "numerosas", "múltiples", "diversos", "diversas",
        "decenas", "docenas", "cientos", "centenares", "miles", "millares", "millones", "decenas de miles",
        "cientos de miles", "centenares de miles", "millones", "innumerables", "un puñado de", "una serie de",
        "un grupo de", "unos pocos", "unas pocas", "unos cuantos", "unas cuantas", "una multitud de",
        *(f"{many} {scale}" for many in ("varias", "algunas") for scale in ("decenas", "docenas", "centenas")),
        *(f"{many} {scale}" for many in ("varios", "algunos") for scale in ("cientos", "centenares", "miles")),
    ),
    couple=("un par", "un par de"),
    collectives={
        "una decena": 10, "una quincena": 15, "una veintena": 20, "una treintena": 30, "una cuarentena": 40,
        "una cincuentena": 50, "medio centenar": 50, "un centenar": 100, "una centena": 100, "medio millar": 500,
        "un millar": 1000,
    },
    to=("a", "o", "u"),
    between=(("entre", "y"),),
    start="(?:de|desde)",
    grown=r"\b(?:aument|sub|elev|asc|creci)\w+\s+hasta\s+",
    none=("ningún", "ninguno", "ninguna", "nadie", "sin", "cero"),
    other=(
        r"\bde\s+entre\s+\d{1,2}\s+y\s+\d{1,2}\s+años\b"
        r"|(?:,|\bde)\s+(?:unos\s+)?\d{1,3}\s+años(?:\s+de\s+edad\b|(?=\s*[,.;)]))"
        r"|\b(?:artículos?|art\.|ley|decreto|resolución|número|núm\.|n[º°]|calle|carrera|kilómetro|km|capítulo"
        r"|grupo|canal|ruta|avenida)\s+\d[\d.]*"
    ),
)  # fmt: skip

_PART = r"(?:mañana|tarde|noche|madrugada)"
_WHEN = (
    rf"(?:{_PART}|tarde-noche|mediodía|medianoche|amanecer|anochecer|atardecer|primeras\s+horas|últimas\s+horas)"
)

DATES = DateWords(
    months=(
        r"enero|ene\.?", r"febrero|feb\.?", r"marzo|mar\.", r"abril|abr\.?", r"mayo|may\.", r"junio|jun\.?",
        r"julio|jul\.?", r"agosto|ago\.?", r"septiembre|setiembre|sept?\.?|set\.", r"octubre|oct\.?",
        r"noviembre|nov\.?", r"diciembre|dic\.?",
    ),
    weekdays=("lunes", "martes", "mi[ée]rcoles", "jueves", "viernes", "s[áa]bado", "domingo"),
    day=r"º|°|\.º",
    first=r"primero",
    of_month=r"\s+(?:de\s+)?",
    of_year=r"\s+(?:de\s+|del\s+(?:año\s+)?)",
    to_day=r"(?:\s*[-–]\s*|\s+(?:al?|y(?:\s+el)?)\s+)",
    before_day=rf"{_WHEN}\s+(?:del?)\s+(?:es[et]e\s+)?",
    after_day=rf",?\s+(?:por|en|de|a)\s+la\s+{_PART}|\s+(?:al?|de)\s+(?:mediodía|medianoche|madrugada|amanecer"
    r"|anochecer|atardecer)",
    last=(r"pasad[oa]|últim[oa]|es[et]e\s+pasado", r"pasado|último"),
    next=(r"próximo", r"próximo|que\s+viene"),
    days=(
        (r"anteayer|antier|antes\s+de\s+ayer|anteanoche", -2),
        (r"ayer|anoche", -1),
        (rf"hoy|esta\s+(?:misma\s+)?{_PART}", 0),
        (r"pasado\s+mañana", 2),
    ),
    near=(
        (r"semana\s+pasada|(?:pasada|última)\s+semana", "week", -1),
        (r"mes\s+pasado|(?:pasado|último)\s+mes", "month", -1),
        (r"año\s+pasado|(?:pasado|último)\s+año", "year", -1),
        (r"esta\s+(?:misma\s+)?semana|semana\s+en\s+curso", "week", 0),
        (r"este\s+(?:mismo\s+)?mes|mes\s+en\s+curso", "month", 0),
        (r"este\s+(?:mismo\s+)?año|año\s+en\s+curso", "year", 0),
        (r"(?:próxima\s+semana|semana\s+(?:próxima|que\s+viene))", "week", 1),
        (r"(?:próximo\s+mes|mes\s+(?:próximo|que\s+viene))", "month", 1),
        (r"(?:próximo\s+año|año\s+(?:próximo|que\s+viene))", "year", 1),
    ),
    units=((r"días?", "day"), (r"semanas?", "week"), (r"mes(?:es)?", "month"), (r"años?", "year")),
    ago=((r"hace\s+", ""), ("", r"\s+atrás")),
    weekend=r"(?:(?:este|pasado|último)\s+)?fin\s+de\s+semana(?:\s+pasado)?(?!\s+(?:próximo|que|siguiente"
        r"|anterior))",
    nights=(
        r"noche\s+del\s+\d{1,2}\s+al\s+{day}",
        r"noche\s+del?\s+{day}\s+al\s+{day}",
        r"noche\s+entre\s+el\s+{day}\s+y\s+el\s+{day}",
    ),
    month_behind=("en", "desde", "hasta", "de", "pasado", "finales de"),
    year_behind=("en", "desde", "hasta", "año"),
    before=r"(?:antes\s+del?|hasta)\s+",
    after=r"(?:desde|a\s+partir\s+del?|después\s+del?)\s+",
    about=r"(?:hacia|alrededor\s+del?|cerca\s+del?)\s+",
    lead=r"el|la|los|las|en|del?|al?|durante|este|esta|ese|día|mes\s+de|año",
    undecided=r"(?:hace\s+.*|.*\s+atrás|(?:la|por\s+la|de|esa)?\s*(?:mañana|tarde|noche|madrugada|día))",
)  # fmt: skip

_SAME = r"(?:es[ea]|aquel(?:la)?|el\s+mismo|la\s+misma)"

STORY = StoryWords(
    pattern=(
        rf"(?i:\b(?:(?:ese|aquel|el)\s+mismo\s+día|(?:esa|aquella|la)\s+misma\s+{_PART}|ese\s+día|aquel\s+día"
        rf"|(?:esa|aquella)\s+{_PART})\b(?!\s+(?:del?|en\s+que)\b)"
        rf"|\b(?:el\s+|al\s+)?día\s+(?:siguiente|posterior|anterior|previo)\b(?!\s+al?\b)"
        rf"|\b(?:la\s+)?{_PART}\s+(?:siguiente|anterior)\b(?!\s+al?\b)|\bla\s+víspera\b(?!\s+del?\b)"
        rf"|\b{NUMBER}\s+(?:días?|semanas?)\s+(?:después|más\s+tarde|antes)\b(?!\s+(?:del?|que)\b))"
    ),
    counted=r"(?P<number>.+) (?:días?|(?P<week>semanas?)) (?:(?P<later>después|más tarde)|antes)",
    following=r"siguiente|posterior",
    preceding=r"anterior|previo|víspera",
)

CLUES = ClueWords(
    measure=(
        r"\s?(?:km|kil[óo]metro|metros?\b|m\b|hect[áa]rea|tonelada|kilos?\b|kilogramo|litro|por\s?ciento|%"
        r"|grados?\b"
        r"|euros?\b|d[óo]lar|pesos\b|soles\b|bol[íi]vares|libras?\b|minuto|horas?\b|d[íi]as?\b|semanas?\b"
        r"|mes(?:es)?\b|años?\b|puntos\b|votos\b)"
    ),
    where=r"(?:en|a|de|desde|hacia|hasta|por|sobre|cerca\s+de)\s+(?:el\s+|la\s+|los\s+|las\s+)?(?:\w+\s+de\s+)?",
    only_where=(
        r"(?:en|cerca\s+de|dentro\s+de|fuera\s+de|afueras\s+de)\s+"
        r"(?:(?:el|la)\s+(?:ciudad|pueblo|aldea|puerto|distrito|provincia|regi[óo]n|municipio|departamento|estado"
        r"|localidad|barrio|poblado|corregimiento|vereda)\s+(?:portuari[oa]\s+)?de\s+)?"
    ),
    by=(
        r"(?:\w*(?:[ai]d|muert|hech|escrit)[oa]s?\s+(?:\w+\s+)?por|(?:ataque|atentado|emboscada"
        r"|ofensiva)s?\s+de|a\s+manos\s+de|por\s+parte\s+de|atribuid[oa]s?\s+a"
        r"|(?:culp[óo]|culparon|culpan?|acus[óo]|acusaron|acusan?|responsabiliz(?:ó|aron|an?)|atribuy(?:ó|eron|en))"
        r"(?:\s+\w+){0,2}\s+a)l?\s+(?:el\s+|la\s+|los\s+|las\s+)?(?:presunt[oa]s?\s+|supuest[oa]s?\s+)?"
    ),
    passive=r"(?:\bfue(?:ron)?\b|\b(?:ha|han|había|habían)\s+sido\b|\bson\b|\bes\b|\bser\b)",
    of_another=r"(?:para|por|contra|a|al|hacia|con|cerca\s+de|en|sobre|tras|desde)\s+(?:el\s+|la\s+|los\s+"
    r"|las\s+)?",
    denial=(
        r"no|nadie|ning[úu]n[oa]?|nunca|jam[áa]s|tampoco|sin|niegan?|neg[óo]|negaron|desminti[óo]|desmintieron"
    ),
    parts=r"[.;:!?]\s|,\s+(?:y|pero|mientras)\s",
    joins=frozenset({"y", "e"}),
    says_nothing=frozenset(
        """
        algo algún alguna algunos aquel artículo cada como cuando cuántas cuántos cuál dado desde donde dice dicho
        durante ellos entre esta este estos evento eventos forma fuente fuentes hasta indica informa mismo mucho
        ninguno nota notas número otra otras otro otros para pero persona personas porque puede qué quien según
        sido sobre solo suma tenga texto tiene toda todas todo todos valor varios veces
        """.split(),  # noqa: SIM905
    ),
    senses={
        "killed": "muer muri mata mato fall ases vict deces pere",
        "hurt": "heri lesi",
        "arrested": "dete arre capt apre",
        "gathered": "mani prot marc asis part conc",
        "abducted": "secu rapt rehe",
        "missing": "desa",
        "civilians": "civi",
        "displaced": "desp huye huid evac",
    },
)

LANGUAGE = Language(
    code="es",
    numbers=NUMBERS,
    quantities=QUANTITIES,
    date_pattern=date_pattern(DATES),
    dates=DATES,
    story=STORY,
    times=(
        r"(?:[:.h](?P<minute>\d{2}))?"
        r"(?:\s+de\s+la\s+(?:mañana|madrugada|(?P<half>tarde|noche))|(?<=\ba\slas\s\d\d)\s+horas"
        r"|(?<=\ba\slas\s\d)\s+horas"
        r"|(?<=[:.]\d\d)\s+horas|\s+hrs?\b\.?)"
    ),
    clues=CLUES,
    endings=(
        ("ar", ("a", "an", "o", "aron", "aba", "aban", "ado", "ada", "ados", "adas", "ando", "ar")),
        ("er", ("e", "en", "io", "ieron", "ia", "ian", "ido", "ida", "idos", "idas", "iendo", "er")),
        ("ir", ("e", "en", "io", "ieron", "ia", "ian", "ido", "ida", "idos", "idas", "iendo", "ir")),
        ("cion", ("cion", "ciones")),
        ("sion", ("sion", "siones")),
        ("es", ("", "es")),
        ("s", ("", "s")),
        ("a", ("a", "as")),
        ("e", ("e", "es")),
        ("o", ("o", "os")),
        ("", ("", "es")),
    ),
    function_words=frozenset(
        """
        a al algunas algunos allí anoche ante antes apenas aquel aquella así aun aunque ayer bajo cada casi cerca
        como con contra cuando cuatro cinco de del desde después donde dos durante el él ella ellas ellos en
        entonces entre era es esa ese eso esta está estas este esto estos fue ha hace han hasta hay hoy la las le
        les lo los luego mientras más muchas muchos nadie ni ningún ninguna no nos nuestra nuestro otra otras otro
        otros para pero poco por porque pues que qué quien según se ser si sí sin sobre solo son su sus también
        tampoco tanto tras tres todas todos tu un una unas unos varias varios ya y yo
        """.split(),  # noqa: SIM905
    ),
)
