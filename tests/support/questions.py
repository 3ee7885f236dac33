"""Fields of every type, as a schema of conflict events would have them."""

from tui.domain.schema import Field, FieldType, Option

EVENT_TYPES = (
    Option(
        "battles",
        "Battles",
        options=(Option("clash", "Armed clash"), Option("regains", "Government regains territory")),
    ),
    Option(
        "protests",
        "Protests",
        options=(
            Option("peaceful", "Peaceful protest"),
            Option("force", "Excessive force against protesters"),
        ),
    ),
    Option(
        "remote",
        "Explosions/Remote violence",
        options=(Option("shelling", "Shelling/artillery/missile attack"), Option("drone", "Air/drone strike")),
    ),
)
WEAPONS = (Option("010", "Rocket"), Option("10", "Mortar"), Option("knife", "Knife"), Option("NO", "None"))
TIME_PRECISION = (Option("1", "exact date"), Option("2", "week or weekend"), Option("3", "month"))
PLACE_PRECISION = (Option("1", "named town"), Option("2", "near a town"), Option("3", "larger region"))
LEVELS = (Option("admin1", "Province"), Option("country", "Country"))

FIELDS = {
    field.type: field
    for field in (
        Field("source", FieldType.TEXT, "Source"),
        Field("notes", FieldType.LONGTEXT, "Notes"),
        Field("trigger", FieldType.MENTION, "Trigger"),
        Field("civilians", FieldType.BOOLEAN, "Civilians targeted"),
        Field("weapon", FieldType.CHOICE, "Weapon", options=WEAPONS),
        Field("weapons", FieldType.CHOICES, "Weapons", options=(*WEAPONS, Option("mix", "Gun; other"))),
        Field("type", FieldType.TREE, "Type", options=EVENT_TYPES),
        Field(
            "clarity",
            FieldType.SCALE,
            "Clarity",
            options=(Option("1", "High"), Option("2", "Higher"), Option("3", "Low")),
        ),
        Field(
            "fatalities",
            FieldType.INTEGER,
            "Fatalities",
            minimum="0",
            maximum="10000",
            words=(("dozens", "12"), ("hundreds", "100")),
        ),
        Field("magnitude", FieldType.DECIMAL, "Magnitude", minimum="0", maximum="10.5"),
        Field("crowd", FieldType.QUANTITY, "Crowd size", words=(("dozens", "12"),)),
        Field("date", FieldType.DATE, "Date", precision=TIME_PRECISION),
        Field("time", FieldType.TIME, "Time of day"),
        Field("place", FieldType.PLACE, "Place", precision=PLACE_PRECISION, levels=LEVELS),
        Field("actor", FieldType.ACTOR, "Actor 1"),
        Field("dyad", FieldType.REFERENCE, "Dyad", table="dyads", columns=("id", "name", "side")),
        Field("country", FieldType.COUNTRY, "Country"),
        Field("tags", FieldType.TAGS, "Tags", options=(Option("dup", "Duplicate"),)),
        Field("response", FieldType.LINK, "Response to"),
        Field("victims", FieldType.GROUP, "Victims"),
    )
}
"""One field of each type."""
