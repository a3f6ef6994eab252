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
    "資料": "资料", "文件": "文件", "執行": "执行", "查詢": "查询", "複製": "复制", "通訊錄": "通讯录",
    "紀錄": "记录", "報導": "报道", "身分": "身份", "帳": "账", "合約": "合同", "薪資": "工资", "一毛": "一分钱",
    "電信公司": "运营商", "主管單位": "主管部门", "管道": "渠道", "工作天": "工作日", "案號": "案件编号",
    "一則文字": "一条文字消息", "一則": "一条", "幾則": "几条", "電郵": "邮件", "紙本信": "纸质信", "主旨": "主题",
    "電子訊息": "电子信息", "辱罵訊息": "辱骂信息", "傳訊息": "发消息", "傳給": "发给", "愈來愈": "越来越",
    "截圖": "截图", "掛掉": "挂断", "封鎖": "拉黑", "群組": "群", "末四碼": "后四位", "末 4 碼": "后 4 位",
    "存檔": "保存", "略過": "跳过", "預設": "默认", "登不進": "登不上", "連網": "联网", "捲動": "滚动",
    "終端機": "终端", "隨身碟": " U 盘", "監視器": "监控",
}  # fmt: skip
"""Words that OpenCC, made for computing texts, turns into others than a mainland reader of this subject says.

Those it would turn into computing words; papers, people and money; offices; letters; calls; this program.
"""
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
