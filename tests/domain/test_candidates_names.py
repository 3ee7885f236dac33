"""Names in running text."""

import pytest

from tui.domain.candidates_names import name_ranges


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Deir Ezzor on", ["Deir Ezzor"]),
        ("near the Ain al-Asad base", ["Ain al-Asad"]),
        ("Al-Nasr camp", ["Al-Nasr"]),
        ("the al-Khalis road", ["al-Khalis"]),
        ("the Bank of America said", ["Bank of America"]),
        ("Rio de la Plata.", ["Rio de la Plata"]),
        ("the Chamber of commerce", ["Chamber"]),
        ("Iran-backed and US-led groups", ["Iran", "US"]),
        ("Iran’s army, the U.S. base", ["Iran", "U.S"]),
        ("Pier 3 and Kilometre 104", ["Pier 3", "Kilometre 104"]),
        ("Gen. Ali Reza. Later", ["Gen. Ali Reza"]),
        ("He met Dr. No. Yes.", ["Dr. No"]),
        ("on Sept. 14 Jan Okoye", ["Jan Okoye"]),
        ("The Islamic Guards (IG) in Iraq", ["Islamic Guards", "IG", "Iraq"]),
        ("On Wednesday, Iraq", ["Iraq"]),
        ("Sixty men. Thousands came.", []),
        ("Rockets fell. The rockets hit", []),
        ("at the Front, the front line", ["Front"]),
        ("Brennan said so. Mr Brennan left", ["Brennan", "Mr Brennan"]),
        ("GUAYALBO - Eleven men", ["GUAYALBO"]),
        ("NEWS AGENCY      BULLETIN 27", ["NEWS AGENCY", "BULLETIN 27"]),
        ("the Estuary\r\nCooperative", ["Estuary\r\nCooperative"]),
        ("the Estuary\n\nCooperative", ["Estuary", "Cooperative"]),
        ("in Québec, Ťahanovce and Łódź", ["Québec", "Ťahanovce", "Łódź"]),
        ("в Дейр-эз-Зоре", ["Дейр-эз-Зоре"]),
        ("Port-au-Prince, Iran-backed", ["Port-au-Prince", "Iran"]),
        ("a T-34 and an F-16", ["T-34", "F-16"]),
        ("x A y", []),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in name_ranges(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Los rebeldes del Frente llegaron a la Plaza de Mayo", "es", ["Frente", "Plaza de Mayo"]),
        ("Unos 40 hombres; según el Ejército el 5 de enero", "es", ["Ejército"]),
        ("Ayer murió Ana Ruiz en Puerto Lirio", "es", ["Ana Ruiz", "Puerto Lirio"]),
        ("Quelque 40 hommes sont arrivés à Bamako lundi", "fr", ["Bamako"]),
        ("Cette attaque, selon Moussa Traoré", "fr", ["Moussa Traoré"]),
        ("Até 40 homens chegaram ao Rio de Janeiro", "pt", ["Rio de Janeiro"]),
        ("Die Rebellen griffen in Kundus einen Posten der Armee an", "de", ["Kundus"]),
        ("Nach Angaben von Karl Meier starben Dutzende Menschen", "de", ["Karl Meier"]),
        ("Am Montag kam die UN in den Ort Kerfana", "de", ["UN", "Kerfana"]),
        ("Die Soldaten 12 Menschen, im Januar 2022", "de", []),
        ("Около 40 человек прибыли в Кабул во вторник", "ru", ["Кабул"]),
        ("Пострадали 12 человек, заявил Иван Петров", "ru", ["Иван Петров"]),
        ("Близько 40 людей прибули до Харкова", "uk", ["Харкова"]),
    ],
)
def test_names_in_other_languages(text: str, language: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in name_ranges(text, 0, len(text), language)] == expected
