<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AccountBand</name>
    <message>
        <source>Account</source>
        <extracomment>a change of the draft: Callable[[Draft], Draft] False where it is another text&apos;s to say</extracomment>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Readers: {audience}.</source>
        <translation>Lecteurs&#xa0;: {audience}.</translation>
    </message>
</context>
<context>
    <name>AccountCard</name>
    <message>
        <source>Number at X: {id}</source>
        <translation>Numéro sur X&#xa0;: {id}</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>Gelé</translation>
    </message>
    <message>
        <source>Simulated X</source>
        <translation>X simulé</translation>
    </message>
    <message>
        <source>For: {text}</source>
        <translation>Pour&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Read by: {text}</source>
        <translation>Lu par&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Approved by: {roles}</source>
        <translation>Approuvé par&#xa0;: {roles}</translation>
    </message>
    <message>
        <source>pause of {time} before sending</source>
        <translation>pause de {time} avant l’envoi</translation>
    </message>
    <message>
        <source>X access: self-serve (no quotes, no answers to strangers)</source>
        <translation>Accès à X&#xa0;: libre-service (ni citations, ni réponses à des inconnus)</translation>
    </message>
    <message>
        <source>X access: enterprise</source>
        <translation>Accès à X&#xa0;: entreprise</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>{steps}, then {next}</source>
        <translation>{steps}, puis {next}</translation>
    </message>
    <message>
        <source>No machine sends for it.</source>
        <translation>Aucune machine n’envoie pour lui.</translation>
    </message>
    <message>
        <source>Sent by: {name}</source>
        <translation>Envoyé par&#xa0;: {name}</translation>
    </message>
    <message>
        <source>(this machine)</source>
        <translation>(cette machine)</translation>
    </message>
    <message numerus="yes">
        <source>This month: %n post(s), about {amount} at X’s prices</source>
        <translation>
            <numerusform>Ce mois-ci&#xa0;:&#xa0;%n post, environ {amount} aux prix de X</numerusform>
            <numerusform>Ce mois-ci&#xa0;:&#xa0;%n posts, environ {amount} aux prix de X</numerusform>
        </translation>
    </message>
    <message>
        <source>X takes {remaining} of {limit} posts more until {time}</source>
        <translation>Posts que X accepte encore jusqu’à {time}&#xa0;: {remaining} sur {limit}</translation>
    </message>
    <message>
        <source>X answers {remaining} of {limit} questions more until {time}</source>
        <translation>Questions auxquelles X répond encore jusqu’à {time}&#xa0;: {remaining} sur {limit}</translation>
    </message>
    <message>
        <source>Let this machine send from now on…</source>
        <translation>Laisser cette machine envoyer désormais…</translation>
    </message>
    <message>
        <source>Crisis dossier (PDF)…</source>
        <extracomment>The route on which posts are made. the account&apos;s id the account&apos;s id, a post&apos;s number at X</extracomment>
        <translation>Dossier de crise (PDF)…</translation>
    </message>
    <message>
        <source>From the last freeze until now, as one paper</source>
        <translation>Depuis le dernier gel jusqu’à maintenant, en un seul document</translation>
    </message>
    <message>
        <source>Frozen by {name}, {time}: {reason}</source>
        <translation>Gelé par {name}, {time}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>of a budget of {amount}</source>
        <translation>sur un budget de {amount}</translation>
    </message>
</context>
<context>
    <name>AccountChoice</name>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Tous les comptes</translation>
    </message>
</context>
<context>
    <name>AccountStep</name>
    <message>
        <source>Which account at X?</source>
        <translation>Quel compte sur X&#xa0;?</translation>
    </message>
    <message>
        <source>Give the account’s handle: letters, digits and _, up to 15.</source>
        <translation>Donnez l’identifiant du compte&#xa0;: lettres, chiffres et _, 15 au plus.</translation>
    </message>
    <message>
        <source>Give the name that the account shows.</source>
        <translation>Donnez le nom que le compte affiche.</translation>
    </message>
    <message>
        <source>Give X’s number of the account: digits only.</source>
        <translation>Donnez le numéro du compte chez X&#xa0;: des chiffres seulement.</translation>
    </message>
    <message>
        <source>Give a time zone that exists, for example Europe/Paris.</source>
        <translation>Donnez un fuseau horaire qui existe, par exemple Europe/Paris.</translation>
    </message>
    <message>
        <source>X is not asked for anything now. Afterwards you connect the account under Accounts; until then nothing can be posted.</source>
        <translation>Rien n’est demandé à X maintenant. Vous connecterez ensuite le compte sous Comptes&#xa0;; d’ici là, rien ne peut être publié.</translation>
    </message>
    <message>
        <source>Handle</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>As in @acme.</source>
        <translation>Comme dans @acme.</translation>
    </message>
    <message>
        <source>Name shown</source>
        <translation>Nom affiché</translation>
    </message>
    <message>
        <source>As it stands above the posts.</source>
        <translation>Tel qu’il figure au-dessus des posts.</translation>
    </message>
    <message>
        <source>Number at X</source>
        <translation>Numéro chez X</translation>
    </message>
    <message>
        <source>It stays when the handle changes, so approvals name it. It stands before the hyphen of the account’s Access Token on X’s developer page.</source>
        <translation>Il reste quand l’identifiant change&#xa0;: les approbations le nomment. Il précède le tiret de l’Access Token du compte, sur la page développeur de X.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Times of posts are told in it.</source>
        <translation>Les heures des posts sont dites dans ce fuseau.</translation>
    </message>
    <message>
        <source>What the account is for (may stay empty)</source>
        <translation>À quoi sert le compte (peut rester vide)</translation>
    </message>
    <message>
        <source>Whoever writes and approves sees it.</source>
        <translation>Ceux qui écrivent et approuvent le voient.</translation>
    </message>
    <message>
        <source>Who reads it (may stay empty)</source>
        <translation>Qui le lit (peut rester vide)</translation>
    </message>
</context>
<context>
    <name>AccountsPage</name>
    <message>
        <source>Accounts</source>
        <extracomment>Who may let another machine send. Who may explain a post that nobody approved. everything that is known is on the screen</extracomment>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>In practice, posts go to a simulated X on this computer: nothing is public, and nothing costs anything.</source>
        <translation>À l’exercice, les posts vont vers un X simulé sur cet ordinateur&#xa0;: rien n’est public et rien ne coûte.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Lecture en cours…</translation>
    </message>
    <message numerus="yes">
        <source>Looked at {time}: %n post(s) that nobody approved here.</source>
        <translation>
            <numerusform>Lu à {time}&#xa0;: %n post que personne n’a approuvé ici.</numerusform>
            <numerusform>Lu à {time}&#xa0;: %n posts que personne n’a approuvés ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked at {time}: everything there was approved here.</source>
        <translation>Lu à {time}&#xa0;: tout ce qui s’y trouve a été approuvé ici.</translation>
    </message>
    <message>
        <source>Save the dossier</source>
        <translation>Enregistrer le dossier</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Writing the dossier…</source>
        <translation>Rédaction du dossier…</translation>
    </message>
    <message>
        <source>The dossier is written: {file}. Mentions on X are not in it.</source>
        <translation>Le dossier est écrit&#xa0;: {file}. Les mentions sur X n’y figurent pas.</translation>
    </message>
    <message>
        <source>The dossier could not be written there: {file}. Choose another folder.</source>
        <translation>Le dossier n’a pas pu être écrit là&#xa0;: {file}. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Let this machine send for @{handle}</source>
        <translation>Laisser cette machine envoyer pour @{handle}</translation>
    </message>
    <message>
        <source>The other machine stops sending. This one first reads on X what the account has posted, so that nothing goes out twice.</source>
        <translation>L’autre machine cesse d’envoyer. Celle-ci relit d’abord sur X ce que le compte a publié, pour que rien ne parte deux fois.</translation>
    </message>
    <message>
        <source>Why, for everybody and for the record</source>
        <translation>Pourquoi, pour tous et pour le registre</translation>
    </message>
    <message>
        <source>Let it send</source>
        <translation>La laisser envoyer</translation>
    </message>
    <message>
        <source>What is post number {number}?</source>
        <translation>Qu’est-ce que le post numéro {number}&#xa0;?</translation>
    </message>
    <message>
        <source>Your explanation is kept with your name.</source>
        <translation>Votre explication est gardée avec votre nom.</translation>
    </message>
    <message>
        <source>Who wrote it, and why it was not approved here</source>
        <translation>Qui l’a écrit, et pourquoi il n’a pas été approuvé ici</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Expliquer</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message>
        <source>Your passphrase, again</source>
        <extracomment>Draft in the draft just opened: what this remark suggests nothing was done: what is on the screen may be old</extracomment>
        <translation>Votre phrase secrète, encore une fois</translation>
    </message>
    <message>
        <source>Legal was asked for here, and the policy wants to know it is you.</source>
        <translation>Le service juridique devait regarder ce texte, et la politique veut savoir que c’est bien vous.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Write</source>
        <translation>Écrire</translation>
    </message>
    <message>
        <source>In lists</source>
        <translation>Dans les listes</translation>
    </message>
    <message>
        <source>Review and stop</source>
        <translation>Relire et arrêter</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Apparence et langue</translation>
    </message>
    <message>
        <source>This window</source>
        <translation>Cette fenêtre</translation>
    </message>
    <message>
        <source>Next in the list</source>
        <translation>Suivant dans la liste</translation>
    </message>
    <message>
        <source>Previous in the list</source>
        <translation>Précédent dans la liste</translation>
    </message>
    <message>
        <source>Open what is chosen</source>
        <translation>Ouvrir la sélection</translation>
    </message>
    <message>
        <source>New draft</source>
        <translation>Nouveau brouillon</translation>
    </message>
    <message>
        <source>Templates…</source>
        <translation>Modèles…</translation>
    </message>
    <message>
        <source>Send for review</source>
        <translation>Envoyer en relecture</translation>
    </message>
    <message>
        <source>Next finding</source>
        <translation>Signalement suivant</translation>
    </message>
    <message>
        <source>Previous finding</source>
        <translation>Signalement précédent</translation>
    </message>
    <message>
        <source>Take the first suggestion</source>
        <translation>Prendre la première suggestion</translation>
    </message>
    <message>
        <source>Take over a suggestion…</source>
        <translation>Reprendre une suggestion…</translation>
    </message>
    <message>
        <source>Choose when it leaves</source>
        <translation>Choisir l’heure de départ</translation>
    </message>
    <message>
        <source>All drafts…</source>
        <translation>Tous les brouillons…</translation>
    </message>
    <message>
        <source>Discard this draft</source>
        <translation>Jeter ce brouillon</translation>
    </message>
    <message>
        <source>Add the other language</source>
        <translation>Ajouter l’autre langue</translation>
    </message>
    <message>
        <source>Also ask legal, or no longer</source>
        <translation>Demander aussi l’accord du juridique, ou y renoncer</translation>
    </message>
    <message>
        <source>Preview on or off</source>
        <translation>Aperçu affiché ou masqué</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>Copier les lignes choisies</translation>
    </message>
    <message>
        <source>Export the list as CSV…</source>
        <translation>Exporter la liste en CSV…</translation>
    </message>
    <message>
        <source>Go to today</source>
        <translation>Aller à aujourd’hui</translation>
    </message>
    <message>
        <source>Later days</source>
        <translation>Jours suivants</translation>
    </message>
    <message>
        <source>Earlier days</source>
        <translation>Jours précédents</translation>
    </message>
    <message>
        <source>Move to another time…</source>
        <translation>Déplacer à une autre heure…</translation>
    </message>
    <message>
        <source>Read new mentions on X</source>
        <translation>Lire les nouvelles mentions sur X</translation>
    </message>
    <message>
        <source>Answer the mention</source>
        <translation>Répondre à la mention</translation>
    </message>
    <message>
        <source>Answer from a template…</source>
        <translation>Répondre à partir d’un modèle…</translation>
    </message>
    <message>
        <source>Put the mention aside, or back</source>
        <translation>Mettre la mention de côté, ou l’en sortir</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>Approuver…</translation>
    </message>
    <message>
        <source>Request changes…</source>
        <translation>Demander une modification…</translation>
    </message>
    <message>
        <source>Veto…</source>
        <translation>Mettre un veto…</translation>
    </message>
    <message>
        <source>Remark…</source>
        <translation>Remarque…</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Différence suivante</translation>
    </message>
    <message>
        <source>Next open remark</source>
        <translation>Remarque ouverte suivante</translation>
    </message>
    <message>
        <source>Previous open remark</source>
        <translation>Remarque ouverte précédente</translation>
    </message>
    <message>
        <source>Who has seen this post…</source>
        <translation>Qui a vu ce post…</translation>
    </message>
    <message>
        <source>Difference before</source>
        <translation>Différence précédente</translation>
    </message>
    <message>
        <source>Freeze an account…</source>
        <translation>Geler un compte…</translation>
    </message>
    <message>
        <source>Write a holding statement…</source>
        <translation>Rédiger une déclaration d’attente…</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Taille habituelle</translation>
    </message>
    <message>
        <source>Light or dark as the desktop</source>
        <translation>Clair ou sombre comme le bureau</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Fold or unfold the list of pages</source>
        <translation>Replier ou déplier la liste des pages</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>Trouver une action…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Single-letter keys on or off</source>
        <translation>Touches d’une seule lettre&#xa0;: les activer ou non</translation>
    </message>
    <message>
        <source>Act as somebody else…</source>
        <translation>Agir en tant qu’une autre personne…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>On the page “{page}”</source>
        <translation>Sur la page «&#x202f;{page}&#x202f;»</translation>
    </message>
    <message>
        <source>The record is not open</source>
        <extracomment>A key that is held does these again and again; everything else once.</extracomment>
        <translation>Le registre n’est pas ouvert</translation>
    </message>
</context>
<context>
    <name>Answered</name>
    <message>
        <source>You answer @{handle}</source>
        <translation>Vous répondez à @{handle}</translation>
    </message>
    <message>
        <source>You quote @{handle}</source>
        <translation>Vous citez @{handle}</translation>
    </message>
    <message>
        <source>typed over</source>
        <translation>recopié</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Afficher moins</translation>
    </message>
</context>
<context>
    <name>AppearingView</name>
    <message>
        <source>How it shows itself at X</source>
        <extracomment>pixels: an amount of at most seven signs what is kept was read</extracomment>
        <translation>Comment il se présente sur X</translation>
    </message>
    <message>
        <source>Last posts</source>
        <translation>Derniers posts</translation>
    </message>
    <message>
        <source>What reading X may cost</source>
        <translation>Ce que lire X peut coûter</translation>
    </message>
    <message>
        <source>US dollars a month, 0 reads nothing:</source>
        <translation>Dollars américains par mois, 0 ne lit rien&#xa0;:</translation>
    </message>
    <message>
        <source>Budget for reading, in US dollars a month</source>
        <translation>Budget de lecture, en dollars américains par mois</translation>
    </message>
    <message>
        <source>Set the budget</source>
        <translation>Fixer le budget</translation>
    </message>
    <message>
        <source>Reading what is kept here…</source>
        <translation>Lecture de ce qui est gardé ici…</translation>
    </message>
    <message>
        <source>Asking X…</source>
        <translation>Question posée à X…</translation>
    </message>
    <message>
        <source>Read it at X now (at most {price})</source>
        <translation>Le lire sur X maintenant ({price} au plus)</translation>
    </message>
    <message>
        <source>Read the numbers and polls that are due ({price} each)</source>
        <translation>Lire les chiffres et sondages attendus ({price} chacun)</translation>
    </message>
    <message>
        <source>Numbers are read 1 hour, 1, 7 and 30 days after posting, polls once they end.</source>
        <translation>Les chiffres se lisent 1 heure, 1, 7 et 30 jours après la publication, les sondages une fois terminés.</translation>
    </message>
</context>
<context>
    <name>AppearingWords</name>
    <message>
        <source>Nobody read it yet on this computer.</source>
        <extracomment>characters of somebody&apos;s text</extracomment>
        <translation>Personne ne l’a encore lu sur cet ordinateur.</translation>
    </message>
    <message>
        <source>It has a picture of its own.</source>
        <translation>Il a une photo à lui.</translation>
    </message>
    <message>
        <source>It says of itself: {words}</source>
        <translation>Il dit de lui-même&#xa0;: {words}</translation>
    </message>
    <message>
        <source>It leads to {link}; whether that answers was not tried.</source>
        <translation>Il mène à {link}&#xa0;; nul n’a essayé si cette page répond.</translation>
    </message>
    <message>
        <source>As X said {time}, for {price}</source>
        <translation>D’après X, {time}, pour {price}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln follower(s)</source>
        <translation>
            <numerusform>%Ln abonné</numerusform>
            <numerusform>%Ln abonnés</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was posted from here yet.</source>
        <translation>Rien n’a encore été publié d’ici.</translation>
    </message>
    <message>
        <source>Tone: the last posts inform; none praises more than it says.</source>
        <translation>Ton&#xa0;: les derniers posts informent&#xa0;; aucun ne vante plus qu’il ne dit.</translation>
    </message>
    <message numerus="yes">
        <source>Tone: %Ln of the last {all} post(s) praise(s) more than it says.</source>
        <translation>
            <numerusform>Ton&#xa0;:&#xa0;%Ln des {all} derniers posts vante plus qu’il ne dit.</numerusform>
            <numerusform>Ton&#xa0;:&#xa0;%Ln des {all} derniers posts vantent plus qu’ils ne disent.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is read of X cannot be kept here.</source>
        <translation>Ce qui est lu sur X ne peut pas être gardé ici.</translation>
    </message>
    <message>
        <source>Nothing of X is read for this account: no budget is set.</source>
        <translation>Rien n’est lu sur X pour ce compte&#xa0;: aucun budget n’est fixé.</translation>
    </message>
    <message>
        <source>This month {spent} of {limit} went into reading; {left} are left.</source>
        <translation>Ce mois-ci, la lecture a coûté {spent} sur {limit}&#xa0;; il reste {left}.</translation>
    </message>
    <message>
        <source>Nothing more is read until next month, or until you set more.</source>
        <translation>Plus rien n’est lu avant le mois prochain, à moins que vous ne fixiez davantage.</translation>
    </message>
    <message numerus="yes">
        <source>New numbers of %Ln post(s)</source>
        <translation>
            <numerusform>Nouveaux chiffres de&#xa0;%Ln post</numerusform>
            <numerusform>Nouveaux chiffres de&#xa0;%Ln posts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln poll(s) ended</source>
        <translation>
            <numerusform>%Ln sondage terminé</numerusform>
            <numerusform>%Ln sondages terminés</numerusform>
        </translation>
    </message>
    <message>
        <source>{numbers}, {polls}, for {cost}. They stand beside each post in Published.</source>
        <translation>{numbers}, {polls}, pour {cost}. Ils se lisent à côté de chaque post, dans Publié.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more did not fit the budget.</source>
        <translation>
            <numerusform>Le budget n’a pas suffi pour&#xa0;%Ln autre.</numerusform>
            <numerusform>Le budget n’a pas suffi pour&#xa0;%Ln autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>At X this name belongs to another account than the record’s: ask who looks after it.</source>
        <translation>Sur X, ce nom est celui d’un autre compte que celui du registre&#xa0;: demandez à qui s’en occupe.</translation>
    </message>
    <message>
        <source>Its posts are protected: only its followers read them.</source>
        <translation>Ses posts sont protégés&#xa0;: seuls ses abonnés les lisent.</translation>
    </message>
    <message>
        <source>It has X’s grey default picture.</source>
        <translation>Il a la silhouette grise que X met par défaut.</translation>
    </message>
    <message>
        <source>It says nothing about itself.</source>
        <translation>Il ne dit rien de lui-même.</translation>
    </message>
    <message>
        <source>It gives no link.</source>
        <translation>Il ne donne pas de lien.</translation>
    </message>
</context>
<context>
    <name>Approvers</name>
    <message>
        <source>Nothing has been checked yet.</source>
        <extracomment>a change of the draft: Callable[[Draft], Draft]</extracomment>
        <translation>Rien n’a encore été vérifié.</translation>
    </message>
    <message>
        <source>Legal is asked already, for the reasons above.</source>
        <translation>L’accord du juridique est déjà demandé, pour les motifs ci-dessus.</translation>
    </message>
    <message>
        <source>Legal is asked already, because of the other text.</source>
        <translation>L’accord du juridique est déjà demandé, à cause de l’autre texte.</translation>
    </message>
    <message>
        <source>Who must approve, and why</source>
        <translation>Qui doit approuver, et pourquoi</translation>
    </message>
    <message>
        <source>Also ask legal</source>
        <translation>Demander aussi l’accord du juridique</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message>
        <source>About the chosen day</source>
        <extracomment>Entry Entry</extracomment>
        <translation>À propos du jour choisi</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Déplacer…</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message>
        <source>No post on this day.</source>
        <translation>Aucun post ce jour-là.</translation>
    </message>
    <message>
        <source>{name} answers for it</source>
        <translation>{name} en répond</translation>
    </message>
    <message>
        <source>version {number}</source>
        <translation>version {number}</translation>
    </message>
    <message>
        <source>A goal’s last day is changed where the goals are.</source>
        <translation>Le dernier jour d’un objectif se change là où sont les objectifs.</translation>
    </message>
    <message>
        <source>It went out: its time is no wish any more.</source>
        <translation>Il est parti&#xa0;: son heure n’est plus un souhait.</translation>
    </message>
    <message>
        <source>Its time cannot be changed by you, or not while it stands so.</source>
        <translation>Vous ne pouvez pas changer son heure, ou pas dans son état actuel.</translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Cancel</source>
        <extracomment>characters characters of what is typed before it characters; a terminal takes no more from a descriptor the number of what was chosen what was asked for before the rest what is typed, for example “Reason” what is typed before the rest, for example “Matter” between what one chooses; empty: accounts what is typed is not shown, and forgotten at once</extracomment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>Pictures and films</source>
        <extracomment>a change of the draft: Callable[[Draft], Draft] files are being prepared, or no longer with where they were chosen files of ours among those that wait</extracomment>
        <translation>Images et films</translation>
    </message>
    <message>
        <source>Add pictures or a film</source>
        <translation>Ajouter des images ou un film</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Preparing “{name}”…</source>
        <translation>Préparation de «&#xa0;{name}&#xa0;»…</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Sent for review, withdrawn</source>
        <extracomment>characters of the words that a row has room for, at most What somebody should see at once, whatever it is about.</extracomment>
        <translation>Envois en relecture, retraits</translation>
    </message>
    <message>
        <source>Approvals and objections</source>
        <translation>Approbations et objections</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>Sending to X</source>
        <translation>Envoi vers X</translation>
    </message>
    <message>
        <source>Stopped, frozen, taken down</source>
        <translation>Arrêts, gels, retraits de X</translation>
    </message>
    <message>
        <source>Who opened what</source>
        <translation>Qui a ouvert quoi</translation>
    </message>
    <message>
        <source>People, keys, deputies</source>
        <translation>Personnes, clés, suppléances</translation>
    </message>
    <message>
        <source>Rules, templates, lists</source>
        <translation>Règles, modèles, listes</translation>
    </message>
    <message>
        <source>Words kept or taken out</source>
        <translation>Textes conservés ou retirés</translation>
    </message>
</context>
<context>
    <name>AuditFilters</name>
    <message>
        <source>Who</source>
        <extracomment>Days back, by their place in the list of times; the last is chosen day by day.</extracomment>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Which account</source>
        <translation>Quel compte</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Tous les comptes</translation>
    </message>
    <message>
        <source>The whole company</source>
        <translation>Toute l’entreprise</translation>
    </message>
    <message>
        <source>About what</source>
        <translation>À quel sujet</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>À tout moment</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>365 derniers jours</translation>
    </message>
    <message>
        <source>From day to day…</source>
        <translation>D’un jour à l’autre…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>À partir de ce jour</translation>
    </message>
    <message>
        <source>To this day, included</source>
        <translation>Jusqu’à ce jour inclus</translation>
    </message>
    <message>
        <source>One post alone: show all again</source>
        <translation>Un seul post&#xa0;: tout afficher de nouveau</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Audit</source>
        <extracomment>pixels; where there is less room, the page scrolls The first day of which anybody could ask for evidence, where no days are chosen. a post&apos;s id a post&apos;s id of the entry as it was read</extracomment>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Sections of the audit</source>
        <translation>Sections de l’audit</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Words kept or taken out</source>
        <translation>Textes conservés ou retirés</translation>
    </message>
    <message>
        <source>Entries of the record, newest first</source>
        <translation>Entrées du registre, la plus récente d’abord</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Exporter en CSV…</translation>
    </message>
    <message>
        <source>Export as JSON…</source>
        <translation>Exporter en JSON…</translation>
    </message>
    <message>
        <source>Evidence…</source>
        <translation>Preuve…</translation>
    </message>
    <message>
        <source>A file that proves everything about the posts of the chosen days and account</source>
        <translation>Un fichier qui prouve tout des posts des jours et du compte choisis</translation>
    </message>
    <message>
        <source>Writing and checking the evidence…</source>
        <translation>Écriture et vérification de la preuve…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln entrée</numerusform>
            <numerusform>%Ln entrées</numerusform>
        </translation>
    </message>
    <message>
        <source>No entry can be read</source>
        <translation>Aucune entrée n’est lisible</translation>
    </message>
    <message>
        <source>You see here what you may read of the record.</source>
        <translation>Vous voyez ici ce que vous pouvez lire du registre.</translation>
    </message>
    <message>
        <source>Nothing like this was recorded</source>
        <translation>Rien de tel n’a été enregistré</translation>
    </message>
    <message>
        <source>Ask for more days, more people or all accounts.</source>
        <translation>Demandez plus de jours, plus de personnes ou tous les comptes.</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Exporter en CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Export as JSON</source>
        <translation>Exporter en JSON</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Save the evidence</source>
        <translation>Enregistrer la preuve</translation>
    </message>
    <message>
        <source>Evidence (*.jsonl)</source>
        <translation>Preuve (*.jsonl)</translation>
    </message>
    <message>
        <source>Exporting the list…</source>
        <translation>Export de la liste…</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Enregistré sous {name}</translation>
    </message>
    <message numerus="yes">
        <source>Saved as {name}: %Ln post(s), checked</source>
        <translation>
            <numerusform>Enregistré sous {name}&#xa0;: %Ln post, vérifié</numerusform>
            <numerusform>Enregistré sous {name}&#xa0;: %Ln posts, vérifiés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AwaySettings</name>
    <message>
        <source>Somebody else decides in your name; the record says so each time. Nobody decides about what they wrote, nor about what you wrote.</source>
        <extracomment>of what is over, the newest</extracomment>
        <translation>Quelqu’un d’autre décide en votre nom&#x202f;; le registre le dit à chaque fois. Personne ne décide de ce qu’il a écrit, ni de ce que vous avez écrit.</translation>
    </message>
    <message>
        <source>Your own voice is lent to nobody: what is written in your name waits for you.</source>
        <translation>Votre propre voix ne se prête à personne&#xa0;: ce qui est écrit en votre nom vous attend.</translation>
    </message>
    <message>
        <source>from</source>
        <translation>du</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
    <message>
        <source>Who decides for you</source>
        <translation>Qui décide pour vous</translation>
    </message>
    <message>
        <source>Why, for everybody and for the record</source>
        <translation>Pourquoi, pour tout le monde et pour le registre</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Away from</source>
        <translation>Absent à partir du</translation>
    </message>
    <message>
        <source>Away until</source>
        <translation>Absent jusqu’au</translation>
    </message>
    <message>
        <source>Time zone of these times</source>
        <translation>Fuseau de ces heures</translation>
    </message>
    <message>
        <source>Let them decide for me</source>
        <translation>Laisser décider pour moi</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>Je suis de retour</translation>
    </message>
    <message>
        <source>Who decides for whom</source>
        <translation>Qui décide pour qui</translation>
    </message>
    <message>
        <source>Nobody decides for anybody else.</source>
        <translation>Personne ne décide pour quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>{deputy} decided for {person}, {role}, @{handle}: over</source>
        <translation>{deputy} a décidé pour {person}, {role}, @{handle}&#xa0;: terminé</translation>
    </message>
    <message>
        <source>{deputy} decides for {person}, {role}, @{handle}, until {end}</source>
        <translation>{deputy} décide pour {person}, {role}, @{handle}, jusqu’au {end}</translation>
    </message>
    <message>
        <source>{deputy} decides for {person}, {role}, @{handle}, {begin} to {end}</source>
        <translation>{deputy} décide pour {person}, {role}, @{handle}, du {begin} au {end}</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message>
        <source>Drafts, own words, settings, media and what was sent from here, in one file that opens with its own passphrase alone. Where the record is a file on this computer, it is in it too; a team’s record has a backup on its server.</source>
        <extracomment>characters the program is to begin anew with its first page the newest one, of this window</extracomment>
        <translation>Brouillons, mots ajoutés, réglages, médias et ce qui a été envoyé d’ici, dans un seul fichier qui ne s’ouvre qu’avec sa propre phrase secrète. Si le registre est un fichier de cet ordinateur, il en fait partie&#x202f;; celui d’une équipe est sauvegardé sur son serveur.</translation>
    </message>
    <message>
        <source>Make a backup…</source>
        <translation>Faire une sauvegarde…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurer une sauvegarde…</translation>
    </message>
    <message>
        <source>Countersign starts again with its first page.</source>
        <translation>Countersign redémarre sur sa première page.</translation>
    </message>
    <message>
        <source>Diagnostics…</source>
        <translation>Diagnostic…</translation>
    </message>
    <message>
        <source>Passphrase of this backup</source>
        <translation>Phrase secrète de cette sauvegarde</translation>
    </message>
    <message>
        <source>Write it down: nobody can open the backup without it.</source>
        <translation>Notez-la&#xa0;: sans elle, personne ne peut ouvrir la sauvegarde.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La même, encore une fois</translation>
    </message>
    <message>
        <source>Also signing keys and the server’s password</source>
        <translation>Aussi les clés de signature et le mot de passe du serveur</translation>
    </message>
    <message>
        <source>With them, people go on signing on a new computer: each key still needs its own passphrase. Keep the file as safe as the computer itself. Without, they get new keys there. Connections to X never go along.</source>
        <translation>Avec elles, chacun continue de signer sur un nouvel ordinateur&#xa0;: chaque clé garde sa propre phrase secrète. Protégez ce fichier autant que l’ordinateur lui-même. Sans elles, chacun y reçoit une nouvelle clé. Les connexions à X n’en font jamais partie.</translation>
    </message>
    <message>
        <source>Make the backup</source>
        <translation>Faire la sauvegarde</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>It becomes {path}</source>
        <translation>Elle sera ici&#xa0;: {path}</translation>
    </message>
    <message>
        <source>{number} characters or more.</source>
        <translation>{number} caractères ou plus.</translation>
    </message>
    <message>
        <source>Too easy to guess: a pattern, or a word that is tried first.</source>
        <translation>Trop facile à deviner&#xa0;: une suite, ou un mot que l’on essaie en premier.</translation>
    </message>
    <message>
        <source>Type it a second time.</source>
        <translation>Tapez-la une seconde fois.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Faire une sauvegarde</translation>
    </message>
    <message>
        <source>Backups (*.backup)</source>
        <translation>Sauvegardes (*.backup)</translation>
    </message>
    <message>
        <source>The backup is being made…</source>
        <translation>La sauvegarde est en cours…</translation>
    </message>
    <message numerus="yes">
        <source>The backup is made: {path}, {size}, %n draft(s).</source>
        <translation>
            <numerusform>La sauvegarde est faite&#xa0;: {path}, {size}, %n brouillon.</numerusform>
            <numerusform>La sauvegarde est faite&#xa0;: {path}, {size}, %n brouillons.</numerusform>
        </translation>
    </message>
    <message>
        <source>The record is in it.</source>
        <translation>Le registre en fait partie.</translation>
    </message>
    <message>
        <source>Signing keys are in it.</source>
        <translation>Les clés de signature en font partie.</translation>
    </message>
</context>
<context>
    <name>Banners</name>
    <message>
        <source>@{handle} is frozen: nothing more is posted.</source>
        <translation>@{handle} est gelé&#xa0;: plus rien n’est publié.</translation>
    </message>
    <message>
        <source>{name}, {time}: {reason} Urgent posts can still be submitted and approved: they leave without the pause, and never on one person’s word alone.</source>
        <translation>{name}, {time}&#xa0;: {reason} Les posts urgents peuvent encore être soumis et approuvés&#xa0;: ils partent sans la pause, et jamais sur la parole d’une seule personne.</translation>
    </message>
    <message>
        <source>Write a holding statement</source>
        <translation>Rédiger une déclaration d’attente</translation>
    </message>
    <message>
        <source>Begins an urgent draft: {key}, then Enter</source>
        <translation>Commence un brouillon urgent&#xa0;: {key}, puis Entrée</translation>
    </message>
    <message>
        <source>End the freeze…</source>
        <translation>Lever le gel…</translation>
    </message>
    <message>
        <source>X does not accept the connection of @{handle} any more: its queue waits.</source>
        <translation>X n’accepte plus la connexion de @{handle}&#xa0;: sa file attend.</translation>
    </message>
    <message>
        <source>X’s credits for @{handle} are used up: its queue waits.</source>
        <translation>Les crédits X de @{handle} sont épuisés&#xa0;: sa file attend.</translation>
    </message>
    <message>
        <source>X has locked or suspended @{handle}: its queue waits.</source>
        <translation>X a verrouillé ou suspendu @{handle}&#xa0;: sa file attend.</translation>
    </message>
    <message>
        <source>Nothing is lost. Connect the account again, then let the held post go on.</source>
        <translation>Rien n’est perdu. Reconnectez le compte, puis libérez le post retenu.</translation>
    </message>
    <message>
        <source>Nothing is lost. Buy credits in X’s developer console, then let the held post go on.</source>
        <translation>Rien n’est perdu. Achetez des crédits dans la console développeur de X, puis libérez le post retenu.</translation>
    </message>
    <message>
        <source>Nothing is lost. Sign in on X and follow what it asks, then let the held post go on.</source>
        <translation>Rien n’est perdu. Connectez-vous à X et suivez ce qui est demandé, puis libérez le post retenu.</translation>
    </message>
    <message>
        <source>Open the account</source>
        <translation>Ouvrir le compte</translation>
    </message>
    <message>
        <source>This desk was restored from a backup</source>
        <extracomment>Who may end a freeze. an account&apos;s id an account&apos;s id: what is said first is to be written the account&apos;s id: what it is about stands on its card why this computer sends nothing, as it was shown last</extracomment>
        <translation>Ce bureau a été restauré d’une sauvegarde</translation>
    </message>
    <message>
        <source>The journal of what was sent was set back or replaced</source>
        <translation>Le journal des envois a été remplacé par un plus ancien</translation>
    </message>
    <message>
        <source>These files came from another computer</source>
        <translation>Ces fichiers viennent d’un autre ordinateur</translation>
    </message>
    <message>
        <source>A copy of this computer sends in the same name</source>
        <translation>Une copie de cet ordinateur envoie sous le même nom</translation>
    </message>
    <message>
        <source>{why}, noticed {time}. Nothing was posted from here since. Look that no other computer sends in its place, then let this one send again on the account’s card: it reads on X first what is there already.</source>
        <translation>{why}, constaté&#xa0;: {time}. Rien n’a été publié d’ici depuis. Vérifiez qu’aucun autre ordinateur n’envoie à sa place, puis autorisez de nouveau celui-ci sur la fiche du compte&#xa0;: il lit d’abord sur X ce qui s’y trouve déjà.</translation>
    </message>
    <message>
        <source>This computer sends nothing until somebody lets it.</source>
        <translation>Cet ordinateur n’envoie rien tant que personne ne l’y autorise.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) of @{handle} on X were not approved here.</source>
        <translation>
            <numerusform>%n post de @{handle} sur X n’a pas été approuvé ici.</numerusform>
            <numerusform>%n posts de @{handle} sur X n’ont pas été approuvés ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look whether somebody of yours wrote them, and say what they are.</source>
        <translation>Voyez si quelqu’un de chez vous en est l’auteur, et dites de quoi il s’agit.</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Voir</translation>
    </message>
</context>
<context>
    <name>Bar</name>
    <message>
        <source>Cancel</source>
        <extracomment>A reason must be given for these. Done at once: they only open something to write in. characters an Act, the reason there is more to read before it can be approved show the version that was just sent the short ones, in the order of their keys 1 to 4</extracomment>
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
        <source>See changes</source>
        <translation>Voir les changements</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Lire la suite</translation>
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
        <source>Version {number} was just sent.</source>
        <translation>La version {number} vient d’être envoyée.</translation>
    </message>
    <message>
        <source>It can be approved once all of it was on the screen.</source>
        <translation>L’approbation est possible une fois que tout a été affiché à l’écran.</translation>
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
    <name>BarWords</name>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Request changes…</source>
        <translation>Demander une modification…</translation>
    </message>
    <message>
        <source>Veto…</source>
        <translation>Veto…</translation>
    </message>
    <message>
        <source>Take my approval back…</source>
        <translation>Retirer mon approbation…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Recall…</source>
        <translation>Rappeler…</translation>
    </message>
    <message>
        <source>Let it go on…</source>
        <translation>Libérer…</translation>
    </message>
    <message>
        <source>Write a new version</source>
        <translation>Écrire une nouvelle version</translation>
    </message>
    <message>
        <source>Take off X…</source>
        <translation>Retirer de X…</translation>
    </message>
    <message>
        <source>I removed it on X…</source>
        <translation>Je l’ai retiré sur X…</translation>
    </message>
    <message>
        <source>Looked at again…</source>
        <translation>Relu après coup…</translation>
    </message>
    <message>
        <source>Correct in an answer</source>
        <translation>Corriger en réponse</translation>
    </message>
    <message>
        <source>Correct in a new post</source>
        <translation>Corriger à part</translation>
    </message>
    <message>
        <source>Was it right and complete, and what did it set going? For the record.</source>
        <translation>Était-il exact et complet, et qu’a-t-il déclenché&#xa0;? Pour l’historique.</translation>
    </message>
    <message>
        <source>Approve version {number} and, in {language}, version {other} for @{handle}? {when}</source>
        <translation>Approuver la version {number} et, en {language}, la version {other} pour @{handle}&#x202f;? {when}</translation>
    </message>
    <message>
        <source>Approve version {number} for @{handle}? {when}</source>
        <translation>Approuver la version {number} pour @{handle}&#x202f;? {when}</translation>
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
        <source>Why does your approval of version {number} no longer hold?</source>
        <translation>Pourquoi votre approbation de la version {number} ne tient-elle plus&#xa0;?</translation>
    </message>
    <message>
        <source>Why do you take this post back?</source>
        <translation>Pourquoi retirez-vous ce post&#xa0;?</translation>
    </message>
    <message>
        <source>Why must this post not leave now?</source>
        <translation>Pourquoi ce post ne doit-il pas partir maintenant&#xa0;?</translation>
    </message>
    <message>
        <source>Why can this post go on now, from @{handle}?</source>
        <translation>Pourquoi ce post peut-il repartir, depuis @{handle}&#xa0;?</translation>
    </message>
    <message>
        <source>Why must it come off X? Everybody is told.</source>
        <translation>Pourquoi le retirer de X&#xa0;? Chacun l’apprend.</translation>
    </message>
    <message>
        <source>How did you remove every part of it on X?</source>
        <translation>Comment en avez-vous retiré chaque partie sur X&#xa0;?</translation>
    </message>
    <message>
        <source>An answer of {names} to the same post waits too.</source>
        <translation>Une réponse de {names} au même post attend aussi.</translation>
    </message>
    <message>
        <source>Answers of {names} to the same post wait too.</source>
        <translation>Des réponses de {names} au même post attendent aussi.</translation>
    </message>
    <message>
        <source>Approve version {number} for @{handle} all the same? {when}</source>
        <translation>Approuver tout de même la version {number} pour @{handle}&#xa0;? {when}</translation>
    </message>
    <message>
        <source>Approve version {number} and version {other} of its twin for @{handle}? {when}</source>
        <translation>Approuver la version {number} et la version {other} de son jumeau pour @{handle}&#x202f;? {when}</translation>
    </message>
    <message>
        <source>Somebody then posts it by hand.</source>
        <translation>Quelqu’un la publie ensuite à la main.</translation>
    </message>
    <message>
        <source>It is posted as soon as all approvals are in.</source>
        <translation>Elle est publiée dès que toutes les approbations sont là.</translation>
    </message>
    <message>
        <source>It is posted on {time}.</source>
        <translation>Elle est publiée le {time}.</translation>
    </message>
    <message>
        <source>You wrote this: somebody else must approve.</source>
        <translation>Vous l’avez écrit&#xa0;: quelqu’un d’autre doit approuver.</translation>
    </message>
    <message>
        <source>You helped to write this: what you suggested was taken over. Somebody else must approve.</source>
        <translation>Vous avez aidé à l’écrire&#xa0;: ce que vous avez suggéré a été repris. Quelqu’un d’autre doit approuver.</translation>
    </message>
    <message>
        <source>You approved this version.</source>
        <translation>Vous avez approuvé cette version.</translation>
    </message>
    <message>
        <source>Not your turn yet: {roles} first. You can still ask for changes.</source>
        <translation>Ce n’est pas encore votre tour&#xa0;: {roles} d’abord. Vous pouvez déjà demander des modifications.</translation>
    </message>
    <message>
        <source>This version needs no approval in a role of yours.</source>
        <translation>Cette version n’attend pas d’approbation de votre part.</translation>
    </message>
    <message numerus="yes">
        <source>%n open remark(s) keep this post from going on.</source>
        <translation>
            <numerusform>%n remarque ouverte empêche ce post d’avancer.</numerusform>
            <numerusform>%n remarques ouvertes empêchent ce post d’avancer.</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} can settle what is open: F8.</source>
        <translation>Peut régler&#xa0;: {names} (F8).</translation>
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
        <source>Everyone has approved. It is posted next.</source>
        <translation>Tout le monde a approuvé. L’envoi suit.</translation>
    </message>
    <message>
        <source>Everyone has approved. Somebody posts it by hand.</source>
        <translation>Tout le monde a approuvé. Quelqu’un le publie à la main.</translation>
    </message>
    <message>
        <source>Everyone has approved. It leaves at its time.</source>
        <translation>Tout le monde a approuvé. Il part à son heure.</translation>
    </message>
    <message>
        <source>Everyone has approved. It waits for its twin.</source>
        <translation>Tout le monde a approuvé. Il attend son jumeau.</translation>
    </message>
    <message>
        <source>It waits until somebody lets it go on.</source>
        <translation>Il attend que quelqu’un le libère.</translation>
    </message>
    <message>
        <source>It waits until the freeze is over and somebody lets it go on.</source>
        <translation>Il attend la levée du gel, puis que quelqu’un le libère.</translation>
    </message>
    <message>
        <source>It was stopped: its author can send it for review again.</source>
        <translation>Il a été arrêté&#xa0;: son auteur peut le renvoyer en relecture.</translation>
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
        <source>It is being taken off X.</source>
        <translation>Il est en cours de retrait de X.</translation>
    </message>
    <message>
        <source>It was on X, and is off it again.</source>
        <translation>Il était sur X et en a été retiré.</translation>
    </message>
    <message>
        <source>Its author took this post back.</source>
        <translation>Son auteur a retiré ce post.</translation>
    </message>
    <message>
        <source>It is being sent to X.</source>
        <translation>Envoi à X en cours.</translation>
    </message>
</context>
<context>
    <name>BenchPanel</name>
    <message>
        <source>Test bench</source>
        <extracomment>lines that are seen of a pasted text milliseconds without a keystroke before a text is read characters; as long as the checks read a text what runs now, or ran last</extracomment>
        <translation>Banc d’essai</translation>
    </message>
    <message>
        <source>Read with</source>
        <translation>Lire avec</translation>
    </message>
    <message>
        <source>A text</source>
        <translation>Un texte</translation>
    </message>
    <message>
        <source>Paste or type a text: what the rules find stands below</source>
        <translation>Collez ou tapez un texte&#xa0;: ce que les règles y trouvent s’affiche dessous</translation>
    </message>
    <message>
        <source>Text to try the rules on</source>
        <translation>Texte sur lequel essayer les règles</translation>
    </message>
    <message>
        <source>Past posts</source>
        <translation>Posts passés</translation>
    </message>
    <message>
        <source>The posts of the record with what was decided about them, or an archive: what X exports (zip or tweets.js), a CSV table with a column “text”, or JSON. Nothing is kept.</source>
        <translation>Les posts du registre, avec ce qui en a été décidé, ou une archive&#xa0;: ce que X exporte (zip ou tweets.js), un tableau CSV avec une colonne «&#xa0;text&#xa0;», ou du JSON. Rien n’est gardé.</translation>
    </message>
    <message>
        <source>Run on the record</source>
        <translation>Essayer sur le registre</translation>
    </message>
    <message>
        <source>Run on an archive…</source>
        <translation>Essayer sur une archive…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Posts that were read</source>
        <translation>Posts lus</translation>
    </message>
    <message>
        <source>The rules in force</source>
        <translation>Les règles en vigueur</translation>
    </message>
    <message>
        <source>What {name} proposed, {time}</source>
        <translation>Ce que {name} a proposé, {time}</translation>
    </message>
    <message>
        <source>With the rule that is being written: {rule}</source>
        <translation>Avec la règle en cours d’écriture&#xa0;: {rule}</translation>
    </message>
    <message>
        <source>No rule finds anything in it.</source>
        <translation>Aucune règle n’y trouve rien.</translation>
    </message>
    <message>
        <source>“{words}”: {why} · {severity} · {family} · {rule}</source>
        <translation>«&#xa0;{words}&#xa0;»&#xa0;: {why} · {severity} · {family} · {rule}</translation>
    </message>
    <message>
        <source>Run on an archive</source>
        <translation>Essayer sur une archive</translation>
    </message>
    <message>
        <source>Archives of posts (*.zip *.js *.csv *.json *.jsonl)</source>
        <translation>Archives de posts (*.zip *.js *.csv *.json *.jsonl)</translation>
    </message>
    <message>
        <source>Opening the posts…</source>
        <translation>Ouverture des posts…</translation>
    </message>
    <message>
        <source>{read} of {posts} posts read</source>
        <translation>Posts lus&#xa0;: {read} sur {posts}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was kept.</source>
        <translation>Arrêté. Rien n’a été gardé.</translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message numerus="yes">
        <source>%n post(s)</source>
        <extracomment>posts of a day in a month: what is more stands in the agenda posts in a week&apos;s day or in the whole agenda Posts of a day that went out and are read; of the others their number is. An agenda has four weeks. the chosen one date, perhaps one that is not shown Entry Entry Entry, naive local datetime in the sight&apos;s zone date</extracomment>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message>
        <source>No post</source>
        <translation>Aucun post</translation>
    </message>
    <message numerus="yes">
        <source>%n more post(s): show the day in the agenda</source>
        <translation>
            <numerusform>%n post de plus&#xa0;: montrer le jour dans l’agenda</numerusform>
            <numerusform>%n posts de plus&#xa0;: montrer le jour dans l’agenda</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BroughtCard</name>
    <message>
        <source>Keep the list as the file says</source>
        <extracomment>pixels; longer differences scroll keep the list as the file says keep it as it is</extracomment>
        <translation>Garder la liste telle que dans le fichier</translation>
    </message>
    <message>
        <source>Leave the list as it is</source>
        <translation>Laisser la liste telle quelle</translation>
    </message>
    <message>
        <source>What the file changes</source>
        <translation>Ce que le fichier modifie</translation>
    </message>
    <message>
        <source>The file says nothing that is other than now.</source>
        <translation>Le fichier ne dit rien d’autre que la liste actuelle.</translation>
    </message>
    <message>
        <source>The list is kept whole: what is not in the file is taken out.</source>
        <translation>La liste est remplacée en entier&#xa0;: ce qui n’est pas dans le fichier en est retiré.</translation>
    </message>
</context>
<context>
    <name>ByHand</name>
    <message>
        <source>I will post it myself on X after approval</source>
        <extracomment>a change of the draft: Callable[[Draft], Draft]</extracomment>
        <translation>Je le publierai moi-même sur X après approbation</translation>
    </message>
    <message>
        <source>X takes this only from people</source>
        <translation>X ne prend cela que d’une personne</translation>
    </message>
    <message>
        <source>Posted by hand</source>
        <translation>Publié à la main</translation>
    </message>
    <message>
        <source>The program could post this one itself.</source>
        <translation>Le programme pourrait publier celui-ci lui-même.</translation>
    </message>
    <message>
        <source>Once everybody has approved it, you copy the approved text into X’s own window and paste the link back here. It is compared with what was approved.</source>
        <translation>Une fois que tous ont approuvé, vous copiez le texte approuvé dans la fenêtre de X, puis vous collez ici le lien du post. Il est comparé à ce qui a été approuvé.</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Your draft</source>
        <translation>Votre brouillon</translation>
    </message>
    <message>
        <source>Goal: last day</source>
        <translation>Objectif&#xa0;: dernier jour</translation>
    </message>
    <message>
        <source>No text yet</source>
        <translation>Pas encore de texte</translation>
    </message>
    <message>
        <source>{state}: {text}</source>
        <translation>{state}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>{state}, {time}, {account}: {text}</source>
        <translation>{state}, {time}, {account}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Frozen: {account}</source>
        <translation>Gelé&#xa0;: {account}</translation>
    </message>
    <message>
        <source>Quiet period</source>
        <translation>Silence</translation>
    </message>
    <message>
        <source>{name}, until {day}</source>
        <translation>{name}, jusqu’au {day}</translation>
    </message>
    <message>
        <source>{account} is frozen since {time}, by {name}: {reason}. Nothing leaves it until somebody unfreezes it.</source>
        <translation>{account} est gelé depuis le {time}, par {name}&#xa0;: {reason}. Rien n’en part avant que quelqu’un ne le dégèle.</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <translation>dddd d MMMM yyyy</translation>
    </message>
    <message>
        <source>The clocks change: this day has {hours} hours.</source>
        <translation>Changement d’heure&#xa0;: ce jour compte {hours} heures.</translation>
    </message>
    <message>
        <source>every account</source>
        <translation>tous les comptes</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>How the days are shown</source>
        <extracomment>a preference of this machine a post&apos;s id a goal&apos;s id Draft, to be written Draft, as the desk has it now the id of the chosen one the chosen day stays in sight, until somebody scrolls elsewhere</extracomment>
        <translation>Comment les jours sont montrés</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>There are more posts than the {count} that are shown, all of them later. Choose a week or one account.</source>
        <translation>Il y a plus de posts que les {count} montrés, tous plus tardifs. Choisissez une semaine ou un seul compte.</translation>
    </message>
    <message>
        <source>Times of {zone}.</source>
        <translation>Heures du fuseau {zone}.</translation>
    </message>
    <message>
        <source>Times of {zone}: it is {there} there, and {here} on this computer.</source>
        <translation>Heures du fuseau {zone}&#xa0;: il y est {there}, et {here} sur cet ordinateur.</translation>
    </message>
    <message>
        <source>No post or draft is chosen</source>
        <translation>Aucun post ni brouillon n’est choisi</translation>
    </message>
    <message>
        <source>Its time cannot be changed by you</source>
        <translation>Vous ne pouvez pas changer son heure</translation>
    </message>
    <message>
        <source>The draft was moved</source>
        <translation>Le brouillon a été déplacé</translation>
    </message>
</context>
<context>
    <name>ChainBadge</name>
    <message>
        <source>Verifying the record…</source>
        <extracomment>the id of the entry that is not what was written; &quot;&quot; for none entries since of the verification; what belongs to another one is dropped</extracomment>
        <translation>Vérification du registre…</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Vérifier maintenant</translation>
    </message>
    <message>
        <source>Verifying…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Every link and signature is computed again. You can go on working.</source>
        <translation>Chaque maillon et chaque signature sont recalculés. Vous pouvez continuer à travailler.</translation>
    </message>
    <message>
        <source>Not verified yet</source>
        <translation>Pas encore vérifié</translation>
    </message>
    <message>
        <source>Each entry carries the fingerprint of the one before it, and a signature.</source>
        <translation>Chaque entrée porte l’empreinte de celle qui la précède, et une signature.</translation>
    </message>
    <message numerus="yes">
        <source>Verified {time}, %Ln entries</source>
        <translation>
            <numerusform>Vérifié {time}, %Ln entrée</numerusform>
            <numerusform>Vérifié {time}, %Ln entrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln signature(s) hold.</source>
        <translation>
            <numerusform>%Ln signature est bonne.</numerusform>
            <numerusform>%Ln signatures sont bonnes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is missing of what this computer remembers.</source>
        <translation>Rien ne manque de ce dont cet ordinateur se souvient.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries came since.</source>
        <translation>
            <numerusform>%Ln entrée est venue depuis.</numerusform>
            <numerusform>%Ln entrées sont venues depuis.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangedPost</name>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>Difference {number} of {count}</source>
        <translation>Différence {number} sur {count}</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n différence</numerusform>
            <numerusform>%n différences</numerusform>
        </translation>
    </message>
    <message>
        <source>Final text, exactly as it will be posted</source>
        <translation>Texte final, tel qu’il sera publié</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s); D goes to the next one</source>
        <translation>
            <numerusform>%n différence&#x202f;; D va à la suivante</numerusform>
            <numerusform>%n différences&#x202f;; D va à la suivante</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChangedText</name>
    <message>
        <source>Changes between two versions</source>
        <extracomment>of each change, in UTF-16 units of what is shown the change that was gone to</extracomment>
        <translation>Changements entre deux versions</translation>
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
    <name>ChartCard</name>
    <message>
        <source>Show the chart</source>
        <extracomment>pixels: of three lines under a number None where a table says it better</extracomment>
        <translation>Afficher le graphique</translation>
    </message>
    <message>
        <source>Show the table</source>
        <translation>Afficher le tableau</translation>
    </message>
    <message>
        <source>{verb}: {name}</source>
        <translation>{verb}&#xa0;: {name}</translation>
    </message>
</context>
<context>
    <name>ChoicesPage</name>
    <message>
        <source>How do you want to begin?</source>
        <extracomment>pixels: three cards that are read at a glance</extracomment>
        <translation>Comment voulez-vous commencer&#xa0;?</translation>
    </message>
    <message>
        <source>Posts are written, checked and approved here; only what was approved goes to X. You can choose again later, under Settings.</source>
        <translation>Ici, les posts sont écrits, vérifiés et approuvés&#xa0;; seul ce qui est approuvé part sur X. Vous pourrez choisir de nouveau plus tard, sous Réglages.</translation>
    </message>
    <message>
        <source>Try with sample data</source>
        <translation>Essayer avec des exemples</translation>
    </message>
    <message>
        <source>Three sample people, posts on their way and a simulated X on this computer. Nothing can be posted.</source>
        <translation>Trois personnes fictives, des posts en cours et un X simulé sur cet ordinateur. Rien ne peut être publié.</translation>
    </message>
    <message>
        <source>Start with sample data</source>
        <translation>Commencer avec les exemples</translation>
    </message>
    <message>
        <source>Set up this computer</source>
        <translation>Installer sur cet ordinateur</translation>
    </message>
    <message>
        <source>A record in a file on this computer, for an account of yours: the people who write and approve use this computer, each with a passphrase of their own.</source>
        <translation>Un registre dans un fichier de cet ordinateur, pour un compte à vous&#xa0;: ceux qui écrivent et approuvent s’en servent, chacun avec sa phrase secrète.</translation>
    </message>
    <message>
        <source>Needs two people or more, ten minutes, and the computer’s keychain.</source>
        <translation>Il faut deux personnes au moins, dix minutes et le trousseau de l’ordinateur.</translation>
    </message>
    <message>
        <source>Set up…</source>
        <translation>Installer…</translation>
    </message>
    <message>
        <source>Join my team</source>
        <translation>Rejoindre mon équipe</translation>
    </message>
    <message>
        <source>Everybody on a computer of their own, with one record on your server.</source>
        <translation>Chacun sur son ordinateur, avec un registre commun sur votre serveur.</translation>
    </message>
    <message>
        <source>Needs your invitation from whoever looks after the record, and a telephone.</source>
        <translation>Il faut votre invitation, de la personne qui administre le registre, et un téléphone.</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurer une sauvegarde…</translation>
    </message>
    <message>
        <source>Join…</source>
        <translation>Rejoindre…</translation>
    </message>
    <message>
        <source>Open a record…</source>
        <translation>Ouvrir un registre…</translation>
    </message>
</context>
<context>
    <name>ClashCard</name>
    <message>
        <source>Make my change in the newer version</source>
        <extracomment>Pixels; longer differences scroll. make my change in the newer version leave the list as the other kept it</extracomment>
        <translation>Faire ma modification dans la version récente</translation>
    </message>
    <message>
        <source>Leave the list as it is</source>
        <translation>Laisser la liste telle quelle</translation>
    </message>
    <message>
        <source>What the two of you changed</source>
        <translation>Ce que vous avez modifié l’un et l’autre</translation>
    </message>
    <message>
        <source>{name} changed this list while you did</source>
        <translation>{name} a modifié cette liste en même temps que vous</translation>
    </message>
    <message>
        <source>Nothing of yours was recorded, and nothing was merged. Compare the two, then choose; {name} kept theirs at {time}.</source>
        <translation>Rien de votre part n’a été enregistré, et rien n’a été fusionné. Comparez les deux, puis choisissez&#xa0;; la version de {name} est du {time}.</translation>
    </message>
    <message>
        <source>{name} changed</source>
        <translation>{name} a modifié</translation>
    </message>
    <message>
        <source>You wanted to change</source>
        <translation>Vous vouliez modifier</translation>
    </message>
    <message>
        <source>Nothing that is other than before</source>
        <translation>Rien d’autre qu’avant</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>The record is not open</source>
        <translation>Le registre n’est pas ouvert</translation>
    </message>
    <message>
        <source>There is no account that you may freeze</source>
        <translation>Il n’y a aucun compte que vous puissiez geler</translation>
    </message>
    <message>
        <source>No account that you write for is frozen</source>
        <translation>Aucun compte pour lequel vous écrivez n’est gelé</translation>
    </message>
    <message>
        <source>Nobody else can act here</source>
        <translation>Personne d’autre ne peut agir ici</translation>
    </message>
</context>
<context>
    <name>CompanyPanel</name>
    <message>
        <source>The company</source>
        <translation>L’entreprise</translation>
    </message>
    <message>
        <source>While something stands here, every post needs a second look.</source>
        <translation>Tant que quelque chose est écrit ici, chaque post demande une seconde lecture.</translation>
    </message>
    <message>
        <source>Packs of rules that are used</source>
        <translation>Familles de règles utilisées</translation>
    </message>
    <message>
        <source>Names, days and dates by which the rules judge. Lists have one entry a line; days are written 2026-03-31; a double click or F2 changes a cell.</source>
        <translation>Les noms, les jours et les dates d’après lesquels les règles jugent. Les listes ont une entrée par ligne&#xa0;; les jours s’écrivent 2026-03-31&#xa0;; un double clic ou F2 modifie une case.</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>annual, half_year or quarter</source>
        <translation>annual, half_year ou quarter</translation>
    </message>
    <message>
        <source>Time (07:30)</source>
        <translation>Heure (07:30)</translation>
    </message>
    <message>
        <source>Market</source>
        <translation>Marché</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Day, or 11-13</source>
        <translation>Jour, ou 11-13</translation>
    </message>
    <message>
        <source>What is remembered</source>
        <translation>Ce dont on se souvient</translation>
    </message>
    <message>
        <source>A pack that is not ticked finds nothing</source>
        <translation>Une famille qui n’est pas cochée ne trouve rien</translation>
    </message>
    <message>
        <source>Not here: who has inside knowledge stands with each post (Review, “Who has seen this post”); quiet days of single markets and the company’s grammar server are changed with “countersign company propose”.</source>
        <translation>Pas ici&#xa0;: les initiés figurent avec chaque post (Relecture, «&#xa0;Qui a vu ce post&#xa0;»)&#xa0;; les jours de silence de chaque marché et le serveur de grammaire de l’entreprise se modifient par «&#xa0;countersign company propose&#xa0;».</translation>
    </message>
</context>
<context>
    <name>CompareCard</name>
    <message>
        <source>Compare the words of {name}</source>
        <extracomment>person, words</extracomment>
        <translation>Comparer les mots de {name}</translation>
    </message>
    <message>
        <source>Call {name}, whose voice you know, and type the six words as they are read to you.</source>
        <translation>Appelez {name}, dont vous connaissez la voix, et tapez les six mots tels qu’on vous les lit.</translation>
    </message>
    <message>
        <source>Six words</source>
        <translation>Six mots</translation>
    </message>
    <message>
        <source>Six words that {name} reads to you</source>
        <translation>Six mots que {name} vous lit</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
</context>
<context>
    <name>ComposePage</name>
    <message>
        <source>It has its twin already</source>
        <extracomment>the post&apos;s id the id of an earlier post that is to be opened discarded, and can be brought back what is about to happen to a post of the thread (`PART_…`)</extracomment>
        <translation>Il a déjà son jumeau</translation>
    </message>
</context>
<context>
    <name>ConnectionView</name>
    <message>
        <source>Connection to X on this computer</source>
        <extracomment>What a connection remembers as its problem.</extracomment>
        <translation>Connexion à X sur cet ordinateur</translation>
    </message>
    <message>
        <source>Reading how it is connected…</source>
        <translation>Lecture de l’état de la connexion…</translation>
    </message>
    <message>
        <source>@{handle} is not connected here: nothing can be posted from here.</source>
        <translation>@{handle} n’est pas connecté ici&#xa0;: rien ne peut être publié d’ici.</translation>
    </message>
    <message>
        <source>X granted: {scopes}</source>
        <translation>Accordé par X&#xa0;: {scopes}</translation>
    </message>
    <message>
        <source>The simulated X needs no connection.</source>
        <translation>Le X simulé n’a besoin d’aucune connexion.</translation>
    </message>
    <message>
        <source>Accounts are connected on the computer that posts.</source>
        <translation>Les comptes se connectent sur l’ordinateur qui publie.</translation>
    </message>
    <message>
        <source>Connected since {time} with four keys, which do not expire.</source>
        <translation>Connecté avec quatre clés, qui n’expirent pas&#xa0;: {time}.</translation>
    </message>
    <message>
        <source>Connected since {time} with a consent in the browser.</source>
        <translation>Connecté par une autorisation dans le navigateur&#xa0;: {time}.</translation>
    </message>
    <message>
        <source>Connected since {time} with a consent in the browser; renewed {renewed}.</source>
        <translation>Connecté par une autorisation dans le navigateur&#xa0;: {time}&#xa0;; renouvelé&#xa0;: {renewed}.</translation>
    </message>
    <message>
        <source>X’s page opens in the browser: sign in there as @{handle} and allow it, within five minutes. Posting goes on meanwhile.</source>
        <translation>La page de X s’ouvre dans le navigateur&#xa0;: connectez-vous-y en tant que @{handle} et donnez l’autorisation, sous cinq minutes. L’envoi des posts continue pendant ce temps.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Demande en cours…</translation>
    </message>
    <message>
        <source>@{handle} is connected. Posts that waited for it: let each go on.</source>
        <translation>@{handle} est connecté. Les posts qui attendaient&#xa0;: laissez repartir chacun d’eux.</translation>
    </message>
    <message>
        <source>X says: the connection works, and it is @{handle}.</source>
        <translation>X le confirme&#xa0;: la connexion fonctionne, et c’est bien @{handle}.</translation>
    </message>
    <message>
        <source>@{handle} is disconnected; X confirmed that the permission ended.</source>
        <translation>@{handle} est déconnecté&#xa0;; X a confirmé la fin de l’autorisation.</translation>
    </message>
    <message>
        <source>@{handle} is forgotten on this computer. X did not confirm that the permission ended: end it in the account’s settings at X, under Connected apps.</source>
        <translation>@{handle} est oublié sur cet ordinateur. X n’a pas confirmé la fin de l’autorisation&#xa0;: mettez-y fin dans les réglages du compte chez X, sous «&#xa0;Applications connectées&#xa0;».</translation>
    </message>
    <message>
        <source>Connect again…</source>
        <translation>Reconnecter…</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Connecter…</translation>
    </message>
    <message>
        <source>Use four keys (OAuth 1.0a)…</source>
        <translation>Utiliser quatre clés (OAuth 1.0a)…</translation>
    </message>
    <message>
        <source>Check now (about $0.01)</source>
        <translation>Vérifier (environ 0,01&#xa0;$)</translation>
    </message>
    <message>
        <source>Asks X whose connection it is; X charges for the answer.</source>
        <translation>Demande à X à qui est la connexion&#xa0;; X facture la réponse.</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Déconnecter…</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>Ne plus attendre</translation>
    </message>
    <message>
        <source>Connect @{handle} with a consent in the browser</source>
        <translation>Connecter @{handle} par une autorisation dans le navigateur</translation>
    </message>
    <message>
        <source>Copy the Client ID of your app from X’s developer page (OAuth 2.0, Native App). What was connected before is kept until the new connection works.</source>
        <translation>Copiez l’identifiant client (Client ID) de votre app depuis la page développeur de X (OAuth 2.0, Native App). La connexion précédente est conservée jusqu’à ce que la nouvelle fonctionne.</translation>
    </message>
    <message>
        <source>Open the browser</source>
        <translation>Ouvrir le navigateur</translation>
    </message>
    <message>
        <source>Connect @{handle} with four keys</source>
        <translation>Connecter @{handle} avec quatre clés</translation>
    </message>
    <message>
        <source>Copy them from X’s developer page. They go to this computer’s keychain and are shown nowhere again; the app needs “Read and write” there.</source>
        <translation>Copiez-les depuis la page développeur de X. Elles vont dans le trousseau de cet ordinateur et ne sont plus montrées nulle part&#xa0;; l’app doit y avoir «&#xa0;Read and write&#xa0;».</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Connecter</translation>
    </message>
    <message>
        <source>Disconnect @{handle}?</source>
        <translation>Déconnecter @{handle}&#xa0;?</translation>
    </message>
    <message>
        <source>Its permission ends at X and is forgotten here. Approved posts wait until it is connected again; none is lost.</source>
        <translation>Son autorisation prend fin chez X et elle est oubliée ici. Les posts approuvés attendent qu’il soit reconnecté&#xa0;; aucun n’est perdu.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Déconnecter</translation>
    </message>
</context>
<context>
    <name>Context</name>
    <message>
        <source>About this version</source>
        <extracomment>States from which a post may still leave.</extracomment>
        <translation>Au sujet de cette version</translation>
    </message>
    <message>
        <source>From the author</source>
        <translation>De l’auteur</translation>
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
        <source>Language checked by: {engines}.</source>
        <translation>Langue vérifiée par&#xa0;: {engines}.</translation>
    </message>
    <message>
        <source>Spelling and grammar were not checked.</source>
        <translation>L’orthographe et la grammaire n’ont pas été vérifiées.</translation>
    </message>
    <message>
        <source>Grammar was not checked.</source>
        <translation>La grammaire n’a pas été vérifiée.</translation>
    </message>
    <message>
        <source>Spelling was not checked.</source>
        <translation>L’orthographe n’a pas été vérifiée.</translation>
    </message>
    <message>
        <source>Who must approve, and why</source>
        <translation>Qui doit approuver, et pourquoi</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Legal’s veto stands: only legal lifts it, by approving a later version.</source>
        <translation>Le veto du service juridique tient&#xa0;: seul ce service le lève, en approuvant une version suivante.</translation>
    </message>
    <message>
        <source>{name} — sent version {number} for review, {time}</source>
        <translation>{name} — a envoyé la version {number} en relecture, {time}</translation>
    </message>
    <message>
        <source>counts until {time}, while the text stays the same</source>
        <translation>compte jusqu’au {time}, tant que le texte reste le même</translation>
    </message>
    <message>
        <source>Exception to the quiet period; communiqué: {link}</source>
        <translation>Exception à la période de silence&#xa0;; communiqué&#xa0;: {link}</translation>
    </message>
    <message>
        <source>If approved</source>
        <translation>Après approbation</translation>
    </message>
    <message>
        <source>How it leaves</source>
        <translation>Comment il part</translation>
    </message>
    <message>
        <source>Somebody posts it by hand as @{handle}, exactly this text.</source>
        <translation>Quelqu’un le publie à la main comme @{handle}, exactement ce texte.</translation>
    </message>
    <message>
        <source>Posted to @{handle} at its time, exactly this text.</source>
        <translation>Publié sur @{handle} à son heure, exactement ce texte.</translation>
    </message>
    <message>
        <source>Posted to @{handle} as soon as everyone has approved, exactly this text.</source>
        <translation>Publié sur @{handle} dès que tout le monde a approuvé, exactement ce texte.</translation>
    </message>
    <message>
        <source>Urgent: {reason}</source>
        <translation>Urgent&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Not before {time}</source>
        <translation>Pas avant {time}</translation>
    </message>
    <message>
        <source>Not after {time}; later it is missed, never posted late</source>
        <translation>Pas après {time}&#xa0;; plus tard il est manqué, jamais publié en retard</translation>
    </message>
    <message>
        <source>Pause after the last change: {left} left</source>
        <translation>Pause après la dernière modification&#xa0;: encore {left}</translation>
    </message>
    <message>
        <source>The pause after the last change is over.</source>
        <translation>La pause après la dernière modification est terminée.</translation>
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
        <extracomment>a post&apos;s id: to be seen whole of the post that is shown</extracomment>
        <translation>Au sujet de ce post</translation>
    </message>
    <message>
        <source>What stays in the record</source>
        <translation>Ce qui reste au registre</translation>
    </message>
    <message>
        <source>Who did what, and when, is still in the record; its words are not.</source>
        <translation>Qui a fait quoi, et quand, figure toujours dans le registre&#x202f;; le texte, non.</translation>
    </message>
    <message>
        <source>X shows:</source>
        <translation>X affiche&#xa0;:</translation>
    </message>
    <message>
        <source>Open it in Review</source>
        <translation>Ouvrir dans Relire</translation>
    </message>
    <message>
        <source>Open the post that this one corrects</source>
        <translation>Ouvrir le post que celui-ci corrige</translation>
    </message>
    <message>
        <source>Open the correction of this post</source>
        <translation>Ouvrir la correction de ce post</translation>
    </message>
    <message>
        <source>Numbers at X</source>
        <translation>Chiffres sur X</translation>
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
        <source>taken off X {time}</source>
        <translation>retiré de X à {time}</translation>
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
    <name>DiagnosticsView</name>
    <message>
        <source>What would be saved</source>
        <extracomment>pixels: some ten lines of what would be saved</extracomment>
        <translation>Ce qui serait enregistré</translation>
    </message>
    <message>
        <source>Save on this computer…</source>
        <translation>Enregistrer sur cet ordinateur…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>Examen de cet ordinateur…</translation>
    </message>
    <message>
        <source>All of it is shown here: versions, what was found on this computer, sizes and counts. No text of a draft or post, no name, account, address, path or key. It stays on this computer until you give it to somebody.</source>
        <translation>Tout est affiché ici&#xa0;: versions, constats sur cet ordinateur, tailles et nombres. Aucun texte de brouillon ou de post, aucun nom, compte, adresse, chemin ni clé. Le fichier reste sur cet ordinateur jusqu’à ce que vous le remettiez à quelqu’un.</translation>
    </message>
    <message>
        <source>Save diagnostics</source>
        <translation>Enregistrer le diagnostic</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>Archives (*.zip)</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Enregistré sous {path}</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>Nothing that is sent changed: it was sent for review again.</source>
        <extracomment>pixels that stay free around a difference that was gone to</extracomment>
        <translation>Rien de ce qui est envoyé n’a changé&#xa0;: il a été renvoyé en relecture.</translation>
    </message>
    <message>
        <source>: </source>
        <translation>&#xa0;: </translation>
    </message>
    <message>
        <source>Part {before} is now part {after}</source>
        <translation>La partie {before} est maintenant la partie {after}</translation>
    </message>
    <message>
        <source>Part {number} is new: {text}</source>
        <translation>La partie {number} est nouvelle&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Part {number} was taken out: {text}</source>
        <translation>La partie {number} a été retirée&#xa0;: {text}</translation>
    </message>
    <message>
        <source>the pictures stand in another order</source>
        <translation>les images sont dans un autre ordre</translation>
    </message>
    <message>
        <source>the description of picture {number} was {before} and is {after}</source>
        <translation>la description de l’image {number} était {before} et devient {after}</translation>
    </message>
    <message>
        <source>new: {name}, {text}</source>
        <translation>ajout&#xa0;: {name}, {text}</translation>
    </message>
    <message>
        <source>taken out: {name}, {text}</source>
        <translation>retrait&#xa0;: {name}, {text}</translation>
    </message>
    <message>
        <source>the poll was taken out</source>
        <translation>le sondage a été retiré</translation>
    </message>
    <message>
        <source>{options}, open for {time}</source>
        <translation>{options}, ouvert {time}</translation>
    </message>
    <message>
        <source>new poll: {poll}</source>
        <translation>nouveau sondage&#xa0;: {poll}</translation>
    </message>
    <message>
        <source>the poll is now: {poll}</source>
        <translation>le sondage est désormais&#xa0;: {poll}</translation>
    </message>
    <message>
        <source>{name}: was {before}, is {after}</source>
        <translation>{name}&#xa0;: était {before}, devient {after}</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Post that is answered</source>
        <translation>Post auquel il répond</translation>
    </message>
    <message>
        <source>Post that is quoted</source>
        <translation>Post cité</translation>
    </message>
    <message>
        <source>Who can reply</source>
        <translation>Qui peut répondre</translation>
    </message>
    <message>
        <source>Marked as made with AI</source>
        <translation>Indiqué comme fait avec l’IA</translation>
    </message>
    <message>
        <source>Marked as paid partnership</source>
        <translation>Indiqué comme partenariat rémunéré</translation>
    </message>
    <message>
        <source>Leaves at the earliest</source>
        <translation>Départ au plus tôt</translation>
    </message>
    <message>
        <source>Leaves at the latest</source>
        <translation>Départ au plus tard</translation>
    </message>
    <message>
        <source>Post in the other language</source>
        <translation>Post dans l’autre langue</translation>
    </message>
    <message>
        <source>Posted by hand</source>
        <translation>Publié à la main</translation>
    </message>
    <message>
        <source>Reason why it is urgent</source>
        <translation>Motif de l’urgence</translation>
    </message>
    <message>
        <source>Post that it corrects</source>
        <translation>Post qu’il corrige</translation>
    </message>
    <message>
        <source>Template that it began from</source>
        <translation>Modèle de départ</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
</context>
<context>
    <name>DraftList</name>
    <message>
        <source>Drafts ({count})</source>
        <extracomment>that a discarded draft can be brought back characters of a draft&apos;s first line that name it the draft&apos;s id id, name</extracomment>
        <translation>Brouillons ({count})</translation>
    </message>
    <message>
        <source>Discarded ({count})</source>
        <translation>Jetés ({count})</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Brouillons</translation>
    </message>
    <message>
        <source>Which drafts</source>
        <translation>Quels brouillons</translation>
    </message>
    <message>
        <source>Search in drafts</source>
        <translation>Chercher dans les brouillons</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>New draft</source>
        <translation>Nouveau brouillon</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Jeter</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>No draft has these words.</source>
        <translation>Aucun brouillon ne contient ces mots.</translation>
    </message>
    <message>
        <source>Nothing was discarded.</source>
        <translation>Rien n’a été jeté.</translation>
    </message>
    <message>
        <source>Discarded drafts are kept for {days} days, then gone for good.</source>
        <translation>Les brouillons jetés sont gardés {days} jours, puis effacés pour de bon.</translation>
    </message>
    <message>
        <source>There is no draft yet. What you write is kept here by itself.</source>
        <translation>Il n’y a pas encore de brouillon. Ce que vous écrivez est gardé ici tout seul.</translation>
    </message>
    <message>
        <source>Drafts are private and stay on this computer.</source>
        <translation>Les brouillons sont privés et restent sur cet ordinateur.</translation>
    </message>
    <message>
        <source>saved {time}</source>
        <translation>enregistré {time}</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Vide</translation>
    </message>
    <message>
        <source>kept until {time}</source>
        <translation>gardé jusqu’au {time}</translation>
    </message>
    <message>
        <source>new version, after version {number}</source>
        <translation>nouvelle version, après la version {number}</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>correction</translation>
    </message>
    <message>
        <source>thread of {count}</source>
        <translation>fil de {count}</translation>
    </message>
</context>
<context>
    <name>EarlierPosts</name>
    <message>
        <source>Said before</source>
        <extracomment>characters of an earlier post that are shown the earlier post&apos;s id Question, tuple[Obstacle, ...]: what X would refuse</extracomment>
        <translation>Déjà dit</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Maintenant</translation>
    </message>
    <message>
        <source>Open the earlier post</source>
        <translation>Ouvrir l’ancien post</translation>
    </message>
    <message>
        <source>The same words, by {name}, {time}</source>
        <translation>Les mêmes mots, par {name}, {time}</translation>
    </message>
    <message>
        <source>Nearly the same, by {name}, {time}</source>
        <translation>Presque la même chose, par {name}, {time}</translation>
    </message>
    <message>
        <source>You said something else, {time}</source>
        <translation>Vous avez dit autre chose, {time}</translation>
    </message>
    <message>
        <source>{name} said something else, {time}</source>
        <translation>{name} a dit autre chose, {time}</translation>
    </message>
    <message>
        <source>not on X yet</source>
        <translation>pas encore sur X</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Text of the post</source>
        <extracomment>13 points where the base font has 10.5 pixels where there is little room; where there is more, the editor takes it Half a character, what a decoder puts in its place, and what Qt takes for a frame&apos;s border. by a person, a fix or undo; not by `open_text` the keyboard went elsewhere a damaged text was pasted and was not taken list of paths that were dropped or pasted here QImage that was pasted here Pasted, about what stands here now this post up (-1) or down (1) in its thread a new post from the cursor on one post of this one and the one before Finding that the person moved to Finding on whose words the mouse rests what can be done about misspelt words</extracomment>
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
    <name>EntryForm</name>
    <message>
        <source>Keep</source>
        <extracomment>the entry</extracomment>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message>
        <source>What it is</source>
        <extracomment>pixels of the list, at 100 % a person said what the entry is, whatever is typed</extracomment>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>@name, #hashtag, or words</source>
        <translation>@nom, #hashtag ou des mots</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Empty: the theme itself</source>
        <translation>Vide&#xa0;: le thème lui-même</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>ErrandCard</name>
    <message>
        <source>Invite somebody</source>
        <extracomment>characters of a password of an invitation that are seen the server did it</extracomment>
        <translation>Inviter quelqu’un</translation>
    </message>
    <message>
        <source>The laptop of {name} was lost</source>
        <translation>L’ordinateur de {name} est perdu</translation>
    </message>
    <message>
        <source>Shut {name} out at once</source>
        <translation>Fermer l’accès de {name} tout de suite</translation>
    </message>
    <message>
        <source>The invitation works once, for 72 hours. Then they read six words to a holder of a root key, and two holders sign them in with the duties that you name.</source>
        <translation>L’invitation sert une fois, pendant 72 heures. Cette personne lit ensuite six mots à un détenteur d’une clé racine, et deux détenteurs signent son entrée, avec les fonctions que vous nommez.</translation>
    </message>
    <message>
        <source>At once that laptop can neither read nor write. You get an invitation for {name}, who joins on another one; a holder compares the words, the other one signs, and the lost key counts for nothing.</source>
        <translation>Cet ordinateur ne peut plus ni lire ni écrire, tout de suite. Vous recevez une invitation pour {name}, qui rejoint l’équipe sur un autre&#x202f;; un détenteur compare les mots, l’autre signe, et la clé perdue ne vaut plus rien.</translation>
    </message>
    <message>
        <source>At once {name} can neither read nor write. Two holders still have to sign them out of the roster: with “Remove…”.</source>
        <translation>{name} ne peut plus ni lire ni écrire, tout de suite. Deux détenteurs doivent encore signer sa sortie de la liste&#xa0;: avec «&#xa0;Retirer…&#xa0;».</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Nom court</translation>
    </message>
    <message>
        <source>Like anne: small letters, digits, hyphens.</source>
        <translation>Comme anne&#xa0;: minuscules sans accent, chiffres, tirets.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>First name and surname.</source>
        <translation>Prénom et nom.</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>Fonctions</translation>
    </message>
    <message>
        <source>Like communications, or legal:ceo for one account alone.</source>
        <translation>En anglais, comme communications, ou legal:ceo pour un seul compte.</translation>
    </message>
    <message>
        <source>Administrator’s login at the server</source>
        <translation>Identifiant de l’administrateur sur le serveur</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>Son mot de passe</translation>
    </message>
    <message>
        <source>Only whoever looks after the record has it. It is kept nowhere.</source>
        <translation>Seule la personne qui administre le registre l’a. Il n’est gardé nulle part.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>Enregistrer un fichier…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Shut out</source>
        <translation>Fermer l’accès</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Inviter</translation>
    </message>
    <message>
        <source>If the server lets this login in from its own machine alone, type there:</source>
        <translation>Si le serveur n’admet cet identifiant que depuis sa propre machine, tapez-y&#xa0;:</translation>
    </message>
    <message>
        <source>For {name} alone, until {time}: hand it over so that nobody else has it.</source>
        <translation>Pour {name} seulement, jusqu’au {time}&#xa0;: remettez-la sans que personne d’autre l’ait.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Demande au serveur…</translation>
    </message>
    <message>
        <source>No file can be made there: choose another folder.</source>
        <translation>Aucun fichier ne peut être créé là&#xa0;: choisissez un autre dossier.</translation>
    </message>
</context>
<context>
    <name>EvidenceButton</name>
    <message>
        <source>Evidence…</source>
        <translation>Preuve…</translation>
    </message>
    <message>
        <source>A file that proves who approved this post, and what was sent</source>
        <translation>Un fichier qui prouve qui a approuvé ce post, et ce qui a été envoyé</translation>
    </message>
    <message>
        <source>Writing and checking the evidence…</source>
        <translation>Écriture et vérification de la preuve…</translation>
    </message>
    <message>
        <source>Saved as {name}, checked</source>
        <translation>Enregistré sous {name}, vérifié</translation>
    </message>
    <message>
        <source>Save the evidence</source>
        <translation>Enregistrer la preuve</translation>
    </message>
    <message>
        <source>Evidence (*.jsonl)</source>
        <translation>Preuve (*.jsonl)</translation>
    </message>
</context>
<context>
    <name>Example</name>
    <message>
        <source>Who would have to approve an example?</source>
        <extracomment>after the last key pixels at 100 %</extracomment>
        <translation>Qui devrait approuver un exemple&#x202f;?</translation>
    </message>
    <message>
        <source>Type an example</source>
        <translation>Tapez un exemple</translation>
    </message>
    <message>
        <source>An example</source>
        <translation>Un exemple</translation>
    </message>
    <message>
        <source>Nothing is kept, and nothing is sent.</source>
        <translation>Rien n’est gardé, et rien n’est envoyé.</translation>
    </message>
</context>
<context>
    <name>ExemptionForm</name>
    <message>
        <source>Link to the communiqué: https://…</source>
        <extracomment>Enter was pressed</extracomment>
        <translation>Lien vers le communiqué&#xa0;: https://…</translation>
    </message>
    <message>
        <source>Link to the communiqué</source>
        <translation>Lien vers le communiqué</translation>
    </message>
    <message>
        <source>It can leave only as your exception, for example to answer a public statement: say why, and link to the communiqué that is public already.</source>
        <translation>Il ne peut partir que par exception de votre part, par exemple pour répondre à une déclaration publique&#xa0;: dites pourquoi, et donnez le lien du communiqué déjà publié.</translation>
    </message>
</context>
<context>
    <name>ExplainField</name>
    <message>
        <source>Explain to legal</source>
        <extracomment>of a field in which an author tells the reviewers something</extracomment>
        <translation>Expliquer au juridique</translation>
    </message>
    <message>
        <source>Explain to reviewers</source>
        <translation>Expliquer aux relecteurs</translation>
    </message>
    <message>
        <source>Why it is right to say this: a source, a decision</source>
        <translation>Pourquoi on peut le dire&#xa0;: une source, une décision</translation>
    </message>
    <message>
        <source>Whoever must look at it reads this. It is never posted.</source>
        <translation>Lu par ceux qui doivent regarder ce passage. Jamais publié.</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>The list is being saved</source>
        <extracomment>the chosen Path</extracomment>
        <translation>La liste est en cours d’enregistrement</translation>
    </message>
    <message>
        <source>Export as CSV…</source>
        <translation>Exporter en CSV…</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Exporter en CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Enregistré sous {name}</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>Figure</source>
        <translation>Chiffre</translation>
    </message>
    <message>
        <source>A post that repeats one of these figures exactly asks for a second look only; any other figure about the company still goes to legal. Days are written 2026-03-31; a double click or F2 changes a cell.</source>
        <translation>Un post qui répète exactement l’un de ces chiffres ne demande qu’une seconde lecture&#xa0;; tout autre chiffre sur l’entreprise va toujours au juridique. Les jours s’écrivent 2026-03-31&#xa0;; un double clic ou F2 modifie une case.</translation>
    </message>
    <message>
        <source>Unit (en, fr)</source>
        <translation>Unité (en, fr)</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Sentence</source>
        <translation>Phrase</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>Publié le</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{days} d {hours} h</source>
        <extracomment>under the days, at most rules that are told by name readings that are shown; the workbook has sums</extracomment>
        <translation>{days}&#xa0;j {hours}&#xa0;h</translation>
    </message>
    <message>
        <source>@{handle}, {first} to {last}. Days and hours are those of {zone}.</source>
        <translation>@{handle}, du {first} au {last}. Les jours et les heures sont ceux du fuseau {zone}.</translation>
    </message>
    <message>
        <source>There was more than can be shown: the oldest are left out.</source>
        <translation>Il y en avait trop pour tout montrer&#xa0;: les plus anciens manquent.</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>pas encore</translation>
    </message>
    <message>
        <source>posts went out</source>
        <translation>posts publiés</translation>
    </message>
    <message>
        <source>approved without change: {part} of {all}</source>
        <translation>approuvés sans changement&#xa0;: {part} sur {all}</translation>
    </message>
    <message>
        <source>to full approval, median</source>
        <translation>jusqu’à l’approbation complète, médiane</translation>
    </message>
    <message>
        <source>versions per post, mean; at most {most}</source>
        <translation>versions par post, moyenne&#xa0;; {most} au plus</translation>
    </message>
    <message>
        <source>times changes were requested</source>
        <translation>demandes de modification</translation>
    </message>
    <message>
        <source>vetoes</source>
        <translation>vetos</translation>
    </message>
    <message>
        <source>nobody who may</source>
        <translation>personne qui le puisse</translation>
    </message>
    <message>
        <source>{names} ({duties}), for {time}: {text}</source>
        <translation>{names} ({duties}), depuis {time}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>No post went out.</source>
        <translation>Aucun post n’a été publié.</translation>
    </message>
    <message>
        <source>Posts that went out: {count}; most on {day}: {most}.</source>
        <translation>Posts publiés&#xa0;: {count}&#xa0;; le plus le {day}&#xa0;: {most}.</translation>
    </message>
    <message>
        <source>Posts by day</source>
        <translation>Posts par jour</translation>
    </message>
    <message>
        <source>to full approval, median; nine in ten: {time}</source>
        <translation>jusqu’à l’approbation, médiane&#xa0;; neuf sur dix&#xa0;: {time}</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>The stronger, the more posts; most on {weekday} from {hour}:00: {most}.</source>
        <translation>Plus la couleur est forte, plus il y a de posts&#xa0;; le plus&#xa0;: {weekday} à {hour}:00, {most}.</translation>
    </message>
    <message>
        <source>Posts by weekday and hour</source>
        <translation>Posts par jour de la semaine et par heure</translation>
    </message>
    <message>
        <source>Weekday and hour</source>
        <translation>Jour et heure</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number}&#xa0;h</translation>
    </message>
    <message>
        <source>Time to approve, by step and duty</source>
        <translation>Délai d’approbation, par étape et par fonction</translation>
    </message>
    <message>
        <source>From when it is a duty’s turn to its approval. Strong: half are done by then. Pale: nine in ten.</source>
        <translation>Du tour d’une fonction à son approbation. Couleur forte&#xa0;: la moitié est faite. Pâle&#xa0;: neuf sur dix.</translation>
    </message>
    <message>
        <source>Nothing was approved of what was submitted in these days.</source>
        <translation>Rien n’a été approuvé de ce qui a été soumis pendant ces jours.</translation>
    </message>
    <message>
        <source>Step and duty</source>
        <translation>Étape et fonction</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approbations</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médiane</translation>
    </message>
    <message>
        <source>Nine in ten</source>
        <translation>Neuf sur dix</translation>
    </message>
    <message>
        <source>Posts with findings, by what they are about</source>
        <translation>Posts avec signalements, par sujet</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>Rules that flagged the most posts</source>
        <translation>Règles qui ont signalé le plus de posts</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>A post informs while nothing in it praises; it promotes when it praises more than it says.</source>
        <translation>Un post informe tant que rien n’y vante&#xa0;; il fait de la promotion quand il vante plus qu’il ne dit.</translation>
    </message>
    <message>
        <source>Words taken out of the record: {count}.</source>
        <translation>Textes retirés du registre&#xa0;: {count}.</translation>
    </message>
    <message>
        <source>Information and promotion</source>
        <translation>Information et promotion</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Each line is one reading of one post, with its time and what asking X cost. A dash: X did not say.</source>
        <translation>Chaque ligne est un relevé d’un post, avec son heure et ce que la question à X a coûté. Un tiret&#xa0;: X ne l’a pas dit.</translation>
    </message>
    <message>
        <source>X’s numbers of these posts were not read on this computer. X charges for reading them: what it may cost a month is set on the page Accounts.</source>
        <translation>Les chiffres de X pour ces posts n’ont pas été relevés sur cet ordinateur. X fait payer la lecture&#xa0;: ce qu’elle peut coûter par mois se règle à la page Comptes.</translation>
    </message>
    <message>
        <source>The newest {shown} of {all}.</source>
        <translation>Les {shown} plus récents sur {all}.</translation>
    </message>
    <message>
        <source>X’s numbers, reading by reading</source>
        <translation>Les chiffres de X, relevé par relevé</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Relevé le</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>${amount}</source>
        <translation>{amount}&#xa0;$</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importé</translation>
    </message>
    <message>
        <source>Impressions</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>Likes</source>
        <translation>J’aime</translation>
    </message>
    <message>
        <source>Reposts</source>
        <translation>Reposts</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Citations</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>Signets</translation>
    </message>
    <message>
        <source>Findings of the checks in versions that were submitted in these days; each post counts once.</source>
        <translation>Signalements des contrôles dans les versions soumises pendant ces jours&#xa0;; chaque post compte une fois.</translation>
    </message>
    <message>
        <source>The checks found nothing in what was submitted in these days.</source>
        <translation>Les contrôles n’ont rien trouvé dans ce qui a été soumis pendant ces jours.</translation>
    </message>
    <message>
        <source>Informs</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Informs and praises</source>
        <translation>Informe et vante</translation>
    </message>
    <message>
        <source>Promotes</source>
        <translation>Fait de la promotion</translation>
    </message>
    <message>
        <source>Besides: {duty}</source>
        <translation>En plus&#xa0;: {duty}</translation>
    </message>
    <message>
        <source>Step {number}: {duty}</source>
        <translation>Étape {number}&#xa0;: {duty}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Posts</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Reading the figures…</source>
        <extracomment>pixels: longer lines are hard to read posts that are told one by one a post&apos;s id the reading that is under way what it reads</extracomment>
        <translation>Lecture des chiffres…</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Who is waited for now</source>
        <translation>Qui est attendu maintenant</translation>
    </message>
    <message>
        <source>Export as a workbook…</source>
        <translation>Exporter en classeur…</translation>
    </message>
    <message>
        <source>Five views for a spreadsheet: day, hour, people, hashtags, tone</source>
        <translation>Cinq vues pour un tableur&#xa0;: jour, heure, personnes, hashtags, ton</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;jour</numerusform>
            <numerusform>%Ln&#xa0;jours</numerusform>
        </translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>Sur combien de temps</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Enregistré sous {name}</translation>
    </message>
    <message>
        <source>Writing the workbook…</source>
        <translation>Écriture du classeur…</translation>
    </message>
    <message>
        <source>Which account</source>
        <translation>Quel compte</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Open: {text}</source>
        <translation>Ouvrir&#xa0;: {text}</translation>
    </message>
    <message numerus="yes">
        <source>And %Ln more: see the queue.</source>
        <translation>
            <numerusform>Et %Ln autre&#xa0;: voir la file.</numerusform>
            <numerusform>Et %Ln autres&#xa0;: voir la file.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody: no post is in review.</source>
        <translation>Personne&#xa0;: aucun post n’est en relecture.</translation>
    </message>
    <message>
        <source>Export as a workbook</source>
        <translation>Exporter en classeur</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Classeurs (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>FinalPost</name>
    <message>
        <source>Final text, exactly as it will be posted</source>
        <extracomment>Before the names of the blocks of the post that is approved with it. the id of the post that this one corrects of the post that is approved with it what must be seen before it is approved</extracomment>
        <translation>Texte final, tel qu’il sera publié</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Répond à</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Cite</translation>
    </message>
    <message>
        <source>{name} answers the same post, and that waits too.</source>
        <translation>{name} répond au même post, et cela attend aussi.</translation>
    </message>
    <message>
        <source>Open the other answer</source>
        <translation>Ouvrir l’autre réponse</translation>
    </message>
    <message>
        <source>Open the post that this one corrects</source>
        <translation>Ouvrir le post que celui-ci corrige</translation>
    </message>
    <message>
        <source>Open the twin</source>
        <translation>Ouvrir le jumeau</translation>
    </message>
    <message>
        <source>Post number {number} on X</source>
        <translation>Post numéro {number} sur X</translation>
    </message>
    <message>
        <source>posted {time}</source>
        <translation>publié à {time}</translation>
    </message>
    <message>
        <source>read on X {time}</source>
        <translation>lu sur X à {time}</translation>
    </message>
    <message>
        <source>typed over by the author, not read on X</source>
        <translation>recopié par l’auteur, pas lu sur X</translation>
    </message>
    <message>
        <source>{language}, version {number}</source>
        <translation>{language}, version {number}</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) in this text</source>
        <translation>
            <numerusform>%n signalement dans ce texte</numerusform>
            <numerusform>%n signalements dans ce texte</numerusform>
        </translation>
    </message>
    <message>
        <source>Words inside pictures and films are not checked.</source>
        <translation>Les mots contenus dans les images et les films ne sont pas vérifiés.</translation>
    </message>
    <message>
        <source>goes next</source>
        <translation>est la suivante</translation>
    </message>
    <message>
        <source>waits for the part before it</source>
        <translation>attend la partie précédente</translation>
    </message>
    <message>
        <source>taken off X {time}</source>
        <translation>retiré de X à {time}</translation>
    </message>
    <message>
        <source>Poll, open for {time}</source>
        <translation>Sondage, ouvert {time}</translation>
    </message>
    <message>
        <source>Marked as made with AI</source>
        <translation>Indiqué comme fait avec l’IA</translation>
    </message>
    <message>
        <source>Marked as paid partnership</source>
        <translation>Indiqué comme partenariat rémunéré</translation>
    </message>
    <message>
        <source>As it will look on X</source>
        <translation>Tel que X l’affichera</translation>
    </message>
    <message>
        <source>As its twin will look on X</source>
        <translation>Tel que X affichera son jumeau</translation>
    </message>
    <message>
        <source>As it will look on X, in {language}</source>
        <translation>Tel que X l’affichera, en {language}</translation>
    </message>
</context>
<context>
    <name>FinalText</name>
    <message>
        <source>Final text, exactly as it will be posted</source>
        <extracomment>A sign for each space, for stretches in which only spaces changed. pixels around the change that was gone to</extracomment>
        <translation>Texte final, tel qu’il sera publié</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) with characters that a reader cannot see, named above</source>
        <translation>
            <numerusform>%n endroit avec des caractères invisibles, nommés ci-dessus</numerusform>
            <numerusform>%n endroits avec des caractères invisibles, nommés ci-dessus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sign(s) that turn the direction of the text, named above</source>
        <translation>
            <numerusform>%n signe qui change le sens du texte, nommé ci-dessus</numerusform>
            <numerusform>%n signes qui changent le sens du texte, nommés ci-dessus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n space(s) where no line breaks, dotted above</source>
        <translation>
            <numerusform>%n espace insécable, souligné de points ci-dessus</numerusform>
            <numerusform>%n espaces insécables, soulignés de points ci-dessus</numerusform>
        </translation>
    </message>
    <message>
        <source>Cyrillic</source>
        <translation>cyrillique</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>grec</translation>
    </message>
    <message>
        <source>another alphabet’s</source>
        <translation>d’un autre alphabet</translation>
    </message>
    <message>
        <source>Letters that look like Latin ones and are not, in brackets above: {letters}</source>
        <translation>Lettres qui ressemblent à des lettres latines sans en être, entre crochets ci-dessus&#xa0;: {letters}</translation>
    </message>
    <message>
        <source>Look twice: {written} opens {opens}</source>
        <translation>À vérifier&#xa0;: {written} ouvre {opens}</translation>
    </message>
    <message>
        <source>This link opens {opens}</source>
        <translation>Ce lien ouvre {opens}</translation>
    </message>
</context>
<context>
    <name>FindCard</name>
    <message>
        <source>out of a file</source>
        <extracomment>Hit: as the source of a draft Hit Hit: in the browser</extracomment>
        <translation>tiré d’un fichier</translation>
    </message>
    <message>
        <source>Quote it in a draft</source>
        <translation>Citer dans un brouillon</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Mettre de côté</translation>
    </message>
    <message>
        <source>Open at X</source>
        <translation>Ouvrir sur X</translation>
    </message>
    <message>
        <source>{action}: post of @{handle}</source>
        <translation>{action}&#xa0;: post de @{handle}</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Replace with {words}</source>
        <extracomment>pixels above a heading that stands beside a button Finding, replacement Finding Finding, what the author says of it</extracomment>
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
        <extracomment>Cards beyond this are not built: what comes first has to be mended first. words that the meter quotes Finding, replacement Finding list of spans the checks should be tried again Finding, what the author says of it what can be done about misspelt words</extracomment>
        <translation>Contrôle en cours…</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>Praises more than it informs: {words}</source>
        <translation>Vante plus qu’il n’informe&#xa0;: {words}</translation>
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
        <source>Post {number}</source>
        <translation>Post {number}</translation>
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
        <source>Nothing found. The grammar was not checked.</source>
        <translation>Rien à signaler. La grammaire n’a pas été vérifiée.</translation>
    </message>
    <message>
        <source>Nothing found so far. The grammar is still to be read.</source>
        <translation>Rien à signaler pour l’instant. La grammaire reste à lire.</translation>
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
    <name>FirstWindow</name>
    <message>
        <source>Language of the windows</source>
        <extracomment>pixels Opening</extracomment>
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
    <name>Footer</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Send for review</source>
        <translation>Envoyer en relecture</translation>
    </message>
    <message>
        <source>Send both for review</source>
        <translation>Envoyer les deux en relecture</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Annuler&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Sent for review.</source>
        <translation>Envoyé en relecture.</translation>
    </message>
    <message>
        <source>Reading the grammar first…</source>
        <translation>Lecture de la grammaire d’abord…</translation>
    </message>
    <message>
        <source>The grammar was read: look at what was found, or send again.</source>
        <translation>La grammaire a été lue&#xa0;: voyez ce qui est signalé, ou envoyez de nouveau.</translation>
    </message>
    <message>
        <source>Draft discarded.</source>
        <translation>Brouillon jeté.</translation>
    </message>
    <message>
        <source>The post was removed from the thread.</source>
        <translation>Le post a été retiré du fil.</translation>
    </message>
    <message>
        <source>Two posts of the thread are one now.</source>
        <translation>Deux posts du fil n’en font plus qu’un.</translation>
    </message>
    <message>
        <source>The post was split into two.</source>
        <translation>Le post a été coupé en deux.</translation>
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
        <translation>Vos fonctions permettent de relire les posts, pas d’en envoyer.</translation>
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
        <source>Preparing the pictures or the film…</source>
        <translation>Préparation des images ou du film…</translation>
    </message>
    <message>
        <source>Post {number}: {reason}</source>
        <translation>Post {number}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Goes to {people}.</source>
        <translation>Sera relu par&#xa0;: {people}.</translation>
    </message>
    <message>
        <source>Then you post it yourself on X.</source>
        <translation>Vous le publiez ensuite vous-même sur X.</translation>
    </message>
    <message>
        <source>Its words were not checked.</source>
        <translation>L’orthographe n’a pas été contrôlée.</translation>
    </message>
</context>
<context>
    <name>ForgettingPanel</name>
    <message>
        <source>Looking for what is due…</source>
        <extracomment>lines are not stretched over a wide screen pixels; where there is less room, the page scrolls characters of a text that a row has room for, at most a post&apos;s id a post&apos;s id on the right, whether or not its row is there what is known of it</extracomment>
        <translation>Recherche de ce qui est échu…</translation>
    </message>
    <message>
        <source>Which posts</source>
        <translation>Quels posts</translation>
    </message>
    <message>
        <source>Posts whose words may be taken out</source>
        <translation>Posts dont le texte peut être retiré</translation>
    </message>
    <message numerus="yes">
        <source>The first %n post(s): others follow.</source>
        <translation>
            <numerusform>Le premier post&#xa0;: d’autres suivent.</numerusform>
            <numerusform>Les %n premiers posts&#xa0;: d’autres suivent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is taken out by itself: one person asks, another, for legal, agrees.</source>
        <translation>Rien n’est retiré tout seul&#xa0;: une personne le demande, une autre, du juridique, donne son accord.</translation>
    </message>
    <message numerus="yes">
        <source>By the policy a finished post is due %n day(s) after its last change.</source>
        <translation>
            <numerusform>D’après la politique, un post terminé est échu %n jour après sa dernière modification.</numerusform>
            <numerusform>D’après la politique, un post terminé est échu %n jours après sa dernière modification.</numerusform>
        </translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Retrait demandé</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échus</translation>
    </message>
    <message>
        <source>Under a legal hold</source>
        <translation>Sous conservation</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Posts retirés</translation>
    </message>
    <message>
        <source>Nothing falls due</source>
        <translation>Rien n’arrive à échéance</translation>
    </message>
    <message>
        <source>Words can be taken out all the same: choose a post, here or in Published.</source>
        <translation>Un texte peut quand même être retiré&#xa0;: choisissez un post, ici ou dans Publié.</translation>
    </message>
    <message>
        <source>Nobody asks for words to be taken out</source>
        <translation>Personne ne demande le retrait d’un texte</translation>
    </message>
    <message>
        <source>What is asked for stands here until legal has agreed.</source>
        <translation>Ce qui est demandé figure ici jusqu’à l’accord du juridique.</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Rien n’est échu</translation>
    </message>
    <message>
        <source>Finished posts stand here once they are older than the policy says.</source>
        <translation>Les posts terminés figurent ici dès qu’ils dépassent la durée fixée par la politique.</translation>
    </message>
    <message>
        <source>No legal hold keeps a finished post</source>
        <translation>Aucune conservation juridique ne couvre un post terminé</translation>
    </message>
    <message>
        <source>Legal holds are placed under Accounts, or on one post.</source>
        <translation>Une conservation s’ordonne sous Comptes, ou sur un seul post.</translation>
    </message>
    <message>
        <source>No withdrawn post has its words</source>
        <translation>Aucun post retiré n’a encore son texte</translation>
    </message>
    <message>
        <source>Posts that were withdrawn before they went out stand here.</source>
        <translation>Les posts retirés avant d’être envoyés figurent ici.</translation>
    </message>
    <message>
        <source>Legal hold: {matter}</source>
        <translation>Conservation juridique&#xa0;: {matter}</translation>
    </message>
    <message>
        <source>{name} wants its words taken out</source>
        <translation>{name} demande le retrait de son texte</translation>
    </message>
    <message>
        <source>last change {day}</source>
        <translation>dernière modification le {day}</translation>
    </message>
    <message>
        <source>due since {day}</source>
        <translation>échu depuis le {day}</translation>
    </message>
    <message>
        <source>Pictures without words</source>
        <translation>Images sans texte</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Cancel</source>
        <extracomment>As X&apos;s developer page calls them, in every language. characters pixels: the names stay in sight while keys are typed without an answer one for each field</extracomment>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>GoalCard</name>
    <message>
        <source>This goal is not in the company’s list any more.</source>
        <translation>Cet objectif n’est plus dans la liste de l’entreprise.</translation>
    </message>
    <message>
        <source>Until {day} · {name} answers for it</source>
        <translation>Jusqu’au {day} · responsable&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Objectif</translation>
    </message>
</context>
<context>
    <name>GoalChoice</name>
    <message>
        <source>Goal</source>
        <extracomment>a change of the draft: Callable[[Draft], Draft] None: nobody read them yet</extracomment>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>choisi</translation>
    </message>
    <message>
        <source>Whoever reviews it sees the goal. It is never posted.</source>
        <translation>Les relecteurs voient l’objectif. Il n’est jamais publié.</translation>
    </message>
    <message>
        <source>one that is not in the list any more</source>
        <translation>un objectif qui n’est plus dans la liste</translation>
    </message>
</context>
<context>
    <name>GoalDetail</name>
    <message>
        <source>About this goal</source>
        <extracomment>a draft for this goal</extracomment>
        <translation>À propos de cet objectif</translation>
    </message>
    <message>
        <source>Write a post for it</source>
        <translation>Écrire un post pour cet objectif</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>{name} answers for it</source>
        <translation>{name} en répond</translation>
    </message>
    <message>
        <source>Every account posts for it</source>
        <translation>Tous les comptes y contribuent</translation>
    </message>
    <message>
        <source>Posts of {accounts}</source>
        <translation>Posts de {accounts}</translation>
    </message>
    <message>
        <source>No number of posts a week is wanted.</source>
        <translation>Aucun nombre de posts par semaine n’est souhaité.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) a week wanted: every week had them</source>
        <translation>
            <numerusform>%n post souhaité par semaine&#xa0;: chaque semaine l’a eu</numerusform>
            <numerusform>%n posts souhaités par semaine&#xa0;: chaque semaine les a eus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) a week wanted: not every week had them</source>
        <translation>
            <numerusform>%n post souhaité par semaine&#xa0;: il a manqué certaines semaines</numerusform>
            <numerusform>%n posts souhaités par semaine&#xa0;: il en a manqué certaines semaines</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is wanted ready ahead.</source>
        <translation>Aucune réserve n’est souhaitée.</translation>
    </message>
    <message>
        <source>{ready} of {wanted} wanted posts are ready ahead</source>
        <translation>Posts prêts d’avance&#xa0;: {ready}&#xa0;; souhaités&#xa0;: {wanted}</translation>
    </message>
    <message>
        <source>Posts in the last {weeks} weeks: {counts}; since Monday: {now}</source>
        <translation>Posts des {weeks} dernières semaines&#xa0;: {counts}&#xa0;; depuis lundi&#xa0;: {now}</translation>
    </message>
    <message>
        <source>Drafts of yours and posts that wait to go out: {count}</source>
        <translation>Vos brouillons et les posts qui attendent de partir&#xa0;: {count}</translation>
    </message>
    <message>
        <source>There were more posts than are counted here.</source>
        <translation>Il y a eu plus de posts que ceux comptés ici.</translation>
    </message>
    <message>
        <source>Last day: {day}</source>
        <translation>Dernier jour&#xa0;: {day}</translation>
    </message>
    <message>
        <source>Over since {day}</source>
        <translation>Échu depuis le {day}</translation>
    </message>
    <message numerus="yes">
        <source>Until {day}: %n day(s) left</source>
        <translation>
            <numerusform>Jusqu’au {day}&#xa0;: reste %n jour</numerusform>
            <numerusform>Jusqu’au {day}&#xa0;: restent %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GoalForm</name>
    <message>
        <source>A new goal</source>
        <extracomment>until the last day of a new goal, when nobody chose another pixels of a number or a day that is changed; None for a new one</extracomment>
        <translation>Nouvel objectif</translation>
    </message>
    <message>
        <source>Change the goal</source>
        <translation>Modifier l’objectif</translation>
    </message>
    <message>
        <source>What is to be reached, in one sentence</source>
        <translation>Ce qu’il faut atteindre, en une phrase</translation>
    </message>
    <message>
        <source>How it is to be reached</source>
        <translation>Comment l’atteindre</translation>
    </message>
    <message>
        <source>Why it was dropped, or what shows it</source>
        <translation>Pourquoi il est abandonné, ou ce qui montre qu’il est atteint</translation>
    </message>
    <message>
        <source>None ticked: every account posts for it.</source>
        <translation>Aucun coché&#xa0;: tous les comptes y contribuent.</translation>
    </message>
    <message>
        <source>none wanted</source>
        <translation>aucun souhaité</translation>
    </message>
    <message>
        <source>Ready ahead: open drafts and submitted posts that wait to go out.</source>
        <translation>En réserve&#xa0;: brouillons ouverts et posts soumis qui attendent de partir.</translation>
    </message>
</context>
<context>
    <name>Goals</name>
    <message>
        <source>its last day is over</source>
        <translation>son dernier jour est passé</translation>
    </message>
    <message>
        <source>too few posts</source>
        <translation>trop peu de posts</translation>
    </message>
    <message>
        <source>too few ready</source>
        <translation>trop peu de posts prêts</translation>
    </message>
</context>
<context>
    <name>GoalsPage</name>
    <message>
        <source>Goals</source>
        <extracomment>lines are not stretched over a wide screen a new Draft for a goal what was read is on the screen</extracomment>
        <translation>Objectifs</translation>
    </message>
    <message>
        <source>Sections of the goals</source>
        <translation>Parties des objectifs</translation>
    </message>
    <message>
        <source>What we post</source>
        <translation>Ce que nous publions</translation>
    </message>
    <message>
        <source>New goal…</source>
        <translation>Nouvel objectif…</translation>
    </message>
    <message>
        <source>No goal yet</source>
        <translation>Pas encore d’objectif</translation>
    </message>
    <message>
        <source>A goal says what is to be reached, by when, and who answers for it.</source>
        <translation>Un objectif dit ce qu’il faut atteindre, pour quand, et qui en répond.</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>jusqu’au {day}</translation>
    </message>
    <message>
        <source>A post can say for which goal it is.</source>
        <translation>Un post peut dire à quel objectif il sert.</translation>
    </message>
</context>
<context>
    <name>GrammarLine</name>
    <message>
        <source>Grammar: not checked, {server} of your company does not answer</source>
        <extracomment>A desk&apos;s preference: what is missing was put away.</extracomment>
        <translation>Grammaire&#xa0;: non vérifiée, {server} de votre société ne répond pas</translation>
    </message>
    <message>
        <source>Grammar: checked by {server} of your company</source>
        <translation>Grammaire&#xa0;: vérifiée par {server}, de votre société</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Do not say again that grammar is not checked on this computer</source>
        <translation>Ne plus dire que la grammaire n’est pas vérifiée sur cet ordinateur</translation>
    </message>
</context>
<context>
    <name>HandPanel</name>
    <message>
        <source>Copy the approved text</source>
        <extracomment>X&apos;s own composer, opened with a text in it (X for Websites, web intents). characters the link of the post on X</extracomment>
        <translation>Copier le texte approuvé</translation>
    </message>
    <message>
        <source>Open X</source>
        <translation>Ouvrir X</translation>
    </message>
    <message>
        <source>I posted it</source>
        <translation>Je l’ai publié</translation>
    </message>
    <message>
        <source>Link to the post on X</source>
        <translation>Lien vers le post sur X</translation>
    </message>
    <message>
        <source>Somebody posts this by hand, as @{handle}</source>
        <translation>Quelqu’un publie ceci à la main, comme @{handle}</translation>
    </message>
    <message>
        <source>Copy the text, post it in X’s own application without changing anything, and paste the link here. It is then compared with what was approved.</source>
        <translation>Copiez le texte, publiez-le dans l’application de X sans rien changer, et collez le lien ici. Il est alors comparé à ce qui a été approuvé.</translation>
    </message>
    <message>
        <source>It quotes {link}: open that post on X and choose Quote.</source>
        <translation>Il cite {link}&#xa0;: ouvrez ce post sur X et choisissez Citer.</translation>
    </message>
    <message>
        <source>Part {number} of {count} goes next.</source>
        <translation>La partie {number} sur {count} est la suivante.</translation>
    </message>
    <message>
        <source>The approved text is on the clipboard.</source>
        <translation>Le texte approuvé est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>In practice there is no page of X to open: with a real account, X’s own composer opens here with the approved text in it.</source>
        <translation>À l’exercice, il n’y a pas de page de X à ouvrir&#xa0;: avec un vrai compte, l’éditeur de X s’ouvre ici avec le texte approuvé.</translation>
    </message>
</context>
<context>
    <name>HashtagForm</name>
    <message>
        <source>A new hashtag</source>
        <translation>Nouveau hashtag</translation>
    </message>
    <message>
        <source>Change the hashtag</source>
        <translation>Modifier le hashtag</translation>
    </message>
    <message>
        <source>Capitals make no other one at X</source>
        <translation>Les majuscules n’en font pas un autre sur X</translation>
    </message>
    <message>
        <source>One of the two meanings is enough</source>
        <translation>L’un des deux sens suffit</translation>
    </message>
    <message>
        <source>Empty when nothing else is known</source>
        <translation>Vide si rien d’autre n’est connu</translation>
    </message>
</context>
<context>
    <name>HashtagsPanel</name>
    <message>
        <source>New hashtag…</source>
        <translation>Nouveau hashtag…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>Hashtags</translation>
    </message>
    <message>
        <source>About this hashtag</source>
        <translation>À propos de ce hashtag</translation>
    </message>
    <message>
        <source>No hashtag yet</source>
        <translation>Pas encore de hashtag</translation>
    </message>
    <message>
        <source>Hashtags that stand here are offered while somebody writes.</source>
        <translation>Les hashtags inscrits ici sont proposés pendant la rédaction.</translation>
    </message>
    <message>
        <source>no longer used</source>
        <translation>plus utilisé</translation>
    </message>
    <message>
        <source>{language}: {meaning}</source>
        <translation>{language}&#xa0;: {meaning}</translation>
    </message>
    <message>
        <source>Meant for {posts}</source>
        <translation>Destiné aux {posts}</translation>
    </message>
    <message>
        <source>Used since {day}</source>
        <translation>Utilisé depuis le {day}</translation>
    </message>
    <message>
        <source>Others use it, too: {text}</source>
        <translation>D’autres l’utilisent aussi&#xa0;: {text}</translation>
    </message>
    <message>
        <source>No post with it went out yet.</source>
        <translation>Aucun post avec ce hashtag n’est encore parti.</translation>
    </message>
    <message>
        <source>Last went out {time}</source>
        <translation>Dernier départ&#xa0;: {time}</translation>
    </message>
    <message>
        <source>No longer used from {day}</source>
        <translation>Plus utilisé à partir du {day}</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Untitled</source>
        <extracomment>drafts in the menu; the list has all of them the list of all drafts to begin from the same in the other language the draft&apos;s id ``auto``, ``en`` or ``fr``</extracomment>
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
        <source>Start from…</source>
        <translation>Partir de…</translation>
    </message>
    <message>
        <source>Add the other language</source>
        <translation>Ajouter l’autre langue</translation>
    </message>
    <message>
        <source>All drafts…</source>
        <translation>Tous les brouillons…</translation>
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
        <translation>enregistré {time}</translation>
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
        <extracomment>Keys with which a closed box goes from one to the next. Person</extracomment>
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
        <source>Freeze…</source>
        <translation>Geler…</translation>
    </message>
    <message>
        <source>Freeze @{handle}…</source>
        <translation>Geler @{handle}…</translation>
    </message>
    <message>
        <source>Stop everything of an account at once: {key}</source>
        <translation>Tout arrêter d’un compte, tout de suite&#xa0;: {key}</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Menu. {key} finds an action by its name.</source>
        <translation>Menu. {key} trouve une action par son nom.</translation>
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
    <name>HereSection</name>
    <message>
        <source>The practice desk</source>
        <extracomment>it is kept; the program is to begin anew</extracomment>
        <translation>L’exercice</translation>
    </message>
    <message>
        <source>A record on this computer</source>
        <translation>Un registre sur cet ordinateur</translation>
    </message>
    <message>
        <source>Sample people and posts; nothing here can be posted.</source>
        <translation>Des personnes et des posts fictifs&#xa0;; rien ici ne peut être publié.</translation>
    </message>
    <message>
        <source>It is kept in {path}</source>
        <translation>Il est conservé dans {path}</translation>
    </message>
    <message>
        <source>Go back to practice</source>
        <translation>Revenir à l’exercice</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Ouvrir {name}</translation>
    </message>
    <message>
        <source>Open a record…</source>
        <translation>Ouvrir un registre…</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>En ouvrir un autre…</translation>
    </message>
    <message>
        <source>Set up a record…</source>
        <translation>Créer un registre…</translation>
    </message>
    <message>
        <source>Countersign starts again with what you choose. Drafts stay where they are.</source>
        <translation>Countersign redémarre avec ce que vous choisissez. Les brouillons restent où ils sont.</translation>
    </message>
    <message>
        <source>COUNTERSIGN_LEDGER names it.</source>
        <translation>COUNTERSIGN_LEDGER le désigne.</translation>
    </message>
    <message>
        <source>Whoever looks after this computer chose it: ask them to change it.</source>
        <translation>C’est le choix de la personne qui gère cet ordinateur&#xa0;: demandez-lui de le changer.</translation>
    </message>
</context>
<context>
    <name>Holding</name>
    <message>
        <source>Legal places and lifts legal holds.</source>
        <translation>C’est le juridique qui ordonne et lève les conservations.</translation>
    </message>
    <message>
        <source>Communications or legal can ask for words to be taken out.</source>
        <translation>La communication ou le juridique peuvent demander le retrait d’un texte.</translation>
    </message>
    <message>
        <source>No words are taken out while a legal hold covers the post.</source>
        <translation>Aucun texte n’est retiré tant qu’une conservation juridique couvre le post.</translation>
    </message>
    <message>
        <source>Words are taken out of finished posts only.</source>
        <translation>Seul le texte d’un post terminé peut être retiré.</translation>
    </message>
    <message>
        <source>Somebody for legal has to agree.</source>
        <translation>Il faut l’accord de quelqu’un du juridique.</translation>
    </message>
    <message>
        <source>You asked for it: another person, for legal, has to agree.</source>
        <translation>Vous l’avez demandé&#xa0;: il faut l’accord d’une autre personne, pour le juridique.</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>Conservation juridique</translation>
    </message>
    <message>
        <source>While it stands nobody takes words out of the record; what was asked before is void. Nothing else changes: posts are written, approved and posted as before. Whoever decides for legal can lift it.</source>
        <translation>Tant qu’elle dure, personne ne retire de texte du registre&#xa0;; ce qui avait été demandé avant est caduc. Rien d’autre ne change&#xa0;: les posts s’écrivent, s’approuvent et se publient comme avant. Toute personne qui décide pour le juridique peut la lever.</translation>
    </message>
    <message>
        <source>Matter, as legal calls it</source>
        <translation>Dossier, tel que le juridique le nomme</translation>
    </message>
    <message>
        <source>Why, for everybody and for the record</source>
        <translation>Pourquoi, pour tous et pour le registre</translation>
    </message>
    <message>
        <source>Place the hold</source>
        <translation>Ordonner la conservation</translation>
    </message>
    <message>
        <source>What it covers</source>
        <translation>Ce qu’elle couvre</translation>
    </message>
    <message>
        <source>Nothing is taken out yet: another person, for legal, has to agree, and a legal hold refuses it. Then its texts, pictures, remarks and reasons leave the record for ever; who did what, and when, stays.</source>
        <translation>Rien n’est encore retiré&#xa0;: il faut l’accord d’une autre personne, pour le juridique, et une conservation juridique s’y oppose. Ensuite, textes, images, remarques et motifs quittent le registre pour toujours&#xa0;; qui a fait quoi, et quand, demeure.</translation>
    </message>
    <message>
        <source>What is on X stays there.</source>
        <translation>Ce qui est sur X y reste.</translation>
    </message>
    <message>
        <source>Texts, pictures, remarks and reasons leave the record, and nobody brings them back; who did what, and when, stays. Backups, exports and mails keep what they hold.</source>
        <translation>Textes, images, remarques et motifs quittent le registre, et personne ne les rétablit&#xa0;; qui a fait quoi, et quand, demeure. Les sauvegardes, les exports et les courriels gardent ce qu’ils contiennent.</translation>
    </message>
    <message>
        <source>What is on X stays there, and from now on only X’s own application takes it off.</source>
        <translation>Ce qui est sur X y reste, et seule l’application de X l’en retire désormais.</translation>
    </message>
    <message>
        <source>Every post of @{handle}</source>
        <translation>Tous les posts de @{handle}</translation>
    </message>
    <message>
        <source>Only this post</source>
        <translation>Ce post seulement</translation>
    </message>
    <message>
        <source>Lift the legal hold {matter}</source>
        <translation>Lever la conservation juridique {matter}</translation>
    </message>
    <message>
        <source>Nothing is taken out by this. Once no hold covers a post, two people can take its words out; both act anew.</source>
        <translation>Cela ne retire rien. Une fois qu’aucune conservation ne couvre plus un post, deux personnes peuvent en retirer le texte&#xa0;; toutes deux agissent de nouveau.</translation>
    </message>
    <message>
        <source>Lift the hold</source>
        <translation>Lever la conservation</translation>
    </message>
    <message>
        <source>Ask for the words of this post to be taken out</source>
        <translation>Demander le retrait du texte de ce post</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Le demander</translation>
    </message>
    <message>
        <source>{name} asked for it: {reason}</source>
        <translation>Demandé par {name}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Take the words of this post out, for ever</source>
        <translation>Retirer le texte de ce post, pour toujours</translation>
    </message>
    <message>
        <source>Take them out</source>
        <translation>Retirer le texte</translation>
    </message>
</context>
<context>
    <name>Holds</name>
    <message>
        <source>Legal holds</source>
        <extracomment>one for each hold</extracomment>
        <translation>Conservations juridiques</translation>
    </message>
    <message>
        <source>Legal hold…</source>
        <translation>Ordonner une conservation…</translation>
    </message>
    <message>
        <source>None: words can be taken out of the record, by two people.</source>
        <translation>Aucune&#xa0;: deux personnes peuvent retirer un texte du registre.</translation>
    </message>
    <message>
        <source>{matter}: every post of the account, now and later</source>
        <translation>{matter}&#xa0;: tous les posts du compte, présents et à venir</translation>
    </message>
    <message>
        <source>{matter}: one post</source>
        <translation>{matter}&#xa0;: un seul post</translation>
    </message>
    <message>
        <source>{name}, {time}: {reason}</source>
        <translation>{name}, {time}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>Lift the hold…</source>
        <translation>Lever la conservation…</translation>
    </message>
    <message>
        <source>Lift the hold {matter}…</source>
        <translation>Lever la conservation {matter}…</translation>
    </message>
</context>
<context>
    <name>Insiders</name>
    <message>
        <source>Who has seen this post</source>
        <translation>Qui a vu ce post</translation>
    </message>
    <message>
        <source>Each time somebody opens a version here, it is recorded before it is shown.</source>
        <translation>Chaque fois que quelqu’un ouvre une version ici, c’est enregistré avant qu’elle ne s’affiche.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message numerus="yes">
        <source>since {time} · version(s) {versions}</source>
        <translation>
            <numerusform>depuis {time} · version {versions}</numerusform>
            <numerusform>depuis {time} · versions {versions}</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrote</source>
        <translation>A écrit</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>A lu</translation>
    </message>
    <message>
        <source>Export as CSV</source>
        <translation>Exporter en CSV</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Enregistré sous {name}</translation>
    </message>
    <message>
        <source>It could not be saved: {reason}. What was there stays as it was.</source>
        <translation>Enregistrement impossible&#xa0;: {reason}. Ce qui existait reste inchangé.</translation>
    </message>
</context>
<context>
    <name>InvitationStep</name>
    <message>
        <source>Your invitation</source>
        <extracomment>pixels of the invitation are seen; the rest scrolls</extracomment>
        <translation>Votre invitation</translation>
    </message>
    <message>
        <source>This invitation cannot be used: see above.</source>
        <translation>Cette invitation ne peut pas servir&#xa0;: voir ci-dessus.</translation>
    </message>
    <message>
        <source>Paste the invitation, or open its file.</source>
        <translation>Collez l’invitation, ou ouvrez son fichier.</translation>
    </message>
    <message>
        <source>Whoever looks after the record gave you an invitation, for you alone. Paste the whole block, or open the file.</source>
        <translation>La personne qui administre le registre vous a donné une invitation, qui n’est que pour vous. Collez le bloc entier, ou ouvrez le fichier.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Ouvrir un fichier…</translation>
    </message>
    <message>
        <source>For {name}</source>
        <translation>Pour {name}</translation>
    </message>
    <message>
        <source>Record: {record}, on {server}</source>
        <translation>Registre&#xa0;: {record}, sur {server}</translation>
    </message>
    <message>
        <source>You are to be: {duties}</source>
        <translation>Vos fonctions seront&#xa0;: {duties}</translation>
    </message>
    <message>
        <source>Good until {time}, once</source>
        <translation>Valable jusqu’au {time}, une fois</translation>
    </message>
    <message>
        <source>Fingerprint of the authority that vouches for the server</source>
        <translation>Empreinte de l’autorité qui répond du serveur</translation>
    </message>
    <message>
        <source>Whoever sent the invitation has the same one. No other server is believed.</source>
        <translation>La personne qui a envoyé l’invitation a la même. Aucun autre serveur n’est cru.</translation>
    </message>
    <message>
        <source>Invitations (*.invitation);;All files (*)</source>
        <translation>Invitations (*.invitation);;Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Join my team · {number} of {count}</source>
        <extracomment>the record&apos;s address with the person&apos;s name an Exception that is no refusal back to the choices a key is being made, which nobody stops</extracomment>
        <translation>Rejoindre mon équipe · {number} sur {count}</translation>
    </message>
    <message>
        <source>Connecting, making your key…</source>
        <translation>Connexion, création de votre clé…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Rejoindre</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Ouvrir le registre</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>No legal hold covers this post.</source>
        <extracomment>one for each hold</extracomment>
        <translation>Aucune conservation juridique ne couvre ce post.</translation>
    </message>
    <message>
        <source>Legal hold…</source>
        <translation>Ordonner une conservation…</translation>
    </message>
    <message>
        <source>Take words out…</source>
        <translation>Retirer le texte…</translation>
    </message>
    <message>
        <source>Legal hold: {matter}</source>
        <translation>Conservation juridique&#xa0;: {matter}</translation>
    </message>
    <message>
        <source>It covers only this post.</source>
        <translation>Elle ne couvre que ce post.</translation>
    </message>
    <message>
        <source>It covers every post of @{handle}, now and later.</source>
        <translation>Elle couvre tous les posts de @{handle}, présents et à venir.</translation>
    </message>
    <message>
        <source>Lift the hold…</source>
        <translation>Lever la conservation…</translation>
    </message>
    <message>
        <source>Lift the hold {matter}…</source>
        <translation>Lever la conservation {matter}…</translation>
    </message>
    <message>
        <source>Its words are to be taken out: another person, for legal, has to agree.</source>
        <translation>Son texte doit être retiré&#xa0;: il faut l’accord d’une autre personne, pour le juridique.</translation>
    </message>
    <message>
        <source>Agree…</source>
        <translation>Donner son accord…</translation>
    </message>
    <message>
        <source>{name}, {time}: {reason}</source>
        <translation>{name}, {time}&#xa0;: {reason}</translation>
    </message>
</context>
<context>
    <name>KeyboardSection</name>
    <message>
        <source>Single-letter keys</source>
        <translation>Touches d’une seule lettre</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Activées</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivées</translation>
    </message>
    <message>
        <source>A, R, V, C and D in a review, J and K in lists, ? for the keys. Never while you type in a field. Switch them off when you speak to the computer.</source>
        <translation>A, R, V, C et D dans une relecture, J et K dans les listes,&#xa0;? pour les touches. Jamais pendant que vous écrivez dans un champ. Désactivez-les si vous dictez à l’ordinateur.</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Montrer toutes les touches</translation>
    </message>
</context>
<context>
    <name>LanguageSection</name>
    <message>
        <source>Language of the windows</source>
        <translation>Langue des fenêtres</translation>
    </message>
    <message>
        <source>Each post has a language of its own: it is chosen beside it.</source>
        <translation>Chaque post a sa propre langue&#xa0;: elle se choisit à côté de lui.</translation>
    </message>
</context>
<context>
    <name>ListBar</name>
    <message>
        <source>You can read everything here. The company’s lists are kept by an executive, communications, legal or an administrator.</source>
        <translation>Vous pouvez tout lire ici. Les listes de l’entreprise sont tenues par un dirigeant, la communication, le juridique ou un administrateur.</translation>
    </message>
    <message>
        <source>Import a CSV file…</source>
        <extracomment>a clash or a file is done with what the file was compared with</extracomment>
        <translation>Importer un fichier CSV…</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Import a list from a file</source>
        <translation>Importer une liste d’un fichier</translation>
    </message>
    <message>
        <source>Kept in the record</source>
        <translation>Inscrit au registre</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>Enregistré sous {name}</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>open</source>
        <extracomment>characters of a value that is shown beside another</extracomment>
        <translation>en cours</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>atteint</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>abandonné</translation>
    </message>
    <message>
        <source>specialised</source>
        <translation>spécialisée</translation>
    </message>
    <message>
        <source>eclectic</source>
        <translation>éclectique</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>Mot-clé</translation>
    </message>
    <message>
        <source>Hashtag</source>
        <translation>Hashtag</translation>
    </message>
    <message>
        <source>Competitor</source>
        <translation>Concurrent</translation>
    </message>
    <message>
        <source>Technology</source>
        <translation>Technologie</translation>
    </message>
    <message>
        <source>English posts</source>
        <translation>posts en anglais</translation>
    </message>
    <message>
        <source>French posts</source>
        <translation>posts en français</translation>
    </message>
    <message>
        <source>posts in both languages</source>
        <translation>posts dans les deux langues</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>Nouveau&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Taken out: {name}</source>
        <translation>Retiré&#xa0;: {name}</translation>
    </message>
    <message>
        <source>{column}: {before} → {after}</source>
        <translation>{column}&#xa0;: {before} → {after}</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Objectif</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Moyens</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>Qui en répond</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Posts a week</source>
        <translation>Posts par semaine</translation>
    </message>
    <message>
        <source>Ready ahead</source>
        <translation>En réserve</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Meaning in English</source>
        <translation>Sens en anglais</translation>
    </message>
    <message>
        <source>Meaning in French</source>
        <translation>Sens en français</translation>
    </message>
    <message>
        <source>Meant for</source>
        <translation>Destiné aux</translation>
    </message>
    <message>
        <source>Used since</source>
        <translation>Utilisé depuis le</translation>
    </message>
    <message>
        <source>What others use it for</source>
        <translation>Ce que d’autres en font</translation>
    </message>
    <message>
        <source>No longer used from</source>
        <translation>Plus utilisé à partir du</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
</context>
<context>
    <name>LockingSettings</name>
    <message>
        <source>Lock my key after</source>
        <translation>Verrouiller ma clé après</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number} min</translation>
    </message>
    <message>
        <source>Without a key, a click or a move of the mouse, nobody decides here any more until your passphrase was typed. What you are writing goes on being kept.</source>
        <translation>Sans une touche, un clic ou un mouvement de la souris, plus personne ne décide ici avant que votre phrase secrète ait été saisie. Ce que vous écrivez continue d’être gardé.</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
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
    <message>
        <source>{number}%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>Everything grows and shrinks with it; pages scroll where there is no room.</source>
        <translation>Tout grandit et rétrécit avec elle&#x202f;; les pages défilent là où la place manque.</translation>
    </message>
</context>
<context>
    <name>MailSettings</name>
    <message>
        <source>Also send mail about what there is to do</source>
        <extracomment>The preference of this machine in which the choice stands; it holds no password. pixels at 100 %</extracomment>
        <translation>Envoyer aussi un courriel sur ce qu’il y a à faire</translation>
    </message>
    <message>
        <source>Counts, accounts, names and numbers; never a word of a post. Fill in a person’s address on one computer only: each computer sends its own mail.</source>
        <translation>Des nombres, des comptes, des noms et des numéros&#x202f;; jamais un mot d’un post. N’indiquez l’adresse d’une personne que sur un seul ordinateur&#xa0;: chacun envoie ses propres courriels.</translation>
    </message>
    <message>
        <source>In practice no mail leaves.</source>
        <translation>À l’exercice, aucun courriel ne part.</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS from the start</source>
        <translation>TLS dès le début</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Serveur de courriel</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Chiffrement</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Sender’s address</source>
        <translation>Adresse d’expédition</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nom d’utilisateur</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>kept in the keychain; empty: as it is</source>
        <translation>gardé dans le trousseau&#x202f;; vide&#xa0;: inchangé</translation>
    </message>
    <message>
        <source>Address of {name}</source>
        <translation>Adresse de {name}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Send a test mail</source>
        <translation>Envoyer un courriel d’essai</translation>
    </message>
    <message>
        <source>The mail server took the test mail.</source>
        <translation>Le serveur a pris le courriel d’essai.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Gardé.</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>PRACTICE: nothing here is public</source>
        <extracomment>pixels of the practice frame a window of fewer pixels has no room for the names of the pages a preference of this machine Why a record cannot be opened while its team comes together. the first paint is done the pages are there of a team&apos;s record, given before it is opened</extracomment>
        <translation>EXERCICE&#xa0;: rien ici n’est public</translation>
    </message>
    <message>
        <source>While I am away</source>
        <translation>Pendant mon absence</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>Mots ajoutés</translation>
    </message>
    <message>
        <source>When I leave this computer</source>
        <translation>Quand je quitte cet ordinateur</translation>
    </message>
</context>
<context>
    <name>Matrix</name>
    <message>
        <source>Who</source>
        <extracomment>pixels of a column, at 100 % pixels above and below the words of a cell together pixels: longer tables scroll by themselves</extracomment>
        <translation>Qui</translation>
    </message>
</context>
<context>
    <name>MediaCard</name>
    <message>
        <source>What does it show?</source>
        <extracomment>characters of a description from which its length is told from 0 SHA-256, alternative text SHA-256, places further on SHA-256</extracomment>
        <translation>Que voit-on&#xa0;?</translation>
    </message>
    <message>
        <source>Description of {name}</source>
        <translation>Description&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Move before</source>
        <translation>Avancer</translation>
    </message>
    <message>
        <source>Move {name} before the one before</source>
        <translation>Avancer d’une place&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Move after</source>
        <translation>Reculer</translation>
    </message>
    <message>
        <source>Move {name} after the next</source>
        <translation>Reculer d’une place&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Retirer&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Fetch {name} again</source>
        <translation>Récupérer de nouveau {name}</translation>
    </message>
    <message>
        <source>Describe it for people who cannot see it; without that it is not sent.</source>
        <translation>À décrire pour les personnes qui ne voient pas&#xa0;; sans cela, rien n’est envoyé.</translation>
    </message>
    <message>
        <source>{length} of {limit} characters</source>
        <translation>{length} caractères sur {limit}</translation>
    </message>
</context>
<context>
    <name>MentionDetail</name>
    <message>
        <source>The chosen mention</source>
        <extracomment>characters of an answer that are shown the id of a post that answers it</extracomment>
        <translation>La mention choisie</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>The conversation, as far as it is known here</source>
        <translation>La conversation, pour ce qui en est connu ici</translation>
    </message>
    <message>
        <source>Nothing else of it was read.</source>
        <translation>Rien d’autre n’en a été lu.</translation>
    </message>
    <message>
        <source>Open it in Review</source>
        <translation>Ouvrir dans Relire</translation>
    </message>
    <message>
        <source>the account’s own post</source>
        <translation>post du compte lui-même</translation>
    </message>
</context>
<context>
    <name>Mentions</name>
    <message>
        <source>New</source>
        <extracomment>So many of them are named in a sentence.</extracomment>
        <translation>Nouvelles</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Répondues</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Mises de côté</translation>
    </message>
    <message>
        <source>{who}: nothing on this computer reads X. Connect the account on the page Accounts, or bring what was observed elsewhere from a CSV file.</source>
        <translation>{who}&#xa0;: rien ne lit X sur cet ordinateur. Connectez le compte à la page Comptes, ou apportez un fichier CSV de ce qui a été relevé ailleurs.</translation>
    </message>
    <message>
        <source>{who}: X charges for what is read, so nothing is read before you set what it may cost a month. A CSV file costs nothing.</source>
        <translation>{who}&#xa0;: X facture ce qui est lu&#xa0;; rien n’est donc lu tant que vous n’avez pas fixé ce que cela peut coûter par mois. Un fichier CSV ne coûte rien.</translation>
    </message>
    <message>
        <source>Too little is left for a refresh before the month ends.</source>
        <translation>Il reste trop peu pour une actualisation avant la fin du mois.</translation>
    </message>
    <message>
        <source>Of this, up to half goes to looking each day whether what is kept of others is still at X: a sixtieth a day at most, and only while a whole refresh can still be paid.</source>
        <translation>Jusqu’à la moitié de ce budget sert à rechercher chaque jour si ce qui est gardé d’autres comptes est encore sur X&#xa0;: un soixantième par jour au plus, et seulement tant qu’une actualisation entière peut encore être payée.</translation>
    </message>
    <message>
        <source>Now: {share} a day; {spare} stay for refreshing.</source>
        <translation>Aujourd’hui&#xa0;: {share} par jour&#xa0;; {spare} restent pour actualiser.</translation>
    </message>
    <message>
        <source>posted {time} · from a file, {read}</source>
        <translation>publié {time} · d’un fichier, {read}</translation>
    </message>
    <message>
        <source>posted {time} · read on X {read}</source>
        <translation>publié {time} · lu sur X {read}</translation>
    </message>
    <message>
        <source>{handle} mentioned the account: once approved, the program can post the answer.</source>
        <translation>{handle} a mentionné le compte&#xa0;: une fois la réponse approuvée, le programme peut la publier.</translation>
    </message>
    <message>
        <source>The account’s contract with X lets the program answer anybody.</source>
        <translation>Le contrat du compte avec X permet au programme de répondre à tout le monde.</translation>
    </message>
    <message>
        <source>X lets a program answer only whoever mentioned or quoted the account, and this post does neither. Once approved, somebody posts the answer by hand, in X’s own window.</source>
        <translation>X ne laisse un programme répondre qu’à qui a mentionné ou cité le compte, et ce post ne fait ni l’un ni l’autre. Une fois la réponse approuvée, quelqu’un la publie à la main, dans la fenêtre de X.</translation>
    </message>
    <message>
        <source>The answer of {name} to the same post waits</source>
        <translation>La réponse de {name} au même post attend</translation>
    </message>
    <message>
        <source>Answers of {name} to the same post wait</source>
        <translation>Des réponses de {name} au même post attendent</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>pas encore lu</translation>
    </message>
    <message>
        <source>as of {time}</source>
        <translation>état à {time}</translation>
    </message>
    <message>
        <source>{spent} of {limit} spent this month, {left} left</source>
        <translation>{spent} sur {limit} dépensés ce mois-ci, reste {left}</translation>
    </message>
</context>
<context>
    <name>MentionsPage</name>
    <message>
        <source>Mentions</source>
        <extracomment>characters of a mention in its row a post&apos;s id Draft None until it was read</extracomment>
        <translation>Mentions</translation>
    </message>
    <message>
        <source>Which mentions</source>
        <translation>Quelles mentions</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Répondre</translation>
    </message>
    <message>
        <source>Shortcut: R</source>
        <translation>Raccourci&#xa0;: R</translation>
    </message>
    <message>
        <source>Reading what is kept…</source>
        <translation>Lecture de ce qui est gardé…</translation>
    </message>
    <message>
        <source>No mention lies here</source>
        <translation>Aucune mention ici</translation>
    </message>
    <message>
        <source>Look at the others: new, answered, put aside.</source>
        <translation>Regardez les autres&#xa0;: nouvelles, répondues, mises de côté.</translation>
    </message>
    <message>
        <source>Nobody’s mention was read yet</source>
        <translation>Aucune mention n’a encore été lue</translation>
    </message>
    <message>
        <source>Import mentions of @{handle} from a file</source>
        <translation>Importer des mentions de @{handle} depuis un fichier</translation>
    </message>
    <message>
        <source>Its answer is at X: it stays among the answered</source>
        <translation>Sa réponse est sur X&#xa0;: elle reste parmi les mentions répondues</translation>
    </message>
    <message>
        <source>With a template…</source>
        <translation>Avec un modèle…</translation>
    </message>
    <message>
        <source>Set a budget for reading first, or import a CSV file.</source>
        <translation>Fixez d’abord un budget de lecture, ou importez un fichier CSV.</translation>
    </message>
    <message>
        <source>Refresh to read them on X, or import a CSV file.</source>
        <translation>Actualisez pour les lire sur X, ou importez un fichier CSV.</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Mettre de côté</translation>
    </message>
    <message>
        <source>Back to the new ones</source>
        <translation>Remettre parmi les nouvelles</translation>
    </message>
    <message>
        <source>Nothing can be read now: the page says why</source>
        <translation>Rien ne peut être lu maintenant&#xa0;: la page dit pourquoi</translation>
    </message>
    <message numerus="yes">
        <source>%n new mention(s), for {cost}</source>
        <translation>
            <numerusform>%n nouvelle mention, pour {cost}</numerusform>
            <numerusform>%n nouvelles mentions, pour {cost}</numerusform>
        </translation>
    </message>
    <message>
        <source>X has more than was read.</source>
        <translation>X en a davantage que ce qui a été lu.</translation>
    </message>
    <message>
        <source>Tables (*.csv);;All files (*)</source>
        <translation>Tableaux (*.csv);;Tous les fichiers (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n new line(s) of the file are kept</source>
        <translation>
            <numerusform>%n nouvelle ligne du fichier est gardée</numerusform>
            <numerusform>%n nouvelles lignes du fichier sont gardées</numerusform>
        </translation>
    </message>
    <message>
        <source>No mention is chosen</source>
        <translation>Aucune mention n’est choisie</translation>
    </message>
    <message>
        <source>You do not write for @{handle}</source>
        <translation>Vous n’écrivez pas pour @{handle}</translation>
    </message>
    <message>
        <source>Back among the new ones</source>
        <translation>Remise parmi les nouvelles</translation>
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
    <name>MissingRows</name>
    <message>
        <source>Not all of this list could be read.</source>
        <translation>Cette liste n’a pas pu être lue en entier.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Read the rest of the list again</source>
        <translation>Lire de nouveau le reste de la liste</translation>
    </message>
</context>
<context>
    <name>MoveForm</name>
    <message>
        <source>New day</source>
        <extracomment>Entry, datetime (UTC)</extracomment>
        <translation>Nouveau jour</translation>
    </message>
    <message>
        <source>New time</source>
        <translation>Nouvelle heure</translation>
    </message>
    <message>
        <source>Leave it where it is</source>
        <translation>Laisser à sa place</translation>
    </message>
    <message>
        <source>Move the draft</source>
        <translation>Déplacer le brouillon</translation>
    </message>
    <message>
        <source>Move the post</source>
        <translation>Déplacer le post</translation>
    </message>
    <message>
        <source>Write a new version</source>
        <translation>Écrire une nouvelle version</translation>
    </message>
    <message>
        <source>Only the time of your draft changes. Nobody else sees it.</source>
        <translation>Seule l’heure de votre brouillon change. Personne d’autre ne le voit.</translation>
    </message>
    <message>
        <source>The time is part of what is approved. A new version with this time opens in Compose; once you send it for review, the approvals of version {number} are void and must be given again. Until then version {number} stands, with its own time.</source>
        <translation>L’heure fait partie de ce qui est approuvé. Une nouvelle version avec cette heure s’ouvre dans Rédiger&#xa0;; dès que vous l’envoyez en relecture, les approbations de la version {number} ne comptent plus et doivent être données à nouveau. D’ici là, la version {number} reste valable, avec son heure.</translation>
    </message>
    <message>
        <source>Choose a time outside it; only legal’s exception lets a post leave in it.</source>
        <translation>Choisissez une heure en dehors&#xa0;; seule une exception du juridique laisse partir un post pendant ce temps.</translation>
    </message>
    <message>
        <source>Time of {zone}</source>
        <translation>Heure du fuseau {zone}</translation>
    </message>
</context>
<context>
    <name>NeedLines</name>
    <message>
        <source>always (policy)</source>
        <extracomment>findings that are named; the rest are counted</extracomment>
        <translation>toujours (règle de la maison)</translation>
    </message>
    <message>
        <source>one of this step is enough (policy)</source>
        <translation>un seul de cette étape suffit (règle de la maison)</translation>
    </message>
    <message>
        <source>it cannot wait (policy)</source>
        <translation>cela ne peut pas attendre (règle de la maison)</translation>
    </message>
    <message>
        <source>you asked for it</source>
        <translation>vous l’avez demandé</translation>
    </message>
    <message>
        <source>it is written in their name</source>
        <translation>le texte est écrit en son nom</translation>
    </message>
    <message>
        <source>because of the account: {what} (policy)</source>
        <translation>à cause du compte&#xa0;: {what} (règle de la maison)</translation>
    </message>
    <message numerus="yes">
        <source>%n more finding(s)</source>
        <translation>
            <numerusform>%n autre signalement</numerusform>
            <numerusform>%n autres signalements</numerusform>
        </translation>
    </message>
    <message>
        <source>Besides, without waiting for a step</source>
        <translation>En plus, sans attendre une étape</translation>
    </message>
    <message>
        <source>Step {number} of {steps}</source>
        <translation>Étape {number} sur {steps}</translation>
    </message>
    <message>
        <source>Step {number} of {steps}, once the one before is done</source>
        <translation>Étape {number} sur {steps}, une fois la précédente terminée</translation>
    </message>
    <message>
        <source>While {person} is away, {deputy} decides.</source>
        <translation>En l’absence de {person}, {deputy} décide.</translation>
    </message>
    <message>
        <source>Nobody but you holds this duty: somebody else must.</source>
        <translation>Personne d’autre que vous n’a cette fonction&#xa0;: il faut quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Nobody holds this duty.</source>
        <translation>Personne n’a cette fonction.</translation>
    </message>
    <message>
        <source>because {rule} matched {words}</source>
        <translation>car {rule} a relevé {words}</translation>
    </message>
</context>
<context>
    <name>NewVersion</name>
    <message>
        <source>Version {version} is announced. Whoever looks after this computer installs it.</source>
        <extracomment>A desk&apos;s preference: the version whose line was put away. somebody wants to read what changes</extracomment>
        <translation>La version {version} est annoncée. Elle est installée par qui s’occupe de cet ordinateur.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Ce qui change</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Do not say this version again</source>
        <translation>Ne plus signaler cette version</translation>
    </message>
</context>
<context>
    <name>NoteCard</name>
    <message>
        <source>{name} explains</source>
        <extracomment>pixels by which it stands in under the finding that it explains</extracomment>
        <translation>{name} explique</translation>
    </message>
    <message>
        <source>{name} to the reviewers</source>
        <translation>{name} aux relecteurs</translation>
    </message>
    <message>
        <source>Stays in the record, never posted</source>
        <translation>Reste dans le registre, jamais publié</translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message>
        <source>Private note to reviewers</source>
        <extracomment>a change of the draft: Callable[[Draft], Draft]</extracomment>
        <translation>Note privée aux relecteurs</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>What they should know before they decide</source>
        <translation>Ce qu’ils doivent savoir avant de décider</translation>
    </message>
    <message>
        <source>Never posted. It stays in the record.</source>
        <translation>Jamais publiée. Elle reste au registre.</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Open the post</source>
        <extracomment>a post&apos;s id a post&apos;s id: to be seen where it is answered likewise, of a post that never went out</extracomment>
        <translation>Ouvrir le post</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
    <message numerus="yes">
        <source>Next (%n more)</source>
        <translation>
            <numerusform>Suivant (encore %n)</numerusform>
            <numerusform>Suivant (encore %n)</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} takes a post of @{handle} off X.</source>
        <translation>{name} retire de X un post de @{handle}.</translation>
    </message>
    <message>
        <source>{name} has ended the freeze of @{handle}.</source>
        <translation>{name} a levé le gel de @{handle}.</translation>
    </message>
    <message>
        <source>{name} wants the words of a post of @{handle} taken out: legal has to agree.</source>
        <translation>{name} demande le retrait du texte d’un post de @{handle}&#xa0;: il faut l’accord du juridique.</translation>
    </message>
    <message>
        <source>{time}: {reason}</source>
        <translation>{time}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>The post: {text}</source>
        <translation>Le post&#xa0;: {text}</translation>
    </message>
</context>
<context>
    <name>NoticesSettings</name>
    <message>
        <source>Tell me while the window is closed or behind others</source>
        <extracomment>The preference of this machine in which the choice stands.</extracomment>
        <translation>Me prévenir quand la fenêtre est fermée ou derrière d’autres</translation>
    </message>
    <message>
        <source>Show the first words of the post</source>
        <translation>Montrer les premiers mots du post</translation>
    </message>
    <message>
        <source>Off, a notice says what to do, for which account, by whom: a locked screen shows nothing unpublished. Mails never hold a post’s words.</source>
        <translation>Sans cela, une notification dit quoi faire, pour quel compte, et de qui&#xa0;: un écran verrouillé ne montre rien d’inédit. Les courriels ne contiennent jamais les mots d’un post.</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>Heures calmes</translation>
    </message>
    <message>
        <source>from</source>
        <translation>de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>à</translation>
    </message>
    <message>
        <source>Even then, what cannot wait: freezes, strays, unknown outcomes</source>
        <translation>Même alors, ce qui ne peut attendre&#xa0;: gels, intrus, envois incertains</translation>
    </message>
    <message>
        <source>Start Countersign when I sign in to this computer</source>
        <translation>Démarrer Countersign quand j’ouvre ma session</translation>
    </message>
    <message>
        <source>Keep running when the window is closed</source>
        <translation>Continuer quand la fenêtre est fermée</translation>
    </message>
    <message>
        <source>Company mail</source>
        <translation>Courriel de l’entreprise</translation>
    </message>
    <message>
        <source>This could not be kept: the computer refuses it. Ask whoever looks after it.</source>
        <translation>Impossible à enregistrer&#xa0;: l’ordinateur le refuse. Adressez-vous à la personne qui s’en occupe.</translation>
    </message>
    <message>
        <source>Its icon beside the clock brings the window back and ends the program.</source>
        <translation>Son icône près de l’horloge ramène la fenêtre et arrête le programme.</translation>
    </message>
    <message>
        <source>This desktop has no place for an icon beside the clock: the window is made small instead, and only while this computer has something to post.</source>
        <translation>Ce bureau n’a pas de place pour une icône près de l’horloge&#xa0;: la fenêtre est réduite, et seulement tant que cet ordinateur a quelque chose à publier.</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>Début des heures calmes</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>Fin des heures calmes</translation>
    </message>
    <message>
        <source>Time zone of the quiet hours</source>
        <translation>Fuseau horaire des heures calmes</translation>
    </message>
    <message>
        <source>A post on X that nobody approved</source>
        <translation>Un post sur X que personne n’a approuvé</translation>
    </message>
    <message>
        <source>Somebody must look on X</source>
        <translation>Quelqu’un doit regarder sur X</translation>
    </message>
    <message>
        <source>An account is frozen</source>
        <translation>Un compte est gelé</translation>
    </message>
    <message>
        <source>An urgent post was not looked at again</source>
        <translation>Un post urgent n’a pas été revu</translation>
    </message>
    <message>
        <source>My post is vetoed</source>
        <translation>Mon post est frappé d’un veto</translation>
    </message>
    <message>
        <source>A post is held</source>
        <translation>Un post est retenu</translation>
    </message>
    <message>
        <source>X refuses my post</source>
        <translation>X refuse mon post</translation>
    </message>
    <message>
        <source>A post misses its time</source>
        <translation>Un post manque son heure</translation>
    </message>
    <message>
        <source>My post is stopped</source>
        <translation>Mon post est rappelé</translation>
    </message>
    <message>
        <source>Changes to my post are requested</source>
        <translation>On demande de modifier mon post</translation>
    </message>
    <message>
        <source>What I approved has changed</source>
        <translation>Ce que j’ai approuvé a changé</translation>
    </message>
    <message>
        <source>A post waits too long for somebody else</source>
        <translation>Un post attend trop longtemps quelqu’un d’autre</translation>
    </message>
    <message>
        <source>A post still waits for me</source>
        <translation>Un post m’attend toujours</translation>
    </message>
    <message>
        <source>A post waits for me</source>
        <translation>Un post m’attend</translation>
    </message>
    <message>
        <source>An urgent post is to be looked at again</source>
        <translation>Un post urgent est à revoir</translation>
    </message>
    <message>
        <source>A remark on my post</source>
        <translation>Une remarque sur mon post</translation>
    </message>
    <message>
        <source>A suggestion for my post</source>
        <translation>Une suggestion pour mon post</translation>
    </message>
    <message>
        <source>My remark is answered</source>
        <translation>On a répondu à ma remarque</translation>
    </message>
    <message>
        <source>My post and its twin are to be checked again</source>
        <translation>Mon post et son jumeau sont à vérifier de nouveau</translation>
    </message>
    <message>
        <source>An approval counts for less than a day more</source>
        <translation>Une approbation compte encore moins d’un jour</translation>
    </message>
    <message>
        <source>The budget for reading X runs out</source>
        <translation>Le budget pour lire X s’épuise</translation>
    </message>
    <message>
        <source>My post is approved</source>
        <translation>Mon post est approuvé</translation>
    </message>
    <message>
        <source>A post is out</source>
        <translation>Un post est publié</translation>
    </message>
</context>
<context>
    <name>ObstacleCard</name>
    <message>
        <source>Cannot be posted</source>
        <extracomment>list of spans, code points of the checked text</extracomment>
        <translation>Ne peut pas être publié</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Les supprimer</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>The record is not open: nothing can be sent or approved.</source>
        <extracomment>pixels at 100 % somebody wants to choose what is opened</extracomment>
        <translation>Le registre n’est pas ouvert&#xa0;: rien ne peut être envoyé ni approuvé.</translation>
    </message>
    <message>
        <source>Opening the record…</source>
        <translation>Ouverture du registre…</translation>
    </message>
    <message>
        <source>Choose what to open…</source>
        <translation>Choisir quoi ouvrir…</translation>
    </message>
</context>
<context>
    <name>OutboxBar</name>
    <message>
        <source>Hide the list</source>
        <extracomment>characters of a post&apos;s words pixels of the list Draft: what was refused or taken back is gone on with</extracomment>
        <translation>Masquer la liste</translation>
    </message>
    <message>
        <source>Show what waits</source>
        <translation>Montrer ce qui attend</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>Offline, as of {time}</source>
        <translation>Hors connexion, état de {time}</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors connexion</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) wait to be sent</source>
        <translation>
            <numerusform>%n étape attend d’être envoyée</numerusform>
            <numerusform>%n étapes attendent d’être envoyées</numerusform>
        </translation>
    </message>
    <message>
        <source>The connection is back</source>
        <translation>La connexion est revenue</translation>
    </message>
    <message>
        <source>You can read, write, submit, remark and decide: it is kept on this computer and sent when the connection is back. Until then nobody sees it. All else needs the connection: telephone somebody if it cannot wait.</source>
        <translation>Vous pouvez lire, écrire, soumettre, remarquer et décider&#xa0;: tout est gardé sur cet ordinateur et envoyé quand la connexion revient. D’ici là, personne ne le voit. Le reste demande la connexion&#xa0;: téléphonez à quelqu’un si cela ne peut pas attendre.</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) that waited were recorded.</source>
        <translation>
            <numerusform>%n étape qui attendait a été enregistrée.</numerusform>
            <numerusform>%n étapes qui attendaient ont été enregistrées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) could not be recorded: look at them below.</source>
        <translation>
            <numerusform>%n étape n’a pas pu être enregistrée&#xa0;: regardez-la ci-dessous.</numerusform>
            <numerusform>%n étapes n’ont pas pu être enregistrées&#xa0;: regardez-les ci-dessous.</numerusform>
        </translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>depuis {time}</translation>
    </message>
    <message>
        <source>What you had before you</source>
        <translation>Ce que vous aviez sous les yeux</translation>
    </message>
    <message>
        <source>The record now</source>
        <translation>Le registre maintenant</translation>
    </message>
    <message>
        <source>Open as draft</source>
        <translation>Ouvrir comme brouillon</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Submission of version {number}</source>
        <translation>Soumission de la version {number}</translation>
    </message>
    <message>
        <source>Approval of version {number}</source>
        <translation>Approbation de la version {number}</translation>
    </message>
    <message>
        <source>Request for changes to version {number}</source>
        <translation>Demande de modifications de la version {number}</translation>
    </message>
    <message>
        <source>Veto of version {number}</source>
        <translation>Veto sur la version {number}</translation>
    </message>
    <message>
        <source>Remark about version {number}</source>
        <translation>Remarque sur la version {number}</translation>
    </message>
    <message>
        <source>A remark about version {number} settled</source>
        <translation>Remarque réglée sur la version {number}</translation>
    </message>
    <message>
        <source>About version {number}</source>
        <translation>Au sujet de la version {number}</translation>
    </message>
    <message>
        <source>{what}: waits</source>
        <translation>{what}&#xa0;: en attente</translation>
    </message>
    <message>
        <source>{what}: not recorded</source>
        <translation>{what}&#xa0;: pas enregistré</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Type what you want to do</source>
        <translation>Écrivez ce que vous voulez faire</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>Trouver une action</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Nothing is called that. Try another word.</source>
        <translation>Rien ne porte ce nom. Essayez un autre mot.</translation>
    </message>
</context>
<context>
    <name>PaperKey</name>
    <message>
        <source>The page of the safe signs in the place of a root key</source>
        <translation>La page du coffre signe à la place d’une clé racine</translation>
    </message>
    <message>
        <source>Take it out with a second person, type its seven lines from paper, sign, and put it back. Nothing of it stays on this computer.</source>
        <translation>Sortez-la avec une deuxième personne, tapez ses sept lignes d’après le papier, signez, et remettez-la. Rien n’en reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Seven lines of the page</source>
        <translation>Les sept lignes de la page</translation>
    </message>
    <message>
        <source>1  four words and two digits, then the other six lines</source>
        <translation>1  quatre mots et deux chiffres, puis les six autres lignes</translation>
    </message>
</context>
<context>
    <name>PartCard</name>
    <message>
        <source>In answer to @{handle}</source>
        <extracomment>the handle that it answers; &quot;&quot; for none the post that it answers, to be drawn above it the card above is of the same thread so is the card below</extracomment>
        <translation>En réponse à @{handle}</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Voir moins</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Voir plus</translation>
    </message>
    <message>
        <source>0 votes · {time} left</source>
        <translation>0 vote · encore {time}</translation>
    </message>
    <message>
        <source>X may show the page’s own picture and title here.</source>
        <translation>X peut montrer ici l’image et le titre de la page.</translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>A passphrase of one’s own</source>
        <extracomment>characters</extracomment>
        <translation>À chacun sa phrase secrète</translation>
    </message>
    <message>
        <source>{name} chooses a passphrase.</source>
        <translation>{name} choisit une phrase secrète.</translation>
    </message>
    <message>
        <source>Type it a second time.</source>
        <translation>Tapez-la une deuxième fois.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
    <message>
        <source>{name}, this page is yours alone</source>
        <translation>{name}, cette page ne regarde que vous</translation>
    </message>
    <message>
        <source>Take the keyboard yourself while the others look away. You sign with this passphrase what you write and approve on this computer.</source>
        <translation>Prenez le clavier pendant que les autres regardent ailleurs. Cette phrase secrète signe ce que vous écrivez et approuvez sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Four or five words are easy to remember.</source>
        <translation>Quatre ou cinq mots se retiennent facilement.</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>La même encore une fois</translation>
    </message>
    <message>
        <source>It is kept nowhere and nobody can bring it back. Your password manager is a good place for it; a note at the screen is not.</source>
        <translation>Elle n’est gardée nulle part et personne ne peut la retrouver. Votre gestionnaire de mots de passe lui convient&#xa0;; un papier collé à l’écran, non.</translation>
    </message>
    <message>
        <source>{number} characters or more.</source>
        <translation>{number} caractères au moins.</translation>
    </message>
    <message>
        <source>Too short: {number} characters or more.</source>
        <translation>Trop court&#xa0;: {number} caractères au moins.</translation>
    </message>
    <message>
        <source>Too easy to guess: it is a pattern, a name or a word that is tried first.</source>
        <translation>Trop facile à deviner&#xa0;: un motif, un nom ou un mot que l’on essaie en premier.</translation>
    </message>
    <message>
        <source>Enough. Another word makes it good.</source>
        <translation>Suffisant. Un mot de plus, et c’est bien.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Bien.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Très solide.</translation>
    </message>
</context>
<context>
    <name>PasteNotice</name>
    <message>
        <source>Paste as it was copied</source>
        <extracomment>things of one kind that are named this text instead of what was pasted</extracomment>
        <translation>Coller tel que copié</translation>
    </message>
    <message>
        <source>Remove the tracking</source>
        <translation>Retirer le traçage</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the note about what was pasted</source>
        <translation>Fermer l’avis sur ce qui a été collé</translation>
    </message>
    <message>
        <source>Bold, lists and pictures were left out: X has none.</source>
        <translation>Gras, listes et images n’ont pas été repris&#xa0;: X n’en a pas.</translation>
    </message>
    <message>
        <source>Links behind words were left out: {names}</source>
        <translation>Liens cachés derrière des mots, non repris&#xa0;: {names}</translation>
    </message>
    <message>
        <source>A link says where it was copied: {names}</source>
        <translation>Un lien révèle d’où il a été copié&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Not letters, and not read aloud as words: {names}</source>
        <translation>Pas de vraies lettres, et pas lues comme des mots&#xa0;: {names}</translation>
    </message>
    <message>
        <source>Kept as they are: {names}</source>
        <translation>Gardés tels quels&#xa0;: {names}</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) that turn the reading order round were left out.</source>
        <translation>
            <numerusform>%n caractère qui inverse le sens de lecture a été retiré.</numerusform>
            <numerusform>%n caractères qui inversent le sens de lecture ont été retirés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n control character(s) were left out.</source>
        <translation>
            <numerusform>%n caractère de contrôle a été retiré.</numerusform>
            <numerusform>%n caractères de contrôle ont été retirés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n invisible character(s) were left out.</source>
        <translation>
            <numerusform>%n caractère invisible a été retiré.</numerusform>
            <numerusform>%n caractères invisibles ont été retirés.</numerusform>
        </translation>
    </message>
    <message>
        <source>spaces and hyphens that do not break</source>
        <translation>espaces et traits d’union insécables</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>{account}: nobody holds the duty {role}. Posts that need it wait.</source>
        <translation>{account}&#xa0;: personne n’a la fonction {role}. Les posts qui en ont besoin attendent.</translation>
    </message>
    <message>
        <source>{account}: only {person} holds the duty {role}. Posts wait when this person is away.</source>
        <translation>{account}&#xa0;: la fonction {role} ne repose que sur {person}. Les posts attendent en son absence.</translation>
    </message>
    <message>
        <source>{account}: only {person} holds the duty {role}, is away, and nobody decides instead.</source>
        <translation>{account}&#xa0;: la fonction {role} ne repose que sur {person}, dont l’absence a commencé, et personne ne décide à sa place.</translation>
    </message>
    <message>
        <source>{account}: only {person} can send. No other computer can take over.</source>
        <translation>{account}&#xa0;: seul {person} peut envoyer. Aucun autre ordinateur ne peut prendre le relais.</translation>
    </message>
    <message>
        <source>{account}: no computer sends its posts.</source>
        <translation>{account}&#xa0;: aucun ordinateur n’envoie ses posts.</translation>
    </message>
    <message>
        <source>{deputy} decides for {person} until {until}: {role}, {account}</source>
        <translation>{deputy} décide pour {person} jusqu’au {until}&#xa0;: {role}, {account}</translation>
    </message>
    <message>
        <source>{deputy} will decide for {person} from {since} to {until}: {role}, {account}</source>
        <translation>{deputy} décidera pour {person} du {since} au {until}&#xa0;: {role}, {account}</translation>
    </message>
    <message>
        <source>{account}: no computer sends</source>
        <translation>{account}&#xa0;: aucun ordinateur n’envoie</translation>
    </message>
    <message>
        <source>{account}: {machine} sends</source>
        <translation>{account}&#xa0;: {machine} envoie</translation>
    </message>
    <message>
        <source>{account}: {machine} sends; standing by: {others}</source>
        <translation>{account}&#xa0;: {machine} envoie&#xa0;; en réserve&#xa0;: {others}</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>depuis le {time}</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People and duties</source>
        <extracomment>to where absences, and a team&apos;s people, are changed to where another computer takes over what is made anew with each reading</extracomment>
        <translation>Personnes et fonctions</translation>
    </message>
    <message>
        <source>Change in Settings…</source>
        <translation>Modifier dans Réglages…</translation>
    </message>
    <message>
        <source>Which computer sends…</source>
        <translation>Quel ordinateur envoie…</translation>
    </message>
    <message>
        <source>Duties by person and account</source>
        <translation>Fonctions par personne et par compte</translation>
    </message>
    <message>
        <source>In practice these people are samples: nobody can be added here.</source>
        <translation>À l’exercice, ces personnes sont des exemples&#xa0;: personne ne peut être ajouté ici.</translation>
    </message>
    <message>
        <source>This page changes nothing. Who belongs to the team, and with which key, is signed by two holders of root keys: Settings, Team. Who decides for you while you are away: Settings, While I am away.</source>
        <translation>Cette page ne change rien. Qui est de l’équipe, et avec quelle clé, est signé par deux détenteurs de clés racines&#xa0;: Réglages, Équipe. Qui décide pour vous en votre absence&#xa0;: Réglages, Pendant mon absence.</translation>
    </message>
    <message>
        <source>This page changes nothing. Who decides for you while you are away: Settings, While I am away. Who may do what is proposed by one person and put in force by another; for a record without a team there is no window for that: ask whoever looks after this computer.</source>
        <translation>Cette page ne change rien. Qui décide à votre place pendant votre absence&#xa0;: Réglages, Pendant mon absence. Qui peut faire quoi est proposé par une personne et mis en vigueur par une autre&#xa0;; pour un registre sans équipe, il n’y a pas de fenêtre pour cela&#xa0;: adressez-vous à la personne qui s’occupe de cet ordinateur.</translation>
    </message>
    <message>
        <source>Every duty that posts need is held by two people, or lent for now.</source>
        <translation>Chaque fonction dont les posts ont besoin est tenue par deux personnes, ou prêtée pour l’instant.</translation>
    </message>
    <message>
        <source>Away, and who decides meanwhile</source>
        <translation>Absences, et qui décide entre-temps</translation>
    </message>
    <message>
        <source>Nobody is away, and no absence is planned.</source>
        <translation>Personne n’est absent, et aucune absence n’est prévue.</translation>
    </message>
    <message>
        <source>Computers that send</source>
        <translation>Ordinateurs qui envoient</translation>
    </message>
    <message>
        <source>Root keys</source>
        <translation>Clés racines</translation>
    </message>
    <message>
        <source>No root keys sign here: the owner of the record is trusted.</source>
        <translation>Aucune clé racine ne signe ici&#xa0;: on se fie au propriétaire du registre.</translation>
    </message>
    <message>
        <source>on paper: {name}</source>
        <translation>sur papier&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Roster {version} is in force, until {time}.</source>
        <translation>La liste des habilitations {version} est en vigueur, jusqu’au {time}.</translation>
    </message>
    <message>
        <source>Proposed, not in force</source>
        <translation>Proposé, pas en vigueur</translation>
    </message>
    <message>
        <source>{name} proposed roster {version}; root keys that signed: {count} of {need}</source>
        <translation>{name} a proposé la liste des habilitations {version}&#xa0;; clés racines qui ont signé&#xa0;: {count} sur {need}</translation>
    </message>
    <message>
        <source>Without any duty now</source>
        <translation>Sans aucune fonction à présent</translation>
    </message>
    <message>
        <source>What they signed stays signed, and counts for nothing new.</source>
        <translation>Ce qu’elles ont signé reste signé et ne compte pour rien de nouveau.</translation>
    </message>
</context>
<context>
    <name>PeopleStep</name>
    <message>
        <source>Who uses this computer?</source>
        <translation>Qui se sert de cet ordinateur&#xa0;?</translation>
    </message>
    <message>
        <source>Give everybody a name.</source>
        <translation>Donnez un nom à chaque personne.</translation>
    </message>
    <message>
        <source>Add the person who approves what you write.</source>
        <translation>Ajoutez la personne qui approuve ce que vous écrivez.</translation>
    </message>
    <message>
        <source>Two people have the same name: tell them apart.</source>
        <translation>Deux personnes ont le même nom&#xa0;: distinguez-les.</translation>
    </message>
    <message>
        <source>Nobody writes yet: choose who is the executive.</source>
        <translation>Personne n’écrit encore&#xa0;: choisissez qui dirige.</translation>
    </message>
    <message>
        <source>Nobody approves for communications yet.</source>
        <translation>Personne n’approuve encore pour la communication.</translation>
    </message>
    <message>
        <source>Nobody decides for legal yet.</source>
        <translation>Personne ne décide encore pour le juridique.</translation>
    </message>
    <message>
        <source>Yourself first. Nobody ever approves what they wrote or changed.</source>
        <translation>Vous d’abord. Personne n’approuve jamais ce qu’il a écrit ou modifié.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>One person alone is self-review</source>
        <translation>Une personne seule se relit elle-même</translation>
    </message>
    <message>
        <source>Countersign then checks what you write and lets you practise. It holds no key to X, as nobody else could approve. The practice desk does just that.</source>
        <translation>Countersign vérifie alors ce que vous écrivez et vous laisse vous exercer. Il n’a aucune clé vers X, car personne d’autre ne pourrait approuver. L’exercice fait exactement cela.</translation>
    </message>
    <message>
        <source>Practise with sample data</source>
        <translation>S’exercer avec les exemples</translation>
    </message>
    <message>
        <source>The executive and assistants write. Communications approves every post, legal what the rules find; each can stop one. In a small company one person may do both.</source>
        <translation>La direction et ses assistants écrivent. La communication approuve chaque post, le juridique ce que les règles relèvent&#xa0;; chacun peut en arrêter un. Dans une petite entreprise, une même personne peut faire les deux.</translation>
    </message>
</context>
<context>
    <name>PersonDetail</name>
    <message>
        <source>About this person</source>
        <translation>À propos de cette personne</translation>
    </message>
    <message>
        <source>A computer that sends posts</source>
        <translation>Un ordinateur qui envoie des posts</translation>
    </message>
    <message>
        <source>A person</source>
        <translation>Une personne</translation>
    </message>
    <message>
        <source>Holds a root key: signs who may do what, with another holder.</source>
        <translation>Détient une clé racine&#xa0;: signe qui peut faire quoi, avec un autre détenteur.</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>Fonctions</translation>
    </message>
    <message>
        <source>Away, and deputies</source>
        <translation>Absences et suppléances</translation>
    </message>
    <message>
        <source>Nobody decides in another’s name here.</source>
        <translation>Personne ne décide ici au nom d’un autre.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>What is signed now is verified with the key of this fingerprint:</source>
        <translation>Ce qui est signé à présent se vérifie avec la clé de cette empreinte&#xa0;:</translation>
    </message>
    <message>
        <source>Former keys, which sign nothing new and prove what was signed:</source>
        <translation>Anciennes clés, qui ne signent rien de nouveau et prouvent ce qui a été signé&#xa0;:</translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Your name</source>
        <extracomment>What can be chosen for a person, the usual ones first. communications and legal in one person pixels</extracomment>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Name of person {number}</source>
        <translation>Nom de la personne {number}</translation>
    </message>
    <message>
        <source>Duty of person {number}</source>
        <translation>Fonction de la personne {number}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove person {number}</source>
        <translation>Retirer la personne {number}</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Add the space</source>
        <translation>Ajouter l’espace</translation>
    </message>
    <message>
        <source>{key}: {what}</source>
        <translation>{key}&#xa0;: {what}</translation>
    </message>
    <message>
        <source>{key}: replace with {words}</source>
        <translation>{key}&#xa0;: remplacer par {words}</translation>
    </message>
    <message>
        <source>Nobody has to look at it because of this.</source>
        <translation>Personne n’a à le regarder pour cette raison.</translation>
    </message>
    <message>
        <source>Must look at it: {people}</source>
        <translation>Doit le regarder&#xa0;: {people}</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <source>Where is the record kept?</source>
        <translation>Où conserver le registre&#xa0;?</translation>
    </message>
    <message>
        <source>Give the whole path of a file.</source>
        <translation>Donnez le chemin complet d’un fichier.</translation>
    </message>
    <message>
        <source>There is a file already: a new record is never written over one.</source>
        <translation>Ce fichier existe déjà&#xa0;: un nouveau registre n’en remplace jamais un.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Only one computer may use it: not a synchronised folder. Have it backed up with your other documents.</source>
        <translation>Un seul ordinateur s’en sert&#xa0;: pas de dossier synchronisé. Faites-le sauvegarder avec vos autres documents.</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>Un autre endroit…</translation>
    </message>
    <message>
        <source>This will be made</source>
        <translation>Ce qui sera créé</translation>
    </message>
    <message>
        <source>The record says for ever who may do what, and is signed. Whoever owns this computer could replace the file: among colleagues who do not trust one another, a team’s database is the right place.</source>
        <translation>Le registre dit pour toujours qui peut faire quoi, et il est signé. Le propriétaire de l’ordinateur pourrait remplacer le fichier&#xa0;: entre collègues qui ne se font pas confiance, il faut la base de données d’une équipe.</translation>
    </message>
    <message>
        <source>•  {name}: {duty}</source>
        <translation>•  {name}&#xa0;: {duty}</translation>
    </message>
    <message>
        <source>A record for @{handle}, and a key for each of you in the keychain:</source>
        <translation>Un registre pour @{handle}, et une clé pour chacun dans le trousseau&#xa0;:</translation>
    </message>
    <message>
        <source>{computer}: posts what you approved</source>
        <translation>{computer}&#xa0;: publie ce que vous avez approuvé</translation>
    </message>
    <message>
        <source>Records (*.sqlite)</source>
        <translation>Registres (*.sqlite)</translation>
    </message>
</context>
<context>
    <name>PollForm</name>
    <message>
        <source>Poll</source>
        <extracomment>the greatest number, and minutes in one Poll, or None when it was removed</extracomment>
        <translation>Sondage</translation>
    </message>
    <message>
        <source>Remove the poll</source>
        <translation>Retirer le sondage</translation>
    </message>
    <message>
        <source>Add a choice</source>
        <translation>Ajouter un choix</translation>
    </message>
    <message>
        <source>Open for</source>
        <translation>Ouvert pendant</translation>
    </message>
    <message>
        <source> d</source>
        <translation> j</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Jours</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Heures</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Open for: {unit}</source>
        <translation>Ouvert pendant&#xa0;: {unit}</translation>
    </message>
    <message>
        <source>Choice {number}</source>
        <translation>Choix {number}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove: {name}</source>
        <translation>Retirer&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Longer than {limit} characters: choice {numbers}.</source>
        <translation>Plus de {limit} caractères&#xa0;: choix {numbers}.</translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <source>Notices still come, and what this computer posts is posted.</source>
        <extracomment>Preferences of this machine. What others changed is seen this late; a mail box gets mail at most this often. the slot of the notice that the program goes on show the window and in it this post what the settings say of notices or mail is another</extracomment>
        <translation>Les notifications arrivent toujours, et ce que cet ordinateur publie est publié.</translation>
    </message>
    <message>
        <source>Countersign goes on in the background</source>
        <translation>Countersign continue en arrière-plan</translation>
    </message>
    <message>
        <source>PRACTICE: nothing here is public</source>
        <translation>EXERCICE&#xa0;: rien ici n’est public</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Quit all the same</source>
        <translation>Quitter quand même</translation>
    </message>
    <message>
        <source>Keep running in the background</source>
        <translation>Continuer en arrière-plan</translation>
    </message>
    <message numerus="yes">
        <source>This computer has %n approved post(s) to send. While it is off, none leaves; what has a time is missed.</source>
        <translation>
            <numerusform>Cet ordinateur a %n post approuvé à envoyer. Tant qu’il est éteint, rien ne part&#x202f;; ce qui a une heure la manque.</numerusform>
            <numerusform>Cet ordinateur a %n posts approuvés à envoyer. Tant qu’il est éteint, rien ne part&#x202f;; ce qui a une heure la manque.</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer posts at {time}; if it is off then, it is missed.</source>
        <translation>Cet ordinateur publie à {time}&#x202f;; s’il est éteint alors, l’heure est manquée.</translation>
    </message>
    <message>
        <source>{machine} sends what is approved.</source>
        <translation>{machine} envoie ce qui est approuvé.</translation>
    </message>
    <message>
        <source>{machine} posts at {time}; this computer may be off.</source>
        <translation>{machine} publie à {time}&#x202f;; cet ordinateur peut être éteint.</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <extracomment>Characters that are shown at every key; longer texts are shown with the checks. A text so many times the limit is not shown as a post: it could not be one. millionths of a US dollar</extracomment>
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
    <message>
        <source>X charges about {amount} US dollars for it.</source>
        <translation>X facture cela environ {amount} dollar américain.</translation>
    </message>
    <message>
        <source>Preview of the chosen post</source>
        <translation>Aperçu du post choisi</translation>
    </message>
    <message>
        <source>Version {number}, as it would be posted</source>
        <translation>Version {number}, telle qu’elle serait publiée</translation>
    </message>
    <message>
        <source>Fingerprint {digits}</source>
        <translation>Empreinte {digits}</translation>
    </message>
</context>
<context>
    <name>Proposing</name>
    <message>
        <source>Propose the changes</source>
        <extracomment>what is being changed, as it was in force at first</extracomment>
        <translation>Proposer les modifications</translation>
    </message>
    <message>
        <source>Undo the changes</source>
        <translation>Annuler les modifications</translation>
    </message>
</context>
<context>
    <name>PublishedModel</name>
    <message numerus="yes">
        <source>thread of %n part(s)</source>
        <translation>
            <numerusform>fil de %n partie</numerusform>
            <numerusform>fil de %n parties</numerusform>
        </translation>
    </message>
    <message>
        <source>posted by hand</source>
        <translation>publié à la main</translation>
    </message>
    <message>
        <source>corrects another post</source>
        <translation>corrige un autre post</translation>
    </message>
    <message>
        <source>was corrected</source>
        <translation>a été corrigé</translation>
    </message>
    <message>
        <source>to be looked at again</source>
        <translation>à relire après coup</translation>
    </message>
    <message>
        <source>approved by {names}</source>
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
        <source>Went out</source>
        <extracomment>a post&apos;s id shown although its row is not there</extracomment>
        <translation>Parti le</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>At X</source>
        <translation>Sur X</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approuvé par</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Lien</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Publié</translation>
    </message>
    <message>
        <source>Published posts</source>
        <translation>Posts publiés</translation>
    </message>
    <message>
        <source>Open on X</source>
        <translation>Ouvrir sur X</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Lien copié</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s)</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is published yet</source>
        <translation>Rien n’est encore publié</translation>
    </message>
    <message>
        <source>A post comes here as soon as everyone required has approved it and X has it.</source>
        <translation>Un post arrive ici dès que chacun l’a approuvé et que X l’a reçu.</translation>
    </message>
    <message>
        <source>Nothing like this was published</source>
        <translation>Rien de tel n’a été publié</translation>
    </message>
    <message>
        <source>Take a chip away, or choose all accounts.</source>
        <translation>Retirez un critère ou choisissez tous les comptes.</translation>
    </message>
    <message>
        <source>The practice X has no pages to open.</source>
        <translation>Le X d’exercice n’a pas de pages à ouvrir.</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>version {number}</source>
        <extracomment>what waits on this computer to be sent</extracomment>
        <translation>version {number}</translation>
    </message>
    <message numerus="yes">
        <source>%n open remark(s)</source>
        <translation>
            <numerusform>%n remarque ouverte</numerusform>
            <numerusform>%n remarques ouvertes</numerusform>
        </translation>
    </message>
    <message>
        <source>to be sent again with its twin</source>
        <translation>à renvoyer avec son jumeau</translation>
    </message>
    <message>
        <source>waits for its twin in English</source>
        <translation>attend son jumeau en anglais</translation>
    </message>
    <message>
        <source>waits for its twin in French</source>
        <translation>attend son jumeau en français</translation>
    </message>
    <message>
        <source>waits for its twin</source>
        <translation>attend son jumeau</translation>
    </message>
    <message>
        <source>look at it again by {time}</source>
        <translation>à revoir avant {time}</translation>
    </message>
    <message>
        <source>OVERDUE: look at it again, due {time}</source>
        <translation>EN RETARD&#xa0;: à revoir, échéance {time}</translation>
    </message>
    <message>
        <source>OVERDUE since {time}</source>
        <translation>EN RETARD depuis {time}</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>urgent</translation>
    </message>
    <message numerus="yes">
        <source>thread of %n part(s)</source>
        <translation>
            <numerusform>fil de %n partie</numerusform>
            <numerusform>fil de %n parties</numerusform>
        </translation>
    </message>
    <message>
        <source>posted by hand</source>
        <translation>publié à la main</translation>
    </message>
    <message>
        <source>corrects another post</source>
        <translation>corrige un autre post</translation>
    </message>
    <message>
        <source>scheduled {time}</source>
        <translation>programmé le {time}</translation>
    </message>
    <message>
        <source>pauses until {time}</source>
        <translation>pause jusqu’à {time}</translation>
    </message>
    <message>
        <source>To be posted by hand</source>
        <translation>À publier à la main</translation>
    </message>
    <message>
        <source>Approved and scheduled</source>
        <translation>Approuvé et programmé</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>vous attend</translation>
    </message>
    <message>
        <source>waits for you in the name of {name}, for {role}</source>
        <translation>vous attend au nom de {name}, pour {role}</translation>
    </message>
    <message>
        <source>waits for you, for {role}</source>
        <translation>vous attend ({role})</translation>
    </message>
    <message>
        <source>waits for your answer</source>
        <translation>attend votre réponse</translation>
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
        <translation>File</translation>
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
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>What only whoever may write has comes last, so that the others keep their places. a post&apos;s id how many wait for the person how many wait for the person, by the record alone</extracomment>
        <translation>État</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approuvé par</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Attend</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié le</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>J and K move, Enter opens, Space previews</source>
        <translation>J et K pour se déplacer, Entrée ouvre, Espace montre l’aperçu</translation>
    </message>
    <message>
        <source>There is nothing to copy</source>
        <translation>Il n’y a rien à copier</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) copied</source>
        <translation>
            <numerusform>%n post copié</numerusform>
            <numerusform>%n posts copiés</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>Copier la liste</translation>
    </message>
    <message>
        <source>Enter opens, Space previews</source>
        <translation>Entrée ouvre, Espace montre l’aperçu</translation>
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
        <source>Scheduled</source>
        <translation>Programmés</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manqués</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Written by me</source>
        <translation>Écrits par moi</translation>
    </message>
    <message numerus="yes">
        <source>Your decision about %Ln post(s) waits here to be sent.</source>
        <translation>
            <numerusform>Votre décision sur %Ln post attend ici d’être envoyée.</numerusform>
            <numerusform>Vos décisions sur %Ln posts attendent ici d’être envoyées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) wait for others.</source>
        <translation>
            <numerusform>%n post attend quelqu’un d’autre.</numerusform>
            <numerusform>%n posts attendent d’autres personnes.</numerusform>
        </translation>
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
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>Mentions</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Veille</translation>
    </message>
    <message>
        <source>Goals</source>
        <translation>Objectifs</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Chiffres</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Comptes</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
</context>
<context>
    <name>Reach</name>
    <message>
        <source>This needs the team’s record, which does not answer just now.</source>
        <translation>Cela demande le registre de l’équipe, qui ne répond pas en ce moment.</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Refresh (at most {cost})</source>
        <extracomment>the account&apos;s id, millionths of a US dollar</extracomment>
        <translation>Actualiser (au plus {cost})</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Actualiser</translation>
    </message>
    <message>
        <source>Reading X…</source>
        <translation>Lecture de X…</translation>
    </message>
    <message>
        <source>Import a CSV file…</source>
        <translation>Importer un fichier CSV…</translation>
    </message>
    <message>
        <source>Budget for reading…</source>
        <translation>Budget de lecture…</translation>
    </message>
    <message>
        <source>US dollars a month, 0 reads nothing:</source>
        <translation>Dollars américains par mois, 0 ne lit rien&#xa0;:</translation>
    </message>
    <message>
        <source>Account whose budget is set</source>
        <translation>Compte dont le budget est fixé</translation>
    </message>
    <message>
        <source>Budget for reading, in US dollars a month</source>
        <translation>Budget de lecture, en dollars américains par mois</translation>
    </message>
    <message>
        <source>Set the budget</source>
        <translation>Fixer le budget</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Already published by the company</source>
        <translation>Déjà publié par l’entreprise</translation>
    </message>
    <message>
        <source>The cautionary statement is given</source>
        <translation>L’avertissement prudentiel est donné</translation>
    </message>
    <message>
        <source>Checked against published figures</source>
        <translation>Vérifié avec les chiffres publiés</translation>
    </message>
    <message>
        <source>Already announced officially</source>
        <translation>Déjà annoncé officiellement</translation>
    </message>
    <message>
        <source>Agreed with counsel in the case</source>
        <translation>Convenu avec l’avocat du dossier</translation>
    </message>
    <message>
        <source>The comparison is proved on file</source>
        <translation>La comparaison est prouvée au dossier</translation>
    </message>
    <message>
        <source>The claim is proved on file</source>
        <translation>L’affirmation est prouvée au dossier</translation>
    </message>
    <message>
        <source>The relationship is disclosed in the post</source>
        <translation>Le lien est déclaré dans le post</translation>
    </message>
    <message>
        <source>Staff were told before</source>
        <translation>Le personnel a été informé avant</translation>
    </message>
    <message>
        <source>The persons named have agreed</source>
        <translation>Les personnes nommées ont donné leur accord</translation>
    </message>
    <message>
        <source>No longer confidential</source>
        <translation>N’est plus confidentiel</translation>
    </message>
    <message>
        <source>In line with the company’s public position</source>
        <translation>Conforme à la position publique de l’entreprise</translation>
    </message>
    <message>
        <source>Read in its context: nothing to object to</source>
        <translation>Lu dans son contexte&#xa0;: rien à redire</translation>
    </message>
    <message>
        <source>The rule does not apply to this text</source>
        <translation>La règle ne s’applique pas à ce texte</translation>
    </message>
</context>
<context>
    <name>Record</name>
    <message>
        <source>Open a record</source>
        <translation>Ouvrir un registre</translation>
    </message>
    <message>
        <source>Records (*.sqlite);;All files (*)</source>
        <translation>Registres (*.sqlite);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Reading the record…</source>
        <translation>Lecture du registre…</translation>
    </message>
</context>
<context>
    <name>RemarkCard</name>
    <message>
        <source>Taken over</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>Remark {number} by {name}</source>
        <extracomment>characters of the words that the button to them says who looks may answer may take over what is suggested</extracomment>
        <translation>Remarque {number} de {name}</translation>
    </message>
    <message>
        <source>on version {number}</source>
        <translation>sur la version {number}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverte</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Réglée</translation>
    </message>
    <message>
        <source>About the whole post</source>
        <translation>Sur tout le post</translation>
    </message>
    <message>
        <source>The text it refers to is gone since version {number}: {words}</source>
        <translation>Le texte visé a disparu depuis la version {number}&#xa0;: {words}</translation>
    </message>
    <message>
        <source>The text it refers to is gone: {words}</source>
        <translation>Le texte visé a disparu&#xa0;: {words}</translation>
    </message>
    <message>
        <source>Show these words in the text</source>
        <translation>Montrer ces mots dans le texte</translation>
    </message>
    <message>
        <source>What is suggested instead</source>
        <translation>Ce qui est suggéré à la place</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Répondre…</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Régler</translation>
    </message>
    <message>
        <source>Take it over…</source>
        <translation>Reprendre…</translation>
    </message>
    <message>
        <source>Only {names} can settle it.</source>
        <translation>Peut la régler&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Settled by {name}, {time}</source>
        <translation>Réglée par {name}, {time}</translation>
    </message>
    <message>
        <source>Taken over by {name}, {time}</source>
        <translation>Reprise par {name}, {time}</translation>
    </message>
</context>
<context>
    <name>RemarkForm</name>
    <message>
        <source>What to write</source>
        <extracomment>None: about the whole post the version in which the anchor stands what should stand in the anchor&apos;s place the remark that it answers whom it answers in whose name a deputy says it Said nothing is being written any more</extracomment>
        <translation>Que rédiger</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Suggest instead</source>
        <translation>Suggérer autre chose</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>What should stand there instead</source>
        <translation>Ce qui devrait figurer à la place</translation>
    </message>
    <message>
        <source>The post does not go on until it is settled.</source>
        <translation>Le post attend tant qu’elle n’est pas réglée.</translation>
    </message>
    <message>
        <source>To be about certain words, or to suggest others, select them in the final text first.</source>
        <translation>Pour viser certains mots ou en suggérer d’autres, sélectionnez-les d’abord dans le texte final.</translation>
    </message>
    <message>
        <source>Answer to {name}</source>
        <translation>Réponse à {name}</translation>
    </message>
    <message>
        <source>About the whole post</source>
        <translation>Sur tout le post</translation>
    </message>
    <message>
        <source>About {words}</source>
        <translation>Sur {words}</translation>
    </message>
    <message>
        <source>Why, if it helps (may stay empty)</source>
        <translation>Pourquoi, si c’est utile (peut rester vide)</translation>
    </message>
    <message>
        <source>Your remark</source>
        <translation>Votre remarque</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>Votre réponse</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>No post is open</source>
        <extracomment>pixels that the list takes at most: the text is what is judged pixels around words that are scrolled to words of the final text are about to be shown the author wants to take over what this remark suggests who has seen the post?</extracomment>
        <translation>Aucun post n’est ouvert</translation>
    </message>
    <message>
        <source>Nothing can be said about this post any more, or not by you.</source>
        <translation>On ne peut plus rien dire de ce post, ou pas vous.</translation>
    </message>
    <message>
        <source>No open remark</source>
        <translation>Aucune remarque ouverte</translation>
    </message>
    <message>
        <source>Remark…</source>
        <translation>Remarque…</translation>
    </message>
    <message>
        <source>About the selected words, or the whole post: C</source>
        <translation>Sur les mots sélectionnés, ou tout le post&#xa0;: C</translation>
    </message>
    <message>
        <source>Who has seen it…</source>
        <translation>Qui l’a vu…</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
    <message>
        <source>About the selected words, or the whole post</source>
        <translation>Sur les mots sélectionnés, ou tout le post</translation>
    </message>
    <message numerus="yes">
        <source>%n settled remark(s)</source>
        <translation>
            <numerusform>%n remarque réglée</numerusform>
            <numerusform>%n remarques réglées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n ouverte</numerusform>
            <numerusform>%n ouvertes</numerusform>
        </translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>aucune pour l’instant</translation>
    </message>
    <message>
        <source>Suggests: {words}</source>
        <translation>Suggère&#xa0;: {words}</translation>
    </message>
</context>
<context>
    <name>RemarksPanel</name>
    <message>
        <source>No suggestion to take over</source>
        <extracomment>milliseconds without a key before the words are looked for again a change of the draft: Callable[[Draft], Draft] a remark whose suggestion is to be taken over once it was read</extracomment>
        <translation>Aucune suggestion à reprendre</translation>
    </message>
    <message numerus="yes">
        <source>%n open remark(s)</source>
        <translation>
            <numerusform>%n remarque ouverte</numerusform>
            <numerusform>%n remarques ouvertes</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} helped to write this post already.</source>
        <translation>{name} a déjà participé à la rédaction de ce post.</translation>
    </message>
    <message>
        <source>{name} suggested this and can then no longer approve.</source>
        <translation>{name} a suggéré ceci et ne pourra alors plus approuver.</translation>
    </message>
    <message>
        <source>For {role}, {names} still can.</source>
        <translation>Pour {role}, il reste&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>For {role}, nobody else could: the post could not go out.</source>
        <translation>Pour {role}, plus personne ne le pourrait&#xa0;: le post ne pourrait pas partir.</translation>
    </message>
    <message>
        <source>Taken over. Undo takes it back.</source>
        <translation>Suggestion reprise. Annuler revient en arrière.</translation>
    </message>
</context>
<context>
    <name>Removal</name>
    <message>
        <source>Remove {name} from the team</source>
        <extracomment>characters of a passphrase characters a Leaving</extracomment>
        <translation>Retirer {name} de l’équipe</translation>
    </message>
    <message>
        <source>{name} holds a root key: another person takes that place. You sign the next roster; the other person puts it in force on their own computer, with the page of the safe. From then on nothing that {name} signs counts.</source>
        <translation>{name} détient une clé racine&#xa0;: une autre personne prend cette place. Vous signez la prochaine liste&#xa0;; cette personne la met en vigueur sur son propre ordinateur, avec la page du coffre. Dès lors, plus rien de ce que {name} signe ne compte.</translation>
    </message>
    <message>
        <source>You sign the next roster without {name}; the other holder puts it in force. From then on nothing that {name} signs counts. Until then whoever looks after the record can shut them out at once: with “Shut out at once…”.</source>
        <translation>Vous signez la liste suivante sans {name}&#x202f;; l’autre détenteur la met en vigueur. Dès lors, rien de ce que signe {name} ne compte. D’ici là, la personne qui administre le registre peut fermer l’accès tout de suite&#xa0;: avec «&#xa0;Fermer l’accès…&#xa0;».</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>It stands in the record for ever.</source>
        <translation>Il reste pour toujours dans le registre.</translation>
    </message>
    <message>
        <source>Sign without them</source>
        <translation>Signer sans cette personne</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Who takes the place, and the six words that they read to you on the telephone:</source>
        <translation>Qui prend la place, et les six mots que cette personne vous lit au téléphone&#xa0;:</translation>
    </message>
    <message>
        <source>Nobody has made a root key for that place yet. Whoever is to have it opens “Make a root key…” here, on their own computer, and reads six words to you. They are of the same duty as {name}: communications or legal.</source>
        <translation>Personne n’a encore créé de clé racine pour cette place. La personne qui l’aura ouvre «&#xa0;Créer une clé racine…&#xa0;» ici, sur son propre ordinateur, et vous lit six mots. Elle a la même fonction que {name}&#xa0;: communication ou juridique.</translation>
    </message>
    <message>
        <source>Who takes the root key over</source>
        <translation>Qui succède comme détenteur</translation>
    </message>
    <message>
        <source>The six words that they read to you</source>
        <translation>Les six mots que cette personne vous lit</translation>
    </message>
    <message>
        <source>Six words</source>
        <translation>Six mots</translation>
    </message>
</context>
<context>
    <name>Removals</name>
    <message>
        <source>What it told beside the picture was removed when it was added.</source>
        <translation>Ce que le fichier disait en dehors de l’image a été retiré lors de l’ajout.</translation>
    </message>
    <message>
        <source>It held nothing beside the picture.</source>
        <translation>Le fichier ne contenait rien d’autre que l’image.</translation>
    </message>
    <message>
        <source>Removed before anything else: {things}.</source>
        <translation>Retiré avant toute chose&#xa0;: {things}.</translation>
    </message>
    <message>
        <source>If a machine made it, say so below: “Made with AI”.</source>
        <translation>Si une machine l’a produite, dites-le plus bas&#xa0;: «&#xa0;Produit avec une IA&#xa0;».</translation>
    </message>
    <message>
        <source>the place where it was taken</source>
        <translation>le lieu de la prise de vue</translation>
    </message>
    <message>
        <source>the camera’s data</source>
        <translation>les données de l’appareil</translation>
    </message>
    <message>
        <source>when it was taken</source>
        <translation>la date de la prise de vue</translation>
    </message>
    <message>
        <source>names of people</source>
        <translation>des noms de personnes</translation>
    </message>
    <message>
        <source>the programs it went through</source>
        <translation>les programmes utilisés</translation>
    </message>
    <message>
        <source>titles and comments</source>
        <translation>des titres et commentaires</translation>
    </message>
    <message>
        <source>an older small copy</source>
        <translation>une ancienne copie réduite</translation>
    </message>
    <message>
        <source>details of a screen or camera</source>
        <translation>des détails d’un écran ou d’un appareil</translation>
    </message>
    <message>
        <source>the mark of a generator</source>
        <translation>la marque d’un générateur</translation>
    </message>
    <message>
        <source>other hidden data</source>
        <translation>d’autres données cachées</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>What each rule did</source>
        <extracomment>posts of one sort that are shown characters of a post</extracomment>
        <translation>Ce que chaque règle a fait</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Per 1,000</source>
        <translation>Pour 1&#x202f;000</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Posts</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Rightly</source>
        <translation>À raison</translation>
    </message>
    <message>
        <source>Likely share</source>
        <translation>Part probable</translation>
    </message>
    <message>
        <source>Per 1,000: how often the rule finds something in 1,000 posts. Rightly: of its posts whose decision is known, how many were changed or refused. Likely share: a few decisions can mislead by chance; over many, the share that is flagged rightly would in 19 of 20 cases lie between these two.</source>
        <translation>Pour 1&#x202f;000&#xa0;: combien de fois la règle trouve quelque chose dans 1&#x202f;000 posts. À raison&#xa0;: parmi ses posts dont la décision est connue, combien ont été modifiés ou refusés. Part probable&#xa0;: quelques décisions peuvent tromper par hasard&#xa0;; sur un grand nombre, la part signalée à raison se situerait, 19 fois sur 20, entre ces deux valeurs.</translation>
    </message>
    <message>
        <source>{right} of {all}</source>
        <translation>{right} sur {all}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} à {high}</translation>
    </message>
    <message>
        <source>Of the flagged posts no decision is known.</source>
        <translation>Aucune décision n’est connue sur les posts signalés.</translation>
    </message>
    <message>
        <source>Flagged posts that were changed or refused: {right}; likely share: {share}.</source>
        <translation>Posts signalés, puis modifiés ou refusés&#xa0;: {right}&#xa0;; part probable&#xa0;: {share}.</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) read; {share} of them flagged.</source>
        <translation>
            <numerusform>%n post lu&#xa0;; {share} signalé.</numerusform>
            <numerusform>%n posts lus&#xa0;; {share} signalés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Newly caught: %n</source>
        <translation>
            <numerusform>Nouvellement signalé&#xa0;: %n</numerusform>
            <numerusform>Nouvellement signalés&#xa0;: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Newly missed: %n</source>
        <translation>
            <numerusform>Qui n’est plus signalé&#xa0;: %n</numerusform>
            <numerusform>Qui ne sont plus signalés&#xa0;: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judged graver: %n</source>
        <translation>
            <numerusform>Jugé plus grave&#xa0;: %n</numerusform>
            <numerusform>Jugés plus graves&#xa0;: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Judged less grave: %n</source>
        <translation>
            <numerusform>Jugé moins grave&#xa0;: %n</numerusform>
            <numerusform>Jugés moins graves&#xa0;: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Restore a backup</source>
        <extracomment>pixels characters somebody wants to open what was restored an Exception that somebody must be told back to the choices what is here, and would be moved aside which nobody stops</extracomment>
        <translation>Restaurer une sauvegarde</translation>
    </message>
    <message>
        <source>Backups (*.backup);;All files (*)</source>
        <translation>Sauvegardes (*.backup);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>From {path}</source>
        <translation>Depuis {path}</translation>
    </message>
    <message>
        <source>Everything of this person’s desk comes from the backup. A desk that is here already is moved aside and kept, and only if you say so. A restored computer posts nothing until somebody lets it send again.</source>
        <translation>Tout le bureau de cette personne vient de la sauvegarde. Un bureau déjà présent est mis de côté et gardé, et seulement si vous le dites. Un ordinateur restauré ne publie rien tant que personne ne l’y autorise de nouveau.</translation>
    </message>
    <message>
        <source>Passphrase of the backup</source>
        <translation>Phrase secrète de la sauvegarde</translation>
    </message>
    <message>
        <source>The backup was restored.</source>
        <translation>La sauvegarde est restaurée.</translation>
    </message>
    <message>
        <source>If you replace it, it is moved aside and kept; it is not deleted.</source>
        <translation>Si vous le remplacez, il est mis de côté et gardé&#x202f;; il n’est pas supprimé.</translation>
    </message>
    <message>
        <source>There is a desk on this computer.</source>
        <translation>Il y a déjà un bureau sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>Tout laisser en l’état</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>L’ouvrir</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Le remplacer</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>The backup is being restored…</source>
        <translation>La restauration est en cours…</translation>
    </message>
    <message numerus="yes">
        <source>It is as of {time}, with %n draft(s).</source>
        <translation>
            <numerusform>Elle est du {time}, avec %n brouillon.</numerusform>
            <numerusform>Elle est du {time}, avec %n brouillons.</numerusform>
        </translation>
    </message>
    <message>
        <source>What was here is kept in {path}</source>
        <translation>Ce qui était ici est gardé dans {path}</translation>
    </message>
    <message>
        <source>There is a record at {path}; it was left as it is.</source>
        <translation>Il y a un registre à {path}&#x202f;; il est resté tel quel.</translation>
    </message>
    <message>
        <source>No signing key came with it: on a new computer, ask for new ones.</source>
        <translation>Aucune clé de signature n’y était&#xa0;: sur un nouvel ordinateur, demandez-en de nouvelles.</translation>
    </message>
    <message>
        <source>If this computer sends posts, it waits. Look that the old one no longer does, then let this one send on the account’s card.</source>
        <translation>Si cet ordinateur envoie des posts, il attend. Vérifiez que l’ancien n’envoie plus, puis autorisez celui-ci sur la fiche du compte.</translation>
    </message>
</context>
<context>
    <name>ReviewHeading</name>
    <message>
        <source>Version {number} by {author}</source>
        <translation>Version {number} de {author}</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>No post is open</source>
        <extracomment>Draft in the draft just opened: what this remark suggests the post&apos;s id in whose name they decide, where they chose sent while another version was on the screen whether the newest version is shown as soon as it was read whether it is shown by what it changed what was read waits until the page is in front</extracomment>
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
        <source>What to look at</source>
        <translation>Que regarder</translation>
    </message>
    <message>
        <source>Not offered for this post as it stands</source>
        <translation>Pas possible pour ce post en l’état</translation>
    </message>
    <message>
        <source>There is only one version</source>
        <translation>Il n’y a qu’une version</translation>
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
        <source>Changes since you decided on version {number}</source>
        <translation>Depuis votre décision (version {number})</translation>
    </message>
    <message>
        <source>Final text</source>
        <translation>Texte final</translation>
    </message>
    <message>
        <source>All versions ({number})</source>
        <translation>Versions ({number})</translation>
    </message>
</context>
<context>
    <name>Ring</name>
    <message>
        <source>{length} / {limit}</source>
        <extracomment>characters before the limit from which the ring warns limits from this on belong to long posts</extracomment>
        <translation>{length} / {limit}</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left of {limit}</source>
        <translation>
            <numerusform>%n caractère restant sur {limit}</numerusform>
            <numerusform>%n caractères restants sur {limit}</numerusform>
        </translation>
    </message>
    <message>
        <source>{length} of {limit} characters, as X counts them</source>
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
    <name>Rivals</name>
    <message>
        <source>Another answer to the same post waits already, by {names}</source>
        <extracomment>characters of the other answer that are shown the other answer&apos;s post the post that is answered, and the draft&apos;s own</extracomment>
        <translation>Une autre réponse au même post attend déjà, de {names}</translation>
    </message>
    <message>
        <source>Other answers to the same post wait already, by {names}</source>
        <translation>D’autres réponses au même post attendent déjà, de {names}</translation>
    </message>
    <message>
        <source>You can send this one all the same; whoever approves it is asked again.</source>
        <translation>Vous pouvez tout de même envoyer celle-ci&#xa0;; qui l’approuve sera interrogé de nouveau.</translation>
    </message>
    <message>
        <source>Open the other answer</source>
        <translation>Ouvrir l’autre réponse</translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <source>{field}: {trouble}</source>
        <extracomment>characters; `services.founding` takes no more pixels beside margins that the text needs so that nothing scrolls its text, after every change that a person made</extracomment>
        <translation>{field}&#xa0;: {trouble}</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many; at most {limit}.</source>
        <translation>
            <numerusform>%n caractère de trop&#xa0;; {limit} au plus.</numerusform>
            <numerusform>%n caractères de trop&#xa0;; {limit} au plus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RootCard</name>
    <message>
        <source>Make a root key on this computer</source>
        <extracomment>the passphrase</extracomment>
        <translation>Créer une clé racine sur cet ordinateur</translation>
    </message>
    <message>
        <source>For whoever takes the place of a holder who leaves. The key counts for nothing until the holder who stays heard its six words from you and signed it in; then you put it in force here, with the page of the safe.</source>
        <translation>Pour qui prend la place d’un détenteur qui part. La clé ne compte pas tant que le détenteur qui reste n’a pas entendu de vous ses six mots et signé&#xa0;; vous la mettez alors en vigueur ici, avec la page du coffre.</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Votre phrase secrète</translation>
    </message>
    <message>
        <source>The new key lies behind it, as your own does.</source>
        <translation>Elle protège la nouvelle clé, comme la vôtre.</translation>
    </message>
    <message>
        <source>Make the key</source>
        <translation>Créer la clé</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>RuleCard</name>
    <message>
        <source>The chosen rule</source>
        <extracomment>characters of what a rule looks for; the shipped ones name hundreds of words</extracomment>
        <translation>La règle choisie</translation>
    </message>
    <message>
        <source>Name and version</source>
        <translation>Nom et version</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>De quoi elle parle</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Who must look</source>
        <translation>Qui doit relire</translation>
    </message>
    <message>
        <source>Nobody: it is only shown</source>
        <translation>Personne&#xa0;: elle est seulement montrée</translation>
    </message>
    <message>
        <source>What it looks for</source>
        <translation>Ce qu’elle cherche</translation>
    </message>
    <message>
        <source>What excuses it</source>
        <translation>Ce qui l’excuse</translation>
    </message>
    <message>
        <source>Ground in law</source>
        <translation>Fondement en droit</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>Prochaine révision</translation>
    </message>
    <message>
        <source>It must find</source>
        <translation>Elle doit trouver</translation>
    </message>
    <message>
        <source>It must leave alone</source>
        <translation>Elle doit laisser passer</translation>
    </message>
    <message>
        <source>No day is set</source>
        <translation>Aucun jour n’est fixé</translation>
    </message>
    <message>
        <source>With each version of Countersign that brings other rules</source>
        <translation>À chaque version de Countersign qui apporte d’autres règles</translation>
    </message>
</context>
<context>
    <name>RuleEditor</name>
    <message>
        <source>Change {rule}</source>
        <extracomment>milliseconds without a keystroke before the samples are tried somebody wants to try the rule on past posts the text of the rule that is changed, as it was then</extracomment>
        <translation>Modifier {rule}</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nouvelle règle</translation>
    </message>
    <message>
        <source>It holds once somebody else has adopted it. Until then nothing changes.</source>
        <translation>Elle vaut dès qu’une autre personne l’a adoptée. D’ici là, rien ne change.</translation>
    </message>
    <message>
        <source>Propose the rule</source>
        <translation>Proposer la règle</translation>
    </message>
    <message>
        <source>Try it on past posts…</source>
        <translation>L’essayer sur les posts passés…</translation>
    </message>
    <message>
        <source>Back to the rules</source>
        <translation>Retour aux règles</translation>
    </message>
</context>
<context>
    <name>RuleFields</name>
    <message>
        <source>The rule</source>
        <extracomment>The families of rules that a company writes; those of language are read otherwise. lines that are seen of a field</extracomment>
        <translation>La règle</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Ce qu’elle est</translation>
    </message>
    <message>
        <source>What it looks for</source>
        <translation>Ce qu’elle cherche</translation>
    </message>
    <message>
        <source>What people read</source>
        <translation>Ce qu’on lit</translation>
    </message>
    <message>
        <source>Samples that prove it</source>
        <translation>Les exemples qui la prouvent</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Begins with “own.”: own.tower</source>
        <translation>Commence par «&#xa0;own.&#xa0;»&#xa0;: own.tour</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>What it asks for</source>
        <translation>Ce qu’elle demande</translation>
    </message>
    <message>
        <source>How to look</source>
        <translation>Comment chercher</translation>
    </message>
    <message>
        <source>In posts in</source>
        <translation>Dans les posts en</translation>
    </message>
    <message>
        <source>Who must look</source>
        <translation>Qui doit relire</translation>
    </message>
    <message>
        <source>Ground in law</source>
        <translation>Fondement en droit</translation>
    </message>
    <message>
        <source>Put a semicolon between several</source>
        <translation>Séparez-en plusieurs par un point-virgule</translation>
    </message>
    <message>
        <source>To be reviewed by</source>
        <translation>À réviser avant le</translation>
    </message>
    <message>
        <source>One word or phrase a line. A star stands for any ending: sell*</source>
        <translation>Un mot ou une expression par ligne. Une étoile vaut toute fin de mot&#xa0;: vend*</translation>
    </message>
    <message>
        <source>For example: (tower OR headquarters) NEAR/5 sell*</source>
        <translation>Par exemple&#xa0;: (tour OR siège) NEAR/5 vend*</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>Expression</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>At most so many words away from</source>
        <translation>À autant de mots au plus de</translation>
    </message>
    <message>
        <source>one of these</source>
        <translation>l’un de ceux-ci</translation>
    </message>
    <message>
        <source>But not in these phrases</source>
        <translation>Mais pas dans ces expressions</translation>
    </message>
    <message>
        <source>One a line; may stay empty</source>
        <translation>Une par ligne&#xa0;; peut rester vide</translation>
    </message>
    <message>
        <source>One a line, two at least</source>
        <translation>Un par ligne, deux au moins</translation>
    </message>
    <message>
        <source>One a line, two at least; each holds one of the rule’s words</source>
        <translation>Un par ligne, deux au moins&#xa0;; chacun contient un des mots de la règle</translation>
    </message>
    <message>
        <source>What and why ({language})</source>
        <translation>Quoi et pourquoi ({language})</translation>
    </message>
    <message>
        <source>What to do instead ({language})</source>
        <translation>Que faire à la place ({language})</translation>
    </message>
    <message>
        <source>It must find ({language})</source>
        <translation>Elle doit trouver ({language})</translation>
    </message>
    <message>
        <source>It must leave alone ({language})</source>
        <translation>Elle doit laisser passer ({language})</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>Words of a rule, or its name</source>
        <extracomment>pixels of a field to search in the rule&apos;s id the rule&apos;s id</extracomment>
        <translation>Mots d’une règle, ou son nom</translation>
    </message>
    <message>
        <source>Look for a rule</source>
        <translation>Chercher une règle</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>What they are about</source>
        <translation>De quoi elles parlent</translation>
    </message>
    <message>
        <source>What they ask for</source>
        <translation>Ce qu’elles demandent</translation>
    </message>
    <message>
        <source>Which rules</source>
        <translation>Quelles règles</translation>
    </message>
    <message>
        <source>New rule…</source>
        <translation>Nouvelle règle…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Propose to take it out</source>
        <translation>Proposer de la retirer</translation>
    </message>
    <message>
        <source>About everything</source>
        <translation>Sur tout</translation>
    </message>
    <message>
        <source>Whatever they ask for</source>
        <translation>Quoi qu’elles demandent</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>Toutes les règles</translation>
    </message>
    <message>
        <source>The company’s own</source>
        <translation>Celles de l’entreprise</translation>
    </message>
    <message>
        <source>Shipped with Countersign</source>
        <translation>Livrées avec Countersign</translation>
    </message>
    <message>
        <source>Due within 30 days</source>
        <translation>À réviser sous 30 jours</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Désactivées</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n règle</numerusform>
            <numerusform>%n règles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due within 30 days</source>
        <translation>
            <numerusform>%n à réviser sous 30 jours</numerusform>
            <numerusform>%n à réviser sous 30 jours</numerusform>
        </translation>
    </message>
    <message>
        <source>the company’s own</source>
        <translation>de l’entreprise</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>livrée</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>désactivée</translation>
    </message>
    <message>
        <source>Its review was due on {day}</source>
        <translation>Elle était à réviser avant le {day}</translation>
    </message>
    <message>
        <source>To be reviewed by {day}</source>
        <translation>À réviser avant le {day}</translation>
    </message>
</context>
<context>
    <name>RuleVersions</name>
    <message>
        <source>Versions of the rules</source>
        <extracomment>what the chosen one changes, once it was compared</extracomment>
        <translation>Versions des règles</translation>
    </message>
    <message>
        <source>What it changes</source>
        <translation>Ce que cela change</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>Mettre en vigueur</translation>
    </message>
    <message>
        <source>Proposed by {name}</source>
        <translation>Proposé par {name}</translation>
    </message>
    <message>
        <source>Waits for a second person</source>
        <translation>Attend une seconde personne</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>Version {number}, in force</source>
        <translation>Version {number}, en vigueur</translation>
    </message>
    <message>
        <source>Proposed by {name}, {time}</source>
        <translation>Proposé par {name}, {time}</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Ce qui changerait</translation>
    </message>
    <message>
        <source>Your signature puts it in force on every computer. Other proposals that wait must then be made again.</source>
        <translation>Votre signature la met en vigueur sur chaque ordinateur. Les autres propositions en attente devront alors être refaites.</translation>
    </message>
    <message>
        <source>What version {number} changed</source>
        <translation>Ce que la version {number} a changé</translation>
    </message>
    <message>
        <source>The first one, with the record, {time}</source>
        <translation>La première, avec le registre, {time}</translation>
    </message>
    <message>
        <source>Proposed by {name}, put in force by {other}, {time}</source>
        <translation>Proposée par {name}, mise en vigueur par {other}, {time}</translation>
    </message>
    <message>
        <source>Only communications and legal put rules in force.</source>
        <translation>Seuls la communication et le juridique mettent des règles en vigueur.</translation>
    </message>
    <message>
        <source>You proposed it: somebody else puts it in force.</source>
        <translation>Vous l’avez proposée&#xa0;: une autre personne la met en vigueur.</translation>
    </message>
    <message>
        <source>One of the two must speak for communications and the other for legal; both of you have the same duty.</source>
        <translation>L’un des deux doit parler pour la communication et l’autre pour le juridique&#xa0;; vous avez tous deux la même fonction.</translation>
    </message>
    <message>
        <source>It was proposed with other rules than those that ship with this computer’s version of Countersign. Use the same version on both computers.</source>
        <translation>Elle a été proposée avec d’autres règles que celles livrées avec la version de Countersign de cet ordinateur. Utilisez la même version sur les deux ordinateurs.</translation>
    </message>
    <message>
        <source>Rule {rule}: version {old} becomes {new}</source>
        <translation>Règle {rule}&#xa0;: la version {old} devient {new}</translation>
    </message>
    <message>
        <source>New rule {rule}</source>
        <translation>Nouvelle règle {rule}</translation>
    </message>
    <message>
        <source>Rule {rule} goes</source>
        <translation>La règle {rule} disparaît</translation>
    </message>
    <message>
        <source>Who must approve</source>
        <translation>Qui doit approuver</translation>
    </message>
    <message>
        <source>Only the rules that ship with Countersign are others.</source>
        <translation>Seules les règles livrées avec Countersign sont autres.</translation>
    </message>
    <message>
        <source>As it is written, word by word:</source>
        <translation>Telle qu’elle est écrite, mot à mot&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>Inside information</source>
        <translation>Information privilégiée</translation>
    </message>
    <message>
        <source>Statements about the future</source>
        <translation>Propos sur l’avenir</translation>
    </message>
    <message>
        <source>Financial figures</source>
        <translation>Chiffres financiers</translation>
    </message>
    <message>
        <source>Mergers and acquisitions</source>
        <translation>Fusions et acquisitions</translation>
    </message>
    <message>
        <source>Legal matters</source>
        <translation>Affaires juridiques</translation>
    </message>
    <message>
        <source>Competitors</source>
        <translation>Concurrents</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Allégations</translation>
    </message>
    <message>
        <source>Paid partnerships</source>
        <translation>Partenariats rémunérés</translation>
    </message>
    <message>
        <source>Staff and work</source>
        <translation>Personnel et travail</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Données personnelles</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Secrets</translation>
    </message>
    <message>
        <source>Offence</source>
        <translation>Propos blessants</translation>
    </message>
    <message>
        <source>Tone in a crisis</source>
        <translation>Ton en temps de crise</translation>
    </message>
    <message>
        <source>Advertising tone</source>
        <translation>Ton publicitaire</translation>
    </message>
    <message>
        <source>Politics</source>
        <translation>Politique</translation>
    </message>
    <message>
        <source>Form of the post</source>
        <translation>Forme du post</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>Orthographe</translation>
    </message>
    <message>
        <source>Grammar</source>
        <translation>Grammaire</translation>
    </message>
    <message>
        <source>Typography</source>
        <translation>Typographie</translation>
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
        <source>Exactly these words</source>
        <translation>Exactement ces mots</translation>
    </message>
    <message>
        <source>Words that begin so</source>
        <translation>Les mots qui commencent ainsi</translation>
    </message>
    <message>
        <source>Words near one another</source>
        <translation>Des mots proches l’un de l’autre</translation>
    </message>
    <message>
        <source>As the manual of rules says</source>
        <translation>Comme le manuel des règles le dit</translation>
    </message>
    <message>
        <source>The words cannot be read near “{near}”. Write them without quotation marks.</source>
        <translation>Les mots sont illisibles près de «&#xa0;{near}&#xa0;». Écrivez-les sans guillemets.</translation>
    </message>
    <message>
        <source>Write the words that it looks for.</source>
        <translation>Écrivez les mots qu’elle cherche.</translation>
    </message>
    <message>
        <source>Write what and why, in both languages.</source>
        <translation>Écrivez quoi et pourquoi, dans les deux langues.</translation>
    </message>
    <message>
        <source>Write what to do instead, in both languages.</source>
        <translation>Écrivez que faire à la place, dans les deux langues.</translation>
    </message>
    <message>
        <source>Write at least two texts that it must find, in each language of the rule.</source>
        <translation>Écrivez au moins deux textes qu’elle doit trouver, dans chaque langue de la règle.</translation>
    </message>
    <message>
        <source>Write at least two texts that it must leave alone, in each language of the rule.</source>
        <translation>Écrivez au moins deux textes qu’elle doit laisser passer, dans chaque langue de la règle.</translation>
    </message>
    <message>
        <source>Choose who must look. Where legal must approve, legal is among them.</source>
        <translation>Choisissez qui doit relire. Là où le juridique doit approuver, il en fait partie.</translation>
    </message>
    <message>
        <source>Choose in which languages it looks.</source>
        <translation>Choisissez dans quelles langues elle cherche.</translation>
    </message>
    <message>
        <source>Choose the day of the next review.</source>
        <translation>Choisissez le jour de la prochaine révision.</translation>
    </message>
    <message>
        <source>Name of the company</source>
        <translation>Nom de l’entreprise</translation>
    </message>
    <message>
        <source>Its account on X</source>
        <translation>Son compte sur X</translation>
    </message>
    <message>
        <source>Ticker symbols</source>
        <translation>Symboles boursiers</translation>
    </message>
    <message>
        <source>Markets it is listed on</source>
        <translation>Marchés où elle est cotée</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Competing companies</source>
        <translation>Entreprises concurrentes</translation>
    </message>
    <message>
        <source>Code names</source>
        <translation>Noms de code</translation>
    </message>
    <message>
        <source>Confidential customers</source>
        <translation>Clients confidentiels</translation>
    </message>
    <message>
        <source>Its own web addresses</source>
        <translation>Ses propres adresses web</translation>
    </message>
    <message>
        <source>Days of results</source>
        <translation>Jours de résultats</translation>
    </message>
    <message>
        <source>Other quiet periods</source>
        <translation>Autres périodes de silence</translation>
    </message>
    <message>
        <source>Sensitive days</source>
        <translation>Jours sensibles</translation>
    </message>
    <message>
        <source>Published figures</source>
        <translation>Chiffres publiés</translation>
    </message>
    <message>
        <source>What every post waits for</source>
        <translation>Ce que chaque post attend</translation>
    </message>
    <message>
        <source>Packs of rules that are switched off</source>
        <translation>Familles de règles désactivées</translation>
    </message>
    <message>
        <source>Quiet days by market</source>
        <translation>Jours de silence par marché</translation>
    </message>
    <message>
        <source>Grammar server</source>
        <translation>Serveur de grammaire</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>You can read everything and try texts. Changes are proposed by whoever holds one of these duties: {roles}; somebody with the other one puts them in force.</source>
        <extracomment>lines are not stretched over a wide screen behind the list, in the stack everything that is known is on the screen as it was read last a rule, in front or behind another section</extracomment>
        <translation>Vous pouvez tout lire et essayer des textes. Les modifications sont proposées par une personne qui a l’une de ces fonctions&#xa0;: {roles}&#xa0;; une personne qui a l’autre les met en vigueur.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Sections of the rules</source>
        <translation>Parties des règles</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versions</translation>
    </message>
    <message numerus="yes">
        <source>Versions (%n waiting)</source>
        <translation>
            <numerusform>Versions (%n en attente)</numerusform>
            <numerusform>Versions (%n en attente)</numerusform>
        </translation>
    </message>
    <message>
        <source>Test bench</source>
        <translation>Banc d’essai</translation>
    </message>
    <message>
        <source>Published figures</source>
        <translation>Chiffres publiés</translation>
    </message>
    <message>
        <source>The company</source>
        <translation>L’entreprise</translation>
    </message>
    <message>
        <source>What is changed here is proposed by you and put in force by another.</source>
        <translation>Ce qui est modifié ici, vous le proposez, et une autre personne le met en vigueur.</translation>
    </message>
</context>
<context>
    <name>SafePage</name>
    <message>
        <source>The page for the safe: it is shown once</source>
        <extracomment>Two places of the page: line and word, counted from one.</extracomment>
        <translation>La page pour le coffre&#xa0;: elle n’est montrée qu’une fois</translation>
    </message>
    <message>
        <source>Write these seven lines down by hand, or print them, and put them into the safe together with the communications director. This computer keeps them nowhere; whoever has them and one of the two other keys can do anything.</source>
        <translation>Écrivez ces sept lignes à la main, ou imprimez-les, et mettez-les au coffre avec la direction de la communication. Cet ordinateur ne les garde nulle part&#x202f;; qui les a, avec l’une des deux autres clés, peut tout.</translation>
    </message>
    <message>
        <source>Save a page to print…</source>
        <translation>Enregistrer une page à imprimer…</translation>
    </message>
    <message>
        <source>The file is taken away again when you go on: print it now.</source>
        <translation>Le fichier est repris quand vous continuez&#xa0;: imprimez-le maintenant.</translation>
    </message>
    <message>
        <source>From your paper, type word {a} of line {b}, and word {c} of line {d}:</source>
        <translation>D’après votre papier, tapez le mot {a} de la ligne {b}, et le mot {c} de la ligne {d}&#xa0;:</translation>
    </message>
    <message>
        <source>Word {word} of line {line}</source>
        <translation>Mot {word} de la ligne {line}</translation>
    </message>
    <message>
        <source>It is on paper: go on</source>
        <translation>C’est sur papier&#xa0;: continuer</translation>
    </message>
    <message>
        <source>These are not the words that stand there. Look at your paper once more.</source>
        <translation>Ce ne sont pas les mots qui s’y trouvent. Regardez encore votre papier.</translation>
    </message>
    <message>
        <source>page-for-the-safe.pdf</source>
        <translation>page-pour-le-coffre.pdf</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>No file can be made there: choose another folder.</source>
        <translation>Aucun fichier ne peut être créé là&#xa0;: choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Print it now: the file is taken away when you go on.</source>
        <translation>Imprimez-la maintenant&#xa0;: le fichier est repris quand vous continuez.</translation>
    </message>
</context>
<context>
    <name>Samples</name>
    <message>
        <source>Trying the samples…</source>
        <extracomment>the sentences that are shown, for whoever reads them aloud</extracomment>
        <translation>Essai des exemples…</translation>
    </message>
    <message>
        <source>Not a rule yet</source>
        <translation>Pas encore une règle</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s) are not right yet</source>
        <translation>
            <numerusform>%n exemple n’est pas encore juste</numerusform>
            <numerusform>%n exemples ne sont pas encore justes</numerusform>
        </translation>
    </message>
    <message>
        <source>All samples are right</source>
        <translation>Tous les exemples sont justes</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>“{text}” should be found, and is not.</source>
        <translation>«&#xa0;{text}&#xa0;» devrait être trouvé et ne l’est pas.</translation>
    </message>
    <message>
        <source>“{text}” should be left alone, and is found.</source>
        <translation>«&#xa0;{text}&#xa0;» devrait passer et est trouvé.</translation>
    </message>
    <message>
        <source>“{text}” proves nothing: it holds none of the rule’s words. Take one that does.</source>
        <translation>«&#xa0;{text}&#xa0;» ne prouve rien&#xa0;: aucun des mots de la règle n’y est. Prenez un texte qui en contient un.</translation>
    </message>
</context>
<context>
    <name>SearchBar</name>
    <message>
        <source>open</source>
        <extracomment>milliseconds after the last key until words are looked for</extracomment>
        <translation>ouvertes</translation>
    </message>
    <message>
        <source>Search words, or author:  rule:  state:  remarks:  account:  before:  after:</source>
        <translation>Chercher des mots, ou auteur:… règle:… état:… remarques:… compte:… avant:… après:…</translation>
    </message>
    <message>
        <source>Search posts</source>
        <translation>Chercher des posts</translation>
    </message>
    <message>
        <source>Empty the search field</source>
        <translation>Vider le champ de recherche</translation>
    </message>
    <message>
        <source>Remove {chip}</source>
        <translation>Retirer {chip}</translation>
    </message>
    <message>
        <source>author</source>
        <translation>auteur</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>règle</translation>
    </message>
    <message>
        <source>state</source>
        <translation>état</translation>
    </message>
    <message>
        <source>remarks</source>
        <translation>remarques</translation>
    </message>
    <message>
        <source>account</source>
        <translation>compte</translation>
    </message>
    <message>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}&#xa0;: {value}</translation>
    </message>
    <message>
        <source>There is no search by {value}.</source>
        <translation>Il n’y a pas de recherche par {value}.</translation>
    </message>
    <message>
        <source>There is nothing to look for in {value}.</source>
        <translation>Il n’y a rien à chercher dans {value}.</translation>
    </message>
    <message>
        <source>No {kind} is called {value}.</source>
        <translation>Rien ne s’appelle {value} (critère&#xa0;: {kind}).</translation>
    </message>
    <message>
        <source>More than one {kind} fits {value}.</source>
        <translation>Plusieurs réponses conviennent à {value} (critère&#xa0;: {kind}).</translation>
    </message>
    <message>
        <source>{value} is no day: write it as 2026-11-24.</source>
        <translation>{value} n’est pas un jour&#xa0;: écrivez-le comme 2026-11-24.</translation>
    </message>
</context>
<context>
    <name>SeatChoice</name>
    <message>
        <source>In the name of {name}.</source>
        <extracomment>Seat</extracomment>
        <translation>Au nom de {name}.</translation>
    </message>
    <message>
        <source>In whose name</source>
        <translation>Au nom de qui</translation>
    </message>
    <message>
        <source>You decide for {name}, until {time}.</source>
        <translation>Vous décidez pour {name}, jusqu’au {time}.</translation>
    </message>
    <message>
        <source>In my own name: {role}</source>
        <translation>En mon propre nom&#xa0;: {role}</translation>
    </message>
    <message>
        <source>For {name}: {role}</source>
        <translation>Pour {name}&#xa0;: {role}</translation>
    </message>
</context>
<context>
    <name>Sender</name>
    <message>
        <source>Putting pictures and films on the team’s server…</source>
        <extracomment>the Draft, and the post that it became CountersignError: nothing was sent</extracomment>
        <translation>Dépôt des images et des films sur le serveur de l’équipe…</translation>
    </message>
</context>
<context>
    <name>SetUp</name>
    <message>
        <source>This computer</source>
        <extracomment>pixels pages before the passphrases the Path of the record an Exception that somebody must be told back to the choices the record is being made, which nobody stops</extracomment>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Looking for the keychain…</source>
        <translation>Recherche du trousseau…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Set up this computer · {number} of {count}</source>
        <translation>Installer sur cet ordinateur · {number} sur {count}</translation>
    </message>
    <message>
        <source>Make the record</source>
        <translation>Créer le registre</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
    <message>
        <source>“countersign doctor” in a terminal says what is missing.</source>
        <translation>«&#xa0;countersign doctor&#xa0;» dans un terminal dit ce qui manque.</translation>
    </message>
    <message>
        <source>Keys cannot be kept here yet: see above.</source>
        <translation>Les clés ne peuvent pas encore être conservées ici&#xa0;: voyez plus haut.</translation>
    </message>
    <message>
        <source>Making keys and the record…</source>
        <translation>Création des clés et du registre…</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Replies and marks</source>
        <extracomment>a change of the draft: Callable[[Draft], Draft]</extracomment>
        <translation>Réponses et mentions</translation>
    </message>
    <message>
        <source>Who may reply</source>
        <translation>Qui peut répondre</translation>
    </message>
    <message>
        <source>Made with AI</source>
        <translation>Produit avec une IA</translation>
    </message>
    <message>
        <source>Paid partnership</source>
        <translation>Partenariat rémunéré</translation>
    </message>
    <message>
        <source>X shows these marks with the post.</source>
        <translation>X affiche ces mentions avec le post.</translation>
    </message>
    <message>
        <source>made with AI</source>
        <translation>produit avec une IA</translation>
    </message>
    <message>
        <source>paid partnership</source>
        <translation>partenariat rémunéré</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Look</source>
        <extracomment>a line of settings is not stretched over a wide screen somebody wants to see the keys</extracomment>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>They apply at once, on this computer.</source>
        <translation>Ils valent tout de suite, sur cet ordinateur.</translation>
    </message>
</context>
<context>
    <name>SharesPanel</name>
    <message numerus="yes">
        <source>What went out in the last %n day(s)</source>
        <extracomment>pixels of a column, at 100 % pixels: longer tables scroll by themselves</extracomment>
        <translation>
            <numerusform>Ce qui est parti le dernier jour</numerusform>
            <numerusform>Ce qui est parti ces %n derniers jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Reposts are not made here, so none are counted. What a post does more of, informing or promoting, is counted from its words; it is a hint, no judgement.</source>
        <translation>Les reposts ne se font pas ici&#xa0;: aucun n’est donc compté. Ce qu’un post fait le plus, informer ou promouvoir, est compté d’après ses mots&#xa0;: c’est un indice, pas un jugement.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>Posts</translation>
    </message>
    <message>
        <source>Own posts</source>
        <translation>Posts propres</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Réponses</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>Citations</translation>
    </message>
    <message>
        <source>Informing</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Les deux</translation>
    </message>
    <message>
        <source>Promoting</source>
        <translation>Promotion</translation>
    </message>
    <message numerus="yes">
        <source>{account}: %n post(s) whose words were taken out are not counted</source>
        <translation>
            <numerusform>{account}&#xa0;: %n post dont le texte a été retiré n’est pas compté</numerusform>
            <numerusform>{account}&#xa0;: %n posts dont le texte a été retiré ne sont pas comptés</numerusform>
        </translation>
    </message>
    <message>
        <source>{account}: there were more posts than are counted here</source>
        <translation>{account}&#xa0;: il y a eu plus de posts que ceux comptés ici</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Keys</source>
        <extracomment>Nearly as long as one another.</extracomment>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Single letters work outside text fields. Settings can switch them off.</source>
        <translation>Les lettres seules valent hors des champs de texte. Les réglages peuvent les désactiver.</translation>
    </message>
    <message>
        <source>Single letters are switched off. Settings can switch them on.</source>
        <translation>Les lettres seules sont désactivées. Les réglages peuvent les activer.</translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message>
        <source>Checks and approvals</source>
        <extracomment>pixels, until somebody moves the handle</extracomment>
        <translation>Contrôles et approbations</translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message>
        <source>Answer or quote</source>
        <extracomment>a change of the draft: Callable[[Draft], Draft] the link that is being read</extracomment>
        <translation>Réponse ou citation</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>Ni l’une ni l’autre</translation>
    </message>
    <message>
        <source>Answer a post</source>
        <translation>Répondre à un post</translation>
    </message>
    <message>
        <source>Quote a post</source>
        <translation>Citer un post</translation>
    </message>
    <message>
        <source>Link of the post on X</source>
        <translation>Lien du post sur X</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>Le lire</translation>
    </message>
    <message>
        <source>Type it over</source>
        <translation>Le recopier</translation>
    </message>
    <message>
        <source>Type over what it says; you vouch for it.</source>
        <translation>Recopiez ce qu’il dit&#x202f;; vous vous en portez garant.</translation>
    </message>
    <message>
        <source>Author, for example @name</source>
        <translation>Auteur, par exemple @nom</translation>
    </message>
    <message>
        <source>Author of the post</source>
        <translation>Auteur du post</translation>
    </message>
    <message>
        <source>What the post says</source>
        <translation>Ce que dit le post</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Garder ceci</translation>
    </message>
    <message>
        <source>neither: a post of its own</source>
        <translation>aucune&#xa0;: un post à part entière</translation>
    </message>
    <message>
        <source>answers {who}</source>
        <translation>répond à {who}</translation>
    </message>
    <message>
        <source>quotes {who}</source>
        <translation>cite {who}</translation>
    </message>
    <message>
        <source>Reading it on X…</source>
        <translation>Lecture sur X…</translation>
    </message>
    <message>
        <source>read on X</source>
        <translation>lu sur X</translation>
    </message>
    <message>
        <source>typed over</source>
        <translation>recopié</translation>
    </message>
</context>
<context>
    <name>StartFrom</name>
    <message>
        <source>Reading the templates…</source>
        <translation>Lecture des modèles…</translation>
    </message>
    <message>
        <source>Start from a template</source>
        <extracomment>Template, the account&apos;s id, why the post cannot wait where templates are proposed, adopted and retired None until they were read why they could not be read</extracomment>
        <translation>Partir d’un modèle</translation>
    </message>
    <message>
        <source>Write a holding statement</source>
        <translation>Rédiger une déclaration d’attente</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Start from this</source>
        <translation>Partir de celui-ci</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>All templates…</source>
        <translation>Tous les modèles…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Holding statement</source>
        <translation>Déclaration d’attente</translation>
    </message>
    <message>
        <source>adopted by {name}, {time}</source>
        <translation>adopté par {name}, {time}</translation>
    </message>
    <message>
        <source>Adopted long ago: make sure that it still holds.</source>
        <translation>Adopté il y a longtemps&#xa0;: vérifiez qu’il tient toujours.</translation>
    </message>
    <message>
        <source>It is urgent: it leaves as soon as it is approved.</source>
        <translation>Il est urgent&#xa0;: il part dès qu’il est approuvé.</translation>
    </message>
    <message>
        <source>The templates could not be read.</source>
        <translation>Les modèles n’ont pas pu être lus.</translation>
    </message>
    <message>
        <source>Try again, or begin with an empty draft.</source>
        <translation>Réessayez, ou commencez par un brouillon vide.</translation>
    </message>
    <message>
        <source>No holding statement has been adopted for this account yet. An empty draft can be made urgent too: Urgent, under the text.</source>
        <translation>Aucune déclaration d’attente n’a encore été adoptée pour ce compte. Un brouillon vide peut aussi être rendu urgent&#xa0;: Urgence, sous le texte.</translation>
    </message>
    <message>
        <source>No template has been adopted for this account yet.</source>
        <translation>Aucun modèle n’a encore été adopté pour ce compte.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in brackets to fill in before it can be sent.</source>
        <translation>
            <numerusform>%n endroit entre crochets à remplir avant l’envoi.</numerusform>
            <numerusform>%n endroits entre crochets à remplir avant l’envoi.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is approved like any other post.</source>
        <translation>Il sera approuvé comme tout autre post.</translation>
    </message>
</context>
<context>
    <name>StarterChoice</name>
    <message>
        <source>Propose from a text that came with Countersign</source>
        <extracomment>Starter</extracomment>
        <translation>Proposer à partir d’un texte fourni avec Countersign</translation>
    </message>
    <message>
        <source>You change it as you like and propose it; somebody else adopts it.</source>
        <translation>Vous le changez à votre gré et le proposez&#xa0;; quelqu’un d’autre l’adopte.</translation>
    </message>
    <message>
        <source>Language of the texts</source>
        <translation>Langue des textes</translation>
    </message>
    <message>
        <source>Texts to propose from</source>
        <translation>Textes de départ</translation>
    </message>
    <message>
        <source>About this text</source>
        <translation>À propos de ce texte</translation>
    </message>
    <message>
        <source>Begin a proposal</source>
        <translation>Commencer une proposition</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Filled in, for example</source>
        <translation>Rempli, par exemple</translation>
    </message>
    <message>
        <source>Not like this</source>
        <translation>Pas ainsi</translation>
    </message>
    <message>
        <source>rule {id}</source>
        <translation>règle {id}</translation>
    </message>
    <message>
        <source>Recruitment</source>
        <translation>Recrutement</translation>
    </message>
    <message>
        <source>Price offer</source>
        <translation>Offre de prix</translation>
    </message>
    <message>
        <source>Beta test</source>
        <translation>Bêta-test</translation>
    </message>
    <message>
        <source>Asking for help</source>
        <translation>Demande d’aide</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Words: Hunspell · Risk: Countersign’s rules · Grammar: {state}</source>
        <translation>Orthographe&#xa0;: Hunspell · Risques&#xa0;: règles de Countersign · Grammaire&#xa0;: {state}</translation>
    </message>
    <message>
        <source>your company’s LanguageTool</source>
        <translation>LanguageTool de votre société</translation>
    </message>
    <message>
        <source>starts when you write</source>
        <translation>démarre quand vous écrivez</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>démarrage…</translation>
    </message>
    <message>
        <source>does not answer just now</source>
        <translation>sans réponse pour l’instant</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>non installée</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Besides, without waiting for a step</source>
        <translation>En plus, sans attendre une étape</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminée</translation>
    </message>
    <message>
        <source>now</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>after the step before it</source>
        <translation>après l’étape précédente</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>pas terminée</translation>
    </message>
    <message>
        <source>Step {number} of {steps}: {where}</source>
        <translation>Étape {number} sur {steps}&#xa0;: {where}</translation>
    </message>
    <message>
        <source>one of them is enough</source>
        <translation>une seule approbation suffit</translation>
    </message>
    <message>
        <source>{name} is away until {time}: {deputy} decides</source>
        <translation>Absence de {name} jusqu’au {time}&#xa0;: {deputy} décide</translation>
    </message>
    <message>
        <source>Waited for {times}</source>
        <translation>En attente {times}</translation>
    </message>
    <message>
        <source>because {matches}</source>
        <translation>car {matches}</translation>
    </message>
    <message>
        <source>required for urgent posts of this account</source>
        <translation>requis pour les posts urgents de ce compte</translation>
    </message>
    <message>
        <source>because of the account: {what}</source>
        <translation>à cause du compte&#xa0;: {what}</translation>
    </message>
    <message>
        <source>the account asks for one of this step</source>
        <translation>le compte demande une approbation de cette étape</translation>
    </message>
    <message>
        <source>always required for this account</source>
        <translation>toujours requis pour ce compte</translation>
    </message>
    <message>
        <source>because somebody else wrote it in this person’s name</source>
        <translation>car le texte a été écrit en son nom par quelqu’un d’autre</translation>
    </message>
    <message>
        <source>because the author asked for it</source>
        <translation>car l’auteur l’a demandé</translation>
    </message>
    <message>
        <source>asked for when it was sent for review</source>
        <translation>demandé lors de l’envoi en relecture</translation>
    </message>
    <message>
        <source>{rule} matched {text}</source>
        <translation>{rule} a relevé {text}</translation>
    </message>
</context>
<context>
    <name>Stopping</name>
    <message>
        <source>Freeze an account</source>
        <extracomment>Who may freeze an account.</extracomment>
        <translation>Geler un compte</translation>
    </message>
    <message>
        <source>Freeze {handle}</source>
        <translation>Geler {handle}</translation>
    </message>
    <message>
        <source>Nothing more leaves the account: approved posts are held, and each must be let go on by somebody afterwards. What is on its way shows its true result. Then {key} begins a holding statement: it goes the urgent way.</source>
        <translation>Plus rien ne part du compte&#xa0;: les posts approuvés sont retenus, et quelqu’un doit ensuite libérer chacun d’eux. Ce qui est en route montrera son vrai résultat. Ensuite, {key} commence une déclaration d’attente&#xa0;: elle prend la voie urgente.</translation>
    </message>
    <message>
        <source>Why, for everybody and for the record</source>
        <translation>Pourquoi, pour tous et pour le registre</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Geler</translation>
    </message>
    <message>
        <source>End the freeze of @{handle}</source>
        <translation>Lever le gel de @{handle}</translation>
    </message>
    <message>
        <source>Nothing leaves by itself: each held post is let go on by somebody.</source>
        <translation>Rien ne part de soi-même&#xa0;: chaque post retenu est libéré par quelqu’un.</translation>
    </message>
    <message>
        <source>End the freeze</source>
        <translation>Lever le gel</translation>
    </message>
    <message>
        <source>Sign in as {name}</source>
        <translation>Se connecter comme {name}</translation>
    </message>
    <message>
        <source>The passphrase opens this person’s key on this computer. It is kept nowhere.</source>
        <translation>La phrase secrète ouvre la clé de cette personne sur cet ordinateur. Elle n’est gardée nulle part.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Phrase secrète</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
</context>
<context>
    <name>Strays</name>
    <message>
        <source>Posts on X that nobody approved here</source>
        <extracomment>a post&apos;s number at X</extracomment>
        <translation>Posts sur X que personne n’a approuvés ici</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Regarder maintenant</translation>
    </message>
    <message>
        <source>None that this record knows of.</source>
        <translation>Aucun à la connaissance de ce registre.</translation>
    </message>
    <message>
        <source>(without text)</source>
        <translation>(sans texte)</translation>
    </message>
    <message>
        <source>Explain…</source>
        <translation>Expliquer…</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}&#xa0;: {reason}</translation>
    </message>
</context>
<context>
    <name>TagHelper</name>
    <message>
        <source>Your organisation’s hashtags: {names}</source>
        <extracomment>tags that are shown at once where the tag begins for which Escape was pressed</extracomment>
        <translation>Les hashtags de votre organisation&#xa0;: {names}</translation>
    </message>
    <message>
        <source>↓ chooses, Enter puts it in, Escape closes</source>
        <translation>↓ choisit, Entrée insère, Échap ferme</translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>It lasts until {time}.</source>
        <translation>Elle vaut jusqu’au {time}.</translation>
    </message>
    <message>
        <source>{duty} for {account}</source>
        <extracomment>words in a row times the usual size: read aloud from an arm&apos;s length</extracomment>
        <translation>{duty} pour {account}</translation>
    </message>
    <message>
        <source>no duty</source>
        <translation>aucune fonction</translation>
    </message>
    <message>
        <source>{name} holds a root key, in the place of {before}.</source>
        <translation>{name} détient une clé racine, à la place de {before}.</translation>
    </message>
    <message>
        <source>Another page lies in the safe.</source>
        <translation>Une autre page est dans le coffre.</translation>
    </message>
    <message>
        <source>{name} has another root key.</source>
        <translation>{name} a une autre clé racine.</translation>
    </message>
    <message>
        <source>{name} comes in: {duties}</source>
        <translation>{name} entre&#xa0;: {duties}</translation>
    </message>
    <message>
        <source>{name} goes out: nothing they sign counts.</source>
        <translation>{name} sort&#xa0;: rien de ce que signe cette personne ne compte.</translation>
    </message>
    <message>
        <source>{name} has another key: the one before counts for nothing.</source>
        <translation>{name} a une autre clé&#xa0;: celle d’avant ne vaut plus rien.</translation>
    </message>
    <message>
        <source>{name} is: {duties} (before: {before})</source>
        <translation>{name}&#xa0;: {duties} (avant&#xa0;: {before})</translation>
    </message>
    <message>
        <source>{account}: {duties} must approve at least.</source>
        <translation>{account}&#xa0;: au moins l’accord de {duties} est nécessaire.</translation>
    </message>
    <message>
        <source>{account}: {computer} sends.</source>
        <translation>{account}&#xa0;: {computer} envoie.</translation>
    </message>
    <message>
        <source>{account} is no account of it any more.</source>
        <translation>{account} n’en fait plus partie.</translation>
    </message>
    <message>
        <source>Sends the posts</source>
        <translation>Envoie les posts</translation>
    </message>
    <message>
        <source>({first} or {other})</source>
        <translation>({first} ou {other})</translation>
    </message>
</context>
<context>
    <name>TeamSection</name>
    <message>
        <source>Who may do what is signed by two holders of root keys; what the server says of it is not believed.</source>
        <translation>Qui peut faire quoi est signé par deux détenteurs de clés racines&#x202f;; ce que le serveur en dit n’est pas cru.</translation>
    </message>
    <message>
        <source>This computer does not know the roster yet, and posts nothing. Have a holder read its six words to you on the telephone.</source>
        <translation>Cet ordinateur ne connaît pas encore la liste des habilitations, et ne publie rien. Faites-vous lire ses six mots au téléphone par un détenteur.</translation>
    </message>
    <message>
        <source>Six words of the roster</source>
        <translation>Six mots de la liste des habilitations</translation>
    </message>
    <message>
        <source>Six words</source>
        <translation>Six mots</translation>
    </message>
    <message>
        <source>Trust this roster</source>
        <translation>Faire confiance à cette liste</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Votre phrase secrète</translation>
    </message>
    <message>
        <source>Signs what you confirm, and what you put in force.</source>
        <translation>Signe ce que vous confirmez, et ce que vous mettez en vigueur.</translation>
    </message>
    <message>
        <source>Read these six words to a holder of a root key on the telephone, or face to face; do not send them in writing. Your new key counts once they were compared and signed in.</source>
        <translation>Lisez ces six mots à un détenteur d’une clé racine, au téléphone ou de vive voix&#xa0;; ne les envoyez pas par écrit. Votre nouvelle clé compte une fois qu’ils ont été comparés et la liste signée.</translation>
    </message>
    <message>
        <source>Sign with the page of the safe…</source>
        <translation>Signer avec la page du coffre…</translation>
    </message>
    <message>
        <source>In the place of a holder who cannot sign: the second signature is on paper.</source>
        <translation>À la place d’un détenteur qui ne peut pas signer&#xa0;: la deuxième signature est sur papier.</translation>
    </message>
    <message>
        <source>Make a root key…</source>
        <translation>Créer une clé racine…</translation>
    </message>
    <message>
        <source>Sign, and put it in force</source>
        <translation>Signer et mettre en vigueur</translation>
    </message>
    <message>
        <source>Make it last 30 days more</source>
        <translation>La prolonger de 30 jours</translation>
    </message>
    <message>
        <source>Somebody of the team</source>
        <translation>Une personne de l’équipe</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Laptop lost…</source>
        <translation>Ordinateur perdu…</translation>
    </message>
    <message>
        <source>Shut out at once…</source>
        <translation>Fermer l’accès…</translation>
    </message>
    <message>
        <source>Invite somebody…</source>
        <translation>Inviter quelqu’un…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
    <message>
        <source>Put the page aside</source>
        <translation>Ranger la page</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Roster {version} is in force, until {time}.</source>
        <translation>La liste des habilitations {version} est en vigueur, jusqu’au {time}.</translation>
    </message>
    <message>
        <source>Its six words, for a computer that does not know it yet: {words}</source>
        <translation>Ses six mots, pour un ordinateur qui ne la connaît pas encore&#xa0;: {words}</translation>
    </message>
    <message>
        <source>holds a root key</source>
        <translation>détient une clé racine</translation>
    </message>
    <message>
        <source>key confirmed; made {time}</source>
        <translation>clé confirmée&#x202f;; créée le {time}</translation>
    </message>
    <message>
        <source>key confirmed</source>
        <translation>clé confirmée</translation>
    </message>
    <message>
        <source>{name} is invited and has not joined yet</source>
        <translation>{name} a une invitation et n’a pas encore rejoint l’équipe</translation>
    </message>
    <message>
        <source>{name} has joined; the key is still to be confirmed</source>
        <translation>{name} a rejoint l’équipe&#x202f;; la clé reste à confirmer</translation>
    </message>
    <message>
        <source>What you signed waits for {names}, on their own computer.</source>
        <translation>Ce que vous avez signé attend {names}, sur son propre ordinateur.</translation>
    </message>
    <message>
        <source>{name} signed another roster: it waits for you</source>
        <translation>{name} a signé une autre liste&#xa0;: elle vous attend</translation>
    </message>
    <message>
        <source>{name} signed another roster: it waits for {names}</source>
        <translation>{name} a signé une autre liste&#xa0;: elle attend {names}</translation>
    </message>
</context>
<context>
    <name>TeamView</name>
    <message>
        <source>Asking the server…</source>
        <extracomment>characters of a passphrase an Exception that is no refusal</extracomment>
        <translation>Demande au serveur…</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>Propose a template</source>
        <extracomment>characters ``en`` or ``fr`` Proposal</extracomment>
        <translation>Proposer un modèle</translation>
    </message>
    <message>
        <source>Name, for example: service disruption</source>
        <translation>Nom, par exemple&#xa0;: panne de service</translation>
    </message>
    <message>
        <source>Name of the template</source>
        <translation>Nom du modèle</translation>
    </message>
    <message>
        <source>The text. What is to be filled in: [amount]</source>
        <translation>Le texte. Ce qui reste à remplir&#xa0;: [montant]</translation>
    </message>
    <message>
        <source>Text of the template</source>
        <translation>Texte du modèle</translation>
    </message>
    <message>
        <source>Language of the template</source>
        <translation>Langue du modèle</translation>
    </message>
    <message>
        <source>A holding statement: what is said while nothing else is known</source>
        <translation>Déclaration d’attente&#xa0;: ce que l’on dit tant que l’on ne sait rien d’autre</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Proposer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in brackets to fill in.</source>
        <translation>
            <numerusform>%n endroit entre crochets à remplir.</numerusform>
            <numerusform>%n endroits entre crochets à remplir.</numerusform>
        </translation>
    </message>
    <message>
        <source>Somebody else adopts it before anybody can begin from it.</source>
        <translation>Quelqu’un d’autre l’adopte avant que l’on puisse en partir.</translation>
    </message>
</context>
<context>
    <name>TemplatesWindow</name>
    <message>
        <source>Templates and holding statements</source>
        <extracomment>The shipped texts, and what each rule finds, both by language. the text and the language of the draft that is open</extracomment>
        <translation>Modèles et déclarations d’attente</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>Adopter</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>New template…</source>
        <translation>Nouveau modèle…</translation>
    </message>
    <message>
        <source>From this draft…</source>
        <translation>À partir de ce brouillon…</translation>
    </message>
    <message>
        <source>Propose from…</source>
        <translation>Proposer à partir de…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Holding statement</source>
        <translation>Déclaration d’attente</translation>
    </message>
    <message>
        <source>waits for adoption</source>
        <translation>attend d’être adopté</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>en vigueur</translation>
    </message>
    <message>
        <source>Adopted long ago</source>
        <translation>Adopté il y a longtemps</translation>
    </message>
    <message>
        <source>There is no template for this account yet.</source>
        <translation>Il n’y a pas encore de modèle pour ce compte.</translation>
    </message>
    <message>
        <source>Proposed by {name}, {time}</source>
        <translation>Proposé par {name}, {time}</translation>
    </message>
    <message>
        <source>Adopted by {name}, {time}</source>
        <translation>Adopté par {name}, {time}</translation>
    </message>
    <message>
        <source>Adopted more than {days} days ago: make sure that it still holds.</source>
        <translation>Adopté il y a plus de {days} jours&#xa0;: vérifiez qu’il est encore juste.</translation>
    </message>
    <message>
        <source>Counts as fresh for {days} days.</source>
        <translation>Compte comme récent pendant {days} jours.</translation>
    </message>
    <message>
        <source>It is adopted and retired by somebody who holds {roles}.</source>
        <translation>Il est adopté et retiré par une personne de l’une de ces fonctions&#xa0;: {roles}.</translation>
    </message>
    <message>
        <source>You proposed it: somebody else adopts it.</source>
        <translation>Vous l’avez proposé&#xa0;: quelqu’un d’autre l’adopte.</translation>
    </message>
    <message>
        <source>Retire “{name}”?</source>
        <translation>Retirer «&#x202f;{name}&#x202f;»&#x202f;?</translation>
    </message>
    <message>
        <source>Nobody begins from it any more. Posts that did stay as they are.</source>
        <translation>Personne n’en part plus. Les posts qui en sont partis restent tels quels.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>ThemeDetail</name>
    <message numerus="yes">
        <source>%n entries</source>
        <extracomment>finds that are shown; the others stay kept Hit Hit Hit</extracomment>
        <translation>
            <numerusform>%n entrée</numerusform>
            <numerusform>%n entrées</numerusform>
        </translation>
    </message>
    <message>
        <source>Never read at X yet.</source>
        <translation>Jamais encore lu sur X.</translation>
    </message>
    <message>
        <source>As of {time}.</source>
        <translation>État de {time}.</translation>
    </message>
    <message>
        <source>X’s search shows nothing older than seven days.</source>
        <translation>La recherche de X ne montre rien de plus de sept jours.</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>Nothing that was found waits to be looked at.</source>
        <translation>Rien de trouvé qui reste à regarder.</translation>
    </message>
    <message numerus="yes">
        <source>%n older ones are kept, too.</source>
        <translation>
            <numerusform>%n post plus ancien est aussi conservé.</numerusform>
            <numerusform>%n posts plus anciens sont aussi conservés.</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is empty: there is nothing to ask X for.</source>
        <translation>La liste est vide&#xa0;: il n’y a rien à demander à X.</translation>
    </message>
    <message>
        <source>Nothing is read at X for @{handle}: nobody has set a monthly budget for reading. Set one on the page Mentions. Searching in the browser and bringing a file cost nothing.</source>
        <translation>Rien n’est lu sur X pour @{handle}&#xa0;: personne n’a fixé de budget mensuel de lecture. Fixez-en un à la page Mentions. Chercher dans le navigateur et reprendre un fichier ne coûtent rien.</translation>
    </message>
    <message>
        <source>Of this month’s {limit} for @{handle}, {left} are left: too little for a question.</source>
        <translation>Sur les {limit} de ce mois pour @{handle}, il reste {left}&#xa0;: trop peu pour une question.</translation>
    </message>
    <message>
        <source>Asking once costs at most {most}. Of this month’s {limit} for @{handle}, {left} are left.</source>
        <translation>Une interrogation coûte au plus {most}. Sur les {limit} de ce mois pour @{handle}, il reste {left}.</translation>
    </message>
    <message>
        <source>About this watch list</source>
        <translation>À propos de cette liste de veille</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Take out of the lists</source>
        <translation>Retirer des listes</translation>
    </message>
    <message>
        <source>Ask X now</source>
        <translation>Interroger X</translation>
    </message>
    <message>
        <source>Search at X in the browser</source>
        <translation>Chercher sur X dans le navigateur</translation>
    </message>
    <message>
        <source>Import finds from a file…</source>
        <translation>Importer des trouvailles d’un fichier…</translation>
    </message>
    <message>
        <source>At X</source>
        <translation>Sur X</translation>
    </message>
    <message>
        <source>{kind}: {names}</source>
        <translation>{kind}&#xa0;: {names}</translation>
    </message>
    <message>
        <source>What its entries are about: {topics}</source>
        <translation>Sujets de ses entrées&#xa0;: {topics}</translation>
    </message>
</context>
<context>
    <name>ThemeForm</name>
    <message>
        <source>A new watch list</source>
        <translation>Nouvelle liste de veille</translation>
    </message>
    <message>
        <source>Change the watch list</source>
        <translation>Modifier la liste de veille</translation>
    </message>
    <message>
        <source>It is also the list’s name</source>
        <translation>C’est aussi le nom de la liste</translation>
    </message>
    <message>
        <source>A specialised list keeps to its theme; an eclectic one looks around.</source>
        <translation>Une liste spécialisée s’en tient à son thème&#xa0;; une liste éclectique regarde alentour.</translation>
    </message>
</context>
<context>
    <name>ThemesPanel</name>
    <message>
        <source>New watch list…</source>
        <extracomment>a new Draft that quotes a find what the chosen list found is on the screen that was taken out just now</extracomment>
        <translation>Nouvelle liste de veille…</translation>
    </message>
    <message>
        <source>Account that reads at X</source>
        <translation>Compte qui lit sur X</translation>
    </message>
    <message>
        <source>Watch lists</source>
        <translation>Listes de veille</translation>
    </message>
    <message>
        <source>No watch list yet</source>
        <translation>Pas encore de liste de veille</translation>
    </message>
    <message>
        <source>A list follows accounts, words, hashtags and competitors under one theme.</source>
        <translation>Une liste suit des comptes, des mots, des hashtags et des concurrents sous un même thème.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entrée</numerusform>
            <numerusform>%n entrées</numerusform>
        </translation>
    </message>
    <message>
        <source>Put “{name}” back</source>
        <translation>Remettre «&#xa0;{name}&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>%n new post(s), for {cost}</source>
        <translation>
            <numerusform>%n nouveau post, pour {cost}</numerusform>
            <numerusform>%n nouveaux posts, pour {cost}</numerusform>
        </translation>
    </message>
    <message>
        <source>there are more than were read</source>
        <translation>il y en a plus que ce qui a été lu</translation>
    </message>
    <message>
        <source>Bring finds from a file</source>
        <translation>Reprendre des trouvailles d’un fichier</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message numerus="yes">
        <source>%n new post(s) out of the file</source>
        <translation>
            <numerusform>%n nouveau post tiré du fichier</numerusform>
            <numerusform>%n nouveaux posts tirés du fichier</numerusform>
        </translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>Mettre de côté</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>Move up</source>
        <extracomment>the part&apos;s number, from 0 the keyboard went elsewhere a damaged text was pasted and was not taken Finding that the person moved to list of paths that were dropped or pasted QImage that was pasted Pasted, in the part that is shown a new part from the cursor on part of this number and the one before as one another part is shown the part&apos;s number, and where it should stand the part&apos;s number</extracomment>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move this post up in the thread</source>
        <translation>Monter ce post dans le fil</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Move this post down in the thread</source>
        <translation>Descendre ce post dans le fil</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Joindre</translation>
    </message>
    <message>
        <source>Join this post with the one before</source>
        <translation>Joindre ce post au précédent</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove this post from the thread</source>
        <translation>Retirer ce post du fil</translation>
    </message>
    <message>
        <source>Text of the post</source>
        <translation>Texte du post</translation>
    </message>
    <message>
        <source>Text of post {number} of {count}</source>
        <translation>Texte du post {number} sur {count}</translation>
    </message>
    <message>
        <source>Post {number}</source>
        <translation>Post {number}</translation>
    </message>
    <message>
        <source>cannot be posted as it stands</source>
        <translation>ne peut pas être publié tel quel</translation>
    </message>
    <message>
        <source>something was found</source>
        <translation>quelque chose a été trouvé</translation>
    </message>
</context>
<context>
    <name>Thumbnails</name>
    <message>
        <source>It is being fetched from the team’s server…</source>
        <extracomment>pixels of the longer side, at most bytes of pictures that are kept, at most bytes until what could not be fetched is asked for again bytes that a box of a film may need to say how long the film is bytes width to height; None while nobody knows of a film, when it says so its bytes are not here, or not what they were it is being fetched from where a colleague shared it the SHA-256 of what can be shown now</extracomment>
        <translation>Récupération depuis le serveur de l’équipe…</translation>
    </message>
</context>
<context>
    <name>TogetherPage</name>
    <message>
        <source>Nothing can be submitted or posted yet</source>
        <extracomment>pixels; the page for the safe has longer lines milliseconds the record can be opened now somebody wants to choose what is opened</extracomment>
        <translation>Rien ne peut encore être soumis ni publié</translation>
    </message>
    <message>
        <source>Read these six words to {who} on the telephone, or face to face. They compare; do not send the words in writing.</source>
        <translation>Lisez ces six mots à {who}, au téléphone ou de vive voix. On les compare&#x202f;; ne les envoyez pas par écrit.</translation>
    </message>
    <message>
        <source>Who is in it</source>
        <translation>Qui en fait partie</translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation>Votre phrase secrète</translation>
    </message>
    <message>
        <source>It signs what you confirm and seal here; this page forgets it.</source>
        <translation>Elle signe ce que vous confirmez et scellez ici&#x202f;; cette page l’oublie.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
    <message>
        <source>Choose what to open…</source>
        <translation>Choisir ce qui s’ouvre…</translation>
    </message>
    <message>
        <source>This page looks by itself every few seconds.</source>
        <translation>Cette page regarde d’elle-même toutes les quelques secondes.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>the communications director or legal counsel</source>
        <translation>la direction de la communication ou le juridique</translation>
    </message>
    <message>
        <source>Looking who has joined…</source>
        <translation>Lecture des arrivées…</translation>
    </message>
    <message>
        <source>Seal what {name} wrote</source>
        <translation>Sceller ce que {name} a écrit</translation>
    </message>
    <message>
        <source>This is who may do what, from then on. Read it; then the record opens.</source>
        <translation>Voici qui pourra faire quoi. Lisez&#x202f;; ensuite le registre s’ouvre.</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sceller</translation>
    </message>
    <message>
        <source>Everybody’s words were compared: seal the record</source>
        <translation>Les mots de tous ont été comparés&#xa0;: scellez le registre</translation>
    </message>
    <message>
        <source>You sign who may do what, and get a page for the safe that is shown once: have paper and pen ready, and the communications director beside you.</source>
        <translation>Vous signez qui peut faire quoi, et recevez une page pour le coffre, montrée une seule fois&#xa0;: ayez papier et stylo, et la direction de la communication à vos côtés.</translation>
    </message>
    <message>
        <source>You have sealed; the page for the safe</source>
        <translation>Vous avez scellé&#x202f;; la page pour le coffre</translation>
    </message>
    <message>
        <source>Only if you have not put it on paper: make another page before the seal.</source>
        <translation>Seulement si elle n’est pas sur papier&#xa0;: faites une autre page avant le sceau.</translation>
    </message>
    <message>
        <source>Seal anew, with another page</source>
        <translation>Sceller de nouveau, avec une autre page</translation>
    </message>
    <message>
        <source>You have joined. Once your words were compared, two people sign you in, and this page makes way for the record.</source>
        <translation>Vous avez rejoint l’équipe. Vos mots comparés, deux personnes signent votre entrée, et cette page cède la place au registre.</translation>
    </message>
    <message>
        <source>Still to join, with their invitations: {names}.</source>
        <translation>Doivent encore rejoindre, avec leur invitation&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Everybody has joined. Six words are still to be compared of: {names}.</source>
        <translation>Tout le monde a rejoint. Restent à comparer les six mots de&#xa0;: {names}.</translation>
    </message>
    <message>
        <source>Your turn: seal the record, below.</source>
        <translation>À vous&#xa0;: scellez le registre, ci-dessous.</translation>
    </message>
    <message>
        <source>Next: {names} seals the record, on their own computer.</source>
        <translation>Ensuite&#xa0;: {names} scelle le registre, sur son propre ordinateur.</translation>
    </message>
    <message>
        <source>has not joined yet; the invitation ends {time}</source>
        <translation>n’a pas encore rejoint&#x202f;; l’invitation finit le {time}</translation>
    </message>
    <message>
        <source>joined; {name} compared the words</source>
        <translation>a rejoint&#x202f;; {name} a comparé les mots</translation>
    </message>
    <message>
        <source>joined; the six words are still to be compared</source>
        <translation>a rejoint&#x202f;; les six mots restent à comparer</translation>
    </message>
    <message>
        <source>joined with another key than before: compare the words again</source>
        <translation>a rejoint avec une autre clé qu’avant&#xa0;: comparez de nouveau les mots</translation>
    </message>
    <message>
        <source>Sealing the record…</source>
        <translation>Scellement du registre…</translation>
    </message>
</context>
<context>
    <name>TrailDetail</name>
    <message>
        <source>About this entry</source>
        <extracomment>digits of a fingerprint between two spaces, so that it wraps a post&apos;s id a post&apos;s id: everything about it, and nothing else a post&apos;s id a post&apos;s id: what keeps its words, or takes them out</extracomment>
        <translation>À propos de cette entrée</translation>
    </message>
    <message>
        <source>Choose an entry to see all that it says.</source>
        <translation>Choisissez une entrée pour voir tout ce qu’elle dit.</translation>
    </message>
    <message>
        <source>The words it is about</source>
        <translation>Le texte dont il s’agit</translation>
    </message>
    <message>
        <source>Verifying the signature…</source>
        <translation>Vérification de la signature…</translation>
    </message>
    <message>
        <source>The signature is verified.</source>
        <translation>La signature est vérifiée.</translation>
    </message>
    <message>
        <source>Its words were taken out, so the signature can no longer be verified. Its place in the chain holds.</source>
        <translation>Son texte a été retiré&#xa0;: la signature ne peut plus être vérifiée. Sa place dans la chaîne est bonne.</translation>
    </message>
    <message>
        <source>This is not what was written: statement and fingerprint do not agree.</source>
        <translation>Ce n’est pas ce qui a été écrit&#xa0;: la déclaration et l’empreinte ne concordent pas.</translation>
    </message>
    <message>
        <source>The person whom it names did not sign this.</source>
        <translation>La personne qu’elle nomme ne l’a pas signée.</translation>
    </message>
    <message>
        <source>What was signed</source>
        <translation>Ce qui a été signé</translation>
    </message>
    <message>
        <source>The words were taken out. Who did what, and when, stays.</source>
        <translation>Le texte a été retiré. Qui a fait quoi, et quand, demeure.</translation>
    </message>
    <message>
        <source>Taken out by the entry</source>
        <translation>Retiré par l’entrée</translation>
    </message>
    <message>
        <source>Nothing beside what stands above.</source>
        <translation>Rien de plus que ce qui est écrit ci-dessus.</translation>
    </message>
    <message>
        <source>Its place in the record</source>
        <translation>Sa place dans le registre</translation>
    </message>
    <message>
        <source>Entry {number} of the chain of the whole company</source>
        <translation>Entrée {number} de la chaîne de toute l’entreprise</translation>
    </message>
    <message>
        <source>Entry {number} of the chain of {account}</source>
        <translation>Entrée {number} de la chaîne de {account}</translation>
    </message>
    <message>
        <source>Fingerprint of the text</source>
        <translation>Empreinte du texte</translation>
    </message>
    <message>
        <source>Fingerprint of what was signed</source>
        <translation>Empreinte de ce qui a été signé</translation>
    </message>
    <message>
        <source>Its link</source>
        <translation>Son maillon</translation>
    </message>
    <message>
        <source>The link before</source>
        <translation>Le maillon précédent</translation>
    </message>
    <message>
        <source>Number of the entry</source>
        <translation>Numéro de l’entrée</translation>
    </message>
    <message>
        <source>The post</source>
        <translation>Le post</translation>
    </message>
    <message>
        <source>Open it in Review</source>
        <translation>L’ouvrir dans Relecture</translation>
    </message>
    <message>
        <source>Show only this post</source>
        <translation>N’afficher que ce post</translation>
    </message>
    <message>
        <source>Evidence of this post…</source>
        <translation>Preuve de ce post…</translation>
    </message>
    <message>
        <source>Keep or take out its words…</source>
        <translation>Conserver ou retirer son texte…</translation>
    </message>
</context>
<context>
    <name>TrailModel</name>
    <message>
        <source>the whole company</source>
        <extracomment>who is told; None before the record is there the action that a verification found damaged</extracomment>
        <translation>toute l’entreprise</translation>
    </message>
    <message>
        <source>NOT WHAT WAS WRITTEN</source>
        <translation>PAS CE QUI A ÉTÉ ÉCRIT</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Countersign</source>
        <extracomment>How long Windows shows a notice; others decide themselves. the Notice that was clicked</extracomment>
        <translation>Ouvrir Countersign</translation>
    </message>
    <message numerus="yes">
        <source>%n post(s) wait for you</source>
        <translation>
            <numerusform>%n post vous attend</numerusform>
            <numerusform>%n posts vous attendent</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Rien ne vous attend</translation>
    </message>
    <message>
        <source>Freeze an account…</source>
        <translation>Geler un compte…</translation>
    </message>
    <message>
        <source>Quit Countersign</source>
        <translation>Quitter Countersign</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Link to the post on X</source>
        <extracomment>What is told when the record names no reason of its own. States that a person brought about, and the action that says who and why. characters of a link, and of a reason the link of the post on X why we are sure that it is not there</extracomment>
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
        <source>The account’s posts are being read on X; next look: {time}.</source>
        <translation>Les posts du compte sont relus sur X&#xa0;; prochaine lecture&#xa0;: {time}.</translation>
    </message>
    <message>
        <source>That it is not there can be recorded from {time} on: X shows posts late.</source>
        <translation>Son absence peut être enregistrée à partir de {time}&#xa0;: X montre les posts avec retard.</translation>
    </message>
    <message>
        <source>The archive keeps it, with who approved it.</source>
        <translation>L’archive le garde, avec qui l’a approuvé.</translation>
    </message>
    <message>
        <source>This post could not wait: somebody must look at it again by {time}.</source>
        <translation>Ce post ne pouvait pas attendre&#xa0;: quelqu’un doit le revoir avant {time}.</translation>
    </message>
    <message>
        <source>OVERDUE: somebody had to look at this urgent post again by {time}.</source>
        <translation>EN RETARD&#xa0;: quelqu’un devait revoir ce post urgent avant {time}.</translation>
    </message>
    <message>
        <source>Whether it was right and complete, and what it set going, is recorded.</source>
        <translation>On consigne s’il était exact et complet, et ce qu’il a déclenché.</translation>
    </message>
    <message>
        <source>Only communications can record that it is not there.</source>
        <translation>Seule la communication peut noter qu’il n’y est pas.</translation>
    </message>
</context>
<context>
    <name>TwinBeside</name>
    <message>
        <source>The other text is missing: bring it back, or separate the two.</source>
        <extracomment>A window of fewer pixels has no room for two texts side by side. pixels of each text two are shown, or one again</extracomment>
        <translation>L’autre texte manque&#xa0;: rétablissez-le, ou séparez les deux.</translation>
    </message>
    <message>
        <source>Both texts are said to be in {language}.</source>
        <translation>Les deux textes sont déclarés en {language}.</translation>
    </message>
    <message>
        <source>Write the text in {language} too.</source>
        <translation>Écrivez aussi le texte en {language}.</translation>
    </message>
    <message>
        <source>Write the other text too.</source>
        <translation>Écrivez aussi l’autre texte.</translation>
    </message>
    <message>
        <source>Look at the text in {language} again: the other one changed.</source>
        <translation>Revoyez le texte en {language}&#xa0;: l’autre a changé.</translation>
    </message>
    <message>
        <source>Look at both texts again: one of them changed.</source>
        <translation>Revoyez les deux textes&#xa0;: l’un d’eux a changé.</translation>
    </message>
    <message>
        <source>The other text</source>
        <translation>L’autre texte</translation>
    </message>
    <message>
        <source>{text}: {said}</source>
        <translation>{text}&#xa0;: {said}</translation>
    </message>
    <message>
        <source>The other language</source>
        <translation>L’autre langue</translation>
    </message>
    <message>
        <source>One text</source>
        <translation>Un texte</translation>
    </message>
    <message>
        <source>Which of the two texts</source>
        <translation>Lequel des deux textes</translation>
    </message>
</context>
<context>
    <name>TwinLeaving</name>
    <message>
        <source>This draft has a twin in the other language. What becomes of the other one?</source>
        <translation>Ce brouillon a un jumeau dans l’autre langue. Que devient l’autre&#x202f;?</translation>
    </message>
    <message>
        <source>Discard both</source>
        <translation>Jeter les deux</translation>
    </message>
    <message>
        <source>Discard this one, keep the other</source>
        <translation>Jeter celui-ci, garder l’autre</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>TwinPane</name>
    <message>
        <source>The other text</source>
        <extracomment>the id of the draft that is shown</extracomment>
        <translation>L’autre texte</translation>
    </message>
    <message>
        <source>The same in the other language</source>
        <translation>La même chose dans l’autre langue</translation>
    </message>
    <message>
        <source>Separate them</source>
        <translation>Les séparer</translation>
    </message>
    <message>
        <source>This draft is one of a pair, and the other is not among your drafts. Bring it back from the discarded ones, or separate them.</source>
        <translation>Ce brouillon fait partie d’une paire, et l’autre n’est pas parmi vos brouillons. Rétablissez-le depuis les brouillons jetés, ou séparez-les.</translation>
    </message>
</context>
<context>
    <name>TwinTag</name>
    <message>
        <source>Still says the same</source>
        <extracomment>somebody looked: it still says the same before and after, one for each of `changes`</extracomment>
        <translation>Dit toujours la même chose</translation>
    </message>
    <message>
        <source>What changed in the other text</source>
        <translation>Ce qui a changé dans l’autre texte</translation>
    </message>
    <message>
        <source>Not yet compared with the other text</source>
        <translation>Pas encore comparé à l’autre texte</translation>
    </message>
    <message>
        <source>To re-check: the text in {language} changed</source>
        <translation>À revoir&#xa0;: le texte en {language} a changé</translation>
    </message>
    <message>
        <source>To re-check: the other text changed</source>
        <translation>À revoir&#xa0;: l’autre texte a changé</translation>
    </message>
    <message>
        <source>Not yet compared with the text in {language}</source>
        <translation>Pas encore comparé au texte en {language}</translation>
    </message>
    <message>
        <source>Says the same</source>
        <translation>Dit la même chose</translation>
    </message>
</context>
<context>
    <name>Twins</name>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>English</source>
        <extracomment>pixels of changes: the text below is what is to be written
----------
pixels from which two texts stand side by side</extracomment>
        <translation>anglais</translation>
    </message>
    <message>
        <source>Its twin was never sent for review: both are approved together.</source>
        <translation>Son jumeau n’a jamais été envoyé en relecture&#xa0;: les deux sont approuvés ensemble.</translation>
    </message>
    <message>
        <source>Its twin has changed: both are approved together.</source>
        <translation>Son jumeau a changé&#xa0;: les deux sont approuvés ensemble.</translation>
    </message>
    <message>
        <source>Its twin in {language} has changed: both are approved together.</source>
        <translation>Son jumeau en {language} a changé&#xa0;: les deux sont approuvés ensemble.</translation>
    </message>
    <message>
        <source>waits for its twin</source>
        <translation>attend son jumeau</translation>
    </message>
</context>
<context>
    <name>Unread</name>
    <message>
        <source>Not everything was read yet: missing is {spans}.</source>
        <extracomment>stretches of time that are named; the others are counted</extracomment>
        <translation>Tout n’a pas encore été lu&#xa0;: il manque {spans}.</translation>
    </message>
    <message>
        <source>The next refresh reads on there: {price} a post, {most} at most.</source>
        <translation>La prochaine actualisation reprendra là&#xa0;: {price} par post, {most} au plus.</translation>
    </message>
    <message>
        <source>what was posted before {ends}</source>
        <translation>ce qui a été publié avant {ends}</translation>
    </message>
    <message>
        <source>what was posted between {begins} and {ends}</source>
        <translation>ce qui a été publié entre {begins} et {ends}</translation>
    </message>
</context>
<context>
    <name>Unsent</name>
    <message>
        <source>Do not send it</source>
        <extracomment>an entry&apos;s id</extracomment>
        <translation>Ne pas l’envoyer</translation>
    </message>
</context>
<context>
    <name>UpdatesSection</name>
    <message>
        <source>The program asks no server about versions and installs nothing. Whoever looks after this computer lays a signed announcement on it.</source>
        <extracomment>News</extracomment>
        <translation>Le programme n’interroge aucun serveur sur les versions et n’installe rien. Qui s’occupe de cet ordinateur y dépose une annonce signée.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Regarder de nouveau</translation>
    </message>
    <message>
        <source>Version {running} · new versions are not told on this computer.</source>
        <translation>Version {running} · les nouvelles versions ne sont pas signalées sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Version {running} · none is announced.</source>
        <translation>Version {running} · aucune n’est annoncée.</translation>
    </message>
    <message>
        <source>Version {running} · newest announced {newest}, {day}</source>
        <translation>Version {running} · dernière annoncée&#xa0;: {newest}, {day}</translation>
    </message>
    <message>
        <source>Another announcement is not to be believed.</source>
        <translation>Une autre annonce n’est pas digne de foi.</translation>
    </message>
</context>
<context>
    <name>UrgentForm</name>
    <message>
        <source>Say why it cannot wait: whoever approves it reads your reason.</source>
        <translation>Dites pourquoi cela ne peut pas attendre&#xa0;: qui approuve lit votre motif.</translation>
    </message>
    <message>
        <source>This cannot wait</source>
        <extracomment>a change of the draft: Callable[[Draft], Draft]</extracomment>
        <translation>Cela ne peut pas attendre</translation>
    </message>
    <message>
        <source>Why it cannot wait</source>
        <translation>Pourquoi cela ne peut pas attendre</translation>
    </message>
    <message>
        <source>no, the usual way</source>
        <translation>non, la voie habituelle</translation>
    </message>
    <message>
        <source>yes: {reason}</source>
        <translation>oui&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgence</translation>
    </message>
    <message>
        <source>Then {people} must approve it, instead of those who always do.</source>
        <translation>Il faut alors l’approbation de {people}, à la place de celle qui est toujours demandée.</translation>
    </message>
    <message>
        <source>Then one person besides you must approve it.</source>
        <translation>Il faut alors l’approbation d’une personne autre que vous.</translation>
    </message>
    <message>
        <source>The checks may still ask for others. It leaves at once then: without the pause, and also while the account is frozen.</source>
        <translation>Les contrôles peuvent encore demander d’autres personnes. Il part alors aussitôt&#xa0;: sans la pause, et même si le compte est gelé.</translation>
    </message>
    <message>
        <source>Within 24 hours of its posting somebody looks at it again.</source>
        <translation>Dans les 24 heures qui suivent la publication, quelqu’un le relit.</translation>
    </message>
</context>
<context>
    <name>ValueTable</name>
    <message>
        <source>Add a row</source>
        <extracomment>pixels at 100 % rows that are seen without scrolling</extracomment>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Take the row out</source>
        <translation>Retirer la ligne</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>All versions</source>
        <translation>Toutes les versions</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <source>with</source>
        <translation>avec</translation>
    </message>
    <message>
        <source>The older of two versions</source>
        <translation>La plus ancienne des deux versions</translation>
    </message>
    <message>
        <source>The newer of two versions</source>
        <translation>La plus récente des deux versions</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>Poll: {options}</source>
        <translation>Sondage&#xa0;: {options}</translation>
    </message>
    <message>
        <source>Changed since version {number}</source>
        <translation>Changé depuis la version {number}</translation>
    </message>
</context>
<context>
    <name>VoiceChoice</name>
    <message>
        <source>In whose name</source>
        <translation>Au nom de qui</translation>
    </message>
    <message>
        <source>In my own name</source>
        <translation>En mon nom</translation>
    </message>
    <message>
        <source>In the name of {name}</source>
        <translation>Au nom de {name}</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Cancel</source>
        <extracomment>pixels</extracomment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>This cannot be stopped any more; you can go on working.</source>
        <translation>Ceci ne peut plus être arrêté&#xa0;; vous pouvez continuer à travailler.</translation>
    </message>
</context>
<context>
    <name>WatchingPage</name>
    <message>
        <source>Watching</source>
        <extracomment>lines are not stretched over a wide screen a new Draft that quotes a find</extracomment>
        <translation>Veille</translation>
    </message>
    <message>
        <source>Sections of what is watched</source>
        <translation>Parties de la veille</translation>
    </message>
    <message>
        <source>Watch lists</source>
        <translation>Listes de veille</translation>
    </message>
    <message>
        <source>Our hashtags</source>
        <translation>Nos hashtags</translation>
    </message>
</context>
<context>
    <name>WhenForm</name>
    <message>
        <source>When</source>
        <extracomment>Offered first; every other zone is found by typing a part of its name. a change of the draft: Callable[[Draft], Draft]</extracomment>
        <translation>Quand</translation>
    </message>
    <message>
        <source>As soon as it is approved</source>
        <translation>Dès l’approbation</translation>
    </message>
    <message>
        <source>At a time</source>
        <translation>À une heure choisie</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>as soon as it is approved</source>
        <translation>dès l’approbation</translation>
    </message>
    <message>
        <source>as soon as it is approved, after a pause of {minutes} min</source>
        <translation>dès l’approbation, après une pause de {minutes} min</translation>
    </message>
    <message>
        <source>Leaves on {day} between {begins} and {ends} {zone}, or not at all.</source>
        <translation>Part le {day} entre {begins} et {ends} {zone}, ou pas du tout.</translation>
    </message>
    <message>
        <source>On this computer that is {time}.</source>
        <translation>Sur cet ordinateur, c’est le {time}.</translation>
    </message>
    <message>
        <source>What it says of figures, of the future or of unpublished matters goes to legal, and leaves only with an exception that legal explains.</source>
        <translation>Ce que le post dit de chiffres, de l’avenir ou de sujets non publiés passe par le juridique, et ne part qu’avec une exception motivée par le juridique.</translation>
    </message>
    <message numerus="yes">
        <source>At the earliest %n minute(s) after it was sent for review, however soon it is approved: a pause for second thoughts.</source>
        <translation>
            <numerusform>Au plus tôt %n minute après l’envoi en relecture, même si l’approbation vient avant&#xa0;: un temps pour se raviser.</numerusform>
            <numerusform>Au plus tôt %n minutes après l’envoi en relecture, même si l’approbation vient avant&#xa0;: un temps pour se raviser.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>Team</source>
        <extracomment>What `run` returns when the process is to begin anew: no exit code that anybody sees.</extracomment>
        <translation>Équipe</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>Backup and move</source>
        <translation>Sauvegarde et déménagement</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Mises à jour</translation>
    </message>
</context>
<context>
    <name>WordOffers</name>
    <message>
        <source>Add to my words</source>
        <extracomment>the same with the word, for screen readers</extracomment>
        <translation>Ajouter à mes mots</translation>
    </message>
    <message>
        <source>Add {word} to my words</source>
        <translation>Ajouter {word} à mes mots</translation>
    </message>
    <message>
        <source>Add for everyone</source>
        <translation>Ajouter pour tous</translation>
    </message>
    <message>
        <source>Add {word} for everyone</source>
        <translation>Ajouter {word} pour tous</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>zoom text size</source>
        <translation>zoom texte taille</translation>
    </message>
    <message>
        <source>theme colours mode</source>
        <translation>thème couleurs mode</translation>
    </message>
    <message>
        <source>shortcuts keyboard help</source>
        <translation>raccourcis clavier aide</translation>
    </message>
    <message>
        <source>problem warning</source>
        <translation>problème alerte</translation>
    </message>
    <message>
        <source>change version</source>
        <translation>changement version</translation>
    </message>
    <message>
        <source>post</source>
        <translation>post écrire</translation>
    </message>
    <message>
        <source>submit approval</source>
        <translation>soumettre approbation</translation>
    </message>
    <message>
        <source>correct spelling</source>
        <translation>corriger orthographe</translation>
    </message>
    <message>
        <source>schedule date time</source>
        <translation>programmer date</translation>
    </message>
    <message>
        <source>delete remove</source>
        <translation>supprimer effacer</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>traduction</translation>
    </message>
    <message>
        <source>lawyer counsel approval</source>
        <translation>avocat juriste conseil approbation</translation>
    </message>
    <message>
        <source>excel download save</source>
        <translation>excel télécharger enregistrer</translation>
    </message>
    <message>
        <source>reject refuse</source>
        <translation>rejeter refuser</translation>
    </message>
    <message>
        <source>block forbid</source>
        <translation>bloquer interdire</translation>
    </message>
    <message>
        <source>comment note</source>
        <translation>commentaire note</translation>
    </message>
    <message>
        <source>readers</source>
        <translation>lecteurs</translation>
    </message>
    <message>
        <source>emergency block pause</source>
        <translation>urgence bloquer pause</translation>
    </message>
    <message>
        <source>crisis urgent template outage</source>
        <translation>crise urgent modèle panne</translation>
    </message>
    <message>
        <source>history</source>
        <translation>historique</translation>
    </message>
    <message>
        <source>schedule month week agenda blackout</source>
        <translation>programmer mois semaine agenda silence</translation>
    </message>
    <message>
        <source>watch list hashtag competitor keyword technology search</source>
        <translation>veille hashtag concurrent mot-clé technologie recherche</translation>
    </message>
    <message>
        <source>objective deadline cadence promotion</source>
        <translation>objectif échéance cadence promotion</translation>
    </message>
    <message>
        <source>replies customers tray inbox answer</source>
        <translation>réponses clients boîte répondre</translation>
    </message>
    <message>
        <source>reply customer</source>
        <translation>réponse client</translation>
    </message>
    <message>
        <source>update fetch</source>
        <translation>mettre à jour rafraîchir</translation>
    </message>
    <message>
        <source>statistics metrics charts report excel</source>
        <translation>statistiques mesures graphiques rapport tableur excel</translation>
    </message>
    <message>
        <source>policy legal risk check words forbid</source>
        <translation>politique juridique risque mots interdire</translation>
    </message>
    <message>
        <source>team duties roles keys deputies away</source>
        <translation>équipe fonctions rôles clés suppléants absences</translation>
    </message>
    <message>
        <source>proof record chain verify who did what</source>
        <translation>preuve registre chaîne vérifier qui a fait quoi historique</translation>
    </message>
    <message>
        <source>preferences options</source>
        <translation>préférences options</translation>
    </message>
    <message>
        <source>sidebar</source>
        <translation>barre latérale</translation>
    </message>
    <message>
        <source>change user</source>
        <translation>changer utilisateur</translation>
    </message>
    <message>
        <source>close exit</source>
        <translation>fermer sortir</translation>
    </message>
</context>
<context>
    <name>WordsDetail</name>
    <message>
        <source>What stays in the record</source>
        <extracomment>Where *Published* has a post. a post&apos;s id a post&apos;s id of the post that is shown</extracomment>
        <translation>Ce qui reste au registre</translation>
    </message>
    <message>
        <source>Its words were taken out.</source>
        <translation>Son texte a été retiré.</translation>
    </message>
    <message>
        <source>{name} took them out, {time}: {reason}</source>
        <translation>{name} a retiré le texte, {time}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{name} asked for it, {time}: {reason}</source>
        <translation>{name} l’avait demandé, {time}&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>About this post</source>
        <translation>À propos de ce post</translation>
    </message>
    <message>
        <source>Due since {day}</source>
        <translation>Échu depuis le {day}</translation>
    </message>
    <message>
        <source>Due from {day}</source>
        <translation>Échéance le {day}</translation>
    </message>
    <message>
        <source>Open it in Review</source>
        <translation>Ouvrir dans Relire</translation>
    </message>
    <message>
        <source>Open it under Published</source>
        <translation>Ouvrir sous Publié</translation>
    </message>
    <message>
        <source>Once words are taken out</source>
        <translation>Une fois le texte retiré</translation>
    </message>
    <message>
        <source>For ever stays who did what, and when; with it the fingerprints, the signatures and both reasons. Whoever still has the exact text can show that it was this one.</source>
        <translation>Demeure pour toujours&#xa0;: qui a fait quoi, et quand&#xa0;; avec les empreintes, les signatures et les deux motifs. Qui possède encore le texte exact peut montrer que c’était bien celui-ci.</translation>
    </message>
    <message>
        <source>Countersign on other computers lets go of its copies once it runs there. Not reached are backups, exports, mails, and X.</source>
        <translation>Sur d’autres ordinateurs, Countersign se défait de ses copies dès qu’il y tourne. Ne sont pas atteints&#xa0;: les sauvegardes, les exports, les courriels, et X.</translation>
    </message>
</context>
<context>
    <name>WordsSettings</name>
    <message>
        <source>These words are right as they are written, capitals included. The names that the company’s profile holds are known without being listed here.</source>
        <extracomment>pixels at 100 % the one that can be brought back</extracomment>
        <translation>Ces mots sont corrects tels qu’ils sont écrits, majuscules comprises. Les noms inscrits au profil de l’entreprise sont connus sans figurer ici.</translation>
    </message>
    <message>
        <source>Whose words</source>
        <translation>Les mots de qui</translation>
    </message>
    <message>
        <source>Search in words</source>
        <translation>Chercher dans les mots</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Mots</translation>
    </message>
    <message>
        <source>Another word</source>
        <translation>Un autre mot</translation>
    </message>
    <message>
        <source>Language of the word</source>
        <translation>Langue du mot</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>My words ({count})</source>
        <translation>Mes mots ({count})</translation>
    </message>
    <message>
        <source>For everyone ({count})</source>
        <translation>Pour tous ({count})</translation>
    </message>
    <message>
        <source>added on {day}</source>
        <translation>ajouté le {day}</translation>
    </message>
    <message>
        <source>added by {name} on {day}</source>
        <translation>ajouté par {name} le {day}</translation>
    </message>
    <message>
        <source>English and French</source>
        <translation>Anglais et français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>Remove {word}</source>
        <translation>Retirer {word}</translation>
    </message>
    <message>
        <source>Communications and legal change the words for everyone.</source>
        <translation>La communication et le juridique modifient les mots de tous.</translation>
    </message>
    <message>
        <source>One word: letters, digits, and inside it - ’ or a full stop.</source>
        <translation>Un seul mot&#xa0;: des lettres, des chiffres et, à l’intérieur, - ’ ou un point.</translation>
    </message>
    <message>
        <source>{word} was removed.</source>
        <translation>{word} a été retiré.</translation>
    </message>
    <message>
        <source>Reading the words…</source>
        <translation>Lecture des mots…</translation>
    </message>
    <message>
        <source>No word has these letters.</source>
        <translation>Aucun mot ne contient ces lettres.</translation>
    </message>
    <message>
        <source>No word was added for everyone yet.</source>
        <translation>Aucun mot n’a encore été ajouté pour tous.</translation>
    </message>
    <message>
        <source>You have added no word yet. The card of an underlined word offers it too.</source>
        <translation>Vous n’avez encore ajouté aucun mot. La fiche d’un mot souligné le propose aussi.</translation>
    </message>
</context>
<context>
    <name>WordsStep</name>
    <message>
        <source>You have joined: six words to read aloud</source>
        <translation>Vous avez rejoint&#xa0;: six mots à lire à voix haute</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>the communications director or legal counsel</source>
        <translation>la direction de la communication ou le juridique</translation>
    </message>
    <message>
        <source>Read these to {who} on the telephone, or face to face. They compare; do not send the words in writing.</source>
        <translation>Lisez-les à {who}, au téléphone ou de vive voix. On les compare&#x202f;; ne les envoyez pas par écrit.</translation>
    </message>
    <message>
        <source>The words stand for the key that was made on this computer. If somebody put another key in your place, the words are others.</source>
        <translation>Les mots représentent la clé créée sur cet ordinateur. Si quelqu’un mettait une autre clé à votre place, ils seraient autres.</translation>
    </message>
    <message>
        <source>Then the record is sealed, or you are taken into it. Until then nothing can be submitted or posted. The next page says who is missing, and shows the words again.</source>
        <translation>Ensuite le registre est scellé, ou l’on vous y fait entrer. D’ici là, rien ne peut être soumis ni publié. La page suivante dit qui manque, et remontre les mots.</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>The post</source>
        <extracomment>Milliseconds that the preview may be behind the keys: what is typed is painted first. Milliseconds without a key before a long draft is shown: laying it out takes a frame or two. a change of the draft: Callable[[Draft], Draft] Said before `changed`: the draft as it was may be wanted back; how the footer calls it. another part is written now</extracomment>
        <translation>Le post</translation>
    </message>
    <message>
        <source>Add pictures or a film…</source>
        <translation>Ajouter des images ou un film…</translation>
    </message>
    <message>
        <source>Add a poll</source>
        <translation>Ajouter un sondage</translation>
    </message>
    <message>
        <source>Add a post to the thread</source>
        <translation>Ajouter un post au fil</translation>
    </message>
</context>
<context>
    <name>_Ages</name>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>{count} min ago</source>
        <translation>il y a {count} min</translation>
    </message>
    <message>
        <source>{count} h ago</source>
        <translation>il y a {count} h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Behind</name>
    <message>
        <source>Notices</source>
        <translation>Notifications</translation>
    </message>
</context>
<context>
    <name>_Counted</name>
    <message numerus="yes">
        <source>%Ln view(s)</source>
        <translation>
            <numerusform>%Ln vue</numerusform>
            <numerusform>%Ln vues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln like(s)</source>
        <translation>
            <numerusform>%Ln j’aime</numerusform>
            <numerusform>%Ln j’aime</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln repost(s)</source>
        <translation>
            <numerusform>%Ln repost</numerusform>
            <numerusform>%Ln reposts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln réponse</numerusform>
            <numerusform>%Ln réponses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln quote(s)</source>
        <translation>
            <numerusform>%Ln citation</numerusform>
            <numerusform>%Ln citations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln bookmark(s)</source>
        <translation>
            <numerusform>%Ln signet</numerusform>
            <numerusform>%Ln signets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The poll ended with %Ln vote(s)</source>
        <translation>
            <numerusform>Le sondage s’est terminé avec %Ln voix</numerusform>
            <numerusform>Le sondage s’est terminé avec %Ln voix</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept post(s) wait to be looked for at X.</source>
        <translation>
            <numerusform>%Ln post gardé attend d’être recherché sur X.</numerusform>
            <numerusform>%Ln posts gardés attendent d’être recherchés sur X.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is left of the month stays for refreshing.</source>
        <translation>Ce qui reste du mois est laissé aux actualisations.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s) to the same post wait</source>
        <translation>
            <numerusform>%Ln réponse au même post attend</numerusform>
            <numerusform>%Ln réponses au même post attendent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier time(s)</source>
        <translation>
            <numerusform>%Ln période plus ancienne</numerusform>
            <numerusform>%Ln périodes plus anciennes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_MediaLine</name>
    <message>
        <source>Open the whole picture</source>
        <translation>Ouvrir l’image entière</translation>
    </message>
    <message>
        <source>Play the film</source>
        <translation>Lire le film</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>_Offer</name>
    <message>
        <source>Also used for: {what}</source>
        <translation>Aussi utilisé pour&#xa0;: {what}</translation>
    </message>
    <message>
        <source>Last used {when}</source>
        <translation>Dernier emploi le {when}</translation>
    </message>
</context>
<context>
    <name>_Question</name>
    <message>
        <source>Take over {words}?</source>
        <extracomment>the remark&apos;s id</extracomment>
        <translation>Reprendre {words}&#x202f;?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>_Spotted</name>
    <message>
        <source>Explain to legal…</source>
        <extracomment>pixels between the words and the card milliseconds in which the mouse may go from the words to the card Finding that the author wants to explain what can be done about misspelt words Finding</extracomment>
        <translation>Expliquer au juridique…</translation>
    </message>
    <message>
        <source>Explain to reviewers…</source>
        <translation>Expliquer aux relecteurs…</translation>
    </message>
</context>
<context>
    <name>budget</name>
    <message>
        <source>With this post the month goes over the budget of {amount}: {share} of it.</source>
        <extracomment>`months` is new an Exception that somebody must be told</extracomment>
        <translation>Avec ce post, le mois dépasse le budget de {amount}&#xa0;: il en atteint {share}.</translation>
    </message>
    <message>
        <source>With this post the month reaches {share} of the budget of {amount}.</source>
        <translation>Avec ce post, le mois atteint {share} du budget de {amount}.</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}&#xa0;%</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>on X, not read again yet</source>
        <extracomment>not read again yet it could not be read again Icon and tone.</extracomment>
        <translation>sur X, pas encore relu</translation>
    </message>
    <message>
        <source>X shows what was approved</source>
        <translation>X affiche le texte approuvé</translation>
    </message>
    <message>
        <source>X shows something else</source>
        <translation>X affiche autre chose</translation>
    </message>
    <message>
        <source>X could not be read again</source>
        <translation>X n’a pas pu être relu</translation>
    </message>
    <message>
        <source>taken off X</source>
        <translation>retiré de X</translation>
    </message>
    <message>
        <source>Different from what was approved: {names}</source>
        <translation>Différent de ce qui a été approuvé&#xa0;: {names}</translation>
    </message>
</context>
<context>
    <name>numbers</name>
    <message>
        <source>No numbers were read yet. X charges for reading them: what it may cost a month is set on the page Accounts.</source>
        <translation>Aucun chiffre n’a encore été lu. X fait payer la lecture&#xa0;: ce qu’elle peut coûter par mois se règle à la page Comptes.</translation>
    </message>
    <message>
        <source>From a file, as they were {time}</source>
        <translation>Tirés d’un fichier&#xa0;; relevés {time}</translation>
    </message>
    <message>
        <source>Read {time}, for {price}</source>
        <translation>Lus {time}, pour {price}</translation>
    </message>
    <message>
        <source>{part}:</source>
        <translation>{part}&#xa0;:</translation>
    </message>
    <message>
        <source>{share} % — {option} ({votes})</source>
        <translation>{share}&#xa0;% — {option} ({votes})</translation>
    </message>
    <message>
        <source>Read {time}. Whoever follows the account and votes is no sample: this says nothing about customers or the public.</source>
        <translation>Lu {time}. Ceux qui suivent le compte et votent ne forment pas un échantillon&#xa0;: cela ne dit rien des clients ni du public.</translation>
    </message>
</context>
<context>
    <name>payload</name>
    <message>
        <source>Everybody can reply</source>
        <translation>Tout le monde peut répondre</translation>
    </message>
    <message>
        <source>Only accounts that this one follows can reply</source>
        <translation>Seuls les comptes suivis peuvent répondre</translation>
    </message>
    <message>
        <source>Only accounts that are mentioned can reply</source>
        <translation>Seuls les comptes nommés peuvent répondre</translation>
    </message>
    <message>
        <source>Only subscribers can reply</source>
        <translation>Seuls les abonnés payants peuvent répondre</translation>
    </message>
    <message>
        <source>Only verified accounts can reply</source>
        <translation>Seuls les comptes vérifiés peuvent répondre</translation>
    </message>
    <message>
        <source>Picture {number}</source>
        <translation>Image {number}</translation>
    </message>
    <message>
        <source>Moving picture {number}</source>
        <translation>Image animée {number}</translation>
    </message>
    <message>
        <source>Film {number}</source>
        <translation>Film {number}</translation>
    </message>
    <message>
        <source>{number} d</source>
        <translation>{number} j</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>le texte</translation>
    </message>
    <message>
        <source>the descriptions of its pictures</source>
        <translation>les descriptions de ses images</translation>
    </message>
    <message>
        <source>the poll</source>
        <translation>le sondage</translation>
    </message>
    <message>
        <source>the post that it answers</source>
        <translation>le post auquel il répond</translation>
    </message>
    <message>
        <source>the post that it quotes</source>
        <translation>le post qu’il cite</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>il n’y est plus</translation>
    </message>
    <message>
        <source>its author</source>
        <translation>son auteur</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
</context>
<context>
    <name>queue</name>
    <message>
        <source>Nothing like this is here</source>
        <translation>Rien de tel ici</translation>
    </message>
    <message>
        <source>Take a chip away, or look under All.</source>
        <translation>Retirez un critère ou regardez sous Tous.</translation>
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
        <source>Nothing is scheduled</source>
        <translation>Rien n’est programmé</translation>
    </message>
    <message>
        <source>No post was missed</source>
        <translation>Aucun post n’a été manqué</translation>
    </message>
    <message>
        <source>You have no post on its way</source>
        <translation>Aucun de vos posts n’est en route</translation>
    </message>
    <message>
        <source>There is no post yet</source>
        <translation>Il n’y a pas encore de post</translation>
    </message>
    <message>
        <source>An approved post waits here for its time. Choose it under Compose.</source>
        <translation>Un post approuvé attend ici son heure. Elle se choisit sous Rédiger.</translation>
    </message>
    <message>
        <source>A post whose time passed before it could leave would be here.</source>
        <translation>Un post dont l’heure est passée avant son départ serait ici.</translation>
    </message>
    <message>
        <source>Write one under Compose: it comes here when you send it for review.</source>
        <translation>Écrivez-en un sous Rédiger&#xa0;: il vient ici quand vous l’envoyez en relecture.</translation>
    </message>
    <message>
        <source>A post comes here when its author sends it for review.</source>
        <translation>Un post vient ici quand son auteur l’envoie en relecture.</translation>
    </message>
</context>
<context>
    <name>waiting_words</name>
    <message>
        <source>your approval waits to be sent</source>
        <translation>votre approbation attend d’être envoyée</translation>
    </message>
    <message>
        <source>your request for changes waits to be sent</source>
        <translation>votre demande de modifications attend d’être envoyée</translation>
    </message>
    <message>
        <source>your veto waits to be sent</source>
        <translation>votre veto attend d’être envoyé</translation>
    </message>
    <message>
        <source>your new version waits to be sent</source>
        <translation>votre nouvelle version attend d’être envoyée</translation>
    </message>
    <message>
        <source>your remark waits to be sent</source>
        <translation>votre remarque attend d’être envoyée</translation>
    </message>
    <message>
        <source>something of yours waits to be sent</source>
        <translation>quelque chose de vous attend d’être envoyé</translation>
    </message>
    <message>
        <source>Your approval of version {number} waits to be sent.</source>
        <translation>Votre approbation de la version {number} attend d’être envoyée.</translation>
    </message>
    <message>
        <source>Your request for changes to version {number} waits to be sent.</source>
        <translation>Votre demande de modifications de la version {number} attend d’être envoyée.</translation>
    </message>
    <message>
        <source>Your veto of version {number} waits to be sent.</source>
        <translation>Votre veto contre la version {number} attend d’être envoyé.</translation>
    </message>
    <message>
        <source>Your version {number} waits to be sent.</source>
        <translation>Votre version {number} attend d’être envoyée.</translation>
    </message>
    <message>
        <source>Your remark about version {number} waits to be sent.</source>
        <translation>Votre remarque sur la version {number} attend d’être envoyée.</translation>
    </message>
    <message>
        <source>A remark about version {number} that you settled waits to be sent.</source>
        <translation>La remarque sur la version {number} que vous avez réglée attend d’être envoyée.</translation>
    </message>
    <message>
        <source>Something of yours about version {number} waits to be sent.</source>
        <translation>Quelque chose de vous sur la version {number} attend d’être envoyé.</translation>
    </message>
    <message>
        <source>Until then nobody else sees it.</source>
        <translation>D’ici là, personne d’autre ne le voit.</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>{deputy} for {person}</source>
        <extracomment>characters of a text&apos;s words that are quoted in full</extracomment>
        <translation>{deputy} pour {person}</translation>
    </message>
    <message>
        <source>Words taken out on {time} by {name}: {reason}</source>
        <translation>Texte retiré le {time} par {name}&#xa0;: {reason}</translation>
    </message>
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
        <source>investors read it</source>
        <translation>les investisseurs le lisent</translation>
    </message>
    <message>
        <source>employees read it</source>
        <translation>le personnel le lit</translation>
    </message>
    <message>
        <source>customers read it</source>
        <translation>les clients le lisent</translation>
    </message>
    <message>
        <source>partners read it</source>
        <translation>les partenaires le lisent</translation>
    </message>
    <message>
        <source>the press reads it</source>
        <translation>la presse le lit</translation>
    </message>
    <message>
        <source>everybody reads it</source>
        <translation>tout le monde le lit</translation>
    </message>
    <message>
        <source>it speaks for the company</source>
        <translation>il parle pour l’entreprise</translation>
    </message>
    <message>
        <source>it speaks for one person</source>
        <translation>il parle pour une personne</translation>
    </message>
    <message>
        <source>it recruits</source>
        <translation>il recrute</translation>
    </message>
    <message>
        <source>it helps customers</source>
        <translation>il aide les clients</translation>
    </message>
    <message>
        <source>it informs investors</source>
        <translation>il informe les investisseurs</translation>
    </message>
    <message>
        <source>it advertises</source>
        <translation>il fait de la publicité</translation>
    </message>
    <message>
        <source>since {time}</source>
        <translation>depuis {time}</translation>
    </message>
    <message>
        <source>since {time}, due {due}</source>
        <translation>depuis {time}, à rendre pour {due}</translation>
    </message>
    <message>
        <source>since {time}, overdue since {due}</source>
        <translation>depuis {time}, en retard depuis {due}</translation>
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
        <source>Somebody must look on X</source>
        <translation>Quelqu’un doit regarder sur X</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manqué</translation>
    </message>
    <message>
        <source>Recalled</source>
        <translation>Rappelé</translation>
    </message>
    <message>
        <source>Being taken off X</source>
        <translation>En cours de retrait de X</translation>
    </message>
    <message>
        <source>Taken off X</source>
        <translation>Retiré de X</translation>
    </message>
    <message>
        <source>the account was frozen</source>
        <translation>le compte a été gelé</translation>
    </message>
    <message>
        <source>X does not accept the connection</source>
        <translation>X n’accepte pas la connexion</translation>
    </message>
    <message>
        <source>X’s credits are used up</source>
        <translation>les crédits X sont épuisés</translation>
    </message>
    <message>
        <source>X has locked the account</source>
        <translation>X a verrouillé le compte</translation>
    </message>
    <message>
        <source>X could not be reached</source>
        <translation>X était injoignable</translation>
    </message>
    <message>
        <source>it was ready long ago</source>
        <translation>il était prêt depuis longtemps</translation>
    </message>
    <message>
        <source>Held: {reason}</source>
        <translation>Retenu&#xa0;: {reason}</translation>
    </message>
    <message>
        <source>{posted} of {parts} posted</source>
        <translation>publié&#xa0;: {posted} sur {parts}</translation>
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
        <source>taken back</source>
        <translation>retirée</translation>
    </message>
    <message>
        <source>no longer counts: it has to be decided again</source>
        <translation>ne compte plus&#xa0;: à décider de nouveau</translation>
    </message>
    <message>
        <source>Legal must approve</source>
        <translation>Le juridique doit approuver</translation>
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
        <source>{time} here</source>
        <translation>{time} ici</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>Part {number} of {parts}</source>
        <translation>Partie {number} sur {parts}</translation>
    </message>
</context>
</TS>
