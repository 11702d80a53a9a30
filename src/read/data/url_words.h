/* url_words.h - parts of addresses. Sorted.
 * host_prefixes: names that editions of one site for a device or format go by. Source: the AMP and mobile hosts of news sites.
 * tracking_parameters: said by links that count readers, without effect on the page. Source: the parameters that Firefox
 * (query stripping list) and the ad networks' own manuals name; any that begins with "utm_" belongs to them too.
 * registry_labels: kinds by which registries of countries sort names (example.co.uk). Source: the Public Suffix List's commonest.
 * url_months: English month names as paths have them. */
#ifndef WEFT_READ_DATA_URL_WORDS_H
#define WEFT_READ_DATA_URL_WORDS_H

#include "base/str.h"

static const str host_prefixes[] = {{"amp", 3}, {"edition", 7}, {"m", 1}, {"mobile", 6}, {"www", 3}, {"www2", 4}};

static const str tracking_parameters[] = {
    {"CMP", 3}, {"__s", 3}, {"__twitter_impression", 20}, {"_ga", 3}, {"_gl", 3}, {"_hsenc", 6}, {"_hsmi", 5}, {"_openstat", 9},
    {"at_campaign", 11}, {"at_custom1", 10}, {"at_custom2", 10}, {"at_custom3", 10}, {"at_custom4", 10}, {"at_medium", 9},
    {"cmp", 3}, {"cmpid", 5}, {"dclid", 5}, {"fb_action_ids", 13}, {"fb_action_types", 15}, {"fb_ref", 6}, {"fb_source", 9},
    {"fbclid", 6}, {"ftcamp", 6}, {"gad_source", 10}, {"gbraid", 6}, {"gclid", 5}, {"gclsrc", 6}, {"guccounter", 10},
    {"guce_referrer", 13}, {"guce_referrer_sig", 17}, {"icid", 4}, {"igsh", 4}, {"igshid", 6}, {"ito", 3}, {"li_fat_id", 9},
    {"mbid", 4}, {"mc_cid", 6}, {"mc_eid", 6}, {"mkt_tok", 7}, {"msclkid", 7}, {"ncid", 4}, {"ns_campaign", 11},
    {"ns_mchannel", 11}, {"ns_source", 9}, {"ocid", 4}, {"oly_anon_id", 11}, {"oly_enc_id", 10}, {"rb_clickid", 10},
    {"ref_src", 7}, {"ref_url", 7}, {"s_cid", 5}, {"smid", 4}, {"smtyp", 5}, {"sr_share", 8}, {"srsltid", 7}, {"ttclid", 6},
    {"twclid", 6}, {"vero_conv", 9}, {"vero_id", 7}, {"wbraid", 6}, {"wickedid", 8}, {"wt_mc", 5}, {"xtor", 4}, {"yclid", 5},
};

static const str registry_labels[] = {
    {"ac", 2}, {"co", 2}, {"com", 3}, {"edu", 3}, {"go", 2}, {"gob", 3}, {"gov", 3}, {"gv", 2}, {"ltd", 3}, {"ne", 2}, {"net", 3}, {"nom", 3}, {"or", 2}, {"org", 3}, {"plc", 3},
};

static const struct {
  str name;
  int month;
} url_months[] = {
    {{"apr", 3}, 4}, {{"april", 5}, 4}, {{"aug", 3}, 8}, {{"august", 6}, 8}, {{"dec", 3}, 12}, {{"december", 8}, 12}, {{"feb", 3}, 2}, {{"february", 8}, 2},
    {{"jan", 3}, 1}, {{"january", 7}, 1}, {{"jul", 3}, 7}, {{"july", 4}, 7}, {{"jun", 3}, 6}, {{"june", 4}, 6}, {{"mar", 3}, 3}, {{"march", 5}, 3},
    {{"may", 3}, 5}, {{"nov", 3}, 11}, {{"november", 8}, 11}, {{"oct", 3}, 10}, {{"october", 7}, 10}, {{"sep", 3}, 9}, {{"sept", 4}, 9}, {{"september", 9}, 9},
};

#endif
