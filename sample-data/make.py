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
    out = io.StringIO()
    csv.writer(out, lineterminator=line_end).writerows(rows)
    return out.getvalue().encode()


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
