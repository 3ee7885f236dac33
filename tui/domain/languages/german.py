"""German."""

from tui.domain.languages.dating import date_pattern
from tui.domain.languages.shapes import (
    NOTHING,
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
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
_TENS = {
    word: 10 * at
    for at, word in enumerate(
        ("zwanzig", "dreissig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"), 2
    )
}
_ONES = {word: value for value, word in enumerate(_BELOW_TWENTY[:10]) if value > 1} | {"ein": 1}
_ONE = ("ein", "eine", "einen", "einem", "einer", "eines")
_PERSON = (
    r"(?!d(?:er|ie|as|en|em)\b)(?:\w+e[rns]?\s+)?(?:Mensch|Person|Mann|Frau|Kind|Mädchen|Junge|Jugendliche|Tote"
    r"|Verletzte|Opfer|Zivilist|Soldat"
    r"|Polizist|Beamt|Wachmann|Journalist|Demonstrant|Festgenommene|Vermisste|Geisel|Kämpfer|Arbeiter|Student)"
)

NUMBERS = NumberWords(
    small={word: value for value, word in enumerate(_BELOW_TWENTY)}
    | dict.fromkeys(_ONE, 1)
    | {"zwo": 2, "zweier": 2, "dreier": 3, "beide": 2, "beiden": 2}
    | _TENS
    | joined(_ONES, "und", _TENS),
    multipliers={"hundert": 100, "dutzend": 12},
    scales={"tausend": 10**3, "million": 10**6, "millionen": 10**6, "milliarde": 10**9, "milliarden": 10**9}
    | {"mio.": 10**6, "mio": 10**6, "mrd.": 10**9, "mrd": 10**9, "billion": 10**12, "billionen": 10**12},
    joiners=frozenset({"und"}),
    glued=True,
    articles="eine[mnr]?|ein",
    halves=r"eine?[mnr]?\s+halbe[snmr]?",
    one=frozenset({*_ONE, "beide", "beiden"}),
    counted=_PERSON,
)

QUANTITIES = QuantityWords(
    at_least=(
        "mindestens", "wenigstens", "zumindest", "mehr als", "über", "nicht weniger als", "minimal",
        "ein minimum von",
        "deutlich mehr als", "weit mehr als", "weit über",
    ),
    at_most=(
        "höchstens", "maximal", "bis zu", "weniger als", "unter", "nicht mehr als", "ein maximum von",
    ),
    about=(
        "etwa", "rund", "ungefähr", "circa", "ca.", "zirka", "knapp", "fast", "beinahe", "annähernd", "nahezu",
        "schätzungsweise", "an die", "gut", "um die",
    ),
    at_least_after=(" oder mehr", " und mehr"),
    at_most_after=(" oder weniger",),
    about_after=(" etwa", " oder so"),
    plural=(
        "mehrere", "mehreren", "mehrerer", "viele", "vielen", "zahlreiche", "zahlreichen", "zahlreicher",
        "unzählige", "dutzende", "dutzenden", "dutzender", "hunderte", "hunderten", "hunderter", "tausende",
        "tausenden", "tausender", "zehntausende", "zehntausenden", "hunderttausende", "hunderttausenden",
        "millionen", "aberhunderte", "eine handvoll", "eine reihe von", "eine gruppe von", "ein paar",
        *(f"{many} {scale}" for many in ("mehrere", "mehreren", "einige", "einigen", "ein paar")
          for scale in ("dutzend", "hundert", "tausend", "millionen", "hunderte", "tausende", "zehntausend")),
    ),
    to=("bis", "oder"),
    between=(("zwischen", "und"),),
    start="von",
    none=("kein", "keine", "keinen", "keiner", "niemand", "null"),
    other=(
        r"\b\w*(?:einhalb|anderthalb)\s+\w+|\(\d{1,3}\)|,\s+\d{1,3}(?=,\s)|\b\d{1,3}\s+Jahre\s+alte?[nrs]?\b"
        r"|\b(?:am|der|dem|den|des|die|das|zum|beim|vom|jede[rsmn]?|seine[rsmn]?|ihre[rsmn]?|im)\s+\d{1,3}\.(?=\s)"
        r"|\b(?:Artikel|Art\.|Paragraf|Paragraph|§|Gesetz|Resolution|Nummer|Nr\.|Kapitel|Gruppe|Kanal)\s*\d[\d.]*"
    ),
)  # fmt: skip

_PART = r"(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht|mitternacht)"
_WHEN = r"(?:Morgen|Vormittag|Mittag|Nachmittag|Abend|Nacht|Mitternacht|Morgengrauen)"
_LAST = r"(?:vergangene[nrms]?|letzte[nrms]?|vorige[nrms]?)"
_NEXT = r"(?:nächste[nrms]?|kommende[nrms]?)"
_THIS = r"(?:diese[nrms]?|laufende[nrms]?)"

DATES = DateWords(
    months=(
        r"Januar|Jänner|Jan\.", r"Februar|Feber|Feb\.", r"März|Mrz\.", r"April|Apr\.", r"Mai", r"Juni|Jun\.",
        r"Juli|Jul\.", r"August|Aug\.", r"September|Sept?\.", r"Oktober|Okt\.", r"November|Nov\.",
        r"Dezember|Dez\.",
    ),
    weekdays=("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag|Sonnabend", "Sonntag"),
    day=r"\.",
    first=r"erste[nr]",
    of_month=r"\s+",
    of_year=r"\s+(?:des\s+Jahres\s+)?",
    to_day=r"(?:\s*[-–]\s*|\s+(?:bis(?:\s+zum)?|und(?:\s+(?:dem|den))?)\s+)",
    before_day=rf"{_WHEN}\s+(?:des|vom|am)\s+(?:{_LAST}\s+)?",
    after_day=rf"\s?{_PART}s?\b|,?\s+(?:am|in\s+der)\s+(?:frühen\s+|späten\s+)?{_WHEN}|\s+gegen\s+(?:Mittag"
        rf"|Mitternacht)",
    last=(_LAST, NOTHING),
    next=(_NEXT, NOTHING),
    days=(
        (r"vorgestern", -2),
        (r"gestern", -1),
        (r"heute", 0),
        (r"übermorgen", 2),
    ),
    near=(
        (rf"{_LAST}\s+Woche", "week", -1),
        (rf"{_LAST}\s+Monats?", "month", -1),
        (rf"{_LAST}\s+Jahr(?:es)?|Vorjahr", "year", -1),
        (rf"{_THIS}\s+Woche", "week", 0),
        (rf"{_THIS}\s+Monats?", "month", 0),
        (rf"{_THIS}\s+Jahr(?:es)?|heuer", "year", 0),
        (rf"{_NEXT}\s+Woche", "week", 1),
        (rf"{_NEXT}\s+Monats?", "month", 1),
        (rf"{_NEXT}\s+Jahr(?:es)?", "year", 1),
    ),
    units=((r"Tage?n?", "day"), (r"Wochen?", "week"), (r"Monate?n?", "month"), (r"Jahre?n?", "year")),
    ago=((r"vor\s+", ""),),
    weekend=rf"(?:(?:{_LAST}|diese[ms]?)\s+)?Wochenende",
    nights=(
        r"Nacht\s+(?:vom|zum|von)\s+\d{1,2}\.\s+(?:auf|zum)\s+(?:den\s+)?{day}",
        r"Nacht\s+(?:auf|zum|zu)\s+(?:(?:den|dem|diesen|diesem|heutigen)\s+)?{day}",
        r"Nacht\s+(?:von|vom)\s+{day}\s+(?:auf|zum)\s+(?:den\s+)?{day}",
    ),
    month_behind=("im", "seit", "Anfang", "Mitte", "Ende", "vergangenen", "letzten", "Monat", "bis", "ab"),
    year_behind=("Jahr", "Jahre", "seit", "Jahres", "Anfang", "Ende", "Mitte"),
    before=r"(?:vor\s+(?:dem\s+)?|bis\s+(?:zum\s+)?)",
    after=r"(?:seit\s+(?:dem\s+)?|nach\s+(?:dem\s+)?|ab\s+(?:dem\s+)?)",
    about=r"(?:um\s+den\s+|gegen\s+|etwa\s+am\s+)",
    lead=r"am|im|in|der|dem|den|die|das|des|vom|an|zum|Jahre?s?",
    undecided=rf"(?:vor\s+.*|(?:am|in\s+der|in\s+dieser|der|die)?\s*{_WHEN})",
)  # fmt: skip

STORY = StoryWords(
    pattern=(
        rf"(?i:\b(?:noch\s+)?am\s+(?:selben|gleichen)\s+(?:Tag|Abend|Morgen|Nachmittag)\b"
        rf"|\bin\s+der(?:selben|\s+gleichen)\s+Nacht\b|\ban\s+(?:diesem|jenem)\s+(?:Tag|Abend|Morgen|Nachmittag)\b"
        rf"|\bin\s+(?:dieser|jener)\s+Nacht\b"
        rf"|\bam\s+(?:nächsten|folgenden|darauffolgenden)\s+(?:Tag|Morgen|Abend)\b|\b(?:am\s+)?Tag\s+darauf\b"
        rf"|\btags\s+darauf\b"
        rf"|\bam\s+(?:Vortag|Vorabend)\b(?!\s+(?:der|des)\b)|\b(?:am\s+)?Tag\s+zuvor\b|\btags\s+zuvor\b"
        rf"|\b{NUMBER}\s+(?:Tage?|Wochen?)\s+(?:später|danach|darauf|zuvor|vorher|davor)\b)"
    ),
    counted=r"(?P<number>.+) (?:tage?|(?P<week>wochen?)) (?:(?P<later>später|danach|darauf)|zuvor|vorher|davor)",
    following=r"nächsten|folgenden|darauf",
    preceding=r"vortag|vorabend|zuvor",
)

_ARTICLE = r"(?:der\s+|die\s+|das\s+|dem\s+|den\s+)?"
_KIND = (
    r"(?:Stadt|Hafenstadt|Hauptstadt|Provinzhauptstadt|Kleinstadt|Dorf|Ort|Ortschaft|Gemeinde|Provinz|Region|Bezirk"
    r"|Distrikt|Stadtteil|Viertel|Flüchtlingslager|Departement|Bundesstaat|Kreis|Landkreis)"
)

CLUES = ClueWords(
    measure=(
        r"\s?-?(?:km|Kilomet|Metern?\b|m\b|Hektar|Tonnen?\b|Kilos?\b|Kilogramm|Liter|Prozent|%|Grad\b|Euro\b"
        r"|Dollar|Franken\b"
        r"|Pfund\b|Rubel\b|Minute|Stunde|Tage?n?\b|Wochen?\b|Monat|Jahre?n?\b|Punkte?\b|Stimmen\b|Uhr\b)"
    ),
    where=r"(?:in|im|bei|nahe|aus|von|vom|nach|um|über|durch|vor|südlich|nördlich|westlich|östlich)\s+"
    + _ARTICLE
    + rf"(?:{_KIND}\s+)?",
    only_where=(
        rf"(?:(?:in|nahe|bei|außerhalb|aus|nördlich|südlich|östlich|westlich|unweit|um)\s+)(?:von\s+)?{_ARTICLE}"
        rf"(?:\w+en\s+)?{_KIND}\s+|(?:im|beim|am)\s+(?:\w+en\s+)?{_KIND}\s+"
    ),
    by=(
        r"(?:(?:wurden?|worden|werden|wird)\s+(?:\S+\s+){0,5}?(?:von|durch)|durch|von\s+Kämpfern|(?:Angriff"
        r"|Anschlag|Überfall)(?:s|es)?|(?:Attacke|Offensive)n?|mutmaßlich\s+von"
        r"|(?:macht(?:e|en)?|beschuldig(?:t|te|ten)|verdächtig(?:t|te|ten)|bezichtig(?:t|te|ten)))"
        rf"\s+{_ARTICLE}(?:mutmaßliche[nr]?\s+)?"
    ),
    passive=r"(?:\bwurden?\b|\bworden\b|\bwird\b|\bwerden\b|\bist\b|\bsind\b)",
    of_another=r"(?:für|gegen|an|auf|zu|zum|zur|mit|bei|in|im|nach|nahe|über|vor|von|vom|aus)\s+" + _ARTICLE,
    denial=(
        r"nicht|kein\w*|niemand\w*|nie|niemals|ohne|bestritt\w*|bestreite\w*|dementiert\w*|dementieren"
        r"|leugne\w*"
    ),
    parts=r"[.;:!?]\s|,\s+(?:und|aber|während)\s",
    joins=frozenset({"und", "sowie"}),
    says_nothing=frozenset(
        """
        aber alle allem allen aller andere anderen anderer anzahl auch beim dabei dann dass dazu diese diesem diesen
        dieser durch eine einem einen einer eines einige ereignis ereignisse etwa haben hatte hier ihre jede jeden
        jeder kann kein keine laut mehr mehrere nach nennt nicht noch notiz nur oder ohne personen person quelle
        quellen sagt sein seine selbst sich sind sowie text über unter viele vielen vom wann wenn werden wert wie
        wird wurde wurden zahl zwischen
        """.split(),  # noqa: SIM905
    ),
    alike=5,
    reach=16,
    senses={
        "killed": "getot tote toten toter todes tod starb stirb gesto ermor ersch umgek opfer umsle leben",
        "hurt": "verle verwu",
        "arrested": "festg verha inhaf gefan",
        "gathered": "demon prote teiln teilg kundg marsc",
        "abducted": "entfu geise versc",
        "missing": "vermi",
        "civilians": "zivil",
        "displaced": "vertr fluch flohe geflo evaku",
    },
)

LANGUAGE = Language(
    code="de",
    numbers=NUMBERS,
    quantities=QUANTITIES,
    date_pattern=date_pattern(DATES),
    dates=DATES,
    story=STORY,
    times=(
        r"(?:[.:](?P<minute>\d{2}))?\s+Uhr\b"
        r"(?:\s+(?:morgens|vormittags|früh|(?P<half>nachmittags|abends)))?"
    ),
    clues=CLUES,
    name_behind=rf"(?:in|nahe|aus|bei|{_KIND}|Gouverneur(?:in)?|Minister(?:in)?|Präsident(?:in)?"
    rf"|Sprecher(?:in)?)\s+",
    endings=(
        ("en", ("en", "t", "te", "ten", "end", "et", "ete", "eten", "ge*t", "ge*te", "ge*ten", "ge*et", "ge*ete")),
        ("ung", ("ung", "ungen")),
        ("e", ("e", "en", "er")),
        ("er", ("er", "ern", "ers")),
        ("", ("", "e", "en", "n", "s", "es", "er")),
    ),
    function_words=frozenset(
        """
        angaben berichten bezirk dorf gemeinde ort ortschaft provinz region stadt zeugen
        ab aber alle allein als also am an ander andere anders auch auf aus außerdem bei beide bereits beim bis
        bisher
        da dabei daher damals damit danach dann darauf darüber das dass davon dazu dem den denn der deren deshalb
        dessen die dies diese diesem diesen dieser doch dort drei durch ein eine einem einen einer eines einige er
        erst es etwa fünf für gegen gestern hatte hatten heute hier hinter ihm ihr ihre im immer in inzwischen ist
        jede jeder jedoch kein keine laut man mehr mehrere mehr mindestens mit nach nachdem neben nicht noch nun nur
        ob obwohl oder ohne rund schon sechs sein seine seit sich sie sieben sind so sogar sowie später trotz über
        um und unklar unter viele vier vom von vor wann war waren warum was weil weiter wenn wer wie wir wird wo
        während wurde wurden zehn zu zudem zuletzt zum zunächst zur zuvor zwei zwischen
        """.split(),  # noqa: SIM905
    ),
)
