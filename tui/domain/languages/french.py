"""French."""

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
)

_BELOW_TWENTY = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize",
    "quatorze", "quinze", "seize", "dix sept", "dix huit", "dix neuf",
)  # fmt: skip
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_REGIONAL = {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
_ONE_TO_NINETEEN = {word: value for value, word in enumerate(_BELOW_TWENTY) if value} | {"une": 1}
_ONE_TO_NINE = {word: value for word, value in _ONE_TO_NINETEEN.items() if value < 10}
_PERSON = (
    r"mort|tué|bless[ée]|victime|personne|homme|femme|enfant|fillette|garçon|adolescent|jeune|civil|soldat"
    r"|militaire|polici|gendarme|agent|garde|journaliste|manifestant|disparu|otage|habitant|combattant|étudiant"
)

NUMBERS = NumberWords(
    small={word: value for value, word in enumerate(_BELOW_TWENTY)}
    | {"une": 1, "quatre vingt": 80, "quatre vingts": 80}
    | {
        f"{word}{joined}": value + one
        for word, value in (_TENS | _REGIONAL).items()
        for joined, one in [
            ("", 0),
            (" et un", 1),
            (" et une", 1),
            *((f" {each}", at) for each, at in _ONE_TO_NINE.items()),
        ]
    }
    | {f"soixante {word}": 60 + value for word, value in _ONE_TO_NINETEEN.items() if value > 9}
    | {"soixante et onze": 71}
    | {f"quatre vingt {word}": 80 + value for word, value in _ONE_TO_NINETEEN.items()},
    multipliers={"cent": 100, "cents": 100},
    scales={"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9},
    inner=frozenset({"et"}),
    halves=r"une?\s+demi",
    and_half=r"et\s+demie?",
    one=frozenset({"un", "une"}),
    counted=rf"(?:seule?\s+|autre\s+|jeune\s+)?(?:{_PERSON})",
)

QUANTITIES = QuantityWords(
    at_least=(
        "au moins", "plus de", "plus d'", "au minimum", "pas moins de", "pas moins d'", "un minimum de", "minimum",
    ),
    at_most=(
        "au plus", "tout au plus", "jusqu'à", "moins de", "moins d'", "au maximum", "pas plus de", "pas plus d'",
        "un maximum de",
    ),
    about=(
        "environ", "près de", "près d'", "quelque", "autour de", "à peu près", "approximativement", "presque",
        "aux alentours de", "aux environs de",
    ),
    at_least_after=(" ou plus", " au moins", " au minimum"),
    at_most_after=(" ou moins", " au plus", " au maximum"),
    about_after=(" environ", " à peu près"),
    plural=(
        "plusieurs", "de nombreux", "de nombreuses", "nombreux", "nombreuses", "divers", "diverses", "quelques",
        "dizaines", "douzaines", "centaines", "milliers", "millions", "dizaines de milliers",
        "centaines de milliers",
        "une poignée de", "une série de", "un groupe de", "d'innombrables",
        *(f"{many} {scale}" for many in ("plusieurs", "quelques") for scale in ("dizaines", "centaines",
        "milliers")),
    ),
    collectives={
        "une dizaine": 10, "une douzaine": 12, "une demi-douzaine": 6, "une quinzaine": 15, "une vingtaine": 20,
        "une trentaine": 30, "une quarantaine": 40, "une cinquantaine": 50, "une soixantaine": 60,
        "une centaine": 100, "un millier": 1000, "un demi-millier": 500,
    },
    to=("à", "ou"),
    between=(("entre", "et"),),
    start="de",
    none=("aucun", "aucune", "personne", "nul", "nulle", "zéro"),
    other=(
        r",\s+\d{1,3}\s+ans\b(?=\s*[,.;)])|\bâgée?s?\s+(?:d['’]environ\s+|de\s+)\d{1,3}(?:\s+(?:à"
        r"|et)\s+\d{1,3})?\s+ans\b"
        r"|\b(?:une?|cet|cette|le|la)\s+\w+\s+de\s+\d{1,3}\s+ans\b"
        r"|\b(?:articles?|loi|décret|résolution|numéro|n°|chaîne|chapitre|groupe|route|route\s+nationale|RN)\s+\d[\d.]*"
    ),
)  # fmt: skip

_PART = r"(?:matin|matinée|midi|après-midi|soir|soirée|nuit)"
_WHEN = rf"(?:{_PART}|aube|minuit|début\s+de\s+(?:matinée|soirée)|fin\s+de\s+(?:journée|matinée|soirée))"

DATES = DateWords(
    months=(
        r"janvier|janv\.?", r"f[ée]vrier|f[ée]v\.|févr\.?", r"mars", r"avril|avr\.?", r"mai", r"juin",
        r"juillet|juil\.?",
        r"ao[ûu]t", r"septembre|sept\.?", r"octobre|oct\.?", r"novembre|nov\.?", r"d[ée]cembre|déc\.?",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    day=r"er",
    first=r"premier",
    of_month=r"\s+",
    of_year=r"\s+",
    to_day=r"(?:\s*[-–]\s*|\s+(?:au|et(?:\s+le)?)\s+)",
    before_day=rf"{_WHEN}\s+(?:du\s+|de\s+(?:ce\s+)?|d['’])",
    after_day=r"\s+(?:matin|midi|après-midi|soir)\b|,?\s+(?:dans|en)\s+(?:la\s+(?:matinée|soirée|nuit|journée)"
    r"|l['’]après-midi|(?:début|fin)\s+de\s+(?:matinée|soirée|journée|nuit))|\s+(?:à|vers)\s+(?:l['’]aube|midi"
    r"|minuit)",
    last=(NOTHING, r"dernier|passé"),
    next=(NOTHING, r"prochain"),
    days=(
        (r"avant-hier", -2),
        (r"hier|(?:la\s+)?nuit\s+dernière", -1),
        (r"aujourd['’]hui|ce\s+(?:matin|midi|soir)|cet(?:te)?\s+après-midi", 0),
        (r"demain", 1),
        (r"après-demain", 2),
    ),
    near=(
        (r"semaine\s+(?:dernière|passée)", "week", -1),
        (r"mois\s+(?:dernier|passé)", "month", -1),
        (r"an(?:née)?\s+(?:dernière?|passée?)", "year", -1),
        (r"cette\s+semaine", "week", 0),
        (r"ce\s+mois(?:-ci)?", "month", 0),
        (r"cette\s+année", "year", 0),
        (r"semaine\s+prochaine", "week", 1),
        (r"mois\s+prochain", "month", 1),
        (r"an(?:née)?\s+prochaine?", "year", 1),
    ),
    units=((r"jours?", "day"), (r"semaines?", "week"), (r"mois", "month"), (r"ans?|années?", "year")),
    ago=((r"il\s+y\s+a\s+", ""), ("", r"\s+plus\s+tôt")),
    weekend=r"(?:ce\s+)?week-end(?:\s+(?:dernier|passé))?(?!\s+(?:prochain|suivant|précédent))",
    nights=(
        r"nuit\s+du\s+\d{1,2}(?:er)?\s+au\s+{day}",
        r"nuit\s+(?:de\s+|du\s+){day}\s+(?:à|au)\s+{day}",
        r"nuit\s+d['’]{day}\s+à\s+{day}",
    ),
    month_behind=("en", "depuis", "de", "fin", "début", "mi", "courant"),
    year_behind=("en", "depuis", "année", "fin", "début", "d'ici"),
    before=r"(?:avant\s+(?:le\s+)?|jusqu['’](?:à|au)\s+)",
    after=r"(?:depuis\s+(?:le\s+)?|à\s+partir\s+du\s+|après\s+(?:le\s+)?|dès\s+(?:le\s+)?)",
    about=r"(?:vers\s+(?:le\s+)?|aux\s+environs\s+du\s+|autour\s+du\s+)",
    lead=r"le|la|l['’]|les|en|du|de|au|dans|ce|cette|pendant|durant|courant",
    undecided=r"(?:il\s+y\s+a\s+.*|.*\s+plus\s+tôt|(?:la|dans\s+la|le|au)\s+(?:nuit|matin|soir|soirée|journée"
        r"|matinée))",
)  # fmt: skip

_DAYTIME = r"(?:jour|soir|matin|après-midi)"

STORY = StoryWords(
    pattern=(
        rf"(?i:\b(?:le\s+)?(?:même\s+{_DAYTIME})\b|\b(?:la\s+)?même\s+(?:nuit|journée|soirée)\b"
        rf"|\b(?:ce|cet|cette)\s+(?:jour|soir|nuit|matin)-là\b|\ble\s+jour\s+même\b"
        rf"|\ble\s+lendemain(?:\s+(?:matin|soir))?\b(?!\s+d[eu'’])|\ble\s+jour\s+(?:suivant|d['’]après"
        rf"|précédent|d['’]avant)\b"
        rf"|\bla\s+veille(?:\s+au\s+soir)?\b(?!\s+d[eu'’])"
        rf"|\b{NUMBER}\s+(?:jours?|semaines?)\s+(?:plus\s+tard|après|avant|auparavant)\b(?!\s+(?:le|la|les"
        rf"|l['’]|que|son|sa)\b))"
    ),
    counted=r"(?P<number>.+) (?:jours?|(?P<week>semaines?)) (?:(?P<later>plus tard|après)|avant|auparavant)",
    following=r"lendemain|suivant|d['’]après",
    preceding=r"veille|précédent|d['’]avant",
)

_ARTICLE = r"(?:le\s+|la\s+|les\s+|l['’]\s*|des\s+|un\s+|une\s+)?"

CLUES = ClueWords(
    measure=(
        r"\s?(?:km|kilom[èe]tre|m[èe]tres?\b|m\b|hectare|tonne|kilos?\b|kilogramme|litre|pour\s?cent|%"
        r"|degrés?\b|euros?\b"
        r"|dollar|francs?\b|livres?\b|minute|heures?\b|jours?\b|semaines?\b|mois\b|ans?\b|années?\b|points\b"
        r"|voix\b)"
    ),
    where=(
        r"(?:(?:à|au|aux|en|dans|de|du|des|vers|depuis|sur|près\s+de|près\s+du)\s+(?:la\s+|le\s+|les\s+)?"
        r"|d['’])(?:\w+\s+d(?:e\s+|['’]))?(?:l['’])?"
    ),
    only_where=(
        r"(?:(?:à|près\s+d[eu]|non\s+loin\s+de|aux\s+abords\s+de)\s+|(?:dans|en|à|près\s+de)\s+(?:la\s+|le\s+"
        r"|l['’])(?:ville|village"
        r"|port|province|région|préfecture|district|commune|localité|quartier|département"
        r"|camp)\s+(?:portuaire\s+)?d(?:e\s+|u\s+|['’]))"
    ),
    by=(
        r"(?:par|(?:attaque|embuscade|offensive|attentat)s?\s+d[eu]s?|aux\s+mains\s+d[eu]s?|attribuée?s?\s+(?:à"
        r"|au|aux)|imputée?s?\s+(?:à|au|aux)"
        r"|(?:accus(?:e|é|ent|ait)|m(?:et|is)\s+en\s+cause))\s+"
        rf"{_ARTICLE}(?:\w+\s+d(?:e\s+|u\s+|es\s+|['’]))?"
    ),
    passive=r"(?:\b(?:a|ont|avait|avaient)\s+été\b|\best\b|\bsont\b|\bfut\b|\bfurent\b|\bêtre\b)",
    of_another=r"(?:pour|contre|à|au|aux|vers|avec|près\s+d[eu]|dans|en|sur|chez|depuis)\s+" + _ARTICLE,
    denial=r"ne|n['’]\w+|pas|aucune?|personne|jamais|sans|nient?|niée?|démenti|démentent|dément",
    parts=r"[.;:!?]\s|,\s+(?:et|mais|tandis\s+que)\s",
    joins=frozenset({"et"}),
    says_nothing=frozenset(
        """
        aucun aucune autre autres avec avoir ayant cela cette ceux chaque comme dans depuis deux dire donc dont
        elle elles encore entre être évènement événement fait faire indique leur leurs lorsque même mieux moins
        nombre nombreux note notes nous parce pendant personne personnes peut plus plusieurs pour quand quel quelle
        quels sans selon ceci sont source sources texte tous tout toute toutes très valeur vers vous
        """.split(),  # noqa: SIM905
    ),
    senses={
        "killed": "tue tues tuee tuer mort mour dece vict peri assa",
        "hurt": "bles",
        "arrested": "arre inte dete capt",
        "gathered": "mani prot defi part marc",
        "abducted": "enle kidn otag rapt",
        "missing": "disp",
        "civilians": "civi",
        "displaced": "depl fui fuir evac",
    },
)

LANGUAGE = Language(
    code="fr",
    numbers=NUMBERS,
    quantities=QUANTITIES,
    date_pattern=date_pattern(DATES),
    dates=DATES,
    story=STORY,
    times=(
        r"(?:\s?(?:[:h]\s?(?P<minute>\d{2}))(?!\d)|(?<=\bà\s\d)\s?h(?:eures?)?\b"
        r"|(?<=\bà\s\d\d)\s?h(?:eures?)?\b|(?<=\bvers\s\d)\s?h(?:eures?)?\b|(?<=\bvers\s\d\d)\s?h(?:eures?)?\b)"
        r"(?:\s+(?:du\s+matin|(?P<half>du\s+soir|de\s+l['’]après-midi)))?"
    ),
    clues=CLUES,
    endings=(
        ("er", ("er", "e", "ent", "ait", "aient", "a", "erent", "ee", "es", "ees", "ant")),
        ("ir", ("ir", "it", "issent", "i", "ie", "is", "ies", "irent", "issant")),
        ("re", ("re", "ent", "u", "ue", "us", "ues", "irent", "ant")),
        ("s", ("", "s")),
        ("", ("", "s")),
    ),
    function_words=frozenset(
        """
        à afin ailleurs ainsi alors après au aucun aucune aujourd'hui auparavant aussi autour aux avant avec
        beaucoup
        car ce cela celle celui cependant certaines certains ces cet cette ceux chaque chez ci comme dans de
        depuis des dès deux dont du elle elles en encore enfin ensuite entre environ et hier huit il ils jusqu
        jeudi la là le les leur leurs lors lorsque lui mais malgré même moins ne neuf ni nos notre nous on onze or
        ou où outre par parmi pas pendant personne peu plus plusieurs pour pourtant près puis quand quatre que
        quelque quelques qui quoi sa sans selon ses seul seule si six son sous sur tandis tous tout toute
        toutefois toutes trois très un une vers voici voilà vos votre vous
        """.split(),  # noqa: SIM905
    ),
)
