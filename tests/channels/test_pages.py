"""The pages and files over real HTTP: headers, compression and caching, the widget's weight, the catalogue."""

import gzip
import html
import re

import aiohttp
import pytest

import answers
from answers.knowledge import PLANS
from answers.render import source_of
from channels import pages


@pytest.mark.parametrize("path", ["/", "/conocimiento", "/conocimiento/", "/widget.js", "/webhooks/web/", "/nada"])
async def test_security_headers_everywhere(url, path):
    async with aiohttp.ClientSession() as session, session.get(url + path) as response:
        assert response.status == (404 if path == "/nada" else 200)
        for name, value in pages.SECURITY.items():
            assert response.headers[name] == value
        assert "unsafe" not in response.headers["content-security-policy"] and "server" not in response.headers


async def test_files_are_compressed_and_cached(url):
    async with aiohttp.ClientSession(auto_decompress=False) as session:
        async with session.get(f"{url}/widget.js", headers={"accept-encoding": "gzip"}) as response:
            loader = gzip.decompress(await response.read()).decode()
            etag = response.headers["etag"]
            assert response.headers["access-control-allow-origin"] == "*"
            assert "max-age" in response.headers["cache-control"]
        async with session.get(f"{url}/widget.js", headers={"if-none-match": f"W/{etag}"}) as response:
            assert response.status == 304
        version = loader.split("widget/", 1)[1].split("/", 1)[0]
        async with session.get(f"{url}/widget/{version}/element.js") as response:
            assert response.status == 200 and "immutable" in response.headers["cache-control"]
            assert response.content_type == "text/javascript"
        async with session.get(f"{url}/widget/anterior/element.js") as response:
            assert response.status == 200 and response.headers["cache-control"] == "no-cache"
        for wrong in ("nada.js", "..%2Fcredentials.yml", "index.html"):
            async with session.get(f"{url}/widget/{version}/{wrong}") as response:
                assert response.status == 404
        async with session.head(f"{url}/") as response:
            assert response.status == 200


async def test_the_widget_weighs_at_most_12_kb(url):
    total = 0
    async with aiohttp.ClientSession(auto_decompress=False) as session:
        version = pages.Site(answers.load()).version
        names = [
            path.name for path in pages.WIDGET.glob("*.js") if path.name not in ("widget.js", "page.js", "catalogue.js")
        ]
        for path in ("/widget.js", *(f"/widget/{version}/{name}" for name in names)):
            async with session.get(url + path, headers={"accept-encoding": "gzip"}) as response:
                total += len(await response.read())
    assert 5_000 < total <= 12_000


def test_the_widget_is_sent_without_its_comments_and_whole(tmp_path):
    (tmp_path / "a.js").write_text('// uno\n  const a = "https://a.mx//b"; // dos\n  b(a, // tres\n  "c // d");\n')
    assert pages._source(tmp_path / "a.js") == b'const a = "https://a.mx//b";\nb(a,\n"c // d");\n'


async def test_the_catalogue_has_every_fact_with_its_source_and_date(url):
    async with aiohttp.ClientSession() as session, session.get(f"{url}/conocimiento") as response:
        text = await response.text()
    knowledge = answers.load()
    assert knowledge.version in text and "{{" not in text and "javascript:" not in text
    found = dict(re.findall(r'<div class="fact" id="([^"]+)">(.*?)</div>', text, re.DOTALL))
    assert found.keys() == knowledge.facts.keys()
    for fact in knowledge.facts.values():
        shown = html.unescape(found[fact.id])
        assert fact.question in shown and source_of(fact).title in shown
        assert not fact.link or f'href="{fact.link.url}"' in shown
        assert re.search(r"Fecha: (\d{4}-\d{4}|([^.]+ de )?\d{4}|sin fecha)\.</p>$", shown), shown
    topics = {thing.id for thing in knowledge.things.values() if knowledge.of(thing.id)}
    assert set(re.findall(r'<details id="([^"]+)">', text)) == topics
    plans = [text.index(f'<details id="{plan}">') for plan in PLANS]
    assert plans == sorted(plans)


async def test_the_home_page_says_how_much_there_is(url):
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        text = await response.text()
    assert f"<dd>{len(answers.load().facts)}</dd>" in text and "{{" not in text
