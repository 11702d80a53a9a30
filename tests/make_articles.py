#!/usr/bin/env python3
"""Make articles of a world that does not exist, any number of them, the same for the same seed. Standard library only.

    make_articles.py [-n NUMBER] [--seed SEED] [--shuffle SEED] [--files N] [--pages] OUT

OUT: a JSONL file; with --files N a folder of N JSONL files that hold the articles in turn; with --pages a folder of HTML pages,
one an article. Events are told by one to six outlets within days: in their own words, with the same and with other figures,
with quotations, updates, reprints, partial copies, relative dates, and now and then without any date; some are told again long after. --shuffle changes
the order only. Tests of order, batches, threads and interruption read these.
"""
import argparse, datetime, html, json, os, random

OUTLETS = ["Alder Courier", "Bay Observer", "Brindle Times", "Capital Wire", "Dover Lane Post", "East Fell Gazette", "Harbour Record",
           "Inland Herald", "Kestrel News", "Lantern Weekly", "Moor and Mill", "North Quay Journal", "The Old Town Argus", "Pilot Tribune"]
FIRST = "Ada Bruno Clara Dario Edith Felix Greta Hugo Ines Jonas Karla Leon Mara Nils Olga Pavel Rosa Stefan Tilda Viktor Wanda Anton".split()
ONSET = "B Br C D Dr F G H K L M N P R S St T Tr V W".split()
CORE = "a al an ar e el en er i il in o ol or ov u un ur".split()
END = "berg by den dock feld ford gate ham hurst ley lin mark more nes rick sen stad ton ver wick".split()
ROLES = ["mayor", "police chief", "fire chief", "council leader", "union secretary", "harbour master", "professor", "minister", "judge", "head teacher"]
TREES = "alder ash beech birch cedar elm hazel larch maple oak pine rowan willow".split()
THINGS = ["lamp posts", "bicycles", "sandbags", "tents", "buckets", "letters", "chairs", "umbrellas", "ladders", "loaves of bread", "blankets"]

# What happens: a title, a lead, then sentences, each in several wordings. {a} .. {d} are figures, {p} {q} people, {t} the town.
EVENTS = [
    ("flood", ["{t} under water after river {r} bursts its banks", "Flood in {t}: {a} homes lost", "River {r} floods {t}"],
     ["At least {a} homes were flooded in {t} {when} when the river {r} burst its banks, officials said.",
      "The river {r} came over its banks {when} and put {a} homes in {t} under water.",
      "People in {t} were carried from their roofs {when}, after the {r} flooded about {a} homes."],
     [["{b} people had to leave their houses, according to the {role}'s office.", "About {b} people were taken to a school hall.", "Some {b} residents left their homes, and {c} of them slept in a {k} depot."],
      ["The water stood {d} feet high in {s} Street.", "In {s} Street it rose to {d} feet.", "It was {d} feet deep on {s} Street, higher than in any year since 1954."],
      ["The damage is put at ${e} million.", "Repairs will cost ${e} million, {p} estimated.", "Insurers spoke of ${e} million."]]),
    ("fire", ["Fire destroys {s} mill in {t}", "{a} flee as mill burns in {t}", "Mill of 1891 burns down in {t}"],
     ["A fire destroyed the {s} mill in {t} {when}, and {a} people fled from the houses beside it.",
      "The {s} mill in {t} burned to the ground {when}. {a} neighbours were brought to safety.",
      "Nothing was left of the {s} mill on the edge of {t} after a fire {when}."],
     [["{c} firefighters were on the scene for {d} hours.", "It took {c} firefighters {d} hours to put it out.", "The last flames were out after {d} hours."],
      ["{b} jobs depended on the mill.", "The mill had {b} workers.", "Its {b} workers were told by telephone."],
      ["{p}, {age}, who owns it, was in hospital with smoke in the lungs.", "The owner, {p}, {age}, is in hospital.", "{p}, the owner, who is {age}, was taken to hospital."]]),
    ("vote", ["{t} votes for the {s} bridge", "Bridge wins in {t}", "{a} percent say yes to the {s} bridge"],
     ["Voters in {t} approved the {s} bridge {when} with {a} percent of the vote.",
      "{a} percent of those who voted in {t} {when} want the {s} bridge to be built.",
      "The {s} bridge will be built: {t} said yes {when}, by {a} percent."],
     [["The bridge is to cost ${e} million and will be opened in {d} years.", "It will cost ${e} million.", "The price was put at ${e} million, and it will take {d} years."],
      ["{b} people voted, fewer than in the year before.", "Turnout was low: {b} voters.", "Only {b} people cast a vote."],
      ["{p} had fought against it for {c} months.", "For {c} months {p} had gone from door to door.", "The campaign lasted {c} months, and {p} led it."]]),
    ("trial", ["{p} sentenced to {d} years", "{d} years in prison for the {s} robbery", "Court in {t} jails {p}"],
     ["{p}, {age}, was sentenced to {d} years in prison {when} for the robbery of the {s} bank in {t}.",
      "A court in {t} sent {p} to prison for {d} years {when}.",
      "{d} years in prison: that is the sentence that {p}, {age}, heard in {t} {when}."],
     [["The robbery brought in ${b} and a box of {k}.", "{p} took ${b} from the bank.", "${b} was taken, of which ${c} was found in a {tree} tree."],
      ["The jury needed {a} hours.", "The jury of twelve was out for {a} hours.", "After {a} hours the jury came back."],
      ["The trial had begun {c} days before.", "It was the last day of a trial of {c} days.", "{c} witnesses were heard."]]),
    ("strike", ["Ferry strike in {t} enters day {d}", "{b} ferry workers walk out in {t}", "No ferries from {t}"],
     ["{b} ferry workers in {t} walked out {when} and left {a} passengers on the quay.",
      "No ferry left {t} {when}: {b} workers are on strike.",
      "A strike of {b} workers stopped all ferries from {t} {when}."],
     [["They want {c} percent more pay.", "The union asks for a raise of {c} percent.", "{p}, who speaks for the union, named a raise of {c} percent."],
      ["The company lost ${e} million in the first {d} days.", "The company puts its loss at ${e} million.", "${e} million is gone, says the company."],
      ["Talks are to go on on Monday.", "Both sides will meet again in {d} days.", "A mediator, {q}, will speak with both sides."]]),
    ("match", ["{t} win the {s} cup", "{t} beat {u} {x}-{y}", "Cup goes to {t} after {d} years"],
     ["{t} won the {s} cup {when}, beating {u} {x}-{y} before {b} people.",
      "{b} people saw {t} beat {u} {x}-{y} in the final of the {s} cup {when}.",
      "After {d} years the {s} cup is back in {t}, where {u} were beaten {x}-{y} {when}."],
     [["{p}, {age}, scored twice.", "Two goals came from {p}, who is {age}.", "{p} scored in the {c}th minute and again near the end."],
      ["It was the first title in {d} years.", "They had waited {d} years for it.", "Their last cup was won {d} years ago."],
      ["The club will be paid ${e} million.", "The cup is worth ${e} million.", "${e} million goes to the winners."]]),
    ("find", ["Boat of {b} years found in {t}", "Old ship under the {s} market in {t}", "Builders find a ship in {t}"],
     ["Builders found a wooden ship under the {s} market in {t} {when}; it is about {b} years old.",
      "A ship that sank {b} years ago came to light in {t} {when}.",
      "Under the {s} market in {t}, a ship of {tree} wood was found {when}."],
     [["It is {a} feet long and was full of {k}.", "{p} measured it: {a} feet.", "The hull, {a} feet long, held {c} jars."],
      ["The museum needs ${e} million to keep it.", "To keep it dry will cost ${e} million.", "{q} of the museum asked for ${e} million."],
      ["Building stops for {d} months.", "The market will open {d} months later than planned.", "For {d} months no work is allowed."]]),
    ("crash", ["{a} hurt as tram leaves rails in {t}", "Tram crash in {t}", "Tram hits {s} theatre in {t}"],
     ["A tram left the rails in {t} {when} and hit the {s} theatre; {a} people were hurt, police said.",
      "{a} people were hurt {when} when a tram ran into the {s} theatre in {t}.",
      "At least {a} passengers were injured in {t} {when}, after a tram came off the rails at the {s} theatre."],
     [["{c} of them were still in hospital in the evening.", "{c} had to stay in hospital.", "In hospital there were still {c} people."],
      ["The tram was going {d} miles an hour, twice what is allowed.", "Its speed was {d} miles an hour.", "It had been going at {d} miles per hour, according to {p}."],
      ["The driver, {q}, {age}, could not be asked yet.", "{q}, {age}, was at the controls.", "The driver is {q}, who is {age}."]]),
    ("school", ["School in {t} closes after {b} years", "{a} pupils lose their school in {t}", "End of {s} School"],
     ["The {s} School in {t} will close after {b} years, the council decided {when}.",
      "{a} pupils in {t} must find another school: the {s} School is to close, it was decided {when}.",
      "The council of {t} voted {when} to close the {s} School, which has {a} pupils."],
     [["It would have cost ${e} million to mend the roof.", "The roof alone needs ${e} million.", "{p} said that the roof would cost ${e} million."],
      ["{c} teachers will move to {u}.", "Its {c} teachers go to {u}.", "There is work for {c} of the teachers in {u}."],
      ["Parents have {d} weeks to object.", "Objections are possible for {d} weeks.", "In {d} weeks the decision is final."]]),
    ("storm", ["Storm {s} takes {a} roofs in {t}", "Storm {s}: {b} without power", "{t} counts its roofs after storm {s}"],
     ["Storm {s} tore off {a} roofs in {t} {when} and left {b} people without power.",
      "{b} people in and around {t} had no power after storm {s} passed {when}.",
      "About {a} roofs were gone in {t} when storm {s} had passed {when}."],
     [["The wind reached {c} miles an hour.", "Gusts of {c} miles per hour were measured.", "{c} miles an hour: that was the strongest gust."],
      ["A {tree} tree of {d} years fell on the town hall.", "The old {tree} tree at the town hall fell.", "The {tree} before the town hall, {d} years old, was down."],
      ["The town has {e} million dollars for such days.", "Damage came to ${e} million.", "{p} put the damage at ${e} million."]]),
]
SAID = [["\"{w},\" said {p}, the {role} of {t}.", "\"{w},\" {p} told the {outlet}.", "{p}, the {role}, said: \"{w}.\""],
        ["\"{v},\" {q} said.", "\"{v},\" said {q}, who lives in {s} Street.", "{q} put it this way: \"{v}.\""]]
WORDS = ["We counted the {k} twice and there were {n} of them", "Nobody in {t} had seen such a day since the year of the {tree}",
         "I went out for {k} and came back without a house", "There will be {n} questions and I have answers to three of them",
         "My mother always told me to stay away from {s}", "We asked for {n} {k} and were sent a poem",
         "It was quiet, then it was loud, then it was {tree} leaves everywhere", "Whoever planned this has never carried {n} {k} up a hill",
         "You can see it from {u} on a clear day", "For {n} nights we did not sleep and then we slept for {n} days"]
COLOUR = ["Outside the town hall somebody had put {n} {k} in a row.", "A {tree} leaf lay on every chair.", "The clock of {t} stopped at {h}:{m} and has not gone since.",
          "In {u}, {n} miles away, people heard of it on the radio.", "{o} brought {k} for everybody.", "The bakery in {s} Street gave away {n} loaves.",
          "{o}, who is {age2}, watched from a window with a cat named {s}.", "Later it rained on {t} for {n} minutes.", "The {r} was brown that day, {o} remembered.",
          "A choir from {u} sang {n} songs.", "Somebody painted the {k} blue.", "{o} has kept a diary about {t} for {n} years.", "Children sold {k} for {n} cents.",
          "The road to {u} stayed closed until {h} p.m.", "Of {n} {k} that had been ordered, {o} found {a2} in a cellar.", "{o} wrote it all down on the back of a bill from {u}."]
UNITS = {"a": (12, 95), "b": (120, 4800), "c": (11, 88), "d": (3, 19), "e": (2, 48)}


class World:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def name(self):
        r = self.random
        return r.choice(ONSET) + r.choice(CORE) + (r.choice("dgklmnrstv") + r.choice(CORE) if r.random() < 0.35 else "") + r.choice(END)

    def person(self):
        return self.random.choice(FIRST) + " " + self.name().capitalize()

    def event(self, number):
        r = self.random
        kind = r.choice(EVENTS)
        day = datetime.date(2017, 1, 2) + datetime.timedelta(days=r.randrange(700))
        facts = {k: r.randint(*v) for k, v in UNITS.items()}
        facts.update(t=self.name(), u=self.name(), s=self.name(), r=self.name(), p=self.person(), q=self.person(), role=r.choice(ROLES),
                     tree=r.choice(TREES), age=r.randint(19, 78), x=r.randint(2, 5), y=r.randint(0, 1), k=r.choice(THINGS))
        facts["w"], facts["v"] = (w.format(n=r.randint(4, 60), **facts) for w in r.sample(WORDS, 2))
        return kind, day, facts

    def when(self, day, published):
        r = self.random
        name = day.strftime("%A")
        return r.choice(["on " + name, "on %s %d" % (day.strftime("%B"), day.day), {0: "today", 1: "yesterday"}.get((published - day).days, "last " + name)])

    def article(self, event, number, outlet, late):
        r = self.random
        kind, day, facts = event
        published = day + datetime.timedelta(days=late)
        mine = dict(facts, when=self.when(day, published), outlet=outlet)
        if r.random() < 0.25:  # another figure than the others have
            key = r.choice("abcde")
            mine[key] = facts[key] + r.randint(1, 9)
        if late and r.random() < 0.3:  # a figure that has grown
            mine["a"] = facts["a"] + late * r.randint(1, 6)
        for key in "bc":
            if mine[key] >= 1000:
                mine[key] = "{:,}".format(mine[key])
        said = [r.choice(s).format(**mine) for s in r.sample(SAID, r.randint(1, 2))]
        body = [r.choice(s).format(**mine) for s in r.sample(kind[3], r.randint(2, 3))]
        colour = [c.format(n=r.randint(2, 400), h=r.randint(1, 12), m=r.randint(10, 59), o=self.person(), age2=r.randint(20, 90), a2=r.randint(2, 90),
                           **{k: v for k, v in mine.items() if k in "tsruk" or k == "tree"}) for c in r.sample(COLOUR, r.randint(3, 7))]
        middle = body + said + colour
        r.shuffle(middle)
        paragraphs = [r.choice(kind[2]).format(**mine)]
        while middle:
            n = r.randint(1, 3)
            paragraphs.append(" ".join(middle[:n]))
            middle = middle[n:]
        return self.row(number, outlet, published, r.choice(kind[1]).format(**mine), paragraphs)

    def row(self, number, outlet, published, title, paragraphs):
        r = self.random
        host = outlet.lower().replace("the ", "").replace(" ", "")
        row = {"url": "https://%s.example/%d/%s" % (host, number, "-".join(title.lower().split()[:6])), "outlet": outlet, "title": title, "authors": [self.person()]}
        if r.random() > 0.08:
            row["published"] = published.isoformat() + ("T%02d:%02d" % (r.randint(5, 22), r.randint(0, 59)) if r.random() < 0.5 else "")
        row["text"] = "\n".join(paragraphs)
        return row

    def copy(self, number, outlet, of, published):
        """A reprint, or a part of it with words of its own around."""
        r = self.random
        paragraphs = of["text"].split("\n")
        title = of["title"] if r.random() < 0.5 else of["title"] + ", reports say"
        if r.random() < 0.5:
            return self.row(number, outlet, published, title, paragraphs)
        kept = paragraphs[:max(1, len(paragraphs) // 2)]
        own = [c.format(n=r.randint(2, 400), h=r.randint(1, 12), m=r.randint(10, 59), o=self.person(), age2=r.randint(20, 90), a2=r.randint(2, 90), t=self.name(),
                        s=self.name(), u=self.name(), r=self.name(), k=r.choice(THINGS), tree=r.choice(TREES)) for c in r.sample(COLOUR, 4)]
        return self.row(number, outlet, published, title, kept + ["According to the %s, more is to come." % of["outlet"], " ".join(own)])

    def articles(self, n):
        rows = []
        while len(rows) < n:
            event = self.event(len(rows))
            tellers = self.random.sample(OUTLETS, self.random.choice([1, 1, 1, 2, 2, 3, 4, 6]))
            first = None
            for outlet in tellers:
                late = self.random.choice([0, 0, 1, 1, 2])
                if first and self.random.random() < 0.25:
                    rows.append(self.copy(len(rows), outlet, first, event[1] + datetime.timedelta(days=late + 1)))
                else:
                    rows.append(self.article(event, len(rows), outlet, late))
                first = first or rows[-1]
            if self.random.random() < 0.2:  # somebody comes back to it, weeks or years later
                rows.append(self.article(event, len(rows), self.random.choice(OUTLETS), self.random.randrange(8, 800)))
        return rows[:n]


def page(row):
    head = "<title>%s</title><link rel=canonical href=\"%s\"><meta property=og:site_name content=\"%s\">" % tuple(
        html.escape(row[k]) for k in ("title", "url", "outlet"))
    if "published" in row:
        head += "<meta property=article:published_time content=\"%s\">" % row["published"]
    return "<!doctype html><html lang=en><head><meta charset=utf-8>%s</head><body><nav><a href=/>Home</a></nav><article><h1>%s</h1>%s</article></body></html>\n" % (
        head, html.escape(row["title"]), "".join("<p>%s</p>\n" % html.escape(p) for p in row["text"].split("\n")))


def line(row):
    return json.dumps(row, ensure_ascii=False) + "\n"


def write(rows, out, files=0, pages=False):
    if not files and not pages:
        with open(out, "w", encoding="utf-8") as f:
            f.writelines(map(line, rows))
        return
    os.makedirs(out, exist_ok=True)
    for i in range(files):
        with open(os.path.join(out, "part-%03d.jsonl" % i), "w", encoding="utf-8") as f:
            f.writelines(line(r) for r in rows[i::files])
    for i, row in enumerate(rows if pages else []):
        with open(os.path.join(out, "page-%05d.html" % i), "w", encoding="utf-8") as f:
            f.write(page(row))


def make(n, seed=1, shuffle=None):
    rows = World(seed).articles(n)
    if shuffle is not None:
        random.Random(shuffle).shuffle(rows)
    return rows


def main():
    p = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    p.add_argument("-n", type=int, default=600)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--shuffle", type=int)
    p.add_argument("--files", type=int, default=0)
    p.add_argument("--pages", action="store_true")
    p.add_argument("out")
    o = p.parse_args()
    write(make(o.n, o.seed, o.shuffle), o.out, o.files, o.pages)


if __name__ == "__main__":
    main()
