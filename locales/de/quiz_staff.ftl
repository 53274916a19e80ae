# Quizzes as those who write and mark them see them: list, editor, conditions, results, marking, statistics.

# The list

quiz-staff-list-title = Tests verwalten
quiz-staff-list-lede = Tests schreiben, Antworten bewerten, Ergebnisse ansehen.
quiz-staff-list-empty-title = Noch keine Tests
quiz-staff-list-empty-text = Hier stehen die Tests Ihrer Einrichtung. Beginnen Sie unten mit einem Titel.
quiz-staff-list-count =
    { $n ->
        [one] { $n } Test
       *[other] { $n } Tests
    }
quiz-staff-column-quiz = Test
quiz-staff-column-state = Stand
quiz-staff-column-for = Für
quiz-staff-column-attempts = Versuche
quiz-staff-column-to-mark = Zu bewerten
quiz-staff-for-course = alle im Kurs
quiz-staff-for-everybody = alle Lernenden
quiz-staff-to-mark-in =
    { $n ->
        [one] { $n } Antwort zu bewerten in „{ $title }“
       *[other] { $n } Antworten zu bewerten in „{ $title }“
    }
quiz-staff-state-draft = Entwurf
quiz-staff-state-opens = Öffnet { $at }
quiz-staff-state-open = Offen
quiz-staff-state-open-until = Offen bis { $at }
quiz-staff-state-closed = Geschlossen seit { $at }
quiz-staff-new-title = Neuer Test
quiz-staff-new-hint = In der Sprache dieser Seite; die anderen können folgen.
quiz-staff-new-button = Test anlegen
quiz-staff-title-label = Titel
quiz-staff-title-missing = Bitte geben Sie dem Test in mindestens einer Sprache einen Titel.

# The pages of one quiz

quiz-staff-tabs = Seiten dieses Tests
quiz-staff-tab-questions = Fragen
quiz-staff-tab-conditions = Bedingungen
quiz-staff-tab-results = Ergebnisse
quiz-staff-tab-marking = Bewerten
quiz-staff-tab-statistics = Statistik
quiz-staff-back-to-quiz = Zurück zum Test

# Saved meanwhile

quiz-staff-meanwhile-by = { $name } hat diese Seite inzwischen neu gespeichert ({ $at }).
quiz-staff-meanwhile-self = Sie haben diese Seite inzwischen selbst neu gespeichert ({ $at }), vielleicht in einem anderen Tab.
quiz-staff-meanwhile-unknown = Diese Seite wurde inzwischen neu gespeichert.
quiz-staff-meanwhile-text = Alle Ihre Eingaben stehen noch hier, sind aber nicht gespeichert. Vergleichen Sie sie mit dem gespeicherten Stand. Wenn Sie noch einmal speichern, ersetzt Ihre Fassung diesen Stand.
quiz-staff-meanwhile-look = Gespeicherten Stand ansehen (neuer Tab)

# The archive

quiz-staff-archive-title = Archivieren
quiz-staff-archive-text = Lernende und Lehrkräfte sehen einen archivierten Test nicht mehr in ihren Listen. Es geht nichts verloren: Die Ergebnisse bleiben einsehbar, noch nicht bewertete Antworten können weiterhin bewertet werden, und Sie können den Test jederzeit zurückholen.
quiz-staff-archive-button = Test archivieren
quiz-staff-archive-under-way =
    { $n ->
        [one] { $n } Versuch läuft noch. Sobald er beendet ist, können Sie den Test archivieren. Um den Versuch zu beenden, legen Sie oben fest, wann der Test schließt.
       *[other] { $n } Versuche laufen noch. Sobald sie beendet sind, können Sie den Test archivieren. Um die Versuche zu beenden, legen Sie oben fest, wann der Test schließt.
    }
quiz-staff-archived-title = Archivierte Tests
quiz-staff-archived-link = Archiviert ({ $n })
quiz-staff-archived-text = Dieser Test ist archiviert. Lernende und Lehrkräfte sehen ihn nicht mehr in ihren Listen, und niemand kann einen Versuch beginnen. Die Ergebnisse bleiben einsehbar.
quiz-staff-archived-none = Kein Test ist archiviert.
quiz-staff-take-back = Zurückholen
quiz-staff-take-back-named = „{ $title }“ zurückholen

# The editor

quiz-staff-may-not-change = Sie können diesen Test ansehen, aber nicht ändern.
quiz-staff-about-title = Worum es geht
quiz-staff-intro-label = Text vor dem Beginn
quiz-staff-intro-hint = Steht über der Schaltfläche zum Beginnen. Markdown ist möglich.
quiz-staff-class-label = Wer ihn ablegt
quiz-staff-questions-title = Fragen
quiz-staff-marks-hint = Ein leeres Punktefeld heißt: die Punkte der Frage selbst.
quiz-staff-section-only = Alle Fragen
quiz-staff-section-number = Abschnitt { $n }
quiz-staff-section-empty = Noch nichts hier. Wählen Sie Fragen aus einem Fragenpool.
quiz-staff-section-add = Abschnitt hinzufügen
quiz-staff-section-up = Abschnitt nach oben
quiz-staff-section-remove = Abschnitt entfernen
quiz-staff-section-title = Überschrift des Abschnitts
quiz-staff-section-shuffle = Für alle in anderer Reihenfolge
quiz-staff-choose-questions = Fragen wählen
quiz-staff-draw-title = Zufällig gezogen
quiz-staff-draw-count = Anzahl
quiz-staff-draw-fit =
    { $n ->
        [one] von { $n } passenden
       *[other] von { $n } passenden
    }
quiz-staff-retired = Im Pool stillgelegt
quiz-staff-question-named = { $number }: { $title }
quiz-staff-marks-label = Punkte
quiz-staff-move-up = Nach oben: { $what }
quiz-staff-move-down = Nach unten: { $what }
quiz-staff-remove = Entfernen: { $what }
quiz-staff-marks-wrong = Bitte Punkte über 0 angeben, oder leer lassen für die der Frage.
quiz-staff-count-wrong = Bitte eine Zahl von 1 bis 300 angeben.
quiz-staff-too-many = Ein Test kann höchstens { $n } Fragen haben.
quiz-staff-nothing-to-publish = Es gibt noch keine Fragen zum Veröffentlichen.
quiz-staff-pool-too-small =
    { $n ->
        [one] Nur { $n } Frage passt. Bitte ziehen Sie weniger, oder fassen Sie die Auswahl weiter.
       *[other] Nur { $n } Fragen passen. Bitte ziehen Sie weniger, oder fassen Sie die Auswahl weiter.
    }
quiz-staff-behaviour-title = Ablauf
quiz-staff-behaviour-legend = Was beim Beantworten geschieht
quiz-staff-behaviour-deferred = Alles am Ende
quiz-staff-behaviour-deferred-means = Vor der Abgabe wird nichts gezeigt. Für Prüfungen.
quiz-staff-behaviour-immediate = Jede Frage sofort
quiz-staff-behaviour-immediate-means = Eine Schaltfläche prüft die Frage und zeigt das Ergebnis; danach steht die Antwort fest.
quiz-staff-behaviour-several = Mehrere Versuche je Frage
quiz-staff-behaviour-several-means = Nach dem Prüfen ist mit einem Hinweis ein weiterer Versuch möglich; jeder kostet Punkte.
quiz-staff-behaviour-certainty = Mit Sicherheitsgrad
quiz-staff-behaviour-certainty-means = Lernende geben an, wie sicher sie sind: sicher und richtig bringt mehr, sicher und falsch kostet Punkte.
quiz-staff-tries-label = Versuche
quiz-staff-tries-wrong = Bitte 2 bis 10 Versuche angeben.
quiz-staff-penalty-label = Abzug je weiteren Versuch in %
quiz-staff-penalty-hint = Nur bei mehreren Versuchen.
quiz-staff-penalty-wrong = Bitte einen Anteil von 0 bis 100 angeben.
quiz-staff-per-page-label = Fragen je Seite
quiz-staff-per-page-hint = 0: alle auf einer Seite.
quiz-staff-per-page-wrong = Bitte eine Zahl von 0 bis 200 angeben.
quiz-staff-pass-label = Bestehensgrenze in %
quiz-staff-pass-hint = Leer: es gibt keine.
quiz-staff-pass-wrong = Bitte eine ganze Zahl von 0 bis 100 angeben.
quiz-staff-shuffle-options = Antworten jeder Frage mischen
quiz-staff-anonymous = Ohne Namen bewerten
quiz-staff-anonymous-hint = Wer bewertet, sieht den Namen erst, wenn alles bewertet ist.
quiz-staff-save = Speichern
quiz-staff-save-draft = Entwurf speichern
quiz-staff-export = Als QTI 3 herunterladen
quiz-staff-export-hint = Der gespeicherte Entwurf mit Fragen und Bildern, für andere Systeme.
quiz-staff-publish-title = Veröffentlichen
quiz-staff-publish-button = Speichern und veröffentlichen
quiz-staff-publish-first = Noch sieht niemand diesen Test. Ist er veröffentlicht, können Lernende ihn ablegen, wie es die Bedingungen vorsehen.
quiz-staff-publish-same = Was hier gespeichert ist, sehen die Lernenden schon.
quiz-staff-publish-added =
    { $n ->
        [one] { $n } Frage ist neu.
       *[other] { $n } Fragen sind neu.
    }
quiz-staff-publish-removed =
    { $n ->
        [one] { $n } Frage entfällt.
       *[other] { $n } Fragen entfallen.
    }
quiz-staff-publish-renewed =
    { $n ->
        [one] { $n } Frage hat im Pool eine neuere Fassung.
       *[other] { $n } Fragen haben im Pool eine neuere Fassung.
    }
quiz-staff-publish-other = Reihenfolge, Punkte, Texte oder Einstellungen weichen vom Veröffentlichten ab.
quiz-staff-publish-under-way =
    { $n ->
        [one] { $n } Versuch läuft gerade und geht mit der begonnenen Fassung weiter.
       *[other] { $n } Versuche laufen gerade und gehen mit der begonnenen Fassung weiter.
    }
quiz-staff-publish-ended =
    { $n ->
        [one] { $n } beendeter Versuch behält seine Punkte. Um ihn mit berichtigten Fragen neu zu bewerten, nutzen Sie „Neu bewerten“ bei den Ergebnissen.
       *[other] { $n } beendete Versuche behalten ihre Punkte. Um sie mit berichtigten Fragen neu zu bewerten, nutzen Sie „Neu bewerten“ bei den Ergebnissen.
    }

# Choosing questions

quiz-staff-add-title = Fragen wählen
quiz-staff-add-lede = Haken Sie Fragen an, oder lassen Sie welche zufällig ziehen.
quiz-staff-no-bank-title = Noch kein Fragenpool
quiz-staff-no-bank-text = Tests beziehen ihre Fragen aus einem Fragenpool. Bitte legen Sie zuerst einen an.
quiz-staff-all-categories = Alle Kategorien
quiz-staff-all-tags = Alle Schlagwörter
quiz-staff-all-kinds = Alle Arten
quiz-staff-bank-label = Fragenpool
quiz-staff-words-label = Suchwörter
quiz-staff-category-label = Kategorie
quiz-staff-tag-label = Schlagwort
quiz-staff-kind-label = Art
quiz-staff-search = Suchen
quiz-staff-found-none = Keine Frage passt. Bitte suchen Sie mit weniger Bedingungen.
quiz-staff-found =
    { $n ->
        [one] { $n } Frage gefunden
       *[other] { $n } Fragen gefunden
    }
quiz-staff-add-ticked = Angehakte hinzufügen
quiz-staff-in-quiz = Im Test
quiz-staff-draw-text =
    { $n ->
        [one] Alle bekommen andere aus der { $n } Frage dieses Pools, dieser Kategorie und dieses Schlagworts. Suchwörter und Art zählen hier nicht.
       *[other] Alle bekommen andere aus den { $n } Fragen dieses Pools, dieser Kategorie und dieses Schlagworts. Suchwörter und Art zählen hier nicht.
    }
quiz-staff-draw-button = Zufallsauswahl hinzufügen
quiz-staff-draw-count-wrong = Bitte eine Zahl von 1 bis { $n } angeben.
quiz-staff-kind-single-choice = Einfachauswahl
quiz-staff-kind-multiple-choice = Mehrfachauswahl
quiz-staff-kind-true-false = Richtig oder falsch
quiz-staff-kind-kprim = Vier Aussagen (Kprim)
quiz-staff-kind-short-text = Kurzantwort
quiz-staff-kind-numeric = Zahl
quiz-staff-kind-formula = Formel mit Zufallswerten
quiz-staff-kind-cloze = Lückentext
quiz-staff-kind-inline-choice = Text mit Auswahllisten
quiz-staff-kind-matching = Zuordnung
quiz-staff-kind-ordering = Reihenfolge
quiz-staff-kind-categorisation = Einordnung in Gruppen
quiz-staff-kind-hotspot = Stelle im Bild
quiz-staff-kind-mark-words = Wörter markieren
quiz-staff-kind-incident = Kritische Situation
quiz-staff-kind-essay = Freitext
quiz-staff-kind-upload = Dateien

# Conditions

quiz-staff-time-title = Zeit
quiz-staff-conditions-apply = Änderungen gelten sofort, auch für laufende Versuche.
quiz-staff-in-zone = Ortszeit { $zone }
quiz-staff-opens-label = Öffnet
quiz-staff-closes-label = Schließt
quiz-staff-minutes-label = Zeit für einen Versuch in Minuten
quiz-staff-minutes-hint = Leer: unbegrenzt. Die Zeit läuft ab dem Beginn des Versuchs.
quiz-staff-minutes-wrong = Bitte ganze Minuten angeben, mindestens 1.
quiz-staff-time-wrong = Bitte Datum und Uhrzeit angeben.
quiz-staff-closes-before = Der Test würde schließen, bevor er öffnet. Bitte wählen Sie eine spätere Zeit.
quiz-staff-closing-wins = Das Schließen geht der Zeitbegrenzung vor: Wer nach { $last } beginnt, hat weniger als { $minutes } Minuten, denn alle Versuche enden { $at }.
quiz-staff-closing-always-wins = Der Test ist weniger als { $minutes } Minuten geöffnet. Daher geht das Schließen immer vor: Jeder Versuch endet spätestens { $at }.
quiz-staff-attempts-title = Versuche und Zugang
quiz-staff-attempts-label = Erlaubte Versuche
quiz-staff-attempts-hint = 0: beliebig viele.
quiz-staff-attempts-wrong = Bitte eine ganze Zahl von 0 bis 255 angeben.
quiz-staff-counts-label = Welcher Versuch zählt
quiz-staff-counts-highest = Der beste
quiz-staff-counts-last = Der letzte
quiz-staff-counts-first = Der erste
quiz-staff-counts-average = Der Durchschnitt aller
quiz-staff-code-label = Zugangscode
quiz-staff-code-hint = Lernende geben ihn vor dem Beginn ein. Leer: keiner nötig.
quiz-staff-code-too-long = Bitte höchstens 60 Zeichen.
quiz-staff-practice = Auch zum Üben
quiz-staff-practice-hint = Was jemand nicht wusste, kommt später zum Wiederholen zurück.
quiz-staff-review-title = Was Lernende danach sehen
quiz-staff-review-text = Ohne die erste Zeile wird auch alles andere nicht gezeigt.
quiz-staff-review-caption = Was gezeigt wird, und wann
quiz-staff-column-shown = Gezeigt wird
quiz-staff-phase-just-after = In den ersten zwei Minuten
quiz-staff-phase-open = Später, solange der Test offen ist
quiz-staff-phase-closed = Nach dem Schließen
quiz-staff-shows-attempt = Fragen und eigene Antworten
quiz-staff-shows-correctness = Ob richtig
quiz-staff-shows-marks = Punkte
quiz-staff-shows-feedback = Rückmeldung zur Antwort
quiz-staff-shows-general-feedback = Allgemeine Rückmeldung
quiz-staff-shows-solution = Die Lösung
quiz-staff-shows-when = { $what }: { $phase }

# Results

quiz-staff-results-empty-title = Noch niemand hier
quiz-staff-results-empty-text = Lernende erscheinen hier, sobald sie zur Klasse gehören oder beginnen.
quiz-staff-results-count =
    { $n ->
        [one] { $n } Lernende/r
       *[other] { $n } Lernende
    }
quiz-staff-column-result = Ergebnis
quiz-staff-column-extension = Verlängerung
quiz-staff-begun-of = { $begun } von { $of } haben begonnen
quiz-staff-average = Durchschnitt { $share }
quiz-staff-waiting =
    { $n ->
        [one] { $n } Antwort zu bewerten
       *[other] { $n } Antworten zu bewerten
    }
quiz-staff-waiting-short = { $n } zu bewerten
quiz-staff-not-begun = Nicht begonnen
quiz-staff-attempt-marks = Versuch { $number }: { $share } ({ $got } von { $max })
quiz-staff-attempt-under-way = Versuch { $n }: läuft
quiz-staff-attempt-number = Versuch { $n }
quiz-staff-attempt-of = { $name }: { $what }
quiz-staff-passed = Bestanden
quiz-staff-not-passed = Grenze nicht erreicht
quiz-staff-late = Verspätete Antworten
quiz-staff-late-counts = Verspätetes zählt
quiz-staff-extension-none = Keine
quiz-staff-extension-minutes =
    { $n ->
        [one] { $n } Minute mehr
       *[other] { $n } Minuten mehr
    }
quiz-staff-extension-attempts =
    { $n ->
        [one] { $n } Versuch mehr
       *[other] { $n } Versuche mehr
    }
quiz-staff-extension-both = { $minutes } Min., { $attempts } Versuche mehr
quiz-staff-extension-minutes-label = Minuten mehr
quiz-staff-extension-attempts-label = Versuche mehr
quiz-staff-extension-button = Gewähren
quiz-staff-extension-for = Verlängerung für { $name }
quiz-staff-extension-wrong = Bitte ganze Zahlen angeben: 0 bis 10.000 Minuten, 0 bis 100 Versuche.
quiz-staff-csv = Als Tabelle laden (CSV)
quiz-staff-csv-login = Anmeldename
quiz-staff-csv-attempt = Versuch
quiz-staff-csv-state = Stand
quiz-staff-csv-started = Beginn
quiz-staff-csv-ended = Ende
quiz-staff-csv-marks = Punkte
quiz-staff-csv-max = Von
quiz-staff-csv-percent = Prozent
quiz-staff-csv-passed = Bestanden
quiz-staff-csv-late = Verspätete Antworten
quiz-staff-csv-counts = Zählt (%)
quiz-staff-csv-under-way = läuft
quiz-staff-csv-waiting = zu bewerten
quiz-staff-csv-done = fertig
quiz-staff-csv-yes = ja
quiz-staff-csv-no = nein

# One attempt

quiz-staff-anonymous-learner = Lernende/r ohne Namen
quiz-staff-started-at = Begonnen { $at }
quiz-staff-handed-in-at = Eingereicht { $at }
quiz-staff-ended-by-clock = Durch Zeitablauf beendet { $at }
quiz-staff-still-under-way = Dieser Versuch läuft noch.
quiz-staff-marks-of = { $got } von { $max } Punkten
quiz-staff-late-title =
    { $n ->
        [one] { $n } Frage wurde verspätet beantwortet
       *[other] { $n } Fragen wurden verspätet beantwortet
    }
quiz-staff-late-text = Diese Antworten wurden vor dem Ende gegeben, kamen aber danach an, etwa weil das Netz ausfiel. Sie zählen nur, wenn Sie es zulassen.
quiz-staff-late-text-counts = Diese Antworten kamen nach dem Ende an. Sie haben sie zugelassen.
quiz-staff-late-let-count = Verspätete zählen lassen
quiz-staff-late-take-back = Nicht mehr zählen lassen
quiz-staff-late-answer = Frage { $number }, beantwortet { $at }
quiz-staff-change-mark = Frage { $number }: { $said }
quiz-staff-mark-automatic = automatisch bewertet. Ändern?
quiz-staff-mark-by-hand = von Hand bewertet. Ändern?
quiz-staff-mark-changed = von Hand geändert, automatisch { $marks }
quiz-staff-mark-waiting = wartet auf Bewertung
quiz-staff-marks-up-to = Punkte, 0 bis { $max }
quiz-staff-marks-out-of-range = Bitte Punkte zwischen 0 und dem Höchstwert angeben.
quiz-staff-reason-label = Begründung
quiz-staff-reason-hint = Die lernende Person kann das lesen.
quiz-staff-reason-missing = Bitte begründen Sie die Änderung.
quiz-staff-comment-label = Kommentar
quiz-staff-comment-too-long = Bitte höchstens { $n } Zeichen.
quiz-staff-automatic-again = Wieder automatisch bewerten

# Marking

quiz-staff-marking-none-title = Hier ist nichts zu bewerten
quiz-staff-marking-none-text = Fragen, die ein Mensch bewertet, etwa Freitexte, erscheinen hier nach der Abgabe.
quiz-staff-marking-caption = Fragen, die von Hand bewertet werden
quiz-staff-column-question = Frage
quiz-staff-column-waiting = Warten
quiz-staff-column-marked = Bewertet
quiz-staff-all-marked = Alle bewertet
quiz-staff-back-to-marking = Zurück zur Übersicht
quiz-staff-marking-done-title = Alle Antworten sind bewertet
quiz-staff-marking-done-text = Zu dieser Frage wartet nichts mehr.
quiz-staff-others-waiting =
    { $n ->
        [one] { $n } weitere wartet
       *[other] { $n } weitere warten
    }
quiz-staff-the-question = Frage
quiz-staff-the-answer = Antwort
quiz-staff-model-answer = Musterantwort
quiz-staff-points =
    { $n ->
        [one] { $n } Punkt
       *[other] { $n } Punkte
    }
quiz-staff-level-missing = Bitte wählen Sie eine Stufe.
quiz-staff-rubric-incomplete = Bitte wählen Sie für jedes Kriterium eine Stufe.
quiz-staff-mark-and-next = Bewerten und weiter
quiz-staff-later = Später
quiz-staff-words =
    { $n ->
        [one] { $n } Wort
       *[other] { $n } Wörter
    }
quiz-staff-characters =
    { $n ->
        [one] { $n } Zeichen
       *[other] { $n } Zeichen
    }

# Marking again

quiz-staff-regrade-title = Neu bewerten
quiz-staff-regrade-lede = Wenn eine Frage fehlerhaft war: erst ansehen, wessen Punkte sich ändern, dann entscheiden.
quiz-staff-choose-question = Bitte wählen
quiz-staff-rule-label = Was geschehen soll
quiz-staff-rule-newest = Mit der neuesten Fassung der Frage bewerten
quiz-staff-rule-full = Volle Punkte für alle
quiz-staff-regrade-preview = Änderungen ansehen
quiz-staff-regrade-nothing =
    { $n ->
        [one] Keine Punkte würden sich ändern; { $n } Antwort wurde geprüft.
       *[other] Keine Punkte würden sich ändern; { $n } Antworten wurden geprüft.
    }
quiz-staff-regrade-dry-run = Noch ist nichts geändert
quiz-staff-regrade-would =
    { $n ->
        [one] { $n } Bewertung würde sich ändern, von { $of } Antworten.
       *[other] { $n } Bewertungen würden sich ändern, von { $of } Antworten.
    }
quiz-staff-regrade-do =
    { $n ->
        [one] { $n } Bewertung ändern
       *[other] { $n } Bewertungen ändern
    }
quiz-staff-regrade-count =
    { $n ->
        [one] { $n } Änderung
       *[other] { $n } Änderungen
    }
quiz-staff-regrade-done =
    { $n ->
        [one] Erledigt: { $n } Bewertung geändert.
       *[other] Erledigt: { $n } Bewertungen geändert.
    }
quiz-staff-to-results = Zu den Ergebnissen
quiz-staff-column-from = Bisher
quiz-staff-column-to = Danach
quiz-staff-column-of = Von
quiz-staff-and-more =
    { $n ->
        [one] und { $n } weitere
       *[other] und { $n } weitere
    }

# Statistics

quiz-staff-from-to = { $from } bis { $to }
quiz-staff-statistics-waiting =
    { $n ->
        [one] { $n } Versuch ist noch nicht in den Zahlen, weil darin etwas auf Bewertung wartet.
       *[other] { $n } Versuche sind noch nicht in den Zahlen, weil darin etwas auf Bewertung wartet.
    }
quiz-staff-to-marking = Zum Bewerten
quiz-staff-statistics-none-title = Noch keine Zahlen
quiz-staff-statistics-none-text = Zahlen gibt es, sobald erste Versuche beendet und bewertet sind.
quiz-staff-statistics-lede =
    { $n ->
        [one] Aus { $n } Versuch, je Person einer.
       *[other] Aus { $n } Versuchen, je Person einer.
    }
quiz-staff-whole-title = Der Test im Ganzen
quiz-staff-mean = Mittelwert
quiz-staff-mean-means = Eine andere, gleiche Klasse läge wahrscheinlich zwischen { $low } und { $high }.
quiz-staff-mean-means-plain = So ist es im Ganzen ausgegangen.
quiz-staff-median = Median
quiz-staff-median-means = Die Hälfte liegt darunter. Weit weg vom Mittelwert ziehen ihn wenige Personen.
quiz-staff-deviation = Standardabweichung
quiz-staff-deviation-means = Wie weit die Ergebnisse streuen. 12 bis 18 % des Höchstwerts sind gut; bei weniger liegen alle zu dicht.
quiz-staff-skewness = Schiefe
quiz-staff-skewness-below = Ausläufer nach unten: Die meisten waren gut, einige nicht.
quiz-staff-skewness-above = Ausläufer nach oben: Den meisten fiel es schwer, einigen nicht.
quiz-staff-skewness-even = Schwache und starke Ergebnisse halten sich etwa die Waage.
quiz-staff-kurtosis = Wölbung
quiz-staff-kurtosis-high = Viele Ergebnisse liegen dicht in der Mitte, wenige weit außerhalb.
quiz-staff-kurtosis-low = Die Ergebnisse verteilen sich gleichmäßig, ohne klare Mitte.
quiz-staff-kurtosis-even = Etwa wie eine Glockenkurve.
quiz-staff-alpha = Innere Konsistenz (α)
quiz-staff-alpha-good = Die Fragen messen eines; auf die Ergebnisse ist Verlass.
quiz-staff-alpha-fair = Zum Üben zuverlässig genug, für eine Prüfung nicht ganz.
quiz-staff-alpha-low = Die Fragen messen Verschiedenes, oder es sind zu wenige. Von diesem Ergebnis allein sollte nicht viel abhängen.
quiz-staff-error-ratio = Fehleranteil
quiz-staff-error-ratio-means = Wie viel der Streuung Zufall ist. Bis 50 % ist gut.
quiz-staff-standard-error = Standardfehler
quiz-staff-standard-error-means = Zwei Ergebnisse, die näher beieinander liegen, unterscheiden sich kaum. Wer so nah an der Grenze liegt, verdient einen zweiten Blick.
quiz-staff-histogram-title = Verteilung der Ergebnisse
quiz-staff-histogram-text =
    { $n ->
        [one] Wie viele von { $n } Ergebnis in jedem Zehntel der Punkte liegen.
       *[other] Wie viele der { $n } Ergebnisse in jedem Zehntel der Punkte liegen.
    }
quiz-staff-histogram-pass = Die Linie ist die Bestehensgrenze, { $share }.
quiz-staff-as-table = Dasselbe als Tabelle
quiz-staff-range = { $low } bis { $high }
quiz-staff-column-learners = Lernende
quiz-staff-items-title = Frage für Frage
quiz-staff-items-text = Fragen, die einen Blick brauchen, stehen oben. Ein Hinweis ist kein Urteil: Was alle wissen müssen, darf leicht sein.
quiz-staff-items-caption = Zahlen zu jeder Frage
quiz-staff-few-answers = Weniger als 30 Antworten zu einer Frage: Die Zahlen sind ein erster Eindruck.
quiz-staff-column-number = Nr.
quiz-staff-column-facility = Lösungsquote
quiz-staff-column-discrimination = Trennschärfe
quiz-staff-column-efficiency = Trenneffizienz
quiz-staff-column-weights = Gewicht: gewollt, tatsächlich
quiz-staff-column-guess = Durch Raten
quiz-staff-weights = { $intended }, { $effective }
quiz-staff-note-few = Unter 30 Antworten: erster Eindruck
quiz-staff-note-hard = Sehr schwer
quiz-staff-note-easy = Fast alle richtig
quiz-staff-note-guessing = Nicht besser als Raten
quiz-staff-note-guessable = Leicht zu erraten
quiz-staff-note-negative = Stärkere schneiden schlechter ab: Lösung prüfen
quiz-staff-note-weak = Trennt kaum
quiz-staff-note-inefficient = Trennt weniger als möglich
quiz-staff-note-weight = Zählt anders als gewollt
quiz-staff-note-no-weight = Wirkt dem übrigen Test entgegen
quiz-staff-note-language = Sprachen unterscheiden sich: Fassungen vergleichen
quiz-staff-difficulty-extreme = Äußerst schwer, oder etwas stimmt nicht.
quiz-staff-difficulty-very = Sehr schwer.
quiz-staff-difficulty-hard = Schwer.
quiz-staff-difficulty-moderate = Eher schwer.
quiz-staff-difficulty-right = Für durchschnittliche Lernende etwa richtig.
quiz-staff-difficulty-fairly-easy = Eher leicht.
quiz-staff-difficulty-easy = Leicht.
quiz-staff-difficulty-very-easy = Sehr leicht.
quiz-staff-difficulty-extremely-easy = Äußerst leicht.
quiz-staff-discrimination-very-good = Trennt Schwache und Starke sehr gut.
quiz-staff-discrimination-adequate = Trennt Schwache und Starke ausreichend.
quiz-staff-discrimination-weak = Trennt Schwache und Starke nur schwach.
quiz-staff-discrimination-very-weak = Trennt Schwache und Starke kaum.
quiz-staff-discrimination-invalid = Wer sonst gut ist, schneidet hier schlechter ab: zuerst die Lösung prüfen.

# One question of the statistics

quiz-staff-answers =
    { $n ->
        [one] { $n } Antwort
       *[other] { $n } Antworten
    }
quiz-staff-facility-means = Mittlerer Anteil der Punkte; in Klammern, wo er bei allen solchen Lernenden mit 95 % Sicherheit liegt.
quiz-staff-discrimination-means = Ob hier gut ist, wer sonst gut ist. Ab 50 % sehr gut.
quiz-staff-efficiency-means = Dasselbe, verglichen mit dem hier Möglichen: gerecht auch für leichte und schwere Fragen.
quiz-staff-item-deviation-means = Wie weit die Antworten streuen; etwa ein Drittel trennt am besten.
quiz-staff-intended-weight = Gewolltes Gewicht
quiz-staff-intended-weight-means = Was die Frage zählen soll.
quiz-staff-effective-weight = Tatsächliches Gewicht
quiz-staff-effective-weight-means = Was sie für die Unterschiede zwischen Lernenden tatsächlich zählt.
quiz-staff-guess-means = Was blindes Raten im Mittel bringt.
quiz-staff-distractors-title = Wer was geantwortet hat
quiz-staff-distractors-text = Eine gute falsche Antwort zieht einige an, und diese haben im übrigen Test weniger Punkte.
quiz-staff-answers-caption = Antworten
quiz-staff-column-answer = Antwort
quiz-staff-column-credit = Wert
quiz-staff-column-share = Anteil
quiz-staff-column-rest = Punkte im Übrigen
quiz-staff-answer-right = richtig
quiz-staff-answer-other = Andere Antwort
quiz-staff-answer-none = Keine Antwort
quiz-staff-answer-strong = Die Stärkeren wählen dies: Lösung und Wortlaut prüfen.
quiz-staff-answer-nobody = Niemand wählte dies
quiz-staff-ticked = angehakt
quiz-staff-left = nicht angehakt
quiz-staff-languages-title = Dieselbe Frage in ihren Sprachen
quiz-staff-languages-one = Alle haben in derselben Sprache geantwortet.
quiz-staff-languages-alike = Kein Unterschied zwischen den Sprachen ist größer, als der Zufall erklären kann.
quiz-staff-languages-caption = Lösungsquote nach Sprache
quiz-staff-column-language = Sprache
quiz-staff-column-interval = 95-%-Intervall
quiz-staff-column-pair = Vergleich
quiz-staff-column-difference = Unterschied, Punkte
quiz-staff-column-matched = Unter Gleichen
quiz-staff-forest-title = Unterschied zwischen den Sprachen in Prozentpunkten
quiz-staff-forest-text = Rechts von 0 war die erste Sprache leichter. Unter Lernenden, die sonst gleich gut waren, wo es genug davon gibt.
quiz-staff-chinese = Chinesisch
quiz-staff-german = Deutsch
quiz-staff-english = Englisch
quiz-staff-check-chinese = Die chinesische Fassung prüfen: Sie fiel um { $points } Punkte schwerer aus.
quiz-staff-check-german = Die deutsche Fassung prüfen: Sie fiel um { $points } Punkte schwerer aus.
quiz-staff-check-english = Die englische Fassung prüfen: Sie fiel um { $points } Punkte schwerer aus.
quiz-staff-matched-on =
    { $strata ->
        [one] { $n } Lernende in { $strata } Gruppe Gleicher
       *[other] { $n } Lernende in { $strata } Gruppen Gleicher
    }
quiz-staff-not-matched = niemand zum Vergleichen
quiz-staff-preview-title = Die Frage
quiz-staff-preview-open = Mit Lösung anzeigen
quiz-staff-back-to-statistics = Zurück zur Statistik
quiz-staff-to-banks = Fragenpools
