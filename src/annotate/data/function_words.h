/* function_words.h - closed classes of English words; folded, sorted. After Quirk et al., A Comprehensive Grammar of the English Language. */
#ifndef WEFT_ANNOTATE_DATA_FUNCTION_WORDS_H
#define WEFT_ANNOTATE_DATA_FUNCTION_WORDS_H

/* Begin a noun phrase. */
static const char *const determiners[] = {
    "a", "all", "an", "another", "any", "both", "dozens", "each", "eight", "either", "enough", "every", "few", "fewer", "five",
    "four", "half", "her", "his", "hundreds", "its", "many", "more", "most", "much", "multiple", "my", "neither", "nine", "no",
    "numerous", "one", "other", "our", "scores", "seven", "several", "six", "some", "such", "ten", "that", "the", "their",
    "these", "this", "those", "thousands", "three", "two", "your",
};

/* Begin a noun phrase and stand for its owner. */
static const char *const possessives[] = {
    "her", "his", "its", "my", "our", "their", "whose", "your",
};

/* Stand as a subject. */
static const char *const pronouns_subject[] = {
    "another", "anybody", "anyone", "both", "everybody", "everyone", "everything", "few", "he", "i", "it", "many", "most",
    "nobody", "none", "nothing", "one", "others", "several", "she", "some", "somebody", "someone", "something", "that", "these",
    "they", "this", "those", "we", "which", "who", "you",
};

/* Pure subject pronouns. */
static const char *const pronouns_personal[] = {
    "he", "i", "it", "she", "they", "we", "who", "you",
};

/* Before a noun phrase. */
static const char *const prepositions[] = {
    "about", "above", "across", "after", "against", "along", "alongside", "amid", "among", "amongst", "around", "as", "at",
    "because of", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "by", "concerning",
    "despite", "down", "during", "except", "following", "for", "from", "given", "in", "including", "inside", "into", "like",
    "near", "of", "off", "on", "onto", "outside", "over", "past", "per", "regarding", "since", "than", "through", "throughout",
    "to", "toward", "towards", "under", "underneath", "unlike", "until", "up", "upon", "versus", "via", "with", "within",
    "without",
};

/* Join clauses or phrases of one rank. */
static const char *const conjunctions[] = {
    "and", "but", "nor", "or", "so", "yet",
};

/* Begin a clause. */
static const char *const subordinators[] = {
    "after", "although", "as", "because", "before", "even", "how", "if", "once", "since", "so", "than", "that", "though",
    "unless", "until", "what", "whatever", "when", "whenever", "where", "whereas", "wherever", "whether", "which", "while",
    "who", "whoever", "whom", "whose", "why",
};

/* Stand before a verb, or alone as a finite verb. */
static const char *const auxiliaries[] = {
    "'d", "'ll", "'m", "'re", "'s", "'ve", "ain", "am", "are", "be", "been", "being", "ca", "can", "could", "did", "do", "does",
    "had", "has", "have", "having", "is", "may", "might", "must", "ought", "shall", "should", "was", "were", "will", "wo",
    "would",
};

/* May stand between subject and verb, or before a clause. */
static const char *const adverbs[] = {
    "again", "ago", "all", "almost", "already", "also", "always", "angrily", "apparently", "at least", "bluntly", "briefly",
    "clearly", "consistently", "constantly", "correctly", "currently", "directly", "earlier", "elsewhere", "emphatically",
    "even", "eventually", "ever", "explicitly", "falsely", "famously", "finally", "firmly", "first", "flatly", "fondly",
    "formally", "frequently", "further", "generally", "here", "however", "immediately", "incorrectly", "indeed", "initially",
    "instead", "jokingly", "just", "largely", "last", "later", "long", "loudly", "meanwhile", "merely", "moreover", "n't",
    "nearly", "never", "nevertheless", "newly", "nonetheless", "not", "now", "obviously", "often", "once", "only", "openly",
    "originally", "particularly", "perhaps", "personally", "possibly", "previously", "privately", "probably", "promptly",
    "proudly", "publicly", "quickly", "quietly", "quite", "rarely", "really", "recently", "regularly", "reluctantly",
    "repeatedly", "reportedly", "respectively", "rightly", "routinely", "sarcastically", "separately", "sharply", "similarly",
    "simply", "simultaneously", "so", "sometimes", "soon", "specifically", "still", "strongly", "subsequently", "suddenly",
    "surely", "swiftly", "then", "there", "therefore", "though", "today", "together", "tomorrow", "tonight", "too", "typically",
    "ultimately", "usually", "very", "vigorously", "well", "wrongly", "yesterday", "yet",
};

#endif
