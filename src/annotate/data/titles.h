/* titles.h - words before a name, or standing for one, that say that it is a person, and often of which gender; folded, sorted.
 * Written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_TITLES_H
#define WEFT_ANNOTATE_DATA_TITLES_H

/* Before a name: a man. */
static const char *const titles_man[] = {
    "baron", "brother", "congressman", "don", "duke", "emperor", "father", "grandpa", "herr", "imam", "king", "lord",
    "monsieur", "mr", "mr.", "pope", "prince", "senor", "sheikh", "sir", "uncle",
};

/* Before a name: a woman. */
static const char *const titles_woman[] = {
    "aunt", "baroness", "congresswoman", "dame", "duchess", "empress", "frau", "grandma", "lady", "madam", "madame", "miss",
    "mrs", "mrs.", "ms", "ms.", "princess", "queen", "senora", "sister",
};

/* Before a name: a person. */
static const char *const titles_any[] = {
    "adm", "adm.", "admiral", "alderman", "ambassador", "analyst", "anchor", "archbishop", "attorney", "attorney general",
    "author", "ayatollah", "billionaire", "bishop", "brigadier", "candidate", "capt", "capt.", "captain", "cardinal",
    "chairman", "chairwoman", "chancellor", "chief", "chief justice", "cmdr.", "coach", "col", "col.", "colonel", "columnist",
    "commander", "commissioner", "comptroller", "comrade", "conservative", "constable", "consul", "corporal", "correspondent",
    "councillor", "councilman", "councilmember", "councilwoman", "cpl", "cpl.", "dean", "delegate", "democrat", "democratic",
    "deputy", "detective", "director", "doctor", "dr", "dr.", "economist", "editor", "emir", "envoy", "first lady", "gen",
    "gen.", "general", "gov", "gov.", "governor", "govs.", "hon", "hon.", "host", "inspector", "judge", "justice", "lawyer",
    "leader", "lieutenant", "lt", "lt.", "maj", "maj.", "major", "marshal", "mayor", "messrs.", "minister", "mogul", "msgr.",
    "mullah", "nominee", "officer", "pastor", "premier", "pres.", "president", "president-elect", "prez", "prime minister",
    "private", "prof", "prof.", "professor", "prosecutor", "pvt.", "rabbi", "rep", "rep.", "reporter", "representative",
    "reps.", "republican", "rev", "rev.", "reverend", "saint", "secretary", "sen", "sen.", "senator", "sens.", "sergeant",
    "sgt", "sgt.", "sheriff", "solicitor", "speaker", "spokesman", "spokesperson", "spokeswoman", "st", "st.", "strategist",
    "sultan", "superintendent", "supt.", "treasurer", "trooper", "undersecretary", "vice president", "whip",
};

/* A noun for a man. */
static const char *const roles_man[] = {
    "actor", "bachelor", "barman", "boy", "boyfriend", "brother", "businessman", "cameraman", "chairman", "congressman",
    "councilman", "dad", "father", "fiance", "fireman", "fisherman", "frontman", "gentleman", "godfather", "grandfather",
    "grandson", "groom", "guy", "heir", "hero", "husband", "imam", "king", "lad", "landlord", "man", "monk", "nephew",
    "playboy", "policeman", "policemen", "priest", "prince", "salesman", "serviceman", "son", "spokesman", "sportsman",
    "statesman", "stepfather", "stepson", "uncle", "waiter", "widower",
};

/* A noun for a woman. */
static const char *const roles_woman[] = {
    "actress", "aunt", "ballerina", "bride", "businesswoman", "chairwoman", "congresswoman", "councilwoman", "daughter",
    "duchess", "fiancee", "girl", "girlfriend", "godmother", "granddaughter", "grandmother", "heiress", "heroine", "hostess",
    "lady", "landlady", "midwife", "mistress", "mom", "mother", "mum", "niece", "nun", "policewoman", "princess", "queen",
    "sister", "socialite", "spokeswoman", "sportswoman", "stepdaughter", "stepmother", "stewardess", "supermodel", "waitress",
    "widow", "wife", "woman",
};

/* A noun for a person by office, work or standing. */
static const char *const roles_any[] = {
    "academic", "activist", "adviser", "advisor", "agent", "aide", "ally", "ambassador", "analyst", "anchor", "architect",
    "artist", "assistant", "astronaut", "athlete", "attorney", "author", "baker", "ballplayer", "banker", "barrister",
    "bassist", "billionaire", "biographer", "biologist", "bishop", "blogger", "boss", "boxer", "broadcaster", "captain",
    "cardinal", "celebrity", "cellist", "ceo", "champion", "chancellor", "chef", "chemist", "chief", "citizen", "cleric",
    "co-founder", "coach", "cofounder", "colleague", "columnist", "comedian", "commander", "commentator", "commissioner",
    "composer", "conductor", "congressperson", "contestant", "cop", "coroner", "correspondent", "councillor", "counsel",
    "counselor", "cousin", "cricketer", "critic", "curator", "dancer", "deejay", "defendant", "delegate", "democrat", "deputy",
    "designer", "detective", "developer", "dictator", "diplomat", "director", "doctor", "driver", "drummer", "ecologist",
    "economist", "editor", "engineer", "entrepreneur", "envoy", "epidemiologist", "ex-boyfriend", "ex-girlfriend", "ex-husband",
    "ex-president", "ex-wife", "executive", "expert", "farmer", "filmmaker", "financier", "firefighter", "footballer",
    "founder", "friend", "front-runner", "frontrunner", "general", "geologist", "golfer", "governor", "guitarist", "gunman",
    "harbormaster", "harbourmaster", "historian", "host", "incumbent", "inspector", "inventor", "investigator", "investor",
    "journalist", "judge", "justice", "lawmaker", "lawyer", "leader", "lecturer", "legend", "legislator", "librarian",
    "lieutenant", "lobbyist", "magistrate", "magnate", "manager", "mayor", "mechanic", "meteorologist", "midfielder",
    "militant", "millionaire", "minister", "model", "moderator", "mogul", "musician", "native", "neighbor", "neighbour",
    "nominee", "novelist", "nurse", "officer", "official", "operative", "opponent", "organiser", "organizer", "owner",
    "painter", "partner", "pastor", "patient", "philanthropist", "photographer", "physician", "physicist", "pianist", "pilot",
    "player", "playwright", "poet", "politician", "pollster", "preacher", "predecessor", "premier", "president", "principal",
    "producer", "professor", "programmer", "prosecutor", "psychologist", "publicist", "publisher", "pundit", "quarterback",
    "rabbi", "rapper", "realtor", "receptionist", "referee", "reporter", "representative", "republican", "researcher",
    "resident", "retiree", "rival", "runner", "sailor", "scholar", "scientist", "secretary", "seismologist", "senator",
    "sergeant", "sheriff", "singer", "skipper", "socialist", "soldier", "solicitor", "songwriter", "specialist", "spokesperson",
    "sprinter", "star", "statistician", "strategist", "striker", "student", "successor", "superintendent", "superstar",
    "surgeon", "survivor", "suspect", "teacher", "teenager", "tenant", "theologian", "trainer", "treasurer", "trustee", "tutor",
    "tycoon", "veteran", "victim", "violinist", "virologist", "volunteer", "warden", "winner", "witness", "worker", "writer",
    "youngster", "youtuber",
};

/* Words between a determiner and a role. */
static const char *const role_modifiers[] = {
    "acting", "american", "assistant", "baseball", "basketball", "british", "chief", "city", "current", "defence", "defense",
    "democratic", "deputy", "ex", "famous", "film", "finance", "fire", "first", "football", "foreign", "former", "hockey",
    "house", "interior", "junior", "late", "local", "long-time", "longtime", "majority", "minority", "movie", "nba", "new",
    "nfl", "old", "one-time", "onetime", "opposition", "party", "police", "pop", "presidential", "prime", "reality",
    "republican", "retired", "rock", "second", "senate", "senior", "soccer", "star", "state", "television", "tennis", "then",
    "top", "tv", "veteran", "vice", "young",
};

#endif
