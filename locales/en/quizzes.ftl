# Quizzes as learners see them: the list, the start, the questions, handing in, looking back.

quizzes-list-title = Quizzes
quizzes-list-open = Open now
quizzes-list-coming = Coming up
quizzes-list-done = Done
quizzes-list-none-open = No quiz is open at the moment.
quizzes-list-empty-title = No quizzes yet
quizzes-list-empty-text = When your school sets a quiz for you, you will find it here.
quizzes-look = View
quizzes-size-minutes = { quizzes-questions } · { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
quizzes-questions =
    { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }
quizzes-under-way = Under way
quizzes-under-way-until = Under way until { $at }
quizzes-opens-at = Opens { $at }
quizzes-closed-at = Closed { $at }
quizzes-not-open = This quiz is not open at the moment.
quizzes-none-left = You have used all your attempts.
quizzes-submitted-at = Handed in { $at }
quizzes-ended-at = Ended { $at }: the time was up
quizzes-marks-later = Marks will follow

quizzes-rules-title = How it works
quizzes-rule-minutes =
    { $minutes ->
        [one] You have { $minutes } minute from the moment you start.
       *[other] You have { $minutes } minutes from the moment you start.
    }
quizzes-rule-minutes-or-close =
    { $minutes ->
        [one] You have { $minutes } minute from the moment you start, but no longer than until { $closes }.
       *[other] You have { $minutes } minutes from the moment you start, but no longer than until { $closes }.
    }
quizzes-rule-close = You can answer until { $closes }.
quizzes-cut-short = If you start now, you do not have the full time: the quiz closes at { $at }.
quizzes-rule-one-attempt = You have one attempt.
quizzes-rule-attempts =
    { $left ->
        [0] You have used all { $all } attempts.
        [one] You have { $all } attempts; { $left } is left.
       *[other] You have { $all } attempts; { $left } are left.
    }
quizzes-rule-any-attempts = You can try as often as you like.
quizzes-counts-best = Your best attempt counts.
quizzes-counts-first = Your first attempt counts.
quizzes-counts-last = Your last attempt counts.
quizzes-counts-mean = The average of your attempts counts.
quizzes-rule-pass = You pass with { $marks } of { $of } marks.
quizzes-behaviour-deferred = You get feedback only after you have handed in.
quizzes-behaviour-immediate = You can check each answer as you go; after that you cannot change it.
quizzes-behaviour-tries = You can check each answer as you go and try again; each further try earns fewer marks.
quizzes-behaviour-certainty = You also say how sure you are: being sure and right earns more marks, being sure and wrong costs marks.
quizzes-rule-saved = Every answer is saved as you give it, on your device first. If the network fails, just carry on.
quizzes-earlier-title = Your earlier attempts
quizzes-counts-this = This one counts
quizzes-code = Access code
quizzes-code-hint = You get it from your teacher.
quizzes-code-wrong = This is not the code for this quiz. Please check it and try again.
quizzes-start = Start
quizzes-start-again = Start another attempt
quizzes-start-clock = Your time starts when you press the button.
quizzes-go-on = Continue

quizzes-question = Question { $number }
quizzes-question-short = Question
quizzes-marks =
    { $count ->
        [one] { $count } mark
       *[other] { $count } marks
    }
quizzes-marks-of =
    { $of ->
        [one] { $got } of { $of } mark
       *[other] { $got } of { $of } marks
    }
quizzes-answer-to = Your answer to question { $number }
quizzes-your-answer = Your answer
quizzes-units = Units you can use: { $units }
quizzes-hint = Show a hint
quizzes-statement = Statement
quizzes-statement-true = True
quizzes-statement-false = False
quizzes-choose = Please choose
quizzes-place = Place
quizzes-move-up = Move up
quizzes-move-down = Move down
quizzes-moved = Now in place { $place }
quizzes-gap = Gap { $number }
quizzes-no-file = No file yet
quizzes-file = Add a file
quizzes-file-kinds = Allowed: { $kinds }; 10 MB each at most.
quizzes-file-hint =
    { $count ->
        [one] One file at most. It is also sent when you save or go on.
       *[other] At most { $count } files. A chosen file is also sent when you save or go on.
    }
quizzes-file-upload = Send file
quizzes-file-remove = Remove
quizzes-file-remove-named = Remove { $name }
quizzes-certainty = How sure are you?
quizzes-certainty-low = Not very
quizzes-certainty-middle = Fairly
quizzes-certainty-high = Very
quizzes-check = Check this answer
quizzes-tries-left =
    { $count ->
        [one] Last try
       *[other] { $count } tries left
    }
quizzes-flag = Flag
quizzes-flagged = flagged
quizzes-right = Right
quizzes-partly-right = Partly right
quizzes-wrong = Not right
quizzes-by-hand = Being marked
quizzes-belongs = Part of the solution
quizzes-comment = From your teacher
quizzes-solution = Solution:

quizzes-answered-of = { $answered } of { $total } answered
quizzes-until = until { $at }
quizzes-left-hours = { $hours } h { $minutes } min left
quizzes-left-minutes =
    { $count ->
        [one] { $count } minute left
       *[other] { $count } minutes left
    }
quizzes-left-seconds = { $count } seconds left
quizzes-state-open = Not answered
quizzes-state-partly = Partly answered
quizzes-state-answered = Answered
quizzes-map = Overview of questions
quizzes-map-open = Questions
quizzes-previous = Back
quizzes-next = Next
quizzes-save = Save
quizzes-to-finish = Review and hand in
quizzes-keys = On a keyboard: 1 to 9 choose an option of the question you are in; the arrow keys move between options.
quizzes-kept-submitted = This attempt has been handed in. Your last answer is kept on this device, but does not count any more.
quizzes-kept-time-over = Time is up. Your last answer is kept on this device.
quizzes-kept-refused = Your last answer was not accepted and is kept on this device. Please reload the page.
quizzes-form-over = This attempt has ended. What you sent just now came too late and does not count.
quizzes-form-refused = One answer could not be saved, perhaps because it is too long. Please check it.
quizzes-kept-offline = You are offline. Your answers are safe on this device; please stay on this page and try again when you are connected.

quizzes-finish-title = Before you hand in
quizzes-finish-complete = You have answered every question.
quizzes-finish-open =
    { $count ->
        [one] { $count } question is not answered
       *[other] { $count } questions are not answered
    }
quizzes-finish-partly =
    { $count ->
        [one] { $count } question is only partly answered
       *[other] { $count } questions are only partly answered
    }
quizzes-finish-flagged =
    { $count ->
        [one] You flagged { $count } question
       *[other] You flagged { $count } questions
    }
quizzes-finish-means = Once you have handed in, you cannot change your answers.
quizzes-finish-by-hand = Some of your answers are then read and marked by your teacher.
quizzes-finish-back = Back to the questions
quizzes-hand-in = Hand in

quizzes-review-title = Attempt { $number }
quizzes-passed = Passed
quizzes-not-passed = Pass mark not reached
quizzes-review-by-hand = Your teacher is still marking some answers. The result is not final.
quizzes-review-late =
    { $count ->
        [one] { $count } answer arrived after the end. It counts only if your teacher says so.
       *[other] { $count } answers arrived after the end. They count only if your teacher says so.
    }
quizzes-review-more = You can see more from { $at }.
quizzes-review-hidden = Your answers have been handed in. They are not shown for this quiz.
quizzes-back-to-quiz = Back to the quiz

# What is wrong with a file that was sent.
quizzes-file-wrong-kind = This kind of file is not accepted here. The hint at “Add a file” says which files are allowed.
quizzes-file-too-large = The file is larger than 10 MB. Please choose a smaller one, or take the photo at a lower resolution.
quizzes-file-too-many = You cannot add any more files. Please remove one first.
