"""The documents lead somewhere: links, headings, files, and the modules and names they speak of."""

import ast
import re
import tomllib
from functools import cache

import pytest

from desktop_app.services.messages import catalogue
from tests.house.tree import ROOT, our_files, parsed, python_files, shown

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
#: What is told of the code as it is; a decision is of its day, and not mended later.
OF_CODE = [page for page in PAGES if "decisions" not in page.parts]
#: Where our files are: a path that begins so is one of ours.
OURS = ("desktop_app", "tests", "packaging", "resources", "benchmarks", "docs", ".ci", ".github")
LAYERS = ("domain", "checks", "services", "adapters", "ui", "cli", "hosting")
_FENCES = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")


def pages(these):
    return pytest.mark.parametrize("page", these, ids=shown)


def anchors(page):
    """The addresses of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", _FENCES.sub("", page.read_text("utf-8")), re.MULTILINE)
    plain = (re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", one).lower() for one in headings)
    return {re.sub(r"[^\w -]", "", one).replace(" ", "-") for one in plain}


@pages(PAGES)
def test_links_lead_somewhere(page):
    text = _CODE.sub("", _FENCES.sub("", page.read_text(encoding="utf-8")))
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, part = target.partition("#")
        linked = (page.parent / name).resolve() if name else page
        if target.startswith("https://"):
            continue
        if not (linked.exists() and linked.is_relative_to(ROOT)) or (
            part and part not in anchors(linked)
        ):
            lost.append(target)
    assert lost == []


def spans(page):
    """What stands in code font in the sentences of a page."""
    return _CODE.findall(_FENCES.sub("", page.read_text(encoding="utf-8")))


@cache
def names_of_files():
    return {path.name for path in our_files()}


@pages(OF_CODE)
def test_files_that_are_named_are_there(page):
    lost = []
    for span in spans(page):
        path = span.split("::")[0]
        if path.split("/")[0] in OURS and "/" in path:
            made = path.startswith("tests/pictures/failed")  # where a test that failed leaves it
            is_there = (ROOT / path).exists() or any(ROOT.glob(f"{path}.py")) or made
            if not is_there and not set("<*") & set(path):
                lost.append(span)
        elif re.fullmatch(r"(?:\w+/)*test_\w+\.py", path):
            is_there = (ROOT / "tests" / path).is_file() or path in names_of_files()
            if not is_there:
                lost.append(span)
    assert lost == []


def defined(path):
    """Classes, functions and values of a module, and what its classes define, with a dot."""
    for node in parsed(path).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        if isinstance(node, ast.ClassDef):
            inner = (one for one in node.body if isinstance(one, ast.ClassDef | ast.FunctionDef))
            yield from (f"{node.name}.{one.name}" for one in inner)
        elif isinstance(node, ast.Assign):
            yield from (one.id for one in node.targets if isinstance(one, ast.Name))


@cache
def modules():
    """The program's modules, by their whole names and by the last words of these."""
    found = {}
    for path in python_files("desktop_app"):
        parts = path.relative_to(ROOT / "desktop_app").with_suffix("").parts
        where = [part for part in parts if part != "__init__"] or ["desktop_app"]
        for name in {".".join(where), where[-1]}:
            found.setdefault(name, []).append(path)
    return found


def is_known(span):
    """Whether a module, or something in a module, is called so; None where it is no such name."""
    name = span.removesuffix(".py").replace("/", ".")
    words = name.split(".")
    if len(words) < 2 or not all(re.fullmatch(r"[A-Za-z_]\w*", word) for word in words):
        return None
    is_told = words[0] in LAYERS or ("/" not in span and words[0] in modules())
    if not is_told or words[-1] in ("toml", "json", "sql") or words[-1].startswith("test_"):
        return None
    begins = [(".".join(words[:cut]), ".".join(words[cut:])) for cut in range(1, len(words) + 1)]
    return any(
        not rest or rest in defined(path)
        for begin, rest in begins
        for path in modules().get(begin, ())
    )


@pages([ROOT / "CONTRIBUTING.md", ROOT / "docs" / "architecture.md", ROOT / "docs" / "security.md"])
def test_modules_and_names_that_are_told_of_are_there(page):
    kinds = set(catalogue("en"))
    lost = [one for one in spans(page) if one not in kinds and is_known(one) is False]
    assert lost == []


def test_the_layers_are_those_that_imports_are_held_to():
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    held = [set(one.split(" | ")) for one in reversed(layers["contracts"][0]["layers"])]
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawn = re.search(r"^```\n(domain.*?)^```", page, re.DOTALL | re.MULTILINE)[1]
    assert [set(re.findall(r"\w+", one)) for one in drawn.split("←")] == held
    told = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", page.partition("## Stores")[0], re.MULTILINE)
    assert set(re.findall(r"\w+", " ".join(told))) == set().union(*held)


def test_names_are_looked_up():
    assert is_known("services.drafting.submit_for_review")
    assert is_known("reviewing.decide")
    assert is_known("ui/figures/charts.py")
    assert is_known("services/outbox.drain")
    assert is_known("services.publisher.Publisher.run")
    assert is_known("services.drafting.sumbit") is False
    assert is_known("services/outbx") is False
    assert is_known("network.toml") is None
