# Words used everywhere: navigation, saving, paging.

common-product = 学桥
common-description = 面向中欧职业教育的学习平台，支持中文、德语和英语。
common-skip = 跳到正文
common-language = 语言
common-main-navigation = 主导航
common-nav-today = 今日
common-nav-courses = 课程
common-nav-quizzes = 测验
common-nav-classes = 班级
common-nav-people = 人员
common-nav-profile = 我的
common-breadcrumb = 当前位置
common-close = 关闭
common-pages = 分页
common-page-previous = 上一页
common-page-next = 下一页
common-page-of = 第 { $number } 页，共 { $pages } 页
common-please-check = 请核对填写的内容
common-saved = 已保存
common-saved-device = 已保存在本设备
common-saved-sending = 正在保存……
common-saved-offline = 已保存在本设备，联网后自动同步。
common-saved-rejected = 课时内容已更新，请刷新页面。
common-style-page = 界面样式
common-about = 学桥 Qiao，一座学习之桥
