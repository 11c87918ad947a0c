"""What dates in print, and the words about them, look like in the languages of the press."""

from __future__ import annotations

import re
from unicodedata import decimal

from pipelines.dates.relative import day_words

BUDDHIST = r"(?:(?<=[\u0e00-\u0e7f]\s)|(?<=[\u0e00-\u0e7f]\.\s))25[2-9]\d"  # behind a Thai word
PERSIAN = r"(?:(?<=[\u0600-\u06ff]\s)1[345]\d\d|1[345]\d\d(?=[/-][01]?\d[/-][0-3]?\d\b))"  # behind a Persian word, or before two numbers
YEAR = rf"(?:19[5-9]\d|20\d\d|{BUDDHIST}|{PERSIAN})"
WORD = r"(?:[^\W\d_][^\s\d,.:;|/()\[\]-]{1,14}\.?|[\u0e01-\u0e4c]{1,3}\.[\u0e01-\u0e2e]\.)"  # or a Thai month's letters
DATE = re.compile(
    rf"""
      \b\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:{YEAR}|\d\d)(?!\d)                                # 05/06/2023
    | (?<![0-9A-Za-z]){YEAR}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{1,2}}(?!\d)                             # 2023-06-05
    | (?<![0-9A-Za-z]){YEAR}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}                                               # 2023年6月5日
    | (?<!:)\b\d{{1,2}}(?:\.|st|nd|rd|th|er|º|ª)?,?\s+(?:de\s+|of\s+|tháng\s+)?(?:{WORD}|\d{{1,2}})(?:\s+(?:de|del|năm)|,|\s*/(?:\s*{WORD})?)?\s+(?:ឆ្នាំ\s?)?{YEAR}\b
    | \b{WORD}\s+\d{{1,2}}(?:st|nd|rd|th)?\.?,?\s+(?:năm\s+)?{YEAR}\b                                # June 5, 2023
    | \b\d{{1,2}}\s+{WORD}\s+\d\d(?=\W{{1,4}}\d{{1,2}}[:.h]\d\d\b)                                      # 5 jun 23 | 8h30
    | \b\d{{1,2}}[-/]{WORD}[-/](?:{YEAR}|\d\d)\b                                                     # 5-Jun-2023
    | \b{YEAR}(?:\.|\s+m\.)\s+(?:gada\s+)?{WORD}\s+\d{{1,2}}\b                                      # 2023. június 5.
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What every date above holds, told faster: four digits, or two with a sign between them, or a digit, a sign and a word, or an hour.
MAY_DATE = re.compile(r"\d(?:\d{3}|\s?[./-]\s?[^\W_]|[:h]\d\d)")
RELATIVE = re.compile(
    r"\b\d{1,2}\s+\S{2,10}\s+(?:ago|trước|geleden|temu|sitten|sedan|siden)\b|\b(?:vor|il y a|hace|há|fa)\s+\d{1,2}\s+\S{3,10}|"
    r"\d{1,2}\s?(?:小时|小時|時間|시간|分钟|分鐘|分|분)\s?(?:前|전)",
    re.IGNORECASE,
)
# A day that is named by the reader's own, with the hour: "Сьогодні, 11:40".
NAMED_DAY = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(day_words(), key=len, reverse=True))})(?!\w)[\s,|]{{0,3}}(?:\w{{1,3}}\s)?\d{{1,2}}[:.h]\d\d(?!\d)",
    re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
IN_CLOCK = r"[\s\d:時分秒时시분点頃()（）月火水木金土日]*"  # between a day and what the east says behind it
ASCII_DIGITS = {code: str(decimal(chr(code))) for code in range(0x660, 0x1A00) if chr(code).isdecimal()}
READING_TIME = re.compile(
    r"(?:\b[^\W\d_]+:?\s+){0,3}\b\d{1,3}\s?(?:min(?:ut\w*|s)?\b|phút|мин|dk\b|perc\b)(?!\s+(?:ago|trước|temu))\.?"
    r"(?:\s(?:read|(?:de |di )?le(?:ctura|itura|cture|ttura|estijd)|đọc|okuma))?",
    re.IGNORECASE,
)
NO_DATE_OF_ARTICLE = re.compile(
    r"©|copyright|\(c\)|all rights|giấy phép|cấp ngày|licen[cs]e|reserved|impressum|since \d|est\. \d|gegr|isbn|issn|hrb|permalink|\bborn\b|geb\.|registriert|aktuelle zeit|current time|\d\s?[°º]\s?[CF]?\b|captures",
    re.IGNORECASE,
)
SAYS_SO = re.compile(
    r"^\W*(?:publi\w+|posted|veröffentlicht|erschienen|datum|date|erstellt|eingestellt|pubblicato|publicado|fecha|data|gepubliceerd|geplaatst|"
    r"julkaistu|publicerad|publisert|opublikowano|zveřejněno|đăng|ngày đăng|xuất bản|yayın\w*|опубликовано|опубліковано|публикуван\w*|objavljen\w*|објављено|objavené|publikované|dodano|közzétéve|megjelent|publicat|publikuota|publicēts|avaldatud|"
    r"diterbitkan|terbit|tayang|imechapishwa|δημοσι\w+|תאריך|פורסם|дата|تم نشره|نشر|تاریخ|منتشر|প্রকাশ\w*|प्रकाशित|வெளியிட\w*|გამოქვეყნ\w*|เผยแพร่|last edited|"
    r"submitted|written)\b|"
    rf"\d{IN_CLOCK}(?:公開|配信|掲載|投稿|発表|发布|發布|發佈|发表|입력|등록|송고)\W*$",  # what the east says behind a date
    re.IGNORECASE,
)
# The footer of the oldest themes of blogs: "This entry was posted on Monday, June 5th, 2023 at 8:30 am and is filed under …".
POSTED = re.compile(
    r"^\W*(?:this (?:entry|post|article) was|dieser (?:beitrag|eintrag|artikel) wurde|cet (?:article|billet) a été|questo articolo è stato|"
    r"est[ae] (?:entrada|artículo|artigo|post) f(?:ue|oi)|dit bericht (?:is|werd))\b",
    re.IGNORECASE,
)
LONGEST_POSTED = 90
OF_A_MEMBER = re.compile(
    r"\b(?:registriert|registered|joined|member since|mitglied seit|beigetreten|dabei seit|inscrit|inscription|registrado|iscritto)\b",
    re.IGNORECASE,
)
WORDS = re.compile(r"[^\W\d_]{2,}")
CLOCK_WORDS = re.compile(
    r"\b(?:gmt|utc|uhr|am|um|on|at|lúc|ngày|published|publié|veröffentlicht|pm|[a-z]{3,10}day|\w{4,10}tag|posted)\b",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
PUNCTUATION = " ,;:.|•·–—-"
UPDATED = re.compile(
    r"updated?|modified|edited|revised|aktualisiert|geändert|letzte änderung|stand:|bearbeitet|cập nhật|mis[e]? à jour|màj|modifié|actualiza\w*|"
    r"atualiza\w*|aggiornat\w*|bijgewerkt|gewijzigd|uppdaterad|ändrad|oppdatert|opdateret|päivitetty|zaktualizowan\w*|aktualizov\w*|aktualizac\w*|"
    r"frissítve|actualizat|güncelle\w*|обновлен\w*|оновлен\w*|更新|수정|diperbarui|ενημέρωση|ενημερώθηκε|τροποποίηση|تحديث|"
    r"به‌?روز ?رسانی|ویرایش|اپ ڈیٹ|עודכן|আপডেট|अपडेट|अद्यतन|புதுப்பி|განახლ|ažurirano|izmijenjeno|ажурирано|измењено|posodobljeno|atnaujint\w*|atjaunot\w*|uuendatud|"
    r"อัปเดต|อัพเดต|ปรับปรุง|dikemas ?kini|imesasishwa|жаңартыл|yenilən|змінено|изменен\w*",
    re.IGNORECASE,
)
# "更新" behind the day and hour, and "04 Sep 2013, last update 17:00", where no other word says what the day is.
UPDATED_BEHIND = re.compile(
    rf"{IN_CLOCK}(?:更新|修改|수정)(?![:：\s]*\d)|[\s,،|–-]*(?:\w+\s)?(?:{UPDATED.pattern})\W{{0,3}}{CLOCK.pattern}",
    re.IGNORECASE,
)
