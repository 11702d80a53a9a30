/* nicknames.h - short forms of given names and the form that they share, folded, sorted by short form.
 * Source: common English hypocorisms as listed by dictionaries of given names (Withycombe, The Oxford Dictionary of English
 * Christian Names; Wiktionary, Appendix:English given names). Forms that are mostly names of their own (Jack, Harry, Kate)
 * stand here too, since both sides are brought to the same form. Forms short for several names are left out. */
#ifndef WEFT_RESOLVE_NICKNAMES_H
#define WEFT_RESOLVE_NICKNAMES_H

static const char *const nicknames[][2] = {
    {"abby", "abigail"},    {"abe", "abraham"},      {"al", "al"},           {"andy", "andrew"},     {"angie", "angela"},
    {"art", "arthur"},      {"barb", "barbara"},     {"ben", "benjamin"},    {"bernie", "bernard"},  {"beth", "elizabeth"},
    {"betsy", "elizabeth"}, {"betty", "elizabeth"},  {"bill", "william"},    {"billy", "william"},   {"bob", "robert"},
    {"bobby", "robert"},    {"brad", "bradley"},     {"cathy", "catherine"}, {"charlie", "charles"}, {"chuck", "charles"},
    {"cindy", "cynthia"},   {"dan", "daniel"},       {"danny", "daniel"},    {"dave", "david"},      {"debbie", "deborah"},
    {"dick", "richard"},    {"don", "donald"},       {"doug", "douglas"},    {"drew", "andrew"},     {"ed", "edward"},
    {"eddie", "edward"},    {"fran", "frances"},     {"fred", "frederick"},  {"gabe", "gabriel"},    {"geoff", "geoffrey"},
    {"greg", "gregory"},    {"hank", "henry"},       {"harry", "harry"},     {"jen", "jennifer"},    {"jenny", "jennifer"},
    {"jerry", "jerry"},     {"jim", "james"},        {"jimmy", "james"},     {"joe", "joseph"},      {"joey", "joseph"},
    {"johnny", "john"},     {"jon", "jonathan"},     {"josh", "joshua"},     {"judy", "judith"},     {"kate", "katherine"},
    {"kathy", "katherine"}, {"katie", "katherine"},  {"ken", "kenneth"},     {"kenny", "kenneth"},   {"larry", "lawrence"},
    {"liz", "elizabeth"},   {"lizzie", "elizabeth"}, {"maggie", "margaret"}, {"matt", "matthew"},    {"meg", "margaret"},
    {"mickey", "michael"},  {"mike", "michael"},     {"mitch", "mitchell"},  {"nate", "nathan"},     {"nick", "nicholas"},
    {"pam", "pamela"},      {"pat", "pat"},          {"peggy", "margaret"},  {"pete", "peter"},      {"phil", "philip"},
    {"phillip", "philip"},  {"ray", "raymond"},      {"rich", "richard"},    {"rick", "richard"},    {"ricky", "richard"},
    {"rob", "robert"},      {"robbie", "robert"},    {"ron", "ronald"},      {"ronnie", "ronald"},   {"rudy", "rudolph"},
    {"russ", "russell"},    {"sam", "samuel"},       {"sandy", "sandra"},    {"stan", "stanley"},    {"steve", "stephen"},
    {"steven", "stephen"},  {"stu", "stuart"},       {"sue", "susan"},       {"susie", "susan"},     {"ted", "ted"},
    {"teddy", "ted"},       {"terry", "terry"},      {"theresa", "teresa"},  {"tim", "timothy"},     {"timmy", "timothy"},
    {"tom", "thomas"},      {"tommy", "thomas"},     {"tony", "anthony"},    {"vince", "vincent"},   {"walt", "walter"},
    {"will", "william"},    {"zach", "zachary"},
};

/* Parts of a person's name that say nothing of who it is. */
static const char *const name_suffixes[] = {"ii", "iii", "iv", "jr", "sr"};

/* Closing words of organisations' names that may be left off. */
static const char *const organisation_suffixes[] = {"co", "company", "corp", "corporation", "inc", "incorporated", "limited", "llc", "ltd", "plc"};

#endif
