/* dollars.h - whose dollar "$" is: by the last part of a publisher's host (ISO 3166 country codes; ISO 4217 currencies), by words
 * in an outlet's name, by the city of a dateline; and currencies written before the amount. Sorted by their word. */
#ifndef WEFT_ANNOTATE_DATA_DOLLARS_H
#define WEFT_ANNOTATE_DATA_DOLLARS_H

#include "annotate/data/units.h"

static const unit_word dollar_hosts[] = {
    {"au", "AUD"}, {"bb", "BBD"}, {"bs", "BSD"}, {"bz", "BZD"}, {"ca", "CAD"}, {"fj", "FJD"}, {"gy", "GYD"}, {"hk", "HKD"},
    {"jm", "JMD"}, {"na", "NAD"}, {"nz", "NZD"}, {"sb", "SBD"}, {"sg", "SGD"}, {"sr", "SRD"}, {"tt", "TTD"},
};

/* Found anywhere in an outlet's name, case aside. */
static const unit_word dollar_outlets[] = {
    {"auckland", "NZD"},         {"australia", "AUD"},      {"brisbane", "AUD"},
    {"calgary", "CAD"},          {"canad", "CAD"},          {"cbc news", "CAD"},
    {"channel newsasia", "SGD"}, {"ctv news", "CAD"},       {"edmonton", "CAD"},
    {"globe and mail", "CAD"},   {"hong kong free", "HKD"}, {"jamaica", "JMD"},
    {"manitoba", "CAD"},         {"melbourne", "AUD"},      {"montreal", "CAD"},
    {"national post", "CAD"},    {"new zealand", "NZD"},    {"newshub", "NZD"},
    {"nz herald", "NZD"},        {"ottawa", "CAD"},         {"south china morning", "HKD"},
    {"straits times", "SGD"},    {"sydney", "AUD"},         {"toronto", "CAD"},
    {"trinidad", "TTD"},         {"vancouver", "CAD"},      {"winnipeg", "CAD"},
};

/* The first word of a dateline, which is in capitals. */
static const unit_word dollar_cities[] = {
    {"adelaide", "AUD"},     {"auckland", "NZD"},    {"brisbane", "AUD"},    {"calgary", "CAD"}, {"canberra", "AUD"},
    {"christchurch", "NZD"}, {"edmonton", "CAD"},    {"fredericton", "CAD"}, {"halifax", "CAD"}, {"hobart", "AUD"},
    {"melbourne", "AUD"},    {"mississauga", "CAD"}, {"montreal", "CAD"},    {"ottawa", "CAD"},  {"perth", "AUD"},
    {"regina", "CAD"},       {"saskatoon", "CAD"},   {"singapore", "SGD"},   {"sydney", "AUD"},  {"toronto", "CAD"},
    {"vancouver", "CAD"},    {"wellington", "NZD"},  {"winnipeg", "CAD"},
};

/* Agencies of those countries; behind another one's name in a dateline "$" is of the United States. */
static const char *const dollar_agencies[] = {"aap", "canadian", "cp", "nzpa"};

/* Before "dollars". */
static const unit_word dollar_peoples[] = {
    {"american", "USD"}, {"australian", "AUD"}, {"canadian", "CAD"}, {"jamaican", "JMD"},
    {"kong", "HKD"},     {"singapore", "SGD"},  {"taiwan", "TWD"},   {"taiwanese", "TWD"},
    {"u.s.", "USD"},     {"us", "USD"},         {"zealand", "NZD"},
};

/* Before the amount, joined or not: Rs 500, RM20, kr 300. They begin with a capital letter, or are signs. */
static const unit_word money_before[] = {
    {"dh", "AED"},           {"dhs", "AED"}, {"inr", "INR"}, {"kr", "SEK"},           {"ksh", "KES"}, {"pkr", "PKR"},
    {"rm", "MYR"},           {"rmb", "CNY"}, {"rp", "IDR"},  {"rs", "INR"},           {"sfr", "CHF"}, {"sr", "SAR"},
    {"tk", "BDT"},           {"tsh", "TZS"}, {"ush", "UGX"}, {"\xE0\xB8\xBF", "THB"}, /* baht */
    {"\xE2\x82\xA1", "CRC"},                                                          /* colon */
    {"\xE2\x82\xA6", "NGN"},                                                          /* naira */
    {"\xE2\x82\xA9", "KRW"},                                                          /* won */
    {"\xE2\x82\xAA", "ILS"},                                                          /* shekel */
    {"\xE2\x82\xAB", "VND"},                                                          /* dong */
    {"\xE2\x82\xAD", "LAK"},                                                          /* kip */
    {"\xE2\x82\xAE", "MNT"},                                                          /* tugrik */
    {"\xE2\x82\xB1", "PHP"},                                                          /* peso */
    {"\xE2\x82\xB2", "PYG"},                                                          /* guarani */
    {"\xE2\x82\xB4", "UAH"},                                                          /* hryvnia */
    {"\xE2\x82\xB5", "GHS"},                                                          /* cedi */
    {"\xE2\x82\xB8", "KZT"},                                                          /* tenge */
    {"\xE2\x82\xBA", "TRY"},                                                          /* lira */
    {"\xE2\x82\xBD", "RUB"},                                                          /* rouble */
    {"\xE2\x82\xBE", "GEL"},                                                          /* lari */
    {"\xE2\x82\xBF", "BTC"},                                                          /* bitcoin */
};

#endif
