# Words used everywhere: navigation, saving, paging.

common-product = Qiao
common-description = Lernplattform für die chinesisch-europäische Berufsbildung, auf Chinesisch, Deutsch und Englisch.
common-skip = Zum Inhalt
common-language = Sprache
common-main-navigation = Hauptnavigation
common-nav-today = Heute
common-nav-courses = Kurse
common-nav-quizzes = Tests
common-nav-classes = Klassen
common-nav-people = Personen
common-nav-profile = Profil
common-breadcrumb = Sie sind hier
common-close = Schließen
common-pages = Seiten
common-page-previous = Vorige Seite
common-page-next = Nächste Seite
common-page-of = Seite { $number } von { $pages }
common-please-check = Bitte prüfen Sie Ihre Angaben
common-saved = Gespeichert
common-saved-device = Auf diesem Gerät gespeichert
common-saved-sending = Wird gespeichert …
common-saved-offline = Auf diesem Gerät gespeichert. Wird übertragen, sobald Sie wieder online sind.
common-saved-rejected = Diese Lektion wurde inzwischen geändert. Bitte laden Sie die Seite neu.
common-style-page = Gestaltung
common-about = Qiao 学桥, die Lernbrücke
