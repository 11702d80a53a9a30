/* months.h - names of months in small letters, as pages write their dates: English, German, French, Spanish, Italian, Portuguese,
 * Dutch, Polish, Swedish, Danish, Norwegian, Finnish, Czech, Hungarian, Romanian, Catalan, Croatian, Greek, Russian, Ukrainian,
 * Turkish (source: Unicode CLDR, wide and abbreviated forms). Sorted by bytes.
 * Words around a date that say which one it is, in small letters. */
#ifndef WEFT_READ_DATA_MONTHS_H
#define WEFT_READ_DATA_MONTHS_H

#include "base/str.h"

/* clang-format off */
static const struct month_name {
  str name;
  int month;
} month_names[] = {
    {{"abr", 3}, 4}, {{"abril", 5}, 4}, {{"ago", 3}, 8}, {{"agost", 5}, 8}, {{"agosto", 6}, 8}, {{"aout", 4}, 8},
    {{"août", 5}, 8}, {{"apr", 3}, 4}, {{"april", 5}, 4}, {{"aprile", 6}, 4}, {{"aprilie", 7}, 4}, {{"aralık", 7}, 12},
    {{"aug", 3}, 8}, {{"august", 6}, 8}, {{"augusti", 7}, 8}, {{"augustus", 8}, 8}, {{"augusztus", 9}, 8}, {{"avr", 3}, 4},
    {{"avril", 5}, 4}, {{"ağustos", 8}, 8}, {{"března", 7}, 3}, {{"czerwca", 7}, 6}, {{"dec", 3}, 12}, {{"december", 8}, 12},
    {{"decembre", 8}, 12}, {{"decembrie", 9}, 12}, {{"des", 3}, 12}, {{"desember", 8}, 12}, {{"desembre", 8}, 12},
    {{"dez", 3}, 12}, {{"dezember", 8}, 12}, {{"dezembro", 8}, 12}, {{"dic", 3}, 12}, {{"dicembre", 8}, 12},
    {{"diciembre", 9}, 12}, {{"dubna", 5}, 4}, {{"déc", 4}, 12}, {{"décembre", 9}, 12}, {{"ekim", 4}, 10}, {{"elokuuta", 8}, 8},
    {{"ene", 3}, 1}, {{"enero", 5}, 1}, {{"eylül", 6}, 9}, {{"feb", 3}, 2}, {{"febbraio", 8}, 2}, {{"feber", 5}, 2},
    {{"febrer", 6}, 2}, {{"febrero", 7}, 2}, {{"februar", 7}, 2}, {{"februari", 8}, 2}, {{"februarie", 9}, 2},
    {{"february", 8}, 2}, {{"február", 8}, 2}, {{"fev", 3}, 2}, {{"fevereiro", 9}, 2}, {{"fevrier", 7}, 2}, {{"fév", 4}, 2},
    {{"févr", 5}, 2}, {{"février", 8}, 2}, {{"gen", 3}, 1}, {{"gener", 5}, 1}, {{"gennaio", 7}, 1}, {{"giu", 3}, 6},
    {{"giugno", 6}, 6}, {{"grudnia", 7}, 12}, {{"haziran", 7}, 6}, {{"heinäkuuta", 11}, 7}, {{"helmikuuta", 10}, 2},
    {{"huhtikuuta", 10}, 4}, {{"ianuarie", 8}, 1}, {{"iulie", 5}, 7}, {{"iunie", 5}, 6}, {{"jaenner", 7}, 1}, {{"jan", 3}, 1},
    {{"janeiro", 7}, 1}, {{"januar", 6}, 1}, {{"januari", 7}, 1}, {{"january", 7}, 1}, {{"január", 7}, 1}, {{"janv", 4}, 1},
    {{"janvier", 7}, 1}, {{"joulukuuta", 10}, 12}, {{"juil", 4}, 7}, {{"juillet", 7}, 7}, {{"juin", 4}, 6}, {{"jul", 3}, 7},
    {{"julho", 5}, 7}, {{"juli", 4}, 7}, {{"julio", 5}, 7}, {{"juliol", 6}, 7}, {{"july", 4}, 7}, {{"jun", 3}, 6},
    {{"june", 4}, 6}, {{"junho", 5}, 6}, {{"juni", 4}, 6}, {{"junio", 5}, 6}, {{"juny", 4}, 6}, {{"jänner", 7}, 1},
    {{"július", 7}, 7}, {{"június", 7}, 6}, {{"kasım", 6}, 11}, {{"kesäkuuta", 10}, 6}, {{"kolovoza", 8}, 8},
    {{"května", 7}, 5}, {{"kwietnia", 8}, 4}, {{"ledna", 5}, 1}, {{"lipca", 5}, 7}, {{"lipnja", 6}, 6}, {{"listopada", 9}, 11},
    {{"listopadu", 9}, 11}, {{"lokakuuta", 9}, 10}, {{"lug", 3}, 7}, {{"luglio", 6}, 7}, {{"lutego", 6}, 2},
    {{"maaliskuuta", 11}, 3}, {{"maart", 5}, 3}, {{"maerz", 5}, 3}, {{"mag", 3}, 5}, {{"maggio", 6}, 5}, {{"mai", 3}, 5},
    {{"maig", 4}, 5}, {{"maio", 4}, 5}, {{"maj", 3}, 5}, {{"maja", 4}, 5}, {{"mar", 3}, 3}, {{"marca", 5}, 3},
    {{"march", 5}, 3}, {{"marco", 5}, 3}, {{"marraskuuta", 11}, 11}, {{"mars", 4}, 3}, {{"mart", 4}, 3}, {{"martie", 6}, 3},
    {{"marts", 5}, 3}, {{"marzo", 5}, 3}, {{"març", 5}, 3}, {{"março", 6}, 3}, {{"may", 3}, 5}, {{"mayo", 4}, 5},
    {{"mayıs", 6}, 5}, {{"mei", 3}, 5}, {{"mrt", 3}, 3}, {{"mrz", 3}, 3}, {{"május", 6}, 5}, {{"március", 8}, 3},
    {{"mär", 4}, 3}, {{"märz", 5}, 3}, {{"nisan", 5}, 4}, {{"noiembrie", 9}, 11}, {{"nov", 3}, 11}, {{"november", 8}, 11},
    {{"novembre", 8}, 11}, {{"novembro", 8}, 11}, {{"noviembre", 9}, 11}, {{"ocak", 4}, 1}, {{"oct", 3}, 10},
    {{"october", 7}, 10}, {{"octobre", 7}, 10}, {{"octombrie", 9}, 10}, {{"octubre", 7}, 10}, {{"okt", 3}, 10},
    {{"oktober", 7}, 10}, {{"október", 8}, 10}, {{"ott", 3}, 10}, {{"ottobre", 7}, 10}, {{"out", 3}, 10}, {{"outubro", 7}, 10},
    {{"ožujka", 7}, 3}, {{"października", 13}, 10}, {{"prosinca", 8}, 12}, {{"prosince", 8}, 12}, {{"rujna", 5}, 9},
    {{"sep", 3}, 9}, {{"sept", 4}, 9}, {{"september", 9}, 9}, {{"septembre", 9}, 9}, {{"septembrie", 10}, 9},
    {{"septiembre", 10}, 9}, {{"set", 3}, 9}, {{"setembre", 8}, 9}, {{"setembro", 8}, 9}, {{"setiembre", 9}, 9},
    {{"settembre", 9}, 9}, {{"sierpnia", 8}, 8}, {{"siječnja", 9}, 1}, {{"srpna", 5}, 8}, {{"srpnja", 6}, 7},
    {{"studenoga", 9}, 11}, {{"stycznia", 8}, 1}, {{"svibnja", 7}, 5}, {{"syyskuuta", 9}, 9}, {{"szeptember", 10}, 9},
    {{"tammikuuta", 10}, 1}, {{"temmuz", 6}, 7}, {{"toukokuuta", 10}, 5}, {{"travnja", 7}, 4}, {{"veljače", 8}, 2},
    {{"września", 9}, 9}, {{"září", 7}, 9}, {{"április", 8}, 4}, {{"února", 6}, 2}, {{"července", 9}, 7}, {{"června", 7}, 6},
    {{"října", 7}, 10}, {{"şubat", 6}, 2}, {{"Απριλίου", 16}, 4}, {{"Αυγούστου", 18}, 8}, {{"Δεκεμβρίου", 20}, 12},
    {{"Ιανουαρίου", 20}, 1}, {{"Ιουλίου", 14}, 7}, {{"Ιουνίου", 14}, 6}, {{"Μαΐου", 10}, 5}, {{"Μαρτίου", 14}, 3},
    {{"Νοεμβρίου", 18}, 11}, {{"Οκτωβρίου", 18}, 10}, {{"Σεπτεμβρίου", 22}, 9}, {{"Φεβρουαρίου", 22}, 2}, {{"απριλίου", 16}, 4},
    {{"αυγούστου", 18}, 8}, {{"δεκεμβρίου", 20}, 12}, {{"ιανουαρίου", 20}, 1}, {{"ιουλίου", 14}, 7}, {{"ιουνίου", 14}, 6},
    {{"μαΐου", 10}, 5}, {{"μαρτίου", 14}, 3}, {{"νοεμβρίου", 18}, 11}, {{"οκτωβρίου", 18}, 10}, {{"σεπτεμβρίου", 22}, 9},
    {{"φεβρουαρίου", 22}, 2}, {{"Августа", 14}, 8}, {{"Апреля", 12}, 4}, {{"Декабря", 14}, 12}, {{"Июля", 8}, 7},
    {{"Июня", 8}, 6}, {{"Марта", 10}, 3}, {{"Мая", 6}, 5}, {{"Ноября", 12}, 11}, {{"Октября", 14}, 10}, {{"Сентября", 16}, 9},
    {{"Февраля", 14}, 2}, {{"Января", 12}, 1}, {{"августа", 14}, 8}, {{"апреля", 12}, 4}, {{"березня", 14}, 3},
    {{"вересня", 14}, 9}, {{"грудня", 12}, 12}, {{"декабря", 14}, 12}, {{"жовтня", 12}, 10}, {{"июля", 8}, 7}, {{"июня", 8}, 6},
    {{"квітня", 12}, 4}, {{"липня", 10}, 7}, {{"листопада", 18}, 11}, {{"лютого", 12}, 2}, {{"марта", 10}, 3}, {{"мая", 6}, 5},
    {{"ноября", 12}, 11}, {{"октября", 14}, 10}, {{"сентября", 16}, 9}, {{"серпня", 12}, 8}, {{"січня", 10}, 1},
    {{"травня", 12}, 5}, {{"февраля", 14}, 2}, {{"червня", 12}, 6}, {{"января", 12}, 1},
};
/* clang-format on */

/* What stands before the time of a change, not of publication. Sorted. */
static const char *const update_words[] = {"actualisé", "actualizada", "actualizado", "actualizat", "aggiornamento", "aggiornato", "aktualisiert", "aktualizacja", "atualizado", "bijgewerkt", "changed", "edited", "gewijzigd", "geändert", "güncelleme", "güncellendi", "letzte", "mis", "modificado", "modificato", "modified", "modifié", "opdateret", "oppdatert", "ostatnia", "reviewed", "revised", "update", "updated", "uppdaterad", "viewed", "zaktualizowano", "zuletzt", "изменено", "обновлено"};
static const char *const published_words[] = {"created", "eingestellt", "erstellt", "geplaatst", "gepostet", "gepubliceerd", "geschrieben", "hochgeladen", "inserito", "offentliggjort", "online", "opublikowano", "posted", "pubblicata", "pubblicato", "publicada", "publicado", "publicerad", "publiceret", "publisert", "published", "publié", "publiée", "released", "submitted", "uploaded", "verfasst", "veröffentlicht", "written", "yayınlandı", "yayınlanma", "опубликовано"};

#endif
