import type { SettingsStrings } from 'opentelemetry-diagnostic-data/web/settings';

/** The settings element in German. */
export const GERMAN_SETTINGS: Partial<SettingsStrings> = {
  title: 'Diagnosedaten',
  introduction:
    'Was dieses Produkt darüber aufzeichnet, wie es funktioniert und benutzt wird. Über einen Teil davon entscheiden Sie.',
  required: 'Erforderlich',
  requiredMeaning: 'Das Mindeste, damit das Produkt sicher und aktuell bleibt und funktioniert wie erwartet.',
  optional: 'Optional',
  optionalMeaning: 'Wird zusätzlich erhoben, und nur solange Sie es wollen.',
  choice: 'Optionale Diagnosedaten senden',
  choiceMeaning: 'Aus, solange Sie es nicht einschalten. Sie können es jederzeit ändern.',
  isOn: 'Optionale Diagnosedaten sind eingeschaltet.',
  isOff: 'Optionale Diagnosedaten sind ausgeschaltet.',
  nothing: 'Zurzeit wird nichts erhoben, auch nichts Erforderliches.',
  lockedByAdministrator: 'Die Administration Ihrer Organisation lässt sie nicht zu.',
  lockedByEnvironment: '„{source}“, eine Einstellung Ihres Browsers oder Systems, lässt sie nicht zu.',
  noticeChanged:
    'Der Hinweistext hat sich geändert, seit Sie sie eingeschaltet haben. Sie bleiben aus, bis Sie sie wieder einschalten.',
  notSaved: 'Ihre Wahl konnte nicht gespeichert werden. Es gilt die strengere Einstellung.',
  neverTitle: 'Keine von beiden enthält je',
  never: [
    'Ihren Namen oder Ihre E-Mail-Adresse',
    'den Inhalt Ihrer Daten oder Dateien',
    'Angaben über Anwendungen, die mit dem Produkt nichts zu tun haben',
  ],
  category: 'Kategorie',
  description: 'Beschreibung',
  examples: 'Beispiele',
  details: 'Alles, was aufgezeichnet wird ({count}, englisch)',
  more: 'Alles im Einzelnen (englisch)',
  categories: {
    device_connectivity_and_configuration: {
      title: 'Gerät, Verbindung und Konfiguration',
      description: 'Das Gerät, seine Konfiguration und seine Verbindung.',
      examples: [
        'Art und Version von Gerät und Betriebssystem',
        'Bildschirmauflösung',
        'Bildschirmausrichtung',
        'weitere Konfiguration',
        'Verbindung',
      ],
    },
    product_and_service_performance: {
      title: 'Leistung von Produkt und Dienst',
      description: 'Zustand und Leistung von Gerät oder Dienst.',
      examples: [
        'Auslastung von Speicher, Prozessor und Platte',
        'Ladezeiten von Formularen',
        'Dauer von Vorgängen',
        'Erfolge und Fehler',
      ],
    },
    product_and_service_usage: {
      title: 'Nutzung von Produkt und Dienst',
      description: 'Die Nutzung von Gerät, Betriebssystem, Anwendungen und Diensten.',
      examples: ['Wege durch das Produkt', 'Nutzung von Formularen', 'wie oft Aktionen benutzt werden'],
    },
    software_setup_and_inventory: {
      title: 'Einrichtung und Bestand der Software',
      description: 'Die Installation des Produkts und seine Aktualisierungen.',
      examples: ['erster erfolgreicher Start', 'ein schwerer Rückschritt einer installierten Version'],
    },
    enhanced_anonymized_product_usage: {
      title: 'Erweiterte, anonymisierte Nutzung',
      description: 'Die Nutzung ausgewählter Funktionen; für das Produkt nicht notwendig.',
      examples: ['die gewählte Sprache der Oberfläche'],
    },
  },
  declarations: {
    'Open order': 'Eine Bestellung wurde geöffnet; wie lange es dauerte, bis sie zu lesen war.',
    'Localise order': 'Die Sprache, in der die Bestellung angezeigt wurde.',
  },
};
