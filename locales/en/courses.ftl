# Today, the catalogue, courses, lessons and their blocks.

courses-greeting-morning = Good morning, { $name }
courses-greeting-day = Hello, { $name }
courses-greeting-evening = Good evening, { $name }
courses-today-empty-title = Nothing is due yet
courses-today-empty-text = Once you begin a course, your next lesson appears here.
courses-today-done-title = Everything is done
courses-today-done-text = Nothing is waiting for you. Perhaps another course interests you.
courses-to-catalogue = See all courses
courses-where-you-are = Where you are
courses-due-begun = Lesson { $lesson } · { $done } of { $total } activities
courses-due-new = Lesson { $number } · about { $minutes } minutes
courses-go-on = Continue
courses-begin = Begin
courses-catalogue-title = Courses
courses-catalogue-lede = Choose a course and begin straight away.
courses-catalogue-empty-title = No courses yet
courses-catalogue-empty-text = As soon as your school publishes a course, you will find it here.
courses-completed = Completed
courses-activities-of = { $done } of { $total } activities
courses-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
courses-lessons =
    { $count ->
        [one] { $count } lesson
       *[other] { $count } lessons
    }
courses-not-in-language = This course is not available in { $language } yet. It is shown in another language.
courses-lessons-title = Lessons
courses-about-course = About this course
courses-completion-rule = To complete the course, finish every lesson and { $percent }% of the activities.
courses-licence = By { $authors }. Licence: { $licence }
courses-glossary = Glossary
courses-glossary-lede =
    { $count ->
        [one] { $count } term in three languages
       *[other] { $count } terms in three languages
    }
courses-enrol = Enrol
courses-flash-enrolled = You are enrolled.
courses-your-progress = Your progress
courses-course-complete = You have completed this course.
courses-lesson-finished = Finished
courses-lesson-progress = Progress in this lesson
courses-lesson-of = Lesson { $number } of { $total }
courses-objectives = What you will take away
courses-done-next = Finish and go on
courses-done = Finish the lesson
courses-next-lesson = Go to the next lesson
courses-next-is = Next: { $title }
courses-back-to-course = Back to the course
courses-lesson-navigation = End of the lesson
courses-callout-note = Note
courses-callout-tip = Tip
courses-callout-example = Example
courses-callout-caution = Caution
courses-transcript = Transcript
courses-kilobytes = { $size } KB
courses-block-done = Done
courses-save = Save
courses-checklist-legend = Checklist
courses-reflection-label = Your notes
courses-reflection-hint = Only you can read this.
courses-text-too-long = Please shorten your text to { $characters } characters. It is still here, but not saved yet.
courses-profile-legend = Your profile
courses-profile-save = Save profile
courses-choose-first = Please choose an answer first.
courses-check-submit = Check
courses-check-again = Check again
courses-check-tried = Your choice
courses-check-right = Correct
courses-check-closing = In short
courses-confidence = How sure are you?
courses-confidence-guess = Guessing
courses-confidence-unsure = Unsure
courses-confidence-fairly = Fairly sure
courses-confidence-certain = Certain
courses-confidence-first = Please say how sure you are first.
courses-incident-submit = Read the explanation
courses-incident-again = Read this explanation
courses-incident-tried = Less plausible
courses-incident-best = Most plausible
courses-incident-advice = What you can try
courses-incident-counter = When it may be different
courses-incident-score = { $points } of 3 points
courses-your-classes = Your classes
