"""What a page is that redirects to another: one that was moved is read there, one that was removed or is locked is not."""

from __future__ import annotations

import re

from pipelines.addresses import address_path, own_address
from pipelines.article_addresses import is_front_page
from pipelines.outlet import Outlet
from pipelines.page import Page
from storage.records import PageState

# Steps of an address at which papers ask readers for their names.
LOGIN = re.compile(
    r"/(?:log-?[io]n|sign-?in|sso|auth|users?|accounts?|wp-login|dang-nhap|anmelden|einloggen|connexion|se-connecter"
    r"|iniciar-sesion|acceder|entrar|accedi|inloggen|logg-?in[nd]?|log-?ind|kirjaudu|zaloguj|logowanie|prihlaseni|prihlasenie"
    r"|bejelentkezes|autentificare|prijava|giris|masuk)(?:[/.]|$)",
    re.IGNORECASE,
)


def state_of_redirect(page: Page, outlet: Outlet) -> tuple[PageState, str] | None:
    """Return the state a page is in by where it redirects, and the reason; None for one that is to be read.

    A removed page is known by the homepage, in whatever spelling; a locked one by a login's address, unless the
    outlet's file says that its articles have such addresses.
    """
    landed = own_address(page.final_url, outlet)
    if landed is None or page.url in {page.final_url, landed}:
        return None
    if is_front_page(landed, outlet):
        return PageState.GONE, "moved-home"
    path = address_path(landed)
    if LOGIN.search(path.partition("?")[0]) and not any(re.search(it, path) for it in outlet.discover.allow):
        return PageState.BLOCKED, "login-wall"
    return None
