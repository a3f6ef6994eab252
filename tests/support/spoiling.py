"""What is done to the tiny guide to spoil it, and what is said of it then."""

from __future__ import annotations

LATE, DAYS, PAY = "questions/late.yaml", "questions/days.yaml", "outcomes/pay.yaml"
WRITE_OUT = "write the value out; text that begins with & or * goes in quotes"
LEAVE_TAG = "leave the tag away; text that begins with ! goes in quotes"
ID = "begin with a letter, then small letters and digits, words joined by '-', like due-date"
FLAT, QUOTES, UTF8 = "write it flatter", "put text with : or # or { in quotes", "save the file as UTF-8"
PLACEHOLDERS = "a placeholder is written {name} or {law:topic} or {page:id}"

FAULTS: dict[str, tuple[tuple[str, str, str], list[str]]] = {
    "unknown key": (
        (LATE, "label:", "lable:"),
        [
            f"{LATE}:1:1  'label' is missing",
            "+ add 'label:'",
            f"{LATE}:11:1  unknown key 'lable'",
            "+ did you mean 'label'?",
        ],
    ),
    "unknown key, nothing near": (
        (DAYS, "most: 99", "most: 99\nxyzzy: 1"),
        [
            f"{DAYS}:8:1  unknown key 'xyzzy'",
            "+ here stands one of: hint, pauses, skip, least, counts-days, decimals, unit",
        ],
    ),
    "a promise under a misspelt key": (
        ("guide.yaml", "help: people\n", "help: people\npromisses: {help: [{page: true}]}\n"),
        ["guide.yaml:14:1  unknown key 'promisses'", "+ did you mean 'promises'?"],
    ),
    "a misspelt key inside a promise": (
        ("guide.yaml", "help: people\n", "help: people\npromises: {never-fall: [{fact: days-late}]}\n"),
        ["guide.yaml:14:12  unknown key 'never-fall'", "+ did you mean 'never-falls'?"],
    ),
    "a misspelt key of house style": (
        ("guide.yaml", "help: people\n", "help: people\nstyle: {weakest: {besides: []}}\n"),
        ["guide.yaml:14:19  unknown key 'besides'", "+ did you mean 'beside'?"],
    ),
    "a key with the wrong dash": (
        (PAY, "group: all", "group: all\nCheck_First: true"),
        [f"{PAY}:3:1  unknown key 'Check_First'", "+ did you mean 'check-first'?"],
    ),
    "a misspelt key of an option": (
        (LATE, "    en: It is\n", "    en: It is\n    privat: true\n"),
        [f"{LATE}:18:5  unknown key 'privat'", "+ did you mean 'private'?"],
    ),
    "a key of another kind of question": (
        (LATE, "kind: one", "kind: one\ndays-back: 30"),
        [f"{LATE}:4:1  unknown key 'days-back'", "+ here stands one of: hint, pauses"],
    ),
    "a key without a space behind it": (
        (LATE, "kind: one", "kind: one\nhint:{en: Look}"),
        [f"{LATE}:4:1  unknown key 'hint:{{en'", "+ write a space after the colon"],
    ),
    "missing key": ((DAYS, "most: 99\n", ""), [f"{DAYS}:1:1  'most' is missing", "+ add 'most:'"]),
    "a word for a number": ((DAYS, "most: 99", "most: many"), [f"{DAYS}:7:7  must be a whole number, not 'many'"]),
    "a number of 5000 digits": (
        (DAYS, "most: 99", "most: " + "9" * 5000),
        [f"{DAYS}:7:7  must be a whole number, not '{'9' * 5000}'"],
    ),
    "a number for words": (
        (LATE, "  en: Is it late?", "  en: 7"),
        [f"{LATE}:6:7  must be text, not '7'", "+ put it in quotes"],
    ),
    "a word for a day": (
        ("guide.yaml", "checked: '2026-06-01'", "checked: yesterday"),
        ["guide.yaml:3:10  'yesterday' is no day", "+ write it like 2026-11-23"],
    ),
    "a day no calendar has": (
        ("guide.yaml", "checked: '2026-06-01'", "checked: 2026-02-30"),
        ["guide.yaml:3:10  '2026-02-30' is no day", "+ write it like 2026-11-23"],
    ),
    "yes for true": (
        (LATE, "    en: It is\n", "    en: It is\n    private: yes\n"),
        [f"{LATE}:18:14  must be true or false, not 'yes'"],
    ),
    "one word for a list": (
        (PAY, "blocks: [old]", "blocks: old"),
        [f"{PAY}:6:9  must be a list, not 'old'", "+ write one '- ' line for each"],
    ),
    "a list for a mapping": (
        (LATE, "  empty:\n", "  empty:\n    - x\n"),
        [
            f"{LATE}:24:5  does not fit what stands above it",
            "+ indent it like what it belongs to; under one key stand keys or a list, not both",
        ],
    ),
    "text for words": (
        (LATE, "label:\n  zh-Hant: 晚了\n  en: Late", "label: Late"),
        [f"{LATE}:11:8  'Late' stands in no language", '+ write {zh-Hant: "…", en: "…"}'],
    ),
    "words missing in English": (
        (LATE, "    en: It is not\n", ""),
        [f"{LATE}:18:5  the words in en are missing", "+ add 'en:'"],
    ),
    "words missing in Chinese": (
        (LATE, "  zh-Hant: 晚了嗎？\n", ""),
        [f"{LATE}:5:3  the words in zh-Hant are missing", "+ add 'zh-Hant:'"],
    ),
    "empty words": ((LATE, "  en: Is it late?", "  en: ''"), [f"{LATE}:6:7  is empty", "+ write the words"]),
    "dangling go": (
        (LATE, "go: calm", "go: clam"),
        [f"{LATE}:28:9  there is no question, outcome or notice 'clam'", "+ did you mean 'calm'?"],
    ),
    "going to a page": (
        (LATE, "go: calm", "go: people"),
        [f"{LATE}:28:9  'people' is a page, and here stands a question, outcome or notice"],
    ),
    "unknown block": (
        (PAY, "blocks: [old]", "blocks: [odl]"),
        [f"{PAY}:6:10  there is no block 'odl'", "+ did you mean 'old'?"],
    ),
    "unknown chapter": (
        (DAYS, "chapter: asking", "chapter: taking"),
        [f"{DAYS}:2:10  there is no chapter 'taking'", "+ did you mean 'asking'?"],
    ),
    "unknown first question": (
        ("guide.yaml", "first: late", "first: early"),
        ["guide.yaml:6:8  there is no question 'early'"],
    ),
    "unknown source": (
        (LATE, "[C01]", "[C01, C10]"),
        [f"{LATE}:10:18  there is no source 'C10'", "+ did you mean 'C01'?"],
    ),
    "duplicate option": (
        (LATE, "  - id: fine", "  - id: late"),
        [f"{LATE}:18:9  the id 'late' stands twice", "+ choose another id"],
    ),
    "duplicate key": (
        (LATE, "kind: one", "kind: one\nkind: one"),
        [f"{LATE}:4:1  the key 'kind' stands twice", "+ keep one of them"],
    ),
    "wrong kind": (
        (LATE, "kind: one", "kind: two"),
        [f"{LATE}:3:7  kind 'two' is not known", "+ one of 'one', 'several', 'date', 'money', 'number'"],
    ),
    "no kind": (
        (LATE, "kind: one\n", ""),
        [f"{LATE}:1:1  'kind' is missing", "+ one of 'one', 'several', 'date', 'money', 'number'"],
    ),
    "wrong node": (
        (LATE, "question: late", "outcome: late"),
        [
            f"{LATE}:1:10  this is a file of kind 'outcome', but it stands under questions/",
            "+ move it to outcomes/, or write 'question:'",
        ],
    ),
    "wrong file name": (
        (LATE, "question: late", "question: later"),
        [f"{LATE}:1:11  the file is called late.yaml, but its id is 'later'", "+ call the file later.yaml"],
    ),
    "no id": (
        (LATE, "  - id: fine", "  - id: Fine_One"),
        [f"{LATE}:18:9  'Fine_One' is no id", f"+ {ID}"],
    ),
    "an id that begins with a figure": (
        (LATE, "  - id: fine", "  - id: 2018-19"),
        [f"{LATE}:18:9  '2018-19' is no id", f"+ {ID}"],
    ),
    "an id in Chinese": ((LATE, "  - id: fine", "  - id: 好"), [f"{LATE}:18:9  '好' is no id", f"+ {ID}"]),
    "an id of two words": (
        (LATE, "  - id: fine", "  - id: fine one"),
        [f"{LATE}:18:9  'fine one' is no id", f"+ {ID}"],
    ),
    "no text as an id": ((LATE, "  - id: fine", "  - id: [x]"), [f"{LATE}:18:9  a list is no id", f"+ {ID}"]),
    "a tag": (
        (LATE, "kind: one", "kind: !!python/name:os.system one"),
        [f"{LATE}:3:7  has the YAML tag tag:yaml.org,2002:python/name:os.system", f"+ {LEAVE_TAG}"],
    ),
    "a tagged list": ((LATE, "[C01]", "!x [C01]"), [f"{LATE}:10:12  has the YAML tag !x", f"+ {LEAVE_TAG}"]),
    "an anchor": ((LATE, "kind: one", "kind: &one one"), [f"{LATE}:3:7  uses an anchor", f"+ {WRITE_OUT}"]),
    "too deep": (
        (LATE, "[C01]", "[" * 50 + "]" * 50),
        [
            f"{LATE}:10:13  a list is no id of a source",
            f"+ write C01, X01, or {ID}",
            f"{LATE}:10:51  nests too deep",
            f"+ {FLAT}",
        ],
    ),
    "a colon in the words": (
        (LATE, "en: Is it late?", "en: Late: is it?"),
        [f"{LATE}:6:11  has a : that cannot stand in text without quotes", f"+ {QUOTES}"],
    ),
    "a control character": (
        (LATE, "en: Is it late?", "en: Is it\x07late?"),
        [f"{LATE}:6:12  has the character U+0007, which is no part of a text", "+ leave it away"],
    ),
    "unknown placeholder": (
        (PAY, "en: 'Call {law:phone}'", "en: 'Call {law:phone} {dyas-late}'"),
        [
            f"{PAY}:11:7  the languages differ in their placeholders: dyas-late",
            "+ use the same in each",
            f"{PAY}:11:38  unknown placeholder {{dyas-late}}",
            "+ did you mean 'days-late'?",
        ],
    ),
    "unknown law in a placeholder": (
        (PAY, "{zh-Hant: '打 {law:phone}', en: 'Call {law:phone}'}", "{zh-Hant: '{law:fone}', en: '{law:fone}'}"),
        [
            f"{PAY}:11:17  there is no law text 'fone'",
            "+ did you mean 'phone'?",
            f"{PAY}:11:35  there is no law text 'fone'",
            "+ did you mean 'phone'?",
        ],
    ),
    "a placeholder in one language only": (
        (PAY, "en: '{days-late} days late'", "en: Late"),
        [f"{PAY}:5:7  the languages differ in their placeholders: days-late", "+ use the same in each"],
    ),
    "a lone brace": (
        (LATE, "en: Is it late?", "en: 'Is it { late?'"),
        [f"{LATE}:6:7  has a lone {{ or }}", f"+ {PLACEHOLDERS}"],
    ),
    "unknown option in a condition": (
        (LATE, "when: {late: late}", "when: {late: latte}"),
        [f"{LATE}:26:18  'late' has no option 'latte'", "+ did you mean 'late'?"],
    ),
    "unknown condition": (
        (DAYS, "when: a-week", "when: a-weak"),
        [f"{DAYS}:14:11  no condition is named 'a-weak'", "+ did you mean 'a-week'?"],
    ),
    "circular condition": (
        ("guide.yaml", "  a-week: {days-late: {least: 7}}", "  a-week: {not: week}\n  week: a-week"),
        [
            "guide.yaml:19:17  the condition 'a-week' is defined by itself",
            "+ break the circle",
            "guide.yaml:20:9  the condition 'week' is defined by itself",
            "+ break the circle",
        ],
    ),
    "a number tested by a word": (
        ("guide.yaml", "{least: 7}", "lots"),
        ["guide.yaml:19:23  a number is tested by least, most or is", "+ write {least: 1, most: 6} or {is: 0}"],
    ),
    "a number tested by true": (
        ("guide.yaml", "{least: 7}", "{is: false}"),
        ["guide.yaml:19:28  'False' is no number", "+ write {least: 1, most: 6} or {is: 0}"],
    ),
    "a fact tested by a fixed day": (
        ("guide.yaml", "{least: 7}", "{least: 2026-04-06}"),
        [
            "guide.yaml:19:31  '2026-04-06' is a fixed day, and what is tested is a number",
            "+ ask how many days have passed, by a fact with 'days-since': {FACT: {least: 7}}",
        ],
    ),
    "a range that holds nothing": (
        ("guide.yaml", "{least: 7}", "{least: 9, most: 7}"),
        ["guide.yaml:19:23  there is nothing from 9 to 7", "+ write the smaller one under 'least'"],
    ),
    "one number and a range": (
        ("guide.yaml", "{least: 7}", "{is: 7, least: 5}"),
        ["guide.yaml:19:23  'is' stands beside 'least' or 'most'", "+ write either one number or a range"],
    ),
    "a range outside of what a fact can be": (
        ("guide.yaml", "{least: 7}", "{least: 100}"),
        ["guide.yaml:19:23  'days-late' is never in this range", "+ mend it, or what may be answered"],
    ),
    "a range outside of what may be answered, inside any": (
        (LATE, "when: {late: late}", "when: {any: [{late: late}, {days: {least: 100}}]}"),
        [f"{LATE}:26:39  no answer to 'days' is in this range", "+ it takes 0 to 99"],
    ),
    "a bound finer than one of the answers behind a fact": (
        (
            "guide.yaml",
            "    from: [{value: days}]\nconditions:\n  a-week: {days-late: {least: 7}}",
            "    from: [{value: days}, {value: parts}]\nconditions:\n  a-week: {days-late: {least: 7.5}}",
        ),
        [
            "guide.yaml:17:35  'parts' is not a number or money question",
            "guide.yaml:19:31  '7.5' is no number with at most 0 decimals",
            "+ write {least: 1, most: 6} or {is: 0}",
        ],
    ),
    "a fact defined twice": (
        (
            "guide.yaml",
            "    from: [{value: days}]\n",
            "    from: [{value: days}]\n"
            "  - fact: days-late\n    label: {en: D, zh-Hant: 天}\n    from: [{value: days}]\n",
        ),
        ["guide.yaml:18:11  the fact 'days-late' stands twice", "+ choose another id"],
    ),
    "a fact called like an outcome": (
        (
            "guide.yaml",
            "    from: [{value: days}]\n",
            "    from: [{value: days}]\n  - fact: calm\n    label: {en: D, zh-Hant: 天}\n    from: [{value: days}]\n",
        ),
        ["guide.yaml:18:11  'calm' is an outcome too", "+ choose another id"],
    ),
    "a fact known twice from one answer": (
        ("guide.yaml", "from: [{value: days}]", "from: [{value: days}, {value: days}]"),
        ["guide.yaml:17:11  'days' stands twice", "+ name each source once"],
    ),
    "an option asked for twice": (
        (LATE, "when: {late: late}", "when: {late: [late, late]}"),
        [f"{LATE}:26:18  'late' stands twice"],
    ),
    "a block listed twice": ((PAY, "blocks: [old]", "blocks: [old, old]"), [f"{PAY}:6:9  'old' stands twice"]),
    "limits the wrong way round": (
        (DAYS, "most: 99", "least: 100\nmost: 99"),
        [
            f"{DAYS}:8:7  there is nothing from 100 to 99",
            "+ write the smaller one under 'least'",
        ],
    ),
    "an error without words": (
        (DAYS, "  too-low: {zh-Hant: 太小, en: Too low}\n", ""),
        [f"{DAYS}:9:3  'too-low' is missing", "+ say what to do when the answer is too-low"],
    ),
}
"""(file, old, new) → the faults as printed; + before what to write instead"""

ROUTING: dict[str, tuple[tuple[str, str, str], list[str]]] = {
    "the last rule may not hold": (
        (DAYS, "  - go: calm", "  - when: a-week\n    go: calm"),
        [f"{DAYS}:16:5  the last rule must always hold", "+ add a rule with 'go' alone after it"],
    ),
    "a rule that is never reached": (
        (DAYS, "  - when: a-week\n    go: pay", "  - go: pay"),
        [f"{DAYS}:14:5  this rule always holds, so those below never do", "+ move it to the end"],
    ),
}
"""The same for the order of rules, as told by whatever only wants to use the guide; `guide check` proves it instead"""
