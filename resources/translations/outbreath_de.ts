<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message numerus="yes">
        <source>%n RR intervals between beat times in {unit}</source>
        <comment>%n RR interval between beat times in {unit}</comment>
        <translation>
            <numerusform>%n RR-Abstand zwischen Zeiten von Herzschlägen in {unit}</numerusform>
            <numerusform>%n RR-Abstände zwischen Zeiten von Herzschlägen in {unit}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n RR intervals in ms, between marked beats</source>
        <comment>%n RR interval in ms, between marked beats</comment>
        <translation>
            <numerusform>%n RR-Abstand in ms, zwischen markierten Schlägen</numerusform>
            <numerusform>%n RR-Abstände in ms, zwischen markierten Schlägen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n RR intervals in {unit}, in sequence</source>
        <comment>%n RR interval in {unit}</comment>
        <translation>
            <numerusform>%n RR-Abstand in {unit}</numerusform>
            <numerusform>%n RR-Abstände in {unit}, der Reihe nach</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n RR intervals in {unit}, with their times</source>
        <comment>%n RR interval in {unit}, with its time</comment>
        <translation>
            <numerusform>%n RR-Abstand in {unit}, mit seiner Zeit</numerusform>
            <numerusform>%n RR-Abstände in {unit}, mit ihren Zeiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups also contain it.</source>
        <comment>%n backup also contains it.</comment>
        <translation>
            <numerusform>%n Sicherung enthält sie auch.</numerusform>
            <numerusform>%n Sicherungen enthalten sie auch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups also contain them.</source>
        <comment>%n backup also contains them.</comment>
        <translation>
            <numerusform>%n Sicherung enthält sie auch.</numerusform>
            <numerusform>%n Sicherungen enthalten sie auch.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backups still contain what you deleted. Newer ones will replace them.</source>
        <comment>%n backup still contains what you deleted. Newer ones will replace it.</comment>
        <translation>
            <numerusform>%n Sicherung enthält noch, was du gelöscht hast. Eine neuere wird sie ersetzen.</numerusform>
            <numerusform>%n Sicherungen enthalten noch, was du gelöscht hast. Neuere werden sie ersetzen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n beats detected at {rate_hz:.4g} samples per second, {doubtful} of them doubtful</source>
        <comment>%n beat detected at {rate_hz:.4g} samples per second, {doubtful} of them doubtful</comment>
        <translation>
            <numerusform>%n Herzschlag erkannt bei {rate_hz:.4g} Messwerten pro Sekunde, davon {doubtful} zweifelhaft</numerusform>
            <numerusform>%n Herzschläge erkannt bei {rate_hz:.4g} Messwerten pro Sekunde, davon {doubtful} zweifelhaft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n beats in {duration}</source>
        <comment>1 beat in {duration}</comment>
        <translation>
            <numerusform>1 Schlag in {duration}</numerusform>
            <numerusform>%n Schläge in {duration}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n breaths.</source>
        <comment>%n breath.</comment>
        <translation>
            <numerusform>%n Atemzug.</numerusform>
            <numerusform>%n Atemzüge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n couldn&apos;t be read. The list says why.</source>
        <comment>1 couldn&apos;t be read. The list says why.</comment>
        <translation>
            <numerusform>1 Datei ließ sich nicht lesen. In der Liste steht, warum.</numerusform>
            <numerusform>%n ließen sich nicht lesen. In der Liste steht, warum.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted. You can undo this until you close Outbreath.</source>
        <comment>Deleted. You can undo this until you close Outbreath.</comment>
        <translation>
            <numerusform>Gelöscht. Du kannst das rückgängig machen, bis du Outbreath schließt.</numerusform>
            <numerusform>%n gelöscht. Du kannst das rückgängig machen, bis du Outbreath schließt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier events of session {session_id} are missing.</source>
        <comment>%n earlier event of session {session_id} is missing.</comment>
        <translation>
            <numerusform>%n früheres Ereignis der Sitzung {session_id} fehlt.</numerusform>
            <numerusform>%n frühere Ereignisse der Sitzung {session_id} fehlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier sessions were interrupted. Everything recorded is saved.</source>
        <comment>%n earlier session was interrupted. Everything recorded is saved.</comment>
        <translation>
            <numerusform>%n frühere Sitzung wurde unterbrochen. Alles Aufgezeichnete ist gespeichert.</numerusform>
            <numerusform>%n frühere Sitzungen wurden unterbrochen. Alles Aufgezeichnete ist gespeichert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <comment>%n entry</comment>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are now in your library.</source>
        <comment>1 file is now in your library.</comment>
        <translation>
            <numerusform>1 Datei ist jetzt in deiner Bibliothek.</numerusform>
            <numerusform>%n Dateien sind jetzt in deiner Bibliothek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files can be imported.</source>
        <comment>1 file can be imported.</comment>
        <translation>
            <numerusform>1 Datei lässt sich importieren.</numerusform>
            <numerusform>%n Dateien lassen sich importieren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heart rates, without RR intervals</source>
        <comment>%n heart rate, without RR intervals</comment>
        <translation>
            <numerusform>%n Pulswert, ohne RR-Abstände</numerusform>
            <numerusform>%n Pulswerte, ohne RR-Abstände</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <comment>%n hour</comment>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines without a number</source>
        <comment>%n line without a number</comment>
        <translation>
            <numerusform>%n Zeile ohne Zahl</numerusform>
            <numerusform>%n Zeilen ohne Zahl</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines without a number were left out</source>
        <comment>%n line without a number was left out</comment>
        <translation>
            <numerusform>%n Zeile ohne Zahl wurde ausgelassen</numerusform>
            <numerusform>%n Zeilen ohne Zahl wurden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked moments</source>
        <comment>%n marked moment</comment>
        <translation>
            <numerusform>%n markierter Moment</numerusform>
            <numerusform>%n markierte Momente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <comment>%n minute</comment>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n numbers that are not measurements (such as 0 or 65535) were left out</source>
        <comment>%n number that is not a measurement (such as 0 or 65535) was left out</comment>
        <translation>
            <numerusform>%n Zahl, die für keine Messung steht (wie 0 oder 65535), wurde ausgelassen</numerusform>
            <numerusform>%n Zahlen, die für keine Messung stehen (wie 0 oder 65535), wurden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {beats} beats look wrong but are included</source>
        <comment>%n of {beats} beats looks wrong but is included</comment>
        <translation>
            <numerusform>%n von {beats} Schlägen sieht falsch aus, ist aber enthalten</numerusform>
            <numerusform>%n von {beats} Schlägen sehen falsch aus, sind aber enthalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {beats} beats were corrected</source>
        <comment>%n of {beats} beats was corrected</comment>
        <translation>
            <numerusform>%n von {beats} Schlägen wurde korrigiert</numerusform>
            <numerusform>%n von {beats} Schlägen wurden korrigiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other annotations</source>
        <comment>%n other annotation</comment>
        <translation>
            <numerusform>%n andere Anmerkung</numerusform>
            <numerusform>%n andere Anmerkungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other annotations were left out</source>
        <comment>%n other annotation was left out</comment>
        <translation>
            <numerusform>%n andere Anmerkung wurde ausgelassen</numerusform>
            <numerusform>%n andere Anmerkungen wurden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pauses</source>
        <comment>%n pause</comment>
        <translation>
            <numerusform>%n Pause</numerusform>
            <numerusform>%n Pausen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pauses in the report</source>
        <comment>%n pause in the report</comment>
        <translation>
            <numerusform>%n Pause im Bericht</numerusform>
            <numerusform>%n Pausen im Bericht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n predictions are waiting for your answer. You&apos;ll find them under Your predictions.</source>
        <comment>%n prediction is waiting for your answer. You&apos;ll find it under Your predictions.</comment>
        <translation>
            <numerusform>%n Vermutung wartet auf deine Antwort. Du findest sie unter „Deine Vermutungen“.</numerusform>
            <numerusform>%n Vermutungen warten auf deine Antwort. Du findest sie unter „Deine Vermutungen“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rated pauses so far. From {least} on you&apos;ll see an average here.</source>
        <comment>%n rated pause so far. From {least} on you&apos;ll see an average here.</comment>
        <translation>
            <numerusform>Bisher %n Pause mit eingeschätztem Drang. Ab {least} siehst du hier einen Durchschnitt.</numerusform>
            <numerusform>Bisher %n Pausen mit eingeschätztem Drang. Ab {least} siehst du hier einen Durchschnitt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows of other events were left out</source>
        <comment>%n row of other events was left out</comment>
        <translation>
            <numerusform>%n Zeile mit einem anderen Ereignis wurde ausgelassen</numerusform>
            <numerusform>%n Zeilen mit anderen Ereignissen wurden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows that repeat another were left out</source>
        <comment>%n row that repeats another was left out</comment>
        <translation>
            <numerusform>%n Zeile, die eine andere wiederholt, wurde ausgelassen</numerusform>
            <numerusform>%n Zeilen, die andere wiederholen, wurden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <comment>%n second</comment>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sessions recovered in full</source>
        <comment>%n session recovered in full</comment>
        <translation>
            <numerusform>%n Sitzung vollständig gerettet</numerusform>
            <numerusform>%n Sitzungen vollständig gerettet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look back on, when you like</source>
        <comment>%n to look back on, when you like</comment>
        <translation>
            <numerusform>%n zum Zurückblicken, wenn du magst</numerusform>
            <numerusform>%n zum Zurückblicken, wenn du magst</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{name}&apos; must be a date and time with a time zone, not {value}.</source>
        <translation>„{name}“ muss Datum und Uhrzeit mit Zeitzone sein, nicht {value}.</translation>
    </message>
    <message>
        <source>&apos;{setting}&apos; has an invalid value</source>
        <translation>„{setting}“ hat einen ungültigen Wert</translation>
    </message>
    <message>
        <source>(nothing yet)</source>
        <translation>(noch nichts)</translation>
    </message>
    <message>
        <source>- {words} ({percent} % sure)</source>
        <translation>- {words} ({percent} % sicher)</translation>
    </message>
    <message>
        <source>1 minute less</source>
        <translation>1 Minute weniger</translation>
    </message>
    <message>
        <source>1 minute more</source>
        <translation>1 Minute mehr</translation>
    </message>
    <message>
        <source>1 point stronger</source>
        <translation>um 1 stärker</translation>
    </message>
    <message>
        <source>1 point weaker</source>
        <translation>um 1 schwächer</translation>
    </message>
    <message>
        <source>1 ×</source>
        <translation>1 ×</translation>
    </message>
    <message>
        <source>1/1024 seconds</source>
        <translation>1/1024 Sekunden</translation>
    </message>
    <message>
        <source>10 minutes, 5 paces</source>
        <translation>10 Minuten, 5 Tempi</translation>
    </message>
    <message>
        <source>10 s back</source>
        <translation>10 s zurück</translation>
    </message>
    <message>
        <source>10 s forward</source>
        <translation>10 s vor</translation>
    </message>
    <message>
        <source>15 minutes, all paces</source>
        <translation>15 Minuten, alle Tempi</translation>
    </message>
    <message>
        <source>16 times as fast</source>
        <translation>16-mal so schnell</translation>
    </message>
    <message>
        <source>16 ×</source>
        <translation>16 ×</translation>
    </message>
    <message>
        <source>2 of your last 3 pauses</source>
        <translation>2 deiner letzten 3 Pausen</translation>
    </message>
    <message>
        <source>3 minutes are up. Stay as long as you like.</source>
        <translation>Die 3 Minuten sind um. Bleib, so lange du magst.</translation>
    </message>
    <message>
        <source>3 minutes, 2 columns. You don&apos;t have to solve anything.</source>
        <translation>3 Minuten, 2 Spalten. Du musst nichts lösen.</translation>
    </message>
    <message>
        <source>3 quiet minutes</source>
        <translation>3 ruhige Minuten</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>30 s</source>
        <translation>30 s</translation>
    </message>
    <message>
        <source>4 times as fast</source>
        <translation>4-mal so schnell</translation>
    </message>
    <message>
        <source>4 ×</source>
        <translation>4 ×</translation>
    </message>
    <message>
        <source>4&#xa0;·&#xa0;2&#xa0;·&#xa0;6</source>
        <translation>4&#xa0;·&#xa0;2&#xa0;·&#xa0;6</translation>
    </message>
    <message>
        <source>4&#xa0;·&#xa0;6</source>
        <translation>4&#xa0;·&#xa0;6</translation>
    </message>
    <message>
        <source>4&#xa0;·&#xa0;7</source>
        <translation>4&#xa0;·&#xa0;7</translation>
    </message>
    <message>
        <source>5&#xa0;·&#xa0;5</source>
        <translation>5&#xa0;·&#xa0;5</translation>
    </message>
    <message>
        <source>60 s ago</source>
        <translation>vor 60 s</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>A Polar H10 can record on its own for about half a day. Start the recording here, walk away, and import it later.</source>
        <translation>Ein Polar H10 kann etwa einen halben Tag lang allein aufzeichnen. Starte die Aufzeichnung hier, geh weg und importiere sie später.</translation>
    </message>
    <message>
        <source>A beat that came early, was missed or was counted twice. The recording stays as it is. The figures leave such a beat out or replace it.</source>
        <translation>Ein Schlag, der zu früh kam, fehlte oder doppelt gezählt wurde. Die Aufzeichnung bleibt, wie sie ist. Die Werte lassen ihn aus oder ersetzen ihn.</translation>
    </message>
    <message>
        <source>A breath must last {shortest_s} to {longest_s} seconds in total; {pattern} would last {period_s}.</source>
        <translation>Ein Atemzug muss insgesamt {shortest_s} bis {longest_s} Sekunden dauern; {pattern} würde {period_s} dauern.</translation>
    </message>
    <message>
        <source>A cluster needs dask.distributed: run `pip install &quot;outbreath[cohort]&quot; distributed`.</source>
        <translation>Ein Cluster braucht dask.distributed: Führe `pip install &quot;outbreath[cohort]&quot; distributed` aus.</translation>
    </message>
    <message>
        <source>A complete copy</source>
        <translation>Eine vollständige Kopie</translation>
    </message>
    <message>
        <source>A dot stands for predictions you were about equally sure of. × says how many. Shaded, and in brackets: the 99 % confidence interval.</source>
        <translation>Ein Punkt steht für Vermutungen, bei denen du dir etwa gleich sicher warst. × sagt, wie viele es sind. Schattiert und in Klammern: das Konfidenzintervall (99 %).</translation>
    </message>
    <message>
        <source>A few minutes to breathe, if you like.</source>
        <translation>Ein paar Minuten zum Atmen, wenn du magst.</translation>
    </message>
    <message>
        <source>A few short pages to read</source>
        <translation>Ein paar kurze Seiten zum Lesen</translation>
    </message>
    <message>
        <source>A hold can last at most {longest_s} seconds.</source>
        <translation>Ein Halten kann höchstens {longest_s} Sekunden dauern.</translation>
    </message>
    <message>
        <source>A line can&apos;t be read: {value}.</source>
        <translation>Eine Zeile lässt sich nicht lesen: {value}.</translation>
    </message>
    <message>
        <source>A line is longer than in any recording: this is not an Outbreath file.</source>
        <translation>Eine Zeile ist länger als in jeder Aufzeichnung: Das ist keine Datei von Outbreath.</translation>
    </message>
    <message>
        <source>A line is not a record: {value}.</source>
        <translation>Eine Zeile ist kein Eintrag: {value}.</translation>
    </message>
    <message>
        <source>A line is not text: {value}.</source>
        <translation>Eine Zeile ist kein Text: {value}.</translation>
    </message>
    <message>
        <source>A line of that certainty audit has no column.</source>
        <translation>Eine Zeile dieser Gewissheitsprüfung hat keine Spalte.</translation>
    </message>
    <message>
        <source>A line of that certainty audit is damaged.</source>
        <translation>Eine Zeile dieser Gewissheitsprüfung ist beschädigt.</translation>
    </message>
    <message>
        <source>A locked library needs SQLCipher, which is not installed: run `pip install &apos;outbreath[encryption]&apos;`.</source>
        <translation>Eine gesperrte Bibliothek braucht SQLCipher, das nicht installiert ist: Führe `pip install &apos;outbreath[encryption]&apos;` aus.</translation>
    </message>
    <message>
        <source>A name needs at least 1 letter or digit: try another.</source>
        <translation>Ein Name braucht mindestens 1 Buchstaben oder 1 Ziffer: Versuch einen anderen.</translation>
    </message>
    <message>
        <source>A part must start before it stops: it starts at {start_s:g} s and stops at {stop_s:g} s.</source>
        <translation>Ein Teil muss anfangen, bevor er endet: Er fängt bei {start_s:g} s an und endet bei {stop_s:g} s.</translation>
    </message>
    <message>
        <source>A passphrase needs at least {least_chars} characters: try 4 words nobody would guess.</source>
        <translation>Eine Passphrase braucht mindestens {least_chars} Zeichen: Nimm am besten 4 Wörter, die niemand errät.</translation>
    </message>
    <message>
        <source>A pattern has 4 lengths in seconds, IN-HOLD-OUT-HOLD, such as 4-0-6-0, not {quoted}.</source>
        <translation>Ein Atemmuster hat 4 Längen in Sekunden, EIN-HALTEN-AUS-HALTEN, etwa 4-0-6-0, nicht {quoted}.</translation>
    </message>
    <message>
        <source>A program and its arguments</source>
        <translation>Ein Programm und seine Argumente</translation>
    </message>
    <message>
        <source>A raw ECG</source>
        <translation>Ein rohes EKG</translation>
    </message>
    <message>
        <source>A raw pulse wave</source>
        <translation>Eine rohe Pulswelle</translation>
    </message>
    <message>
        <source>A record of practice, meant as a basis for conversation. Not a medical finding.</source>
        <translation>Ein Überblick über das Üben, als Grundlage für ein Gespräch. Kein ärztlicher Befund.</translation>
    </message>
    <message>
        <source>A serial port has no option {key!r}: use protocol=NAME, or none.</source>
        <translation>Ein serieller Anschluss kennt {key!r} nicht: Nimm protocol=NAME oder nichts.</translation>
    </message>
    <message>
        <source>A session can last {shortest_min} to {longest_min} minutes, not {minutes}.</source>
        <translation>Eine Sitzung kann {shortest_min} bis {longest_min} Minuten dauern, nicht {minutes}.</translation>
    </message>
    <message>
        <source>A session id consists of letters, digits and dashes and can&apos;t be &apos;last&apos;: {value} is not valid.</source>
        <translation>Eine Sitzungskennung besteht aus Buchstaben, Ziffern und Bindestrichen und darf nicht „last“ sein: {value} ist ungültig.</translation>
    </message>
    <message>
        <source>A session is being recorded: end it first, then try again.</source>
        <translation>Gerade wird eine Sitzung aufgezeichnet: Beende sie zuerst, dann versuch es noch einmal.</translation>
    </message>
    <message>
        <source>A simulated heart has no option {key!r}: use key=value with one of {known}.</source>
        <translation>Ein simuliertes Herz kennt {key!r} nicht: Nimm Name=Wert mit einem von {known}.</translation>
    </message>
    <message>
        <source>A tone can last {shortest_s:g} to {longest_s:g} seconds.</source>
        <translation>Ein Ton kann {shortest_s:g} bis {longest_s:g} Sekunden dauern.</translation>
    </message>
    <message>
        <source>About Outbreath</source>
        <translation>Über Outbreath</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message numerus="yes">
        <source>Added %n pauses you made while your library was locked.</source>
        <comment>Added %n pause you made while your library was locked.</comment>
        <translation>
            <numerusform>%n Pause ist dazugekommen, die du gemacht hast, während deine Bibliothek gesperrt war.</numerusform>
            <numerusform>%n Pausen sind dazugekommen, die du gemacht hast, während deine Bibliothek gesperrt war.</numerusform>
        </translation>
    </message>
    <message>
        <source>After {count} of {of} pauses you chose not to reach out.</source>
        <translation>Nach {count} von {of} Pausen hast du dich entschieden, dich nicht zu melden.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>An earlier session was interrupted. Everything recorded is saved.</source>
        <translation>Eine frühere Sitzung wurde unterbrochen. Alles Aufgezeichnete ist gespeichert.</translation>
    </message>
    <message>
        <source>An electrode has come off: press it back on.</source>
        <translation>Eine Elektrode hat sich gelöst: Drück sie wieder an.</translation>
    </message>
    <message>
        <source>An event can&apos;t happen at t = {t!r} s.</source>
        <translation>Ein Ereignis kann nicht bei t = {t!r} s liegen.</translation>
    </message>
    <message>
        <source>An event is damaged: {time}, {kind}.</source>
        <translation>Ein Ereignis ist beschädigt: {time}, {kind}.</translation>
    </message>
    <message>
        <source>An inhale and an exhale need at least 1 second each: try 4-0-6-0.</source>
        <translation>Einatmen und Ausatmen brauchen je mindestens 1 Sekunde: Versuch 4-0-6-0.</translation>
    </message>
    <message>
        <source>An old damaged library may still contain it: {names}.</source>
        <translation>Eine alte beschädigte Bibliothek kann sie noch enthalten: {names}.</translation>
    </message>
    <message>
        <source>And after the pause?</source>
        <translation>Und nach der Pause?</translation>
    </message>
    <message>
        <source>Animation</source>
        <translation>Animation</translation>
    </message>
    <message>
        <source>Another Outbreath is using this library ({folder}): close it, or choose another with --library.</source>
        <translation>Ein anderes Outbreath benutzt diese Bibliothek ({folder}): Schließ es, oder wähle mit --library eine andere.</translation>
    </message>
    <message>
        <source>Another program is reading the library: close it, then try again. Nothing was changed.</source>
        <translation>Ein anderes Programm liest gerade die Bibliothek: Schließ es, dann versuch es noch einmal. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Another program is using your library: close it, or try again in a moment.</source>
        <translation>Ein anderes Programm benutzt deine Bibliothek: Schließ es oder versuch es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Another run is writing to {folder}: wait for it, or choose another folder with -o.</source>
        <translation>Ein anderer Lauf schreibt gerade in {folder}: Warte, bis er fertig ist, oder wähle mit -o einen anderen Ordner.</translation>
    </message>
    <message>
        <source>April</source>
        <translation>April</translation>
    </message>
    <message>
        <source>Arduino</source>
        <translation>Arduino</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>Wie bisher</translation>
    </message>
    <message>
        <source>Ask me later</source>
        <translation>Frag mich später</translation>
    </message>
    <message>
        <source>At first it was {first}, lately {last}.</source>
        <translation>Anfangs war er {first}, zuletzt {last}.</translation>
    </message>
    <message>
        <source>At first the urge halved after about {first} ({first_interval}), lately after about {last} ({last_interval}).</source>
        <translation>Anfangs war der Drang nach etwa {first} halb so stark ({first_interval}), zuletzt nach etwa {last} ({last_interval}).</translation>
    </message>
    <message>
        <source>At first the urge halved after about {first} ({first_interval}). Lately it takes longer than you wait (up to {longest}).</source>
        <translation>Anfangs halbierte sich der Drang nach etwa {first} ({first_interval}). Zuletzt dauert das länger, als du wartest (bis zu {longest}).</translation>
    </message>
    <message>
        <source>At first the urge took longer to halve than you waited (up to {longest}). Lately it halved after about {last} ({last_interval}).</source>
        <translation>Anfangs dauerte es länger, als du gewartet hast (bis zu {longest}), bis sich der Drang halbierte. Zuletzt waren es etwa {last} ({last_interval}).</translation>
    </message>
    <message>
        <source>At most {largest_share} of the simulated beats can be wrong: lower ectopic, missed or extra.</source>
        <translation>Höchstens {largest_share} der simulierten Schläge können falsch sein: Verringere ectopic, missed oder extra.</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>Average heart rate</source>
        <translation>Puls im Schnitt</translation>
    </message>
    <message>
        <source>Average heart rate in the pause</source>
        <translation>Durchschnittlicher Puls in der Pause</translation>
    </message>
    <message>
        <source>Average heart rate: over the whole pause.</source>
        <translation>Puls im Schnitt: über die ganze Pause.</translation>
    </message>
    <message>
        <source>Background sound</source>
        <translation>Hintergrundklang</translation>
    </message>
    <message>
        <source>Backups may contain it until newer ones replace them.</source>
        <translation>Sicherungen können es noch enthalten, bis neuere sie ersetzen.</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Beats: all heartbeats recorded during the pause.</source>
        <translation>Schläge: alle Herzschläge, die in der Pause aufgezeichnet wurden.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Begin the pause</source>
        <translation>Die Pause beginnen</translation>
    </message>
    <message>
        <source>Bluetooth is busy. Outbreath will try again on its own.</source>
        <translation>Bluetooth ist gerade beschäftigt. Outbreath versucht es von selbst noch einmal.</translation>
    </message>
    <message>
        <source>Bluetooth is not responding: turn it off and on again in your system settings.</source>
        <translation>Bluetooth antwortet nicht: Schalte es in den Systemeinstellungen aus und wieder ein.</translation>
    </message>
    <message>
        <source>Bluetooth is not running on this computer: restart the computer, or choose another sensor.</source>
        <translation>Bluetooth läuft auf diesem Computer nicht: Starte den Computer neu oder wähle einen anderen Sensor.</translation>
    </message>
    <message>
        <source>Bluetooth is not running on this computer: turn it on in your system settings, or restart the computer.</source>
        <translation>Bluetooth läuft auf diesem Computer nicht: Schalte es in den Systemeinstellungen ein oder starte den Computer neu.</translation>
    </message>
    <message>
        <source>Bluetooth is off: turn it on in your system settings.</source>
        <translation>Bluetooth ist aus: Schalte es in den Systemeinstellungen ein.</translation>
    </message>
    <message>
        <source>Breath set by the pacer</source>
        <translation>Vom Taktgeber vorgegebener Atem</translation>
    </message>
    <message>
        <source>Breathe gently, never deeper than feels comfortable. If you have a heart or lung condition or are pregnant, ask a doctor first. In a crisis, contact a local crisis line or emergency services.</source>
        <translation>Atme leicht, nie tiefer als angenehm. Hol dir bei einer Herz- oder Lungenerkrankung oder in der Schwangerschaft zuerst ärztlichen Rat. Wende dich in einer Krise an ein Krisentelefon in deiner Nähe oder an den Notruf.</translation>
    </message>
    <message>
        <source>Breathe in</source>
        <translation>Einatmen</translation>
    </message>
    <message>
        <source>Breathe out</source>
        <translation>Ausatmen</translation>
    </message>
    <message>
        <source>Breathing disc</source>
        <translation>Atemkreis</translation>
    </message>
    <message>
        <source>Breathing pace at the end</source>
        <translation>Atemtempo am Ende</translation>
    </message>
    <message>
        <source>Breathing rate, from the heart</source>
        <translation>Atemfrequenz, aus dem Herzschlag</translation>
    </message>
    <message>
        <source>Breathing tones and end bell</source>
        <translation>Atemtöne und Glocke am Ende</translation>
    </message>
    <message>
        <source>Breathing with the pacer, {time}</source>
        <translation>Atmen mit dem Taktgeber, {time}</translation>
    </message>
    <message>
        <source>Breaths</source>
        <translation>Atemzüge</translation>
    </message>
    <message>
        <source>Breaths: how often you breathed, estimated from your heartbeat.</source>
        <translation>Atemzüge: wie oft du geatmet hast, aus dem Herzschlag geschätzt.</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Knapp</translation>
    </message>
    <message>
        <source>Brier (always 50 %: 0.25)</source>
        <translation>Brier (immer 50 %: 0,25)</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Nach Tag</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Nach Monat</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Nach Woche</translation>
    </message>
    <message>
        <source>CH340 cable, as on many Arduinos</source>
        <translation>CH340-Kabel, wie an vielen Arduinos</translation>
    </message>
    <message>
        <source>CP210x cable, as on ESP32 boards and Contec oximeters</source>
        <translation>CP210x-Kabel, wie an ESP32-Platinen und Contec-Oximetern</translation>
    </message>
    <message>
        <source>Certainty audit</source>
        <translation>Gewissheitsprüfung</translation>
    </message>
    <message>
        <source>Certainty audits</source>
        <translation>Gewissheitsprüfungen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Chart: {sentence}</source>
        <translation>Diagramm: {sentence}</translation>
    </message>
    <message>
        <source>Checking that it is in your library, then erasing it from the strap.</source>
        <translation>Erst wird geprüft, ob die Aufzeichnung in deiner Bibliothek ist, dann wird sie im Gurt gelöscht.</translation>
    </message>
    <message>
        <source>Choose a card for its figures.</source>
        <translation>Wähle eine Karte, um ihre Werte zu sehen.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose a sensor</source>
        <translation>Sensor auswählen</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose one to connect.</source>
        <translation>Wähle einen zum Verbinden.</translation>
    </message>
    <message>
        <source>Choosing not to reach out</source>
        <translation>Entscheidung, dich nicht zu melden</translation>
    </message>
    <message>
        <source>Chose not to reach out.</source>
        <translation>Hat sich entschieden, sich nicht zu melden.</translation>
    </message>
    <message>
        <source>Chose to reach out.</source>
        <translation>Hat sich entschieden, sich zu melden.</translation>
    </message>
    <message>
        <source>Chose to wait again.</source>
        <translation>Hat noch einmal gewartet.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Coherence ratio</source>
        <translation>Kohärenzverhältnis</translation>
    </message>
    <message>
        <source>Coherence, last minute</source>
        <translation>Kohärenz, letzte Minute</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Column, by name or number</source>
        <translation>Spalte, mit Namen oder Nummer</translation>
    </message>
    <message>
        <source>Connection to the strap lost. Reconnecting.</source>
        <translation>Verbindung zum Gurt verloren. Sie wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>Connection to the strap lost. You can keep going without it.</source>
        <translation>Verbindung zum Gurt verloren. Du kannst ohne ihn weitermachen.</translation>
    </message>
    <message>
        <source>Connection to {name} lost. Reconnecting.</source>
        <translation>Verbindung zu {name} verloren. Sie wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>Contact a local crisis line or emergency services. Don&apos;t wait.</source>
        <translation>Wende dich an ein Krisentelefon in deiner Nähe oder an den Notruf. Warte damit nicht.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Copied. Send it or keep it, as you like.</source>
        <translation>Kopiert. Schick es ab oder behalte es, wie du magst.</translation>
    </message>
    <message>
        <source>Copies you exported stay where they are: {names}.</source>
        <translation>Exportierte Kopien bleiben, wo sie sind: {names}.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy all text</source>
        <translation>Gesamten Text kopieren</translation>
    </message>
    <message>
        <source>Copy sentence</source>
        <translation>Satz kopieren</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Corrections</source>
        <translation>Korrekturen</translation>
    </message>
    <message>
        <source>Current passphrase</source>
        <translation>Aktuelle Passphrase</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Data that an earlier session couldn&apos;t save is in the library now ({session_ids}).</source>
        <translation>Daten, die eine frühere Sitzung nicht speichern konnte, sind jetzt in der Bibliothek ({session_ids}).</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n entries?</source>
        <comment>Delete this entry?</comment>
        <translation>
            <numerusform>Diesen Eintrag löschen?</numerusform>
            <numerusform>Diese %n Einträge löschen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete these %n pauses?</source>
        <comment>Delete this pause?</comment>
        <translation>
            <numerusform>Diese Pause löschen?</numerusform>
            <numerusform>Diese %n Pausen löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete, including backups</source>
        <translation>Löschen, auch aus Sicherungen</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Demo is on. Demo sessions are kept apart from your own pauses.</source>
        <translation>Die Demo läuft. Demo-Sitzungen bleiben von deinen Pausen getrennt.</translation>
    </message>
    <message>
        <source>Demo · replay of {name}</source>
        <translation>Demo · Wiedergabe von {name}</translation>
    </message>
    <message>
        <source>Demo · replayed heart</source>
        <translation>Demo · wiedergegebenes Herz</translation>
    </message>
    <message>
        <source>Demo · simulated heart</source>
        <translation>Demo · simuliertes Herz</translation>
    </message>
    <message>
        <source>Demo: not your own heart, so your trends leave it out</source>
        <translation>Demo: nicht dein Herz, deshalb zählt es nicht zu deinen Verläufen</translation>
    </message>
    <message>
        <source>Demo: this report is about a heart replayed from a file.</source>
        <translation>Demo: In diesem Bericht geht es um ein Herz, das aus einer Datei wiedergegeben wurde.</translation>
    </message>
    <message>
        <source>Demo: this report is about a simulated heart.</source>
        <translation>Demo: In diesem Bericht geht es um ein simuliertes Herz.</translation>
    </message>
    <message>
        <source>Demo: this will find the pace of a simulated heart, not yours.</source>
        <translation>Demo: Hier geht es um das Tempo eines simulierten Herzens, nicht um deins.</translation>
    </message>
    <message>
        <source>Demos</source>
        <translation>Demos</translation>
    </message>
    <message>
        <source>Demos are listed separately: press K or choose the filter “Demos”.</source>
        <translation>Demos stehen in einer eigenen Liste: Drück K oder wähle den Filter „Demos“.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Detect automatically</source>
        <translation>Automatisch erkennen</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Das Gerät ist gerade belegt</translation>
    </message>
    <message>
        <source>Disc only</source>
        <translation>Nur der Kreis</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Dein Speicherkontingent ist voll</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Drop files or folders here, or choose them: beats, RR intervals or a raw ECG from any program. You&apos;ll see how each file was read before anything is imported. Your files stay unchanged.</source>
        <translation>Zieh Dateien oder Ordner hierher, oder wähle sie aus: Herzschläge, RR-Abstände oder ein rohes EKG aus jedem Programm. Bevor etwas importiert wird, siehst du, wie jede Datei gelesen wurde. Deine Dateien bleiben unverändert.</translation>
    </message>
    <message>
        <source>Drop to import</source>
        <translation>Zum Importieren loslassen</translation>
    </message>
    <message>
        <source>Duration in minutes</source>
        <translation>Dauer in Minuten</translation>
    </message>
    <message>
        <source>During a pause or afterwards, you can say what set it off. You&apos;ll see it here.</source>
        <translation>Was ihn ausgelöst hat, kannst du in der Pause oder danach sagen. Hier siehst du es dann.</translation>
    </message>
    <message>
        <source>During the pause</source>
        <translation>In der Pause</translation>
    </message>
    <message>
        <source>ECG from {host}</source>
        <translation>EKG von {host}</translation>
    </message>
    <message>
        <source>EDF+</source>
        <translation>EDF+</translation>
    </message>
    <message>
        <source>EDF+ allows 10 days at most: export csv, rr or jsonl instead.</source>
        <translation>EDF+ erlaubt höchstens 10 Tage: Exportiere stattdessen csv, rr oder jsonl.</translation>
    </message>
    <message>
        <source>Each dot is a pause, the line is the average. Shaded, and in brackets: the 99 % confidence interval.</source>
        <translation>Jeder Punkt ist eine Pause, die Linie der Durchschnitt. Schattiert und in Klammern: das Konfidenzintervall (99 %).</translation>
    </message>
    <message>
        <source>Each dot is a pause, the line is the trend. Shaded, and in brackets: the 99 % confidence interval.</source>
        <translation>Jeder Punkt ist eine Pause, die Linie der Verlauf. Schattiert und in Klammern: das Konfidenzintervall (99 %).</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>End now</source>
        <translation>Jetzt beenden</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter how sure you are from {low} to {high} %, not {percent}.</source>
        <translation>Gib an, wie sicher du bist, von {low} bis {high} %, nicht {percent}.</translation>
    </message>
    <message>
        <source>Enter how sure you are from {low} to {high} %.</source>
        <translation>Gib an, wie sicher du bist, von {low} bis {high} %.</translation>
    </message>
    <message>
        <source>Enter: add line · Tab: other column · ↑: go to lines</source>
        <translation>Enter: Zeile hinzufügen · Tab: andere Spalte · ↑: zu den Zeilen</translation>
    </message>
    <message>
        <source>Enter: save · Shift+Enter: new line · Tab: tags</source>
        <translation>Enter: speichern · Umschalt+Enter: neue Zeile · Tab: Stichwörter</translation>
    </message>
    <message>
        <source>Enter: save · arrows: choose</source>
        <translation>Enter: speichern · Pfeile: auswählen</translation>
    </message>
    <message>
        <source>Erase it from the strap</source>
        <translation>Im Gurt löschen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Everything here is optional.</source>
        <translation>Alles hier ist freiwillig.</translation>
    </message>
    <message>
        <source>Exhale length</source>
        <translation>Länge des Ausatmens</translation>
    </message>
    <message>
        <source>F9 or Ctrl+H hides everything at once. Press again to show it. A running pause continues.</source>
        <translation>F9 oder Strg+H verbirgt sofort alles. Noch einmal drücken zeigt alles wieder. Eine laufende Pause geht weiter.</translation>
    </message>
    <message>
        <source>FTDI cable</source>
        <translation>FTDI-Kabel</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>Fewer formats</source>
        <translation>Weniger Formate</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Figures and the data behind them</source>
        <translation>Werte und ihre Datengrundlage</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Die Datei gibt es schon</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Find your pace</source>
        <translation>Dein Tempo finden</translation>
    </message>
    <message>
        <source>Finding a pace, {time}</source>
        <translation>Tempo finden, {time}</translation>
    </message>
    <message>
        <source>Finding your pace</source>
        <translation>Dein Tempo finden</translation>
    </message>
    <message>
        <source>First minute, beats per minute</source>
        <translation>Erste Minute, Schläge pro Minute</translation>
    </message>
    <message>
        <source>Flagged intervals: {kinds}.</source>
        <translation>Auffällige Abstände: {kinds}.</translation>
    </message>
    <message>
        <source>Flute</source>
        <translation>Flöte</translation>
    </message>
    <message>
        <source>Follows your heart</source>
        <translation>Folgt deinem Herzen</translation>
    </message>
    <message>
        <source>Fonts are missing or damaged ({names}), so the system&apos;s font is used. Please install Outbreath again.</source>
        <translation>Schriften fehlen oder sind beschädigt ({names}), darum siehst du die Systemschrift. Bitte installiere Outbreath noch einmal.</translation>
    </message>
    <message>
        <source>For a spreadsheet</source>
        <translation>Für eine Tabelle</translation>
    </message>
    <message>
        <source>For another program</source>
        <translation>Für ein anderes Programm</translation>
    </message>
    <message>
        <source>For example, to silence notifications or dim a light. A command never delays a pause. After 30 seconds it is stopped.</source>
        <translation>Zum Beispiel, um Benachrichtigungen stumm zu schalten oder das Licht zu dimmen. Ein Befehl hält keine Pause auf. Nach 30 Sekunden wird er abgebrochen.</translation>
    </message>
    <message>
        <source>For my therapist</source>
        <translation>Für die Therapie</translation>
    </message>
    <message>
        <source>For yourself, or to share with someone</source>
        <translation>Für dich oder um es jemandem zu zeigen</translation>
    </message>
    <message>
        <source>For yourself, or to share with someone. Leave out anything you&apos;d rather keep private.</source>
        <translation>Für dich oder um es jemandem zu zeigen. Lass weg, was privat bleiben soll.</translation>
    </message>
    <message>
        <source>Free breathing</source>
        <translation>Freies Atmen</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Further gaps without heartbeats: {count}.</source>
        <translation>Weitere Lücken ohne Herzschläge: {count}.</translation>
    </message>
    <message>
        <source>Gentle reminders</source>
        <translation>Sanfte Erinnerungen</translation>
    </message>
    <message>
        <source>Gets longer gradually</source>
        <translation>Wird allmählich länger</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Gleich geht es los</translation>
    </message>
    <message>
        <source>Give or take {uncertainty} ms.</source>
        <translation>Auf ± {uncertainty} ms genau.</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Wechseln zu</translation>
    </message>
    <message>
        <source>Gradual</source>
        <translation>Fließend</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Anleitung</translation>
    </message>
    <message>
        <source>Guidance in your next pauses: {guide}.</source>
        <translation>Anleitung in deinen nächsten Pausen: {guide}.</translation>
    </message>
    <message>
        <source>Guidance text</source>
        <translation>Anleitungstext</translation>
    </message>
    <message>
        <source>HF</source>
        <translation>HF</translation>
    </message>
    <message>
        <source>HF power, 0.15–0.40 Hz</source>
        <translation>HF-Leistung, 0,15–0,40 Hz</translation>
    </message>
    <message>
        <source>Heart figure</source>
        <translation>Herzwert</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Puls</translation>
    </message>
    <message>
        <source>Heart rate over the last minute, with the breath guide in the background</source>
        <translation>Puls der letzten Minute, im Hintergrund der Atemtakt</translation>
    </message>
    <message>
        <source>Heart rate over the whole pause, with the breath guide in the background</source>
        <translation>Puls über die ganze Pause, im Hintergrund der Atemtakt</translation>
    </message>
    <message>
        <source>Heart rate stayed around {last} beats per minute.</source>
        <translation>Der Puls blieb bei etwa {last} Schlägen pro Minute.</translation>
    </message>
    <message>
        <source>Heart rate went from {first} to {last} beats per minute.</source>
        <translation>Der Puls ging von {first} auf {last} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>Heart rate, with the breath in the background</source>
        <translation>Puls, im Hintergrund der Atem</translation>
    </message>
    <message>
        <source>Heart rates</source>
        <translation>Pulswerte</translation>
    </message>
    <message>
        <source>Heart&apos;s response</source>
        <translation>Herzreaktion</translation>
    </message>
    <message>
        <source>Heart&apos;s response (RSA)</source>
        <translation>Herzreaktion (RSA)</translation>
    </message>
    <message>
        <source>Heart&apos;s response (RSA) at each breathing pace</source>
        <translation>Herzreaktion (RSA) bei jedem Atemtempo</translation>
    </message>
    <message>
        <source>Heart&apos;s response (RSA): how far your heartbeat intervals rise and fall with each breath.</source>
        <translation>Herzreaktion (RSA): wie weit die Abstände der Herzschläge mit jedem Atemzug auf und ab gehen.</translation>
    </message>
    <message>
        <source>Heart&apos;s response to the breath (RSA)</source>
        <translation>Herzreaktion auf den Atem (RSA)</translation>
    </message>
    <message>
        <source>Heart&apos;s response to your breath (RSA) since the pause began</source>
        <translation>Herzreaktion auf deinen Atem (RSA) seit Beginn der Pause</translation>
    </message>
    <message>
        <source>Heartbeats: {beats} in {time}, {share} % of them corrected.</source>
        <translation>Herzschläge: {beats} in {time}, davon {share} % korrigiert.</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Here you looked back and chose.</source>
        <translation>Hier hast du zurückgeblickt und gewählt.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Hold gently</source>
        <translation>Sanft halten</translation>
    </message>
    <message>
        <source>How far the heart speeds up on the inhale and slows down on the exhale, peak to trough.</source>
        <translation>Wie weit das Herz beim Einatmen schneller und beim Ausatmen langsamer wird, von Gipfel zu Tal.</translation>
    </message>
    <message>
        <source>How long to wait next time</source>
        <translation>Wie lange du das nächste Mal wartest</translation>
    </message>
    <message>
        <source>How long you wait</source>
        <translation>Wie lange du wartest</translation>
    </message>
    <message>
        <source>How much the time between heartbeats varies: from one to the next (RMSSD, pNN50) and overall (SDNN). Task Force 1996.</source>
        <translation>Wie sehr die Zeit zwischen Herzschlägen schwankt: von einem zum nächsten (RMSSD, pNN50) und insgesamt (SDNN). Task Force 1996.</translation>
    </message>
    <message>
        <source>How strong is the urge to reach out now? (optional)</source>
        <translation>Wie stark ist der Drang jetzt, dich zu melden? (freiwillig)</translation>
    </message>
    <message>
        <source>How strong is the urge? (optional)</source>
        <translation>Wie stark ist der Drang? (freiwillig)</translation>
    </message>
    <message>
        <source>How strong the wish to reach out was, from 0 to 10, as rated by the person.</source>
        <translation>Wie stark der Wunsch war, sich zu melden, von 0 bis 10, selbst eingeschätzt.</translation>
    </message>
    <message>
        <source>How strong was the urge after the pause? (optional)</source>
        <translation>Wie stark war der Drang nach der Pause? (freiwillig)</translation>
    </message>
    <message>
        <source>How strong was the urge before?</source>
        <translation>Wie stark war der Drang davor?</translation>
    </message>
    <message>
        <source>How strong was the urge when you began? (optional)</source>
        <translation>Wie stark war der Drang am Anfang? (freiwillig)</translation>
    </message>
    <message>
        <source>How sure, and what happened</source>
        <translation>Wie sicher, und was passiert ist</translation>
    </message>
    <message>
        <source>How sure? %</source>
        <translation>Wie sicher? %</translation>
    </message>
    <message>
        <source>How to connect</source>
        <translation>Sensor verbinden</translation>
    </message>
    <message>
        <source>How would you like to breathe?</source>
        <translation>Wie möchtest du atmen?</translation>
    </message>
    <message>
        <source>How your pauses change over time</source>
        <translation>Wie sich deine Pausen mit der Zeit verändern</translation>
    </message>
    <message>
        <source>Hum</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>I notice I feel …</source>
        <translation>merke ich: Ich fühle mich …</translation>
    </message>
    <message>
        <source>I&apos;ll ask later · + − how sure you are</source>
        <translation>Ich frage später nach · + − wie sicher du bist</translation>
    </message>
    <message>
        <source>I&apos;ll ask later · {percent} % sure</source>
        <translation>Ich frage später nach · {percent} % sicher</translation>
    </message>
    <message>
        <source>Icon in the system tray</source>
        <translation>Symbol im Infobereich</translation>
    </message>
    <message>
        <source>If I wait, then …</source>
        <translation>Wenn ich warte, dann …</translation>
    </message>
    <message>
        <source>If you like, find your own words first.</source>
        <translation>Wenn du magst, such erst deine eigenen Worte.</translation>
    </message>
    <message numerus="yes">
        <source>Import all %n</source>
        <comment>Import it</comment>
        <translation>
            <numerusform>Importieren</numerusform>
            <numerusform>Alle %n importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Import recording</source>
        <translation>Aufzeichnung importieren</translation>
    </message>
    <message>
        <source>Import recordings</source>
        <translation>Aufzeichnungen importieren</translation>
    </message>
    <message>
        <source>Import this one</source>
        <translation>Diese importieren</translation>
    </message>
    <message numerus="yes">
        <source>Imported: {done} of %n files</source>
        <comment>Imported: {done} of 1 file</comment>
        <translation>
            <numerusform>Importiert: {done} von 1 Datei</numerusform>
            <numerusform>Importiert: {done} von %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Importing. Stay close: half a day takes a few minutes.</source>
        <translation>Die Aufzeichnung wird importiert. Bleib in der Nähe: Ein halber Tag dauert ein paar Minuten.</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message numerus="yes">
        <source>In %n pauses you waited {total}, at most {longest} at a time.</source>
        <comment>In %n pause you waited {total}, at most {longest} at a time.</comment>
        <translation>
            <numerusform>In %n Pause hast du {total} gewartet, höchstens {longest} am Stück.</numerusform>
            <numerusform>In %n Pausen hast du {total} gewartet, höchstens {longest} am Stück.</numerusform>
        </translation>
    </message>
    <message>
        <source>In 1 pause you waited {total}.</source>
        <translation>In 1 Pause hast du {total} gewartet.</translation>
    </message>
    <message>
        <source>In 15 minutes</source>
        <translation>In 15 Minuten</translation>
    </message>
    <message>
        <source>In a crisis</source>
        <translation>In einer Krise</translation>
    </message>
    <message>
        <source>In a crisis, contact a local crisis line or emergency services.</source>
        <translation>Wende dich in einer Krise an ein Krisentelefon in deiner Nähe oder an den Notruf.</translation>
    </message>
    <message>
        <source>In brackets: the 99 % confidence interval.</source>
        <translation>In Klammern: das Konfidenzintervall (99 %).</translation>
    </message>
    <message>
        <source>In each of your last 3 pauses you waited {waited}. {length} is the next step, if you&apos;d like to try. Anything in between is fine too.</source>
        <translation>In deinen letzten 3 Pausen hast du jeweils {waited} gewartet. Wenn du magst, ist der nächste Schritt: {length}. Auch alles dazwischen ist gut.</translation>
    </message>
    <message>
        <source>In each of your last 3 pauses you waited {waited}. {length} would be slightly longer than feels comfortable, if you&apos;d like to try.</source>
        <translation>In deinen letzten 3 Pausen hast du jeweils {waited} gewartet. Wenn du magst, probier es mit {length}. Das wäre ein wenig länger als angenehm.</translation>
    </message>
    <message>
        <source>In their own words</source>
        <translation>In eigenen Worten</translation>
    </message>
    <message>
        <source>In use: {what}</source>
        <translation>In Benutzung: {what}</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Lesen oder Schreiben nicht möglich</translation>
    </message>
    <message>
        <source>Intervals</source>
        <translation>Abstände</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Das ist ein Ordner</translation>
    </message>
    <message>
        <source>Is it like that every single time, or does it feel that way right now?</source>
        <translation>Ist das jedes einzelne Mal so, oder fühlt es sich gerade so an?</translation>
    </message>
    <message>
        <source>It couldn&apos;t be analysed because of an error in Outbreath ({kind}).</source>
        <translation>Sie konnte wegen einer Störung in Outbreath ({kind}) nicht ausgewertet werden.</translation>
    </message>
    <message>
        <source>It didn&apos;t happen</source>
        <translation>Nicht eingetroffen</translation>
    </message>
    <message>
        <source>It happened</source>
        <translation>Eingetroffen</translation>
    </message>
    <message>
        <source>It rose and fell with the breath by {rsa} ms, give or take {uncertainty}.</source>
        <translation>Es ging mit dem Atem um {rsa} ms (± {uncertainty}) auf und ab.</translation>
    </message>
    <message>
        <source>It rose and fell with the breath by {rsa} ms.</source>
        <translation>Es ging mit dem Atem um {rsa} ms auf und ab.</translation>
    </message>
    <message>
        <source>It rose and fell with your breath by {rsa} ms, give or take {uncertainty}.</source>
        <translation>Er ging mit deinem Atem um {rsa} ms (± {uncertainty}) auf und ab.</translation>
    </message>
    <message>
        <source>It rose and fell with your breath by {rsa} ms.</source>
        <translation>Er ging mit deinem Atem um {rsa} ms auf und ab.</translation>
    </message>
    <message>
        <source>It went from about {first_percent:.0f} % to about {last_percent:.0f} %.</source>
        <translation>Der Anteil ging von etwa {first_percent:.0f} % auf etwa {last_percent:.0f} %.</translation>
    </message>
    <message>
        <source>It went from about {first} to about {last}.</source>
        <translation>Anfangs waren es etwa {first}, zuletzt etwa {last}.</translation>
    </message>
    <message>
        <source>Its analysis was stopped by the system each time: the file may need more memory than there is.</source>
        <translation>Das System hat die Auswertung jedes Mal abgebrochen: Vielleicht braucht die Datei mehr Speicher, als da ist.</translation>
    </message>
    <message>
        <source>Its times are out of range: check the first column.</source>
        <translation>Die Zeiten darin liegen außerhalb des möglichen Bereichs: Prüfe die erste Spalte.</translation>
    </message>
    <message>
        <source>Its times leave more than 100 000 gaps between heartbeats: check the first column.</source>
        <translation>Die Zeiten darin lassen mehr als 100 000 Lücken zwischen den Herzschlägen: Prüfe die erste Spalte.</translation>
    </message>
    <message>
        <source>January</source>
        <translation>Januar</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Juli</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Juni</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Key hints</source>
        <translation>Tastenhinweise</translation>
    </message>
    <message>
        <source>Key to start a pause</source>
        <translation>Taste für den Beginn einer Pause</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>LF</source>
        <translation>LF</translation>
    </message>
    <message>
        <source>LF power, 0.04–0.15 Hz</source>
        <translation>LF-Leistung, 0,04–0,15 Hz</translation>
    </message>
    <message>
        <source>LF, HF</source>
        <translation>LF, HF</translation>
    </message>
    <message>
        <source>Lab Streaming Layer needs an extra package: run `pip install &apos;outbreath[lsl]&apos;`.</source>
        <translation>Lab Streaming Layer braucht ein weiteres Paket: Führe `pip install &apos;outbreath[lsl]&apos;` aus.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Larger changes (pNN50)</source>
        <translation>Größere Sprünge (pNN50)</translation>
    </message>
    <message>
        <source>Larger changes (pNN50): how often one time between beats differs from the next by more than 50 ms.</source>
        <translation>Größere Sprünge (pNN50): wie oft sich ein Schlagabstand vom nächsten um mehr als 50 ms unterscheidet.</translation>
    </message>
    <message>
        <source>Last pause · {what}</source>
        <translation>Letzte Pause · {what}</translation>
    </message>
    <message>
        <source>Last time your heart responded most at about {rate} breaths per minute.</source>
        <translation>Letztes Mal reagierte dein Herz am stärksten bei etwa {rate} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Line {number} is something you know, so there is nothing to check later: move it to the predictions first.</source>
        <translation>Zeile {number} ist etwas, das du weißt, da gibt es später nichts zu prüfen: Verschieb sie zuerst zu den Vermutungen.</translation>
    </message>
    <message>
        <source>Line {number}: {reason}</source>
        <translation>Zeile {number}: {reason}</translation>
    </message>
    <message>
        <source>Lines you&apos;ll be asked about can&apos;t be removed, nor the lines above them.</source>
        <translation>Zeilen, nach denen später gefragt wird, bleiben, ebenso die Zeilen darüber.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Longer exhale from the next breath</source>
        <translation>Länger ausatmen ab dem nächsten Atemzug</translation>
    </message>
    <message>
        <source>Look back</source>
        <translation>Zurückblicken</translation>
    </message>
    <message>
        <source>Looking for sensors. Put yours on so it wakes up.</source>
        <translation>Sensoren werden gesucht. Leg deinen an, damit er aufwacht.</translation>
    </message>
    <message>
        <source>Looking for the strap. Put it on so it wakes up.</source>
        <translation>Der Gurt wird gesucht. Leg ihn an, damit er aufwacht.</translation>
    </message>
    <message>
        <source>Loud</source>
        <translation>Laut</translation>
    </message>
    <message>
        <source>M: move · A: ask me later what happened</source>
        <translation>M: verschieben · A: später fragen, was passiert ist</translation>
    </message>
    <message>
        <source>M: move · A: ask me later what happened · Del: remove</source>
        <translation>M: verschieben · A: später fragen, was passiert ist · Entf: entfernen</translation>
    </message>
    <message>
        <source>M: move · A: don&apos;t ask me later · + and −: how sure you are</source>
        <translation>M: verschieben · A: nicht mehr fragen · + und −: wie sicher du bist</translation>
    </message>
    <message>
        <source>March</source>
        <translation>März</translation>
    </message>
    <message>
        <source>Marked at {times}.</source>
        <translation>Markiert bei {times}.</translation>
    </message>
    <message>
        <source>Marked moments</source>
        <translation>Markierte Momente</translation>
    </message>
    <message>
        <source>Match system</source>
        <translation>Wie System</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Mean heart rate</source>
        <translation>Mittlerer Puls</translation>
    </message>
    <message>
        <source>Meanwhile your pauses got shorter, from about {first} to about {last}. A shorter pause gives the urge less time to fade.</source>
        <translation>Zugleich wurden deine Pausen kürzer, von etwa {first} auf etwa {last}. In einer kürzeren Pause hat der Drang weniger Zeit nachzulassen.</translation>
    </message>
    <message>
        <source>Meanwhile your pauses grew from about {first} to about {last}. A longer pause gives the urge more time to fade.</source>
        <translation>Zugleich wurden deine Pausen länger, von etwa {first} auf etwa {last}. In einer längeren Pause hat der Drang mehr Zeit nachzulassen.</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Moment marked</source>
        <translation>Moment markiert</translation>
    </message>
    <message>
        <source>More beats arrive than any heart could make, so none are counted: close other programs that use the sensor, then connect it again.</source>
        <translation>Es kommen mehr Schläge an, als ein Herz schlagen kann, deshalb wird keiner gezählt: Schließ andere Programme, die den Sensor benutzen, und verbinde ihn neu.</translation>
    </message>
    <message>
        <source>More formats</source>
        <translation>Weitere Formate</translation>
    </message>
    <message>
        <source>More than 1 prediction starts with {wanted}: type more of it.</source>
        <translation>Mehr als 1 Vermutung beginnt mit {wanted}: Gib mehr davon ein.</translation>
    </message>
    <message>
        <source>More than 1 session starts with {wanted}: type more of it.</source>
        <translation>Mehr als 1 Sitzung beginnt mit {wanted}: Gib mehr davon ein.</translation>
    </message>
    <message>
        <source>More than 1 {kind} starts with {wanted}: see `outbreath {kind} --list`.</source>
        <translation>Mehr als 1 Blatt der Art {kind} beginnt mit {wanted}: siehe `outbreath {kind} --list`.</translation>
    </message>
    <message>
        <source>Most hearts respond to one breathing pace more than to others, usually between 4.5 and 6.5 breaths per minute. Breathe with the disc at several paces and see which one is yours.</source>
        <translation>Die meisten Herzen reagieren auf ein Atemtempo stärker als auf andere, meist zwischen 4,5 und 6,5 Atemzügen pro Minute. Atme mit dem Kreis in verschiedenen Tempi und sieh, welches deins ist.</translation>
    </message>
    <message>
        <source>Most of it is not numbers: choose a file with RR intervals.</source>
        <translation>Das meiste darin sind keine Zahlen: Wähle eine Datei mit RR-Abständen.</translation>
    </message>
    <message>
        <source>Most of its lines are not numbers: choose a file with RR intervals.</source>
        <translation>Die meisten ihrer Zeilen sind keine Zahlen: Wähle eine Datei mit RR-Abständen.</translation>
    </message>
    <message>
        <source>Name the feeling</source>
        <translation>Das Gefühl benennen</translation>
    </message>
    <message>
        <source>Name the feeling, not the partner</source>
        <translation>Das Gefühl benennen, nicht den Partner</translation>
    </message>
    <message>
        <source>Name the port, for example serial:/dev/ttyUSB0 or serial:COM3.</source>
        <translation>Nenne den Anschluss, zum Beispiel serial:/dev/ttyUSB0 oder serial:COM3.</translation>
    </message>
    <message>
        <source>Name the stream: lsl:NAME, as listed by `outbreath sensors`.</source>
        <translation>Nenne den Datenstrom: lsl:NAME, wie `outbreath sensors` ihn zeigt.</translation>
    </message>
    <message>
        <source>Named feeling</source>
        <translation>Benanntes Gefühl</translation>
    </message>
    <message>
        <source>Named feelings</source>
        <translation>Benannte Gefühle</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Noch keine Antwort</translation>
    </message>
    <message>
        <source>No audio output found: connect speakers or headphones. The sound then starts by itself.</source>
        <translation>Keine Audioausgabe gefunden: Schließ Lautsprecher oder Kopfhörer an. Der Ton beginnt dann von selbst.</translation>
    </message>
    <message>
        <source>No backup or exported copy contains it.</source>
        <translation>Keine Sicherung und keine exportierte Kopie enthält etwas davon.</translation>
    </message>
    <message>
        <source>No backup or exported copy contains them.</source>
        <translation>Keine Sicherung und keine exportierte Kopie enthält etwas davon.</translation>
    </message>
    <message>
        <source>No beats were received from {begin} to {end}.</source>
        <translation>Von {begin} bis {end} kamen keine Schläge an.</translation>
    </message>
    <message>
        <source>No contact: put the sensor back on.</source>
        <translation>Kein Kontakt: Leg den Sensor wieder an.</translation>
    </message>
    <message>
        <source>No contact: put your finger back on the sensor and keep it still.</source>
        <translation>Kein Kontakt: Leg den Finger wieder auf den Sensor und halt ihn ruhig.</translation>
    </message>
    <message>
        <source>No data from {name}: check that the sensor is on.</source>
        <translation>Keine Daten von {name}: Prüfe, ob der Sensor eingeschaltet ist.</translation>
    </message>
    <message>
        <source>No file manager was found. The file is in {folder}.</source>
        <translation>Kein Dateimanager gefunden. Die Datei liegt in {folder}.</translation>
    </message>
    <message>
        <source>No files found.</source>
        <translation>Keine Dateien gefunden.</translation>
    </message>
    <message>
        <source>No heart data in this one. The waiting counts just the same.</source>
        <translation>Hier gibt es keine Herzdaten. Das Warten zählt genauso.</translation>
    </message>
    <message>
        <source>No heartbeat in the sensor&apos;s signal: hold it lightly against the skin and keep still.</source>
        <translation>Kein Herzschlag im Signal des Sensors: Leg ihn locker an und halt still.</translation>
    </message>
    <message>
        <source>No heartbeats from the strap right now: moisten the electrodes or tighten the strap.</source>
        <translation>Gerade keine Herzschläge vom Gurt: Befeuchte die Elektroden oder zieh den Gurt fester.</translation>
    </message>
    <message>
        <source>No heartbeats from {begin} to {end}.</source>
        <translation>Keine Herzschläge von {begin} bis {end}.</translation>
    </message>
    <message>
        <source>No pace stood out clearly this time.</source>
        <translation>Diesmal stach kein Tempo klar heraus.</translation>
    </message>
    <message>
        <source>No part of a breath can be shorter than 0 seconds: try 4-0-6-0.</source>
        <translation>Kein Teil eines Atemzugs kann kürzer als 0 Sekunden sein: Versuch 4-0-6-0.</translation>
    </message>
    <message>
        <source>No pauses here yet.</source>
        <translation>Hier sind noch keine Pausen.</translation>
    </message>
    <message>
        <source>No pauses match</source>
        <translation>Keine passenden Pausen</translation>
    </message>
    <message>
        <source>No pauses yet</source>
        <translation>Noch keine Pausen</translation>
    </message>
    <message>
        <source>No pauses yet. After a few, you&apos;ll see here how they change.</source>
        <translation>Noch keine Pausen. Nach ein paar siehst du hier, wie sie sich verändern.</translation>
    </message>
    <message>
        <source>No predictions are waiting for your answer.</source>
        <translation>Gerade wartet keine Vermutung auf deine Antwort.</translation>
    </message>
    <message>
        <source>No printer was found. Connect one, or save the PDF.</source>
        <translation>Kein Drucker gefunden. Schließ einen an oder speichere das PDF.</translation>
    </message>
    <message>
        <source>No sensor</source>
        <translation>Kein Sensor</translation>
    </message>
    <message>
        <source>No sensor found. The pause works without one.</source>
        <translation>Kein Sensor gefunden. Die Pause geht auch ohne.</translation>
    </message>
    <message>
        <source>No sensor. The pause works without one</source>
        <translation>Kein Sensor. Die Pause geht auch ohne</translation>
    </message>
    <message>
        <source>No skin contact: moisten the electrodes and tighten the strap.</source>
        <translation>Kein Hautkontakt: Befeuchte die Elektroden und zieh den Gurt fester.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>No stream {stream} on this network: start the program that sends it.</source>
        <translation>Kein Datenstrom {stream} in diesem Netz: Starte das Programm, das ihn sendet.</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>No {kind} starts with {wanted}: see `outbreath {kind} --list`.</source>
        <translation>Kein Blatt der Art {kind} beginnt mit {wanted}: siehe `outbreath {kind} --list`.</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Das ist kein Ordner</translation>
    </message>
    <message>
        <source>Not in the chart: {count} of {of} pauses in which the urge was gone, got no weaker, or would take more than 60 minutes to halve.</source>
        <translation>Nicht im Diagramm: {count} von {of} Pausen, in denen der Drang weg war, nicht nachließ oder mehr als 60 Minuten bis zur Hälfte bräuchte.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Not rated.</source>
        <translation>Nicht eingeschätzt.</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Nicht gezeigt</translation>
    </message>
    <message>
        <source>Note on what happened</source>
        <translation>Notiz dazu, was passiert ist</translation>
    </message>
    <message>
        <source>Note: what you&apos;d like to remember</source>
        <translation>Notiz: woran du dich erinnern möchtest</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Nothing changes on its own. Choose what feels right today.</source>
        <translation>Nichts ändert sich von allein. Wähle, was heute passt.</translation>
    </message>
    <message>
        <source>Nothing is saved here, so there are no profiles to choose from.</source>
        <translation>Hier wird nichts gespeichert, darum gibt es keine Profile zur Auswahl.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer. There is no account, and Outbreath never goes online. The program is free under the MIT licence. The font is Inter, under the SIL Open Font License.</source>
        <translation>Nichts verlässt diesen Computer. Es gibt kein Konto, und Outbreath geht nie ins Internet. Das Programm ist frei unter der MIT-Lizenz. Die Schrift ist Inter, unter der SIL Open Font License.</translation>
    </message>
    <message>
        <source>Nothing named yet</source>
        <translation>Noch nichts benannt</translation>
    </message>
    <message>
        <source>Nothing written yet.</source>
        <translation>Noch nichts geschrieben.</translation>
    </message>
    <message>
        <source>Notification when a pause ends</source>
        <translation>Benachrichtigung am Ende einer Pause</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Now another {time}.</source>
        <translation>Jetzt noch einmal {time}.</translation>
    </message>
    <message>
        <source>Now in your library: {long}. It stays in the strap until you erase it.</source>
        <translation>Jetzt in deiner Bibliothek: {long}. Im Gurt bleibt die Aufzeichnung, bis du sie dort löschst.</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>Of the paces you tried, heart and breath were most in step at about {chosen:.1f} per minute. Across all breaths, the resonance is at {breaths_per_min:.1f} breaths per minute, give or take {sd:.1f}.</source>
        <translation>Von den Tempi, die du probiert hast, waren Herz und Atem bei etwa {chosen:.1f} pro Minute am besten im Takt. Über alle Atemzüge liegt die Resonanz bei {breaths_per_min:.1f} Atemzügen pro Minute (± {sd:.1f}).</translation>
    </message>
    <message>
        <source>Of {count} predictions, {as_feared} happened, {less} partly happened and {nothing} didn&apos;t.</source>
        <translation>{count} Vermutungen: {as_feared} eingetroffen, {less} teilweise, {nothing} nicht.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Old copies were overwritten. An SSD, a snapshot or a disk backup may still contain them.</source>
        <translation>Alte Kopien wurden überschrieben. Eine SSD, ein Schnappschuss oder eine Datenträgersicherung kann sie noch enthalten.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>On average the urge stayed at {after}.</source>
        <translation>Im Schnitt blieb der Drang bei {after}.</translation>
    </message>
    <message>
        <source>On average the urge went from {before} to {after}.</source>
        <translation>Im Schnitt ging der Drang von {before} auf {after}.</translation>
    </message>
    <message>
        <source>On average, a pause lasts {length}.</source>
        <translation>Im Schnitt dauert eine Pause {length}.</translation>
    </message>
    <message>
        <source>On average, the urge is about as strong after a pause as before.</source>
        <translation>Im Schnitt ist der Drang nach einer Pause etwa so stark wie davor.</translation>
    </message>
    <message>
        <source>On average, the urge is {change} after a pause.</source>
        <translation>Im Schnitt ist der Drang nach einer Pause {change}.</translation>
    </message>
    <message>
        <source>On average, your heart beats {bpm:.0f} times per minute in a pause.</source>
        <translation>Im Schnitt schlägt dein Herz in einer Pause {bpm:.0f} Mal pro Minute.</translation>
    </message>
    <message>
        <source>On average, your heart rises and falls with your breath by {rsa_ms:.0f} ms.</source>
        <translation>Im Schnitt geht dein Herz mit deinem Atem um {rsa_ms:.0f} ms auf und ab.</translation>
    </message>
    <message>
        <source>One change at a time is enough.</source>
        <translation>Eine Veränderung auf einmal reicht.</translation>
    </message>
    <message>
        <source>One hand on your chest, and a slow breath out</source>
        <translation>Eine Hand auf der Brust, langsam ausatmen</translation>
    </message>
    <message>
        <source>One setting couldn&apos;t be read, so its default is used. The old file will be kept as {aside}: {why}.</source>
        <translation>Eine Einstellung ließ sich nicht lesen, darum gilt ihr Standardwert. Die alte Datei bleibt erhalten als {aside}: {why}.</translation>
    </message>
    <message>
        <source>Only pauses can be exported together. Select a single audit or feeling to export it.</source>
        <translation>Zusammen lassen sich nur Pausen exportieren. Wähle eine Prüfung oder ein Gefühl einzeln aus, um es zu exportieren.</translation>
    </message>
    <message>
        <source>Only predictions can be asked about later. M moves the line.</source>
        <translation>Später fragen geht nur bei Vermutungen. M verschiebt die Zeile.</translation>
    </message>
    <message>
        <source>Only while you can&apos;t see the window. It says that the time is up, nothing else.</source>
        <translation>Nur wenn du das Fenster gerade nicht siehst. Sie sagt, dass die Zeit um ist, sonst nichts.</translation>
    </message>
    <message>
        <source>Only {free_mb} MB of disk space left for {db}: free {needed_mb} MB, or choose another library with --library.</source>
        <translation>Nur noch {free_mb} MB Speicherplatz für {db}: Schaff {needed_mb} MB Platz, oder wähle mit --library eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open Outbreath</source>
        <translation>Outbreath öffnen</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>Other people using this computer can open your library&apos;s folder ({folder}), and this disk doesn&apos;t allow changing that: lock the library with a passphrase.</source>
        <translation>Andere, die diesen Computer benutzen, können den Ordner deiner Bibliothek öffnen ({folder}), und dieser Datenträger lässt das nicht ändern: Sperre die Bibliothek mit einer Passphrase.</translation>
    </message>
    <message>
        <source>Other people using this computer could open your library&apos;s folder ({folder}). It is private now.</source>
        <translation>Andere, die diesen Computer benutzen, konnten den Ordner deiner Bibliothek öffnen ({folder}). Jetzt ist er privat.</translation>
    </message>
    <message>
        <source>Others can change the files in {folder}, and it contains more than a library: choose a separate folder with --library.</source>
        <translation>Andere können die Dateien in {folder} ändern, und darin liegt mehr als eine Bibliothek: Wähle mit --library einen eigenen Ordner dafür.</translation>
    </message>
    <message>
        <source>Others can change the files in {folder}, including your library. Because it contains other files, its permissions were not changed: move the library to a separate folder.</source>
        <translation>Andere können die Dateien in {folder} ändern, auch deine Bibliothek. Weil dort andere Dateien liegen, blieben die Rechte unverändert: Verschieb die Bibliothek in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Outbreath</source>
        <translation>Outbreath</translation>
    </message>
    <message>
        <source>Outbreath is for practice. It is not therapy and not a medical device. Ask a doctor first if you have heart failure or an irregular heartbeat, a flare-up of COPD or asthma, or epilepsy, if you are pregnant or had surgery recently, or if focusing on your breath makes panic grow. If you feel light-headed, breathe normally.</source>
        <translation>Outbreath ist zum Üben da. Es ist keine Therapie und kein Medizinprodukt. Hol dir zuerst ärztlichen Rat bei Herzschwäche oder unregelmäßigem Herzschlag, bei einem Schub von COPD oder Asthma, bei Epilepsie, in der Schwangerschaft, kurz nach einer Operation oder wenn Panik zunimmt, sobald du auf den Atem achtest. Wird dir schwindlig, atme ganz normal.</translation>
    </message>
    <message>
        <source>Outbreath is for the moment when you want to reach out for reassurance. Wait 5 minutes first, one hand on your chest, with a slow breath out. You don&apos;t have to solve anything. Afterwards you notice what you want, and choose.</source>
        <translation>Outbreath ist für den Moment, in dem du dich melden willst, um Rückversicherung zu bekommen. Warte erst 5 Minuten: eine Hand auf der Brust, langsam ausatmen. Du musst nichts lösen. Danach merkst du, was du möchtest, und entscheidest.</translation>
    </message>
    <message>
        <source>Outbreath is not allowed to open {db}: change its permissions, or choose another library.</source>
        <translation>Outbreath darf {db} nicht öffnen: Ändere die Rechte, oder wähle eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>Outbreath is not allowed to use Bluetooth: allow it in your system&apos;s privacy settings.</source>
        <translation>Outbreath darf Bluetooth nicht benutzen: Erlaube es in den Datenschutz-Einstellungen deines Systems.</translation>
    </message>
    <message>
        <source>Over time it went from {first_bpm:.0f} to {last_bpm:.0f} beats per minute.</source>
        <translation>Mit der Zeit ging es von {first_bpm:.0f} auf {last_bpm:.0f} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>Over time it went from {first_ms:.0f} to {last_ms:.0f} ms.</source>
        <translation>Mit der Zeit ging es von {first_ms:.0f} auf {last_ms:.0f} ms.</translation>
    </message>
    <message>
        <source>Overall variation (SDNN)</source>
        <translation>Streuung (SDNN)</translation>
    </message>
    <message>
        <source>Overall variation (SDNN): how much the times between all beats vary.</source>
        <translation>Streuung (SDNN): wie sehr alle Schlagabstände schwanken.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>PDF to read or print</source>
        <translation>PDF zum Lesen oder Drucken</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
    <message>
        <source>Page: {title}</source>
        <translation>Seite: {title}</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Part of a pause was damaged. The rest was added, and the file was saved as {file}.</source>
        <translation>Ein Teil einer Pause war beschädigt. Der Rest ist dazugekommen, und die Datei wurde als {file} gespeichert.</translation>
    </message>
    <message>
        <source>Partly</source>
        <translation>Teilweise</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Past pauses</source>
        <translation>Frühere Pausen</translation>
    </message>
    <message>
        <source>Past pauses are locked. This one will be saved, encrypted.</source>
        <translation>Frühere Pausen sind gesperrt. Diese wird verschlüsselt gespeichert.</translation>
    </message>
    <message>
        <source>Past pauses are locked. This one will not be saved.</source>
        <translation>Frühere Pausen sind gesperrt. Diese wird nicht gespeichert.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause, {time}</source>
        <translation>Pause, {time}</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>Pauses from a locked library need PyNaCl, which is not installed: run `pip install &apos;outbreath[encryption]&apos;`.</source>
        <translation>Pausen aus einer gesperrten Bibliothek brauchen PyNaCl, das nicht installiert ist: Führe `pip install &apos;outbreath[encryption]&apos;` aus.</translation>
    </message>
    <message>
        <source>Peak in LF</source>
        <translation>Gipfel in LF</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation>Bild ↓</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Bild ↑</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Plug-ins can&apos;t be found because a Python package is damaged ({error}): run `pip check`.</source>
        <translation>Plug-ins können nicht gefunden werden, weil ein Python-Paket beschädigt ist ({error}): Führe `pip check` aus.</translation>
    </message>
    <message>
        <source>Polar H10, without the computer</source>
        <translation>Polar H10, ohne den Computer</translation>
    </message>
    <message>
        <source>Position in the replay</source>
        <translation>Position in der Wiedergabe</translation>
    </message>
    <message>
        <source>Practice</source>
        <translation>Üben</translation>
    </message>
    <message>
        <source>Practice in waiting</source>
        <translation>Warten üben</translation>
    </message>
    <message>
        <source>Prediction by prediction, saying 50 % each time would have been closer to what happened (Brier {brier:.2f}; always 50 % gives 0.25).</source>
        <translation>Vermutung für Vermutung hättest du näher an dem gelegen, was eingetroffen ist, wenn du jedes Mal 50 % gesagt hättest (Brier {brier:.2f}; immer 50 % ergibt 0,25).</translation>
    </message>
    <message>
        <source>Prediction by prediction, you were as close to what happened as if you had said 50 % each time (Brier {brier:.2f}; always 50 % gives 0.25).</source>
        <translation>Vermutung für Vermutung lagst du genauso nah an dem, was eingetroffen ist, wie wenn du jedes Mal 50 % gesagt hättest (Brier {brier:.2f}; immer 50 % ergibt 0,25).</translation>
    </message>
    <message>
        <source>Prediction by prediction, you were closer to what happened than if you had said 50 % each time (Brier {brier:.2f}; always 50 % gives 0.25).</source>
        <translation>Vermutung für Vermutung lagst du näher an dem, was eingetroffen ist, als wenn du jedes Mal 50 % gesagt hättest (Brier {brier:.2f}; immer 50 % ergibt 0,25).</translation>
    </message>
    <message>
        <source>Prediction {wanted} is not in this library: see `outbreath followup --all`.</source>
        <translation>Die Vermutung {wanted} ist nicht in dieser Bibliothek: siehe `outbreath followup --all`.</translation>
    </message>
    <message>
        <source>Press Esc to show all.</source>
        <translation>Drück Esc, um alle zu zeigen.</translation>
    </message>
    <message>
        <source>Press any key to close, or click an action</source>
        <translation>Drück zum Schließen eine beliebige Taste oder klick eine Aktion an</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preview, page 1 of {count}</source>
        <translation>Vorschau, Seite 1 von {count}</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Progress bar</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Quiet</source>
        <translation>Leise</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>RMSSD</source>
        <translation>RMSSD</translation>
    </message>
    <message>
        <source>RMSSD, SDNN, pNN50</source>
        <translation>RMSSD, SDNN, pNN50</translation>
    </message>
    <message>
        <source>RMSSD, last minute</source>
        <translation>RMSSD, letzte Minute</translation>
    </message>
    <message>
        <source>RR intervals</source>
        <translation>RR-Abstände</translation>
    </message>
    <message>
        <source>RSA, ms</source>
        <translation>RSA, ms</translation>
    </message>
    <message>
        <source>Rain</source>
        <translation>Regen</translation>
    </message>
    <message>
        <source>Rate the urge before and after a pause, and you&apos;ll see it here.</source>
        <translation>Schätz den Drang vor und nach einer Pause ein, dann siehst du ihn hier.</translation>
    </message>
    <message>
        <source>Rate the urge from {low} to {high}, not {urge}.</source>
        <translation>Schätz den Drang von {low} bis {high} ein, nicht mit {urge}.</translation>
    </message>
    <message>
        <source>Reach out</source>
        <translation>Mich melden</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Lesen als</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Schreibgeschützter Datenträger</translation>
    </message>
    <message numerus="yes">
        <source>Read: {done} of %n files</source>
        <comment>Read: {done} of 1 file</comment>
        <translation>
            <numerusform>Gelesen: {done} von 1 Datei</numerusform>
            <numerusform>Gelesen: {done} von %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Recording in the strap</source>
        <translation>Aufzeichnung im Gurt</translation>
    </message>
    <message>
        <source>Recording, {time}</source>
        <translation>Aufzeichnung, {time}</translation>
    </message>
    <message>
        <source>Recovered from a damaged library. Parts may be missing or changed.</source>
        <translation>Aus einer beschädigten Bibliothek gerettet. Teile können fehlen oder verändert sein.</translation>
    </message>
    <message>
        <source>Regularity (coherence)</source>
        <translation>Gleichmaß (Kohärenz)</translation>
    </message>
    <message>
        <source>Remind me in 15 minutes</source>
        <translation>In 15 Minuten erinnern</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Reminders and tray</source>
        <translation>Erinnerungen und Infobereich</translation>
    </message>
    <message>
        <source>Remove lock</source>
        <translation>Sperre aufheben</translation>
    </message>
    <message>
        <source>Repeat new passphrase</source>
        <translation>Neue Passphrase wiederholen</translation>
    </message>
    <message>
        <source>Replay · {when}</source>
        <translation>Wiedergabe · {when}</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Report on your practice</source>
        <translation>Bericht über dein Üben</translation>
    </message>
    <message>
        <source>Response (RSA)</source>
        <translation>Reaktion (RSA)</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Ruhen</translation>
    </message>
    <message>
        <source>Rewriting the library. This may take a minute.</source>
        <translation>Die Bibliothek wird neu geschrieben. Das kann eine Minute dauern.</translation>
    </message>
    <message>
        <source>SDNN</source>
        <translation>SDNN</translation>
    </message>
    <message>
        <source>Samples per second</source>
        <translation>Messwerte pro Sekunde</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Saved as {name} in {folder}.</source>
        <translation>Gespeichert als {name} in {folder}.</translation>
    </message>
    <message>
        <source>Saved {when}</source>
        <translation>Gespeichert: {when}</translation>
    </message>
    <message>
        <source>Saving this pause</source>
        <translation>Die Pause wird gespeichert</translation>
    </message>
    <message>
        <source>Search everything you wrote</source>
        <translation>In allem suchen, was du geschrieben hast</translation>
    </message>
    <message>
        <source>Search everything you wrote, exercises and decisions</source>
        <translation>In allem suchen, was du geschrieben hast, in Übungen und Entscheidungen</translation>
    </message>
    <message>
        <source>Searching for your strap: moisten the electrodes and put it on.</source>
        <translation>Der Gurt wird gesucht: Befeuchte die Elektroden und leg ihn an.</translation>
    </message>
    <message>
        <source>Seconds in and out</source>
        <translation>Sekunden ein und aus</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>An den Drucker geschickt.</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Session {session_id} already exists: start again.</source>
        <translation>Die Sitzung {session_id} gibt es schon: Fang noch einmal an.</translation>
    </message>
    <message>
        <source>Session {wanted} is not in this library: see `outbreath sessions`.</source>
        <translation>Die Sitzung {wanted} ist nicht in dieser Bibliothek: siehe `outbreath sessions`.</translation>
    </message>
    <message>
        <source>Sessions recovered in part are marked, because they may be incomplete.</source>
        <translation>Zum Teil gerettete Sitzungen sind markiert, weil sie unvollständig sein können.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shaded, and in brackets: the 99 % confidence interval.</source>
        <translation>Schattiert und in Klammern: das Konfidenzintervall (99 %).</translation>
    </message>
    <message>
        <source>Shorter exhale from the next breath</source>
        <translation>Kürzer ausatmen ab dem nächsten Atemzug</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the pause</source>
        <translation>Pause anzeigen</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Signal: {grade}. {reason}</source>
        <translation>Signal: {grade}. {reason}</translation>
    </message>
    <message>
        <source>Simulated heart</source>
        <translation>Simuliertes Herz</translation>
    </message>
    <message>
        <source>Sit still and breathe gently, no deeper than feels comfortable. You can stop at any time.</source>
        <translation>Sitz ruhig und atme leicht, nicht tiefer als angenehm. Du kannst jederzeit aufhören.</translation>
    </message>
    <message>
        <source>Slightly longer than feels comfortable, each time. A shorter step is just as welcome.</source>
        <translation>Jedes Mal ein wenig länger, als es angenehm ist. Ein kürzerer Schritt ist genauso willkommen.</translation>
    </message>
    <message>
        <source>Slow and fast variation. During slow breathing the response to the breath shows up in LF. Neither measures stress.</source>
        <translation>Langsame und schnelle Schwankungen. Bei langsamem Atmen zeigt sich die Reaktion auf den Atem in LF. Beide messen keinen Stress.</translation>
    </message>
    <message>
        <source>Soft noise</source>
        <translation>Sanftes Rauschen</translation>
    </message>
    <message>
        <source>Something went wrong in Outbreath with this sensor ({error}): select it again. Your pause continues.</source>
        <translation>Bei diesem Sensor gab es eine Störung in Outbreath ({error}): Wähle ihn noch einmal aus. Die Pause läuft weiter.</translation>
    </message>
    <message>
        <source>Something went wrong in the plug-in {name} ({error}): update or uninstall {package}.</source>
        <translation>Im Plug-in {name} ist etwas schiefgegangen ({error}): Aktualisiere oder deinstalliere {package}.</translation>
    </message>
    <message>
        <source>Somewhere else</source>
        <translation>Woanders</translation>
    </message>
    <message>
        <source>Sound needs the miniaudio package: run `pip install miniaudio`, or follow the disc.</source>
        <translation>Für den Ton fehlt das Paket miniaudio: Führe `pip install miniaudio` aus, oder folge dem Kreis.</translation>
    </message>
    <message>
        <source>Sound only</source>
        <translation>Nur Ton</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Spectrum of heart rate variability</source>
        <translation>Spektrum der Herzratenvariabilität</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>Excel-Tabelle</translation>
    </message>
    <message>
        <source>Spreadsheets (.xlsx) need XlsxWriter, which is missing: run `pip install &apos;outbreath[formats]&apos;`, or export csv.</source>
        <translation>Für Excel-Tabellen (.xlsx) fehlt XlsxWriter: Führe `pip install &apos;outbreath[formats]&apos;` aus, oder exportiere csv.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Start a pause</source>
        <translation>Pause beginnen</translation>
    </message>
    <message>
        <source>Start recording</source>
        <translation>Aufzeichnung starten</translation>
    </message>
    <message>
        <source>Start where it feels comfortable. 5 minutes is usual, and 1 minute is a pause too.</source>
        <translation>Fang da an, wo es sich gut anfühlt. 5 Minuten sind üblich, und auch 1 Minute ist eine Pause.</translation>
    </message>
    <message>
        <source>Stays the same</source>
        <translation>Bleibt gleich</translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation>Schrittweise</translation>
    </message>
    <message>
        <source>Stop and import</source>
        <translation>Stoppen und importieren</translation>
    </message>
    <message>
        <source>Stopped after {done} of {all}.</source>
        <translation>Angehalten nach {done} von {all}.</translation>
    </message>
    <message>
        <source>Strap found.</source>
        <translation>Gurt gefunden.</translation>
    </message>
    <message>
        <source>Strap not found yet: moisten the electrodes, put it on, come closer, and close other apps that use it. Still searching.</source>
        <translation>Gurt noch nicht gefunden: Befeuchte die Elektroden, leg ihn an, komm näher und schließ andere Programme, die ihn nutzen. Die Suche läuft weiter.</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Tab: next · Enter: save</source>
        <translation>Tab: weiter · Enter: speichern</translation>
    </message>
    <message>
        <source>Tab: next · ↓: ideas · nothing is ever sent</source>
        <translation>Tab: weiter · ↓: Vorschläge · nichts wird je gesendet</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Tags, separated by commas</source>
        <translation>Stichwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>Thank you. Saved.</source>
        <translation>Danke. Gespeichert.</translation>
    </message>
    <message>
        <source>That alone is neither good nor bad.</source>
        <translation>Das allein ist weder gut noch schlecht.</translation>
    </message>
    <message>
        <source>That didn&apos;t work because of an error in Outbreath. Everything else keeps running. Details are in faults.log next to your library, without anything personal.</source>
        <translation>Das hat wegen einer Störung in Outbreath nicht geklappt. Alles andere läuft weiter. Einzelheiten stehen in faults.log neben deiner Bibliothek, ohne Persönliches.</translation>
    </message>
    <message>
        <source>That is not a certainty audit.</source>
        <translation>Das ist keine Gewissheitsprüfung.</translation>
    </message>
    <message>
        <source>That is not a named feeling.</source>
        <translation>Das ist kein benanntes Gefühl.</translation>
    </message>
    <message>
        <source>That isn&apos;t a command: type a program and its arguments, and close every quotation mark.</source>
        <translation>Das ist kein Befehl: Gib ein Programm und seine Argumente ein und schließ jedes Anführungszeichen.</translation>
    </message>
    <message>
        <source>That may sound like an accusation. What would a camera have shown?</source>
        <translation>Das kann wie ein Vorwurf klingen. Was hätte eine Kamera gezeigt?</translation>
    </message>
    <message>
        <source>That prediction no longer exists, so it can&apos;t be answered.</source>
        <translation>Diese Vermutung gibt es nicht mehr, darum kannst du nichts dazu sagen.</translation>
    </message>
    <message>
        <source>That sounds like a thought about what happened. Which feeling might be underneath?</source>
        <translation>Das klingt wie ein Gedanke über das, was passiert ist. Welches Gefühl könnte darunter liegen?</translation>
    </message>
    <message>
        <source>That sounds like a thought about yourself. Which feeling might be underneath?</source>
        <translation>Das klingt wie ein Gedanke über dich selbst. Welches Gefühl könnte darunter liegen?</translation>
    </message>
    <message numerus="yes">
        <source>That was time for %n slow breaths.</source>
        <comment>That was time for %n slow breath.</comment>
        <translation>
            <numerusform>Das war Zeit für %n langsamen Atemzug.</numerusform>
            <numerusform>Das war Zeit für %n langsame Atemzüge.</numerusform>
        </translation>
    </message>
    <message>
        <source>That word says what someone did. The feeling underneath may be: {feelings}.</source>
        <translation>Dieses Wort sagt, was jemand getan hat. Das Gefühl darunter ist vielleicht: {feelings}.</translation>
    </message>
    <message>
        <source>That word sounds unsure. Is it something you know, or something you expect?</source>
        <translation>Dieses Wort klingt unsicher. Weißt du es, oder erwartest du es?</translation>
    </message>
    <message>
        <source>That&apos;s about what they are like. What happened this one time?</source>
        <translation>Das sagt, wie die andere Person ist. Was ist dieses eine Mal passiert?</translation>
    </message>
    <message>
        <source>That&apos;s many pauses in 1 hour, so this may be a hard time. A walk, a glass of water or someone you trust may help more than another pause.</source>
        <translation>Das sind viele Pausen in 1 Stunde, vielleicht ist es gerade schwer. Ein Spaziergang, ein Glas Wasser oder jemand, dem du vertraust, hilft jetzt vielleicht mehr als noch eine Pause.</translation>
    </message>
    <message numerus="yes">
        <source>That&apos;s more than %n reminders: leave some out.</source>
        <comment>That&apos;s more than %n reminder: leave some out.</comment>
        <translation>
            <numerusform>Das ist mehr als %n Erinnerung: Lass einige weg.</numerusform>
            <numerusform>Das sind mehr als %n Erinnerungen: Lass einige weg.</numerusform>
        </translation>
    </message>
    <message>
        <source>That&apos;s something someone else would have to do. What would it give you: closeness, clarity, rest?</source>
        <translation>Das müsste jemand anderes tun. Was würde es dir geben: Nähe, Klarheit, Ruhe?</translation>
    </message>
    <message>
        <source>That&apos;s what it might mean. What happened that anyone could have seen?</source>
        <translation>Das ist, was es bedeuten könnte. Was ist passiert, das alle hätten sehen können?</translation>
    </message>
    <message>
        <source>The audio output stopped working: check that it is connected. The sound then comes back by itself.</source>
        <translation>Die Audioausgabe funktioniert nicht mehr: Prüfe, ob sie angeschlossen ist. Der Ton kommt dann von selbst zurück.</translation>
    </message>
    <message>
        <source>The backup {path} differs from the library.</source>
        <translation>Die Sicherung {path} weicht von der Bibliothek ab.</translation>
    </message>
    <message>
        <source>The breath changes too often for a real recording.</source>
        <translation>Der Atem wechselt zu oft für eine echte Aufzeichnung.</translation>
    </message>
    <message>
        <source>The breath guide of this pause</source>
        <translation>Der Atemtakt dieser Pause</translation>
    </message>
    <message>
        <source>The breath guide of this pause, with the heart rate on top</source>
        <translation>Der Atemtakt dieser Pause, darüber der Puls</translation>
    </message>
    <message>
        <source>The breath stayed the same: {pattern}.</source>
        <translation>Der Atem blieb gleich: {pattern}.</translation>
    </message>
    <message>
        <source>The breathing exercise is still running.</source>
        <translation>Die Atemübung läuft weiter.</translation>
    </message>
    <message>
        <source>The cluster {address} doesn&apos;t answer: check the address, and that its scheduler is running.</source>
        <translation>Der Cluster {address} antwortet nicht: Prüfe die Adresse und ob sein Scheduler läuft.</translation>
    </message>
    <message>
        <source>The cluster {address} doesn&apos;t have this version of Outbreath: install it where its scheduler and its workers run.</source>
        <translation>Auf dem Cluster {address} fehlt diese Version von Outbreath: Installiere sie dort, wo Scheduler und Worker laufen.</translation>
    </message>
    <message>
        <source>The cluster {address} has no workers: start some.</source>
        <translation>Der Cluster {address} hat keine Worker: Starte welche.</translation>
    </message>
    <message>
        <source>The connection to the cluster {address} was lost. Finished parts are saved: run the same command again to continue.</source>
        <translation>Die Verbindung zum Cluster {address} ist abgebrochen. Fertige Teile sind gespeichert: Führe denselben Befehl noch einmal aus, um weiterzumachen.</translation>
    </message>
    <message>
        <source>The data from the strap can&apos;t be read: come closer and try again. The recording stays in the strap.</source>
        <translation>Die Daten vom Gurt lassen sich nicht lesen: Komm näher und versuch es noch einmal. Die Aufzeichnung bleibt im Gurt.</translation>
    </message>
    <message>
        <source>The desktop asks which key you want. It works from any program while Outbreath runs.</source>
        <translation>Der Desktop fragt, welche Taste du möchtest. Sie wirkt in jedem Programm, solange Outbreath läuft.</translation>
    </message>
    <message>
        <source>The desktop has set up a key.</source>
        <translation>Der Desktop hat eine Taste eingerichtet.</translation>
    </message>
    <message>
        <source>The disk is full, so {db} can&apos;t be saved: free some space.</source>
        <translation>Der Datenträger ist voll, darum lässt sich {db} nicht speichern: Schaff etwas Platz.</translation>
    </message>
    <message>
        <source>The disk of {db} can&apos;t store a library safely ({setting} is not possible there): choose a folder on a local disk with --library.</source>
        <translation>Auf dem Datenträger von {db} lässt sich keine Bibliothek sicher speichern ({setting} geht dort nicht): Wähle mit --library einen Ordner auf einem lokalen Datenträger.</translation>
    </message>
    <message numerus="yes">
        <source>The end of the file is missing: the first %n events could be read.</source>
        <comment>The end of the file is missing: the first %n event could be read.</comment>
        <translation>
            <numerusform>Das Ende der Datei fehlt: Das erste Ereignis konnte gelesen werden.</numerusform>
            <numerusform>Das Ende der Datei fehlt: Die ersten %n Ereignisse konnten gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>The exercise comes from an article on anxious attachment: “Tolerating the pause”. When the urge to seek reassurance is strong, wait 5 minutes first. Put one hand on your chest and slow your exhale. You don&apos;t need to resolve the worry. The pause gives your body a different signal. Then reassess: do you still want to reach out? Each time, wait slightly longer than feels comfortable. With practice, the urge often becomes easier to bear.</source>
        <translation>Die Übung kommt aus einem Artikel über ängstliche Bindung: „Tolerating the pause“, die Pause aushalten. Wenn der Drang nach Rückversicherung stark ist, warte erst 5 Minuten. Leg eine Hand auf die Brust und atme langsam aus. Du musst die Sorge nicht klären. Die Pause gibt deinem Körper ein anderes Signal. Dann schau neu hin: Möchtest du dich noch melden? Warte jedes Mal ein wenig länger, als es angenehm ist. Mit etwas Übung lässt sich der Drang oft leichter aushalten.</translation>
    </message>
    <message>
        <source>The exhale gradually got longer, from {first_s} s to {last_s} s.</source>
        <translation>Das Ausatmen wurde allmählich länger, von {first_s} s auf {last_s} s.</translation>
    </message>
    <message>
        <source>The exhale started at {first_s} s, then you switched to {pattern}.</source>
        <translation>Das Ausatmen begann mit {first_s} s, dann hast du auf {pattern} umgestellt.</translation>
    </message>
    <message>
        <source>The exhale stayed at {exhale_s} s.</source>
        <translation>Das Ausatmen blieb bei {exhale_s} s.</translation>
    </message>
    <message>
        <source>The feeling and the need, not the partner</source>
        <translation>Das Gefühl und das Bedürfnis, nicht der Partner</translation>
    </message>
    <message>
        <source>The feeling is still missing: one word is enough.</source>
        <translation>Das Gefühl fehlt noch: Ein Wort reicht.</translation>
    </message>
    <message>
        <source>The figures can wait. How are you feeling without them?</source>
        <translation>Die Werte können warten. Wie geht es dir gerade, ganz ohne sie?</translation>
    </message>
    <message>
        <source>The first line is not that of an Outbreath recording.</source>
        <translation>Die erste Zeile gehört nicht zu einer Aufzeichnung von Outbreath.</translation>
    </message>
    <message>
        <source>The heart responded most at about {rate} breaths per minute.</source>
        <translation>Das Herz reagierte am stärksten bei etwa {rate} Atemzügen pro Minute.</translation>
    </message>
    <message numerus="yes">
        <source>The last %n events of the session couldn&apos;t be saved in the library. They are in {file} and will be added when the next session starts.</source>
        <comment>The last event of the session couldn&apos;t be saved in the library. It is in {file} and will be added when the next session starts.</comment>
        <translation>
            <numerusform>Das letzte Ereignis der Sitzung ließ sich nicht in der Bibliothek speichern. Es liegt in {file} und wird ergänzt, wenn die nächste Sitzung beginnt.</numerusform>
            <numerusform>Die letzten %n Ereignisse der Sitzung ließen sich nicht in der Bibliothek speichern. Sie liegen in {file} und werden ergänzt, wenn die nächste Sitzung beginnt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n events of the session couldn&apos;t be saved in the library. They are in {file}, a folder that may be emptied when the computer restarts. Free some disk space, then start a session to add them.</source>
        <comment>The last event of the session couldn&apos;t be saved in the library. It is in {file}, a folder that may be emptied when the computer restarts. Free some disk space, then start a session to add it.</comment>
        <translation>
            <numerusform>Das letzte Ereignis der Sitzung ließ sich nicht in der Bibliothek speichern. Es liegt in {file}. Dieser Ordner wird beim Neustart vielleicht geleert. Schaff etwas Speicherplatz und starte dann eine Sitzung, um es zu ergänzen.</numerusform>
            <numerusform>Die letzten %n Ereignisse der Sitzung ließen sich nicht in der Bibliothek speichern. Sie liegen in {file}. Dieser Ordner wird beim Neustart vielleicht geleert. Schaff etwas Speicherplatz und starte dann eine Sitzung, um sie zu ergänzen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n events of the session couldn&apos;t be saved on any disk.</source>
        <comment>The last event of the session couldn&apos;t be saved on any disk.</comment>
        <translation>
            <numerusform>Das letzte Ereignis der Sitzung ließ sich auf keinem Datenträger speichern.</numerusform>
            <numerusform>Die letzten %n Ereignisse der Sitzung ließen sich auf keinem Datenträger speichern.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n events of the session were not saved, because the library is locked and was not unlocked.</source>
        <comment>The last event of the session was not saved, because the library is locked and was not unlocked.</comment>
        <translation>
            <numerusform>Das letzte Ereignis der Sitzung wurde nicht gespeichert, weil die Bibliothek gesperrt ist und nicht entsperrt wurde.</numerusform>
            <numerusform>Die letzten %n Ereignisse der Sitzung wurden nicht gespeichert, weil die Bibliothek gesperrt ist und nicht entsperrt wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>The liblsl library (Lab Streaming Layer) can&apos;t be loaded: install it for your system from https://github.com/sccn/liblsl.</source>
        <translation>Die Bibliothek liblsl (Lab Streaming Layer) lässt sich nicht laden: Installiere sie für dein System von https://github.com/sccn/liblsl.</translation>
    </message>
    <message>
        <source>The library already has a different session with the id {session_id}: keep that one, or delete it first.</source>
        <translation>Die Bibliothek enthält schon eine andere Sitzung mit der Kennung {session_id}: Behalte sie, oder lösche sie zuerst.</translation>
    </message>
    <message>
        <source>The library already has a passphrase: change or remove it.</source>
        <translation>Die Bibliothek hat schon eine Passphrase: Ändere oder entferne sie.</translation>
    </message>
    <message>
        <source>The library couldn&apos;t be opened because of an error in Outbreath.</source>
        <translation>Die Bibliothek ließ sich wegen einer Störung in Outbreath nicht öffnen.</translation>
    </message>
    <message>
        <source>The library couldn&apos;t be saved because of an error in Outbreath. Trying again.</source>
        <translation>Die Bibliothek ließ sich wegen einer Störung in Outbreath nicht speichern. Es wird noch einmal versucht.</translation>
    </message>
    <message>
        <source>The library has no passphrase: set one first.</source>
        <translation>Die Bibliothek hat keine Passphrase: Setze zuerst eine.</translation>
    </message>
    <message>
        <source>The library is open for reading only, so nothing can be changed.</source>
        <translation>Die Bibliothek ist nur zum Lesen geöffnet, darum lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>The library was damaged: {parts}. The damaged file was kept as {kept_as}.</source>
        <translation>Die Bibliothek war beschädigt: {parts}. Die beschädigte Datei bleibt erhalten als {kept_as}.</translation>
    </message>
    <message>
        <source>The library {db} can&apos;t be opened: check that its folder exists and can be read and written, or choose another with --library.</source>
        <translation>Die Bibliothek {db} lässt sich nicht öffnen: Prüfe, ob ihr Ordner da ist und gelesen und beschrieben werden darf, oder wähle mit --library eine andere.</translation>
    </message>
    <message>
        <source>The library {db} is an empty file, so it is damaged. It was not changed. Everything still readable will be recovered when the next session starts.</source>
        <translation>Die Bibliothek {db} ist eine leere Datei, also beschädigt. Sie wurde nicht verändert. Alles noch Lesbare wird gerettet, wenn die nächste Sitzung beginnt.</translation>
    </message>
    <message>
        <source>The library {db} is damaged. It was not changed. Everything still readable will be recovered when the next session starts.</source>
        <translation>Die Bibliothek {db} ist beschädigt. Sie wurde nicht verändert. Alles noch Lesbare wird gerettet, wenn die nächste Sitzung beginnt.</translation>
    </message>
    <message>
        <source>The library {db} is read-only: allow writing to its folder, or choose another with --library.</source>
        <translation>Die Bibliothek {db} ist schreibgeschützt: Erlaube das Schreiben in ihren Ordner, oder wähle mit --library eine andere.</translation>
    </message>
    <message>
        <source>The library {db} was changed by something else ({error}). It was left as it is. Everything still readable will be recovered when the next session starts.</source>
        <translation>Die Bibliothek {db} wurde von etwas anderem verändert ({error}). Sie blieb, wie sie ist. Alles noch Lesbare wird gerettet, wenn die nächste Sitzung beginnt.</translation>
    </message>
    <message>
        <source>The library {db} was deleted, moved or replaced while it was open: put it back, or close Outbreath and start it again.</source>
        <translation>Die Bibliothek {db} wurde gelöscht, verschoben oder ersetzt, während sie offen war: Leg sie zurück, oder schließ Outbreath und starte es neu.</translation>
    </message>
    <message>
        <source>The longer the line, the more pauses.</source>
        <translation>Je länger die Linie, desto mehr Pausen.</translation>
    </message>
    <message>
        <source>The name of the plug-in {name!r} is not allowed: update or uninstall {package}.</source>
        <translation>Der Name des Plug-ins {name!r} ist nicht erlaubt: Aktualisiere oder deinstalliere {package}.</translation>
    </message>
    <message>
        <source>The next breath could not be calculated: {pattern} at the end.</source>
        <translation>Der nächste Atemzug ließ sich nicht berechnen: {pattern} am Ende.</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>Der nächste Schritt</translation>
    </message>
    <message>
        <source>The note continues. The full text is in the library and in the jsonl export.</source>
        <translation>Die Notiz geht weiter. Der ganze Text steht in der Bibliothek und im jsonl-Export.</translation>
    </message>
    <message>
        <source>The only option for a strap is accelerometer=yes or accelerometer=no.</source>
        <translation>Für einen Gurt gibt es nur die Angabe accelerometer=yes oder accelerometer=no.</translation>
    </message>
    <message>
        <source>The package {package} is missing: run `pip install &quot;outbreath[cohort]&quot;`.</source>
        <translation>Das Paket {package} fehlt: Führe `pip install &quot;outbreath[cohort]&quot;` aus.</translation>
    </message>
    <message>
        <source>The pages are missing. Please install Outbreath again.</source>
        <translation>Die Seiten fehlen. Bitte installiere Outbreath noch einmal.</translation>
    </message>
    <message>
        <source>The pause ended here.</source>
        <translation>Hier endete die Pause.</translation>
    </message>
    <message>
        <source>The pause has ended.</source>
        <translation>Die Pause ist zu Ende.</translation>
    </message>
    <message>
        <source>The pause starts anyway.</source>
        <translation>Die Pause beginnt trotzdem.</translation>
    </message>
    <message>
        <source>The plug-in {name} can&apos;t be loaded ({error}): update or uninstall {package}.</source>
        <translation>Das Plug-in {name} kann nicht geladen werden ({error}): Aktualisiere oder deinstalliere {package}.</translation>
    </message>
    <message>
        <source>The plug-in {name} did not finish its search for sensors: update or uninstall {package}.</source>
        <translation>Das Plug-in {name} hat seine Suche nach Sensoren nicht beendet: Aktualisiere oder deinstalliere {package}.</translation>
    </message>
    <message>
        <source>The plug-in {name} is incomplete, it has no {missing}: update or uninstall {package}.</source>
        <translation>Das Plug-in {name} ist unvollständig, ihm fehlt {missing}: Aktualisiere oder deinstalliere {package}.</translation>
    </message>
    <message>
        <source>The plug-in {name} is not used because {by} has the same name: uninstall {package}.</source>
        <translation>Das Plug-in {name} wird nicht verwendet, weil {by} denselben Namen hat: Deinstalliere {package}.</translation>
    </message>
    <message>
        <source>The plug-in {name} returned something that can&apos;t be used: update or uninstall {package}.</source>
        <translation>Das Plug-in {name} hat etwas geliefert, das nicht verwendet werden kann: Aktualisiere oder deinstalliere {package}.</translation>
    </message>
    <message>
        <source>The printer couldn&apos;t be reached. Check it, or save the PDF.</source>
        <translation>Der Drucker ist nicht erreichbar. Prüfe ihn oder speichere das PDF.</translation>
    </message>
    <message>
        <source>The recorded heartbeats can&apos;t be used for figures.</source>
        <translation>Aus den aufgezeichneten Herzschlägen lassen sich keine Werte berechnen.</translation>
    </message>
    <message>
        <source>The recording has ended.</source>
        <translation>Die Aufzeichnung ist zu Ende.</translation>
    </message>
    <message>
        <source>The recording in the strap contains heart rates but no intervals between beats, so it can&apos;t be analysed. Another program started it.</source>
        <translation>Die Aufzeichnung im Gurt enthält Pulswerte, aber keine Abstände zwischen den Schlägen, deshalb lässt sie sich nicht auswerten. Ein anderes Programm hat sie gestartet.</translation>
    </message>
    <message>
        <source>The recording in the strap is not in your library: import it first, or add --force to erase it anyway.</source>
        <translation>Die Aufzeichnung im Gurt ist nicht in deiner Bibliothek: Importiere sie zuerst, oder lösche sie trotzdem mit --force.</translation>
    </message>
    <message>
        <source>The recording is empty.</source>
        <translation>Die Aufzeichnung ist leer.</translation>
    </message>
    <message>
        <source>The recording should contain {expected} events but has {found}: get a complete copy of the file.</source>
        <translation>Die Aufzeichnung sollte {expected} Ereignisse enthalten, hat aber {found}: Besorge eine vollständige Kopie der Datei.</translation>
    </message>
    <message>
        <source>The recording was made by a newer version (format {version}): update Outbreath to open it.</source>
        <translation>Die Aufzeichnung stammt von einer neueren Version (Format {version}): Aktualisiere Outbreath, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The replayed heart responds most at about {rate} breaths per minute.</source>
        <translation>Das wiedergegebene Herz reagiert am stärksten bei etwa {rate} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>The replayed heart stayed around {last} beats per minute.</source>
        <translation>Das wiedergegebene Herz blieb bei etwa {last} Schlägen pro Minute.</translation>
    </message>
    <message>
        <source>The replayed heart went from {first} to {last} beats per minute.</source>
        <translation>Das wiedergegebene Herz ging von {first} auf {last} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>The report and charts need Qt, which is missing: install PySide6-Essentials, or export csv, rr, jsonl, edf or json.</source>
        <translation>Bericht und Diagramme brauchen Qt, das hier fehlt: Installiere PySide6-Essentials, oder exportiere csv, rr, jsonl, edf oder json.</translation>
    </message>
    <message>
        <source>The same, as heart rate</source>
        <translation>Dasselbe, als Puls</translation>
    </message>
    <message>
        <source>The saved setting &apos;{key}&apos; is damaged: choose it again.</source>
        <translation>Die gespeicherte Einstellung „{key}“ ist beschädigt: Wähle sie neu.</translation>
    </message>
    <message>
        <source>The search for sensors stopped: {reason:clause}.</source>
        <translation>Die Suche nach Sensoren wurde abgebrochen: {reason:clause}.</translation>
    </message>
    <message>
        <source>The search for your pace ended when you switched to {pattern}.</source>
        <translation>Die Suche nach deinem Tempo endete, als du auf {pattern} umgestellt hast.</translation>
    </message>
    <message>
        <source>The sentence is copied. It is not saved here, because your library is locked.</source>
        <translation>Der Satz ist kopiert. Hier wird er nicht gespeichert, weil deine Bibliothek gesperrt ist.</translation>
    </message>
    <message>
        <source>The session has ended, but not all of it is in the library (see above).</source>
        <translation>Die Sitzung ist beendet, aber nicht alles davon ist in der Bibliothek (siehe oben).</translation>
    </message>
    <message>
        <source>The session has more events than EDF+ allows: export csv, rr or jsonl instead.</source>
        <translation>Die Sitzung hat mehr Ereignisse, als EDF+ erlaubt: Exportiere stattdessen csv, rr oder jsonl.</translation>
    </message>
    <message>
        <source>The session is saved, but today&apos;s backup couldn&apos;t be made.</source>
        <translation>Die Sitzung ist gespeichert, aber die heutige Sicherung ließ sich nicht anlegen.</translation>
    </message>
    <message>
        <source>The session stopped because of an error in Outbreath. Everything recorded is saved.</source>
        <translation>Die Sitzung wurde wegen einer Störung in Outbreath angehalten. Alles Aufgezeichnete ist gespeichert.</translation>
    </message>
    <message>
        <source>The shaded areas in the charts are 99 % confidence intervals. The number before × says how many predictions a dot stands for.</source>
        <translation>Die schattierten Flächen in den Diagrammen sind Konfidenzintervalle (99 %). Die Zahl vor × sagt, für wie viele Vermutungen ein Punkt steht.</translation>
    </message>
    <message>
        <source>The simulated heart responds most at about {rate} breaths per minute.</source>
        <translation>Das simulierte Herz reagiert am stärksten bei etwa {rate} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>The simulated heart stayed around {last} beats per minute.</source>
        <translation>Das simulierte Herz blieb bei etwa {last} Schlägen pro Minute.</translation>
    </message>
    <message>
        <source>The simulated heart went from {first} to {last} beats per minute.</source>
        <translation>Das simulierte Herz ging von {first} auf {last} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>The simulated sensor has poor contact.</source>
        <translation>Der simulierte Sensor hat schlechten Kontakt.</translation>
    </message>
    <message>
        <source>The sound stopped because of an error in Outbreath: turn it off and on again, or follow the disc.</source>
        <translation>Der Ton hat wegen einer Störung in Outbreath aufgehört: Schalte ihn aus und wieder ein, oder folge dem Kreis.</translation>
    </message>
    <message>
        <source>The strap has room for 1 recording and already has one: import it, then erase it from the strap.</source>
        <translation>Der Gurt hat nur Platz für 1 Aufzeichnung, und es ist schon eine darin: Importiere sie und lösche sie dann im Gurt.</translation>
    </message>
    <message>
        <source>The strap has stopped sending. Reconnecting.</source>
        <translation>Der Gurt sendet nichts mehr. Die Verbindung wird neu aufgebaut.</translation>
    </message>
    <message>
        <source>The strap is not responding: moisten the electrodes, come closer, and close other apps that use it.</source>
        <translation>Der Gurt reagiert nicht: Befeuchte die Elektroden, komm näher und schließ andere Programme, die ihn nutzen.</translation>
    </message>
    <message>
        <source>The strap is recording (started: {when}). You can walk away.</source>
        <translation>Der Gurt zeichnet auf (Beginn: {when}). Du kannst weggehen.</translation>
    </message>
    <message>
        <source>The strap is recording. You can walk away.</source>
        <translation>Der Gurt zeichnet auf. Du kannst weggehen.</translation>
    </message>
    <message>
        <source>The strap needs to be paired: pair it in your system&apos;s Bluetooth settings.</source>
        <translation>Der Gurt muss gekoppelt werden: Kopple ihn in den Bluetooth-Einstellungen deines Systems.</translation>
    </message>
    <message>
        <source>The strap refused (code {number}): put it on, close other programs that use it, and try again.</source>
        <translation>Der Gurt hat das abgelehnt (Code {number}): Leg ihn an, schließ andere Programme, die ihn benutzen, und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The strap&apos;s accelerometer is not available. Heartbeats still work.</source>
        <translation>Der Beschleunigungssensor des Gurts ist nicht verfügbar. Herzschläge kommen weiter an.</translation>
    </message>
    <message>
        <source>The stream {stream} contains no RR intervals and no steady ECG or pulse wave: choose another, or label its channel RR, ECG or PPG.</source>
        <translation>Der Datenstrom {stream} enthält weder RR-Abstände noch ein gleichmäßiges EKG oder eine Pulswelle: Wähle einen anderen, oder benenne seinen Kanal RR, ECG oder PPG.</translation>
    </message>
    <message>
        <source>The stream {stream} has stopped: check the program that sends it.</source>
        <translation>Der Datenstrom {stream} sendet nichts mehr: Sieh nach dem Programm, das ihn sendet.</translation>
    </message>
    <message>
        <source>The system bus (D-Bus) can&apos;t be reached. On Linux, run `sudo systemctl start dbus bluetooth`.</source>
        <translation>Der Systembus (D-Bus) ist nicht erreichbar. Führe unter Linux `sudo systemctl start dbus bluetooth` aus.</translation>
    </message>
    <message>
        <source>The system reported {error}.</source>
        <translation>Das System meldet {error}.</translation>
    </message>
    <message>
        <source>The system&apos;s Bluetooth service is stopped. On Linux, run `sudo systemctl start bluetooth`.</source>
        <translation>Der Bluetooth-Dienst des Systems ist angehalten. Führe unter Linux `sudo systemctl start bluetooth` aus.</translation>
    </message>
    <message>
        <source>The table has more rows than a spreadsheet can hold: export csv instead.</source>
        <translation>Die Tabelle hat mehr Zeilen, als in eine Excel-Tabelle passen: Exportiere stattdessen csv.</translation>
    </message>
    <message>
        <source>The table has {rows} rows and a spreadsheet at most {most_rows}, so no workbook was written: use the files in {folder}.</source>
        <translation>Die Tabelle hat {rows} Zeilen und ein Tabellenblatt höchstens {most_rows}, deshalb wurde keine Arbeitsmappe geschrieben: Nimm die Dateien in {folder}.</translation>
    </message>
    <message>
        <source>The time is up.</source>
        <translation>Die Zeit ist um.</translation>
    </message>
    <message>
        <source>The two passphrases don&apos;t match. Nothing was changed. Try again.</source>
        <translation>Die beiden Passphrasen stimmen nicht überein. Nichts wurde geändert. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The urge halves after about {value} ({interval}).</source>
        <translation>Der Drang ist nach etwa {value} halb so stark ({interval}).</translation>
    </message>
    <message>
        <source>The urge has passed</source>
        <translation>Der Drang ist vorbei</translation>
    </message>
    <message>
        <source>The urge stayed at {after}. You waited with it.</source>
        <translation>Der Drang blieb bei {after}. Du hast mit ihm gewartet.</translation>
    </message>
    <message>
        <source>The urge takes longer to halve than you have waited so far (up to {longest}).</source>
        <translation>Bis sich der Drang halbiert, dauert es länger, als du bisher gewartet hast (bis zu {longest}).</translation>
    </message>
    <message>
        <source>The urge was {after} at the end.</source>
        <translation>Der Drang war am Ende bei {after}.</translation>
    </message>
    <message>
        <source>The urge was {before} at the start.</source>
        <translation>Der Drang war am Anfang bei {before}.</translation>
    </message>
    <message>
        <source>The urge went from {before} to {after}.</source>
        <translation>Der Drang ging von {before} auf {after}.</translation>
    </message>
    <message>
        <source>The urge, before and after</source>
        <translation>Der Drang, davor und danach</translation>
    </message>
    <message>
        <source>The {language} texts are missing or damaged, so Outbreath shows English. Please install it again.</source>
        <translation>Die Texte in {language} fehlen oder sind beschädigt, darum ist alles auf Englisch. Bitte installiere Outbreath noch einmal.</translation>
    </message>
    <message>
        <source>There are no RR intervals in it: choose another file.</source>
        <translation>Es sind keine RR-Abstände darin: Wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>There are no earlier ones.</source>
        <translation>Es gibt keine früheren.</translation>
    </message>
    <message>
        <source>There are no heartbeats in this part of the recording: choose another part.</source>
        <translation>Dieser Teil der Aufzeichnung enthält keine Herzschläge: Wähle einen anderen Teil.</translation>
    </message>
    <message>
        <source>There are no heartbeats in this recording: choose another.</source>
        <translation>Diese Aufzeichnung enthält keine Herzschläge: Wähle eine andere.</translation>
    </message>
    <message>
        <source>There are no numbers in it: choose a file with RR intervals.</source>
        <translation>Es sind keine Zahlen darin: Wähle eine Datei mit RR-Abständen.</translation>
    </message>
    <message>
        <source>There are no pauses in this period.</source>
        <translation>In diesem Zeitraum gibt es keine Pausen.</translation>
    </message>
    <message>
        <source>There are no sessions in this library yet.</source>
        <translation>In dieser Bibliothek gibt es noch keine Sitzungen.</translation>
    </message>
    <message>
        <source>There are too many notes for a single session: this is not a recording.</source>
        <translation>Das sind zu viele Einträge für eine Sitzung: Das ist keine Aufzeichnung.</translation>
    </message>
    <message>
        <source>There is a recording in the strap (started: {when}).</source>
        <translation>Im Gurt ist eine Aufzeichnung (Beginn: {when}).</translation>
    </message>
    <message>
        <source>There is a recording in the strap.</source>
        <translation>Im Gurt ist eine Aufzeichnung.</translation>
    </message>
    <message>
        <source>There is more besides the heartbeats than in any real recording.</source>
        <translation>Neben den Herzschlägen steht mehr als in jeder echten Aufzeichnung.</translation>
    </message>
    <message>
        <source>There is no library in {folder}: choose the folder that contains {file}.</source>
        <translation>In {folder} ist keine Bibliothek: Wähle den Ordner, in dem {file} liegt.</translation>
    </message>
    <message>
        <source>There is no library, so nothing can be saved.</source>
        <translation>Es gibt keine Bibliothek, darum lässt sich nichts speichern.</translation>
    </message>
    <message>
        <source>There is no line {number} in this audit. It has {lines}.</source>
        <translation>In dieser Prüfung gibt es keine Zeile {number}. Sie hat {lines}.</translation>
    </message>
    <message>
        <source>There is no recording in the strap.</source>
        <translation>Im Gurt ist keine Aufzeichnung.</translation>
    </message>
    <message>
        <source>There is no recording in the strap: start one first.</source>
        <translation>Im Gurt ist keine Aufzeichnung: Starte zuerst eine.</translation>
    </message>
    <message>
        <source>There is something to look back on, when you like</source>
        <translation>Du kannst auf etwas zurückblicken, wenn du magst</translation>
    </message>
    <message>
        <source>There was a disk error with {db}: check whether the disk is full, unplugged or broken.</source>
        <translation>Bei {db} gab es ein Problem mit dem Datenträger: Prüfe, ob der Datenträger voll, abgezogen oder defekt ist.</translation>
    </message>
    <message>
        <source>These files were left unlocked. Delete them when you no longer need them: {names}.</source>
        <translation>Diese Dateien blieben ungesperrt. Lösche sie, wenn du sie nicht mehr brauchst: {names}.</translation>
    </message>
    <message>
        <source>They only appear while Outbreath is open or in the tray. You can put one off for 15 minutes. Nothing is counted, and a missed one doesn&apos;t come back.</source>
        <translation>Sie kommen nur, solange Outbreath offen oder im Infobereich ist. Du kannst eine um 15 Minuten verschieben. Nichts wird gezählt, und eine verpasste kommt nicht noch einmal.</translation>
    </message>
    <message>
        <source>This board sends your heart rate but not the time between beats, so heart rate variability can&apos;t be shown. A chest strap or pulse sensor sends both.</source>
        <translation>Diese Platine sendet den Puls, aber nicht die Zeit zwischen den Schlägen. Darum lässt sich die Herzratenvariabilität nicht zeigen. Ein Brustgurt oder Pulssensor sendet beides.</translation>
    </message>
    <message>
        <source>This computer has no Bluetooth adapter: plug one in.</source>
        <translation>Dieser Computer hat keinen Bluetooth-Adapter: Steck einen an.</translation>
    </message>
    <message>
        <source>This computer&apos;s Bluetooth adapter doesn&apos;t work with straps: use one with Bluetooth 4.0 or later.</source>
        <translation>Der Bluetooth-Adapter dieses Computers funktioniert nicht mit Gurten: Nimm einen mit Bluetooth 4.0 oder neuer.</translation>
    </message>
    <message>
        <source>This couldn&apos;t be saved: {why:clause}.</source>
        <translation>Das ließ sich nicht speichern: {why:clause}.</translation>
    </message>
    <message>
        <source>This desktop can&apos;t set up a key, or it was declined. You can add a shortcut in your system&apos;s keyboard settings, with the command: outbreath --start</source>
        <translation>Dieser Desktop kann keine Taste einrichten, oder es wurde abgelehnt. Du kannst in den Tastatureinstellungen des Systems eine anlegen, mit dem Befehl: outbreath --start</translation>
    </message>
    <message>
        <source>This desktop has no system tray, so closing the window quits.</source>
        <translation>Dieser Desktop hat keinen Infobereich. Wenn du das Fenster schließt, wird Outbreath beendet.</translation>
    </message>
    <message>
        <source>This device sends no heart rate: choose another one.</source>
        <translation>Dieses Gerät sendet keinen Puls: Wähle ein anderes.</translation>
    </message>
    <message>
        <source>This file couldn&apos;t be read.</source>
        <translation>Diese Datei ließ sich nicht lesen.</translation>
    </message>
    <message>
        <source>This is about the future. Would it fit better under predictions?</source>
        <translation>Das handelt von der Zukunft. Passt es besser zu den Vermutungen?</translation>
    </message>
    <message>
        <source>This is about what someone else thinks or feels. Did they say so, or is it a prediction?</source>
        <translation>Das handelt davon, was jemand anderes denkt oder fühlt. Hat die Person das gesagt, oder ist es eine Vermutung?</translation>
    </message>
    <message>
        <source>This is already the longest exhale</source>
        <translation>Länger ausatmen geht nicht</translation>
    </message>
    <message>
        <source>This is already the shortest exhale</source>
        <translation>Kürzer ausatmen geht nicht</translation>
    </message>
    <message>
        <source>This is damaged and can&apos;t be decrypted.</source>
        <translation>Das ist beschädigt und lässt sich nicht entschlüsseln.</translation>
    </message>
    <message>
        <source>This is practice, not therapy</source>
        <translation>Das ist Übung, keine Therapie</translation>
    </message>
    <message>
        <source>This line is empty: write what you know or what you&apos;re predicting.</source>
        <translation>Diese Zeile ist leer: Schreib, was du weißt oder vermutest.</translation>
    </message>
    <message>
        <source>This link leads back to a folder it is in, so it was not followed.</source>
        <translation>Dieser Link führt zurück in einen Ordner, in dem er selbst liegt. Deshalb wurde ihm nicht gefolgt.</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>This needs a heart sensor. None is selected.</source>
        <translation>Dafür brauchst du einen Herzsensor. Es ist keiner ausgewählt.</translation>
    </message>
    <message>
        <source>This recording has heartbeats but no pause, so there is nothing to replay. The review shows them.</source>
        <translation>Diese Aufzeichnung enthält Herzschläge, aber keine Pause. Es gibt nichts wiederzugeben. Der Rückblick zeigt sie.</translation>
    </message>
    <message>
        <source>This recording was changed on the disk. It may not be what was recorded.</source>
        <translation>Diese Aufzeichnung wurde auf dem Datenträger verändert. Sie entspricht vielleicht nicht dem, was aufgezeichnet wurde.</translation>
    </message>
    <message>
        <source>This sensor counts in milliseconds instead of the standard 1/1024 s. Beats are read that way from now on. Earlier ones were 2.4 % too short.</source>
        <translation>Dieser Sensor zählt in Millisekunden statt wie üblich in 1/1024 s. Ab jetzt werden die Schläge so gelesen. Die früheren waren um 2,4 % zu kurz.</translation>
    </message>
    <message>
        <source>This sensor is worn {where}. It may smooth the time between beats, which lowers the figures. A chest strap measures every beat.</source>
        <translation>Dieser Sensor sitzt {where}. Er glättet vielleicht die Zeit zwischen den Schlägen, das macht die Werte kleiner. Ein Brustgurt misst jeden Schlag.</translation>
    </message>
    <message>
        <source>This sensor sends unreadable data: restart it or choose another one.</source>
        <translation>Die Daten dieses Sensors sind nicht lesbar: Starte ihn neu oder wähle einen anderen.</translation>
    </message>
    <message>
        <source>This sensor sends your heart rate but not the time between beats, so heart rate variability can&apos;t be shown.</source>
        <translation>Dieser Sensor sendet deinen Puls, aber nicht die Zeit zwischen den Schlägen. Die Herzratenvariabilität kann deshalb nicht angezeigt werden.</translation>
    </message>
    <message>
        <source>This sensor sends your heart rate, but not the time between beats. The pause works, but heart rate variability can&apos;t be shown. A chest strap sends both.</source>
        <translation>Dieser Sensor sendet den Puls, aber nicht die Zeit zwischen den Schlägen. Die Pause funktioniert, die Herzratenvariabilität lässt sich aber nicht zeigen. Ein Brustgurt sendet beides.</translation>
    </message>
    <message>
        <source>This session was recorded by a newer version (resonance model {number}): update Outbreath to open it.</source>
        <translation>Diese Sitzung wurde mit einer neueren Version aufgezeichnet (Resonanzmodell {number}): Aktualisiere Outbreath, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>This strap can&apos;t record on its own. Only a Polar H10 can: use one, or record with the strap connected.</source>
        <translation>Dieser Gurt kann nicht allein aufzeichnen. Das kann nur ein Polar H10: Nimm einen, oder zeichne mit verbundenem Gurt auf.</translation>
    </message>
    <message>
        <source>This was recorded while another library was locked: unlock that one to add it.</source>
        <translation>Das wurde aufgezeichnet, während eine andere Bibliothek gesperrt war: Entsperre sie, dann kommt es dazu.</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Time and figures</source>
        <translation>Zeit und Werte</translation>
    </message>
    <message>
        <source>Time between beats (NN)</source>
        <translation>Schlagabstand (NN)</translation>
    </message>
    <message>
        <source>Time between beats (NN): the average between two normal beats.</source>
        <translation>Schlagabstand (NN): die Zeit zwischen zwei normalen Schlägen, im Durchschnitt.</translation>
    </message>
    <message>
        <source>Time in this pause</source>
        <translation>Zeit in dieser Pause</translation>
    </message>
    <message>
        <source>Time until the urge halves</source>
        <translation>Zeit, bis der Drang halb so stark ist</translation>
    </message>
    <message>
        <source>Time waited</source>
        <translation>Gewartete Zeit</translation>
    </message>
    <message>
        <source>Timer only</source>
        <translation>Nur die Zeit</translation>
    </message>
    <message>
        <source>Times of beats</source>
        <translation>Zeiten der Schläge</translation>
    </message>
    <message>
        <source>Times, for example 8:30, 21:00</source>
        <translation>Uhrzeiten, zum Beispiel 8:30, 21:00</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation>Heute, {time}</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Klang der Töne</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Tools around the pause. None is urgent.</source>
        <translation>Werkzeuge rund um die Pause. Nichts davon eilt.</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Verläufe</translation>
    </message>
    <message>
        <source>Trends to choose from</source>
        <translation>Verläufe zur Auswahl</translation>
    </message>
    <message>
        <source>Try 4 words nobody would guess, and keep them safe. A lost passphrase cannot be recovered.</source>
        <translation>Nimm am besten 4 Wörter, die niemand errät, und bewahre sie sicher auf. Eine verlorene Passphrase lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Two pauses side by side</source>
        <translation>Zwei Pausen nebeneinander</translation>
    </message>
    <message>
        <source>Type a name, then press Enter</source>
        <translation>Namen eingeben, dann Enter</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unknown background &apos;{background}&apos;: choose {known}.</source>
        <translation>Unbekannter Hintergrund „{background}“: Wähle {known}.</translation>
    </message>
    <message>
        <source>Unknown date</source>
        <translation>Datum unbekannt</translation>
    </message>
    <message>
        <source>Unknown event {kind}.</source>
        <translation>Unbekanntes Ereignis {kind}.</translation>
    </message>
    <message>
        <source>Unknown field {field} in {of}.</source>
        <translation>Unbekanntes Feld {field} in {of}.</translation>
    </message>
    <message>
        <source>Unknown protocol {protocol!r}: use one of {boards}, or leave it out to detect it automatically.</source>
        <translation>Unbekanntes Protokoll {protocol!r}: Nimm eines von {boards}, oder lass es weg, dann wird es automatisch erkannt.</translation>
    </message>
    <message>
        <source>Unknown sound &apos;{timbre}&apos;: choose {known}.</source>
        <translation>Unbekannter Klang „{timbre}“: Wähle {known}.</translation>
    </message>
    <message>
        <source>Unknown source {typed!r}: use none, simulated, simulated:seed=7, replay:FILE, serial:PORT, ble:ADDRESS, lsl:NAME, or one of a plug-in that is installed.</source>
        <translation>Unbekannte Quelle {typed!r}: Nimm none, simulated, simulated:seed=7, replay:FILE, serial:PORT, ble:ADDRESS, lsl:NAME oder die eines installierten Plug-ins.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Unnamed strap</source>
        <translation>Gurt ohne Namen</translation>
    </message>
    <message>
        <source>Urge</source>
        <translation>Drang</translation>
    </message>
    <message>
        <source>Urge before and after</source>
        <translation>Drang davor und danach</translation>
    </message>
    <message>
        <source>Urge to reach out</source>
        <translation>Drang, sich zu melden</translation>
    </message>
    <message>
        <source>Urge {number}</source>
        <translation>Drang {number}</translation>
    </message>
    <message>
        <source>Use this pace</source>
        <translation>Dieses Tempo nutzen</translation>
    </message>
    <message>
        <source>VLF</source>
        <translation>VLF</translation>
    </message>
    <message>
        <source>Variation (RMSSD)</source>
        <translation>Schwankung (RMSSD)</translation>
    </message>
    <message>
        <source>Variation (RMSSD): how much one time between beats differs from the next.</source>
        <translation>Schwankung (RMSSD): wie sehr sich ein Schlagabstand vom nächsten unterscheidet.</translation>
    </message>
    <message>
        <source>Very loud</source>
        <translation>Sehr laut</translation>
    </message>
    <message>
        <source>Very quiet</source>
        <translation>Sehr leise</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Wait again</source>
        <translation>Noch einmal warten</translation>
    </message>
    <message>
        <source>Waiting and breathing slowly with guidance, before choosing what to do.</source>
        <translation>Warten und mit Anleitung langsam atmen, bevor man entscheidet, was man tut.</translation>
    </message>
    <message>
        <source>Warm</source>
        <translation>Warm</translation>
    </message>
    <message>
        <source>Watch your heart follow</source>
        <translation>Sieh deinem Herzen zu</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>Ways to start a pause from anywhere. All of them are optional.</source>
        <translation>So kannst du von überall eine Pause beginnen. Alles ist freiwillig.</translation>
    </message>
    <message>
        <source>Weak skin contact: moisten the electrodes or tighten the strap a little.</source>
        <translation>Schwacher Hautkontakt: Befeuchte die Elektroden oder zieh den Gurt etwas fester.</translation>
    </message>
    <message>
        <source>Week of {day}</source>
        <translation>Woche ab {day}</translation>
    </message>
    <message>
        <source>What I am predicting</source>
        <translation>Was ich vermute</translation>
    </message>
    <message>
        <source>What I know is true right now</source>
        <translation>Was ich gerade sicher weiß</translation>
    </message>
    <message>
        <source>What did you choose?</source>
        <translation>Wie hast du dich entschieden?</translation>
    </message>
    <message>
        <source>What happened is still missing: a few words are enough.</source>
        <translation>Es fehlt noch, was passiert ist: Ein paar Worte reichen.</translation>
    </message>
    <message>
        <source>What happened to your predictions</source>
        <translation>Was aus deinen Vermutungen wurde</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>Was ist passiert?</translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation>Wofür brauchst du den Export?</translation>
    </message>
    <message>
        <source>What set it off</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>What set it off?</source>
        <translation>Was hat den Drang ausgelöst?</translation>
    </message>
    <message>
        <source>What sets it off</source>
        <translation>Was den Drang auslöst</translation>
    </message>
    <message>
        <source>What the figures mean</source>
        <translation>Was die Werte bedeuten</translation>
    </message>
    <message>
        <source>What this is not</source>
        <translation>Was das nicht ist</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchtest du tun?</translation>
    </message>
    <message>
        <source>What you expected, and what happened</source>
        <translation>Was du erwartet hast und was passiert ist</translation>
    </message>
    <message>
        <source>What you know, what you&apos;re predicting</source>
        <translation>Was du weißt, was du vermutest</translation>
    </message>
    <message>
        <source>What you need is still missing: a few words are enough.</source>
        <translation>Es fehlt noch, was du brauchst: Ein paar Worte reichen.</translation>
    </message>
    <message>
        <source>Whatever you choose is fine. You can also decide later.</source>
        <translation>Jede Wahl ist in Ordnung. Du kannst auch später entscheiden.</translation>
    </message>
    <message>
        <source>When a pause begins</source>
        <translation>Wenn eine Pause beginnt</translation>
    </message>
    <message>
        <source>When a pause ends</source>
        <translation>Wenn eine Pause endet</translation>
    </message>
    <message>
        <source>When an urge comes, wait with it once. The pause will show up here.</source>
        <translation>Wenn der Drang kommt, warte einmal mit ihm. Danach steht die Pause hier.</translation>
    </message>
    <message>
        <source>When the urge is strong, wait with it</source>
        <translation>Wenn der Drang stark ist, warte mit ihm</translation>
    </message>
    <message>
        <source>When there is not enough good data, the reason is shown instead of a figure.</source>
        <translation>Reichen die Daten nicht aus, steht dort statt eines Werts der Grund.</translation>
    </message>
    <message>
        <source>When {situation}, I notice I feel {emotion}, and what I&apos;m actually needing is {need}</source>
        <translation>Wenn {situation}, merke ich, dass ich mich {emotion} fühle, und was ich eigentlich brauche, ist {need}</translation>
    </message>
    <message>
        <source>When …</source>
        <translation>Wenn …</translation>
    </message>
    <message>
        <source>Where do you feel it?</source>
        <translation>Wo spürst du ihn?</translation>
    </message>
    <message>
        <source>Where the practice comes from</source>
        <translation>Woher die Übung kommt</translation>
    </message>
    <message>
        <source>Where you felt it</source>
        <translation>Wo du ihn gespürt hast</translation>
    </message>
    <message>
        <source>Why it works</source>
        <translation>Warum es wirkt</translation>
    </message>
    <message>
        <source>Will be saved as {name} in the folder {folder}</source>
        <translation>Wird als {name} im Ordner {folder} gespeichert</translation>
    </message>
    <message>
        <source>Will be saved in the folder {folder}</source>
        <translation>Wird im Ordner {folder} gespeichert</translation>
    </message>
    <message>
        <source>Window title</source>
        <translation>Fenstertitel</translation>
    </message>
    <message>
        <source>With a heart sensor you can see your heart rate follow your breath. The pause works just as well without one. Everything is saved on this computer only.</source>
        <translation>Mit einem Herzsensor siehst du, wie dein Puls deinem Atem folgt. Die Pause geht genauso gut ohne. Alles wird nur auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>With the icon, closing the window keeps Outbreath in the tray. A pause continues there. To quit, use the menu of the icon.</source>
        <translation>Mit dem Symbol bleibt Outbreath im Infobereich, wenn du das Fenster schließt. Eine Pause läuft dort weiter. Zum Beenden nimm das Menü des Symbols.</translation>
    </message>
    <message>
        <source>Words for feelings</source>
        <translation>Wörter für Gefühle</translation>
    </message>
    <message>
        <source>Words for needs</source>
        <translation>Wörter für Bedürfnisse</translation>
    </message>
    <message>
        <source>Worksheet {worksheet_id} is no longer in this library.</source>
        <translation>Das Blatt {worksheet_id} ist nicht mehr in dieser Bibliothek.</translation>
    </message>
    <message>
        <source>Write down what you expect before a pause, and you&apos;ll see here what happened.</source>
        <translation>Schreib vor einer Pause auf, was du erwartest, dann siehst du hier, was daraus wurde.</translation>
    </message>
    <message>
        <source>Wrong passphrase: try again. If you are sure it is right, the library is damaged: restore a backup.</source>
        <translation>Falsche Passphrase: Versuch es noch einmal. Wenn du sicher bist, dass sie stimmt, ist die Bibliothek beschädigt: Stell eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Yesterday, {time}</source>
        <translation>Gestern, {time}</translation>
    </message>
    <message>
        <source>You are not allowed to open {port}: add yourself to the group {group} (sudo usermod -aG {group} $USER), then log out and in again.</source>
        <translation>Du darfst {port} nicht öffnen: Füg dich zur Gruppe {group} hinzu (sudo usermod -aG {group} $USER), dann melde dich ab und wieder an.</translation>
    </message>
    <message>
        <source>You breathed at {rates_done} of {rates} paces, from {fastest} to {slowest} per minute.</source>
        <translation>Du hast in {rates_done} von {rates} Tempi geatmet, von {fastest} bis {slowest} pro Minute.</translation>
    </message>
    <message>
        <source>You can also begin a pause without unlocking. It will be saved, encrypted, and added when you unlock.</source>
        <translation>Du kannst eine Pause auch ohne Passphrase beginnen. Sie wird verschlüsselt gespeichert und kommt beim Entsperren dazu.</translation>
    </message>
    <message>
        <source>You can also leave it open. You&apos;ll find this pause under Past pauses.</source>
        <translation>Du kannst es auch offen lassen. Du findest diese Pause unter „Frühere Pausen“.</translation>
    </message>
    <message>
        <source>You can decide later. You&apos;ll find this pause under Past pauses.</source>
        <translation>Du kannst später entscheiden. Du findest diese Pause unter „Frühere Pausen“.</translation>
    </message>
    <message>
        <source>You can lock your pauses with a passphrase. Until then, anyone who can open this computer&apos;s files can read them.</source>
        <translation>Du kannst deine Pausen mit einer Passphrase sperren. Bis dahin kann sie lesen, wer an die Dateien dieses Computers kommt.</translation>
    </message>
    <message>
        <source>You can switch profiles after this pause.</source>
        <translation>Nach dieser Pause kannst du das Profil wechseln.</translation>
    </message>
    <message>
        <source>You can undo this until you close Outbreath. After that all of it is deleted permanently.</source>
        <translation>Du kannst das rückgängig machen, bis du Outbreath schließt. Danach ist alles davon endgültig gelöscht.</translation>
    </message>
    <message>
        <source>You chose not to reach out.</source>
        <translation>Du hast dich entschieden, dich nicht zu melden.</translation>
    </message>
    <message>
        <source>You chose to reach out.</source>
        <translation>Du hast dich entschieden, dich zu melden.</translation>
    </message>
    <message>
        <source>You expected: {words}</source>
        <translation>Du hast erwartet: {words}</translation>
    </message>
    <message numerus="yes">
        <source>You named what set it off in {named} of %n pauses.</source>
        <comment>You named what set it off in {named} of %n pause.</comment>
        <translation>
            <numerusform>Bei {named} von %n Pause hast du gesagt, was ihn ausgelöst hat.</numerusform>
            <numerusform>Bei {named} von %n Pausen hast du gesagt, was ihn ausgelöst hat.</numerusform>
        </translation>
    </message>
    <message>
        <source>You paused a while ago. Would you like to look back?</source>
        <translation>Vor einer Weile hast du eine Pause gemacht. Möchtest du zurückblicken?</translation>
    </message>
    <message>
        <source>You paused at {time}. Would you like to look back?</source>
        <translation>Um {time} Uhr hast du eine Pause gemacht. Möchtest du zurückblicken?</translation>
    </message>
    <message>
        <source>You paused on {day} at {time}. Would you like to look back?</source>
        <translation>Am {day} um {time} Uhr hast du eine Pause gemacht. Möchtest du zurückblicken?</translation>
    </message>
    <message>
        <source>You paused yesterday at {time}. Would you like to look back?</source>
        <translation>Gestern um {time} Uhr hast du eine Pause gemacht. Möchtest du zurückblicken?</translation>
    </message>
    <message>
        <source>You set the breath yourself now, so the search ends here</source>
        <translation>Du bestimmst den Atem jetzt selbst, die Suche endet hier</translation>
    </message>
    <message>
        <source>You set the breath yourself: {pattern} at the end.</source>
        <translation>Du hast den Atem selbst eingestellt: {pattern} am Ende.</translation>
    </message>
    <message>
        <source>You waited to the end 3 times with full guidance. The disc alone may be enough, if you&apos;d like to try.</source>
        <translation>Du hast 3 Mal mit voller Anleitung bis zum Ende gewartet. Vielleicht reicht dir der Kreis allein.</translation>
    </message>
    <message>
        <source>You waited to the end 3 times with sound alone. You may not need guidance, if you&apos;d like to try.</source>
        <translation>Du hast 3 Mal nur mit Ton bis zum Ende gewartet. Vielleicht brauchst du keine Anleitung mehr.</translation>
    </message>
    <message>
        <source>You waited to the end 3 times with the disc alone. Sound alone may be enough, if you&apos;d like to try.</source>
        <translation>Du hast 3 Mal nur mit dem Kreis bis zum Ende gewartet. Vielleicht reicht dir der Ton allein.</translation>
    </message>
    <message>
        <source>You waited to the end 3 times. {length} would be slightly longer than feels comfortable, if you&apos;d like to try.</source>
        <translation>Du hast 3 Mal bis zum Ende gewartet. Wenn du magst, probier etwas, das ein wenig länger ist, als es angenehm ist: {length}.</translation>
    </message>
    <message>
        <source>You waited {time}.</source>
        <translation>Du hast {time} gewartet.</translation>
    </message>
    <message>
        <source>You went gradually from {first} to {last:.2f} breaths per minute.</source>
        <translation>Du bist allmählich von {first} auf {last:.2f} Atemzüge pro Minute gegangen.</translation>
    </message>
    <message>
        <source>You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % happened. It is too early to see a difference.</source>
        <translation>Du warst dir im Schnitt zu {sure_percent:.0f} % sicher, und {as_feared_percent:.0f} % sind eingetroffen. Für einen Unterschied ist es noch zu früh.</translation>
    </message>
    <message>
        <source>You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % happened. Less happened than you expected.</source>
        <translation>Du warst dir im Schnitt zu {sure_percent:.0f} % sicher, und {as_feared_percent:.0f} % sind eingetroffen. Es ist weniger eingetroffen, als du erwartet hast.</translation>
    </message>
    <message>
        <source>You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % happened. More happened than you expected.</source>
        <translation>Du warst dir im Schnitt zu {sure_percent:.0f} % sicher, und {as_feared_percent:.0f} % sind eingetroffen. Es ist mehr eingetroffen, als du erwartet hast.</translation>
    </message>
    <message>
        <source>You&apos;ll hear one breath and the bell.</source>
        <translation>Du hörst einen Atemzug und die Glocke.</translation>
    </message>
    <message>
        <source>You&apos;ve been breathing at your own pace lately. Full guidance might help, if you like.</source>
        <translation>Du hast zuletzt in deinem eigenen Tempo geatmet. Vielleicht hilft dir die volle Anleitung.</translation>
    </message>
    <message>
        <source>You&apos;ve kept the rhythm lately. Sound alone may be enough, if you&apos;d like to try.</source>
        <translation>Du hast den Rhythmus zuletzt gut gehalten. Vielleicht reicht dir der Ton allein.</translation>
    </message>
    <message>
        <source>You&apos;ve kept the rhythm lately. The disc alone may be enough, if you&apos;d like to try.</source>
        <translation>Du hast den Rhythmus zuletzt gut gehalten. Vielleicht reicht dir der Kreis allein.</translation>
    </message>
    <message>
        <source>You&apos;ve kept the rhythm lately. You may not need guidance, if you&apos;d like to try.</source>
        <translation>Du hast den Rhythmus zuletzt gut gehalten. Vielleicht brauchst du keine Anleitung mehr.</translation>
    </message>
    <message>
        <source>Your account is not allowed to open {port}: ask your administrator.</source>
        <translation>Dein Konto darf {port} nicht öffnen: Frag, wer den Computer verwaltet.</translation>
    </message>
    <message>
        <source>Your command {program} couldn&apos;t be started. Check it under Settings, Reminders and tray.</source>
        <translation>Dein Befehl {program} konnte nicht gestartet werden. Prüfe ihn unter Einstellungen, Erinnerungen und Infobereich.</translation>
    </message>
    <message>
        <source>Your command {program} ended with status {status}, so it may not have done its work.</source>
        <translation>Dein Befehl {program} endete mit Status {status}. Vielleicht hat er seine Aufgabe nicht erledigt.</translation>
    </message>
    <message>
        <source>Your command {program} was stopped because it ran longer than {limit_s:.0f} seconds.</source>
        <translation>Dein Befehl {program} wurde abgebrochen, weil er länger als {limit_s:.0f} Sekunden lief.</translation>
    </message>
    <message>
        <source>Your first prediction didn&apos;t happen.</source>
        <translation>Deine erste Vermutung ist nicht eingetroffen.</translation>
    </message>
    <message>
        <source>Your first prediction happened.</source>
        <translation>Deine erste Vermutung ist eingetroffen.</translation>
    </message>
    <message>
        <source>Your first prediction partly happened.</source>
        <translation>Deine erste Vermutung ist teilweise eingetroffen.</translation>
    </message>
    <message>
        <source>Your heart rate stayed around {last} beats per minute.</source>
        <translation>Dein Puls blieb bei etwa {last} Schlägen pro Minute.</translation>
    </message>
    <message>
        <source>Your heart rate went from {first} to {last} beats per minute.</source>
        <translation>Dein Puls ging von {first} auf {last} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>Your heart responded most at about {breaths_per_min:.1f} breaths per minute, give or take {sd:.1f}, so the exhale went from {first_s} s to {last_s} s.</source>
        <translation>Dein Herz reagierte am stärksten bei etwa {breaths_per_min:.1f} Atemzügen pro Minute (± {sd:.1f}), darum ging das Ausatmen von {first_s} s auf {last_s} s.</translation>
    </message>
    <message>
        <source>Your heart responds most at about {rate} breaths per minute.</source>
        <translation>Dein Herz reagiert am stärksten bei etwa {rate} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>Your heart rose and fell with your breath.</source>
        <translation>Dein Herz ging mit deinem Atem auf und ab.</translation>
    </message>
    <message numerus="yes">
        <source>Your heart slowed by %n beats per minute.</source>
        <comment>Your heart slowed by %n beat per minute.</comment>
        <translation>
            <numerusform>Dein Puls sank um %n Schlag pro Minute.</numerusform>
            <numerusform>Dein Puls sank um %n Schläge pro Minute.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your heart speeds up a little when you breathe in and slows down when you breathe out. The response (RSA) is the size of that wave, in milliseconds (ms) between heartbeats. Regularity (coherence) is how even it is. Variation (RMSSD) is the change from one heartbeat to the next. A larger figure is not a better one. Without enough good data, Outbreath shows none and says why.</source>
        <translation>Dein Herz wird beim Einatmen etwas schneller und beim Ausatmen langsamer. Reaktion (RSA): wie groß diese Welle ist, in Millisekunden (ms) zwischen Herzschlägen. Gleichmaß (Kohärenz): wie gleichmäßig sie ist. Schwankung (RMSSD): die Änderung von Schlag zu Schlag. Ein größerer Wert ist nicht besser. Reichen die Daten nicht aus, zeigt Outbreath keinen und sagt, warum.</translation>
    </message>
    <message>
        <source>Your heart stayed around {last} beats per minute.</source>
        <translation>Dein Puls blieb bei etwa {last} Schlägen pro Minute.</translation>
    </message>
    <message>
        <source>Your heart went from {first} to {last} beats per minute.</source>
        <translation>Dein Puls ging von {first} auf {last} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>Your heart&apos;s response fits a resonance at {breaths_per_min:.1f} breaths per minute best, give or take {sd:.1f}.</source>
        <translation>Zu deiner Herzreaktion passt am besten eine Resonanz bei {breaths_per_min:.1f} Atemzügen pro Minute (± {sd:.1f}).</translation>
    </message>
    <message>
        <source>Your last 2 pauses</source>
        <translation>Deine letzten 2 Pausen</translation>
    </message>
    <message>
        <source>Your last 3 pauses</source>
        <translation>Deine letzten 3 Pausen</translation>
    </message>
    <message>
        <source>Your library can&apos;t be used right now ({error}): close other programs that use it and try again.</source>
        <translation>Deine Bibliothek ist gerade nicht benutzbar ({error}): Schließ andere Programme, die sie benutzen, und versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Your library is locked, so this pause will not be saved. To save pauses while it is locked, run `pip install &apos;outbreath[encryption]&apos;`.</source>
        <translation>Deine Bibliothek ist gesperrt, deshalb wird diese Pause nicht gespeichert. Damit Pausen auch dann gespeichert werden, führe `pip install &apos;outbreath[encryption]&apos;` aus.</translation>
    </message>
    <message>
        <source>Your library is locked, so this pause will not be saved. Unlock it once, and later pauses will be saved even while it is locked.</source>
        <translation>Deine Bibliothek ist gesperrt, deshalb wird diese Pause nicht gespeichert. Entsperre sie einmal, dann werden spätere Pausen auch gespeichert, wenn sie gesperrt ist.</translation>
    </message>
    <message>
        <source>Your library is locked. This pause will be saved, encrypted, and added when you unlock.</source>
        <translation>Deine Bibliothek ist gesperrt. Diese Pause wird verschlüsselt gespeichert und kommt beim Entsperren dazu.</translation>
    </message>
    <message>
        <source>Your library is locked: enter its passphrase in the window, in the terminal, or in OUTBREATH_PASSPHRASE. If you never set one, the library is damaged: restore a backup.</source>
        <translation>Deine Bibliothek ist gesperrt: Gib die Passphrase im Fenster, im Terminal oder in OUTBREATH_PASSPHRASE ein. Hast du nie eine gesetzt, ist die Bibliothek beschädigt: Stell eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Your library was made by a newer version: update Outbreath to open it.</source>
        <translation>Deine Bibliothek stammt von einer neueren Version: Aktualisiere Outbreath, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>Your next pauses will last {time}.</source>
        <translation>Deine nächsten Pausen dauern {time}.</translation>
    </message>
    <message>
        <source>Your next pauses will use this pace.</source>
        <translation>Deine nächsten Pausen laufen in diesem Tempo.</translation>
    </message>
    <message>
        <source>Your own commands</source>
        <translation>Eigene Befehle</translation>
    </message>
    <message>
        <source>Your past pauses are locked</source>
        <translation>Deine früheren Pausen sind gesperrt</translation>
    </message>
    <message>
        <source>Your past pauses can&apos;t be read right now</source>
        <translation>Deine früheren Pausen lassen sich gerade nicht lesen</translation>
    </message>
    <message>
        <source>Your pause is still running.</source>
        <translation>Deine Pause läuft weiter.</translation>
    </message>
    <message>
        <source>Your pauses and their backups are no longer locked.</source>
        <translation>Deine Pausen und ihre Sicherungen sind nicht mehr gesperrt.</translation>
    </message>
    <message>
        <source>Your pauses and their backups are now locked.</source>
        <translation>Deine Pausen und ihre Sicherungen sind jetzt gesperrt.</translation>
    </message>
    <message>
        <source>Your pauses are locked with a passphrase.</source>
        <translation>Deine Pausen sind mit einer Passphrase gesperrt.</translation>
    </message>
    <message>
        <source>Your predictions</source>
        <translation>Deine Vermutungen</translation>
    </message>
    <message>
        <source>Your sentence</source>
        <translation>Dein Satz</translation>
    </message>
    <message>
        <source>Your settings couldn&apos;t be read, so the defaults are used. The old file will be kept as {aside}: {why}.</source>
        <translation>Deine Einstellungen ließen sich nicht lesen, darum gelten die Standardwerte. Die alte Datei bleibt erhalten als {aside}: {why}.</translation>
    </message>
    <message>
        <source>Your settings couldn&apos;t be saved: {why:clause}.</source>
        <translation>Deine Einstellungen ließen sich nicht speichern: {why:clause}.</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Deine</translation>
    </message>
    <message>
        <source>a counter</source>
        <translation>ein Zähler</translation>
    </message>
    <message>
        <source>a flag, only 0 or 1</source>
        <translation>ein Kennzeichen, nur 0 oder 1</translation>
    </message>
    <message>
        <source>a folder with everything recorded</source>
        <translation>ein Ordner mit allem Aufgezeichneten</translation>
    </message>
    <message>
        <source>a hand on your chest</source>
        <translation>eine Hand auf deiner Brust</translation>
    </message>
    <message>
        <source>a heart rate</source>
        <translation>ein Puls</translation>
    </message>
    <message>
        <source>a line is much too long: put 1 RR interval on each line.</source>
        <translation>Eine Zeile ist viel zu lang: Schreib 1 RR-Abstand in jede Zeile.</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>einen Moment</translation>
    </message>
    <message>
        <source>a note, if you like</source>
        <translation>eine Notiz, wenn du magst</translation>
    </message>
    <message>
        <source>a number in its header is invalid</source>
        <translation>eine Zahl im Dateikopf ist ungültig</translation>
    </message>
    <message>
        <source>a page to read or print</source>
        <translation>eine Seite zum Lesen oder Drucken</translation>
    </message>
    <message>
        <source>a plan</source>
        <translation>ein Plan</translation>
    </message>
    <message>
        <source>a signal can only be read by `outbreath analyze` and `outbreath import`.</source>
        <translation>Ein Signal lesen nur `outbreath analyze` und `outbreath import`.</translation>
    </message>
    <message>
        <source>about</source>
        <translation>über</translation>
    </message>
    <message>
        <source>add details</source>
        <translation>Details ergänzen</translation>
    </message>
    <message>
        <source>add profile</source>
        <translation>Profil hinzufügen</translation>
    </message>
    <message>
        <source>afraid</source>
        <translation>ängstlich</translation>
    </message>
    <message>
        <source>after</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>already in your library</source>
        <translation>schon in deiner Bibliothek</translation>
    </message>
    <message>
        <source>always the same</source>
        <translation>immer gleich</translation>
    </message>
    <message numerus="yes">
        <source>an Outbreath recording with %n events</source>
        <comment>an Outbreath recording with %n event</comment>
        <translation>
            <numerusform>eine Aufzeichnung von Outbreath mit %n Ereignis</numerusform>
            <numerusform>eine Aufzeichnung von Outbreath mit %n Ereignissen</numerusform>
        </translation>
    </message>
    <message>
        <source>and what I&apos;m actually needing is …</source>
        <translation>und was ich eigentlich brauche, ist …</translation>
    </message>
    <message>
        <source>angry</source>
        <translation>wütend</translation>
    </message>
    <message>
        <source>annoyed</source>
        <translation>verärgert</translation>
    </message>
    <message>
        <source>anxious</source>
        <translation>beunruhigt</translation>
    </message>
    <message>
        <source>appreciation</source>
        <translation>Wertschätzung</translation>
    </message>
    <message>
        <source>as it is now</source>
        <translation>wie bisher</translation>
    </message>
    <message>
        <source>as often as expected</source>
        <translation>so oft wie erwartet</translation>
    </message>
    <message>
        <source>as you chose</source>
        <translation>wie von dir gewählt</translation>
    </message>
    <message>
        <source>ashamed</source>
        <translation>beschämt</translation>
    </message>
    <message>
        <source>ask me later</source>
        <translation>frag mich später</translation>
    </message>
    <message>
        <source>at first</source>
        <translation>anfangs</translation>
    </message>
    <message>
        <source>at least {length}</source>
        <translation>mindestens {length}</translation>
    </message>
    <message>
        <source>average urge</source>
        <translation>Drang im Schnitt</translation>
    </message>
    <message>
        <source>awkward</source>
        <translation>unbeholfen</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>battery {percent} %</source>
        <translation>Akku {percent} %</translation>
    </message>
    <message>
        <source>beats/min</source>
        <translation>Schläge/min</translation>
    </message>
    <message>
        <source>beats: {beats} in {time}, not normal: {corrected}</source>
        <translation>Schläge: {beats} in {time}, nicht normal: {corrected}</translation>
    </message>
    <message>
        <source>beauty</source>
        <translation>Schönheit</translation>
    </message>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>begin</source>
        <translation>beginnen</translation>
    </message>
    <message>
        <source>begin a pause</source>
        <translation>eine Pause beginnen</translation>
    </message>
    <message>
        <source>begin now</source>
        <translation>jetzt beginnen</translation>
    </message>
    <message>
        <source>being seen</source>
        <translation>gesehen werden</translation>
    </message>
    <message>
        <source>belonging</source>
        <translation>Zugehörigkeit</translation>
    </message>
    <message>
        <source>between {low:.1f} and {high:.1f}</source>
        <translation>zwischen {low:.1f} und {high:.1f}</translation>
    </message>
    <message>
        <source>bitter</source>
        <translation>bitter</translation>
    </message>
    <message>
        <source>ble: needs the address or name of a strap, for example ble:AA:BB:CC:DD:EE:FF.</source>
        <translation>ble: braucht die Adresse oder den Namen eines Gurts, zum Beispiel ble:AA:BB:CC:DD:EE:FF.</translation>
    </message>
    <message>
        <source>breath guide</source>
        <translation>Atemtakt</translation>
    </message>
    <message>
        <source>breath guide, {length}</source>
        <translation>Atemtakt, {length}</translation>
    </message>
    <message>
        <source>breathing</source>
        <translation>Atmung</translation>
    </message>
    <message>
        <source>breathing pace</source>
        <translation>Atemtempo</translation>
    </message>
    <message>
        <source>breaths per minute</source>
        <translation>Atemzüge pro Minute</translation>
    </message>
    <message>
        <source>by 0.5 seconds at a time</source>
        <translation>in Schritten von 0,5 Sekunden</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Veränderung</translation>
    </message>
    <message>
        <source>change passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>chest</source>
        <translation>Brust</translation>
    </message>
    <message>
        <source>choice</source>
        <translation>Wahl</translation>
    </message>
    <message>
        <source>choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>choose a sensor</source>
        <translation>Sensor auswählen</translation>
    </message>
    <message>
        <source>choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <source>chose not to reach out</source>
        <translation>entschieden, dich nicht zu melden</translation>
    </message>
    <message>
        <source>clarity</source>
        <translation>Klarheit</translation>
    </message>
    <message>
        <source>clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message numerus="yes">
        <source>clock changes corrected: %n</source>
        <comment>clock changes corrected: %n</comment>
        <translation>
            <numerusform>korrigierte Uhrumstellungen: %n</numerusform>
            <numerusform>korrigierte Uhrumstellungen: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>close window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <source>closeness</source>
        <translation>Nähe</translation>
    </message>
    <message>
        <source>coherence</source>
        <translation>die Kohärenz</translation>
    </message>
    <message>
        <source>column {column} contains no numbers: choose another.</source>
        <translation>Spalte {column} enthält keine Zahlen: Wähle eine andere.</translation>
    </message>
    <message>
        <source>column {column} has {count} different values, so it looks like several recordings: keep the rows of one, or choose with --column.</source>
        <translation>Spalte {column} hat {count} verschiedene Werte, das sieht nach mehreren Aufzeichnungen aus: Behalte die Zeilen von einer oder wähle mit --column.</translation>
    </message>
    <message>
        <source>column {column} looks like a signal with {rate_hz:.4g} samples per second, not like RR intervals: choose --read-as ecg or --read-as ppg.</source>
        <translation>Spalte {column} sieht aus wie ein Signal mit {rate_hz:.4g} Messwerten pro Sekunde, nicht wie RR-Abstände: Wähle --read-as ecg oder --read-as ppg.</translation>
    </message>
    <message>
        <source>column {column} looks like a signal, not like RR intervals: choose below if it is an ECG or a pulse wave, and enter the samples per second.</source>
        <translation>Spalte {column} sieht aus wie ein Signal, nicht wie RR-Abstände: Wähle unten, ob es ein EKG oder eine Pulswelle ist, und gib die Messwerte pro Sekunde ein.</translation>
    </message>
    <message>
        <source>column {column} looks like a signal, not like RR intervals: choose below if it is an ECG or a pulse wave.</source>
        <translation>Spalte {column} sieht aus wie ein Signal, nicht wie RR-Abstände: Wähle unten, ob es ein EKG oder eine Pulswelle ist.</translation>
    </message>
    <message>
        <source>column {column} looks like the samples of a signal, not like RR intervals: choose --read-as ecg or --read-as ppg, and give the samples per second with --rate.</source>
        <translation>Spalte {column} sieht aus wie die Messwerte eines Signals, nicht wie RR-Abstände: Wähle --read-as ecg oder --read-as ppg und gib mit --rate die Messwerte pro Sekunde an.</translation>
    </message>
    <message>
        <source>column {column}: {finding:clause}</source>
        <translation>Spalte {column}: {finding:clause}</translation>
    </message>
    <message>
        <source>comfort</source>
        <translation>Trost</translation>
    </message>
    <message>
        <source>company</source>
        <translation>Gesellschaft</translation>
    </message>
    <message>
        <source>compare 2</source>
        <translation>2 vergleichen</translation>
    </message>
    <message>
        <source>confused</source>
        <translation>verwirrt</translation>
    </message>
    <message>
        <source>connect last sensor</source>
        <translation>letzten Sensor verbinden</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>connected, waiting for heartbeats</source>
        <translation>verbunden, wartet auf Herzschläge</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>connection lost, reconnecting · keep breathing</source>
        <translation>Verbindung verloren, wird neu aufgebaut · atme weiter</translation>
    </message>
    <message>
        <source>connection lost, reconnecting · your pause continues</source>
        <translation>Verbindung verloren, wird neu aufgebaut · die Pause läuft weiter</translation>
    </message>
    <message>
        <source>consideration</source>
        <translation>Rücksicht</translation>
    </message>
    <message>
        <source>content</source>
        <translation>zufrieden</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>corrected in the figures</source>
        <translation>in den Werten korrigiert</translation>
    </message>
    <message>
        <source>correction is turned off ({reason})</source>
        <translation>die Korrektur ist ausgeschaltet ({reason})</translation>
    </message>
    <message>
        <source>could not be calculated</source>
        <translation>ließ sich nicht berechnen</translation>
    </message>
    <message>
        <source>couldn&apos;t be drawn</source>
        <translation>ließ sich nicht zeichnen</translation>
    </message>
    <message>
        <source>csv: every heartbeat with its time, for statistics programs</source>
        <translation>csv: jeder Herzschlag mit Zeit, für Statistikprogramme</translation>
    </message>
    <message>
        <source>csv: one line per pause</source>
        <translation>csv: eine Zeile pro Pause</translation>
    </message>
    <message>
        <source>curious</source>
        <translation>neugierig</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>Datumsangaben</translation>
    </message>
    <message>
        <source>decide later</source>
        <translation>später entscheiden</translation>
    </message>
    <message>
        <source>decimal commas</source>
        <translation>Dezimalkommas</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>löschen</translation>
    </message>
    <message>
        <source>delete selected</source>
        <translation>Auswahl löschen</translation>
    </message>
    <message>
        <source>details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>differences between neighbouring normal intervals</source>
        <translation>Unterschiede benachbarter normaler Abstände</translation>
    </message>
    <message>
        <source>differences of more than 50 ms</source>
        <translation>Unterschiede von mehr als 50 ms</translation>
    </message>
    <message>
        <source>disappointed</source>
        <translation>enttäuscht</translation>
    </message>
    <message>
        <source>disc, words and curve</source>
        <translation>Kreis, Worte und Kurve</translation>
    </message>
    <message>
        <source>discouraged</source>
        <translation>entmutigt</translation>
    </message>
    <message>
        <source>does not agree with the heart rate in column {rate}</source>
        <translation>passt nicht zum Puls in Spalte {rate}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>drained</source>
        <translation>ausgelaugt</translation>
    </message>
    <message>
        <source>each interval starts at the time in column {clock}</source>
        <translation>jeder Abstand beginnt zur Zeit in Spalte {clock}</translation>
    </message>
    <message>
        <source>each pace you tried</source>
        <translation>jedes Tempo, das du probiert hast</translation>
    </message>
    <message>
        <source>each pause</source>
        <translation>jede Pause</translation>
    </message>
    <message>
        <source>each prediction</source>
        <translation>jede Vermutung</translation>
    </message>
    <message>
        <source>each row seems to be a separate recording</source>
        <translation>jede Zeile scheint eine eigene Aufzeichnung zu sein</translation>
    </message>
    <message>
        <source>each thin line is a pause</source>
        <translation>jede dünne Linie ist eine Pause</translation>
    </message>
    <message>
        <source>edf: for lab software</source>
        <translation>edf: für Laborsoftware</translation>
    </message>
    <message>
        <source>embarrassed</source>
        <translation>verlegen</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>end</source>
        <translation>beenden</translation>
    </message>
    <message>
        <source>end now</source>
        <translation>jetzt beenden</translation>
    </message>
    <message>
        <source>envious</source>
        <translation>neidisch</translation>
    </message>
    <message>
        <source>estimated in between</source>
        <translation>dazwischen geschätzt</translation>
    </message>
    <message>
        <source>even</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>every heartbeat with its time</source>
        <translation>jeder Herzschlag mit Zeit</translation>
    </message>
    <message>
        <source>everything I wrote</source>
        <translation>alles, was ich geschrieben habe</translation>
    </message>
    <message>
        <source>exhausted</source>
        <translation>erschöpft</translation>
    </message>
    <message>
        <source>export…</source>
        <translation>exportieren…</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>fairness</source>
        <translation>Fairness</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>filtern</translation>
    </message>
    <message>
        <source>find your pace</source>
        <translation>dein Tempo finden</translation>
    </message>
    <message>
        <source>first</source>
        <translation>erste</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>matt</translation>
    </message>
    <message>
        <source>focus</source>
        <translation>Fokus</translation>
    </message>
    <message>
        <source>for another {time}</source>
        <translation>noch einmal {time}</translation>
    </message>
    <message>
        <source>for trying things out, kept apart from your own pauses</source>
        <translation>zum Ausprobieren, getrennt von deinen Pausen</translation>
    </message>
    <message>
        <source>freedom</source>
        <translation>Freiheit</translation>
    </message>
    <message>
        <source>frustrated</source>
        <translation>frustriert</translation>
    </message>
    <message>
        <source>full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>furious</source>
        <translation>zornig</translation>
    </message>
    <message>
        <source>gap: no beats were received</source>
        <translation>Lücke: hier kamen keine Schläge an</translation>
    </message>
    <message>
        <source>gentle and shallow · if you feel light-headed, breathe normally</source>
        <translation>leicht und flach · wird dir schwindlig, atme ganz normal</translation>
    </message>
    <message>
        <source>gently, no deeper than feels comfortable</source>
        <translation>sanft, nicht tiefer, als es angenehm ist</translation>
    </message>
    <message>
        <source>glad</source>
        <translation>froh</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>good contact</source>
        <translation>Kontakt gut</translation>
    </message>
    <message>
        <source>good signal</source>
        <translation>gutes Signal</translation>
    </message>
    <message>
        <source>gradual</source>
        <translation>fließend</translation>
    </message>
    <message>
        <source>graph</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>grateful</source>
        <translation>dankbar</translation>
    </message>
    <message>
        <source>group</source>
        <translation>gruppieren</translation>
    </message>
    <message>
        <source>guilty</source>
        <translation>schuldig</translation>
    </message>
    <message>
        <source>hand on your chest</source>
        <translation>Hand auf die Brust</translation>
    </message>
    <message>
        <source>hands</source>
        <translation>Hände</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>health notes</source>
        <translation>Gesundheitshinweise</translation>
    </message>
    <message>
        <source>heart data</source>
        <translation>Herzdaten</translation>
    </message>
    <message>
        <source>heart rate too low for HF: {bpm:.0f} beats per minute, at least {needed_bpm:.0f} needed</source>
        <translation>Puls zu niedrig für HF: {bpm:.0f} Schläge pro Minute, mindestens {needed_bpm:.0f} nötig</translation>
    </message>
    <message>
        <source>heart rate, Bluetooth</source>
        <translation>Puls, Bluetooth</translation>
    </message>
    <message>
        <source>heart&apos;s response (RSA), ms</source>
        <translation>Herzreaktion (RSA), ms</translation>
    </message>
    <message>
        <source>heavy</source>
        <translation>schwer</translation>
    </message>
    <message>
        <source>help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>hide everything</source>
        <translation>alles verbergen</translation>
    </message>
    <message>
        <source>hide figures</source>
        <translation>Werte ausblenden</translation>
    </message>
    <message>
        <source>home</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>homesick</source>
        <translation>voller Heimweh</translation>
    </message>
    <message>
        <source>honesty</source>
        <translation>Ehrlichkeit</translation>
    </message>
    <message>
        <source>hope</source>
        <translation>Hoffnung</translation>
    </message>
    <message>
        <source>hopeful</source>
        <translation>hoffnungsvoll</translation>
    </message>
    <message>
        <source>how often it happened, %</source>
        <translation>wie oft es eingetroffen ist, %</translation>
    </message>
    <message>
        <source>how sure you were, %</source>
        <translation>wie sicher du warst, %</translation>
    </message>
    <message>
        <source>hurt</source>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>ideas</source>
        <translation>Ideen</translation>
    </message>
    <message>
        <source>if you feel light-headed, breathe normally</source>
        <translation>wird dir schwindlig, atme ganz normal</translation>
    </message>
    <message>
        <source>impatient</source>
        <translation>ungeduldig</translation>
    </message>
    <message>
        <source>import</source>
        <translation>importieren</translation>
    </message>
    <message>
        <source>import all</source>
        <translation>alle importieren</translation>
    </message>
    <message>
        <source>import recordings</source>
        <translation>Aufzeichnungen importieren</translation>
    </message>
    <message>
        <source>import this one</source>
        <translation>diese importieren</translation>
    </message>
    <message>
        <source>in your library</source>
        <translation>in deiner Bibliothek</translation>
    </message>
    <message>
        <source>in your own words</source>
        <translation>in deinen Worten</translation>
    </message>
    <message>
        <source>in your own words · ↓ shows earlier ones</source>
        <translation>in deinen Worten · ↓ zeigt frühere</translation>
    </message>
    <message>
        <source>incomplete or changed</source>
        <translation>unvollständig oder verändert</translation>
    </message>
    <message>
        <source>insecure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>interrupted · saved</source>
        <translation>unterbrochen · gespeichert</translation>
    </message>
    <message>
        <source>intervals from {host}</source>
        <translation>Abstände von {host}</translation>
    </message>
    <message>
        <source>irritated</source>
        <translation>gereizt</translation>
    </message>
    <message>
        <source>it contains no complete data record</source>
        <translation>sie enthält keinen vollständigen Datensatz</translation>
    </message>
    <message>
        <source>it happened</source>
        <translation>eingetroffen</translation>
    </message>
    <message>
        <source>it is not as long as its header says</source>
        <translation>sie ist nicht so lang, wie der Dateikopf angibt</translation>
    </message>
    <message>
        <source>it is the only column of numbers</source>
        <translation>sie ist die einzige Spalte mit Zahlen</translation>
    </message>
    <message>
        <source>it is unclear which numbers are RR intervals ({weighed:clause}). Choose below how to read it.</source>
        <translation>Es ist unklar, welche Zahlen RR-Abstände sind ({weighed:clause}). Wähle unten, wie die Datei gelesen werden soll.</translation>
    </message>
    <message>
        <source>it is unclear which numbers are RR intervals ({weighed:clause}): choose with --read-as, --column, --unit or --rate.</source>
        <translation>Es ist unklar, welche Zahlen RR-Abstände sind ({weighed:clause}): Wähle mit --read-as, --column, --unit oder --rate.</translation>
    </message>
    <message>
        <source>it rises by about 1 heartbeat per row</source>
        <translation>sie steigt pro Zeile um etwa 1 Herzschlag</translation>
    </message>
    <message>
        <source>its annotations contain no RR intervals and no beats: export the RR intervals as text.</source>
        <translation>Die Anmerkungen darin enthalten keine RR-Abstände und keine Schläge: Exportiere die RR-Abstände als Text.</translation>
    </message>
    <message>
        <source>its checksum is wrong, so a part of it may be damaged</source>
        <translation>ihre Prüfsumme ist falsch, ein Teil kann also beschädigt sein</translation>
    </message>
    <message>
        <source>its header is incomplete</source>
        <translation>der Dateikopf ist unvollständig</translation>
    </message>
    <message>
        <source>its intervals add up to the times in column {clock}</source>
        <translation>ihre Abstände ergeben zusammen die Zeiten in Spalte {clock}</translation>
    </message>
    <message>
        <source>its intervals fit between the times in column {clock}</source>
        <translation>ihre Abstände passen zwischen die Zeiten in Spalte {clock}</translation>
    </message>
    <message>
        <source>its name says so</source>
        <translation>ihr Name sagt es</translation>
    </message>
    <message>
        <source>its number of signals is invalid</source>
        <translation>ihre Anzahl von Signalen ist ungültig</translation>
    </message>
    <message>
        <source>its rows don&apos;t match the heartbeats, so beats are missing or repeated</source>
        <translation>ihre Zeilen passen nicht zu den Herzschlägen, also fehlen Schläge oder stehen doppelt da</translation>
    </message>
    <message>
        <source>its samples are outside the range in its header</source>
        <translation>ihre Messwerte liegen außerhalb des Bereichs, den der Dateikopf nennt</translation>
    </message>
    <message>
        <source>its signal has more than {most_millions} million samples: split it.</source>
        <translation>Das Signal hat mehr als {most_millions} Millionen Messwerte: Teil es auf.</translation>
    </message>
    <message>
        <source>jaw</source>
        <translation>Kiefer</translation>
    </message>
    <message>
        <source>jaw loose</source>
        <translation>Kiefer locker</translation>
    </message>
    <message>
        <source>jealous</source>
        <translation>eifersüchtig</translation>
    </message>
    <message>
        <source>json lines: everything that was recorded, can be replayed</source>
        <translation>json lines: alles Aufgezeichnete, lässt sich wiedergeben</translation>
    </message>
    <message>
        <source>json: the figures of this page</source>
        <translation>json: die Werte dieser Seite</translation>
    </message>
    <message>
        <source>just a suggestion · M moves the line</source>
        <translation>nur ein Vorschlag · M verschiebt die Zeile</translation>
    </message>
    <message>
        <source>just this breath</source>
        <translation>nur dieser Atemzug</translation>
    </message>
    <message>
        <source>keep going</source>
        <translation>weitermachen</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>kindness</source>
        <translation>Freundlichkeit</translation>
    </message>
    <message>
        <source>last: {day}</source>
        <translation>zuletzt: {day}</translation>
    </message>
    <message>
        <source>lately</source>
        <translation>zuletzt</translation>
    </message>
    <message>
        <source>latest</source>
        <translation>neueste</translation>
    </message>
    <message>
        <source>laughter</source>
        <translation>Lachen</translation>
    </message>
    <message>
        <source>left behind</source>
        <translation>zurückgelassen</translation>
    </message>
    <message>
        <source>legs</source>
        <translation>Beine</translation>
    </message>
    <message>
        <source>less sure</source>
        <translation>weniger sicher</translation>
    </message>
    <message>
        <source>let each breath be soft</source>
        <translation>lass jeden Atemzug sanft sein</translation>
    </message>
    <message>
        <source>light-headed? breathe normally</source>
        <translation>schwindlig? normal atmen</translation>
    </message>
    <message>
        <source>lightness</source>
        <translation>Leichtigkeit</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>sperren</translation>
    </message>
    <message>
        <source>lonely</source>
        <translation>einsam</translation>
    </message>
    <message>
        <source>longer exhale</source>
        <translation>länger ausatmen</translation>
    </message>
    <message>
        <source>longer than you waited</source>
        <translation>länger, als du gewartet hast</translation>
    </message>
    <message>
        <source>longer than {longest}</source>
        <translation>länger als {longest}</translation>
    </message>
    <message>
        <source>longing</source>
        <translation>sehnsüchtig</translation>
    </message>
    <message>
        <source>look back</source>
        <translation>zurückblicken</translation>
    </message>
    <message>
        <source>loving</source>
        <translation>liebevoll</translation>
    </message>
    <message>
        <source>make this my usual</source>
        <translation>als Standard übernehmen</translation>
    </message>
    <message>
        <source>mark this moment</source>
        <translation>Moment markieren</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>misst noch</translation>
    </message>
    <message>
        <source>menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>Millisekunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>more sure</source>
        <translation>sicherer</translation>
    </message>
    <message>
        <source>move along the chart</source>
        <translation>am Diagramm entlang</translation>
    </message>
    <message>
        <source>move or choose</source>
        <translation>bewegen oder auswählen</translation>
    </message>
    <message>
        <source>move the line</source>
        <translation>Zeile verschieben</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>bewegt</translation>
    </message>
    <message>
        <source>movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>ms²</source>
        <translation>ms²</translation>
    </message>
    <message>
        <source>nervous</source>
        <translation>nervös</translation>
    </message>
    <message>
        <source>never too deep</source>
        <translation>nicht zu tief</translation>
    </message>
    <message>
        <source>next</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>next item</source>
        <translation>zum nächsten Element</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>noch keine Antwort</translation>
    </message>
    <message>
        <source>no beats were received here</source>
        <translation>hier kamen keine Schläge an</translation>
    </message>
    <message>
        <source>no change during the pause</source>
        <translation>keine Änderung in der Pause</translation>
    </message>
    <message>
        <source>no clear wave</source>
        <translation>keine klare Welle</translation>
    </message>
    <message>
        <source>no contact</source>
        <translation>kein Kontakt</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>no guidance</source>
        <translation>ohne Anleitung</translation>
    </message>
    <message>
        <source>no heart data</source>
        <translation>keine Herzdaten</translation>
    </message>
    <message>
        <source>no heartbeat for {silent_s:.0f} s</source>
        <translation>kein Herzschlag seit {silent_s:.0f} s</translation>
    </message>
    <message>
        <source>no heartbeats</source>
        <translation>keine Herzschläge</translation>
    </message>
    <message>
        <source>no heartbeats can be found at {rate_hz:.4g} samples per second: choose --rate between {low_hz:.0f} and {high_hz:.0f}.</source>
        <translation>Bei {rate_hz:.4g} Messwerten pro Sekunde lassen sich keine Herzschläge finden: Wähle --rate zwischen {low_hz:.0f} und {high_hz:.0f}.</translation>
    </message>
    <message>
        <source>no heartbeats can be found at {rate_hz:.4g} samples per second: enter between {low_hz:.0f} and {high_hz:.0f} below.</source>
        <translation>Bei {rate_hz:.4g} Messwerten pro Sekunde lassen sich keine Herzschläge finden: Gib unten {low_hz:.0f} bis {high_hz:.0f} ein.</translation>
    </message>
    <message>
        <source>no heartbeats found in the signal: choose another column.</source>
        <translation>Im Signal wurden keine Herzschläge gefunden: Wähle eine andere Spalte.</translation>
    </message>
    <message>
        <source>no heartbeats, or between rounds</source>
        <translation>keine Herzschläge, oder zwischen zwei Runden</translation>
    </message>
    <message>
        <source>no heartbeats: {detail:clause}</source>
        <translation>keine Herzschläge: {detail:clause}</translation>
    </message>
    <message>
        <source>no need to reach out right now</source>
        <translation>du musst dich nicht melden</translation>
    </message>
    <message>
        <source>no pacer</source>
        <translation>kein Taktgeber</translation>
    </message>
    <message>
        <source>no pacer to compare with</source>
        <translation>kein Taktgeber zum Vergleichen</translation>
    </message>
    <message>
        <source>no peak in the LF band</source>
        <translation>kein Gipfel im LF-Band</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>ohne Angabe von Gründen</translation>
    </message>
    <message>
        <source>no repeating patterns in the intervals</source>
        <translation>keine sich wiederholenden Muster in den Abständen</translation>
    </message>
    <message>
        <source>no sensor</source>
        <translation>kein Sensor</translation>
    </message>
    <message>
        <source>no signal</source>
        <translation>kein Signal</translation>
    </message>
    <message>
        <source>no words</source>
        <translation>ohne Worte</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>none of the {beats} beats needed correction</source>
        <translation>keiner der {beats} Schläge musste korrigiert werden</translation>
    </message>
    <message>
        <source>normal beats, all rounds</source>
        <translation>normale Schläge, alle Runden</translation>
    </message>
    <message>
        <source>normal speed</source>
        <translation>normales Tempo</translation>
    </message>
    <message>
        <source>not available · keep breathing</source>
        <translation>nicht verfügbar · atme weiter</translation>
    </message>
    <message>
        <source>not available · your pause continues</source>
        <translation>nicht verfügbar · die Pause läuft weiter</translation>
    </message>
    <message>
        <source>not decided yet</source>
        <translation>noch nicht entschieden</translation>
    </message>
    <message>
        <source>not defined for these intervals</source>
        <translation>für diese Abstände nicht definiert</translation>
    </message>
    <message>
        <source>not enough breaths to tell</source>
        <translation>zu wenige Atemzüge für ein Ergebnis</translation>
    </message>
    <message>
        <source>not enough pauses yet with a decision: {count} of {needed}</source>
        <translation>noch nicht genug Pausen mit einer Entscheidung: {count} von {needed}</translation>
    </message>
    <message>
        <source>not enough pauses yet with an urge before and its rating after: {count} of {needed}</source>
        <translation>noch nicht genug Pausen mit einem Drang davor und der Einschätzung danach: {count} von {needed}</translation>
    </message>
    <message>
        <source>not enough pauses yet with heart data and a date: {count} of {needed}</source>
        <translation>noch nicht genug Pausen mit Herzdaten und Datum: {count} von {needed}</translation>
    </message>
    <message>
        <source>not enough pauses yet with the urge rated before and after: {count} of {needed}</source>
        <translation>noch nicht genug Pausen mit eingeschätztem Drang davor und danach: {count} von {needed}</translation>
    </message>
    <message>
        <source>not enough pauses yet: {count} of {needed}</source>
        <translation>noch nicht genug Pausen: {count} von {needed}</translation>
    </message>
    <message>
        <source>not enough predictions yet with an answer: {count} of {needed}</source>
        <translation>noch nicht genug Vermutungen mit einer Antwort: {count} von {needed}</translation>
    </message>
    <message>
        <source>not enough predictions yet with how sure you were and an answer: {count} of {needed}</source>
        <translation>noch nicht genug Vermutungen mit Angabe, wie sicher du warst, und einer Antwort: {count} von {needed}</translation>
    </message>
    <message>
        <source>not enough time yet: all pauses with heart data are within 1 week</source>
        <translation>noch nicht genug Zeit: Alle Pausen mit Herzdaten liegen innerhalb von 1 Woche</translation>
    </message>
    <message>
        <source>not heartbeat intervals in ms, s or 1/1024 s</source>
        <translation>keine Herzschlag-Abstände in ms, s oder 1/1024 s</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>jetzt nicht</translation>
    </message>
    <message>
        <source>not on the chest</source>
        <translation>nicht auf der Brust</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>not sent by this sensor</source>
        <translation>sendet dieser Sensor nicht</translation>
    </message>
    <message>
        <source>not shown: {reason}</source>
        <translation>nicht gezeigt: {reason}</translation>
    </message>
    <message>
        <source>not shown; see next page</source>
        <translation>nicht gezeigt; siehe nächste Seite</translation>
    </message>
    <message>
        <source>not to reach out</source>
        <translation>mich nicht zu melden</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>nothing is being recorded</source>
        <translation>nichts wird aufgezeichnet</translation>
    </message>
    <message>
        <source>nothing to solve right now</source>
        <translation>du musst gerade nichts lösen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>numb</source>
        <translation>taub</translation>
    </message>
    <message>
        <source>on Linux, Windows and macOS</source>
        <translation>unter Linux, Windows und macOS</translation>
    </message>
    <message>
        <source>on average</source>
        <translation>im Schnitt</translation>
    </message>
    <message>
        <source>on the ear lobe</source>
        <translation>am Ohrläppchen</translation>
    </message>
    <message>
        <source>on the finger</source>
        <translation>am Finger</translation>
    </message>
    <message>
        <source>on the foot</source>
        <translation>am Fuß</translation>
    </message>
    <message>
        <source>on the hand</source>
        <translation>an der Hand</translation>
    </message>
    <message>
        <source>on the wrist</source>
        <translation>am Handgelenk</translation>
    </message>
    <message>
        <source>one folder with all of these and the charts</source>
        <translation>ein Ordner mit allen Formaten und Diagrammen</translation>
    </message>
    <message>
        <source>one line per pause</source>
        <translation>eine Zeile pro Pause</translation>
    </message>
    <message>
        <source>one number a day</source>
        <translation>eine Zahl pro Tag</translation>
    </message>
    <message>
        <source>one word is enough</source>
        <translation>ein Wort genügt</translation>
    </message>
    <message>
        <source>one word is enough · ↓ for ideas</source>
        <translation>ein Wort reicht · ↓ für Vorschläge</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>open an earlier one</source>
        <translation>frühere öffnen</translation>
    </message>
    <message>
        <source>openness</source>
        <translation>Offenheit</translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation>überlastet</translation>
    </message>
    <message>
        <source>overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>overwhelmed</source>
        <translation>überfordert</translation>
    </message>
    <message>
        <source>overwhelming</source>
        <translation>überwältigend</translation>
    </message>
    <message>
        <source>pNN50</source>
        <translation>pNN50</translation>
    </message>
    <message>
        <source>panicky</source>
        <translation>panisch</translation>
    </message>
    <message>
        <source>partly or not at all</source>
        <translation>teilweise oder gar nicht</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>vorbei</translation>
    </message>
    <message>
        <source>past pauses</source>
        <translation>frühere Pausen</translation>
    </message>
    <message>
        <source>patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>pause replay</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>pdf: one page to read or share</source>
        <translation>pdf: eine Seite zum Lesen oder Zeigen</translation>
    </message>
    <message>
        <source>pdf: to read or print</source>
        <translation>pdf: zum Lesen oder Drucken</translation>
    </message>
    <message>
        <source>per minute</source>
        <translation>pro Minute</translation>
    </message>
    <message>
        <source>perhaps intervals</source>
        <translation>vielleicht Abstände</translation>
    </message>
    <message>
        <source>plain text, for any program</source>
        <translation>reiner Text, für jedes Programm</translation>
    </message>
    <message>
        <source>play</source>
        <translation>abspielen</translation>
    </message>
    <message>
        <source>play sound</source>
        <translation>anhören</translation>
    </message>
    <message>
        <source>png: heart and breath as an image</source>
        <translation>png: Herz und Atem als Bild</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>schlecht</translation>
    </message>
    <message>
        <source>power, ms² per Hz</source>
        <translation>Leistung, ms² pro Hz</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>üben</translation>
    </message>
    <message>
        <source>practice · look back</source>
        <translation>üben · Rückblick</translation>
    </message>
    <message>
        <source>predictability</source>
        <translation>Vorhersehbarkeit</translation>
    </message>
    <message>
        <source>predictions</source>
        <translation>Vermutungen</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>voriges</translation>
    </message>
    <message>
        <source>print…</source>
        <translation>drucken…</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>pulse from {host}</source>
        <translation>Puls von {host}</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>Programm beenden</translation>
    </message>
    <message>
        <source>rate the urge</source>
        <translation>Drang einschätzen</translation>
    </message>
    <message>
        <source>reach out</source>
        <translation>mich melden</translation>
    </message>
    <message>
        <source>reached out</source>
        <translation>dich gemeldet</translation>
    </message>
    <message>
        <source>reassurance</source>
        <translation>Rückversicherung</translation>
    </message>
    <message>
        <source>recording now</source>
        <translation>wird gerade aufgezeichnet</translation>
    </message>
    <message>
        <source>reliability</source>
        <translation>Verlässlichkeit</translation>
    </message>
    <message>
        <source>relieved</source>
        <translation>erleichtert</translation>
    </message>
    <message>
        <source>reminders and tray</source>
        <translation>Erinnerungen und Infobereich</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>entfernen</translation>
    </message>
    <message>
        <source>replay</source>
        <translation>wiedergeben</translation>
    </message>
    <message>
        <source>replayed heart</source>
        <translation>wiedergegebenes Herz</translation>
    </message>
    <message>
        <source>replayed heart, beats per minute</source>
        <translation>wiedergegebenes Herz, Schläge pro Minute</translation>
    </message>
    <message>
        <source>replayed heart, {low} to {high} beats per minute</source>
        <translation>wiedergegebenes Herz, {low} bis {high} Schläge pro Minute</translation>
    </message>
    <message>
        <source>report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>respect</source>
        <translation>Respekt</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>rested</source>
        <translation>ausgeruht</translation>
    </message>
    <message>
        <source>restless</source>
        <translation>rastlos</translation>
    </message>
    <message>
        <source>rises from start to end</source>
        <translation>steigt von Anfang bis Ende</translation>
    </message>
    <message>
        <source>room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>rows contain several intervals</source>
        <translation>Zeilen enthalten mehrere Abstände</translation>
    </message>
    <message>
        <source>sad</source>
        <translation>traurig</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>geborgen</translation>
    </message>
    <message>
        <source>safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>sample entropy works for up to 5000 beats: choose a shorter part</source>
        <translation>die Sample Entropy lässt sich für höchstens 5000 Schläge berechnen: Wähle einen kürzeren Teil</translation>
    </message>
    <message>
        <source>scared</source>
        <translation>verängstigt</translation>
    </message>
    <message>
        <source>scroll</source>
        <translation>scrollen</translation>
    </message>
    <message>
        <source>scroll down</source>
        <translation>nach unten</translation>
    </message>
    <message>
        <source>scroll up</source>
        <translation>nach oben</translation>
    </message>
    <message>
        <source>search</source>
        <translation>suchen</translation>
    </message>
    <message>
        <source>search again</source>
        <translation>neu suchen</translation>
    </message>
    <message>
        <source>search past pauses</source>
        <translation>Pausen durchsuchen</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>sucht</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>seed must be a whole number from {low} to {high}, such as seed=7, not {text!r}.</source>
        <translation>seed muss eine ganze Zahl von {low} bis {high} sein, etwa seed=7, nicht {text!r}.</translation>
    </message>
    <message>
        <source>segments of 150 s without a gap</source>
        <translation>Abschnitte von 150 s ohne Lücke</translation>
    </message>
    <message>
        <source>select</source>
        <translation>auswählen</translation>
    </message>
    <message>
        <source>select text</source>
        <translation>Text auswählen</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>ausgewählt</translation>
    </message>
    <message>
        <source>self-conscious</source>
        <translation>gehemmt</translation>
    </message>
    <message>
        <source>sense</source>
        <translation>Sinn</translation>
    </message>
    <message>
        <source>sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>gefasst</translation>
    </message>
    <message>
        <source>shorter exhale</source>
        <translation>kürzer ausatmen</translation>
    </message>
    <message>
        <source>shoulders</source>
        <translation>Schultern</translation>
    </message>
    <message>
        <source>shoulders down, jaw relaxed</source>
        <translation>Schultern sinken lassen, Kiefer locker</translation>
    </message>
    <message>
        <source>show all</source>
        <translation>alle zeigen</translation>
    </message>
    <message>
        <source>show everything</source>
        <translation>alles zeigen</translation>
    </message>
    <message>
        <source>show pauses</source>
        <translation>Pausen zeigen</translation>
    </message>
    <message>
        <source>signal lost · keep breathing</source>
        <translation>Signal verloren · atme weiter</translation>
    </message>
    <message>
        <source>signal lost · your pause continues</source>
        <translation>Signal verloren · die Pause läuft weiter</translation>
    </message>
    <message>
        <source>simulated heart</source>
        <translation>simuliertes Herz</translation>
    </message>
    <message>
        <source>simulated heart, beats per minute</source>
        <translation>simuliertes Herz, Schläge pro Minute</translation>
    </message>
    <message>
        <source>simulated heart, {low} to {high} beats per minute</source>
        <translation>simuliertes Herz, {low} bis {high} Schläge pro Minute</translation>
    </message>
    <message>
        <source>since your first pause</source>
        <translation>seit deiner ersten Pause</translation>
    </message>
    <message>
        <source>skip</source>
        <translation>überspringen</translation>
    </message>
    <message>
        <source>slow and easy</source>
        <translation>langsam und leicht</translation>
    </message>
    <message>
        <source>slowly</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>so far, {unit}</source>
        <translation>bisher, {unit}</translation>
    </message>
    <message>
        <source>softly</source>
        <translation>sanft</translation>
    </message>
    <message>
        <source>something anyone could have seen</source>
        <translation>was alle hätten sehen können</translation>
    </message>
    <message>
        <source>something that may happen</source>
        <translation>was vielleicht passiert</translation>
    </message>
    <message>
        <source>somewhere else, in your own words</source>
        <translation>woanders, in deinen Worten</translation>
    </message>
    <message>
        <source>space</source>
        <translation>Platz für mich</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>start over</source>
        <translation>neu anfangen</translation>
    </message>
    <message>
        <source>startled</source>
        <translation>erschrocken</translation>
    </message>
    <message>
        <source>step by step</source>
        <translation>schrittweise</translation>
    </message>
    <message>
        <source>stomach</source>
        <translation>Bauch</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>angespannt</translation>
    </message>
    <message>
        <source>strong signal</source>
        <translation>starkes Signal</translation>
    </message>
    <message>
        <source>support</source>
        <translation>Unterstützung</translation>
    </message>
    <message>
        <source>suspicious</source>
        <translation>misstrauisch</translation>
    </message>
    <message>
        <source>taken from column {column} ({reasons:clause})</source>
        <translation>aus Spalte {column} ({reasons:clause})</translation>
    </message>
    <message>
        <source>tender</source>
        <translation>zärtlich</translation>
    </message>
    <message>
        <source>tenderness</source>
        <translation>Zärtlichkeit</translation>
    </message>
    <message>
        <source>text: one RR interval per line, for other programs</source>
        <translation>Text: ein RR-Abstand pro Zeile, für andere Programme</translation>
    </message>
    <message>
        <source>text: one interval per line, artefacts corrected (NN)</source>
        <translation>Text: ein Abstand pro Zeile, Artefakte korrigiert (NN)</translation>
    </message>
    <message>
        <source>the breathing rate</source>
        <translation>die Atemfrequenz</translation>
    </message>
    <message>
        <source>the clock in column {clock} does not fit and was ignored</source>
        <translation>die Uhr in Spalte {clock} passt nicht und wurde nicht verwendet</translation>
    </message>
    <message>
        <source>the format of {program} says so</source>
        <translation>das Format von {program} legt es so fest</translation>
    </message>
    <message>
        <source>the heart rate did not follow the breath, so no pace stands out</source>
        <translation>der Puls folgte dem Atem nicht, darum sticht kein Tempo heraus</translation>
    </message>
    <message>
        <source>the heart rate does not follow the breath, so the breathing rate can&apos;t be estimated from it</source>
        <translation>der Puls folgt dem Atem nicht, darum lässt sich die Atemfrequenz nicht daraus schätzen</translation>
    </message>
    <message>
        <source>the heart rate does not follow the pacer</source>
        <translation>der Puls folgt dem Taktgeber nicht</translation>
    </message>
    <message>
        <source>the heart rate does not follow the pacer: you breathed about {breaths_per_min:.0f} times per minute</source>
        <translation>der Puls folgt dem Taktgeber nicht: Du hast etwa {breaths_per_min:.0f} Mal pro Minute geatmet</translation>
    </message>
    <message>
        <source>the heart rate in column {rate} is the same</source>
        <translation>der Puls in Spalte {rate} ist derselbe</translation>
    </message>
    <message>
        <source>the intervals do not vary</source>
        <translation>die Abstände ändern sich nicht</translation>
    </message>
    <message numerus="yes">
        <source>the last %n pauses</source>
        <comment>the last pause</comment>
        <translation>
            <numerusform>die letzte Pause</numerusform>
            <numerusform>die letzten %n Pausen</numerusform>
        </translation>
    </message>
    <message>
        <source>the last 3 months</source>
        <translation>die letzten 3 Monate</translation>
    </message>
    <message>
        <source>the last 64 s</source>
        <translation>die letzten 64 s</translation>
    </message>
    <message>
        <source>the last month</source>
        <translation>der letzte Monat</translation>
    </message>
    <message>
        <source>the last week</source>
        <translation>die letzte Woche</translation>
    </message>
    <message>
        <source>the length of its data records is invalid</source>
        <translation>die Länge ihrer Datensätze ist ungültig</translation>
    </message>
    <message>
        <source>the pacer columns</source>
        <translation>die Taktgeber-Spalten</translation>
    </message>
    <message>
        <source>the pacer columns contradict each other and were left out</source>
        <translation>die Taktgeber-Spalten widersprechen sich und wurden ausgelassen</translation>
    </message>
    <message>
        <source>the pause works without one</source>
        <translation>die Pause geht auch ohne</translation>
    </message>
    <message>
        <source>the plug-in of {key} isn&apos;t installed where this file was analysed</source>
        <translation>das Plug-in von {key} ist dort nicht installiert, wo diese Datei ausgewertet wurde</translation>
    </message>
    <message>
        <source>the response grew with faster breathing, and faster than {fastest:.1f} was not tried</source>
        <translation>die Reaktion wuchs mit schnellerem Atem, und schneller als {fastest:.1f} wurde nicht probiert</translation>
    </message>
    <message>
        <source>the response grew with slower breathing, and slower than {slowest:.1f} was not tried</source>
        <translation>die Reaktion wuchs mit langsamerem Atem, und langsamer als {slowest:.1f} wurde nicht probiert</translation>
    </message>
    <message>
        <source>the result is too uncertain: {breaths_per_min:.1f} breaths per minute, give or take {sd:.1f}</source>
        <translation>das Ergebnis ist zu unsicher: {breaths_per_min:.1f} Atemzüge pro Minute (± {sd:.1f})</translation>
    </message>
    <message>
        <source>the same fit</source>
        <translation>dieselbe Anpassung</translation>
    </message>
    <message>
        <source>the same lines as text (csv)</source>
        <translation>dieselben Zeilen als Text (csv)</translation>
    </message>
    <message>
        <source>the same spectrum</source>
        <translation>dasselbe Spektrum</translation>
    </message>
    <message>
        <source>the samples of a signal</source>
        <translation>die Messwerte eines Signals</translation>
    </message>
    <message>
        <source>the samples per second are unknown: enter them below.</source>
        <translation>Die Messwerte pro Sekunde sind nicht bekannt: Gib sie unten ein.</translation>
    </message>
    <message>
        <source>the samples per second are unknown: give them with --rate.</source>
        <translation>Die Messwerte pro Sekunde sind nicht bekannt: Gib sie mit --rate an.</translation>
    </message>
    <message>
        <source>the saved figures are damaged</source>
        <translation>die gespeicherten Werte sind beschädigt</translation>
    </message>
    <message>
        <source>the spectrum&apos;s peak</source>
        <translation>der Gipfel des Spektrums</translation>
    </message>
    <message>
        <source>the time between heartbeats, as text</source>
        <translation>Zeit zwischen Herzschlägen, als Text</translation>
    </message>
    <message>
        <source>the times in column {clock} are not in a form that can be read and were ignored</source>
        <translation>die Zeiten in Spalte {clock} sind in keiner lesbaren Form und wurden nicht verwendet</translation>
    </message>
    <message>
        <source>the times of the breaths are unknown</source>
        <translation>die Zeiten der Atemzüge sind nicht bekannt</translation>
    </message>
    <message>
        <source>the urge can be there</source>
        <translation>der Drang darf da sein</translation>
    </message>
    <message>
        <source>the urge changed too little while you waited to tell when it halves</source>
        <translation>der Drang änderte sich beim Warten zu wenig, um zu sagen, wann er halb so stark ist</translation>
    </message>
    <message>
        <source>they were not in order and have been sorted by time</source>
        <translation>sie waren nicht in der richtigen Reihenfolge und wurden nach der Zeit sortiert</translation>
    </message>
    <message>
        <source>throat</source>
        <translation>Hals</translation>
    </message>
    <message>
        <source>time for myself</source>
        <translation>Zeit für mich</translation>
    </message>
    <message>
        <source>tired</source>
        <translation>müde</translation>
    </message>
    <message>
        <source>to be heard</source>
        <translation>gehört zu werden</translation>
    </message>
    <message>
        <source>to be seen</source>
        <translation>gesehen zu werden</translation>
    </message>
    <message>
        <source>to contribute</source>
        <translation>beizutragen</translation>
    </message>
    <message>
        <source>to learn</source>
        <translation>zu lernen</translation>
    </message>
    <message>
        <source>to matter</source>
        <translation>wichtig zu sein</translation>
    </message>
    <message>
        <source>to reach out</source>
        <translation>mich zu melden</translation>
    </message>
    <message>
        <source>too early to see a change</source>
        <translation>noch zu früh, um eine Veränderung zu sehen</translation>
    </message>
    <message>
        <source>too few beats for most figures: {beats} of {needed}</source>
        <translation>zu wenige Schläge für die meisten Werte: {beats} von {needed}</translation>
    </message>
    <message>
        <source>too few beats to tell whether the rhythm is regular: {beats} of {needed}</source>
        <translation>zu wenige Schläge, um zu erkennen, ob der Rhythmus regelmäßig ist: {beats} von {needed}</translation>
    </message>
    <message>
        <source>too few beats: {beats} of {needed}</source>
        <translation>zu wenige Schläge: {beats} von {needed}</translation>
    </message>
    <message>
        <source>too few breaths with the pacer yet</source>
        <translation>noch zu wenige Atemzüge mit dem Taktgeber</translation>
    </message>
    <message>
        <source>too few numbers to tell what they are</source>
        <translation>zu wenige Zahlen, um zu erkennen, was sie sind</translation>
    </message>
    <message>
        <source>too irregular to analyse (for example atrial fibrillation or many extra beats): {irregular_percent:.0f} % of the intervals differ strongly from both neighbours</source>
        <translation>zu unregelmäßig für eine Auswertung (zum Beispiel Vorhofflimmern oder viele Extraschläge): {irregular_percent:.0f} % der Abstände weichen stark von beiden Nachbarn ab</translation>
    </message>
    <message>
        <source>too irregular to analyse (for example many extra beats): the intervals jump back and forth</source>
        <translation>zu unregelmäßig für eine Auswertung (zum Beispiel viele Extraschläge): Die Abstände springen hin und her</translation>
    </message>
    <message>
        <source>too short: {covered_s} of {needed_s} s of normal beats</source>
        <translation>zu kurz: {covered_s} von {needed_s} s mit normalen Schlägen</translation>
    </message>
    <message>
        <source>torn</source>
        <translation>hin- und hergerissen</translation>
    </message>
    <message>
        <source>touch</source>
        <translation>Berührung</translation>
    </message>
    <message>
        <source>touched</source>
        <translation>berührt</translation>
    </message>
    <message>
        <source>toward its strongest response</source>
        <translation>dorthin, wo es am stärksten reagiert</translation>
    </message>
    <message>
        <source>trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>understanding</source>
        <translation>Verständnis</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>uneasy</source>
        <translation>unruhig</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>unlock</source>
        <translation>entsperren</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>unschlüssig</translation>
    </message>
    <message>
        <source>urge</source>
        <translation>Drang</translation>
    </message>
    <message>
        <source>urge {before} before, {after} after</source>
        <translation>Drang vorher {before}, nachher {after}</translation>
    </message>
    <message>
        <source>urge {before} before, {after} after, on average</source>
        <translation>Drang vorher {before}, nachher {after}, im Schnitt</translation>
    </message>
    <message>
        <source>urge {number}</source>
        <translation>Drang {number}</translation>
    </message>
    <message>
        <source>urge, 0 to 10</source>
        <translation>Drang, 0 bis 10</translation>
    </message>
    <message>
        <source>use this guidance</source>
        <translation>diese Anleitung nutzen</translation>
    </message>
    <message>
        <source>use this pace</source>
        <translation>dieses Tempo nutzen</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>usually waited {time}</source>
        <translation>meist {time} gewartet</translation>
    </message>
    <message>
        <source>wait again</source>
        <translation>noch einmal warten</translation>
    </message>
    <message>
        <source>waited again</source>
        <translation>noch einmal gewartet</translation>
    </message>
    <message>
        <source>waited {time}</source>
        <translation>{time} gewartet</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>wave fitted to the pacer, session mean</source>
        <translation>an den Taktgeber angepasste Welle, Mittel der Sitzung</translation>
    </message>
    <message>
        <source>weak contact · keep breathing</source>
        <translation>schwacher Kontakt · atme weiter</translation>
    </message>
    <message>
        <source>weak contact · your pause continues</source>
        <translation>schwacher Kontakt · die Pause läuft weiter</translation>
    </message>
    <message>
        <source>weak signal</source>
        <translation>schwaches Signal</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>was passiert ist</translation>
    </message>
    <message>
        <source>what happened, the way a camera would show it</source>
        <translation>was passiert ist, so wie eine Kamera es zeigen würde</translation>
    </message>
    <message>
        <source>what happened, with its time</source>
        <translation>was wann passiert ist</translation>
    </message>
    <message>
        <source>what sets it off</source>
        <translation>Auslöser</translation>
    </message>
    <message>
        <source>what would help</source>
        <translation>was dir helfen würde</translation>
    </message>
    <message>
        <source>what would help you · ↓ for ideas</source>
        <translation>was dir helfen würde · ↓ für Vorschläge</translation>
    </message>
    <message>
        <source>what you expect to happen</source>
        <translation>was du erwartest</translation>
    </message>
    <message>
        <source>why it works</source>
        <translation>warum es wirkt</translation>
    </message>
    <message>
        <source>window too short for {figure}: {span_s:.0f} of {needed_s:.0f} s without a gap</source>
        <translation>Zeitfenster zu kurz für {figure}: {span_s:.0f} von {needed_s:.0f} s ohne Lücke</translation>
    </message>
    <message>
        <source>wistful</source>
        <translation>wehmütig</translation>
    </message>
    <message>
        <source>with a short hold</source>
        <translation>mit kurzem Halten</translation>
    </message>
    <message>
        <source>with the pacer</source>
        <translation>mit dem Taktgeber</translation>
    </message>
    <message>
        <source>with your eyes closed</source>
        <translation>mit geschlossenen Augen</translation>
    </message>
    <message>
        <source>words you used before</source>
        <translation>Wörter, die du schon benutzt hast</translation>
    </message>
    <message>
        <source>worried</source>
        <translation>besorgt</translation>
    </message>
    <message>
        <source>xlsx: every heartbeat and every minute, for Excel and others</source>
        <translation>xlsx: jeder Herzschlag und jede Minute, für Excel und andere</translation>
    </message>
    <message>
        <source>xlsx: one line per pause</source>
        <translation>xlsx: eine Zeile pro Pause</translation>
    </message>
    <message>
        <source>you can feel the urge and still wait</source>
        <translation>der Drang darf da sein, du kannst trotzdem warten</translation>
    </message>
    <message>
        <source>your heart</source>
        <translation>dein Herz</translation>
    </message>
    <message>
        <source>your heart, beats per minute</source>
        <translation>dein Herz, Schläge pro Minute</translation>
    </message>
    <message>
        <source>your heart, {low} to {high} beats per minute</source>
        <translation>dein Herz, {low} bis {high} Schläge pro Minute</translation>
    </message>
    <message>
        <source>your pace, {rate} per minute</source>
        <translation>dein Tempo, {rate}/min</translation>
    </message>
    <message>
        <source>{all} saved in {folder}.</source>
        <translation>{all} gespeichert in {folder}.</translation>
    </message>
    <message>
        <source>{breaths} in {rounds} rounds.</source>
        <translation>{breaths} in {rounds} Runden.</translation>
    </message>
    <message>
        <source>{command} is not possible during {stage} in the exercise {exercise}.</source>
        <translation>{command} ist in der Übung {exercise} während {stage} nicht möglich.</translation>
    </message>
    <message>
        <source>{corrected_percent:.0f} % of the beats were corrected</source>
        <translation>{corrected_percent:.0f} % der Schläge wurden korrigiert</translation>
    </message>
    <message>
        <source>{corrected_percent:.0f} % of the beats would need correction; above 10 % no figure is reliable</source>
        <translation>{corrected_percent:.0f} % der Schläge müssten korrigiert werden; über 10 % ist kein Wert verlässlich</translation>
    </message>
    <message>
        <source>{count} ectopic</source>
        <translation>{count} ektop</translation>
    </message>
    <message>
        <source>{count} extra</source>
        <translation>{count} zusätzlich</translation>
    </message>
    <message>
        <source>{count} long</source>
        <translation>{count} lang</translation>
    </message>
    <message>
        <source>{count} missed</source>
        <translation>{count} nicht erkannt</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{count} von {all}</translation>
    </message>
    <message>
        <source>{count} of {of} predictions didn&apos;t happen, or only partly.</source>
        <translation>Nicht oder nur teilweise eingetroffen: {count} von {of} Vermutungen.</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>{count} ausgewählt</translation>
    </message>
    <message>
        <source>{count} short</source>
        <translation>{count} kurz</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{db} is another program&apos;s database, not an Outbreath library: move it away, or choose another folder with --library.</source>
        <translation>{db} ist die Datenbank eines anderen Programms, keine Bibliothek von Outbreath: Verschieb sie, oder wähle mit --library einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{db} is missing, but its journal {journal} is there: put the missing file back, or move the journal away to start a new library.</source>
        <translation>{db} fehlt, aber das Journal {journal} ist da: Leg die fehlende Datei zurück, oder verschieb das Journal, um eine neue Bibliothek anzufangen.</translation>
    </message>
    <message>
        <source>{db} is not a file: move it away, or choose another library with --library.</source>
        <translation>{db} ist keine Datei: Verschieb es, oder wähle mit --library eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>{db} is not an Outbreath library, or it is damaged. It was not changed. Everything still readable will be recovered when the next session starts.</source>
        <translation>{db} ist keine Bibliothek von Outbreath, oder sie ist beschädigt. Sie wurde nicht verändert. Alles noch Lesbare wird gerettet, wenn die nächste Sitzung beginnt.</translation>
    </message>
    <message>
        <source>{done} of {all} · Esc: stop</source>
        <translation>{done} von {all} · Esc: anhalten</translation>
    </message>
    <message>
        <source>{doubtful_percent:.0f} % of the beats look wrong but are included</source>
        <translation>{doubtful_percent:.0f} % der Schläge sehen falsch aus, sind aber enthalten</translation>
    </message>
    <message>
        <source>{explanation:clause}. It got a little shorter while your heart beat faster.</source>
        <translation>{explanation:clause}. Es wurde etwas kürzer, solange dein Herz schneller schlug.</translation>
    </message>
    <message>
        <source>{explanation:clause}. It went back while your heart did not follow.</source>
        <translation>{explanation:clause}. Es ging zurück, solange dein Herz nicht folgte.</translation>
    </message>
    <message>
        <source>{files} couldn&apos;t be made because of an error in Outbreath. The others are in {folder}.</source>
        <translation>Wegen einer Störung in Outbreath nicht erstellt: {files}. Die übrigen sind in {folder}.</translation>
    </message>
    <message>
        <source>{file} couldn&apos;t be added to the library and was left in place: {why:clause}.</source>
        <translation>{file} ließ sich nicht in die Bibliothek aufnehmen und bleibt liegen: {why:clause}.</translation>
    </message>
    <message>
        <source>{file} is a whole library, not a single recording: open its folder with --library.</source>
        <translation>{file} ist eine ganze Bibliothek, keine einzelne Aufzeichnung: Öffne ihren Ordner mit --library.</translation>
    </message>
    <message>
        <source>{file} is damaged</source>
        <translation>{file} ist beschädigt</translation>
    </message>
    <message>
        <source>{file} is locked: enter its passphrase in OUTBREATH_PASSPHRASE or with --passphrase-file.</source>
        <translation>{file} ist gesperrt: Gib die Passphrase in OUTBREATH_PASSPHRASE oder mit --passphrase-file an.</translation>
    </message>
    <message>
        <source>{file} is much too large</source>
        <translation>{file} ist viel zu groß</translation>
    </message>
    <message>
        <source>{file} is not in the library yet: {why:clause}.</source>
        <translation>{file} ist noch nicht in der Bibliothek: {why:clause}.</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>{folder} belongs to another user, and others can change its files: choose a folder of your own with --library.</source>
        <translation>{folder} gehört jemand anderem, und andere können die Dateien darin ändern: Wähle mit --library einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>{folder} contains other files: choose an empty or new folder with -o.</source>
        <translation>{folder} enthält andere Dateien: Wähle mit -o einen leeren oder neuen Ordner.</translation>
    </message>
    <message>
        <source>{folder} has a column for {key} of the plug-in {package}, which can&apos;t be used now: install it again, or choose another folder with -o.</source>
        <translation>{folder} hat eine Spalte für {key} aus dem Plug-in {package}, das gerade nicht verwendet werden kann: Installiere es wieder, oder wähle mit -o einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} has no dataset: give files to analyse, or choose another folder with -o.</source>
        <translation>In {folder} gibt es keinen Datensatz: Gib Dateien zum Auswerten an, oder wähle mit -o einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} is a file, not a folder: choose a folder for the library with --library.</source>
        <translation>{folder} ist eine Datei, kein Ordner: Wähle mit --library einen Ordner für die Bibliothek.</translation>
    </message>
    <message>
        <source>{folder} was begun without the plug-in figure {key}, so it has no column for it: to have one, choose another folder with -o.</source>
        <translation>{folder} wurde ohne den Plug-in-Wert {key} begonnen und hat deshalb keine Spalte dafür: Wenn du eine brauchst, wähle mit -o einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder} was made with other options ({options}): use the same ones, or choose another folder with -o.</source>
        <translation>{folder} wurde mit anderen Optionen erstellt ({options}): Nimm dieselben, oder wähle mit -o einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{format} couldn&apos;t be made because of an error in Outbreath: export jsonl, which has everything that was recorded.</source>
        <translation>{format} ließ sich wegen einer Störung in Outbreath nicht erstellen: Exportiere jsonl, darin steht alles Aufgezeichnete.</translation>
    </message>
    <message>
        <source>{format} is not text: give a file name after -o instead of -.</source>
        <translation>{format} ist kein Text: Gib nach -o einen Dateinamen statt - an.</translation>
    </message>
    <message>
        <source>{hard} ended early or left the urge stronger. Full guidance might help again, if you like.</source>
        <translation>{hard} endeten früher oder ließen den Drang stärker zurück. Vielleicht hilft dir wieder die volle Anleitung.</translation>
    </message>
    <message>
        <source>{hard} ended early or left the urge stronger. Sound might help again, if you like.</source>
        <translation>{hard} endeten früher oder ließen den Drang stärker zurück. Vielleicht hilft dir wieder der Ton.</translation>
    </message>
    <message>
        <source>{hard} ended early or left the urge stronger. The disc might help again, if you like.</source>
        <translation>{hard} endeten früher oder ließen den Drang stärker zurück. Vielleicht hilft dir wieder der Kreis.</translation>
    </message>
    <message>
        <source>{hard} ended early or left the urge stronger. {length} is plenty for now, and less is a pause too.</source>
        <translation>{hard} endeten früher oder ließen den Drang stärker zurück. Für jetzt ist das reichlich: {length}. Auch weniger ist eine Pause.</translation>
    </message>
    <message>
        <source>{hard} ended early or left the urge stronger. {length} may be enough for now. Shorter is just as welcome.</source>
        <translation>{hard} endeten früher oder ließen den Drang stärker zurück. Vielleicht reicht erst mal: {length}. Kürzer ist genauso willkommen.</translation>
    </message>
    <message>
        <source>{heart_s:.1f} s of heartbeats in {elapsed_s:.1f} s, which is impossible</source>
        <translation>{heart_s:.1f} s Herzschläge in {elapsed_s:.1f} s, was unmöglich ist</translation>
    </message>
    <message>
        <source>{it:it} can&apos;t be read: try again.</source>
        <translation>{it:Sie} lässt sich nicht lesen: Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>{it:it} contains figures of Outbreath, without heartbeats: use the session&apos;s jsonl or beats.csv, or the recording itself.</source>
        <translation>{it:Sie} enthält Werte von Outbreath, aber keine Herzschläge: Nimm jsonl oder beats.csv der Sitzung, oder die Aufzeichnung selbst.</translation>
    </message>
    <message>
        <source>{it:it} contains heart rates but no RR intervals, so there are no figures: `outbreath import` adds them to your library.</source>
        <translation>{it:Sie} enthält Pulswerte, aber keine RR-Abstände, also gibt es keine Werte: `outbreath import` übernimmt sie in deine Bibliothek.</translation>
    </message>
    <message>
        <source>{it:it} contains heart rates in column {column} but no RR intervals ({weighed:clause}), so there is nothing to import.</source>
        <translation>{it:Sie} enthält Pulswerte in Spalte {column}, aber keine RR-Abstände ({weighed:clause}), es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} contains no RR intervals, so there is nothing to import.</source>
        <translation>{it:Sie} enthält keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} has more than 1 million beats: split it into shorter recordings.</source>
        <translation>{it:Sie} hat mehr als 1 Million Schläge: Teil sie in kürzere Aufzeichnungen auf.</translation>
    </message>
    <message>
        <source>{it:it} has more than 2 million annotations: split it.</source>
        <translation>{it:Sie} hat mehr als 2 Millionen Anmerkungen: Teil sie auf.</translation>
    </message>
    <message>
        <source>{it:it} has more than 2 million lines: split it into shorter recordings.</source>
        <translation>{it:Sie} hat mehr als 2 Millionen Zeilen: Teil sie in kürzere Aufzeichnungen auf.</translation>
    </message>
    <message>
        <source>{it:it} has no column {column}: choose one of {there}.</source>
        <translation>{it:Sie} hat keine Spalte {column}: Wähle eine von {there}.</translation>
    </message>
    <message>
        <source>{it:it} is a BDF file of raw signals: export its RR intervals as text.</source>
        <translation>{it:Sie} ist eine BDF-Datei mit Rohsignalen: Exportiere ihre RR-Abstände als Text.</translation>
    </message>
    <message>
        <source>{it:it} is a CSV from Polar Flow with a heart rate every second but no RR intervals, so there is nothing to import.</source>
        <translation>{it:Sie} ist eine CSV-Datei aus Polar Flow mit einem Pulswert pro Sekunde, aber ohne RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} is a PDF: export the RR intervals as text or .csv from the program that made it.</source>
        <translation>{it:Es} ist ein PDF: Exportiere die RR-Abstände als Text oder .csv aus dem Programm, das es erstellt hat.</translation>
    </message>
    <message>
        <source>{it:it} is a Polar .hrm file with a heart rate every {interval_s} s but no RR intervals, so there is nothing to import.</source>
        <translation>{it:Sie} ist eine Polar-.hrm-Datei mit einem Pulswert alle {interval_s} s, aber ohne RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} is a Polar .hrm file without RR intervals, so there is nothing to import.</source>
        <translation>{it:Sie} ist eine Polar-.hrm-Datei ohne RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} is a database: export the RR intervals as text or .csv.</source>
        <translation>{it:Es} ist eine Datenbank: Exportiere die RR-Abstände als Text oder .csv.</translation>
    </message>
    <message>
        <source>{it:it} is a document: save the RR intervals in it as text or .csv.</source>
        <translation>{it:Es} ist ein Dokument: Speichere die RR-Abstände darin als Text oder .csv.</translation>
    </message>
    <message>
        <source>{it:it} is a packed archive: unpack it and import what is in it.</source>
        <translation>{it:Es} ist ein gepacktes Archiv: Entpacke es, und importiere, was darin ist.</translation>
    </message>
    <message>
        <source>{it:it} is a picture: choose a file with RR intervals.</source>
        <translation>{it:Es} ist ein Bild: Wähle eine Datei mit RR-Abständen.</translation>
    </message>
    <message>
        <source>{it:it} is a plain EDF without annotations: export RR intervals as text.</source>
        <translation>{it:Sie} ist ein einfaches EDF ohne Anmerkungen: Exportiere RR-Abstände als Text.</translation>
    </message>
    <message>
        <source>{it:it} is a program: choose a file with RR intervals.</source>
        <translation>{it:Es} ist ein Programm: Wähle eine Datei mit RR-Abständen.</translation>
    </message>
    <message>
        <source>{it:it} is a report from Kubios HRV without RR intervals, so there is nothing to import.</source>
        <translation>{it:Sie} ist ein Bericht aus Kubios HRV ohne RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} is a sound file: choose a file with RR intervals.</source>
        <translation>{it:Es} ist eine Tondatei: Wähle eine Datei mit RR-Abständen.</translation>
    </message>
    <message>
        <source>{it:it} is a spreadsheet: save it as .xlsx or .csv and import that.</source>
        <translation>{it:Es} ist eine Tabelle: Speichere sie als .xlsx oder .csv, und importiere diese.</translation>
    </message>
    <message>
        <source>{it:it} is a table from {program} without RR intervals, so there is nothing to import.</source>
        <translation>{it:Sie} ist eine Tabelle aus {program} ohne RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} is a table of daily figures, as from HRV4Training or Elite HRV, without RR intervals, so there is nothing to import.</source>
        <translation>{it:Sie} ist eine Tabelle mit Tageswerten, wie von HRV4Training oder Elite HRV, ohne RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} is a table of heart rates from Polar Sensor Logger without RR intervals, so there is nothing to import.</source>
        <translation>{it:Sie} ist eine Pulstabelle aus Polar Sensor Logger ohne RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} is a video: choose a file with RR intervals.</source>
        <translation>{it:Es} ist ein Video: Wähle eine Datei mit RR-Abständen.</translation>
    </message>
    <message>
        <source>{it:it} is a web page: download the file itself.</source>
        <translation>{it:Es} ist eine Webseite: Lade die Datei selbst herunter.</translation>
    </message>
    <message numerus="yes">
        <source>{it:it} is a zip archive of %n files: unpack it and import what is in it.</source>
        <comment>{it:it} is a zip archive of %n file: unpack it and import what is in it.</comment>
        <translation>
            <numerusform>{it:Es} ist ein Zip-Archiv mit %n Datei: Entpacke es, und importiere, was darin ist.</numerusform>
            <numerusform>{it:Es} ist ein Zip-Archiv mit %n Dateien: Entpacke es, und importiere, was darin ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>{it:it} is a zip archive: unpack it and import what is in it.</source>
        <translation>{it:Es} ist ein Zip-Archiv: Entpacke es, und importiere, was darin ist.</translation>
    </message>
    <message>
        <source>{it:it} is an HDF5 file that Outbreath can&apos;t read: export the RR intervals as text.</source>
        <translation>{it:Es} ist eine HDF5-Datei, die Outbreath nicht lesen kann: Exportiere die RR-Abstände als Text.</translation>
    </message>
    <message>
        <source>{it:it} is an XML file that Outbreath can&apos;t read: export the RR intervals as text.</source>
        <translation>{it:Es} ist eine XML-Datei, die Outbreath nicht lesen kann: Exportiere die RR-Abstände als Text.</translation>
    </message>
    <message>
        <source>{it:it} is damaged or incomplete and can&apos;t be unpacked: get another copy.</source>
        <translation>{it:Sie} ist beschädigt oder unvollständig und lässt sich nicht entpacken: Besorge eine andere Kopie.</translation>
    </message>
    <message>
        <source>{it:it} is empty: choose another file.</source>
        <translation>{it:Sie} ist leer: Wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>{it:it} is in {program} format and stores its samples in a way Outbreath can&apos;t read: export it as EDF or text.</source>
        <translation>{it:Sie} hat das Format {program} und speichert ihre Messwerte so, dass Outbreath sie nicht lesen kann: Exportiere sie als EDF oder Text.</translation>
    </message>
    <message>
        <source>{it:it} is in {program} format with heart rates but no RR intervals, so there is nothing to import.</source>
        <translation>{it:Sie} hat das Format {program} und enthält Pulswerte, aber keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} is in {program} format without RR intervals, so there is nothing to import.</source>
        <translation>{it:Sie} hat das Format {program}, aber keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>{it:it} is in {program} format: to read it, run `pip install &apos;outbreath[formats]&apos;`.</source>
        <translation>{it:Sie} hat das Format {program}: Führe zum Lesen `pip install &apos;outbreath[formats]&apos;` aus.</translation>
    </message>
    <message>
        <source>{it:it} is larger than 64 MB unpacked: split it.</source>
        <translation>{it:Sie} ist entpackt größer als 64 MB: Teil sie auf.</translation>
    </message>
    <message>
        <source>{it:it} is larger than {most_mb} MB unpacked, too large for a recording: choose another file.</source>
        <translation>{it:Sie} ist entpackt größer als {most_mb} MB, zu groß für eine Aufzeichnung: Wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>{it:it} is larger than {most_mb} MB, too large for a recording of RR intervals: choose another file.</source>
        <translation>{it:Sie} ist größer als {most_mb} MB, zu groß für eine Aufzeichnung von RR-Abständen: Wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>{it:it} is not text: choose a CSV or text file with RR intervals, an EDF+ file or an Outbreath jsonl.</source>
        <translation>{it:Sie} ist kein Text: Wähle eine CSV- oder Textdatei mit RR-Abständen, eine EDF+-Datei oder eine jsonl-Datei von Outbreath.</translation>
    </message>
    <message>
        <source>{it:it} is the table of events, without heartbeats: use the session&apos;s jsonl or beats.csv.</source>
        <translation>{it:Sie} ist die Tabelle der Ereignisse, ohne Herzschläge: Nimm jsonl oder beats.csv der Sitzung.</translation>
    </message>
    <message>
        <source>{it:it} looks like EDF+, but {reason}: get another copy.</source>
        <translation>{it:Sie} sieht nach EDF+ aus, aber {reason}: Besorge eine andere Kopie.</translation>
    </message>
    <message>
        <source>{it:it} looks like {program} format but is damaged: get another copy, or export it again.</source>
        <translation>{it:Sie} sieht nach dem Format {program} aus, ist aber beschädigt: Besorge eine andere Kopie, oder exportiere sie noch einmal.</translation>
    </message>
    <message>
        <source>{it:it} would be longer than a month: check its times.</source>
        <translation>{it:Sie} wäre länger als ein Monat: Prüfe ihre Zeiten.</translation>
    </message>
    <message>
        <source>{key} is given twice for the simulated heart: keep one.</source>
        <translation>{key} steht beim simulierten Herzen zweimal: Lass eines weg.</translation>
    </message>
    <message>
        <source>{key} must be a number from {low} to {high}{unit} with at most 4 decimals, not {text!r}.</source>
        <translation>{key} muss eine Zahl von {low} bis {high}{unit} mit höchstens 4 Nachkommastellen sein, nicht {text!r}.</translation>
    </message>
    <message>
        <source>{key} must be time spans in seconds, in order and within a day, such as {key}=60-105;150-195, not {text!r}.</source>
        <translation>{key} muss aus Zeitspannen in Sekunden bestehen, der Reihe nach und innerhalb eines Tages, etwa {key}=60-105;150-195, nicht {text!r}.</translation>
    </message>
    <message>
        <source>{kind} can&apos;t be added later.</source>
        <translation>{kind} lässt sich nicht später ergänzen.</translation>
    </message>
    <message>
        <source>{kind}: {count}</source>
        <translation>{kind}: {count}</translation>
    </message>
    <message>
        <source>{label}, with the plug-in {package}</source>
        <translation>{label}, mit dem Plug-in {package}</translation>
    </message>
    <message>
        <source>{length} again is a good next step.</source>
        <translation>Ein guter nächster Schritt: noch einmal {length}.</translation>
    </message>
    <message>
        <source>{length} is a good next step.</source>
        <translation>Ein guter nächster Schritt: {length}.</translation>
    </message>
    <message>
        <source>{low:.1f} or more</source>
        <translation>{low:.1f} oder mehr</translation>
    </message>
    <message>
        <source>{low:g} or more</source>
        <translation>{low:g} oder mehr</translation>
    </message>
    <message>
        <source>{low:g} to {high:g}</source>
        <translation>{low:g} bis {high:g}</translation>
    </message>
    <message>
        <source>{low}–{high} % sure: happened</source>
        <translation>{low}–{high} % sicher: eingetroffen</translation>
    </message>
    <message>
        <source>{minutes:g} minutes</source>
        <translation>{minutes:g} Minuten</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>{name!r} can&apos;t be {value}.</source>
        <translation>{name!r} kann nicht {value} sein.</translation>
    </message>
    <message>
        <source>{name!r} is out of range: {value}.</source>
        <translation>{name!r} liegt außerhalb des möglichen Bereichs: {value}.</translation>
    </message>
    <message>
        <source>{name!r} must be a group of fields, not {value}.</source>
        <translation>{name!r} muss eine Gruppe von Feldern sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{name!r} must be a list, not {value}.</source>
        <translation>{name!r} muss eine Liste sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{name!r} must be a message, not {value}.</source>
        <translation>{name!r} muss eine Meldung sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{name!r} must be a number, not {value}.</source>
        <translation>{name!r} muss eine Zahl sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{name!r} must be a whole number, not {value}.</source>
        <translation>{name!r} muss eine ganze Zahl sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{name!r} must be text, not {value}.</source>
        <translation>{name!r} muss ein Text sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{name!r} must be true or false, not {value}.</source>
        <translation>{name!r} muss true oder false sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{name!r} must contain groups of 3, not {value}.</source>
        <translation>{name!r} muss Dreiergruppen enthalten, nicht {value}.</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>{name} (from another version of Outbreath)</source>
        <translation>{name} (aus einer anderen Version von Outbreath)</translation>
    </message>
    <message>
        <source>{name} already exists. Save again to replace it.</source>
        <translation>{name} gibt es schon. Speichere noch einmal, um die Datei zu ersetzen.</translation>
    </message>
    <message>
        <source>{name} belongs to it: put that file next to this one.</source>
        <translation>{name} gehört dazu: Leg diese Datei daneben.</translation>
    </message>
    <message>
        <source>{name} contains no heartbeats: choose another recording.</source>
        <translation>{name} enthält keine Herzschläge: Wähle eine andere Aufzeichnung.</translation>
    </message>
    <message>
        <source>{name}: needs the address of a sensor: `outbreath sensors` lists them.</source>
        <translation>{name}: braucht die Adresse eines Sensors: `outbreath sensors` listet sie auf.</translation>
    </message>
    <message>
        <source>{name}: {missing} `outbreath import` adds them to your library.</source>
        <translation>{name}: {missing} `outbreath import` übernimmt sie in deine Bibliothek.</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>{now} of {all}</source>
        <translation>{now} von {all}</translation>
    </message>
    <message>
        <source>{number} at {time}</source>
        <translation>{number} bei {time}</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number} h</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} min</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} und {other}</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} oder {other}</translation>
    </message>
    <message>
        <source>{part} can&apos;t be read ({why}): delete it, and run the same command again.</source>
        <translation>{part} lässt sich nicht lesen ({why}): Lösche die Datei, und führe denselben Befehl noch einmal aus.</translation>
    </message>
    <message>
        <source>{path} already exists and wasn&apos;t made from {folder}: choose another name with -o.</source>
        <translation>{path} gibt es schon, wurde aber nicht aus {folder} erstellt: Wähle mit -o einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path} already exists: choose another name, or use --force.</source>
        <translation>{path} gibt es schon: Wähle einen anderen Namen, oder nimm --force.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be compared: it needs a column with file names and one with a figure, such as rmssd_ms.</source>
        <translation>{path} lässt sich nicht vergleichen: Die Tabelle braucht eine Spalte mit Dateinamen und eine mit einem Messwert, zum Beispiel rmssd_ms.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be opened: {why}.</source>
        <translation>{path} lässt sich nicht öffnen: {why}.</translation>
    </message>
    <message>
        <source>{path} can&apos;t be read as a table ({why}).</source>
        <translation>{path} lässt sich nicht als Tabelle lesen ({why}).</translation>
    </message>
    <message>
        <source>{path} can&apos;t be used ({error}): check that it exists and can be read and written, or choose another with --library.</source>
        <translation>{path} lässt sich nicht benutzen ({error}): Prüfe, ob es da ist und gelesen und beschrieben werden darf, oder wähle mit --library eine andere Bibliothek.</translation>
    </message>
    <message>
        <source>{path} couldn&apos;t be saved: {why}.</source>
        <translation>{path} ließ sich nicht speichern: {why}.</translation>
    </message>
    <message>
        <source>{path} differs from the library: try again.</source>
        <translation>{path} weicht von der Bibliothek ab: Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>{path} doesn&apos;t exist: give a folder, files, a pattern in quotation marks or a list of files.</source>
        <translation>{path} gibt es nicht: Gib einen Ordner, Dateien, ein Muster in Anführungszeichen oder eine Liste von Dateien an.</translation>
    </message>
    <message>
        <source>{path} is a folder: choose a file with a recording.</source>
        <translation>{path} ist ein Ordner: Wähle eine Datei mit einer Aufzeichnung.</translation>
    </message>
    <message>
        <source>{path} is a folder: give the name of a file in it.</source>
        <translation>{path} ist ein Ordner: Nenne eine Datei darin.</translation>
    </message>
    <message>
        <source>{path} is not a regular file: choose a file with a recording.</source>
        <translation>{path} ist keine normale Datei: Wähle eine Datei mit einer Aufzeichnung.</translation>
    </message>
    <message>
        <source>{path} is not a regular file: choose another name.</source>
        <translation>{path} ist keine normale Datei: Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path} is not a valid file name: choose a file with a recording.</source>
        <translation>{path} ist kein gültiger Dateiname: Wähle eine Datei mit einer Aufzeichnung.</translation>
    </message>
    <message>
        <source>{pattern} seconds in and out, from your next pause on</source>
        <translation>{pattern} Sekunden ein und aus, ab der nächsten Pause</translation>
    </message>
    <message>
        <source>{percent} % sure</source>
        <translation>{percent} % sicher</translation>
    </message>
    <message>
        <source>{percent} % sure, to within 0.25 breaths per minute</source>
        <translation>zu {percent} % sicher, auf 0,25 Atemzüge pro Minute genau</translation>
    </message>
    <message>
        <source>{points:g} points stronger</source>
        <translation>um {points:g} stärker</translation>
    </message>
    <message>
        <source>{points:g} points weaker</source>
        <translation>um {points:g} schwächer</translation>
    </message>
    <message>
        <source>{port} can&apos;t be opened ({reason}): unplug the board and plug it in again.</source>
        <translation>{port} lässt sich nicht öffnen ({reason}): Zieh die Platine ab und steck sie wieder an.</translation>
    </message>
    <message>
        <source>{port} does not send {protocol}: leave out protocol={protocol} to detect it automatically.</source>
        <translation>{port} sendet nicht {protocol}: Lass protocol={protocol} weg, dann wird es automatisch erkannt.</translation>
    </message>
    <message>
        <source>{port} has stopped sending: check the cable and that the board is on.</source>
        <translation>{port} sendet nichts mehr: Prüfe das Kabel und ob die Platine an ist.</translation>
    </message>
    <message>
        <source>{port} is in use by another program, such as a serial monitor: close it.</source>
        <translation>{port} wird von einem anderen Programm benutzt, etwa einem seriellen Monitor: Schließ es.</translation>
    </message>
    <message>
        <source>{port} is not a serial port: choose one from `outbreath sensors`.</source>
        <translation>{port} ist kein serieller Anschluss: Wähle einen aus `outbreath sensors`.</translation>
    </message>
    <message>
        <source>{port} is not there: plug the board in, or look up its name with `outbreath sensors`.</source>
        <translation>{port} ist nicht da: Steck die Platine an, oder sieh mit `outbreath sensors` nach, wie sie heißt.</translation>
    </message>
    <message>
        <source>{port} is open but sends nothing: turn the board on and make sure its program sends data.</source>
        <translation>{port} ist offen, sendet aber nichts: Schalte die Platine ein und sorg dafür, dass ihr Programm Daten sendet.</translation>
    </message>
    <message>
        <source>{port} sends data in an unknown protocol: choose another port, or use a program on the board that sends one of {protocols}.</source>
        <translation>{port} sendet Daten in einem unbekannten Protokoll: Wähle einen anderen Anschluss, oder lade ein Programm auf die Platine, das eines davon sendet: {protocols}.</translation>
    </message>
    <message>
        <source>{port} was unplugged: plug it in again. The session continues.</source>
        <translation>{port} wurde abgezogen: Steck es wieder an. Die Sitzung läuft weiter.</translation>
    </message>
    <message>
        <source>{program}: {found}</source>
        <translation>{program}: {found}</translation>
    </message>
    <message>
        <source>{reason}; heartbeats are missing for {missing_s:.0f} of {span_s:.0f} s</source>
        <translation>{reason}; für {missing_s:.0f} von {span_s:.0f} s fehlen Herzschläge</translation>
    </message>
    <message>
        <source>{rsa} ms at {rate} per minute</source>
        <translation>{rsa} ms bei {rate} pro Minute</translation>
    </message>
    <message>
        <source>{sessions} recovered in part ({session_ids})</source>
        <translation>{sessions} zum Teil gerettet ({session_ids})</translation>
    </message>
    <message>
        <source>{sessions} restored from a backup</source>
        <translation>{sessions} aus einer Sicherung wiederhergestellt</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{time} · {rate} beats/min</source>
        <translation>{time} · {rate} Schläge/min</translation>
    </message>
    <message>
        <source>{time} · {rate} beats/min · corrected</source>
        <translation>{time} · {rate} Schläge/min · korrigiert</translation>
    </message>
    <message>
        <source>{total} waited in 1 pause</source>
        <translation>{total} gewartet in 1 Pause</translation>
    </message>
    <message>
        <source>{total} waited in {count} pauses · longest {longest}</source>
        <translation>{total} gewartet in {count} Pausen · die längste {longest}</translation>
    </message>
    <message>
        <source>{unit} · 1 in {each} is drawn, all are counted</source>
        <translation>{unit} · jeder {each}. Wert ist gezeichnet, alle zählen</translation>
    </message>
    <message>
        <source>{value} {unit}</source>
        <translation>{value} {unit}</translation>
    </message>
    <message>
        <source>{value} {unit} ({low} to {high})</source>
        <translation>{value} {unit} ({low} bis {high})</translation>
    </message>
    <message>
        <source>{what}, 1 time</source>
        <translation>{what}, 1 Mal</translation>
    </message>
    <message>
        <source>{what}, {count} times</source>
        <translation>{what}, {count} Mal</translation>
    </message>
    <message>
        <source>{whole}.{part}</source>
        <translation>{whole},{part}</translation>
    </message>
    <message>
        <source>{why:clause}. It is saved in the library as {worksheet_id}.</source>
        <translation>{why:clause}. In der Bibliothek ist es gespeichert als {worksheet_id}.</translation>
    </message>
    <message>
        <source>{words} ({percent} % sure)</source>
        <translation>{words} ({percent} % sicher)</translation>
    </message>
    <message>
        <source>{words}, sounds like a guess</source>
        <translation>{words}, klingt wie eine Vermutung</translation>
    </message>
    <message>
        <source>{words}, will be asked about later</source>
        <translation>{words}, danach frage ich später</translation>
    </message>
    <message>
        <source>×</source>
        <translation>×</translation>
    </message>
    <message>
        <source>“{text}” isn&apos;t a time of day. Write times such as 8:30 or 21:00, with commas between them.</source>
        <translation>„{text}“ ist keine Uhrzeit. Schreib Uhrzeiten wie 8:30 oder 21:00, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>“{word}” · {question}</source>
        <translation>„{word}“ · {question}</translation>
    </message>
    <message>
        <source>“{word}” · {suggestion}</source>
        <translation>„{word}“ · {suggestion}</translation>
    </message>
    <message>
        <source>↓ scrolls · any other key closes</source>
        <translation>↓ scrollt · jede andere Taste schließt</translation>
    </message>
</context>
</TS>
