#!/usr/bin/env python3
"""Writes the sample retailer: catalogue, stock, orders, the demo's script and the broken files.

    python3 make.py              write every generated file beside this script
    python3 make.py --check      write nothing; prove that the files are consistent and are what this script writes
    python3 make.py --forecast   print what the demo's script should leave behind on the anchor day

Python 3.8 or later, standard library only. Nothing here depends on the clock, on the machine or on Python's own random
numbers (they changed between versions): the same script writes the same bytes everywhere. Everything is invented;
telephone numbers are from ranges set aside for fiction, addresses of mail end in example.com, .net and .org, barcodes
begin with 2, the range for a shop's own use.

The order of the chapters: numbers, catalogue, stock, people, orders, the later export, the demo, broken files, check.
"""

import csv
import io
import os
import sys
from datetime import date, datetime, timedelta

HERE = os.path.dirname(os.path.abspath(__file__))
ANCHOR = date(2026, 11, 23)  # a Monday; every date is meant relative to it
GENERATED = {}               # path -> bytes


# --- Numbers ------------------------------------------------------------------------------------------------------------

class Dice:
    """SplitMix64 from a name: one stream of numbers for each purpose, so that a change here does not move what is there."""

    def __init__(self, name):
        self.state = 1469598103934665603
        for byte in name.encode():
            self.state = (self.state ^ byte) * 1099511628211 % 2**64

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        z = self.state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        return z ^ (z >> 31)

    def below(self, n):
        return self.next() % n

    def among(self, low, high):
        return low + self.below(high - low + 1)

    def one(self, things):
        return things[self.below(len(things))]

    def weighted(self, pairs):
        at = self.below(sum(weight for _, weight in pairs))
        for thing, weight in pairs:
            at -= weight
            if at < 0:
                return thing

    def chance(self, percent):
        return self.below(100) < percent


def minor(text):
    whole, _, rest = text.partition(".")
    return int(whole) * 100 + int((rest + "00")[:2])


def major(amount):
    sign = "-" if amount < 0 else ""
    return "%s%d.%02d" % (sign, abs(amount) // 100, abs(amount) % 100)


def half_up(numerator, denominator):
    return (2 * numerator + denominator) // (2 * denominator)


def table(rows, line_end="\n"):
    """CSV as RFC 4180 has it; written by hand, since Python's own writer quotes a bare CR in some versions only."""
    def cell(value):
        text = str(value)
        return '"%s"' % text.replace('"', '""') if any(sign in text for sign in ',"\r\n') else text
    return "".join(",".join(map(cell, row)) + line_end for row in rows).encode()


# --- Catalogue ----------------------------------------------------------------------------------------------------------

# sku | name | cost | price | grams | how often it is ordered | where it stands | tax
#   where: main (Hamburg, often elsewhere too), rot (only Rotterdam), koe (only Köln), ven (the vendor's),
#          scarce (Hamburg, few; ordered only where this script says so), quiet (never ordered: for counts and adjustments)
#   tax:   food or std
SKUS = [line.split("|") for line in """
TEA-0001|Ostfriesen Sonntagstee 250 g|3.90|9.90|270|9|main|food
TEA-0002|有機緑茶 Sencha Uji 100 g|6.20|14.90|120|9|main|food
TEA-0003|玉露 Gyokuro Yame 50 g|11.80|27.50|65|0|scarce|food
TEA-0004|焙じ茶 Hōjicha Kyōto 100 g|4.10|11.50|115|6|main|food
TEA-0005|玄米茶 Genmaicha 200 g|4.60|12.90|220|5|main|food
TEA-0006|제주 녹차 Jeju Nokcha 80 g|7.40|17.90|95|4|main|food
TEA-0007|보리차 Boricha, geröstete Gerste 300 g|2.10|6.90|315|3|main|food
TEA-0008|Иван-чай – Weidenröschen, fermentiert 100 g|3.30|9.50|115|3|main|food
TEA-0009|Русский караван Karawanentee 125 g|3.80|10.90|140|4|main|food
TEA-0010|شاي بالنعناع Nanaminze marokkanisch 90 g|2.60|7.90|105|5|main|food
TEA-0011|Darjeeling First Flush, Hochland 100 g|7.10|18.50|115|6|main|food
TEA-0012|Assam kräftig 250 g|3.60|9.20|270|7|main|food
TEA-0013|Earl Grey Crème 100 g|3.20|8.90|115|8|main|food
TEA-0014|Rooibos Küstenfeuer 200 g|3.00|8.50|220|7|main|food
TEA-0015|Kräutertee Heidegarten 80 g|2.40|7.20|95|6|main|food
TEA-0016|凍頂烏龍茶 Dong Ding Oolong 75 g|8.30|19.90|90|4|main|food
TEA-0017|普洱茶 Pu-Erh, gepresst 250 g|9.90|24.00|265|2|main|food
TEA-0018|Früchtetee Rote Grütze 🍒 200 g|2.90|8.20|220|7|main|food
TEA-0019|Masala Chai मसाला चाय 150 g|3.40|9.80|165|6|main|food
TEA-0020|Weißer Tee Pai Mu Tan 60 g|5.20|13.50|75|4|main|food
TEA-0021|Adventstee Zimt & Orange 150 g|3.10|8.90|165|9|main|food
TEA-0022|Thé noir à la bergamote « Île d’Été » 100 g|3.70|9.90|115|3|main|food
TEA-0023|Jasmin-Perlen 茉莉龍珠 80 g|6.80|16.50|95|4|main|food
TEA-0024|Probierkiste „Zwölf Tees“, 12 × 15 g|9.50|24.90|310|8|main|food
TEA-0025|Second Flush, Ernte des Vorjahrs 250 g|5.40|12.00|270|0|quiet|food
COF-0001|Hafenröstung Espresso, ganze Bohne 500 g|5.80|13.90|520|6|main|food
COF-0002|Filterkaffee Elbblick 500 g|5.10|12.50|520|5|main|food
COF-0003|Café décaféiné à l’eau 250 g|3.90|9.90|265|2|main|food
MAT-0001|茶筅 Chasen, Matcha-Besen mit 100 Borsten|8.20|21.90|60|4|main|std
MAT-0002|抹茶 Matcha für die Zeremonie 30 g|13.50|32.00|55|5|main|food
MAT-0003|茶碗 Chawan „Nebelgrau“|14.80|36.00|480|3|main|std
MAT-0004|茶杓 Chashaku, Bambuslöffel|1.90|6.50|20|3|main|std
KTL-0001|鉄瓶 Gusseisenkanne Arare 0,8 l|24.50|59.00|1650|3|rot|std
KTL-0002|Wasserkessel, emailliert, 2 l|15.20|38.90|1100|3|rot|std
KTL-0003|Schwanenhalskessel Edelstahl 1 l|22.40|54.90|780|0|scarce|std
KTL-0004|Glaskanne mit Sieb 1,2 l|9.80|26.50|640|5|main|std
KTL-0005|急須 Kyusu, Seitengriffkanne 280 ml|18.90|46.00|390|3|main|std
KTL-0006|Wasserkocher mit Temperaturwahl 1,7 l|31.00|79.00|1450|3|rot|std
CUP-0001|Teeschale Friesenblau, 2 Stück|7.60|19.90|420|6|main|std
CUP-0002|Becher „Leuchtturm“ 350 ml|4.20|12.50|360|8|main|std
CUP-0003|Espressotassen Crème, 4 Stück|13.00|34.50|890|4|main|std
CUP-0004|Kubek „Bałtyk“ 300 ml|4.60|13.50|350|3|main|std
CUP-0005|Tasse Ærø, Steinzeug 250 ml|5.90|16.00|310|4|main|std
CUP-0006|湯呑み Yunomi, ein Paar|10.40|27.00|460|3|main|std
CUP-0007|Doppelwandglas 250 ml, 2 Stück|6.90|18.90|330|4|main|std
CUP-0008|Teegläser فنجان mit Goldrand, 6 Stück|11.20|29.90|780|2|main|std
000417|Messlöffel, Edelstahl, 5 Stück|3.10|8.90|140|3|main|std
000418|Teesieb, extra fein|2.80|7.90|45|7|main|std
000523|Kandisdose, Weißblech|2.20|6.90|160|3|main|std
000524|Kluntje, weißer Kandis 500 g|1.30|3.90|520|6|main|food
000525|Lindenblütenhonig 500 g|4.40|10.90|820|4|main|food
000526|Brotkasten, Eiche geölt|29.00|74.00|3900|2|rot|std
007000|Schneidbrett Olivenholz 38 cm|12.60|32.90|1150|3|main|std
007001|三徳 Santoku, Kochmesser 17 cm|34.00|89.00|260|2|main|std
007002|Schälmesser, gebogen|4.90|14.50|70|3|main|std
0099|Pfeffermühle, Buche|9.30|24.90|290|3|main|std
KIT-0010|Gusspfanne 28 cm|19.80|49.00|2800|3|rot|std
KIT-0011|Auflaufform, Émail, 32 cm|10.70|28.50|1300|2|rot|std
KIT-0012|Geschirrtücher „Möwe“, 2 Stück|4.80|14.90|180|5|main|std
KIT-0013|Küchenwaage bis 5 kg|11.50|29.90|540|2|main|std
KIT-0014|Spätzlepresse|13.20|33.00|860|1|main|std
KIT-0015|Rührschüsseln, 3 Stück, ineinander|8.90|23.90|980|2|main|std
KIT-0016|Bratenthermometer|24.00|59.00|150|0|quiet|std
HOM-0001|Kerze, Bienenwachs, 12 h|2.70|7.50|130|5|main|std
HOM-0002|Duftkerze „Fjord“ (Åre, Skåne, Ísafjörður)|6.10|17.90|310|4|main|std
HOM-0003|Wolldecke Hallig 140 × 200|28.00|69.00|1400|3|rot|std
HOM-0004|Leinenkissen, naturgrau|9.40|25.90|420|3|main|std
HOM-0005|Vase Öland, mundgeblasen|16.30|42.00|720|2|main|std
HOM-0006|Adventskranz, schwarzes Metall|12.90|34.90|1050|0|scarce|std
HOM-0007|Lichterkette Sternenhimmel ✨ 10 m|5.60|15.90|240|6|main|std
HOM-0008|Korb, Seegras, rund|10.10|27.90|620|3|koe|std
HOM-0009|Spieluhr Hafenmelodie|8.80|22.50|190|2|koe|std
HOM-0010|Plakat „Speicherstadt“ 50 × 70|4.30|19.00|210|2|koe|std
HOM-0011|Türkranz, Eukalyptus|17.50|39.00|480|0|quiet|std
LMP-0001|Desk lamp "Sheaf", 1/2" arm, brass|62.00|139.00|2100|3|ven|std
LMP-0002|Table lamp "Rivelin", 8" shade|54.00|119.00|1900|3|ven|std
LMP-0003|Pendant "Don Valley", 12"|71.00|159.00|2600|2|ven|std
LMP-0004|Wall light "Kelham", pair|88.00|189.00|3100|1|ven|std
TXT-0001|Schürze, gewachstes Leinen, mit zwei Taschen, Kreuzträgern und einer Schlaufe für das Geschirrtuch, Farbe Regenblau|16.90|42.00|390|0|quiet|std
TXT-0003|Tischläufer, Flore\u0301al, 40 × 140|13.20|34.00|260|0|quiet|std
GFT-0001|Geschenkkarton 👩‍👩‍👧 „Für euch“|1.10|3.50|120|0|quiet|std
BOK-0001|Buch: Tee trinken am Meer|12.40|24.00|610|0|quiet|food
BOK-0002|手帳 Notizbuch für Teeproben|6.60|16.00|240|0|quiet|std
NEW-0001|Teewärmer „Schaf“, Probelieferung||18.00|150|0|new|std
""".strip().split("\n")]

VENDOR_OF = {"ven": "VEN"}


class Item:
    def __init__(self, cells, place):
        self.sku, self.name, cost, price, grams, often, self.where, self.tax = cells
        self.cost = minor(cost) if cost else None
        self.price = minor(price)
        self.grams, self.often = int(grams), int(often)
        body = "2%011d" % (40_000_000 + place * 137)
        odd = sum(int(digit) for digit in body[0::2]) + 3 * sum(int(digit) for digit in body[1::2])
        self.barcode = body + str(-odd % 10)

    def price_in(self, channel):
        """Pounds end in .95; wholesale pays half, without tax."""
        if channel == "uk":
            return self.price * 88 // 10000 * 100 + 95
        return half_up(self.price, 2) if channel == "b2b" else self.price


ITEMS = [Item(cells, place) for place, cells in enumerate(SKUS)]
BY_SKU = {item.sku: item for item in ITEMS}


def make_catalog():
    rows = [["sku", "name", "cost", "price", "currency", "weight_grams", "barcode", "vendor"]]
    for item in ITEMS:
        cost = "" if item.cost is None else major(item.cost)
        rows.append([item.sku, item.name, cost, major(item.price), "EUR", item.grams, item.barcode,
                     VENDOR_OF.get(item.where, "")])
    GENERATED["catalog.csv"] = table(rows)


# --- Stock --------------------------------------------------------------------------------------------------------------

STOCK = {}  # (sku, location) -> [on hand, quarantine, damaged]


def make_stock():
    dice = Dice("stock")
    fixed = {
        ("TEA-0003", "HAM"): [11, 0, 0], ("KTL-0003", "HAM"): [8, 0, 1], ("HOM-0006", "HAM"): [24, 0, 0],
        ("TEA-0025", "HAM"): [31, 0, 0], ("KIT-0016", "HAM"): [17, 0, 0], ("KIT-0016", "3PL"): [22, 0, 0],
        ("HOM-0011", "HAM"): [14, 0, 2], ("TXT-0001", "HAM"): [40, 0, 0], ("TXT-0003", "HAM"): [16, 0, 0],
        ("GFT-0001", "HAM"): [160, 0, 0], ("BOK-0001", "HAM"): [52, 3, 0], ("BOK-0002", "HAM"): [18, 0, 0],
        ("BOK-0002", "3PL"): [12, 0, 0],
    }
    for item in ITEMS:
        if item.where == "main":
            STOCK[item.sku, "HAM"] = [40 + item.often * dice.among(24, 34), 0, 0]
            if dice.chance(45):
                STOCK[item.sku, "KOE"] = [dice.among(3, 14), 0, 0]
            if dice.chance(25):
                STOCK[item.sku, "3PL"] = [dice.among(10, 40), 0, 0]
        elif item.where == "rot":
            STOCK[item.sku, "3PL"] = [dice.among(45, 80), 0, 0]
        elif item.where == "koe":
            STOCK[item.sku, "KOE"] = [dice.among(14, 24), 0, 0]
        elif item.where == "ven":
            STOCK[item.sku, "VEN"] = [dice.among(20, 40), 0, 0]
    for key, units in fixed.items():
        STOCK[key] = list(units)
    for key, units in {("CUP-0003", "HAM"): 3, ("KTL-0004", "HAM"): 2, ("CUP-0001", "KOE"): 1}.items():
        STOCK.setdefault(key, [6, 0, 0])[2] = units
    for key, units in {("000525", "HAM"): 12, ("MAT-0002", "HAM"): 4}.items():
        STOCK[key][1] = units

    places = ["HAM", "KOE", "3PL", "VEN"]
    rows = [["sku", "location", "on_hand", "quarantine", "damaged"]]
    for item in ITEMS:
        for place in places:
            if (item.sku, place) in STOCK:
                rows.append([item.sku, place] + STOCK[item.sku, place])
    GENERATED["stock.csv"] = table(rows)

    # What Rotterdam says it has, some weeks later: one figure is not ours, and one place nobody has heard of.
    GENERATED["stock-rotterdam.csv"] = table([
        ["sku", "location", "on_hand", "quarantine", "damaged"],
        ["KIT-0016", "3PL", 22, 0, 0], ["BOK-0002", "3PL", 9, 0, 0], ["BOK-0002", "RTM-BONDED", 3, 0, 0]])

    # The same kind of figures in Shopify's two shapes: one column for each location, one record for each location.
    head = ["Handle", "Title", "Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value", "Option3 Name",
            "Option3 Value", "SKU", "HS Code", "COO"]
    names = ["Hamburg Lager", "Laden Köln, Ehrenstraße", "3PL Rotterdam"]
    goods = [
        ("ostfriesen-sonntagstee", "Ostfriesen Sonntagstee", "Menge", "250 g", "TEA-0001", "0902.30", "IN", [120, 8, None]),
        ("sencha-uji", "有機緑茶 Sencha Uji", "Menge", "100 g", "TEA-0002", "0902.10", "JP", [96, 6, 20]),
        ("becher-leuchtturm", 'Becher "Leuchtturm"', "Title", "Default Title", "CUP-0002", "6912.00", "DE", [64, 11, None]),
        ("teesieb", "Teesieb, extra fein", "Title", "Default Title", "000418", "7323.93", "DE", [140, 0, 35]),
        ("gusspfanne", "Gusspfanne 28 cm", "Title", "Default Title", "KIT-0010", "7323.92", "FR", [None, None, 51]),
        ("schwanenhalskessel", "Schwanenhalskessel Edelstahl 1 l", "Title", "Default Title", "KTL-0003", "7323.93", "CN", [-2, None, None]),
    ]
    columns = [head + names]
    rows = [head + ["Location", "Bin name", "Incoming (not editable)", "Unavailable (not editable)",
                    "Committed (not editable)", "Available (not editable)", "On hand (current)", "On hand (new)"]]
    for handle, title, option, value, sku, hs, coo, levels in goods:
        start = [handle, title, option, value, "", "", "", "", sku, hs, coo]
        columns.append(start + ["not stocked" if level is None else level for level in levels])
        for name, level in zip(names, levels):
            if level is None:
                rows.append(start + [name, ""] + ["not stocked"] * 5 + [""])
            else:
                unavailable = 2 if level > 100 else 0
                committed = 3 if level > 10 or level < 0 else 0
                rows.append(start + [name, "A-%02d" % (len(rows) % 40) if name == names[0] else "",
                                     12 if level < 10 else 0, unavailable, committed,
                                     level - unavailable - committed, level, ""])
    GENERATED["stock-shopify-columns.csv"] = table(columns)
    GENERATED["stock-shopify-rows.csv"] = table(rows)


# --- People -------------------------------------------------------------------------------------------------------------

FIRST = {
    "DE": ["Anneke", "Jörg", "Silke", "Tjark", "Mareike", "Günther", "Aylin", "Henrike", "Björn", "Käthe", "Emre", "Ulrike",
           "Folke", "Nadja", "Wiebke", "Søren", "Thi Lan", "Marlon", "Gesa", "Ruth", "Volker", "Ümit", "Inga", "Sönke"],
    "UK": ["Imogen", "Gareth", "Priya", "Alasdair", "Siân", "Kwame", "Harriet", "Rhys", "Niamh", "Duncan", "Zainab", "Edith"],
}
LAST = {
    "DE": ["Petersen", "Weiß", "Großmann", "Yıldız", "Brückner", "Thomsen", "Ostermann", "Lüders", "Nguyễn", "Kowalczyk",
           "Hinrichs", "Böhm", "von der Aa", "Schäfer-Lindqvist", "Claußen", "Riedel", "Öztürk", "Maaß", "Jansen", "Fröhlich"],
    "UK": ["Ashworth", "O’Malley", "Bexley-Hart", "Pemberton", "Okafor", "MacLeod", "Prosser", "Tindall", "Choudhury", "Wren"],
}
STREETS = {
    "DE": ["Lindenweg", "Am Alten Deich", "Große Straße", "Fährgasse", "Mühlenstieg", "Kastanienallee", "Schlößchenplatz"],
    "UK": ["Orchard Row", "Quarry Lane", "St Oswald’s Road", "Mill Brow", "Harbour View"],
}
TOWNS = {
    "DE": [("Hamburg", "22765", "HH"), ("Köln", "50823", "NW"), ("Dresden", "01099", "SN"), ("Leipzig", "04275", "SN"),
           ("Lübeck", "23552", "SH"), ("München", "80469", "BY"), ("Görlitz", "02826", "SN"), ("Münster", "48143", "NW"),
           ("Halle (Saale)", "06108", "ST"), ("Berlin", "10439", "BE"), ("Würzburg", "97070", "BY"), ("Oldenburg", "26121", "NI")],
    "UK": [("Sheffield", "S7 1FE", "ENG"), ("Edinburgh", "EH6 5JD", "SCT"), ("Cardiff", "CF11 9LL", "WLS"),
           ("Bristol", "BS3 4DN", "ENG"), ("Belfast", "BT9 6RT", "NIR"), ("London", "SE15 3QQ", "ENG")],
}
ABROAD = [  # name, street, second line, town, postcode, province, country
    ("Łucja Wiśniewska", "ul. Krótka 9/4", "", "Gdańsk", "80-830", "", "PL"),
    ("Mette Østergård", "Havnegade 3, 2. th.", "", "Ærøskøbing", "5970", "", "DK"),
    ("Joris van ’t Hof", "Korte Gracht 17", "bovenwoning", "Utrecht", "3511 KC", "UT", "NL"),
    ("Maximilian Huber", "Stiege-2-Gasse 8", "Top 11", "Wien", "1070", "", "AT"),
    ("Éloïse Lefèvre", "12, rue de l’Écluse", "bât. B, code 4A71", "Nantes", "44000", "", "FR"),
    ("山本 さくら", "Eisenstraße 21", "", "Düsseldorf", "40227", "NW", "DE"),
    ("김 민지", "Rosenhag 5", "c/o Brandt", "Frankfurt am Main", "60318", "HE", "DE"),
    ("Оксана Мельник", "Turmweg 14", "", "Magdeburg", "39104", "ST", "DE"),
    ("ليلى حداد", "Feldrain 2", "", "Essen", "45127", "NW", "DE"),
    ("Beat Zürcher", "Seestrasse 40", "", "Zürich", "8002", "ZH", "CH"),
    ("Maeve Donnelly", "77 Copley Wharf", "Apt 5", "Boston", "02110", "MA", "US"),
]
CAFES = [  # company, contact, street, town, postcode, province, country
    ("Teestube am Siel GmbH", "Heike Aßmann", "Sielstraße 1", "Greetsiel", "26736", "NI", "DE"),
    ("Café Fräulein Ömmes", "Paul Ommer", "Südring 88", "Köln", "50677", "NW", "DE"),
    ("Kaufhaus Brömmel KG", "Einkauf Haushalt", "Markt 4-6", "Celle", "29221", "NI", "DE"),
    ("お茶の間 Ochanoma GbR", "Kenji Arndt", "Eastside 12", "Berlin", "10243", "BE", "DE"),
    ("Hotel Zur Düne", "F&B, Frau Sievers", "Strandpromenade 30", "Sylt", "25980", "SH", "DE"),
    ("Concept Store „Ebbe“", "Lotte Kranz", "Hafenstraße 19", "Kiel", "24103", "SH", "DE"),
    ("De Theezolder B.V.", "Sanne Bakker", "Vismarkt 2", "Groningen", "9711 KV", "GR", "NL"),
    ("Kaffeehaus Strudl OG", "Elfriede Moser", "Neubaugasse 3", "Graz", "8020", "", "AT"),
]
PHONES = {"DE": "+49 40 66969 %03d", "UK": "+44 20 7946 0%03d"}


class Person:
    def __init__(self, name, street, more, company, town, postcode, province, country, phone):
        self.name, self.street, self.more, self.company = name, street, more, company
        self.town, self.postcode, self.province, self.country, self.phone = town, postcode, province, country, phone

    def cells(self):
        """Name, street, address 1 and 2, company, city, zip, province, country, phone, as the shop writes them."""
        postcode = "'" + self.postcode if self.postcode[:1].isdigit() else self.postcode
        whole = self.street + (", " + self.more if self.more else "")
        return [self.name, whole, self.street, self.more, self.company, self.town, postcode, self.province, self.country,
                "'" + self.phone if self.phone else ""]


def somebody(dice, channel):
    if channel == "b2b":
        company, contact, street, town, postcode, province, country = dice.one(CAFES)
        return Person(contact, street, "", company, town, postcode, province, country, PHONES["DE"] % dice.below(1000))
    if channel == "web" and dice.chance(12):
        return abroad(dice.one(ABROAD))
    kind = "UK" if channel == "uk" else "DE"
    town, postcode, province = dice.one(TOWNS[kind])
    number = dice.among(1, 120)
    street = "%d %s" % (number, dice.one(STREETS[kind])) if kind == "UK" else "%s %d" % (dice.one(STREETS[kind]), number)
    more = dice.one(["", "", "", "", "Hinterhaus, 3. OG", "c/o Meinhardt", "Packstation 107"] if kind == "DE" else ["", "", "", "Flat 2", "The Old Forge"])
    return Person(dice.one(FIRST[kind]) + " " + dice.one(LAST[kind]), street, more, "", town, postcode, province,
                  "DE" if kind == "DE" else "GB", PHONES[kind] % dice.below(1000) if dice.chance(40) else "")


def abroad(row):
    name, street, more, town, postcode, province, country = row
    return Person(name, street, more, "", town, postcode, province, country, "")


# --- Orders -------------------------------------------------------------------------------------------------------------

COLUMNS = """Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,
Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,
Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,
Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,
Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,
Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,
Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,
Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,
Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References
""".replace("\n", "").split(",")

# Per mille on goods and on food, and what the tax is called.
TAX = {"DE": (190, 70, "MwSt"), "AT": (200, 100, "USt"), "NL": (210, 90, "BTW"), "FR": (200, 55, "TVA"),
       "PL": (230, 230, "VAT"), "DK": (250, 250, "Moms"), "GB": (200, 0, "VAT")}

PROVINCE_NAMES = {"HH": "Hamburg", "NW": "Nordrhein-Westfalen", "SN": "Sachsen", "SH": "Schleswig-Holstein", "BY": "Bayern",
                  "ST": "Sachsen-Anhalt", "BE": "Berlin", "NI": "Niedersachsen", "HE": "Hessen", "ENG": "England",
                  "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland", "UT": "Utrecht", "GR": "Groningen",
                  "ZH": "Zürich", "MA": "Massachusetts"}


def moment(day, clock):
    hours, minutes = clock.split(":")[:2]
    seconds = int(clock.split(":")[2]) if clock.count(":") == 2 else 0
    return datetime(ANCHOR.year, ANCHOR.month, ANCHOR.day) + timedelta(
        days=day, hours=int(hours), minutes=int(minutes), seconds=seconds)


def offset_hours(channel, local):
    """Summer time as the European Union and Britain keep it: last Sunday of March to last Sunday of October."""
    def last_sunday(month):
        day = date(local.year, month, 31)
        return day - timedelta(days=day.isoweekday() % 7)
    base = 0 if channel == "uk" else 1
    start = datetime(local.year, 3, last_sunday(3).day, 1 + base)
    end = datetime(local.year, 10, last_sunday(10).day, 2 + base)
    return base + (1 if start <= local < end else 0)


def stamp(channel, local):
    return local.strftime("%Y-%m-%d %H:%M:%S") + " +%02d00" % offset_hours(channel, local) if local else ""


class Order:
    """One order; what a special one has of its own is set by name."""

    def __init__(self, channel, created, lines, person, dice):
        self.channel, self.created, self.person = channel, created, person
        self.lines = lines                      # [sku, name, quantity, price in minor units]
        self.key = None
        self.number = None
        self.email = "kunde%05d@example.%s" % (dice.below(100000), dice.one(["com", "net", "org"]))
        self.status, self.fulfilled, self.cancelled, self.refunded = "paid", None, None, 0
        self.code, self.percent, self.less = "", 0, 0
        self.risk, self.source, self.tags, self.notes, self.attributes = "Low", "web", "", "", ""
        self.location, self.employee, self.terms, self.due, self.wrong = "", "", "", None, 0
        self.quantity_text = None
        self.ident = dice.below(32768)
        self.token = "r" + "".join(dice.one("abcdefghkmnpqrstuvwxyz23456789") for _ in range(23))
        self.marketing = "yes" if dice.chance(35) else "no"
        self.delay = dice.among(3, 44)
        self.method = dice.weighted([("Shopify Payments", 60), ("PayPal Express Checkout", 25), ("Klarna", 15)])
        if channel == "b2b":
            self.method, self.tags = dice.one(["Bank Deposit", "Shopify Payments"]), "Großhandel"

    def country(self):
        return self.person.country if self.person else "DE"

    def amounts(self):
        """Subtotal after discount, shipping, taxes by name, total: all in minor units."""
        goods = sum(quantity * price for _, _, quantity, price in self.lines)
        discount = min(goods, self.less or half_up(goods * self.percent, 100))
        subtotal = goods - discount
        home = self.country() in ("DE", "GB")
        if self.source == "pos":
            shipping = 0
        elif self.channel == "b2b":
            shipping = 0 if subtotal >= 25000 else 1200
        elif self.channel == "uk":
            shipping = 0 if subtotal >= 7000 else 595
        elif home:
            shipping = 0 if subtotal >= 6000 else 490
        else:
            shipping = 1990 if self.country() in ("CH", "US") else 990
        taxes = []
        rates = TAX.get(self.country())
        if rates and not (self.channel == "b2b" and self.country() != "DE"):
            food = sum(q * p for sku, _, q, p in self.lines if sku in BY_SKU and BY_SKU[sku].tax == "food")
            food_after = food - (discount * food // goods if goods else 0)
            parts = {}
            for rate, base in ((rates[0], subtotal - food_after + shipping), (rates[1], food_after)):
                parts[rate] = parts.get(rate, 0) + base
            for rate, base in parts.items():
                if rate and base:
                    tax = half_up(base * rate, 1000 if self.channel == "b2b" else 1000 + rate)
                    percent = "%d" % (rate // 10) if rate % 10 == 0 else "%.1f" % (rate / 10)
                    taxes.append(("%s %s %s%%" % (self.country(), rates[2], percent), tax))
        total = subtotal + shipping + (sum(tax for _, tax in taxes) if self.channel == "b2b" else 0)
        return discount, subtotal, shipping, taxes, total

    def records(self):
        discount, subtotal, shipping, taxes, total = self.amounts()
        total += self.wrong
        paid = self.status in ("paid", "refunded", "partially_refunded")
        rows = []
        for place, (sku, name, quantity, price) in enumerate(self.lines):
            row = dict.fromkeys(COLUMNS, "")
            row.update({
                "Name": self.number, "Email": self.email, "Created at": stamp(self.channel, self.created),
                "Lineitem quantity": self.quantity_text if self.quantity_text and place == 0 else quantity,
                "Lineitem name": name, "Lineitem price": major(price), "Lineitem sku": sku,
                "Lineitem requires shipping": "true", "Lineitem taxable": "true",
                "Lineitem fulfillment status": "fulfilled" if self.fulfilled else "pending",
                "Vendor": "Sheffield Lamps" if sku.startswith("LMP") else "Nordlicht Kontor", "Lineitem discount": "0.00"})
            if place == 0:
                at = self.created + timedelta(seconds=self.delay)
                row.update({
                    "Financial Status": self.status, "Paid at": stamp(self.channel, at) if paid else "",
                    "Fulfillment Status": "fulfilled" if self.fulfilled else "unfulfilled",
                    "Fulfilled at": stamp(self.channel, self.fulfilled), "Accepts Marketing": self.marketing,
                    "Currency": "GBP" if self.channel == "uk" else "EUR", "Subtotal": major(subtotal),
                    "Shipping": major(shipping), "Taxes": major(sum(tax for _, tax in taxes)), "Total": major(total),
                    "Discount Code": self.code, "Discount Amount": major(discount),
                    "Shipping Method": "" if self.source == "pos" else self.shipping_method(shipping),
                    "Notes": self.notes, "Note Attributes": self.attributes,
                    "Cancelled at": stamp(self.channel, self.cancelled), "Payment Method": self.method,
                    "Payment Reference": self.token if paid else "", "Refunded Amount": major(self.refunded),
                    "Outstanding Balance": major(total) if self.status in ("pending", "authorized") else "0.00",
                    "Employee": self.employee, "Location": self.location,
                    "Id": 6100000000000 + self.sequence * 32768 + self.ident, "Tags": self.tags, "Risk Level": self.risk,
                    "Source": self.source, "Payment ID": self.token if paid else "",
                    "Payment Terms Name": self.terms, "Next Payment Due At": stamp(self.channel, self.due),
                    "Payment References": self.token if paid else ""})
                for number, (name_of_tax, tax) in enumerate(taxes, 1):
                    row["Tax %d Name" % number], row["Tax %d Value" % number] = name_of_tax, major(tax)
                if self.person:
                    fields = ["Name", "Street", "Address1", "Address2", "Company", "City", "Zip", "Province", "Country", "Phone"]
                    for side in ("Billing ", "Shipping "):
                        row.update({side + field: cell for field, cell in zip(fields, self.person.cells())})
                        row[side + "Province Name"] = PROVINCE_NAMES.get(self.person.province, "")
                    row["Phone"] = self.person.cells()[-1]
            rows.append([row[column] for column in COLUMNS])
        return rows

    def shipping_method(self, shipping):
        if self.channel == "uk":
            return "Tracked parcel" if shipping else "Free delivery from £70"
        if self.channel == "b2b":
            return "Spedition" if shipping else "Frei Haus ab 250 €"
        return "Paket" if shipping else "Kostenloser Versand ab 60 €"


# Which file ends on which day (see CUT). The files of one channel follow each other without a gap.
FIRST_DAY = -35
FILES = (
    [("web-%d" % n, "web", day) for n, day in enumerate(
        [-32, -28, -25, -22, -21, -19, -17, -15, -14, -12, -10, -8, -7, -5, -3, -1], 1)] + [("web-today", "web", 0)]
    + [("uk-%d" % n, "uk", day) for n, day in enumerate([-24, -20, -17, -13, -10, -6, -3], 1)] + [("uk-today", "uk", 0)]
    + [("b2b-%d" % n, "b2b", day) for n, day in enumerate([-24, -20, -17, -13, -10, -6, -3], 1)] + [("b2b-today", "b2b", 0)])

# When an evening's file and the last day's file end, local time: early enough that an order never lies in the future of the
# step that imports it, even where the demo day is in summer and the offsets in the files are those of winter.
CUT = {"web": ("18:50", "05:20"), "uk": ("18:00", "04:20"), "b2b": ("18:50", "05:20")}

# Ordinary orders a day, by week from the first one; wholesale on working days only, at weekends next to nothing.
VOLUME = {"web": [2, 3, 10, 12, 11], "uk": [1, 1, 3, 3, 4], "b2b": [1, 1, 3, 3, 3]}
HOURS = {
    "web": [(6, 1), (7, 2), (8, 2), (9, 3), (10, 3), (11, 4), (12, 4), (13, 4), (14, 3), (15, 3), (16, 4), (17, 5), (18, 6),
            (19, 8), (20, 9), (21, 8), (22, 4), (23, 2), (0, 1)],
    "uk": [(8, 2), (10, 3), (12, 4), (15, 3), (17, 4), (18, 6), (19, 8), (20, 8), (21, 6), (22, 3)],
    "b2b": [(8, 4), (9, 6), (10, 6), (11, 5), (13, 3), (14, 5), (15, 4), (16, 3)],
}
PLACE_OF = {"main": "HAM", "rot": "3PL", "koe": "KOE", "ven": "VEN", "scarce": "HAM"}
GROUPS = {"web": [("main", 82), ("rot", 8), ("koe", 5), ("ven", 5)], "uk": [("main", 88), ("rot", 6), ("ven", 6)],
          "b2b": [("main", 93), ("rot", 7)]}
CEILING = {"web": 52000, "uk": 42000, "b2b": 54000}
FREE = {}


def line_of(sku, quantity, channel):
    item = BY_SKU[sku]
    return [sku, item.name, quantity, item.price_in(channel)]


def basket(dice, channel, group=None):
    """One to four lines from one place, never more than it has."""
    group = group or dice.weighted(GROUPS[channel])
    goods = [(item, item.often) for item in ITEMS if item.where == group and item.often]
    count = dice.weighted([(1, 38), (2, 33), (3, 19), (4, 10)]) if group == "main" else dice.weighted([(1, 80), (2, 20)])
    lines, seen = [], set()
    for _ in range(count):
        item = dice.weighted(goods)
        if channel == "b2b":
            quantity = dice.one([6, 6, 12, 12, 18]) if item.price < 2000 else dice.one([2, 4, 4, 6])
        else:
            quantity = dice.weighted([(1, 72), (2, 19), (3, 6), (4, 3)])
        place = (item.sku, PLACE_OF[group])
        if item.sku in seen or FREE[place] - quantity < (12 if group == "main" else 3):
            continue
        if lines and (sum(q * p for _, _, q, p in lines) + quantity * item.price_in(channel)) > CEILING[channel] * 8 // 10:
            continue
        seen.add(item.sku)
        FREE[place] -= quantity
        lines.append(line_of(item.sku, quantity, channel))
    return lines or basket(dice, channel, "main")


def ordinary(channel):
    dice = Dice("orders " + channel)
    for week, volume in enumerate(VOLUME[channel]):
        for day in range(FIRST_DAY + 7 * week, FIRST_DAY + 7 * week + 7):
            weekday = day % 7  # 0 is a Monday, as the anchor is
            count = volume + dice.among(-1, 1) if volume > 2 else volume
            if channel == "b2b":
                count = (1 if volume > 1 and weekday == 5 else 0) if weekday >= 5 else count
                if volume == 1 and weekday in (1, 3):
                    count = 0
            elif weekday >= 5 and volume > 2:
                count = (volume + 1) // 2
            for _ in range(count):
                hour = dice.weighted(HOURS[channel])
                yield dice, moment(day, "%02d:%02d:%02d" % (hour, dice.below(60), dice.below(60)))
    if channel != "b2b":
        for clock in ["00:09:41", "03:48:13"]:
            yield dice, moment(0, clock)


NOTES = [
    "Bitte nicht klingeln,\nBaby schläft.",
    'Geschenk! Karte dazu:\n"Für die beste Oma\nder Welt" – ohne Rechnung',
    "Abstellort: Schuppen; falls zu, dann Nachbarin (\"Frau Öz\")",
    "-- bis Freitag, sonst Urlaub",
]


def make_ordinary(channel):
    orders = []
    for dice, created in ordinary(channel):
        order = Order(channel, created, basket(dice, channel), somebody(dice, channel), dice)
        if channel == "web":
            if dice.chance(13):
                order.code, order.percent = "TEEZEIT10", 10
            elif dice.chance(5):
                order.code, order.less = "WILLKOMMEN5", 500
            if dice.chance(6):
                order.status = "authorized"
            if dice.chance(5):
                order.notes = dice.one(NOTES)
            if dice.chance(4):
                order.attributes = "geschenk: ja\npapier: blau"
            if dice.chance(9):
                order.tags = dice.one(["Stammkunde", "Stammkunde, Geschenk", "Messe"])
        elif channel == "uk" and dice.chance(9):
            order.code, order.percent = "CUPPA10", 10
        elif channel == "b2b":
            order.source = dice.weighted([("web", 70), ("shopify_draft_order", 30)])
            if dice.chance(12):
                order.code, order.percent = "MENGE3", 3
        orders.append(order)
    return orders


def paid_back(order, amount=None):
    order.refunded = order.amounts()[4] if amount is None else amount
    order.status = "refunded" if amount is None else "partially_refunded"


def left(order, day, clock):
    order.fulfilled = moment(day, clock)


def at_the_till(order, day, clock):
    order.person, order.email, order.source, order.method = None, "", "pos", "Kartenzahlung"
    order.location, order.employee = "Laden Köln, Ehrenstraße", "Marlies K."
    order.created = moment(day, clock)
    order.fulfilled = order.created


def called_off(order, day, clock, status):
    order.cancelled = moment(day, clock)
    if status == "refunded":
        paid_back(order)
    order.status = status


# Orders that are there for a reason: (key, channel, day, time, lines or None for an ordinary basket, what is special).
# A line is (SKU, quantity). The README says what each is for; the demo's script speaks of them by key.
SPECIAL = [
    # The shop had these under way before this program came.
    ("fulfilled-1", "web", -35, "06:12", None, lambda o: left(o, -34, "13:20")),
    ("fulfilled-2", "web", -35, "11:47", None, lambda o: left(o, -34, "13:22")),
    ("fulfilled-3", "web", -35, "20:31", None, lambda o: left(o, -33, "12:50")),
    ("fulfilled-4", "web", -34, "09:05", None, lambda o: left(o, -33, "12:58")),
    ("fulfilled-5", "web", -34, "18:39", None, lambda o: left(o, -32, "14:02")),
    ("fulfilled-6", "uk", -34, "19:15", None, lambda o: left(o, -31, "13:40")),
    ("fulfilled-7", "b2b", -34, "10:20", None, lambda o: left(o, -32, "11:11")),
    ("partial-shipped", "web", -34, "12:12", [("CUP-0001", 2), ("000418", 1)],
     lambda o: (left(o, -33, "13:03"), paid_back(o, 1990))),
    # Over the counter in Köln: no mail address, no street.
    ("till-1", "web", -33, "15:44", [("CUP-0002", 2)], lambda o: at_the_till(o, -33, "15:44")),
    ("till-2", "web", -19, "17:02", [("HOM-0001", 3), ("TEA-0021", 1)], lambda o: at_the_till(o, -19, "17:02")),
    ("till-3", "web", -9, "12:30", [("TEA-0024", 1)], lambda o: at_the_till(o, -9, "12:30")),
    # Given up, in every way the shop knows.
    ("voided-1", "web", -27, "21:19", None, lambda o: setattr(o, "status", "voided")),
    ("voided-2", "web", -11, "08:27", None, lambda o: setattr(o, "status", "voided")),
    ("cancelled-1", "web", -23, "10:01", None, lambda o: called_off(o, -23, "10:40", "refunded")),
    ("cancelled-2", "web", -13, "14:55", None, lambda o: called_off(o, -12, "09:12", "voided")),
    ("cancelled-3", "web", -3, "09:33", None, lambda o: called_off(o, -3, "10:06", "refunded")),
    ("refunded-1", "web", -18, "19:50", None, paid_back),
    ("refunded-2", "uk", -8, "20:20", None, paid_back),
    # Holds that somebody looked at and lifted.
    ("pending-lifted-1", "web", -18, "11:09", None, lambda o: setattr(o, "status", "pending")),
    ("pending-lifted-2", "web", -11, "13:31", None, lambda o: setattr(o, "status", "pending")),
    ("net30-lifted", "b2b", -14, "09:40", None, lambda o: (setattr(o, "status", "pending"), setattr(o, "terms", "Net 30"),
                                                         setattr(o, "due", moment(16, "09:40")))),
    ("risk-lifted-1", "web", -20, "02:14", None, lambda o: setattr(o, "risk", "High")),
    ("risk-lifted-2", "uk", -11, "22:48", None, lambda o: setattr(o, "risk", "High")),
    ("value-lifted-1", "web", -19, "16:33", [("007001", 4), ("KTL-0005", 3), ("MAT-0003", 4)], None),
    ("value-lifted-2", "b2b", -18, "10:12", [("CUP-0002", 24), ("CUP-0001", 18), ("TEA-0012", 36), ("000524", 24)], None),
    ("value-lifted-3", "b2b", -11, "15:25", [("KTL-0004", 12), ("CUP-0007", 24), ("TEA-0002", 30)], None),
    ("value-lifted-4", "b2b", -7, "11:05", [("TEA-0021", 48), ("TEA-0018", 24), ("HOM-0007", 32)], None),
    ("noaddress-lifted", "web", -14, "17:40", None, lambda o: setattr(o, "person", None)),
    # More wanted than there is: kettles (8), Gyokuro (11), wreaths (24).
    ("kettle-1", "web", -9, "18:10", [("KTL-0003", 2)], None),
    ("kettle-2", "web", -7, "12:00", [("KTL-0003", 1), ("COF-0001", 1)], None),
    ("kettle-3", "web", -6, "20:44", [("KTL-0003", 2)], None),
    ("kettle-4", "web", -4, "13:21", [("KTL-0003", 2)], None),
    ("kettle-5", "web", -2, "19:08", [("KTL-0003", 1), ("COF-0002", 2)], None),
    ("kettle-6", "web", -1, "21:37", [("KTL-0003", 2)], None),
    ("gyokuro-1", "web", -8, "19:01", [("TEA-0003", 2)], None),
    ("gyokuro-2", "web", -5, "08:50", [("TEA-0003", 3), ("KTL-0005", 1)], None),
    ("gyokuro-3", "uk", -5, "21:10", [("TEA-0003", 4)], None),
    ("gyokuro-4", "web", -1, "14:28", [("TEA-0003", 3), ("TEA-0002", 1), ("MAT-0002", 1)], None),
    ("wreath-1", "b2b", -8, "09:58", [("HOM-0006", 12)], None),
    ("wreath-2", "web", -4, "21:05", [("HOM-0006", 3), ("HOM-0001", 4)], None),
    ("wreath-3", "web", -2, "10:10", [("HOM-0006", 4)], None),
    ("wreath-4", "b2b", -2, "11:30", [("HOM-0006", 12), ("HOM-0001", 24)], None),
    # Carts that no single place can fill.
    ("mixed-1", "web", -17, "09:09", [("TEA-0011", 1), ("KTL-0001", 1)], None),
    ("mixed-2", "web", -9, "20:26", [("TEA-0020", 2), ("LMP-0002", 1)], None),
    ("mixed-3", "web", -2, "16:02", [("CUP-0005", 2), ("HOM-0008", 1)], None),
    ("mixed-4", "web", -1, "09:47", [("TEA-0014", 1), ("HOM-0003", 1), ("LMP-0001", 1)], None),
    # Unusual, and yet nothing to stop at.
    ("equals-name", "web", -10, "18:18", [("TEA-0015", 2)], lambda o: setattr(o.person, "name", "=Sören Ahrens")),
    ("boston", "web", -7, "15:15", [("TEA-0024", 1), ("000524", 2)], lambda o: setattr(o, "person", abroad(ABROAD[-1]))),
    ("zurich", "web", -4, "19:44", [("MAT-0002", 1), ("MAT-0004", 1)], lambda o: setattr(o, "person", abroad(ABROAD[-2]))),
    ("gift-note", "web", -1, "16:55", [("TEA-0024", 1), ("HOM-0001", 2)], lambda o: setattr(o, "notes", NOTES[1])),
    # Changed by the later export, web-update.csv.
    ("update-total", "web", -8, "12:04", [("CUP-0002", 1), ("TEA-0013", 2)], None),
    ("update-paid-1", "web", -6, "11:20", None, lambda o: setattr(o, "status", "pending")),
    ("update-paid-2", "web", -5, "17:33", None, lambda o: setattr(o, "status", "pending")),
    ("update-cancelled", "web", -5, "10:20", None, None),
    ("update-fulfilled", "web", -5, "14:00", [("TEA-0009", 2)], None),
    ("update-refunded", "web", -5, "15:30", [("TEA-0004", 2), ("TEA-0005", 1)], None),
    # Still here on the day: late, and soon to be.
    ("late-1", "web", -5, "20:15", None, None),
    ("late-2", "web", -4, "08:10", [("HOM-0010", 1), ("HOM-0009", 1)], None),
    ("late-b2b", "b2b", -7, "08:30", [("TEA-0019", 12), ("000418", 12)], None),
    ("soon-1", "web", -3, "07:20", [("HOM-0010", 1)], None),
    ("soon-2", "web", -3, "08:05", None, None),
    ("soon-3", "web", -3, "09:50", None, None),
    ("soon-4", "web", -3, "11:15", None, None),
    ("half-sent", "b2b", -4, "14:20", [("TEA-0014", 12), ("CUP-0004", 6), ("TEA-0010", 18)], None),
    # Still held on the day.
    ("pending-overdue", "web", -5, "09:02", None, lambda o: setattr(o, "status", "pending")),
    ("pending-now", "web", -1, "15:20", None, lambda o: setattr(o, "status", "pending")),
    ("net30-now", "b2b", -4, "09:15", None, lambda o: (setattr(o, "status", "pending"), setattr(o, "terms", "Net 30"),
                                                      setattr(o, "due", moment(26, "09:15")))),
    ("risk-evening", "web", -2, "23:51", None, lambda o: setattr(o, "risk", "High")),
    ("risk-now", "web", -1, "22:41", None, lambda o: setattr(o, "risk", "High")),
    ("value-now", "web", -2, "20:15", [("LMP-0004", 2), ("LMP-0001", 2)], None),
    ("value-b2b-now", "b2b", -2, "10:45", [("TEA-0024", 36), ("CUP-0003", 12), ("TEA-0021", 36)], None),
    ("noaddress-now", "web", -1, "10:05", None, lambda o: setattr(o, "person", None)),
    ("pickup", "web", -2, "16:40", [("TEA-0008", 1), ("CUP-0005", 1)],
     lambda o: (at_the_till(o, -2, "16:40"), setattr(o, "fulfilled", None))),
    ("part-refund-now", "web", -2, "12:20", [("COF-0001", 2), ("COF-0003", 1)], lambda o: paid_back(o, 990)),
    ("pending-uk", "uk", -1, "21:32", None, lambda o: setattr(o, "status", "pending")),
    # What a file can get wrong, inside files that are otherwise good.
    ("unknown-sku", "web", -2, "13:10", [("TEA-0013", 1)],
     lambda o: o.lines.append(["TEA-0099", "Teeblüte 花茶, Neuheit", 2, 690])),
    ("off-by-five", "web", -1, "11:40", [("TEA-0006", 1), ("000525", 1)], lambda o: setattr(o, "wrong", 500)),
    ("bad-quantity", "uk", -5, "14:03", [("TEA-0013", 2), ("CUP-0002", 1)], lambda o: setattr(o, "quantity_text", "2 pcs")),
    # Only Köln has baskets of seagrass, and Köln does not serve the British shop.
    ("unroutable", "uk", -4, "12:12", [("HOM-0008", 1)], None),
]

ORDERS = []
KEYED = {}


def file_of(order):
    for name, channel, day in FILES:
        if channel == order.channel and order.created <= moment(day, CUT[channel][day == 0]):
            return name
    raise ValueError("no file takes an order of %s" % order.created)


def make_orders():
    FREE.clear()
    FREE.update({key: units[0] for key, units in STOCK.items()})
    for key, channel, day, clock, goods, special in SPECIAL:  # first, so that ordinary ones leave them their units
        for sku, quantity in goods or []:
            place = (sku, PLACE_OF[BY_SKU[sku].where])
            FREE[place] -= quantity
    del ORDERS[:]
    KEYED.clear()
    for channel in ("web", "uk", "b2b"):
        orders = make_ordinary(channel)
        dice = Dice("special " + channel)
        for key, of, day, clock, goods, special in SPECIAL:
            if of == channel:
                lines = [line_of(sku, quantity, channel) for sku, quantity in goods] if goods else basket(dice, channel, "main")
                order = Order(channel, moment(day, clock), lines, somebody(dice, channel), dice)
                order.created += timedelta(seconds=dice.below(60))
                order.key = key
                KEYED[key] = order
                if special:
                    special(order)
                orders.append(order)
        orders.sort(key=lambda order: order.created)
        first, shape = {"web": (1001, "#%d"), "uk": (1289, "#%d"), "b2b": (3001, "B%d")}[channel]
        for place, order in enumerate(orders):
            order.sequence = place + {"web": 0, "uk": 40000, "b2b": 80000}[channel]
            order.number = shape % (first + place)
            order.file = file_of(order)
        ORDERS.extend(orders)
    for name, channel, _ in FILES:
        rows = [COLUMNS]
        for order in reversed([order for order in ORDERS if order.file == name]):  # newest first, as the shop writes them
            rows += order.records()
        data = table(rows, "\r\n" if name == "uk-3" else "\n")
        GENERATED["orders/%s.csv" % name] = (b"\xef\xbb\xbf" if name == "uk-3" else b"") + data


# --- The later export ---------------------------------------------------------------------------------------------------

def make_update():
    """Some orders again, four days before the anchor; three of them as they were."""
    rows = [COLUMNS]
    same = [order for order in ORDERS if order.file == "web-14" and order.key is None][:3]
    changed = [KEYED[key] for key in ("update-total", "update-paid-1", "update-paid-2", "update-cancelled",
                                      "update-fulfilled", "update-refunded")]
    before = {order.number: order.records() for order in changed}
    total, paid1, paid2, cancelled, fulfilled, refunded = changed
    saved = [dict(order.__dict__, lines=[list(line) for line in order.lines]) for order in changed]
    total.lines.append(line_of("CUP-0002", 1, "web"))
    for order in (paid1, paid2):
        order.status, order.delay = "paid", int((moment(-4, "07:12") - order.created).total_seconds())
    called_off(cancelled, -4, "07:51", "refunded")
    left(fulfilled, -4, "08:05")
    paid_back(refunded, 1150)
    for order in sorted(changed + same, key=lambda order: order.created, reverse=True):
        records = order.records()
        assert order in same or records != before[order.number]
        rows += records
    for order, was in zip(changed, saved):
        order.__dict__.update(was)
    GENERATED["orders/web-update.csv"] = table(rows)


# What the special orders are for, as the README of the orders tells it. Several keys share one line.
MEANING = [
    ("fulfilled-", "already fulfilled in the file: recorded as shipped elsewhere, no stock moved"),
    ("till-", "sold over the counter: `pos`, fulfilled, no mail address, no street"),
    ("partial-shipped", "fulfilled, then 19.90 paid back; the file does not say for what: refund_unassigned"),
    ("voided-", "voided: recorded as cancelled"),
    ("cancelled-", "cancelled in the file (paid back, or voided): recorded as cancelled"),
    ("refunded-", "paid back in full, never sent"),
    ("pending-lifted-", "payment hold; the clerk lifts it the morning after"),
    ("net30-lifted", "wholesale on 30 days, hence pending and held; the clerk lifts it"),
    ("risk-lifted-", "the shop calls the risk High: held, lifted the morning after"),
    ("value-lifted-", "total above 600 EUR: held, lifted the morning after"),
    ("noaddress-lifted", "no address: held, lifted the morning after"),
    ("kettle-", "KTL-0003, of which there are 8, is ordered 10 times: the last order is short"),
    ("gyokuro-", "TEA-0003, of which there are 11, is ordered 12 times: the last order is short by one"),
    ("wreath-", "HOM-0006, of which there are 24, is ordered 31 times: the last order (12) gets 5 and its candles"),
    ("mixed-", "a cart that no single place can fill"),
    ("equals-name", "the customer's name begins with `=`"),
    ("boston", "postcode `'02110`, no tax"),
    ("zurich", "to Switzerland, no tax"),
    ("gift-note", "a note of three lines with quotes; the supervisor holds the order on the last morning"),
    ("update-total", "web-update.csv has one line and 12.50 more, after it was shipped: order_changed"),
    ("update-paid-", "pending, then paid in web-update.csv: the hold goes by itself"),
    ("update-cancelled", "paid back and cancelled in web-update.csv before it left"),
    ("update-fulfilled", "fulfilled in web-update.csv while released here: shipped_elsewhere"),
    ("update-refunded", "11.50 paid back in web-update.csv before it left: refund_review, or order_changed where it has gone too far"),
    ("late-", "released, not shipped, past its deadline on the day"),
    ("soon-", "released, not shipped, deadline on the morning of the day"),
    ("half-sent", "only its first line was shipped"),
    ("pending-overdue", "held for payment for longer than 72 hours: hold_overdue"),
    ("pending-now", "held for payment"),
    ("pending-uk", "held for payment"),
    ("net30-now", "wholesale on 30 days, held for payment; the hold's 72 hours end in the evening of the day"),
    ("risk-evening", "High risk, held since the evening before"),
    ("risk-now", "High risk, held this morning"),
    ("value-now", "four lamps, 665.90 EUR: held"),
    ("value-b2b-now", "815.40 EUR: held"),
    ("noaddress-now", "no address: held"),
    ("pickup", "sold at the till, to be collected, not fulfilled, no address: held"),
    ("part-refund-now", "9.90 paid back before it left: refund_review, refund_unassigned"),
    ("unknown-sku", "its second line is TEA-0099, which is in no catalogue"),
    ("off-by-five", "the total is 5.00 more than its parts: amounts_differ"),
    ("bad-quantity", "a quantity of `2 pcs`: rejected, the file's other orders are taken"),
    ("unroutable", "HOM-0008 stands only in Köln, which does not serve `uk`"),
]


def make_orders_readme():
    text = ["# Order exports", "",
            "In Shopify's layout of 79 columns, newest order first, one record a line of the order. `web` and `uk` prices contain the tax",
            "(Total = Subtotal + Shipping), `b2b` prices do not (Total = Subtotal + Shipping + Taxes). Subtotal is after the discount.",
            "`uk-3.csv` has a byte order mark and CR LF. Days count from the anchor, %s. Numbers of `web` and `uk` overlap at #%d and above:"
            % (ANCHOR.isoformat(), min(int(o.number[1:]) for o in ORDERS if o.channel == "uk")),
            "there an order needs its channel in front. Written by `../make.py`.", "",
            "| file | until day | orders | records | numbers |", "|---|---:|---:|---:|---|"]
    for name, _, day in FILES:
        orders = [order for order in ORDERS if order.file == name]
        text.append("| `%s.csv` | %d | %d | %d | %s to %s |" % (
            name, day, len(orders), sum(len(o.lines) for o in orders), orders[0].number, orders[-1].number))
    text += ["| `web-update.csv` | -4 | 9 | %d | six orders changed, three as they were |" % len(parsed("orders/web-update.csv")[0]), "",
             "Orders that are there for a reason:", "", "| order | file | what it is for |", "|---|---|---|"]
    told = set()
    for start, meaning in MEANING:
        orders = [KEYED[key] for key, *_ in SPECIAL if (key.startswith(start) if start.endswith("-") else key == start) and key not in told]
        told.update(order.key for order in orders)
        text.append("| %s | %s | %s |" % (", ".join("%s:%s" % (o.channel, o.number) for o in orders),
                                         ", ".join(sorted({o.file for o in orders}, key=[f[0] for f in FILES].index)), meaning))
    assert told == set(KEYED), set(KEYED) - told
    GENERATED["orders/README.md"] = ("\n".join(text) + "\n").encode()


# --- The demo -----------------------------------------------------------------------------------------------------------

STEPS = []  # (day, clock, who, {what: how}, remark)

HEAD = """\
# What `tally init --demo` plays, step by step, to fill a new store: the last five weeks of Nordlicht Kontor.
# Written by make.py, from the same orders that it writes; edit it there.
#
# at      days from the day of the demo, and the local time in the shop's zone
# as      who does it: `engine` for what runs by itself, else one of the practice store's operators
# import  a file beside this one, with the channel it comes from where it holds orders
# work    evaluate everything that is due, as `tally work` does
# ship    ship every released order that was released before `released_before`, except those named
# do      one command, in the words of `tally do`
# try     one that the day may not allow: a step of the close whose check fails is left to the visitor
#
# Every date in the files, and every `at`, is shifted by the days between `anchor` and today. Steps are in the order of
# time, and none is later than 06:45 today.
"""


def step(day, clock, who, what, remark=None):
    STEPS.append((day, clock, who, what, remark))


def address(key):
    order = KEYED[key]
    return "%s:%s" % (order.channel, order.number)


# Not shipped with the others: what is late or soon to be, and what the shop took out of our hands.
LEFT_OVER = ["late-b2b", "update-cancelled", "update-fulfilled", "late-1", "late-2", "soon-1", "soon-2", "soon-3",
             "soon-4", "half-sent"]
LIFTED = {  # how the key begins: kind of hold, who lifts it, why
    "pending": ("payment", "clerk", "money is on the account"), "net30": ("payment", "clerk", "net 30, good payer"),
    "risk": ("fraud_review", "supervisor", "rang the customer"), "value": ("fraud_review", "supervisor", "known customer"),
    "noaddress": ("address", "supervisor", "address given by telephone"),
}


def make_demo():
    del STEPS[:]
    step(-35, "07:00", "administrator", {"import": "catalog.csv"}, "The first day: what there is, and where it stands")
    step(-35, "07:05", "buyer", {"import": "stock.csv"})
    step(-35, "10:00", "buyer", {"do": "receive TEA-0021 96 --at HAM --cost 3.15"})
    step(-33, "09:30", "supervisor", {"do": "count GFT-0001 160 --at HAM --reason 'first cycle count'"})
    step(-32, "11:15", "supervisor", {"do": "adjust BOK-0002 -1 --at HAM --reason 'sample for the fair'"})
    step(-31, "10:20", "buyer", {"do": "receive TEA-0001 60 --at HAM --cost 3.85"})
    step(-31, "16:10", "clerk", {"do": "raise KIT-0016 --at 3PL --kind amounts_differ --reason 'Rotterdam bills 96.40 of storage, the contract says 69.40'"},
         "Left open since last month: what keeps step 4 of its close red")
    step(-15, "10:05", "buyer", {"do": "receive 000523 24 --at HAM --cost 2.35"})
    step(-8, "11:40", "supervisor", {"do": "move GFT-0001 5 --at HAM --from sellable --to quarantine --reason 'printed askew?'"})
    step(-6, "10:00", "supervisor", {"do": "count TEA-0025 31 --at HAM --reason 'cycle count'"})
    step(-6, "10:10", "supervisor", {"do": "count KIT-0016 17 --at HAM --reason 'cycle count'"})
    step(-6, "10:20", "supervisor", {"do": "count TXT-0001 37 --at HAM --reason 'cycle count'"})
    step(-4, "10:30", "engine", {"import": "orders/web-update.csv", "channel": "web"}, "The shop's second word on some orders")
    step(-4, "10:35", "engine", {"work": True})
    step(-3, "08:00", "supervisor", {"import": "stock-rotterdam.csv"}, "Rotterdam counts otherwise than we do")
    step(-2, "11:00", "supervisor", {"do": "adjust BOK-0001 -14 --at HAM --reason 'pallet not found'"},
         "Over the limit; nobody answers, and it expires")
    step(-2, "16:30", "supervisor", {"do": "ship %s --line 1:12 --tracking NK-DEMO-0001" % address("half-sent")})
    step(-1, "06:00", "engine", {"work": True})
    step(-1, "09:00", "buyer", {"do": "receive TEA-0012 48 --at HAM --cost 3.75"})
    step(-1, "09:10", "buyer", {"do": "receive NEW-0001 12 --at HAM"})
    step(-1, "12:15", "supervisor", {"do": "raise TEA-0002 --kind oversold_at_source --reason 'marketplace test listing sold 4, we never sent stock'"})
    step(-1, "14:00", "supervisor", {"do": "transfer TXT-0001 6 --from HAM --to KOE"})
    step(-1, "16:00", "supervisor", {"do": "move TXT-0001 2 --at HAM --from sellable --to damaged --reason 'crushed in the aisle'"})
    step(-1, "16:30", "supervisor", {"do": "writeoff HOM-0011 3 --at HAM --reason damage"}, "From here on, requests that wait for an approval")
    step(-1, "17:40", "buyer", {"do": "adjust TXT-0003 9 --at HAM --reason 'the box held 25, the note said 16'"})
    step(0, "06:05", "supervisor", {"do": "adjust BOK-0001 -14 --at HAM --reason 'pallet not found, asked again'"}, "Today")
    step(0, "06:12", "clerk", {"do": "writeoff TEA-0025 12 --at HAM --reason expiry"})
    step(0, "06:15", "buyer", {"do": "adjust KIT-0016 -5 --at 3PL --reason 'Rotterdam admits the loss'"})
    step(0, "06:16", "supervisor", {"do": "refund web:#1070 8.90 --line 1:1 --return expected --reason 'tin arrived dented, photo in the mail'"},
         "Refunds: one that is clear, one that was paid in part and is asked for again")
    step(0, "06:17", "supervisor", {"do": "refund web:#1056 20.00 --reason 'three days late'"})
    step(0, "06:17", "clerk", {"do": "approve 8 --reason 'carrier admits it'"})
    step(0, "06:18", "clerk", {"do": "execute-refund web:#1056 --reference pp-20931"})
    step(0, "06:19", "supervisor", {"do": "refund web:#1056 91.10 --reason 'says now that it never came'"})
    step(0, "06:20", "supervisor", {"do": "refund web:#1202 14.90 --line 1:1 --return none --reason 'one bag was torn, photo in the mail'"},
         "More that waits for a clerk: clean ones first")
    step(0, "06:20", "supervisor", {"do": "refund web:#1222 4.90 --shipping --reason 'came two days after the promise'"})
    step(0, "06:20", "supervisor", {"do": "refund web:#1236 109.80 --line 1:2 --return expected --reason 'wrong colour, sends both back'"})
    step(0, "06:20", "supervisor", {"do": "refund uk:#1349 26.94 --line 1:1 --return none --reason 'one of two cups broken, photo seen'"})
    step(0, "06:21", "supervisor", {"do": "refund b2b:B3047 40.00 --reason 'goodwill, as agreed on the telephone'"})
    step(0, "06:21", "supervisor", {"do": "writeoff GFT-0001 5 --at HAM --from quarantine --reason 'printed askew, all five'"})
    step(0, "06:21", "supervisor", {"do": "writeoff TXT-0001 2 --at HAM --from damaged --reason 'crushed in the aisle'"})
    step(0, "06:22", "supervisor", {"do": "refund web:#1003 34.60 --reason 'wants to send it back now'"},
         "And some to look at twice: an old order, two requests about one order, one whose order was refunded meanwhile")
    step(0, "06:22", "supervisor", {"do": "refund web:#1238 49.00 --line 1:1 --return expected --reason 'does not fit the oven'"})
    step(0, "06:22", "supervisor", {"do": "refund web:#1238 4.90 --shipping --reason 'and wants the postage too'"})
    step(0, "06:23", "supervisor", {"do": "refund web:#1241 108.90 --reason 'mat has a hole, says she'"})
    step(0, "06:23", "supervisor", {"do": "refund web:#1241 15.00 --reason 'late, agreed on the telephone'"})
    step(0, "06:24", "clerk", {"do": "approve 21 --reason 'small, and agreed' --confirm 15.00"})
    step(0, "06:20", "supervisor", {"do": "raise KTL-0004 --kind damaged --reason 'two cartons rattle'"})
    step(0, "06:25", "supervisor", {"do": "hold %s --kind address --reason 'moves house, asks where to send it'" % address("gift-note")})
    step(0, "06:26", "supervisor", {"try": "sign 1"}, "Last month: half closed")
    step(0, "06:26", "supervisor", {"try": "sign 2"})
    step(0, "06:26", "buyer", {"try": "sign 3"})
    step(0, "06:27", "supervisor", {"try": "sign 8"})
    step(0, "06:27", "supervisor", {"try": "sign 9"})
    step(0, "06:27", "clerk", {"try": "sign 5"})
    step(0, "06:27", "clerk", {"try": "sign 6"})
    step(0, "06:28", "clerk", {"try": "sign 11"})
    step(0, "06:28", "clerk", {"try": "sign 12"})
    step(0, "06:28", "clerk", {"try": "sign 24"})
    step(0, "06:28", "clerk", {"try": "sign 25"})
    step(0, "06:29", "clerk", {"try": "sign 30"})
    step(0, "06:30", "engine", {"import": "orders/b2b-today.csv", "channel": "b2b"})
    step(0, "06:31", "engine", {"import": "orders/web-today.csv", "channel": "web"})
    step(0, "06:35", "engine", {"work": True})
    step(0, "06:40", "engine", {"import": "orders/uk-today.csv", "channel": "uk"}, "Not worked yet: that is what the day begins with")
    fresh = [order for order in ORDERS if order.file == "uk-today" and order.key is None]
    for place, order in enumerate(fresh[:4]):
        step(0, "06:4%d" % (1 + place), "supervisor", {"do": "%s uk:%s" % ("route" if place == 3 else "allocate", order.number)})

    days = sorted({day for _, _, day in FILES if day < 0})
    for day in days:
        files = [(name, channel) for name, channel, of in FILES if of == day]
        for place, (name, channel) in enumerate(files):
            step(day, "21:0%d" % place, "engine", {"import": "orders/%s.csv" % name, "channel": channel},
                 "An evening's files, the engine, next morning's decisions, the afternoon's parcels" if day == days[0] else None)
        step(day, "21:05", "engine", {"work": True})
        if day == -1:
            continue
        taken = {order.file for order in ORDERS if (order.file, order.channel) in files}
        for order in ORDERS:
            if order.file in taken and order.key and "-lifted" in order.key:
                kind, who, why = LIFTED[order.key.split("-lifted")[0]]
                step(day + 1, "08:30", who, {"do": "lift %s --kind %s --reason '%s'" % (address(order.key), kind, why)})
        step(day + 1, "09:00", "engine", {"work": True})
        arrived = {name for name, _, of in FILES if of <= day}
        kept = [KEYED[key].number for key in LEFT_OVER if KEYED[key].file in arrived]
        ship = {"released_before": (day + 1, "12:00")}
        if kept:
            ship["except"] = kept
        step(day + 1, "15:00", "supervisor", {"ship": ship})
    STEPS.sort(key=lambda s: (s[0], s[1]))

    def at(day, clock):
        return '"%d %s"' % (day, clock)

    lines = [HEAD, "anchor: %s" % ANCHOR.isoformat(), "", "steps:"]
    for day, clock, who, what, remark in STEPS:
        if remark:
            lines.append("  # " + remark)
        parts = ["at: " + at(day, clock), "as: " + who]
        for key, value in what.items():
            if key in ("do", "try"):
                assert '"' not in value and "\\" not in value
                value = '"%s"' % value
            elif key == "work":
                value = "true"
            elif key == "ship":
                value = "{released_before: %s%s}" % (at(*value["released_before"]), ", except: [%s]" % ", ".join(
                    '"%s"' % number for number in value["except"]) if "except" in value else "")
            parts.append("%s: %s" % (key, value))
        lines.append("  - {%s}" % ", ".join(parts))
    GENERATED["demo.yaml"] = ("\n".join(lines) + "\n").encode()


# --- What it should come to ---------------------------------------------------------------------------------------------

SERVES = {"web": ["HAM", "3PL", "KOE", "VEN"], "uk": ["HAM", "3PL", "VEN"], "b2b": ["HAM", "3PL"]}  # by rank


def holds_of(order):
    rate = 116 if order.channel == "uk" else 100
    held = ["payment"] if order.status == "pending" else []
    if order.amounts()[4] * rate > 60000 * 100:
        held.append("fraud_review")
    if order.risk == "High":
        held.append("fraud_review")
    if not order.person:
        held.append("address")
    if order.refunded and not order.fulfilled:
        held.append("refund_review")
    return held


def forecast():
    """A small model of the engine over the demo's steps: how many orders end in which state. Not a second opinion on what
    the engine does, only a means to give the demo enough of everything."""
    free = {key: units[0] for key, units in STOCK.items()}
    state, holds, needs, released = {}, {}, {}, {}
    by_address = {"%s:%s" % (order.channel, order.number): order for order in ORDERS}

    def allocate(order):
        need = needs[order]
        places = SERVES[order.channel]
        while True:
            reach = [(sum(1 for sku, n in need.items() if n and free.get((sku, place), 0) >= n), -rank, place)
                     for rank, place in enumerate(places)]
            full, _, place = max(reach)
            some = full or [p for p in places if any(n and free.get((sku, p), 0) > 0 for sku, n in need.items())]
            if not some:
                break
            place = place if full else some[0]
            for sku, n in need.items():
                taken = min(n, max(0, free.get((sku, place), 0)))
                need[sku] -= taken
                free[sku, place] = free.get((sku, place), 0) - taken
        wanted = sum(quantity for _, _, quantity, _ in order.lines)
        short = sum(need.values())
        state[order] = "allocated" if not short else "backordered" if short == wanted else "partly_allocated"

    for day, clock, _, what, _ in STEPS:
        if "import" in what and what["import"].startswith("orders/"):
            name = what["import"][7:-4]
            if name == "web-update":
                state[KEYED["update-cancelled"]] = "cancelled"
                state[KEYED["update-fulfilled"]] = "shipped elsewhere"
                for key in ("update-paid-1", "update-paid-2"):
                    holds[KEYED[key]] = []
                continue
            for order in ORDERS:
                if order.file != name or order.quantity_text:
                    continue
                needs[order] = {sku: quantity for sku, _, quantity, _ in order.lines}
                holds[order] = holds_of(order)
                dead = order.status in ("voided", "refunded") or order.cancelled
                state[order] = "cancelled" if dead else "shipped elsewhere" if order.fulfilled else "captured"
        elif "work" in what:
            for order in sorted((o for o in state if state[o] in ("captured", "backordered", "partly_allocated", "allocated")),
                                key=lambda o: o.created):
                if not holds[order]:
                    allocate(order)
                    if state[order] == "allocated":
                        state[order], released[order] = "released", (day, clock)
        elif "ship" in what:
            for order, when in released.items():
                if state[order] == "released" and when < what["ship"]["released_before"] \
                        and order.number not in what["ship"].get("except", []):
                    state[order] = "shipped"
        elif "do" in what:
            words = what["do"].split()
            order = by_address.get(words[1])
            if words[0] == "lift":
                assert words[3] in holds[order], what["do"]
                holds[order] = [kind for kind in holds[order] if kind != words[3]]
            elif words[0] == "hold":
                holds[order].append(words[3])
            elif words[0] in ("allocate", "route"):
                allocate(order)
            elif words[0] == "ship":
                assert state[order] == "released", what["do"]
                state[order] = "partly_shipped"
    counts = {}
    for order, word in state.items():
        word += " and held" if holds[order] and word in ("captured", "released") else ""
        counts.setdefault(word, []).append(order)
    return counts


def show_forecast():
    counts = forecast()
    closed = ("shipped", "shipped elsewhere", "cancelled")
    for word in sorted(counts):
        print("%4d %s%s" % (len(counts[word]), word, "" if word in closed else ": " + " ".join(
            "%s:%s%s" % (o.channel, o.number, " (%s)" % o.key if o.key else "") for o in counts[word])))
    print("%4d open" % sum(len(orders) for word, orders in counts.items() if word not in closed))


# --- Broken files -------------------------------------------------------------------------------------------------------

BROKEN = []  # (file, accepted, rejected, exit status, exceptions, what is wrong, what must come of it)


def broken(name, data, accepted, rejected, status, wrong, then, exceptions=""):
    GENERATED["broken/" + name] = data
    BROKEN.append((name, accepted, rejected, status, exceptions, wrong, then))


def simple(number, lines=(("TEA-0001", 1),), **special):
    """A plain, sound order of 20 November for the broken files; `special` replaces cells of its first record by header."""
    dice = Dice("broken " + number)
    order = Order("web", moment(-3, "10:%02d" % (int(number[-2:]) % 60)), [line_of(sku, n, "web") for sku, n in lines],
                  Person("Gesa Lüders", "Lindenweg 7", "", "", "Lübeck", "23552", "SH", "DE", ""), dice)
    order.number, order.sequence = number, 90000 + int(number[1:])
    records = order.records()
    for column, cell in special.items():
        records[0][COLUMNS.index(column.replace("_", " "))] = cell
    return records


def make_broken():
    del BROKEN[:]
    good, also = simple("#9001"), simple("#9003", (("CUP-0002", 2), ("000418", 1)))

    def around(*bad, **how):
        return table([COLUMNS] + good + [row for records in bad for row in records] + also, **how)

    def one_bad(name, wrong, then, **cells):
        broken(name, around(simple("#9002", (("TEA-0013", 2),), **cells)), 2, 1, 1, wrong, then, "rejected_lines")

    kept = "#9002 is rejected with its line and column; #9001 and #9003 are taken."

    # The file as a whole
    broken("empty.csv", b"", 0, 0, 1, "Not one byte.", "Refused: the file is empty.")
    broken("header-only.csv", table([COLUMNS]), 0, 0, 0, "A header and no records.", "Nothing to take, and that is said; no error.")
    broken("header-twice.csv", table([COLUMNS] + good + [COLUMNS] + also), 2, 0, 0, "Two exports put together: the header stands in the middle again.",
           "Both orders are taken; the second header is passed over, not read as an order called Name.")
    broken("header-repeats-a-column.csv", table([COLUMNS + ["Total"]] + [row + ["1.00"] for row in good]), 0, 0, 1,
           "Two columns are called Total and say different things.", "Refused whole; the column is named. Never silently the last one.")
    short = [i for i, column in enumerate(COLUMNS) if column not in ("Lineitem quantity", "Currency")]
    broken("missing-columns.csv", table([[row[i] for i in short] for row in [COLUMNS] + good]), 0, 0, 1,
           "`Lineitem quantity` and `Currency` are not there.", "Refused whole; both columns are named.")
    order_of_columns = sorted(range(len(COLUMNS)), key=lambda i: COLUMNS[i])
    broken("columns-moved.csv", table([[row[i] for i in order_of_columns] for row in [COLUMNS] + good + also]), 2, 0, 0,
           "All columns, in the order of the alphabet.", "Taken like any other: columns are found by header.")
    broken("not-a-known-format.csv", "Datum;Kasse;Umsatz\n2026-11-20;1;412,50\n".encode(), 0, 0, 1, "A table of something else.",
           "Refused: no format has this header; the formats that are known are named.")
    broken("semicolons.csv", "\n".join(";".join(str(cell).replace("\n", " ") for cell in row) for row in [COLUMNS] + good).encode(), 0, 0, 1,
           "Saved again by a spreadsheet: semicolons between the cells.", "Refused whole, saying that the columns are separated by semicolons (taking it would be right too).")
    noise = Dice("noise")
    broken("binary.csv", b"\x1f\x8b\x08\x00" + bytes(noise.below(256) for _ in range(2048)), 0, 0, 1,
           "Not text at all, whatever its name says.", "Refused: not text. Nothing of it is printed.")
    broken("utf-16.csv", b"\xff\xfe" + around().decode().encode("utf-16-le"), 0, 0, 1, "UTF-16 with its mark, as some spreadsheets save.",
           "Refused: UTF-16, save as UTF-8 (taking both orders would be right too). Never letters with blanks between.")
    broken("latin-1-bytes.csv", around(simple("#9002", Billing_Name="G\u00fcnter")).replace("G\u00fcnter".encode(), b"G\xfcnter"), 2, 1, 1,
           "One name of #9002 is in Latin-1 amid UTF-8.", "#9002 is rejected with line and byte; #9001 and #9003 are taken.", "rejected_lines")
    broken("cut-inside-a-letter.csv", table([COLUMNS] + good + simple("#9002", Billing_Name="Jürgen Öz"))[:-1].rsplit("Ö".encode(), 1)[0] + b"\xc3", 1, 1, 1,
           "A copy that broke off in the middle of a letter.", "#9001 is taken; #9002 is rejected: the file ends inside it.", "rejected_lines")
    long_note = ("Bitte klingeln. " * 75000)[:1_200_000]
    broken("endless-line.csv", around(simple("#9002", Notes=long_note)), 1, 1, 1, "A note of 1.2 million bytes on one line.",
           "The record is too long to be kept, its number with it; it may belong to #9001 above it, so that is rejected. #9003 is taken. Memory stays bounded, and the note is not printed.", "rejected_lines")
    broken("unclosed-quote.csv", table([COLUMNS] + good) + table(simple("#9002", Notes="@@")).replace(b"@@", b'"never closed') + table(also), 2, 1, 1,
           "A quote opens in #9002 and never closes.", "#9002 is rejected, naming the line where the quote opened; reading goes on behind that line: #9001 and #9003 are taken.", "rejected_lines")
    broken("too-few-cells.csv", table([COLUMNS] + good + [simple("#9002")[0][:40]] + also), 2, 1, 1,
           "The record of #9002 has 40 cells.", kept, "rejected_lines")
    broken("too-many-cells.csv", table([COLUMNS] + good + [simple("#9002")[0] + ["", "left", "over"]] + also), 2, 1, 1,
           "The record of #9002 has 82 cells.", kept, "rejected_lines")
    broken("nul-bytes.csv", around(simple("#9002", Notes="a@b")).replace(b"a@b", b"a\x00\x00b"), 2, 1, 1, "NUL bytes in a note.", kept, "rejected_lines")
    mixed = table([COLUMNS] + good, "\r\n") + table(simple("#9002"), "\n") + table(also, "\r\n")
    broken("mixed-line-ends.csv", mixed, 3, 0, 0, "Some lines end in CR LF, some in LF.", "All three are taken.")
    broken("cr-only.csv", table([COLUMNS] + good + also, "\r"), 2, 0, 0, "Lines end in CR alone.", "Both are taken.")
    broken("no-last-line-end.csv", around()[:-1], 2, 0, 0, "The last line has no end.", "Both are taken.")
    broken("blank-lines.csv", table([COLUMNS]) + b"\n" + table(good) + b"\n\n,,,\n" + table(also) + b"\n", 2, 0, 0,
           "Empty lines, and one of commas only.", "Both are taken; the empty lines are passed over.")

    # Amounts and quantities
    one_bad("amount-with-comma.csv", "A price of `12,90 €`.", kept, Lineitem_price="12,90 €")
    one_bad("amount-with-letter.csv", "A price of `8.9O`: a letter O.", kept, Lineitem_price="8.9O")
    one_bad("amount-too-precise.csv", "A price of `8.905`.", kept + " Never rounded in silence.", Lineitem_price="8.905")
    one_bad("amount-too-large.csv", "A total of twenty-four digits.", kept, Total="999999999999999999999999.00")
    one_bad("amount-missing.csv", "No price.", kept, Lineitem_price="")
    one_bad("amount-negative.csv", "A price of `-8.90`.", kept, Lineitem_price="-8.90")
    one_bad("quantity-negative.csv", "A quantity of -2.", kept, Lineitem_quantity="-2")
    one_bad("quantity-zero.csv", "A quantity of 0.", kept, Lineitem_quantity="0")
    one_bad("quantity-huge.csv", "A quantity of 1000000000.", kept, Lineitem_quantity="1000000000")
    one_bad("quantity-fraction.csv", "A quantity of 1.5.", kept, Lineitem_quantity="1.5")
    one_bad("quantity-text.csv", "A quantity of `two`.", kept, Lineitem_quantity="two")
    broken("total-differs.csv", around(simple("#9002", (("TEA-0013", 2),), Total="27.70")), 3, 0, 0,
           "The total of #9002 is 5.00 more than its parts.", "All three are taken; #9002 raises an exception.", "amounts_differ")
    one_bad("currency-unknown.csv", "The currency is `€`.", kept, Currency="€")
    broken("currency-of-another-shop.csv", around(simple("#9002", (("TEA-0013", 2),), Currency="USD")), 3, 0, 0,
           "An order in USD in the file of a shop that sells in EUR.", "All three are taken, each in its own currency: a shop may sell in several.")
    two = simple("#9002", (("TEA-0013", 2), ("000418", 1)))
    two[1][COLUMNS.index("Currency")] = "GBP"
    broken("currency-changes.csv", around(two), 2, 1, 1, "The second record of #9002 names another currency than the first.", kept, "rejected_lines")

    # Dates, numbers and records
    one_bad("date-impossible.csv", "Created on 30 February.", kept, Created_at="2026-02-30 10:00:00 +0100")
    one_bad("date-missing.csv", "No date.", kept, Created_at="")
    one_bad("date-odd-offset.csv", "An offset of +9900.", kept, Created_at="2026-11-20 10:00:00 +9900")
    one_bad("status-unknown.csv", "A financial status of `perhaps`.", kept, Financial_Status="perhaps")
    one_bad("number-missing.csv", "A record with an order's own columns and no order number.",
            "The record is rejected with its line, not added to #9001; #9001 and #9003 are taken.", Name="")
    one_bad("sku-too-long.csv", "A SKU of 300 letters.", kept, Lineitem_sku="X" * 300)
    broken("sku-with-blanks.csv", around(simple("#9002", Lineitem_sku="  TEA-0001 ")), 3, 0, 0, "Blanks around a SKU.", "All three are taken; it is TEA-0001.")
    broken("sku-blank.csv", around(simple("#9002", Lineitem_sku="")), 3, 0, 0, "A line with a name and no SKU.",
           "All three are taken; the line of #9002 is one for an operator to map.", "unknown_sku")
    continued = simple("#9002", (("TEA-0013", 2), ("000418", 1)))[1:]
    broken("continuation-without-order.csv", table([COLUMNS] + continued + good + also), 2, 1, 1,
           "The file begins with the second record of #9002; its first is in no file.", "The record is rejected; #9001 and #9003 are taken.", "rejected_lines")
    pair = simple("#9002", (("TEA-0013", 2), ("000418", 1)))
    broken("records-apart.csv", table([COLUMNS] + pair[:1] + good + pair[1:] + also), 2, 2, 1,
           "The two records of #9002 have #9001 between them.", "Both parts of #9002 are rejected, naming each other; #9001 and #9003 are taken. Never an order of one line.", "rejected_lines")
    broken("order-twice.csv", around(simple("#9002", (("TEA-0013", 2),)), simple("#9002", (("TEA-0013", 5),))), 3, 1, 1,
           "#9002 stands there twice, with 2 and with 5 units, from the same export.", "The first is taken; the second is rejected, naming the line of the first, so that somebody says which is right. Never 7 units, and the same file again changes nothing.", "rejected_lines")
    broken("order-twice-alike.csv", around(simple("#9002"), simple("#9002")), 3, 0, 0, "#9002 stands there twice, letter for letter.",
           "All three are taken, #9002 once.")

    # What must not reach a terminal or a spreadsheet
    sly = "\x1b]52;c;cm0gLXJm\x07\x1b[2J\x1b[31mRot\x1b[0m"
    broken("escape-sequences.csv", around(simple("#9002", Billing_Name=sly, Shipping_Name=sly, Notes="\x1b[?1049h\x9b31m")), 2, 1, 1,
           "A name that sets the clipboard (OSC 52), clears the screen and turns red; C1 controls in a note.",
           kept + " No control character is ever sent to the terminal, nor to an export.", "rejected_lines")
    broken("bidi-override.csv", around(simple("#9002", Billing_Name="Gesa \u202egnihton\u202c \u2066Lüders\u2069\u200b")), 3, 0, 0,
           "A name with direction overrides, isolates and a blank of no width.", "All three are taken; on the screen the row stays in order and its neighbours unmoved.")
    broken("control-characters.csv", around(simple("#9002", Notes="bell\x07 back\x08 tab\t form\x0c del\x7f cr\r end")), 2, 1, 1,
           "Bell, backspace, tab, form feed, delete and a bare CR inside a quoted note.", kept + " The characters are shown as signs, not obeyed.", "rejected_lines")
    broken("formula-cells.csv", around(simple("#9002", Billing_Name="=HYPERLINK(\"http://example.com\")", Notes="+49 40 66969 000",
                                              Tags="@SUM(A1)", Shipping_Company="-2+3")), 3, 0, 0,
           "Cells that a spreadsheet would evaluate.", "All three are taken, the cells as text; an export to CSV makes them harmless.")

    # Stock
    head = ["sku", "location", "on_hand", "quarantine", "damaged"]
    first, last = ["TEA-0025", "HAM", 31, 0, 0], ["KIT-0016", "HAM", 17, 0, 0]

    def stock(name, row, wrong, then, accepted=2, rejected=1, exceptions="rejected_lines"):
        broken(name, table([head, first, row, last]), accepted, rejected, 1 if rejected else 0, wrong, then, exceptions)

    both = "The line is rejected with its column; the two others are taken."
    stock("stock-negative.csv", ["TEA-0001", "HAM", -4, 0, 0], "-4 on hand.", both)
    stock("stock-text.csv", ["TEA-0001", "HAM", "viele", 0, 0], "`viele` on hand.", both)
    stock("stock-fraction.csv", ["TEA-0001", "HAM", "10.5", 0, 0], "10.5 on hand.", both)
    stock("stock-huge.csv", ["TEA-0001", "HAM", "9" * 30, 0, 0], "A number of thirty digits.", both)
    stock("stock-blank-sku.csv", ["", "HAM", 5, 0, 0], "No SKU.", both)
    stock("stock-unknown-location.csv", ["TEA-0001", "ATLANTIS", 5, 0, 0], "A location nobody has heard of.",
          "All three are taken; the location is provisional.", 3, 0, "unknown_location")
    stock("stock-unknown-sku.csv", ["TEE-0001", "HAM", 5, 0, 0], "A SKU that is in no catalogue.",
          "All three are taken; the SKU is provisional, and nobody knows its cost.", 3, 0, "unknown_sku cost_missing")
    stock("stock-twice.csv", ["TEA-0025", "HAM", 30, 0, 0], "TEA-0025 at HAM twice, 31 and 30.",
          "The first is taken; the second is rejected, naming the line of the first; KIT-0016 is taken.")
    broken("stock-missing-column.csv", table([["sku", "on_hand"], ["TEA-0001", 5]]), 0, 0, 1, "No location.", "Refused whole; the column is named.")

    # Catalogue
    names = ["sku", "name", "cost", "price", "currency", "weight_grams", "barcode", "vendor"]

    def catalog(name, row, wrong, then, accepted=2, rejected=1, exceptions="rejected_lines"):
        rows = [names, ["XX-0001", "Erste", "1.00", "2.50", "EUR", 10, "", ""], row, ["XX-0003", "Dritte", "3.00", "7.50", "EUR", 30, "", ""]]
        broken(name, table(rows), accepted, rejected, 1 if rejected else 0, wrong, then, exceptions)

    catalog("catalog-duplicate-sku.csv", ["XX-0001", "Noch einmal", "1.10", "2.60", "EUR", 10, "", ""], "XX-0001 twice, with two costs.",
            "The first is taken; the second is rejected, naming the line of the first; XX-0003 is taken.")
    catalog("catalog-negative-cost.csv", ["XX-0002", "Zweite", "-1.00", "5.00", "EUR", 20, "", ""], "A cost of -1.00.", both)
    catalog("catalog-price-text.csv", ["XX-0002", "Zweite", "1.00", "auf Anfrage", "EUR", 20, "", ""], "A price of `auf Anfrage`.", both)
    catalog("catalog-blank-sku.csv", ["", "Namenlos", "1.00", "5.00", "EUR", 20, "", ""], "No SKU.", both)
    catalog("catalog-other-currency.csv", ["XX-0002", "Zweite", "1.00", "5.00", "ZZZ", 20, "", ""], "Cost and price in ZZZ.", both + " The books are in EUR, and a cost is not taken for another currency's.")
    catalog("catalog-unknown-vendor.csv", ["XX-0002", "Zweite", "1.00", "5.00", "EUR", 20, "", "NOBODY"], "A vendor that is no location.",
            both + " A vendor is made in the policy.")

    for entry in BROKEN:
        assert sum(other[0] == entry[0] for other in BROKEN) == 1, entry[0]
    GENERATED["broken/expected.csv"] = table([["file", "accepted", "rejected", "exit", "exceptions"]]
                                             + [[name, a, r, status, kinds] for name, a, r, status, kinds, _, _ in BROKEN])
    text = ["# Files with something wrong", "",
            "One defect each. Every file of orders is meant for `tally import FILE --channel web`, on a store that has the policy, the",
            "catalogue and no orders; `#9001` and `#9003` are sound, `#9002` has the defect. An order with a bad record is rejected whole:",
            "half an order is worse than none. A rejected order or line is kept in the store's `rejects/` and raises one exception for the",
            "file. `accepted` and `rejected` count orders, or lines of stock and catalogue; a record that belongs to no order counts as one",
            "rejected. `expected.csv` says the same for tests. Written by `../make.py`.", "",
            "| file | what is wrong | what must come of it | accepted | rejected | exit | exception |", "|---|---|---|---:|---:|---:|---|"]
    for name, a, r, status, kinds, wrong, then in BROKEN:
        text.append("| `%s` | %s | %s | %d | %d | %d | %s |" % (name, wrong, then, a, r, status, kinds))
    GENERATED["broken/README.md"] = ("\n".join(text) + "\n").encode()


# --- Check --------------------------------------------------------------------------------------------------------------

def parsed(path):
    """The records of a generated CSV file, as another program's reader sees them."""
    rows = list(csv.reader(io.StringIO(GENERATED[path].decode("utf-8-sig"), newline="")))
    return [dict(zip(rows[0], row)) for row in rows[1:]], rows[0]


def check():
    faults = []

    def must(good, sentence):
        if not good:
            faults.append(sentence)

    # Orders, read back from the bytes: the parts are the total.
    known = {row["sku"] for row in parsed("catalog.csv")[0]}
    must(len(known) == len(ITEMS), "a SKU stands twice in the catalogue")
    odd = {"sku": [], "total": [], "quantity": []}
    seen, numbers = {}, {}
    for name, channel, _ in FILES + [("web-update", "web", -4)]:
        rows, header = parsed("orders/%s.csv" % name)
        must(header == COLUMNS and len(header) == 79, name + ": not the 79 columns")
        groups = {}
        for row in rows:
            groups.setdefault(row["Name"], []).append(row)
        for number, records in groups.items():
            place = "%s %s" % (name, number)
            head = records[0]
            must(head["Financial Status"] != "", place + ": the first record is not the order's own")
            must(name == "web-update" or (channel, number) not in seen, place + ": in two files")
            must(name != "web-update" or (channel, number) in seen, place + ": an update of nothing")
            seen[channel, number] = name
            numbers.setdefault(number, set()).add(channel)
            must(head["Currency"] == ("GBP" if channel == "uk" else "EUR"), place + ": currency")
            must(1 <= len(records) <= 4, place + ": lines")
            if any(not row["Lineitem quantity"].isdigit() for row in records):
                odd["quantity"].append(place)
                continue
            goods = sum(int(row["Lineitem quantity"]) * minor(row["Lineitem price"]) for row in records)
            subtotal, shipping, taxes, total = (minor(head[c]) for c in ("Subtotal", "Shipping", "Taxes", "Total"))
            must(subtotal == goods - minor(head["Discount Amount"]), place + ": subtotal")
            must(taxes == sum(minor(head["Tax %d Value" % n]) for n in range(1, 6) if head["Tax %d Value" % n]), place + ": taxes")
            if total != subtotal + shipping + (taxes if channel == "b2b" else 0):
                odd["total"].append(place)
            must(minor(head["Refunded Amount"]) <= total, place + ": more refunded than paid")
            odd["sku"] += [place for row in records if row["Lineitem sku"] not in known]
    for kind, key in (("sku", "unknown-sku"), ("total", "off-by-five"), ("quantity", "bad-quantity")):
        order = KEYED[key]
        must(odd[kind] == ["%s %s" % (order.file, order.number)], "deliberate %s: found %s" % (key, odd[kind]))
    must(KEYED["off-by-five"].wrong == 500, "off by five is not five")

    # Stock and catalogue; channels and places are those of the policy
    def codes(name):
        with open(os.path.join(HERE, "policy", name), encoding="utf-8") as file:
            return {line.split("code: ")[1].split(",")[0] for line in file if line.startswith("  - {code: ")}
    must(codes("channels.yaml") == set(VOLUME), "the policy has other channels")
    places = codes("locations.yaml")
    must(places == set(PLACE_OF.values()), "the policy has other locations")
    levels = set()
    for row in parsed("stock.csv")[0]:
        must(row["sku"] in known and row["location"] in places, "stock of nothing or nowhere: %s" % row)
        must((row["sku"], row["location"]) not in levels, "stock twice: %s" % row)
        must(all(int(row[c]) >= 0 for c in ("on_hand", "quarantine", "damaged")), "stock below zero: %s" % row)
        must(int(row["quarantine"]) + int(row["damaged"]) <= int(row["on_hand"]), "more unsellable than there is: %s" % row)
        levels.add((row["sku"], row["location"]))
    for row in parsed("stock-shopify-rows.csv")[0]:
        cells = [row[c] for c in ("Unavailable (not editable)", "Committed (not editable)", "Available (not editable)", "On hand (current)")]
        must(cells[0] == "not stocked" or sum(map(int, cells[:3])) == int(cells[3]), "Shopify stock does not add up: %s" % row)

    # The demo: in order, in time, about orders and files that exist
    times = [(day, clock) for day, clock, _, _, _ in STEPS]
    must(times == sorted(times) and times[-1] <= (0, "06:45"), "steps out of time")
    imported = {}
    for day, clock, who, what, _ in STEPS:
        must(who in ("engine", "administrator", "supervisor", "buyer", "clerk"), "nobody is called " + who)
        if "import" in what:
            must(what["import"] in GENERATED, "no such file: " + what["import"])
            imported[what["import"]] = (day, clock)
        for number in what.get("ship", {}).get("except", []):
            must(len(numbers[number]) == 1, "%s is not one order only" % number)
            order = next(o for o in ORDERS if o.number == number)
            must(imported.get("orders/%s.csv" % order.file, (9, "")) < (day, clock), number + " is kept back before it came")
        if "do" in what:
            words = what["do"].split()
            subject = words[1]
            if ":" in subject:
                channel, number = subject.split(":")
                order = next((o for o in ORDERS if (o.channel, o.number) == (channel, number)), None)
                must(order and imported.get("orders/%s.csv" % order.file, (9, "")) < (day, clock), "not there yet: " + what["do"])
            elif words[0] not in ("sign", "approve"):
                must(subject in known, "no such SKU: " + what["do"])
    for name, _, _ in FILES:
        must("orders/%s.csv" % name in imported, name + " is never imported")
    for path, (day, clock) in imported.items():
        if path.startswith("orders/"):
            utc = moment(day, clock) - timedelta(hours=2)  # were it summer on the demo day
            for row in parsed(path)[0]:
                for column in ("Created at", "Paid at", "Fulfilled at", "Cancelled at"):
                    if row[column]:
                        told = datetime.strptime(row[column][:19], "%Y-%m-%d %H:%M:%S") - timedelta(hours=int(row[column][20:23]))
                        must(told <= utc, "%s %s: %s is after its import" % (path, row["Name"], column))
    open_orders = sum(len(orders) for word, orders in forecast().items() if word not in ("shipped", "shipped elsewhere", "cancelled"))
    must(40 <= open_orders <= 65, "%d orders would be open" % open_orders)

    # What is on the disk
    for path, data in sorted(GENERATED.items()):
        full = os.path.join(HERE, path)
        if not os.path.exists(full):
            faults.append(path + " is missing")
        else:
            with open(full, "rb") as file:
                must(file.read() == data, path + " is not what make.py writes")
    for folder in ("orders", "broken"):
        for name in sorted(os.listdir(os.path.join(HERE, folder))) if os.path.isdir(os.path.join(HERE, folder)) else []:
            must(folder + "/" + name in GENERATED, "%s/%s is not from make.py" % (folder, name))
    return faults


def main(arguments):
    if arguments not in ([], ["--check"], ["--forecast"]):
        print(__doc__, file=sys.stderr)
        return 2
    for chapter in (make_catalog, make_stock, make_orders, make_update, make_orders_readme, make_demo, make_broken):
        chapter()
    if arguments == ["--forecast"]:
        show_forecast()
        return 0
    if not arguments:
        for path, data in GENERATED.items():
            full = os.path.join(HERE, path)
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "wb") as file:
                file.write(data)
    faults = check()
    for fault in faults:
        print(fault, file=sys.stderr)
    print("%d files, %d orders, %d steps, %d broken files: %s" % (
        len(GENERATED), len(ORDERS), len(STEPS), len(BROKEN), "%d faults" % len(faults) if faults else "consistent"))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
