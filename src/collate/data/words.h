/* words.h - words that collating needs to know, folded, each list sorted by bytes.
 * Function words: the closed classes of English (determiners, pronouns, prepositions, conjunctions, auxiliaries, common adverbs),
 * after Quirk et al., A Comprehensive Grammar of the English Language (1985), chapters 2, 5, 6, 9, and Fry's list of instant words. */
#ifndef WEFT_COLLATE_WORDS_H
#define WEFT_COLLATE_WORDS_H

/* Say nothing of what a value is about. */
static const char *const function_words[] = {"a", "about", "above", "accord", "across", "after", "again", "against", "all", "almost", "along", "already", "also", "although", "always", "am", "among", "an", "and", "another", "any", "anyone", "anything", "are", "around", "as", "ask", "at", "away", "back", "be", "because", "become", "been", "before", "began", "behind", "being", "below", "between", "both", "but", "by", "call", "came", "can", "cannot", "come", "could", "did", "do", "does", "done", "down", "during", "each", "either", "else", "enough", "even", "ever", "every", "everyone", "everything", "few", "for", "from", "further", "get", "give", "given", "go", "going", "gone", "got", "had", "has", "have", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how", "however", "i", "if", "in", "including", "instead", "into", "is", "it", "its", "itself", "just", "keep", "later", "least", "less", "let", "like", "made", "make", "many", "may", "me", "might", "mine", "more", "most", "much", "must", "my", "myself", "near", "nearly", "never", "next", "no", "nobody", "none", "nor", "not", "nothing", "now", "of", "off", "often", "on", "once", "one", "only", "onto", "or", "other", "others", "ought", "our", "ours", "out", "over", "own", "per", "perhaps", "put", "quite", "rather", "really", "report", "said", "same", "say", "see", "seem", "several", "shall", "she", "should", "since", "so", "some", "someone", "something", "still", "such", "take", "tell", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they", "thing", "this", "those", "though", "through", "thus", "till", "to", "together", "told", "too", "toward", "towards", "under", "until", "up", "upon", "us", "use", "very", "want", "was", "we", "well", "went", "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "without", "would", "yet", "you", "your", "yours"};

/* Before a value: it is denied, or only imagined. */
static const char *const negations[] = {"deny", "n't", "neither", "never", "no", "not", "without"};
/* Between a denial and a value: another clause begins; what is denied is not the value. */
static const char *const clause_starts[] = {"after", "although", "and", "because", "before", "but", "or", "since", "so", "that", "though", "till", "until", "when", "where", "which", "while", "who", "whom", "whose"};
static const char *const definites[] = {"her", "his", "its", "my", "our", "the", "their", "these", "this", "those", "your"};
static const char *const hypotheticals[] = {"can", "could", "expect", "hope", "if", "may", "might", "plan", "should", "unless", "will", "would"};

/* Hedges (Lakoff 1973; CoNLL-2010 shared task lists), sorted. The value is about this much; a little less; a bound. */
static const char *const hedges_about[] = {"about", "approximately", "around", "circa", "estimated", "or so", "roughly", "some"};
static const char *const hedges_under[] = {"almost", "close to", "close to almost", "just under", "nearly", "not quite"};
static const char *const hedges_over[] = {"just over", "little more than", "slightly more than"};
static const char *const hedges_at_least[] = {"at least", "minimum", "more than", "no fewer than", "no less than", "not less than", "over", "upwards of"};
static const char *const hedges_at_most[] = {"as many as", "as much as", "at most", "below", "fewer than", "less than", "maximum", "no more than", "under", "up to"};

/* Words that say that a part or a whole is meant: values that differ beside them may differ in scope. */
static const char *const scope_words[] = {"additional", "alone", "another", "average", "combined", "excluding", "include", "including", "initial", "least", "local", "national", "nationwide", "other", "overall", "per", "separate", "serious", "seriously", "statewide", "total", "worldwide"};

/* What grows while it is reported on. */
static const char *const growing_words[] = {"arrest", "case", "casualty", "confirm", "damage", "dead", "death", "die", "displace", "donate", "donation", "evacuate", "fatality", "hospitalize", "hurt", "infect", "injure", "injury", "kill", "lose", "miss", "missing", "people", "raise", "rescue", "rise", "signature", "survivor", "toll", "victim", "wound", "wounded"};

/* First words of a line that says when a page was made. */
static const char *const stamp_verbs[] = {"created", "modified", "posted", "published", "update", "updated"};

/* What passes while something goes on: "entered its 29th day". */
static const char *const passing_units[] = {"day", "hour", "month", "night", "week", "year"};

static const char *const weekday_names[] = {"friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday"};
static const char *const month_names[] = {"apr", "april", "aug", "august", "dec", "december", "feb", "february", "jan", "january", "jul", "july", "jun", "june", "mar", "march", "may", "nov", "november", "oct", "october", "sep", "sept", "september"};

/* Holidays of one word that stand before nouns: "Christmas party". Folded. */
static const char *const holidays_before_nouns[] = {"christmas", "easter", "halloween", "thanksgiving", "xmas"};

#endif
