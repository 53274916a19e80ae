# Quizzes as those who write and mark them see them: list, editor, conditions, results, marking, statistics.

# The list

quiz-staff-list-title = Quizzes and tests
quiz-staff-list-lede = Write quizzes, mark answers, see how it went.
quiz-staff-list-empty-title = No quizzes yet
quiz-staff-list-empty-text = The quizzes of your organisation will be listed here. Begin with a title below.
quiz-staff-list-count =
    { $n ->
        [one] { $n } quiz
       *[other] { $n } quizzes
    }
quiz-staff-column-quiz = Quiz
quiz-staff-column-state = State
quiz-staff-column-for = For
quiz-staff-column-attempts = Attempts
quiz-staff-column-to-mark = To be marked
quiz-staff-for-course = everybody in the course
quiz-staff-for-everybody = all learners
quiz-staff-to-mark-in =
    { $n ->
        [one] { $n } answer to be marked in “{ $title }”
       *[other] { $n } answers to be marked in “{ $title }”
    }
quiz-staff-state-draft = Draft
quiz-staff-state-opens = Opens { $at }
quiz-staff-state-open = Open
quiz-staff-state-open-until = Open until { $at }
quiz-staff-state-closed = Closed { $at }
quiz-staff-new-title = New quiz
quiz-staff-new-hint = In the language of this page; the others can follow.
quiz-staff-new-button = Create quiz
quiz-staff-title-label = Title
quiz-staff-title-missing = Please give the quiz a title in at least one language.

# The pages of one quiz

quiz-staff-tabs = Pages of this quiz
quiz-staff-tab-questions = Questions
quiz-staff-tab-conditions = Conditions
quiz-staff-tab-results = Results
quiz-staff-tab-marking = Marking
quiz-staff-tab-statistics = Statistics
quiz-staff-back-to-quiz = Back to the quiz

# Saved meanwhile

quiz-staff-meanwhile-by = { $name } saved a newer state of this page at { $at }.
quiz-staff-meanwhile-self = You saved a newer state of this page yourself at { $at }, perhaps in another tab.
quiz-staff-meanwhile-unknown = A newer state of this page has been saved in the meantime.
quiz-staff-meanwhile-text = Everything you entered is still here, but it is not saved. Compare it with what is saved; if you save again, your version replaces that one.
quiz-staff-meanwhile-look = Show what is saved (opens a new tab)

# The archive

quiz-staff-archive-title = Archive
quiz-staff-archive-text = An archived quiz disappears from the lists of learners and teachers. Nothing is lost: results stay readable, open answers can still be marked, and you can take the quiz back at any time.
quiz-staff-archive-button = Archive this quiz
quiz-staff-archive-under-way =
    { $n ->
        [one] { $n } attempt is under way. You can archive the quiz once it has ended. To end it, set a time above at which the quiz closes.
       *[other] { $n } attempts are under way. You can archive the quiz once they have ended. To end them, set a time above at which the quiz closes.
    }
quiz-staff-archived-title = Archived quizzes
quiz-staff-archived-link = Archived ({ $n })
quiz-staff-archived-text = Archived: not in the lists of learners and teachers, and nobody can begin an attempt. Results stay readable.
quiz-staff-archived-none = No quiz is archived.
quiz-staff-take-back = Take back
quiz-staff-take-back-named = Take back “{ $title }”

# The editor

quiz-staff-may-not-change = You can look at this quiz but not change it.
quiz-staff-about-title = What it is
quiz-staff-intro-label = Words before the start
quiz-staff-intro-hint = Shown above the start button. Markdown is possible.
quiz-staff-class-label = Who takes it
quiz-staff-questions-title = Questions
quiz-staff-marks-hint = Empty marks mean those of the question itself.
quiz-staff-section-only = All questions
quiz-staff-section-number = Section { $n }
quiz-staff-section-empty = Nothing here yet. Choose questions from a question bank.
quiz-staff-section-add = Add a section
quiz-staff-section-up = Move section up
quiz-staff-section-remove = Remove section
quiz-staff-section-title = Heading of the section
quiz-staff-section-shuffle = Another order for each learner
quiz-staff-choose-questions = Choose questions
quiz-staff-draw-title = Drawn at random
quiz-staff-draw-count = How many
quiz-staff-draw-fit =
    { $n ->
        [one] out of { $n } that fits
       *[other] out of { $n } that fit
    }
quiz-staff-retired = Retired from the bank
quiz-staff-question-named = { $number }: { $title }
quiz-staff-marks-label = Marks
quiz-staff-move-up = Move up: { $what }
quiz-staff-move-down = Move down: { $what }
quiz-staff-remove = Remove: { $what }
quiz-staff-marks-wrong = Please enter marks above 0, or leave it empty for the question’s own.
quiz-staff-count-wrong = Please enter a number from 1 to 300.
quiz-staff-too-many = A quiz can have at most { $n } questions.
quiz-staff-nothing-to-publish = There are no questions to publish yet.
quiz-staff-pool-too-small =
    { $n ->
        [one] Only { $n } question fits. Please draw fewer, or widen where they come from.
       *[other] Only { $n } questions fit. Please draw fewer, or widen where they come from.
    }
quiz-staff-behaviour-title = How it works
quiz-staff-behaviour-legend = What happens when a question is answered
quiz-staff-behaviour-deferred = All at the end
quiz-staff-behaviour-deferred-means = Nothing is shown before the quiz is handed in. For tests and examinations.
quiz-staff-behaviour-immediate = Each question at once
quiz-staff-behaviour-immediate-means = A button checks the question and shows how it was; then its answer is fixed.
quiz-staff-behaviour-several = Several tries
quiz-staff-behaviour-several-means = After a check one may try again with a hint; each further try takes off some marks.
quiz-staff-behaviour-certainty = With certainty
quiz-staff-behaviour-certainty-means = Learners also say how sure they are: sure and right gives more, sure and wrong takes marks away.
quiz-staff-tries-label = Tries
quiz-staff-tries-wrong = Please enter a number of tries from 2 to 10.
quiz-staff-penalty-label = Marks off for each further try, in %
quiz-staff-penalty-hint = Only for several tries.
quiz-staff-penalty-wrong = Please enter a share from 0 to 100.
quiz-staff-per-page-label = Questions on one page
quiz-staff-per-page-hint = 0: all on one page.
quiz-staff-per-page-wrong = Please enter a number from 0 to 200.
quiz-staff-pass-label = Pass mark in %
quiz-staff-pass-hint = Empty: there is none.
quiz-staff-pass-wrong = Please enter a whole number from 0 to 100.
quiz-staff-shuffle-options = Shuffle the options of each question
quiz-staff-anonymous = Mark without names
quiz-staff-anonymous-hint = Those who mark see the name only when everything is marked.
quiz-staff-save = Save
quiz-staff-save-draft = Save draft
quiz-staff-export = Download as QTI 3
quiz-staff-export-hint = The saved draft with its questions and pictures, for other systems.
quiz-staff-publish-title = Publish
quiz-staff-publish-button = Save and publish
quiz-staff-publish-first = Nobody sees this quiz yet. Once it is published, learners can take it as its conditions say.
quiz-staff-publish-same = What is saved here is what learners see.
quiz-staff-publish-added =
    { $n ->
        [one] { $n } question is new.
       *[other] { $n } questions are new.
    }
quiz-staff-publish-removed =
    { $n ->
        [one] { $n } question is no longer asked.
       *[other] { $n } questions are no longer asked.
    }
quiz-staff-publish-renewed =
    { $n ->
        [one] { $n } question has a newer version in its bank.
       *[other] { $n } questions have a newer version in their bank.
    }
quiz-staff-publish-other = Order, marks, words or settings differ from what is published.
quiz-staff-publish-under-way =
    { $n ->
        [one] { $n } learner is under way and goes on with the version they began with.
       *[other] { $n } learners are under way and go on with the version they began with.
    }
quiz-staff-publish-ended =
    { $n ->
        [one] { $n } attempt has ended and keeps its marks. To mark it again with corrected questions, use “Mark again” under results.
       *[other] { $n } attempts have ended and keep their marks. To mark them again with corrected questions, use “Mark again” under results.
    }

# Choosing questions

quiz-staff-add-title = Choose questions
quiz-staff-add-lede = Tick questions, or have some drawn at random for each learner.
quiz-staff-no-bank-title = No question bank yet
quiz-staff-no-bank-text = Quizzes take their questions from a question bank. Please create one first.
quiz-staff-all-categories = All categories
quiz-staff-all-tags = All tags
quiz-staff-all-kinds = All kinds
quiz-staff-bank-label = Question bank
quiz-staff-words-label = Search words
quiz-staff-category-label = Category
quiz-staff-tag-label = Tag
quiz-staff-kind-label = Kind
quiz-staff-search = Search
quiz-staff-found-none = No question fits. Please search with fewer conditions.
quiz-staff-found =
    { $n ->
        [one] { $n } question found
       *[other] { $n } questions found
    }
quiz-staff-add-ticked = Add ticked questions
quiz-staff-in-quiz = In the quiz
quiz-staff-draw-text =
    { $n ->
        [one] Each learner gets others out of the { $n } question of this bank, category and tag. Search words and kind do not matter here.
       *[other] Each learner gets others out of the { $n } questions of this bank, category and tag. Search words and kind do not matter here.
    }
quiz-staff-draw-button = Add random draw
quiz-staff-draw-count-wrong = Please enter a number from 1 to { $n }.
quiz-staff-kind-single-choice = Single choice
quiz-staff-kind-multiple-choice = Multiple choice
quiz-staff-kind-true-false = True or false
quiz-staff-kind-kprim = Four statements (Kprim)
quiz-staff-kind-short-text = Short answer
quiz-staff-kind-numeric = Number
quiz-staff-kind-formula = Formula with drawn values
quiz-staff-kind-cloze = Text with gaps
quiz-staff-kind-inline-choice = Text with lists
quiz-staff-kind-matching = Matching
quiz-staff-kind-ordering = Ordering
quiz-staff-kind-categorisation = Sorting into groups
quiz-staff-kind-hotspot = Place in a picture
quiz-staff-kind-mark-words = Marking words
quiz-staff-kind-incident = Critical incident
quiz-staff-kind-essay = Essay
quiz-staff-kind-upload = Files

# Conditions

quiz-staff-time-title = Time
quiz-staff-conditions-apply = Changes hold at once, also for attempts under way.
quiz-staff-in-zone = Local time in { $zone }
quiz-staff-opens-label = Opens
quiz-staff-closes-label = Closes
quiz-staff-minutes-label = Time for one attempt, in minutes
quiz-staff-minutes-hint = Empty: no limit. The time starts when the learner starts.
quiz-staff-minutes-wrong = Please enter whole minutes, at least 1.
quiz-staff-time-wrong = Please enter date and time.
quiz-staff-closes-before = The quiz would close before it opens. Please choose a later time.
quiz-staff-closing-wins = The closing wins over the time limit: who starts after { $last } has less than { $minutes } minutes, because all attempts end at { $at }.
quiz-staff-closing-always-wins = The quiz is open for less than { $minutes } minutes. So the closing always wins: every attempt ends at { $at } at the latest.
quiz-staff-attempts-title = Attempts and access
quiz-staff-attempts-label = Attempts allowed
quiz-staff-attempts-hint = 0: any number.
quiz-staff-attempts-wrong = Please enter a whole number from 0 to 255.
quiz-staff-counts-label = Which attempt counts
quiz-staff-counts-highest = The best
quiz-staff-counts-last = The last
quiz-staff-counts-first = The first
quiz-staff-counts-average = The average of all
quiz-staff-code-label = Access code
quiz-staff-code-hint = Learners enter it before they start. Empty: none is needed.
quiz-staff-code-too-long = Please use at most 60 characters.
quiz-staff-practice = Also for practice
quiz-staff-practice-hint = What somebody got wrong comes back to them for revision later.
quiz-staff-review-title = What learners see afterwards
quiz-staff-review-text = Without the first line, nothing else is shown.
quiz-staff-review-caption = What is shown, and when
quiz-staff-column-shown = Is shown
quiz-staff-phase-just-after = In the first two minutes
quiz-staff-phase-open = Later, while the quiz is open
quiz-staff-phase-closed = After it has closed
quiz-staff-shows-attempt = Questions and own answers
quiz-staff-shows-correctness = Right or not
quiz-staff-shows-marks = Marks
quiz-staff-shows-feedback = Feedback on the answer
quiz-staff-shows-general-feedback = General feedback
quiz-staff-shows-solution = The solution
quiz-staff-shows-when = { $what }: { $phase }

# Results

quiz-staff-results-empty-title = Nobody to show yet
quiz-staff-results-empty-text = Learners appear here as soon as they belong to the class or begin.
quiz-staff-results-count =
    { $n ->
        [one] { $n } learner
       *[other] { $n } learners
    }
quiz-staff-column-result = Result
quiz-staff-column-extension = Extension
quiz-staff-begun-of = { $begun } of { $of } have begun
quiz-staff-average = Average { $share }
quiz-staff-waiting =
    { $n ->
        [one] { $n } answer to be marked
       *[other] { $n } answers to be marked
    }
quiz-staff-waiting-short = { $n } to mark
quiz-staff-not-begun = Not begun
quiz-staff-attempt-marks = Attempt { $number }: { $share } ({ $got } of { $max })
quiz-staff-attempt-under-way = Attempt { $n }: under way
quiz-staff-attempt-number = attempt { $n }
quiz-staff-attempt-of = { $name }: { $what }
quiz-staff-passed = Passed
quiz-staff-not-passed = Pass mark not reached
quiz-staff-late = Late answers
quiz-staff-late-counts = Late answers count
quiz-staff-extension-none = None
quiz-staff-extension-minutes =
    { $n ->
        [one] { $n } more minute
       *[other] { $n } more minutes
    }
quiz-staff-extension-attempts =
    { $n ->
        [one] { $n } more attempt
       *[other] { $n } more attempts
    }
quiz-staff-extension-both = { $minutes } min, { $attempts } more attempts
quiz-staff-extension-minutes-label = More minutes
quiz-staff-extension-attempts-label = More attempts
quiz-staff-extension-button = Grant
quiz-staff-extension-for = Extension for { $name }
quiz-staff-extension-wrong = Please enter whole numbers: 0 to 10,000 minutes, 0 to 100 attempts.
quiz-staff-csv = Download as a table (CSV)
quiz-staff-csv-login = Sign-in name
quiz-staff-csv-attempt = Attempt
quiz-staff-csv-state = State
quiz-staff-csv-started = Started
quiz-staff-csv-ended = Ended
quiz-staff-csv-marks = Marks
quiz-staff-csv-max = Of
quiz-staff-csv-percent = Per cent
quiz-staff-csv-passed = Passed
quiz-staff-csv-late = Late answers
quiz-staff-csv-counts = Counts (%)
quiz-staff-csv-under-way = under way
quiz-staff-csv-waiting = to be marked
quiz-staff-csv-done = done
quiz-staff-csv-yes = yes
quiz-staff-csv-no = no

# One attempt

quiz-staff-anonymous-learner = Learner without a name
quiz-staff-started-at = Started { $at }
quiz-staff-handed-in-at = Handed in { $at }
quiz-staff-ended-by-clock = Ended by the clock { $at }
quiz-staff-still-under-way = This attempt is still under way.
quiz-staff-marks-of = { $got } of { $max } marks
quiz-staff-late-title =
    { $n ->
        [one] { $n } question was answered late
       *[other] { $n } questions were answered late
    }
quiz-staff-late-text = These answers were given before the end but arrived after it, for example because the network failed. They do not count unless you let them.
quiz-staff-late-text-counts = These answers arrived after the end. You let them count.
quiz-staff-late-let-count = Let them count
quiz-staff-late-take-back = Do not let them count
quiz-staff-late-answer = Question { $number }, answered { $at }
quiz-staff-change-mark = Question { $number }: { $said }
quiz-staff-mark-automatic = marked automatically. Change?
quiz-staff-mark-by-hand = marked by a person. Change?
quiz-staff-mark-changed = changed by a person, automatically { $marks }
quiz-staff-mark-waiting = waits to be marked
quiz-staff-marks-up-to = Marks, 0 to { $max }
quiz-staff-marks-out-of-range = Please enter marks between 0 and the maximum.
quiz-staff-reason-label = Reason
quiz-staff-reason-hint = The learner can read it.
quiz-staff-reason-missing = Please say why the mark is changed.
quiz-staff-comment-label = Comment
quiz-staff-comment-too-long = Please use at most { $n } characters.
quiz-staff-automatic-again = Automatic mark again

# Marking

quiz-staff-marking-none-title = Nothing to mark here
quiz-staff-marking-none-text = Questions that need a person, such as essays, appear here once they are handed in.
quiz-staff-marking-caption = Questions that are marked by a person
quiz-staff-column-question = Question
quiz-staff-column-waiting = Waiting
quiz-staff-column-marked = Marked
quiz-staff-all-marked = All marked
quiz-staff-back-to-marking = Back to marking
quiz-staff-marking-done-title = All answers are marked
quiz-staff-marking-done-text = Nothing waits for this question any more.
quiz-staff-others-waiting =
    { $n ->
        [one] { $n } other waits
       *[other] { $n } others wait
    }
quiz-staff-the-question = Question
quiz-staff-the-answer = Answer
quiz-staff-model-answer = Model answer
quiz-staff-points =
    { $n ->
        [one] { $n } point
       *[other] { $n } points
    }
quiz-staff-level-missing = Please choose a level.
quiz-staff-rubric-incomplete = Please choose a level for each criterion.
quiz-staff-mark-and-next = Mark and next
quiz-staff-later = Later
quiz-staff-words =
    { $n ->
        [one] { $n } word
       *[other] { $n } words
    }
quiz-staff-characters =
    { $n ->
        [one] { $n } character
       *[other] { $n } characters
    }

# Marking again

quiz-staff-regrade-title = Mark again
quiz-staff-regrade-lede = When a question was wrong: first see whose marks would change, then decide.
quiz-staff-choose-question = Please choose
quiz-staff-rule-label = What to do
quiz-staff-rule-newest = Mark with the newest version of the question
quiz-staff-rule-full = Full marks for everybody
quiz-staff-regrade-preview = Show what would change
quiz-staff-regrade-nothing =
    { $n ->
        [one] No mark would change; { $n } answer was looked at.
       *[other] No mark would change; { $n } answers were looked at.
    }
quiz-staff-regrade-dry-run = Nothing has changed yet
quiz-staff-regrade-would =
    { $n ->
        [one] { $n } mark would change, of { $of } answers.
       *[other] { $n } marks would change, of { $of } answers.
    }
quiz-staff-regrade-do =
    { $n ->
        [one] Change { $n } mark
       *[other] Change { $n } marks
    }
quiz-staff-regrade-count =
    { $n ->
        [one] { $n } change
       *[other] { $n } changes
    }
quiz-staff-regrade-done =
    { $n ->
        [one] Done: { $n } mark changed.
       *[other] Done: { $n } marks changed.
    }
quiz-staff-to-results = To the results
quiz-staff-column-from = Now
quiz-staff-column-to = Then
quiz-staff-column-of = Of
quiz-staff-and-more =
    { $n ->
        [one] and { $n } more
       *[other] and { $n } more
    }

# Statistics

quiz-staff-from-to = { $from } to { $to }
quiz-staff-statistics-waiting =
    { $n ->
        [one] { $n } attempt is not in the figures yet because something in it waits to be marked.
       *[other] { $n } attempts are not in the figures yet because something in them waits to be marked.
    }
quiz-staff-to-marking = To marking
quiz-staff-statistics-none-title = No figures yet
quiz-staff-statistics-none-text = Figures appear when the first attempts have ended and are marked.
quiz-staff-statistics-lede =
    { $n ->
        [one] From { $n } learner, one attempt each.
       *[other] From { $n } learners, one attempt each.
    }
quiz-staff-whole-title = The quiz as a whole
quiz-staff-mean = Mean
quiz-staff-mean-means = Another class like this one would probably come out between { $low } and { $high }.
quiz-staff-mean-means-plain = How it went on the whole.
quiz-staff-median = Median
quiz-staff-median-means = Half of the learners came out below. Far from the mean, a few people pull it.
quiz-staff-deviation = Standard deviation
quiz-staff-deviation-means = How far the results spread. 12 to 18 % of the maximum is good; less hardly tells people apart.
quiz-staff-skewness = Skewness
quiz-staff-skewness-below = A tail of weak results: most did well, some did not.
quiz-staff-skewness-above = A tail of strong results: most found it hard, some did not.
quiz-staff-skewness-even = Weak and strong results are about balanced.
quiz-staff-kurtosis = Kurtosis
quiz-staff-kurtosis-high = Many results are alike in the middle, with a few far away.
quiz-staff-kurtosis-low = The results are spread evenly; there is no clear middle.
quiz-staff-kurtosis-even = About as in a bell curve.
quiz-staff-alpha = Internal consistency (α)
quiz-staff-alpha-good = The questions measure one thing; the results are reliable enough to rely on.
quiz-staff-alpha-fair = Reliable enough for practice, not quite for an examination.
quiz-staff-alpha-low = The questions measure different things, or there are too few. Do not let much depend on this result alone.
quiz-staff-error-ratio = Error ratio
quiz-staff-error-ratio-means = How much of the spread is chance. 50 % or less is good.
quiz-staff-standard-error = Standard error
quiz-staff-standard-error-means = Two learners closer than this can hardly be told apart. Look by hand at those that close to the pass mark.
quiz-staff-histogram-title = Distribution of results
quiz-staff-histogram-text =
    { $n ->
        [one] How many of the { $n } result lie in each tenth of the marks.
       *[other] How many of the { $n } results lie in each tenth of the marks.
    }
quiz-staff-histogram-pass = The line is the pass mark, { $share }.
quiz-staff-as-table = The same as a table
quiz-staff-range = { $low } to { $high }
quiz-staff-column-learners = Learners
quiz-staff-items-title = Question by question
quiz-staff-items-text = Questions that want a look come first. A note is no verdict: what everybody must know may well be easy.
quiz-staff-items-caption = Figures of each question
quiz-staff-few-answers = Fewer than 30 answers to a question: take its figures as a first impression.
quiz-staff-column-number = No.
quiz-staff-column-facility = Facility
quiz-staff-column-discrimination = Discrimination
quiz-staff-column-efficiency = Discriminative efficiency
quiz-staff-column-weights = Weight: intended, effective
quiz-staff-column-guess = By guessing
quiz-staff-weights = { $intended }, { $effective }
quiz-staff-note-few = Fewer than 30 answers: a first impression
quiz-staff-note-hard = Very hard
quiz-staff-note-easy = Nearly everybody is right
quiz-staff-note-guessing = Not above blind guessing
quiz-staff-note-guessable = Easy to guess
quiz-staff-note-negative = Stronger learners do worse: check the key
quiz-staff-note-weak = Hardly tells weak from strong
quiz-staff-note-inefficient = Tells apart less than it could
quiz-staff-note-weight = Counts differently from what was meant
quiz-staff-note-no-weight = Works against the rest of the quiz
quiz-staff-note-language = Languages differ: compare the versions
quiz-staff-difficulty-extreme = Extremely hard, or something is wrong with it.
quiz-staff-difficulty-very = Very hard.
quiz-staff-difficulty-hard = Hard.
quiz-staff-difficulty-moderate = Moderately hard.
quiz-staff-difficulty-right = About right for an average learner.
quiz-staff-difficulty-fairly-easy = Fairly easy.
quiz-staff-difficulty-easy = Easy.
quiz-staff-difficulty-very-easy = Very easy.
quiz-staff-difficulty-extremely-easy = Extremely easy.
quiz-staff-discrimination-very-good = Tells weak from strong very well.
quiz-staff-discrimination-adequate = Tells weak from strong adequately.
quiz-staff-discrimination-weak = Tells weak from strong only weakly.
quiz-staff-discrimination-very-weak = Hardly tells weak from strong.
quiz-staff-discrimination-invalid = Learners who are good elsewhere do worse here: look for a wrong key first.

# One question of the statistics

quiz-staff-answers =
    { $n ->
        [one] { $n } answer
       *[other] { $n } answers
    }
quiz-staff-facility-means = Mean share of the marks; in brackets where it lies for all such learners, with 95 % confidence.
quiz-staff-discrimination-means = Whether those who do well elsewhere do well here. 50 % and more is very good.
quiz-staff-efficiency-means = The same, compared with the most these marks allow: fair to easy and hard questions.
quiz-staff-item-deviation-means = How far the answers spread; about a third tells people apart best.
quiz-staff-intended-weight = Intended weight
quiz-staff-intended-weight-means = What the question should count.
quiz-staff-effective-weight = Effective weight
quiz-staff-effective-weight-means = What it does count in the differences between learners.
quiz-staff-guess-means = What blind guessing gets on average.
quiz-staff-distractors-title = Who answered what
quiz-staff-distractors-text = A good wrong option draws some people, and they have fewer marks in the rest of the quiz.
quiz-staff-answers-caption = Answers
quiz-staff-column-answer = Answer
quiz-staff-column-credit = Worth
quiz-staff-column-share = Share
quiz-staff-column-rest = Marks in the rest
quiz-staff-answer-right = right
quiz-staff-answer-other = Another answer
quiz-staff-answer-none = No answer
quiz-staff-answer-strong = The stronger learners choose this: check key and wording.
quiz-staff-answer-nobody = Nobody chose it
quiz-staff-ticked = ticked
quiz-staff-left = not ticked
quiz-staff-languages-title = The same question in its languages
quiz-staff-languages-one = Everybody answered in the same language.
quiz-staff-languages-alike = No difference between the languages is larger than chance makes plausible.
quiz-staff-languages-caption = Facility by language
quiz-staff-column-language = Language
quiz-staff-column-interval = 95 % interval
quiz-staff-column-pair = Compared
quiz-staff-column-difference = Difference, points
quiz-staff-column-matched = Among equals
quiz-staff-forest-title = Difference between the languages, percentage points
quiz-staff-forest-text = Right of 0 the first language was easier. Among learners who did equally well elsewhere, where there are enough of them.
quiz-staff-chinese = Chinese
quiz-staff-german = German
quiz-staff-english = English
quiz-staff-check-chinese = Check the Chinese version: it came out { $points } points harder.
quiz-staff-check-german = Check the German version: it came out { $points } points harder.
quiz-staff-check-english = Check the English version: it came out { $points } points harder.
quiz-staff-matched-on =
    { $strata ->
        [one] { $n } learners in { $strata } group of equals
       *[other] { $n } learners in { $strata } groups of equals
    }
quiz-staff-not-matched = nobody to be compared with
quiz-staff-preview-title = The question
quiz-staff-preview-open = Show with solution
quiz-staff-back-to-statistics = Back to the statistics
quiz-staff-to-banks = Question banks
