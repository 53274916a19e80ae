# The style page of demo mode: specimens of every part.

style-lede = 页面的全部组件及其各种状态。
style-contents = 本页内容

style-colours = 颜色
style-token-paper = 页面底色
style-token-surface = 卡片与输入框
style-token-sunken = 凹陷区域
style-token-line = 细线
style-token-ink = 正文
style-token-muted = 次要文字
style-token-accent = 链接与操作
style-token-accent-soft = 已选背景
style-token-support = 需要留意
style-token-ok = 一切正常
style-token-danger = 危险

style-typography = 字体
style-sample-title = 学习之桥
style-sample-heading = 走进车间的第一周
style-sample-sub = 装夹工件
style-sample-text = 交件前请核对 0.05 mm 的公差。如有疑问，请<em>询问</em>企业导师。
style-sample-small = 提示、信息与表格
style-sample-tiny = 标签与说明文字

style-words = 长词与短词

style-buttons = 按钮
style-buttons-normal = 常规
style-buttons-disabled = 不可用
style-buttons-small = 小号
style-buttons-icons = 带图标
style-buttons-block = 整行
style-button-primary = 提交本周周志
style-button-secondary = 保存草稿
style-button-quiet = 取消
style-button-danger = 删除草稿
style-button-add = 添加记录
style-button-download = 下载

style-forms = 表单
style-forms-text = 文本
style-forms-choice = 选项
style-forms-errors = 填写有误
style-field-empty = 未填写
style-field-filled = 已填写
style-field-hint = 带提示
style-field-hint-text = 与培养协议中的写法一致。
style-field-invalid = 周二工时
style-field-invalid-text = 一天最多 24 小时，请核对数字。
style-field-password = 密码
style-field-readonly = 只读
style-field-disabled = 不可用
style-field-area = 做了哪些工作？
style-field-area-text = 车削两根轴，测量并去毛刺。
style-field-file = 工件照片
style-field-select = 培训阶段
style-field-select-hint = 后续阶段由培养计划决定。
style-phase-basics = 基础培训
style-phase-company = 企业实践
style-phase-exam = 考试
style-choice-radio = 单选
style-choice-checkbox = 多选
style-choice-morning = 早班
style-choice-late = 中班
style-choice-none = 不倒班
style-choice-photo = 附照片
style-choice-measured = 附测量数据
style-search = 搜索周志
style-search-button = 搜索

style-cards = 卡片
style-card-plain-title = 金属加工基础
style-card-plain-text = 锉削、锯削、钻孔：双手最先学会的技能。
style-card-link-title = 跨文化协作
style-card-link-text = 整张卡片是一个链接。
style-card-progress-title = 识读图样
style-card-progress-text = 带状态和进度条。

style-chips = 标签与头像
style-chip-plain = 草稿
style-chip-accent = 审核中
style-chip-info = 新版本
style-chip-ok = 已签核
style-chip-warn = 缺少协议
style-chip-danger = 保险已过期

style-notices = 通知
style-notice-info-title = 内容已更新
style-notice-info-text = 您开始学习后，本课内容有更新。
style-notice-ok-title = 全部周志已签核
style-notice-ok-text = 企业导师已全部审阅。
style-notice-warn-title = 当前离线
style-notice-warn-text = 您填写的内容会保留在本设备，联网后同步。
style-notice-danger-title = 排班含夜班
style-notice-danger-text = 未满 18 周岁的学徒不得上夜班，请调整排班。
style-notice-more = 了解详情
style-flash = 操作之后

style-saving = 保存状态

style-progress = 进度
style-progress-none = 未开始
style-progress-some = 进行中
style-progress-all = 已完成

style-tables = 表格
style-table-hours = 每周工时
style-table-people = 企业导师
style-column-week = 周次
style-column-work = 工作内容
style-column-hours = 工时
style-column-name = 姓名
style-column-place = 部门
style-column-state = 状态
style-total = 合计
style-work-turning = 车削
style-work-milling = 铣削与测量

style-lists = 待办、步骤与信息
style-due-next-title = 完成第 47 周周志
style-due-next-text = 还有两天未填写。
style-due-quiz-title = 测验：游标卡尺测量
style-due-quiz-text = 8 题，约 10 分钟
style-due-today = 今日截止
style-due-meeting-title = 学习小组会议
style-due-meeting-text = 星期四 15:00
style-step-done = 已完成
style-step-now = 当前步骤
style-step-next = 尚未开始
style-device-here = 本设备
style-device-before = 上次使用：昨天
style-device-end = 退出

style-navigation = 导航
style-tabs = 周志视图
style-tab-week = 本周
style-tab-month = 本月
style-tab-plan = 培养计划

style-disclosure = 展开与弹窗
style-details-closed = 收起
style-details-open = 展开
style-details-text = 并非人人都马上需要的内容。
style-dialog-button = 打开对话框
style-dialog-title = 删除此草稿？
style-dialog-text = 第 47 周的草稿仅保存在本设备，删除后无法恢复。
style-dialog-keep = 保留

style-empty = 空状态
style-empty-title = 还没有周志
style-empty-text = 写下第一篇后，周志会显示在这里。
style-empty-action = 写第一篇周志

style-learning = 学习组件
style-learning-callouts = 提示框
style-callout-text = 测量前请先关闭机床。
style-term = 术语
style-term-name = 双元制职业教育
style-term-text = 由企业和学校共同承担培养任务。
style-options-open = 作答前
style-options-answered = 作答后
style-question = 李女士为什么没有回答？
style-option-free = 她没有听到问题。
style-option-chosen = 她不想当众纠正上司。
style-option-best-why = 当众纠正会让双方都没面子。
style-option-tried-why = 有可能，但提问时她点了头。
style-advice-text = 会后可以私下再问一次。
style-counter-text = 刚入职的同事也可能确实不知道。
style-check-list = 核对清单
style-check-glasses = 已戴护目镜
style-check-hair = 长发已束起
style-slider = 自我画像
style-pole-direct = 有话直说
style-pole-indirect = 委婉表达
style-pole-alone = 独自开始
style-pole-together = 先问大家

style-icons = 图标
style-icons-text = 图标总与文字同时出现；此处为代码中的名称。
