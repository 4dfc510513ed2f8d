"""What the pages load: joined, small, kept for ever, and still the same program."""

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import requests

from board.web.assets.joining import Joiner
from board.web.assets.minifying import minified_css, minified_js
from board.web.assets.modules import NotJoinable
from board.web.assets.sheets import SHEETS, sheets
from board.web.assets.shelf import STILL, Shelf
from tests.conftest import ROOT, Server

SCRIPTED = sorted(set(SHEETS) - set(STILL))
STATIC = ROOT / "static"
#: whether each text is a module; nothing of it runs
READ = """
const { SourceTextModule } = require('node:vm');
for (const text of require(process.argv[1])) { new SourceTextModule(text); }
"""


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf(STATIC)


def version_of(address: str) -> tuple[str, str]:
    found = re.fullmatch(r"/static/app@([0-9a-f]{12})/(.+)", address)
    assert found
    return found[1], found[2]


@pytest.mark.parametrize("page", SCRIPTED)
def test_each_page_is_joined_into_a_script_that_can_be_read(shelf: Shelf, page: str, tmp_path: Path) -> None:
    script = shelf.loads(page).script
    assert script
    version, name = version_of(script)
    file = shelf.file(version, name)
    assert file
    assert gzip.decompress(file.packed) == file.plain
    texts = [file.plain.decode()]
    for number in {int(n) for n in re.findall(r"\$later\((-?\d+)\)", texts[0])}:
        part = shelf.file(version, f"{page}~{number}.js")
        begun = f"$[{number}]??=" in texts[0]
        assert part or begun, f"{page} asks for a part that is not there: {number}"
        texts += [part.plain.decode()] if part else []
    (tmp_path / "texts.json").write_text(json.dumps(texts))
    run = subprocess.run(
        ["node", "--experimental-vm-modules", "-e", READ, tmp_path / "texts.json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[:2000]


@pytest.mark.parametrize("page", sorted(SHEETS))
def test_each_pages_styles_hold_every_class_of_their_sheets(shelf: Shelf, page: str) -> None:
    version, name = version_of(shelf.loads(page).styles[0])
    file = shelf.file(version, name)
    assert file
    small = file.plain.decode()
    for sheet in sheets(page):
        text = (STATIC / f"css/{sheet}.css").read_text(encoding="utf-8")
        classes = set(re.findall(r"^\s*\.([a-z][\w-]*)", text, re.MULTILINE))
        assert {name for name in classes if f".{name}" not in small} == set()


def test_the_tests_in_node_hold_for_modules_made_small(tmp_path: Path) -> None:
    for folder in ("static/js", "static/vendor", "tests/js", "tests/traces", "tests/golden"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    for path in (tmp_path / "static/js").rglob("*.js"):
        path.write_text(minified_js(path.read_text(encoding="utf-8")), encoding="utf-8")
    # what reads sources as text is about how they are written
    tests = [path for path in (tmp_path / "tests/js").glob("*.test.js") if path.name != "imports.test.js"]
    assert len(tests) > 5
    run = subprocess.run(
        ["node", "--test", *tests], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert run.returncode == 0, run.stdout[-3000:]


@pytest.mark.parametrize(
    "script",
    [
        "const a=(n)=>html`<p>one ${n>0?html` <b>two  // three</b> `:nothing} four</p>`;",
        "const a=(s)=>s.replace(/[/`'\"]\\/\\/ /g,'\\u2026');",
        "const a=`https://x/${`${1} /* two */`}`;",
    ],
)
def test_what_stands_in_templates_and_expressions_is_left_alone(script: str, tmp_path: Path) -> None:
    show = "const nothing='',html=(s,...v)=>String.raw(s,...v);console.log(JSON.stringify("
    call = "typeof a==='function'?[a(1),a('/// `')]:a))"
    if "s.replace" in script:
        call = "a('/// `// \\'// end')))"
    said = []
    for text in (script, minified_js(script + ";globalThis.a=a;")):
        (tmp_path / "try.mjs").write_text(f"{text}\n{show}{call}".replace("html`", "html`"))
        run = subprocess.run(["node", tmp_path / "try.mjs"], capture_output=True, text=True, check=False)
        said.append(run.stdout or run.stderr)
    assert json.loads(said[0]) == json.loads(said[1])


def test_a_part_is_kept_out_of_what_a_page_begins_with_and_comes_once() -> None:
    sources = {
        "js/pages/a.js": "import { one } from '../lib/one.js';\none(() => import('../lib/late.js'));\n",
        "js/lib/one.js": "export const one = (f) => f();\n",
        "js/lib/late.js": "import { one } from './one.js';\nexport const late = one;\n",
    }
    joiner = Joiner(sources, lambda text: text)
    page, parts = joiner.page("a"), joiner.later("a")
    assert "late = one" not in page
    [part] = parts.values()
    assert "late = one" in part
    assert "(f) => f()" not in part


@pytest.mark.parametrize(
    ("sources", "fault"),
    [
        ({"js/pages/a.js": "import { b } from './b.js';\n"}, "there is no module js/pages/b.js"),
        (
            {"js/pages/a.js": "import './b.js';\n", "js/pages/b.js": "import './a.js';\n"},
            "is in a circle of imports",
        ),
    ],
)
def test_what_cannot_be_joined_is_named(sources: dict[str, str], fault: str) -> None:
    with pytest.raises(NotJoinable, match=re.escape(fault)):
        Joiner(sources, lambda text: text).page("a")


def test_a_form_of_export_that_joining_does_not_know_is_named() -> None:
    with pytest.raises(NotJoinable, match=re.escape("js/pages/a.js")):
        Joiner({"js/pages/a.js": "export default 1;\n"}, lambda text: text)


def test_a_changed_source_gets_another_address_and_the_old_one_stays(tmp_path: Path) -> None:
    shutil.copytree(STATIC, tmp_path / "static")
    clock = iter(float(n) for n in range(100))
    shelf = Shelf(tmp_path / "static", monotonic=lambda: next(clock))
    before = shelf.loads("home")
    path = tmp_path / "static/css/home.css"
    path.write_text(path.read_text(encoding="utf-8") + "\n.new-rule { color: red; }\n", encoding="utf-8")
    after = shelf.loads("home")
    assert before.styles != after.styles
    old, new = (shelf.file(*version_of(loads.styles[0])) for loads in (before, after))
    assert old and new
    assert b"new-rule" not in old.plain
    assert b"new-rule" in new.plain


def test_a_changed_way_of_joining_gets_another_address(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version_of(Shelf(STATIC).loads("me").script or "")[0]
    assert version_of(Shelf(STATIC).loads("me").script or "")[0] == before
    monkeypatch.setattr("board.web.assets.shelf.MAKERS", "other")
    assert version_of(Shelf(STATIC).loads("me").script or "")[0] != before


def test_styles_lose_comments_and_keep_functions() -> None:
    assert minified_css("/* why */ a { color: light-dark( #fff , #000 ); }").startswith("a{color:light-dark(")


def test_what_a_page_names_is_served_compressed_and_may_be_kept_for_ever(server: Server) -> None:
    page = requests.get(server.url, timeout=5).text
    addresses = re.findall(r'(?:src|href)="(/static/app@[^"]+)"', page)
    assert len(addresses) == 3
    for address in addresses:
        small = requests.get(server.url + address, headers={"Accept-Encoding": "gzip"}, timeout=5)
        plain = requests.get(server.url + address, headers={"Accept-Encoding": "identity"}, timeout=5)
        assert small.headers["Content-Encoding"] == "gzip"
        assert "Content-Encoding" not in plain.headers
        assert small.content == plain.content
        assert "immutable" in small.headers["Cache-Control"]
        assert small.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("name", ["0123456789ab/me.js", "0123456789ab/nobody.js", "x/..%2f..%2frun.py"])
def test_a_version_that_is_gone_is_not_found(server: Server, name: str) -> None:
    assert requests.get(f"{server.url}/static/app@{name}", timeout=5).status_code == 404


def test_scripts_can_be_served_as_they_lie(own_server: object) -> None:
    start = own_server
    assert callable(start)
    server = start(BOARD_JOINED_SCRIPTS="off")
    page = requests.get(server.url, timeout=5).text
    assert 'src="/static/js/pages/home.js"' in page
    assert "app@" not in page


def test_a_source_is_compressed_and_asked_for_again(server: Server) -> None:
    address = f"{server.url}/static/js/lib/i18n.js"
    first = requests.get(address, timeout=5)
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["Cache-Control"] == "no-cache"
    again = requests.get(address, headers={"If-None-Match": first.headers["ETag"]}, timeout=5)
    assert again.status_code == 304


def test_what_is_taken_apart_stays_behind_what_it_is_taken_from() -> None:
    made = minified_js("const f = (p) => { const last = p.length - 1; const [a] = [(p[last])]; g(a); };")
    assert made.index("length") < made.index("[")


def test_everything_that_a_page_names_is_there(server: Server) -> None:
    page = requests.get(server.url, timeout=5).text
    named = set(re.findall(r'(?:href|src|content)="([^"]*/static/[^"]+)"', page))
    assert {name.rsplit("/", 1)[1] for name in named} >= {"preview.png", "wishwall.svg", "wishwall-180.png"}
    for address in named:
        answer = requests.get(server.url + address.removeprefix(server.url), timeout=5)
        assert answer.status_code == 200, address
    assert f'content="{server.url}/static/brand/preview.png"' in page
