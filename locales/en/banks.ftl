# Question banks: the list
banks-title = Question banks
banks-lede = Write, find and import questions here.
banks-none-title = No question bank yet
banks-none-text = Create a question bank; then you can write or import questions.
banks-questions =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
banks-of-course = Belongs to a course, for everybody to use
banks-new-bank = Create a question bank
banks-new-bank-button = Create
banks-bank-title = Name of the bank
banks-bank-title-hint = One language is enough.
banks-bank-no-title = Please enter the name in at least one language.
banks-bank-title-too-long = The name may be at most { $characters } characters long.

# One bank
banks-search-label = Find questions
banks-search-hint = Words of the question, its answers or its id.
banks-search-button = Search
banks-filter-category = Category
banks-filter-tag = Tag
banks-filter-kind = Kind
banks-filter-all = All
banks-filter-retired = Show retired questions
banks-filter-count = { $name } ({ $count })
banks-found =
    { $count ->
        [one] { $count } question
       *[other] { $count } questions
    }
banks-nothing-found = No question matches. Try with fewer filters.
banks-empty-title = No questions yet
banks-empty-text = Write the first question, or import a file.
banks-new-item = New question
banks-new-item-lede = Choose the kind of question.
banks-import = Import
banks-export = Export
banks-export-lede = All questions in use, as one file.
banks-export-lost-text = Have a look, then download the file. Your questions here stay as they are.
banks-export-anyway = Download the file
banks-export-lost-title = What { $format } cannot quite say
banks-column-title = Question
banks-column-category = Category
banks-column-tags = Tags
banks-column-used = Use
banks-used =
    { $count ->
        [one] In { $count } quiz
       *[other] In { $count } quizzes
    }
banks-unused = Not used yet
banks-version-number = Version { $number }
banks-retired = Retired
banks-read-only-bank = You can look at these questions and use them, but not change them.
banks-untitled = Untitled
banks-settings = Name and practice
banks-practice = Learners may practise with this bank

# Kinds of questions
banks-kind-single-choice = Single choice
banks-about-single-choice = Choose one of several answers
banks-kind-multiple-choice = Multiple choice
banks-about-multiple-choice = Tick all right answers
banks-kind-true-false = True or false
banks-about-true-false = Judge one statement
banks-kind-kprim = Kprim
banks-about-kprim = Judge four statements one by one
banks-kind-short-text = Short text
banks-about-short-text = A word or a few, marked automatically
banks-kind-numeric = Number
banks-about-numeric = A number, with unit and tolerance
banks-kind-formula = Calculation
banks-about-formula = Everybody calculates with other values
banks-kind-cloze = Gap text
banks-about-cloze = Gaps to write, calculate or choose
banks-kind-inline-choice = Choice in the text
banks-about-inline-choice = Choose from a list at each place
banks-kind-matching = Matching
banks-about-matching = Match what belongs together
banks-kind-ordering = Ordering
banks-about-ordering = Put steps in the right order
banks-kind-categorisation = Sorting into groups
banks-about-categorisation = Sort entries into groups
banks-kind-hotspot = Place on a picture
banks-about-hotspot = Choose places on a picture
banks-kind-mark-words = Marking words
banks-about-mark-words = Mark words in a text
banks-kind-incident = Critical incident
banks-about-incident = A situation with four explanations
banks-kind-essay = Essay
banks-about-essay = A longer text, marked by a person
banks-kind-upload = File upload
banks-about-upload = Photos or files, marked by a person

# The editor
banks-new-title = New: { $kind }
banks-save = Save
banks-preview = Preview
banks-preview-text = As learners see it.
banks-preview-not-yet = The preview appears once the question is complete.
banks-question-part = Question
banks-answer-part = Answers and scoring
banks-more-part = Hint and feedback
banks-advanced = Advanced
banks-duplicate = Duplicate
banks-retire = Retire
banks-retire-text = A retired question is offered no more; quizzes that use it keep it.
banks-take-back = Take back into use
banks-keep = Title and category
banks-versions = Versions
banks-version-at = Version { $number } · { $date }
banks-version-newest = Newest
banks-version-old = This is version { $number }. It can no longer be changed; attempts taken on it keep it.
banks-to-newest = Open the newest version
banks-used-in = Used in
banks-changed = Somebody has stored a newer version meanwhile. What you typed is still here but not saved. Compare it with the newest version; saving again makes yours the new version.
banks-markdown-hint = Markdown works: **bold**, lists, $formula$, ![picture](media/picture.png).
banks-row = { $name } { $number }
banks-row-marker = { $name } [[{ $marker }]]
banks-add = Add: { $name }
banks-remove = Remove
banks-remove-label = Remove { $row }
banks-up = Up
banks-up-label = Move { $row } up
banks-down = Down
banks-down-label = Move { $row } down
banks-take = Apply
banks-choose = Please choose
banks-problem-at = { $place }: { $problem }
banks-whole-item = The question

# Words for fields
banks-word-accept = Kinds of files
banks-word-accepted = Accepted answers
banks-word-accepted-any = In every language
banks-word-accepted-zh = Chinese
banks-word-accepted-de = German
banks-word-accepted-en = English
banks-word-accepts = Kind of gap
banks-word-advice = What helps
banks-word-alt = Description of the picture
banks-word-answer = Answer
banks-word-answer-is = The statement is
banks-word-answers = Answers
banks-word-area = Place
banks-word-areas = Places on the picture
banks-word-belongs-to = Belongs to
banks-word-case-sensitive = Capital letters count
banks-word-categories = Groups
banks-word-category = Category
banks-word-category-of = Group
banks-word-corners = Corners
banks-word-correct = Right
banks-word-counter-example = Counter-example
banks-word-credit = Marks in per cent
banks-word-criteria = Criteria
banks-word-criterion = Criterion
banks-word-decimals = Decimal places of the solution
banks-word-entries = Entries
banks-word-entry = Entry
banks-word-expression = Formula of the solution
banks-word-factor = Factor
banks-word-feedback = Feedback
banks-word-feedback-false = Feedback to “false”
banks-word-feedback-true = Feedback to “true”
banks-word-feedback-wrong = Feedback to a wrong answer
banks-word-fixed-order = Never shuffle the options
banks-word-gap = Gap
banks-word-gaps = Gaps
banks-word-general-feedback = General feedback
banks-word-height = Height of the picture
banks-word-hint = Hint
banks-word-id = Id
banks-word-image = Picture
banks-word-label = Label
banks-word-label-false = Word for “false”
banks-word-label-true = Word for “true”
banks-word-level = Level
banks-word-levels = Levels, from the worst to the best
banks-word-marks = Marks
banks-word-max = Largest value
banks-word-max-files = Most files
banks-word-max-words = At most so many words
banks-word-min = Smallest value
banks-word-min-words = At least so many words
banks-word-model-answer = Model answer
banks-word-multiple = Several places are asked for
banks-word-option = Option
banks-word-options = Options
banks-word-pair = Pair
banks-word-pairs = Pairs
banks-word-plausibility = Plausibility
banks-word-points = Points
banks-word-prompt = Question text
banks-word-question = Question
banks-word-radius = Radius
banks-word-rows = Lines of the field
banks-word-rubric = Rubric
banks-word-rules = Units and figures
banks-word-scoring = Scoring
banks-word-shape-of-area = Shape
banks-word-significant-figures = Significant figures
banks-word-statement = Statement
banks-word-statements = Statements
banks-word-step = Step
banks-word-symbol = Symbol
banks-word-tags = Tags
banks-word-text = Text
banks-word-text-with-gaps = Text with gaps
banks-word-text-with-words = Text with words
banks-word-title = Title
banks-word-token = Word
banks-word-tokens = Words
banks-word-tolerance = Kind of tolerance
banks-word-tolerance-value = Tolerance
banks-word-unit = Unit
banks-word-unit-deduction = Taken off without a unit, in per cent
banks-word-unit-rule = Giving the unit
banks-word-units = Units
banks-word-value = Value
banks-word-variable = Variable
banks-word-variable-name = Name
banks-word-variables = Variables
banks-word-weight = Weight
banks-word-width = Width of the picture
banks-word-x = x
banks-word-y = y

# Hints below the words
banks-hint-accept = None ticked means all.
banks-hint-accepted = One on each line. * stands for any characters.
banks-hint-category = From wide to narrow, with a slash: Welding/Fumes
banks-hint-corners = One corner on each line: x y
banks-hint-credit = 100 = right, 0 = wrong. Parts and deductions work, too.
banks-hint-expression = For example 2 * pi * r. You can use + - * / ^, sqrt, sin, round …
banks-hint-factor = The value is in the unit with factor 1.
banks-hint-id = For files and imports; left empty it is made. Lower-case letters, digits, hyphens.
banks-hint-image = Name of a picture of the bank: media/seam.png
banks-hint-plausibility = Exactly one has 3.
banks-hint-tags = Separated by commas.
banks-hint-text-with-gaps = Gaps stand in the text as [[a]], once in each language.
banks-hint-text-with-words = Words stand in the text as [[a|word]], once in each language.
banks-hint-variables = Write them in the question as {"{"}a{"}"}.
banks-hint-title = For teachers’ lists only.

# Words of lists
banks-choice-per-option-deduction = Right minus wrong ticks
banks-choice-per-option = Every option counts
banks-choice-all-or-nothing = All or nothing
banks-choice-weighted = Sum of the per cents
banks-choice-by-position = Entries at the right place
banks-choice-by-pair = Pairs in the right sequence
banks-choice-absolute = Absolute (±)
banks-choice-relative = Relative (%)
banks-choice-unit-optional = Optional
banks-choice-unit-required = Required
banks-choice-gap-text = Text
banks-choice-gap-number = Number
banks-choice-gap-choice = Choice
banks-choice-circle = Circle
banks-choice-rectangle = Rectangle
banks-choice-polygon = Polygon
banks-choice-true = true
banks-choice-false = false
banks-choice-plausibility-0 = 0 – not plausible
banks-choice-plausibility-1 = 1 – less plausible
banks-choice-plausibility-2 = 2 – plausible
banks-choice-plausibility-3 = 3 – most plausible
banks-choice-jpeg = JPEG picture
banks-choice-png = PNG picture
banks-choice-pdf = PDF
banks-choice-plain-text = Plain text

# What is wrong
banks-wrong-no-text = Please fill this in, in at least one language.
banks-wrong-bad-id = Only lower-case letters, digits and hyphens, at most 60.
banks-wrong-same-id = This id is there twice.
banks-wrong-too-few = There are too few.
banks-wrong-too-many = There are too many.
banks-wrong-no-right-answer = No answer gets full marks.
banks-wrong-not-one-right = Exactly one has to be the right one.
banks-wrong-bad-credit = This share is out of range.
banks-wrong-bad-marks = Marks have to be more than 0 and at most 1000.
banks-wrong-unknown-id = Please choose one.
banks-wrong-markers-differ = The markers in the text do not match the list below.
banks-wrong-bad-expression = This formula cannot be calculated.
banks-wrong-bad-range = The value is out of range or out of order.
banks-wrong-bad-units = Exactly one unit needs the factor 1.
banks-wrong-too-long = The text is too long.
banks-wrong-not-a-number = Please enter a number, such as 1.5, without separators of thousands.
banks-wrong-not-a-choice = Please choose from the list.
banks-wrong-not-a-corner = Two numbers on each line, separated by a space.
banks-wrong-id-taken = The bank already has a question with this id.
banks-wrong-not-whole = Please enter a whole number from 0 to { $max }.

# Pictures
banks-pictures = Pictures
banks-pictures-lede = Pictures for your questions, to be written as ![description](media/picture.png).
banks-picture-file = Picture file
banks-picture-hint = PNG or JPEG, at most 10 MB.
banks-picture-add = Upload
banks-picture-wrong-kind = Only PNG and JPEG pictures are taken.
banks-picture-too-large = The picture is larger than 10 MB.

# Import
banks-import-title = Import questions
banks-import-lede = Look first, then store: nothing is stored before you confirm.
banks-import-file = File
banks-import-file-hint = At most 50 MB.
banks-import-format = Format
banks-import-detect = Detect
banks-import-language = Language of texts that do not say theirs
banks-import-look = Look at the file
banks-import-templates = No file yet? A template makes it easy:
banks-template-csv = CSV template
banks-template-xlsx = Excel template
banks-import-no-file = Please choose a file.
banks-import-unknown-format = The format of this file is not recognised. Please choose it.
banks-import-gone = The preview has expired. Please choose the file again.
banks-import-full = Too many files are being imported. Please try again in a few minutes.
banks-preview-title = Preview of the import
banks-preview-found =
    { $count ->
        [one] { $count } question found
       *[other] { $count } questions found
    }
banks-preview-pictures =
    { $count ->
        [one] { $count } picture
       *[other] { $count } pictures
    }
banks-preview-nothing = There is no question in the file that can be imported.
banks-preview-kinds = By kind
banks-preview-first = The first { $count }
banks-preview-refused = Did not come
banks-preview-approximated = Came with changes
banks-export-refused = Left out
banks-export-approximated = Written with changes
banks-preview-clean = Everything comes as it was.
banks-preview-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
banks-preview-existing =
    { $count ->
        [one] { $count } of them is already in the bank (same id).
       *[other] { $count } of them are already in the bank (same id).
    }
banks-duplicates = Questions that are there already
banks-duplicates-version = Store as a new version
banks-duplicates-both = Keep both
banks-duplicates-leave = Leave them out
banks-import-now = Import
banks-import-other = Choose another file
banks-imported =
    { $count ->
        [one] { $count } question was imported.
       *[other] { $count } questions were imported.
    }
banks-preview-tests =
    { $count ->
        [one] { $count } test
       *[other] { $count } tests
    }
banks-also-quizzes =
    { $count ->
        [one] Also make a quiz of the test
       *[other] Also make a quiz of each of the { $count } tests
    }
banks-also-quizzes-hint = It will be a draft; learners see nothing before it is published.
banks-quizzes-made =
    { $count ->
        [one] { $count } quiz was made, as a draft.
       *[other] { $count } quizzes were made, as drafts.
    }
banks-open-quiz = Open the quiz
banks-open-quizzes = Open the list of quizzes
banks-place-file = File { $file }
banks-place-line = Line { $line }
banks-format-gift = GIFT
banks-format-aiken = Aiken
banks-format-moodle = Moodle XML
banks-format-qti = QTI
banks-format-csv = CSV template
banks-format-xlsx = Excel (XLSX)
banks-finding-unknown-encoding = The encoding of the file is unknown.
banks-finding-read-as = Read as { $detail }.
banks-finding-truncated = The file ends in the middle; what came before was read.
banks-finding-too-large = More than { $limit } MB is not read.
banks-finding-zip-bomb = The archive would unpack to too much and was not read.
banks-finding-malformed = Not well-formed: { $detail }
banks-finding-wrong-format = The file is not of the chosen format.
banks-finding-entities = The file brings entities of its own; for safety it is not read.
banks-finding-empty = There is no question in the file.
banks-finding-too-many = At most { $limit } questions are read from one file; the first ones are here.
banks-finding-too-many-findings = There are very many remarks; the first { $limit } are shown.
banks-finding-unsupported-kind = This kind of question is not supported: { $detail }
banks-finding-script-removed = Scripts were taken out.
banks-finding-formatting-simplified = The formatting was simplified.
banks-finding-missing-media = Missing file: { $detail }
banks-finding-media-refused = File not taken: { $detail }
banks-finding-setting-dropped = Setting without a counterpart: { $detail }
banks-finding-scoring-approximated = Scoring replaced by the nearest one: { $detail }
banks-finding-id-changed = Id was taken and has been changed: { $detail }
banks-finding-no-right-answer = There is no right answer.
banks-finding-no-text = There is no text.
banks-finding-bad-value = Not a valid value: { $detail }
banks-finding-unknown-column = Unknown column: { $detail }
banks-finding-missing-column = Missing column: { $detail }
banks-finding-languages-dropped = The format cannot hold several languages here; left out: { $detail }
banks-finding-sections-joined = A quiz has no parts inside parts; the questions came, this level did not: { $detail }
banks-finding-repeated = The test asks it twice; here it comes once: { $detail }
banks-finding-drawn-by-tag =
    { $count ->
        [one] { $count } question is drawn at random. The questions to draw from get the tag “{ $tag }”.
       *[other] { $count } questions are drawn at random. The questions to draw from get the tag “{ $tag }”.
    }
banks-finding-draw-smaller = More questions were to be drawn than there are; now all there are come: { $detail }
banks-finding-time-rounded =
    { $minutes ->
        [one] The time limit was rounded up to { $minutes } minute.
       *[other] The time limit was rounded up to { $minutes } minutes.
    }
banks-finding-no-quiz = No quiz can be made of this test; a quiz has 1 to { $limit } questions: { $detail }
banks-finding-quiz-setting-dropped = Other systems do not know this setting: “{ $setting }”
banks-setting-option-order = Options keep their order
banks-finding-not-usable = { $at }: { $problem }
