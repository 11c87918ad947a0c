"""Lines that are no article's, in the words of many publishers: what they ask of readers, and what heads or leads to other articles."""

from __future__ import annotations

import pytest

from pipelines.reading.lines import is_offer, opens_related, sends_elsewhere

ASKED = """
Sign up to our free daily email with the latest from the coast.
Never miss a story. Sign up to receive breaking news alerts.
You can unsubscribe at any time.
By signing up, you agree to our terms of use and privacy policy.
Our journalism needs your support. Please subscribe today to the Gazette.
If you buy something using links in our stories, we may earn a commission. Learn more.
This post contains affiliate links. We may earn a small commission at no extra cost to you.
All products featured here are independently selected by our editors.
Get Harbour Monthly delivered through your letterbox every month. 12 issues for £11.99.
The Gazette is committed to publishing a diversity of letters to the editor.
Listen to this article
Let us know what you think in the comments below.
Melden Sie sich hier für unseren Newsletter an.
Empfohlener redaktioneller Inhalt
Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.
Dieser Artikel erschien zuerst in der Printausgabe.
Abonnez-vous pour lire la suite
Cet article est réservé aux abonnés
Suscríbete a nuestro boletín
Este contenido es exclusivo para suscriptores
Clique aqui e participe do nosso grupo de WhatsApp
Iscriviti alla nostra newsletter
Schrijf je in voor onze nieuwsbrief
Få de vigtigste nyheder i din indbakke
Zapisz się na newsletter
Dalsza część artykułu pod materiałem wideo
Pokračování článku pod reklamou
Читайте нас в Telegram
Если вы нашли ошибку, пожалуйста, выделите фрагмент текста и нажмите Ctrl+Enter.
Haberin devamı için tıklayınız
تابعونا على تويتر
ติดตามข่าวสารได้ที่ Facebook
Simak berita dan artikel lainnya di Google News
Mời bạn đọc theo dõi Báo trên Zalo
Vui lòng nhập nội dung bình luận
제보는 카카오톡 okjebo
加入LINE好友
Temas
Từ khóa:
Photo by Ann Lee/The Gazette
(Bild: Jan Roth)
Image credit: Ann Lee
Ann Lee / Getty Images
Symbolbild
Imagen de archivo
Ảnh minh họa
사진=항구신문
Iezīmējiet tekstu un spiediet Ctrl+Enter, lai nosūtītu to redaktoram!
(This story has not been edited by our staff and is auto-generated from a syndicated feed.)
Opinions expressed in the comments are those of our readers alone.
hanbyeol@agency.example (END)
""".strip().splitlines()

TOLD = """
By entering the harbour you agree to be searched, says the sign at the gate.
Sign up for the class using the same name as on your pass.
Support the wall with sandbags, the harbour master told the crew.
Never miss the last ferry: it leaves at nine.
The picture by the gate shows the harbour as it was, and nobody knows who made it in that winter.
The file photo of the ferry hung in his office, he said.
The commission earned him a name among the builders of the coast.
Jetzt liegt der Hafen still, und niemand weiß, wie lange.
Reçus au port mercredi, les pêcheurs ont remis une lettre.
Recibe el alcalde a los pescadores del puerto.
Entre o porto e a ponte, o canal foi fechado.
Hier, im alten Hafen, wird das Boot gebaut.
Читайте книги, сказала учительница детям.
Mời bạn về thăm quê là câu hát của làng chài.
""".strip().splitlines()


@pytest.mark.parametrize("line", ASKED)
def test_what_is_asked_of_readers_is_an_offer(line: str) -> None:
    """It stands in paragraphs of the text's own dress, where nothing else tells it from the text."""
    assert is_offer(line)


@pytest.mark.parametrize("line", TOLD)
def test_what_begins_alike_and_tells_news_is_none(line: str) -> None:
    """An offer is known by what it asks for as well."""
    assert not is_offer(line)


@pytest.mark.parametrize(
    "head",
    """
More on this story
Around the Web
Mehr Nachrichten
Dans la même rubrique
Le puede interesar
Matérias relacionadas
Potrebbero interessarti anche
Meer over dit onderwerp
Relaterade artiklar
Powiązane artykuły
Nejčtenější
Te-ar putea interesa
Vezane vijesti
Другие новости
Още по темата
İlgili haberler
مواضيع متعلقة
เรื่องที่เกี่ยวข้อง
Terpopuler
Tin cũ hơn
猜你喜欢
인기뉴스
""".strip().splitlines(),
)
def test_what_heads_other_articles_is_known(head: str) -> None:
    """With the colon that some print behind it, too."""
    assert opens_related(head)
    assert opens_related(f"{head}:")


@pytest.mark.parametrize(
    "line",
    [
        "A lire aussi | Le bac vendu",
        "Čtěte více: Loď prodána",
        "更多：渡船卖了",
        "【関連】渡し船を売却",
        "[관련기사] 나룻배 매각",
    ],
)
def test_what_leads_to_another_article_is_known_where_it_is_a_link(line: str) -> None:
    """The same words without a link are the article's own."""
    assert sends_elsewhere(line, len(line) // 2 + 1)
    assert not sends_elsewhere("More rain is to come, said the harbour master.", 0)
