"""The language of an article, where an outlet prints several."""

import pytest

from pipelines.text.language import language_of

TEXTS = {
    "vi": "Sáng nay, mưa to đã làm ngập nhiều nhà của người dân trong huyện và chưa có dấu hiệu dừng lại, theo chính quyền địa phương",
    "en": "The mayor said on Monday that the road to the lake has been closed for the rest of the week, as it was not safe to use",
    "de": "Der Bürgermeister sagte am Montag, dass die Straße zum See für den Rest der Woche gesperrt ist, weil sie nicht sicher ist",
    "fr": "Le maire a déclaré lundi que la route du lac est fermée pour le reste de la semaine, parce qu’elle n’est pas sûre et que les eaux sont hautes",
    "es": "El alcalde dijo el lunes que la carretera del lago está cerrada por el resto de la semana porque no es segura para los coches",
    "pt": "O prefeito disse que a estrada do lago não foi aberta para o resto da semana, mas os moradores são levados pela prefeitura até o centro",
    "ru": "Мэр сказал в понедельник, что дорога к озеру закрыта до конца недели, так как она не была безопасна для людей и это было видно",
    "uk": "Мер сказав у понеділок, що дорога до озера закрита до кінця тижня, бо вона не була безпечна для людей, і це було видно з берега",
    "ja": "市長は月曜日、湖への道路が今週いっぱい閉鎖されると述べた。安全ではないためだという。",
    "zh": "市长周一表示，通往湖边的道路本周剩余时间将关闭，因为不安全。",
    "ko": "시장은 월요일 호수로 가는 도로가 이번 주 내내 폐쇄된다고 말했다.",
    "th": "นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าถนนสู่ทะเลสาบปิดตลอดสัปดาห์",
    "el": "Ο δήμαρχος είπε τη Δευτέρα ότι ο δρόμος προς τη λίμνη θα μείνει κλειστός",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_tells_its_language_whatever_the_page_declares(language: str) -> None:
    """Templates of papers in several languages often declare one for all."""
    assert language_of(TEXTS[language], None) == language
    assert language_of(TEXTS[language], "en-US" if language != "en" else "vi") == language


def test_a_short_text_is_of_the_language_declared() -> None:
    """As its bare code; words that are no code declare nothing."""
    assert language_of("Mưa to", "vi-VN") == "vi"
    assert language_of("Rain", "no") == "nb"
    assert language_of("Rain", "Dutch language") is None
    assert language_of("", None) is None


@pytest.mark.parametrize("declared", ["sr-Latn", "hr", "bs"])
def test_neighbours_who_write_alike_are_told_by_what_is_declared(declared: str) -> None:
    """Serbian is printed in both scripts."""
    text = "Gradonačelnik je rekao da je put ka jezeru zatvoren do kraja nedelje, jer nije bezbedan i da će se o tome govoriti"
    assert language_of(text, declared) == declared[:2]


def test_galician_is_told_from_portuguese_and_spanish() -> None:
    """Its own small words are few, but no other has them."""
    text = "O alcalde dixo que a estrada do lago non foi aberta e que os veciños van polo monte para chegar ao centro, pero son poucos nas festas"
    assert language_of(text, "gl") == "gl"
    assert language_of(TEXTS["pt"], None) == "pt"


def test_a_near_relative_does_not_overrule_what_is_declared() -> None:
    """Danish and Norwegian share their small words."""
    text = "Borgmesteren sagde at vejen er lukket og at det ikke er sikkert for dem som har en bil med på turen til søen"
    assert language_of(text, "da") == "da"
