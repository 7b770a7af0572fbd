/* SPDX-License-Identifier: MIT */
/* Each way in which a template can be wrong, and the place and the words of the fault. */
#include "config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/memory.h"
#include "base/string.h"
#include "support.h"
#include "template/load.h"

/*
 * A change to the small template, with the mark where the fault is to be reported, and words of its
 * message. Where it is reported elsewhere in the file, the message begins with what stands there
 * and the mark.
 */
struct faulty {
	const char *from;
	const char *to;
	const char *message;
};

static const struct faulty faulty_heads[] = {
	{"template: small\n", "template: §Small One\n", "no name"},
	{"template: small\n", "template:§ \n", "A value is missing"},
	{"template: small\n", "§", "The key \"template\" is missing"},
	{"version: 1.2.0", "version: §1.2", "three numbers, such as 1.0.0"},
	{"version: 1.2.0", "version: §1.2.x", "three numbers"},
	{"version: 1.2.0", "version: §[1, 2]", "One plain value is expected"},
	{"format: 1\n", "format: §2\n", "A newer version of the program is needed"},
	{"format: 1\n", "format: §one\n", "reads format 1"},
	{"languages: [en, pt, zh-Hant]", "languages: [en, pt, zh-Hant, §zh-Hans]",
		"\"zh-Hans\" is not understood here. Is it \"zh-Hant\"?"},
	{"languages: [en, pt, zh-Hant]", "languages: [en, pt, zh-Hant, §pt]", "already"},
	{"languages: [en, pt, zh-Hant]", "languages: §en", "A list is expected"},
	{"languages: [en, pt, zh-Hant]", "languages: §[]", "nothing in it"},
	{"\"+08:00\"", "§\"+8\"", "difference to UTC"},
	{"\"+08:00\"", "§\"+15:00\"", "difference to UTC"},
	{"home: mo\n", "home: mo\nglossary: §My Words\n", "no name"},
	{"home: mo", "home: §hk", "\"hk\" is not in the list \"jurisdiction\""},
	{"home: mo", "hone: mo", "hone: mo" MARK "There is no key \"hone\" here. Is it \"home\"?"},
	{"title: {en: Small assessment, pt: Avaliação pequena,",
		"title: §{en: Small assessment, pt: '',", "This text is missing in: pt."},
	{"title: {en: Small assessment, pt: Avaliação pequena, zh-Hant: 小型評估}",
		"title: §{zh-Hant: 小型評估}", "missing in: en, pt."},
	{"title: {en: Small assessment,", "title: {§fr: Petit, en: Small assessment,",
		"There is no key \"fr\" here."},
	{"title: {en: Small assessment, pt: Avaliação pequena, zh-Hant: 小型評估}",
		"title: §Small assessment", "A text in each language is expected"},
	{"title: {en: Small assessment,", "title: {en: §[Small],", "One plain value"},
	{"caveat: {en: \"* Not checked.\", pt: \"* Não verificado.\", zh-Hant: \"* 未經核實。\"}\n",
		"",
		"{act: act, article: \"20(2)\"" MARK
		"not checked, so the template needs a \"caveat\""},
	{"home: mo", "home: mo\norder: §first", "A whole number from 0 to 999"},
	{"home: mo", "home: mo\norder: §1000", "A whole number from 0 to 999"},
	{"authority:", "§authorty:", "Is it \"authority\"?"},
	{"label: {en: \"Act, {}\",", "label: §{en: \"Act\",", "no {} for the article in: en"},
	{"  article: {en: \"art. {}\",", "  article: §{en: \"art. n\",",
		"neither {} nor {chinese} for the number in: en."},
	{"      item: {en: \"({})\", pt: \", alínea {})\", zh-Hant: \"（{chinese}）項\"}\n", "",
		"article: {en: \"art. {}\"" MARK "The key \"item\" is missing"},
	{"article: \"23()(7)\"", "article: §\"23(7\"", "\"23(7\" is no article: write 4, 4(1)"},
	{"acts:\n", "acts: §[]\nunused:\n", "A mapping is expected"},
};

static const struct faulty faulty_lists[] = {
	{"{id: possible,", "{id: §rare,", "The list has \"rare\" already"},
	{"{id: possible,", "{id: §Possible,", "no id"},
	{"{id: possible, ", "§{", "The key \"id\" is missing"},
	{"{id: low, label: {en: Low, pt: Baixo, zh-Hant: 低}, colour: green}",
		"{id: low, label: {en: Low, pt: Baixo, zh-Hant: 低}, colour: §greene}",
		"Is it \"green\"?"},
	{"  level: level\n", "  level: §levels\n", "no list or scale \"levels\". Is it \"level\"?"},
	{"  level: level\n", "  level: §role\n", "\"role\" is a list, but a scale is expected"},
	{"  level: level\n", "  level: §severity\n", "The level \"minor\" needs a colour"},
	{"    serious: {rare: medium, possible: high, likely: high}",
		"    §serious: {rare: medium, likely: high}", "no cell for: possible"},
	{"    serious: {rare: medium, possible: high, likely: high}",
		"    serious: {rare: medium, possible: §hihg, likely: high}", "Is it \"high\"?"},
	{"    serious: {rare: medium, possible: high, likely: high}",
		"    serious: {rare: medium, possible: high, likely: high, §never: low}",
		"\"never\" is not in the list \"likelihood\""},
	{"    minor: {rare: low, possible: low, likely: medium}\n", "",
		"serious: {rare: medium" MARK "The matrix has no row \"minor\""},
	{"    minor: {rare: low, possible: low, likely: medium}\n",
		"    minor: {rare: low, possible: low, likely: medium}\n    §worst: {rare: low}\n",
		"\"worst\" is not in the list \"severity\""},
	{"  classification:\n    - {id: internal", "  severity:\n    - {id: internal",
		"severity:\n    - {id: minor" MARK "There is a list or scale \"severity\" already"},
	{"{id: in_place, label: {en: In place, pt: Aplicada, zh-Hant: 已實施}, done: true,",
		"{id: in_place, label: {en: In place, pt: Aplicada, zh-Hant: 已實施}, done: §done,",
		"Expected one of: false, true, no, yes"},
	{"counts: in_place", "counts: §in_force", "Is it \"in_place\"?"},
	{"decides: true", "decides: §maybe", "Expected one of: false, true, no, yes"},
	{"optional: true", "optional: §maybe", "Expected one of: false, true, no, yes"},
	{"approves: true", "approves: §maybe", "Expected one of: false, true, no, yes"},
	{"{id: rare, label:", "{id: rare, §counts: never, label:", "no key \"counts\""},
	{"{id: planned,", "{§colour: red, id: planned,", "There is no key \"colour\""},
	{"{act: act, article: \"7\", checked: true}", "{act: §ast, article: \"7\", checked: true}",
		"There is no act \"ast\". Is it \"act\"?"},
	{"{act: act, article: \"7\", checked: true}", "§{act: act, checked: true}",
		"\"article\" is missing"},
	{"law: [{act: act, article: \"7\", checked: true}]", "law: §{act: act, article: \"7\"}",
		"A list is expected"},
};

static const struct faulty faulty_kinds[] = {
	{"  purpose:\n    label", "  §answers:\n    label", "made of the questions of all steps"},
	{"    single: true\n", "", "assessment:\n    label" MARK "must be \"single: true\""},
	{"  comment:\n    label", "  remark:\n    label",
		"assessment:\n    label" MARK "The kind \"comment\" is missing"},
	{"- {id: what, type: text,", "- §{id: what, type: long_text,",
		"The field \"what\" of \"dismissal\" must be of type text"},
	{"    label: {en: Comment, pt: Comentário, zh-Hant: 意見}",
		"    label: {en: Comment, pt: Comentário, zh-Hant: 意見}\n    §icon: x",
		"no key \"icon\""},
	{"    plural: {en: Comments, pt: Comentários, zh-Hant: 意見}\n", "",
		"label: {en: Comment," MARK "\"plural\" is missing"},
	{"    columns: [from, to, data, retention]", "    columns: [from, to, data, §retencion]",
		"The kind \"flow\" has no field \"retencion\". Is it \"retention\"?"},
	{"    columns: [from, to, data, retention]", "    columns: [from, to, §from]", "already"},
	{"{id: about, type: text,", "{id: §text, type: text,", "twice, first in line"},
	{"{id: role, type: choice, list: role,", "{id: §where, type: choice, list: role,",
		"cannot be called \"where\""},
	{"{id: started, type: date,", "{id: §crosses_border, type: date,", "cannot be called"},
	{"{id: role, type: choice, list: role,", "{id: role, type: §chioce, list: role,",
		"Is it \"choice\"?"},
	{"{id: role, type: choice, list: role,", "{id: role, type: choice, list: §roles,",
		"Is it \"role\"?"},
	{"{id: role, type: choice, list: role,", "§{id: role, type: choice,",
		"\"list\" is missing"},
	{"{id: role, type: choice, list: role,", "{id: role, type: text, list: §role,",
		"\"list\" does not go with a field of type text"},
	{"{id: purposes, type: references, to: [purpose],",
		"{id: purposes, type: references, to: [§purposes],", "Is it \"purpose\"?"},
	{"{id: purposes, type: references, to: [purpose],",
		"{id: purposes, type: references, to: [purpose, §assessment],", "single record"},
	{"{id: sensitive, type: yes_no,", "{id: sensitive, type: yes_no, to: §[flow],",
		"\"to\" does not go"},
	{"        minimum: 0\n", "        minimum: §none\n", "A number is expected"},
	{"        maximum: 100000\n", "        maximum: §-1\n", "below the minimum"},
	{"{id: started, type: date,", "{id: started, type: date, translatable: §true,",
		"\"translatable\" does not go with a field of type date"},
	{"{id: started, type: date,",
		"{id: started, type: date, unit: §{en: x, pt: x, zh-Hant: x},",
		"\"unit\" does not go"},
	{"{id: started, type: date,", "{id: started, type: date, required: §maybe,",
		"\"maybe\" is not understood"},
	{"list: filing, derived: true,", "list: filing, derived: true, required: §true,",
		"cannot be required"},
	{"{id: started, type: date,", "{id: started, type: number, derived: §true,",
		"\"derived\" does not go"},
	{"{id: needed, type: yes_no,", "{id: needed, type: yes_no, due: §always,",
		"\"due\" does not go with a field of type yes_no"},
	{"due: always, owner: client,", "due: always, owner: §customer,",
		"\"assessment\" has no field \"customer\""},
	{"due: always, owner: client,", "due: always, owner: §classification,",
		"An owner is a field of type person or text, not choice."},
	{"due: ground is empty,", "due: §grounds is empty,", "Is it \"ground\"?"},
	{"{id: text, type: long_text, required: true,", "§{id: text, type: text, required: true,",
		"must be of type long_text"},
	{"{id: text, type: long_text, required: true,", "§{id: text, type: long_text,",
		"must be \"required: true\""},
	{"{id: own_reference, type: text,", "{id: reference, type: text,",
		"assessment:\n    label" MARK "needs a field \"own_reference\" of type text"},
	{"{id: storage, type: choice, list: jurisdiction,",
		"§{id: storage, type: choice, list: role,", "must be of the list \"jurisdiction\""},
	{"{id: inherent_severity, type: choice, list: severity,",
		"§{id: inherent_severity, type: choice, list: likelihood,",
		"must be of the list \"severity\""},
	{"{id: operator, type: reference, to: [party],",
		"§{id: operator, type: reference, to: [party, purpose],",
		"cannot point at \"purpose\""},
	{"{id: due, type: date,", "§{id: due, type: text,", "must be of type date"},
	{"資料流}}\n      - {id: entry, type: text,", "資料流}}\n      - §{id: entry, type: date,",
		"must be of type text"},
	{"{id: current_likelihood, type: choice, list: likelihood,",
		"§{id: current_likelihood, type: choice, list: severity,",
		"must be of the list \"likelihood\""},
	{"      - {id: current_likelihood, type: choice, list: likelihood, label: {en: Current "
	 "likelihood, pt: Probabilidade actual, zh-Hant: 現時可能性}}\n",
		"", "{id: current_severity" MARK "needs a field \"current_likelihood\" beside it"},
	{"{id: residual_level, type: choice, list: level,",
		"§{id: residual_level, type: choice, list: severity,",
		"must be of the list \"level\""},
	{"{id: residual_level_reason, type: long_text,", "§{id: residual_level_reason, type: text,",
		"must be of type long_text"},
	{"{id: current_severity, type: choice,",
		"{id: §residual_differs, type: yes_no, label: {en: a, pt: b, zh-Hant: c}}\n      - "
		"{id: current_severity, type: choice,",
		"the word has a meaning in conditions"},
};

static const struct faulty faulty_was[] = {
	{"{id: possible,", "{id: possible, was: §rare,", "\"rare\" is still there"},
	{"{id: possible,", "{id: possible, was: [maybe, §possible],", "still there"},
	{"{id: possible,", "{id: possible, was: §Maybe,", "no id"},
	{"{id: possible,", "{id: possible, was: §[],", "nothing in it"},
	{"{id: possible,", "{id: possible, was: §{maybe: likely},", "One plain value is expected"},
	{"{id: possible,", "{id: possible, was: [maybe, §maybe],",
		"\"maybe\" is what \"possible\" was called before"},
	{"{id: consent, label: {en: Consent, pt: Consentimento, zh-Hant: 同意}, law: [{act: act, "
	 "article: \"20(1)\", checked: true}]}\n    - {id: contract,",
		"{id: consent, was: agreed, label: {en: Consent, pt: Consentimento, zh-Hant: 同意}}"
		"\n    - {id: contract, was: §agreed,",
		"\"agreed\" is what \"consent\" was called before"},
	{"{id: started, type: date,", "{id: started, was: [begun, §data], type: date,",
		"\"data\" is still there"},
	{"{id: operator, type: reference, to: [party],",
		"{id: operator, was: §users, type: reference, to: [party],",
		"\"users\" is still there"},
	{"{id: storage, type: choice,", "{id: storage, was: §name, type: choice,", "still there"},
	{"- {id: advice,", "- {id: advice, was: §scope,", "\"scope\" is still there"},
	{"  purpose:\n", "  purpose:\n    was: §flow\n", "\"flow\" is still there"},
	{"  purpose:\n", "  purpose:\n    was: §answers\n", "\"answers\" is still there"},
	{"  purpose:\n", "  purpose:\n    wass: goal\n", "wass: goal" MARK "Is it \"was\"?"},
	{"template: small\n", "template: small\nwas: little\n",
		"was: little" MARK "There is no key \"was\" here"},
};

static const struct faulty faulty_steps[] = {
	{"  - id: map\n", "  - id: §start\n", "twice, first in line"},
	{"      - form: assessment", "      - form: §party", "is shown by a table"},
	{"      - table: purpose\n", "      - table: §assessment\n", "is shown by a form"},
	{"      - table: purpose\n", "      - table: §purposes\n", "Is it \"purpose\"?"},
	{"      - table: purpose\n", "      - {§tabel: purpose}\n", "Is it \"table\"?"},
	{"      - table: purpose\n", "      - §{table: purpose, form: assessment}\n",
		"A part of a step is one of"},
	{"      - table: purpose\n", "      - §{when: needed is no}\n",
		"A part of a step is one of"},
	{"      - table: purpose\n", "      - {table: purpose, when: needed is §maybe}\n",
		"Expected one of: yes, no"},
	{"      - matrix: risk", "      - {matrix: risk, when: §needed is no}",
		"Only a table has a \"when\""},
	{"      - table: purpose\n", "      - §purpose\n", "A mapping is expected"},
	{"      - matrix: risk", "      - matrix: §flow", "The matrix shows the kind \"risk\""},
	{"    title: {en: Map, pt: Mapa, zh-Hant: 資料地圖}", "",
		"id: map\n" MARK "\"title\" is missing"},
	{"- {id: advice,", "- {id: §scope,", "twice, first in line"},
	{"when: needed is no,", "when: needed is §maybe,", "Expected one of: yes, no"},
	{"  - id: long_retention\n", "  - id: §transfer_without_ground\n", "twice, first in line"},
	{"    when: \"retention > P5Y\"\n", "", "id: long_retention" MARK "\"when\" is missing"},
	{"    severity: block\n", "    severity: §stop\n", "Expected one of: note, warn, block"},
	{"    field: ground\n", "    field: §grounds\n", "Is it \"ground\"?"},
	{"    step: map\n", "    step: §maps\n", "There is no step \"maps\". Is it \"map\"?"},
	{"    for: assessment\n", "    for: §assessments\n", "Is it \"assessment\"?"},
	{"  purpose.filing:\n", "  §purpose.filings:\n", "Is it \"filing\"?"},
	{"  purpose.filing:\n", "  §purposes.filing:\n", "Is it \"purpose\"?"},
	{"is: authorisation}", "is: §authorization}", "Is it \"authorisation\"?"},
	{"    - {is: none}\n", "    - §{is: none}\n    - {is: notification}\n", "never reached"},
	{"    - {is: none}\n", "    - §{when: sensitive}\n", "\"is\" is missing"},
	{"list: filing, derived: true,", "list: filing,", "purpose.filing:" MARK "typed by people"},
};

/* Conditions that cannot hold, and dates that cannot be worked out. */
static const struct faulty faulty_conditions[] = {
	{"when: \"retention > P5Y\"", "when: \"retention > P5Y and §retention < P1Y\"",
		"This can never hold: \"retention\" would have to be different things at once."},
	{"when: \"retention > P5Y\"", "when: \"retention > P5Y and §retention is empty\"",
		"\"retention\" would have to be"},
	{"when: \"retention > P5Y\"",
		"when: \"retention > P5Y or (retention = P1Y and §retention = P2Y)\"",
		"\"retention\" would have to be"},
	{"when: \"crosses_border and ground is empty\"",
		"when: \"ground is consent and §ground is contract\"",
		"\"ground\" would have to be"},
	{"when: \"crosses_border and ground is empty\"",
		"when: \"ground is consent and not §ground in (contract, consent)\"",
		"\"ground\" would have to be"},
	{"when: \"crosses_border and ground is empty\"",
		"when: \"ground is not empty and not ground is consent and not §ground is "
		"contract\"",
		"\"ground\" would have to be"},
	{"when: \"crosses_border and ground is empty\"",
		"when: \"crosses_border and not (§crosses_border or ground is empty)\"",
		"\"crosses_border\" would have to be"},
	{"when: \"crosses_border and ground is empty\"",
		"when: \"(from.name is \\\"a\\\" or ground is consent) and from.name is \\\"b\\\" "
		"and §ground is contract\"",
		"would have to be"},
	{"when: \"any risk where (level is high)\"",
		"when: \"any risk where (level is high and §level is low)\"",
		"\"level\" would have to be"},
	{"when: \"any risk where (level is high)\"",
		"when: \"any risk where (level >= high and §level < medium)\"",
		"\"level\" would have to be"},
	{"when: \"any risk where (level is high)\"", "when: \"any risk where (§level > high)\"",
		"\"level\" would have to be"},
	{"when: \"answers.needed is yes and count flow = 0\"",
		"when: \"answers.needed is yes and not §answers.needed\"",
		"\"needed\" would have to be"},
	{"when: \"answers.needed is yes and count flow = 0\"",
		"when: \"answers.advice contains controller and not §answers.advice contains "
		"controller\"",
		"\"advice\" would have to be"},
	{"when: \"answers.needed is yes and count flow = 0\"",
		"when: \"answers.advice is empty and §answers.advice contains controller\"",
		"\"advice\" would have to be"},
	{"when: \"answers.needed is yes and count flow = 0\"",
		"when: \"answers.people > 3 and §answers.people = 3\"",
		"\"people\" would have to be"},
	{"    when: overdue\n", "    when: \"due < 2026-01-01 and §due > 2026-01-01\"\n",
		"\"due\" would have to be"},
	{"is: \"started + P8D\"", "is: \"§starting + P8D\"", "Is it \"started\"?"},
	{"is: \"started + P8D\"", "is: \"§retention + P8D\"", "A field of type date is expected"},
	{"is: \"started + P8D\"", "is: \"started + §8\"", "where P8D, P6M, P3Y is expected"},
	{"is: \"started + P8D\"", "is: \"started + §PT8H\"", "where P8D, P6M, P3Y is expected"},
	{"is: \"started + P8D\"", "is: \"started §P8D\"", "where \"+\", \"-\" is expected"},
	{"is: \"started + P8D\"", "is: \"started + P8D §+ P1D\"", "is expected"},
	{"    when: overdue\n", "    when: \"due + P1M §is empty\"\n", "is expected"},
	{"    when: overdue\n", "    when: \"status §+ P1M < today\"\n",
		"does not go with \"status\""},
	{"    when: overdue\n", "    when: \"due < today + §soon\"\n", "is expected"},
};

static const struct faulty faulty_catalogue[] = {
	{"    - id: lost_data\n", "    - id: §unlawful_transfer\n", "twice, first in line"},
	{"    - id: clauses\n", "    - id: §lost_data\n", "twice, first in line"},
	{"    - id: lost_data\n",
		"    - §{id: other, values: {title: {en: a, pt: b, zh-Hant: c}}}\n    - id: "
		"lost_data\n",
		"\"applies\" is missing"},
	{"catalogue:\n  risk:\n", "catalogue:\n  §risks:\n", "Is it \"risk\"?"},
	{"catalogue:\n  risk:\n", "catalogue:\n  §assessment: []\n  risk:\n",
		"there is always one \"assessment\""},
	{"applies: {system: always}", "applies: {§sistem: always}", "Is it \"system\"?"},
	{"applies: {system: always}", "applies: {system: §allways}", "has no field \"allways\""},
	{"applies: {system: always}", "applies: §[system]", "A mapping is expected"},
	{"applies: {flow: \"crosses_border\", system: \"abroad\"}",
		"applies: {flow: \"§abroad\", system: \"abroad\"}", "has no field \"abroad\""},
	{"        inherent_severity: serious\n", "        inherent_severity: §seriouss\n",
		"Is it \"serious\"?"},
	{"        inherent_severity: serious\n", "        §inherent_gravity: serious\n",
		"has no field \"inherent_gravity\""},
	{"values: {title: {en: Lost data, pt: Dados perdidos, zh-Hant: 資料遺失}}",
		"values: {title: §{en: Lost data, pt: Dados perdidos}}", "missing in: zh-Hant"},
	{"values: {title: {en: Lost data, pt: Dados perdidos, zh-Hant: 資料遺失}}",
		"values: §{inherent_severity: minor}", "The entry has no \"title\""},
	{"risks: [unlawful_transfer, lost_data:likelihood-1]",
		"risks: [unlawful_transfer, §lost_date]", "Is it \"lost_data\"?"},
	{"risks: [unlawful_transfer, lost_data:likelihood-1]",
		"risks: [unlawful_transfer, §'lost_data:1']",
		"Steps are expected here, such as :likelihood-1"},
	{"risks: [unlawful_transfer, lost_data:likelihood-1]", "risks: §lost_data:severity-2",
		"too many steps; the most for severity is 1"},
	{"risks: [unlawful_transfer, lost_data:likelihood-1]",
		"risks: [unlawful_transfer, §clauses]", "cannot point at \"clauses\""},
	{"{id: status, type: choice, list: measure_status, label:",
		"§{id: status, type: choice, label:", "\"list\" is missing"},
	{"risks: [unlawful_transfer, lost_data:likelihood-1], status: planned",
		"risks: [lost_data], owner: §{en: Ana, pt: Ana, zh-Hant: Ana}",
		"holds one text for all languages"},
	{"    suggests: unlawful_transfer\n", "    suggests: §unlawful_transfers\n",
		"The catalogue has no entry \"unlawful_transfers\". Is it \"unlawful_transfer\"?"},
	{"    suggests: unlawful_transfer\n", "    suggests: [unlawful_transfer, §high]\n",
		"The catalogue has no entry \"high\". It has:"},
	{"      law: [{act: act, article: \"21(1)\", checked: true}]\n",
		"      law: [{act: act, article: §\"21.1\", checked: true}]\n", "is no article"},
	{"      because: {en: data cross the border, pt: há dados que saem, zh-Hant: 資料出境}\n",
		"      because: §data cross the border\n", "A text in each language"},
	{"    - id: lost_data\n", "    - hide: true\n      §idd: x\n      id: lost_data\n",
		"Is it \"id\"?"},
	{"  - id: no_flow\n", "  - hide: true\n    §iff: x\n    id: no_flow\n",
		"There is no key \"iff\""},
	{"    single: true\n", "    single: true\n    hide: §true\n", "it cannot be hidden"},
	{"{id: client, type: text,", "{id: client, hide: §perhaps, type: text,",
		"not understood here"},
};

static const struct faulty faulty_yaml[] = {
	{"home: mo", "home: §&home mo", "Anchors (&) are not read"},
	{"home: mo", "home: §*home", "Aliases (*) are not read"},
	{"home: mo", "home: §!!str mo", "Tags (!) are not read"},
	{"home: mo", "home: mo\n§home: cn", "The key \"home\" stands here twice, first in line 8."},
	{"home: mo", "home: mo\n§<<: {}", "Merge keys"},
	{"home: mo", "home: mo\n? §[a, b]\n: c", "A key must be one word"},
	{"home: mo", "home: §\"m\\0o\"", "control character"},
	{"home: mo", "home: §\"\\e]0;x\\amo\"", "control character"},
	{"home: mo", "home: §\"m\\u202Eo\"", "control character or an invisible one"},
	{"home: mo", "home: mo§: x", "not valid YAML"},
	{"home: mo", "home: mo\n§\tx", "not valid YAML"},
	{"home: mo", "home: mo §\x1b[31m", "The character U+001B may not stand in the file"},
	{"home: mo", "home: m§\xffo", "not valid UTF-8"},
	{"home: mo", "home: m§\xc0\xafo", "not valid UTF-8"},
	{"home: mo", "home: m§\xed\xa0\x80o", "not valid UTF-8"},
	{"home: mo", "home: mo\n§%TAG ! tag:x", "may not begin with \"%\""},
	{"home: mo", "home: mo\n§---\nhome: mo", "A second document begins"},
	{"home: mo", "home: mo\n§]", "not valid YAML"},
};

static bool
load_patched(const struct faulty *faulty, struct place *place, const char **message,
	struct error_list *faults)
{
	const char *mark = strstr(faulty->message, MARK);
	auto_string char *small = data_text("small.yaml");
	auto_string char *text = patch(small, faulty->from, faulty->to);
	struct template *template = NULL;
	bool loaded;

	*message = faulty->message;
	*place = take_mark(text);
	if (mark) {
		auto_string char *there = memory_copy_bytes(*message, (size_t)(mark - *message));
		auto_string char *marked = string_format(MARK "%s", there);
		auto_string char *copy = patch(text, there, marked);

		*place = take_mark(copy);
		*message = mark + strlen(MARK);
	}
	loaded = template_load_text(text, strlen(text), "small.yaml", &template, faults);
	if (loaded)
		template_free(&template);
	return loaded;
}

/* Every case of a table is refused with the fault it expects, perhaps among others. */
static void
assert_refused(const struct faulty *cases, size_t count)
{
	size_t wrong = 0;

	for (size_t i = 0; i < count; i++) {
		struct error_list faults = {0};
		struct place place;
		const char *message;
		bool loaded = load_patched(&cases[i], &place, &message, &faults);

		if (loaded || !fault_is_among(&faults, place, message)) {
			fprintf(stderr, "  with: %s\n", cases[i].to);
			wrong++;
		}
		error_list_clear(&faults);
	}
	assert_int_equal(wrong, 0);
}

static void
load__refuses_faulty_heads__with_their_places(void **state)
{
	(void)state;
	assert_refused(faulty_heads, array_length(faulty_heads));
}

static void
load__refuses_faulty_lists__with_their_places(void **state)
{
	(void)state;
	assert_refused(faulty_lists, array_length(faulty_lists));
}

static void
load__refuses_faulty_kinds__with_their_places(void **state)
{
	(void)state;
	assert_refused(faulty_kinds, array_length(faulty_kinds));
}

static void
load__refuses_faulty_earlier_ids__with_their_places(void **state)
{
	(void)state;
	assert_refused(faulty_was, array_length(faulty_was));
}

static void
load__refuses_faulty_steps__with_their_places(void **state)
{
	(void)state;
	assert_refused(faulty_steps, array_length(faulty_steps));
}

static void
load__refuses_conditions_that_cannot_hold__at_the_test(void **state)
{
	(void)state;
	assert_refused(faulty_conditions, array_length(faulty_conditions));
}

/* The small template with another condition for the rule on overdue measures, asked of systems. */
static bool
load_with(const char *condition)
{
	auto_string char *small = data_text("small.yaml");
	auto_string char *to = string_format("    for: system\n    when: '%s'\n", condition);
	auto_string char *asked = patch(small, "    for: measure\n    when: overdue\n", to);
	auto_string char *text = patch(asked, "    field: due\n", "");
	struct error_list faults = {0};
	struct template *template = NULL;
	bool loaded = template_load_text(text, strlen(text), "small.yaml", &template, &faults);

	error_list_clear(&faults);
	template_free(&template);
	return loaded;
}

static void
load__takes_conditions__of_numbers_that_are_close_or_large(void **state)
{
	(void)state;
	assert_true(load_with("users > 5 and users < 5.001"));
	assert_true(load_with("users > 0.0001 and users < 0.0002"));
	assert_true(load_with("users > 100000000000000000000"));
	assert_false(load_with("users > 5 and users < 5"));
	assert_false(load_with("users >= 5 and users < 5"));
}

/* All ways through these conditions contradict, and there are more than can be tried: they are
 * taken to hold. */
static void
load__gives_up__on_conditions_with_very_many_ways(void **state)
{
	struct string first = {0};
	struct string last = {0};

	(void)state;
	for (int i = 0; i < 30; i++)
		string_append(
			&first, "(remote_access contains mo or remote_access contains cn) and ");
	string_append(&first, "remote_access is empty");
	for (int i = 0; i < 40; i++)
		string_append(&first, " and not remote_access contains pt");
	for (int i = 0; i < 30; i++)
		string_append(&last, "(name is \"a\" or name is \"b\") and ");
	string_append(&last, "name is empty");
	for (int i = 0; i < 60; i++)
		string_append(&last, " and any flow where (crosses_border)");
	assert_true(load_with(string_text(&first)));
	assert_true(load_with(string_text(&last)));
	string_clear(&first);
	string_clear(&last);
}

static void
load__refuses_faulty_catalogues__with_their_places(void **state)
{
	(void)state;
	assert_refused(faulty_catalogue, array_length(faulty_catalogue));
}

static void
load__refuses_faulty_yaml__with_its_place(void **state)
{
	(void)state;
	assert_refused(faulty_yaml, array_length(faulty_yaml));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(load__refuses_faulty_heads__with_their_places),
		cmocka_unit_test(load__refuses_faulty_lists__with_their_places),
		cmocka_unit_test(load__refuses_faulty_kinds__with_their_places),
		cmocka_unit_test(load__refuses_faulty_earlier_ids__with_their_places),
		cmocka_unit_test(load__refuses_faulty_steps__with_their_places),
		cmocka_unit_test(load__refuses_conditions_that_cannot_hold__at_the_test),
		cmocka_unit_test(load__takes_conditions__of_numbers_that_are_close_or_large),
		cmocka_unit_test(load__gives_up__on_conditions_with_very_many_ways),
		cmocka_unit_test(load__refuses_faulty_catalogues__with_their_places),
		cmocka_unit_test(load__refuses_faulty_yaml__with_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
