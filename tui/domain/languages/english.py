"""English."""

from tui.domain.dates import MONTHS, WEEKDAYS
from tui.domain.languages.shapes import NUMBER, ClueWords, Language, NumberWords, QuantityWords, StoryWords, joined

_BELOW_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {
    word: 10 * at
    for at, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}

NUMBERS = NumberWords(
    digits=r"\d{1,3}(?:[,٬]\d{2,3})*[,٬]\d{3}(?:[.٫]\d+)?|\d+(?:[.٫]\d+)?",
    decimal=".",
    small={word: value for value, word in enumerate(_BELOW_TWENTY)}
    | _TENS
    | joined(_TENS, " ", {word: value for value, word in enumerate(_BELOW_TWENTY[:10]) if value}),
    multipliers={"dozen": 12, "hundred": 100},
    scales={
        "thousand": 10**3,
        "lakh": 10**5,
        "million": 10**6,
        "crore": 10**7,
        "billion": 10**9,
        "trillion": 10**12,
    },
    short={"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9},
    joiners=frozenset({"and"}),
    articles="an?",
    halves=r"half\s+an?",
)

QUANTITIES = QuantityWords(
    at_least=(
        "at least", "no fewer than", "no less than", "not less than", "more than", "over", "upwards of",
        "a minimum of", "minimum",
    ),
    at_most=(
        "at most", "up to", "as many as", "as much as", "no more than", "not more than", "fewer than", "less than",
        "under", "a maximum of", "maximum",
    ),
    about=(
        "about", "around", "some", "approximately", "approx.", "approx", "roughly", "nearly", "almost", "close to",
        "circa", "ca.", "an estimated", "estimated",
    ),
    at_least_after=(" or more", " and more", " at least"),
    at_most_after=(" or fewer", " or less", " at most"),
    about_after=(" or so",),
    plural=(
        "several", "many", "some", "few", "a few", "multiple", "numerous", "a number of", "a handful of",
        "a group of", "a series of", "dozens", "scores", "tens", "hundreds", "thousands", "tens of thousands",
        "hundreds of thousands", "millions", "countless",
        *(
            f"{many} {scale}"
            for many in ("several", "a few", "many")
            for scale in ("dozen", "hundred", "thousand", "million")
        ),
    ),
    rare=frozenset({"some", "few", "tens"}),
    couple=("a couple", "couple", "a couple of"),
    to=("to", "or"),
    between=(("between", "and"),),
    start="from",
    none=("no", "none", "nobody", "nil"),
)  # fmt: skip

_MONTHS = "|".join(
    [
        *(rf"{month}|{month.upper()}" for month in MONTHS),
        r"Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?",
    ]
)
_SHORT_DAYS = r"(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?"
_PART = r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)s?"
_LEAD = r"(?:(?:[Ee]arly|[Ee]arlier|[Ll]ate|[Ll]ater|[Mm]id)[\s-]+(?:on\s+|in\s+)?)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?!\d|:|[.,]\d)"
_OTHER_WORDS = ("May", "March")
_NEAR = r"(?:[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Pp]revious)"


def _weekday() -> str:
    full = "|".join(rf"{day}|{day.upper()}" for day in WEEKDAYS)
    part = rf"(?:['’]s)?(?:,?\s+{_PART}\b)?"
    return rf"(?:{_NEAR}\s+)?(?:{full}|{_SHORT_DAYS}){part}(?:,?\s+{_dated()})?"


def _dated() -> str:
    """A month with a day or a year."""
    days = rf"{_DAY}(?:\s?[-–]\s?{_DAY}|\s+(?:to|and)\s+{_DAY}(?=\s+(?:{_MONTHS})))?"
    year = r"(?:,?\s+(?:of\s+)?\d{4}\b)?"
    months = f"(?:{_MONTHS})"
    return rf"(?:{months}\s+{days}{year}|(?:the\s+)?{days}\s+(?:of\s+)?{months}{year}|{months}\s+\d{{4}}\b)"


def _month_alone() -> str:
    """A month by its name; May and March are other words too, unless something in front tells."""
    plain = "|".join(month for month in MONTHS if month not in _OTHER_WORDS)
    after = "|".join(rf"(?<=\b{word}\s)" for word in ("in", "In", "since", "Since", "last", "of", "early", "late"))
    return rf"(?:{plain})\b|(?:{after})(?:{'|'.join(_OTHER_WORDS)})\b"


def _year_alone() -> str:
    after = "|".join(rf"(?<=\b{word}\s)" for word in ("in", "In", "since", "Since", "early", "late"))
    return rf"(?:{after})(?:19|20)\d\d\b"


def _counted() -> str:
    """Days counted from the publication or from something in the story."""
    number = rf"(?i:{NUMBER}|several|a\s+few|a\s+couple\s+of)"
    return (
        rf"{_NEAR}\s+(?:week|weekend|month|year|night|evening|morning|afternoon)\b"
        rf"|{number}\s+(?:days?|weeks?|months?|years?|hours?)\s+(?:ago|earlier|later|before)\b"
        rf"|(?:[Tt]he\s+day\s+(?:before|after)\s+)?(?:[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b"
        rf"(?:\s+{_PART}\b)?|[Oo]vernight\b|[Oo]ver\s+the\s+weekend\b"
    )


_HALF = r"(?:morning|afternoon|evening|night)"
_HALF_OR_DAY = rf"(?:{_HALF}|day)"

STORY = StoryWords(
    pattern=(
        rf"\b(?:(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?"
        rf"(?:(?:[Ii]n|[Dd]uring)\s+the\s+(?:same\s+)?{_HALF_OR_DAY}|(?:[Oo]n\s+)?[Tt]he\s+same\s+{_HALF_OR_DAY}"
        rf"|[Oo]n\s+the\s+{_HALF}|(?:[Oo]n\s+)?[Tt]hat\s+(?:same\s+)?{_HALF_OR_DAY})\b(?!\s+(?:of|before|after)\b)"
        rf"|\b[Tt]he\s+(?:next|following|previous|preceding)\s+{_HALF_OR_DAY}\b"
        rf"|\b[Tt]he\s+{_HALF_OR_DAY}\s+(?:before|after)\b(?=\s*[.,;)]|\Z)"
        rf"|\b(?i:{NUMBER}|a)\s+(?:days?|weeks?)\s+(?:later|earlier|before|after)\b(?!\s+(?:the|that|this|on)\b)"
    ),
    counted=r"(?!the )(?P<number>.+) (?:days?|(?P<week>weeks?)) (?:(?P<later>later|after)|earlier|before)",
    following=r"\b(?:next|following|after)\b",
    preceding=r"\b(?:previous|preceding|before)\b",
    ones=frozenset({"a"}),
)

CLUES = ClueWords(
    measure=r"[ -]?(?:km|kilomet|mile|met(?:er|re)s|m\b|per ?cent|percent|%|euro|dollar|pound|minute|hour|day|week"
    r"|month|year)",
    where=r"(?:in|at|near|from|to|towards?|outside|inside|around|across|of|on)\s+(?:the\s+)?(?:\w+\s+)?",
    only_where=r"(?:in|at|near|outside|inside)\s+"
    r"(?:the\s+(?:town|city|village|port|district|province|region|camp)\s+of\s+)?",
    by=r"(?:by|blamed?|blames|accused?|accuses)\s+(?:on\s+)?(?:the\s+)?(?:suspected\s+)?",
    of_another=r"(?:for|against|at|to|towards?|with|from|near|on|in)\s+(?:the\s+)?",
    denial=r"nobody|no\s?one|none|never|not|n['’]t|no|without|den(?:y|ies|ied)",
    parts=r"[.;:!?]\s|,\s+(?:and|but|while)\s",
    joins=frozenset({"and"}),
    says_nothing=frozenset(
        """
        about alone been divide each event events from gives have many notes number said says several source sources
        such take taken text than that their them then they this were what when where which with zero
        """.split(),  # noqa: SIM905
    ),
)

LANGUAGE = Language(
    code="en",
    numbers=NUMBERS,
    quantities=QUANTITIES,
    date_pattern=rf"(?<![\w-])(?:{_LEAD}(?:{_weekday()}|{_dated()}|{_month_alone()}|{_year_alone()})|{_counted()})(?!\w)",
    dates=None,
    story=STORY,
    clues=CLUES,
)
