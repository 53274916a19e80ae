# Tests, wie Lernende sie sehen: Liste, Beginn, Fragen, Abgabe, Rückblick.

quizzes-list-title = Tests
quizzes-list-open = Jetzt offen
quizzes-list-coming = Demnächst
quizzes-list-done = Erledigt
quizzes-list-none-open = Im Moment ist kein Test offen.
quizzes-list-empty-title = Noch keine Tests
quizzes-list-empty-text = Sobald Ihre Schule einen Test für Sie ansetzt, finden Sie ihn hier.
quizzes-look = Ansehen
quizzes-size-minutes = { quizzes-questions } · { $minutes ->
        [one] { $minutes } Minute
       *[other] { $minutes } Minuten
    }
quizzes-questions =
    { $questions ->
        [one] { $questions } Frage
       *[other] { $questions } Fragen
    }
quizzes-under-way = Begonnen
quizzes-under-way-until = Begonnen, läuft bis { $at }
quizzes-opens-at = Öffnet am { $at }
quizzes-closed-at = Geschlossen seit { $at }
quizzes-not-open = Dieser Test ist im Moment nicht offen.
quizzes-none-left = Sie haben alle Versuche genutzt.
quizzes-submitted-at = Abgegeben am { $at }
quizzes-ended-at = Zeit abgelaufen am { $at }
quizzes-marks-later = Punkte folgen

quizzes-rules-title = So läuft es ab
quizzes-rule-minutes =
    { $minutes ->
        [one] Ab dem Beginn haben Sie { $minutes } Minute Zeit.
       *[other] Ab dem Beginn haben Sie { $minutes } Minuten Zeit.
    }
quizzes-rule-minutes-or-close =
    { $minutes ->
        [one] Ab dem Beginn haben Sie { $minutes } Minute Zeit, längstens aber bis { $closes }.
       *[other] Ab dem Beginn haben Sie { $minutes } Minuten Zeit, längstens aber bis { $closes }.
    }
quizzes-rule-close = Sie können bis { $closes } antworten.
quizzes-cut-short = Wenn Sie jetzt beginnen, haben Sie nicht die volle Zeit: Der Test schließt am { $at }.
quizzes-rule-one-attempt = Sie haben einen Versuch.
quizzes-rule-attempts =
    { $left ->
        [0] Sie haben alle { $all } Versuche genutzt.
        [one] Sie haben noch { $left } von { $all } Versuchen.
       *[other] Sie haben noch { $left } von { $all } Versuchen.
    }
quizzes-rule-any-attempts = Sie können es beliebig oft versuchen.
quizzes-counts-best = Ihr bester Versuch zählt.
quizzes-counts-first = Ihr erster Versuch zählt.
quizzes-counts-last = Ihr letzter Versuch zählt.
quizzes-counts-mean = Der Durchschnitt Ihrer Versuche zählt.
quizzes-rule-pass = Bestanden ist der Test mit { $marks } von { $of } Punkten.
quizzes-behaviour-deferred = Eine Rückmeldung bekommen Sie erst nach der Abgabe.
quizzes-behaviour-immediate = Sie können jede Antwort gleich prüfen lassen; danach lässt sie sich nicht mehr ändern.
quizzes-behaviour-tries = Sie können jede Antwort gleich prüfen lassen und es noch einmal versuchen; jeder weitere Versuch bringt weniger Punkte.
quizzes-behaviour-certainty = Sie geben auch an, wie sicher Sie sind: Sicher und richtig bringt mehr Punkte, sicher und falsch kostet Punkte.
quizzes-rule-saved = Jede Antwort wird sofort gespeichert, zuerst auf Ihrem Gerät. Fällt das Netz aus, machen Sie einfach weiter.
quizzes-earlier-title = Ihre bisherigen Versuche
quizzes-counts-this = Dieser zählt
quizzes-code = Zugangscode
quizzes-code-hint = Sie bekommen ihn von Ihrer Lehrkraft.
quizzes-code-wrong = Das ist nicht der Code dieses Tests. Bitte prüfen Sie ihn und versuchen Sie es noch einmal.
quizzes-start = Beginnen
quizzes-start-again = Neuen Versuch beginnen
quizzes-start-clock = Die Zeit läuft, sobald Sie auf die Schaltfläche tippen.
quizzes-go-on = Fortsetzen

quizzes-question = Frage { $number }
quizzes-question-short = Frage
quizzes-marks =
    { $count ->
        [one] { $count } Punkt
       *[other] { $count } Punkte
    }
quizzes-marks-of =
    { $of ->
        [one] { $got } von { $of } Punkt
       *[other] { $got } von { $of } Punkten
    }
quizzes-answer-to = Ihre Antwort auf Frage { $number }
quizzes-your-answer = Ihre Antwort
quizzes-units = Mögliche Einheiten: { $units }
quizzes-hint = Hinweis zeigen
quizzes-statement = Aussage
quizzes-statement-true = Richtig
quizzes-statement-false = Falsch
quizzes-choose = Bitte wählen
quizzes-place = Platz
quizzes-move-up = Nach oben
quizzes-move-down = Nach unten
quizzes-moved = Jetzt auf Platz { $place }
quizzes-gap = Lücke { $number }
quizzes-no-file = Noch keine Datei
quizzes-file = Datei hinzufügen
quizzes-file-kinds = Erlaubte Dateien: { $kinds }; jeweils höchstens 10 MB.
quizzes-file-hint =
    { $count ->
        [one] Höchstens eine Datei. Eine ausgewählte Datei wird auch gesendet, wenn Sie speichern oder weitergehen.
       *[other] Höchstens { $count } Dateien. Eine ausgewählte Datei wird auch gesendet, wenn Sie speichern oder weitergehen.
    }
quizzes-file-upload = Datei senden
quizzes-file-remove = Entfernen
quizzes-file-remove-named = { $name } entfernen
quizzes-certainty = Wie sicher sind Sie?
quizzes-certainty-low = Nicht sehr sicher
quizzes-certainty-middle = Ziemlich sicher
quizzes-certainty-high = Sehr sicher
quizzes-check = Diese Antwort prüfen
quizzes-tries-left =
    { $count ->
        [one] Letzter Versuch
       *[other] Noch { $count } Versuche
    }
quizzes-flag = Merken
quizzes-flagged = gemerkt
quizzes-right = Richtig
quizzes-partly-right = Teilweise richtig
quizzes-wrong = Nicht richtig
quizzes-by-hand = Wird bewertet
quizzes-belongs = Gehört zur Lösung
quizzes-comment = Von Ihrer Lehrkraft
quizzes-solution = Lösung:

quizzes-answered-of = { $answered } von { $total } beantwortet
quizzes-until = bis { $at }
quizzes-left-hours = noch { $hours } Std. { $minutes } Min.
quizzes-left-minutes =
    { $count ->
        [one] noch { $count } Minute
       *[other] noch { $count } Minuten
    }
quizzes-left-seconds = noch { $count } Sekunden
quizzes-state-open = Nicht beantwortet
quizzes-state-partly = Teilweise beantwortet
quizzes-state-answered = Beantwortet
quizzes-map = Übersicht der Fragen
quizzes-map-open = Fragen
quizzes-previous = Zurück
quizzes-next = Weiter
quizzes-save = Speichern
quizzes-to-finish = Zur Abgabe
quizzes-keys = Mit der Tastatur: 1 bis 9 wählen eine Antwort der Frage, in der Sie gerade sind; mit den Pfeiltasten wechseln Sie zwischen den Antworten.
quizzes-kept-submitted = Dieser Versuch ist bereits abgegeben. Ihre letzte Antwort liegt noch auf diesem Gerät, zählt aber nicht mehr.
quizzes-kept-time-over = Die Zeit ist um. Ihre letzte Antwort liegt noch auf diesem Gerät.
quizzes-kept-refused = Ihre letzte Antwort wurde nicht angenommen und liegt noch auf diesem Gerät. Bitte laden Sie die Seite neu.
quizzes-form-over = Dieser Versuch ist schon beendet. Was Sie gerade gesendet haben, kam zu spät und zählt nicht.
quizzes-form-refused = Eine Antwort konnte nicht gespeichert werden, vielleicht ist sie zu lang. Bitte prüfen Sie Ihre Antworten.
quizzes-kept-offline = Sie sind offline. Ihre Antworten sind auf diesem Gerät sicher; bleiben Sie bitte auf dieser Seite und versuchen Sie es wieder, sobald Sie verbunden sind.

quizzes-finish-title = Vor der Abgabe
quizzes-finish-complete = Sie haben alle Fragen beantwortet.
quizzes-finish-open =
    { $count ->
        [one] { $count } Frage ist nicht beantwortet
       *[other] { $count } Fragen sind nicht beantwortet
    }
quizzes-finish-partly =
    { $count ->
        [one] { $count } Frage ist nur teilweise beantwortet
       *[other] { $count } Fragen sind nur teilweise beantwortet
    }
quizzes-finish-flagged =
    { $count ->
        [one] { $count } Frage haben Sie sich gemerkt
       *[other] { $count } Fragen haben Sie sich gemerkt
    }
quizzes-finish-means = Nach der Abgabe können Sie Ihre Antworten nicht mehr ändern.
quizzes-finish-by-hand = Einige Ihrer Antworten liest und bewertet danach Ihre Lehrkraft.
quizzes-finish-back = Zurück zu den Fragen
quizzes-hand-in = Test abgeben

quizzes-review-title = Versuch { $number }
quizzes-passed = Bestanden
quizzes-not-passed = Noch nicht bestanden
quizzes-review-by-hand = Ihre Lehrkraft bewertet noch einige Antworten. Das Ergebnis ist vorläufig.
quizzes-review-late =
    { $count ->
        [one] { $count } Antwort kam erst nach dem Ende an. Ob sie zählt, entscheidet Ihre Lehrkraft.
       *[other] { $count } Antworten kamen erst nach dem Ende an. Ob sie zählen, entscheidet Ihre Lehrkraft.
    }
quizzes-review-more = Mehr sehen Sie ab { $at }.
quizzes-review-hidden = Ihre Antworten sind abgegeben. Bei diesem Test werden sie nicht gezeigt.
quizzes-back-to-quiz = Zurück zum Test

# What is wrong with a file that was sent.
quizzes-file-wrong-kind = Diese Art von Datei wird hier nicht angenommen. Welche Dateien erlaubt sind, steht unter „Datei hinzufügen“.
quizzes-file-too-large = Die Datei ist größer als 10 MB. Bitte wählen Sie eine kleinere oder nehmen Sie das Foto mit geringerer Auflösung auf.
quizzes-file-too-many = Mehr Dateien sind nicht möglich. Bitte entfernen Sie zuerst eine.
