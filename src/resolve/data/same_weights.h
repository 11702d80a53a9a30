/* same_weights.h - how much each piece of evidence says that two parties of one name are one person: log odds. */
#ifndef WEFT_RESOLVE_SAME_WEIGHTS_H
#define WEFT_RESOLVE_SAME_WEIGHTS_H

#define SAME_JOIN 0.0    /* joined from here on */
#define SAME_UNSURE -1.5 /* from here on kept apart, but listed */

#define SAME_RARE_NAME 3.0      /* a full name of which no part is common */
#define SAME_COMMON_GIVEN -0.75 /* its given name is common */
#define SAME_COMMON_LAST -2.5   /* its surname is */
#define SAME_ONE_PERSON 1.8     /* the first person in both companies; each further one half of the one before */
#define SAME_ONE_THING 1.4      /* the same of organisations and places */
#define SAME_ONE_WORD 0.7       /* the same of words around the name */
#define SAME_NO_COMPANY -1.0    /* nobody and nothing shared, though both have company */
#define SAME_YEAR -0.12         /* each year between them, behind the second, ... */
#define SAME_YEARS_MOST -3.0    /* ... at most */
#define SAME_OTHER_GENDER -6.0
#define SAME_OTHER_MIDDLE -4.0 /* John A. against John B. */
#define SAME_SAME_MIDDLE 1.5
#define SAME_OTHER_SUFFIX -5.0 /* Jr. against Sr. */
#define SAME_INITIAL -1.5      /* "J. Brown" for "John Brown" */
#define SAME_NEARLY -3.5       /* "Jon Brown" for "John Brown": a typing error */
#define SAME_GUESSED -3.0      /* a name that nobody said, guessed from the form of another */
#define SAME_LONE -1.0         /* "Brown" for "John Brown": besides, */
#define SAME_SHARE 1.5         /* the log odds of that bearer among all of the surname, so often */

/* Surnames so common that two bearers in the news are likely two people, folded, sorted: the 100 commonest of the United States
 * (U.S. Census Bureau, Frequently Occurring Surnames from the 2010 Census, public domain), and the commonest ones of other
 * countries by general knowledge (as in Wiktionary, Appendix:Surnames by country); no list was copied. */
static const char *const common_surnames[] = {
    "abbas",      "abdullah",   "abe",         "adams",      "adeyemi",    "agarwal",     "aguilar",   "ahmad",
    "ahmed",      "akhtar",     "alexander",   "alexeev",    "ali",        "allen",       "almeida",   "alonso",
    "alvarez",    "alves",      "andersen",    "anderson",   "andre",      "andreev",     "arslan",    "aydin",
    "aziz",       "ba",         "bailey",      "baker",      "bakker",     "banda",       "banerjee",  "barbosa",
    "barnes",     "bauer",      "becker",      "begum",      "bell",       "bennett",     "berg",      "bernard",
    "bertrand",   "bianchi",    "blanco",      "boateng",    "bondarenko", "bonnet",      "boyko",     "boyle",
    "brady",      "braun",      "brennan",     "brooks",     "brown",      "bruno",       "bui",       "burke",
    "byrne",      "callaghan",  "campbell",    "campos",     "cano",       "cao",         "carroll",   "carter",
    "carvalho",   "castillo",   "castro",      "celik",      "cerny",      "chan",        "chapman",   "chatterjee",
    "chavez",     "chen",       "cheung",      "cho",        "choi",       "chopra",      "chowdhury", "christensen",
    "clark",      "clarke",     "cohen",       "collins",    "colombo",    "connell",     "connolly",  "connor",
    "conti",      "contreras",  "cook",        "cooper",     "cortes",     "costa",       "coulibaly", "cox",
    "cruz",       "dabrowski",  "daly",        "dang",       "das",        "david",       "davies",    "davis",
    "delgado",    "demir",      "deng",        "diallo",     "diaz",       "dijk",        "dimitrov",  "diop",
    "dixon",      "dlamini",    "do",          "dogan",      "doherty",    "dominguez",   "dong",      "donnell",
    "doyle",      "dubois",     "duffy",       "dunne",      "dupont",     "durand",      "dvorak",    "edwards",
    "egorov",     "ellis",      "eriksson",    "espinoza",   "esposito",   "evans",       "farrell",   "fedorov",
    "fedorova",   "feng",       "fernandes",   "fernandez",  "ferrari",    "ferreira",    "fischer",   "fitzgerald",
    "flores",     "flynn",      "foster",      "fournier",   "fox",        "francois",    "fraser",    "friedman",
    "gallagher",  "gallego",    "gallo",       "gao",        "garcia",     "garrido",     "georgiev",  "gibson",
    "gil",        "giordano",   "girard",      "gomes",      "gomez",      "gonzales",    "gonzalez",  "graham",
    "gray",       "greco",      "green",       "griffiths",  "guerrero",   "guo",         "gupta",     "gustafsson",
    "gutierrez",  "haddad",     "hall",        "hamid",      "han",        "hansen",      "harris",    "hartmann",
    "harvey",     "hashimoto",  "hassan",      "hayashi",    "hayes",      "he",          "healy",     "hernandez",
    "herrera",    "hill",       "ho",          "hoffmann",   "hofmann",    "holmes",      "horvat",    "horvath",
    "hossain",    "howard",     "hu",          "huang",      "hughes",     "hunter",      "hussain",   "hussein",
    "hwang",      "ibe",        "ibrahim",     "iglesias",   "ikeda",      "inoue",       "ionescu",   "iqbal",
    "ishikawa",   "islam",      "ito",         "ivanov",     "ivanova",    "iyer",        "jackson",   "jacobs",
    "jain",       "james",      "jang",        "jankowski",  "jansen",     "janssen",     "jensen",    "jimenez",
    "johansen",   "johansson",  "johnson",     "johnston",   "jones",      "jong",        "joshi",     "jung",
    "kamau",      "kaminska",   "kaminski",    "kang",       "kapoor",     "karim",       "karlsen",   "karlsson",
    "kato",       "kavanagh",   "kaya",        "keita",      "kelly",      "kennedy",     "khalil",    "khan",
    "kilic",      "kim",        "kimura",      "king",       "klein",      "knight",      "kobayashi", "koch",
    "korhonen",   "kovac",      "kovacs",      "kovalchuk",  "kovalenko",  "kowalczyk",   "kowalska",  "kowalski",
    "kozlov",     "kozlova",    "kozlowski",   "krause",     "kravchenko", "kristiansen", "kruger",    "kumar",
    "kuznetsov",  "kuznetsova", "kwon",        "lam",        "lambert",    "lange",       "larsen",    "larsson",
    "laurent",    "le",         "lebedev",     "lebedeva",   "lee",        "lefebvre",    "lehmann",   "leroy",
    "leung",      "levy",       "lewandowski", "lewis",      "li",         "liang",       "lim",       "lima",
    "lin",        "liu",        "lloyd",       "lombardi",   "long",       "lopes",       "lopez",     "lozano",
    "luo",        "lynch",      "ma",          "macdonald",  "maes",       "maguire",     "mahmoud",   "mahony",
    "makarov",    "malik",      "mancini",     "mansour",    "marin",      "marino",      "marshall",  "martin",
    "martinez",   "martins",    "mason",       "matsumoto",  "matthews",   "mccarthy",    "mcgrath",   "mclaughlin",
    "medina",     "mehta",      "melnyk",      "mendez",     "mendoza",    "menon",       "mensah",    "mercier",
    "meyer",      "michel",     "mikhailov",   "mikhailova", "miller",     "mills",       "mishra",    "mitchell",
    "mizrahi",    "mohamed",    "mohammed",    "molina",     "moore",      "morales",     "moran",     "moreau",
    "morel",      "moreno",     "moretti",     "morgan",     "mori",       "morozov",     "morozova",  "morris",
    "moyo",       "mukherjee",  "muller",      "munoz",      "murphy",     "murray",      "mustafa",   "mwangi",
    "myers",      "nagy",       "nair",        "nakamura",   "nasser",     "navarro",     "ndiaye",    "ndlovu",
    "neill",      "nelson",     "neumann",     "ng",         "ngo",        "nguyen",      "nielsen",   "nikitin",
    "nikolaev",   "nikolov",    "nilsen",      "nilsson",    "nkosi",      "nolan",       "novak",     "novakova",
    "novikov",    "novikova",   "novotny",     "nowak",      "nunez",      "obrien",      "ogawa",     "okafor",
    "okeke",      "oliveira",   "olsen",       "olsson",     "omar",       "orlov",       "orlova",    "ortega",
    "ortiz",      "osei",       "osman",       "otieno",     "owusu",      "ozturk",      "palmer",    "papadopoulos",
    "park",       "parker",     "patel",       "pavlov",     "pavlova",    "pedersen",    "peeters",   "peng",
    "pereira",    "peretz",     "perez",       "persson",    "peterson",   "petit",       "petrov",    "petrova",
    "pettersson", "pham",       "phan",        "phillips",   "popescu",    "popov",       "popova",    "powell",
    "power",      "price",      "prieto",      "prochazka",  "quinn",      "rahman",      "ramirez",   "ramos",
    "rao",        "rasmussen",  "reddy",       "reed",       "reid",       "reilly",      "reyes",     "reynolds",
    "ribeiro",    "ricci",      "richard",     "richards",   "richardson", "richter",     "rios",      "rivera",
    "rizzo",      "robert",     "roberts",     "robertson",  "robinson",   "rodrigues",   "rodriguez", "rogers",
    "rojas",      "romano",     "romero",      "ross",       "rossi",      "roux",        "rubio",     "ruiz",
    "russell",    "russo",      "ryan",        "sahin",      "said",       "saleh",       "salem",     "salman",
    "sanchez",    "sanders",    "santos",      "sanz",       "sasaki",     "sato",        "saunders",  "schafer",
    "schmidt",    "schneider",  "schroder",    "schulz",     "schwarz",    "scott",       "semenov",   "seo",
    "serrano",    "shah",       "sharma",      "shaw",       "shea",       "shevchenko",  "shimizu",   "shin",
    "silva",      "simon",      "simpson",     "singh",      "smirnov",    "smirnova",    "smit",      "smith",
    "soares",     "sokolov",    "sokolova",    "song",       "soto",       "sousa",       "souza",     "sow",
    "stepanov",   "stevens",    "stewart",     "suarez",     "sullivan",   "sun",         "suzuki",    "svensson",
    "svoboda",    "sweeney",    "szabo",       "szymanski",  "takahashi",  "tan",         "tanaka",    "tang",
    "taylor",     "thomas",     "thompson",    "tkachenko",  "torres",     "toth",        "tran",      "traore",
    "turner",     "valdez",     "varga",       "vargas",     "vasiliev",   "vasilyev",    "vazquez",   "vega",
    "verma",      "vieira",     "vincent",     "virtanen",   "visser",     "volkov",      "volkova",   "vries",
    "vu",         "wagner",     "walker",      "walsh",      "wang",       "ward",        "watanabe",  "watson",
    "webb",       "weber",      "wei",         "werner",     "white",      "williams",    "wilson",    "wisniewska",
    "wisniewski", "wojcik",     "wolf",        "wong",       "wood",       "wozniak",     "wright",    "wu",
    "xie",        "xu",         "yamada",      "yamaguchi",  "yamamoto",   "yamazaki",    "yang",      "yildirim",
    "yildiz",     "yilmaz",     "yoon",        "yoshida",    "young",      "youssef",     "zaitsev",   "zeng",
    "zhang",      "zhao",       "zheng",       "zhou",       "zhu",        "zielinski",   "zimmermann"};

#endif
