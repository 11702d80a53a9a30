/* months.h - names of months in small letters, as pages write their dates: English, German, French, Spanish, Italian, Portuguese,
 * Dutch, Polish, Swedish, Russian, Turkish (source: Unicode CLDR, wide and abbreviated forms). Sorted by bytes.
 * Words around a date that say which one it is, in small letters. */
#ifndef WEFT_READ_DATA_MONTHS_H
#define WEFT_READ_DATA_MONTHS_H

#include "base/str.h"

/* clang-format off */
static const struct month_name {
  str name;
  int month;
} month_names[] = {
    {{"abr", 3}, 4}, {{"abril", 5}, 4}, {{"ago", 3}, 8}, {{"agosto", 6}, 8}, {{"aout", 4}, 8}, {{"août", 5}, 8},
    {{"apr", 3}, 4}, {{"april", 5}, 4}, {{"aprile", 6}, 4}, {{"aralık", 7}, 12}, {{"aug", 3}, 8}, {{"august", 6}, 8},
    {{"augusti", 7}, 8}, {{"augustus", 8}, 8}, {{"avr", 3}, 4}, {{"avril", 5}, 4}, {{"ağustos", 8}, 8}, {{"czerwca", 7}, 6},
    {{"dec", 3}, 12}, {{"december", 8}, 12}, {{"decembre", 8}, 12}, {{"dez", 3}, 12}, {{"dezember", 8}, 12},
    {{"dezembro", 8}, 12}, {{"dic", 3}, 12}, {{"dicembre", 8}, 12}, {{"diciembre", 9}, 12}, {{"déc", 4}, 12},
    {{"décembre", 9}, 12}, {{"ekim", 4}, 10}, {{"ene", 3}, 1}, {{"enero", 5}, 1}, {{"eylül", 6}, 9}, {{"feb", 3}, 2},
    {{"febbraio", 8}, 2}, {{"feber", 5}, 2}, {{"febrero", 7}, 2}, {{"februar", 7}, 2}, {{"februari", 8}, 2},
    {{"february", 8}, 2}, {{"fev", 3}, 2}, {{"fevereiro", 9}, 2}, {{"fevrier", 7}, 2}, {{"fév", 4}, 2}, {{"févr", 5}, 2},
    {{"février", 8}, 2}, {{"gen", 3}, 1}, {{"gennaio", 7}, 1}, {{"giu", 3}, 6}, {{"giugno", 6}, 6}, {{"grudnia", 7}, 12},
    {{"haziran", 7}, 6}, {{"jaenner", 7}, 1}, {{"jan", 3}, 1}, {{"janeiro", 7}, 1}, {{"januar", 6}, 1}, {{"januari", 7}, 1},
    {{"january", 7}, 1}, {{"janv", 4}, 1}, {{"janvier", 7}, 1}, {{"juil", 4}, 7}, {{"juillet", 7}, 7}, {{"juin", 4}, 6},
    {{"jul", 3}, 7}, {{"julho", 5}, 7}, {{"juli", 4}, 7}, {{"julio", 5}, 7}, {{"july", 4}, 7}, {{"jun", 3}, 6},
    {{"june", 4}, 6}, {{"junho", 5}, 6}, {{"juni", 4}, 6}, {{"junio", 5}, 6}, {{"jänner", 7}, 1}, {{"kasım", 6}, 11},
    {{"kwietnia", 8}, 4}, {{"lipca", 5}, 7}, {{"listopada", 9}, 11}, {{"lug", 3}, 7}, {{"luglio", 6}, 7}, {{"lutego", 6}, 2},
    {{"maart", 5}, 3}, {{"maerz", 5}, 3}, {{"mag", 3}, 5}, {{"maggio", 6}, 5}, {{"mai", 3}, 5}, {{"maio", 4}, 5},
    {{"maj", 3}, 5}, {{"maja", 4}, 5}, {{"mar", 3}, 3}, {{"marca", 5}, 3}, {{"march", 5}, 3}, {{"marco", 5}, 3},
    {{"mars", 4}, 3}, {{"mart", 4}, 3}, {{"marzo", 5}, 3}, {{"março", 6}, 3}, {{"may", 3}, 5}, {{"mayo", 4}, 5},
    {{"mayıs", 6}, 5}, {{"mei", 3}, 5}, {{"mrt", 3}, 3}, {{"mrz", 3}, 3}, {{"mär", 4}, 3}, {{"märz", 5}, 3}, {{"nisan", 5}, 4},
    {{"nov", 3}, 11}, {{"november", 8}, 11}, {{"novembre", 8}, 11}, {{"novembro", 8}, 11}, {{"noviembre", 9}, 11},
    {{"ocak", 4}, 1}, {{"oct", 3}, 10}, {{"october", 7}, 10}, {{"octobre", 7}, 10}, {{"octubre", 7}, 10}, {{"okt", 3}, 10},
    {{"oktober", 7}, 10}, {{"ott", 3}, 10}, {{"ottobre", 7}, 10}, {{"out", 3}, 10}, {{"outubro", 7}, 10},
    {{"października", 13}, 10}, {{"sep", 3}, 9}, {{"sept", 4}, 9}, {{"september", 9}, 9}, {{"septembre", 9}, 9},
    {{"septiembre", 10}, 9}, {{"set", 3}, 9}, {{"setembro", 8}, 9}, {{"setiembre", 9}, 9}, {{"settembre", 9}, 9},
    {{"sierpnia", 8}, 8}, {{"stycznia", 8}, 1}, {{"temmuz", 6}, 7}, {{"września", 9}, 9}, {{"şubat", 6}, 2},
    {{"августа", 14}, 8}, {{"апреля", 12}, 4}, {{"декабря", 14}, 12}, {{"июля", 8}, 7}, {{"июня", 8}, 6}, {{"марта", 10}, 3},
    {{"мая", 6}, 5}, {{"ноября", 12}, 11}, {{"октября", 14}, 10}, {{"сентября", 16}, 9}, {{"февраля", 14}, 2},
    {{"января", 12}, 1},
};
/* clang-format on */

/* What stands before the time of a change, not of publication. Sorted. */
static const char *const update_words[] = {"actualizado", "aggiornato", "aktualisiert", "atualizado", "edited", "geändert", "mis", "modified", "revised", "stand", "updated", "viewed"};

#endif
