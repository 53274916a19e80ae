# Question banks: the list
banks-title = 题库
banks-lede = 您可以编写、查找和导入的题目。
banks-none-title = 还没有题库
banks-none-text = 新建一个题库，之后即可编写或导入题目。
banks-questions =
    { $count ->
       *[other] { $count } 道题
    }
banks-of-course = 课程自带，所有编写者可用
banks-new-bank = 新建题库
banks-new-bank-button = 新建
banks-bank-title = 题库名称
banks-bank-title-hint = 至少填写一种语言。
banks-bank-no-title = 请至少用一种语言填写名称。
banks-bank-title-too-long = 名称最多 { $characters } 个字符。

# One bank
banks-search-label = 查找题目
banks-search-hint = 可输入题目、选项或 ID 中的词。
banks-search-button = 查找
banks-filter-category = 分类
banks-filter-tag = 标签
banks-filter-kind = 题型
banks-filter-all = 全部
banks-filter-retired = 显示已停用的题目
banks-filter-count = { $name }（{ $count }）
banks-found =
    { $count ->
       *[other] 找到 { $count } 道题
    }
banks-nothing-found = 没有符合条件的题目。请减少条件再试。
banks-empty-title = 题库还是空的
banks-empty-text = 编写第一道题，或从文件导入。
banks-new-item = 新建题目
banks-new-item-lede = 请选择题型。
banks-import = 导入
banks-export = 导出
banks-export-lede = 导出题库中所有使用中的题目。
banks-export-lost-text = 请看完说明后下载。Qiao 中的题目不受影响。
banks-export-anyway = 下载文件
banks-export-lost-title = { $format } 无法完整表达的内容
banks-column-title = 题目
banks-column-category = 分类
banks-column-tags = 标签
banks-column-used = 使用情况
banks-used =
    { $count ->
       *[other] 用于 { $count } 个测验
    }
banks-unused = 尚未使用
banks-version-number = 第 { $number } 版
banks-retired = 已停用
banks-read-only-bank = 此题库您只能查看和使用，不能修改。
banks-untitled = 无标题
banks-settings = 名称与练习
banks-practice = 学员可以用此题库练习

# Kinds of questions
banks-kind-single-choice = 单选题
banks-about-single-choice = 从多个选项中选一个
banks-kind-multiple-choice = 多选题
banks-about-multiple-choice = 勾选所有正确的选项
banks-kind-true-false = 判断题
banks-about-true-false = 判断一个说法是否正确
banks-kind-kprim = 四项判断题（K′）
banks-about-kprim = 逐一判断四个说法
banks-kind-short-text = 填空简答题
banks-about-short-text = 输入一个词或几个词，自动评分
banks-kind-numeric = 数值题
banks-about-numeric = 输入一个数，可带单位和误差
banks-kind-formula = 计算题（随机数）
banks-about-formula = 每位学员得到不同的数
banks-kind-cloze = 综合填空题
banks-about-cloze = 文中的空可填词、填数或选择
banks-kind-inline-choice = 选词填空题
banks-about-inline-choice = 在文中每处从列表选择
banks-kind-matching = 连线题
banks-about-matching = 把相配的内容对应起来
banks-kind-ordering = 排序题
banks-about-ordering = 把步骤排成正确顺序
banks-kind-categorisation = 归类题
banks-about-categorisation = 把内容归入各组
banks-kind-hotspot = 图片选点题
banks-about-hotspot = 在图片上选出位置
banks-kind-mark-words = 标词题
banks-about-mark-words = 在文中标出词语
banks-kind-incident = 关键事件
banks-about-incident = 情境与四种解释
banks-kind-essay = 论述题
banks-about-essay = 较长的文字，由教师评分
banks-kind-upload = 上传文件
banks-about-upload = 上传照片或文件，由教师评分

# The editor
banks-new-title = 新建：{ $kind }
banks-save = 保存
banks-preview = 预览
banks-preview-text = 学员看到的样子。
banks-preview-not-yet = 填写完整后即可预览。
banks-question-part = 题目
banks-answer-part = 答案与评分
banks-more-part = 提示与总反馈
banks-advanced = 高级
banks-duplicate = 复制
banks-retire = 停用
banks-retire-text = 停用后不再供选用；已使用它的测验不受影响。
banks-take-back = 恢复使用
banks-keep = 标题与分类
banks-versions = 版本
banks-version-at = 第 { $number } 版 · { $date }
banks-version-newest = 最新
banks-version-old = 这是第 { $number } 版，不能修改。参加过的测验仍以当时的版本为准。
banks-to-newest = 打开最新版本
banks-used-in = 用于
banks-changed = 在您编辑期间，其他人保存了新版本。您输入的内容仍在这里，尚未保存。请在另一个窗口打开最新版本进行比较；再次保存即以您的内容作为新版本。
banks-markdown-hint = 可用 Markdown：**粗体**、列表、$公式$、![图](media/图.png)。
banks-row = { $name } { $number }
banks-row-marker = { $name } [[{ $marker }]]
banks-add = 添加{ $name }
banks-remove = 删除
banks-remove-label = 删除：{ $row }
banks-up = 上移
banks-up-label = 上移：{ $row }
banks-down = 下移
banks-down-label = 下移：{ $row }
banks-take = 应用
banks-choose = 请选择
banks-problem-at = { $place }：{ $problem }
banks-whole-item = 整道题

# Words for fields
banks-word-accept = 可上传的文件类型
banks-word-accepted = 接受的答案
banks-word-accepted-any = 不分语言
banks-word-accepted-zh = 中文
banks-word-accepted-de = 德语
banks-word-accepted-en = 英语
banks-word-accepts = 填空方式
banks-word-advice = 建议
banks-word-alt = 图片说明（供看不到图片的人）
banks-word-answer = 答案
banks-word-answer-is = 此说法
banks-word-answers = 答案
banks-word-area = 位置
banks-word-areas = 图上的位置
banks-word-belongs-to = 属于
banks-word-case-sensitive = 区分大小写
banks-word-categories = 组
banks-word-category = 分类
banks-word-category-of = 组
banks-word-corners = 顶点
banks-word-correct = 正确
banks-word-counter-example = 反例
banks-word-credit = 得分（%）
banks-word-criteria = 评分标准
banks-word-criterion = 标准
banks-word-decimals = 答案显示的小数位数
banks-word-entries = 条目
banks-word-entry = 条目
banks-word-expression = 计算公式
banks-word-factor = 换算系数
banks-word-feedback = 反馈
banks-word-feedback-false = 选“错误”时的反馈
banks-word-feedback-true = 选“正确”时的反馈
banks-word-feedback-wrong = 答错时的反馈
banks-word-fixed-order = 保持选项顺序，不打乱
banks-word-gap = 空
banks-word-gaps = 空
banks-word-general-feedback = 总反馈
banks-word-height = 图片高度
banks-word-hint = 提示
banks-word-id = 标识
banks-word-image = 图片
banks-word-label = 说明
banks-word-label-false = “错误”一栏的文字
banks-word-label-true = “正确”一栏的文字
banks-word-level = 等级
banks-word-levels = 等级（由低到高）
banks-word-marks = 分值
banks-word-max = 最大值
banks-word-max-files = 最多文件数
banks-word-max-words = 最多字数
banks-word-min = 最小值
banks-word-min-words = 最少字数
banks-word-model-answer = 参考答案
banks-word-multiple = 可选多个位置
banks-word-option = 选项
banks-word-options = 选项
banks-word-pair = 题项
banks-word-pairs = 对应关系
banks-word-plausibility = 合理程度
banks-word-points = 分数
banks-word-prompt = 题干
banks-word-question = 问题
banks-word-radius = 半径
banks-word-rows = 输入框行数
banks-word-rubric = 评分表
banks-word-rules = 单位与有效数字
banks-word-scoring = 计分方式
banks-word-shape-of-area = 形状
banks-word-significant-figures = 有效数字位数
banks-word-statement = 说法
banks-word-statements = 说法
banks-word-step = 步长
banks-word-symbol = 符号
banks-word-tags = 标签
banks-word-text = 文字
banks-word-text-with-gaps = 带空的文本
banks-word-text-with-words = 待标词的文本
banks-word-title = 标题
banks-word-token = 词语
banks-word-tokens = 可标的词语
banks-word-tolerance = 误差类型
banks-word-tolerance-value = 允许误差
banks-word-unit = 单位
banks-word-unit-deduction = 缺单位时扣除（%）
banks-word-unit-rule = 是否必须写单位
banks-word-units = 单位
banks-word-value = 数值
banks-word-variable = 变量
banks-word-variable-name = 名称
banks-word-variables = 变量
banks-word-weight = 权重
banks-word-width = 图片宽度
banks-word-x = 横坐标 x
banks-word-y = 纵坐标 y

# Hints below the words
banks-hint-accept = 不选表示全部接受。
banks-hint-accepted = 每行一个。* 代表任意字符。
banks-hint-category = 从大到小，用斜线分隔：焊接/烟尘
banks-hint-corners = 每行一个顶点：x y
banks-hint-credit = 100 = 正确，0 = 错误。小数点或逗号均可。
banks-hint-expression = 例如 2 * pi * r。可用 + - * / ^、sqrt、sin、round 等。
banks-hint-factor = 系数为 1 的单位即答案所用单位。
banks-hint-id = 用于文件和导入。留空则自动生成。小写字母、数字和连字符。
banks-hint-image = 题库中图片的名称：media/seam.png
banks-hint-plausibility = 恰好一个为 3。
banks-hint-tags = 用逗号分隔。
banks-hint-text-with-gaps = 用 [[a]] 标出空，每种语言各一次。
banks-hint-text-with-words = 写成 [[a|词语]]，每种语言各一次。
banks-hint-variables = 在题干中写成 {"{"}a{"}"}。
banks-hint-title = 仅供教师在列表中查看。

# Words of lists
banks-choice-per-option-deduction = 对加错减，不低于 0
banks-choice-per-option = 每个选项判断正确即得分
banks-choice-all-or-nothing = 全对才得分
banks-choice-weighted = 按各选项的百分比相加
banks-choice-by-position = 按位置正确的条目
banks-choice-by-pair = 按先后正确的两两组合
banks-choice-absolute = 绝对误差（±）
banks-choice-relative = 相对误差（%）
banks-choice-unit-optional = 可以不写
banks-choice-unit-required = 必须写
banks-choice-gap-text = 文字
banks-choice-gap-number = 数
banks-choice-gap-choice = 选择
banks-choice-circle = 圆
banks-choice-rectangle = 矩形
banks-choice-polygon = 多边形
banks-choice-true = 正确
banks-choice-false = 错误
banks-choice-plausibility-0 = 0 – 不合理
banks-choice-plausibility-1 = 1 – 不太合理
banks-choice-plausibility-2 = 2 – 比较合理
banks-choice-plausibility-3 = 3 – 最合理
banks-choice-jpeg = JPEG 照片
banks-choice-png = PNG 图片
banks-choice-pdf = PDF 文件
banks-choice-plain-text = 纯文本

# What is wrong
banks-wrong-no-text = 请至少用一种语言填写。
banks-wrong-bad-id = 只能使用小写字母、数字和连字符，最多 60 个。
banks-wrong-same-id = 标识重复。
banks-wrong-too-few = 数量太少。
banks-wrong-too-many = 数量太多。
banks-wrong-no-right-answer = 没有能得满分的答案。
banks-wrong-not-one-right = 必须恰好有一个正确。
banks-wrong-bad-credit = 此比例超出范围。
banks-wrong-bad-marks = 分值必须大于 0，最多 1000。
banks-wrong-unknown-id = 请选择一项。
banks-wrong-markers-differ = 文中的标记与下面的列表不一致。
banks-wrong-bad-expression = 此公式无法计算。
banks-wrong-bad-range = 数值超出范围或顺序不对。
banks-wrong-bad-units = 恰好一个单位的系数应为 1。
banks-wrong-too-long = 文字太长。
banks-wrong-not-a-number = 请输入一个数，例如 1.5 或 1,5，不要千位分隔符。
banks-wrong-not-a-choice = 请从列表中选择。
banks-wrong-not-a-corner = 每行两个数，用空格分隔。
banks-wrong-id-taken = 题库中已有此标识的题目。
banks-wrong-not-whole = 请输入 0 到 { $max } 的整数。

# Pictures
banks-pictures = 图片
banks-pictures-lede = 题目中可用的图片，写作 ![说明](media/图.png)。
banks-picture-file = 图片文件
banks-picture-hint = PNG 或 JPEG，最大 10 MB。
banks-picture-add = 上传
banks-picture-wrong-kind = 只接受 PNG 或 JPEG 图片。
banks-picture-too-large = 图片超过 10 MB。

# Import
banks-import-title = 导入题目
banks-import-lede = 先预览，确认后才保存。
banks-import-file = 文件
banks-import-file-hint = 最大 50 MB。
banks-import-format = 格式
banks-import-detect = 自动识别
banks-import-language = 未注明语言的文字属于
banks-import-look = 读取文件
banks-import-templates = 没有现成文件？请使用模板：
banks-template-csv = CSV 模板
banks-template-xlsx = Excel 模板
banks-import-no-file = 请选择文件。
banks-import-unknown-format = 无法识别此文件的格式，请选择格式。
banks-import-gone = 预览已过期，请重新选择文件。
banks-import-full = 目前正在导入的文件太多，请过几分钟再试。
banks-preview-title = 导入预览
banks-preview-found =
    { $count ->
       *[other] 找到 { $count } 道题
    }
banks-preview-pictures =
    { $count ->
       *[other] { $count } 张图片
    }
banks-preview-nothing = 文件中没有可导入的题目。
banks-preview-kinds = 按题型
banks-preview-first = 前 { $count } 道题
banks-preview-refused = 未能导入
banks-preview-approximated = 有所调整
banks-export-refused = 无法导出
banks-export-approximated = 导出时有所调整
banks-preview-clean = 全部内容完整导入，没有调整。
banks-preview-more =
    { $count ->
       *[other] 另有 { $count } 条
    }
banks-preview-existing =
    { $count ->
       *[other] 题库中已有其中 { $count } 道题（标识相同）。
    }
banks-duplicates = 已有的题目
banks-duplicates-version = 存为新版本
banks-duplicates-both = 两者都保留
banks-duplicates-leave = 不导入
banks-import-now = 导入
banks-import-other = 选择其他文件
banks-imported =
    { $count ->
       *[other] 已导入 { $count } 道题。
    }
banks-preview-tests =
    { $count ->
       *[other] { $count } 个测验
    }
banks-also-quizzes =
    { $count ->
       *[other] 同时创建文件中的 { $count } 个测验
    }
banks-also-quizzes-hint = 先存为草稿，发布之前学员看不到。
banks-quizzes-made =
    { $count ->
       *[other] 已创建 { $count } 个测验草稿。
    }
banks-open-quiz = 打开测验
banks-open-quizzes = 打开测验列表
banks-place-file = 文件 { $file }
banks-place-line = 第 { $line } 行
banks-format-gift = GIFT
banks-format-aiken = Aiken
banks-format-moodle = Moodle XML
banks-format-qti = QTI
banks-format-csv = CSV 模板
banks-format-xlsx = Excel（XLSX）
banks-finding-unknown-encoding = 无法识别文件的文字编码。
banks-finding-read-as = 按 { $detail } 编码读取。
banks-finding-truncated = 文件不完整，只读取了前面的部分。
banks-finding-too-large = 超过 { $limit } MB，未读取。
banks-finding-zip-bomb = 压缩包解压后过大，未读取。
banks-finding-malformed = 格式有误：{ $detail }
banks-finding-wrong-format = 文件不是所选的格式。
banks-finding-entities = 文件含有自定义实体，出于安全原因不读取。
banks-finding-empty = 文件中没有题目。
banks-finding-too-many = 只读取了前 { $limit } 道题。
banks-finding-too-many-findings = 提示太多，只显示前 { $limit } 条。
banks-finding-unsupported-kind = 不支持的题型：{ $detail }
banks-finding-script-removed = 已去除脚本。
banks-finding-formatting-simplified = 格式已简化。
banks-finding-missing-media = 缺少文件：{ $detail }
banks-finding-media-refused = 未接受的文件：{ $detail }
banks-finding-setting-dropped = 未保留的设置：{ $detail }
banks-finding-scoring-approximated = 计分方式改为最接近的一种：{ $detail }
banks-finding-id-changed = 标识重复，已更改：{ $detail }
banks-finding-no-right-answer = 没有正确答案。
banks-finding-no-text = 没有文字。
banks-finding-bad-value = 无效的值：{ $detail }
banks-finding-unknown-column = 未知的列：{ $detail }
banks-finding-missing-column = 缺少列：{ $detail }
banks-finding-languages-dropped = 此格式在此处不能同时保存多种语言，未写入：{ $detail }
banks-finding-sections-joined = 测验的“部分”之下不能再分层。题目会保留，此层级不保留：{ $detail }
banks-finding-repeated = 题目在测验中重复出现，只保留一次：{ $detail }
banks-finding-drawn-by-tag =
    { $count ->
       *[other] 随机抽取 { $count } 道题，可抽取的题目会加上标签“{ $tag }”。
    }
banks-finding-draw-smaller = 要抽取的题数超过现有题数，改为全部抽取：{ $detail }
banks-finding-time-rounded =
    { $minutes ->
       *[other] 时限已向上取整为 { $minutes } 分钟。
    }
banks-finding-no-quiz = 无法创建此测验（题数须为 1 至 { $limit } 道）：{ $detail }
banks-finding-quiz-setting-dropped = 其他系统不支持此设置：“{ $setting }”
banks-setting-option-order = 不打乱选项顺序
banks-finding-not-usable = { $at }：{ $problem }
