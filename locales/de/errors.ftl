# Pages that say what went wrong and what to do.

errors-bad-request-title = Qiao konnte das nicht lesen
errors-bad-request-text = Die Adresse oder das Formular ist unvollständig oder beschädigt. Bitte gehen Sie zurück und versuchen Sie es noch einmal. Was gespeichert war, ist noch da.
errors-forbidden-title = Diese Seite ist für Sie nicht freigeschaltet
errors-forbidden-text = Ihre Rolle gibt Ihnen keinen Zugang, oder die Anfrage kam von einer fremden Website. Ihre Koordinationsstelle hilft Ihnen weiter.
errors-not-found-title = Diese Seite finden wir nicht
errors-not-found-text = Vielleicht enthält die Adresse einen Tippfehler, oder die Seite ist umgezogen.
errors-method-title = Das geht hier nicht
errors-method-text = Die Adresse gibt es, aber nicht für diese Art von Anfrage. Bitte gehen Sie zurück und benutzen Sie die Schaltfläche auf der Seite.
errors-too-large-title = Das ist zu groß
errors-too-large-text = Qiao nimmt nicht so viel auf einmal an und hat nichts davon gespeichert. Bitte kürzen Sie Ihre Eingabe.
errors-too-many-title = Zu viele Versuche
errors-too-many-text = Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.
errors-busy-title = Qiao ist gerade stark ausgelastet
errors-busy-text = Bitte versuchen Sie es in einigen Sekunden noch einmal. Was gespeichert war, ist noch da.
errors-internal-title = Bei uns ist etwas schiefgegangen
errors-internal-text = Der Fehler ist vermerkt. Bitte versuchen Sie es noch einmal. Was gespeichert war, ist noch da.
errors-code = Code { $status }
errors-to-today = „Heute“ öffnen
errors-to-sign-in = Zur Anmeldung
