# The style page of demo mode: specimens of every part.

style-lede = Alle Bausteine der Seiten in jedem Zustand.
style-contents = Auf dieser Seite

style-colours = Farben
style-token-paper = Seitengrund
style-token-surface = Karten und Felder
style-token-sunken = Vertieft
style-token-line = Haarlinien
style-token-ink = Text
style-token-muted = Ruhiger Text
style-token-accent = Links und Aktionen
style-token-accent-soft = Ausgewählt
style-token-support = Bitte beachten
style-token-ok = In Ordnung
style-token-danger = Gefahr

style-typography = Schrift
style-sample-title = Eine Brücke zum Lernen
style-sample-heading = Ihre erste Woche in der Werkstatt
style-sample-sub = Ein Werkstück spannen
style-sample-text = Prüfen Sie die Toleranz von 0,05 mm, bevor Sie das Teil freigeben. <em>Fragen</em> Sie im Zweifel Ihre Mentorin.
style-sample-small = Hinweise, Angaben, Tabellen
style-sample-tiny = Marken und Beschriftungen

style-words = Lange und kurze Wörter

style-buttons = Schaltflächen
style-buttons-normal = Normal
style-buttons-disabled = Nicht verfügbar
style-buttons-small = Klein
style-buttons-icons = Mit Symbol
style-buttons-block = Volle Breite
style-button-primary = Woche einreichen
style-button-secondary = Entwurf speichern
style-button-quiet = Abbrechen
style-button-danger = Entwurf löschen
style-button-add = Eintrag hinzufügen
style-button-download = Herunterladen

style-forms = Formulare
style-forms-text = Text
style-forms-choice = Auswahl
style-forms-errors = Etwas fehlt noch
style-field-empty = Leer
style-field-filled = Ausgefüllt
style-field-hint = Mit Hinweis
style-field-hint-text = So, wie es im Ausbildungsvertrag steht.
style-field-invalid = Stunden am Dienstag
style-field-invalid-text = Ein Tag hat höchstens 24 Stunden. Bitte prüfen Sie die Zahl.
style-field-password = Passwort
style-field-readonly = Nur zum Lesen
style-field-disabled = Nicht verfügbar
style-field-area = Was haben Sie gemacht?
style-field-area-text = Zwei Wellen gedreht, gemessen und entgratet.
style-field-file = Foto vom Werkstück
style-field-select = Phase
style-field-select-hint = Welche folgen, steht im Ausbildungsplan.
style-phase-basics = Grundausbildung
style-phase-company = Im Betrieb
style-phase-exam = Prüfung
style-choice-radio = Eine von mehreren
style-choice-checkbox = Mehrere
style-choice-morning = Frühschicht
style-choice-late = Spätschicht
style-choice-none = Keine Schichten
style-choice-photo = Mit Foto
style-choice-measured = Mit Messwerten
style-search = Wochenberichte durchsuchen
style-search-button = Suchen

style-cards = Karten
style-card-plain-title = Grundlagen Metall
style-card-plain-text = Feilen, Sägen, Bohren: was die Hände zuerst lernen.
style-card-link-title = Arbeiten in zwei Kulturen
style-card-link-text = Die ganze Karte ist ein Link.
style-card-progress-title = Zeichnungen lesen
style-card-progress-text = Mit Zustand und Fortschrittslinie.

style-chips = Marken und Initialen
style-chip-plain = Entwurf
style-chip-accent = In Prüfung
style-chip-info = Neue Fassung
style-chip-ok = Freigegeben
style-chip-warn = Vertrag fehlt
style-chip-danger = Versicherung abgelaufen

style-notices = Meldungen
style-notice-info-title = Eine neue Fassung
style-notice-info-text = Diese Lektion wurde geändert, seit Sie begonnen haben.
style-notice-ok-title = Alle Wochen sind freigegeben
style-notice-ok-text = Ihre Mentorin hat alles gelesen.
style-notice-warn-title = Sie sind offline
style-notice-warn-text = Was Sie schreiben, bleibt auf diesem Gerät, bis Sie wieder online sind.
style-notice-danger-title = Nachtschicht geplant
style-notice-danger-text = Auszubildende unter 18 Jahren dürfen nachts nicht arbeiten. Bitte ändern Sie den Plan.
style-notice-more = Mehr dazu
style-flash = Nach einer Aktion

style-saving = Gespeichert oder nicht

style-progress = Fortschritt
style-progress-none = Noch nicht begonnen
style-progress-some = Unterwegs
style-progress-all = Abgeschlossen

style-tables = Tabellen
style-table-hours = Stunden je Woche
style-table-people = Mentorinnen und Mentoren
style-column-week = Woche
style-column-work = Tätigkeit
style-column-hours = Stunden
style-column-name = Name
style-column-place = Abteilung
style-column-state = Stand
style-total = Summe
style-work-turning = Drehen
style-work-milling = Fräsen und Messen

style-lists = Fälliges, Schritte, Angaben
style-due-next-title = Woche 47 abschließen
style-due-next-text = Zwei Tage sind noch offen.
style-due-quiz-title = Quiz: Messen mit dem Messschieber
style-due-quiz-text = 8 Fragen, etwa 10 Minuten
style-due-today = Endet heute
style-due-meeting-title = Treffen Ihrer Lerngruppe
style-due-meeting-text = Donnerstag, 15:00 Uhr
style-step-done = Abgeschlossen
style-step-now = Sie sind hier
style-step-next = Folgt noch
style-device-here = Dieses Gerät
style-device-before = Zuletzt gestern verwendet
style-device-end = Abmelden

style-navigation = Zurechtfinden
style-tabs = Ansichten des Berichts
style-tab-week = Woche
style-tab-month = Monat
style-tab-plan = Ausbildungsplan

style-disclosure = Mehr auf Wunsch
style-details-closed = Zugeklappt
style-details-open = Aufgeklappt
style-details-text = Was nicht alle sofort brauchen.
style-dialog-button = Dialog öffnen
style-dialog-title = Diesen Entwurf löschen?
style-dialog-text = Der Entwurf für Woche 47 liegt nur auf diesem Gerät. Er lässt sich nicht wiederherstellen.
style-dialog-keep = Behalten

style-empty = Noch nichts da
style-empty-title = Noch keine Wochenberichte
style-empty-text = Ihre Wochen erscheinen hier, sobald Sie die erste schreiben.
style-empty-action = Erste Woche schreiben

style-learning = Lernen
style-learning-callouts = Hervorhebungen
style-callout-text = Schalten Sie die Maschine aus, bevor Sie messen.
style-term = Begriff
style-term-name = Duale Berufsausbildung
style-term-text = heißt: Betrieb und Schule teilen sich die Arbeit.
style-options-open = Vor der Antwort
style-options-answered = Nach der Antwort
style-question = Warum antwortet Frau Li nicht?
style-option-free = Sie hat die Frage nicht gehört.
style-option-chosen = Sie möchte ihren Vorgesetzten nicht vor anderen korrigieren.
style-option-best-why = Eine Korrektur vor anderen würde beide das Gesicht kosten.
style-option-tried-why = Möglich, doch sie hat dabei genickt.
style-advice-text = Fragen Sie nach der Besprechung unter vier Augen noch einmal.
style-counter-text = Wer gerade erst angefangen hat, weiß es vielleicht wirklich nicht.
style-check-list = Checkliste
style-check-glasses = Schutzbrille auf
style-check-hair = Lange Haare zusammengebunden
style-slider = Selbstbild
style-pole-direct = Ich spreche Dinge direkt an
style-pole-indirect = Ich deute Dinge an
style-pole-alone = Ich beginne allein
style-pole-together = Ich frage zuerst die Gruppe

style-icons = Symbole
style-icons-text = Immer neben einem Wort; die Namen sind die im Code.
