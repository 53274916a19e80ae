# Pages that say what went wrong and what to do.

errors-bad-request-title = 无法识别提交的内容
errors-bad-request-text = 地址或表单内容不完整或已损坏。请返回后再试一次，已保存的内容不受影响。
errors-forbidden-title = 您暂时无法查看此页
errors-forbidden-text = 您的角色没有查看权限，或者请求来自其他网站。如有需要，请联系项目协调员。
errors-not-found-title = 没有找到此页
errors-not-found-text = 地址可能有误，也可能页面已移动。
errors-method-title = 此处无法这样操作
errors-method-text = 地址有效，但不支持此类请求。请返回，使用页面上的按钮操作。
errors-too-large-title = 内容过大
errors-too-large-text = 提交的内容超出单次上限，尚未保存。请缩短后再提交。
errors-too-many-title = 尝试次数过多
errors-too-many-text = 请等一分钟再试。
errors-busy-title = 服务器正忙
errors-busy-text = 请几秒钟后再试。已保存的内容不会丢失。
errors-internal-title = 服务器出现问题
errors-internal-text = 问题已记录。请再试一次，已保存的内容不会丢失。
errors-code = 代码 { $status }
errors-to-today = 返回“今日”
errors-to-sign-in = 前往登录
