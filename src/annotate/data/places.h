/* places.h - places that are well known by name alone; folded, sorted. Countries and many cities come from the time zone database
 * (iso3166.tab and zone.tab, public domain); states, cities and regions beside them were written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_PLACES_H
#define WEFT_ANNOTATE_DATA_PLACES_H

/* Countries and dependencies. */
static const char *const countries[] = {
    "afghanistan", "aland islands", "albania", "algeria", "america", "andorra", "angola", "anguilla", "antarctica",
    "antigua and barbuda", "argentina", "armenia", "aruba", "australia", "austria", "azerbaijan", "bahamas", "bahrain",
    "bangladesh", "barbados", "belarus", "belgium", "belize", "benin", "bermuda", "bhutan", "bolivia", "bosnia",
    "bosnia and herzegovina", "botswana", "bouvet island", "brazil", "britain", "british indian ocean territory", "brunei",
    "bulgaria", "burkina faso", "burma", "burundi", "cambodia", "cameroon", "canada", "cape verde", "caribbean nl",
    "cayman islands", "central african rep.", "chad", "chechnya", "chile", "china", "christmas island", "cocos islands",
    "colombia", "comoros", "congo", "cook islands", "costa rica", "cote d'ivoire", "crimea", "croatia", "cuba", "curacao",
    "cyprus", "czech republic", "czechoslovakia", "denmark", "djibouti", "dominica", "dominican republic", "east germany",
    "east timor", "east. timor", "ecuador", "egypt", "el salvador", "england", "equatorial guinea", "eritrea", "estonia",
    "eswatini", "ethiopia", "falkland islands", "faroe islands", "fiji", "finland", "france", "french guiana",
    "french polynesia", "french s. terr.", "gabon", "gambia", "georgia", "germany", "ghana", "gibraltar", "great britain",
    "greece", "greenland", "grenada", "guadeloupe", "guam", "guatemala", "guernsey", "guinea", "guinea-bissau", "guyana",
    "haiti", "heard island and mcdonald islands", "holland", "honduras", "hong kong", "hungary", "iceland", "india",
    "indonesia", "iran", "iraq", "ireland", "isle of man", "israel", "italy", "ivory coast", "jamaica", "japan", "jersey",
    "jordan", "kazakhstan", "kenya", "kiribati", "korea", "kosovo", "kurdistan", "kuwait", "kyrgyzstan", "laos", "latvia",
    "lebanon", "lesotho", "liberia", "libya", "liechtenstein", "lithuania", "luxembourg", "macau", "macedonia", "madagascar",
    "malawi", "malaysia", "maldives", "mali", "malta", "marshall islands", "martinique", "mauritania", "mauritius", "mayotte",
    "mexico", "micronesia", "moldova", "monaco", "mongolia", "montenegro", "montserrat", "morocco", "mozambique", "myanmar",
    "namibia", "nauru", "nepal", "netherlands", "new caledonia", "new zealand", "nicaragua", "niger", "nigeria", "niue",
    "norfolk island", "north korea", "north macedonia", "northern ireland", "northern mariana islands", "norway", "oman",
    "pakistan", "palau", "palestine", "panama", "papua new guinea", "paraguay", "persia", "peru", "philippines", "pitcairn",
    "poland", "portugal", "puerto rico", "qatar", "reunion", "romania", "russia", "rwanda", "samoa", "san marino",
    "sao tome and principe", "saudi arabia", "scandinavia", "scotland", "senegal", "serbia", "seychelles", "sierra leone",
    "singapore", "slovakia", "slovenia", "solomon islands", "somalia", "south africa",
    "south georgia and the south sandwich islands", "south korea", "south sudan", "soviet union", "spain", "sri lanka",
    "st. barthelemy", "st. helena", "st. kitts and nevis", "st. lucia", "st. maarten", "st. pierre and miquelon", "st. vincent",
    "sudan", "suriname", "svalbard and jan mayen", "swaziland", "sweden", "switzerland", "syria", "taiwan", "tajikistan",
    "tanzania", "thailand", "tibet", "togo", "tokelau", "tonga", "trinidad and tobago", "tunisia", "turkey", "turkmenistan",
    "turks and caicos is", "tuvalu", "u.a.e.", "u.k", "u.k.", "u.s", "u.s.", "u.s.a.", "uae", "uganda", "uk", "ukraine",
    "united arab emirates", "united kingdom", "united states", "united states of america", "uruguay", "us", "usa", "uzbekistan",
    "vanuatu", "vatican", "vatican city", "venezuela", "vietnam", "virgin islands", "wales", "wallis and futuna",
    "west germany", "western sahara", "yemen", "yugoslavia", "zambia", "zimbabwe",
};

/* States, provinces and counties, with their newspaper abbreviations. */
static const char *const states[] = {
    "ala.", "alabama", "alaska", "alberta", "ariz.", "arizona", "ark.", "arkansas", "british columbia", "calif.", "california",
    "colo.", "colorado", "conn.", "connecticut", "cornwall", "d.c", "d.c.", "del.", "delaware", "devon", "district of columbia",
    "essex", "fla.", "florida", "ga.", "georgia", "hawaii", "idaho", "ill.", "illinois", "ind.", "indiana", "iowa", "kan.",
    "kansas", "kent", "kentucky", "ky.", "la.", "louisiana", "maine", "manitoba", "maryland", "mass.", "massachusetts", "md.",
    "mich.", "michigan", "minn.", "minnesota", "miss.", "mississippi", "missouri", "mo.", "mont.", "montana", "n.c.", "n.d.",
    "n.h.", "n.j.", "n.m.", "n.y.", "neb.", "nebraska", "nev.", "nevada", "new brunswick", "new hampshire", "new jersey",
    "new mexico", "new south wales", "newfoundland", "norfolk", "north carolina", "north dakota", "nova scotia", "ohio",
    "okla.", "oklahoma", "ontario", "ore.", "oregon", "pa.", "pennsylvania", "puerto rico", "quebec", "queensland", "r.i.",
    "rhode island", "s.c.", "s.d.", "saskatchewan", "south carolina", "south dakota", "surrey", "sussex", "tasmania", "tenn.",
    "tennessee", "tex.", "texas", "ulster", "utah", "va.", "vermont", "virginia", "vt.", "w.va.", "wash.", "west virginia",
    "wis.", "wisconsin", "wyo.", "wyoming", "yorkshire", "yukon",
};

/* Cities, quarters, regions, seas. */
static const char *const cities[] = {
    "abidjan", "abuja", "accra", "adak", "addis ababa", "adelaide", "aden", "africa", "aleppo", "alexandria", "algiers",
    "almaty", "amman", "amsterdam", "anadyr", "anbar", "anchorage", "ankara", "antananarivo", "antarctica", "antigua",
    "antwerp", "apia", "aqtau", "aqtobe", "arctic", "ashgabat", "asia", "asmara", "astrakhan", "asuncion", "athens", "atikokan",
    "atlanta", "atlantic", "atlantic ocean", "atyrau", "auckland", "austin", "azores", "baghdad", "bahia", "bahia banderas",
    "baku", "bali", "balkans", "balochistan", "baltic", "baltimore", "bamako", "bangalore", "bangkok", "bangui", "banjul",
    "barcelona", "barnaul", "basra", "bavaria", "bay area", "beijing", "beirut", "belem", "belfast", "belgrade", "bengal",
    "benghazi", "berlin", "bethlehem", "beverly hills", "birmingham", "bishkek", "bissau", "black sea", "blanc-sablon",
    "blantyre", "boa vista", "bogota", "boise", "bombay", "bonn", "bordeaux", "borneo", "boston", "bougainville", "boulder",
    "bratislava", "brazzaville", "brighton", "brisbane", "bristol", "brittany", "broadway", "broken hill", "bronx", "brooklyn",
    "brussels", "bucharest", "budapest", "buenos aires", "buffalo", "bujumbura", "burbank", "busingen", "cairo", "calcutta",
    "calgary", "cambridge", "cambridge bay", "campo grande", "canary", "cancun", "cape cod", "cape town", "capitol hill",
    "caracas", "cardiff", "caribbean", "casablanca", "caspian sea", "catalonia", "catamarca", "cayenne", "cayman",
    "central america", "ceuta", "charleston", "charlotte", "charlottesville", "chennai", "chicago", "chihuahua", "chisinau",
    "chita", "chuuk", "cincinnati", "ciudad juarez", "cleveland", "cologne", "colombo", "colorado springs", "columbus",
    "conakry", "copenhagen", "cordoba", "coventry", "coyhaique", "cuiaba", "dakar", "dallas", "damascus", "danmarkshavn",
    "dar es salaam", "darfur", "darwin", "davos", "dawson", "dawson creek", "dayton", "deep south", "delhi", "denver",
    "des moines", "detroit", "dhaka", "dili", "donbas", "donetsk", "douala", "downing street", "dresden", "dubai", "dublin",
    "durban", "dushanbe", "east coast", "edinburgh", "edmonton", "efate", "eirunepe", "el aaiun", "el paso", "europe",
    "fakaofo", "falluja", "fallujah", "famagusta", "far east", "faroe", "ferguson", "flanders", "fort worth", "fortaleza",
    "frankfurt", "freetown", "fresno", "funafuti", "gaborone", "galapagos", "galilee", "gambier", "gaza", "gaza city",
    "gaza strip", "geneva", "genoa", "glasgow", "golan heights", "grand turk", "ground zero", "grozny", "guadalcanal",
    "guangzhou", "guantanamo", "guantanamo bay", "guayaquil", "gulf of mexico", "hague", "halifax", "hamburg", "hanoi",
    "harare", "harlem", "hartford", "havana", "hebron", "helmand", "helsinki", "hermosillo", "hiroshima", "ho chi minh",
    "hobart", "hollywood", "homs", "honolulu", "houston", "hovd", "hyderabad", "indian ocean", "indianapolis", "inuvik",
    "iqaluit", "irkutsk", "islamabad", "istanbul", "jacksonville", "jaffa", "jakarta", "java", "jayapura", "jeddah",
    "jerusalem", "johannesburg", "juba", "jujuy", "juneau", "kabul", "kaliningrad", "kamchatka", "kampala", "kandahar",
    "kansas city", "kanton", "karachi", "kashmir", "kathmandu", "kerguelen", "khandyga", "khartoum", "kiev", "kigali",
    "kinshasa", "kiritimati", "kirov", "kobe", "kolkata", "kosrae", "kralendijk", "krasnoyarsk", "kuala lumpur", "kuching",
    "kwajalein", "kyiv", "kyoto", "la paz", "la rioja", "lagos", "lahore", "lancaster", "las vegas", "latin america", "leeds",
    "leicester", "leipzig", "libreville", "lima", "lisbon", "liverpool", "ljubljana", "lome", "london", "long island",
    "lord howe", "los angeles", "louisville", "lower princes", "luanda", "lubumbashi", "luhansk", "lusaka", "lyon", "maceio",
    "madeira", "madison", "madrid", "magadan", "mahe", "majuro", "makassar", "malabo", "malibu", "managua", "manaus",
    "manchester", "manhattan", "manila", "maputo", "mariehamn", "marigot", "marquesas", "marrakesh", "mars", "marseille",
    "maseru", "matamoros", "mazatlan", "mbabane", "mecca", "medina", "mediterranean", "melbourne", "memphis", "mendoza",
    "menominee", "merida", "metlakatla", "mexico city", "miami", "middle east", "midwest", "milan", "milwaukee", "minneapolis",
    "minsk", "miquelon", "mogadishu", "moncton", "monrovia", "monterrey", "montevideo", "montreal", "moon", "moscow", "mosul",
    "mumbai", "munich", "muscat", "nagasaki", "nairobi", "najaf", "naples", "nashville", "nassau", "ndjamena", "new delhi",
    "new england", "new haven", "new orleans", "new york", "new york city", "newark", "newcastle", "niamey", "nice", "nicosia",
    "norfolk", "normandy", "north america", "north sea", "nottingham", "nouakchott", "noumea", "novokuznetsk", "novosibirsk",
    "nuuk", "oakland", "oceania", "ojinaga", "oklahoma city", "omaha", "omsk", "oral", "orlando", "osaka", "oslo", "ottawa",
    "ouagadougou", "oxford", "pacific", "pacific ocean", "pago pago", "palermo", "palo alto", "paramaribo", "paris",
    "persian gulf", "perth", "peshawar", "petersburg", "philadelphia", "phnom penh", "phoenix", "pittsburgh", "plymouth",
    "podgorica", "pohnpei", "pontianak", "port moresby", "port of spain", "port-au-prince", "portland", "porto velho",
    "porto-novo", "portsmouth", "prague", "pretoria", "providence", "punjab", "punta arenas", "pyongyang", "qostanay",
    "quebec city", "queens", "qyzylorda", "raleigh", "ramallah", "rankin inlet", "raqqa", "rarotonga", "rawalpindi", "recife",
    "red sea", "regina", "reno", "resolute", "reykjavik", "richmond", "riga", "rio branco", "rio de janeiro", "rio gallegos",
    "riyadh", "rochester", "rome", "rotterdam", "rust belt", "sacramento", "saigon", "saipan", "sakhalin", "salt lake city",
    "salta", "samara", "samarkand", "san antonio", "san bernardino", "san diego", "san francisco", "san jose", "san juan",
    "san luis", "santa monica", "santarem", "santiago", "santo domingo", "sao paulo", "sao tome", "sarajevo", "saratov",
    "sardinia", "savannah", "scoresbysund", "seattle", "seoul", "seville", "shanghai", "sheffield", "shenzhen", "siberia",
    "sicily", "silicon valley", "simferopol", "sinai", "sitka", "skopje", "sochi", "sofia", "south america", "south china sea",
    "south georgia", "southampton", "srebrenica", "srednekolymsk", "st. louis", "st. paul", "st. petersburg", "stanford",
    "stanley", "staten island", "stockholm", "strasbourg", "stuttgart", "sumatra", "sunderland", "sydney", "syracuse", "tahiti",
    "taipei", "tallinn", "tampa", "tarawa", "tashkent", "tbilisi", "tegucigalpa", "tehran", "tel aviv", "tell city",
    "the hague", "thimphu", "thule", "tijuana", "tikrit", "times square", "tirane", "tokyo", "toledo", "tomsk", "tongatapu",
    "toronto", "tortola", "tripoli", "tucson", "tucuman", "tulsa", "tunis", "turin", "tuscany", "ulaanbaatar", "ulyanovsk",
    "urumqi", "ushuaia", "ust-nera", "vaduz", "valencia", "vancouver", "venice", "vienna", "vientiane", "vilnius", "vincennes",
    "vladivostok", "volgograd", "wall street", "wallis", "warsaw", "washington", "washington d.c.", "washington dc",
    "waziristan", "wellington", "west bank", "west coast", "whitehorse", "windhoek", "winnipeg", "wuhan", "yakutat", "yakutsk",
    "yangon", "yekaterinburg", "yerevan", "york", "zagreb", "zurich",
};

/* Last words of names of places. */
static const char *const place_heads[] = {
    "airport", "ave.", "avenue", "basin", "bay", "beach", "blvd.", "boulevard", "bridge", "canal", "canyon", "cape", "city",
    "coast", "county", "creek", "desert", "district", "falls", "forest", "garden", "gardens", "glacier", "gulf", "harbor",
    "harbour", "heights", "hill", "hills", "island", "islands", "isle", "isles", "junction", "lake", "lakes", "lane",
    "mountain", "mountains", "ocean", "parish", "park", "peak", "peninsula", "plains", "plateau", "plaza", "point", "port",
    "province", "ranch", "region", "reservoir", "ridge", "river", "road", "sea", "shore", "springs", "square", "st.", "strait",
    "street", "strip", "terminal", "territories", "territory", "town", "township", "tunnel", "valley", "village", "volcano",
    "woods",
};

/* First words of names of places. */
static const char *const place_starts[] = {
    "cape", "central", "east", "eastern", "fort", "ft.", "lake", "las", "los", "lower", "mount", "mt.", "new", "north",
    "northern", "port", "saint", "san", "santa", "south", "southern", "st.", "upper", "west", "western",
};

/* Other spellings of one name, and the one that they share; sorted by spelling. */
static const char *const same_names[][2] = {
    {"ala.", "alabama"}, {"america", "united states"}, {"ariz.", "arizona"}, {"britain", "united kingdom"},
    {"calif.", "california"}, {"colo.", "colorado"}, {"conn.", "connecticut"}, {"d.c.", "washington"}, {"fla.", "florida"},
    {"ga.", "georgia"}, {"great britain", "united kingdom"}, {"holland", "netherlands"}, {"ill.", "illinois"},
    {"ind.", "indiana"}, {"ky.", "kentucky"}, {"mass.", "massachusetts"}, {"md.", "maryland"}, {"mich.", "michigan"},
    {"minn.", "minnesota"}, {"n.c.", "north carolina"}, {"n.h.", "new hampshire"}, {"n.j.", "new jersey"}, {"n.y.", "new york"},
    {"nev.", "nevada"}, {"new york city", "new york"}, {"nyc", "new york"}, {"okla.", "oklahoma"}, {"ore.", "oregon"},
    {"pa.", "pennsylvania"}, {"s.c.", "south carolina"}, {"tenn.", "tennessee"}, {"u.k", "united kingdom"},
    {"u.k.", "united kingdom"}, {"u.n", "united nations"}, {"u.n.", "united nations"}, {"u.s", "united states"},
    {"u.s.", "united states"}, {"u.s.a.", "united states"}, {"uae", "united arab emirates"}, {"uk", "united kingdom"},
    {"un", "united nations"}, {"united states of america", "united states"}, {"us", "united states"}, {"usa", "united states"},
    {"va.", "virginia"}, {"vt.", "vermont"}, {"washington d.c.", "washington"}, {"washington dc", "washington"},
    {"wis.", "wisconsin"},
};

#endif
