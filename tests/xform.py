"""Converts an XLSForm with pyxform and puts questions to answers as a form program would.

    python xform.py FORM.xlsx < SHEETS.json > FOUND.json

SHEETS is a list of sheets; a sheet gives the value of each row by its name, and under the name of a repeat a list of
such sheets. FOUND tells the warnings, the languages, what is not translated, every condition by row, and for each
sheet the rows that are put: `kept` leaves values standing in hidden rows, `blanked` empties them as ODK does.
"""

import json
import shutil
import sys
import xml.etree.ElementTree as ElementTree
from copy import deepcopy

from elementpath import XPath1Parser, XPathContext
from pyxform.xls2xform import convert


class Parser(XPath1Parser):
    """XPath 1.0 with the function of XForms that the forms use."""


@Parser.method(Parser.function("selected", nargs=2))
def evaluate_selected(self, context=None):
    given = self[0].evaluate(context)
    words = "".join((node.elem.text or "") for node in given).split() if isinstance(given, list) else given.split()
    return self[1].evaluate(context) in words


def without_namespaces(tree):
    for element in tree.iter():
        element.tag = element.tag.split("}")[-1]
        # A repeat stands twice: once as what further ones are made of.
        for child in list(element):
            if any(name.endswith("}template") for name in child.keys()):
                element.remove(child)
    return tree


def fill(element, values):
    """Writes the values of a sheet, a repeat once for each of its sheets."""
    for child in list(element):
        value = values.get(child.tag)
        if isinstance(value, list):
            place = list(element).index(child)
            element.remove(child)
            for number, each in enumerate(value):
                copy = deepcopy(child)
                fill(copy, each)
                element.insert(place + number, copy)
        elif len(child):
            fill(child, values)
        else:
            child.text = value


def named(root, path):
    """The nodes of a path, with names by which those in a repeat can be told apart."""
    nodes = [root]
    for part in path.strip("/").split("/")[1:]:
        nodes = [child for node in nodes for child in node if child.tag == part]
    name = path.split("/")[-1]
    is_repeated = "__repeat/" in path
    return [(f"{name}@{number}" if is_repeated else name, node) for number, node in enumerate(nodes)]


def put(form, sheet, conditions, blank):
    """The names of the rows with a condition that are put."""
    root = deepcopy(form)
    fill(root, sheet)
    found = set()
    # In the order of the form, for a condition looks at earlier rows only.
    for path, token in conditions:
        for name, node in named(root, path):
            if token.evaluate(XPathContext(root, item=node)):
                found.add(name)
            elif blank:
                node.text = None
    return sorted(found)


def main(path, sheets):
    warnings = []
    result = convert(path, validate=shutil.which("java") is not None, warnings=warnings)
    tree = without_namespaces(ElementTree.fromstring(result.xform))
    model = tree.find("head/model")
    form = model.find("instance")[0]
    binds = [(bind.get("nodeset"), bind.get("relevant")) for bind in model.findall("bind")]
    translations = {
        one.get("lang"): {text.get("id"): "".join(text.itertext()) for text in one}
        for one in model.findall("itext/translation")
    }
    parser = Parser()
    # The node itself is the context here, which is what `current()` stands for.
    conditions = [
        (path, parser.parse(relevant.replace("current()/", "./"))) for path, relevant in binds if relevant
    ]
    return {
        "warnings": warnings + result.warnings,
        "languages": sorted(translations),
        "untranslated": [
            [language, key]
            for language, texts in translations.items()
            for key in set().union(*translations.values())
            if texts.get(key, "-").strip() in ("", "-")
        ],
        "rows": [path.split("/")[-1] for path, _ in binds],
        "conditions": {path.split("/")[-1]: relevant for path, relevant in binds if relevant},
        "kept": [put(form, sheet, conditions, False) for sheet in sheets],
        "blanked": [put(form, sheet, conditions, True) for sheet in sheets],
    }


json.dump(main(sys.argv[1], json.load(sys.stdin)), sys.stdout)
