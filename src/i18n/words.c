/* SPDX-License-Identifier: MIT */
/* The words of dates and durations. */
#include "config.h"

#include "i18n/words.h"

#include <string.h>

#include "base/array.h"

static const char *const english_months[12] = {"January", "February", "March", "April", "May",
	"June", "July", "August", "September", "October", "November", "December"};

/* With capitals, as they are written in Macau. */
static const char *const portuguese_months[12] = {"Janeiro", "Fevereiro", "Março", "Abril", "Maio",
	"Junho", "Julho", "Agosto", "Setembro", "Outubro", "Novembro", "Dezembro"};

/* What may be typed for a month; a beginning of three letters is enough. */
static const char *const folded_months[12][2] = {
	{"january", "janeiro"},
	{"february", "fevereiro"},
	{"march", "marco"},
	{"april", "abril"},
	{"may", "maio"},
	{"june", "junho"},
	{"july", "julho"},
	{"august", "agosto"},
	{"september", "setembro"},
	{"october", "outubro"},
	{"november", "novembro"},
	{"december", "dezembro"},
};

const char *
words_month(enum language language, int month)
{
	if (month < 1 || month > 12)
		return "";
	if (language == LANGUAGE_ENGLISH)
		return english_months[month - 1];
	if (language == LANGUAGE_PORTUGUESE)
		return portuguese_months[month - 1];
	return "";
}

int
words_find_month(const char *folded, size_t length)
{
	for (int month = 1; length >= 3 && month <= 12; month++) {
		for (size_t i = 0; i < 2; i++) {
			const char *name = folded_months[month - 1][i];

			if (length <= strlen(name) && strncmp(name, folded, length) == 0)
				return month;
		}
	}
	return 0;
}

char
words_unit_letter(enum duration_unit unit)
{
	return "YMWDHM"[unit];
}

const char *
words_unit(enum language language, enum duration_unit unit, bool is_one)
{
	static const char *const english[DURATION_UNIT_COUNT][2] = {
		{" years", " year"},
		{" months", " month"},
		{" weeks", " week"},
		{" days", " day"},
		{" hours", " hour"},
		{" minutes", " minute"},
	};
	static const char *const portuguese[DURATION_UNIT_COUNT][2] = {
		{" anos", " ano"},
		{" meses", " mês"},
		{" semanas", " semana"},
		{" dias", " dia"},
		{" horas", " hora"},
		{" minutos", " minuto"},
	};
	static const char *const chinese[DURATION_UNIT_COUNT] = {
		"年", "個月", "星期", "日", "小時", "分鐘"};

	if (language == LANGUAGE_PORTUGUESE)
		return portuguese[unit][is_one];
	if (language == LANGUAGE_CHINESE)
		return chinese[unit];
	return english[unit][is_one];
}

enum duration_unit
words_find_unit(const char *folded, size_t length)
{
	static const struct {
		const char *word;
		enum duration_unit unit;
	} words[] = {
		{"y", DURATION_YEAR},
		{"yr", DURATION_YEAR},
		{"yrs", DURATION_YEAR},
		{"year", DURATION_YEAR},
		{"years", DURATION_YEAR},
		{"a", DURATION_YEAR},
		{"ano", DURATION_YEAR},
		{"anos", DURATION_YEAR},
		{"年", DURATION_YEAR},
		{"m", DURATION_MONTH},
		{"month", DURATION_MONTH},
		{"months", DURATION_MONTH},
		{"mes", DURATION_MONTH},
		{"meses", DURATION_MONTH},
		{"月", DURATION_MONTH},
		{"個月", DURATION_MONTH},
		{"个月", DURATION_MONTH},
		{"w", DURATION_WEEK},
		{"week", DURATION_WEEK},
		{"weeks", DURATION_WEEK},
		{"semana", DURATION_WEEK},
		{"semanas", DURATION_WEEK},
		{"週", DURATION_WEEK},
		{"周", DURATION_WEEK},
		{"星期", DURATION_WEEK},
		{"個星期", DURATION_WEEK},
		{"d", DURATION_DAY},
		{"day", DURATION_DAY},
		{"days", DURATION_DAY},
		{"dia", DURATION_DAY},
		{"dias", DURATION_DAY},
		{"日", DURATION_DAY},
		{"天", DURATION_DAY},
		{"h", DURATION_HOUR},
		{"hour", DURATION_HOUR},
		{"hours", DURATION_HOUR},
		{"hora", DURATION_HOUR},
		{"horas", DURATION_HOUR},
		{"小時", DURATION_HOUR},
		{"min", DURATION_MINUTE},
		{"minute", DURATION_MINUTE},
		{"minutes", DURATION_MINUTE},
		{"minuto", DURATION_MINUTE},
		{"minutos", DURATION_MINUTE},
		{"分鐘", DURATION_MINUTE},
	};

	for (size_t i = 0; i < array_length(words); i++) {
		if (strlen(words[i].word) == length && memcmp(words[i].word, folded, length) == 0)
			return words[i].unit;
	}
	return DURATION_UNIT_COUNT;
}
