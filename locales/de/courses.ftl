# Today, the catalogue, courses, lessons and their blocks.

courses-greeting-morning = Guten Morgen, { $name }
courses-greeting-day = Guten Tag, { $name }
courses-greeting-evening = Guten Abend, { $name }
courses-today-empty-title = Noch steht nichts an
courses-today-empty-text = Sobald Sie einen Kurs beginnen, finden Sie hier die nächste Lektion.
courses-today-done-title = Alles erledigt
courses-today-done-text = Im Moment ist nichts offen. Vielleicht interessiert Sie ein weiterer Kurs.
courses-to-catalogue = Alle Kurse ansehen
courses-where-you-are = Wo Sie stehen
courses-due-begun = Lektion { $lesson } · { $done } von { $total } Aktivitäten
courses-due-new = Lektion { $number } · etwa { $minutes } Minuten
courses-go-on = Fortsetzen
courses-begin = Beginnen
courses-catalogue-title = Kurse
courses-catalogue-lede = Wählen Sie einen Kurs und beginnen Sie sofort.
courses-catalogue-empty-title = Noch keine Kurse
courses-catalogue-empty-text = Sobald Ihre Schule einen Kurs veröffentlicht, finden Sie ihn hier.
courses-completed = Abgeschlossen
courses-activities-of = { $done } von { $total } Aktivitäten
courses-minutes =
    { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
courses-lessons =
    { $count ->
        [one] { $count } Lektion
       *[other] { $count } Lektionen
    }
courses-not-in-language = Diesen Kurs gibt es noch nicht auf { $language }. Sie sehen ihn in einer anderen Sprache.
courses-lessons-title = Lektionen
courses-about-course = Zu diesem Kurs
courses-completion-rule = Der Kurs ist abgeschlossen, sobald Sie alle Lektionen und { $percent } % der Aktivitäten erledigt haben.
courses-licence = Von { $authors }. Lizenz: { $licence }
courses-glossary = Glossar
courses-glossary-lede =
    { $count ->
        [one] { $count } Begriff in drei Sprachen
       *[other] { $count } Begriffe in drei Sprachen
    }
courses-enrol = Einschreiben
courses-flash-enrolled = Sie sind eingeschrieben.
courses-your-progress = Ihr Fortschritt
courses-course-complete = Sie haben diesen Kurs abgeschlossen.
courses-lesson-finished = Abgeschlossen
courses-lesson-progress = Fortschritt in dieser Lektion
courses-lesson-of = Lektion { $number } von { $total }
courses-objectives = Was Sie mitnehmen
courses-done-next = Abschließen und weiter
courses-done = Lektion abschließen
courses-next-lesson = Zur nächsten Lektion
courses-next-is = Als Nächstes: { $title }
courses-back-to-course = Zurück zum Kurs
courses-lesson-navigation = Ende der Lektion
courses-callout-note = Hinweis
courses-callout-tip = Tipp
courses-callout-example = Beispiel
courses-callout-caution = Vorsicht
courses-transcript = Transkript
courses-kilobytes = { $size } KB
courses-block-done = Erledigt
courses-save = Speichern
courses-checklist-legend = Checkliste
courses-reflection-label = Ihre Notizen
courses-reflection-hint = Nur Sie können das lesen.
courses-text-too-long = Bitte kürzen Sie den Text auf höchstens { $characters } Zeichen. Er steht noch hier, ist aber nicht gespeichert.
courses-profile-legend = Ihr Profil
courses-profile-save = Profil speichern
courses-choose-first = Bitte wählen Sie zuerst eine Antwort.
courses-check-submit = Prüfen
courses-check-again = Noch einmal prüfen
courses-check-tried = Ihre Wahl
courses-check-right = Richtig
courses-check-closing = Kurz gesagt
courses-confidence = Wie sicher sind Sie?
courses-confidence-guess = Geraten
courses-confidence-unsure = Unsicher
courses-confidence-fairly = Recht sicher
courses-confidence-certain = Ganz sicher
courses-confidence-first = Bitte geben Sie zuerst an, wie sicher Sie sind.
courses-incident-submit = Erklärung lesen
courses-incident-again = Diese Erklärung lesen
courses-incident-tried = Weniger plausibel
courses-incident-best = Am plausibelsten
courses-incident-advice = Das können Sie versuchen
courses-incident-counter = Wann es anders sein kann
courses-incident-score = { $points } von 3 Punkten
courses-your-classes = Ihre Klassen
