# 学员看到的测验：列表、开始、答题、提交、回看。

quizzes-list-title = 测验
quizzes-list-open = 正在进行
quizzes-list-coming = 即将开放
quizzes-list-done = 已完成
quizzes-list-none-open = 目前没有开放的测验。
quizzes-list-empty-title = 还没有测验
quizzes-list-empty-text = 学校安排测验后，会显示在这里。
quizzes-look = 查看
quizzes-size-minutes = { quizzes-questions } · { $minutes } 分钟
quizzes-questions = 共 { $questions } 题
quizzes-under-way = 作答中
quizzes-under-way-until = 作答中，{ $at } 截止
quizzes-opens-at = { $at } 开放
quizzes-closed-at = 已于 { $at } 关闭
quizzes-not-open = 本测验目前未开放。
quizzes-none-left = 作答次数已用完。
quizzes-submitted-at = 提交于 { $at }
quizzes-ended-at = 时间到，已于 { $at } 自动提交
quizzes-marks-later = 成绩稍后公布

quizzes-rules-title = 测验说明
quizzes-rule-minutes = 从开始起计时，限时 { $minutes } 分钟。
quizzes-rule-minutes-or-close = 从开始起计时，限时 { $minutes } 分钟；最晚到 { $closes }，以先到者为准。
quizzes-rule-close = 可作答至 { $closes }。
quizzes-cut-short = 如果现在开始，只能作答到 { $at }，届时测验将关闭。
quizzes-rule-one-attempt = 只能作答一次。
quizzes-rule-attempts =
    { $left ->
        [0] { $all } 次作答机会已全部用完。
       *[other] 共有 { $all } 次作答机会，还剩 { $left } 次。
    }
quizzes-rule-any-attempts = 作答次数不限。
quizzes-counts-best = 以得分最高的一次为准。
quizzes-counts-first = 以第一次为准。
quizzes-counts-last = 以最后一次为准。
quizzes-counts-mean = 取各次的平均分。
quizzes-rule-pass = 满分 { $of } 分，{ $marks } 分及格。
quizzes-behaviour-deferred = 提交后可查看结果。
quizzes-behaviour-immediate = 每题可当场核对，核对后不能修改。
quizzes-behaviour-tries = 每题可当场核对，答错可以再试，每多试一次，得分相应减少。
quizzes-behaviour-certainty = 每题还要选择有几分把握：有把握且答对，得分更高；有把握却答错，会扣分。
quizzes-rule-saved = 作答内容随时保存，先存在本机；断网时可以继续作答。
quizzes-earlier-title = 以往作答
quizzes-counts-this = 计入成绩
quizzes-code = 访问码
quizzes-code-hint = 请向教师索取。
quizzes-code-wrong = 访问码与本测验不符，请核对后再试。
quizzes-start = 开始答题
quizzes-start-again = 再答一次
quizzes-start-clock = 点击按钮后开始计时。
quizzes-go-on = 继续答题

quizzes-question = 第 { $number } 题
quizzes-question-short = 题号
quizzes-marks = { $count } 分
quizzes-marks-of = 得 { $got } 分（满分 { $of } 分）
quizzes-answer-to = 第 { $number } 题的作答
quizzes-your-answer = 作答
quizzes-units = 可用单位：{ $units }
quizzes-hint = 查看提示
quizzes-statement = 说法
quizzes-statement-true = 对
quizzes-statement-false = 错
quizzes-choose = 请选择
quizzes-place = 次序
quizzes-move-up = 上移
quizzes-move-down = 下移
quizzes-moved = 现在排在第 { $place } 位
quizzes-gap = 第 { $number } 空
quizzes-no-file = 还没有文件
quizzes-file = 添加文件
quizzes-file-kinds = 可上传：{ $kinds }，每个不超过 10 MB。
quizzes-file-hint = 最多 { $count } 个文件；保存或翻页时，已选的文件也会一并上传。
quizzes-file-upload = 上传文件
quizzes-file-remove = 移除
quizzes-file-remove-named = 移除 { $name }
quizzes-certainty = 您有几分把握？
quizzes-certainty-low = 没把握
quizzes-certainty-middle = 比较有把握
quizzes-certainty-high = 很有把握
quizzes-check = 核对本题
quizzes-tries-left =
    { $count ->
        [1] 最后一次机会
       *[other] 还可尝试 { $count } 次
    }
quizzes-flag = 标记
quizzes-flagged = 已标记
quizzes-right = 正确
quizzes-partly-right = 部分正确
quizzes-wrong = 不正确
quizzes-by-hand = 批阅中
quizzes-belongs = 属于正确答案
quizzes-comment = 教师评语
quizzes-solution = 答案：

quizzes-answered-of = 已答 { $answered }/{ $total } 题
quizzes-until = { $at } 截止
quizzes-left-hours = 还剩 { $hours } 小时 { $minutes } 分钟
quizzes-left-minutes = 还剩 { $count } 分钟
quizzes-left-seconds = 还剩 { $count } 秒
quizzes-state-open = 未答
quizzes-state-partly = 部分作答
quizzes-state-answered = 已答
quizzes-map = 题目一览
quizzes-map-open = 题目
quizzes-previous = 上一页
quizzes-next = 下一页
quizzes-save = 保存
quizzes-to-finish = 检查并提交
quizzes-keys = 使用键盘时：按 1 至 9 选择当前题目的选项，用方向键在选项间移动。
quizzes-kept-submitted = 本次作答已提交。最后的修改仍保存在本机，但不再计入成绩。
quizzes-kept-time-over = 答题时间已到。最后的作答内容仍保存在本机。
quizzes-kept-refused = 最后的作答内容暂时无法提交，仍保存在本机。请重新加载页面。
quizzes-form-over = 本次作答已结束，您刚才提交的内容未能计入成绩。
quizzes-form-refused = 有一道题的答案未能保存，可能是内容过长，请检查您的答案。
quizzes-kept-offline = 目前处于离线状态，作答内容已保存在本机。请留在本页，联网后再试。

quizzes-finish-title = 提交之前
quizzes-finish-complete = 所有题目都已作答。
quizzes-finish-open = { $count } 题未答
quizzes-finish-partly = { $count } 题只答了一部分
quizzes-finish-flagged = { $count } 题已标记
quizzes-finish-means = 提交后不能再修改答案。
quizzes-finish-by-hand = 部分题目将由教师批阅。
quizzes-finish-back = 返回题目
quizzes-hand-in = 提交测验

quizzes-review-title = 第 { $number } 次作答
quizzes-passed = 及格
quizzes-not-passed = 尚未及格
quizzes-review-by-hand = 部分题目还在批阅中，目前的成绩不是最终成绩。
quizzes-review-late = { $count } 题的作答在截止后才送达，是否计入成绩由教师决定。
quizzes-review-more = { $at } 起可以看到更多内容。
quizzes-review-hidden = 作答已提交。本测验不公开答题详情。
quizzes-back-to-quiz = 返回测验

# What is wrong with a file that was sent.
quizzes-file-wrong-kind = 不支持这种文件，可上传的类型见题目下方的说明。
quizzes-file-too-large = 文件超过 10 MB，请选择较小的文件，或降低拍照分辨率后重试。
quizzes-file-too-many = 文件数量已达上限，请先移除一个。
