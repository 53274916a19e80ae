# Question banks: the list
banks-title = Fragenpools
banks-lede = Hier schreiben, finden und importieren Sie Fragen.
banks-none-title = Noch kein Fragenpool
banks-none-text = Legen Sie einen Fragenpool an; danach können Sie Fragen schreiben oder importieren.
banks-questions =
    { $count ->
        [one] { $count } Frage
       *[other] { $count } Fragen
    }
banks-of-course = Gehört zu einem Kurs, für alle nutzbar
banks-new-bank = Fragenpool anlegen
banks-new-bank-button = Anlegen
banks-bank-title = Name des Fragenpools
banks-bank-title-hint = Mindestens eine Sprache genügt.
banks-bank-no-title = Bitte geben Sie den Namen in mindestens einer Sprache an.
banks-bank-title-too-long = Der Name darf höchstens { $characters } Zeichen lang sein.

# One bank
banks-search-label = Fragen suchen
banks-search-hint = Wörter aus Frage, Antworten oder Kennung.
banks-search-button = Suchen
banks-filter-category = Kategorie
banks-filter-tag = Schlagwort
banks-filter-kind = Art
banks-filter-all = Alle
banks-filter-retired = Stillgelegte Fragen zeigen
banks-filter-count = { $name } ({ $count })
banks-found =
    { $count ->
        [one] { $count } Frage
       *[other] { $count } Fragen
    }
banks-nothing-found = Keine Frage passt dazu. Versuchen Sie es mit weniger Filtern.
banks-empty-title = Noch keine Fragen
banks-empty-text = Schreiben Sie die erste Frage, oder importieren Sie eine Datei.
banks-new-item = Neue Frage
banks-new-item-lede = Wählen Sie die Art der Frage.
banks-import = Importieren
banks-export = Exportieren
banks-export-lede = Alle Fragen in Gebrauch als eine Datei.
banks-export-lost-text = Sehen Sie sich das an, und laden Sie die Datei dann herunter. Ihre Fragen hier bleiben, wie sie sind.
banks-export-anyway = Datei herunterladen
banks-export-lost-title = Was { $format } nicht ganz ausdrücken kann
banks-column-title = Frage
banks-column-category = Kategorie
banks-column-tags = Schlagwörter
banks-column-used = Verwendung
banks-used =
    { $count ->
        [one] In { $count } Test
       *[other] In { $count } Tests
    }
banks-unused = Noch in keinem Test
banks-version-number = Version { $number }
banks-retired = Stillgelegt
banks-read-only-bank = Sie können diese Fragen ansehen und verwenden, aber nicht ändern.
banks-untitled = Ohne Titel
banks-settings = Name und Übung
banks-practice = Lernende dürfen mit diesem Fragenpool üben

# Kinds of questions
banks-kind-single-choice = Einfachauswahl
banks-about-single-choice = Eine von mehreren Antworten wählen
banks-kind-multiple-choice = Mehrfachauswahl
banks-about-multiple-choice = Alle richtigen Antworten ankreuzen
banks-kind-true-false = Richtig oder falsch
banks-about-true-false = Eine Aussage beurteilen
banks-kind-kprim = Kprim
banks-about-kprim = Vier Aussagen einzeln beurteilen
banks-kind-short-text = Kurzantwort
banks-about-short-text = Ein Wort oder wenige Wörter, automatisch bewertet
banks-kind-numeric = Zahl
banks-about-numeric = Eine Zahl, mit Einheit und Toleranz
banks-kind-formula = Rechenaufgabe
banks-about-formula = Alle rechnen mit anderen Werten
banks-kind-cloze = Lückentext
banks-about-cloze = Lücken zum Schreiben, Rechnen oder Wählen
banks-kind-inline-choice = Auswahl im Text
banks-about-inline-choice = An jeder Stelle aus einer Liste wählen
banks-kind-matching = Zuordnung
banks-about-matching = Zusammengehörendes zuordnen
banks-kind-ordering = Reihenfolge
banks-about-ordering = Schritte in die richtige Reihenfolge bringen
banks-kind-categorisation = Gruppieren
banks-about-categorisation = Einträge den Gruppen zuteilen
banks-kind-hotspot = Stelle im Bild
banks-about-hotspot = Stellen in einem Bild wählen
banks-kind-mark-words = Wörter markieren
banks-about-mark-words = Wörter in einem Text markieren
banks-kind-incident = Kritische Situation
banks-about-incident = Eine Situation mit vier Erklärungen
banks-kind-essay = Freitext
banks-about-essay = Ein längerer Text, von Menschen bewertet
banks-kind-upload = Datei abgeben
banks-about-upload = Fotos oder Dateien, von Menschen bewertet

# The editor
banks-new-title = Neu: { $kind }
banks-save = Speichern
banks-preview = Vorschau
banks-preview-text = So sehen es Lernende.
banks-preview-not-yet = Die Vorschau erscheint, sobald die Frage vollständig ist.
banks-question-part = Frage
banks-answer-part = Antworten und Bewertung
banks-more-part = Hinweis und Rückmeldung
banks-advanced = Erweitert
banks-duplicate = Duplizieren
banks-retire = Stilllegen
banks-retire-text = Eine stillgelegte Frage wird nicht mehr angeboten; Tests, die sie verwenden, behalten sie.
banks-take-back = Wieder in Gebrauch nehmen
banks-keep = Titel und Einordnung
banks-versions = Versionen
banks-version-at = Version { $number } · { $date }
banks-version-newest = Neueste
banks-version-old = Dies ist Version { $number }. Sie kann nicht mehr geändert werden; Versuche, die mit ihr begonnen wurden, behalten sie.
banks-to-newest = Zur neuesten Version
banks-used-in = Verwendet in
banks-changed = Inzwischen hat jemand eine neuere Version gespeichert. Ihre Eingaben stehen noch hier, sind aber nicht gespeichert. Vergleichen Sie sie mit der neuesten Version; wenn Sie noch einmal speichern, wird Ihre Fassung zur neuen Version.
banks-markdown-hint = Markdown ist möglich: **fett**, Listen, $Formel$, ![Bild](media/bild.png).
banks-row = { $name } { $number }
banks-row-marker = { $name } [[{ $marker }]]
banks-add = { $name } hinzufügen
banks-remove = Entfernen
banks-remove-label = { $row } entfernen
banks-up = Nach oben
banks-up-label = { $row } nach oben
banks-down = Nach unten
banks-down-label = { $row } nach unten
banks-take = Übernehmen
banks-choose = Bitte wählen
banks-problem-at = { $place }: { $problem }
banks-whole-item = Die Frage

# Words for fields
banks-word-accept = Erlaubte Dateiarten
banks-word-accepted = Akzeptierte Antworten
banks-word-accepted-any = In jeder Sprache
banks-word-accepted-zh = Chinesisch
banks-word-accepted-de = Deutsch
banks-word-accepted-en = Englisch
banks-word-accepts = Art der Lücke
banks-word-advice = Was hilft
banks-word-alt = Bildbeschreibung
banks-word-answer = Antwort
banks-word-answer-is = Die Aussage ist
banks-word-answers = Antworten
banks-word-area = Stelle
banks-word-areas = Stellen im Bild
banks-word-belongs-to = Gehört zu
banks-word-case-sensitive = Groß- und Kleinschreibung zählt
banks-word-categories = Gruppen
banks-word-category = Kategorie
banks-word-category-of = Gruppe
banks-word-corners = Ecken
banks-word-correct = Richtig
banks-word-counter-example = Gegenbeispiel
banks-word-credit = Punkte in Prozent
banks-word-criteria = Kriterien
banks-word-criterion = Kriterium
banks-word-decimals = Nachkommastellen der Lösung
banks-word-entries = Einträge
banks-word-entry = Eintrag
banks-word-expression = Formel der Lösung
banks-word-factor = Faktor
banks-word-feedback = Rückmeldung
banks-word-feedback-false = Rückmeldung auf „falsch“
banks-word-feedback-true = Rückmeldung auf „richtig“
banks-word-feedback-wrong = Rückmeldung auf eine falsche Antwort
banks-word-fixed-order = Reihenfolge nie mischen
banks-word-gap = Lücke
banks-word-gaps = Lücken
banks-word-general-feedback = Allgemeine Rückmeldung
banks-word-height = Höhe des Bildes
banks-word-hint = Hinweis
banks-word-id = Kennung
banks-word-image = Bild
banks-word-label = Beschriftung
banks-word-label-false = Wort für „falsch“
banks-word-label-true = Wort für „richtig“
banks-word-level = Stufe
banks-word-levels = Stufen, von der schwächsten zur besten
banks-word-marks = Punkte
banks-word-max = Größter Wert
banks-word-max-files = Höchstzahl der Dateien
banks-word-max-words = Höchstens so viele Wörter
banks-word-min = Kleinster Wert
banks-word-min-words = Mindestens so viele Wörter
banks-word-model-answer = Musterlösung
banks-word-multiple = Mehrere Stellen sind gefragt
banks-word-option = Antwort
banks-word-options = Antworten
banks-word-pair = Paar
banks-word-pairs = Paare
banks-word-plausibility = Plausibilität
banks-word-points = Punkte
banks-word-prompt = Aufgabe
banks-word-question = Frage
banks-word-radius = Radius
banks-word-rows = Zeilen des Feldes
banks-word-rubric = Bewertungsraster
banks-word-rules = Einheiten und Ziffern
banks-word-scoring = Bewertung
banks-word-shape-of-area = Form
banks-word-significant-figures = Signifikante Stellen
banks-word-statement = Aussage
banks-word-statements = Aussagen
banks-word-step = Schrittweite
banks-word-symbol = Zeichen
banks-word-tags = Schlagwörter
banks-word-text = Text
banks-word-text-with-gaps = Text mit Lücken
banks-word-text-with-words = Text mit Wörtern
banks-word-title = Titel
banks-word-token = Wort
banks-word-tokens = Wörter
banks-word-tolerance = Art der Toleranz
banks-word-tolerance-value = Toleranz
banks-word-unit = Einheit
banks-word-unit-deduction = Abzug ohne Einheit in Prozent
banks-word-unit-rule = Angabe der Einheit
banks-word-units = Einheiten
banks-word-value = Wert
banks-word-variable = Variable
banks-word-variable-name = Name
banks-word-variables = Variablen
banks-word-weight = Gewicht
banks-word-width = Breite des Bildes
banks-word-x = x
banks-word-y = y

# Hints below the words
banks-hint-accept = Nichts angekreuzt heißt: alle.
banks-hint-accepted = Eine pro Zeile. * steht für beliebige Zeichen.
banks-hint-category = Vom Weiten zum Engen, mit Schrägstrich: Schweißen/Rauch
banks-hint-corners = Eine Ecke pro Zeile: x y
banks-hint-credit = 100 = richtig, 0 = falsch. Auch Teilpunkte und Abzüge.
banks-hint-expression = Zum Beispiel 2 * pi * r. Möglich sind + - * / ^, sqrt, sin, round …
banks-hint-factor = Der Wert gilt in der Einheit mit Faktor 1.
banks-hint-id = Für Dateien und Importe; leer wird sie gebildet. Kleine Buchstaben, Ziffern, Bindestriche.
banks-hint-image = Name eines Bildes im Fragenpool: media/naht.png
banks-hint-plausibility = Genau eine hat 3.
banks-hint-tags = Mit Komma getrennt.
banks-hint-text-with-gaps = Lücken stehen als [[a]] im Text, in jeder Sprache je einmal.
banks-hint-text-with-words = Wörter stehen als [[a|Wort]] im Text, in jeder Sprache je einmal.
banks-hint-variables = In der Aufgabe als {"{"}a{"}"} zu schreiben.
banks-hint-title = Nur für Listen der Lehrenden.

# Words of lists
banks-choice-per-option-deduction = Richtige minus falsche Kreuze
banks-choice-per-option = Jede Antwort zählt einzeln
banks-choice-all-or-nothing = Alles oder nichts
banks-choice-weighted = Summe der Prozente
banks-choice-by-position = Einträge am richtigen Platz
banks-choice-by-pair = Paare in der richtigen Folge
banks-choice-absolute = Absolut (±)
banks-choice-relative = Relativ (%)
banks-choice-unit-optional = Freiwillig
banks-choice-unit-required = Verlangt
banks-choice-gap-text = Text
banks-choice-gap-number = Zahl
banks-choice-gap-choice = Auswahl
banks-choice-circle = Kreis
banks-choice-rectangle = Rechteck
banks-choice-polygon = Vieleck
banks-choice-true = richtig
banks-choice-false = falsch
banks-choice-plausibility-0 = 0 – nicht plausibel
banks-choice-plausibility-1 = 1 – wenig plausibel
banks-choice-plausibility-2 = 2 – plausibel
banks-choice-plausibility-3 = 3 – am plausibelsten
banks-choice-jpeg = JPEG-Bild
banks-choice-png = PNG-Bild
banks-choice-pdf = PDF
banks-choice-plain-text = Reiner Text

# What is wrong
banks-wrong-no-text = Bitte in mindestens einer Sprache ausfüllen.
banks-wrong-bad-id = Nur kleine Buchstaben, Ziffern und Bindestriche, höchstens 60.
banks-wrong-same-id = Diese Kennung gibt es zweimal.
banks-wrong-too-few = Es sind zu wenige.
banks-wrong-too-many = Es sind zu viele.
banks-wrong-no-right-answer = Keine Antwort bekommt volle Punkte.
banks-wrong-not-one-right = Genau eine muss die richtige sein.
banks-wrong-bad-credit = Dieser Anteil liegt außerhalb des Bereichs.
banks-wrong-bad-marks = Die Punkte müssen über 0 und höchstens 1000 sein.
banks-wrong-unknown-id = Bitte wählen Sie etwas aus.
banks-wrong-markers-differ = Die Marken im Text passen nicht zur Liste darunter.
banks-wrong-bad-expression = Diese Formel lässt sich nicht berechnen.
banks-wrong-bad-range = Der Wert liegt außerhalb des Bereichs oder in falscher Folge.
banks-wrong-bad-units = Genau eine Einheit braucht den Faktor 1.
banks-wrong-too-long = Der Text ist zu lang.
banks-wrong-not-a-number = Bitte eine Zahl eingeben, zum Beispiel 1,5, ohne Tausendertrennzeichen.
banks-wrong-not-a-choice = Bitte aus der Liste wählen.
banks-wrong-not-a-corner = In jeder Zeile zwei Zahlen, mit Leerzeichen getrennt.
banks-wrong-id-taken = Diese Kennung gibt es im Fragenpool schon.
banks-wrong-not-whole = Bitte eine ganze Zahl von 0 bis { $max } eingeben.

# Pictures
banks-pictures = Bilder
banks-pictures-lede = Bilder für Ihre Fragen, zu schreiben als ![Beschreibung](media/bild.png).
banks-picture-file = Bilddatei
banks-picture-hint = PNG oder JPEG, höchstens 10 MB.
banks-picture-add = Hochladen
banks-picture-wrong-kind = Nur Bilder als PNG oder JPEG werden angenommen.
banks-picture-too-large = Das Bild ist größer als 10 MB.

# Import
banks-import-title = Fragen importieren
banks-import-lede = Erst ansehen, dann speichern: Vor Ihrer Bestätigung wird nichts gespeichert.
banks-import-file = Datei
banks-import-file-hint = Höchstens 50 MB.
banks-import-format = Format
banks-import-detect = Automatisch erkennen
banks-import-language = Sprache der Texte ohne Angabe
banks-import-look = Datei ansehen
banks-import-templates = Noch keine Datei? Mit einer Vorlage geht es leicht:
banks-template-csv = CSV-Vorlage
banks-template-xlsx = Excel-Vorlage
banks-import-no-file = Bitte wählen Sie eine Datei.
banks-import-unknown-format = Das Format dieser Datei ist nicht zu erkennen. Bitte wählen Sie es aus.
banks-import-gone = Die Vorschau ist abgelaufen. Bitte wählen Sie die Datei noch einmal.
banks-import-full = Gerade werden zu viele Dateien importiert. Bitte versuchen Sie es in einigen Minuten.
banks-preview-title = Vorschau des Imports
banks-preview-found =
    { $count ->
        [one] { $count } Frage gefunden
       *[other] { $count } Fragen gefunden
    }
banks-preview-pictures =
    { $count ->
        [one] { $count } Bild
       *[other] { $count } Bilder
    }
banks-preview-nothing = In der Datei ist keine Frage, die importiert werden kann.
banks-preview-kinds = Nach Art
banks-preview-first = Die ersten { $count }
banks-preview-refused = Nicht übernommen
banks-preview-approximated = Angepasst übernommen
banks-export-refused = Wird nicht exportiert
banks-export-approximated = Wird angepasst exportiert
banks-preview-clean = Alles kommt unverändert.
banks-preview-more =
    { $count ->
        [one] und { $count } weitere
       *[other] und { $count } weitere
    }
banks-preview-existing =
    { $count ->
        [one] { $count } davon gibt es im Fragenpool schon (gleiche Kennung).
       *[other] { $count } davon gibt es im Fragenpool schon (gleiche Kennung).
    }
banks-duplicates = Fragen, die es schon gibt
banks-duplicates-version = Als neue Version speichern
banks-duplicates-both = Beide behalten
banks-duplicates-leave = Auslassen
banks-import-now = Importieren
banks-import-other = Andere Datei wählen
banks-imported =
    { $count ->
        [one] { $count } Frage ist importiert.
       *[other] { $count } Fragen sind importiert.
    }
banks-preview-tests =
    { $count ->
        [one] { $count } Test
       *[other] { $count } Tests
    }
banks-also-quizzes =
    { $count ->
        [one] Auch den Test aus der Datei anlegen
       *[other] Auch die { $count } Tests aus der Datei anlegen
    }
banks-also-quizzes-hint = Als Entwurf; vor dem Veröffentlichen sehen Lernende nichts davon.
banks-quizzes-made =
    { $count ->
        [one] { $count } Test ist als Entwurf angelegt.
       *[other] { $count } Tests sind als Entwürfe angelegt.
    }
banks-open-quiz = Test öffnen
banks-open-quizzes = Zur Liste der Tests
banks-place-file = Datei { $file }
banks-place-line = Zeile { $line }
banks-format-gift = GIFT
banks-format-aiken = Aiken
banks-format-moodle = Moodle-XML
banks-format-qti = QTI
banks-format-csv = CSV-Vorlage
banks-format-xlsx = Excel (XLSX)
banks-finding-unknown-encoding = Die Zeichenkodierung der Datei ist unbekannt.
banks-finding-read-as = Als { $detail } gelesen.
banks-finding-truncated = Die Datei bricht mittendrin ab; gelesen wurde, was davor steht.
banks-finding-too-large = Mehr als { $limit } MB werden nicht gelesen.
banks-finding-zip-bomb = Das Archiv wäre entpackt zu groß und wurde nicht gelesen.
banks-finding-malformed = Nicht wohlgeformt: { $detail }
banks-finding-wrong-format = Die Datei hat nicht das gewählte Format.
banks-finding-entities = Die Datei bringt eigene Entitäten mit; das wird aus Sicherheitsgründen nicht gelesen.
banks-finding-empty = In der Datei ist keine Frage.
banks-finding-too-many = Aus einer Datei werden höchstens { $limit } Fragen gelesen; die ersten sind da.
banks-finding-too-many-findings = Es gibt sehr viele Hinweise; gezeigt werden die ersten { $limit }.
banks-finding-unsupported-kind = Diese Art von Frage wird nicht unterstützt: { $detail }
banks-finding-script-removed = Skripte wurden entfernt.
banks-finding-formatting-simplified = Die Formatierung wurde vereinfacht.
banks-finding-missing-media = Datei fehlt: { $detail }
banks-finding-media-refused = Datei nicht übernommen: { $detail }
banks-finding-setting-dropped = Einstellung ohne Gegenstück: { $detail }
banks-finding-scoring-approximated = Durch die nächste Bewertungsart ersetzt: { $detail }
banks-finding-id-changed = Kennung war vergeben und wurde geändert: { $detail }
banks-finding-no-right-answer = Es gibt keine richtige Antwort.
banks-finding-no-text = Es fehlt der Text.
banks-finding-bad-value = Ungültiger Wert: { $detail }
banks-finding-unknown-column = Unbekannte Spalte: { $detail }
banks-finding-missing-column = Spalte fehlt: { $detail }
banks-finding-languages-dropped = Mehrere Sprachen fasst das Format hier nicht; nicht dabei: { $detail }
banks-finding-sections-joined = Abschnitte innerhalb von Abschnitten gibt es hier nicht. Die Fragen werden übernommen, diese Ebene nicht: { $detail }
banks-finding-repeated = Kommt im Test mehrmals vor, wird nur einmal übernommen: { $detail }
banks-finding-drawn-by-tag =
    { $count ->
        [one] { $count } Frage wird zufällig gezogen. Die Fragen, aus denen gezogen wird, bekommen das Schlagwort „{ $tag }“.
       *[other] { $count } Fragen werden zufällig gezogen. Die Fragen, aus denen gezogen wird, bekommen das Schlagwort „{ $tag }“.
    }
banks-finding-draw-smaller = Es sollten mehr Fragen gezogen werden, als es gibt; jetzt werden alle gezogen: { $detail }
banks-finding-time-rounded =
    { $minutes ->
        [one] Die Zeit für einen Versuch wurde auf { $minutes } Minute aufgerundet.
       *[other] Die Zeit für einen Versuch wurde auf { $minutes } Minuten aufgerundet.
    }
banks-finding-no-quiz = Dieser Test kann hier nicht angelegt werden (möglich sind 1 bis { $limit } Fragen): { $detail }
banks-finding-quiz-setting-dropped = Andere Systeme kennen diese Einstellung nicht: „{ $setting }“
banks-setting-option-order = Antworten nicht mischen
banks-finding-not-usable = { $at }: { $problem }
