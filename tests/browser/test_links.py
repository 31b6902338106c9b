"""Every link of the served site leads somewhere, and every page is linked."""

from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from http.client import HTTPConnection
from urllib.parse import unquote, urldefrag, urljoin, urlsplit


class Page(HTMLParser):
    """The identifiers of a page, and where its links lead from its address."""

    def __init__(self, url: str, text: str) -> None:
        super().__init__()
        self.base, self.ids, self.links = url, set(), set()
        self.feed(text)
        self.close()
        self.links = {urldefrag(urljoin(self.base, link)) for link in self.links}

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids.update(filter(None, [values.get("id")]))
        if tag == "base":
            self.base = urljoin(self.base, values["href"])
            return
        for name in ("href", "src"):
            if values.get(name) is not None:
                self.links.add(values[name])


def fetched(url: str) -> Iterator[tuple[str, int, Page | None]]:
    """Fetch an address and all that it leads to on the same host, once each."""
    host = urlsplit(url).netloc
    waiting, seen = [url], {url}
    with closing(HTTPConnection(host)) as connection:
        while waiting:
            address = waiting.pop()
            connection.request("GET", urlsplit(address).path)
            response = connection.getresponse()
            content = response.read()
            page = None
            if response.headers.get_content_type() == "text/html":
                page = Page(address, content.decode())
                targets = {link.url for link in page.links}
                new = {one for one in targets if urlsplit(one).netloc == host} - seen
                seen |= new
                waiting.extend(sorted(new))
            yield address, response.status, page


def test_every_link_of_the_served_site_leads_somewhere(client):
    statuses, pages = {}, {}
    for address, status, page in fetched(client.url + "index.html"):
        statuses[address] = status
        if page:
            pages[address] = page
    assert len(pages) > 600
    assert {url: status for url, status in statuses.items() if status != 200} == {}
    broken = [
        (url, target, fragment)
        for url, page in pages.items()
        for target, fragment in page.links
        if fragment and target in pages and unquote(fragment) not in pages[target].ids
    ]
    assert broken == []
    # No page stands alone: from home, links lead to all, but to the 404 page.
    files = {file.relative_to(client.root) for file in client.root.rglob("*.html")}
    unlinked = {
        file.as_posix()
        for file in files
        if client.url + file.as_posix() not in pages and file.name != "404.html"
    }
    assert unlinked == set()


def test_every_link_of_the_404_pages_leads_somewhere(client):
    for path in ("404.html", "en/404.html"):
        _, _, page = next(fetched(client.url + path))
        inside = {link.url for link in page.links if link.url.startswith(client.url)}
        assert len(inside) > 10
        for link in inside:
            address, status, _ = next(fetched(link))
            assert status == 200, address
