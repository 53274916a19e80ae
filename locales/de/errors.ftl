# Pages that say what went wrong and what to do.

errors-bad-request-title = Das war nicht lesbar
errors-bad-request-text = In der Adresse oder im Formular fehlt etwas oder ist beschädigt. Bitte gehen Sie zurück und versuchen Sie es noch einmal; was gespeichert war, ist noch da.
errors-forbidden-title = Diese Seite ist für Sie nicht freigeschaltet
errors-forbidden-text = Ihre Rolle umfasst sie nicht, oder die Anfrage kam von einer fremden Website. Ihre Koordinationsstelle hilft Ihnen weiter.
errors-not-found-title = Hier ist nichts
errors-not-found-text = Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.
errors-method-title = Das geht hier nicht
errors-method-text = Die Adresse gibt es, aber nicht für diese Art von Anfrage. Bitte gehen Sie zurück und benutzen Sie die Schaltfläche auf der Seite.
errors-too-large-title = Das ist zu groß
errors-too-large-text = Was gesendet wurde, ist größer, als Qiao auf einmal annimmt; davon wurde nichts gespeichert. Bitte kürzen Sie es.
errors-too-many-title = Zu viele Versuche
errors-too-many-text = Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.
errors-busy-title = Qiao ist gerade stark ausgelastet
errors-busy-text = Bitte versuchen Sie es in einigen Sekunden noch einmal. Nichts Gespeichertes ist verloren.
errors-internal-title = Bei uns ist etwas schiefgegangen
errors-internal-text = Der Fehler wurde vermerkt. Bitte versuchen Sie es noch einmal; nichts Gespeichertes ist verloren.
errors-code = Code { $status }
errors-to-today = Zu „Heute“
errors-to-sign-in = Zur Anmeldung
