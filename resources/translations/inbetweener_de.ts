<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;About Inbetweener</source>
        <translation>&amp;Über Inbetweener</translation>
    </message>
    <message>
        <source>&amp;Animatic</source>
        <translation>&amp;Animatic</translation>
    </message>
    <message>
        <source>&amp;Approve</source>
        <translation>&amp;Freigeben</translation>
    </message>
    <message>
        <source>&amp;Best picture</source>
        <translation>&amp;Bestes Bild</translation>
    </message>
    <message>
        <source>&amp;Boards</source>
        <translation>&amp;Boards</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle …</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>&amp;Compare two takes</source>
        <translation>Zwei Fassungen &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Cut shot at playhead</source>
        <translation>Einstellung am Abspielkopf &amp;schneiden</translation>
    </message>
    <message>
        <source>&amp;Draft</source>
        <translation>&amp;Entwurf</translation>
    </message>
    <message>
        <source>&amp;Drawing</source>
        <translation>&amp;Zeichnung</translation>
    </message>
    <message>
        <source>&amp;Duplicate panels</source>
        <translation>Panels ver&amp;doppeln</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Fill the gap to the next shot</source>
        <translation>Lücke zur nächsten Einstellung &amp;füllen</translation>
    </message>
    <message>
        <source>&amp;Final</source>
        <translation>E&amp;ndfassung</translation>
    </message>
    <message>
        <source>&amp;Find in captions…</source>
        <translation>In Texten &amp;suchen …</translation>
    </message>
    <message>
        <source>&amp;Forget In and Out</source>
        <translation>In und Out &amp;vergessen</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Generation</source>
        <translation>&amp;Generieren</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren …</translation>
    </message>
    <message>
        <source>&amp;In</source>
        <translation>&amp;In</translation>
    </message>
    <message>
        <source>&amp;Join shots</source>
        <translation>Einstellungen &amp;verbinden</translation>
    </message>
    <message>
        <source>&amp;Key pose</source>
        <translation>Pose als &amp;Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>&amp;Tasten …</translation>
    </message>
    <message>
        <source>&amp;Lock frames</source>
        <translation>Bilder &amp;sperren</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>In S&amp;chleife</translation>
    </message>
    <message>
        <source>&amp;Marker</source>
        <translation>&amp;Marke</translation>
    </message>
    <message>
        <source>&amp;Mirror pose</source>
        <translation>Pose &amp;spiegeln</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>S&amp;tumm</translation>
    </message>
    <message>
        <source>&amp;New film</source>
        <translation>&amp;Neuer Film</translation>
    </message>
    <message>
        <source>&amp;Next panel</source>
        <translation>&amp;Nächstes Panel</translation>
    </message>
    <message>
        <source>&amp;Nudge later</source>
        <translation>Nach &amp;hinten rücken</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Out</source>
        <translation>&amp;Out</translation>
    </message>
    <message>
        <source>&amp;Pack film…</source>
        <translation>Film &amp;packen …</translation>
    </message>
    <message>
        <source>&amp;Paint</source>
        <translation>&amp;Malen</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>&amp;Pause painting</source>
        <translation>Malen &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>A&amp;bspielen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Redo what is not locked</source>
        <translation>&amp;Neu malen, was nicht gesperrt ist</translation>
    </message>
    <message>
        <source>&amp;Render</source>
        <translation>&amp;Rendern</translation>
    </message>
    <message>
        <source>&amp;Renumber shots</source>
        <translation>Einstellungen neu &amp;nummerieren</translation>
    </message>
    <message>
        <source>&amp;Ripple</source>
        <translation>&amp;Nachrücken</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Sichern</translation>
    </message>
    <message>
        <source>&amp;Split panel at playhead</source>
        <translation>Panel am Abspielkopf &amp;teilen</translation>
    </message>
    <message>
        <source>&amp;Staging</source>
        <translation>&amp;Inszenierung</translation>
    </message>
    <message>
        <source>&amp;Start or join a shot here</source>
        <translation>Einstellung hier &amp;beginnen oder verbinden</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>A&amp;nhalten</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Unfold all sequences</source>
        <translation>Alle Sequenzen a&amp;ufklappen</translation>
    </message>
    <message>
        <source>&amp;Unlock frames</source>
        <translation>Bilder &amp;entsperren</translation>
    </message>
    <message>
        <source>&amp;Variations…</source>
        <translation>&amp;Varianten …</translation>
    </message>
    <message>
        <source>&amp;Versions…</source>
        <translation>&amp;Versionen …</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>A frame &amp;longer</source>
        <translation>Ein Bild &amp;länger</translation>
    </message>
    <message>
        <source>A frame s&amp;horter</source>
        <translation>Ein Bild &amp;kürzer</translation>
    </message>
    <message>
        <source>B&amp;locking</source>
        <translation>B&amp;locking</translation>
    </message>
    <message>
        <source>Back to the first &amp;try</source>
        <translation>Zurück zum ersten &amp;Versuch</translation>
    </message>
    <message>
        <source>Bo&amp;xes</source>
        <translation>&amp;Rahmen</translation>
    </message>
    <message>
        <source>Ca&amp;mera in the hand</source>
        <translation>Ka&amp;mera in der Hand</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>D&amp;raft</source>
        <translation>&amp;Entwurf</translation>
    </message>
    <message>
        <source>De&amp;lete panels</source>
        <translation>Panels &amp;löschen</translation>
    </message>
    <message>
        <source>Delete this wor&amp;kspace</source>
        <translation>Diesen Arbeits&amp;bereich löschen</translation>
    </message>
    <message>
        <source>Dra&amp;w</source>
        <translation>&amp;Zeichnen</translation>
    </message>
    <message>
        <source>Draft &amp;while I work</source>
        <translation>Entwerfen, &amp;während ich arbeite</translation>
    </message>
    <message>
        <source>E&amp;xtend the shot at its end</source>
        <translation>Einstellung am &amp;Ende verlängern</translation>
    </message>
    <message>
        <source>Export &amp;film…</source>
        <translation>&amp;Film exportieren …</translation>
    </message>
    <message>
        <source>Export f&amp;rames…</source>
        <translation>Einzelbilde&amp;r exportieren …</translation>
    </message>
    <message>
        <source>Export for an e&amp;diting room…</source>
        <translation>Für den Sc&amp;hnittraum exportieren …</translation>
    </message>
    <message>
        <source>Export shot &amp;list…</source>
        <translation>Einstellungs&amp;liste exportieren …</translation>
    </message>
    <message>
        <source>Extend the shot at its &amp;start</source>
        <translation>Einstellung am &amp;Anfang verlängern</translation>
    </message>
    <message>
        <source>F&amp;old all sequences</source>
        <translation>Alle Sequenzen &amp;zuklappen</translation>
    </message>
    <message>
        <source>Film on a &amp;whole screen</source>
        <translation>Film auf dem &amp;ganzen Bildschirm</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Weitersuchen</translation>
    </message>
    <message>
        <source>Find pre&amp;vious</source>
        <translation>&amp;Rückwärts suchen</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Fit the &amp;picture</source>
        <translation>&amp;Bild einpassen</translation>
    </message>
    <message>
        <source>Hear the frame while s&amp;crubbing</source>
        <translation>Ton beim &amp;Fahren hören</translation>
    </message>
    <message>
        <source>Join with the sequence be&amp;fore</source>
        <translation>Mit der Sequenz davor &amp;verbinden</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Bild</translation>
    </message>
    <message>
        <source>Loc&amp;k numbers</source>
        <translation>Nummern &amp;sperren</translation>
    </message>
    <message>
        <source>Move &amp;earlier</source>
        <translation>Nach &amp;vorn</translation>
    </message>
    <message>
        <source>Move &amp;later</source>
        <translation>Nach &amp;hinten</translation>
    </message>
    <message>
        <source>New &amp;panel</source>
        <translation>Neues &amp;Panel</translation>
    </message>
    <message>
        <source>New &amp;shot</source>
        <translation>Neue &amp;Einstellung</translation>
    </message>
    <message>
        <source>Next ke&amp;y</source>
        <translation>Nächster &amp;Schlüssel</translation>
    </message>
    <message>
        <source>Next mar&amp;ker</source>
        <translation>Nächste &amp;Marke</translation>
    </message>
    <message>
        <source>Nu&amp;dge earlier</source>
        <translation>Nach &amp;vorn rücken</translation>
    </message>
    <message>
        <source>O&amp;mit from the film</source>
        <translation>Aus dem Film &amp;weglassen</translation>
    </message>
    <message>
        <source>One frame b&amp;ack</source>
        <translation>Ein Bild &amp;zurück</translation>
    </message>
    <message>
        <source>One frame f&amp;orward</source>
        <translation>Ein Bild v&amp;or</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <source>One second forward</source>
        <translation>Eine Sekunde vor</translation>
    </message>
    <message>
        <source>Open pac&amp;ked film…</source>
        <translation>&amp;Gepackten Film öffnen …</translation>
    </message>
    <message>
        <source>P&amp;itch the boards</source>
        <translation>Boards &amp;vorführen</translation>
    </message>
    <message>
        <source>Play &amp;backward, again for faster</source>
        <translation>&amp;Rückwärts, noch einmal für schneller</translation>
    </message>
    <message>
        <source>Play &amp;forward, again for faster</source>
        <translation>&amp;Vorwärts, noch einmal für schneller</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>Ein&amp;stellungen …</translation>
    </message>
    <message>
        <source>Pre&amp;vious key</source>
        <translation>Vo&amp;riger Schlüssel</translation>
    </message>
    <message>
        <source>Pre&amp;vious panel</source>
        <translation>Vo&amp;riges Panel</translation>
    </message>
    <message>
        <source>Previous marke&amp;r</source>
        <translation>Vorige Ma&amp;rke</translation>
    </message>
    <message>
        <source>Print storyboard s&amp;heets…</source>
        <translation>Storyboard-B&amp;ögen drucken …</translation>
    </message>
    <message>
        <source>R&amp;oll</source>
        <translation>R&amp;ollen</translation>
    </message>
    <message>
        <source>Render &amp;final</source>
        <translation>Endfassung &amp;rendern</translation>
    </message>
    <message>
        <source>Render all appr&amp;oved</source>
        <translation>Alle frei&amp;gegebenen rendern</translation>
    </message>
    <message>
        <source>Reset &amp;workspace</source>
        <translation>&amp;Arbeitsbereich zurücksetzen</translation>
    </message>
    <message>
        <source>S&amp;keletons</source>
        <translation>S&amp;kelette</translation>
    </message>
    <message>
        <source>S&amp;tart page</source>
        <translation>S&amp;tartseite</translation>
    </message>
    <message>
        <source>Sa&amp;mple film</source>
        <translation>&amp;Beispielfilm</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Sichern &amp;als …</translation>
    </message>
    <message>
        <source>Save workspa&amp;ce as…</source>
        <translation>Arbeitsberei&amp;ch sichern als …</translation>
    </message>
    <message>
        <source>Select &amp;all panels</source>
        <translation>&amp;Alle Panels wählen</translation>
    </message>
    <message>
        <source>Sho&amp;w the whole film</source>
        <translation>Den &amp;ganzen Film zeigen</translation>
    </message>
    <message>
        <source>Show e&amp;very frame</source>
        <translation>&amp;Jedes Bild zeigen</translation>
    </message>
    <message>
        <source>Show the film's fol&amp;der</source>
        <translation>Or&amp;dner des Films zeigen</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>Innen schieben</translation>
    </message>
    <message>
        <source>Sna&amp;pping</source>
        <translation>Ein&amp;rasten</translation>
    </message>
    <message>
        <source>Sounds &amp;go along with panels</source>
        <translation>Töne &amp;gehen mit den Panels mit</translation>
    </message>
    <message>
        <source>Start a se&amp;quence here</source>
        <translation>Hier eine Se&amp;quenz beginnen</translation>
    </message>
    <message>
        <source>Start an &amp;act here</source>
        <translation>Hier einen &amp;Akt beginnen</translation>
    </message>
    <message>
        <source>Trim &amp;end to playhead</source>
        <translation>&amp;Ende am Abspielkopf abschneiden</translation>
    </message>
    <message>
        <source>Trim s&amp;tart to playhead</source>
        <translation>An&amp;fang am Abspielkopf abschneiden</translation>
    </message>
    <message>
        <source>Try this &amp;gap again</source>
        <translation>Diese &amp;Lücke noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>Badge</name>
    <message>
        <source>BLOCKING</source>
        <translation>BLOCKING</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Blocking</translation>
    </message>
    <message>
        <source>CHANGED SINCE</source>
        <translation>SEITHER GEÄNDERT</translation>
    </message>
    <message>
        <source>DRAFT</source>
        <translation>ENTWURF</translation>
    </message>
    <message>
        <source>DRAWING</source>
        <translation>ZEICHNUNG</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Draft, approved</source>
        <translation>Entwurf, freigegeben</translation>
    </message>
    <message>
        <source>Drawing only</source>
        <translation>Nur die Zeichnung</translation>
    </message>
    <message>
        <source>FINAL</source>
        <translation>ENDFASSUNG</translation>
    </message>
    <message>
        <source>Failed: {why}</source>
        <translation>Misslungen: {why}</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endfassung</translation>
    </message>
    <message>
        <source>Out of date: {what}</source>
        <translation>Nicht mehr aktuell: {what}</translation>
    </message>
    <message>
        <source>PAINTING</source>
        <translation>WIRD GEMALT</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malen</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Cut the shot at the playhead</source>
        <translation>Einstellung am Abspielkopf schneiden</translation>
    </message>
    <message>
        <source>Forget In and Out</source>
        <translation>In und Out vergessen</translation>
    </message>
    <message>
        <source>In: what is looped begins here</source>
        <translation>In: die Schleife beginnt hier</translation>
    </message>
    <message>
        <source>Marker at the playhead</source>
        <translation>Marke am Abspielkopf</translation>
    </message>
    <message>
        <source>Out: what is looped ends here</source>
        <translation>Out: die Schleife endet hier</translation>
    </message>
    <message>
        <source>Ripple: what follows moves along</source>
        <translation>Nachrücken: was folgt, rückt mit</translation>
    </message>
    <message>
        <source>Roll: the next panel gives way (or hold Alt)</source>
        <translation>Rollen: das nächste Panel gibt nach (oder Alt halten)</translation>
    </message>
    <message>
        <source>Show the whole film (\)</source>
        <translation>Den ganzen Film zeigen (\)</translation>
    </message>
    <message>
        <source>Slide: a panel between its neighbours (or drag with Alt)</source>
        <translation>Verschieben: ein Panel zwischen seinen Nachbarn (oder mit Alt ziehen)</translation>
    </message>
    <message>
        <source>Slip: what happens in a panel, earlier or later (or drag with Alt and Shift)</source>
        <translation>Innen schieben: was in einem Panel geschieht, früher oder später (oder mit Alt und Umschalt ziehen)</translation>
    </message>
    <message>
        <source>Snapping; Ctrl turns it over while dragging</source>
        <translation>Einrasten; Strg kehrt es beim Ziehen um</translation>
    </message>
    <message>
        <source>Sounds and markers go along when panels grow or shrink</source>
        <translation>Töne und Marken gehen mit, wenn Panels wachsen oder schrumpfen</translation>
    </message>
    <message>
        <source>Split the panel, or the chosen sounds, at the playhead</source>
        <translation>Das Panel oder die gewählten Töne am Abspielkopf teilen</translation>
    </message>
    <message>
        <source>Trim what is after the playhead off the panel</source>
        <translation>Vom Panel abschneiden, was hinter dem Abspielkopf liegt</translation>
    </message>
    <message>
        <source>Trim what is before the playhead off the panel</source>
        <translation>Vom Panel abschneiden, was vor dem Abspielkopf liegt</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom (= and −, or Ctrl and the wheel)</source>
        <translation>Zoom (= und −, oder Strg und Rad)</translation>
    </message>
</context>
<context>
    <name>BoardStrip</name>
    <message>
        <source>Boards</source>
        <translation>Boards</translation>
    </message>
</context>
<context>
    <name>BoardsPanel</name>
    <message>
        <source>Act {n}</source>
        <translation>Akt {n}</translation>
    </message>
    <message>
        <source>Delete panels  Del</source>
        <translation>Panels löschen  Entf</translation>
    </message>
    <message>
        <source>Delete sequence</source>
        <translation>Sequenz löschen</translation>
    </message>
    <message>
        <source>Duplicate panels</source>
        <translation>Panels verdoppeln</translation>
    </message>
    <message>
        <source>Find in captions</source>
        <translation>In Texten suchen</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Zuklappen</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alle zuklappen</translation>
    </message>
    <message>
        <source>Join acts</source>
        <translation>Akte verbinden</translation>
    </message>
    <message>
        <source>Join sequences</source>
        <translation>Sequenzen verbinden</translation>
    </message>
    <message>
        <source>Join with the act before</source>
        <translation>Mit dem Akt davor verbinden</translation>
    </message>
    <message>
        <source>Join with the sequence before</source>
        <translation>Mit der Sequenz davor verbinden</translation>
    </message>
    <message>
        <source>Lock numbers</source>
        <translation>Nummern sperren</translation>
    </message>
    <message>
        <source>Move earlier</source>
        <translation>Nach vorn</translation>
    </message>
    <message>
        <source>Move later</source>
        <translation>Nach hinten</translation>
    </message>
    <message>
        <source>Move sequence</source>
        <translation>Sequenz verschieben</translation>
    </message>
    <message>
        <source>Name act</source>
        <translation>Akt benennen</translation>
    </message>
    <message>
        <source>Name sequence</source>
        <translation>Sequenz benennen</translation>
    </message>
    <message>
        <source>New panel</source>
        <translation>Neues Panel</translation>
    </message>
    <message>
        <source>New shot</source>
        <translation>Neue Einstellung</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>Size of the pictures  Ctrl+wheel</source>
        <translation>Größe der Bilder  Strg+Rad</translation>
    </message>
    <message>
        <source>Start a new shot with this panel, or join it with the one before</source>
        <translation>Mit diesem Panel eine neue Einstellung beginnen, oder mit der davor verbinden</translation>
    </message>
    <message>
        <source>Start an act</source>
        <translation>Einen Akt beginnen</translation>
    </message>
    <message>
        <source>Start an act here</source>
        <translation>Hier einen Akt beginnen</translation>
    </message>
    <message>
        <source>Take the act away</source>
        <translation>Den Akt wegnehmen</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>Aufklappen</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <source>Unlock numbers</source>
        <translation>Nummern entsperren</translation>
    </message>
</context>
<context>
    <name>Boardwork</name>
    <message>
        <source>Act {n}</source>
        <translation>Akt {n}</translation>
    </message>
    <message>
        <source>Bring shots back</source>
        <translation>Einstellungen zurückholen</translation>
    </message>
    <message>
        <source>Choose a later shot.</source>
        <translation>Eine spätere Einstellung wählen.</translation>
    </message>
    <message>
        <source>Choose shots that stand side by side.</source>
        <translation>Einstellungen wählen, die nebeneinander stehen.</translation>
    </message>
    <message>
        <source>Copy panels, or a picture in another program.</source>
        <translation>Panels kopieren, oder ein Bild in einem anderen Programm.</translation>
    </message>
    <message>
        <source>Copy them again here.</source>
        <translation>Hier noch einmal kopieren.</translation>
    </message>
    <message>
        <source>Join sequences</source>
        <translation>Sequenzen verbinden</translation>
    </message>
    <message>
        <source>Join shots</source>
        <translation>Einstellungen verbinden</translation>
    </message>
    <message>
        <source>Lock numbers</source>
        <translation>Nummern sperren</translation>
    </message>
    <message>
        <source>Move panel</source>
        <translation>Panel verschieben</translation>
    </message>
    <message>
        <source>Move {n} panels</source>
        <translation>{n} Panels verschieben</translation>
    </message>
    <message>
        <source>Numbers that a sequence keeps are counted again when you unlock them.</source>
        <translation>Nummern, die eine Sequenz behält, werden nach dem Entsperren wieder gezählt.</translation>
    </message>
    <message>
        <source>Omit shots</source>
        <translation>Einstellungen weglassen</translation>
    </message>
    <message>
        <source>Paste panel</source>
        <translation>Panel einfügen</translation>
    </message>
    <message>
        <source>Paste picture</source>
        <translation>Bild einfügen</translation>
    </message>
    <message>
        <source>Paste {n} panels</source>
        <translation>{n} Panels einfügen</translation>
    </message>
    <message>
        <source>Renumber shots</source>
        <translation>Einstellungen neu nummerieren</translation>
    </message>
    <message>
        <source>Start a new shot</source>
        <translation>Eine neue Einstellung beginnen</translation>
    </message>
    <message>
        <source>Start a sequence</source>
        <translation>Eine Sequenz beginnen</translation>
    </message>
    <message>
        <source>Start an act</source>
        <translation>Einen Akt beginnen</translation>
    </message>
    <message>
        <source>The chosen shots are counted by their places already.</source>
        <translation>Die gewählten Einstellungen werden schon nach ihrem Platz gezählt.</translation>
    </message>
    <message>
        <source>The clipboard holds panels of another version of the program.</source>
        <translation>In der Zwischenablage liegen Panels einer anderen Programmversion.</translation>
    </message>
    <message>
        <source>The panel was copied.</source>
        <translation>Das Panel wurde kopiert.</translation>
    </message>
    <message>
        <source>There is no shot before this one.</source>
        <translation>Vor dieser Einstellung gibt es keine.</translation>
    </message>
    <message>
        <source>There is nothing to paste.</source>
        <translation>Es gibt nichts einzufügen.</translation>
    </message>
    <message>
        <source>These shots do not follow each other.</source>
        <translation>Diese Einstellungen folgen nicht aufeinander.</translation>
    </message>
    <message>
        <source>Unlock numbers</source>
        <translation>Nummern entsperren</translation>
    </message>
    <message>
        <source>{n} panels were copied.</source>
        <translation>{n} Panels wurden kopiert.</translation>
    </message>
</context>
<context>
    <name>BoxHand</name>
    <message>
        <source>Drag moves, handles size · Shift keeps the proportions · Alt sizes about the middle</source>
        <translation>Ziehen bewegt, Griffe ändern die Größe · Umschalt wahrt die Proportionen · Alt um die Mitte</translation>
    </message>
    <message>
        <source>Move {name}</source>
        <translation>{name} bewegen</translation>
    </message>
    <message>
        <source>Size {name}</source>
        <translation>Größe von {name} ändern</translation>
    </message>
</context>
<context>
    <name>CameraHand</name>
    <message>
        <source>Move the camera</source>
        <translation>Kamera bewegen</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Also the pen's other end, or hold Alt.</source>
        <translation>Auch mit dem anderen Ende des Stifts, oder Alt halten.</translation>
    </message>
    <message>
        <source>Delete a piece of the drawing</source>
        <translation>Ein Stück der Zeichnung löschen</translation>
    </message>
    <message>
        <source>Draw around something, then drag it; corners scale it, the rings beside them turn it. Enter lays it down.</source>
        <translation>Etwas umfahren, dann ziehen; Ecken ändern die Größe, die Ringe daneben drehen. Eingabe legt es ab.</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>Radierer</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllen</translation>
    </message>
    <message>
        <source>Fills what lines enclose, over small gaps.</source>
        <translation>Füllt, was Linien umschließen, auch über kleine Lücken.</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Tusche</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>Lay pictures on the panel</source>
        <translation>Bilder auf das Panel legen</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Move a piece of the drawing</source>
        <translation>Ein Stück der Zeichnung bewegen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>One stroke never darkens itself. It lies under the pencil.</source>
        <translation>Ein Strich dunkelt nie nach. Er liegt unter dem Bleistift.</translation>
    </message>
    <message>
        <source>Only people see notes: no camera, no model.</source>
        <translation>Notizen sehen nur Menschen: keine Kamera, kein Modell.</translation>
    </message>
    <message>
        <source>Pencil</source>
        <translation>Bleistift</translation>
    </message>
    <message>
        <source>Press N for an empty one.</source>
        <translation>N für ein leeres drücken.</translation>
    </message>
    <message>
        <source>Press to swell the line.</source>
        <translation>Druck lässt die Linie anschwellen.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>There is no panel to lay a picture on.</source>
        <translation>Es gibt kein Panel, auf das ein Bild gelegt werden könnte.</translation>
    </message>
    <message>
        <source>Tilt the pen to shade.</source>
        <translation>Den Stift neigen, um zu schattieren.</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Tonfläche</translation>
    </message>
    <message>
        <source>With the last brush. Or hold Shift with any brush.</source>
        <translation>Mit dem letzten Pinsel. Oder mit jedem Pinsel Umschalt halten.</translation>
    </message>
</context>
<context>
    <name>CanvasPanel</name>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
    <message>
        <source>Centre and diagonals</source>
        <translation>Mitte und Diagonalen</translation>
    </message>
    <message>
        <source>Clear layer</source>
        <translation>Ebene leeren</translation>
    </message>
    <message>
        <source>Done drawing  Esc</source>
        <translation>Fertig gezeichnet  Esc</translation>
    </message>
    <message>
        <source>Draw, and there is a first panel. {new-panel} adds the next one.</source>
        <translation>Zeichnen, und das erste Panel ist da. {new-panel} fügt das nächste hinzu.</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Guides</source>
        <translation>Hilfslinien</translation>
    </message>
    <message>
        <source>Look at it mirrored  Ctrl+F</source>
        <translation>Gespiegelt ansehen  Strg+F</translation>
    </message>
    <message>
        <source>Next drawing  Right</source>
        <translation>Nächste Zeichnung  Rechts</translation>
    </message>
    <message>
        <source>Nothing to draw on yet</source>
        <translation>Noch nichts, worauf man zeichnen könnte</translation>
    </message>
    <message>
        <source>Onion skin  O</source>
        <translation>Zwiebelhaut  O</translation>
    </message>
    <message>
        <source>Onion skin  O
The right button chooses its colours.</source>
        <translation>Zwiebelhaut  O
Die rechte Taste wählt ihre Farben.</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Orange and blue</source>
        <translation>Orange und Blau</translation>
    </message>
    <message>
        <source>Perspective</source>
        <translation>Perspektive</translation>
    </message>
    <message>
        <source>Press harder for a darker line</source>
        <translation>Fester drücken für eine dunklere Linie</translation>
    </message>
    <message>
        <source>Press harder for a wider line</source>
        <translation>Fester drücken für eine breitere Linie</translation>
    </message>
    <message>
        <source>Previous drawing  Left</source>
        <translation>Vorige Zeichnung  Links</translation>
    </message>
    <message>
        <source>Red and green</source>
        <translation>Rot und Grün</translation>
    </message>
    <message>
        <source>Safe areas</source>
        <translation>Sichere Bereiche</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Steady hand</source>
        <translation>Ruhige Hand</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Takes the trembling out of a line: the pen pulls it along on a string.</source>
        <translation>Nimmt einer Linie das Zittern: der Stift zieht sie an einer Schnur mit.</translation>
    </message>
    <message>
        <source>The blocking beneath, to draw over</source>
        <translation>Das Blocking darunter, zum Durchzeichnen</translation>
    </message>
    <message>
        <source>Thirds</source>
        <translation>Drittel</translation>
    </message>
    <message>
        <source>Turn it straight, all of it in sight  Home</source>
        <translation>Gerade drehen, alles im Blick  Pos1</translation>
    </message>
    <message>
        <source>Violet and ochre</source>
        <translation>Violett und Ocker</translation>
    </message>
    <message>
        <source>{n} px</source>
        <translation>{n} px</translation>
    </message>
</context>
<context>
    <name>CanvasView</name>
    <message>
        <source>Canvas</source>
        <translation>Zeichenfläche</translation>
    </message>
</context>
<context>
    <name>CaptionsPart</name>
    <message>
        <source>A field of your own under every panel</source>
        <translation>Ein eigenes Feld unter jedem Panel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Add field</source>
        <translation>Feld hinzufügen</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>Field {n}</source>
        <translation>Feld {n}</translation>
    </message>
    <message>
        <source>How it is timed</source>
        <translation>Wie es getaktet ist</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Slugging</source>
        <translation>Slugging</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <source>What to think of</source>
        <translation>Woran zu denken ist</translation>
    </message>
    <message>
        <source>Write action</source>
        <translation>Handlung schreiben</translation>
    </message>
    <message>
        <source>Write dialogue</source>
        <translation>Dialog schreiben</translation>
    </message>
    <message>
        <source>Write notes</source>
        <translation>Notizen schreiben</translation>
    </message>
    <message>
        <source>Write slugging</source>
        <translation>Slugging schreiben</translation>
    </message>
</context>
<context>
    <name>CastList</name>
    <message>
        <source>Cast</source>
        <translation>Besetzung</translation>
    </message>
    <message>
        <source>Colour of {name}</source>
        <translation>Farbe von {name}</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>Farbe …</translation>
    </message>
    <message>
        <source>Recolour {name}</source>
        <translation>{name} umfärben</translation>
    </message>
    <message>
        <source>Remove from the film</source>
        <translation>Aus dem Film entfernen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>CastModel</name>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>CastPanel</name>
    <message>
        <source>Add a character</source>
        <translation>Figur hinzufügen</translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation>Ort hinzufügen</translation>
    </message>
    <message>
        <source>Add a prop</source>
        <translation>Requisite hinzufügen</translation>
    </message>
    <message>
        <source>Add to the cast</source>
        <translation>In die Besetzung</translation>
    </message>
    <message>
        <source>Nobody yet. Add a character, a prop or a place with +.</source>
        <translation>Noch niemand. Mit + eine Figur, eine Requisite oder einen Ort hinzufügen.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>Something</source>
        <translation>Etwas</translation>
    </message>
    <message>
        <source>Somewhere</source>
        <translation>Irgendwo</translation>
    </message>
</context>
<context>
    <name>Changing</name>
    <message>
        <source>Change “{title}”</source>
        <translation>„{title}“ ändern</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endfassung</translation>
    </message>
    <message>
        <source>It will be painted from the boards as they are now.</source>
        <translation>Gemalt wird nach den Boards, wie sie jetzt sind.</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Paint it before everything else</source>
        <translation>Vor allem anderen malen</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Their numbers: 1, 2A, 5-8. Empty: the whole film</source>
        <translation>Ihre Nummern: 1, 2A, 5-8. Leer: der ganze Film</translation>
    </message>
    <message>
        <source>What is painted</source>
        <translation>Was gemalt wird</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
</context>
<context>
    <name>Cinema</name>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
</context>
<context>
    <name>CompareMenu</name>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischblende</translation>
    </message>
    <message>
        <source>With the blocking</source>
        <translation>Mit dem Blocking</translation>
    </message>
    <message>
        <source>With the draft of {time}</source>
        <translation>Mit dem Entwurf von {time}</translation>
    </message>
    <message>
        <source>With the drawing</source>
        <translation>Mit der Zeichnung</translation>
    </message>
    <message>
        <source>With the final of {time}</source>
        <translation>Mit der Endfassung von {time}</translation>
    </message>
    <message>
        <source>{take} is being read</source>
        <translation>{take} wird gelesen</translation>
    </message>
</context>
<context>
    <name>Copier</name>
    <message>
        <source>Save as {name}</source>
        <translation>Sichern als {name}</translation>
    </message>
    <message>
        <source>{name} could not be written</source>
        <translation>{name} ließ sich nicht schreiben</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Across</source>
        <translation>Quer</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Abwärts</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>left ankle</source>
        <translation>linker Knöchel</translation>
    </message>
    <message>
        <source>left ear</source>
        <translation>linkes Ohr</translation>
    </message>
    <message>
        <source>left elbow</source>
        <translation>linker Ellbogen</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>linkes Auge</translation>
    </message>
    <message>
        <source>left hip</source>
        <translation>linke Hüfte</translation>
    </message>
    <message>
        <source>left knee</source>
        <translation>linkes Knie</translation>
    </message>
    <message>
        <source>left shoulder</source>
        <translation>linke Schulter</translation>
    </message>
    <message>
        <source>left wrist</source>
        <translation>linkes Handgelenk</translation>
    </message>
    <message>
        <source>neck</source>
        <translation>Hals</translation>
    </message>
    <message>
        <source>nose</source>
        <translation>Nase</translation>
    </message>
    <message>
        <source>right ankle</source>
        <translation>rechter Knöchel</translation>
    </message>
    <message>
        <source>right ear</source>
        <translation>rechtes Ohr</translation>
    </message>
    <message>
        <source>right elbow</source>
        <translation>rechter Ellbogen</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>rechtes Auge</translation>
    </message>
    <message>
        <source>right hip</source>
        <translation>rechte Hüfte</translation>
    </message>
    <message>
        <source>right knee</source>
        <translation>rechtes Knie</translation>
    </message>
    <message>
        <source>right shoulder</source>
        <translation>rechte Schulter</translation>
    </message>
    <message>
        <source>right wrist</source>
        <translation>rechtes Handgelenk</translation>
    </message>
    <message>
        <source>{who}, {joint}, across</source>
        <translation>{who}, {joint}, quer</translation>
    </message>
    <message>
        <source>{who}, {joint}, down</source>
        <translation>{who}, {joint}, abwärts</translation>
    </message>
</context>
<context>
    <name>CurvesPanel</name>
    <message>
        <source>A shot under the playhead shows its curves here.</source>
        <translation>Eine Einstellung unter dem Abspielkopf zeigt hier ihre Kurven.</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Bend curve</source>
        <translation>Kurve biegen</translation>
    </message>
    <message>
        <source>Change key</source>
        <translation>Schlüssel ändern</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Ease</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Ease in and out</source>
        <translation>Weich an und aus</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Hold until the next key</source>
        <translation>Bis zum nächsten Schlüssel halten</translation>
    </message>
    <message>
        <source>Move key</source>
        <translation>Schlüssel verschieben</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Show the whole shot</source>
        <translation>Die ganze Einstellung zeigen</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Click its eye, or draw on another layer.</source>
        <translation>Auf ihr Auge klicken oder auf einer anderen Ebene zeichnen.</translation>
    </message>
    <message>
        <source>Click its lock, or draw on another layer.</source>
        <translation>Auf ihr Schloss klicken oder auf einer anderen Ebene zeichnen.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>The layer “{name}” is hidden.</source>
        <translation>Die Ebene „{name}“ ist verborgen.</translation>
    </message>
    <message>
        <source>The layer “{name}” is locked.</source>
        <translation>Die Ebene „{name}“ ist gesperrt.</translation>
    </message>
    <message>
        <source>{tool} stroke</source>
        <translation>{tool}-Strich</translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>Save as…</source>
        <translation>Sichern als …</translation>
    </message>
    <message>
        <source>The film could not be saved.</source>
        <translation>Der Film konnte nicht gesichert werden.</translation>
    </message>
    <message>
        <source>This film is open in another window on {machine}, since {when}. Here it can only be looked at.</source>
        <translation>Dieser Film ist in einem anderen Fenster auf {machine} offen, seit {when}. Hier kann er nur angesehen werden.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Work here instead</source>
        <translation>Stattdessen hier arbeiten</translation>
    </message>
</context>
<context>
    <name>Edge</name>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Something in the program went wrong. Your work is safe.</source>
        <translation>Im Programm ist etwas schiefgegangen. Die Arbeit ist sicher.</translation>
    </message>
    <message>
        <source>You can go on. If it happens again, send us the report.</source>
        <translation>Es kann weitergehen. Wenn es wieder geschieht, bitte den Bericht schicken.</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>A box needs some width and some height.</source>
        <translation>Ein Rahmen braucht etwas Breite und etwas Höhe.</translation>
    </message>
    <message>
        <source>A field needs a name.</source>
        <translation>Ein Feld braucht einen Namen.</translation>
    </message>
    <message>
        <source>A frame of this shot is locked to a take that is no longer there.</source>
        <translation>Ein Bild dieser Einstellung ist auf eine Fassung gesperrt, die nicht mehr da ist.</translation>
    </message>
    <message>
        <source>A panel cannot last {0} frames.</source>
        <translation>Ein Panel kann nicht {0} Bilder dauern.</translation>
    </message>
    <message>
        <source>A panel has {0} layers at most.</source>
        <translation>Ein Panel hat höchstens {0} Ebenen.</translation>
    </message>
    <message>
        <source>A panel keeps one layer.</source>
        <translation>Ein Panel behält eine Ebene.</translation>
    </message>
    <message>
        <source>A picture of {0} could not be coded.</source>
        <translation>Ein Bild von {0} konnte nicht kodiert werden.</translation>
    </message>
    <message>
        <source>A picture {0} pixels long cannot be put into a video.</source>
        <translation>Ein {0} Pixel langes Bild passt in kein Video.</translation>
    </message>
    <message>
        <source>A pose has {0} joints, not {1}.</source>
        <translation>Eine Pose hat {0} Gelenke, nicht {1}.</translation>
    </message>
    <message>
        <source>A position in the film is not a number; it was not saved.</source>
        <translation>Eine Stelle im Film ist keine Zahl; er wurde nicht gesichert.</translation>
    </message>
    <message>
        <source>A video cannot be {0} x {1} pixels.</source>
        <translation>Ein Video kann nicht {0} x {1} Pixel haben.</translation>
    </message>
    <message>
        <source>Add a panel first.</source>
        <translation>Erst ein Panel hinzufügen.</translation>
    </message>
    <message>
        <source>At that width it is {0} x {1}.</source>
        <translation>Bei dieser Breite sind es {0} x {1}.</translation>
    </message>
    <message>
        <source>Blocking of the film</source>
        <translation>Blocking des Films</translation>
    </message>
    <message>
        <source>Blocking of {0}</source>
        <translation>Blocking von {0}</translation>
    </message>
    <message>
        <source>Blocking of {0} shots</source>
        <translation>Blocking von {0} Einstellungen</translation>
    </message>
    <message>
        <source>Both sides have to be a multiple of {0}.</source>
        <translation>Beide Seiten müssen ein Vielfaches von {0} sein.</translation>
    </message>
    <message>
        <source>Both sides have to be even.</source>
        <translation>Beide Seiten müssen gerade sein.</translation>
    </message>
    <message>
        <source>Call it what you write in it, such as Effects.</source>
        <translation>Nach dem nennen, was darin steht, etwa Effekte.</translation>
    </message>
    <message>
        <source>Cancel it, and ask again.</source>
        <translation>Abbrechen und noch einmal verlangen.</translation>
    </message>
    <message>
        <source>Changes cannot be written down for a crash: {0}.</source>
        <translation>Änderungen können nicht für einen Absturz festgehalten werden: {0}.</translation>
    </message>
    <message>
        <source>Choose a folder of your own.</source>
        <translation>Einen eigenen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose a later panel to cut before it.</source>
        <translation>Ein späteres Panel wählen, um davor zu schneiden.</translation>
    </message>
    <message>
        <source>Choose a later sequence to join it.</source>
        <translation>Eine spätere Sequenz wählen, um sie zu verbinden.</translation>
    </message>
    <message>
        <source>Choose a later sequence.</source>
        <translation>Eine spätere Sequenz wählen.</translation>
    </message>
    <message>
        <source>Choose a later shot to begin another sequence with it.</source>
        <translation>Eine spätere Einstellung wählen, um mit ihr eine andere Sequenz zu beginnen.</translation>
    </message>
    <message>
        <source>Choose an even number.</source>
        <translation>Eine gerade Zahl wählen.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>Choose another name, or add the files from its window.</source>
        <translation>Einen anderen Namen wählen, oder die Dateien aus seinem Fenster hinzufügen.</translation>
    </message>
    <message>
        <source>Choose another name, or open it.</source>
        <translation>Einen anderen Namen wählen, oder es öffnen.</translation>
    </message>
    <message>
        <source>Choose another version.</source>
        <translation>Eine andere Version wählen.</translation>
    </message>
    <message>
        <source>Choose digits or letters.</source>
        <translation>Ziffern oder Buchstaben wählen.</translation>
    </message>
    <message>
        <source>Choose frames inside the shot.</source>
        <translation>Bilder innerhalb der Einstellung wählen.</translation>
    </message>
    <message>
        <source>Choose one or more panels on the boards.</source>
        <translation>Auf den Boards ein oder mehrere Panels wählen.</translation>
    </message>
    <message>
        <source>Choose one sign for “{0}”: - _ . ·</source>
        <translation>Ein Zeichen für „{0}“ wählen: - _ . ·</translation>
    </message>
    <message>
        <source>Choose the shot before a cut.</source>
        <translation>Die Einstellung vor einem Schnitt wählen.</translation>
    </message>
    <message>
        <source>Choose the shot before it.</source>
        <translation>Die Einstellung davor wählen.</translation>
    </message>
    <message>
        <source>Clear it instead.</source>
        <translation>Stattdessen leeren.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller film or a smaller model. What was painted is kept.</source>
        <translation>Andere Programme schließen oder einen kleineren Film oder ein kleineres Modell wählen. Was gemalt ist, bleibt.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Andere Programme schließen, oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>Close other programs, or choose a smaller picture or a smaller model. What was painted is kept.</source>
        <translation>Andere Programme schließen, oder ein kleineres Bild oder Modell wählen. Gemaltes bleibt erhalten.</translation>
    </message>
    <message>
        <source>Delete one that is not needed any more.</source>
        <translation>Eine löschen, die nicht mehr gebraucht wird.</translation>
    </message>
    <message>
        <source>Draft of the film</source>
        <translation>Entwurf des Films</translation>
    </message>
    <message>
        <source>Draft of {0}</source>
        <translation>Entwurf von {0}</translation>
    </message>
    <message>
        <source>Draft of {0} shots</source>
        <translation>Entwurf von {0} Einstellungen</translation>
    </message>
    <message>
        <source>Drag its box first.</source>
        <translation>Erst seinen Rahmen ziehen.</translation>
    </message>
    <message>
        <source>Enlargers built as ESRGAN, Real-ESRGAN or its compact form can.</source>
        <translation>Vergrößerer der Bauart ESRGAN, Real-ESRGAN oder dessen kompakte Form gehen.</translation>
    </message>
    <message>
        <source>Final of the film</source>
        <translation>Endfassung des Films</translation>
    </message>
    <message>
        <source>Final of {0}</source>
        <translation>Endfassung von {0}</translation>
    </message>
    <message>
        <source>Final of {0} shots</source>
        <translation>Endfassung von {0} Einstellungen</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>Die Datei noch einmal holen.</translation>
    </message>
    <message>
        <source>Get the folder again, whole: what is there already need not be loaded twice.</source>
        <translation>Den Ordner noch einmal holen, und zwar ganz: Was schon da ist, muss nicht zweimal geladen werden.</translation>
    </message>
    <message>
        <source>Get the folder resources/models/pencil again, or train it with: inbetweener train pencil</source>
        <translation>Den Ordner resources/models/pencil noch einmal holen, oder ihn trainieren: inbetweener train pencil</translation>
    </message>
    <message>
        <source>Get “Lightricks/LTX-Video-0.9.5” from huggingface.co (about 15 GB, all its folders and model_index.json) and put it into {0}. For sharper finals put the folder latent_upsampler of “Lightricks/ltxv-spatial-upscaler-0.9.7” beside its others. A graphics card with 12 GB is needed.</source>
        <translation>„Lightricks/LTX-Video-0.9.5“ von huggingface.co holen (etwa 15 GB, alle Ordner und model_index.json) und in {0} legen. Für schärfere Endfassungen den Ordner latent_upsampler aus „Lightricks/ltxv-spatial-upscaler-0.9.7“ neben die anderen legen. Eine Grafikkarte mit 12 GB ist nötig.</translation>
    </message>
    <message>
        <source>Give this one another name.</source>
        <translation>Diesem einen anderen Namen geben.</translation>
    </message>
    <message>
        <source>Go to a frame inside the panel.</source>
        <translation>Zu einem Bild innerhalb des Panels gehen.</translation>
    </message>
    <message>
        <source>Go to a later frame of the shot to cut before it.</source>
        <translation>Zu einem späteren Bild der Einstellung gehen, um davor zu schneiden.</translation>
    </message>
    <message>
        <source>In the model folder {0}, {1}/{2} {3}.</source>
        <translation>Im Ordner des Modells {0} stimmt etwas nicht: {1}/{2} {3}.</translation>
    </message>
    <message>
        <source>In {0} all joints of somebody lie in one place.</source>
        <translation>In {0} liegen alle Gelenke einer Person an einer Stelle.</translation>
    </message>
    <message>
        <source>In {0} no joint is called like a {1}.</source>
        <translation>In {0} heißt kein Gelenk wie: {1}.</translation>
    </message>
    <message>
        <source>In {0} somebody walks out of the frame; the way is drawn {1} times shorter.</source>
        <translation>In {0} geht jemand aus dem Bild; der Weg ist {1}-mal kürzer gezeichnet.</translation>
    </message>
    <message>
        <source>It goes from {0} to {1}.</source>
        <translation>Es geht von {0} bis {1}.</translation>
    </message>
    <message>
        <source>It is being painted already and cannot be changed.</source>
        <translation>Es wird schon gemalt und lässt sich nicht mehr ändern.</translation>
    </message>
    <message>
        <source>It is damaged, or far too large.</source>
        <translation>Sie ist beschädigt oder viel zu groß.</translation>
    </message>
    <message>
        <source>It last said: {0}</source>
        <translation>Zuletzt sagte er: {0}</translation>
    </message>
    <message>
        <source>It lasts 1 to {0} frames.</source>
        <translation>Es dauert 1 bis {0} Bilder.</translation>
    </message>
    <message>
        <source>Look whether the disk is full and whether the folder may be written.</source>
        <translation>Nachsehen, ob das Laufwerk voll ist und ob in den Ordner geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Make it smaller to use it here.</source>
        <translation>Kleiner machen, um es hier zu verwenden.</translation>
    </message>
    <message>
        <source>Make room and save again.</source>
        <translation>Platz schaffen und noch einmal sichern.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Make room and try again. What was painted is kept.</source>
        <translation>Platz schaffen und noch einmal versuchen. Gemaltes bleibt erhalten.</translation>
    </message>
    <message>
        <source>Make room: it goes on by itself then. What was painted is kept.</source>
        <translation>Platz schaffen: dann geht es von selbst weiter. Gemaltes bleibt erhalten.</translation>
    </message>
    <message>
        <source>Memory ran out: what was only remembered was let go of.</source>
        <translation>Der Speicher ging aus: was nur gemerkt war, wurde losgelassen.</translation>
    </message>
    <message>
        <source>Memory ran out: {0}.</source>
        <translation>Der Speicher ging aus: {0}.</translation>
    </message>
    <message>
        <source>Mend it or remove it.</source>
        <translation>Ausbessern oder entfernen.</translation>
    </message>
    <message>
        <source>Merge some: {0} fit on a panel.</source>
        <translation>Einige verbinden: {0} passen auf ein Panel.</translation>
    </message>
    <message>
        <source>Missing: {0}; {1}.</source>
        <translation>Es fehlt: {0}; {1}.</translation>
    </message>
    <message>
        <source>Name it .mkv.</source>
        <translation>.mkv nennen.</translation>
    </message>
    <message>
        <source>Name it .otio, .xml or .edl.</source>
        <translation>.otio, .xml oder .edl nennen.</translation>
    </message>
    <message>
        <source>Name some files.</source>
        <translation>Dateien nennen.</translation>
    </message>
    <message>
        <source>Names such as LeftArm, l_shoulder, upper_arm.L and Bip01 L Thigh are known.</source>
        <translation>Bekannt sind Namen wie LeftArm, l_shoulder, upper_arm.L und Bip01 L Thigh.</translation>
    </message>
    <message>
        <source>Nothing is chosen to be copied.</source>
        <translation>Es ist nichts zum Kopieren gewählt.</translation>
    </message>
    <message>
        <source>Nothing was changed. Open it in the program that it comes from, and save it there again.</source>
        <translation>Nichts wurde geändert. Im Programm öffnen, aus dem es kommt, und dort noch einmal sichern.</translation>
    </message>
    <message>
        <source>Only models that diffusers and transformers know themselves are loaded.</source>
        <translation>Nur Modelle, die diffusers und transformers selbst kennen, werden geladen.</translation>
    </message>
    <message>
        <source>Only weights in .safetensors are loaded: get the model in that form, or take that file out.</source>
        <translation>Nur Gewichte in .safetensors werden geladen: das Modell in dieser Form holen, oder die Datei herausnehmen.</translation>
    </message>
    <message>
        <source>Only what has a box of its own can be moved to the front or to the back.</source>
        <translation>Nur was einen eigenen Rahmen hat, lässt sich nach vorn oder hinten bringen.</translation>
    </message>
    <message>
        <source>Open it with that version, or update this one.</source>
        <translation>Mit jener Version öffnen, oder diese erneuern.</translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP, TIFF, BMP, GIF and PSD can.</source>
        <translation>PNG, JPEG, WebP, TIFF, BMP, GIF und PSD gehen.</translation>
    </message>
    <message>
        <source>Paint a draft of the shot first.</source>
        <translation>Erst einen Entwurf der Einstellung malen.</translation>
    </message>
    <message>
        <source>Painting stopped: {0}: {1}</source>
        <translation>Das Malen brach ab: {0}: {1}</translation>
    </message>
    <message>
        <source>Panels cannot be numbered as “{0}”.</source>
        <translation>Panels lassen sich nicht als „{0}“ nummerieren.</translation>
    </message>
    <message>
        <source>Pencil cannot paint at {0} x {1}.</source>
        <translation>Pencil kann nicht in {0} x {1} malen.</translation>
    </message>
    <message>
        <source>Pencil comes with Inbetweener in resources/models/pencil; get that folder again, or train it: inbetweener train pencil</source>
        <translation>Pencil kommt mit Inbetweener, in resources/models/pencil; diesen Ordner noch einmal holen oder es anlernen: inbetweener train pencil</translation>
    </message>
    <message>
        <source>Pencil's weights in {0} are not complete: {1} is missing.</source>
        <translation>Die Gewichte von Pencil in {0} sind nicht vollständig: {1} fehlt.</translation>
    </message>
    <message>
        <source>Put another folder there: this one holds a model of another kind.</source>
        <translation>Einen anderen Ordner dorthin legen: dieser enthält ein Modell anderer Art.</translation>
    </message>
    <message>
        <source>Put it back, or open the film where it lies now. What was painted is kept.</source>
        <translation>Ihn zurücklegen, oder den Film öffnen, wo er jetzt liegt. Gemaltes bleibt erhalten.</translation>
    </message>
    <message>
        <source>Put {0}.safetensors into the folder models/{1}, or choose another: {2}.</source>
        <translation>{0}.safetensors in den Ordner models/{1} legen, oder einen anderen wählen: {2}.</translation>
    </message>
    <message>
        <source>Refined as it was approved; changed since: {0}.</source>
        <translation>Verfeinert, wie es freigegeben war; seitdem geändert: {0}.</translation>
    </message>
    <message>
        <source>Save the project now.</source>
        <translation>Das Projekt jetzt sichern.</translation>
    </message>
    <message>
        <source>Something in the queue went wrong: {0}: {1}.</source>
        <translation>In den Aufträgen ist etwas schiefgegangen: {0}: {1}.</translation>
    </message>
    <message>
        <source>Take one of these relations away, or let it hold for other frames.</source>
        <translation>Eine dieser Beziehungen wegnehmen, oder für andere Bilder gelten lassen.</translation>
    </message>
    <message>
        <source>Take the approval back first: press A on the shot.</source>
        <translation>Erst die Freigabe zurücknehmen: A auf der Einstellung drücken.</translation>
    </message>
    <message>
        <source>Take this relation away.</source>
        <translation>Diese Beziehung wegnehmen.</translation>
    </message>
    <message>
        <source>The act begins with this sequence already.</source>
        <translation>Der Akt beginnt schon mit dieser Sequenz.</translation>
    </message>
    <message>
        <source>The asset {0}… is missing from the project.</source>
        <translation>Das Material {0}… fehlt im Projekt.</translation>
    </message>
    <message>
        <source>The disk is full: {0} could not be written.</source>
        <translation>Das Laufwerk ist voll: {0} konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The disk is nearly full: {0} MB are free and the take may need {1} MB.</source>
        <translation>Das Laufwerk ist fast voll: {0} MB sind frei, und die Fassung braucht vielleicht {1} MB.</translation>
    </message>
    <message>
        <source>The draft was tried twice; change something and it is tried again.</source>
        <translation>Der Entwurf wurde zweimal versucht; nach einer Änderung wird er noch einmal versucht.</translation>
    </message>
    <message>
        <source>The enlarger “{0}” is not on this computer.</source>
        <translation>Der Vergrößerer „{0}“ ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The model folder {0} holds no {1}.</source>
        <translation>Im Ordner des Modells {0} fehlt {1}.</translation>
    </message>
    <message>
        <source>The model folder {0} holds {1}, which can run code.</source>
        <translation>Der Modellordner {0} enthält {1}, das Code ausführen kann.</translation>
    </message>
    <message>
        <source>The painting process could not be started: {0}</source>
        <translation>Der malende Prozess konnte nicht gestartet werden: {0}</translation>
    </message>
    <message>
        <source>The painting process crashed (signal {0}).</source>
        <translation>Der Malvorgang ist abgestürzt (Signal {0}).</translation>
    </message>
    <message>
        <source>The painting process ended by itself (status {0}).</source>
        <translation>Der Malvorgang endete von selbst (Status {0}).</translation>
    </message>
    <message>
        <source>The panel begins or ends here already.</source>
        <translation>Das Panel beginnt oder endet hier schon.</translation>
    </message>
    <message>
        <source>The pictures in {0} are coded in a way that cannot be read.</source>
        <translation>Die Bilder in {0} sind auf eine Weise kodiert, die sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>The project was changed by somebody else meanwhile; their version is kept as {0}.</source>
        <translation>Jemand anders hat den Film inzwischen geändert; diese Version liegt als {0} daneben.</translation>
    </message>
    <message>
        <source>The project's folder is gone: {0}.</source>
        <translation>Der Ordner des Projekts ist fort: {0}.</translation>
    </message>
    <message>
        <source>The queue could not be written: {0}.</source>
        <translation>Die Auftragsliste ließ sich nicht schreiben: {0}.</translation>
    </message>
    <message>
        <source>The sequence begins with this shot already.</source>
        <translation>Die Sequenz beginnt schon mit dieser Einstellung.</translation>
    </message>
    <message>
        <source>The shot begins with this panel already.</source>
        <translation>Die Einstellung beginnt schon mit diesem Panel.</translation>
    </message>
    <message>
        <source>The shot is cut here already.</source>
        <translation>Die Einstellung ist hier schon geschnitten.</translation>
    </message>
    <message>
        <source>The shot is in {0} at the same time.</source>
        <translation>Die Einstellung spielt gleichzeitig in {0}.</translation>
    </message>
    <message>
        <source>The sound in {0} is coded in a way that cannot be read.</source>
        <translation>Der Ton in {0} ist auf eine Weise kodiert, die sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>The system ended the painting process, most often because memory ran out.</source>
        <translation>Das System hat den Malvorgang beendet, meist weil der Speicher ausging.</translation>
    </message>
    <message>
        <source>The video {0} could not be written: {1}.</source>
        <translation>Das Video {0} konnte nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>The weights of {0} are not on this computer.</source>
        <translation>Die Gewichte von {0} sind nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The {0} in the model folder {1} is “{2}”, not {3}.</source>
        <translation>{0} im Modellordner {1} ist „{2}“, nicht {3}.</translation>
    </message>
    <message>
        <source>The {0} in the model folder {1} wants to bring code of its own.</source>
        <translation>{0} im Modellordner {1} will eigenen Code mitbringen.</translation>
    </message>
    <message>
        <source>There are no pictures in {0}.</source>
        <translation>In {0} sind keine Bilder.</translation>
    </message>
    <message>
        <source>There are: {0}.</source>
        <translation>Es gibt: {0}.</translation>
    </message>
    <message>
        <source>There is a field “{0}” already.</source>
        <translation>Ein Feld „{0}“ gibt es schon.</translation>
    </message>
    <message>
        <source>There is another version of this project beside it: {0}.</source>
        <translation>Neben diesem Film liegt eine andere Version von ihm: {0}.</translation>
    </message>
    <message>
        <source>There is no Pencil here.</source>
        <translation>Hier gibt es kein Pencil.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <source>There is no frame to lock here.</source>
        <translation>Hier gibt es kein Bild zu sperren.</translation>
    </message>
    <message>
        <source>There is no model called “{0}”.</source>
        <translation>Es gibt kein Modell namens „{0}“.</translation>
    </message>
    <message>
        <source>There is no picture {0}.</source>
        <translation>Es gibt kein Bild {0}.</translation>
    </message>
    <message>
        <source>There is no project {0}.</source>
        <translation>Es gibt kein Projekt {0}.</translation>
    </message>
    <message>
        <source>There is no sequence before this one.</source>
        <translation>Vor dieser Sequenz gibt es keine.</translation>
    </message>
    <message>
        <source>There is no shot after this one in its sequence.</source>
        <translation>Nach dieser Einstellung gibt es in ihrer Sequenz keine.</translation>
    </message>
    <message>
        <source>There is no shot after this one to lead to.</source>
        <translation>Nach dieser Einstellung gibt es keine, zu der sie führen könnte.</translation>
    </message>
    <message>
        <source>There is no sound in {0}.</source>
        <translation>In {0} ist kein Ton.</translation>
    </message>
    <message>
        <source>There is no take to approve yet.</source>
        <translation>Es gibt noch keine Fassung zum Freigeben.</translation>
    </message>
    <message>
        <source>There is nobody in {0}.</source>
        <translation>In {0} ist niemand.</translation>
    </message>
    <message>
        <source>There is not enough memory for {0}: {1}. {2}</source>
        <translation>Für {0} reicht der Speicher nicht: {1}. {2}</translation>
    </message>
    <message>
        <source>There is nothing to import.</source>
        <translation>Es gibt nichts zu importieren.</translation>
    </message>
    <message>
        <source>There is nothing to render: the film has no shots.</source>
        <translation>Es gibt nichts zu rendern: der Film hat keine Einstellungen.</translation>
    </message>
    <message>
        <source>There was not enough memory to paint this.</source>
        <translation>Der Speicher reichte nicht, um das zu malen.</translation>
    </message>
    <message>
        <source>This folder may not be written to; choose Save As to keep changes.</source>
        <translation>In diesen Ordner darf nicht geschrieben werden; mit „Speichern unter“ lassen sich Änderungen behalten.</translation>
    </message>
    <message>
        <source>This needs about {0} on the disk of {1}, and {2} are free.</source>
        <translation>Das braucht etwa {0} auf dem Laufwerk von {1}, und {2} sind frei.</translation>
    </message>
    <message>
        <source>This project was saved by a newer version of the program; it can be looked at but not changed.</source>
        <translation>Dieser Film wurde von einer neueren Version des Programms gespeichert; er lässt sich ansehen, aber nicht ändern.</translation>
    </message>
    <message>
        <source>This take is approved.</source>
        <translation>Diese Fassung ist freigegeben.</translation>
    </message>
    <message>
        <source>This version could not be kept for later. {0}</source>
        <translation>Diese Version ließ sich nicht für später aufheben. {0}</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Try once more.</source>
        <translation>Noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Two at least: one for each side.</source>
        <translation>Mindestens zwei: eines für jede Seite.</translation>
    </message>
    <message>
        <source>Type a timecode such as 01:02:03:04, a frame, 2s, +20 or -5.</source>
        <translation>Einen Timecode eingeben wie 01:02:03:04, ein Bild, 2s, +20 oder -5.</translation>
    </message>
    <message>
        <source>Unlock its frames, or bring the take back.</source>
        <translation>Die Bilder entsperren, oder die Fassung zurückholen.</translation>
    </message>
    <message>
        <source>Unsaved work could not be set aside: {0}.</source>
        <translation>Nicht gesicherte Arbeit konnte nicht beiseite gelegt werden: {0}.</translation>
    </message>
    <message>
        <source>What can be: {0}.</source>
        <translation>Was geht: {0}.</translation>
    </message>
    <message>
        <source>What was painted is kept. Try it once more, or render at a smaller size or with a smaller model.</source>
        <translation>Gemaltes bleibt erhalten. Noch einmal versuchen, oder kleiner oder mit einem kleineren Modell rendern.</translation>
    </message>
    <message>
        <source>What was painted is kept; try once more.</source>
        <translation>Was gemalt ist, bleibt; noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Words need at least one frame of the shot.</source>
        <translation>Worte brauchen mindestens ein Bild der Einstellung.</translation>
    </message>
    <message>
        <source>You can go on.</source>
        <translation>Es kann weitergehen.</translation>
    </message>
    <message>
        <source>a joint has no bracket after its name</source>
        <translation>nach dem Namen eines Gelenks fehlt die Klammer</translation>
    </message>
    <message>
        <source>a picture that waits out of sight in shot {0}</source>
        <translation>ein Bild, das in Einstellung {0} außer Sicht wartet</translation>
    </message>
    <message>
        <source>a reference picture of {0}</source>
        <translation>ein Vorlagenbild von {0}</translation>
    </message>
    <message>
        <source>a skeleton has at most {0} joints, {1} in a row</source>
        <translation>ein Skelett hat höchstens {0} Gelenke, {1} hintereinander</translation>
    </message>
    <message>
        <source>an empty page is shown in its place</source>
        <translation>an seiner Stelle ist ein leeres Blatt zu sehen</translation>
    </message>
    <message>
        <source>camera moves</source>
        <translation>Kamerafahrten</translation>
    </message>
    <message>
        <source>cannot be read: {0}</source>
        <translation>lässt sich nicht lesen: {0}</translation>
    </message>
    <message>
        <source>each goes on from the one before, so a change repaints everything after it up to the next key</source>
        <translation>jedes setzt das vorige fort, darum malt eine Änderung alles danach bis zum nächsten Schlüsselbild neu</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is not there to its end</source>
        <translation>ist nicht bis zu ihrem Ende da</translation>
    </message>
    <message>
        <source>is only the note that git keeps in its place (git lfs pull gets the file itself)</source>
        <translation>ist nur der Zettel, den git an ihrer Stelle aufhebt (git lfs pull holt die Datei selbst)</translation>
    </message>
    <message>
        <source>it does not begin with HIERARCHY</source>
        <translation>die Datei beginnt nicht mit HIERARCHY</translation>
    </message>
    <message>
        <source>it has {0} numbers instead of {1}</source>
        <translation>dort stehen {0} Zahlen statt {1}</translation>
    </message>
    <message>
        <source>it is silent</source>
        <translation>es bleibt still</translation>
    </message>
    <message>
        <source>its stretches do not know each other</source>
        <translation>seine Stücke wissen nichts voneinander</translation>
    </message>
    <message>
        <source>parts of the model waited in main memory</source>
        <translation>Teile des Modells warteten im Hauptspeicher</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>pictures were decoded by the processor</source>
        <translation>Bilder wurden vom Prozessor entwickelt</translation>
    </message>
    <message>
        <source>pictures were decoded in small pieces</source>
        <translation>Bilder wurden in kleinen Stücken entwickelt</translation>
    </message>
    <message>
        <source>pictures were decoded one by one</source>
        <translation>Bilder wurden einzeln entwickelt</translation>
    </message>
    <message>
        <source>places in the frame</source>
        <translation>Plätzen im Bild</translation>
    </message>
    <message>
        <source>poses</source>
        <translation>Posen</translation>
    </message>
    <message>
        <source>reference pictures</source>
        <translation>Vorbildern</translation>
    </message>
    <message>
        <source>sounds</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>stopped the painting process twice</source>
        <translation>hat den Malvorgang zweimal beendet</translation>
    </message>
    <message>
        <source>the drawing of panel {0} of shot {1}</source>
        <translation>die Zeichnung von Panel {0} in Einstellung {1}</translation>
    </message>
    <message>
        <source>the file ends after {0} of {1} frames</source>
        <translation>die Datei endet nach {0} von {1} Bildern</translation>
    </message>
    <message>
        <source>the picture at frame {0} of shot {1}</source>
        <translation>das Bild bei {0} in Einstellung {1}</translation>
    </message>
    <message>
        <source>the sound “{0}”</source>
        <translation>der Ton „{0}“</translation>
    </message>
    <message>
        <source>the {0} layer of panel {1} of shot {2}</source>
        <translation>die Ebene {0} von Panel {1} in Einstellung {2}</translation>
    </message>
    <message>
        <source>there are none</source>
        <translation>es gibt keine</translation>
    </message>
    <message>
        <source>there is no “{0}” where it should be</source>
        <translation>„{0}“ fehlt dort, wo es stehen müsste</translation>
    </message>
    <message>
        <source>there is {0} where a ROOT or MOTION should be</source>
        <translation>dort steht {0}, wo ROOT oder MOTION stehen müsste</translation>
    </message>
    <message>
        <source>there is {0} where a joint should go on</source>
        <translation>dort steht {0}, wo ein Gelenk weitergehen müsste</translation>
    </message>
    <message>
        <source>was cut off again and again</source>
        <translation>wurde immer wieder unterbrochen</translation>
    </message>
    <message>
        <source>what is wanted and what is not was asked one after the other</source>
        <translation>was gewünscht ist und was nicht, wurde nacheinander gefragt</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Worten</translation>
    </message>
    <message>
        <source>{0} GB are free</source>
        <translation>{0} GB sind frei</translation>
    </message>
    <message>
        <source>{0} GB are free, {1} GB on the card</source>
        <translation>{0} GB sind frei, {1} GB auf der Karte</translation>
    </message>
    <message>
        <source>{0} The version saved {1} was opened instead.</source>
        <translation>{0} Stattdessen wurde die Version von {1} geöffnet.</translation>
    </message>
    <message>
        <source>{0} cannot be read as a picture.</source>
        <translation>{0} lässt sich nicht als Bild lesen.</translation>
    </message>
    <message>
        <source>{0} cannot be read as video or sound.</source>
        <translation>{0} lässt sich nicht als Video oder Ton lesen.</translation>
    </message>
    <message>
        <source>{0} cannot be read.</source>
        <translation>{0} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>{0} cannot be read: it stopped the process that reads it{1}.</source>
        <translation>{0} lässt sich nicht lesen: es hat den lesenden Prozess angehalten{1}.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be {1} itself.</source>
        <translation>{0} kann nicht {1} zu sich selbst sein.</translation>
    </message>
    <message>
        <source>{0} cannot be {1}.</source>
        <translation>{0} kann nicht {1} sein.</translation>
    </message>
    <message>
        <source>{0} cannot be.</source>
        <translation>{0} kann nicht sein.</translation>
    </message>
    <message>
        <source>{0} cannot follow the picture pinned at frame {1}.</source>
        <translation>{0} kann dem Bild nicht folgen, das bei Bild {1} angeheftet ist.</translation>
    </message>
    <message>
        <source>{0} cannot hold lossless frames.</source>
        <translation>{0} kann keine verlustfreien Bilder enthalten.</translation>
    </message>
    <message>
        <source>{0} cannot hold together.</source>
        <translation>{0} gilt nicht zugleich.</translation>
    </message>
    <message>
        <source>{0} cannot lie inside the film that it is a copy of.</source>
        <translation>{0} kann nicht in dem Film liegen, dessen Kopie es ist.</translation>
    </message>
    <message>
        <source>{0} could not be brought into {1}: {2}.</source>
        <translation>{0} ließ sich nicht nach {1} bringen: {2}.</translation>
    </message>
    <message>
        <source>{0} could not be made: {1}.</source>
        <translation>{0} konnte nicht angelegt werden: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be unpacked: {1}.</source>
        <translation>{0} konnte nicht ausgepackt werden: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <translation>{0} konnte nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>{0} declares entities, which no screenplay needs; it was not read.</source>
        <translation>{0} erklärt Entitäten, die kein Drehbuch braucht; es wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>{0} did not come back whole from the packed file.</source>
        <translation>{0} kam nicht ganz aus der gepackten Datei zurück.</translation>
    </message>
    <message>
        <source>{0} does not follow {1}.</source>
        <translation>{0} folgt keinen {1}.</translation>
    </message>
    <message>
        <source>{0} does not say how fast it plays.</source>
        <translation>{0} sagt nicht, wie schnell es läuft.</translation>
    </message>
    <message>
        <source>{0} does not say how large its pictures were; {1} x {2} was assumed.</source>
        <translation>{0} sagt nicht, wie groß die Bilder waren; {1} x {2} wurde angenommen.</translation>
    </message>
    <message>
        <source>{0} exists already.</source>
        <translation>{0} gibt es schon.</translation>
    </message>
    <message>
        <source>{0} frames lead nowhere.</source>
        <translation>{0} Bilder führen nirgendwohin.</translation>
    </message>
    <message>
        <source>{0} frames of {1} numbers are more than the file holds</source>
        <translation>{0} Bilder mit {1} Zahlen sind mehr, als die Datei enthält</translation>
    </message>
    <message>
        <source>{0} has {1} boards; {2} are the most.</source>
        <translation>{0} hat {1} Boards; {2} sind das Höchste.</translation>
    </message>
    <message>
        <source>{0} has {1} frames.</source>
        <translation>{0} hat {1} Bilder.</translation>
    </message>
    <message>
        <source>{0} has {1} layers.</source>
        <translation>{0} hat {1} Ebenen.</translation>
    </message>
    <message>
        <source>{0} has {1} points; 18 or 25 can be read.</source>
        <translation>{0} hat {1} Punkte; 18 oder 25 lassen sich lesen.</translation>
    </message>
    <message>
        <source>{0} holds a file that does not belong into a project: {1}.</source>
        <translation>{0} enthält eine Datei, die nicht in ein Projekt gehört: {1}.</translation>
    </message>
    <message>
        <source>{0} holds a network of another kind than those that can be used here.</source>
        <translation>{0} enthält ein Netz anderer Art als die, die hier gehen.</translation>
    </message>
    <message>
        <source>{0} holds no people.</source>
        <translation>{0} enthält keine Menschen.</translation>
    </message>
    <message>
        <source>{0} holds {1} files; {2} are the most.</source>
        <translation>{0} enthält {1} Dateien; {2} sind das Höchste.</translation>
    </message>
    <message>
        <source>{0} holds {1} twice.</source>
        <translation>{0} enthält {1} zweimal.</translation>
    </message>
    <message>
        <source>{0} in {1} cannot be read: {2}.</source>
        <translation>{0} in {1} lässt sich nicht lesen: {2}.</translation>
    </message>
    <message>
        <source>{0} is damaged and cannot be heard to its end.</source>
        <translation>{0} ist beschädigt und lässt sich nicht bis zum Ende hören.</translation>
    </message>
    <message>
        <source>{0} is damaged and cannot be read to its end.</source>
        <translation>{0} ist beschädigt und lässt sich nicht bis zum Ende lesen.</translation>
    </message>
    <message>
        <source>{0} is damaged and cannot be read.</source>
        <translation>{0} ist beschädigt und lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>{0} is damaged and cannot be unpacked.</source>
        <translation>{0} ist beschädigt und lässt sich nicht auspacken.</translation>
    </message>
    <message>
        <source>{0} is damaged.</source>
        <translation>{0} ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} is damaged: in line {1}, {2}.</source>
        <translation>{0} ist beschädigt, in Zeile {1}: {2}.</translation>
    </message>
    <message>
        <source>{0} is damaged: {1}.</source>
        <translation>{0} ist beschädigt: {1}.</translation>
    </message>
    <message>
        <source>{0} is empty.</source>
        <translation>{0} ist leer.</translation>
    </message>
    <message>
        <source>{0} is in the cast already.</source>
        <translation>{0} ist schon in der Besetzung.</translation>
    </message>
    <message>
        <source>{0} is larger than {1} MB.</source>
        <translation>{0} ist größer als {1} MB.</translation>
    </message>
    <message>
        <source>{0} is longer than six hours.</source>
        <translation>{0} ist länger als sechs Stunden.</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>{0} fehlt.</translation>
    </message>
    <message>
        <source>{0} is no channel</source>
        <translation>{0} ist kein Kanal</translation>
    </message>
    <message>
        <source>{0} is not a Final Draft screenplay.</source>
        <translation>{0} ist kein Drehbuch von Final Draft.</translation>
    </message>
    <message>
        <source>{0} is not a Storyboarder project: it has no boards.</source>
        <translation>{0} ist kein Storyboarder-Projekt: es hat keine Boards.</translation>
    </message>
    <message>
        <source>{0} is not a board.</source>
        <translation>{0} ist kein Board.</translation>
    </message>
    <message>
        <source>{0} is not a frame of keypoints.</source>
        <translation>{0} ist kein Bild mit Gelenkpunkten.</translation>
    </message>
    <message>
        <source>{0} is not a number from {1} to {2}</source>
        <translation>{0} ist keine Zahl von {1} bis {2}</translation>
    </message>
    <message>
        <source>{0} is not a picture that can be read.</source>
        <translation>{0} ist kein lesbares Bild.</translation>
    </message>
    <message>
        <source>{0} is not a project of this program.</source>
        <translation>{0} ist kein Projekt dieses Programms.</translation>
    </message>
    <message>
        <source>{0} is not a project: there is no {1} in it.</source>
        <translation>{0} ist kein Projekt: es ist kein {1} darin.</translation>
    </message>
    <message>
        <source>{0} is not named as an edit list.</source>
        <translation>{0} ist nicht wie eine Schnittliste benannt.</translation>
    </message>
    <message>
        <source>{0} is nothing that can be imported.</source>
        <translation>{0} lässt sich nicht importieren.</translation>
    </message>
    <message>
        <source>{0} is {1} MB large, which no film needs.</source>
        <translation>{0} ist {1} MB groß, was kein Film braucht.</translation>
    </message>
    <message>
        <source>{0} is {1} x {2} pixels large.</source>
        <translation>{0} ist {1} x {2} Pixel groß.</translation>
    </message>
    <message>
        <source>{0} is {1}, not a number from {2} to {3}.</source>
        <translation>{0} ist {1}, keine Zahl von {2} bis {3}.</translation>
    </message>
    <message>
        <source>{0} may not be written here.</source>
        <translation>{0} darf hier nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>{0} more files are missing.</source>
        <translation>{0} weitere Dateien fehlen.</translation>
    </message>
    <message>
        <source>{0} names a file by {1} letters: {2}…</source>
        <translation>{0} nennt eine Datei mit {1} Buchstaben: {2}…</translation>
    </message>
    <message>
        <source>{0} names a file outside of its folder: {1}.</source>
        <translation>{0} nennt eine Datei außerhalb ihres Ordners: {1}.</translation>
    </message>
    <message>
        <source>{0} needs about {1} GB of memory and {2}.</source>
        <translation>{0} braucht etwa {1} GB Speicher und {2}.</translation>
    </message>
    <message>
        <source>{0} needs more memory than a file may take.</source>
        <translation>{0} braucht mehr Speicher, als eine Datei nehmen darf.</translation>
    </message>
    <message>
        <source>{0} of {1} people are seen too little to be sure of; they are called Extra.</source>
        <translation>{0} von {1} Personen sind zu wenig zu sehen, um sicher zu sein; sie heißen Extra.</translation>
    </message>
    <message>
        <source>{0} paints this shot in {1} stretches; {2}.</source>
        <translation>{0} malt diese Einstellung in {1} Stücken; {2}.</translation>
    </message>
    <message>
        <source>{0} paints {1} of {2} frames a second; those between are filled in.</source>
        <translation>{0} malt {1} von {2} Bildern in der Sekunde; die dazwischen werden ergänzt.</translation>
    </message>
    <message>
        <source>{0} says nothing that can be staged.</source>
        <translation>{0} sagt nichts, was sich inszenieren lässt.</translation>
    </message>
    <message>
        <source>{0} shots could not be painted. {1}</source>
        <translation>{0} Einstellungen konnten nicht gemalt werden. {1}</translation>
    </message>
    <message>
        <source>{0} took longer than {1} s to read.</source>
        <translation>{0} zu lesen dauerte länger als {1} s.</translation>
    </message>
    <message>
        <source>{0} unpacks to more than it can be: {1} was refused.</source>
        <translation>{0} enthält ausgepackt mehr, als es kann: {1} wurde abgelehnt.</translation>
    </message>
    <message>
        <source>{0} variations of {1}</source>
        <translation>{0} Varianten von {1}</translation>
    </message>
    <message>
        <source>{0} was saved by a newer version of the program.</source>
        <translation>{0} wurde von einer neueren Version des Programms gesichert.</translation>
    </message>
    <message>
        <source>{0} x {1} does not have the proportions of the film, {2} x {3}.</source>
        <translation>{0} x {1} hat nicht die Proportionen des Films, {2} x {3}.</translation>
    </message>
    <message>
        <source>{0}: only {1} is left of the drawing.</source>
        <translation>{0}: von der Zeichnung ist nur {1} übrig.</translation>
    </message>
    <message>
        <source>{0}: the drawing {1} is missing.</source>
        <translation>{0}: die Zeichnung {1} fehlt.</translation>
    </message>
    <message>
        <source>{0}: the sound {1} is missing.</source>
        <translation>{0}: der Ton {1} fehlt.</translation>
    </message>
    <message>
        <source>{0}: {1} is missing.</source>
        <translation>{0}: {1} fehlt.</translation>
    </message>
    <message>
        <source>“{0}” cannot stand within a number.</source>
        <translation>„{0}“ kann nicht in einer Nummer stehen.</translation>
    </message>
    <message>
        <source>“{0}” is not a time.</source>
        <translation>„{0}“ ist keine Zeit.</translation>
    </message>
    <message>
        <source>“{0}” is not the name of a locked frame.</source>
        <translation>„{0}“ ist nicht der Name eines gesperrten Bildes.</translation>
    </message>
    <message>
        <source>“{0}” is not the name of an asset.</source>
        <translation>„{0}“ ist nicht der Name eines Materials.</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>Export of {name}</source>
        <translation>Export von {name}</translation>
    </message>
    <message>
        <source>{name} could not be written</source>
        <translation>{name} konnte nicht geschrieben werden</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Boiling</source>
        <translation>Wabern</translation>
    </message>
    <message>
        <source>Colour comes and goes</source>
        <translation>Farbe kommt und geht</translation>
    </message>
    <message>
        <source>Colour wanders off</source>
        <translation>Farbe läuft davon</translation>
    </message>
    <message>
        <source>Figures in their places</source>
        <translation>Figuren an ihren Plätzen</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>Korn</translation>
    </message>
    <message>
        <source>How near the painted frame came to the picture that is pinned there. 30 dB is hard to tell apart.</source>
        <translation>Wie nah das gemalte Bild an das dort angeheftete kam. 30 dB sind kaum zu unterscheiden.</translation>
    </message>
    <message>
        <source>Judged by {judge}.</source>
        <translation>Beurteilt von {judge}.</translation>
    </message>
    <message>
        <source>Leaves its board</source>
        <translation>Verlässt sein Board</translation>
    </message>
    <message>
        <source>Levels of 255, from frame to frame.</source>
        <translation>Stufen von 255, von Bild zu Bild.</translation>
    </message>
    <message>
        <source>Levels of 255, over the whole shot.</source>
        <translation>Stufen von 255, über die ganze Einstellung.</translation>
    </message>
    <message>
        <source>Noise from pixel to pixel that does not move along.</source>
        <translation>Rauschen von Pixel zu Pixel, das sich nicht mitbewegt.</translation>
    </message>
    <message>
        <source>Picture at frame {n}</source>
        <translation>Bild {n}</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Posen</translation>
    </message>
    <message>
        <source>Shot {number}</source>
        <translation>Einstellung {number}</translation>
    </message>
    <message>
        <source>Texture that does not move along.</source>
        <translation>Textur, die sich nicht mitbewegt.</translation>
    </message>
    <message>
        <source>There is nobody who could judge this for the model that painted the shot.</source>
        <translation>Für das Modell, das die Einstellung gemalt hat, kann das niemand beurteilen.</translation>
    </message>
    <message>
        <source>Thousandths of white, squared, beyond what the blocking has itself; judged on {share} of the picture, where the board says where it goes.</source>
        <translation>Tausendstel von Weiß, quadriert, über das hinaus, was das Blocking selbst hat; beurteilt auf {share} des Bildes, wo das Board sagt, wohin es geht.</translation>
    </message>
    <message>
        <source>{db} dB, {share} alike</source>
        <translation>{db} dB, {share} gleich</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>A folder of pictures (*)</source>
        <translation>Ein Ordner mit Bildern (*)</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen ohne zu sichern</translation>
    </message>
    <message>
        <source>Edit list with its movies and sound (*.otio *.xml *.edl)</source>
        <translation>Schnittliste mit ihren Filmen und Tönen (*.otio *.xml *.edl)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Films (*.inbetween)</source>
        <translation>Filme (*.inbetween)</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Weiterarbeiten</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gesichert</translation>
    </message>
    <message>
        <source>Open a film</source>
        <translation>Film öffnen</translation>
    </message>
    <message>
        <source>Open a packed film</source>
        <translation>Gepackten Film öffnen</translation>
    </message>
    <message>
        <source>Packed films (*{suffix})</source>
        <translation>Gepackte Filme (*{suffix})</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Sichern als …</translation>
    </message>
    <message>
        <source>Save the film as</source>
        <translation>Film sichern als</translation>
    </message>
    <message>
        <source>Sheets (*.pdf *.png)</source>
        <translation>Bögen (*.pdf *.png)</translation>
    </message>
    <message>
        <source>Shot list (*.csv)</source>
        <translation>Einstellungsliste (*.csv)</translation>
    </message>
    <message>
        <source>The window closes when the film is in its new place.</source>
        <translation>Das Fenster schließt sich, sobald der Film an seinem neuen Ort liegt.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Video (*.mp4)</source>
        <translation>Video (*.mp4)</translation>
    </message>
    <message>
        <source>What was not saved is kept aside where it can be, and offered at the next start.</source>
        <translation>Was nicht gesichert war, wird, wo es geht, beiseite gelegt und beim nächsten Start angeboten.</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>A log for a report. It stays on this machine.</source>
        <translation>Ein Protokoll für einen Bericht. Es bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Every change is written down within two seconds, whatever the program is doing, and the film is saved when your hand rests. After a crash the next start offers what was not saved. Versions: File, Versions…</source>
        <translation>Jede Änderung wird binnen zwei Sekunden festgehalten, was das Programm auch tut, und der Film wird gesichert, wenn die Hand ruht. Nach einem Absturz bietet der nächste Start an, was nicht gesichert war. Versionen: Datei, Versionen …</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>New films</source>
        <translation>Neue Filme</translation>
    </message>
    <message>
        <source>Pictures kept aside</source>
        <translation>Beiseite gelegte Bilder</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Small pictures and painted parts that can be made again. Takes are in the films, not here.</source>
        <translation>Kleine Bilder und gemalte Teile, die sich neu machen lassen. Fassungen liegen in den Filmen, nicht hier.</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>Where new films go</source>
        <translation>Wohin neue Filme kommen</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} MB</translation>
    </message>
</context>
<context>
    <name>FilmPart</name>
    <message>
        <source>Change how drafts move</source>
        <translation>Ändern, wie sich Entwürfe bewegen</translation>
    </message>
    <message>
        <source>Change rate</source>
        <translation>Bildrate ändern</translation>
    </message>
    <message>
        <source>Change size</source>
        <translation>Größe ändern</translation>
    </message>
    <message>
        <source>Change style</source>
        <translation>Stil ändern</translation>
    </message>
    <message>
        <source>Change the film's painter</source>
        <translation>Maler des Films wechseln</translation>
    </message>
    <message>
        <source>Change title</source>
        <translation>Titel ändern</translation>
    </message>
    <message>
        <source>Change who enlarges finals</source>
        <translation>Wechseln, wer Endfassungen vergrößert</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Drafts move</source>
        <translation>Entwürfe bewegen sich</translation>
    </message>
    <message>
        <source>ESRGAN and Real-ESRGAN networks in the folder models/upscalers</source>
        <translation>ESRGAN- und Real-ESRGAN-Netze im Ordner models/upscalers</translation>
    </message>
    <message>
        <source>Enlarged by</source>
        <translation>Vergrößert von</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>Finals enlarged by</source>
        <translation>Endfassungen vergrößert von</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>Ink</source>
        <translation>Tusche</translation>
    </message>
    <message>
        <source>Painted by</source>
        <translation>Gemalt von</translation>
    </message>
    <message>
        <source>Pencil</source>
        <translation>Bleistift</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Tonwerte</translation>
    </message>
    <message>
        <source>on fours</source>
        <translation>auf Vieren</translation>
    </message>
    <message>
        <source>on ones</source>
        <translation>auf Einsen</translation>
    </message>
    <message>
        <source>on threes</source>
        <translation>auf Dreien</translation>
    </message>
    <message>
        <source>on twos</source>
        <translation>auf Zweien</translation>
    </message>
    <message>
        <source>the painter's own</source>
        <translation>des Malers eigener</translation>
    </message>
    <message>
        <source>{n} frames a second</source>
        <translation>{n} Bilder je Sekunde</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>End the search  Esc</source>
        <translation>Suche beenden  Esc</translation>
    </message>
    <message>
        <source>Find in captions</source>
        <translation>In Texten suchen</translation>
    </message>
    <message>
        <source>Find in numbers and captions</source>
        <translation>In Nummern und Texten suchen</translation>
    </message>
    <message>
        <source>Next found panel  Enter</source>
        <translation>Nächstes gefundenes Panel  Eingabe</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Previous found panel  Shift+Enter</source>
        <translation>Voriges gefundenes Panel  Umschalt+Eingabe</translation>
    </message>
    <message>
        <source>{at} of {n}</source>
        <translation>{at} von {n}</translation>
    </message>
    <message>
        <source>{n} panels</source>
        <translation>{n} Panels</translation>
    </message>
</context>
<context>
    <name>FramingPart</name>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Camera move</source>
        <translation>Kamerafahrt</translation>
    </message>
    <message>
        <source>Choose lens</source>
        <translation>Objektiv wählen</translation>
    </message>
    <message>
        <source>Describe the camera</source>
        <translation>Kamera beschreiben</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Shot size</source>
        <translation>Einstellungsgröße</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>bird's eye</source>
        <translation>Vogelperspektive</translation>
    </message>
    <message>
        <source>crane</source>
        <translation>Kran</translation>
    </message>
    <message>
        <source>dutch</source>
        <translation>verkantet</translation>
    </message>
    <message>
        <source>eye level</source>
        <translation>Augenhöhe</translation>
    </message>
    <message>
        <source>handheld</source>
        <translation>Handkamera</translation>
    </message>
    <message>
        <source>high</source>
        <translation>Aufsicht</translation>
    </message>
    <message>
        <source>low</source>
        <translation>Untersicht</translation>
    </message>
    <message>
        <source>over the shoulder</source>
        <translation>über die Schulter</translation>
    </message>
    <message>
        <source>pan left</source>
        <translation>Schwenk links</translation>
    </message>
    <message>
        <source>pan right</source>
        <translation>Schwenk rechts</translation>
    </message>
    <message>
        <source>profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>pull out</source>
        <translation>Fahrt zurück</translation>
    </message>
    <message>
        <source>push in</source>
        <translation>Fahrt heran</translation>
    </message>
    <message>
        <source>static</source>
        <translation>fest</translation>
    </message>
    <message>
        <source>tilt down</source>
        <translation>Neigung nach unten</translation>
    </message>
    <message>
        <source>tilt up</source>
        <translation>Neigung nach oben</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>Parallelfahrt</translation>
    </message>
    <message>
        <source>zoom in</source>
        <translation>Zoom heran</translation>
    </message>
    <message>
        <source>zoom out</source>
        <translation>Zoom zurück</translation>
    </message>
</context>
<context>
    <name>GatePart</name>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Paint the coarse pass of the chosen shots again</source>
        <translation>Den groben Durchgang der gewählten Einstellungen noch einmal malen</translation>
    </message>
    <message>
        <source>Refine and enlarge the approved draft</source>
        <translation>Den freigegebenen Entwurf verfeinern und vergrößern</translation>
    </message>
    <message>
        <source>Render final</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Say that this draft is the shot; its final is refined from it</source>
        <translation>Sagen, dass dieser Entwurf die Einstellung ist; ihre Endfassung wird daraus verfeinert</translation>
    </message>
    <message>
        <source>Unapprove</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>For pen displays with many pixels, where words are too small.</source>
        <translation>Für Stiftbildschirme mit vielen Pixeln, auf denen die Schrift zu klein ist.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Größe von allem</translation>
    </message>
    <message>
        <source>The film of the last time</source>
        <translation>Der Film vom letzten Mal</translation>
    </message>
    <message>
        <source>The start page</source>
        <translation>Die Startseite</translation>
    </message>
    <message>
        <source>This is seen when the program is started the next time.</source>
        <translation>Das ist beim nächsten Start des Programms zu sehen.</translation>
    </message>
    <message>
        <source>What is seen first</source>
        <translation>Was zuerst zu sehen ist</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>Scene graph</source>
        <translation>Szenengraph</translation>
    </message>
</context>
<context>
    <name>HeadPart</name>
    <message>
        <source>Change length</source>
        <translation>Länge ändern</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Draft, approved</source>
        <translation>Entwurf, freigegeben</translation>
    </message>
    <message>
        <source>Draft; another one is approved</source>
        <translation>Entwurf; ein anderer ist freigegeben</translation>
    </message>
    <message>
        <source>Failed: {why}</source>
        <translation>Misslungen: {why}</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endfassung</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Nobody is staged here yet</source>
        <translation>Hier ist noch niemand inszeniert</translation>
    </message>
    <message>
        <source>Not painted yet</source>
        <translation>Noch nicht gemalt</translation>
    </message>
    <message>
        <source>Painting…</source>
        <translation>Wird gemalt …</translation>
    </message>
    <message>
        <source>The drawing plays; nothing is painted</source>
        <translation>Die Zeichnung läuft; nichts wird gemalt</translation>
    </message>
    <message>
        <source>pan left</source>
        <translation>Schwenk links</translation>
    </message>
    <message>
        <source>pan right</source>
        <translation>Schwenk rechts</translation>
    </message>
    <message>
        <source>pull out</source>
        <translation>Fahrt zurück</translation>
    </message>
    <message>
        <source>push in</source>
        <translation>Fahrt heran</translation>
    </message>
    <message>
        <source>tilt down</source>
        <translation>Neigung nach unten</translation>
    </message>
    <message>
        <source>tilt up</source>
        <translation>Neigung nach oben</translation>
    </message>
    <message>
        <source>zoom in</source>
        <translation>Zoom heran</translation>
    </message>
    <message>
        <source>zoom out</source>
        <translation>Zoom zurück</translation>
    </message>
    <message>
        <source>{kind}; changed since: {what}</source>
        <translation>{kind}; seither geändert: {what}</translation>
    </message>
    <message>
        <source>{number}  OMIT</source>
        <translation>{number}  ENTFÄLLT</translation>
    </message>
    <message>
        <source>{n} panels, {length}</source>
        <translation>{n} Panels, {length}</translation>
    </message>
</context>
<context>
    <name>Headings</name>
    <message>
        <source>1 panel</source>
        <translation>1 Panel</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Akt</translation>
    </message>
    <message>
        <source>Sequence {number}</source>
        <translation>Sequenz {number}</translation>
    </message>
    <message>
        <source>{m} min {s} s</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <source>{n} panels</source>
        <translation>{n} Panels</translation>
    </message>
    <message>
        <source>{n} sequences</source>
        <translation>{n} Sequenzen</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} s</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>Import of {what}</source>
        <translation>Import von {what}</translation>
    </message>
    <message>
        <source>Pictures, scripts, boards and sounds ({kinds})</source>
        <translation>Bilder, Drehbücher, Boards und Töne ({kinds})</translation>
    </message>
    <message>
        <source>{n} files</source>
        <translation>{n} Dateien</translation>
    </message>
    <message>
        <source>{n} more notes.</source>
        <translation>{n} weitere Hinweise.</translation>
    </message>
    <message>
        <source>{what} could not be imported</source>
        <translation>{what} konnte nicht importiert werden</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>Choose a panel in the boards, or press {new-panel} for a new one.</source>
        <translation>Ein Panel in den Boards wählen, oder {new-panel} für ein neues drücken.</translation>
    </message>
</context>
<context>
    <name>JobLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Drag to change the order</source>
        <translation>Ziehen ändert die Reihenfolge</translation>
    </message>
    <message>
        <source>Show its log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Show the film in its folder</source>
        <translation>Den Film in seinem Ordner zeigen</translation>
    </message>
    <message>
        <source>Take it off the queue</source>
        <translation>Aus den Aufträgen nehmen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>stopping…</source>
        <translation>hält an …</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>compositing</source>
        <translation>wird zusammengesetzt</translation>
    </message>
    <message>
        <source>copying</source>
        <translation>wird kopiert</translation>
    </message>
    <message>
        <source>developing</source>
        <translation>wird entwickelt</translation>
    </message>
    <message>
        <source>enlarging</source>
        <translation>wird vergrößert</translation>
    </message>
    <message>
        <source>inbetweens</source>
        <translation>Zwischenbilder</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>opening the paint box</source>
        <translation>Malkasten wird geöffnet</translation>
    </message>
    <message>
        <source>painting</source>
        <translation>wird gemalt</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>refining</source>
        <translation>wird verfeinert</translation>
    </message>
    <message>
        <source>writing the film</source>
        <translation>Film wird geschrieben</translation>
    </message>
    <message>
        <source>{hours}:{minutes:02}:{seconds:02} left</source>
        <translation>noch {hours}:{minutes:02}:{seconds:02}</translation>
    </message>
    <message>
        <source>{minutes}:{seconds:02} left</source>
        <translation>noch {minutes}:{seconds:02}</translation>
    </message>
    <message>
        <source>{stage} {done} of {total}</source>
        <translation>{stage} {done} von {total}</translation>
    </message>
    <message>
        <source>{stage} {percent} %</source>
        <translation>{stage} {percent} %</translation>
    </message>
    <message>
        <source>{title}: paused</source>
        <translation>{title}: angehalten</translation>
    </message>
    <message>
        <source>{title}: stopping</source>
        <translation>{title}: hält an</translation>
    </message>
    <message>
        <source>{title}: waiting</source>
        <translation>{title}: wartet</translation>
    </message>
    <message>
        <source>{title}: waits for the night</source>
        <translation>{title}: wartet auf die Nacht</translation>
    </message>
</context>
<context>
    <name>Keeper</name>
    <message>
        <source>Choose Save as to keep changes.</source>
        <translation>Mit „Sichern als“ lassen sich Änderungen behalten.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>Bilder importieren</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gesichert</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur ansehen</translation>
    </message>
    <message>
        <source>Recovered work</source>
        <translation>Wiedergewonnene Arbeit</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Sichern als</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Saved {when:%H:%M}</source>
        <translation>Gesichert {when:%H:%M}</translation>
    </message>
    <message>
        <source>Saving soon</source>
        <translation>Wird bald gesichert</translation>
    </message>
    <message>
        <source>The film could not be saved</source>
        <translation>Der Film konnte nicht gesichert werden</translation>
    </message>
    <message>
        <source>The picture was put in.</source>
        <translation>Das Bild wurde eingefügt.</translation>
    </message>
    <message>
        <source>This film can be looked at, but not changed here.</source>
        <translation>Dieser Film kann hier angesehen, aber nicht geändert werden.</translation>
    </message>
    <message>
        <source>Undo goes to what was saved.</source>
        <translation>Rückgängig führt zum Gesicherten.</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>Your work is back.</source>
        <translation>Die Arbeit ist zurück.</translation>
    </message>
    <message>
        <source>{name} is heard from {time} on.</source>
        <translation>{name} ist ab {time} zu hören.</translation>
    </message>
    <message>
        <source>{name} was imported.</source>
        <translation>{name} wurde importiert.</translation>
    </message>
    <message>
        <source>{n} more notes.</source>
        <translation>{n} weitere Hinweise.</translation>
    </message>
    <message>
        <source>{n} pictures were put in.</source>
        <translation>{n} Bilder wurden eingefügt.</translation>
    </message>
    <message>
        <source>{n} shots were imported.</source>
        <translation>{n} Einstellungen wurden importiert.</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Actions and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Add as second</source>
        <translation>Als zweite</translation>
    </message>
    <message>
        <source>As in the preset</source>
        <translation>Wie vorgegeben</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Keys of</source>
        <translation>Tasten von</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Press a key</source>
        <translation>Taste drücken</translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation>Die neue Taste drücken</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}”, which would lose it.</source>
        <translation>{key} gehört zu „{action}“ und ginge dort verloren.</translation>
    </message>
</context>
<context>
    <name>KeysRow</name>
    <message>
        <source>Drag a key to move it in time. Double-click adds or removes one.</source>
        <translation>Einen Schlüssel ziehen, um ihn zeitlich zu verschieben. Ein Doppelklick setzt oder entfernt einen.</translation>
    </message>
    <message>
        <source>Move key</source>
        <translation>Schlüssel verschieben</translation>
    </message>
    <message>
        <source>Pose keys</source>
        <translation>Posenschlüssel</translation>
    </message>
</context>
<context>
    <name>LayerRows</name>
    <message>
        <source>Delete layer</source>
        <translation>Ebene löschen</translation>
    </message>
    <message>
        <source>Hide layer</source>
        <translation>Ebene verbergen</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Lock layer</source>
        <translation>Ebene sperren</translation>
    </message>
    <message>
        <source>Move layer</source>
        <translation>Ebene verschieben</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name layer</source>
        <translation>Ebene benennen</translation>
    </message>
    <message>
        <source>Name the layer</source>
        <translation>Ebene benennen</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>Name …</translation>
    </message>
    <message>
        <source>Show layer</source>
        <translation>Ebene zeigen</translation>
    </message>
    <message>
        <source>Unlock layer</source>
        <translation>Ebene entsperren</translation>
    </message>
    <message>
        <source>not filmed</source>
        <translation>nicht gefilmt</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Delete layer</source>
        <translation>Ebene löschen</translation>
    </message>
    <message>
        <source>Lay a picture or a Photoshop file on the panel…</source>
        <translation>Ein Bild oder eine Photoshop-Datei auf das Panel legen …</translation>
    </message>
    <message>
        <source>Lay pictures on the panel</source>
        <translation>Bilder auf das Panel legen</translation>
    </message>
    <message>
        <source>Layer down</source>
        <translation>Ebene nach unten</translation>
    </message>
    <message>
        <source>Layer opacity</source>
        <translation>Deckkraft der Ebene</translation>
    </message>
    <message>
        <source>Layer up</source>
        <translation>Ebene nach oben</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>Ebene {n}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Layers of the panel you draw on.</source>
        <translation>Ebenen des Panels, auf dem gezeichnet wird.</translation>
    </message>
    <message>
        <source>New layer</source>
        <translation>Neue Ebene</translation>
    </message>
    <message>
        <source>New layer above this one</source>
        <translation>Neue Ebene über dieser</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Bilder ({kinds})</translation>
    </message>
</context>
<context>
    <name>Level</name>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Volume {n} %</source>
        <translation>Lautstärke {n} %</translation>
    </message>
    <message>
        <source>{words}: drag, or turn the wheel over it. Double click for 100 %.</source>
        <translation>{words}: ziehen, oder das Rad darüber drehen. Doppelklick für 100 %.</translation>
    </message>
</context>
<context>
    <name>Listening</name>
    <message>
        <source>Connect headphones or speakers, then choose Look for the sound again beside the volume.</source>
        <translation>Kopfhörer oder Lautsprecher anschließen, dann neben der Lautstärke den Ton noch einmal suchen lassen.</translation>
    </message>
    <message>
        <source>The film plays without sound: {why}.</source>
        <translation>Der Film läuft ohne Ton: {why}.</translation>
    </message>
    <message>
        <source>the sound output does not answer</source>
        <translation>der Tonausgang antwortet nicht</translation>
    </message>
</context>
<context>
    <name>Loudness</name>
    <message>
        <source>Headphones are late by</source>
        <translation>Kopfhörer hängen nach um</translation>
    </message>
    <message>
        <source>Hear the frame while scrubbing</source>
        <translation>Ton beim Fahren hören</translation>
    </message>
    <message>
        <source>Let the sound be heard</source>
        <translation>Ton hören lassen</translation>
    </message>
    <message>
        <source>Look for the sound again</source>
        <translation>Ton noch einmal suchen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>No sound: {why}. Click to look for it again.</source>
        <translation>Kein Ton: {why}. Klicken, um ihn noch einmal zu suchen.</translation>
    </message>
    <message>
        <source>{n} ms</source>
        <translation>{n} ms</translation>
    </message>
</context>
<context>
    <name>Measures</name>
    <message>
        <source>Breaks off</source>
        <translation>Bricht ab</translation>
    </message>
    <message>
        <source>Colour jumps</source>
        <translation>Farbe springt</translation>
    </message>
    <message>
        <source>Everything moves much farther than it should, as if frames were missing.</source>
        <translation>Alles bewegt sich viel weiter, als es soll, als fehlten Bilder.</translation>
    </message>
    <message>
        <source>Follows on as it should</source>
        <translation>Schließt an, wie es soll</translation>
    </message>
    <message>
        <source>Leaves its board</source>
        <translation>Verlässt sein Board</translation>
    </message>
    <message>
        <source>Not quite steady</source>
        <translation>Nicht ganz ruhig</translation>
    </message>
    <message>
        <source>Nothing moves here although the board does.</source>
        <translation>Nichts bewegt sich hier, obwohl das Board es tut.</translation>
    </message>
    <message>
        <source>Paint This Stretch Again</source>
        <translation>Diese Strecke noch einmal malen</translation>
    </message>
    <message>
        <source>Paint a stretch again</source>
        <translation>Eine Strecke noch einmal malen</translation>
    </message>
    <message>
        <source>Skips ahead</source>
        <translation>Springt voraus</translation>
    </message>
    <message>
        <source>Something else altogether is seen from here.</source>
        <translation>Von hier an ist etwas ganz anderes zu sehen.</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>Steht still</translation>
    </message>
    <message>
        <source>The colour jumps from one frame to the next.</source>
        <translation>Die Farbe springt von einem Bild zum nächsten.</translation>
    </message>
    <message>
        <source>What is seen does not go where camera, boxes and poses take it.</source>
        <translation>Was zu sehen ist, geht nicht, wohin Kamera, Rahmen und Posen es führen.</translation>
    </message>
</context>
<context>
    <name>NewFilm</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder je Sekunde</translation>
    </message>
    <message>
        <source>It will lie in {folder}.</source>
        <translation>Er wird in {folder} liegen.</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>New film</source>
        <translation>Neuer Film</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Unbenannt</translation>
    </message>
    <message>
        <source>{rate} frames a second</source>
        <translation>{rate} Bilder je Sekunde</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>{n} jobs are done.</source>
        <translation>{n} Aufträge sind fertig.</translation>
    </message>
    <message>
        <source>{n} more need you.</source>
        <translation>{n} weitere brauchen Sie.</translation>
    </message>
    <message>
        <source>{title} is done.</source>
        <translation>{title} ist fertig.</translation>
    </message>
    <message>
        <source>{title}: {why}</source>
        <translation>{title}: {why}</translation>
    </message>
</context>
<context>
    <name>NumbersPart</name>
    <message>
        <source>Between two</source>
        <translation>Zwischen zweien</translation>
    </message>
    <message>
        <source>Change numbering</source>
        <translation>Nummerierung ändern</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>Ziffern</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erster Versuch</translation>
    </message>
    <message>
        <source>Lock all numbers</source>
        <translation>Alle Nummern sperren</translation>
    </message>
    <message>
        <source>Lock numbers</source>
        <translation>Nummern sperren</translation>
    </message>
    <message>
        <source>Number the only panel of a shot, too</source>
        <translation>Auch das einzige Panel einer Einstellung nummerieren</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nummern</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panels</translation>
    </message>
    <message>
        <source>Prefix</source>
        <translation>Vorsatz</translation>
    </message>
    <message>
        <source>Shots keep their numbers; one that comes between two others gets a letter</source>
        <translation>Einstellungen behalten ihre Nummern; eine, die zwischen zwei andere kommt, bekommt einen Buchstaben</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Unlock numbers</source>
        <translation>Nummern entsperren</translation>
    </message>
    <message>
        <source>by sequence: 2-4</source>
        <translation>nach Sequenz: 2-4</translation>
    </message>
    <message>
        <source>by sequence: 2.4</source>
        <translation>nach Sequenz: 2.4</translation>
    </message>
    <message>
        <source>by sequence: 2_4</source>
        <translation>nach Sequenz: 2_4</translation>
    </message>
    <message>
        <source>not numbered</source>
        <translation>ohne Nummer</translation>
    </message>
    <message>
        <source>such as SH</source>
        <translation>etwa SH</translation>
    </message>
    <message>
        <source>through the film</source>
        <translation>durch den Film</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bringing it back was tried before, and the program ended again. The pictures are not shown now.</source>
        <translation>Das Zurückholen wurde schon versucht, und das Programm endete wieder. Die Bilder werden jetzt nicht gezeigt.</translation>
    </message>
    <message>
        <source>Either way nothing is lost: undo goes to what was saved, and what you leave is kept among the versions.</source>
        <translation>So oder so geht nichts verloren: Rückgängig führt zum Gesicherten, und was liegen bleibt, steht bei den Versionen.</translation>
    </message>
    <message>
        <source>Leave the film as it was saved</source>
        <translation>Den Film lassen, wie er gesichert ist</translation>
    </message>
    <message>
        <source>The film was saved again since then, perhaps on another machine.</source>
        <translation>Der Film wurde seither noch einmal gesichert, vielleicht auf einem anderen Rechner.</translation>
    </message>
    <message>
        <source>The program ended before “{title}” was saved.</source>
        <translation>Das Programm endete, bevor „{title}“ gesichert war.</translation>
    </message>
    <message>
        <source>Work that was not saved</source>
        <translation>Nicht gesicherte Arbeit</translation>
    </message>
    <message>
        <source>Your work until {when} was written down: {what}.</source>
        <translation>Die Arbeit bis {when} ist festgehalten: {what}.</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>no sound output was found</source>
        <translation>kein Tonausgang gefunden</translation>
    </message>
    <message>
        <source>no sound output was found, and libpulse0 is not installed</source>
        <translation>kein Tonausgang gefunden, und libpulse0 ist nicht installiert</translation>
    </message>
    <message>
        <source>there is no sound output for this kind of computer</source>
        <translation>für diese Art Rechner gibt es keinen Tonausgang</translation>
    </message>
</context>
<context>
    <name>OwnField</name>
    <message>
        <source>Delete field</source>
        <translation>Feld löschen</translation>
    </message>
    <message>
        <source>Delete field and what is written in it</source>
        <translation>Feld löschen, mit allem, was darin steht</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Move field</source>
        <translation>Feld verschieben</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Name field</source>
        <translation>Feld benennen</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>Name des Feldes</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>This field</source>
        <translation>Dieses Feld</translation>
    </message>
    <message>
        <source>Write {field}</source>
        <translation>{field} schreiben</translation>
    </message>
</context>
<context>
    <name>PaintingPage</name>
    <message>
        <source>Draft while I work</source>
        <translation>Entwerfen, während ich arbeite</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Generieren</translation>
    </message>
    <message>
        <source>Inbetweens may be painted</source>
        <translation>Zwischenbilder dürfen gemalt werden</translation>
    </message>
    <message>
        <source>More models</source>
        <translation>Weitere Modelle</translation>
    </message>
    <message>
        <source>Off: a storyboard and animatic program. No model is loaded, nothing is painted, and no menu, button or badge speaks of it. What was painted before is kept.</source>
        <translation>Aus: ein Programm für Storyboards und Animatics. Kein Modell wird geladen, nichts wird gemalt, und kein Menü, kein Knopf und kein Abzeichen spricht davon. Was schon gemalt ist, bleibt.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>When the hand rests, the shot under the playhead is painted anew. Off: only when you ask.</source>
        <translation>Wenn die Hand ruht, wird die Einstellung unter dem Abspielkopf neu gemalt. Aus: nur auf Verlangen.</translation>
    </message>
</context>
<context>
    <name>PaintingPart</name>
    <message>
        <source>Another seed</source>
        <translation>Anderer Startwert</translation>
    </message>
    <message>
        <source>Another seed: the same shot drawn another way</source>
        <translation>Anderer Startwert: dieselbe Einstellung, anders gezeichnet</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Change painter</source>
        <translation>Maler wechseln</translation>
    </message>
    <message>
        <source>Change seed</source>
        <translation>Startwert ändern</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>Zeichnungen</translation>
    </message>
    <message>
        <source>Follow {what}</source>
        <translation>Folgen: {what}</translation>
    </message>
    <message>
        <source>How closely to follow</source>
        <translation>Wie genau zu folgen ist</translation>
    </message>
    <message>
        <source>Keep drawing</source>
        <translation>Weiter zeichnen</translation>
    </message>
    <message>
        <source>Off: the drawing plays, and nothing is generated.</source>
        <translation>Aus: die Zeichnung läuft, und nichts wird generiert.</translation>
    </message>
    <message>
        <source>Paint shot</source>
        <translation>Einstellung malen</translation>
    </message>
    <message>
        <source>Paint this shot</source>
        <translation>Diese Einstellung malen</translation>
    </message>
    <message>
        <source>Painted by</source>
        <translation>Gemalt von</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Posen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Inszenierung</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>{title}, as the film</source>
        <translation>{title}, wie der Film</translation>
    </message>
</context>
<context>
    <name>PaletteGrid</name>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
</context>
<context>
    <name>PanelModel</name>
    <message>
        <source>Panel {number}</source>
        <translation>Panel {number}</translation>
    </message>
</context>
<context>
    <name>PictureDrop</name>
    <message>
        <source>Drop picture</source>
        <translation>Bild ablegen</translation>
    </message>
</context>
<context>
    <name>PicturePart</name>
    <message>
        <source>Change light</source>
        <translation>Licht ändern</translation>
    </message>
    <message>
        <source>Change place</source>
        <translation>Ort ändern</translation>
    </message>
    <message>
        <source>Change transition</source>
        <translation>Übergang ändern</translation>
    </message>
    <message>
        <source>Change weather</source>
        <translation>Wetter ändern</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Klar</translation>
    </message>
    <message>
        <source>Comes in by</source>
        <translation>Kommt herein mit</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>Überblendung</translation>
    </message>
    <message>
        <source>Dusk</source>
        <translation>Dämmerung</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Blende</translation>
    </message>
    <message>
        <source>Fog</source>
        <translation>Nebel</translation>
    </message>
    <message>
        <source>Indoors</source>
        <translation>Innen</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Night</source>
        <translation>Nacht</translation>
    </message>
    <message>
        <source>Night street, rain, a lamp in the window</source>
        <translation>Nächtliche Straße, Regen, eine Lampe im Fenster</translation>
    </message>
    <message>
        <source>Nowhere in particular</source>
        <translation>Nirgendwo Bestimmtes</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Number shot</source>
        <translation>Einstellung nummerieren</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Pin drawing</source>
        <translation>Zeichnung anheften</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Rain</source>
        <translation>Regen</translation>
    </message>
    <message>
        <source>Shot number</source>
        <translation>Nummer der Einstellung</translation>
    </message>
    <message>
        <source>Snow</source>
        <translation>Schnee</translation>
    </message>
    <message>
        <source>The drawing is a keyframe</source>
        <translation>Die Zeichnung ist ein Schlüsselbild</translation>
    </message>
    <message>
        <source>The painted picture has to become the drawing at the panel's first frame.</source>
        <translation>Das gemalte Bild muss am ersten Bild des Panels zur Zeichnung werden.</translation>
    </message>
    <message>
        <source>Weather</source>
        <translation>Wetter</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischblende</translation>
    </message>
    <message>
        <source>Words for the picture</source>
        <translation>Worte für das Bild</translation>
    </message>
    <message>
        <source>Words with dots under them are words that Pencil does not know.</source>
        <translation>Gepunktet unterstrichene Wörter kennt Pencil nicht.</translation>
    </message>
    <message>
        <source>Write words for the picture</source>
        <translation>Worte für das Bild schreiben</translation>
    </message>
    <message>
        <source>{number}, by its place</source>
        <translation>{number}, nach ihrem Platz</translation>
    </message>
    <message>
        <source>{number}, locked</source>
        <translation>{number}, gesperrt</translation>
    </message>
</context>
<context>
    <name>Pitch</name>
    <message>
        <source>A note on this board</source>
        <translation>Eine Notiz zu diesem Board</translation>
    </message>
    <message>
        <source>A note on this board. Enter keeps it, Esc does not.</source>
        <translation>Eine Notiz zu diesem Board. Eingabe behält sie, Esc nicht.</translation>
    </message>
    <message>
        <source>Note in the pitch</source>
        <translation>Notiz beim Vorführen</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Vorführung</translation>
    </message>
    <message>
        <source>to {number}</source>
        <translation>bis {number}</translation>
    </message>
    <message>
        <source>{number}   {at} of {n}</source>
        <translation>{number}   {at} von {n}</translation>
    </message>
    <message>
        <source>← →  turn     Space  by itself     N  note     C  captions     D  drawing     B  black     12 Enter  to shot 12     Esc  end</source>
        <translation>← →  blättern     Leertaste  von selbst     N  Notiz     C  Texte     D  Zeichnung     B  schwarz     12 Eingabe  zu Einstellung 12     Esc  Ende</translation>
    </message>
</context>
<context>
    <name>PlayerPanel</name>
    <message>
        <source>Drop pictures or a script on the boards, or press {new-panel} for an empty panel.</source>
        <translation>Bilder oder ein Drehbuch auf den Boards ablegen, oder {new-panel} für ein leeres Panel drücken.</translation>
    </message>
    <message>
        <source>Nothing to play yet</source>
        <translation>Noch nichts abzuspielen</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Abspieler</translation>
    </message>
</context>
<context>
    <name>PoseDrop</name>
    <message>
        <source>Pose: {name}</source>
        <translation>Pose: {name}</translation>
    </message>
</context>
<context>
    <name>PoseHand</name>
    <message>
        <source>Drag moves the figure · Shift: straight · Ctrl: larger and smaller</source>
        <translation>Ziehen bewegt die Figur · Umschalt: gerade · Strg: größer und kleiner</translation>
    </message>
    <message>
        <source>Drag moves the joint · Shift: swings with its limb · Alt: takes along what hangs on it</source>
        <translation>Ziehen bewegt das Gelenk · Umschalt: schwingt mit seinem Glied · Alt: nimmt mit, was daran hängt</translation>
    </message>
    <message>
        <source>Drag moves the joint · Shift: the limb keeps its length and bends · X hides it</source>
        <translation>Ziehen bewegt das Gelenk · Umschalt: das Glied behält seine Länge und beugt sich · X verbirgt es</translation>
    </message>
    <message>
        <source>Hide joint</source>
        <translation>Gelenk verbergen</translation>
    </message>
    <message>
        <source>Key pose</source>
        <translation>Pose als Schlüssel</translation>
    </message>
    <message>
        <source>Move figure</source>
        <translation>Figur bewegen</translation>
    </message>
    <message>
        <source>Move joint</source>
        <translation>Gelenk bewegen</translation>
    </message>
    <message>
        <source>Remove pose key</source>
        <translation>Posenschlüssel entfernen</translation>
    </message>
    <message>
        <source>Show joint</source>
        <translation>Gelenk zeigen</translation>
    </message>
</context>
<context>
    <name>PosePanel</name>
    <message>
        <source>Add a character to the cast first.</source>
        <translation>Erst eine Figur in die Besetzung aufnehmen.</translation>
    </message>
    <message>
        <source>Add a character to the cast, then give them a pose from the shelf.</source>
        <translation>Eine Figur in die Besetzung aufnehmen und ihr dann eine Pose aus dem Regal geben.</translation>
    </message>
    <message>
        <source>Click a pose on the shelf, or drag one onto the picture.</source>
        <translation>Eine Pose im Regal anklicken oder auf das Bild ziehen.</translation>
    </message>
    <message>
        <source>Copy the pose</source>
        <translation>Pose kopieren</translation>
    </message>
    <message>
        <source>Ease</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Eased</source>
        <translation>Weich</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Hide joint</source>
        <translation>Gelenk verbergen</translation>
    </message>
    <message>
        <source>Hide or show the joint (X)</source>
        <translation>Gelenk verbergen oder zeigen (X)</translation>
    </message>
    <message>
        <source>How the figure goes on from this key</source>
        <translation>Wie die Figur von diesem Schlüssel aus weitergeht</translation>
    </message>
    <message>
        <source>Key before</source>
        <translation>Schlüssel davor</translation>
    </message>
    <message>
        <source>Key pose</source>
        <translation>Pose als Schlüssel</translation>
    </message>
    <message>
        <source>Key this pose</source>
        <translation>Diese Pose als Schlüssel</translation>
    </message>
    <message>
        <source>Keys before and after, seen through</source>
        <translation>Schlüssel davor und danach, durchscheinend</translation>
    </message>
    <message>
        <source>Mirror pose</source>
        <translation>Pose spiegeln</translation>
    </message>
    <message>
        <source>Mirror the pose</source>
        <translation>Pose spiegeln</translation>
    </message>
    <message>
        <source>Next key</source>
        <translation>Nächster Schlüssel</translation>
    </message>
    <message>
        <source>No shot yet</source>
        <translation>Noch keine Einstellung</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Nobody stands in this shot</source>
        <translation>In dieser Einstellung steht niemand</translation>
    </message>
    <message>
        <source>Nobody to pose yet</source>
        <translation>Noch niemand, der posieren könnte</translation>
    </message>
    <message>
        <source>Paste pose</source>
        <translation>Pose einfügen</translation>
    </message>
    <message>
        <source>Paste the copied pose here</source>
        <translation>Die kopierte Pose hier einfügen</translation>
    </message>
    <message>
        <source>Pose</source>
        <translation>Pose</translation>
    </message>
    <message>
        <source>Pose: {name}</source>
        <translation>Pose: {name}</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Posen</translation>
    </message>
    <message>
        <source>Press {new-panel} on the boards to draw one; its characters are posed here.</source>
        <translation>Auf den Boards {new-panel} drücken, um eine zu zeichnen; ihre Figuren posieren hier.</translation>
    </message>
    <message>
        <source>Remove pose key</source>
        <translation>Posenschlüssel entfernen</translation>
    </message>
    <message>
        <source>Remove this key (Delete)</source>
        <translation>Diesen Schlüssel entfernen (Entf)</translation>
    </message>
    <message>
        <source>Show joint</source>
        <translation>Gelenk zeigen</translation>
    </message>
    <message>
        <source>Tab goes from joint to joint, arrows move the joint, X hides it, Delete removes the key</source>
        <translation>Tab geht von Gelenk zu Gelenk, Pfeile bewegen das Gelenk, X verbirgt es, Entf entfernt den Schlüssel</translation>
    </message>
    <message>
        <source>There is nobody to pose.</source>
        <translation>Es gibt niemanden, der posieren könnte.</translation>
    </message>
    <message>
        <source>Who is posed</source>
        <translation>Wer posiert</translation>
    </message>
    <message>
        <source>{name} · not in this shot</source>
        <translation>{name} · nicht in dieser Einstellung</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Files and safety</source>
        <translation>Dateien und Sicherheit</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Painting</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>The first page</source>
        <translation>Die erste Seite</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Tonight, {begins}:00 to {ends}:00</source>
        <translation>Heute Nacht, {begins}:00 bis {ends}:00</translation>
    </message>
    <message>
        <source>before everything else</source>
        <translation>vor allem anderen</translation>
    </message>
    <message>
        <source>done in {m}:{s:02}</source>
        <translation>fertig in {m}:{s:02}</translation>
    </message>
    <message>
        <source>of “{film}”</source>
        <translation>von „{film}“</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>stopped; what was painted is kept</source>
        <translation>angehalten; Gemaltes bleibt erhalten</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>zu {name}</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>{percent} % done</source>
        <translation>{percent} % fertig</translation>
    </message>
    <message>
        <source>{seconds} s of film</source>
        <translation>{seconds} s Film</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>Change it…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>It begins at this hour:</source>
        <translation>Sie beginnt um:</translation>
    </message>
    <message>
        <source>It ends at this hour:</source>
        <translation>Sie endet um:</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Nothing to paint</source>
        <translation>Nichts zu malen</translation>
    </message>
    <message>
        <source>Paint it before everything else</source>
        <translation>Vor allem anderen malen</translation>
    </message>
    <message>
        <source>Paint it by day</source>
        <translation>Am Tag malen</translation>
    </message>
    <message>
        <source>Painting now</source>
        <translation>Wird gemalt</translation>
    </message>
    <message>
        <source>Pause: everything rests, and the memory is free for others</source>
        <translation>Pause: alles ruht, und der Speicher ist für andere frei</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Put it off to the night</source>
        <translation>Auf die Nacht verschieben</translation>
    </message>
    <message>
        <source>Render all approved shots</source>
        <translation>Alle freigegebenen Einstellungen rendern</translation>
    </message>
    <message>
        <source>Render all approved shots tonight</source>
        <translation>Alle freigegebenen Einstellungen heute Nacht rendern</translation>
    </message>
    <message>
        <source>Render all approved shots, now or tonight</source>
        <translation>Alle freigegebenen Einstellungen rendern, jetzt oder heute Nacht</translation>
    </message>
    <message>
        <source>Show its log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Take what is over off the list</source>
        <translation>Erledigtes von der Liste nehmen</translation>
    </message>
    <message>
        <source>The night</source>
        <translation>Die Nacht</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>When the night begins and ends…</source>
        <translation>Wann die Nacht beginnt und endet …</translation>
    </message>
    <message>
        <source>{draft} drafts the chosen shots, {approve} approves what you like, {final} renders it as a final.</source>
        <translation>{draft} entwirft die gewählten Einstellungen, {approve} gibt frei, was gefällt, {final} rendert es als Endfassung.</translation>
    </message>
    <message>
        <source>{n} to go</source>
        <translation>noch {n}</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>another try</source>
        <translation>ein neuer Versuch</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>drawing of a panel that is gone</source>
        <translation>Zeichnung eines Panels, das es nicht mehr gibt</translation>
    </message>
    <message>
        <source>drawing of panel {0}</source>
        <translation>Zeichnung von Panel {0}</translation>
    </message>
    <message>
        <source>enlarger</source>
        <translation>Vergrößerer</translation>
    </message>
    <message>
        <source>frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>frames held</source>
        <translation>gehaltene Bilder</translation>
    </message>
    <message>
        <source>how closely to follow</source>
        <translation>wie genau gefolgt wird</translation>
    </message>
    <message>
        <source>how it is painted</source>
        <translation>wie gemalt wird</translation>
    </message>
    <message>
        <source>how the model is shown the shot</source>
        <translation>wie dem Modell die Einstellung gezeigt wird</translation>
    </message>
    <message>
        <source>layout of somebody no longer in the cast</source>
        <translation>Anordnung von jemandem, der nicht mehr mitspielt</translation>
    </message>
    <message>
        <source>layout of {0}</source>
        <translation>Anordnung von {0}</translation>
    </message>
    <message>
        <source>length of the shot</source>
        <translation>Länge der Einstellung</translation>
    </message>
    <message>
        <source>light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>locked frames</source>
        <translation>gesperrte Bilder</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>model weights</source>
        <translation>Gewichte des Modells</translation>
    </message>
    <message>
        <source>picture pinned at frame {0}</source>
        <translation>angeheftetes Bild bei Bild {0}</translation>
    </message>
    <message>
        <source>picture size</source>
        <translation>Bildgröße</translation>
    </message>
    <message>
        <source>pose of somebody no longer in the cast</source>
        <translation>Pose von jemandem, der nicht mehr mitspielt</translation>
    </message>
    <message>
        <source>pose of {0}</source>
        <translation>Pose von {0}</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>shot size</source>
        <translation>Einstellungsgröße</translation>
    </message>
    <message>
        <source>staging</source>
        <translation>Inszenierung</translation>
    </message>
    <message>
        <source>style</source>
        <translation>Stil</translation>
    </message>
    <message>
        <source>timing of panel {0}</source>
        <translation>Dauer von Panel {0}</translation>
    </message>
    <message>
        <source>weather</source>
        <translation>Wetter</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>words of span {0}</source>
        <translation>Worte der {0}. Strecke</translation>
    </message>
    <message>
        <source>{0} at frame {1}</source>
        <translation>{0} bei Bild {1}</translation>
    </message>
    <message>
        <source>{0} at frames {1} and {2}</source>
        <translation>{0} bei den Bildern {1} und {2}</translation>
    </message>
    <message>
        <source>{0} at {1} frames</source>
        <translation>{0} bei {1} Bildern</translation>
    </message>
    <message>
        <source>{0} in the cast</source>
        <translation>{0} in der Besetzung</translation>
    </message>
    <message>
        <source>{0} more frames at its beginning</source>
        <translation>{0} Bilder mehr am Anfang</translation>
    </message>
    <message>
        <source>{0} more frames at its end</source>
        <translation>{0} Bilder mehr am Ende</translation>
    </message>
</context>
<context>
    <name>RecentFilms</name>
    <message>
        <source>Films of the last days</source>
        <translation>Filme der letzten Tage</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Von dieser Liste nehmen</translation>
    </message>
    <message>
        <source>{title}, {n} boards, {length}</source>
        <translation>{title}, {n} Boards, {length}</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <source>Boards that differ</source>
        <translation>Boards, die sich unterscheiden</translation>
    </message>
    <message>
        <source>Changes beside the boards: order, cast, sound or settings</source>
        <translation>Änderungen neben den Boards: Reihenfolge, Besetzung, Ton oder Einstellungen</translation>
    </message>
    <message>
        <source>Just as the film is now</source>
        <translation>Genau wie der Film jetzt</translation>
    </message>
    <message>
        <source>The boards are the same</source>
        <translation>Die Boards sind gleich</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>not in it</source>
        <translation>nicht darin</translation>
    </message>
    <message>
        <source>one board that is not in it</source>
        <translation>ein Board, das nicht darin ist</translation>
    </message>
    <message>
        <source>one changed board</source>
        <translation>ein geändertes Board</translation>
    </message>
    <message>
        <source>one new board</source>
        <translation>ein neues Board</translation>
    </message>
    <message>
        <source>{n} boards that are not in it</source>
        <translation>{n} Boards, die nicht darin sind</translation>
    </message>
    <message>
        <source>{n} changed boards</source>
        <translation>{n} geänderte Boards</translation>
    </message>
    <message>
        <source>{n} new boards</source>
        <translation>{n} neue Boards</translation>
    </message>
</context>
<context>
    <name>Scrub</name>
    <message>
        <source>Drag to change, Shift for fine steps. Click to type. Double-click to reset.</source>
        <translation>Ziehen ändert, mit Umschalt in feinen Schritten. Klicken zum Eingeben. Doppelklick setzt zurück.</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>Action</source>
        <translation>Handlung</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Slugging</source>
        <translation>Slugging</translation>
    </message>
</context>
<context>
    <name>SheetsDialog</name>
    <message>
        <source>1 page</source>
        <translation>1 Seite</translation>
    </message>
    <message>
        <source>1 panel a page</source>
        <translation>1 Panel je Seite</translation>
    </message>
    <message>
        <source>12 panels a page</source>
        <translation>12 Panels je Seite</translation>
    </message>
    <message>
        <source>2 panels a page</source>
        <translation>2 Panels je Seite</translation>
    </message>
    <message>
        <source>3 panels, captions beside</source>
        <translation>3 Panels, Texte daneben</translation>
    </message>
    <message>
        <source>4 panels a page</source>
        <translation>4 Panels je Seite</translation>
    </message>
    <message>
        <source>6 panels a page</source>
        <translation>6 Panels je Seite</translation>
    </message>
    <message>
        <source>9 panels a page</source>
        <translation>9 Panels je Seite</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Contact sheet, 30 pictures</source>
        <translation>Kontaktbogen, 30 Bilder</translation>
    </message>
    <message>
        <source>One column, as in Japan</source>
        <translation>Eine Spalte, wie in Japan</translation>
    </message>
    <message>
        <source>Only the {n} chosen panels</source>
        <translation>Nur die {n} gewählten Panels</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;Pictures (*.png)</source>
        <translation>PDF (*.pdf);;Bilder (*.png)</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>Print storyboard sheets</source>
        <translation>Storyboard-Bögen drucken</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>PDF sichern …</translation>
    </message>
    <message>
        <source>Save sheets</source>
        <translation>Bögen sichern</translation>
    </message>
    <message>
        <source>US Letter</source>
        <translation>US Letter</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n} Seiten</translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message>
        <source>Poses to begin from</source>
        <translation>Posen zum Anfangen</translation>
    </message>
</context>
<context>
    <name>Spots</name>
    <message>
        <source>Paint this stretch again</source>
        <translation>Diese Strecke noch einmal malen</translation>
    </message>
</context>
<context>
    <name>SpotsPanel</name>
    <message>
        <source>1 weak spot</source>
        <translation>1 Schwachstelle</translation>
    </message>
    <message>
        <source>Every take is looked over as it is painted. What does not follow on is listed here.</source>
        <translation>Jede Fassung wird beim Malen durchgesehen. Was nicht anschließt, steht hier.</translation>
    </message>
    <message>
        <source>Look over the takes that were never measured</source>
        <translation>Fassungen durchsehen, die nie gemessen wurden</translation>
    </message>
    <message>
        <source>Nothing stands out.</source>
        <translation>Nichts fällt auf.</translation>
    </message>
    <message>
        <source>Some takes were never looked over. Press the glass above to do it now.</source>
        <translation>Einige Fassungen wurden nie durchgesehen. Die Lupe darüber tut es jetzt.</translation>
    </message>
    <message>
        <source>Weak spots</source>
        <translation>Schwachstellen</translation>
    </message>
    <message>
        <source>{n} weak spots in 1 shot</source>
        <translation>{n} Schwachstellen in 1 Einstellung</translation>
    </message>
    <message>
        <source>{n} weak spots in {m} shots</source>
        <translation>{n} Schwachstellen in {m} Einstellungen</translation>
    </message>
</context>
<context>
    <name>Staging</name>
    <message>
        <source>above</source>
        <translation>über</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>hinter</translation>
    </message>
    <message>
        <source>below</source>
        <translation>unter</translation>
    </message>
    <message>
        <source>facing</source>
        <translation>zugewandt zu</translation>
    </message>
    <message>
        <source>holding</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
    <message>
        <source>in front of</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>left of</source>
        <translation>links von</translation>
    </message>
    <message>
        <source>near</source>
        <translation>nahe bei</translation>
    </message>
    <message>
        <source>on</source>
        <translation>auf</translation>
    </message>
    <message>
        <source>right of</source>
        <translation>rechts von</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>” and “</source>
        <translation>” und “</translation>
    </message>
</context>
<context>
    <name>StagingPanel</name>
    <message>
        <source>A place needs somebody who is in it.</source>
        <translation>Ein Ort braucht jemanden, der dort ist.</translation>
    </message>
    <message>
        <source>Add a character to the shot first.</source>
        <translation>Erst eine Figur in die Einstellung nehmen.</translation>
    </message>
    <message>
        <source>Add characters, props and places to the cast first.</source>
        <translation>Erst Figuren, Requisiten und Orte in die Besetzung aufnehmen.</translation>
    </message>
    <message>
        <source>Add to shot</source>
        <translation>In die Einstellung</translation>
    </message>
    <message>
        <source>Add {name} to the shot</source>
        <translation>{name} in die Einstellung nehmen</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Bring forward</source>
        <translation>Nach vorn</translation>
    </message>
    <message>
        <source>Change relation</source>
        <translation>Beziehung ändern</translation>
    </message>
    <message>
        <source>Drag from the dot of one to another to say how they stand</source>
        <translation>Vom Punkt des einen zum anderen ziehen, um zu sagen, wie sie stehen</translation>
    </message>
    <message>
        <source>Everybody of the cast is in this shot</source>
        <translation>Die ganze Besetzung ist in dieser Einstellung</translation>
    </message>
    <message>
        <source>For the whole shot</source>
        <translation>Für die ganze Einstellung</translation>
    </message>
    <message>
        <source>For this panel only</source>
        <translation>Nur für dieses Panel</translation>
    </message>
    <message>
        <source>From this frame on</source>
        <translation>Von diesem Bild an</translation>
    </message>
    <message>
        <source>No cast yet</source>
        <translation>Noch keine Besetzung</translation>
    </message>
    <message>
        <source>No shot yet</source>
        <translation>Noch keine Einstellung</translation>
    </message>
    <message>
        <source>Nobody in this shot yet</source>
        <translation>Noch niemand in dieser Einstellung</translation>
    </message>
    <message>
        <source>Press {new-panel} on the boards to draw one.</source>
        <translation>Auf den Boards {new-panel} drücken, um eine zu zeichnen.</translation>
    </message>
    <message>
        <source>Press “Add to shot”, or give somebody a pose.</source>
        <translation>„In die Einstellung“ drücken, oder jemandem eine Pose geben.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove relation</source>
        <translation>Beziehung entfernen</translation>
    </message>
    <message>
        <source>Remove the chosen relation, or take the chosen one out of the shot</source>
        <translation>Die gewählte Beziehung entfernen, oder den Gewählten aus der Einstellung nehmen</translation>
    </message>
    <message>
        <source>Say how the chosen one stands to another</source>
        <translation>Sagen, wie der Gewählte zu einem anderen steht</translation>
    </message>
    <message>
        <source>Say instead</source>
        <translation>Stattdessen sagen</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Nach hinten</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Inszenierung</translation>
    </message>
    <message>
        <source>Tab goes from box to box, arrows move the box, Delete takes its owner out of the shot</source>
        <translation>Tab geht von Rahmen zu Rahmen, Pfeile bewegen den Rahmen, Entf nimmt seinen Besitzer aus der Einstellung</translation>
    </message>
    <message>
        <source>Take {name} out of the shot</source>
        <translation>{name} aus der Einstellung nehmen</translation>
    </message>
    <message>
        <source>Until this frame</source>
        <translation>Bis zu diesem Bild</translation>
    </message>
    <message>
        <source>{subject} {verb} {object}</source>
        <translation>{subject} {verb} {object}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>A film on this machine</source>
        <translation>Ein Film auf diesem Rechner</translation>
    </message>
    <message>
        <source>A tour in five cards</source>
        <translation>Ein Rundgang in fünf Karten</translation>
    </message>
    <message>
        <source>An empty board, a title, a shape</source>
        <translation>Ein leeres Board, ein Titel, ein Format</translation>
    </message>
    <message>
        <source>Back to the film</source>
        <translation>Zurück zum Film</translation>
    </message>
    <message>
        <source>Begin here every time</source>
        <translation>Jedes Mal hier beginnen</translation>
    </message>
    <message>
        <source>Films</source>
        <translation>Filme</translation>
    </message>
    <message>
        <source>Films that you open are found here.

New to this? Begin with the sample film.
Or drop pictures, a script or a film on this page.</source>
        <translation>Geöffnete Filme sind hier zu finden.

Zum ersten Mal hier? Am besten mit dem Beispielfilm anfangen.
Oder Bilder, ein Drehbuch oder einen Film auf dieser Seite ablegen.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren …</translation>
    </message>
    <message>
        <source>New film</source>
        <translation>Neuer Film</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Pictures, a script, Storyboarder boards</source>
        <translation>Bilder, Drehbuch, Storyboarder-Boards</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sample film</source>
        <translation>Beispielfilm</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Storyboards that move</source>
        <translation>Storyboards, die sich bewegen</translation>
    </message>
    <message>
        <source>“Not a Cloud”, to play with</source>
        <translation>„Not a Cloud“, zum Spielen</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>1 panel  ·  {minutes}:{seconds:02}</source>
        <translation>1 Panel  ·  {minutes}:{seconds:02}</translation>
    </message>
    <message>
        <source>Cancel this job</source>
        <translation>Diesen Auftrag abbrechen</translation>
    </message>
    <message>
        <source>Close other programs before a long render.</source>
        <translation>Vor langem Rendern andere Programme schließen.</translation>
    </message>
    <message>
        <source>Pause painting</source>
        <translation>Malen anhalten</translation>
    </message>
    <message>
        <source>{free} GB of {total} GB are free.</source>
        <translation>{free} GB von {total} GB sind frei.</translation>
    </message>
    <message>
        <source>{n} panels  ·  {minutes}:{seconds:02}</source>
        <translation>{n} Panels  ·  {minutes}:{seconds:02}</translation>
    </message>
    <message>
        <source>{painter} is getting ready</source>
        <translation>{painter} macht sich bereit</translation>
    </message>
    <message>
        <source>{painter} rests</source>
        <translation>{painter} ruht</translation>
    </message>
    <message>
        <source>{painter} stopped, and starts again</source>
        <translation>{painter} hielt an und beginnt wieder</translation>
    </message>
</context>
<context>
    <name>Studio</name>
    <message>
        <source>Choose Save as to work on a copy.</source>
        <translation>Mit „Sichern als“ lässt sich an einer Kopie arbeiten.</translation>
    </message>
    <message>
        <source>This film can be looked at, but not changed here.</source>
        <translation>Dieser Film kann hier angesehen, aber nicht geändert werden.</translation>
    </message>
</context>
<context>
    <name>Swatch</name>
    <message>
        <source>Another colour…</source>
        <translation>Andere Farbe …</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour of the brush. The right button or the pen's own picks one from the drawing.</source>
        <translation>Farbe des Pinsels. Die rechte Taste oder die des Stifts nimmt eine aus der Zeichnung.</translation>
    </message>
</context>
<context>
    <name>TakeVerbs</name>
    <message>
        <source>Back to the first try</source>
        <translation>Zurück zum ersten Versuch</translation>
    </message>
    <message>
        <source>Bring take back</source>
        <translation>Fassung zurückholen</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>Fassung löschen</translation>
    </message>
    <message>
        <source>Delete {n} takes</source>
        <translation>{n} Fassungen löschen</translation>
    </message>
    <message>
        <source>Extend shot</source>
        <translation>Einstellung verlängern</translation>
    </message>
    <message>
        <source>Extend shot at its start</source>
        <translation>Einstellung am Anfang verlängern</translation>
    </message>
    <message>
        <source>Fill the gap between two shots</source>
        <translation>Lücke zwischen zwei Einstellungen füllen</translation>
    </message>
    <message>
        <source>Go to a frame between two keys.</source>
        <translation>Zu einem Bild zwischen zwei Schlüsseln gehen.</translation>
    </message>
    <message>
        <source>Lock frames</source>
        <translation>Bilder sperren</translation>
    </message>
    <message>
        <source>Name take</source>
        <translation>Fassung benennen</translation>
    </message>
    <message>
        <source>Paint a draft of the shot first: press {draft}.</source>
        <translation>Erst einen Entwurf der Einstellung malen: {draft} drücken.</translation>
    </message>
    <message>
        <source>Paint another one, or try variations.</source>
        <translation>Noch eine malen, oder Varianten versuchen.</translation>
    </message>
    <message>
        <source>Redo the rest</source>
        <translation>Den Rest neu malen</translation>
    </message>
    <message>
        <source>Show drawings</source>
        <translation>Zeichnungen zeigen</translation>
    </message>
    <message>
        <source>Show take</source>
        <translation>Fassung zeigen</translation>
    </message>
    <message>
        <source>Star take</source>
        <translation>Fassung mit Stern</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>Den Stern wegnehmen</translation>
    </message>
    <message>
        <source>There is nothing painted to lock yet.</source>
        <translation>Es ist noch nichts gemalt, was sich sperren ließe.</translation>
    </message>
    <message>
        <source>There is only one take of this shot.</source>
        <translation>Von dieser Einstellung gibt es nur eine Fassung.</translation>
    </message>
    <message>
        <source>This frame is a pinned picture.</source>
        <translation>Dieses Bild ist ein angeheftetes Bild.</translation>
    </message>
    <message>
        <source>This frame is locked.</source>
        <translation>Dieses Bild ist gesperrt.</translation>
    </message>
    <message>
        <source>Try this gap again</source>
        <translation>Diese Lücke noch einmal versuchen</translation>
    </message>
    <message>
        <source>Try this key again</source>
        <translation>Diesen Schlüssel noch einmal versuchen</translation>
    </message>
    <message>
        <source>Unlock frames</source>
        <translation>Bilder entsperren</translation>
    </message>
    <message>
        <source>Unlock it first, or go to another one.</source>
        <translation>Erst entsperren, oder zu einem anderen gehen.</translation>
    </message>
</context>
<context>
    <name>TakesPart</name>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Blocking</translation>
    </message>
    <message>
        <source>Changed since: {what}</source>
        <translation>Seither geändert: {what}</translation>
    </message>
    <message>
        <source>Compare with the shown take</source>
        <translation>Mit der gezeigten Fassung vergleichen</translation>
    </message>
    <message>
        <source>Compare with the take before</source>
        <translation>Mit der Fassung davor vergleichen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete all without star or name</source>
        <translation>Alle ohne Stern oder Namen löschen</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>Zeichnungen</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endfassung</translation>
    </message>
    <message>
        <source>Frames of the shot are locked to this take.</source>
        <translation>Bilder der Einstellung sind auf diese Fassung gesperrt.</translation>
    </message>
    <message>
        <source>In the trash: {n}</source>
        <translation>Im Papierkorb: {n}</translation>
    </message>
    <message>
        <source>Let go of the locked frames</source>
        <translation>Gesperrte Bilder loslassen</translation>
    </message>
    <message>
        <source>Locked: frames {what}</source>
        <translation>Gesperrt: Bilder {what}</translation>
    </message>
    <message>
        <source>Name of the take</source>
        <translation>Name der Fassung</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>Name …</translation>
    </message>
    <message>
        <source>Play the drawings instead of a take</source>
        <translation>Statt einer Fassung die Zeichnungen abspielen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show all {n} takes</source>
        <translation>Alle {n} Fassungen zeigen</translation>
    </message>
    <message>
        <source>Show the drawings</source>
        <translation>Die Zeichnungen zeigen</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>Nicht mehr vergleichen</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>Den Stern wegnehmen</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>Unapprove</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Unlock frames</source>
        <translation>Bilder entsperren</translation>
    </message>
    <message>
        <source>What can be done with this shot's takes</source>
        <translation>Was sich mit den Fassungen dieser Einstellung tun lässt</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>changed since: {what}</source>
        <translation>seither geändert: {what}</translation>
    </message>
    <message>
        <source>seed {n}</source>
        <translation>Startwert {n}</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>{s:.0f} s of painting</source>
        <translation>{s:.0f} s gemalt</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>Click to type a time: 01:02:03, 120, 2s, +20. Drag to scrub.</source>
        <translation>Klicken, um eine Zeit einzugeben: 01:02:03, 120, 2s, +20. Ziehen, um zu fahren.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Add marker</source>
        <translation>Marke setzen</translation>
    </message>
    <message>
        <source>Approved draft</source>
        <translation>Freigegebener Entwurf</translation>
    </message>
    <message>
        <source>Being painted, {share}</source>
        <translation>Wird gemalt, {share}</translation>
    </message>
    <message>
        <source>Blocking</source>
        <translation>Blocking</translation>
    </message>
    <message>
        <source>Box of {name}</source>
        <translation>Rahmen von {name}</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Choose the tracks that are shown</source>
        <translation>Die Spuren wählen, die zu sehen sind</translation>
    </message>
    <message>
        <source>Click to type a time: 01:02:03:04, 120, 2s, +20, -5</source>
        <translation>Klicken, um eine Zeit einzugeben: 01:02:03:04, 120, 2s, +20, -5</translation>
    </message>
    <message>
        <source>Close gap</source>
        <translation>Lücke schließen</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Cut shot</source>
        <translation>Einstellung schneiden</translation>
    </message>
    <message>
        <source>Dialogue</source>
        <translation>Dialog</translation>
    </message>
    <message>
        <source>Dissolve</source>
        <translation>Überblendung</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Drag an edge, or double-click to type how long it lasts</source>
        <translation>Am Rand ziehen, oder doppelklicken und die Dauer eingeben</translation>
    </message>
    <message>
        <source>Drag inwards to let it swell or die away</source>
        <translation>Nach innen ziehen, um ihn an- oder abschwellen zu lassen</translation>
    </message>
    <message>
        <source>Drag to hear less or more of it</source>
        <translation>Ziehen, um weniger oder mehr davon zu hören</translation>
    </message>
    <message>
        <source>Drag to retime; with Alt the next panel gives way</source>
        <translation>Ziehen ändert die Länge; mit Alt gibt das nächste Panel nach</translation>
    </message>
    <message>
        <source>Drag to the side to let the shots dissolve</source>
        <translation>Zur Seite ziehen, um die Einstellungen zu überblenden</translation>
    </message>
    <message>
        <source>Drag to where these words end</source>
        <translation>Dorthin ziehen, wo diese Worte enden</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Zeichnung</translation>
    </message>
    <message>
        <source>Drop pictures or a script here, or press {new-panel} for an empty panel.</source>
        <translation>Bilder oder ein Drehbuch hier ablegen, oder {new-panel} für ein leeres Panel drücken.</translation>
    </message>
    <message>
        <source>Ease</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Ease in and out</source>
        <translation>Weich an und aus</translation>
    </message>
    <message>
        <source>Even</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <source>Fade sound</source>
        <translation>Ton ein- und ausblenden</translation>
    </message>
    <message>
        <source>Fade through black</source>
        <translation>Blende über Schwarz</translation>
    </message>
    <message>
        <source>Failed: {why}</source>
        <translation>Misslungen: {why}</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>Endfassung</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Hear only {track}</source>
        <translation>Nur {track} hören</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Key here</source>
        <translation>Schlüssel hier</translation>
    </message>
    <message>
        <source>Keyframe</source>
        <translation>Schlüsselbild</translation>
    </message>
    <message>
        <source>Keyframes</source>
        <translation>Schlüsselbilder</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Length…</source>
        <translation>Länge …</translation>
    </message>
    <message>
        <source>Lock {track}: nothing on it moves under the hand</source>
        <translation>{track} sperren: nichts darauf bewegt sich unter der Hand</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Marker</source>
        <translation>Marke</translation>
    </message>
    <message>
        <source>Marker {name}</source>
        <translation>Marke {name}</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Mute {track}</source>
        <translation>{track} stumm</translation>
    </message>
    <message>
        <source>Name marker</source>
        <translation>Marke benennen</translation>
    </message>
    <message>
        <source>Name sound</source>
        <translation>Ton benennen</translation>
    </message>
    <message>
        <source>Name track</source>
        <translation>Spur benennen</translation>
    </message>
    <message>
        <source>New sound track</source>
        <translation>Neue Tonspur</translation>
    </message>
    <message>
        <source>No fades</source>
        <translation>Keine Blenden</translation>
    </message>
    <message>
        <source>Nudge keys</source>
        <translation>Schlüssel rücken</translation>
    </message>
    <message>
        <source>Nudge markers</source>
        <translation>Marken rücken</translation>
    </message>
    <message>
        <source>Nudge sounds</source>
        <translation>Töne rücken</translation>
    </message>
    <message>
        <source>Open the lock beside Shots or Panels first.</source>
        <translation>Erst das Schloss neben Einstellungen oder Panels öffnen.</translation>
    </message>
    <message>
        <source>Pan left</source>
        <translation>Schwenk links</translation>
    </message>
    <message>
        <source>Pan right</source>
        <translation>Schwenk rechts</translation>
    </message>
    <message>
        <source>Panel {number}, {start} to {stop}, lasts {length}</source>
        <translation>Panel {number}, {start} bis {stop}, dauert {length}</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panels</translation>
    </message>
    <message>
        <source>Paste keys</source>
        <translation>Schlüssel einfügen</translation>
    </message>
    <message>
        <source>Paste keys at playhead</source>
        <translation>Schlüssel am Abspielkopf einfügen</translation>
    </message>
    <message>
        <source>Pinned drawing</source>
        <translation>Angeheftete Zeichnung</translation>
    </message>
    <message>
        <source>Plain cut</source>
        <translation>Harter Schnitt</translation>
    </message>
    <message>
        <source>Pose of {name}</source>
        <translation>Pose von {name}</translation>
    </message>
    <message>
        <source>Pull out</source>
        <translation>Fahrt zurück</translation>
    </message>
    <message>
        <source>Push in</source>
        <translation>Fahrt heran</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Wegräumen</translation>
    </message>
    <message>
        <source>Put {track} away; the menu above brings it back</source>
        <translation>{track} wegräumen; das Menü darüber holt sie zurück</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Remove keys</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Remove marker</source>
        <translation>Marke entfernen</translation>
    </message>
    <message>
        <source>Remove markers</source>
        <translation>Marken entfernen</translation>
    </message>
    <message>
        <source>Remove sound</source>
        <translation>Ton entfernen</translation>
    </message>
    <message>
        <source>Remove sound track</source>
        <translation>Tonspur entfernen</translation>
    </message>
    <message>
        <source>Remove sounds</source>
        <translation>Töne entfernen</translation>
    </message>
    <message>
        <source>Remove with its sounds</source>
        <translation>Mit ihren Tönen entfernen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Retime panel</source>
        <translation>Panel anders takten</translation>
    </message>
    <message>
        <source>Shot {number}</source>
        <translation>Einstellung {number}</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show only this track</source>
        <translation>Nur diese Spur zeigen</translation>
    </message>
    <message>
        <source>Show only {track}</source>
        <translation>Nur {track} zeigen</translation>
    </message>
    <message>
        <source>Slide panel</source>
        <translation>Panel verschieben</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Sound {n}</source>
        <translation>Ton {n}</translation>
    </message>
    <message>
        <source>Split at playhead</source>
        <translation>Am Abspielkopf teilen</translation>
    </message>
    <message>
        <source>Split panel</source>
        <translation>Panel teilen</translation>
    </message>
    <message>
        <source>Split sound</source>
        <translation>Ton teilen</translation>
    </message>
    <message>
        <source>The shots are locked.</source>
        <translation>Die Einstellungen sind gesperrt.</translation>
    </message>
    <message>
        <source>Tilt down</source>
        <translation>Neigung nach unten</translation>
    </message>
    <message>
        <source>Tilt up</source>
        <translation>Neigung nach oben</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>Transition</source>
        <translation>Übergang</translation>
    </message>
    <message>
        <source>Transitions</source>
        <translation>Übergänge</translation>
    </message>
    <message>
        <source>Trim panel</source>
        <translation>Panel beschneiden</translation>
    </message>
    <message>
        <source>Trim sound</source>
        <translation>Ton beschneiden</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>What is played again and again begins here</source>
        <translation>Was immer wieder läuft, beginnt hier</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>Wischblende</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>playhead at {time}</source>
        <translation>Abspielkopf bei {time}</translation>
    </message>
    <message>
        <source>{kind}, changed since: {reasons}</source>
        <translation>{kind}, seither geändert: {reasons}</translation>
    </message>
    <message>
        <source>{name} at {time}</source>
        <translation>{name} bei {time}</translation>
    </message>
    <message>
        <source>… and ends here</source>
        <translation>… und endet hier</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Add key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Approve, then render</source>
        <translation>Freigeben, dann rendern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>Drafts come by themselves while you work, and only where you want them. {approve} approves a draft; the final grows from that very draft. Your drawings are never touched, and nothing leaves this machine. {commands} finds everything else.</source>
        <translation>Entwürfe kommen von selbst, während gearbeitet wird, und nur, wo sie erwünscht sind. {approve} gibt einen Entwurf frei; die Endfassung wächst aus genau diesem Entwurf. Zeichnungen werden nie angerührt, und nichts verlässt diesen Rechner. {commands} findet alles Übrige.</translation>
    </message>
    <message>
        <source>Drag a panel's edge and what follows moves along. Diamonds are keys of poses and of the camera: drag them too. Everything can be undone with {undo}.</source>
        <translation>Am Rand eines Panels ziehen, und was folgt, rückt mit. Rauten sind Schlüssel von Posen und Kamera: auch sie lassen sich ziehen. Alles lässt sich mit {undo} zurücknehmen.</translation>
    </message>
    <message>
        <source>Draw an arrow from one name to another: Ana left of Ben, holding the umbrella. In the picture take a joint and pull; the figure follows your hand.</source>
        <translation>Einen Pfeil von einem Namen zum anderen ziehen: Ana links von Ben, mit dem Schirm in der Hand. Im Bild ein Gelenk fassen und ziehen; die Figur folgt der Hand.</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>Alles Übrige</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>Das Bild</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who stands where</source>
        <translation>Wer wo steht</translation>
    </message>
    <message>
        <source>Your boards</source>
        <translation>Die Boards</translation>
    </message>
    <message>
        <source>{commands} finds every command by a few letters. What you do is written down within two seconds and saved by itself; earlier versions are in the File menu.</source>
        <translation>{commands} findet jeden Befehl nach ein paar Buchstaben. Was getan wird, ist binnen zwei Sekunden festgehalten und wird von selbst gesichert; frühere Versionen stehen im Menü Datei.</translation>
    </message>
    <message>
        <source>{new} adds a panel after this one, {shot} begins a new shot. Drag boards to put them in order, drop pictures or a script to bring in what you have.</source>
        <translation>{new} fügt nach diesem ein Panel an, {shot} beginnt eine neue Einstellung. Boards ziehen, um sie zu ordnen; Bilder oder ein Drehbuch ablegen, um mitzubringen, was schon da ist.</translation>
    </message>
    <message>
        <source>{play} plays. Every shot moves at once, even before it is drawn, from its poses, its staging and its camera. Choose below it what you see: your drawing or what grows from it.</source>
        <translation>{play} spielt ab. Jede Einstellung bewegt sich sofort, noch ehe sie gezeichnet ist, nach ihren Posen, ihrer Inszenierung und ihrer Kamera. Darunter ist zu wählen, was zu sehen ist: die Zeichnung oder was aus ihr wächst.</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>18 % grey surround</source>
        <translation>Umfeld 18 % Grau</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Black surround</source>
        <translation>Schwarzes Umfeld</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>Camera in the hand</source>
        <translation>Kamera in der Hand</translation>
    </message>
    <message>
        <source>Compare (W)</source>
        <translation>Vergleichen (W)</translation>
    </message>
    <message>
        <source>Drawings before and after, seen through</source>
        <translation>Zeichnungen davor und danach, durchscheinend</translation>
    </message>
    <message>
        <source>Every frame is shown, and the sound waits.</source>
        <translation>Jedes Bild wird gezeigt, und der Ton wartet.</translation>
    </message>
    <message>
        <source>First frame (Home)</source>
        <translation>Erstes Bild (Pos1)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Keep the sound in time</source>
        <translation>Ton im Takt halten</translation>
    </message>
    <message>
        <source>Last frame (End)</source>
        <translation>Letztes Bild (Ende)</translation>
    </message>
    <message>
        <source>Mid grey surround</source>
        <translation>Umfeld mittleres Grau</translation>
    </message>
    <message>
        <source>One frame back (Left)</source>
        <translation>Ein Bild zurück (Links)</translation>
    </message>
    <message>
        <source>One frame forward (Right)</source>
        <translation>Ein Bild vor (Rechts)</translation>
    </message>
    <message>
        <source>Panel, and the time inside its shot</source>
        <translation>Panel, und die Zeit in seiner Einstellung</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>Play again from the start</source>
        <translation>Noch einmal von vorn</translation>
    </message>
    <message>
        <source>Safe areas</source>
        <translation>Sichere Bereiche</translation>
    </message>
    <message>
        <source>Show every frame</source>
        <translation>Jedes Bild zeigen</translation>
    </message>
    <message>
        <source>Skeletons</source>
        <translation>Skelette</translation>
    </message>
    <message>
        <source>Stop (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>The best picture there is</source>
        <translation>Das beste Bild, das es gibt</translation>
    </message>
    <message>
        <source>The blocking</source>
        <translation>Das Blocking</translation>
    </message>
    <message>
        <source>The draft</source>
        <translation>Der Entwurf</translation>
    </message>
    <message>
        <source>The drawing</source>
        <translation>Die Zeichnung</translation>
    </message>
    <message>
        <source>The final</source>
        <translation>Die Endfassung</translation>
    </message>
    <message>
        <source>The sound stays in time.</source>
        <translation>Der Ton bleibt im Takt.</translation>
    </message>
    <message>
        <source>What it is compared with, and how</source>
        <translation>Womit verglichen wird, und wie</translation>
    </message>
    <message>
        <source>Zoom and surround</source>
        <translation>Zoom und Umfeld</translation>
    </message>
    <message>
        <source>{n} frames were not shown in time.</source>
        <translation>{n} Bilder kamen zu spät.</translation>
    </message>
    <message>
        <source>{rate} fps  every frame</source>
        <translation>{rate} fps  jedes Bild</translation>
    </message>
    <message>
        <source>{rate} fps  in time</source>
        <translation>{rate} fps  im Takt</translation>
    </message>
    <message>
        <source>{rate} fps  −{drops}</source>
        <translation>{rate} fps  −{drops}</translation>
    </message>
</context>
<context>
    <name>Tries</name>
    <message>
        <source>Choose variation</source>
        <translation>Variante wählen</translation>
    </message>
</context>
<context>
    <name>TryTile</name>
    <message>
        <source>Seed {n}</source>
        <translation>Startwert {n}</translation>
    </message>
    <message>
        <source>Variation {n}</source>
        <translation>Variante {n}</translation>
    </message>
    <message>
        <source>painting…</source>
        <translation>wird gemalt …</translation>
    </message>
    <message>
        <source>seed {n}</source>
        <translation>Startwert {n}</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>wartet …</translation>
    </message>
</context>
<context>
    <name>VariationsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose the one that the shot goes on with.</source>
        <translation>Die wählen, mit der die Einstellung weitergeht.</translation>
    </message>
    <message>
        <source>Four others</source>
        <translation>Vier andere</translation>
    </message>
    <message>
        <source>Paint the shot from four other seeds</source>
        <translation>Die Einstellung mit vier anderen Startwerten malen</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Diese nehmen</translation>
    </message>
    <message>
        <source>Variations of shot {number}</source>
        <translation>Varianten der Einstellung {number}</translation>
    </message>
    <message>
        <source>{done} of {all} painted</source>
        <translation>{done} von {all} gemalt</translation>
    </message>
</context>
<context>
    <name>Verbs</name>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Approve a draft first: press {approve} on the shot.</source>
        <translation>Erst einen Entwurf freigeben: {approve} auf der Einstellung drücken.</translation>
    </message>
    <message>
        <source>Ask for a draft, or wait for the one being painted.</source>
        <translation>Einen Entwurf verlangen oder auf den warten, der gerade gemalt wird.</translation>
    </message>
    <message>
        <source>Delete panel</source>
        <translation>Panel löschen</translation>
    </message>
    <message>
        <source>Delete {n} panels</source>
        <translation>{n} Panels löschen</translation>
    </message>
    <message>
        <source>Duplicate panel</source>
        <translation>Panel verdoppeln</translation>
    </message>
    <message>
        <source>Duplicate panels</source>
        <translation>Panels verdoppeln</translation>
    </message>
    <message>
        <source>Every approved shot has its final.</source>
        <translation>Jede freigegebene Einstellung hat ihre Endfassung.</translation>
    </message>
    <message>
        <source>New panel</source>
        <translation>Neues Panel</translation>
    </message>
    <message>
        <source>New shot</source>
        <translation>Neue Einstellung</translation>
    </message>
    <message>
        <source>No shot is approved yet.</source>
        <translation>Noch ist keine Einstellung freigegeben.</translation>
    </message>
    <message>
        <source>Nothing chosen is approved yet.</source>
        <translation>Nichts Gewähltes ist schon freigegeben.</translation>
    </message>
    <message>
        <source>There is no draft to approve yet.</source>
        <translation>Es gibt noch keinen Entwurf zum Freigeben.</translation>
    </message>
    <message>
        <source>Unapprove</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Bring back a version</source>
        <translation>Version zurückholen</translation>
    </message>
    <message>
        <source>Bring this version back</source>
        <translation>Diese Version zurückholen</translation>
    </message>
    <message>
        <source>Bringing a version back is one step that can be undone.</source>
        <translation>Eine Version zurückzuholen ist ein Schritt, der sich zurücknehmen lässt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Compared with now: {what}</source>
        <translation>Verglichen mit jetzt: {what}</translation>
    </message>
    <message>
        <source>Every time that the film is saved, a version is kept here.</source>
        <translation>Jedes Mal, wenn der Film gesichert wird, bleibt hier eine Version.</translation>
    </message>
    <message>
        <source>No versions yet</source>
        <translation>Noch keine Versionen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Versions of {title}</source>
        <translation>Versionen von {title}</translation>
    </message>
    <message>
        <source>not saved, kept after a crash</source>
        <translation>nicht gesichert, nach einem Absturz behalten</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gesichert</translation>
    </message>
</context>
<context>
    <name>ViewPage</name>
    <message>
        <source>18 % grey</source>
        <translation>18 % Grau</translation>
    </message>
    <message>
        <source>Around the picture</source>
        <translation>Um das Bild</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Black for films in the dark, 18 % grey to judge colours, mid grey for line art.</source>
        <translation>Schwarz für Filme im Dunkeln, 18 % Grau zum Beurteilen von Farben, mittleres Grau für Linien.</translation>
    </message>
    <message>
        <source>Mid grey</source>
        <translation>Mittleres Grau</translation>
    </message>
</context>
<context>
    <name>Viewer</name>
    <message>
        <source>Viewer</source>
        <translation>Betrachter</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Felder</translation>
    </message>
    <message>
        <source>About Inbetweener</source>
        <translation>Über Inbetweener</translation>
    </message>
    <message>
        <source>Boards</source>
        <translation>Boards</translation>
    </message>
    <message>
        <source>Cast</source>
        <translation>Besetzung</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Inbetweener {version} draws what lies between your drawings.
Nothing leaves this machine.</source>
        <translation>Inbetweener {version} zeichnet, was zwischen Ihren Zeichnungen liegt.
Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Panels</translation>
    </message>
    <message>
        <source>Poses</source>
        <translation>Posen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Recent films</source>
        <translation>Letzte Filme</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Inszenierung</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Weak Spots</source>
        <translation>Schwachstellen</translation>
    </message>
    <message>
        <source>Workspaces</source>
        <translation>Arbeitsbereiche</translation>
    </message>
    <message>
        <source>{name} “{what}”</source>
        <translation>{name} „{what}“</translation>
    </message>
</context>
<context>
    <name>Workspaces</name>
    <message>
        <source>A workspace “{name}” cannot be kept.</source>
        <translation>Ein Arbeitsbereich „{name}“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>Choose a name that is not taken, and not more than {n} workspaces.</source>
        <translation>Einen freien Namen wählen, und nicht mehr als {n} Arbeitsbereiche.</translation>
    </message>
    <message>
        <source>Name of the workspace</source>
        <translation>Name des Arbeitsbereichs</translation>
    </message>
    <message>
        <source>Save workspace</source>
        <translation>Arbeitsbereich sichern</translation>
    </message>
</context>
<context>
    <name>_Card</name>
    <message>
        <source>No boards yet</source>
        <translation>Noch keine Boards</translation>
    </message>
    <message>
        <source>{n} boards  ·  {length}</source>
        <translation>{n} Boards  ·  {length}</translation>
    </message>
</context>
<context>
    <name>_Empty</name>
    <message>
        <source>An empty panel to draw on</source>
        <translation>Ein leeres Panel zum Zeichnen</translation>
    </message>
    <message>
        <source>Drop pictures or a script here, or press {new-panel} for an empty panel.</source>
        <translation>Bilder oder ein Drehbuch hier ablegen, oder {new-panel} für ein leeres Panel drücken.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>New shot</source>
        <translation>Neue Einstellung</translation>
    </message>
    <message>
        <source>PNG, JPEG, PSD · Fountain, Final Draft · Storyboarder · OpenPose, BVH</source>
        <translation>PNG, JPEG, PSD · Fountain, Final Draft · Storyboarder · OpenPose, BVH</translation>
    </message>
    <message>
        <source>Pictures, a script, Storyboarder boards</source>
        <translation>Bilder, ein Drehbuch, Storyboarder-Boards</translation>
    </message>
    <message>
        <source>Sample film</source>
        <translation>Beispielfilm</translation>
    </message>
    <message>
        <source>“Not a Cloud”, to play with</source>
        <translation>„Not a Cloud“, zum Ausprobieren</translation>
    </message>
</context>
<context>
    <name>_Moving</name>
    <message>
        <source>Move the camera</source>
        <translation>Kamera bewegen</translation>
    </message>
    <message>
        <source>Move the camera so from the shot's first frame to its last</source>
        <translation>Die Kamera so bewegen, vom ersten Bild der Einstellung bis zum letzten</translation>
    </message>
    <message>
        <source>animate</source>
        <translation>bewegen</translation>
    </message>
</context>
<context>
    <name>_Name</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>_Spoken</name>
    <message>
        <source>Length from dialogue</source>
        <translation>Länge nach dem Dialog</translation>
    </message>
    <message>
        <source>Make the panel {length} long</source>
        <translation>Panel {length} lang machen</translation>
    </message>
    <message>
        <source>The panel is shorter than its dialogue takes. Make it {length} long.</source>
        <translation>Das Panel ist kürzer, als sein Dialog dauert. Auf {length} verlängern.</translation>
    </message>
    <message>
        <source>said in {length}</source>
        <translation>gesprochen in {length}</translation>
    </message>
</context>
</TS>
