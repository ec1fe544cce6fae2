<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>Approvers</name>
    <message>
        <source>always (policy)</source>
        <extracomment>findings that are named; the rest are counted</extracomment>
        <translation>toujours (règle de la maison)</translation>
    </message>
    <message>
        <source>it is written in their name</source>
        <translation>le texte est écrit en son nom</translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s)</source>
        <translation>
            <numerusform>%n autre signalement</numerusform>
            <numerusform>%n autres signalements</numerusform>
        </translation>
    </message>
    <message>
        <source>Who must approve, and why</source>
        <translation>Qui doit approuver, et pourquoi</translation>
    </message>
    <message>
        <source>Nobody but you holds this duty: somebody else must.</source>
        <translation>Personne d’autre que vous ne tient ce rôle&#xa0;: il faut quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>because {rule} matched {words}</source>
        <translation>car {rule} a relevé {words}</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Veto…</source>
        <extracomment>an Act, the reason</extracomment>
        <translation>Veto…</translation>
    </message>
    <message>
        <source>Request changes…</source>
        <translation>Demander une modification…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Write a new version</source>
        <translation>Écrire une nouvelle version</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Shortcut: V</source>
        <translation>Raccourci&#xa0;: V</translation>
    </message>
    <message>
        <source>Shortcut: R</source>
        <translation>Raccourci&#xa0;: R</translation>
    </message>
    <message>
        <source>Shortcut: A</source>
        <translation>Raccourci&#xa0;: A</translation>
    </message>
    <message>
        <source>Approve version {number}</source>
        <translation>Approuver la version {number}</translation>
    </message>
    <message>
        <source>Approve version {number} (practice)</source>
        <translation>Approuver la version {number} (exercice)</translation>
    </message>
    <message>
        <source>You wrote this: somebody else must approve.</source>
        <translation>Vous l’avez écrit&#xa0;: quelqu’un d’autre doit approuver.</translation>
    </message>
    <message>
        <source>You approved this version.</source>
        <translation>Vous avez approuvé cette version.</translation>
    </message>
    <message>
        <source>This version needs no approval in a role of yours.</source>
        <translation>Cette version n’attend pas d’approbation de votre part.</translation>
    </message>
    <message>
        <source>Its author writes the next version.</source>
        <translation>Son auteur écrit la version suivante.</translation>
    </message>
    <message>
        <source>Nothing can be decided before this is known.</source>
        <translation>Rien ne peut être décidé avant de le savoir.</translation>
    </message>
    <message>
        <source>Legal said no: its author can write another version.</source>
        <translation>Le juridique a dit non&#xa0;: son auteur peut écrire une autre version.</translation>
    </message>
    <message>
        <source>This post is on X.</source>
        <translation>Ce post est sur X.</translation>
    </message>
    <message>
        <source>Its author took this post back.</source>
        <translation>Son auteur a retiré ce post.</translation>
    </message>
    <message>
        <source>Everyone has approved. It is posted next.</source>
        <translation>Tout le monde a approuvé. L’envoi suit.</translation>
    </message>
    <message>
        <source>It is being sent to X.</source>
        <translation>Envoi à X en cours.</translation>
    </message>
    <message>
        <source>Approve version {number} for @{handle}? It is posted as soon as all approvals are in.</source>
        <translation>Approuver la version {number} pour @{handle}&#xa0;? Envoi dès que toutes les approbations sont là.</translation>
    </message>
    <message>
        <source>What should change in version {number}?</source>
        <translation>Que faut-il modifier dans la version {number}&#xa0;?</translation>
    </message>
    <message>
        <source>Why must version {number} not be posted?</source>
        <translation>Pourquoi ne faut-il pas publier la version {number}&#xa0;?</translation>
    </message>
    <message>
        <source>Why do you take this post back?</source>
        <translation>Pourquoi retirez-vous ce post&#xa0;?</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Request changes</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Veto</source>
        <translation>Poser le veto</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>A reason, for the author and the record</source>
        <translation>Un motif, pour l’auteur et le registre</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
</context>
<context>
    <name>ChangedText</name>
    <message>
        <source>Changes since the version before</source>
        <translation>Modifications depuis la version précédente</translation>
    </message>
    <message>
        <source>removed: {text};</source>
        <translation>supprimé&#xa0;: {text}&#xa0;;</translation>
    </message>
    <message>
        <source>added: {text};</source>
        <translation>ajouté&#xa0;: {text}&#xa0;;</translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message>
        <source>Checks and approvals</source>
        <extracomment>the post&apos;s id discarded, and can be brought back on its way to the reviewers</extracomment>
        <translation>Contrôles et approbations</translation>
    </message>
</context>
<context>
    <name>Context</name>
    <message>
        <source>About this version</source>
        <translation>Au sujet de cette version</translation>
    </message>
    <message>
        <source>Checks on version {number}</source>
        <translation>Contrôles de la version {number}</translation>
    </message>
    <message>
        <source>No rule has anything to say about this text.</source>
        <translation>Aucune règle n’a rien à dire de ce texte.</translation>
    </message>
    <message>
        <source>Who must approve, and why</source>
        <translation>Qui doit approuver, et pourquoi</translation>
    </message>
    <message>
        <source>{rule} matched {text}</source>
        <translation>{rule} a relevé {text}</translation>
    </message>
    <message>
        <source>because {matches}</source>
        <translation>car {matches}</translation>
    </message>
    <message>
        <source>always required</source>
        <translation>toujours requis</translation>
    </message>
    <message>
        <source>because somebody else wrote it in this person’s name</source>
        <translation>car le texte a été écrit en son nom par quelqu’un d’autre</translation>
    </message>
    <message>
        <source>asked for when it was sent for review</source>
        <translation>demandé lors de l’envoi en relecture</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>{name} — sent version {number} for review, {time}</source>
        <translation>{name} — a envoyé la version {number} en relecture, {time}</translation>
    </message>
    <message>
        <source>If approved</source>
        <translation>Après approbation</translation>
    </message>
    <message>
        <source>Posted to @{handle} as soon as everyone has approved, exactly this text.</source>
        <translation>Publié sur @{handle} dès que tout le monde a approuvé, exactement ce texte.</translation>
    </message>
    <message>
        <source>Fingerprint of the text</source>
        <translation>Empreinte du texte</translation>
    </message>
</context>
<context>
    <name>Continuation</name>
    <message>
        <source>New version, after version {number}</source>
        <translation>Nouvelle version, après la version {number}</translation>
    </message>
    <message>
        <source>New version of {words}</source>
        <translation>Nouvelle version de {words}</translation>
    </message>
    <message>
        <source>{who}: “{reason}”</source>
        <translation>{who}&#xa0;: «&#xa0;{reason}&#xa0;»</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <source>About this post</source>
        <translation>Au sujet de ce post</translation>
    </message>
    <message>
        <source>X shows:</source>
        <translation>X affiche&#xa0;:</translation>
    </message>
    <message>
        <source>At X</source>
        <translation>Chez X</translation>
    </message>
    <message>
        <source>number {id}</source>
        <translation>numéro {id}</translation>
    </message>
    <message>
        <source>On the practice X of this computer: not public.</source>
        <translation>Sur le X d’exercice de cet ordinateur&#xa0;: rien de public.</translation>
    </message>
    <message>
        <source>Fingerprint of the text</source>
        <translation>Empreinte du texte</translation>
    </message>
    <message>
        <source>Who approved it</source>
        <translation>Qui l’a approuvé</translation>
    </message>
    <message>
        <source>Version {number} by {author}</source>
        <translation>Version {number} de {author}</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Text of the post</source>
        <extracomment>13 points where the base font has 10.5 Half a character, what a decoder puts in its place, and what Qt takes for a frame&apos;s border. The document&apos;s own line breaks. It shows both as a new line, and X knows only one. by a person, a fix or undo; not by `open_text` the keyboard went elsewhere a damaged text was pasted and was not taken Finding that the person moved to</extracomment>
        <translation>Texte du post</translation>
    </message>
    <message>
        <source>What do you want to say?</source>
        <translation>Que voulez-vous dire&#xa0;?</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>Rien à signaler.</translation>
    </message>
</context>
<context>
    <name>FinalText</name>
    <message>
        <source>Final text, exactly as it will be posted</source>
        <extracomment>the text is read more carefully than anything else on the page</extracomment>
        <translation>Texte final, exactement tel qu’il sera publié</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) with characters that a reader cannot see, named above</source>
        <translation>
            <numerusform>%n endroit avec des caractères invisibles, nommés ci-dessus</numerusform>
            <numerusform>%n endroits avec des caractères invisibles, nommés ci-dessus</numerusform>
        </translation>
    </message>
    <message>
        <source>Links go to: {links}</source>
        <translation>Les liens mènent à&#xa0;: {links}</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Replace with {words}</source>
        <extracomment>pixels above a heading that stands beside a button Finding, replacement Finding</extracomment>
        <translation>Remplacer par {words}</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Pourquoi&#xa0;?</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>Moins</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>Checking…</source>
        <extracomment>Cards beyond this are not built: what comes first has to be mended first. Finding, replacement Finding list of (start, end) the checks should be tried again</extracomment>
        <translation>Contrôle en cours…</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>The text could not be checked</source>
        <translation>Le texte n’a pas pu être contrôlé</translation>
    </message>
    <message>
        <source>Words could not be checked</source>
        <translation>L’orthographe n’a pas pu être contrôlée</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Contrôler de nouveau</translation>
    </message>
    <message>
        <source>The rules read the first {count} characters; the words were not checked.</source>
        <translation>Les règles ont lu les {count} premiers caractères&#xa0;; l’orthographe n’a pas été contrôlée.</translation>
    </message>
    <message>
        <source>Not everything was checked</source>
        <translation>Tout n’a pas été contrôlé</translation>
    </message>
    <message>
        <source>Opening the record. Your text is already being kept.</source>
        <translation>Ouverture du registre. Votre texte est déjà conservé.</translation>
    </message>
    <message numerus="yes">
        <source>the first %n are shown</source>
        <translation>
            <numerusform>le premier est affiché</numerusform>
            <numerusform>les %n premiers sont affichés</numerusform>
        </translation>
    </message>
    <message>
        <source>What the checks find in your text appears here as you write.</source>
        <translation>Ce que relèvent les contrôles apparaît ici pendant que vous écrivez.</translation>
    </message>
    <message>
        <source>Nothing found in what could be checked.</source>
        <translation>Rien à signaler dans ce qui a pu être contrôlé.</translation>
    </message>
    <message>
        <source>Nothing found. Communications will still read it.</source>
        <translation>Rien à signaler. La communication le relira tout de même.</translation>
    </message>
    <message numerus="yes">
        <source>%n obstacle(s)</source>
        <translation>
            <numerusform>%n obstacle</numerusform>
            <numerusform>%n obstacles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for legal</source>
        <translation>
            <numerusform>%n pour le juridique</numerusform>
            <numerusform>%n pour le juridique</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at twice</source>
        <translation>
            <numerusform>%n à relire</numerusform>
            <numerusform>%n à relire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for information</source>
        <translation>
            <numerusform>%n pour information</numerusform>
            <numerusform>%n pour information</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n about language</source>
        <translation>
            <numerusform>%n de langue</numerusform>
            <numerusform>%n de langue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Bring the discarded draft back</source>
        <translation>Reprendre le brouillon jeté</translation>
    </message>
    <message>
        <source>Send for review</source>
        <translation>Envoyer en relecture</translation>
    </message>
    <message>
        <source>Sent for review.</source>
        <translation>Envoyé en relecture.</translation>
    </message>
    <message>
        <source>Draft discarded.</source>
        <translation>Brouillon jeté.</translation>
    </message>
    <message>
        <source>Opening the record. Keep writing.</source>
        <translation>Ouverture du registre. Continuez d’écrire.</translation>
    </message>
    <message>
        <source>Sending for review…</source>
        <translation>Envoi en relecture…</translation>
    </message>
    <message>
        <source>Your duties let you review posts, not send them.</source>
        <translation>Votre rôle permet de relire les posts, pas d’en envoyer.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Écrivez d’abord quelque chose.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Contrôle en cours…</translation>
    </message>
    <message>
        <source>It can be sent once it has been checked.</source>
        <translation>L’envoi est possible après le contrôle.</translation>
    </message>
    <message>
        <source>Goes to {people}.</source>
        <translation>Sera relu par&#xa0;: {people}.</translation>
    </message>
    <message>
        <source>Its words were not checked.</source>
        <translation>L’orthographe n’a pas été contrôlée.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Untitled</source>
        <extracomment>characters of a draft&apos;s first line that name it the draft&apos;s id ``auto``, ``en`` or ``fr``</extracomment>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>Drafts. Open: {title}</source>
        <translation>Brouillons. Ouvert&#xa0;: {title}</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Non enregistré.</translation>
    </message>
    <message>
        <source>New draft</source>
        <translation>Nouveau brouillon</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Jeter</translation>
    </message>
    <message>
        <source>Language of the post</source>
        <translation>Langue du post</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation>enregistré à {time}</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vide</translation>
    </message>
    <message>
        <source>No other drafts</source>
        <translation>Aucun autre brouillon</translation>
    </message>
    <message>
        <source>PRACTICE</source>
        <extracomment>Person</extracomment>
        <translation>EXERCICE</translation>
    </message>
    <message>
        <source>nothing here is public</source>
        <translation>rien ici n’est public</translation>
    </message>
    <message>
        <source>Acting as</source>
        <translation>Vous agissez en tant que</translation>
    </message>
    <message>
        <source>Who is acting</source>
        <translation>Qui agit</translation>
    </message>
    <message>
        <source>Language of the windows</source>
        <translation>Langue des fenêtres</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>PRACTICE: nothing here is public</source>
        <extracomment>pixels of the practice frame the first paint is done the pages are there</extracomment>
        <translation>EXERCICE&#xa0;: rien ici n’est public</translation>
    </message>
    <message>
        <source>The record is not open: nothing can be sent or approved.</source>
        <translation>Le registre n’est pas ouvert&#xa0;: rien ne peut être envoyé ni approuvé.</translation>
    </message>
    <message>
        <source>Opening the record…</source>
        <translation>Ouverture du registre…</translation>
    </message>
    <message>
        <source>Words: Hunspell · Risk: Countersign’s rules · Grammar: not installed</source>
        <translation>Orthographe&#xa0;: Hunspell · Risques&#xa0;: règles de Countersign · Grammaire&#xa0;: non installée</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Understood</source>
        <extracomment>waiting messages; a fault that repeats is told once</extracomment>
        <translation>Compris</translation>
    </message>
    <message numerus="yes">
        <source>Next (%n more)</source>
        <translation>
            <numerusform>Suivant (encore %n)</numerusform>
            <numerusform>Suivant (encore %n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ObstacleCard</name>
    <message>
        <source>Cannot be posted</source>
        <extracomment>list of (start, end), code points of the checked text</extracomment>
        <translation>Ne peut pas être publié</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Les supprimer</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>“{words}”</source>
        <extracomment>characters of a text&apos;s words that are quoted in full</extracomment>
        <translation>«&#xa0;{words}&#xa0;»</translation>
    </message>
    <message>
        <source>Alt+Enter: replace with {words}</source>
        <translation>Alt+Entrée&#xa0;: remplacer par {words}</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <extracomment>Characters that are counted at every key; longer texts are counted with the checks. A text so many times the limit is not shown as a post: it could not be one.</extracomment>
        <translation>Aperçu</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many for X.</source>
        <translation>
            <numerusform>%n caractère de trop pour X.</numerusform>
            <numerusform>%n caractères de trop pour X.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exactly what would be sent; X shortens links.</source>
        <translation>Exactement ce qui serait envoyé&#xa0;; X raccourcit les liens.</translation>
    </message>
    <message>
        <source>What you write appears here as it would be posted.</source>
        <translation>Ce que vous écrivez apparaît ici tel qu’il serait publié.</translation>
    </message>
</context>
<context>
    <name>PublishedModel</name>
    <message>
        <source>approved by {names}</source>
        <extracomment>the id of a post whose record is not there yet, once</extracomment>
        <translation>approuvé par {names}</translation>
    </message>
    <message>
        <source>number {id} at X</source>
        <translation>numéro {id} chez X</translation>
    </message>
</context>
<context>
    <name>PublishedPage</name>
    <message>
        <source>Published</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>Published posts</source>
        <translation>Posts publiés</translation>
    </message>
    <message>
        <source>Nothing is published yet</source>
        <translation>Rien n’est encore publié</translation>
    </message>
    <message>
        <source>A post comes here as soon as everyone required has approved it and X has it.</source>
        <translation>Un post arrive ici dès que chacun l’a approuvé et que X l’a reçu.</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>version {number}</source>
        <translation>version {number}</translation>
    </message>
    <message>
        <source>waits for you, for {role}</source>
        <translation>vous attend ({role})</translation>
    </message>
    <message>
        <source>waits for {names}</source>
        <translation>attend {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n approval(s) no longer count: text changed</source>
        <translation>
            <numerusform>%n approbation ne compte plus&#xa0;: texte modifié</numerusform>
            <numerusform>%n approbations ne comptent plus&#xa0;: texte modifié</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>Queue</source>
        <extracomment>a post&apos;s id how many wait for the person</extracomment>
        <translation>File</translation>
    </message>
    <message>
        <source>J and K move, Enter opens</source>
        <translation>J et K parcourent, Entrée ouvre</translation>
    </message>
    <message>
        <source>Posts in the queue</source>
        <translation>Posts dans la file</translation>
    </message>
    <message>
        <source>Whose turn it is</source>
        <translation>À qui le tour</translation>
    </message>
    <message>
        <source>Waiting for me</source>
        <translation>À moi de jouer</translation>
    </message>
    <message>
        <source>Waiting for others</source>
        <translation>Chez les autres</translation>
    </message>
    <message>
        <source>Written by me</source>
        <translation>Écrits par moi</translation>
    </message>
    <message>
        <source>Nothing is waiting for you</source>
        <translation>Rien ne vous attend</translation>
    </message>
    <message>
        <source>Nobody else has anything to decide</source>
        <translation>Personne d’autre n’a rien à décider</translation>
    </message>
    <message>
        <source>You have no post on its way</source>
        <translation>Aucun de vos posts n’est en route</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) wait for others: {names}.</source>
        <translation>
            <numerusform>%n post attend d’autres personnes&#xa0;: {names}.</numerusform>
            <numerusform>%n posts attendent d’autres personnes&#xa0;: {names}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) wait for others.</source>
        <translation>
            <numerusform>%n post attend d’autres personnes.</numerusform>
            <numerusform>%n posts attendent d’autres personnes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Write one under Compose: it comes here when you send it for review.</source>
        <translation>Écrivez-en un sous «&#xa0;Rédiger&#xa0;»&#xa0;: il arrive ici quand vous l’envoyez en relecture.</translation>
    </message>
    <message>
        <source>A post comes here when its author sends it for review.</source>
        <translation>Un post arrive ici quand son auteur l’envoie en relecture.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Queue</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Compose</source>
        <translation>Rédiger</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publié</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>No post is open</source>
        <extracomment>Draft the post&apos;s id</extracomment>
        <translation>Aucun post n’est ouvert</translation>
    </message>
    <message>
        <source>Choose one in the queue to see exactly what would be posted.</source>
        <translation>Choisissez-en un dans la file pour voir exactement ce qui serait publié.</translation>
    </message>
    <message>
        <source>Go to the queue</source>
        <translation>Aller à la file</translation>
    </message>
    <message>
        <source>As it will look on X</source>
        <translation>Tel que X l’affichera</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Que regarder</translation>
    </message>
    <message>
        <source>Version {number} by {author}</source>
        <translation>Version {number} de {author}</translation>
    </message>
    <message>
        <source>Final text, exactly as it will be posted</source>
        <translation>Texte final, tel qu’il sera publié</translation>
    </message>
    <message>
        <source>Changes since version {number}</source>
        <translation>Modifié depuis la version {number}</translation>
    </message>
    <message>
        <source>All versions ({number})</source>
        <translation>Versions ({number})</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>{length} of {limit} characters, as X counts them</source>
        <extracomment>characters before the limit from which the ring warns</extracomment>
        <translation>{length} caractères sur {limit}, comptés comme X</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n caractère de trop</numerusform>
            <numerusform>%n caractères de trop</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Link to the post on X</source>
        <extracomment>What is told when the record names no reason of its own. the link of the post on X why we are sure that it is not there what held the post is mended: let it go on</extracomment>
        <translation>Lien vers le post sur X</translation>
    </message>
    <message>
        <source>Where you looked, for the record</source>
        <translation>Où vous avez regardé, pour le registre</translation>
    </message>
    <message>
        <source>Where you looked</source>
        <translation>Où vous avez regardé</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>Il y est</translation>
    </message>
    <message>
        <source>It is not there</source>
        <translation>Il n’y est pas</translation>
    </message>
    <message>
        <source>Send it again</source>
        <translation>Envoyer de nouveau</translation>
    </message>
    <message>
        <source>Only communications can record that it is not there.</source>
        <translation>Seule la communication peut noter qu’il n’y est pas.</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>All versions</source>
        <translation>Toutes les versions</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>on X</source>
        <translation>sur X</translation>
    </message>
    <message>
        <source>X shows what was approved</source>
        <translation>X affiche le texte approuvé</translation>
    </message>
    <message>
        <source>X shows something else</source>
        <translation>X affiche autre chose</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>Executive</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistanat</translation>
    </message>
    <message>
        <source>Communications</source>
        <translation>Communication</translation>
    </message>
    <message>
        <source>Legal</source>
        <translation>Juridique</translation>
    </message>
    <message>
        <source>Investor relations</source>
        <translation>Relations investisseurs</translation>
    </message>
    <message>
        <source>Human resources</source>
        <translation>Ressources humaines</translation>
    </message>
    <message>
        <source>Data protection</source>
        <translation>Protection des données</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administration</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>En relecture</translation>
    </message>
    <message>
        <source>Changes requested</source>
        <translation>Modification demandée</translation>
    </message>
    <message>
        <source>Vetoed</source>
        <translation>Veto</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Approuvé</translation>
    </message>
    <message>
        <source>Being sent</source>
        <translation>Envoi en cours</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>Refused by X</source>
        <translation>Refusé par X</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Retenu</translation>
    </message>
    <message>
        <source>Not known: look on X</source>
        <translation>Inconnu&#xa0;: voyez sur X</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manqué</translation>
    </message>
    <message>
        <source>approved version {number}</source>
        <translation>a approuvé la version {number}</translation>
    </message>
    <message>
        <source>asked for changes to version {number}</source>
        <translation>a demandé une modification de la version {number}</translation>
    </message>
    <message>
        <source>vetoed version {number}</source>
        <translation>a posé son veto à la version {number}</translation>
    </message>
    <message>
        <source>no longer counts: text changed</source>
        <translation>ne compte plus&#xa0;: texte modifié</translation>
    </message>
    <message>
        <source>no longer counts: too long ago</source>
        <translation>ne compte plus&#xa0;: trop ancien</translation>
    </message>
    <message>
        <source>no longer counts: it has to be decided again</source>
        <translation>ne compte plus&#xa0;: à décider de nouveau</translation>
    </message>
    <message>
        <source>Legal must approve</source>
        <translation>Accord juridique requis</translation>
    </message>
    <message>
        <source>Look twice</source>
        <translation>À relire</translation>
    </message>
    <message>
        <source>For information</source>
        <translation>Pour information</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«&#xa0;{text}&#xa0;»</translation>
    </message>
</context>
</TS>
