#!/usr/bin/env python3
"""Makes faker_names.tsv beside it: given names and family names that given_names.tsv and
family_names.tsv have not, by the lists of Faker.

    python3 make-names.py FAKER_PACKAGE FAKER_JS_PACKAGE

The arguments are folders of the Python package Faker 40.63.0 (`faker`, of its wheel) and of the
npm package @faker-js/faker 10.6.0. A name that is an ordinary word or a place too is left out, or
weak: a name only where others make it one.
"""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
# Folder of Faker, or none, and language of both.
LOCALES = [("ar_AA", "ar"), ("ar_DZ", "ar"), ("ar_PS", "ar"), ("ar_SA", "ar"), ("fa_IR", "fa"), ("he_IL", "he"), (None, "ur")]
# The fewest letters of a name: short ones are words of another language too often.
LEAST = {"ar": 3, "fa": 5, "he": 5, "ur": 5}
# Names that are words of news, adjectives or months, or may be read as a word with its clitic.
LEFT_OUT = set("""
أركان أليف ابتكار اعتكاف افتكار بارعة باهرة براءة بلبل بنان بنفسج بهجة تاج ترانيم ترف ثاقب ثقيل جدير جسور جهراء جوان حاجب
حطاب خاشعة خاطر خافق دؤوب دليل ذريع رئيس راوي رتيب رحيب رخاء رزين رسمي رعد رفيع رهيف روحي ريف زاخر ساجي ساطع سخاء سفير
سنام سهل شاطر شافع شامخ شامل شهب شهم شهير شيق صاحب صادح صارم صامد صبور صداح صعب صنديد ضاحك طائع طائف طائل طامح طباع طموح
طيع ظاعن ظاهر ظبي ظريف عاتب عاقل عالم عتيد عذب غزير غوى غلاس فارع فدائي فرزدق فطين قائد قادة قاصد قانت قبس قصيد قطب كاشف
كتوم كرمة لاما لطوف لقاء لماح لهفان ليم ماذى مرادي مرتجي مرتقي مزرية مستعين مشرق مشفق معارف ميثاق مقدام ممتاز منسي منعم
ميسور مينة متوكل متيم مرضي مسعف مناضل منجد ناصح ناضر ناعم نافع نظام نغم هيمان وادع ودود وريد يافع يانع يقين لتين حلا جنى
سجا نصور عجمي هلالي عدوي محيا سموح ساهد أغاريد أجوان عرفه نبيه ثقيف غطفان غامد وليف مستورة فلة
آرزو آزاده آهو اختر ارمغان افسانه افسون امید باران بامداد بانو بهار بهاره بنفشه تابان ترانه توفان جوان جاوید جهاندار خداداد
خورشید داور دریا دلبر دنیا دلبند دلربا دیبا رخسار رامش رویا زرین زرینه زمانه زیبا ساغر سامان سایه سبحان ستاره ستايش ستایش
سرافراز سرور سروش سوگند سپهر سپیده سپیدار شایسته شایان شبنم شکوه شکوفه شکفته شمشاد شباهنگ شاپرک شهره شیردل طوطی غنچه غوغا
فراز فرزان فرزانه فرشته فرمان فرهنگ فرود فروتن فروغ فروزان فروزنده فروزش فیروزه قدسی لبخند ماهور مبین متین محیا مرزبان
مروارید مستان مستانه مهتاب مژده مژگان میخک نازی نامور نرمک نسترن نوید نوین نگار نگاره نگین نیایش نيايش نیلوفر هستی هستي همدم
همراز همراه هنگامه وامق پارسا پرتو پردیس پرستو پروانه پولاد پویا پیام پیروز پیمان چابک چالاک چکاوک ژاله کیمیا کیهان گلزار
گلشن گلچین گردان گیتی گیسو یادگار یاور یزدان یلدا یگانه آذین آونگ آزرم اورنگ اوستا ارژنگ اهورا سارنگ سولان سومار فراهان
فردیس ماهان مرداس هیرمند هخامنش محدثه شاهدخت رامشگر جهانبخت کرشمه تاجی چوبین ساینا جابان عمائم منایل حدیث حسنا لادن
אביב אביבית אדיר אדוה אדווה אהבה אהובה אופיר אופק אושר אילון אילת אלומה אלמוג אמונה אסיף אפיק אפריל ארנון בארי ברוך ברית
ברכה ברקת גאיה גבע גולן גוון גורן גלבוע דבורה דקלה דרור הודיה הילה זהבה זוהר חביב חושן חירות טובה טוהר טופז ידיד יהודית
יהלום יובל יודפת יונת יקיר ירדן ישראל כוכב כליל כנרת כפיר לבנה לילך מאור מוריה מיטב מיתר מלאכי מלכה מנוחה מעיין מצדה מרגלית
מרום מתנה נאוה נאור ניסן ניצן נתיב סביון סיגלית סיון ספיר סתיו עברי עדינה עדנה עטרה עטרת עידן ענבל ענבר ערגה פנינה ציון צליל
צמרת ראשית רביב רותם רימון רננה רעות רעיה שובל שוהם שושנה שילה שירה שלהבת שליו שמחה שקמה שרון תאנה תבור תהילה תהלה תומר תכלת
תפארת תקווה חיננית יונית צפורה נחמה עובדיה גולדה יהושע ישעיה יחזקאל
""".split())
# Names of Arabs that are words too, but not often in news.
WEAK = set("""
إخلاص إكرام آيات أسرار بركات بليغ جليل جود حنفي خطيب دنيا راضي رضي سائد سديم سرور شجاع شفيع صائب عاصي غالي فخر كاسر كليم
مؤيد مرشد مزهر مسرور مصلح مطيع ملهم نسيب نشوة واصل غفار نوار خالدي كنار هزار داهي راسم نائل فتوح جليلة راني روز
""".split())


def fold(word):
    word = re.sub("[\u0640\u064b-\u0652\u0670]", "", word)
    return word.translate(str.maketrans("أإآٱىیؤئةکہ", "اااايي" + "وي" + "هكه"))


def column(table):
    lines = (HERE / table).read_text(encoding="utf-8").splitlines()
    return {fold(part) for line in lines if not line.startswith("#") for part in line.split("\t")[0].split("|")}


def faker(package, locale):
    """Name of the list and its names, in the source of one locale."""
    source = (Path(package) / "providers" / "person" / locale / "__init__.py").read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(source)):
        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0] if isinstance(node, ast.Assign) else None
        if isinstance(target, ast.Name) and node.value:
            names = [leaf.value for leaf in ast.walk(node.value) if isinstance(leaf, ast.Constant)]
            yield target.id, [name for name in names if isinstance(name, str)]


def faker_js(package, language):
    module = (Path(package) / "dist" / "locale" / f"{language}.js").resolve()
    script = f"""
        const {{ faker }} = await import({json.dumps(str(module))});
        const {{ first_name, last_name }} = faker.rawDefinitions.person;
        console.log(JSON.stringify([first_name, last_name].map(lists => Object.values(lists ?? {{}}).flat())));
    """
    made = subprocess.run(["node", "--input-type=module", "-e", script], capture_output=True, check=True, text=True)
    return json.loads(made.stdout)


def fits(name, language):
    letters = r"[\u05d0-\u05ea]+" if language == "he" else r"[\u0621-\u06d3]+"
    return re.fullmatch(letters, name) and len(name) >= LEAST[language]


def main(package, js_package):
    words = column("not_names.tsv") | column("common_words.tsv") | column("cldr_words.tsv") | column("titles.tsv")
    places = column("places.tsv") | column("cldr_places.tsv") | column("nisba.tsv")
    taken = column("given_names.tsv") | column("family_names.tsv")
    left_out, weak = {fold(name) for name in LEFT_OUT}, {fold(name) for name in WEAK}
    given, families = [], []
    for locale, language in LOCALES:
        lists = dict(faker(package, locale)) if locale else {}
        first, last = faker_js(js_package, language)
        given += [(name, language) for key, names in lists.items() if key.startswith("first_names") for name in names]
        given += [(name, language) for name in first]
        # Behind a given name an unknown word is taken for the last one but in Arabic, where it may be a verb.
        if language == "ar" and locale != "ar_AA":
            families += [(name, language) for name in lists.get("last_names", []) + last]
    lines = []
    for kind, names in [("given", given), ("family", families)]:
        for name, language in names:
            name = re.sub("[\u0640\u064b-\u0652\u0670\u200c ]+$|[\u0640\u064b-\u0652\u0670]", "", name)
            key = fold(name)
            if not fits(name, language) or key in taken | left_out | words | places or kind == "family" and key.startswith("ال"):
                continue
            taken.add(key)
            lines.append(f"{name}\t{'weak' if kind == 'given' and key in weak else kind}")
    head = (
        "# Names: name, given, weak (a given name that is a word too) or family. Faker 40.63.0 and @faker-js/faker 10.6.0, MIT;\n"
        "# made by make-names.py.\n"
    )
    (HERE / "faker_names.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), file=sys.stderr)


main(*sys.argv[1:])
