"""What `--help` says, in the reader's language: a key → 繁體中文, 简体中文, English."""

from __future__ import annotations

from guide.i18n.phrases import Language

_COLUMNS: dict[Language, int] = {"zh-Hant": 0, "zh-Hans": 1, "en": 2}
_WORDS: dict[str, tuple[str, str, str]] = {
    # what stands around
    "usage": ("用法：", "用法：", "usage: "),
    "commands": ("命令", "命令", "commands"),
    "arguments": ("參數", "参数", "arguments"),
    "options": ("選項", "选项", "options"),
    "examples": ("例子：", "例子：", "examples:"),
    "more": (
        "guide COMMAND --help 說明一個命令。",
        "guide COMMAND --help 说明一个命令。",
        "guide COMMAND --help tells about one command.",
    ),
    "about": (
        "回答幾個問題，拿到一頁說清楚的建議。不用連網，不會傳出任何東西。",
        "回答几个问题，拿到一页说清楚的建议。不用联网，不会传出任何东西。",
        "Walk through a few questions to one page of clear advice. Works offline and sends nothing.",
    ),
    # commands
    "open": ("從存好的筆記接著走", "从存好的笔记接着走", "go on from a saved note"),
    "serve": (
        "在這台電腦的瀏覽器裡走，只限這台電腦",
        "在这台电脑的浏览器里走，只限这台电脑",
        "walk in a browser on this computer, and on no other",
    ),
    "check": (
        "找出指南的每個錯，並證明沒有漏洞和死路",
        "找出指南的每个错，并证明没有漏洞和死路",
        "find every fault of a guide and prove that it has no gap, dead end or stale answer",
    ),
    "routes": (
        "每條路、它的結果、會走到那裡的回答",
        "每条路、它的结果、会走到那里的回答",
        "every page path with its outcome and answers that take it",
    ),
    "replay": (
        "照檔案裡的回答走一遍，印出走到哪裡（JSON）",
        "照文件里的回答走一遍，印出走到哪里（JSON）",
        "follow an answers file through the guide and print where it leads, as JSON",
    ),
    "map": ("把樹畫成文字、Mermaid 或 DOT", "把树画成文字、Mermaid 或 DOT", "the tree as text, Mermaid or DOT"),
    "diff": (
        "新版指南裡，哪些回答會走到別處",
        "新版指南里，哪些回答会走到别处",
        "which answers lead elsewhere in a new version of a guide",
    ),
    "schema": (
        "指南檔案的 JSON Schema，給編輯器用",
        "指南文件的 JSON Schema，给编辑器用",
        "JSON Schema of the files of a guide, for editors",
    ),
    "new": ("寫出一份能通過檢查的小指南", "写出一份能通过检查的小指南", "write a tiny guide that passes every check"),
    "completion": (
        "讓 bash、zsh、fish 用 Tab 補完的腳本",
        "让 bash、zsh、fish 用 Tab 补全的脚本",
        "a script that lets bash, zsh or fish complete with Tab",
    ),
    "notes": (
        "存過的筆記：列出、打開、改名、刪除",
        "存过的笔记：列出、打开、改名、删除",
        "the notes that were saved: list, open, rename, delete",
    ),
    "forget": (
        "把這個程式寫過的檔都刪掉；先列出來，問過才刪",
        "把这个程序写过的文件都删掉；先列出来，问过才删",
        "remove everything this program has written that it can know of; lists it and asks first",
    ),
    # options and arguments
    "DO": (
        "list、open、rename、delete 或 restore（拿回刪掉的）",
        "list、open、rename、delete 或 restore（拿回删掉的）",
        "list, open, rename, delete or restore (what was deleted)",
    ),
    "NOTE": ("清單裡的號碼，或檔名", "列表里的号码，或文件名", "its number in the list, or its file name"),
    "NAME": ("新名字：字母、數字、- 和 _", "新名字：字母、数字、- 和 _", "the new name: letters, digits, - and _"),
    "--yes": ("不再問", "不再问", "do not ask"),
    "--help": ("顯示這段說明", "显示这段说明", "show this help"),
    "--version": (
        "程式和指南的版本，指南核對到哪一天",
        "程序和指南的版本，指南核对到哪一天",
        "versions of the program and the guide, and the day the guide was checked",
    ),
    "--guide": ("用另一份指南", "用另一份指南", "another guide than the one that comes along"),
    "--today": (
        "當作今天是這一天，像 2026-06-04",
        "当作今天是这一天，像 2026-06-04",
        "work as if it were this day, like 2026-06-04",
    ),
    "--lang": (
        "zh-Hant、zh-Hans 或 en（平常照你的系統）",
        "zh-Hant、zh-Hans 或 en（平常照你的系统）",
        "zh-Hant, zh-Hans or en (otherwise as your locale)",
    ),
    "--notes-dir": ("筆記存在哪裡", "笔记存在哪里", "where notes are saved"),
    "--plain": (
        "一行一行的文字，不用整個畫面",
        "一行一行的文字，不用整个屏幕",
        "lines of text instead of a full screen",
    ),
    "--light": ("淺底深字", "浅底深字", "dark letters on light ground"),
    "--port": (
        "網址裡的號碼；0（平常）會挑一個空的",
        "网址里的号码；0（平常）会挑一个空的",
        "number in the address; 0, as otherwise, takes a free one",
    ),
    "--host": ("只能是 127.0.0.1", "只能是 127.0.0.1", "127.0.0.1 and nothing else"),
    "--remarks": (
        "也列出沒錯但值得看的",
        "也列出没错但值得看的",
        "list what is worth a look and breaks nothing",
    ),
    "--prove": ("也做證明（平常就會）", "也做证明（平常就会）", "prove it too (this is done anyway)"),
    "--markdown": (
        "每個鍵的形式、必填與否和用處，排成一頁說明",
        "每个键的形式、必填与否和用处，排成一页说明",
        "every key with its form, whether it must be there, and what it says, as a page",
    ),
    "--count": ("只說有幾條", "只说有几条", "only how many there are"),
    "--form": ("畫成哪一種", "画成哪一种", "which of them"),
    "--json": ("給程式讀", "给程序读", "for machines"),
    "--notes": ("這些筆記會怎樣", "这些笔记会怎样", "what becomes of these notes"),
    "NOTE.md": ("存好的筆記", "存好的笔记", "a saved note"),
    "FOLDER": (
        "指南的資料夾（平常用附的那份）",
        "指南的文件夹（平常用附的那份）",
        "a guide's folder (otherwise the one shipped)",
    ),
    "NEW_FOLDER": ("還沒有的或空的資料夾", "还没有的或空的文件夹", "a folder that is empty or not there yet"),
    "ANSWERS.json": (
        'JSON：問題 id → 選項 id、一串 id、"2026-06-04"、"330.00"，略過是 null；從結果繼續：結果 id → "continue"',
        'JSON：问题 id → 选项 id、一串 id、"2026-06-04"、"330.00"，跳过是 null；从结果继续：结果 id → "continue"',
        'JSON: question id → an option id, a list of ids, "2026-06-04", "330.00", or null where it is skipped; '
        'outcome id → "continue" where one went on from it',
    ),
    "OLD": ("舊的一版", "旧的一版", "the old version"),
    "NEW": ("新的一版", "新的一版", "the new version"),
    "KIND": (
        "一種檔案，像 questions；平常是全部",
        "一种文件，像 questions；平常是全部",
        "one kind of file, like questions; otherwise all",
    ),
    "SHELL": ("哪一種 shell", "哪一种 shell", "which shell"),
}
EXAMPLES: dict[str, tuple[str, ...]] = {
    "": (
        "guide",
        "guide --lang en --light",
        "guide open note-20260604-2130-a.md",
        "guide serve",
        "guide check my-guide",
    ),
    "open": ("guide open note-20260604-2130-a.md", "guide open note-20260604-2130-a.md --today 2026-06-20"),
    "serve": ("guide serve", "guide serve --port 8000 --lang zh-Hant"),
    "check": ("guide check", "guide check my-guide --remarks", "guide check my-guide --json"),
    "routes": ("guide routes --count", "guide routes my-guide --json"),
    "replay": ("guide replay answers.json", "guide replay answers.json --guide my-guide --today 2026-06-04"),
    "map": ("guide map", "guide map my-guide --form dot | dot -Tsvg"),
    "diff": ("guide diff old new", "guide diff old new --notes note-*.md"),
    "schema": ("guide schema questions", "guide schema --markdown"),
    "new": ("guide new my-guide",),
    "notes": (
        "guide notes",
        "guide notes open 1",
        "guide notes rename 1 june",
        "guide notes delete 1",
        "guide notes restore",
    ),
    "forget": ("guide forget",),
    "completion": (
        "guide completion bash > ~/.local/share/bash-completion/completions/guide",
        "guide completion zsh > ~/.zfunc/_guide",
        "guide completion fish > ~/.config/fish/completions/guide.fish",
    ),
}
"""Command → lines to type; under "" those of walking."""


def say(key: str, language: Language) -> str:
    """One text of the help."""
    return _WORDS[key][_COLUMNS[language]]
