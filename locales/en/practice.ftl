# Practice and review
practice-title = Practice
practice-lede = Practise whenever you like. Nothing is marked; what you missed comes back at growing intervals.
practice-quiz-under-way = under way
practice-quiz-until = under way until { $at }
practice-quiz-open = { $questions ->
    [one] 1 question, any time
   *[other] { $questions } questions, any time
}
practice-quiz-closes = { $questions ->
    [one] 1 question, closes { $at }
   *[other] { $questions } questions, closes { $at }
}
practice-review-title = Review your cards
practice-review-begin = Review
practice-cards-due = { $cards ->
    [one] 1 card is due
   *[other] { $cards } cards are due
}
practice-cards-none = No card is due at the moment
practice-cards-none-text = Questions you missed and terms you are learning turn up here shortly before they would be forgotten.
practice-cards-all = { $cards ->
    [one] 1 card, { $due } due
   *[other] { $cards } cards, { $due } due
}
practice-offers = What you can practise with
practice-offers-none = Nothing is open for practice at the moment
practice-offers-none-text = Quizzes and question banks appear here as soon as a teacher opens them. You can begin with a course’s glossary now.
practice-questions = { $questions ->
    [one] 1 question
   *[other] { $questions } questions
}
practice-number = Question { $number } of { $questions }
practice-check = Check
practice-next = Next question
practice-done-title = You have finished this round
practice-done-text = What you missed is now among your cards.
practice-again = Another round
practice-back = Back to practice
practice-right = Right
practice-partly = Partly right
practice-wrong = Not yet. The explanation will help.
practice-word-question = What does this term mean?
practice-word-show = Show the meaning
practice-word-rate = How well did you know it?
practice-rate-again = Not at all
practice-rate-hard = With effort
practice-rate-good = Well
practice-rate-easy = Easily
practice-learn-glossary = Learn these terms
practice-glossary-hint = Ten new terms a day; they come back shortly before they would be forgotten.
practice-glossary-added = The terms are among your cards
practice-answer-first = Please answer the question first.
