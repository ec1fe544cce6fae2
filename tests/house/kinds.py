"""Reads from the code which kinds of error and obstacle it can raise, and with which facts.

A kind is the literal given where an error or an obstacle is made. Where a function hands its own
parameter on as the kind, its callers are read instead; where a kind is looked up, the table is:
an assignment whose name holds "kind". A dotted literal given as `kind=` or `reason=` to anything
else (a row of a table, an outcome) counts as well.
"""

import ast
import re
from dataclasses import dataclass, field

from tests.house.tree import parsed, python_files, shown

KIND = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")
ROOTS = {"CountersignError": 0}
#: What the constructors of our errors take that is no fact for a sentence.
NO_FACTS = {"hold", "code", "kind"}
#: Kinds put together where no reader of code can follow.
READ_BY_HAND = {
    # The group names of the pattern for hidden characters, without "invisible".
    "Obstacle(kind=f'obstacle.{kind}'": {"obstacle.bidi", "obstacle.control"},
    # The kind of an error that was raised in the worker process, sent through a pipe.
    "Unavailable(answer.failure[0]": {"words.dictionary_missing"},
}


@dataclass
class Raised:
    """One place that makes an error or an obstacle."""

    where: str
    kinds: set[str]
    facts: set[str] | None  #: None when they cannot be read (``**facts``)


@dataclass
class Scan:
    """What the whole package raises; `unread` are places whose kind cannot be told."""

    raised: list[Raised] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def scan(*folders):
    """Scan our Python files under `folders`."""
    modules = {shown(path): parsed(path) for path in python_files(*folders)}
    makers = _makers(modules.values())
    found = Scan()
    for name, module in modules.items():
        _read(name, module, makers, found)
    return found


def _makers(modules):
    """Every class and function that takes a kind, with the position it takes it at (-1: none)."""
    makers, before = {**ROOTS, "Obstacle": 99}, None
    nodes = [node for module in modules for node in ast.walk(module)]
    while before != makers:
        before = dict(makers)
        for node in nodes:
            if isinstance(node, ast.ClassDef) and node.name not in makers:
                _add_class(node, makers)
            elif isinstance(node, ast.FunctionDef) and node.name != "__init__":
                _add_function(node, makers)
    return makers


def _add_class(node, makers):
    base = next((_name(b) for b in node.bases if _name(b) in makers), None)
    if base is None or base == "Obstacle":
        return
    init = next((n for n in node.body if getattr(n, "name", "") == "__init__"), None)
    if init is None:
        makers[node.name] = makers[base]
        return
    parameters = _parameters(init)[1:]
    makers[node.name] = parameters.index("kind") if "kind" in parameters else -1


def _add_function(node, makers):
    parameters = _parameters(node)
    own = parameters[1:] if parameters[:1] in (["self"], ["cls"]) else parameters
    for call in ast.walk(node):
        if not isinstance(call, ast.Call) or _name(call.func) not in makers:
            continue
        kind = _kind_argument(call, makers[_name(call.func)])
        if isinstance(kind, ast.Name) and kind.id in own:
            makers[node.name] = own.index(kind.id)


def _read(name, module, makers, found):
    tables = _tables(module)
    for owner, call in _calls(module):
        told = _told(call, makers)
        if told:
            found.raised.append(Raised(f"{name}:{call.lineno}", told, None))
        position = _position(owner, call, makers)
        if position is None or position < 0:
            continue
        kind = _kind_argument(call, position)
        where = f"{name}:{call.lineno}"
        if kind is None or _stands_elsewhere(kind, owner):
            continue
        kinds = _literals(kind)
        if kinds is None:
            kinds = _by_hand(call) or tables
        if not kinds:
            found.unread.append(f"{where}: {ast.unparse(call)}")
        found.raised.append(Raised(where, kinds, _facts(call)))


def _told(call, makers):
    """The dotted literals that something other than an error or an obstacle is given to tell."""
    ours = {"reason"} if _name(call.func) in makers else {"reason", "kind"}
    return {kind for k in call.keywords if k.arg in ours for kind in _dotted(k.value)}


@dataclass
class _Owner:
    parameters: set[str] = field(default_factory=set)
    bases: tuple[str, ...] = ()


def _calls(module):
    """Each call, with the function and the class it stands in."""
    todo = [(module, _Owner())]
    while todo:
        node, owner = todo.pop()
        if isinstance(node, ast.ClassDef):
            owner = _Owner(owner.parameters, tuple(_name(base) for base in node.bases))
        elif isinstance(node, ast.FunctionDef | ast.Lambda):
            owner = _Owner(owner.parameters | set(_parameters(node)), owner.bases)
        elif isinstance(node, ast.Call):
            yield owner, node
        todo += [(child, owner) for child in ast.iter_child_nodes(node)]


def _by_hand(call):
    text = ast.unparse(call)
    return next((kinds for start, kinds in READ_BY_HAND.items() if text.startswith(start)), None)


def _stands_elsewhere(kind, owner):
    """A parameter is read at the callers; another error's or obstacle's `kind` where it is made."""
    if isinstance(kind, ast.Name):
        return kind.id in owner.parameters
    return isinstance(kind, ast.Attribute) and kind.attr == "kind"


def _position(owner, call, makers):
    if ast.unparse(call.func) == "super().__init__":
        return next((makers[base] for base in owner.bases if base in makers), None)
    return makers.get(_name(call.func))


def _kind_argument(call, position):
    for keyword in call.keywords:
        if keyword.arg == "kind":
            return keyword.value
    if 0 <= position < len(call.args):
        return call.args[position]
    return None


def _facts(call):
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    if _name(call.func) == "Obstacle":
        return _pairs(call)
    return {keyword.arg for keyword in call.keywords} - NO_FACTS


def _pairs(call):
    facts = next((k.value for k in call.keywords if k.arg == "facts"), None)
    if facts is None:
        return set()
    if not isinstance(facts, ast.Tuple) or not all(_literal_pair(e) for e in facts.elts):
        return None
    return {element.elts[0].value for element in facts.elts}


def _literal_pair(node):
    return (
        isinstance(node, ast.Tuple) and bool(node.elts) and isinstance(node.elts[0], ast.Constant)
    )


def _literals(node):
    """The kinds an expression can be, or None when they stand elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        either = _literals(node.body), _literals(node.orelse)
        return None if None in either else either[0] | either[1]
    return None


def _tables(module):
    """The dotted strings in the module's assignments and loops whose name holds "kind"."""
    found = set()
    for node in ast.walk(module):
        targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
        if any(target is not None and "kind" in ast.unparse(target).lower() for target in targets):
            source = getattr(node, "value", None) or getattr(node, "iter", None)
            found |= _dotted(source) if source is not None else set()
    return found


def _dotted(node):
    return {
        each.value
        for each in ast.walk(node)
        if isinstance(each, ast.Constant)
        and isinstance(each.value, str)
        and KIND.fullmatch(each.value)
    }


def _parameters(node):
    arguments = node.args
    return [a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]


def _name(node):
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
