/* peoples.h - words for peoples, faiths and parties: adjectives and nouns that are written with a capital; folded, sorted.
 * Written for Weft. */
#ifndef WEFT_ANNOTATE_DATA_PEOPLES_H
#define WEFT_ANNOTATE_DATA_PEOPLES_H

/* Peoples. */
static const char *const peoples[] = {
    "afghan", "afghans", "african", "african-american", "african-americans", "africans", "albanian", "albanians", "algerian",
    "algerians", "american", "americans", "angolan", "arab", "arabian", "arabs", "argentine", "argentines", "argentinian",
    "armenian", "armenians", "asian", "asians", "australian", "australians", "austrian", "austrians", "azerbaijani", "bahraini",
    "bangladeshi", "bangladeshis", "basque", "belarusian", "belgian", "belgians", "bolivian", "bosnian", "bosnians",
    "brazilian", "brazilians", "british", "briton", "britons", "bulgarian", "bulgarians", "burmese", "californian",
    "californians", "cambodian", "cameroonian", "canadian", "canadians", "catalan", "catalans", "caucasian", "chechen",
    "chechens", "chilean", "chileans", "chinese", "colombian", "colombians", "congolese", "croatian", "croats", "cuban",
    "cubans", "cypriot", "cypriots", "czech", "czechs", "dane", "danes", "danish", "dutch", "ecuadorian", "egyptian",
    "egyptians", "emirati", "english", "englishman", "eritrean", "estonian", "ethiopian", "ethiopians", "european", "europeans",
    "filipino", "filipinos", "finn", "finnish", "finns", "french", "frenchman", "frenchwoman", "georgian", "georgians",
    "german", "germans", "ghanaian", "greek", "greeks", "guatemalan", "haitian", "haitians", "hispanic", "hispanics",
    "honduran", "hungarian", "hungarians", "icelandic", "indian", "indians", "indonesian", "indonesians", "iranian", "iranians",
    "iraqi", "iraqis", "irish", "irishman", "israeli", "israelis", "italian", "italians", "jamaican", "japanese", "jordanian",
    "jordanians", "kazakh", "kenyan", "kenyans", "korean", "koreans", "kosovar", "kurd", "kurdish", "kurds", "kuwaiti", "latin",
    "latina", "latinas", "latino", "latinos", "latvian", "lebanese", "liberian", "libyan", "libyans", "lithuanian",
    "macedonian", "malaysian", "malaysians", "malian", "maltese", "mexican", "mexicans", "moldovan", "mongolian", "moroccan",
    "moroccans", "mozambican", "native american", "native americans", "nepalese", "nepali", "new yorker", "new yorkers",
    "nicaraguan", "nigerian", "nigerians", "norwegian", "norwegians", "omani", "pakistani", "pakistanis", "palestinian",
    "palestinians", "panamanian", "parisian", "persian", "peruvian", "pole", "poles", "polish", "portuguese", "puerto rican",
    "puerto ricans", "qatari", "roma", "romanian", "romanians", "russian", "russians", "rwandan", "salvadoran", "saudi",
    "saudis", "scandinavian", "scot", "scots", "scottish", "senegalese", "serb", "serbian", "serbs", "sicilian", "singaporean",
    "slovak", "slovaks", "slovenian", "somali", "somalis", "spaniard", "spaniards", "spanish", "sri lankan", "sudanese",
    "swede", "swedes", "swedish", "swiss", "syrian", "syrians", "taiwanese", "tajik", "tamil", "tamils", "tanzanian", "texan",
    "texans", "thai", "thais", "tibetan", "tibetans", "tunisian", "tunisians", "turk", "turkish", "turkmen", "turks", "ugandan",
    "uighur", "uighurs", "ukrainian", "ukrainians", "uruguayan", "uyghur", "uzbek", "venezuelan", "venezuelans", "vietnamese",
    "welsh", "welshman", "western", "westerners", "yemeni", "yemenis", "zambian", "zimbabwean", "zimbabweans",
};

/* Faiths and parties. */
static const char *const faiths_and_parties[] = {
    "alawite", "amish", "anglican", "anglicans", "baptist", "baptists", "buddhist", "buddhists", "catholic", "catholics",
    "christian", "christians", "communist", "communists", "conservatives", "democrat", "democratic", "democrats", "evangelical",
    "evangelicals", "gop", "hasidic", "hindu", "hindus", "islamic", "islamist", "islamists", "jew", "jewish", "jews", "labour",
    "liberal democrats", "libertarian", "libertarians", "marxist", "methodist", "methodists", "mormon", "mormons", "muslim",
    "muslims", "nazi", "nazis", "orthodox", "presbyterian", "protestant", "protestants", "republican", "republicans",
    "salafist", "shia", "shiite", "shiites", "sikh", "sikhs", "socialist", "socialists", "sunni", "sunnis", "tea party",
    "tories", "tory", "zionist", "zionists",
};

#endif
