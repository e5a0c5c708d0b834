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
        <source>%n RR intervals in ms, between the beats that are marked</source>
        <comment>%n RR interval in ms, between the beats that are marked</comment>
        <translation>
            <numerusform>%n RR-Abstand in ms, zwischen den markierten Schlägen</numerusform>
            <numerusform>%n RR-Abstände in ms, zwischen den markierten Schlägen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n RR intervals in {unit}, one after the other</source>
        <comment>%n RR interval in {unit}</comment>
        <translation>
            <numerusform>%n RR-Abstand in {unit}</numerusform>
            <numerusform>%n RR-Abstände in {unit}, einer nach dem anderen</numerusform>
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
        <source>%n beats were detected here in {rate_hz:.4g} samples a second, {doubtful} of them doubtful</source>
        <comment>%n beat was detected here in {rate_hz:.4g} samples a second, {doubtful} of them doubtful</comment>
        <translation>
            <numerusform>%n Herzschlag wurde hier in {rate_hz:.4g} Messwerten pro Sekunde erkannt, davon {doubtful} zweifelhaft</numerusform>
            <numerusform>%n Herzschläge wurden hier in {rate_hz:.4g} Messwerten pro Sekunde erkannt, davon {doubtful} zweifelhaft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier sessions were cut off; all that was recorded of them is kept.</source>
        <comment>%n earlier session was cut off; all that was recorded of it is kept.</comment>
        <translation>
            <numerusform>%n frühere Sitzung brach ab; alles, was davon aufgezeichnet war, ist aufgehoben.</numerusform>
            <numerusform>%n frühere Sitzungen brachen ab; alles, was davon aufgezeichnet war, ist aufgehoben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events of session {session_id} are missing before it.</source>
        <comment>%n event of session {session_id} is missing before it.</comment>
        <translation>
            <numerusform>%n Ereignis der Sitzung {session_id} fehlt davor.</numerusform>
            <numerusform>%n Ereignisse der Sitzung {session_id} fehlen davor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n heart rates, without RR intervals</source>
        <comment>%n heart rate, without RR intervals</comment>
        <translation>
            <numerusform>%n Herzfrequenz, ohne RR-Abstände</numerusform>
            <numerusform>%n Herzfrequenzen, ohne RR-Abstände</numerusform>
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
        <source>%n numbers that stand for no measurement (such as 0 or 65535) were left out</source>
        <comment>%n number that stands for no measurement (such as 0 or 65535) was left out</comment>
        <translation>
            <numerusform>%n Zahl, die für keine Messung steht (wie 0 oder 65535), wurde ausgelassen</numerusform>
            <numerusform>%n Zahlen, die für keine Messung stehen (wie 0 oder 65535), wurden ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {beats} beats are corrected</source>
        <comment>%n of {beats} beats is corrected</comment>
        <translation>
            <numerusform>%n von {beats} Schlägen ist korrigiert</numerusform>
            <numerusform>%n von {beats} Schlägen sind korrigiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of {beats} beats look wrong and are in the figures</source>
        <comment>%n of {beats} beats looks wrong and is in the figures</comment>
        <translation>
            <numerusform>%n von {beats} Herzschlägen sieht falsch aus und ist in den Werten enthalten</numerusform>
            <numerusform>%n von {beats} Herzschlägen sehen falsch aus und sind in den Werten enthalten</numerusform>
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
        <source>%n predictions wait for your answer. You can give it under Your predictions.</source>
        <comment>%n prediction waits for your answer. You can give it under Your predictions.</comment>
        <translation>
            <numerusform>%n Vorhersage wartet auf deine Antwort. Du findest sie unter „Deine Vorhersagen“.</numerusform>
            <numerusform>%n Vorhersagen warten auf deine Antwort. Du findest sie unter „Deine Vorhersagen“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rated pauses so far. From {least} on you&apos;ll see an average here.</source>
        <comment>%n rated pause so far. From {least} on you&apos;ll see an average here.</comment>
        <translation>
            <numerusform>Bisher %n bewertete Pause. Ab {least} siehst du hier einen Durchschnitt.</numerusform>
            <numerusform>Bisher %n bewertete Pausen. Ab {least} siehst du hier einen Durchschnitt.</numerusform>
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
        <source>%n sessions were read whole</source>
        <comment>%n session was read whole</comment>
        <translation>
            <numerusform>%n Sitzung wurde ganz gelesen</numerusform>
            <numerusform>%n Sitzungen wurden ganz gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look back on, when you like</source>
        <comment>%n to look back on, when you like</comment>
        <translation>
            <numerusform>%n zum Zurückblicken, wann du magst</numerusform>
            <numerusform>%n zum Zurückblicken, wann du magst</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{name}&apos; must be a date and time with its zone, not {value}.</source>
        <translation>„{name}“ muss Datum und Uhrzeit mit Zeitzone sein, nicht {value}.</translation>
    </message>
    <message>
        <source>&apos;{setting}&apos; makes no sense</source>
        <translation>&apos;{setting}&apos; ergibt keinen Sinn</translation>
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
        <source>10 s back</source>
        <translation>10 s zurück</translation>
    </message>
    <message>
        <source>10 s on</source>
        <translation>10 s weiter</translation>
    </message>
    <message>
        <source>16 ×</source>
        <translation>16 ×</translation>
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
        <source>4 · 2 · 6</source>
        <translation>4 · 2 · 6</translation>
    </message>
    <message>
        <source>4 · 6</source>
        <translation>4 · 6</translation>
    </message>
    <message>
        <source>4 · 7</source>
        <translation>4 · 7</translation>
    </message>
    <message>
        <source>4 ×</source>
        <translation>4 ×</translation>
    </message>
    <message>
        <source>5 · 5</source>
        <translation>5 · 5</translation>
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
        <source>A bar that fills</source>
        <translation>Ein Balken, der sich füllt</translation>
    </message>
    <message>
        <source>A beat that came early, was missed or was counted twice. It stays in the record; in the figures another stands in.</source>
        <translation>Ein Schlag, der zu früh kam, überhört oder doppelt gezählt wurde. In der Aufzeichnung bleibt er; in den Werten steht ein anderer an seiner Stelle.</translation>
    </message>
    <message>
        <source>A damaged library that was kept may hold it: {names}.</source>
        <translation>Eine beschädigte Sammlung, die aufgehoben wurde, kann sie enthalten: {names}.</translation>
    </message>
    <message>
        <source>A disc that breathes</source>
        <translation>Eine Scheibe, die atmet</translation>
    </message>
    <message>
        <source>A few short pages</source>
        <translation>Ein paar kurze Seiten</translation>
    </message>
    <message>
        <source>A hold lasts at most {longest_s} seconds.</source>
        <translation>Ein Halten dauert höchstens {longest_s} Sekunden.</translation>
    </message>
    <message>
        <source>A library with a passphrase needs SQLCipher, which is not installed here: install it with `pip install &apos;outbreath[encryption]&apos;`.</source>
        <translation>Eine Sammlung mit Passphrase braucht SQLCipher, und das ist hier nicht installiert: Installiere es mit `pip install &apos;outbreath[encryption]&apos;`.</translation>
    </message>
    <message>
        <source>A line cannot be understood: {value}.</source>
        <translation>Eine Zeile ist nicht zu verstehen: {value}.</translation>
    </message>
    <message>
        <source>A line is far longer than any recording&apos;s: it is not one of ours.</source>
        <translation>Eine Zeile ist viel länger als in jeder Aufnahme: Sie ist nicht von Outbreath.</translation>
    </message>
    <message>
        <source>A line is no text: {value}.</source>
        <translation>Eine Zeile ist kein Text: {value}.</translation>
    </message>
    <message>
        <source>A line is not a record: {value}.</source>
        <translation>Eine Zeile ist kein Eintrag: {value}.</translation>
    </message>
    <message>
        <source>A line of that certainty audit is in no column.</source>
        <translation>Eine Zeile dieser Gewissheitsprüfung steht in keiner Spalte.</translation>
    </message>
    <message>
        <source>A line of that certainty audit is not what was written.</source>
        <translation>Eine Zeile dieser Gewissheitsprüfung ist nicht so, wie sie geschrieben wurde.</translation>
    </message>
    <message>
        <source>A line of the audit is empty: write what you know or predict in it.</source>
        <translation>Eine Zeile ist leer: Schreib hinein, was du weißt oder vermutest.</translation>
    </message>
    <message>
        <source>A name needs at least one letter or number: try another.</source>
        <translation>Ein Name braucht mindestens einen Buchstaben oder eine Zahl: Versuch einen anderen.</translation>
    </message>
    <message>
        <source>A name, then Enter</source>
        <translation>Ein Name, dann Enter</translation>
    </message>
    <message>
        <source>A passphrase has {least_chars} characters or more: four words that nobody would guess are a good one.</source>
        <translation>Eine Passphrase hat mindestens {least_chars} Zeichen: Vier Wörter, auf die niemand käme, sind eine gute.</translation>
    </message>
    <message>
        <source>A pattern is four lengths in seconds, IN-HOLD-OUT-HOLD, such as 4-0-6-0; {quoted} is not.</source>
        <translation>Ein Atemmuster sind vier Längen in Sekunden, EIN-HALTEN-AUS-HALTEN, etwa 4-0-6-0; {quoted} ist keines.</translation>
    </message>
    <message>
        <source>A pause can begin without the passphrase; it may not be kept, then.</source>
        <translation>Eine Pause kann auch ohne Passphrase beginnen; sie wird dann vielleicht nicht aufgehoben.</translation>
    </message>
    <message>
        <source>A pause lasts {length} on average.</source>
        <translation>Eine Pause dauert im Mittel {length}.</translation>
    </message>
    <message>
        <source>A pause of {time}</source>
        <translation>Pause: {time}</translation>
    </message>
    <message>
        <source>A record of practice, for talking about. It is not a medical finding.</source>
        <translation>Eine Aufzeichnung vom Üben, um darüber zu sprechen. Sie ist kein ärztlicher Befund.</translation>
    </message>
    <message>
        <source>A recording of {time}</source>
        <translation>Aufzeichnung: {time}</translation>
    </message>
    <message>
        <source>A report</source>
        <translation>Ein Bericht</translation>
    </message>
    <message>
        <source>A report of the practice</source>
        <translation>Ein Bericht von der Übung</translation>
    </message>
    <message>
        <source>A serial port has no option {key!r}: use protocol=NAME, or none.</source>
        <translation>Ein serieller Anschluss kennt {key!r} nicht: Nimm protocol=NAME oder nichts.</translation>
    </message>
    <message>
        <source>A session is being recorded: end it first, then try again.</source>
        <translation>Gerade wird aufgezeichnet: Beende das zuerst, dann versuch es noch einmal.</translation>
    </message>
    <message>
        <source>A session lasts {shortest_min} to {longest_min} minutes, not {minutes}.</source>
        <translation>Eine Sitzung dauert {shortest_min} bis {longest_min} Minuten, nicht {minutes}.</translation>
    </message>
    <message>
        <source>A session&apos;s id is letters, digits and dashes, and not &apos;last&apos;; {value} is not one.</source>
        <translation>Die Kennung einer Sitzung besteht aus Buchstaben, Ziffern und Bindestrichen und ist nicht „last“; {value} ist keine.</translation>
    </message>
    <message>
        <source>A simulated heart knows nothing of {key!r}: write key=value with the keys {known}.</source>
        <translation>Ein simuliertes Herz kennt {key!r} nicht: Schreib Name=Wert mit einem der Namen {known}.</translation>
    </message>
    <message>
        <source>A strap has one option, accelerometer=yes or accelerometer=no.</source>
        <translation>Für einen Gurt gibt es eine Angabe, accelerometer=yes oder accelerometer=no.</translation>
    </message>
    <message>
        <source>A strap without a name</source>
        <translation>Ein Gurt ohne Namen</translation>
    </message>
    <message>
        <source>A tone lasts {shortest_s:g} to {longest_s:g} seconds.</source>
        <translation>Ein Ton dauert {shortest_s:g} bis {longest_s:g} Sekunden.</translation>
    </message>
    <message>
        <source>A word on what happened</source>
        <translation>Ein Wort dazu, was geschah</translation>
    </message>
    <message>
        <source>About Outbreath</source>
        <translation>Über Outbreath</translation>
    </message>
    <message>
        <source>After a pause the pull is {change} on average.</source>
        <translation>Nach einer Pause ist der Drang im Mittel {change}.</translation>
    </message>
    <message>
        <source>After this pause, someone else can be chosen.</source>
        <translation>Nach dieser Pause kann jemand anderes gewählt werden.</translation>
    </message>
    <message>
        <source>After {count} of {of} pauses the urge had passed, and contact was not needed.</source>
        <translation>Nach {count} von {of} Pausen war der Drang vorbei, und kein Kontakt war nötig.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All of it is optional.</source>
        <translation>Alles davon ist freiwillig.</translation>
    </message>
    <message>
        <source>An earlier session was cut off; all of it that was recorded is kept ({session_id}).</source>
        <translation>Eine frühere Sitzung brach ab; alles, was davon aufgezeichnet war, ist aufgehoben ({session_id}).</translation>
    </message>
    <message>
        <source>An electrode is off: press it on again.</source>
        <translation>Eine Elektrode hat sich gelöst: Drück sie wieder an.</translation>
    </message>
    <message>
        <source>An event is damaged: {time}, {kind}.</source>
        <translation>Ein Ereignis ist beschädigt: {time}, {kind}.</translation>
    </message>
    <message>
        <source>An inhale and an exhale last at least one second: try 4-0-6-0.</source>
        <translation>Einatmen und Ausatmen dauern mindestens eine Sekunde: Versuch 4-0-6-0.</translation>
    </message>
    <message>
        <source>An urge is rated from {low} to {high}, not {urge}.</source>
        <translation>Ein Drang wird von {low} bis {high} bewertet, nicht mit {urge}.</translation>
    </message>
    <message>
        <source>And after the pause?</source>
        <translation>Und nach der Pause?</translation>
    </message>
    <message>
        <source>And {count} more stretches without a beat.</source>
        <translation>Und {count} weitere Strecken ohne Schlag.</translation>
    </message>
    <message>
        <source>Another Outbreath is using this library ({folder}): close it, or choose another with --library.</source>
        <translation>Ein anderes Outbreath benutzt diese Sammlung ({folder}): Schließ es, oder wähle mit --library eine andere.</translation>
    </message>
    <message>
        <source>Another program is busy with {db}: close it, or try again in a moment.</source>
        <translation>Ein anderes Programm arbeitet gerade mit {db}: Schließ es, oder versuch es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Another program is reading the library: close it, then try again. Nothing was changed.</source>
        <translation>Ein anderes Programm liest gerade die Sammlung: Schließ es, dann versuch es noch einmal. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Answer to the breath</source>
        <translation>Atemantwort</translation>
    </message>
    <message>
        <source>Answer to the breath (RSA)</source>
        <translation>Atemantwort (RSA)</translation>
    </message>
    <message>
        <source>Answer to the breath since the pause began</source>
        <translation>Atemantwort seit Beginn der Pause</translation>
    </message>
    <message>
        <source>Answer to the breath: how far the interval swings with each breath.</source>
        <translation>Atemantwort: wie weit der Abstand der Schläge mit jedem Atemzug schwingt.</translation>
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
        <source>As now</source>
        <translation>Wie jetzt</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>At first the pull was half as strong after about {first} ({first_interval}); in the latest pauses after about {last} ({last_interval}).</source>
        <translation>Anfangs war der Drang nach etwa {first} halb so stark ({first_interval}); in den letzten Pausen nach etwa {last} ({last_interval}).</translation>
    </message>
    <message>
        <source>August</source>
        <translation>August</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Beats: all that were heard while the breath was led.</source>
        <translation>Schläge: alle, die zu hören waren, während der Atem geführt wurde.</translation>
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
        <source>Begin where it is comfortable: 5 minutes is usual, 1 minute is a pause too.</source>
        <translation>Beginne, wo es angenehm ist: 5 Minuten sind üblich, auch 1 Minute ist eine Pause.</translation>
    </message>
    <message>
        <source>Bluetooth cannot be reached, because this computer runs no system message bus (D-Bus): start it, or choose another sensor.</source>
        <translation>Bluetooth ist nicht erreichbar, weil auf diesem Computer kein Nachrichtenbus (D-Bus) läuft: Starte ihn, oder wähle einen anderen Sensor.</translation>
    </message>
    <message>
        <source>Bluetooth does not answer: switch it off and on again in the system settings ({error}).</source>
        <translation>Bluetooth antwortet nicht: Schalte es in den Systemeinstellungen aus und wieder ein ({error}).</translation>
    </message>
    <message>
        <source>Bluetooth does not answer: switch it off and on again in the system settings.</source>
        <translation>Bluetooth antwortet nicht: Schalte es in den Systemeinstellungen aus und wieder ein.</translation>
    </message>
    <message>
        <source>Bluetooth is busy with something else: it is tried again, no need to do anything.</source>
        <translation>Bluetooth ist gerade mit etwas anderem beschäftigt: Es wird weiter versucht, du brauchst nichts zu tun.</translation>
    </message>
    <message>
        <source>Bluetooth is switched off: switch it on in the system settings.</source>
        <translation>Bluetooth ist ausgeschaltet: Schalte es in den Systemeinstellungen ein.</translation>
    </message>
    <message>
        <source>Breath at the end</source>
        <translation>Atem am Ende</translation>
    </message>
    <message>
        <source>Breathe easily, never deeper than is comfortable. If your heart, your lungs or a pregnancy need care, ask a doctor first. In a crisis, contact a local crisis line or the emergency services.</source>
        <translation>Atme leicht, nie tiefer als angenehm. Wenn dein Herz, deine Lunge oder eine Schwangerschaft besondere Sorge brauchen, frag zuerst ärztlichen Rat. In einer Krise wende dich an ein Krisentelefon in deiner Nähe oder an den Notruf.</translation>
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
        <translation>Atemscheibe</translation>
    </message>
    <message>
        <source>Breathing rate, from the heart</source>
        <translation>Atemfrequenz, aus dem Herzschlag</translation>
    </message>
    <message>
        <source>Breathing with the pacer: {time}</source>
        <translation>Atmen mit dem Taktgeber: {time}</translation>
    </message>
    <message>
        <source>Breaths</source>
        <translation>Atemzüge</translation>
    </message>
    <message>
        <source>Breaths: how often you breathed, as the heart tells it.</source>
        <translation>Atemzüge: wie oft du geatmet hast, wie das Herz es erzählt.</translation>
    </message>
    <message>
        <source>Brier, 0.25 is saying 50 % each time</source>
        <translation>Brier, 0,25 heißt jedes Mal 50 % sagen</translation>
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
        <source>Cannot {command} while {stage} in the exercise {exercise}.</source>
        <translation>{command} geht nicht während {stage} in der Übung {exercise}.</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Gewissheit</translation>
    </message>
    <message>
        <source>Certainty audit</source>
        <translation>Gewissheitsprüfung</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Choose a card for its figures.</source>
        <translation>Wähle eine Karte, um ihre Zahlen zu sehen.</translation>
    </message>
    <message>
        <source>Choose a sensor</source>
        <translation>Sensor wählen</translation>
    </message>
    <message>
        <source>Chose to reach out, on purpose.</source>
        <translation>Entschied sich, den Kontakt zu suchen, ganz bewusst.</translation>
    </message>
    <message>
        <source>Chose to wait again.</source>
        <translation>Entschied sich, noch einmal zu warten.</translation>
    </message>
    <message>
        <source>Coherence</source>
        <translation>Kohärenz</translation>
    </message>
    <message>
        <source>Coherence ratio</source>
        <translation>Kohärenz, Verhältnis</translation>
    </message>
    <message>
        <source>Coherence, over a minute</source>
        <translation>Kohärenz, über eine Minute</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Contact a local crisis line or the emergency services. You need not wait with that.</source>
        <translation>Wende dich an ein Krisentelefon in deiner Nähe oder an den Notruf. Damit brauchst du nicht zu warten.</translation>
    </message>
    <message>
        <source>Copied. It is yours to send, or to keep.</source>
        <translation>Kopiert. Du kannst es senden oder für dich behalten.</translation>
    </message>
    <message>
        <source>Copies you made stay where they are: {names}.</source>
        <translation>Kopien, die du gemacht hast, bleiben, wo sie sind: {names}.</translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>Den Satz kopieren</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Korrigiert</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>December</source>
        <translation>Dezember</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete these {count} pauses for good?</source>
        <translation>Diese {count} Pausen endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete this pause for good?</source>
        <translation>Diese Pause endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete, also in backups</source>
        <translation>Löschen, auch in Sicherungen</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Demo is on. What you do with it is not part of your practice.</source>
        <translation>Die Demo läuft. Was du damit machst, gehört nicht zu deiner Übung.</translation>
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
        <source>Demo: not your own heart, so it is in none of your trends</source>
        <translation>Demo: nicht dein eigenes Herz, deshalb in keinem deiner Verläufe</translation>
    </message>
    <message>
        <source>Demo: the heart in this report was replayed from a file.</source>
        <translation>Demo: Das Herz in diesem Bericht wurde aus einer Datei wiedergegeben.</translation>
    </message>
    <message>
        <source>Demo: the heart in this report was simulated.</source>
        <translation>Demo: Das Herz in diesem Bericht war simuliert.</translation>
    </message>
    <message>
        <source>Demo: this finds the breath of a heart that is not yours.</source>
        <translation>Demo: So findest du den Atem eines Herzens, das nicht deins ist.</translation>
    </message>
    <message>
        <source>Demos</source>
        <translation>Demos</translation>
    </message>
    <message>
        <source>Demos are kept apart: press K, or choose the filter “Demos”.</source>
        <translation>Demos stehen für sich: Drücke K oder wähle den Filter „Demos“.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Das Gerät ist gerade belegt</translation>
    </message>
    <message>
        <source>Discreet</source>
        <translation>Unauffällig</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Der Platz, der dir zusteht, ist voll</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>EDF+</source>
        <translation>EDF+</translation>
    </message>
    <message>
        <source>EDF+ takes ten days at most: export csv, rr or jsonl instead.</source>
        <translation>EDF+ fasst höchstens zehn Tage: Exportiere stattdessen csv, rr oder jsonl.</translation>
    </message>
    <message>
        <source>Each of these is a choice. You can also decide later.</source>
        <translation>Jedes davon ist eine Wahl. Du kannst auch später entscheiden.</translation>
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
        <source>Enter adds a line · Tab to the other column · ↑ to the lines</source>
        <translation>Enter fügt eine Zeile an · Tab zur anderen Spalte · ↑ zu den Zeilen</translation>
    </message>
    <message>
        <source>Enter keeps it · Shift+Enter begins a line · Tab to the tags · Esc closes</source>
        <translation>Enter hebt es auf · Umschalt+Enter beginnt eine Zeile · Tab zu den Stichwörtern · Esc schließt</translation>
    </message>
    <message>
        <source>Enter saves · arrows choose · Esc closes</source>
        <translation>Enter sichert · Pfeile wählen · Esc schließt</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Esc shows all of them again.</source>
        <translation>Esc zeigt wieder alle.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Every part of a breath lasts zero seconds or more: try 4-0-6-0.</source>
        <translation>Jeder Teil eines Atemzugs dauert null Sekunden oder länger: Versuch 4-0-6-0.</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>F9 or Ctrl+H hides everything at once, anywhere, and brings it back. A pause goes on.</source>
        <translation>F9 oder Strg+H verbirgt überall alles auf einmal und holt es zurück. Eine Pause geht weiter.</translation>
    </message>
    <message>
        <source>FTDI cable</source>
        <translation>FTDI-Kabel</translation>
    </message>
    <message>
        <source>Faint</source>
        <translation>Ganz leise</translation>
    </message>
    <message>
        <source>February</source>
        <translation>Februar</translation>
    </message>
    <message>
        <source>Feelings</source>
        <translation>Gefühle</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Figures and their grounds</source>
        <translation>Werte und worauf sie beruhen</translation>
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
        <source>Find a word in notes, tags, exercises, decisions</source>
        <translation>Ein Wort in Notizen, Stichwörtern, Übungen, Entscheidungen finden</translation>
    </message>
    <message>
        <source>Find in notes, tags, exercises and decisions</source>
        <translation>In Notizen, Stichwörtern, Übungen und Entscheidungen finden</translation>
    </message>
    <message>
        <source>Find your breath</source>
        <translation>Deinen Atem finden</translation>
    </message>
    <message>
        <source>Finding a breath: {time}</source>
        <translation>Den Atem finden: {time}</translation>
    </message>
    <message>
        <source>Finding your breath</source>
        <translation>Deinen Atem finden</translation>
    </message>
    <message>
        <source>Five minutes, a hand on your chest, and a slow way out. You need not settle anything. Afterwards you notice what you want, and choose.</source>
        <translation>Fünf Minuten, eine Hand auf der Brust und ein langsames Ausatmen. Du musst nichts klären. Danach merkst du, was du möchtest, und wählst.</translation>
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
        <source>For a simulated heart {key} is a number from {low} to {high}{unit}, with at most four decimals; {text!r} is not.</source>
        <translation>Für ein simuliertes Herz ist {key} eine Zahl von {low} bis {high}{unit} mit höchstens vier Nachkommastellen; {text!r} ist keine.</translation>
    </message>
    <message>
        <source>For a simulated heart {key} is one or more spans in seconds, one after the other and within a day, such as {key}=60-105;150-195; {text!r} is not.</source>
        <translation>Für ein simuliertes Herz sind {key} eine oder mehrere Spannen in Sekunden, nacheinander und innerhalb eines Tages, etwa {key}=60-105;150-195; {text!r} ist das nicht.</translation>
    </message>
    <message>
        <source>For a simulated heart {key} is said twice: keep one of them.</source>
        <translation>Für ein simuliertes Herz steht {key} zweimal da: Behalte eines davon.</translation>
    </message>
    <message>
        <source>For your eyes</source>
        <translation>Nur für dich</translation>
    </message>
    <message>
        <source>Four words that nobody would guess are a good one. Nobody can find it out for you: keep it safe.</source>
        <translation>Vier Wörter, auf die niemand käme, sind eine gute. Niemand kann sie für dich herausfinden: Bewahre sie sicher auf.</translation>
    </message>
    <message>
        <source>Free breathing</source>
        <translation>Freies Atmen</translation>
    </message>
    <message>
        <source>From {beats} beats in {time}, {share} % of them corrected.</source>
        <translation>Aus {beats} Schlägen. Dauer: {time}. Davon korrigiert: {share} %.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Gleich geht es los</translation>
    </message>
    <message>
        <source>Give or take {uncertainty} ms.</source>
        <translation>Plus oder minus {uncertainty} ms.</translation>
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
        <source>Heart rate</source>
        <translation>Puls</translation>
    </message>
    <message>
        <source>Heart rate in the pause</source>
        <translation>Puls in der Pause</translation>
    </message>
    <message>
        <source>Heart rate over the last minute, with the breath behind it</source>
        <translation>Puls der letzten Minute, dahinter der Atem</translation>
    </message>
    <message>
        <source>Heart rate over the whole pause, with the breath behind it</source>
        <translation>Puls über die ganze Pause, dahinter der Atem</translation>
    </message>
    <message>
        <source>Heart rate stayed near {last} beats a minute.</source>
        <translation>Der Puls blieb bei etwa {last} Schlägen pro Minute.</translation>
    </message>
    <message>
        <source>Heart rate went from {first} to {last} beats a minute.</source>
        <translation>Der Puls ging von {first} auf {last} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>Heart rate, with the breath behind it</source>
        <translation>Puls, dahinter der Atem</translation>
    </message>
    <message>
        <source>Heart rate: the average over the whole pause.</source>
        <translation>Puls: der Durchschnitt über die ganze Pause.</translation>
    </message>
    <message>
        <source>Here the pause ended.</source>
        <translation>Hier endete die Pause.</translation>
    </message>
    <message>
        <source>Here you looked again.</source>
        <translation>Hier hast du noch einmal hingeschaut.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Verborgen</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Hold, softly</source>
        <translation>Sanft halten</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>How long to wait next, if you like</source>
        <translation>Wie lange du als Nächstes wartest, wenn du magst</translation>
    </message>
    <message>
        <source>How long you wait</source>
        <translation>Wie lange du wartest</translation>
    </message>
    <message>
        <source>How much heart beats differ from one to the next, and over the whole (Task Force 1996).</source>
        <translation>Wie sehr sich Herzschläge von einem zum nächsten und im Ganzen unterscheiden (Task Force 1996).</translation>
    </message>
    <message>
        <source>How much leads you</source>
        <translation>Wie viel dich führt</translation>
    </message>
    <message>
        <source>How much the heart swung at each rate of breathing</source>
        <translation>Wie weit das Herz bei jedem Atemtempo schwang</translation>
    </message>
    <message>
        <source>How strong is the pull?</source>
        <translation>Wie stark ist der Drang?</translation>
    </message>
    <message>
        <source>How strong is the urge to reach out now?</source>
        <translation>Wie stark ist der Drang, dich zu melden, jetzt?</translation>
    </message>
    <message>
        <source>How strong the wish to reach out was, from 0 to 10, as the person rated it.</source>
        <translation>Wie stark der Wunsch war, sich zu melden, von 0 bis 10, nach eigener Einschätzung.</translation>
    </message>
    <message>
        <source>How strong was the pull before?</source>
        <translation>Wie stark war der Drang davor?</translation>
    </message>
    <message>
        <source>How strong was the urge after the pause?</source>
        <translation>Wie stark war der Drang nach der Pause?</translation>
    </message>
    <message>
        <source>How sure you are is told from {low} to {high} %, not {percent}.</source>
        <translation>Wie sicher du bist, sagst du mit {low} bis {high} %, nicht mit {percent}.</translation>
    </message>
    <message>
        <source>How sure you are is told from {low} to {high} %.</source>
        <translation>Wie sicher du bist, sagst du mit {low} bis {high} %.</translation>
    </message>
    <message>
        <source>How sure, and what came</source>
        <translation>Wie sicher, und was kam</translation>
    </message>
    <message>
        <source>How sure? %</source>
        <translation>Wie sicher? %</translation>
    </message>
    <message>
        <source>How the breath should go on could not be worked out: {pattern} at the end.</source>
        <translation>Wie der Atem weitergehen sollte, ließ sich nicht berechnen: {pattern} am Ende.</translation>
    </message>
    <message>
        <source>How the heart answers</source>
        <translation>Wie das Herz antwortet</translation>
    </message>
    <message>
        <source>How the way out grows</source>
        <translation>Wie das Ausatmen länger wird</translation>
    </message>
    <message>
        <source>How would you like to breathe?</source>
        <translation>Wie möchtest du atmen?</translation>
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
        <source>I notice I feel ...</source>
        <translation>Ich merke, ich fühle mich ...</translation>
    </message>
    <message>
        <source>If I wait, then ...</source>
        <translation>Wenn ich warte, dann ...</translation>
    </message>
    <message>
        <source>If you like, find your own words first.</source>
        <translation>Wenn du magst, finde zuerst deine eigenen Worte.</translation>
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
        <source>In a crisis</source>
        <translation>In einer Krise</translation>
    </message>
    <message>
        <source>In a crisis, contact a local crisis line or the emergency services.</source>
        <translation>In einer Krise wende dich an ein Krisentelefon in deiner Nähe oder an den Notruf.</translation>
    </message>
    <message>
        <source>In brackets: between these it lies with 99 % confidence.</source>
        <translation>In Klammern: Dazwischen liegt es mit 99 % Sicherheit.</translation>
    </message>
    <message>
        <source>In steps</source>
        <translation>In Stufen</translation>
    </message>
    <message>
        <source>In the first pauses it was {first}, in the latest {last}.</source>
        <translation>In den ersten Pausen war er {first}, in den letzten {last}.</translation>
    </message>
    <message>
        <source>In the pause</source>
        <translation>In der Pause</translation>
    </message>
    <message>
        <source>In their own words</source>
        <translation>In eigenen Worten</translation>
    </message>
    <message>
        <source>In your next pauses you are led by: {guide}.</source>
        <translation>In deinen nächsten Pausen begleitet dich: {guide}.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Der Datenträger liest oder schreibt nicht</translation>
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
        <source>Is that so every single time, or does it feel so right now?</source>
        <translation>Ist das jedes einzelne Mal so, oder fühlt es sich gerade so an?</translation>
    </message>
    <message>
        <source>It answered the breath by {rsa} ms, give or take {uncertainty}.</source>
        <translation>Dein Herz antwortete auf den Atem mit {rsa} ms, plus oder minus {uncertainty}.</translation>
    </message>
    <message>
        <source>It answered the breath by {rsa} ms.</source>
        <translation>Dein Herz antwortete auf den Atem mit {rsa} ms.</translation>
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
        <source>It stays</source>
        <translation>Es bleibt</translation>
    </message>
    <message>
        <source>It was not rated.</source>
        <translation>Nicht eingeschätzt.</translation>
    </message>
    <message>
        <source>It went from about {first_percent:.0f} % to about {last_percent:.0f} %.</source>
        <translation>Der Anteil ging von etwa {first_percent:.0f} % auf etwa {last_percent:.0f} %.</translation>
    </message>
    <message>
        <source>Its beats, figures, notes and tags leave the library. Nobody can undo it.</source>
        <translation>Schläge, Werte, Notizen und Stichwörter verlassen die Sammlung. Niemand kann das rückgängig machen.</translation>
    </message>
    <message>
        <source>Its times are beyond every measure: look at its first column.</source>
        <translation>Die Zeiten darin liegen jenseits allen Maßes: Sieh dir die erste Spalte an.</translation>
    </message>
    <message>
        <source>Its times leave more than 100 000 holes between the beats: look at its first column.</source>
        <translation>Die Zeiten darin lassen mehr als 100 000 Lücken zwischen den Schlägen: Sieh dir die erste Spalte an.</translation>
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
        <source>Keep</source>
        <translation>Aufheben</translation>
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
        <source>Keeping this pause</source>
        <translation>Diese Pause wird aufgehoben</translation>
    </message>
    <message>
        <source>Kept as {path}</source>
        <translation>Aufgehoben als {path}</translation>
    </message>
    <message>
        <source>Kept: {when}</source>
        <translation>Aufgehoben: {when}</translation>
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
        <source>Lab Streaming Layer needs one package more: install it with `pip install &apos;outbreath[lsl]&apos;`.</source>
        <translation>Lab Streaming Layer braucht ein weiteres Paket: Installiere es mit `pip install &apos;outbreath[lsl]&apos;`.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Last pause · {what}</source>
        <translation>Letzte Pause · {what}</translation>
    </message>
    <message>
        <source>Last time your heart answered most near {rate} breaths a minute.</source>
        <translation>Letztes Mal antwortete dein Herz am stärksten bei etwa {rate} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Letters of this program are missing or damaged ({names}), so those of the system are shown: install Outbreath again.</source>
        <translation>Schriften dieses Programms sind nicht da oder beschädigt ({names}), darum siehst du die des Systems: Installiere Outbreath noch einmal.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Line {number} is something you know, so nothing needs to come of it: move it first.</source>
        <translation>Zeile {number} ist etwas, das du weißt, da braucht nichts zu folgen: Verschieb sie zuerst.</translation>
    </message>
    <message>
        <source>Line {number}: {reason}</source>
        <translation>Zeile {number}: {reason}</translation>
    </message>
    <message>
        <source>Little by little</source>
        <translation>Nach und nach</translation>
    </message>
    <message>
        <source>Lock it</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Look back</source>
        <translation>Zurückblicken</translation>
    </message>
    <message>
        <source>Looking for sensors. Put yours on, so that it wakes.</source>
        <translation>Sensoren werden gesucht. Leg deinen an, damit er aufwacht.</translation>
    </message>
    <message>
        <source>Loud</source>
        <translation>Laut</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>M moves it · A: ask me later what came</source>
        <translation>M verschiebt · A: frag mich später, was kam</translation>
    </message>
    <message>
        <source>M moves it · A: ask me later what came · Del takes it away</source>
        <translation>M verschiebt · A: frag mich später, was kam · Entf nimmt sie weg</translation>
    </message>
    <message>
        <source>Many pauses in one hour: this is a hard hour. Someone you trust, a walk, or water may help more than the next one.</source>
        <translation>Viele Pausen in einer Stunde: Das ist eine schwere Stunde. Jemand, dem du vertraust, ein Spaziergang oder Wasser hilft vielleicht mehr als die nächste.</translation>
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
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Mean heart rate</source>
        <translation>Mittlerer Puls</translation>
    </message>
    <message>
        <source>Mean interval</source>
        <translation>Mittlerer Abstand</translation>
    </message>
    <message>
        <source>Mean interval: the average time between two normal beats.</source>
        <translation>Mittlerer Abstand: die durchschnittliche Zeit zwischen zwei normalen Schlägen.</translation>
    </message>
    <message>
        <source>Meanwhile the pauses grew from about {first} to about {last}: a longer one leaves the pull more time to grow weaker.</source>
        <translation>Dabei wuchsen die Pausen von etwa {first} auf etwa {last}: Eine längere lässt dem Drang mehr Zeit, schwächer zu werden.</translation>
    </message>
    <message>
        <source>Meanwhile the pauses shortened from about {first} to about {last}: a shorter one leaves the pull less time to grow weaker.</source>
        <translation>Dabei wurden die Pausen kürzer, von etwa {first} auf etwa {last}: Eine kürzere lässt dem Drang weniger Zeit, schwächer zu werden.</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Moments that were marked</source>
        <translation>Markierte Augenblicke</translation>
    </message>
    <message>
        <source>More happened in it than EDF+ takes: export csv, rr or jsonl instead.</source>
        <translation>Darin geschah mehr, als EDF+ fasst: Exportiere stattdessen csv, rr oder jsonl.</translation>
    </message>
    <message>
        <source>More than one prediction begins with {wanted}: say more.</source>
        <translation>Mehr als eine Vorhersage beginnt mit {wanted}: Gib mehr davon an.</translation>
    </message>
    <message>
        <source>More than one session begins with {wanted}: say more.</source>
        <translation>Mehr als eine Sitzung beginnt mit {wanted}: Sag etwas mehr.</translation>
    </message>
    <message>
        <source>More than one {kind} begins with {wanted}: see `outbreath {kind} --list`.</source>
        <translation>Mehr als ein Blatt der Art {kind} beginnt mit {wanted}: Sieh mit `outbreath {kind} --list` nach.</translation>
    </message>
    <message>
        <source>Most hearts answer one rate of breathing more than any other, somewhere between four and a half and six and a half breaths a minute. Breathe with the disc through these rates, and notice which one is yours.</source>
        <translation>Die meisten Herzen antworten auf ein Atemtempo mehr als auf jedes andere, irgendwo zwischen viereinhalb und sechseinhalb Atemzügen pro Minute. Atme mit der Scheibe durch diese Tempi und merke, welches deines ist.</translation>
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
        <source>Movement</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Name of the window</source>
        <translation>Name des Fensters</translation>
    </message>
    <message>
        <source>Name the feeling</source>
        <translation>Das Gefühl benennen</translation>
    </message>
    <message>
        <source>Name the feeling, not the partner</source>
        <translation>Das Gefühl benennen, nicht den anderen</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>New passphrase once more</source>
        <translation>Neue Passphrase noch einmal</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>No backup and no copy holds it.</source>
        <translation>Keine Sicherung und keine Kopie enthält sie.</translation>
    </message>
    <message>
        <source>No backup and no copy holds them.</source>
        <translation>Keine Sicherung und keine Kopie enthält sie.</translation>
    </message>
    <message>
        <source>No beat is known from {begin} to {end} on the session&apos;s clock.</source>
        <translation>Von {begin} bis {end} auf der Uhr der Sitzung ist kein Schlag bekannt.</translation>
    </message>
    <message>
        <source>No event happens at t = {t!r} s.</source>
        <translation>Bei t = {t!r} s kann nichts geschehen.</translation>
    </message>
    <message>
        <source>No heart beat can be seen in what the sensor sends: lay it on lightly and keep still.</source>
        <translation>In dem, was der Sensor sendet, ist kein Herzschlag zu sehen: Leg ihn locker an und halt still.</translation>
    </message>
    <message>
        <source>No heart was recorded here. The waiting counts all the same.</source>
        <translation>Hier wurde kein Herz aufgezeichnet. Das Warten zählt genauso.</translation>
    </message>
    <message>
        <source>No loudspeaker answers: plug in or switch on a loudspeaker or headphones, then turn the sound off and on.</source>
        <translation>Kein Lautsprecher antwortet: Steck einen Lautsprecher oder Kopfhörer an oder schalte ihn ein, dann stell den Ton aus und wieder an.</translation>
    </message>
    <message>
        <source>No pauses here yet</source>
        <translation>Noch keine Pausen</translation>
    </message>
    <message>
        <source>No pauses here yet.</source>
        <translation>Hier sind noch keine Pausen.</translation>
    </message>
    <message>
        <source>No pauses here yet. The first one says nothing about you, and counts.</source>
        <translation>Noch keine Pausen hier. Die erste sagt nichts über dich, und sie zählt.</translation>
    </message>
    <message>
        <source>No prediction is waiting for an answer.</source>
        <translation>Keine Vorhersage wartet auf eine Antwort.</translation>
    </message>
    <message>
        <source>No sensor</source>
        <translation>Kein Sensor</translation>
    </message>
    <message>
        <source>No sensor was found just now. The pause works without one.</source>
        <translation>Gerade wurde kein Sensor gefunden. Die Pause geht auch ohne.</translation>
    </message>
    <message>
        <source>No sensor. The pause works without one</source>
        <translation>Kein Sensor. Die Pause geht auch ohne</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>No {kind} begins with {wanted}: see `outbreath {kind} --list`.</source>
        <translation>Kein Blatt der Art {kind} beginnt mit {wanted}: Sieh mit `outbreath {kind} --list` nach.</translation>
    </message>
    <message>
        <source>Nobody changes the breath so often.</source>
        <translation>So oft wechselt niemand den Atem.</translation>
    </message>
    <message>
        <source>Nobody knows the event {kind}.</source>
        <translation>Das Ereignis {kind} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Nobody knows the field {field} of {of}.</source>
        <translation>Das Feld {field} von {of} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Nobody tells so much in one session: it is no recording.</source>
        <translation>So viel sagt niemand in einer Sitzung: Es ist keine Aufnahme.</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Das ist kein Ordner</translation>
    </message>
    <message>
        <source>Not in the picture: {count} of {of} pauses, in which the pull was gone, was no weaker, or would be half only after more than an hour.</source>
        <translation>Nicht im Bild: {count} von {of} Pausen, in denen der Drang verschwunden war, nicht schwächer wurde oder erst nach über einer Stunde halb so stark wäre.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Not shown</source>
        <translation>Nicht gezeigt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Nothing changes by itself. Choose what suits today.</source>
        <translation>Nichts ändert sich von selbst. Wähle, was heute passt.</translation>
    </message>
    <message>
        <source>Nothing comes from the strap any more; it is tried again.</source>
        <translation>Vom Gurt kommt nichts mehr; es wird weiter versucht.</translation>
    </message>
    <message>
        <source>Nothing comes from the stream {stream} any more: see to the program that sends it.</source>
        <translation>Vom Datenstrom {stream} kommt nichts mehr: Sieh nach dem Programm, das ihn sendet.</translation>
    </message>
    <message>
        <source>Nothing comes from {port} any more: look at the cable and whether the board is on.</source>
        <translation>Von {port} kommt nichts mehr: Sieh nach dem Kabel, und ob die Platine an ist.</translation>
    </message>
    <message>
        <source>Nothing here is like that</source>
        <translation>Nichts hier ist so</translation>
    </message>
    <message>
        <source>Nothing is kept here, so there is nobody to choose.</source>
        <translation>Hier wird nichts aufgehoben, darum gibt es niemanden zu wählen.</translation>
    </message>
    <message>
        <source>Nothing is written here yet.</source>
        <translation>Hier steht noch nichts.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer: there is no account and no network. The program is free, under the MIT licence; the letters are Inter, under the SIL Open Font License.</source>
        <translation>Nichts verlässt diesen Computer: kein Konto, kein Netz. Das Programm ist frei, unter der MIT-Lizenz; die Schrift ist Inter, unter der SIL Open Font License.</translation>
    </message>
    <message>
        <source>November</source>
        <translation>November</translation>
    </message>
    <message>
        <source>Now {time} more.</source>
        <translation>Jetzt noch einmal {time}.</translation>
    </message>
    <message>
        <source>Now: {what}</source>
        <translation>Jetzt: {what}</translation>
    </message>
    <message>
        <source>October</source>
        <translation>Oktober</translation>
    </message>
    <message>
        <source>Of all simulated beats at most {largest_share} can be wrong: ask for less of ectopic, missed and extra.</source>
        <translation>Von allen simulierten Schlägen können höchstens {largest_share} abweichen: Verlang weniger bei ectopic, missed und extra.</translation>
    </message>
    <message>
        <source>Of the rates you breathed, near {chosen:.1f} a minute heart and breath were most in step with a large swing; fitted to all breaths, the resonance is at {breaths_per_min:.1f} breaths a minute, give or take {sd:.1f}.</source>
        <translation>Von den Tempi, die du geatmet hast, gingen Herz und Atem bei etwa {chosen:.1f} pro Minute am besten im Gleichschritt, mit weitem Schwung; an alle Atemzüge angepasst liegt die Resonanz bei: {breaths_per_min:.1f} Atemzüge pro Minute, plus oder minus {sd:.1f}.</translation>
    </message>
    <message>
        <source>Of {count} predictions, {as_feared} happened, {less} happened partly and {nothing} didn&apos;t.</source>
        <translation>Von {count} Vorhersagen sind {as_feared} eingetroffen, {less} teilweise und {nothing} nicht.</translation>
    </message>
    <message>
        <source>Old copies were overwritten. An SSD, a snapshot or a disk backup may still hold them.</source>
        <translation>Alte Kopien wurden überschrieben. Eine SSD, ein Schnappschuss oder eine Sicherung des Datenträgers kann sie noch enthalten.</translation>
    </message>
    <message>
        <source>On average the pull is about as strong after a pause as before.</source>
        <translation>Im Mittel ist der Drang nach einer Pause etwa so stark wie davor.</translation>
    </message>
    <message>
        <source>On average the urge stayed at {after}.</source>
        <translation>Im Durchschnitt blieb der Drang bei {after}.</translation>
    </message>
    <message>
        <source>On average the urge went from {before} to {after}.</source>
        <translation>Im Durchschnitt ging der Drang von {before} auf {after}.</translation>
    </message>
    <message>
        <source>One breath and the bell, if the loudspeaker is on.</source>
        <translation>Ein Atemzug und die Glocke, wenn der Lautsprecher an ist.</translation>
    </message>
    <message>
        <source>One breath lasts {shortest_s} to {longest_s} seconds in all, and {pattern} would last {period_s}.</source>
        <translation>Ein Atemzug dauert insgesamt {shortest_s} bis {longest_s} Sekunden, und {pattern} würde {period_s} dauern.</translation>
    </message>
    <message>
        <source>One change at a time is plenty.</source>
        <translation>Eine Veränderung auf einmal ist reichlich.</translation>
    </message>
    <message>
        <source>One hand on the chest, and a slow way out</source>
        <translation>Eine Hand auf der Brust und ein langsames Ausatmen</translation>
    </message>
    <message>
        <source>One of the settings could not be read, so it is as on the first day, and the file will be kept as {aside}: {why}.</source>
        <translation>Eine der Einstellungen ließ sich nicht lesen, darum ist sie wie am ersten Tag, und die Datei wird als {aside} aufgehoben: {why}.</translation>
    </message>
    <message>
        <source>One resonance explains the swings of the heart best at {breaths_per_min:.1f} breaths a minute, give or take {sd:.1f}.</source>
        <translation>Eine Resonanz erklärt die Schwünge des Herzens am besten: {breaths_per_min:.1f} Atemzüge pro Minute, plus oder minus {sd:.1f}.</translation>
    </message>
    <message>
        <source>Only what you predict can be asked about. M moves it.</source>
        <translation>Nur nach dem, was du vermutest, lässt sich fragen. M verschiebt es.</translation>
    </message>
    <message>
        <source>Only {free_mb} MB are free beside {db}: make {needed_mb} MB of room, or choose another with --library.</source>
        <translation>Neben {db} sind nur {free_mb} MB frei: Schaff {needed_mb} MB Platz, oder wähle mit --library eine andere Sammlung.</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Das ist nicht erlaubt</translation>
    </message>
    <message>
        <source>Other people who use this computer can open your library&apos;s folder ({folder}), and its disk does not allow changing that: lock the library with a passphrase.</source>
        <translation>Andere, die diesen Computer benutzen, können den Ordner deiner Sammlung öffnen ({folder}), und sein Datenträger lässt das nicht ändern: Sperr die Sammlung mit einer Passphrase.</translation>
    </message>
    <message>
        <source>Other people who use this computer could open your library&apos;s folder ({folder}). It is private now.</source>
        <translation>Andere, die diesen Computer benutzen, konnten den Ordner deiner Sammlung öffnen ({folder}). Jetzt ist er privat.</translation>
    </message>
    <message>
        <source>Others may change what is in {folder}, and it holds more than a library: choose a folder of its own with --library.</source>
        <translation>Andere dürfen ändern, was in {folder} ist, und darin liegt mehr als eine Sammlung: Wähl mit --library einen Ordner nur dafür.</translation>
    </message>
    <message>
        <source>Others may change what is in {folder}, your library too. It holds other files, so its permissions were left as they are: move the library to a folder of its own.</source>
        <translation>Andere dürfen ändern, was in {folder} ist, auch deine Sammlung. Darin liegen andere Dateien, deshalb blieben die Rechte, wie sie sind: Verschieb die Sammlung in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Outbreath</source>
        <translation>Outbreath</translation>
    </message>
    <message>
        <source>Outbreath made a mistake with this sensor ({error}): choose it again. The pause goes on.</source>
        <translation>Bei diesem Sensor gab es eine Störung in Outbreath ({error}): Wähl ihn noch einmal. Die Pause geht weiter.</translation>
    </message>
    <message>
        <source>Over which time</source>
        <translation>Über welche Zeit</translation>
    </message>
    <message>
        <source>Over {weeks:.0f} weeks it went from {first_bpm:.0f} to {last_bpm:.0f} beats a minute.</source>
        <translation>In {weeks:.0f} Wochen ging es von {first_bpm:.0f} auf {last_bpm:.0f} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>Over {weeks:.0f} weeks it went from {first_ms:.0f} to {last_ms:.0f} ms.</source>
        <translation>In {weeks:.0f} Wochen ging es von {first_ms:.0f} auf {last_ms:.0f} ms.</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
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
        <source>Passphrase as it is now</source>
        <translation>Passphrase, wie sie jetzt ist</translation>
    </message>
    <message>
        <source>Past pauses</source>
        <translation>Frühere Pausen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Pausen</translation>
    </message>
    <message>
        <source>Peak in LF</source>
        <translation>Gipfel in LF</translation>
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
        <source>Picture: {sentence}</source>
        <translation>Bild: {sentence}</translation>
    </message>
    <message>
        <source>Place in the replay</source>
        <translation>Stelle in der Wiedergabe</translation>
    </message>
    <message>
        <source>Practice in waiting</source>
        <translation>Übung im Warten</translation>
    </message>
    <message>
        <source>Pull {number}</source>
        <translation>Drang {number}</translation>
    </message>
    <message>
        <source>Pull, urge</source>
        <translation>Drang</translation>
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
        <source>RMSSD, over a minute</source>
        <translation>RMSSD, über eine Minute</translation>
    </message>
    <message>
        <source>RMSSD: how much one interval differs from the next.</source>
        <translation>RMSSD: wie sehr sich ein Abstand vom nächsten unterscheidet.</translation>
    </message>
    <message>
        <source>RSA</source>
        <translation>RSA</translation>
    </message>
    <message>
        <source>RSA, ms</source>
        <translation>RSA, ms</translation>
    </message>
    <message>
        <source>Rate the urge before and after a pause, and you&apos;ll see it here.</source>
        <translation>Bewerte den Drang vor und nach einer Pause, dann siehst du ihn hier.</translation>
    </message>
    <message>
        <source>Reach out</source>
        <translation>Mich melden</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Hier lässt sich nur lesen</translation>
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
        <source>Rest</source>
        <translation>Ruhen</translation>
    </message>
    <message>
        <source>SDNN</source>
        <translation>SDNN</translation>
    </message>
    <message>
        <source>SDNN: how widely all intervals are spread.</source>
        <translation>SDNN: wie weit alle Abstände gestreut sind.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Say which port: serial:/dev/ttyUSB0 or serial:COM3, for instance.</source>
        <translation>Sag, welcher Anschluss: serial:/dev/ttyUSB0 oder serial:COM3 zum Beispiel.</translation>
    </message>
    <message>
        <source>Say which stream: lsl:NAME, as `outbreath sensors` shows it.</source>
        <translation>Sag, welcher Datenstrom: lsl:NAME, wie `outbreath sensors` ihn zeigt.</translation>
    </message>
    <message>
        <source>Searching for the strap: put it on, with moistened electrodes.</source>
        <translation>Der Gurt wird gesucht: Leg ihn an, mit angefeuchteten Elektroden.</translation>
    </message>
    <message>
        <source>September</source>
        <translation>September</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Gezeigt</translation>
    </message>
    <message>
        <source>Signal: {grade}. {reason}</source>
        <translation>Signal: {grade}. {reason}</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Still</translation>
    </message>
    <message>
        <source>Simulated heart</source>
        <translation>Simuliertes Herz</translation>
    </message>
    <message>
        <source>Sit still, and breathe easily, not deeper than is comfortable. You can end it at any time.</source>
        <translation>Sitz ruhig und atme leicht, nicht tiefer, als es angenehm ist. Du kannst jederzeit aufhören.</translation>
    </message>
    <message>
        <source>Sliding</source>
        <translation>Gleitend</translation>
    </message>
    <message>
        <source>Slightly longer than feels comfortable, each time. A step down is as welcome as a step up.</source>
        <translation>Jedes Mal ein wenig länger, als angenehm ist. Ein Schritt zurück ist so willkommen wie einer nach vorn.</translation>
    </message>
    <message>
        <source>Slow and quick variation. At slow breathing the answer to the breath lies in LF; neither is a measure of stress.</source>
        <translation>Langsame und schnelle Schwankung. Bei langsamem Atmen liegt die Antwort auf den Atem in LF; keine von beiden misst Stress.</translation>
    </message>
    <message>
        <source>Soft</source>
        <translation>Leise</translation>
    </message>
    <message>
        <source>Some day</source>
        <translation>Irgendwann</translation>
    </message>
    <message>
        <source>Something to look back on, when you like</source>
        <translation>Etwas zum Zurückblicken, wann du magst</translation>
    </message>
    <message>
        <source>Somewhere else</source>
        <translation>Anderswo</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Sound needs the package miniaudio, which is not here: run `pip install miniaudio`, or follow the disc.</source>
        <translation>Der Ton braucht das Paket miniaudio, und das fehlt hier: Führ `pip install miniaudio` aus, oder folge der Scheibe.</translation>
    </message>
    <message>
        <source>Sounding like</source>
        <translation>Klingt wie</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Speed {speed}</source>
        <translation>Tempo {speed}</translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation>Gesprochen</translation>
    </message>
    <message>
        <source>Spoken words</source>
        <translation>Gesprochene Worte</translation>
    </message>
    <message>
        <source>Stopped after {done} of {all}.</source>
        <translation>Angehalten nach {done} von {all}.</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Tab goes on · Enter keeps it · Esc closes</source>
        <translation>Tab geht weiter · Enter hebt es auf · Esc schließt</translation>
    </message>
    <message>
        <source>Tab goes on · ↓ looks through words · nothing is ever sent</source>
        <translation>Tab geht weiter · ↓ blättert in Wörtern · nichts wird je gesendet</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Tags, with commas between</source>
        <translation>Stichwörter, mit Kommas dazwischen</translation>
    </message>
    <message>
        <source>Take the lock away</source>
        <translation>Sperre entfernen</translation>
    </message>
    <message>
        <source>Taken one by one, your predictions were as near to what happened as saying 50 % each time (Brier {brier:.2f}; 0.25 is saying 50 %).</source>
        <translation>Einzeln betrachtet waren deine Vermutungen so nah an dem, was geschah, wie jedes Mal 50 % zu sagen (Brier {brier:.2f}; 0,25 heißt 50 % sagen).</translation>
    </message>
    <message>
        <source>Taken one by one, your predictions were further from what happened than saying 50 % each time (Brier {brier:.2f}; 0.25 is saying 50 %).</source>
        <translation>Einzeln betrachtet waren deine Vermutungen weiter weg von dem, was geschah, als jedes Mal 50 % zu sagen (Brier {brier:.2f}; 0,25 heißt 50 % sagen).</translation>
    </message>
    <message>
        <source>Taken one by one, your predictions were nearer to what happened than saying 50 % each time (Brier {brier:.2f}; 0.25 is saying 50 %).</source>
        <translation>Einzeln betrachtet waren deine Vermutungen näher an dem, was geschah, als jedes Mal 50 % zu sagen (Brier {brier:.2f}; 0,25 heißt 50 % sagen).</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Thank you. It is kept.</source>
        <translation>Danke. Es ist aufgehoben.</translation>
    </message>
    <message>
        <source>That alone is neither good nor bad.</source>
        <translation>Das allein ist weder gut noch schlecht.</translation>
    </message>
    <message>
        <source>That is not the passphrase of {db}: try again (if you are sure of it, the file is damaged: put a backup in its place).</source>
        <translation>Das ist nicht die Passphrase von {db}: Versuch es noch einmal (wenn du dir sicher bist, ist die Datei beschädigt: Leg eine Sicherung an ihre Stelle).</translation>
    </message>
    <message>
        <source>That is something another would have to do. What would it give you: closeness, clarity, rest?</source>
        <translation>Das müsste jemand anderes tun. Was würde es dir geben: Nähe, Klarheit, Ruhe?</translation>
    </message>
    <message>
        <source>That is what it might mean. What happened, that anybody would have seen?</source>
        <translation>Das ist, was es bedeuten könnte. Was ist geschehen, das jeder gesehen hätte?</translation>
    </message>
    <message>
        <source>That may be heard as an accusation. What would a camera have seen, without a word about the other?</source>
        <translation>Das kann wie ein Vorwurf klingen. Was hätte eine Kamera gesehen, ohne ein Wort über den anderen?</translation>
    </message>
    <message>
        <source>That prediction is not there any more, so nothing can come of it.</source>
        <translation>Diese Vermutung ist nicht mehr da, daraus kann nichts mehr folgen.</translation>
    </message>
    <message>
        <source>That reads like a thought about what happened. One word for the feeling may lie below it.</source>
        <translation>Das liest sich wie ein Gedanke über das, was war. Darunter liegt vielleicht ein Wort für das Gefühl.</translation>
    </message>
    <message>
        <source>That reads like a thought about yourself. One word for the feeling may lie below it.</source>
        <translation>Das liest sich wie ein Gedanke über dich selbst. Ein Wort für das Gefühl liegt vielleicht darunter.</translation>
    </message>
    <message>
        <source>That says how the other is. What happened, this one time?</source>
        <translation>Das sagt, wie der andere ist. Was ist geschehen, dieses eine Mal?</translation>
    </message>
    <message>
        <source>That sheet is no certainty audit.</source>
        <translation>Dieses Blatt ist keine Gewissheitsprüfung.</translation>
    </message>
    <message>
        <source>That sheet is no named feeling.</source>
        <translation>Dieses Blatt ist kein benanntes Gefühl.</translation>
    </message>
    <message>
        <source>That speaks of what goes on in somebody else. Did they say so, or is it a prediction?</source>
        <translation>Das spricht davon, was in jemand anderem vorgeht. Hat er oder sie es gesagt, oder ist es eine Vermutung?</translation>
    </message>
    <message>
        <source>That speaks of what is still to come. Would it sit better among the predictions?</source>
        <translation>Das spricht von etwas, das noch kommt. Passt es besser zu den Vermutungen?</translation>
    </message>
    <message>
        <source>That word leaves a door open. Is it something you know, or something you expect?</source>
        <translation>Dieses Wort lässt eine Tür offen. Ist es etwas, das du weißt, oder etwas, das du erwartest?</translation>
    </message>
    <message>
        <source>That word says what somebody did. Below it there may be: {feelings}.</source>
        <translation>Dieses Wort sagt, was jemand getan hat. Darunter liegt vielleicht: {feelings}.</translation>
    </message>
    <message>
        <source>The Bluetooth adapter of this computer cannot talk to straps: plug in one with Bluetooth 4.0 or later.</source>
        <translation>Der Bluetooth-Adapter dieses Computers kann nicht mit Gurten sprechen: Steck einen mit Bluetooth 4.0 oder neuer an.</translation>
    </message>
    <message>
        <source>The Bluetooth service is not running: start it with &quot;sudo systemctl start bluetooth&quot;.</source>
        <translation>Der Bluetooth-Dienst läuft nicht: Starte ihn mit „sudo systemctl start bluetooth“.</translation>
    </message>
    <message>
        <source>The assessment ended when you asked for {pattern}.</source>
        <translation>Die Suche endete, als du {pattern} gewählt hast.</translation>
    </message>
    <message>
        <source>The backup {path} does not hold what the library holds.</source>
        <translation>Die Sicherung {path} enthält nicht, was die Sammlung enthält.</translation>
    </message>
    <message>
        <source>The beats that were heard cannot be used for figures.</source>
        <translation>Die gehörten Schläge reichen für Werte nicht aus.</translation>
    </message>
    <message>
        <source>The breath stayed as it was: {pattern}.</source>
        <translation>Der Atem blieb, wie er war: {pattern}.</translation>
    </message>
    <message>
        <source>The breath that the pacer led</source>
        <translation>Der Atem, den der Taktgeber führte</translation>
    </message>
    <message>
        <source>The breath went its own way lately. Everything may lead you again, if you like.</source>
        <translation>Der Atem ging zuletzt eigene Wege. Vielleicht darf dich wieder alles führen, wenn du magst.</translation>
    </message>
    <message>
        <source>The breathing goes on.</source>
        <translation>Das Atmen geht weiter.</translation>
    </message>
    <message>
        <source>The breaths of this pause, one after the other</source>
        <translation>Die Atemzüge dieser Pause, einer nach dem anderen</translation>
    </message>
    <message>
        <source>The breaths of this pause, with the heart over them</source>
        <translation>Die Atemzüge dieser Pause und darüber das Herz</translation>
    </message>
    <message>
        <source>The connection to the strap is lost and tried again.</source>
        <translation>Die Verbindung zum Gurt ist abgerissen und wird neu versucht.</translation>
    </message>
    <message>
        <source>The connection to the strap is lost. The practice goes on.</source>
        <translation>Die Verbindung zum Gurt ist abgerissen. Die Übung geht weiter.</translation>
    </message>
    <message>
        <source>The disc</source>
        <translation>Die Scheibe</translation>
    </message>
    <message>
        <source>The disk failed while {db} was used: look whether it is full, unplugged or failing.</source>
        <translation>Der Datenträger machte bei {db} nicht mit: Sieh nach, ob er voll, abgezogen oder defekt ist.</translation>
    </message>
    <message>
        <source>The disk is full, so {db} cannot be written: make some room.</source>
        <translation>Der Datenträger ist voll, darum kann {db} nicht geschrieben werden: Schaff etwas Platz.</translation>
    </message>
    <message>
        <source>The disk of {db} cannot keep a library safely ({setting} is not possible there): choose a folder on a local disk with --library.</source>
        <translation>Der Datenträger von {db} kann eine Sammlung nicht sicher aufheben ({setting} geht dort nicht): Wähle mit --library einen Ordner auf diesem Computer.</translation>
    </message>
    <message>
        <source>The emotion is empty: a few words of your own are enough.</source>
        <translation>Das Gefühl ist noch leer: Ein paar eigene Worte genügen.</translation>
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
        <source>The exhale began with {first_s} s; then you asked for {pattern}.</source>
        <translation>Das Ausatmen begann mit {first_s} s; dann hast du {pattern} gewählt.</translation>
    </message>
    <message>
        <source>The exhale grew from {first_s} s to {last_s} s, little by little.</source>
        <translation>Das Ausatmen wuchs von {first_s} s auf {last_s} s, nach und nach.</translation>
    </message>
    <message>
        <source>The exhale stayed at {exhale_s} s.</source>
        <translation>Das Ausatmen blieb bei {exhale_s} s.</translation>
    </message>
    <message>
        <source>The feeling and the need, not the partner</source>
        <translation>Das Gefühl und das Bedürfnis, nicht der andere</translation>
    </message>
    <message>
        <source>The figures will wait for you. How are you, without them?</source>
        <translation>Die Werte warten auf dich. Wie geht es dir, ohne sie?</translation>
    </message>
    <message>
        <source>The first line does not say that this is a recording of Outbreath.</source>
        <translation>Die erste Zeile sagt nicht, dass dies eine Aufnahme von Outbreath ist.</translation>
    </message>
    <message>
        <source>The folder to put them in</source>
        <translation>Der Ordner, in den sie kommen</translation>
    </message>
    <message>
        <source>The heart answered most at about {rate} breaths a minute.</source>
        <translation>Das Herz antwortete am stärksten bei etwa {rate} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>The heart answered the breath by {rsa} ms, give or take {uncertainty}.</source>
        <translation>Das Herz antwortete auf den Atem mit {rsa} ms, plus oder minus {uncertainty}.</translation>
    </message>
    <message>
        <source>The heart answered the breath by {rsa} ms.</source>
        <translation>Das Herz antwortete auf den Atem mit {rsa} ms.</translation>
    </message>
    <message>
        <source>The heart speeds up with the breath in and slows with the breath out; how far, from peak to trough.</source>
        <translation>Das Herz wird beim Einatmen schneller und beim Ausatmen langsamer; wie weit, vom Gipfel zum Tal.</translation>
    </message>
    <message>
        <source>The heart went along with the breath most near {breaths_per_min:.1f} breaths a minute, give or take {sd:.1f}, so the exhale went from {first_s} s to {last_s} s.</source>
        <translation>Das Herz ging am meisten mit bei etwa {breaths_per_min:.1f} Atemzügen pro Minute, plus oder minus {sd:.1f}, darum ging das Ausatmen von {first_s} s auf {last_s} s.</translation>
    </message>
    <message>
        <source>The heart&apos;s answer to the breath</source>
        <translation>Die Antwort des Herzens auf den Atem</translation>
    </message>
    <message numerus="yes">
        <source>The last %n events of the session are not kept: the library is locked, and nobody gave its passphrase.</source>
        <comment>The last %n event of the session is not kept: the library is locked, and nobody gave its passphrase.</comment>
        <translation>
            <numerusform>Das letzte %n Ereignis der Sitzung ist nicht aufgehoben: Die Sammlung ist gesperrt, und niemand gab ihre Passphrase ein.</numerusform>
            <numerusform>Die letzten %n Ereignisse der Sitzung sind nicht aufgehoben: Die Sammlung ist gesperrt, und niemand gab ihre Passphrase ein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n events of the session could not be written to the library: no disk took them.</source>
        <comment>The last %n event of the session could not be written to the library: no disk took it.</comment>
        <translation>
            <numerusform>Das letzte %n Ereignis der Sitzung ließ sich nicht in die Sammlung schreiben: Kein Datenträger nahm es an.</numerusform>
            <numerusform>Die letzten %n Ereignisse der Sitzung ließen sich nicht in die Sammlung schreiben: Kein Datenträger nahm sie an.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n events of the session could not be written to the library: they are in {file}, and the system may empty that folder when it restarts. Make some room, then start a session: it takes them in.</source>
        <comment>The last %n event of the session could not be written to the library: it is in {file}, and the system may empty that folder when it restarts. Make some room, then start a session: it is taken in.</comment>
        <translation>
            <numerusform>Das letzte %n Ereignis der Sitzung ließ sich nicht in die Sammlung schreiben: Es ist in {file}, und das System leert diesen Ordner vielleicht beim Neustart. Schaff etwas Platz und starte dann eine Sitzung: Sie nimmt es auf.</numerusform>
            <numerusform>Die letzten %n Ereignisse der Sitzung ließen sich nicht in die Sammlung schreiben: Sie sind in {file}, und das System leert diesen Ordner vielleicht beim Neustart. Schaff etwas Platz und starte dann eine Sitzung: Sie nimmt sie auf.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last %n events of the session could not be written to the library: they are in {file}. The next session that starts takes them in.</source>
        <comment>The last %n event of the session could not be written to the library: it is in {file}. The next session that starts takes it in.</comment>
        <translation>
            <numerusform>Das letzte %n Ereignis der Sitzung ließ sich nicht in die Sammlung schreiben: Es ist in {file}. Die nächste Sitzung nimmt es beim Start auf.</numerusform>
            <numerusform>Die letzten %n Ereignisse der Sitzung ließen sich nicht in die Sammlung schreiben: Sie sind in {file}. Die nächste Sitzung nimmt sie beim Start auf.</numerusform>
        </translation>
    </message>
    <message>
        <source>The library and its backups are locked now.</source>
        <translation>Die Sammlung und ihre Sicherungen sind jetzt gesperrt.</translation>
    </message>
    <message>
        <source>The library and its backups are no longer locked.</source>
        <translation>Die Sammlung und ihre Sicherungen sind nicht mehr gesperrt.</translation>
    </message>
    <message>
        <source>The library could not be opened because of an error in Outbreath.</source>
        <translation>Die Bibliothek ließ sich wegen einer Störung in Outbreath nicht öffnen.</translation>
    </message>
    <message>
        <source>The library could not be written because of an error in Outbreath: it is tried again.</source>
        <translation>In die Bibliothek ließ sich wegen einer Störung in Outbreath nicht schreiben: Es wird noch einmal versucht.</translation>
    </message>
    <message>
        <source>The library has a passphrase already: change or remove that one.</source>
        <translation>Die Sammlung hat schon eine Passphrase: Ändere oder entferne diese.</translation>
    </message>
    <message>
        <source>The library has no passphrase: set one first.</source>
        <translation>Die Sammlung hat keine Passphrase: Setze zuerst eine.</translation>
    </message>
    <message>
        <source>The library holds another session with the id {session_id}: delete that one first, or keep it.</source>
        <translation>Die Sammlung enthält eine andere Sitzung mit der Kennung {session_id}: Lösche diese zuerst, oder behalte sie.</translation>
    </message>
    <message>
        <source>The library is locked with a passphrase.</source>
        <translation>Die Sammlung ist mit einer Passphrase gesperrt.</translation>
    </message>
    <message>
        <source>The library is locked, so this pause cannot be kept. The waiting counts all the same.</source>
        <translation>Die Sammlung ist gesperrt, darum lässt sich diese Pause nicht aufheben. Das Warten zählt genauso.</translation>
    </message>
    <message>
        <source>The library is not locked: who reads this disk can read it.</source>
        <translation>Die Sammlung ist nicht gesperrt: Wer diesen Datenträger lesen kann, kann sie lesen.</translation>
    </message>
    <message>
        <source>The library of Lab Streaming Layer, liblsl, cannot be loaded: install it as https://github.com/sccn/liblsl says for this system.</source>
        <translation>Die Bibliothek von Lab Streaming Layer, liblsl, lässt sich nicht laden: Installiere sie, wie https://github.com/sccn/liblsl es für dieses System beschreibt.</translation>
    </message>
    <message>
        <source>The library was damaged: {parts}. The damaged file is kept as {kept_as}.</source>
        <translation>Die Sammlung war beschädigt: {parts}. Die beschädigte Datei ist aufgehoben als {kept_as}.</translation>
    </message>
    <message>
        <source>The library was opened for reading: nothing can be changed in it.</source>
        <translation>Die Sammlung ist nur zum Lesen geöffnet: Darin lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>The library {db} can only be read: allow writing to its folder, or choose another with --library.</source>
        <translation>Die Sammlung {db} lässt sich nur lesen: Erlaube das Schreiben in ihren Ordner, oder wähle mit --library eine andere.</translation>
    </message>
    <message>
        <source>The library {db} cannot be opened: look whether its folder is there and may be read and written, or choose another with --library.</source>
        <translation>Die Sammlung {db} lässt sich nicht öffnen: Sieh nach, ob ihr Ordner da ist und gelesen und beschrieben werden darf, oder wähle mit --library eine andere.</translation>
    </message>
    <message>
        <source>The library {db} cannot be used now ({error}): close other programs that use it, and try again.</source>
        <translation>Die Sammlung {db} ist gerade nicht zu benutzen ({error}): Schließe andere Programme, die sie verwenden, und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The library {db} is damaged. It was left as it is: what can still be read is rescued when the next session starts.</source>
        <translation>Die Sammlung {db} ist beschädigt. Sie wurde gelassen, wie sie ist: Was noch lesbar ist, wird beim Beginn der nächsten Sitzung gerettet.</translation>
    </message>
    <message>
        <source>The library {db} is empty, so it is damaged. It was left as it is: what can still be read is rescued when the next session starts.</source>
        <translation>Die Sammlung {db} ist leer, also beschädigt. Sie wurde gelassen, wie sie ist: Was noch lesbar ist, wird beim Beginn der nächsten Sitzung gerettet.</translation>
    </message>
    <message>
        <source>The library {db} is locked with a passphrase: give it, in the window, when asked in a terminal, or in OUTBREATH_PASSPHRASE (if you never set one, the file is damaged: put a backup in its place).</source>
        <translation>Die Sammlung {db} ist mit einer Passphrase gesperrt: Gib sie ein, im Fenster, auf Nachfrage im Terminal oder in OUTBREATH_PASSPHRASE (wenn du nie eine gesetzt hast, ist die Datei beschädigt: Leg eine Sicherung an ihre Stelle).</translation>
    </message>
    <message>
        <source>The library {db} is not as Outbreath made it ({error}). It was left as it is: what can still be read is rescued when the next session starts.</source>
        <translation>Die Sammlung {db} ist nicht so, wie Outbreath sie gemacht hat ({error}). Sie wurde gelassen, wie sie ist: Was noch lesbar ist, wird beim Beginn der nächsten Sitzung gerettet.</translation>
    </message>
    <message>
        <source>The library {db} was deleted, moved or replaced while it was open: put it back, or close Outbreath and start it again.</source>
        <translation>Die Sammlung {db} wurde gelöscht, verschoben oder ersetzt, während sie offen war: Leg sie zurück, oder schließ Outbreath und starte es neu.</translation>
    </message>
    <message>
        <source>The library {db} was written by a newer Outbreath: update this one to open it.</source>
        <translation>Die Sammlung {db} stammt von einem neueren Outbreath: Aktualisiere dieses, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The loudspeaker takes no more sound: see that it is connected, then turn the sound off and on.</source>
        <translation>Der Lautsprecher nimmt keinen Ton mehr an: Sieh nach, ob er verbunden ist, dann stell den Ton aus und wieder an.</translation>
    </message>
    <message>
        <source>The need is empty: a few words of your own are enough.</source>
        <translation>Das Bedürfnis ist noch leer: Ein paar eigene Worte genügen.</translation>
    </message>
    <message>
        <source>The next step</source>
        <translation>Der nächste Schritt</translation>
    </message>
    <message>
        <source>The note goes on; all of it is kept in the library and in the jsonl export.</source>
        <translation>Die Notiz geht weiter; ganz steht sie in der Sammlung und im jsonl-Export.</translation>
    </message>
    <message>
        <source>The page {title}</source>
        <translation>Die Seite {title}</translation>
    </message>
    <message>
        <source>The pages</source>
        <translation>Die Seiten</translation>
    </message>
    <message>
        <source>The pages are missing from this installation.</source>
        <translation>Die Seiten fehlen in dieser Installation.</translation>
    </message>
    <message>
        <source>The past pauses cannot be read just now</source>
        <translation>Die früheren Pausen lassen sich gerade nicht lesen</translation>
    </message>
    <message>
        <source>The pause begins all the same.</source>
        <translation>Die Pause beginnt trotzdem.</translation>
    </message>
    <message>
        <source>The pause goes on.</source>
        <translation>Die Pause läuft weiter.</translation>
    </message>
    <message>
        <source>The practice</source>
        <translation>Die Übung</translation>
    </message>
    <message>
        <source>The pull is half as strong after about {value} ({interval}).</source>
        <translation>Der Drang ist nach etwa {value} halb so stark ({interval}).</translation>
    </message>
    <message>
        <source>The pull stayed at {after}, and you waited with it.</source>
        <translation>Der Drang blieb bei {after}, und du hast mit ihm gewartet.</translation>
    </message>
    <message>
        <source>The pull to reach out</source>
        <translation>Der Drang, sich zu melden</translation>
    </message>
    <message>
        <source>The pull went from {before} to {after}.</source>
        <translation>Der Drang ging von {before} auf {after}.</translation>
    </message>
    <message>
        <source>The pull, before and after</source>
        <translation>Der Drang, davor und danach</translation>
    </message>
    <message>
        <source>The recording has ended.</source>
        <translation>Die Aufzeichnung ist zu Ende.</translation>
    </message>
    <message>
        <source>The recording is empty.</source>
        <translation>Die Aufnahme ist leer.</translation>
    </message>
    <message>
        <source>The recording should hold {expected} events and holds {found}: get a complete copy of the file.</source>
        <translation>Die Aufnahme sollte {expected} Ereignisse enthalten und enthält {found}: Besorge eine vollständige Kopie der Datei.</translation>
    </message>
    <message>
        <source>The recording was written by a newer Outbreath (format {version}): update this one to open it.</source>
        <translation>Die Aufnahme stammt von einem neueren Outbreath (Format {version}): Aktualisiere dieses hier, um sie zu öffnen.</translation>
    </message>
    <message>
        <source>The replayed heart answers most near {rate} breaths a minute.</source>
        <translation>Das wiedergegebene Herz antwortet am stärksten bei etwa {rate} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>The replayed heart stayed near {last} beats a minute.</source>
        <translation>Das wiedergegebene Herz blieb bei etwa {last} Schlägen pro Minute.</translation>
    </message>
    <message>
        <source>The replayed heart went from {first} to {last} beats a minute.</source>
        <translation>Das wiedergegebene Herz ging von {first} auf {last} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>The report and its pictures are drawn with Qt, which is missing here: install PySide6-Essentials, or export csv, rr, jsonl, edf or json.</source>
        <translation>Der Bericht und seine Bilder werden mit Qt gezeichnet, das hier fehlt: Installiere PySide6-Essentials, oder exportiere csv, rr, jsonl, edf oder json.</translation>
    </message>
    <message>
        <source>The same, as heart rate</source>
        <translation>Dasselbe, als Puls</translation>
    </message>
    <message>
        <source>The search for sensors broke off: {reason:clause}.</source>
        <translation>Die Suche nach Sensoren brach ab: {reason:clause}.</translation>
    </message>
    <message>
        <source>The seed of a simulated heart is a whole number from {low} to {high}, such as seed=7; {text!r} is not.</source>
        <translation>Der Startwert eines simulierten Herzens ist eine ganze Zahl von {low} bis {high}, etwa seed=7; {text!r} ist keine.</translation>
    </message>
    <message>
        <source>The sensor does not touch: lay the finger on it again and keep it still.</source>
        <translation>Der Sensor liegt nicht an: Leg den Finger wieder auf und halt ihn ruhig.</translation>
    </message>
    <message>
        <source>The sensor does not touch: put it on again.</source>
        <translation>Der Sensor liegt nicht an: Leg ihn wieder an.</translation>
    </message>
    <message>
        <source>The session had to stop because of an error in Outbreath. What was recorded is kept.</source>
        <translation>Die Sitzung musste wegen einer Störung in Outbreath anhalten. Was aufgezeichnet war, ist aufgehoben.</translation>
    </message>
    <message>
        <source>The session is kept, but today&apos;s backup could not be made.</source>
        <translation>Die Sitzung ist aufgehoben, aber die Sicherung von heute ließ sich nicht machen.</translation>
    </message>
    <message>
        <source>The session is over, but not all of it is in the library: see above.</source>
        <translation>Die Sitzung ist zu Ende, aber nicht alles davon ist in der Sammlung: siehe oben.</translation>
    </message>
    <message>
        <source>The settings could not be kept: {why:clause}.</source>
        <translation>Die Einstellungen ließen sich nicht aufheben: {why:clause}.</translation>
    </message>
    <message>
        <source>The settings could not be read, so they are as on the first day, and the file will be kept as {aside}: {why}.</source>
        <translation>Die Einstellungen ließen sich nicht lesen, darum sind sie wie am ersten Tag, und die Datei wird als {aside} aufgehoben: {why}.</translation>
    </message>
    <message>
        <source>The simulated heart answers most near {rate} breaths a minute.</source>
        <translation>Das simulierte Herz antwortet am stärksten bei etwa {rate} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>The simulated heart stayed near {last} beats a minute.</source>
        <translation>Das simulierte Herz blieb bei etwa {last} Schlägen pro Minute.</translation>
    </message>
    <message>
        <source>The simulated heart went from {first} to {last} beats a minute.</source>
        <translation>Das simulierte Herz ging von {first} auf {last} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>The simulated sensor is out of reach.</source>
        <translation>Der simulierte Sensor ist außer Reichweite.</translation>
    </message>
    <message>
        <source>The simulated sensor touches badly.</source>
        <translation>Der simulierte Sensor liegt schlecht an.</translation>
    </message>
    <message>
        <source>The situation is empty: a few words of your own are enough.</source>
        <translation>Die Situation ist noch leer: Ein paar eigene Worte genügen.</translation>
    </message>
    <message>
        <source>The sound stopped because of an error in Outbreath: turn the sound off and on, or follow the disc.</source>
        <translation>Der Ton hörte wegen einer Störung in Outbreath auf: Stell den Ton aus und wieder an, oder folge der Scheibe.</translation>
    </message>
    <message>
        <source>The strap does not answer: wear it with moistened electrodes, come closer, and close other programs that use it.</source>
        <translation>Der Gurt antwortet nicht: Trag ihn mit angefeuchteten Elektroden, komm näher und schließ andere Programme, die ihn benutzen.</translation>
    </message>
    <message>
        <source>The strap does not give its accelerometer; its beats come as before.</source>
        <translation>Der Gurt gibt seinen Bewegungssensor nicht her; seine Schläge kommen wie zuvor.</translation>
    </message>
    <message>
        <source>The strap feels no skin: moisten its electrodes and wear it snugly below the chest.</source>
        <translation>Der Gurt spürt keine Haut: Feuchte die Elektroden an und trag ihn anliegend unter der Brust.</translation>
    </message>
    <message>
        <source>The strap hardly feels the skin: moisten its electrodes, or tighten it a little.</source>
        <translation>Der Gurt spürt die Haut kaum: Feuchte die Elektroden an, oder zieh ihn etwas fester.</translation>
    </message>
    <message>
        <source>The strap is not found: put it on with moistened electrodes, come closer, and close other programs that use it. The search goes on.</source>
        <translation>Der Gurt ist nicht zu finden: Leg ihn mit angefeuchteten Elektroden an, komm näher und schließ andere Programme, die ihn benutzen. Die Suche geht weiter.</translation>
    </message>
    <message>
        <source>The strap sends no beats at the moment: moisten its electrodes, or tighten it.</source>
        <translation>Der Gurt sendet gerade keine Schläge: Feuchte die Elektroden an, oder zieh ihn fester.</translation>
    </message>
    <message>
        <source>The strap wants to be paired: pair it in the Bluetooth settings of the system.</source>
        <translation>Der Gurt möchte gekoppelt werden: Kopple ihn in den Bluetooth-Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>The strap was found.</source>
        <translation>Der Gurt ist gefunden.</translation>
    </message>
    <message>
        <source>The stream {stream} holds neither RR intervals nor a steady ECG or pulse wave: choose another, or label its channel RR, ECG or PPG.</source>
        <translation>Der Datenstrom {stream} enthält weder RR-Abstände noch ein stetiges EKG oder eine Pulswelle: Wähle einen anderen, oder benenne seinen Kanal RR, ECG oder PPG.</translation>
    </message>
    <message>
        <source>The time of the pause</source>
        <translation>Die Zeit der Pause</translation>
    </message>
    <message>
        <source>The two are not the same: nothing was changed, try again.</source>
        <translation>Die beiden sind nicht gleich: Nichts wurde geändert, versuch es noch einmal.</translation>
    </message>
    <message>
        <source>The urge had passed.</source>
        <translation>Der Drang war vorbei.</translation>
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
        <source>The words in {language} are missing or damaged, so all is said in English: install Outbreath again.</source>
        <translation>Die Wörter auf {language} sind nicht da oder beschädigt, darum ist alles auf Englisch: Installiere Outbreath noch einmal.</translation>
    </message>
    <message>
        <source>Their beats, figures, notes and tags leave the library. Nobody can undo it.</source>
        <translation>Schläge, Werte, Notizen und Stichwörter verlassen die Sammlung. Niemand kann das rückgängig machen.</translation>
    </message>
    <message>
        <source>There are no RR intervals in it: choose another file.</source>
        <translation>Es sind keine RR-Abstände darin: Wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>There are no numbers in it: choose a file with RR intervals.</source>
        <translation>Es sind keine Zahlen darin: Wähle eine Datei mit RR-Abständen.</translation>
    </message>
    <message>
        <source>There is a session {session_id} already: begin again.</source>
        <translation>Eine Sitzung {session_id} gibt es schon: Beginne noch einmal.</translation>
    </message>
    <message>
        <source>There is far more beside the beats than in any recording.</source>
        <translation>Neben den Schlägen steht viel mehr, als in irgendeiner Aufnahme steht.</translation>
    </message>
    <message>
        <source>There is no earlier one.</source>
        <translation>Eine frühere gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no library here, so nothing can be kept.</source>
        <translation>Hier ist keine Sammlung, darum lässt sich nichts aufheben.</translation>
    </message>
    <message>
        <source>There is no line {number} in this audit: it has {lines}.</source>
        <translation>Eine Zeile {number} gibt es hier nicht: Es sind {lines}.</translation>
    </message>
    <message>
        <source>There is no pause in this time.</source>
        <translation>In dieser Zeit gibt es keine Pause.</translation>
    </message>
    <message>
        <source>There is no permission to open {db}: allow it, or choose another library.</source>
        <translation>{db} darf nicht geöffnet werden: Erlaube es, oder wähle eine andere Sammlung.</translation>
    </message>
    <message>
        <source>There is no prediction {wanted} in this library, or none any more: see `outbreath followup --all`.</source>
        <translation>Es gibt in dieser Sammlung keine Vorhersage {wanted}, oder nicht mehr: Sieh mit `outbreath followup --all` nach.</translation>
    </message>
    <message>
        <source>There is no protocol {protocol!r}: use one of {boards}, or leave it out, and it will be found out.</source>
        <translation>Ein Protokoll {protocol!r} gibt es nicht: Nimm eines von {boards}, oder lass es weg, dann findet es sich.</translation>
    </message>
    <message>
        <source>There is no session in this library yet.</source>
        <translation>In dieser Sammlung ist noch keine Sitzung.</translation>
    </message>
    <message>
        <source>There is no session {wanted} in this library: see `outbreath sessions`.</source>
        <translation>Eine Sitzung {wanted} gibt es in dieser Sammlung nicht: Sieh nach mit `outbreath sessions`.</translation>
    </message>
    <message>
        <source>There is no sheet {worksheet_id} in this library any more.</source>
        <translation>Ein Blatt {worksheet_id} gibt es in dieser Sammlung nicht mehr.</translation>
    </message>
    <message>
        <source>There is no sound called &apos;{timbre}&apos;: choose {known}.</source>
        <translation>Es gibt keinen Klang namens &apos;{timbre}&apos;: Wähle {known}.</translation>
    </message>
    <message>
        <source>There is no source {typed!r}: use none, simulated, simulated:seed=7, replay:FILE, serial:PORT, ble:ADDRESS or lsl:NAME.</source>
        <translation>Eine Quelle {typed!r} gibt es nicht: Nimm none, simulated, simulated:seed=7, replay:DATEI, serial:ANSCHLUSS, ble:ADRESSE oder lsl:NAME.</translation>
    </message>
    <message>
        <source>There is no stream {stream} in this network: start the program that sends it.</source>
        <translation>Einen Datenstrom {stream} gibt es in diesem Netz nicht: Starte das Programm, das ihn sendet.</translation>
    </message>
    <message>
        <source>There is no {port} now: plug the board in, or see with `outbreath sensors` what it is called.</source>
        <translation>{port} gibt es gerade nicht: Steck die Platine an, oder sieh mit `outbreath sensors` nach, wie sie heißt.</translation>
    </message>
    <message>
        <source>These can be connected now.</source>
        <translation>Diese lassen sich jetzt verbinden.</translation>
    </message>
    <message>
        <source>These stayed as they were; delete them when you need them no more: {names}.</source>
        <translation>Diese blieben, wie sie waren; lösche sie, wenn du sie nicht mehr brauchst: {names}.</translation>
    </message>
    <message>
        <source>They went from about {first} to about {last}.</source>
        <translation>Sie gingen von etwa {first} auf etwa {last}.</translation>
    </message>
    <message>
        <source>This account may not open {port}: ask the person who looks after the computer.</source>
        <translation>Dieses Konto darf {port} nicht öffnen: Frag die Person, die sich um den Computer kümmert.</translation>
    </message>
    <message>
        <source>This board sends a heart rate but no intervals between beats: the rate is shown, heart rate variability cannot be. A chest strap or a pulse sensor would send them.</source>
        <translation>Diese Platine sendet den Puls, aber keine Abstände zwischen den Schlägen: Der Puls wird gezeigt, die Herzratenvariabilität nicht. Ein Brustgurt oder Pulssensor würde sie senden.</translation>
    </message>
    <message>
        <source>This computer has no Bluetooth adapter: plug one in.</source>
        <translation>Dieser Computer hat keinen Bluetooth-Adapter: Steck einen an.</translation>
    </message>
    <message>
        <source>This could not be kept: {why:clause}.</source>
        <translation>Das ließ sich nicht aufheben: {why:clause}.</translation>
    </message>
    <message>
        <source>This device tells no heart rate: choose another one.</source>
        <translation>Dieses Gerät sendet keinen Puls: Wähle ein anderes.</translation>
    </message>
    <message>
        <source>This did not work because of an error in Outbreath; everything else goes on. The file faults.log beside your library says where, and holds nothing of yours.</source>
        <translation>Das ging wegen einer Störung in Outbreath nicht; alles andere geht weiter. Wo, steht in der Datei faults.log neben deiner Bibliothek; von dir steht nichts darin.</translation>
    </message>
    <message>
        <source>This is not as it was recorded: the disk changed it, and nobody can vouch for it.</source>
        <translation>Das ist nicht so, wie es aufgezeichnet wurde: Der Datenträger hat es verändert, und niemand kann dafür einstehen.</translation>
    </message>
    <message>
        <source>This is practice, not therapy</source>
        <translation>Das ist Übung, keine Therapie</translation>
    </message>
    <message>
        <source>This is practice, not therapy, and not a medical device. Ask a doctor first with a weak heart or an irregular heartbeat, COPD or asthma that flares, epilepsy, pregnancy, recent surgery, or panic that grows with attention to the breath. If you feel light-headed, breathe as you like.</source>
        <translation>Das ist Übung, keine Therapie und kein Medizinprodukt. Frag zuerst ärztlichen Rat bei Herzschwäche oder unregelmäßigem Herzschlag, COPD oder aufflammendem Asthma, Epilepsie, Schwangerschaft, einer Operation vor Kurzem oder Panik, die mit der Aufmerksamkeit auf den Atem wächst. Wenn dir schwindlig wird, atme, wie du magst.</translation>
    </message>
    <message>
        <source>This needs a heart sensor, and none is chosen.</source>
        <translation>Das braucht einen Herzsensor, und es ist keiner gewählt.</translation>
    </message>
    <message>
        <source>This one holds heart beats and no pause, so there is nothing to replay. Its review shows them.</source>
        <translation>Hier sind Herzschläge und keine Pause, also gibt es nichts wiederzugeben. Der Rückblick zeigt sie.</translation>
    </message>
    <message>
        <source>This program may not use Bluetooth: allow it in the privacy settings of the system.</source>
        <translation>Dieses Programm darf Bluetooth nicht benutzen: Erlaube es in den Datenschutz-Einstellungen des Systems.</translation>
    </message>
    <message>
        <source>This sensor counts in milliseconds where the standard has 1/1024 s: from here on its beats are read that way, the ones before were 2.4 % short.</source>
        <translation>Dieser Sensor zählt in Millisekunden, wo der Standard 1/1024 s hat: Von hier an werden seine Schläge so gelesen, die davor waren 2,4 % zu kurz.</translation>
    </message>
    <message>
        <source>This sensor is worn {where}: the times between beats may be smoothed, which lowers the figures. A chest strap tells them beat by beat.</source>
        <translation>Dieser Sensor sitzt {where}: Die Abstände der Schläge sind vielleicht geglättet, das verkleinert die Werte. Ein Brustgurt meldet sie Schlag für Schlag.</translation>
    </message>
    <message>
        <source>This sensor sends its heart rate, but not the time between beats: the practice works, heart rate variability cannot be shown. A chest strap sends both.</source>
        <translation>Dieser Sensor sendet den Puls, aber nicht die Zeit zwischen den Schlägen: Die Übung geht, die Herzratenvariabilität lässt sich nicht zeigen. Ein Brustgurt sendet beides.</translation>
    </message>
    <message>
        <source>This session was recorded by a later version, with its resonance model {number}: read it with that version.</source>
        <translation>Diese Sitzung hat eine spätere Version aufgezeichnet, mit ihrem Resonanzmodell {number}: Lies sie mit dieser Version.</translation>
    </message>
    <message>
        <source>This time no rate stands out clearly.</source>
        <translation>Diesmal tritt kein Tempo klar hervor.</translation>
    </message>
    <message>
        <source>This was rescued from a damaged library, and nobody can vouch for it: parts may be missing or changed.</source>
        <translation>Das wurde aus einer beschädigten Sammlung gerettet, und niemand kann dafür einstehen: Teile können fehlen oder verändert sein.</translation>
    </message>
    <message>
        <source>Three minutes, two columns. Nothing has to be solved.</source>
        <translation>Drei Minuten, zwei Spalten. Nichts muss gelöst werden.</translation>
    </message>
    <message>
        <source>Three minutes. Stay as long as you like.</source>
        <translation>Drei Minuten. Bleib, so lange du magst.</translation>
    </message>
    <message>
        <source>Three quiet minutes</source>
        <translation>Drei stille Minuten</translation>
    </message>
    <message>
        <source>Time and figures</source>
        <translation>Zeit und Werte</translation>
    </message>
    <message numerus="yes">
        <source>Time for %n slow breaths.</source>
        <comment>Time for %n slow breath.</comment>
        <translation>
            <numerusform>Zeit für %n langsamen Atemzug.</numerusform>
            <numerusform>Zeit für %n langsame Atemzüge.</numerusform>
        </translation>
    </message>
    <message>
        <source>Time waited</source>
        <translation>Gewartete Zeit</translation>
    </message>
    <message>
        <source>To be heard</source>
        <translation>Zu hören</translation>
    </message>
    <message>
        <source>To keep, or to talk over with someone</source>
        <translation>Zum Aufheben oder um mit jemandem darüber zu sprechen</translation>
    </message>
    <message>
        <source>To keep, or to talk over with someone. Leave out what is yours alone.</source>
        <translation>Zum Aufheben oder um mit jemandem darüber zu sprechen. Lass weg, was nur deins ist.</translation>
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
        <source>Tones for the breath, a bell at the end</source>
        <translation>Töne für den Atem, eine Glocke am Ende</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Verläufe</translation>
    </message>
    <message>
        <source>Two of your last three pauses</source>
        <translation>Zwei deiner letzten drei Pausen</translation>
    </message>
    <message>
        <source>Two pauses in one scale</source>
        <translation>Zwei Pausen in einem Maßstab</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Until the pull is half</source>
        <translation>Bis der Drang halb so stark ist</translation>
    </message>
    <message>
        <source>Urge before and after</source>
        <translation>Drang davor und danach</translation>
    </message>
    <message>
        <source>Use this breath</source>
        <translation>Diesen Atem nehmen</translation>
    </message>
    <message>
        <source>VLF</source>
        <translation>VLF</translation>
    </message>
    <message>
        <source>Wait again</source>
        <translation>Noch einmal warten</translation>
    </message>
    <message>
        <source>Waiting while breathing with a slow guide, before choosing what to do.</source>
        <translation>Warten und dabei langsam geführt atmen, bevor man wählt, was man tut.</translation>
    </message>
    <message>
        <source>Water</source>
        <translation>Wasser</translation>
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
        <source>What I know, what I am predicting</source>
        <translation>Was ich weiß, was ich vermute</translation>
    </message>
    <message>
        <source>What an earlier session could not write to the library is in it now ({session_ids}).</source>
        <translation>Was eine frühere Sitzung nicht in die Sammlung schreiben konnte, ist jetzt darin ({session_ids}).</translation>
    </message>
    <message>
        <source>What came of predictions</source>
        <translation>Was aus Vermutungen wurde</translation>
    </message>
    <message>
        <source>What comes from {port} is in no protocol known here: choose another port, or load a program onto the board that speaks one of {protocols}.</source>
        <translation>Was von {port} kommt, ist in keinem Protokoll, das hier bekannt ist: Wähle einen anderen Anschluss, oder lade ein Programm auf die Platine, das eines davon spricht: {protocols}.</translation>
    </message>
    <message>
        <source>What comes from {port} is not {protocol}: leave out protocol={protocol}, and it will be found out.</source>
        <translation>Was von {port} kommt, ist nicht {protocol}: Lass protocol={protocol} weg, dann findet es sich.</translation>
    </message>
    <message>
        <source>What did you choose?</source>
        <translation>Was hast du gewählt?</translation>
    </message>
    <message>
        <source>What happened to your predictions</source>
        <translation>Was aus deinen Vorhersagen wurde</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>Was ist geschehen?</translation>
    </message>
    <message>
        <source>What is asked about later stays, and so do the lines before it.</source>
        <translation>Wonach später gefragt wird, bleibt, und die Zeilen davor auch.</translation>
    </message>
    <message>
        <source>What is to be seen</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>What set it off</source>
        <translation>Was ihn auslöste</translation>
    </message>
    <message>
        <source>What set it off?</source>
        <translation>Was hat ihn ausgelöst?</translation>
    </message>
    <message>
        <source>What surrounds the pause. All of it can wait.</source>
        <translation>Was zur Pause gehört. Alles davon kann warten.</translation>
    </message>
    <message>
        <source>What the figures are</source>
        <translation>Was die Werte sind</translation>
    </message>
    <message>
        <source>What the words mean</source>
        <translation>Was die Wörter bedeuten</translation>
    </message>
    <message>
        <source>What this is not</source>
        <translation>Was das nicht ist</translation>
    </message>
    <message>
        <source>What this sensor sends cannot be understood: restart it, or choose another.</source>
        <translation>Was dieser Sensor sendet, ist nicht zu verstehen: Starte ihn neu, oder wähle einen anderen.</translation>
    </message>
    <message>
        <source>What to leave out</source>
        <translation>Was wegbleibt</translation>
    </message>
    <message>
        <source>What was corrected</source>
        <translation>Was korrigiert wurde</translation>
    </message>
    <message>
        <source>What was expected, and what came</source>
        <translation>Was erwartet war und was kam</translation>
    </message>
    <message>
        <source>What was read in part is marked, because nobody can vouch for it.</source>
        <translation>Was nur zum Teil gelesen wurde, ist gekennzeichnet, denn niemand kann dafür einstehen.</translation>
    </message>
    <message>
        <source>What was remembered as &apos;{key}&apos; is damaged: choose it anew.</source>
        <translation>Was als &apos;{key}&apos; gemerkt war, ist beschädigt: Wähle es neu.</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>Was möchtest du tun?</translation>
    </message>
    <message>
        <source>What you hear</source>
        <translation>Was du hörst</translation>
    </message>
    <message>
        <source>What you see</source>
        <translation>Was du siehst</translation>
    </message>
    <message>
        <source>What you would like to remember of it</source>
        <translation>Was du davon behalten möchtest</translation>
    </message>
    <message>
        <source>What your pauses tell, seen together</source>
        <translation>Was deine Pausen zusammen erzählen</translation>
    </message>
    <message>
        <source>When ...</source>
        <translation>Wenn ...</translation>
    </message>
    <message>
        <source>When contact was not needed</source>
        <translation>Wann kein Kontakt nötig war</translation>
    </message>
    <message>
        <source>When the pull comes, wait with it once. It will be here afterwards.</source>
        <translation>Wenn der Drang kommt, warte einmal mit ihm. Danach steht es hier.</translation>
    </message>
    <message>
        <source>When the pull is strong, wait with it</source>
        <translation>Wenn der Drang stark ist, warte mit ihm</translation>
    </message>
    <message>
        <source>When the pull to seek reassurance is strong, wait five minutes first: a hand on the chest, a slow way out. The waiting is not there to settle the worry. It gives your body another signal. Then notice whether you still want to reach out, and choose. Who waits like this now and then, a little longer than feels easy, often finds the pull easier to carry.</source>
        <translation>Wenn der Drang nach Rückversicherung stark ist, warte erst fünf Minuten: eine Hand auf der Brust, ein langsames Ausatmen. Das Warten soll die Sorge nicht klären. Es gibt deinem Körper ein anderes Signal. Dann merke, ob du dich noch melden möchtest, und wähle. Wer ab und zu so wartet, ein wenig länger, als es leichtfällt, trägt den Drang oft leichter.</translation>
    </message>
    <message>
        <source>When {situation}, I notice I feel {emotion}, and what I&apos;m actually needing is {need}</source>
        <translation>Wenn {situation}, merke ich, dass ich mich {emotion} fühle, und was ich eigentlich brauche, ist {need}</translation>
    </message>
    <message>
        <source>Where do you feel it?</source>
        <translation>Wo spürst du ihn?</translation>
    </message>
    <message>
        <source>Where it was felt</source>
        <translation>Wo er zu spüren war</translation>
    </message>
    <message>
        <source>Where the grounds are poor there is no figure, and the reason stands in its place.</source>
        <translation>Wo die Grundlage nicht reicht, steht kein Wert, sondern der Grund.</translation>
    </message>
    <message>
        <source>Where the heart&apos;s variation lies</source>
        <translation>Wo die Schwankung des Herzens liegt</translation>
    </message>
    <message>
        <source>Where the practice comes from</source>
        <translation>Woher die Übung kommt</translation>
    </message>
    <message>
        <source>Where to put it</source>
        <translation>Wohin damit</translation>
    </message>
    <message>
        <source>Where your heartbeat comes from</source>
        <translation>Woher dein Herzschlag kommt</translation>
    </message>
    <message>
        <source>Which breath, in and out</source>
        <translation>Welcher Atem, ein und aus</translation>
    </message>
    <message>
        <source>Who may read this</source>
        <translation>Wer das lesen darf</translation>
    </message>
    <message>
        <source>Whose pauses</source>
        <translation>Wessen Pausen</translation>
    </message>
    <message>
        <source>Why it works</source>
        <translation>Warum es wirkt</translation>
    </message>
    <message>
        <source>With a heart sensor you can see your pulse follow the breath. Without one the pause is just as whole. Whatever is kept stays on this computer.</source>
        <translation>Mit einem Herzsensor siehst du, wie dein Puls dem Atem folgt. Ohne ist die Pause genauso ganz. Was aufgehoben wird, bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>With your heart</source>
        <translation>Mit deinem Herzen</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Ohne Namen</translation>
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
        <source>Write down what you expect before a pause, and you&apos;ll see here what happened.</source>
        <translation>Schreib vor einer Pause auf, was du erwartest, dann siehst du hier, was daraus wurde.</translation>
    </message>
    <message>
        <source>Writing the library anew. This may take a minute.</source>
        <translation>Die Sammlung wird neu geschrieben. Das kann eine Minute dauern.</translation>
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
        <source>You breathed at {rates_done} of {rates} rates, {fastest} to {slowest} a minute.</source>
        <translation>Du hast in {rates_done} von {rates} Tempi geatmet, {fastest} bis {slowest} pro Minute.</translation>
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
        <source>You chose the breath: {pattern} at the end.</source>
        <translation>Du hast den Atem gewählt: {pattern} am Ende.</translation>
    </message>
    <message>
        <source>You chose to reach out.</source>
        <translation>Du hast gewählt, dich zu melden.</translation>
    </message>
    <message>
        <source>You chose: the urge has passed.</source>
        <translation>Du hast gewählt: Der Drang ist vorbei.</translation>
    </message>
    <message>
        <source>You ended the pause.</source>
        <translation>Du hast die Pause beendet.</translation>
    </message>
    <message>
        <source>You expected: {words}</source>
        <translation>Du hast erwartet: {words}</translation>
    </message>
    <message>
        <source>You held the rhythm lately. Sound alone may do, if you like to try.</source>
        <translation>Du hast zuletzt den Rhythmus gehalten. Vielleicht genügt der Klang allein, wenn du es probieren magst.</translation>
    </message>
    <message>
        <source>You held the rhythm lately. The disc alone may do, if you like to try.</source>
        <translation>Du hast zuletzt den Rhythmus gehalten. Vielleicht genügt die Scheibe allein, wenn du es probieren magst.</translation>
    </message>
    <message>
        <source>You held the rhythm lately. You may not need a guide, if you like to try.</source>
        <translation>Du hast zuletzt den Rhythmus gehalten. Vielleicht brauchst du keine Führung, wenn du es probieren magst.</translation>
    </message>
    <message>
        <source>You may not open {port}: add yourself to the group {group} (sudo usermod -aG {group} $USER), then log out and in again.</source>
        <translation>Du darfst {port} nicht öffnen: Nimm dich in die Gruppe {group} auf (sudo usermod -aG {group} $USER), melde dich ab und wieder an.</translation>
    </message>
    <message>
        <source>You paused a while ago. Would you like to look back?</source>
        <translation>Du hast vor einer Weile pausiert. Möchtest du zurückblicken?</translation>
    </message>
    <message>
        <source>You paused at {time}. Would you like to look back?</source>
        <translation>Du hast um {time} Uhr pausiert. Möchtest du zurückblicken?</translation>
    </message>
    <message>
        <source>You paused on {day} at {time}. Would you like to look back?</source>
        <translation>Du hast am {day} um {time} Uhr pausiert. Möchtest du zurückblicken?</translation>
    </message>
    <message>
        <source>You paused yesterday at {time}. Would you like to look back?</source>
        <translation>Du hast gestern um {time} Uhr pausiert. Möchtest du zurückblicken?</translation>
    </message>
    <message>
        <source>You slid from {first} to {last:.2f} breaths a minute.</source>
        <translation>Du bist von {first} zu {last:.2f} Atemzügen pro Minute geglitten.</translation>
    </message>
    <message>
        <source>You waited to the end three times with everything leading you: the disc alone may do, if you like to try.</source>
        <translation>Du hast dreimal bis zum Ende gewartet, und alles hat dich geführt: Vielleicht genügt die Scheibe allein, wenn du es probieren magst.</translation>
    </message>
    <message>
        <source>You waited to the end three times with sound alone: you may not need a guide, if you like to try.</source>
        <translation>Du hast dreimal mit dem Klang allein bis zum Ende gewartet: Vielleicht brauchst du keine Führung, wenn du es probieren magst.</translation>
    </message>
    <message>
        <source>You waited to the end three times with the disc alone: sound alone may do, if you like to try.</source>
        <translation>Du hast dreimal mit der Scheibe allein bis zum Ende gewartet: Vielleicht genügt der Klang allein, wenn du es probieren magst.</translation>
    </message>
    <message>
        <source>You waited to the end three times: {length} would be a little longer than is comfortable, if you like.</source>
        <translation>Du hast dreimal bis zum Ende gewartet. Ein wenig länger, als angenehm ist: {length}, wenn du magst.</translation>
    </message>
    <message>
        <source>You waited {time}.</source>
        <translation>Du hast {time} gewartet.</translation>
    </message>
    <message>
        <source>You waited {waited} to the end three times: {length} would be a little longer than is comfortable, if you like.</source>
        <translation>Du hast dreimal {waited} bis zum Ende gewartet. Ein wenig länger, als angenehm ist: {length}, wenn du magst.</translation>
    </message>
    <message>
        <source>You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % came as feared: being sure ran ahead of what happened.</source>
        <translation>Du warst dir im Mittel zu {sure_percent:.0f} % sicher, und {as_feared_percent:.0f} % kamen wie befürchtet: Die Sicherheit lief dem voraus, was geschah.</translation>
    </message>
    <message>
        <source>You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % came as feared: more came as feared than you had expected.</source>
        <translation>Du warst dir im Mittel zu {sure_percent:.0f} % sicher, und {as_feared_percent:.0f} % kamen wie befürchtet: Es kam mehr wie befürchtet, als du erwartet hattest.</translation>
    </message>
    <message>
        <source>You were {sure_percent:.0f} % sure on average, and {as_feared_percent:.0f} % came as feared: no difference can be told from chance.</source>
        <translation>Du warst dir im Mittel zu {sure_percent:.0f} % sicher, und {as_feared_percent:.0f} % kamen wie befürchtet: Ein Unterschied lässt sich nicht vom Zufall trennen.</translation>
    </message>
    <message>
        <source>Your first prediction didn&apos;t happen.</source>
        <translation>Deine erste Vorhersage ist nicht eingetroffen.</translation>
    </message>
    <message>
        <source>Your first prediction happened partly.</source>
        <translation>Deine erste Vorhersage ist teilweise eingetroffen.</translation>
    </message>
    <message>
        <source>Your first prediction happened.</source>
        <translation>Deine erste Vorhersage ist eingetroffen.</translation>
    </message>
    <message>
        <source>Your heart answers most near {rate} breaths a minute.</source>
        <translation>Dein Herz antwortet am stärksten bei etwa {rate} Atemzügen pro Minute.</translation>
    </message>
    <message>
        <source>Your heart answers the breath by {rsa_ms:.0f} ms, on average.</source>
        <translation>Dein Herz antwortet auf den Atem im Mittel mit {rsa_ms:.0f} ms.</translation>
    </message>
    <message>
        <source>Your heart beats {bpm:.0f} times a minute in a pause, on average.</source>
        <translation>Dein Herz schlägt in einer Pause im Mittel {bpm:.0f} Mal pro Minute.</translation>
    </message>
    <message>
        <source>Your heart may answer</source>
        <translation>Dein Herz kann antworten</translation>
    </message>
    <message>
        <source>Your heart quickens as you breathe in and slows as you breathe out. Seeing that wave answer the breath is the practice; a larger one is not a better one. Each figure has its grounds, and where they are poor there is none.</source>
        <translation>Dein Herz wird schneller, wenn du einatmest, und langsamer, wenn du ausatmest. Zu sehen, wie diese Welle dem Atem antwortet, ist die Übung; eine größere ist keine bessere. Jeder Wert hat seine Grundlage, und wo sie nicht reicht, gibt es keinen.</translation>
    </message>
    <message>
        <source>Your heart rate stayed near {last} beats a minute.</source>
        <translation>Dein Puls blieb bei etwa {last} Schlägen pro Minute.</translation>
    </message>
    <message>
        <source>Your heart rate went from {first} to {last} beats a minute.</source>
        <translation>Dein Puls ging von {first} auf {last} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>Your heart rose and fell with your breath.</source>
        <translation>Dein Herz ging mit deinem Atem auf und ab.</translation>
    </message>
    <message numerus="yes">
        <source>Your heart slowed by %n beats per minute.</source>
        <comment>Your heart slowed by %n beat per minute.</comment>
        <translation>
            <numerusform>Dein Herz wurde um %n Schlag pro Minute ruhiger.</numerusform>
            <numerusform>Dein Herz wurde um %n Schläge pro Minute ruhiger.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your heart stayed near {last} beats per minute.</source>
        <translation>Dein Herz blieb bei etwa {last} Schlägen pro Minute.</translation>
    </message>
    <message>
        <source>Your heart went from {first} to {last} beats per minute.</source>
        <translation>Dein Herz ging von {first} auf {last} Schläge pro Minute.</translation>
    </message>
    <message>
        <source>Your last three pauses</source>
        <translation>Deine letzten drei Pausen</translation>
    </message>
    <message>
        <source>Your last two pauses</source>
        <translation>Deine letzten zwei Pausen</translation>
    </message>
    <message>
        <source>Your next pauses last {time}.</source>
        <translation>So lange dauern deine nächsten Pausen: {time}.</translation>
    </message>
    <message>
        <source>Your next pauses use this breath.</source>
        <translation>Deine nächsten Pausen haben diesen Atem.</translation>
    </message>
    <message>
        <source>Your past pauses are locked</source>
        <translation>Deine früheren Pausen sind gesperrt</translation>
    </message>
    <message>
        <source>Your predictions</source>
        <translation>Deine Vorhersagen</translation>
    </message>
    <message>
        <source>Your sentence</source>
        <translation>Dein Satz</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Deiner</translation>
    </message>
    <message>
        <source>Yours alone</source>
        <translation>Nur deins</translation>
    </message>
    <message>
        <source>a counter</source>
        <translation>ein Zähler</translation>
    </message>
    <message>
        <source>a demo, not part of your practice</source>
        <translation>eine Demo, nicht Teil deiner Übung</translation>
    </message>
    <message>
        <source>a flag, only 0 or 1</source>
        <translation>ein Kennzeichen, nur 0 oder 1</translation>
    </message>
    <message>
        <source>a folder with each of them, and the pictures</source>
        <translation>ein Ordner mit allen davon und den Bildern</translation>
    </message>
    <message>
        <source>a hand on your chest</source>
        <translation>eine Hand auf deiner Brust</translation>
    </message>
    <message>
        <source>a heart rate</source>
        <translation>eine Herzfrequenz</translation>
    </message>
    <message>
        <source>a line is far too long: put one RR interval on each line.</source>
        <translation>eine Zeile ist viel zu lang: Schreib je einen RR-Abstand in eine Zeile.</translation>
    </message>
    <message>
        <source>a longer way out</source>
        <translation>länger hinaus</translation>
    </message>
    <message>
        <source>a longer way out, from the next breath</source>
        <translation>länger ausatmen, ab dem nächsten Atemzug</translation>
    </message>
    <message>
        <source>a minute</source>
        <translation>pro Minute</translation>
    </message>
    <message>
        <source>a minute less</source>
        <translation>eine Minute weniger</translation>
    </message>
    <message>
        <source>a minute more</source>
        <translation>eine Minute mehr</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>einen Augenblick</translation>
    </message>
    <message>
        <source>a moment that was marked</source>
        <translation>ein markierter Augenblick</translation>
    </message>
    <message>
        <source>a number of its header is none</source>
        <translation>eine Zahl im Kopf ist keine</translation>
    </message>
    <message>
        <source>a page to read or print</source>
        <translation>eine Seite zum Lesen oder Drucken</translation>
    </message>
    <message>
        <source>a plan</source>
        <translation>ein Plan</translation>
    </message>
    <message numerus="yes">
        <source>a recording of Outbreath with %n events</source>
        <comment>a recording of Outbreath with %n event</comment>
        <translation>
            <numerusform>eine Aufnahme von Outbreath mit %n Ereignis</numerusform>
            <numerusform>eine Aufnahme von Outbreath mit %n Ereignissen</numerusform>
        </translation>
    </message>
    <message>
        <source>a report</source>
        <translation>ein Bericht</translation>
    </message>
    <message>
        <source>a row holds several intervals</source>
        <translation>eine Zeile enthält mehrere Abstände</translation>
    </message>
    <message>
        <source>a shorter way out, from the next breath</source>
        <translation>kürzer ausatmen, ab dem nächsten Atemzug</translation>
    </message>
    <message>
        <source>a signal is read by `outbreath analyze` and `outbreath import` only.</source>
        <translation>Ein Signal lesen nur `outbreath analyze` und `outbreath import`.</translation>
    </message>
    <message>
        <source>a suggestion; the line stays where you put it · M moves it</source>
        <translation>ein Vorschlag; die Zeile bleibt, wo du sie hingestellt hast · M verschiebt sie</translation>
    </message>
    <message>
        <source>a wave fitted to the pacer, mean over the session</source>
        <translation>eine an den Taktgeber angepasste Welle, Mittel über die Sitzung</translation>
    </message>
    <message>
        <source>a word on it, if you like</source>
        <translation>ein Wort dazu, wenn du magst</translation>
    </message>
    <message>
        <source>about</source>
        <translation>über</translation>
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
        <source>all {beats} beats are as they came</source>
        <translation>alle {beats} Schläge sind, wie sie kamen</translation>
    </message>
    <message>
        <source>along the picture</source>
        <translation>das Bild entlang</translation>
    </message>
    <message>
        <source>always the same</source>
        <translation>immer gleich</translation>
    </message>
    <message>
        <source>an earlier one</source>
        <translation>eine frühere</translation>
    </message>
    <message>
        <source>and what I&apos;m actually needing is ...</source>
        <translation>und was ich eigentlich brauche, ist ...</translation>
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
        <source>another {time}</source>
        <translation>für {time}</translation>
    </message>
    <message>
        <source>anxious</source>
        <translation>bange</translation>
    </message>
    <message>
        <source>any key closes this</source>
        <translation>jede Taste schließt das</translation>
    </message>
    <message>
        <source>appreciation</source>
        <translation>Wertschätzung</translation>
    </message>
    <message>
        <source>as feared</source>
        <translation>wie befürchtet</translation>
    </message>
    <message>
        <source>as now</source>
        <translation>wie jetzt</translation>
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
        <source>ask a doctor first</source>
        <translation>zuerst ärztlich fragen</translation>
    </message>
    <message>
        <source>ask me later</source>
        <translation>frag mich später</translation>
    </message>
    <message>
        <source>asked about later · + − how sure</source>
        <translation>später wird nachgefragt · + − wie sicher</translation>
    </message>
    <message>
        <source>asked about later · {percent} % sure</source>
        <translation>später wird nachgefragt · {percent} % sicher</translation>
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
        <source>awkward</source>
        <translation>unbeholfen</translation>
    </message>
    <message>
        <source>back</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>back one</source>
        <translation>eins zurück</translation>
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
        <source>begin anew</source>
        <translation>neu beginnen</translation>
    </message>
    <message>
        <source>begin now</source>
        <translation>jetzt beginnen</translation>
    </message>
    <message>
        <source>being recorded now</source>
        <translation>wird gerade aufgezeichnet</translation>
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
        <source>ble: needs the address or the name of a strap, as in ble:AA:BB:CC:DD:EE:FF.</source>
        <translation>ble: braucht die Adresse oder den Namen eines Gurts, etwa ble:AA:BB:CC:DD:EE:FF.</translation>
    </message>
    <message>
        <source>breaths a minute</source>
        <translation>Atemzüge pro Minute</translation>
    </message>
    <message>
        <source>calm</source>
        <translation>ruhig</translation>
    </message>
    <message>
        <source>came as feared, %</source>
        <translation>kam wie befürchtet, %</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Veränderung</translation>
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
        <source>choose a sensor</source>
        <translation>Sensor wählen</translation>
    </message>
    <message>
        <source>choose more</source>
        <translation>mehr wählen</translation>
    </message>
    <message>
        <source>choose none</source>
        <translation>nichts wählen</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source>clarity</source>
        <translation>Klarheit</translation>
    </message>
    <message>
        <source>close</source>
        <translation>nah</translation>
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
        <source>column {column} holds no numbers: choose another.</source>
        <translation>Spalte {column} enthält keine Zahlen: Wähle eine andere.</translation>
    </message>
    <message>
        <source>column {column} looks like a signal with {rate_hz:.4g} samples a second, not like RR intervals: choose --read-as ecg or --read-as ppg.</source>
        <translation>Spalte {column} sieht aus wie ein Signal mit {rate_hz:.4g} Messwerten pro Sekunde, nicht wie RR-Abstände: Wähle --read-as ecg oder --read-as ppg.</translation>
    </message>
    <message>
        <source>column {column} looks like the samples of a signal, not like RR intervals: choose --read-as ecg or --read-as ppg, and say with --rate how many samples a second it has.</source>
        <translation>Spalte {column} sieht aus wie die Messwerte eines Signals, nicht wie RR-Abstände: Wähle --read-as ecg oder --read-as ppg und sag mit --rate, wie viele Messwerte es pro Sekunde hat.</translation>
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
        <source>compare two</source>
        <translation>zwei vergleichen</translation>
    </message>
    <message>
        <source>confused</source>
        <translation>verwirrt</translation>
    </message>
    <message>
        <source>connect</source>
        <translation>verbinden</translation>
    </message>
    <message>
        <source>connect to the last one</source>
        <translation>mit dem letzten verbinden</translation>
    </message>
    <message>
        <source>connected, listening for beats</source>
        <translation>verbunden, horcht auf Schläge</translation>
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
        <source>consideration</source>
        <translation>Rücksicht</translation>
    </message>
    <message>
        <source>contact lost</source>
        <translation>Kontakt verloren</translation>
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
        <source>copy the sentence</source>
        <translation>Satz kopieren</translation>
    </message>
    <message>
        <source>could not be drawn</source>
        <translation>ließ sich nicht zeichnen</translation>
    </message>
    <message>
        <source>could not be worked out</source>
        <translation>ließ sich nicht berechnen</translation>
    </message>
    <message>
        <source>csv: every beat with its time, for a spreadsheet</source>
        <translation>csv: jeder Schlag mit seiner Zeit, für eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>csv: one line for each pause</source>
        <translation>csv: eine Zeile für jede Pause</translation>
    </message>
    <message>
        <source>curious</source>
        <translation>neugierig</translation>
    </message>
    <message>
        <source>cut short, and kept</source>
        <translation>abgebrochen und aufgehoben</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>Tage mit Datum</translation>
    </message>
    <message>
        <source>decide later</source>
        <translation>später entscheiden</translation>
    </message>
    <message>
        <source>decided later</source>
        <translation>später entschieden</translation>
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
        <source>details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>disappointed</source>
        <translation>enttäuscht</translation>
    </message>
    <message>
        <source>disc, words and wave</source>
        <translation>Scheibe, Worte und Welle</translation>
    </message>
    <message>
        <source>discouraged</source>
        <translation>entmutigt</translation>
    </message>
    <message>
        <source>does not agree with the heart rate in column {rate}</source>
        <translation>passt nicht zur Herzfrequenz in Spalte {rate}</translation>
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
        <source>each interval begins at the time in column {clock}</source>
        <translation>jeder Abstand beginnt zur Zeit in Spalte {clock}</translation>
    </message>
    <message>
        <source>each row seems to be a recording of its own</source>
        <translation>jede Zeile scheint eine eigene Aufnahme zu sein</translation>
    </message>
    <message>
        <source>easy and shallow, through the nose</source>
        <translation>leicht und flach, durch die Nase</translation>
    </message>
    <message>
        <source>easy and shallow; if you feel light-headed, breathe as you like</source>
        <translation>leicht und flach; wird dir schwindlig, atme, wie du magst</translation>
    </message>
    <message>
        <source>ecg from {host}</source>
        <translation>EKG von {host}</translation>
    </message>
    <message>
        <source>edf: for programs of the lab</source>
        <translation>edf: für Programme aus dem Labor</translation>
    </message>
    <message>
        <source>eight</source>
        <translation>acht</translation>
    </message>
    <message>
        <source>eighteen</source>
        <translation>achtzehn</translation>
    </message>
    <message>
        <source>eighty</source>
        <translation>achtzig</translation>
    </message>
    <message>
        <source>eighty-eight</source>
        <translation>achtundachtzig</translation>
    </message>
    <message>
        <source>eighty-five</source>
        <translation>fünfundachtzig</translation>
    </message>
    <message>
        <source>eighty-four</source>
        <translation>vierundachtzig</translation>
    </message>
    <message>
        <source>eighty-nine</source>
        <translation>neunundachtzig</translation>
    </message>
    <message>
        <source>eighty-one</source>
        <translation>einundachtzig</translation>
    </message>
    <message>
        <source>eighty-seven</source>
        <translation>siebenundachtzig</translation>
    </message>
    <message>
        <source>eighty-six</source>
        <translation>sechsundachtzig</translation>
    </message>
    <message>
        <source>eighty-three</source>
        <translation>dreiundachtzig</translation>
    </message>
    <message>
        <source>eighty-two</source>
        <translation>zweiundachtzig</translation>
    </message>
    <message>
        <source>eleven</source>
        <translation>elf</translation>
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
        <source>even</source>
        <translation>gleich lang</translation>
    </message>
    <message>
        <source>everything in my own words</source>
        <translation>alles in meinen eigenen Worten</translation>
    </message>
    <message>
        <source>exhausted</source>
        <translation>erschöpft</translation>
    </message>
    <message>
        <source>eyes may close</source>
        <translation>die Augen dürfen zu sein</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>ordentlich</translation>
    </message>
    <message>
        <source>fairness</source>
        <translation>Fairness</translation>
    </message>
    <message>
        <source>fifteen</source>
        <translation>fünfzehn</translation>
    </message>
    <message>
        <source>fifteen minutes, every rate</source>
        <translation>fünfzehn Minuten, jedes Tempo</translation>
    </message>
    <message>
        <source>fifty</source>
        <translation>fünfzig</translation>
    </message>
    <message>
        <source>fifty-eight</source>
        <translation>achtundfünfzig</translation>
    </message>
    <message>
        <source>fifty-five</source>
        <translation>fünfundfünfzig</translation>
    </message>
    <message>
        <source>fifty-four</source>
        <translation>vierundfünfzig</translation>
    </message>
    <message>
        <source>fifty-nine</source>
        <translation>neunundfünfzig</translation>
    </message>
    <message>
        <source>fifty-one</source>
        <translation>einundfünfzig</translation>
    </message>
    <message>
        <source>fifty-seven</source>
        <translation>siebenundfünfzig</translation>
    </message>
    <message>
        <source>fifty-six</source>
        <translation>sechsundfünfzig</translation>
    </message>
    <message>
        <source>fifty-three</source>
        <translation>dreiundfünfzig</translation>
    </message>
    <message>
        <source>fifty-two</source>
        <translation>zweiundfünfzig</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>find</source>
        <translation>finden</translation>
    </message>
    <message>
        <source>find your breath</source>
        <translation>deinen Atem finden</translation>
    </message>
    <message>
        <source>five</source>
        <translation>fünf</translation>
    </message>
    <message>
        <source>flat</source>
        <translation>matt</translation>
    </message>
    <message>
        <source>focus</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>forty</source>
        <translation>vierzig</translation>
    </message>
    <message>
        <source>forty-eight</source>
        <translation>achtundvierzig</translation>
    </message>
    <message>
        <source>forty-five</source>
        <translation>fünfundvierzig</translation>
    </message>
    <message>
        <source>forty-four</source>
        <translation>vierundvierzig</translation>
    </message>
    <message>
        <source>forty-nine</source>
        <translation>neunundvierzig</translation>
    </message>
    <message>
        <source>forty-one</source>
        <translation>einundvierzig</translation>
    </message>
    <message>
        <source>forty-seven</source>
        <translation>siebenundvierzig</translation>
    </message>
    <message>
        <source>forty-six</source>
        <translation>sechsundvierzig</translation>
    </message>
    <message>
        <source>forty-three</source>
        <translation>dreiundvierzig</translation>
    </message>
    <message>
        <source>forty-two</source>
        <translation>zweiundvierzig</translation>
    </message>
    <message>
        <source>four</source>
        <translation>vier</translation>
    </message>
    <message>
        <source>fourteen</source>
        <translation>vierzehn</translation>
    </message>
    <message>
        <source>freedom</source>
        <translation>Freiheit</translation>
    </message>
    <message>
        <source>from the first pause</source>
        <translation>ab der ersten Pause</translation>
    </message>
    <message>
        <source>frustrated</source>
        <translation>frustriert</translation>
    </message>
    <message>
        <source>furious</source>
        <translation>zornig</translation>
    </message>
    <message>
        <source>further down</source>
        <translation>weiter unten</translation>
    </message>
    <message>
        <source>further up</source>
        <translation>weiter oben</translation>
    </message>
    <message>
        <source>further up or down</source>
        <translation>weiter nach oben oder unten</translation>
    </message>
    <message>
        <source>glad</source>
        <translation>froh</translation>
    </message>
    <message>
        <source>go along, or choose</source>
        <translation>entlanggehen oder wählen</translation>
    </message>
    <message>
        <source>go on</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>go on to the next</source>
        <translation>weiter zum Nächsten</translation>
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
        <source>graph</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>grateful</source>
        <translation>dankbar</translation>
    </message>
    <message>
        <source>guilty</source>
        <translation>schuldig</translation>
    </message>
    <message>
        <source>half a second at a time</source>
        <translation>je eine halbe Sekunde</translation>
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
        <source>hear it</source>
        <translation>anhören</translation>
    </message>
    <message>
        <source>heart rate, Bluetooth</source>
        <translation>Puls, Bluetooth</translation>
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
        <source>hide everything, and back</source>
        <translation>alles verbergen und zurück</translation>
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
        <source>how strong the pull is</source>
        <translation>wie stark der Drang ist</translation>
    </message>
    <message>
        <source>how sure you were, %</source>
        <translation>wie sicher du warst, %</translation>
    </message>
    <message>
        <source>how to breathe</source>
        <translation>wie du atmest</translation>
    </message>
    <message>
        <source>hurt</source>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>if you feel light-headed, breathe as you like</source>
        <translation>wird dir schwindlig, atme, wie du magst</translation>
    </message>
    <message>
        <source>impatient</source>
        <translation>ungeduldig</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>zweifelhaft</translation>
    </message>
    <message>
        <source>in your own words · ↓ for those of before</source>
        <translation>in eigenen Worten · ↓ für die von früher</translation>
    </message>
    <message>
        <source>insecure</source>
        <translation>unsicher</translation>
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
        <source>it cannot be read: try again.</source>
        <translation>Sie kann nicht gelesen werden: Versuche es noch einmal.</translation>
    </message>
    <message>
        <source>it has more than 2 million annotations: cut it into parts.</source>
        <translation>Sie hat mehr als 2 Millionen Anmerkungen: Zerlege sie in Teile.</translation>
    </message>
    <message>
        <source>it has more than 2 million lines: cut it into shorter recordings.</source>
        <translation>sie hat mehr als 2 Millionen Zeilen: Schneide sie in kürzere Aufnahmen.</translation>
    </message>
    <message>
        <source>it has more than a million beats: cut it into shorter recordings.</source>
        <translation>sie hat mehr als eine Million Schläge: Schneide sie in kürzere Aufnahmen.</translation>
    </message>
    <message>
        <source>it has no column {column}: choose one of {there}.</source>
        <translation>Sie hat keine Spalte {column}: Wähle eine von {there}.</translation>
    </message>
    <message>
        <source>it holds heart rates and no RR intervals, so there are no figures: `outbreath import` keeps them.</source>
        <translation>Sie enthält Herzfrequenzen und keine RR-Abstände, also gibt es keine Werte: `outbreath import` bewahrt sie auf.</translation>
    </message>
    <message>
        <source>it holds heart rates in column {column} and no RR intervals ({weighed:clause}), so there is nothing to import.</source>
        <translation>Sie enthält Herzfrequenzen in Spalte {column} und keine RR-Abstände ({weighed:clause}), also gibt es nichts zu importieren.</translation>
    </message>
    <message>
        <source>it holds no RR intervals, so there is nothing to import.</source>
        <translation>Sie enthält keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>it holds no whole record</source>
        <translation>sie enthält keinen ganzen Datensatz</translation>
    </message>
    <message>
        <source>it is a BDF file of raw signals: export its RR intervals as text.</source>
        <translation>Sie ist eine BDF-Datei mit Rohsignalen: Exportiere ihre RR-Abstände als Text.</translation>
    </message>
    <message>
        <source>it is a CSV of Polar Flow, a heart rate every second: it holds no RR intervals, so there is nothing to import.</source>
        <translation>Sie ist eine CSV-Datei von Polar Flow, eine Herzfrequenz pro Sekunde: Sie enthält keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>it is a Polar .hrm without R-R but a heart rate every {interval_s} s: it holds no RR intervals, so there is nothing to import.</source>
        <translation>Sie ist eine Polar-.hrm-Datei ohne R-R, mit einer Herzfrequenz alle {interval_s} s: Sie enthält keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>it is a Polar .hrm without R-R: it holds no RR intervals, so there is nothing to import.</source>
        <translation>Sie ist eine Polar-.hrm-Datei ohne R-R: Sie enthält keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>it is a plain EDF without annotations: export RR intervals as text.</source>
        <translation>Sie ist ein einfaches EDF ohne Anmerkungen: Exportiere RR-Abstände als Text.</translation>
    </message>
    <message>
        <source>it is a report of Kubios HRV, but it holds no RR intervals, so there is nothing to import.</source>
        <translation>Sie ist ein Bericht von Kubios HRV, enthält aber keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>it is a table of daily figures, as HRV4Training and Elite HRV make: it holds no RR intervals, so there is nothing to import.</source>
        <translation>Sie ist eine Tabelle mit Tageswerten, wie HRV4Training und Elite HRV sie schreiben: Sie enthält keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>it is a table of heart rates from Polar Sensor Logger: it holds no RR intervals, so there is nothing to import.</source>
        <translation>Sie ist eine Tabelle mit Herzfrequenzen von Polar Sensor Logger: Sie enthält keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>it is a table of {program}, but it holds no RR intervals, so there is nothing to import.</source>
        <translation>Sie ist eine Tabelle von {program}, enthält aber keine RR-Abstände, es gibt also nichts zu importieren.</translation>
    </message>
    <message>
        <source>it is a zip archive: unpack it and import what is in it.</source>
        <translation>sie ist ein Zip-Archiv: Entpack es und nimm auf, was darin ist.</translation>
    </message>
    <message>
        <source>it is called so</source>
        <translation>sie heißt so</translation>
    </message>
    <message>
        <source>it is damaged or cut short and cannot be unpacked: get another copy.</source>
        <translation>sie ist beschädigt oder abgeschnitten und lässt sich nicht entpacken: Besorg eine andere Kopie.</translation>
    </message>
    <message>
        <source>it is empty: choose another file.</source>
        <translation>sie ist leer: Wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>it is larger than 64 MB unpacked: cut it into parts.</source>
        <translation>Sie ist entpackt größer als 64 MB: Zerlege sie in Teile.</translation>
    </message>
    <message>
        <source>it is larger than {most_mb} MB: no recording of RR intervals is.</source>
        <translation>sie ist größer als {most_mb} MB: So groß ist keine Aufnahme von RR-Abständen.</translation>
    </message>
    <message>
        <source>it is no text: choose a CSV or text file with RR intervals, EDF+, or a jsonl of ours.</source>
        <translation>sie ist kein Text: Wähle eine CSV- oder Textdatei mit RR-Abständen, EDF+ oder eine jsonl-Datei von Outbreath.</translation>
    </message>
    <message>
        <source>it is the only column of numbers</source>
        <translation>sie ist die einzige Spalte mit Zahlen</translation>
    </message>
    <message>
        <source>it is the table of what happened beside the beats: take the session&apos;s jsonl or beats.csv.</source>
        <translation>Sie ist die Tabelle dessen, was neben den Schlägen geschah: Nimm jsonl oder beats.csv der Sitzung.</translation>
    </message>
    <message>
        <source>it looks like EDF+, but {reason}: get another copy.</source>
        <translation>Sie sieht nach EDF+ aus, aber {reason}: Besorge eine andere Kopie.</translation>
    </message>
    <message>
        <source>it rises from row to row by about a heartbeat</source>
        <translation>sie steigt von Zeile zu Zeile um etwa einen Herzschlag</translation>
    </message>
    <message>
        <source>it would be a session of more than a month: look at its times.</source>
        <translation>Sie wäre eine Sitzung von mehr als einem Monat: Sieh dir ihre Zeiten an.</translation>
    </message>
    <message>
        <source>its annotations hold no RR intervals and mark no beats: export the RR intervals as text.</source>
        <translation>Die Anmerkungen darin enthalten keine RR-Abstände und markieren keine Schläge: Exportiere die RR-Abstände als Text.</translation>
    </message>
    <message>
        <source>its columns of the pacer do not agree and were left out</source>
        <translation>ihre Spalten zum Taktgeber stimmen nicht überein und wurden ausgelassen</translation>
    </message>
    <message>
        <source>its header is cut short</source>
        <translation>ihr Kopf ist abgeschnitten</translation>
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
        <source>its number of signals is none</source>
        <translation>ihre Anzahl von Signalen ist keine Zahl, die möglich ist</translation>
    </message>
    <message>
        <source>its records would have no length that a record has</source>
        <translation>ihre Datensätze hätten keine mögliche Länge</translation>
    </message>
    <message>
        <source>its rows do not keep pace with the heartbeats, so beats are missing or repeated</source>
        <translation>ihre Zeilen halten mit den Herzschlägen nicht Schritt, also fehlen Schläge oder stehen doppelt da</translation>
    </message>
    <message>
        <source>jaw</source>
        <translation>Kiefer</translation>
    </message>
    <message>
        <source>jealous</source>
        <translation>eifersüchtig</translation>
    </message>
    <message>
        <source>json lines: all that was recorded, to replay it</source>
        <translation>json-Zeilen: alles Aufgezeichnete, zum Wiedergeben</translation>
    </message>
    <message>
        <source>json: what the review says</source>
        <translation>json: was der Rückblick sagt</translation>
    </message>
    <message>
        <source>keep a copy</source>
        <translation>Kopie aufheben</translation>
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
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>kindness</source>
        <translation>Freundlichkeit</translation>
    </message>
    <message>
        <source>lately</source>
        <translation>zuletzt</translation>
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
        <source>less</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>less sure</source>
        <translation>weniger sicher</translation>
    </message>
    <message>
        <source>less, or nothing</source>
        <translation>weniger oder nichts</translation>
    </message>
    <message>
        <source>let the out-breath be soft</source>
        <translation>lass das Ausatmen weich sein</translation>
    </message>
    <message>
        <source>lightness</source>
        <translation>Leichtigkeit</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>horcht</translation>
    </message>
    <message>
        <source>lonely</source>
        <translation>einsam</translation>
    </message>
    <message>
        <source>longer</source>
        <translation>länger</translation>
    </message>
    <message>
        <source>longing</source>
        <translation>sehnsüchtig</translation>
    </message>
    <message>
        <source>look again</source>
        <translation>noch einmal suchen</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>ansehen</translation>
    </message>
    <message>
        <source>look back</source>
        <translation>zurückblicken</translation>
    </message>
    <message>
        <source>lost, trying again; keep breathing</source>
        <translation>verloren, neuer Versuch läuft; atme weiter</translation>
    </message>
    <message>
        <source>lost, trying again; the pause goes on</source>
        <translation>verloren, wird neu versucht; die Pause geht weiter</translation>
    </message>
    <message>
        <source>loving</source>
        <translation>liebevoll</translation>
    </message>
    <message>
        <source>mark a moment</source>
        <translation>Augenblick markieren</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>more sure</source>
        <translation>sicherer</translation>
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
        <source>next</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>nine</source>
        <translation>neun</translation>
    </message>
    <message>
        <source>nineteen</source>
        <translation>neunzehn</translation>
    </message>
    <message>
        <source>ninety</source>
        <translation>neunzig</translation>
    </message>
    <message>
        <source>ninety-eight</source>
        <translation>achtundneunzig</translation>
    </message>
    <message>
        <source>ninety-five</source>
        <translation>fünfundneunzig</translation>
    </message>
    <message>
        <source>ninety-four</source>
        <translation>vierundneunzig</translation>
    </message>
    <message>
        <source>ninety-nine</source>
        <translation>neunundneunzig</translation>
    </message>
    <message>
        <source>ninety-one</source>
        <translation>einundneunzig</translation>
    </message>
    <message>
        <source>ninety-seven</source>
        <translation>siebenundneunzig</translation>
    </message>
    <message>
        <source>ninety-six</source>
        <translation>sechsundneunzig</translation>
    </message>
    <message>
        <source>ninety-three</source>
        <translation>dreiundneunzig</translation>
    </message>
    <message>
        <source>ninety-two</source>
        <translation>zweiundneunzig</translation>
    </message>
    <message>
        <source>no beat for {silent_s:.0f} s</source>
        <translation>kein Schlag seit {silent_s:.0f} s</translation>
    </message>
    <message>
        <source>no beat known, or between rounds</source>
        <translation>kein Schlag bekannt oder zwischen Runden</translation>
    </message>
    <message>
        <source>no beats can be found in {rate_hz:.4g} samples a second: choose --rate between {low_hz:.0f} and {high_hz:.0f}.</source>
        <translation>In {rate_hz:.4g} Messwerten pro Sekunde lassen sich keine Herzschläge finden: Wähle --rate zwischen {low_hz:.0f} und {high_hz:.0f}.</translation>
    </message>
    <message>
        <source>no change can be told from chance</source>
        <translation>keine Veränderung lässt sich vom Zufall unterscheiden</translation>
    </message>
    <message>
        <source>no heart was recorded here</source>
        <translation>hier wurde kein Herz aufgezeichnet</translation>
    </message>
    <message>
        <source>no heartbeats were found in the signal: choose another column.</source>
        <translation>In dem Signal wurden keine Herzschläge gefunden: Wähle eine andere Spalte.</translation>
    </message>
    <message>
        <source>no need to reach out now</source>
        <translation>jetzt muss ich mich nicht melden</translation>
    </message>
    <message>
        <source>no peak inside the LF band</source>
        <translation>kein Gipfel im LF-Band</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>ohne Angabe von Gründen</translation>
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
        <source>no stretch of intervals is like another</source>
        <translation>keine Strecke von Abständen gleicht einer anderen</translation>
    </message>
    <message>
        <source>no wave stands out</source>
        <translation>keine Welle tritt hervor</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>none to judge</source>
        <translation>nichts zu beurteilen</translation>
    </message>
    <message>
        <source>normal beats of all rounds</source>
        <translation>normale Schläge aller Runden</translation>
    </message>
    <message>
        <source>not defined for these intervals</source>
        <translation>für diese Abstände nicht definiert</translation>
    </message>
    <message>
        <source>not enough yet: the pauses in which a heart was heard lie within one week</source>
        <translation>noch nicht genug: Die Pausen, in denen ein Herz zu hören war, liegen in einer Woche</translation>
    </message>
    <message>
        <source>not enough yet: {count} of {needed} dated pauses in which a heart was heard</source>
        <translation>noch nicht genug: {count} von {needed} Pausen mit Datum, in denen ein Herz zu hören war</translation>
    </message>
    <message>
        <source>not enough yet: {count} of {needed} pauses</source>
        <translation>noch nicht genug: {count} von {needed} Pausen</translation>
    </message>
    <message>
        <source>not enough yet: {count} of {needed} pauses with a decision</source>
        <translation>noch nicht genug: {count} von {needed} Pausen mit einer Entscheidung</translation>
    </message>
    <message>
        <source>not enough yet: {count} of {needed} pauses with a pull before and its strength after</source>
        <translation>noch nicht genug: {count} von {needed} Pausen mit Drang davor und seiner Stärke danach</translation>
    </message>
    <message>
        <source>not enough yet: {count} of {needed} pauses with the pull before and after</source>
        <translation>noch nicht genug: {count} von {needed} Pausen mit dem Drang davor und danach</translation>
    </message>
    <message>
        <source>not enough yet: {count} of {needed} predictions of which you told what came</source>
        <translation>noch nicht genug: {count} von {needed} Vermutungen, von denen du gesagt hast, was daraus wurde</translation>
    </message>
    <message>
        <source>not enough yet: {count} of {needed} predictions with how sure you were, and what came of it</source>
        <translation>noch nicht genug: {count} von {needed} Vermutungen, bei denen du sagtest, wie sicher du warst und was daraus wurde</translation>
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
        <source>not shown: {reason}</source>
        <translation>nicht gezeigt: {reason}</translation>
    </message>
    <message>
        <source>not shown; the next page says why</source>
        <translation>nicht gezeigt; die nächste Seite sagt, warum</translation>
    </message>
    <message>
        <source>not the intervals of a heart in ms, s or 1/1024 s</source>
        <translation>keine Abstände eines Herzens in ms, s oder 1/1024 s</translation>
    </message>
    <message>
        <source>not there; keep breathing</source>
        <translation>nicht da; atme weiter</translation>
    </message>
    <message>
        <source>not there; the pause goes on</source>
        <translation>nicht da; die Pause geht weiter</translation>
    </message>
    <message>
        <source>not today</source>
        <translation>heute nicht</translation>
    </message>
    <message>
        <source>not told yet</source>
        <translation>noch nicht gesagt</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing in it tells how many samples a second it has: say so with --rate.</source>
        <translation>Nichts darin sagt, wie viele Messwerte sie pro Sekunde hat: Sag es mit --rate.</translation>
    </message>
    <message>
        <source>nothing is recorded</source>
        <translation>nichts wird aufgezeichnet</translation>
    </message>
    <message>
        <source>nothing to settle right now</source>
        <translation>gerade ist nichts zu klären</translation>
    </message>
    <message>
        <source>nothing was corrected, as asked ({reason})</source>
        <translation>nichts wurde korrigiert, wie gewünscht ({reason})</translation>
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
        <source>on</source>
        <translation>weiter</translation>
    </message>
    <message>
        <source>on average</source>
        <translation>im Mittel</translation>
    </message>
    <message>
        <source>on purpose, in my own words</source>
        <translation>bewusst, in meinen Worten</translation>
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
        <source>one</source>
        <translation>eins</translation>
    </message>
    <message>
        <source>one minute</source>
        <translation>eine Minute</translation>
    </message>
    <message>
        <source>one second</source>
        <translation>eine Sekunde</translation>
    </message>
    <message>
        <source>one word is enough</source>
        <translation>ein Wort genügt</translation>
    </message>
    <message>
        <source>one word is enough · ↓ for words</source>
        <translation>ein Wort genügt · ↓ für Wörter</translation>
    </message>
    <message>
        <source>openness</source>
        <translation>Offenheit</translation>
    </message>
    <message>
        <source>out of</source>
        <translation>von</translation>
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
        <translation>überwältigt</translation>
    </message>
    <message>
        <source>overwhelming</source>
        <translation>überwältigend</translation>
    </message>
    <message>
        <source>own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>pNN50</source>
        <translation>pNN50</translation>
    </message>
    <message>
        <source>pNN50: how many intervals differ from the one before by over 50 ms.</source>
        <translation>pNN50: wie viele Abstände um über 50 ms vom vorigen abweichen.</translation>
    </message>
    <message>
        <source>pace of the breath</source>
        <translation>Tempo des Atems</translation>
    </message>
    <message>
        <source>panicky</source>
        <translation>panisch</translation>
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
        <source>pdf: one page to read, or to show someone</source>
        <translation>pdf: eine Seite zum Lesen oder Zeigen</translation>
    </message>
    <message>
        <source>pdf: to read or print</source>
        <translation>pdf: zum Lesen oder Drucken</translation>
    </message>
    <message>
        <source>perhaps intervals</source>
        <translation>vielleicht Abstände</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>plain words, for any program</source>
        <translation>schlichte Worte, für jedes Programm</translation>
    </message>
    <message>
        <source>play</source>
        <translation>Spiel</translation>
    </message>
    <message>
        <source>png: the heart and the breath, as a picture</source>
        <translation>png: Herz und Atem als Bild</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>zu schwach</translation>
    </message>
    <message>
        <source>power, ms² per Hz</source>
        <translation>Leistung, ms² pro Hz</translation>
    </message>
    <message>
        <source>practice</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>predictability</source>
        <translation>Vorhersehbarkeit</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>nur für dich</translation>
    </message>
    <message>
        <source>pull {number}</source>
        <translation>Drang {number}</translation>
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
        <source>reach out</source>
        <translation>mich melden</translation>
    </message>
    <message>
        <source>reached out on purpose</source>
        <translation>bewusst gemeldet</translation>
    </message>
    <message>
        <source>reassurance</source>
        <translation>Rückversicherung</translation>
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
        <source>replaced in the figures</source>
        <translation>in den Werten ersetzt</translation>
    </message>
    <message>
        <source>replay</source>
        <translation>wiedergeben</translation>
    </message>
    <message>
        <source>replayed heart</source>
        <translation>abgespieltes Herz</translation>
    </message>
    <message>
        <source>replayed heart, beats per minute</source>
        <translation>abgespieltes Herz, Schläge pro Minute</translation>
    </message>
    <message>
        <source>replayed heart, {low} to {high} beats per minute</source>
        <translation>abgespieltes Herz, {low} bis {high} Schläge pro Minute</translation>
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
        <source>rises from beginning to end</source>
        <translation>steigt von Anfang bis Ende</translation>
    </message>
    <message>
        <source>room</source>
        <translation>Raum</translation>
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
        <source>sample entropy is for steady stretches of up to 5000 beats: choose a part</source>
        <translation>die Stichproben-Entropie ist für stetige Strecken bis 5000 Schläge: Wähle einen Teil</translation>
    </message>
    <message>
        <source>say more</source>
        <translation>mehr sagen</translation>
    </message>
    <message>
        <source>scared</source>
        <translation>erschrocken</translation>
    </message>
    <message>
        <source>searching</source>
        <translation>sucht</translation>
    </message>
    <message>
        <source>segments of 150 s without a gap</source>
        <translation>Abschnitte von 150 s ohne Lücke</translation>
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
        <source>seven</source>
        <translation>sieben</translation>
    </message>
    <message>
        <source>seventeen</source>
        <translation>siebzehn</translation>
    </message>
    <message>
        <source>seventy</source>
        <translation>siebzig</translation>
    </message>
    <message>
        <source>seventy-eight</source>
        <translation>achtundsiebzig</translation>
    </message>
    <message>
        <source>seventy-five</source>
        <translation>fünfundsiebzig</translation>
    </message>
    <message>
        <source>seventy-four</source>
        <translation>vierundsiebzig</translation>
    </message>
    <message>
        <source>seventy-nine</source>
        <translation>neunundsiebzig</translation>
    </message>
    <message>
        <source>seventy-one</source>
        <translation>einundsiebzig</translation>
    </message>
    <message>
        <source>seventy-seven</source>
        <translation>siebenundsiebzig</translation>
    </message>
    <message>
        <source>seventy-six</source>
        <translation>sechsundsiebzig</translation>
    </message>
    <message>
        <source>seventy-three</source>
        <translation>dreiundsiebzig</translation>
    </message>
    <message>
        <source>seventy-two</source>
        <translation>zweiundsiebzig</translation>
    </message>
    <message>
        <source>shoulders</source>
        <translation>Schultern</translation>
    </message>
    <message>
        <source>shoulders down, jaw loose</source>
        <translation>Schultern sinken, Kiefer locker</translation>
    </message>
    <message>
        <source>show all</source>
        <translation>alle zeigen</translation>
    </message>
    <message>
        <source>signal good</source>
        <translation>Signal gut</translation>
    </message>
    <message>
        <source>signal lost, keep breathing</source>
        <translation>Signal verloren, atme weiter</translation>
    </message>
    <message>
        <source>signal lost, the pause goes on</source>
        <translation>Signal verloren, die Pause geht weiter</translation>
    </message>
    <message>
        <source>signal strong</source>
        <translation>Signal stark</translation>
    </message>
    <message>
        <source>signal weak</source>
        <translation>Signal schwach</translation>
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
        <source>six</source>
        <translation>sechs</translation>
    </message>
    <message>
        <source>sixteen</source>
        <translation>sechzehn</translation>
    </message>
    <message>
        <source>sixty</source>
        <translation>sechzig</translation>
    </message>
    <message>
        <source>sixty-eight</source>
        <translation>achtundsechzig</translation>
    </message>
    <message>
        <source>sixty-five</source>
        <translation>fünfundsechzig</translation>
    </message>
    <message>
        <source>sixty-four</source>
        <translation>vierundsechzig</translation>
    </message>
    <message>
        <source>sixty-nine</source>
        <translation>neunundsechzig</translation>
    </message>
    <message>
        <source>sixty-one</source>
        <translation>einundsechzig</translation>
    </message>
    <message>
        <source>sixty-seven</source>
        <translation>siebenundsechzig</translation>
    </message>
    <message>
        <source>sixty-six</source>
        <translation>sechsundsechzig</translation>
    </message>
    <message>
        <source>sixty-three</source>
        <translation>dreiundsechzig</translation>
    </message>
    <message>
        <source>sixty-two</source>
        <translation>zweiundsechzig</translation>
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
        <source>someone else</source>
        <translation>jemand anderes</translation>
    </message>
    <message>
        <source>something anybody could have seen</source>
        <translation>etwas, das jeder hätte sehen können</translation>
    </message>
    <message>
        <source>something that may or may not come</source>
        <translation>etwas, das kommen kann oder nicht</translation>
    </message>
    <message>
        <source>somewhere else, in your own words</source>
        <translation>anderswo, in eigenen Worten</translation>
    </message>
    <message>
        <source>sorted by time, which they were not</source>
        <translation>nach der Zeit sortiert, was sie nicht waren</translation>
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
        <source>startled</source>
        <translation>aufgeschreckt</translation>
    </message>
    <message>
        <source>steps between neighbouring normal beats</source>
        <translation>Schritte zwischen benachbarten normalen Schlägen</translation>
    </message>
    <message>
        <source>steps of more than 50 ms</source>
        <translation>Schritte von mehr als 50 ms</translation>
    </message>
    <message>
        <source>stomach</source>
        <translation>Bauch</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>angespannt</translation>
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
        <source>swing of the heart, ms</source>
        <translation>Schwung des Herzens, ms</translation>
    </message>
    <message>
        <source>take it away</source>
        <translation>wegnehmen</translation>
    </message>
    <message>
        <source>take it from now on</source>
        <translation>ab jetzt so</translation>
    </message>
    <message>
        <source>taken from column {column} ({reasons:clause})</source>
        <translation>aus Spalte {column} ({reasons:clause})</translation>
    </message>
    <message>
        <source>ten</source>
        <translation>zehn</translation>
    </message>
    <message>
        <source>ten minutes, five rates</source>
        <translation>zehn Minuten, fünf Tempi</translation>
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
        <source>text: one RR interval a line, for other programs</source>
        <translation>Text: ein RR-Abstand pro Zeile, für andere Programme</translation>
    </message>
    <message>
        <source>the breath is yours now, and the search for it ends here</source>
        <translation>der Atem gehört jetzt dir, und die Suche nach ihm endet hier</translation>
    </message>
    <message>
        <source>the breathing rate</source>
        <translation>das Atemtempo</translation>
    </message>
    <message>
        <source>the clock in column {clock} does not fit and was left aside</source>
        <translation>die Uhr in Spalte {clock} passt nicht und wurde nicht verwendet</translation>
    </message>
    <message numerus="yes">
        <source>the clock was set %n times, which is made up for</source>
        <comment>the clock was set once, which is made up for</comment>
        <translation>
            <numerusform>die Uhr wurde einmal gestellt, was ausgeglichen ist</numerusform>
            <numerusform>die Uhr wurde %n Mal gestellt, was ausgeglichen ist</numerusform>
        </translation>
    </message>
    <message>
        <source>the columns of the pacer</source>
        <translation>die Spalten zum Taktgeber</translation>
    </message>
    <message>
        <source>the figures that were kept are damaged</source>
        <translation>die aufbewahrten Werte sind beschädigt</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>die erste</translation>
    </message>
    <message>
        <source>the heart</source>
        <translation>das Herz</translation>
    </message>
    <message>
        <source>the heart beats too slowly to carry waves as quick as HF: {bpm:.0f} of at least {needed_bpm:.0f} beats a minute</source>
        <translation>das Herz schlägt zu langsam, um so schnelle Wellen wie HF zu tragen: {bpm:.0f} von mindestens {needed_bpm:.0f} Schlägen pro Minute</translation>
    </message>
    <message>
        <source>the heart does not follow the breath, so RR cannot tell the breathing rate</source>
        <translation>das Herz folgt dem Atem nicht, darum verraten die RR-Abstände das Atemtempo nicht</translation>
    </message>
    <message>
        <source>the heart does not follow the pacer</source>
        <translation>das Herz folgt dem Taktgeber nicht</translation>
    </message>
    <message>
        <source>the heart does not follow the pacer: you breathed about {breaths_per_min:.0f} a minute</source>
        <translation>das Herz folgt dem Taktgeber nicht: Du hast etwa {breaths_per_min:.0f} Mal pro Minute geatmet</translation>
    </message>
    <message>
        <source>the heart rate in column {rate} is the same</source>
        <translation>die Herzfrequenz in Spalte {rate} ist dieselbe</translation>
    </message>
    <message>
        <source>the heart swings more the quicker the breath: quicker than {fastest:.1f} was not tried</source>
        <translation>das Herz schwingt umso weiter, je schneller der Atem: Schneller als {fastest:.1f} wurde nicht probiert</translation>
    </message>
    <message>
        <source>the heart swings more the slower the breath: slower than {slowest:.1f} was not tried</source>
        <translation>das Herz schwingt umso weiter, je langsamer der Atem: Langsamer als {slowest:.1f} wurde nicht probiert</translation>
    </message>
    <message>
        <source>the heart was not seen to follow the breath, so no rate stands out</source>
        <translation>es war nicht zu sehen, dass das Herz dem Atem folgt, darum tritt kein Tempo hervor</translation>
    </message>
    <message>
        <source>the intervals do not vary</source>
        <translation>die Abstände ändern sich nicht</translation>
    </message>
    <message>
        <source>the intervals jump back and forth more than those of a steady rhythm, as with many extra beats: no figure can be trusted</source>
        <translation>die Abstände springen mehr hin und her als die eines gleichmäßigen Rhythmus, wie bei vielen Extraschlägen: Keinem Wert ist zu trauen</translation>
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
        <source>the last 64 s</source>
        <translation>die letzten 64 s</translation>
    </message>
    <message>
        <source>the last month</source>
        <translation>der letzte Monat</translation>
    </message>
    <message>
        <source>the last three months</source>
        <translation>die letzten drei Monate</translation>
    </message>
    <message>
        <source>the last week</source>
        <translation>die letzte Woche</translation>
    </message>
    <message>
        <source>the latest</source>
        <translation>die neueste</translation>
    </message>
    <message>
        <source>the pause works without one</source>
        <translation>die Pause geht auch ohne</translation>
    </message>
    <message>
        <source>the pull can be there, and you can wait</source>
        <translation>der Drang darf da sein, und du kannst warten</translation>
    </message>
    <message>
        <source>the pull lessened too little in the time you waited to tell when it is half</source>
        <translation>der Drang ließ in der Zeit zu wenig nach, um zu sagen, wann er halb so stark ist</translation>
    </message>
    <message>
        <source>the same breath throughout</source>
        <translation>durchweg derselbe Atem</translation>
    </message>
    <message>
        <source>the same fit</source>
        <translation>dieselbe Anpassung</translation>
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
        <source>the spectrum&apos;s peak</source>
        <translation>der Gipfel des Spektrums</translation>
    </message>
    <message>
        <source>the swings do not tell well enough: {breaths_per_min:.1f} breaths a minute, give or take {sd:.1f}</source>
        <translation>die Schwünge sagen nicht genug: {breaths_per_min:.1f} Atemzüge pro Minute, plus oder minus {sd:.1f}</translation>
    </message>
    <message>
        <source>the time alone</source>
        <translation>nur die Zeit</translation>
    </message>
    <message>
        <source>the urge had passed</source>
        <translation>der Drang war vorbei</translation>
    </message>
    <message>
        <source>the urge passed</source>
        <translation>der Drang ging vorbei</translation>
    </message>
    <message>
        <source>the usual</source>
        <translation>wie üblich</translation>
    </message>
    <message>
        <source>there are no RR intervals in it that can be told for certain ({weighed:clause}): choose with --read-as, --column, --unit or --rate.</source>
        <translation>Es sind keine RR-Abstände sicher darin zu erkennen ({weighed:clause}): Wähle mit --read-as, --column, --unit oder --rate.</translation>
    </message>
    <message>
        <source>there are no beats</source>
        <translation>es gibt keine Schläge</translation>
    </message>
    <message>
        <source>there are no beats: {detail:clause}</source>
        <translation>es gibt keine Schläge: {detail:clause}</translation>
    </message>
    <message>
        <source>there is no pacer to compare the heart with</source>
        <translation>es gibt keinen Taktgeber zum Vergleich mit dem Herzen</translation>
    </message>
    <message>
        <source>there was no pacer</source>
        <translation>es gab keinen Taktgeber</translation>
    </message>
    <message>
        <source>thirteen</source>
        <translation>dreizehn</translation>
    </message>
    <message>
        <source>thirty</source>
        <translation>dreißig</translation>
    </message>
    <message>
        <source>thirty-eight</source>
        <translation>achtunddreißig</translation>
    </message>
    <message>
        <source>thirty-five</source>
        <translation>fünfunddreißig</translation>
    </message>
    <message>
        <source>thirty-four</source>
        <translation>vierunddreißig</translation>
    </message>
    <message>
        <source>thirty-nine</source>
        <translation>neununddreißig</translation>
    </message>
    <message>
        <source>thirty-one</source>
        <translation>einunddreißig</translation>
    </message>
    <message>
        <source>thirty-seven</source>
        <translation>siebenunddreißig</translation>
    </message>
    <message>
        <source>thirty-six</source>
        <translation>sechsunddreißig</translation>
    </message>
    <message>
        <source>thirty-three</source>
        <translation>dreiunddreißig</translation>
    </message>
    <message>
        <source>thirty-two</source>
        <translation>zweiunddreißig</translation>
    </message>
    <message>
        <source>this is the longest way out there is</source>
        <translation>länger geht das Ausatmen nicht</translation>
    </message>
    <message>
        <source>this is the shortest way out there is</source>
        <translation>kürzer geht das Ausatmen nicht</translation>
    </message>
    <message>
        <source>this moment is marked</source>
        <translation>dieser Augenblick ist markiert</translation>
    </message>
    <message>
        <source>this sensor does not tell</source>
        <translation>dieser Sensor sagt es nicht</translation>
    </message>
    <message>
        <source>three</source>
        <translation>drei</translation>
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
        <source>times</source>
        <translation>Mal</translation>
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
        <source>to the first pause</source>
        <translation>zur ersten Pause</translation>
    </message>
    <message>
        <source>too few beats for most figures: {beats} of {needed}</source>
        <translation>zu wenige Schläge für die meisten Werte: {beats} von {needed}</translation>
    </message>
    <message>
        <source>too few beats: {beats} of {needed}</source>
        <translation>zu wenige Schläge: {beats} von {needed}</translation>
    </message>
    <message>
        <source>too few breaths were heard to tell</source>
        <translation>es waren zu wenige Atemzüge zu hören</translation>
    </message>
    <message>
        <source>too few breaths with the pacer yet</source>
        <translation>noch zu wenige Atemzüge mit dem Taktgeber</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>zu lang</translation>
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
        <source>trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>twelve</source>
        <translation>zwölf</translation>
    </message>
    <message>
        <source>twenty</source>
        <translation>zwanzig</translation>
    </message>
    <message>
        <source>twenty-eight</source>
        <translation>achtundzwanzig</translation>
    </message>
    <message>
        <source>twenty-five</source>
        <translation>fünfundzwanzig</translation>
    </message>
    <message>
        <source>twenty-four</source>
        <translation>vierundzwanzig</translation>
    </message>
    <message>
        <source>twenty-nine</source>
        <translation>neunundzwanzig</translation>
    </message>
    <message>
        <source>twenty-one</source>
        <translation>einundzwanzig</translation>
    </message>
    <message>
        <source>twenty-seven</source>
        <translation>siebenundzwanzig</translation>
    </message>
    <message>
        <source>twenty-six</source>
        <translation>sechsundzwanzig</translation>
    </message>
    <message>
        <source>twenty-three</source>
        <translation>dreiundzwanzig</translation>
    </message>
    <message>
        <source>twenty-two</source>
        <translation>zweiundzwanzig</translation>
    </message>
    <message>
        <source>two</source>
        <translation>zwei</translation>
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
        <source>unsure</source>
        <translation>ungewiss</translation>
    </message>
    <message>
        <source>urge, 0 to 10</source>
        <translation>Drang, 0 bis 10</translation>
    </message>
    <message>
        <source>use this breath</source>
        <translation>diesen Atem nehmen</translation>
    </message>
    <message>
        <source>wait again</source>
        <translation>noch warten</translation>
    </message>
    <message>
        <source>waited again</source>
        <translation>noch einmal gewartet</translation>
    </message>
    <message>
        <source>warm</source>
        <translation>warm</translation>
    </message>
    <message>
        <source>weak contact, keep breathing</source>
        <translation>schwacher Kontakt, atme weiter</translation>
    </message>
    <message>
        <source>weak contact, the pause goes on</source>
        <translation>schwacher Kontakt, die Pause geht weiter</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>was passiert ist</translation>
    </message>
    <message>
        <source>what happened, as a camera would have seen it</source>
        <translation>was geschah, wie eine Kamera es gesehen hätte</translation>
    </message>
    <message>
        <source>what it would give you · ↓ for words</source>
        <translation>was es dir geben würde · ↓ für Wörter</translation>
    </message>
    <message>
        <source>what would help</source>
        <translation>was dir helfen würde</translation>
    </message>
    <message>
        <source>what you expect to happen</source>
        <translation>was du erwartest</translation>
    </message>
    <message>
        <source>when the breaths were is not known</source>
        <translation>es ist nicht bekannt, wann die Atemzüge waren</translation>
    </message>
    <message>
        <source>where it answers most</source>
        <translation>wo es am meisten antwortet</translation>
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
        <source>with a soft hold</source>
        <translation>mit sanftem Halten</translation>
    </message>
    <message>
        <source>with that guide</source>
        <translation>so begleitet</translation>
    </message>
    <message>
        <source>with the pacer</source>
        <translation>mit dem Taktgeber</translation>
    </message>
    <message>
        <source>without words</source>
        <translation>ohne Worte</translation>
    </message>
    <message>
        <source>worried</source>
        <translation>besorgt</translation>
    </message>
    <message>
        <source>your breath</source>
        <translation>dein Atem</translation>
    </message>
    <message>
        <source>your breath, {length}</source>
        <translation>dein Atem, {length}</translation>
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
        <source>yours, {rate} a minute</source>
        <translation>deiner, {rate} pro Minute</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>null</translation>
    </message>
    <message>
        <source>{all} kept in {path}</source>
        <translation>{all} aufgehoben in {path}</translation>
    </message>
    <message>
        <source>{beats} beats in {time}, {corrected} of them not normal</source>
        <translation>{beats} Schläge in {time}, davon {corrected} nicht normal</translation>
    </message>
    <message>
        <source>{breaths} breaths in {rounds} rounds.</source>
        <translation>{breaths} Atemzüge in {rounds} Runden.</translation>
    </message>
    <message>
        <source>{breaths} breaths.</source>
        <translation>{breaths} Atemzüge.</translation>
    </message>
    <message>
        <source>{corrected_percent:.0f} % of the beats are corrected</source>
        <translation>{corrected_percent:.0f} % der Schläge sind korrigiert</translation>
    </message>
    <message>
        <source>{corrected_percent:.0f} % of the beats would have to be corrected; above 10 % no figure can be trusted</source>
        <translation>{corrected_percent:.0f} % der Schläge müssten korrigiert werden; über 10 % ist auf keinen Wert Verlass</translation>
    </message>
    <message>
        <source>{count} chosen</source>
        <translation>{count} gewählt</translation>
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
        <translation>{count} überhört</translation>
    </message>
    <message>
        <source>{count} of the backups beside the library hold it too.</source>
        <translation>{count} der Sicherungen neben der Sammlung enthalten sie auch.</translation>
    </message>
    <message>
        <source>{count} of the backups beside the library hold them too.</source>
        <translation>{count} der Sicherungen neben der Sammlung enthalten sie auch.</translation>
    </message>
    <message>
        <source>{count} of the backups hold it until newer ones take their place.</source>
        <translation>{count} der Sicherungen enthalten sie, bis neuere an ihre Stelle treten.</translation>
    </message>
    <message>
        <source>{count} of {all}</source>
        <translation>{count} von {all}</translation>
    </message>
    <message>
        <source>{count} of {of} predictions came less than feared, or not at all.</source>
        <translation>{count} von {of} Vermutungen kamen weniger als befürchtet oder gar nicht.</translation>
    </message>
    <message>
        <source>{count} pauses are in it.</source>
        <translation>{count} Pausen sind darin.</translation>
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
        <source>{db} is missing, but its journal {journal} is there: put the missing file back, or move the journal away to begin a new library.</source>
        <translation>{db} ist nicht da, aber das zugehörige Journal {journal}: Leg die Datei zurück, oder verschieb das Journal, um eine neue Sammlung zu beginnen.</translation>
    </message>
    <message>
        <source>{db} is not a file: move it away, or choose another library with --library.</source>
        <translation>{db} ist keine Datei: Verschieb es, oder wähle mit --library eine andere Sammlung.</translation>
    </message>
    <message>
        <source>{db} is not a library of Outbreath but another program&apos;s database: move it away, or choose another folder with --library.</source>
        <translation>{db} ist keine Sammlung von Outbreath, sondern die Datenbank eines anderen Programms: Verschieb sie, oder wähle mit --library einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{db} is not a library of Outbreath, or it is damaged. It was left as it is: what can still be read is rescued when the next session starts.</source>
        <translation>{db} ist keine Sammlung von Outbreath, oder sie ist beschädigt. Sie wurde gelassen, wie sie ist: Was noch lesbar ist, wird beim Beginn der nächsten Sitzung gerettet.</translation>
    </message>
    <message>
        <source>{done} of {all}. Esc stops.</source>
        <translation>{done} von {all}. Esc hält an.</translation>
    </message>
    <message>
        <source>{doubtful_percent:.0f} % of the beats look wrong and are in the figures</source>
        <translation>{doubtful_percent:.0f} % der Herzschläge sehen falsch aus und sind in den Werten enthalten</translation>
    </message>
    <message>
        <source>{explanation:clause}, and a little back while the heart beat faster.</source>
        <translation>{explanation:clause}, und ein wenig zurück, als das Herz schneller schlug.</translation>
    </message>
    <message>
        <source>{explanation:clause}, and back while the heart went its own way.</source>
        <translation>{explanation:clause}, und zurück, als das Herz eigene Wege ging.</translation>
    </message>
    <message>
        <source>{files} could not be worked out because of an error in Outbreath; the others are in {folder}.</source>
        <translation>{files} ließ sich wegen einer Störung in Outbreath nicht erstellen; das Übrige ist in {folder}.</translation>
    </message>
    <message>
        <source>{file} could not be taken in and is kept: {why:clause}.</source>
        <translation>{file} ließ sich nicht aufnehmen und ist aufgehoben: {why:clause}.</translation>
    </message>
    <message>
        <source>{file} is a whole library, not one recording: open it by giving its folder with --library.</source>
        <translation>{file} ist eine ganze Sammlung, keine einzelne Aufnahme: Öffne sie, indem du ihren Ordner mit --library angibst.</translation>
    </message>
    <message>
        <source>{file} is far too long</source>
        <translation>{file} ist viel zu lang</translation>
    </message>
    <message>
        <source>{file} is locked with a passphrase: give it in OUTBREATH_PASSPHRASE or with --passphrase-file.</source>
        <translation>{file} ist mit einer Passphrase gesperrt: Gib sie in OUTBREATH_PASSPHRASE oder mit --passphrase-file an.</translation>
    </message>
    <message>
        <source>{file} is not in the library yet: {why:clause}.</source>
        <translation>{file} ist noch nicht in der Sammlung: {why:clause}.</translation>
    </message>
    <message>
        <source>{file} is not what was written</source>
        <translation>{file} ist nicht, was geschrieben wurde</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>{folder} belongs to somebody else, and others may change what is in it: choose a folder of your own with --library.</source>
        <translation>{folder} gehört jemand anderem, und andere dürfen ändern, was darin ist: Wähl mit --library einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>{folder} is a file, not a folder: choose a folder for the library with --library.</source>
        <translation>{folder} ist eine Datei, kein Ordner: Wähle mit --library einen Ordner für die Sammlung.</translation>
    </message>
    <message>
        <source>{format} could not be worked out because of an error in Outbreath: jsonl has all that was recorded.</source>
        <translation>{format} ließ sich wegen einer Störung in Outbreath nicht erstellen: In jsonl steht alles, was aufgezeichnet war.</translation>
    </message>
    <message>
        <source>{format} is no text: give the name of a file after -o instead of -.</source>
        <translation>{format} ist kein Text: Gib nach -o statt - den Namen einer Datei an.</translation>
    </message>
    <message>
        <source>{hard} ended early, or left the pull stronger: everything may lead you again, if you like.</source>
        <translation>{hard} endeten früh oder ließen den Drang stärker zurück: Alles darf dich wieder führen, wenn du magst.</translation>
    </message>
    <message>
        <source>{hard} ended early, or left the pull stronger: sound may lead you again, if you like.</source>
        <translation>{hard} endeten früh oder ließen den Drang stärker zurück: Der Klang darf dich wieder führen, wenn du magst.</translation>
    </message>
    <message>
        <source>{hard} ended early, or left the pull stronger: the disc may lead you again, if you like.</source>
        <translation>{hard} endeten früh oder ließen den Drang stärker zurück: Die Scheibe darf dich wieder führen, wenn du magst.</translation>
    </message>
    <message>
        <source>{hard} ended early, or left the pull stronger: {length} is plenty for now, and less is a pause too.</source>
        <translation>{hard} endeten früh oder ließen den Drang stärker zurück: Für jetzt ist das reichlich ({length}), und auch weniger ist eine Pause.</translation>
    </message>
    <message>
        <source>{hard} ended early, or left the pull stronger: {length} may be enough for now. Shorter is as welcome as longer.</source>
        <translation>{hard} endeten früh oder ließen den Drang stärker zurück: Für jetzt genügt vielleicht weniger ({length}). Kürzer ist so willkommen wie länger.</translation>
    </message>
    <message>
        <source>{heart_s:.1f} s of heartbeats in {elapsed_s:.1f} s, which is impossible</source>
        <translation>{heart_s:.1f} s Herzschläge in {elapsed_s:.1f} s, was unmöglich ist</translation>
    </message>
    <message>
        <source>{hours} hours and {minutes} minutes</source>
        <translation>{hours} Stunden und {minutes} Minuten</translation>
    </message>
    <message>
        <source>{irregular_percent:.0f} % of the intervals jump away from both neighbours: this rhythm cannot be used, and correction would only pretend</source>
        <translation>{irregular_percent:.0f} % der Abstände springen von beiden Nachbarn weg: Dieser Rhythmus lässt sich nicht nutzen, und Korrigieren würde nur so tun</translation>
    </message>
    <message>
        <source>{kind} is nothing that is told later.</source>
        <translation>{kind} ist nichts, was später gesagt wird.</translation>
    </message>
    <message>
        <source>{length} again is a good next step.</source>
        <translation>{length} noch einmal, das ist ein guter nächster Schritt.</translation>
    </message>
    <message>
        <source>{length} is a good next step.</source>
        <translation>{length}, das ist ein guter nächster Schritt.</translation>
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
        <source>{minutes:g} minutes</source>
        <translation>{minutes:g} Minuten</translation>
    </message>
    <message>
        <source>{name!r} cannot be {value}.</source>
        <translation>{name!r} kann nicht {value} sein.</translation>
    </message>
    <message>
        <source>{name!r} is beyond every measure: {value}.</source>
        <translation>{name!r} liegt jenseits allen Maßes: {value}.</translation>
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
        <source>{name!r} must be a text, not {value}.</source>
        <translation>{name!r} muss ein Text sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{name!r} must be a whole number, not {value}.</source>
        <translation>{name!r} muss eine ganze Zahl sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{name!r} must be true or false, not {value}.</source>
        <translation>{name!r} muss true oder false sein, nicht {value}.</translation>
    </message>
    <message>
        <source>{name!r} must hold threes, not {value}.</source>
        <translation>{name!r} muss Dreiergruppen enthalten, nicht {value}.</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>{name} holds no heart beats: choose a recording with some.</source>
        <translation>{name} enthält keine Herzschläge: Wähle eine Aufzeichnung mit welchen.</translation>
    </message>
    <message>
        <source>{name} is there already. Enter once more puts this in its place.</source>
        <translation>{name} gibt es schon. Noch einmal Enter, und dies tritt an seine Stelle.</translation>
    </message>
    <message>
        <source>{name}, from another version of Outbreath</source>
        <translation>{name}, aus einer anderen Version von Outbreath</translation>
    </message>
    <message>
        <source>{name}: {missing} `outbreath import` keeps them.</source>
        <translation>{name}: {missing} `outbreath import` bewahrt sie.</translation>
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
        <source>{number} minutes</source>
        <translation>{number} Minuten</translation>
    </message>
    <message>
        <source>{number} seconds</source>
        <translation>{number} Sekunden</translation>
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
        <source>{path} cannot be opened: {why}.</source>
        <translation>{path} lässt sich nicht öffnen: {why}.</translation>
    </message>
    <message>
        <source>{path} cannot be used ({error}): look whether it is there and may be read and written, or choose another with --library.</source>
        <translation>{path} lässt sich nicht benutzen ({error}): Sieh nach, ob es da ist und gelesen und beschrieben werden darf, oder wähle mit --library eine andere Sammlung.</translation>
    </message>
    <message>
        <source>{path} could not be written: {why}.</source>
        <translation>{path} ließ sich nicht schreiben: {why}.</translation>
    </message>
    <message>
        <source>{path} does not hold what the library holds: try again.</source>
        <translation>{path} enthält nicht, was die Sammlung enthält: Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>{path} is a folder: choose a file with a recording.</source>
        <translation>{path} ist ein Ordner: Wähle eine Datei mit einer Aufnahme.</translation>
    </message>
    <message>
        <source>{path} is a folder: give the name of a file in it.</source>
        <translation>{path} ist ein Ordner: Nenne eine Datei darin.</translation>
    </message>
    <message>
        <source>{path} is no name that a file can have: choose a file with a recording.</source>
        <translation>{path} ist kein Name, den eine Datei haben kann: Wähle eine Datei mit einer Aufnahme.</translation>
    </message>
    <message>
        <source>{path} is no ordinary file: choose a file with a recording.</source>
        <translation>{path} ist keine gewöhnliche Datei: Wähle eine Datei mit einer Aufnahme.</translation>
    </message>
    <message>
        <source>{path} is no ordinary file: choose another name.</source>
        <translation>{path} ist keine gewöhnliche Datei: Wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path} is there already: choose another name, or use --force.</source>
        <translation>{path} gibt es schon: Wähle einen anderen Namen, oder nimm --force.</translation>
    </message>
    <message>
        <source>{pattern} seconds in and out, in your next pauses</source>
        <translation>{pattern} Sekunden ein und aus, in deinen nächsten Pausen</translation>
    </message>
    <message>
        <source>{percent} % sure</source>
        <translation>{percent} % sicher</translation>
    </message>
    <message>
        <source>{percent} % sure within a quarter of a breath</source>
        <translation>zu {percent} % sicher, auf einen Viertel-Atemzug genau</translation>
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
        <source>{port} cannot be opened ({reason}): unplug the board and plug it in again.</source>
        <translation>{port} lässt sich nicht öffnen ({reason}): Zieh die Platine ab und steck sie wieder an.</translation>
    </message>
    <message>
        <source>{port} is in use by another program: close that, a serial monitor for instance.</source>
        <translation>{port} wird von einem anderen Programm benutzt: Schließ es, einen seriellen Monitor zum Beispiel.</translation>
    </message>
    <message>
        <source>{port} is not a serial port: choose one that `outbreath sensors` shows.</source>
        <translation>{port} ist kein serieller Anschluss: Wähle einen, den `outbreath sensors` zeigt.</translation>
    </message>
    <message>
        <source>{port} is open but nothing comes from it: switch the board on, and let its program send what it measures.</source>
        <translation>{port} ist offen, aber es kommt nichts: Schalte die Platine ein, und lass ihr Programm senden, was es misst.</translation>
    </message>
    <message>
        <source>{port} was unplugged: plug it in again, the session goes on meanwhile.</source>
        <translation>{port} wurde abgezogen: Steck es wieder an, die Sitzung geht inzwischen weiter.</translation>
    </message>
    <message>
        <source>{program}: {found}</source>
        <translation>{program}: {found}</translation>
    </message>
    <message>
        <source>{reason}; no beat is known for {missing_s:.0f} of {span_s:.0f} s</source>
        <translation>{reason}; für {missing_s:.0f} von {span_s:.0f} s ist kein Schlag bekannt</translation>
    </message>
    <message>
        <source>{rsa} ms at {rate} a minute</source>
        <translation>{rsa} ms bei {rate} pro Minute</translation>
    </message>
    <message>
        <source>{sessions} read in part ({session_ids})</source>
        <translation>{sessions} zum Teil gelesen ({session_ids})</translation>
    </message>
    <message>
        <source>{sessions} taken from a backup</source>
        <translation>{sessions} aus einer Sicherung genommen</translation>
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
        <source>{total} waited in one pause</source>
        <translation>{total} in einer Pause gewartet</translation>
    </message>
    <message>
        <source>{total} waited in {count} pauses · the longest {longest}</source>
        <translation>{total} gewartet in {count} Pausen · die längste {longest}</translation>
    </message>
    <message>
        <source>{unit} · one in {each} is drawn, every one is counted</source>
        <translation>{unit} · eine von {each} ist gezeichnet, jede ist gezählt</translation>
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
        <source>{what}, once</source>
        <translation>{what}, einmal</translation>
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
        <source>{why:clause}; in the library it is kept as {worksheet_id}.</source>
        <translation>{why:clause}; in der Sammlung ist es als {worksheet_id} aufgehoben.</translation>
    </message>
    <message>
        <source>{words} ({percent} % sure)</source>
        <translation>{words} ({percent} % sicher)</translation>
    </message>
    <message>
        <source>{words}, reads like a guess</source>
        <translation>{words}, liest sich wie eine Vermutung</translation>
    </message>
    <message>
        <source>{words}, will be asked about later</source>
        <translation>{words}, danach wird später gefragt</translation>
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
        <source>↑ ↓ go through them · F shows the figures</source>
        <translation>↑ ↓ blättert durch · F zeigt die Werte</translation>
    </message>
    <message>
        <source>↓ rolls on · others close this</source>
        <translation>↓ rollt weiter · andere schließen</translation>
    </message>
</context>
</TS>
