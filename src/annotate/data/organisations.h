/* organisations.h - words that make a name an organisation's, and well-known organisations; folded, sorted. Written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_ORGANISATIONS_H
#define WEFT_ANNOTATE_DATA_ORGANISATIONS_H

/* Words in names of organisations. */
static const char *const organisation_heads[] = {
    "academy", "administration", "agency", "airlines", "airways", "alliance", "army", "assembly", "associates", "association",
    "authority", "bancorp", "bank", "bloc", "board", "brigade", "bros", "brothers", "bureau", "cabinet", "capital", "cathedral",
    "caucus", "center", "centre", "chamber", "charity", "church", "clinic", "club", "co", "co.", "coalition", "college",
    "commission", "committee", "communications", "company", "conference", "congregation", "congress", "consortium",
    "constabulary", "convention", "corp", "corp.", "corporation", "corps", "council", "court", "crew", "delegation",
    "democrats", "department", "dept", "dept.", "division", "electric", "embassy", "energy", "enforcement", "enterprise",
    "enterprises", "entertainment", "faculty", "fc", "federation", "fellowship", "firm", "force", "forces", "foundation",
    "front", "fund", "gallery", "gmbh", "government", "group", "guard", "guild", "holdings", "hospital", "hotel", "inc", "inc.",
    "incorporated", "industries", "initiative", "institute", "institution", "insurance", "international", "jury",
    "laboratories", "laboratory", "labs", "league", "legislature", "library", "llc", "llp", "ltd", "ltd.", "magazine", "media",
    "ministry", "mission", "mosque", "motors", "movement", "museum", "navy", "network", "networks", "news", "office",
    "orchestra", "organisation", "organization", "panel", "parliament", "partners", "partnership", "party", "pictures", "plc",
    "police", "post", "press", "productions", "protection", "radio", "records", "resistance", "restaurant", "s.a.", "school",
    "schools", "secretariat", "securities", "senate", "service", "services", "society", "squad", "state university", "station",
    "store", "stores", "studio", "studios", "synagogue", "syndicate", "systems", "task force", "team", "technologies",
    "television", "temple", "times", "tribunal", "trust", "tv", "union", "united", "university", "ventures", "wire",
};

/* Before "of" or "for" in names of organisations. */
static const char *const organisation_starts[] = {
    "academy", "american civil liberties union", "association", "bank", "board", "bureau", "campaign", "center", "centre",
    "chamber", "church", "coalition", "college", "commission", "committee", "confederation", "congress", "council", "court",
    "department", "embassy", "faculty", "federation", "foundation", "fund", "house", "institute", "institutes", "league",
    "library", "ministry", "movement", "museum", "national association", "office", "organisation", "organization", "parliament",
    "party", "school", "secretariat", "society", "state department", "union", "university",
};

/* Known without such a word. */
static const char *const organisations[] = {
    "aclu", "adidas", "airbus", "al jazeera", "al qaeda", "al-jazeera", "al-qaeda", "alibaba", "amazon", "amd", "apple", "at&t",
    "barclays", "bbc", "boeing", "boko haram", "bp", "capitol police", "cdc", "cern", "chevron", "chrysler", "cia", "cisco",
    "citigroup", "coca-cola", "comcast", "congress", "daimler", "dea", "dell", "dhs", "dnc", "doj", "e.u.", "ebay", "enron",
    "epa", "eu", "european union", "exxon", "exxonmobil", "facebook", "fannie mae", "fatah", "fatf", "fbi", "fcc", "fda", "fec",
    "fed", "federal reserve", "fema", "fifa", "ford", "freddie mac", "ftc", "g.o.p.", "gazprom", "goldman sachs", "google",
    "halliburton", "hamas", "harvard", "hezbollah", "honda", "house", "house of commons", "house of lords",
    "house of representatives", "hsbc", "ibm", "icc", "ice", "idf", "imf", "instagram", "intel", "interpol", "ira", "irs",
    "isil", "isis", "islamic state", "jpmorgan", "kgb", "knesset", "kremlin", "labor department", "lapd", "lockheed martin",
    "lufthansa", "mcdonald's", "merck", "microsoft", "mit", "mlb", "mossad", "mtv", "nasa", "nasdaq", "nato", "nba", "ncaa",
    "netflix", "nfl", "ngo", "nhl", "nhs", "nike", "nissan", "nokia", "nra", "nsa", "nypd", "oecd", "opec", "oracle",
    "pentagon", "pentagon papers", "pfizer", "planned parenthood", "plo", "princeton", "red cross", "rnc", "samsung",
    "scotland yard", "scotus", "sec", "secret service", "senate", "shell", "siemens", "snapchat", "sony", "starbucks",
    "super pac", "supreme court", "taliban", "target", "tea party", "tesla", "toyota", "twitter", "u.n", "u.n.", "u.s. senate",
    "uber", "ubs", "ucla", "ukip", "un", "unesco", "unicef", "united nations", "usda", "verizon", "viacom", "volkswagen",
    "wal-mart", "walmart", "white house", "who", "wikileaks", "world bank", "wto", "yahoo", "yale", "youtube",
};

/* News outlets and agencies. */
static const char *const outlets[] = {
    "abc", "abc news", "afp", "agence france-presse", "al arabiya", "al jazeera", "al-jazeera", "ap", "associated press",
    "axios", "bbc", "bbc news", "bild", "billboard", "bloomberg", "bloomberg news", "boston globe", "breitbart",
    "breitbart news", "buzzfeed", "buzzfeed news", "c-span", "cbs", "cbs news", "chicago tribune", "christian science monitor",
    "cnbc", "cnn", "cosmopolitan", "daily beast", "daily caller", "daily mail", "daily mirror", "daily news", "daily star",
    "daily telegraph", "deadline", "der spiegel", "dpa", "drudge report", "e! news", "e! online", "economist", "el pais",
    "elle", "entertainment tonight", "entertainment weekly", "espn", "esquire", "financial times", "forbes", "fortune", "fox",
    "fox news", "glamour", "globe and mail", "gq", "guardian", "haaretz", "hollywood reporter", "huffington post",
    "independent", "interfax", "itar-tass", "itv", "kyodo", "la times", "le figaro", "le monde", "los angeles times",
    "miami herald", "morning joe", "mother jones", "msnbc", "national enquirer", "national review", "nbc", "nbc news",
    "new republic", "new york daily news", "new york post", "new york times", "new yorker", "newsmax", "newsweek", "npr",
    "page six", "pbs", "people", "people magazine", "politico", "press association", "propublica", "radar online", "reuters",
    "rolling stone", "salon", "sky news", "slate", "south china morning post", "spiegel", "sun", "telegraph",
    "the associated press", "the guardian", "the hill", "the new york times", "the times", "the wall street journal",
    "the washington post", "time", "time magazine", "times", "times of london", "tmz", "univision", "upi", "us magazine",
    "us weekly", "usa today", "vanity fair", "variety", "vice", "vogue", "vox", "wall street journal", "washington examiner",
    "washington post", "washington times", "weekly standard", "wired", "wsj", "xinhua", "yahoo news",
};

/* Outlets that send their reports to others, as in "(AP)". */
static const char *const agencies[] = {
    "afp", "agence france-presse", "ansa", "ap", "associated press", "bloomberg", "cnn", "dpa", "efe", "interfax", "itar-tass",
    "kyodo", "pa", "press association", "pti", "reuters", "tass", "the associated press", "united press international", "upi",
    "xinhua",
};

#endif
