#!/usr/bin/env python3
"""A tiny spaCy 3 pipeline package with random weights, as a folder or a wheel. Standard library only.

    make_package.py [--language fr] [--version 0.2.0] [--seed N] OUT     OUT/NAME (a folder) and OUT/NAME-VERSION-...whl

The files are those of a real package (config.cfg, meta.json, tokenizer, vocab, NAME/model, NAME/cfg, NAME/moves ...), in the same forms,
only smaller: vectors of 16 floats. What it says of a text is nonsense, but always the same. English has tagger, attribute ruler and a
lemmatizer with rules; any other language a morphologizer and a lemmatizer that looks up. Of thinc's nodes only those that do something
are written, not those that combine them. make(...) gives {path: bytes}, without the package's own folders.
"""
import argparse, json, os, random, struct, zipfile

WIDTH, HIDDEN, PIECES, DEPTH = 16, 16, 2, 2
TAGS = ["DT", "IN", "JJ", "NN", "NNP", "NNS", "VBD", "VBZ", ".", ",", "_SP"]
MORPHS = ["POS=NOUN|Gender=Fem", "POS=VERB|Tense=Past", "POS=PUNCT", "POS=DET|Definite=Def", "POS=SPACE"]
POS = {"NOUN": 92, "VERB": 100, "PUNCT": 97, "DET": 90, "SPACE": 103}  # spaCy's numbers of them
ENTITIES = ["ORG", "PERSON", "GPE"]


# --- MessagePack (msgpack.org, specification 2.0) ---------------------------------------------------------------------------------

class Floats:
    """A numpy array of 32-bit floats, as msgpack-numpy writes it."""

    def __init__(self, values, *shape):
        self.bytes, self.shape = struct.pack("<%df" % len(values), *values), list(shape)


def head(n, short, codes):
    """The first bytes of something of length n: `short` holds lengths below its limit in one byte, then codes for 1, 2, 4 bytes."""
    if short and n < short[1]:
        return bytes([short[0] | n])
    for code, size, form in zip(codes, (1, 2, 4), (">B", ">H", ">I")):
        if code and n < 1 << 8 * size:
            return bytes([code]) + struct.pack(form, n)
    raise ValueError(n)


def pack(v):
    if v is None or v is True or v is False:
        return {None: b"\xc0", True: b"\xc3", False: b"\xc2"}[v]
    if isinstance(v, int):
        if 0 <= v < 128 or -32 <= v < 0:
            return struct.pack(">b", v)
        return b"\xcf" + struct.pack(">Q", v) if v > 0 else b"\xd3" + struct.pack(">q", v)
    if isinstance(v, float):
        return b"\xcb" + struct.pack(">d", v)
    if isinstance(v, str):
        return head(len(v.encode()), (0xA0, 32), (0xD9, 0xDA, 0xDB)) + v.encode()
    if isinstance(v, bytes):
        return head(len(v), None, (0xC4, 0xC5, 0xC6)) + v
    if isinstance(v, (list, tuple)):
        return head(len(v), (0x90, 16), (0, 0xDC, 0xDD)) + b"".join(map(pack, v))
    if isinstance(v, Floats):
        return pack({b"nd": True, b"type": "<f4", b"kind": b"", b"shape": v.shape, b"data": v.bytes})
    return head(len(v), (0x80, 16), (0, 0xDE, 0xDF)) + b"".join(pack(k) + pack(x) for k, x in v.items())


# --- networks -----------------------------------------------------------------------------------------------------------------------

def model(nodes):
    """thinc's Model.to_bytes: nodes are (name, attributes, parameters)."""
    return pack({"nodes": [{"index": i, "name": name, "dims": {}, "refs": {}} for i, (name, _, _) in enumerate(nodes)],
                 "attrs": [{k: pack(v) for k, v in attrs.items()} for _, attrs, _ in nodes],
                 "params": [params for _, _, params in nodes], "shims": [[] for _ in nodes]})


class Weights:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def floats(self, *shape):
        n = 1
        for size in shape:
            n *= size
        return Floats([self.random.uniform(-1, 1) for _ in range(n)], *shape)

    def maxout(self, inputs):
        return [("maxout", {}, {"W": self.floats(WIDTH, PIECES, inputs), "b": self.floats(WIDTH, PIECES)}),
                ("layernorm", {}, {"G": self.floats(WIDTH), "b": self.floats(WIDTH)})]

    def tok2vec(self, attributes, rows):
        nodes = [("extract_features", {"columns": attributes}, {})]
        for i in range(len(attributes)):
            nodes.append(("hashembed", {"column": i, "seed": 8 + i, "dropout_rate": 0.1}, {"E": self.floats(rows[i], WIDTH)}))
        nodes += self.maxout(WIDTH * len(attributes))
        for _ in range(DEPTH):
            nodes += [("expand_window", {"window_size": 1}, {})] + self.maxout(3 * WIDTH)
        return nodes

    def tagger(self, classes):
        return [("tok2vec-listener", {}, {}),
                ("softmax", {"softmax_normalize": False}, {"W": self.floats(classes, WIDTH), "b": self.floats(classes)})]

    def transitions(self, classes, features, own):
        return [("parser_model", {"has_upper": True}, {}),
                ("precomputable_affine", {"dropout_rate": 0.0}, {"W": self.floats(features, HIDDEN, PIECES, HIDDEN),
                                                                 "b": self.floats(HIDDEN, PIECES),
                                                                 "pad": self.floats(1, features, HIDDEN, PIECES)}),
                ("linear", {}, {"W": self.floats(classes, HIDDEN), "b": self.floats(classes)})] + own + [
                    ("linear", {}, {"W": self.floats(HIDDEN, WIDTH), "b": self.floats(HIDDEN)})]


# --- files --------------------------------------------------------------------------------------------------------------------------

def tok2vec_config(section, attributes, rows):
    return """
[%s.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = %d
attrs = %s
rows = %s
include_static_vectors = false

[%s.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = %d
depth = %d
window_size = 1
maxout_pieces = %d
""" % (section, WIDTH, json.dumps(attributes), json.dumps(rows), section, WIDTH, DEPTH, PIECES)


def config(language, components, shared, own, extra):
    text = '[nlp]\nlang = "%s"\npipeline = %s\ndisabled = ["senter"]\n\n[components]\n\n[components.senter]\nfactory = "senter"\n' % (
        language, json.dumps(components + list(extra)))
    for name in components + list(extra):
        text += '\n[components.%s]\nfactory = "%s"\n' % (name, extra.get(name, name))
        if name == "lemmatizer":
            text += 'mode = "%s"\noverwrite = false\n' % ("rule" if language == "en" else "lookup")
        if name in ("tagger", "morphologizer", "parser"):
            text += '\n[components.%s.model.tok2vec]\n@architectures = "spacy.Tok2VecListener.v1"\nupstream = "tok2vec"\n' % name
    text += tok2vec_config("components.tok2vec.model", *shared)
    return text + tok2vec_config("components.ner.model.tok2vec", *own)


def parser_moves():
    return {"0": {"": 900}, "1": {"": 800}, "2": {"det": 50, "nsubj": 40, "compound": 30, "punct": 3, "advmod||conj": 2},
            "3": {"dobj": 40, "prep": 30, "pobj": 20, "punct": 10}, "4": {"ROOT": 100}}


def ner_moves():
    labels = {label: 50 - i for i, label in enumerate(ENTITIES)}
    return {"0": {}, "1": labels, "2": labels, "3": labels, "4": dict(labels, **{"": 1}), "5": {"": 1}}


def tokenizer():
    marks = r"""[.,:;!?"'()\[\]“”‘’…«»]"""
    return {"prefix_search": "^" + marks + r"|^\$", "suffix_search": marks + r"$|(?<=[a-z])'s$", "infix_finditer": r"(?<=[a-z])[-–](?=[a-z])|\.\.+",
            "token_match": None, "url_match": r"(?u)^https?://\S+$",
            "exceptions": {"don't": [{65: "do"}, {65: "n't", 67: "not"}], "U.S.": [{65: "U.S."}], "Mr.": [{65: "Mr."}], " ": [{65: " "}],
                           "\n": [{65: "\n"}]}, "faster_heuristics": True}


def ruler():
    pos = {"DT": "DET", "IN": "ADP", "JJ": "ADJ", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "VBD": "VERB", "VBZ": "VERB", ".": "PUNCT",
           ",": "PUNCT", "_SP": "SPACE"}
    rules = [{"patterns": [[{"TAG": tag}]], "attrs": {"POS": pos[tag], "MORPH": "Number=Plur" if tag == "NNS" else "_"}, "index": 0} for tag in TAGS]
    return rules + [{"patterns": [[{"IS_SPACE": True}]], "attrs": {"TAG": "_SP", "POS": "SPACE", "MORPH": "_"}, "index": 0}]


def lookups(language):
    if language != "en":
        return {"lemma_lookup": {"maisons": ["maison"], "dit": ["dire"]}}
    return {"lemma_rules": {"noun": [["s", ""]], "verb": [["ed", ""], ["s", ""]], "adj": [["er", ""]]},
            "lemma_exc": {"verb": {"said": ["say"], "was": ["be"]}, "noun": {"people": ["people"]}}, "lemma_index": {"noun": ["house"], "verb": ["walk"]}}


def make(language="en", name="tiny_test", version="0.1.0", seed=23, extra=None):
    """The pipeline's files. `extra`: {component: factory} that config.cfg names besides, to be refused."""
    w = Weights(seed)
    shared = (["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"], [200, 50, 80, 80, 10, 10])
    own = (["NORM", "PREFIX", "SUFFIX", "SHAPE"], [200, 50, 80, 80])
    english = language == "en"
    components = ["tok2vec", "tagger" if english else "morphologizer", "parser"] + ["attribute_ruler"] * english + ["lemmatizer", "ner"]
    cfg = {"beam_width": 1, "learn_tokens": False, "moves": None}
    n_parser, n_ner = (sum(map(len, moves.values())) for moves in (parser_moves(), ner_moves()))
    files = {
        "tokenizer": pack(tokenizer()), "vocab/strings.json": json.dumps(["the", "said"]), "vocab/lookups.bin": pack({"lexeme_norm": {2 ** 63 + 5: "because"}}),
        "vocab/key2row": b"\x80", "tok2vec/cfg": "{}", "tok2vec/model": model(w.tok2vec(*shared)),
        "parser/cfg": json.dumps(cfg), "parser/moves": pack({"moves": json.dumps(parser_moves()), "cfg": {"neg_key": None}}),
        "parser/model": model(w.transitions(n_parser, 8, [])),
        "ner/cfg": json.dumps(cfg), "ner/moves": pack({"moves": json.dumps(ner_moves()), "cfg": {"neg_key": None}}),
        "ner/model": model(w.transitions(n_ner, 3, w.tok2vec(*own))), "lemmatizer/lookups/lookups.bin": pack(lookups(language))}
    if english:
        files.update({"tagger/cfg": json.dumps({"labels": TAGS}), "tagger/model": model(w.tagger(len(TAGS))), "attribute_ruler/patterns": pack(ruler())})
    else:
        labels = {m: "|".join(p for p in m.split("|") if not p.startswith("POS=")) for m in MORPHS}
        files.update({"morphologizer/cfg": json.dumps({"labels_morph": labels, "labels_pos": {m: POS[m[4:].split("|")[0]] for m in MORPHS}, "extend": False}),
                      "morphologizer/model": model(w.tagger(len(MORPHS)))})
    files["config.cfg"] = config(language, components, shared, own, extra or {})
    files["meta.json"] = json.dumps({
        "lang": language, "name": name, "version": version, "description": "Random weights.", "author": "A. Tester", "license": "CC0-1.0",
        "url": "https://tiny.example", "spacy_version": ">=3.7,<3.9", "pipeline": components,
        "sources": [{"name": "Dice", "url": "https://dice.example", "license": "CC0-1.0", "author": "Chance"}]}, indent=1)
    return {path: data if isinstance(data, bytes) else data.encode() for path, data in files.items()}


def name_of(files):
    meta = json.loads(files["meta.json"])
    return "%s_%s" % (meta["lang"], meta["name"]), meta["version"]


def write_folder(files, path):
    for name, data in files.items():
        os.makedirs(os.path.dirname(os.path.join(path, name)), exist_ok=True)
        with open(os.path.join(path, name), "wb") as f:
            f.write(data)
    return path


def write_wheel(files, folder):
    """Returns its path."""
    name, version = name_of(files)
    path = os.path.join(folder, "%s-%s-py3-none-any.whl" % (name, version))
    os.makedirs(folder, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(zipfile.ZipInfo("%s/__init__.py" % name), "raise SystemExit('a package is never run')\n")
        z.writestr(zipfile.ZipInfo("%s/meta.json" % name), files["meta.json"])
        for inner, data in files.items():
            info = zipfile.ZipInfo("%s/%s-%s/%s" % (name, name, version, inner))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data)
        z.writestr(zipfile.ZipInfo("%s-%s.dist-info/METADATA" % (name, version)), "Name: %s\nVersion: %s\n" % (name, version))
    return path


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--language", default="en")
    arguments.add_argument("--version", default="0.1.0")
    arguments.add_argument("--seed", type=int, default=23)
    arguments.add_argument("out")
    given = arguments.parse_args()
    made = make(given.language, version=given.version, seed=given.seed)
    print(write_folder(made, os.path.join(given.out, name_of(made)[0])))
    print(write_wheel(made, given.out))
