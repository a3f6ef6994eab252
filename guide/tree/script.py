"""Traditional to Simplified Chinese, loaded only where Simplified is asked for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any


@cache
def _converter() -> Any:
    from opencc import OpenCC  # loaded only where Simplified Chinese is asked for

    return OpenCC("tw2sp")


_MAINLAND = {
    "資料": "资料", "文件": "文件", "執行": "执行", "通訊錄": "通讯录", "查詢": "查询", "複製": "复制", "存檔": "保存",
    "紀錄": "记录", "報導": "报道", "身分": "身份", "工作天": "工作日", "捲動": "滚动", "掛掉": "挂断", "案號": "案号",
    "支援": "支持", "連結": "链接", "螢幕": "屏幕", "簡訊": "短信", "聯絡": "联系", "管道": "渠道", "電郵": "邮件",
    "隨身碟": "U 盘", "空白鍵": "空格键", "檔名": "文件名", "檔案": "文件", "帳": "账", "周": "周", "資訊": "信息",
}  # fmt: skip
"""Words that OpenCC, made for computing texts, turns into others than a mainland reader of this subject says."""
_KEPT = re.compile("|".join(sorted(_MAINLAND, key=len, reverse=True)))


@lru_cache(maxsize=4096)
def simplified(text: str) -> str:
    """Traditional Chinese (Taiwan words) as Simplified Chinese with mainland words and quotation marks."""
    pieces, at = [], 0
    for match in _KEPT.finditer(text):
        pieces += [_converter().convert(text[at : match.start()]), _MAINLAND[match[0]]]
        at = match.end()
    plain = "".join([*pieces, _converter().convert(text[at:])])
    return plain.translate(_MARKS)


_MARKS = str.maketrans("「」『』", "“”‘’")
