/* block_words.h - kinds of words that tell what a block of a page is: words of classes and ids of the elements around it, and words
 * of its own text. Both by their first eight letters, in small ones, so that a row stands for all that begins so; sorted by bytes.
 * Sources: the class names and phrases in the rules of Readability (Arc90), Boilerpipe, trafilatura and Dragnet, the templates of common
 * publishing systems (WordPress, Ghost, Drupal, Arc, Shopify), and WAI-ARIA. Which kind speaks for or against a block is not said here:
 * that is in the trees of block_trees.h. */
#ifndef WEFT_READ_DATA_BLOCK_WORDS_H
#define WEFT_READ_DATA_BLOCK_WORDS_H

#define BLOCK_WORD_LETTERS 8

enum element_kind {
  ELEMENT_ADVERT = 0, /* adverts, promotions, calls to act */
  ELEMENT_AUTHOR,     /* bylines, bios */
  ELEMENT_CAPTION,
  ELEMENT_CARD, /* one of many alike: cards, teasers, grids, slides */
  ELEMENT_COMMENT,
  ELEMENT_CONSENT, /* cookies, dialogs, what lies over a page */
  ELEMENT_CONTENT, /* the body of something */
  ELEMENT_DATE,
  ELEMENT_FAQ,
  ELEMENT_FOOT,
  ELEMENT_FORM,
  ELEMENT_HEAD,   /* of a page */
  ELEMENT_HIDDEN, /* for screen readers, not shown */
  ELEMENT_LEAD,   /* standfirsts, summaries */
  ELEMENT_LEGAL,
  ELEMENT_MEDIA,
  ELEMENT_NAVIGATION,
  ELEMENT_NEWSLETTER,
  ELEMENT_NOTE, /* boxes in the text */
  ELEMENT_PRODUCT,
  ELEMENT_QUOTE,
  ELEMENT_RELATED,
  ELEMENT_SHARE,
  ELEMENT_SIDE,
  ELEMENT_SUBJECT, /* article, post, story */
  ELEMENT_TAGS,
  ELEMENT_TITLE,
  ELEMENT_N_KINDS
};

/* clang-format off */
static const struct block_word_row {
  char word[BLOCK_WORD_LETTERS + 1];
  unsigned char kind;
} element_words[] = {
    {"about", ELEMENT_AUTHOR}, {"abstract", ELEMENT_LEAD}, {"accordio", ELEMENT_FAQ}, {"ad", ELEMENT_ADVERT},
    {"addthis", ELEMENT_SHARE}, {"ads", ELEMENT_ADVERT}, {"adsbygoo", ELEMENT_ADVERT}, {"advert", ELEMENT_ADVERT},
    {"advertis", ELEMENT_ADVERT}, {"adverts", ELEMENT_ADVERT}, {"affiliat", ELEMENT_LEGAL}, {"alert", ELEMENT_NOTE},
    {"answer", ELEMENT_FAQ}, {"archive", ELEMENT_RELATED}, {"article", ELEMENT_SUBJECT}, {"aside", ELEMENT_SIDE},
    {"author", ELEMENT_AUTHOR}, {"authors", ELEMENT_AUTHOR}, {"avatar", ELEMENT_AUTHOR}, {"banner", ELEMENT_ADVERT},
    {"bio", ELEMENT_AUTHOR}, {"biograph", ELEMENT_AUTHOR}, {"blockquo", ELEMENT_QUOTE}, {"blog", ELEMENT_SUBJECT},
    {"body", ELEMENT_CONTENT}, {"bottom", ELEMENT_FOOT}, {"breadcru", ELEMENT_NAVIGATION}, {"button", ELEMENT_ADVERT},
    {"buttons", ELEMENT_ADVERT}, {"byline", ELEMENT_AUTHOR}, {"callout", ELEMENT_NOTE}, {"caption", ELEMENT_CAPTION},
    {"captions", ELEMENT_CAPTION}, {"card", ELEMENT_CARD}, {"cards", ELEMENT_CARD}, {"carousel", ELEMENT_CARD},
    {"cart", ELEMENT_PRODUCT}, {"categori", ELEMENT_TAGS}, {"category", ELEMENT_TAGS}, {"chip", ELEMENT_TAGS},
    {"collapse", ELEMENT_FAQ}, {"comment", ELEMENT_COMMENT}, {"commentl", ELEMENT_COMMENT}, {"comments", ELEMENT_COMMENT},
    {"consent", ELEMENT_CONSENT}, {"contact", ELEMENT_FORM}, {"content", ELEMENT_CONTENT}, {"contents", ELEMENT_NAVIGATION},
    {"contribu", ELEMENT_AUTHOR}, {"cookie", ELEMENT_CONSENT}, {"cookies", ELEMENT_CONSENT}, {"copy", ELEMENT_CONTENT},
    {"copyrigh", ELEMENT_LEGAL}, {"credit", ELEMENT_CAPTION}, {"credits", ELEMENT_CAPTION}, {"crumb", ELEMENT_NAVIGATION},
    {"crumbs", ELEMENT_NAVIGATION}, {"cta", ELEMENT_ADVERT}, {"ctas", ELEMENT_ADVERT}, {"date", ELEMENT_DATE},
    {"dateline", ELEMENT_DATE}, {"datetime", ELEMENT_DATE}, {"deal", ELEMENT_PRODUCT}, {"dek", ELEMENT_LEAD},
    {"descript", ELEMENT_LEAD}, {"dialog", ELEMENT_CONSENT}, {"disclaim", ELEMENT_LEGAL}, {"disclosu", ELEMENT_LEGAL},
    {"discover", ELEMENT_RELATED}, {"disqus", ELEMENT_COMMENT}, {"donate", ELEMENT_ADVERT}, {"dropdown", ELEMENT_NAVIGATION},
    {"email", ELEMENT_FORM}, {"embed", ELEMENT_MEDIA}, {"entry", ELEMENT_SUBJECT}, {"excerpt", ELEMENT_LEAD},
    {"explore", ELEMENT_RELATED}, {"faq", ELEMENT_FAQ}, {"faqs", ELEMENT_FAQ}, {"featured", ELEMENT_RELATED},
    {"feed", ELEMENT_RELATED}, {"feedback", ELEMENT_FORM}, {"figcapti", ELEMENT_CAPTION}, {"figure", ELEMENT_MEDIA},
    {"follow", ELEMENT_SHARE}, {"footer", ELEMENT_FOOT}, {"footnote", ELEMENT_NOTE}, {"form", ELEMENT_FORM},
    {"gallery", ELEMENT_MEDIA}, {"gdpr", ELEMENT_CONSENT}, {"grid", ELEMENT_CARD}, {"header", ELEMENT_HEAD},
    {"heading", ELEMENT_TITLE}, {"headline", ELEMENT_TITLE}, {"hero", ELEMENT_HEAD}, {"hidden", ELEMENT_HIDDEN},
    {"hide", ELEMENT_HIDDEN}, {"image", ELEMENT_MEDIA}, {"img", ELEMENT_MEDIA}, {"inner", ELEMENT_CONTENT},
    {"intro", ELEMENT_LEAD}, {"invisibl", ELEMENT_HIDDEN}, {"item", ELEMENT_CARD}, {"items", ELEMENT_CARD},
    {"kicker", ELEMENT_TAGS}, {"label", ELEMENT_TAGS}, {"latest", ELEMENT_RELATED}, {"lead", ELEMENT_LEAD},
    {"legal", ELEMENT_LEGAL}, {"links", ELEMENT_NAVIGATION}, {"list", ELEMENT_CARD}, {"listing", ELEMENT_CARD},
    {"login", ELEMENT_FORM}, {"loop", ELEMENT_CARD}, {"mailchim", ELEMENT_NEWSLETTER}, {"main", ELEMENT_CONTENT},
    {"marketin", ELEMENT_ADVERT}, {"masthead", ELEMENT_HEAD}, {"media", ELEMENT_MEDIA}, {"mega", ELEMENT_NAVIGATION},
    {"menu", ELEMENT_NAVIGATION}, {"meta", ELEMENT_DATE}, {"metadata", ELEMENT_DATE}, {"modal", ELEMENT_CONSENT},
    {"more", ELEMENT_RELATED}, {"nav", ELEMENT_NAVIGATION}, {"navbar", ELEMENT_NAVIGATION}, {"navigati", ELEMENT_NAVIGATION},
    {"news", ELEMENT_SUBJECT}, {"newslett", ELEMENT_NEWSLETTER}, {"next", ELEMENT_RELATED}, {"note", ELEMENT_NOTE},
    {"notice", ELEMENT_NOTE}, {"offer", ELEMENT_ADVERT}, {"optin", ELEMENT_NEWSLETTER}, {"outbrain", ELEMENT_RELATED},
    {"overlay", ELEMENT_CONSENT}, {"pager", ELEMENT_NAVIGATION}, {"paginati", ELEMENT_NAVIGATION}, {"paywall", ELEMENT_CONSENT},
    {"photo", ELEMENT_MEDIA}, {"popular", ELEMENT_RELATED}, {"popup", ELEMENT_CONSENT}, {"post", ELEMENT_SUBJECT},
    {"posted", ELEMENT_DATE}, {"posts", ELEMENT_RELATED}, {"price", ELEMENT_PRODUCT}, {"pricing", ELEMENT_PRODUCT},
    {"print", ELEMENT_HIDDEN}, {"product", ELEMENT_PRODUCT}, {"products", ELEMENT_PRODUCT}, {"profile", ELEMENT_AUTHOR},
    {"promo", ELEMENT_ADVERT}, {"promoted", ELEMENT_ADVERT}, {"promotio", ELEMENT_ADVERT}, {"publishe", ELEMENT_DATE},
    {"pullquot", ELEMENT_QUOTE}, {"question", ELEMENT_FAQ}, {"quote", ELEMENT_QUOTE}, {"rail", ELEMENT_SIDE},
    {"rating", ELEMENT_PRODUCT}, {"read", ELEMENT_RELATED}, {"reader", ELEMENT_HIDDEN}, {"recent", ELEMENT_RELATED},
    {"recipe", ELEMENT_PRODUCT}, {"recirc", ELEMENT_RELATED}, {"recommen", ELEMENT_RELATED}, {"referenc", ELEMENT_NOTE},
    {"related", ELEMENT_RELATED}, {"relatedp", ELEMENT_RELATED}, {"replies", ELEMENT_COMMENT}, {"reply", ELEMENT_COMMENT},
    {"respond", ELEMENT_COMMENT}, {"review", ELEMENT_QUOTE}, {"reviews", ELEMENT_QUOTE}, {"rich", ELEMENT_CONTENT},
    {"richtext", ELEMENT_CONTENT}, {"rss", ELEMENT_SHARE}, {"screen", ELEMENT_HIDDEN}, {"search", ELEMENT_FORM},
    {"share", ELEMENT_SHARE}, {"sharedad", ELEMENT_SHARE}, {"sharing", ELEMENT_SHARE}, {"sidebar", ELEMENT_SIDE},
    {"signup", ELEMENT_NEWSLETTER}, {"skip", ELEMENT_HIDDEN}, {"slick", ELEMENT_CARD}, {"slide", ELEMENT_CARD},
    {"slider", ELEMENT_CARD}, {"social", ELEMENT_SHARE}, {"socials", ELEMENT_SHARE}, {"sources", ELEMENT_NOTE},
    {"splide", ELEMENT_CARD}, {"sponsor", ELEMENT_ADVERT}, {"sponsore", ELEMENT_ADVERT}, {"sponsors", ELEMENT_ADVERT},
    {"sr", ELEMENT_HIDDEN}, {"standfir", ELEMENT_LEAD}, {"story", ELEMENT_SUBJECT}, {"subhead", ELEMENT_LEAD},
    {"subheadi", ELEMENT_LEAD}, {"subscrib", ELEMENT_NEWSLETTER}, {"subscrip", ELEMENT_NEWSLETTER}, {"subtitle", ELEMENT_LEAD},
    {"summary", ELEMENT_LEAD}, {"swiper", ELEMENT_CARD}, {"tab", ELEMENT_NAVIGATION}, {"taboola", ELEMENT_RELATED},
    {"tabs", ELEMENT_NAVIGATION}, {"tag", ELEMENT_TAGS}, {"taglist", ELEMENT_TAGS}, {"tags", ELEMENT_TAGS},
    {"takeaway", ELEMENT_NOTE}, {"teaser", ELEMENT_CARD}, {"testimon", ELEMENT_QUOTE}, {"text", ELEMENT_CONTENT},
    {"tile", ELEMENT_CARD}, {"time", ELEMENT_DATE}, {"timestam", ELEMENT_DATE}, {"title", ELEMENT_TITLE},
    {"toc", ELEMENT_NAVIGATION}, {"toolbar", ELEMENT_NAVIGATION}, {"tooltip", ELEMENT_HIDDEN}, {"topbar", ELEMENT_HEAD},
    {"topics", ELEMENT_TAGS}, {"trending", ELEMENT_RELATED}, {"tweet", ELEMENT_MEDIA}, {"twitter", ELEMENT_SHARE},
    {"updated", ELEMENT_DATE}, {"video", ELEMENT_MEDIA}, {"visually", ELEMENT_HIDDEN}, {"widget", ELEMENT_SIDE},
    {"widgets", ELEMENT_SIDE}, {"wysiwyg", ELEMENT_CONTENT},
};

enum text_kind {
  TEXT_FUNCTION = 0, /* function words of English */
  TEXT_I,            /* I, we, my, our */
  TEXT_YOU,
  TEXT_THEY, /* he, she, they */
  TEXT_QUESTION,
  TEXT_AUTHOR,
  TEXT_COMMENT,
  TEXT_DATE,
  TEXT_LEGAL,
  TEXT_MORE, /* related, read, latest */
  TEXT_NEWSLETTER,
  TEXT_PHOTO,
  TEXT_OFFER, /* free, trial, shop */
  TEXT_SHARE,
  TEXT_FAQ,
  TEXT_N_KINDS
};

static const struct block_word_row text_words[] = {
    {"a", TEXT_FUNCTION}, {"about", TEXT_FUNCTION}, {"account", TEXT_OFFER}, {"affiliat", TEXT_LEGAL}, {"after", TEXT_FUNCTION},
    {"ago", TEXT_DATE}, {"all", TEXT_FUNCTION}, {"also", TEXT_MORE}, {"an", TEXT_FUNCTION}, {"and", TEXT_FUNCTION},
    {"app", TEXT_OFFER}, {"apr", TEXT_DATE}, {"april", TEXT_DATE}, {"are", TEXT_FUNCTION}, {"article", TEXT_MORE},
    {"articles", TEXT_MORE}, {"as", TEXT_FUNCTION}, {"asked", TEXT_FAQ}, {"at", TEXT_FUNCTION}, {"aug", TEXT_DATE},
    {"august", TEXT_DATE}, {"author", TEXT_AUTHOR}, {"be", TEXT_FUNCTION}, {"been", TEXT_FUNCTION}, {"bio", TEXT_AUTHOR},
    {"blog", TEXT_MORE}, {"book", TEXT_OFFER}, {"browser", TEXT_LEGAL}, {"but", TEXT_FUNCTION}, {"buy", TEXT_OFFER},
    {"by", TEXT_FUNCTION}, {"call", TEXT_OFFER}, {"can", TEXT_QUESTION}, {"category", TEXT_MORE}, {"check", TEXT_MORE},
    {"click", TEXT_OFFER}, {"comment", TEXT_COMMENT}, {"comments", TEXT_COMMENT}, {"commissi", TEXT_LEGAL},
    {"contact", TEXT_OFFER}, {"continue", TEXT_MORE}, {"contribu", TEXT_AUTHOR}, {"cookie", TEXT_LEGAL},
    {"cookies", TEXT_LEGAL}, {"copy", TEXT_SHARE}, {"copyrigh", TEXT_LEGAL}, {"courtesy", TEXT_PHOTO}, {"credit", TEXT_PHOTO},
    {"dec", TEXT_DATE}, {"december", TEXT_DATE}, {"demo", TEXT_OFFER}, {"disclaim", TEXT_LEGAL}, {"disclosu", TEXT_LEGAL},
    {"discount", TEXT_OFFER}, {"do", TEXT_QUESTION}, {"does", TEXT_QUESTION}, {"donate", TEXT_OFFER}, {"download", TEXT_OFFER},
    {"editor", TEXT_AUTHOR}, {"email", TEXT_NEWSLETTER}, {"facebook", TEXT_SHARE}, {"faq", TEXT_FAQ}, {"faqs", TEXT_FAQ},
    {"feb", TEXT_DATE}, {"february", TEXT_DATE}, {"follow", TEXT_SHARE}, {"for", TEXT_FUNCTION}, {"founder", TEXT_AUTHOR},
    {"free", TEXT_OFFER}, {"frequent", TEXT_FAQ}, {"from", TEXT_FUNCTION}, {"get", TEXT_OFFER}, {"getty", TEXT_PHOTO},
    {"guides", TEXT_MORE}, {"had", TEXT_FUNCTION}, {"has", TEXT_FUNCTION}, {"have", TEXT_FUNCTION}, {"he", TEXT_THEY},
    {"her", TEXT_THEY}, {"his", TEXT_THEY}, {"how", TEXT_QUESTION}, {"i", TEXT_I}, {"if", TEXT_FUNCTION},
    {"illustra", TEXT_PHOTO}, {"image", TEXT_PHOTO}, {"images", TEXT_PHOTO}, {"in", TEXT_FUNCTION}, {"inbox", TEXT_NEWSLETTER},
    {"instagra", TEXT_SHARE}, {"is", TEXT_FUNCTION}, {"it", TEXT_FUNCTION}, {"its", TEXT_FUNCTION}, {"jan", TEXT_DATE},
    {"january", TEXT_DATE}, {"join", TEXT_NEWSLETTER}, {"journali", TEXT_AUTHOR}, {"jul", TEXT_DATE}, {"july", TEXT_DATE},
    {"jun", TEXT_DATE}, {"june", TEXT_DATE}, {"latest", TEXT_MORE}, {"learn", TEXT_MORE}, {"like", TEXT_FUNCTION},
    {"link", TEXT_SHARE}, {"linkedin", TEXT_SHARE}, {"login", TEXT_NEWSLETTER}, {"mar", TEXT_DATE}, {"march", TEXT_DATE},
    {"may", TEXT_DATE}, {"me", TEXT_I}, {"min", TEXT_DATE}, {"mins", TEXT_DATE}, {"minute", TEXT_DATE}, {"minutes", TEXT_DATE},
    {"more", TEXT_MORE}, {"my", TEXT_I}, {"newslett", TEXT_NEWSLETTER}, {"next", TEXT_MORE}, {"not", TEXT_FUNCTION},
    {"nov", TEXT_DATE}, {"november", TEXT_DATE}, {"oct", TEXT_DATE}, {"october", TEXT_DATE}, {"of", TEXT_FUNCTION},
    {"offer", TEXT_OFFER}, {"on", TEXT_FUNCTION}, {"or", TEXT_FUNCTION}, {"our", TEXT_I}, {"out", TEXT_FUNCTION},
    {"photo", TEXT_PHOTO}, {"photogra", TEXT_PHOTO}, {"photos", TEXT_PHOTO}, {"pictured", TEXT_PHOTO}, {"pinteres", TEXT_SHARE},
    {"policy", TEXT_LEGAL}, {"popular", TEXT_MORE}, {"posted", TEXT_DATE}, {"posts", TEXT_MORE}, {"previous", TEXT_MORE},
    {"print", TEXT_SHARE}, {"privacy", TEXT_LEGAL}, {"publishe", TEXT_DATE}, {"question", TEXT_FAQ}, {"quote", TEXT_OFFER},
    {"read", TEXT_MORE}, {"recent", TEXT_MORE}, {"recommen", TEXT_MORE}, {"related", TEXT_MORE}, {"reply", TEXT_COMMENT},
    {"reporter", TEXT_AUTHOR}, {"reserved", TEXT_LEGAL}, {"review", TEXT_MORE}, {"reviewed", TEXT_AUTHOR},
    {"rights", TEXT_LEGAL}, {"sale", TEXT_OFFER}, {"see", TEXT_MORE}, {"sep", TEXT_DATE}, {"sept", TEXT_DATE},
    {"septembe", TEXT_DATE}, {"share", TEXT_SHARE}, {"she", TEXT_THEY}, {"shop", TEXT_OFFER}, {"sign", TEXT_NEWSLETTER},
    {"so", TEXT_FUNCTION}, {"source", TEXT_PHOTO}, {"speciali", TEXT_AUTHOR}, {"sponsore", TEXT_LEGAL}, {"start", TEXT_OFFER},
    {"stories", TEXT_MORE}, {"subscrib", TEXT_NEWSLETTER}, {"terms", TEXT_LEGAL}, {"that", TEXT_FUNCTION},
    {"the", TEXT_FUNCTION}, {"their", TEXT_THEY}, {"they", TEXT_THEY}, {"this", TEXT_FUNCTION}, {"to", TEXT_FUNCTION},
    {"today", TEXT_OFFER}, {"trending", TEXT_MORE}, {"trial", TEXT_OFFER}, {"tweet", TEXT_SHARE}, {"twitter", TEXT_SHARE},
    {"up", TEXT_FUNCTION}, {"updated", TEXT_DATE}, {"us", TEXT_I}, {"via", TEXT_PHOTO}, {"view", TEXT_MORE}, {"was", TEXT_FUNCTION},
    {"watch", TEXT_MORE}, {"we", TEXT_I}, {"were", TEXT_FUNCTION}, {"what", TEXT_QUESTION}, {"when", TEXT_QUESTION},
    {"where", TEXT_QUESTION}, {"whether", TEXT_FUNCTION}, {"which", TEXT_QUESTION}, {"who", TEXT_QUESTION}, {"why", TEXT_QUESTION},
    {"will", TEXT_FUNCTION}, {"with", TEXT_FUNCTION}, {"writer", TEXT_AUTHOR}, {"writes", TEXT_AUTHOR}, {"written", TEXT_AUTHOR},
    {"years", TEXT_FUNCTION}, {"you", TEXT_YOU}, {"your", TEXT_YOU}, {"youtube", TEXT_SHARE},
};
/* clang-format on */

#endif
