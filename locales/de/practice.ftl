# Üben und Wiederholen
practice-title = Üben
practice-lede = Üben Sie, wann Sie möchten. Nichts davon wird bewertet; was noch nicht saß, kommt in wachsenden Abständen wieder.
practice-quiz-under-way = läuft gerade
practice-quiz-until = läuft bis { $at }
practice-quiz-open = { $questions ->
    [one] 1 Frage, jederzeit
   *[other] { $questions } Fragen, jederzeit
}
practice-quiz-closes = { $questions ->
    [one] 1 Frage, möglich bis { $at }
   *[other] { $questions } Fragen, möglich bis { $at }
}
practice-review-title = Karten wiederholen
practice-review-begin = Wiederholen
practice-cards-due = { $cards ->
    [one] 1 Karte ist fällig
   *[other] { $cards } Karten sind fällig
}
practice-cards-none = Zurzeit ist keine Karte fällig
practice-cards-none-text = Fragen, die noch nicht saßen, und Begriffe, die Sie lernen, erscheinen hier, kurz bevor man sie vergisst.
practice-cards-all = { $cards ->
    [one] 1 Karte, davon fällig: { $due }
   *[other] { $cards } Karten, davon fällig: { $due }
}
practice-offers = Womit Sie üben können
practice-offers-none = Zurzeit ist nichts zum Üben freigegeben
practice-offers-none-text = Sobald eine Lehrkraft ein Quiz oder einen Fragenpool freigibt, steht es hier. Das Glossar eines Kurses können Sie schon jetzt lernen.
practice-questions = { $questions ->
    [one] 1 Frage
   *[other] { $questions } Fragen
}
practice-number = Frage { $number } von { $questions }
practice-check = Prüfen
practice-next = Nächste Frage
practice-done-title = Diese Runde ist geschafft
practice-done-text = Was noch nicht saß, liegt jetzt bei Ihren Karten.
practice-again = Noch eine Runde
practice-back = Zurück zum Üben
practice-right = Richtig
practice-partly = Teilweise richtig
practice-wrong = Noch nicht. Die Erklärung hilft weiter.
practice-word-question = Was bedeutet dieser Begriff?
practice-word-show = Bedeutung zeigen
practice-word-rate = Wie gut wussten Sie es?
practice-rate-again = Gar nicht
practice-rate-hard = Mit Mühe
practice-rate-good = Gut
practice-rate-easy = Mühelos
practice-learn-glossary = Diese Begriffe lernen
practice-glossary-hint = Zehn neue Begriffe am Tag; sie kommen wieder, kurz bevor man sie vergisst.
practice-glossary-added = Die Begriffe liegen bei Ihren Karten
practice-answer-first = Bitte beantworten Sie zuerst die Frage.
